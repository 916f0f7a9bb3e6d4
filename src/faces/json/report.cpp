// SPDX-License-Identifier: Apache-2.0
#include "findings.hpp"
#include "ground/watch.hpp"
#include "printer.hpp"
#include "rules/judging/judge_all.hpp"

#include <onezone/faces/json/report.hpp>
#include <onezone/model/body.hpp>
#include <onezone/rules/study/to_find_out.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onezone {

namespace {

using detail::json_printer;
using detail::print_answer;
using detail::print_clause;
using detail::print_errors;
using detail::print_facts;
using detail::print_list;
using detail::print_subject;

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
    const detail::homes in(r);
    out.open_object();
    out.key("rule").value(f.rule);
    print_subject(out, in, f.about, f.path);
    out.key("verdict").value(f.verdict);
    out.key("severity").value(f.severity);
    out.key("force").value(f.force);
    out.key("rests_on").value(f.rests_on);
    out.key("dating").value(f.dating);
    out.key("message").value(f.message);
    print_clause(out, "clause", r.rule_of(f).basis);
    print_facts(out, "missing", in, f.missing);
    if (!f.answers.empty()) {
        out.key("answers").open_array();
        for (const possible_answer& o : f.answers) {
            out.open_object();
            const fact_note& asked = f.missing[o.fact];
            out.key("field").value(asked.field);
            out.member("kind", asked.kind);
            out.member("path", asked.path);
            print_answer(out, o);
            out.close();
        }
        out.close();
    }
    print_facts(out, "doubtful", in, f.doubtful);
    if (!f.blamed.empty()) {
        out.key("blamed").open_array();
        for (const subject& s : f.blamed) {
            out.open_object();
            print_subject(out, in, s, path_of(r.of(), s));
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

namespace {

// `finding_done(printer)` is called behind each finding.
template <class Done>
std::string written(const report& r, detail::watch& asking, Done finding_done) {
    detail::tell_all(r, asking);
    asking.begin(work_stage::writing, r.findings().size());
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
    print_list(out, "findings", r.findings(), [&](const finding& f) {
        print(out, r, f);
        finding_done(out);
        asking.step();
    });
    asking.end();
    print_errors(out, detail::homes(r), r.errors());
    print_list(out, "conflicts", r.conflicts(), [&](const rule_conflict& c) {
        out.open_object();
        out.key("demands").value(c.demands);
        out.key("forbids").value(c.forbids);
        print_subject(out, detail::homes(r), c.about, c.path);
        print_clause(out, "demanding_clause", r.by().find(c.demands)->basis);
        print_clause(out, "forbidding_clause", r.by().find(c.forbids)->basis);
        out.close();
    });
    out.member("not_judged", r.not_judged());
    out.close();
    return std::move(out).finish();
}

} // namespace

result<std::string> write_report(const report& r, const progress_callback& ask) {
    return detail::watched<result<std::string>>(
        ask, [&](detail::watch& asking) { return written(r, asking, [](const json_printer&) {}); });
}

std::string write_report(const report& r) { return write_report(r, progress_callback()).value(); }

result<void> write_report(std::ostream& to, const report& r, const progress_callback& ask) {
    constexpr std::size_t at_once = std::size_t{1} << 16U;
    // Unformatted: what the stream's width and flags are is nothing to a document.
    const auto hand_over = [&](const std::string& text) {
        if (text.empty()) return;
        if (!to.write(text.data(), static_cast<std::streamsize>(text.size()))) throw detail::watch::stopped();
    };
    auto done = detail::watched<result<void>>(ask, [&](detail::watch& asking) -> result<void> {
        hand_over(written(r, asking, [&](json_printer& out) { hand_over(out.take(at_once)); }));
        to.flush();
        return {};
    });
    if (to) return done;
    return refusal(errc::cannot_write, say("写出时出错", "writing failed"));
}

namespace {

void print_waiting(json_printer& out, const report& r, const fact_to_find& wanted, const waiting_finding& w) {
    const finding& f = r.findings()[w.finding];
    // Of several numbers asked for as one thing each is told with its kind, and an answer to one of them is none to all.
    const bool several = !f.missing.empty() && wanted.fact.field == field_of<&body::quota>.key
        && f.missing[w.note].kind != wanted.fact.kind;
    out.open_object();
    out.key("rule").value(f.rule);
    detail::print_subject(out, detail::homes(r), f.about, f.path);
    out.key("severity").value(f.severity);
    std::vector<const possible_answer*> answers;
    std::vector<const fact_note*> others;
    if (!f.missing.empty()) {
        for (const possible_answer& a : f.answers)
            if (a.fact == w.note && !several) answers.push_back(&a);
        for (std::size_t i = 0; i < f.missing.size(); ++i)
            if (i != w.note || several) others.push_back(&f.missing[i]);
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
        out.key("question").value(question_of(f));
        detail::print_list(out, "ask", who_should_know(f, r), [&](const text& who) { out.value(who); });
        out.key("breaking").value(static_cast<std::int64_t>(f.breaking));
        detail::print_list(out, "waiting", f.waiting, [&](const waiting_finding& w) { print_waiting(out, r, f, w); });
        out.close();
    });
    out.close();
    return std::move(out).finish();
}

} // namespace onezone
