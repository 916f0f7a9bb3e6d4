// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_GROUND_ERROR_HPP_INCLUDED
#define ONEZONE_GROUND_ERROR_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/text.hpp>

#include <boost/system/result.hpp>

#include <cstddef>
#include <iosfwd>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// Refusals: why something was not done, as data.
///
///  1. A refusal names what is wrong (code), where (place or unit paths) and says it in both languages.
///  2. Whatever was refused changed nothing.
///  3. `result<T>` is either a value or a refusal; `.value()` throws `error` carrying the refusal.
/// The codes are stable and grouped by what they speak of; the wording of messages is not a stability promise.

namespace onezone {

/// What went wrong. Hundreds group by subject: 1 input text, 2 references, 3 structure, 4 operations, 5 accounting, 6 rules.
enum class errc : int {
    // 1xx: the text of a document, table or code
    malformed = 100,     ///< not JSON / CSV / a sketch at all
    truncated = 101,     ///< the document ends too early
    invalid_utf8 = 102,  ///< bytes that are no UTF-8 (the message names a likely other encoding)
    unknown_key = 103,   ///< a key or column nobody reads (the message names the likely intended one)
    missing_key = 104,   ///< a key or column that must be there
    duplicate_key = 105, ///< the same key twice in one object
    wrong_type = 106,    ///< e.g. a number where text is expected
    bad_value = 107,     ///< a word or figure outside its set
    bad_date = 108,      ///< not an ISO 8601 calendar date
    bad_code = 109,      ///< not a code of its standard
    too_large = 110,     ///< larger or deeper than the reader's limits
    unsupported_version = 111,
    cannot_read = 112, ///< the file is not there or cannot be read
    cannot_write = 113,
    cancelled = 114, ///< the caller's progress callback said stop
    empty_input = 115,
    not_built_in = 116, ///< needs a component that this build of the library is without

    // 2xx: references to units, bodies, people
    unknown_unit = 200,
    ambiguous_unit = 201, ///< the candidates are in `subjects()`
    unknown_body = 202,
    unknown_post = 203,
    unknown_person = 204,
    unknown_record = 205,
    duplicate_id = 206,
    duplicate_code = 207,
    wrong_kind = 208, ///< e.g. a township where a county is needed
    ambiguous_record = 209,

    // 3xx: structure; what no hierarchy may be
    cycle = 300,
    level_order = 301,      ///< a parent must be of a higher level than its child
    not_a_division = 302,   ///< only divisions have an affiliation
    still_referenced = 303, ///< other records still refer to it
    entrusted_to_itself = 304,
    entrusted_twice = 305, ///< the same matter, two holders
    dates_out_of_order = 306,
    duplicate_tenure = 307,
    not_a_zone = 308,
    bad_quantity = 309, ///< negative, or out of range

    // 4xx: operations
    nothing_to_do = 400,     ///< the state asked for is already there
    wrong_direction = 401,   ///< a "downgrade" that raises, an "upgrade" that lowers
    missing_successor = 402, ///< something held has no stated receiver
    not_entrusted = 403,
    not_adjacent = 404, ///< neither adjacent nor in the same county
    not_held = 405,     ///< staff, quota, function … that is not held there
    needs_document = 406,
    unsupported_here = 407,   ///< the operation does not apply to such a unit or body
    out_of_order = 408,       ///< a plan whose steps depend on each other in a circle
    step_refused = 409,       ///< a step of a plan or sequence was refused: see `cause`
    precondition_unmet = 410, ///< a precondition that the caller attached does not hold, or is not known to

    // 5xx: accounting
    not_balanced = 500, ///< something would vanish or appear from nowhere
    contradicted = 501, ///< stated figures contradict the counted ones

    // 6xx: rules and policies
    unknown_rule = 600,
    unknown_parameter = 601,
    bad_period = 602,
    conflicting_values = 603,
};

/// The stable snake_case name of a code, e.g. `"unknown_unit"`.
[[nodiscard]] ONEZONE_API std::string_view name_of(errc code) noexcept;
/// What a code stands for, in a few words. Allocates.
[[nodiscard]] ONEZONE_API text meaning_of(errc code);
/// All codes, in their order.
[[nodiscard]] ONEZONE_API std::span<const errc> all_codes() noexcept;

/// Where in an input something stands. Empty parts are unknown; lines and columns count from 1.
struct place {
    std::string source{}; ///< file name or what the caller called the stream
    std::string
        pointer{}; ///< JSON pointer, e.g. `/steps/3/unit`; in a workbook the cell, as its program names it: `单位!C7`
    std::size_t line = 0;
    std::size_t column = 0;

    [[nodiscard]] bool known() const noexcept { return !source.empty() || !pointer.empty() || line != 0; }
    friend bool operator==(const place&, const place&) = default;
};

/// Why something was refused. What is asked of a refusal that is about to go is handed out by value: `apply(h, op).error().others()`.
class ONEZONE_API refusal {
public:
    /// No refusal, code 0: what `error()` of a success returns.
    refusal() = default;
    /// Requires: `message` has both halves.
    refusal(errc code, text message, std::vector<std::string> subjects = {});

    [[nodiscard]] errc code() const noexcept { return code_; }
    [[nodiscard]] const text& message() const& noexcept { return message_; }
    [[nodiscard]] text message() && { return std::move(message_); }
    /// Paths from the root of the units concerned; for ambiguity, the candidates.
    [[nodiscard]] const std::vector<std::string>& subjects() const& noexcept { return subjects_; }
    [[nodiscard]] std::vector<std::string> subjects() && { return std::move(subjects_); }
    [[nodiscard]] const onezone::place& where() const& noexcept { return where_; }
    [[nodiscard]] onezone::place where() && { return std::move(where_); }
    /// Further refusals: the cause of this one, or the other bad rows of the same input.
    [[nodiscard]] const std::vector<refusal>& others() const& noexcept { return others_; }
    [[nodiscard]] std::vector<refusal> others() && { return std::move(others_); }

    /// The same refusal, placed. Parts already known are kept, so the innermost reader wins.
    [[nodiscard]] refusal at(onezone::place where) &&;
    [[nodiscard]] refusal with(refusal other) &&;

    friend bool operator==(const refusal&, const refusal&) = default;

private:
    errc code_{};
    text message_;
    std::vector<std::string> subjects_;
    onezone::place where_;
    std::vector<refusal> others_;
};

/// One line per refusal: place, message, subjects; indented lines for `others()`. The format is not stable.
ONEZONE_API std::ostream& operator<<(std::ostream& os, const refusal& r);
ONEZONE_API void print(std::ostream& os, const refusal& r, language which);

/// A refusal that nobody looked at: thrown by `result<T>::value()` and by the throwing conveniences.
class ONEZONE_API error : public std::runtime_error {
public:
    explicit error(refusal why);
    [[nodiscard]] const refusal& why() const& noexcept { return why_; }
    [[nodiscard]] refusal why() && { return std::move(why_); }

private:
    refusal why_;
};

/// A value or the reason why there is none.
template <class T>
using result = boost::system::result<T, refusal>;

/// Customisation point of Boost.System: `.value()` of a refused result throws `error`.
[[noreturn]] ONEZONE_API void throw_exception_from_error(const refusal& why, const boost::source_location& where);

} // namespace onezone

#endif
