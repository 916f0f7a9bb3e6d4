// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_ENTRIES_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_ENTRIES_HPP_INCLUDED

#include <onezone/onezone.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

// Every way into the library, once: what it is given, and what comes of it as text. For tests of what holds of all of them.

namespace onezone_tests {

/// What the entries are given. None of them changes it.
struct entry_world {
    onezone::hierarchy county;  ///< two parks with an agency each, leaders, people, functions
    onezone::hierarchy merged;  ///< … after one agency took the other in
    onezone::unit_id main_zone; ///< of `county`
    onezone::body_id main_agency, small_agency;
    std::vector<onezone::edit> edits; ///< that led from `county` to `merged`
    onezone::policy today;            ///< some rules, one with a parameter set, one exempted
    onezone::policy draft;            ///< … with another parameter
    onezone::plan merger;
    onezone::history past;
    onezone::year_table older, newer;
    onezone::yearly_diff between;
    std::string sketch, hierarchy_json, plan_json, policy_json, cases_json, log, diff_text, older_text, newer_text;
    onezone::spreadsheets sheets;
    std::vector<std::string> division_tables; ///< provinces … villages
    std::string folder;                       ///< with these documents as files; empty: there is none

    /// Writes files only where a folder is given.
    explicit entry_world(const std::string& in_folder);

    /// Whether both are the same, whatever was done with them.
    friend bool operator==(const entry_world& a, const entry_world& b);
};

/// One way in. `run` throws what the library throws, and std::logic_error where what was to be left as it was was not.
struct entry {
    std::string_view name;
    std::function<std::string(const entry_world&)> run;
    bool heavy = false; ///< takes more than some thousand allocations
};
[[nodiscard]] const std::vector<entry>& entries();

} // namespace onezone_tests

#endif
