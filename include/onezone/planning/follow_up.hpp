// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_PLANNING_FOLLOW_UP_HPP_INCLUDED
#define ONEZONE_PLANNING_FOLLOW_UP_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/reform/procedure_part.hpp>
#include <onezone/rules/policy.hpp>
#include <onezone/rules/rule.hpp>
#include <onezone/rules/subject.hpp>

#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// @file
/// Follow-up duties (后续事项): what the acts of a plan leave to be done, on whose word, by when, and what of it is done.
///
///  1. Duties of procedure (putting on record, completing, reporting, surveying, mapping, announcing, codes) are those that the rules of the
///     policy give somebody (`approval`); they are ticked off by what the procedure of the act states.
///  2. Duties of substance (a charter to reissue, a code to assign, a post to fill, a seal to cancel) are read from what an act did; a later
///     act that does it ticks them off, or the same one.
///  3. Each has its source. What no source demands, only suggests, is an inference with its reason.
///  4. That nobody states that a duty is done does not say that it is not done: it is *open*, and *overdue* only past its last day.

namespace onezone {

/// What there is to be done.
enum class follow_up_kind : unsigned char {
    put_on_record,
    complete,
    report_completion,
    survey,
    bring_maps_up_to_date,
    mark_bounds,
    agree_on_bounds,
    assign_code,
    announce,
    reissue_charter,
    fill_post,
    cancel_seal,
};
[[nodiscard]] ONEZONE_API std::span<const word> words(follow_up_kind) noexcept;

/// How a duty stands on a day.
enum class duty_standing : unsigned char {
    done,
    open,    ///< nobody states that it is done, and its last day is not past or not known
    overdue, ///< … and its last day is past
};
[[nodiscard]] ONEZONE_API std::span<const word> words(duty_standing) noexcept;

/// Something that an act leaves to be done.
struct follow_up {
    follow_up_kind kind{};
    subject about{};
    std::string path{};          ///< of what it is about, from the root
    std::string step{};          ///< key of the step it arises from
    std::vector<authority> by{}; ///< whose it is, or with whom: any one of them, or all
    bool all = false;            ///< … all
    text described{};            ///< whose it is, where they cannot be named
    std::optional<term> within{};
    std::optional<date> due{};   ///< the last day; absent: no term is set, or nobody states from when it runs
    std::vector<text> depends{}; ///< facts that nobody states and on which it depends whether it is due at all
    std::string rule{};          ///< the rule that judges it; empty: none does
    citation basis{};            ///< what demands it; an inference says so, with its reason
    bool done = false;
    std::string done_by{};         ///< key of the step that did it; empty: the procedure of its own step states it
    std::optional<date> done_on{}; ///< absent: not done, or nobody states when

    friend bool operator==(const follow_up&, const follow_up&) = default;
};

/// How it stands on that day. One that is done on a later day stands as if it were not; done on a day that nobody states, as done.
[[nodiscard]] ONEZONE_API duty_standing standing_on(const follow_up& f, const date& day) noexcept;

/// What the steps of a trial leave to be done, in the order of carrying out; of a step, by kind and path.
///
/// Complexity: as `approvals`, and linear in the edits; allocates.
[[nodiscard]] ONEZONE_API std::vector<follow_up> follow_ups(const trial& t, const policy& rules);
/// The same by all packs.
[[nodiscard]] ONEZONE_API std::vector<follow_up> follow_ups(const trial& t);
/// Those that are overdue on that day.
[[nodiscard]] ONEZONE_API std::vector<follow_up> overdue(const std::vector<follow_up>& all, const date& day);

/// `备案：民政部，自批准之日起15日内（至2016年6月1日）；未见办理`, in a line. Allocates.
[[nodiscard]] ONEZONE_API text name_of(const follow_up& f, const hierarchy& h, const date& day);
/// One line per duty, with its place before and its source after it. The format is not stable.
ONEZONE_API void print(
    std::ostream& os, const std::vector<follow_up>& all, const hierarchy& h, const date& day, language which);

} // namespace onezone

#endif
