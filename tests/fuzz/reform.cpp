// SPDX-License-Identifier: Apache-2.0
#include "chosen.hpp"
#include "target.hpp"

#include <onezone/onezone.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <sstream>
#include <utility>

using namespace onezone;

namespace onezone_fuzz {

namespace {

const hierarchy& small() {
    static const hierarchy h = read_sketch(small_sketch()).value();
    return h;
}
const std::vector<rule>& all_rules() {
    static const std::vector<rule> all = packs::all().rules();
    return all;
}

template <class Op>
operation chosen_of(chosen& by) {
    Op op{};
    by.fill(op);
    return op;
}
template <class... Ops>
operation chosen_operation(operation_list<Ops...>, chosen& by) {
    using maker = operation (*)(chosen&);
    static constexpr std::array<maker, sizeof...(Ops)> makers{&chosen_of<Ops>...};
    return makers[by.byte() % makers.size()](by);
}

policy few_rules() {
    std::vector<rule> few;
    for (std::size_t i = 0; i < all_rules().size(); i += 9) few.push_back(all_rules()[i]);
    return {"few", say("几条", "a few"), std::move(few)};
}

// A plan with that step is what its document says.
void planned(const operation& op, const hierarchy& h) {
    plan p;
    p.id = "p";
    p.title = say("一", "one");
    plan_step s;
    s.key = "s";
    s.what = op;
    p.steps.push_back(std::move(s));
    const std::string json = write_plan(p, h);
    const auto read = read_plan(json, h);
    if (!read) return; // what names nothing is refused
    must(write_plan(*read, h) == json, "a plan is not canonical", json);
}

// Plans with all that can stand in one.
void plans(std::string_view bytes) {
    chosen by(bytes, true);
    by.know(small());
    plan p;
    p.id = "p" + by.name();
    by.fill(p.title);
    by.fill(p.remarks);
    by.fill(p.judged);
    by.fill(p.reported);
    by.fill(p.published);
    for (unsigned i = 0, n = by.up_to(3); i < n; ++i) {
        plan_step s;
        s.key = std::to_string(i) + by.name();
        s.what = rename_unit{small().at("东镇"), "新镇" + std::to_string(i)};
        by.fill(s.on);
        by.fill(s.basis);
        by.fill(s.remark);
        by.fill(s.procedure);
        if (i > 0 && by.one_in(2)) s.after = {p.steps.back().key};
        p.steps.push_back(std::move(s));
    }
    const bool odd = std::any_of(p.reported.begin(), p.reported.end(),
        [](const reported_total& t) { return !t.kind.empty() && (!t.cls || name_of_kind(*t.cls, t.kind).empty()); });
    std::string json;
    try {
        json = write_plan(p, small());
    } catch (const error& e) {
        // Organs that contradict themselves: nor is such a plan carried out.
        const bool refused =
            !simulate(small(), p, policy(), {date(2023, 1, 1), date(2024, 1, 1), date(2023, 6, 1)}).has_value();
        must(odd || refused, "a plan is not written", std::string(e.what()));
        return;
    }
    must(!odd, "a plan of which no reader takes the totals is written", json);
    const auto read = read_plan(json, small());
    if (!step_order(p)) return must(!read.has_value(), "a plan without an order is read", json);
    if (!read) {
        std::ostringstream why;
        why << read.error() << '\n' << json;
        must(false, "a plan that was written is refused", why.str());
    }
    must(*read == p, "a plan says something else", json + "\n----\n" + write_plan(*read, small()));
    const auto tried = simulate(small(), p, policy(), {date(2023, 1, 1), date(2024, 1, 1), date(2023, 6, 1)});
    must(!tried || is_utf8(bulletin(*tried) + bulletin(*tried, language::en)), "a bulletin is no UTF-8");
}

void operations(std::string_view bytes) {
    static const policy rules = few_rules();
    static const judging_dates day{date(2023, 12, 1), date(2023, 12, 1)};
    static const validate_options tracked{1, true};
    chosen by(bytes);
    hierarchy now = small();
    const bool judged = by.one_in(4);
    report last = judged ? validate(now, rules, day, tracked) : report();
    for (int n = 0; n < 6 && !by.done(); ++n) {
        by.know(now);
        const operation op = chosen_operation(operation_types{}, by);
        act_options options;
        by.fill(options.on);
        const hierarchy was = now;
        const auto made = apply(std::as_const(now), op, options);
        must(now == was, "what is only read was changed");
        hierarchy in_place = now;
        const auto same = apply(std::move(in_place), op, options);
        must(made.has_value() == same.has_value(), "in place it is refused otherwise", key_of(op));
        if (!made) {
            must(made.error().code() == same.error().code(), "in place it is refused for another reason", key_of(op));
            must(!made.error().message().zh.empty() && is_utf8(made.error().message().zh), "a refusal says nothing");
            must(in_place == was, "what was refused was changed", key_of(op)); // NOLINT(bugprone-use-after-move)
            continue;
        }
        must(same->after == made->after && same->edits == made->edits && same->ledger == made->ledger,
            "in place it comes to something else", key_of(op));
        const auto back = undo(made->after, made->edits);
        must(back && *back == was, "it cannot be undone", key_of(op));
        change c(was);
        must(c.replay(difference(was, made->after)).has_value() && difference(c.now(), made->after).empty(),
            "the difference does not lead there", key_of(op));
        must(!made->account.zh.empty() && !made->account.en.empty(), "an act has no account", key_of(op));
        must(made->ledger.state() != balance::contradicted, "an account contradicts itself", key_of(op));
        std::ostringstream os;
        print(os, made->ledger, language::en);
        if (judged) {
            const step_view step{was, made->after, made->edits};
            last = revalidate(std::move(last), step);
            must(last == validate(made->after, rules, day), "revalidate finds something else", key_of(op));
        }
        planned(op, was);
        now = made->after;
    }
    const std::string sketch = write_sketch(now);
    const auto read = read_sketch(sketch);
    must(read && equivalent(*read, now), "what came of it has no sketch", sketch);
}

void policies(std::string_view bytes) {
    chosen by(bytes);
    by.know(small());
    policy p("p", say("规则", "rules"), {});
    for (int n = 0; n < 6 && !by.done(); ++n) {
        rule r = all_rules()[(by.byte() * 256U + by.byte()) % all_rules().size()];
        if (by.one_in(4)) by.fill(r.valid);
        if (by.one_in(4)) by.fill(r.jurisdiction);
        if (by.one_in(8)) r.id = by.name();
        const policy was = p;
        const auto added = p.add(r);
        if (!added) {
            must(p == was, "what was refused changed the policy");
            continue;
        }
        const auto refused_or = [&](const result<void>& done, const policy& before) {
            must(done || p == before, "what was refused changed the policy");
        };
        for (const parameter& of : r.parameters) {
            setting s{r.id, of.name, {}, {}};
            switch (by.byte() % 6) {
            case 0: s.to = by.one_in(2); break;
            case 1: {
                std::int64_t whole = 0;
                by.fill(whole);
                s.to = whole;
                break;
            }
            case 2: {
                decimal d;
                by.fill(d);
                s.to = d;
                break;
            }
            case 3: s.to = by.name(); break;
            case 4: s.to = std::vector<std::string>{by.name(), by.name()}; break;
            default: continue;
            }
            by.fill(s.valid.from);
            by.fill(s.valid.until);
            const policy before = p;
            refused_or(p.set(std::move(s)), before);
        }
        if (by.one_in(3)) {
            force_setting s{r.id, {}, {}};
            by.fill(s.to);
            by.fill(s.valid.from);
            const policy before = p;
            refused_or(p.set(std::move(s)), before);
        }
        if (by.one_in(3)) {
            exemption e;
            e.rule = r.id;
            by.fill(e.unit);
            by.fill(e.reason);
            e.approver = by.name();
            e.document = by.name();
            by.fill(e.valid.until);
            const policy before = p;
            refused_or(p.exempt(std::move(e)), before);
        }
    }
    judging_dates on{};
    by.fill(on.state);
    by.fill(on.rules);
    const report r = validate(small(), p, on);
    std::size_t undecided = 0;
    for (const finding& f : r.findings()) {
        must(!f.message.zh.empty() && is_utf8(f.message.zh) && is_utf8(f.message.en), "a finding says nothing", f.rule);
        undecided += f.verdict == verdict::undecided ? 1U : 0U;
    }
    must(undecided == r.count(verdict::undecided), "findings and counts differ");
    must(is_utf8(write_report(r)), "a report is no UTF-8");
    if (const auto written = write_policy(p, small(), {p})) {
        const auto read = read_policy(*written, small(), {}, {}, {p});
        must(read.has_value(), "a policy that was written is refused", *written);
    }
    if (r.findings().empty()) return;
    const finding& one = r.findings()[by.byte() % r.findings().size()];
    const auto again = judge(small(), p, one.rule, one.about, on);
    must(again && again->verdict == one.verdict && again->message == one.message, "judging one says otherwise",
        one.rule);
    const auto found = r.finding_of(one.rule, one.about);
    must(found && found->message == one.message, "finding one says otherwise", one.rule);
}

// Records of a history in any order, corrected, retracted and revoked; what was refused changes nothing.
void histories(std::string_view bytes) {
    chosen by(bytes, true);
    history h("past", small(), date(1990, 1, 1));
    date written(2000, 1, 1);
    for (int n = 0; n < 6 && !by.done(); ++n) {
        by.know(h.latest());
        enactment e;
        by.fill(e.effective);
        for (unsigned i = 0, acts = by.up_to(2); i < acts; ++i)
            e.acts.push_back(chosen_operation(operation_types{}, by));
        written += boost::gregorian::days(static_cast<long>(by.up_to(40)));
        const auto otherwise = by.one_in(2) ? if_impossible::refuse : if_impossible::set_aside;
        const record_number about = 1 + by.up_to(h.size() + 1);
        const history was = h;
        result<recorded> done = [&] {
            switch (by.byte() % 6) {
            case 0: return h.correct(about, e, written, otherwise);
            case 1: return h.retract(about, e, written, otherwise);
            case 2: return h.revoke(about, e, written, otherwise);
            default: return h.enact(e, written, otherwise);
            }
        }();
        if (!done) must(h == was, "what was refused changed the history");
    }
    if (by.one_in(4)) {
        const verification v = h.verify();
        must(v.ok(), "a history is not what its records make it", v.faults.empty() ? "" : v.faults.front().en);
    }
    if (has_history_logs()) {
        const auto log = write_history(h);
        if (!log) {
            std::ostringstream why;
            why << log.error();
            must(false, "a history cannot be written", why.str());
        }
        const auto read = read_history(*log);
        if (!read) {
            std::ostringstream why;
            why << read.error() << '\n' << *log;
            must(false, "a log that was written is refused", why.str());
        }
        must(read->content == h, "a log says something else", *log);
    }
}

std::vector<std::string> some_bytes() {
    std::vector<std::string> all;
    std::mt19937 random(11);
    for (int n = 0; n < 64; ++n) {
        std::string s;
        for (std::size_t size = 24 + static_cast<std::size_t>(n) * 3; s.size() < size;)
            s += static_cast<char>(random() & 0xffU);
        all.push_back(s);
    }
    return all;
}

} // namespace

std::vector<target> reform_targets() {
    return {{"plans", &plans, &some_bytes}, {"operations", &operations, &some_bytes},
        {"policies", &policies, &some_bytes}, {"histories", &histories, &some_bytes}};
}

} // namespace onezone_fuzz
