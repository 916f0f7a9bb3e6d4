// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_STUDY_TO_FIND_OUT_HPP_INCLUDED
#define ONEZONE_RULES_STUDY_TO_FIND_OUT_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/rules/finding.hpp>
#include <onezone/rules/judging/report.hpp>

#include <cstddef>
#include <string>
#include <vector>

/// @file
/// What to find out (待查清单): the undecided findings of a report by the fact they wait for.
///
///  1. Each fact stands in it once, whatever waits for it, and every undecided finding waits for at least one fact. A finding that lacks no
///     fact is undecided because what it rests on is only inferred: it waits for a source that states this.
///  2. Facts of one kind follow one another, first those of which nothing is known, then standards that a clause leaves open, then facts that
///     want a source. First comes the
///     kind for which most findings wait that could break conformance; within a kind, facts are in the order of their paths.
///     What is a placeholder itself is asked for where it lies and for a source that names it; of its other facts nobody could tell.
///  3. What no longer matters is not in it: facts of what is gone, of findings that other facts have decided, and facts without which the
///     others decide, whatever they turn out to be. The last is shown by trying all answers, where the missing facts of a finding have
///     closed sets of answers with 64 cases at most; where they do not, a fact stays in it.

namespace onezone {

/// Where a finding says that it waits for a fact.
struct waiting_finding {
    std::size_t finding = 0; ///< index into `report::findings`
    std::size_t note = 0;    ///< index into its `missing`; into its `doubtful` where it lacks nothing
    friend bool operator==(const waiting_finding&, const waiting_finding&) = default;
};

/// A fact somebody has to find out.
struct fact_to_find {
    fact_note fact{};         ///< an agency is a body here; what is missing of a rule is of the whole
    unit_id unit{};           ///< the unit it concerns; none for persons, rules and the whole
    bool is_of_rule = false;  ///< no fact of the hierarchy: a standard or a day that the clause leaves open
    std::size_t breaking = 0; ///< how many of those that wait could break conformance
    std::vector<waiting_finding> waiting{};

    /// What is known is inferred or a placeholder: it wants a source, not an answer.
    [[nodiscard]] bool wants_source() const noexcept { return fact.how != grade::stated; }
    friend bool operator==(const fact_to_find&, const fact_to_find&) = default;
};

/// Whether conformance would break if the undecided finding `f` of `r` came out as violated, or breaks as it is. O(log n) in the rules.
[[nodiscard]] ONEZONE_API bool could_break(const report& r, const finding& f);

/// The question that is to be answered: of what is inferred, whether a source states it, with the reason. Allocates.
[[nodiscard]] ONEZONE_API text question_of(const fact_to_find& f);

/// Who should know, as far as the hierarchy tells: the body a fact is of, or the agency of its zone, where a source names them; and the
/// government, or for quota the staffing organ, of the division that manages it or in which it lies. For what a clause leaves open, who issued
/// the clause. Empty where the hierarchy names nobody. Allocates. Requires: `f` stands in the list of `r`.
[[nodiscard]] ONEZONE_API std::vector<text> who_should_know(const fact_to_find& f, const report& r);

/// The undecided findings of `r` by the fact they wait for.
///
/// Complexity: that of `report::findings`, and n log n in the facts these name; allocates the result.
[[nodiscard]] ONEZONE_API std::vector<fact_to_find> to_find_out(const report& r);

/// Whether two facts are of one kind: the level of one zone and of another.
[[nodiscard]] ONEZONE_API bool same_kind(const fact_to_find& a, const fact_to_find& b) noexcept;

/// What comes of finding it out, for one finding: `“国家级”：不适用；“省级”：符合`, or with what it has to be found out together. Empty
/// where neither is known. Allocates. Requires: `w` waits in the list of `r`.
[[nodiscard]] ONEZONE_API text consequence_of(const waiting_finding& w, const report& r);

} // namespace onezone

#endif
