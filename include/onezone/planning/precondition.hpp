// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_PLANNING_PRECONDITION_HPP_INCLUDED
#define ONEZONE_PLANNING_PRECONDITION_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/model/member.hpp>
#include <onezone/rules/force.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/policy.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

/// @file
/// Preconditions of the caller's own: what has to hold before a step, or the acts of a document, are carried out.
///
///  1. A precondition is one of four: a *finding* (`rule`), a *figure* (`figure`), a *fact* (`fact`) or a fact of one's own (`own_fact`,
///     model/own_fact.hpp). It speaks of `unit`, `body`, `post` or `person`, of the whole where it names none.
///  2. It is looked at on the state just before the act. What does not hold refuses the act by the precondition's name; so does what is not
///     known to hold, and says what is missing.

namespace onezone {

struct precondition {
    std::string key{}; ///< names it in refusals; not empty
    text name{};       ///< what has to hold, for people; empty: the key
    /// A finding: the rule of the policy whose verdict on `unit`, `body`, `post`, `person` or the whole has to be one of `accepts`.
    std::string rule{};
    std::vector<verdict> accepts{verdict::satisfied, verdict::exempted};
    /// A figure: the key of one that can be published and compared (planning/count.hpp, of `unit` or the whole; planning/trial.hpp), counted
    /// between the state before all acts and now, or the name of the unit's latest indicator; at least or at most so much.
    std::string figure{};
    std::optional<decimal> at_least{};
    std::optional<decimal> at_most{};
    std::string measure{}; ///< of the limits; empty: mere numbers
    /// A fact: the key of a member of the zone's or body's record, or of the division's (`name`, `kind`, `code`), and what it is.
    std::string fact{};
    std::string
        is{}; ///< a word of a vocabulary by its key or name, a number, a day, `true` or `false`, the path of a unit, an item of a list
    /// A fact of one's own, by its name: what it says on the day is `is` (a text, an item of its list, a day, `true` or `false`), or it is a
    /// number within `at_least` and `at_most`.
    std::string own_fact{};
    unit_id unit{};
    body_id body{};
    post_id post{};
    person_id person{};
    provenance from{};
    friend bool operator==(const precondition&, const precondition&) = default;
};
template <>
inline constexpr auto members_of<precondition> = member_list{
    member<&precondition::key, member_role::nature>("key", "标识", "key"),
    member<&precondition::name>("name", "须成立的是什么", "what has to hold"),
    member<&precondition::rule>("rule", "规则", "rule"),
    member<&precondition::accepts>("accepts", "可接受的认定", "verdicts accepted"),
    member<&precondition::figure>("figure", "数字", "figure"),
    member<&precondition::at_least>("at_least", "不少于", "at least"),
    member<&precondition::at_most>("at_most", "不多于", "at most"),
    member<&precondition::measure>("measure", "计量单位", "unit of measure"),
    member<&precondition::fact>("fact", "事实", "fact"),
    member<&precondition::is>("is", "应为", "what it has to be"),
    member<&precondition::own_fact>("own_fact", "自定事实", "fact of one's own"),
    member<&precondition::unit, member_role::content, naming::any_or_none>("unit", "单位", "unit"),
    member<&precondition::body, member_role::content, naming::any_or_none>("body", "机构", "body"),
    member<&precondition::post, member_role::content, naming::any_or_none>("post", "职位", "post"),
    member<&precondition::person, member_role::content, naming::any_or_none>("person", "人员", "person"),
    member<&precondition::from>("from", "依据", "source"),
};

/// What a precondition is called: its name, or its key. Allocates.
[[nodiscard]] ONEZONE_API text name_of(const precondition& p);

/// Whether the precondition holds of `now`, which came from `first` by acts with that account and those lines of descent.
///
/// Refuses: precondition_unmet (it does not hold, or is not known to: named, with what is missing); bad_value (none or several of `rule`,
/// `figure`, `fact` and `own_fact`; several of unit, body, post and person; a figure without limits; a fact of one's own with neither or
/// both of limits and `is`), missing_key (no key), unknown_key (no such member or counted figure), unknown_unit, unknown_body, unknown_post,
/// unknown_person; as `judge`.
/// Complexity: one rule on one subject; a counted figure is linear in the records.
[[nodiscard]] ONEZONE_API result<void> check(const precondition& p, const hierarchy& first, const hierarchy& now,
    const policy& rules, const judging_dates& on, const ledger& between = {}, std::span<const succession> lineage = {});

} // namespace onezone

#endif
