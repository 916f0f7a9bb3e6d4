// SPDX-License-Identifier: Apache-2.0
#include "findings.hpp"
#include "printer.hpp"

#include <onezone/faces/json/report.hpp>
#include <onezone/rules/study/to_find_out.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onezone {

namespace {

using detail::json_printer;

void print_waiting(json_printer& out, const report& r, const waiting_finding& w) {
    const finding& f = r.findings()[w.finding];
    out.open_object();
    out.key("rule").value(f.rule);
    detail::print_subject(out, detail::homes(r), f.about, f.path);
    out.key("severity").value(f.severity);
    std::vector<const possible_answer*> answers;
    std::vector<const fact_note*> others;
    if (!f.missing.empty()) {
        for (const possible_answer& a : f.answers)
            if (a.fact == w.note) answers.push_back(&a);
        for (std::size_t i = 0; i < f.missing.size(); ++i)
            if (i != w.note) others.push_back(&f.missing[i]);
    }
    detail::print_list(out, "answers", answers, [&](const possible_answer* a) {
        out.open_object();
        detail::print_answer(out, *a);
        out.close();
    });
    detail::print_list(out, "together_with", others, [&](const fact_note* n) {
        out.open_object();
        out.key("field").value(n->field);
        out.member("kind", n->kind);
        out.member("path", n->path);
        out.close();
    });
    out.close();
}

} // namespace

std::string write_to_find_out(const report& r) {
    json_printer out;
    out.open_object();
    out.spread();
    out.key("onezone").value(std::string_view("to_find_out"));
    out.key("version").value(std::int64_t{1});
    out.key("policy").value(r.by().id());
    out.key("state_on").value(r.state_on());
    out.key("rules_on").value(r.rules_on());
    detail::print_list(out, "facts", to_find_out(r), [&](const fact_to_find& f) {
        out.open_object();
        detail::print_fact(out, detail::homes(r), f.fact);
        out.key("breaking").value(static_cast<std::int64_t>(f.breaking));
        detail::print_list(out, "waiting", f.waiting, [&](const waiting_finding& w) { print_waiting(out, r, w); });
        out.close();
    });
    out.close();
    return std::move(out).finish();
}

} // namespace onezone
