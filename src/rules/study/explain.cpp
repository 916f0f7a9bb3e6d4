// SPDX-License-Identifier: Apache-2.0
#include "flips.hpp"
#include "ground/try.hpp"
#include "rules/judging/report_text.hpp"
#include "rules/phrase.hpp"

#include <onezone/rules/detail/call.hpp>
#include <onezone/rules/study/explain.hpp>

#include <array>
#include <ostream>
#include <utility>

namespace onezone {

std::span<const word> words(condition_role) noexcept {
    static constexpr std::array<word, 3> table{{
        {0, "scope", "适用条件", "applies where"},
        {1, "exception", "除外条件", "does not apply where"},
        {2, "demand", "要求", "demands"},
    }};
    return table;
}

std::span<const word> words(lever) noexcept {
    static constexpr std::array<word, 3> table{{
        {0, "fact", "改变事实", "change of a fact"},
        {1, "parameter", "改变参数", "change of a parameter"},
        {2, "operation", "改革操作", "operation"},
    }};
    return table;
}

namespace {

[[nodiscard]] explained_fact explained(const detail::read_fact& r, const rule& by, const detail::judging_case& in) {
    explained_fact f;
    f.of = r.of;
    f.path = in.path_of(r.of);
    f.field = r.what.key;
    f.name = detail::name_of_field(r.what);
    f.known = r.known;
    f.is = r.is;
    f.shown = detail::shown_fact(r);
    if (r.what.zh == fields::parameter.zh) { // which is the rule's, whatever it is judged on
        f.path = by.id;
        f.name = fill(say("规则参数“{0}”", "rule's parameter “{0}”"), {detail::name_of_parameter(by, f.field)});
        if (r.is) f.shown = detail::shown_setting(by, f.field, *r.is);
    }
    f.how = r.from.how();
    f.source = r.from.source();
    f.reason = r.from.reason();
    return f;
}

// Which conditions decide: those that put the subject out of scope; else the demands that are not met, or all that are.
[[nodiscard]] bool decides(const explained_condition& c, verdict v) {
    const bool out = c.role == condition_role::exception ? c.is.is_yes() : c.is.is_no();
    switch (v) {
    case verdict::not_applicable: return c.role != condition_role::demand && out;
    case verdict::satisfied: return c.role == condition_role::demand;
    case verdict::violated:
    case verdict::exempted: return c.role == condition_role::demand && c.is.is_no();
    case verdict::undecided: return c.is.is_unknown();
    case verdict::not_in_force: break;
    }
    return false;
}

[[nodiscard]] text spelled(truth t) {
    return t.is_yes() ? say("是", "yes") : t.is_no() ? say("否", "no") : say("尚不能认定", "in question");
}

} // namespace

text sentence_of(const explained_fact& f) {
    text t = fill(say("{0}：{1}", "{0}: {1}"), {detail::fact_of(f.path, f.name), f.shown});
    text rest;
    if (f.how != grade::stated) rest += name_of(f.how);
    if (!f.reason.empty()) rest += (rest.empty() ? text() : say("：", ": ")) + f.reason;
    if (!f.source.empty())
        rest += (rest.empty() ? text() : say("；", "; ")) + fill(say("来源 {0}", "source {0}"), {verbatim(f.source)});
    return rest.empty() ? t : t + fill(say("（{0}）", " ({0})"), {rest});
}

text sentence_of(const explained_condition& c) {
    return fill(say("{0} {1}：{2}", "{0} {1}: {2}"), {name_of(c.role), c.name, spelled(c.is)});
}

text sentence_of(const flip& f) {
    return fill(say("{0}：{1} → {2}", "{0}: {1} → {2}"),
        {name_of(f.by), f.account, f.then ? name_of(*f.then) : say("不再有该对象", "no such subject any more")});
}

text explanation::why() const {
    text because;
    std::size_t from = 0;
    for (const explained_condition& c : conditions) {
        if (c.decisive) {
            if (!because.empty()) because += say("；", "; ");
            because += sentence_of(c);
            text resting;
            for (std::size_t i = from; i < c.after; ++i)
                resting += (resting.empty() ? text() : say("，", ", ")) + sentence_of(facts[i]);
            if (!resting.empty()) because += fill(say("（{0}）", " ({0})"), {resting});
        }
        from = c.after;
    }
    text all = fill(say("{0}：{1}", "{0}: {1}"), {name_of(found.verdict), found.message});
    if (!because.empty()) all += say("。因为 ", ". Because ") + because;
    return all;
}

namespace {

// What the rule says, and what it was seen to do. The flips are wanting.
[[nodiscard]] result<explanation> watched_at(const detail::judging_case& in, const policy& p, std::string_view rule_id,
    subject about, detail::observation& watched) {
    result<finding> found = detail::find_one(in, rule_id, about, &watched);
    ONEZONE_TRY(found);
    explanation e;
    e.found = *std::move(found);
    e.basis = p.find(rule_id)->basis;
    for (const detail::read_fact& r : watched.reads) e.facts.push_back(explained(r, *p.find(rule_id), in));
    for (const detail::stated_condition& c : watched.conditions) {
        explained_condition one{std::string(c.what.key), name_of(c.what), static_cast<condition_role>(c.kind),
            truth(c.value), c.after, false};
        one.is = c.value.is_unknown() ? truth::unknown() : truth(c.value.is_yes());
        one.decisive = decides(one, e.found.verdict);
        e.conditions.push_back(std::move(one));
    }
    return e;
}

} // namespace

result<explanation> explain(
    const hierarchy& h, const policy& p, std::string_view rule_id, subject about, const judging_dates& on) {
    if (auto fine = detail::calendar_days(on); !fine) return std::move(fine).error();
    detail::observation watched;
    result<explanation> e = watched_at(detail::judging_case(h, p, on), p, rule_id, about, watched);
    if (e) e->flips = detail::find_flips(h, p, e->found, watched, on);
    return e;
}

result<explanation> explain(
    const step_view& step, const policy& p, std::string_view rule_id, subject about, const judging_dates& on) {
    if (auto fine = detail::calendar_days(on); !fine) return std::move(fine).error();
    detail::observation watched;
    result<explanation> e = watched_at(detail::judging_case(step, p, on), p, rule_id, about, watched);
    if (e) e->flips = detail::find_flips(step, p, e->found, on);
    return e;
}

result<explanation> explain(const report& r, std::string_view rule_id, subject about) {
    if (!r.at(rule_id, about))
        return refusal(errc::unknown_record,
            fill(say("报告中没有规则 {0} 对该对象的评判", "the report has no answer of rule {0} to that"),
                {verbatim(rule_id)}));
    detail::observation watched;
    return watched_at(detail::judging_case(r), r.by(), rule_id, about, watched);
}

result<explanation> explain(
    const step_view& step, const policy& p, std::string_view rule_id, subject about, const date& on) {
    return explain(step, p, rule_id, about, judging_dates{on, on});
}

result<explanation> explain(
    const hierarchy& h, const policy& p, std::string_view rule_id, subject about, const date& on) {
    return explain(h, p, rule_id, about, judging_dates{on, on});
}

std::ostream& operator<<(std::ostream& os, const explanation& e) {
    print(os, e, language::zh);
    return os;
}

void print(std::ostream& os, const explanation& e, language which) {
    print(os, e.found, which);
    if (const text clause = name_of(e.basis); !clause.empty()) os << "  " << clause.in(which) << '\n';
    os << e.why().in(which) << '\n';
    std::size_t at = 0;
    const auto facts_up_to = [&](std::size_t end) {
        for (; at < end; ++at) os << "  · " << sentence_of(e.facts[at]).in(which) << '\n';
    };
    for (const explained_condition& c : e.conditions) {
        facts_up_to(c.after);
        os << (c.decisive ? "  ★ " : "  ▪ ") << sentence_of(c).in(which) << '\n';
    }
    facts_up_to(e.facts.size());
    if (e.flips.empty()) return;
    os << say("逐项试过，任何一项即可改变结果的：", "Any one of these, tried, would change the result:").in(which)
       << '\n';
    for (const flip& f : e.flips) os << "  → " << sentence_of(f).in(which) << '\n';
}

// Here, because comparing operations and edits is much to instantiate for every program that includes the header.
bool operator==(const explained_fact&, const explained_fact&) = default;
bool operator==(const explanation&, const explanation&) = default;
bool operator==(const flip& a, const flip& b) {
    return a.by == b.by && a.account == b.account && a.then == b.then && a.of == b.of && a.field == b.field
        && a.from == b.from && a.to == b.to && a.edits == b.edits && a.act == b.act && a.then_acts == b.then_acts
        && a.set == b.set;
}

} // namespace onezone
