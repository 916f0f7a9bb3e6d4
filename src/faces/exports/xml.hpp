// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_EXPORTS_XML_HPP_INCLUDED
#define ONEZONE_SRC_FACES_EXPORTS_XML_HPP_INCLUDED

#include <string>
#include <string_view>

/// @file
/// Text in XML 1.0. Internal to the library.

namespace onezone::detail {

/// Character data, or the value of an attribute in double quotes, from any bytes: what XML has no place for (most control characters,
/// what is no UTF-8) becomes U+FFFD; line ends and tabs are written as references, which keeps them in attributes too.
[[nodiscard]] std::string xml_escaped(std::string_view s);

/// ` key="value"`.
[[nodiscard]] std::string xml_attribute(std::string_view key, std::string_view value);

} // namespace onezone::detail

#endif
