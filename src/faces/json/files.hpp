// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_FILES_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_FILES_HPP_INCLUDED

#include <onezone/ground/error.hpp>

#include <string>

/// @file
/// Files of documents. Internal to the library.

namespace onezone::detail {

/// The bytes of a file. Refuses: cannot_read.
[[nodiscard]] result<std::string> read_file(const std::string& path);

/// Makes the file anew. Throws: error (cannot_write).
void write_file(const std::string& path, const std::string& bytes);

} // namespace onezone::detail

#endif
