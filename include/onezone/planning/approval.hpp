// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_PLANNING_APPROVAL_HPP_INCLUDED
#define ONEZONE_PLANNING_APPROVAL_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/reform/operation.hpp>
#include <onezone/reform/procedure.hpp>
#include <onezone/reform/procedure_part.hpp>
#include <onezone/rules/policy.hpp>
#include <onezone/rules/rule.hpp>
#include <onezone/rules/subject.hpp>

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

/// @file
/// Who must approve: who proposes, passes on, examines and approves an act, whom to consult and to inform, on which papers, by when.
///
///  1. What it answers is what the rules on procedure judge: the rules of the policy are run on the act and name the parts that they give,
///     out of one table. A rule of the caller's own that names parts (`context::name_part`) is heard like any other.
///  2. A part that depends on a fact nobody states (whether a change of bounds is a major one) is told with that fact, never left out.
///  3. What the law does not literally say is told as an interpretation, with its reason. Where no rule of the policy gives the approval of
///     what an act did to anybody, the answer says that none is known; that is no permission.
///  4. An act is asked about by the law of its day.
/// Example: examples/approval.cpp

namespace onezone {

/// One part in the procedure of an act, and why it is.
struct approval_line {
    procedure_part part{};
    subject about{};              ///< what the act did something to
    std::string path{};           ///< … named from the root
    bool known = true;            ///< false: no rule is known that says who approves; then there is nothing below
    std::vector<text> depends{};  ///< facts that nobody states and on which it depends; empty: it is so for certain
    std::vector<text> readings{}; ///< of an interpretation: why
    std::string rule{};           ///< the rule that judges by it
    citation basis{};

    /// Whether the law does not say so literally.
    [[nodiscard]] bool is_interpretation() const noexcept {
        return !readings.empty() || basis.how != grade::stated || !basis.reason.empty();
    }
    friend bool operator==(const approval_line&, const approval_line&) = default;
};

/// What has to happen for an act to be lawfully done.
struct approval_answer {
    std::vector<approval_line> lines{}; ///< by what they are about, then in the order of the procedure

    /// The lines of that role, of one subject or of all.
    [[nodiscard]] ONEZONE_API std::vector<const approval_line*> of(
        procedure_role role, std::optional<subject> about = {}) const&;
    std::vector<const approval_line*> of(procedure_role, std::optional<subject> = {}) && = delete;
    friend bool operator==(const approval_answer&, const approval_answer&) = default;
};
/// `批准：国务院` and on what it rests, in a line. Allocates.
[[nodiscard]] ONEZONE_API text name_of(const approval_line& l, const hierarchy& h);
/// One line per part, under the paths of what they are about. The format is not stable.
ONEZONE_API void print(std::ostream& os, const approval_answer& a, const hierarchy& h, language which);

/// Who must approve that `what` is done to `h` on that day. Facts that decide (`major`, `sensitive`, `founding_approved_by` …) are given in `stated`.
///
/// Refuses: as applying the operation; bad_date.
/// Complexity: applying it, and the rules on changes on what it touches; allocates.
[[nodiscard]] ONEZONE_API result<approval_answer> approval(
    const operation& what, const hierarchy& h, const date& on, const procedure& stated, const policy& rules);
/// The same by all packs.
[[nodiscard]] ONEZONE_API result<approval_answer> approval(
    const operation& what, const hierarchy& h, const date& on, const procedure& stated = {});

/// The same of each step of a trial, in the order of carrying out, by what its procedure states. A step of no date is asked about by the
/// law of the trial's day of the rules.
[[nodiscard]] ONEZONE_API std::vector<approval_answer> approvals(const trial& t, const policy& rules);

} // namespace onezone

#endif
