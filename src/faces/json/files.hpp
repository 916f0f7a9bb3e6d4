// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_FILES_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_FILES_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/error.hpp>

#include <span>
#include <string>
#include <string_view>

/// @file
/// Files of documents. Internal to the library.
///
///  1. What cannot be read or written is refused with the path as its place and the reason in both languages.
///  2. A file is replaced whole or not at all: what is new is written beside it, brought to the disk, and put in its place. What is no
///     regular file (a device, a pipe) is written to as it is.

namespace onezone::detail {

/// The bytes of a file. Refuses: cannot_read.
[[nodiscard]] ONEZONE_API result<std::string> read_file(const std::string& path);

struct new_file {
    std::string path;
    std::string_view bytes;
};
/// Writes all of the files or none. Refuses: cannot_write.
[[nodiscard]] result<void> write_files(std::span<const new_file> files);
/// Throws: error (cannot_write).
ONEZONE_API void write_file(const std::string& path, std::string_view bytes);

/// Whether something is there; refuses (cannot_read) where that cannot be found out.
[[nodiscard]] result<bool> is_there(const std::string& path);

} // namespace onezone::detail

#endif
