// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_FINDINGS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_FINDINGS_HPP_INCLUDED

#include "printer.hpp"

#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/finding.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/rule.hpp>
#include <onezone/rules/subject.hpp>

#include <string_view>
#include <vector>

/// @file
/// What documents about findings have in common. Internal to the library.

namespace onezone::detail {

/// Where a clause stands, as the member `key`.
void print_clause(json_printer& out, std::string_view key, const citation& c);

/// Where subjects are looked up, so that their units and codes can be told; null where that is not at hand.
struct homes {
    const hierarchy* now = nullptr;
    const hierarchy* before = nullptr; ///< of a step

    homes() = default;
    explicit homes(const report& r)
        : now(&r.content().of),
          before(r.content().before ? &*r.content().before : nullptr) {}
};

/// The members by which a subject is told and found again: `about`, `id` · `unit`, where it is no unit itself, `code` of the unit, `path`.
void print_subject(json_printer& out, const homes& in, subject of, std::string_view path);
/// … a fact: those of whose it is, `field`, `kind`, `name` · `how`, `reason`.
void print_fact(json_printer& out, const homes& in, const fact_note& n);
/// The member `key`; left out where there are none.
void print_facts(json_printer& out, std::string_view key, const homes& in, const std::vector<fact_note>& notes);
/// … an answer: `answer`, `name`, `at_least`, `at_most`, days, `then`.
void print_answer(json_printer& out, const possible_answer& a);

/// The member `errors`; left out where there are none.
void print_errors(json_printer& out, const homes& in, const std::vector<rule_error>& errors);

} // namespace onezone::detail

#endif
