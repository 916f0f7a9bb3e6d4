// SPDX-License-Identifier: Apache-2.0
#include <onezone/rules/report.hpp>

#include <algorithm>
#include <ostream>

namespace onezone {

bool report::conforms() const noexcept {
    return errors_.empty() && std::none_of(findings_.begin(), findings_.end(), [&](const finding& f) {
        return policy_.breaks(f.severity);
    });
}

std::size_t report::judged() const noexcept {
    std::size_t n = 0;
    for (const judged_rule& r : rules_) n += r.marks.size();
    return n;
}

std::size_t report::count(verdict v) const noexcept {
    std::size_t n = 0;
    for (const judged_rule& r : rules_)
        for (std::size_t i = 0; i < r.marks.size(); ++i) n += verdict_in(r.marks[i]) == v;
    return n;
}

std::size_t report::count(std::string_view rule_id, verdict v) const noexcept {
    std::size_t n = 0;
    for (const judged_rule& r : rules_)
        if (policy_.rules()[r.index].id == rule_id)
            for (std::size_t i = 0; i < r.marks.size(); ++i) n += verdict_in(r.marks[i]) == v;
    return n;
}

std::optional<verdict> report::at(std::string_view rule_id, subject about) const noexcept {
    for (const judged_rule& r : rules_) {
        if (policy_.rules()[r.index].id != rule_id || kinds_[r.group] != about.kind) continue;
        const auto& all = subjects_[r.group];
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i] == about.id) return verdict_in(r.marks[i]);
    }
    return std::nullopt;
}

std::optional<verdict> report::at(std::string_view rule_id, unit_id unit) const noexcept {
    const auto as_division = at(rule_id, subject::of(subject_kind::division, unit));
    return as_division ? as_division : at(rule_id, subject::of(subject_kind::zone, unit));
}

bool operator==(const report& a, const report& b) {
    if (a.state_on_ != b.state_on_ || a.rules_on_ != b.rules_on_ || a.findings_ != b.findings_ || a.errors_ != b.errors_
        || a.conflicts_ != b.conflicts_ || a.not_judged_ != b.not_judged_ || a.rules_.size() != b.rules_.size())
        return false;
    for (std::size_t i = 0; i < a.rules_.size(); ++i) {
        const report::judged_rule& x = a.rules_[i];
        const report::judged_rule& y = b.rules_[i];
        if (a.policy_.rules()[x.index].id != b.policy_.rules()[y.index].id || a.kinds_[x.group] != b.kinds_[y.group])
            return false;
        if (a.subjects_[x.group] == b.subjects_[y.group]) {
            if (x.marks != y.marks) return false;
            continue;
        }
        // The same subjects met in another order.
        const auto sorted = [i](const report& r) {
            const report::judged_rule& j = r.rules_[i];
            std::vector<std::pair<std::uint64_t, std::uint8_t>> pairs;
            for (std::size_t k = 0; k < j.marks.size(); ++k) pairs.emplace_back(r.subjects_[j.group][k], j.marks[k]);
            std::sort(pairs.begin(), pairs.end());
            return pairs;
        };
        if (sorted(a) != sorted(b)) return false;
    }
    return true;
}

//=== printing ===//

namespace {

text written(const period& p) {
    return verbatim(
        (p.from ? to_string(*p.from) : std::string("…")) + " – " + (p.until ? to_string(*p.until) : std::string("…")));
}

text facts(const std::vector<fact_note>& notes) {
    text all;
    for (const fact_note& n : notes) {
        if (!all.empty()) all += say(";", "; ");
        all += fill(say("{0} 的{1}", "{1} of {0}"), {verbatim(n.path), n.name});
        if (n.how != grade::stated) {
            all += fill(say("({0}", " ({0}"), {name_of(n.how)});
            if (!n.reason.empty()) all += say(":", ": ") + n.reason;
            all += say(")", ")");
        }
    }
    return all;
}

text sentence(const finding& f) {
    text t = fill(say("[{0}·{1}] {2}  {3}:{4}", "[{0}, {1}] {2}  {3}: {4}"),
        {name_of(f.verdict), name_of(f.force), verbatim(f.rule), verbatim(f.path), f.message});
    if (f.dating == dating::draft)
        t += say("\n    状态之日该条尚未施行,按要求提前判定",
            "\n    not yet in force on the day of the state; judged ahead of its date");
    if (f.dating == dating::as_announced)
        t += say("\n    施行日期未知,按已公布的内容判定", "\n    date in force not known; judged as announced");
    if (!f.missing.empty()) t += say("\n    缺少:", "\n    missing: ") + facts(f.missing);
    for (const outcome& o : f.outcomes)
        t += fill(say("\n      若{0}的{1}为“{2}”:{3}", "\n      if {1} of {0} is “{2}”: {3}"),
            {verbatim(f.missing[o.fact].path), f.missing[o.fact].name, o.name, name_of(o.then)});
    if (!f.doubtful.empty())
        t += say("\n    依据未经来源直接说明:", "\n    rests on what no source states: ") + facts(f.doubtful);
    if (f.exempted_by)
        t += fill(say("\n    例外:{0}({1},{2};{3})", "\n    exemption: {0} ({1}, {2}; {3})"),
            {f.exempted_by->reason, verbatim(f.exempted_by->approver), verbatim(f.exempted_by->document),
                written(f.exempted_by->valid)});
    if (f.lapsed) {
        t += f.force == force::principle
            ? fill(say("\n    已记录的例外不在有效期内({0})",
                       "\n    the recorded exemption does not cover that day ({0})"),
                {written(f.lapsed->valid)})
            : say("\n    已记录例外,但此条不属“原则上”,不允许例外",
                "\n    an exemption is recorded, but a clause of this force admits of none");
    }
    if (!f.precedence.empty())
        t += fill(say("\n    优先适用:{0}", "\n    takes precedence: {0}"), {verbatim(f.precedence)});
    return t;
}

} // namespace

namespace {

// The clause; its gist where the wording is not at hand.
text wording(const rule& r) { return r.basis.quote.empty() ? r.title : verbatim(r.basis.quote); }

} // namespace

std::ostream& operator<<(std::ostream& os, const finding& f) {
    print(os, f, language::zh);
    return os;
}

void print(std::ostream& os, const finding& f, language which) { os << sentence(f).in(which) << '\n'; }

std::ostream& operator<<(std::ostream& os, const report& r) {
    print(os, r, language::zh);
    return os;
}

void print(std::ostream& os, const report& r, language which) {
    const auto number = [](std::size_t n) { return verbatim(std::to_string(n)); };
    text head = fill(say("{0}:按 {1} 的规则判定 {2} 的状态,{3}", "{0}: the state of {2} by the rules of {1}: {3}"),
        {r.by().title(), verbatim(to_string(r.rules_on())), verbatim(to_string(r.state_on())),
            r.conforms() ? say("合规", "conforms") : say("不合规", "does not conform")});
    head += fill(
        say("\n判定 {0} 项:符合 {1},不符合 {2},获准例外 {3},无法判定 {4},未施行 {5},不适用 {6}\n",
            "\n{0} judged: {1} satisfied, {2} violated, {3} exempted, {4} undecided, {5} not in force, {6} not applicable\n"),
        {number(r.judged()), number(r.count(verdict::satisfied)), number(r.count(verdict::violated)),
            number(r.count(verdict::exempted)), number(r.count(verdict::undecided)),
            number(r.count(verdict::not_in_force)), number(r.count(verdict::not_applicable))});
    os << head.in(which);
    for (const rule_error& e : r.errors())
        os << fill(say("规则出错 {0}  {1}:{2}\n", "rule failed {0}  {1}: {2}\n"),
            {verbatim(e.rule), verbatim(e.path), verbatim(e.what)})
                  .in(which);
    for (const finding& f : r.findings()) {
        print(os, f, which);
        const rule& of = r.rule_of(f);
        os << fill(of.basis.quote.empty() ? say("    {0} {1}\n", "    {0} {1}\n")
                                          : say("    {0} {1}:“{2}”\n", "    {0} {1}: “{2}”\n"),
            {verbatim(of.basis.document), verbatim(of.basis.clause), verbatim(of.basis.quote)})
                  .in(which);
    }
    for (const rule_conflict& c : r.conflicts()) {
        const rule* wants = r.by().find(c.demands);
        const rule* forbids = r.by().find(c.forbids);
        os << fill(say("规则冲突 {0}:{1}“{2}”与 {3}“{4}”\n", "conflict at {0}: {1} “{2}” against {3} “{4}”\n"),
            {verbatim(c.path), verbatim(c.demands), wording(*wants), verbatim(c.forbids), wording(*forbids)})
                  .in(which);
    }
    if (!r.not_judged().empty())
        os << fill(say("另有 {0} 条规则只判定变动,未判定\n", "{0} rules judge changes only and were not judged\n"),
            {number(r.not_judged().size())})
                  .in(which);
}

} // namespace onezone
