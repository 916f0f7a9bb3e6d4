// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_DIGEST_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_DIGEST_HPP_INCLUDED

#include <onezone/ground/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>

/// @file
/// Digests, made by OpenSSL's libcrypto where the library is built with it. Internal to the library.

namespace onezone::detail {

inline constexpr std::size_t digits_of_sha256 = 64;

[[nodiscard]] bool has_sha256() noexcept;
/// The SHA-256 digest of `first` followed by `then`, in hexadecimal digits. Refuses: not_built_in. Throws: std::bad_alloc.
[[nodiscard]] result<std::string> sha256(std::string_view first, std::string_view then);
/// Whether it is the digits of one.
[[nodiscard]] bool is_sha256(std::string_view digits) noexcept;

} // namespace onezone::detail

#endif
