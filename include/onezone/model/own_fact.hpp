// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_OWN_FACT_HPP_INCLUDED
#define ONEZONE_MODEL_OWN_FACT_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/model/member.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// Facts of one's own: what a caller's rules ask for and no member of a record holds.
///
///  1. A fact is about a unit, body, post or person and has a name. What it says is one of: yes or no, a number with its unit of measure and
///     hedge, a text, a list, a day; each with its provenance. Said to be nothing of these, it is unknown, as where nobody records it.
///  2. It holds from the day it is recorded of until a later one says otherwise; without a day it holds wherever no dated one does.
///  3. They are records: compared, undone, written and read like the others; they go with what they are about and take no room where there
///     are none. Indicators stand beside them: figures of a unit that the library's own rules know by name.
/// Rules ask for them by `window::own_fact` and `own_figure`.

namespace onezone {

class hierarchy;

/// What is known of a unit, body, post or person under a name of the caller's own, as of a day.
struct own_fact {
    unit_id unit{}; ///< what it is about: exactly one of these four
    body_id body{};
    post_id post{};
    person_id person{};
    std::string name{};       ///< by which rules ask for it; not empty
    std::optional<date> on{}; ///< since when it is known to be so
    fact<bool> holds{};       ///< what it says: of this …
    fact<decimal> value{};    ///< … a number …
    onezone::hedge exactness = hedge::exact;
    std::string measure{};
    fact<std::string> text{};               ///< … a text …
    fact<std::vector<std::string>> items{}; ///< … a list …
    fact<date> day{};                       ///< … and a day at most one

    /// Follows from what it is about, its name and its day: there are no two of one.
    [[nodiscard]] own_fact_id id() const noexcept {
        const std::uint64_t owner = unit.value() + body.value() + post.value() + person.value(); // ids do not meet
        return own_fact_id::derive(detail::digest(name, detail::mix(owner)), on ? std::uint64_t{on->day_number()} : 0U);
    }
    friend bool operator==(const own_fact&, const own_fact&) = default;
};
template <>
inline constexpr auto members_of<own_fact> = member_list{
    member<&own_fact::unit, member_role::owner, naming::any_or_none>("unit", "所属单位", "unit", "own_facts"),
    member<&own_fact::body, member_role::owner, naming::any_or_none>("body", "所属机构", "body", "own_facts"),
    member<&own_fact::post, member_role::owner, naming::any_or_none>("post", "所属职位", "post", "own_facts"),
    member<&own_fact::person, member_role::owner, naming::any_or_none>("person", "所属人员", "person", "own_facts"),
    member<&own_fact::name, member_role::nature>("name", "事实名称", "name"),
    member<&own_fact::on, member_role::nature>("on", "日期", "date"),
    member<&own_fact::holds>("holds", "是否如此", "whether it is so"),
    member<&own_fact::value>("value", "数值", "number"),
    member<&own_fact::exactness>("hedge", "表述", "hedge"),
    member<&own_fact::measure>("measure", "计量单位", "unit of measure"),
    member<&own_fact::text>("text", "文字", "text"),
    member<&own_fact::items>("items", "清单", "list"),
    member<&own_fact::day>("day", "所述日期", "day it tells"),
};

/// What holds under that name of a unit, body, post or person on that day, or null where nobody says anything; of the latest without a day.
///
/// Complexity: linear in the facts recorded of it. Does not allocate. Invalidated as records are.
[[nodiscard]] ONEZONE_API const own_fact* own_fact_of(
    const hierarchy& h, unit_id about, std::string_view name, const std::optional<date>& on = {}) noexcept;
/// @cond overloads that Doxygen 1.9 takes for definitions of the first
[[nodiscard]] ONEZONE_API const own_fact* own_fact_of(
    const hierarchy& h, body_id about, std::string_view name, const std::optional<date>& on = {}) noexcept;
[[nodiscard]] ONEZONE_API const own_fact* own_fact_of(
    const hierarchy& h, post_id about, std::string_view name, const std::optional<date>& on = {}) noexcept;
[[nodiscard]] ONEZONE_API const own_fact* own_fact_of(
    const hierarchy& h, person_id about, std::string_view name, const std::optional<date>& on = {}) noexcept;
/// @endcond

} // namespace onezone

#endif
