// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_JSON_HISTORY_HPP_INCLUDED
#define ONEZONE_FACES_JSON_HISTORY_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/faces/json/limits.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/history/history.hpp>
#include <onezone/reform/known_operations.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// @file
/// A history as a log that only grows: JSON Lines, one record a line, each with a digest of itself and of the line before.
///
///  1. Reading back gives an equal history. What could not be read back is refused when it is written.
///  2. What was written stays as it is: new records are lines behind the others (`write_records`).
///  3. A line that was damaged, edited, removed or moved is named. A last line without its end is reported and not read; the others are.
/// Limits: a log that lacks whole lines at its end is a whole log of fewer records: whoever has to notice keeps the last digest elsewhere.
/// Digests are made by OpenSSL's libcrypto; a library built without it says `not_built_in`.
///
/// The first line: `"onezone": "history", "version": 1, "id", "begins", "first"` (a hierarchy document). A record: `record` (its number),
/// `kind`, `recorded` · `about`, `effective` with the `grade`, `reason`, `source` of that day, `acts` [an operation under its own name, as
/// in plans], `covered` [`id`, `name`, `kind` · `code`, `parent`, `parent_known`], `documents` [`title`, `number`, `issued`, `source`,
/// `wording`], `remark`, `disagreements` [`about`, `claims` [`value` · `grade`, `reason`, `source`], `used` · `unit`, `what`, `why`].
/// Whatever is referred to is written `id:…`.
///
/// Every line ends with `, "sha256": "…"}`: 64 digits, the SHA-256 digest of the 64 digits of the line before (the first has none) followed
/// by the bytes of the line up to that comma.

namespace onezone {

/// A log, read.
struct history_log {
    history content{};
    std::string digest{};          ///< of the last line that was read: what `write_records` continues
    std::size_t whole = 0;         ///< bytes up to the end of that line: where the next one begins
    std::optional<refusal> torn{}; ///< where the last line has no end: which it is
};

/// Whether logs can be written and read: whether the library is built with OpenSSL.
[[nodiscard]] ONEZONE_API bool has_history_logs() noexcept;

/// The whole log.
///
/// Refuses: not_built_in; unsupported_here (a record that would not read back as it is, e.g. with text that is no UTF-8).
/// Complexity: linear in what is written, and read again; allocates the text.
[[nodiscard]] ONEZONE_API result<std::string> write_history(const history& h);

/// The lines of the records after number `after`, to be put behind the line of that digest.
///
/// Refuses: as `write_history`; unknown_record (`after` is more than there are), bad_value (no digest).
/// Complexity: linear in these records; allocates the text.
[[nodiscard]] ONEZONE_API result<std::string> write_records(
    const history& h, record_number after, std::string_view digest);

/// Reads a log; `source` is what refusals call it, e.g. the file's name. `limits` are those of each line, `known` the
/// operations it may name.
///
/// Refuses, placed: not_built_in; empty_input, truncated (not even the first line has its end), unsupported_version; contradicted (a line is
/// not what was written), out_of_order (a record is missing or in another's place); the codes of groups 1 and 2; as `history::enact`.
/// Complexity: that of recording everything again; allocates.
[[nodiscard]] ONEZONE_API result<history_log> read_history(std::string_view log, std::string_view source = {},
    const json_limits& limits = {}, const known_operations& known = {});

/// The log in the file. Throws: error, where the file cannot be read or `read_history` refuses.
[[nodiscard]] ONEZONE_API history_log load_history(const std::string& path, const known_operations& known = {});

} // namespace onezone

#endif
