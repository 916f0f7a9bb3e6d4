// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_DOCUMENTS_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_DOCUMENTS_HPP_INCLUDED

#include "support/catch.hpp"
#include "support/data.hpp"

#include <onezone/ground/error.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

// The documents in tests/data, and what every reader says of one that it refuses.

namespace onezone_tests {

[[nodiscard]] inline std::filesystem::path document_path(std::string_view name) {
    return source_folder() / "tests" / "data" / name;
}
[[nodiscard]] inline std::string document_text(std::string_view name) {
    std::ifstream in(document_path(name), std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}
/// The document with one passage, which occurs once, replaced.
[[nodiscard]] inline std::string document_with(
    std::string_view name, const std::string& passage, const std::string& replacement) {
    std::string text = document_text(name);
    const std::size_t at = text.find(passage);
    REQUIRE(at != std::string::npos);
    REQUIRE(text.find(passage, at + 1) == std::string::npos);
    return text.replace(at, passage.size(), replacement);
}

/// A refusal names its source and says what is wrong in both languages.
inline void check_told(const onezone::refusal& r, std::string_view source) {
    CHECK(r.where().source == source);
    CHECK_FALSE(r.message().zh.empty());
    CHECK_FALSE(r.message().en.empty());
}
/// … and, of a document with one mistake, that one, at its place.
inline void check_only(const onezone::refusal& r, onezone::errc code, const std::string& pointer) {
    CAPTURE(r.message().en);
    CHECK(name_of(r.code()) == name_of(code));
    CHECK(r.where().pointer == pointer);
    CHECK(r.where().line > 0);
    CHECK(r.others().empty());
}

} // namespace onezone_tests

#endif
