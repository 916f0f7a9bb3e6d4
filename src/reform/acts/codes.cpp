// SPDX-License-Identifier: Apache-2.0
#include "codes.hpp"

#include "ground/try.hpp"
#include "reform/audit.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace onezone::detail {

namespace {

using new_codes = std::map<unit_id, code>;

// The code beneath another with the digits that a code has of its own; nothing where it has none, or where they make no code.
[[nodiscard]] std::optional<code> beneath(code above, code own) {
    const std::uint64_t step = code_steps[static_cast<std::size_t>(above.level())];
    const std::uint64_t digits = own.value() % step;
    if (digits == 0) return {};
    const code made = code::from_value(above.value() + digits);
    return made.ok() ? std::optional<code>(made) : std::nullopt;
}

// What becomes of the code of a unit and of all below it, beneath a code or, where there is none, of none.
result<void> follow(const hierarchy& h, unit_ref u, code above, const new_codes& stated, new_codes& next) {
    code own = u.code();
    if (const auto told = stated.find(u.id()); told != stated.end()) {
        own = told->second;
        next[u.id()] = own;
    } else if (own.ok()) {
        const std::optional<code> made = above.ok() ? beneath(above, own) : code::none();
        if (!made)
            return refusal(errc::bad_value,
                fill(say("代码{0}不能接在{1}之下，须逐一说明", "the code {0} cannot follow {1}: state it by itself"),
                    {verbatim(to_string(own)), verbatim(to_string(above))}),
                {u.path()});
        own = *made;
        next[u.id()] = own;
    } else {
        own = above;
    }
    for (const unit_ref child : u.children()) ONEZONE_TRY(follow(h, child, own, stated, next));
    return {};
}

// Those below units whose code is told one by one, where the others keep theirs.
result<void> follow_stated(const hierarchy& h, unit_ref u, const new_codes& stated, new_codes& next) {
    if (stated.count(u.id()) != 0) return follow(h, u, {}, stated, next);
    for (const unit_ref child : u.children()) ONEZONE_TRY(follow_stated(h, child, stated, next));
    return {};
}

// Old codes go first, so that swapped ones do not meet. In the order of the new ones: siblings are in none.
result<void> assign(act& a, const new_codes& next) {
    std::vector<std::pair<code, unit_id>> changed;
    for (const auto& [unit, to] : next)
        if (a.now()[unit].code() != to) changed.emplace_back(to, unit);
    std::sort(changed.begin(), changed.end());
    for (const auto& [to, unit] : changed)
        if (a.now()[unit].code().ok()) ONEZONE_TRY(a.edit().recode(unit, code::none()));
    for (const auto& [to, unit] : changed)
        if (to.ok()) ONEZONE_TRY(a.edit().recode(unit, to));
    return {};
}

} // namespace

result<void> recode_subtree(act& a, unit_id top, code to) {
    new_codes next;
    ONEZONE_TRY(follow(a.now(), a.now()[top], {}, {{top, to}}, next));
    return assign(a, next);
}

result<void> recode_units(act& a, const std::vector<unit_id>& came, unit_id of, const code_statement& codes) {
    if (codes == code_statement{}) return {};
    const hierarchy& h = a.now();
    std::vector<unit_id> tops; // one that came may have ended since
    std::copy_if(came.begin(), came.end(), std::back_inserter(tops), [&](unit_id top) { return bool(h.find(top)); });
    new_codes stated;
    for (const unit_code& one : codes.stated) {
        const unit_ref u = h.find(one.unit);
        if (!u) return no_unit(h, one.unit);
        if (!stated.emplace(one.unit, one.code).second)
            return refuse(errc::bad_value, "同一单位有两个代码", "a unit is given two codes", {u.path()});
        if (std::none_of(tops.begin(), tops.end(), [&](unit_id top) { return u.within(h[top]); }))
            return refuse(errc::not_held, "说明了代码的单位不在其列", "a code is stated for what does not come to it",
                {u.path(), h.path_of(of)});
    }
    const code above = codes.below == recoding::assign ? h[of].code() : code::none();
    if (codes.below == recoding::assign && !above.ok())
        return refuse(errc::bad_value, "自身没有代码，下级代码无从接续", "codes cannot follow a division that has none",
            {h.path_of(of)});
    new_codes next;
    for (const unit_id top : tops) {
        auto done = codes.below == recoding::keep ? follow_stated(h, h[top], stated, next)
                                                  : follow(h, h[top], above, stated, next);
        if (!done) return done;
    }
    return assign(a, next);
}

} // namespace onezone::detail
