// SPDX-License-Identifier: Apache-2.0
#include <onezone/model/hierarchy.hpp>
#include <onezone/model/own_fact.hpp>

namespace onezone {

namespace {

template <class Id>
[[nodiscard]] const own_fact* latest(
    const hierarchy& h, Id about, std::string_view name, const std::optional<date>& on) noexcept {
    const own_fact* found = nullptr;
    if (h.count<own_fact>() == 0) return found;
    for (const own_fact& f : h.own_facts_of(about)) {
        if (f.name != name || (on && f.on && *f.on > *on)) continue;
        if (!found || !found->on || (f.on && *found->on < *f.on)) found = &f;
    }
    return found;
}

} // namespace

const own_fact* own_fact_of(
    const hierarchy& h, unit_id about, std::string_view name, const std::optional<date>& on) noexcept {
    return latest(h, about, name, on);
}
const own_fact* own_fact_of(
    const hierarchy& h, body_id about, std::string_view name, const std::optional<date>& on) noexcept {
    return latest(h, about, name, on);
}
const own_fact* own_fact_of(
    const hierarchy& h, post_id about, std::string_view name, const std::optional<date>& on) noexcept {
    return latest(h, about, name, on);
}
const own_fact* own_fact_of(
    const hierarchy& h, person_id about, std::string_view name, const std::optional<date>& on) noexcept {
    return latest(h, about, name, on);
}

} // namespace onezone
