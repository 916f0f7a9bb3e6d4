// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_FINDING_HPP_INCLUDED
#define ONEZONE_RULES_FINDING_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/rules/force.hpp>
#include <onezone/rules/rule.hpp>
#include <onezone/rules/subject.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// @file
/// A rule's answer for one subject.
///
///  1. A finding is data; `<<` and `print` are conveniences whose format is not stable.
///  2. An undecided finding lists exactly the facts for want of which it is undecided and, where it follows, what each answer to one
///     of them alone would lead to.

namespace onezone {

/// A recorded exception from a clause that binds in principle.
struct exemption {
    std::string rule{};
    unit_id unit{};
    period valid{};
    text reason{};
    std::string approver{};
    std::string document{};

    friend bool operator==(const exemption&, const exemption&) = default;
};

/// A fact a finding rests on that is missing or doubtful.
struct fact_note {
    subject of{};
    std::string path{};        ///< of what the fact is about, from the root
    std::string field{};       ///< key, e.g. `location`
    std::string kind{};        ///< of a count: key of what is counted, e.g. `administrative`
    text name{};               ///< of the field
    grade how = grade::stated; ///< of a doubtful fact: inferred or placeholder
    text reason{};             ///< … and why
    text question{};           ///< of a missing one: what is to be found out, 属于哪一级开发区

    friend bool operator==(const fact_note&, const fact_note&) = default;
};

/// `江西省/…/主任（是否领酬）`, `江西省/…/开发区的核准面积`: whose fact it is, and which. Allocates.
[[nodiscard]] ONEZONE_API text phrase_of(const fact_note& n);

/// What one answer to one missing fact, the others staying unknown, would lead to.
///
/// Where the answers are no closed set it speaks of all numbers or days of a range, of any one of some units or organs, or of lists
/// that hold something. Such answers are found by trying: around the parameters of the rule and the facts it reads, and between.
struct possible_answer {
    std::size_t fact = 0; ///< index into `finding::missing`
    std::string answer{}; ///< key: of a word; `<= 2`, `3 .. 5`, `any`; paths of units, separated by `|`
    text name{};          ///< of the answer
    onezone::verdict then{};
    std::optional<decimal> at_least{}; ///< of numbers
    std::optional<decimal> at_most{};
    period days{};             ///< of days
    bool is_statement = false; ///< it says what holds then, and is no value of the fact

    friend bool operator==(const possible_answer&, const possible_answer&) = default;
};

/// How the date of a clause bears on a finding.
enum class dating : unsigned char {
    in_force,
    as_announced, ///< the date in force is not known; judged as announced
    draft,        ///< not in force on the day of the state, judged because the caller named a later day for the rules
};
[[nodiscard]] ONEZONE_API std::span<const word> words(dating) noexcept;

/// A rule's answer for one subject.
struct finding {
    std::string rule{};
    subject about{};
    unit_id unit{};     ///< the unit of the subject; none for the whole and for persons
    std::string path{}; ///< of the subject, from the root
    onezone::verdict verdict{};
    onezone::severity severity{};
    onezone::force force{};
    grade rests_on = grade::stated; ///< the weakest of the facts it rests on
    onezone::wording clause{};      ///< how the clause is known
    onezone::dating dating{};
    text message{};
    std::vector<fact_note> missing{};
    std::vector<fact_note> doubtful{};
    std::vector<possible_answer> answers{};
    std::vector<subject> blamed{}; ///< what, within the subject, does not meet the demand
    std::optional<exemption> exempted_by{};
    std::optional<exemption>
        lapsed{}; ///< an exemption that no longer or not yet covers it, or that such a clause does not admit
    std::string precedence{}; ///< id of the rule that took precedence: permitted it, or took its place

    friend bool operator==(const finding&, const finding&) = default;
};

/// `若…的核准面积为“不足 100”，则符合`. Allocates. Requires: `a` is of `f`.
[[nodiscard]] ONEZONE_API text sentence_of(const possible_answer& a, const finding& f);

ONEZONE_API std::ostream& operator<<(std::ostream& os, const finding& f);
ONEZONE_API void print(std::ostream& os, const finding& f, language which);

} // namespace onezone

#endif
