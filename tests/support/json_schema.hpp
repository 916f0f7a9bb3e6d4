// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_JSON_SCHEMA_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_JSON_SCHEMA_HPP_INCLUDED

#include <boost/json/value.hpp>

#include <string>
#include <string_view>
#include <vector>

// Checks documents against a JSON Schema (2020-12), as far as the schemas of src/faces/json/schema use it. A keyword it does not know is
// an error, so that nothing is passed over in silence.

namespace onezone_tests {

/// Parses with room for deeply nested documents. Throws: boost::system::system_error.
[[nodiscard]] boost::json::value parse_json(std::string_view text);

/// Where `document` does not fit `schema`: JSON pointers, each with what was wanted. Empty where it fits.
///
/// Throws: std::invalid_argument, where the schema uses a keyword or a reference that is not known here.
[[nodiscard]] std::vector<std::string> misfits(const boost::json::value& schema, const boost::json::value& document);

} // namespace onezone_tests

#endif
