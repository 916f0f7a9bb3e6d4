// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_GROUND_PROGRESS_HPP_INCLUDED
#define ONEZONE_GROUND_PROGRESS_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/vocabulary.hpp>

#include <cstddef>
#include <functional>
#include <span>

/// @file
/// What takes seconds on a nation tells how far it is, and stops when asked to: `simulate`, `validate_in_full`, `bulletin_of`,
/// `write_report`. (An import tells of its tables: faces/tables/divisions.hpp.)
///
///  1. The callback is called by the thread that called, at the beginning and the end of each piece of work and now and then in between.
///  2. Where it returns false the work ends there: the answer is a refusal, `cancelled`, the arguments are as they were, and nothing else
///     remains of it. Its exceptions pass through, with the same effect.

namespace onezone {

/// A piece of work.
enum class work_stage : unsigned char {
    carrying_out, ///< steps of a plan
    counting,     ///< figures of a trial
    judging,      ///< subjects
    telling,      ///< findings in full, or parts of a bulletin
    writing,      ///< findings
};
[[nodiscard]] ONEZONE_API std::span<const word> words(work_stage) noexcept;

/// How far it is.
struct work_progress {
    work_stage doing = work_stage::judging;
    std::size_t done = 0;
    std::size_t of = 0; ///< 0 where unknown before it is done
    friend bool operator==(const work_progress&, const work_progress&) = default;
};

/// False cancels. An empty one is never called.
using progress_callback = std::function<bool(const work_progress&)>;

} // namespace onezone

#endif
