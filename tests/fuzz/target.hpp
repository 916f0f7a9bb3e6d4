// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_FUZZ_TARGET_HPP_INCLUDED
#define ONEZONE_TESTS_FUZZ_TARGET_HPP_INCLUDED

#include <span>
#include <string>
#include <string_view>
#include <vector>

// What is fuzzed: each target takes any bytes and ends, unless something is wrong with the library.

namespace onezone_fuzz {

struct target {
    std::string_view name;
    void (*run)(std::string_view bytes);
    std::vector<std::string> (*seeds)(); ///< inputs to begin with
};

[[nodiscard]] std::vector<target> reader_targets();
[[nodiscard]] std::vector<target> record_targets();
[[nodiscard]] std::vector<target> reform_targets();
#ifdef ONEZONE_HAS_WORKBOOKS
[[nodiscard]] std::vector<target> workbook_targets();
#endif
/// All of them.
[[nodiscard]] const std::vector<target>& targets();

/// Ends the program, saying what is wrong, where `holds` is false.
void must(bool holds, std::string_view what, std::string_view shown = {});

/// The file in the examples or the tests' data; `path` is from the root of the sources.
[[nodiscard]] std::string source_file(std::string_view path);

/// A few units, bodies, posts and people, and holdings of every class: what acts and rules are tried on.
[[nodiscard]] std::string_view small_sketch() noexcept;

} // namespace onezone_fuzz

#endif
