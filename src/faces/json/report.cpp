// SPDX-License-Identifier: Apache-2.0
#include "findings.hpp"
#include "printer.hpp"

#include <onezone/faces/json/report.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onezone {

namespace {

using detail::json_printer;
using detail::print_clause;
using detail::print_errors;
using detail::print_list;

void print(json_printer& out, std::string_view key, const std::vector<fact_note>& notes) {
    if (notes.empty()) return;
    out.key(key).open_array();
    for (const fact_note& n : notes) {
        out.open_object();
        out.key("about").value(n.of.kind);
        out.member("path", n.path);
        out.key("field").value(n.field);
        out.key("name").value(n.name);
        if (n.how != grade::stated) {
            out.key("how").value(n.how);
            out.key("reason").value(n.reason);
        }
        out.close();
    }
    out.close();
}

void print(json_printer& out, std::string_view key, const std::optional<exemption>& e) {
    if (!e) return;
    out.key(key).open_object();
    out.key("reason").value(e->reason);
    out.key("approver").value(e->approver);
    out.key("document").value(e->document);
    out.member(e->valid);
    out.close();
}

void print(json_printer& out, const report& r, const finding& f) {
    out.open_object();
    out.key("rule").value(f.rule);
    out.key("about").value(f.about.kind);
    out.member("path", f.path);
    out.key("verdict").value(f.verdict);
    out.key("severity").value(f.severity);
    out.key("force").value(f.force);
    out.key("rests_on").value(f.rests_on);
    out.key("dating").value(f.dating);
    out.key("message").value(f.message);
    print_clause(out, "clause", r.rule_of(f).basis);
    print(out, "missing", f.missing);
    if (!f.answers.empty()) {
        out.key("answers").open_array();
        for (const possible_answer& o : f.answers) {
            out.open_object();
            out.key("field").value(f.missing[o.fact].field);
            out.member("path", f.missing[o.fact].path);
            out.key("answer").value(o.answer);
            out.key("name").value(o.name);
            if (o.at_least) out.key("at_least").value(*o.at_least);
            if (o.at_most) out.key("at_most").value(*o.at_most);
            out.member(o.days);
            out.key("then").value(o.then);
            out.close();
        }
        out.close();
    }
    print(out, "doubtful", f.doubtful);
    if (!f.blamed.empty()) {
        out.key("blamed").open_array();
        for (const subject& s : f.blamed) {
            out.open_object();
            out.key("about").value(s.kind);
            out.member("path", path_of(r.of(), s));
            out.close();
        }
        out.close();
    }
    print(out, "exempted_by", f.exempted_by);
    print(out, "lapsed", f.lapsed);
    out.member("precedence", f.precedence);
    out.close();
}

} // namespace

std::string write_report(const report& r) {
    json_printer out;
    out.open_object();
    out.spread();
    out.key("onezone").value(std::string_view("report"));
    out.key("version").value(std::int64_t{1});
    out.key("outcome").value(r.outcome());
    out.key("policy").value(r.by().id());
    out.key("title").value(r.by().title());
    out.key("state_on").value(r.state_on());
    out.key("rules_on").value(r.rules_on());
    out.key("breaks").open_array();
    for (const severity s : severities)
        if (r.by().breaks(s)) out.value(s);
    out.close();
    out.key("counts").open_object();
    for (int v = 0; v < verdicts; ++v) {
        const auto is = static_cast<verdict>(v);
        out.key(key_of(is)).value(static_cast<std::int64_t>(r.count(is)));
    }
    out.close();
    print_list(out, "findings", r.findings(), [&](const finding& f) { print(out, r, f); });
    print_errors(out, r.errors());
    print_list(out, "conflicts", r.conflicts(), [&](const rule_conflict& c) {
        out.open_object();
        out.key("demands").value(c.demands);
        out.key("forbids").value(c.forbids);
        out.key("about").value(c.about.kind);
        out.member("path", c.path);
        print_clause(out, "demanding_clause", r.by().find(c.demands)->basis);
        print_clause(out, "forbidding_clause", r.by().find(c.forbids)->basis);
        out.close();
    });
    out.member("not_judged", r.not_judged());
    out.close();
    return std::move(out).finish();
}

} // namespace onezone
