// SPDX-License-Identifier: Apache-2.0
#include <onezone/planning/trial.hpp>
#include <onezone/testing/rule_case.hpp>

#include <algorithm>
#include <sstream>
#include <utility>

namespace onezone {

//=== looking for a finding ===//

namespace {

[[nodiscard]] bool ends_path(std::string_view path, std::string_view end) noexcept {
    return path == end
        || (path.size() > end.size() && path.ends_with(end) && path[path.size() - end.size() - 1] == '/');
}

// Where a finding is expected: everywhere, at a unit and whatever belongs to it, or where a path ends.
class expected_place {
public:
    expected_place(const std::string& name, const hierarchy& h) : name_(name), h_(h) {
        if (const auto u = h.find(std::string_view(name)); !name.empty() && u) unit_ = u->id();
    }
    [[nodiscard]] bool holds(subject s) const {
        if (name_.empty()) return true;
        return unit_.ok() ? unit_of(h_, s) == unit_ : ends_path(path_of(h_, s), name_);
    }
    [[nodiscard]] bool exists(const report& in) const {
        if (name_.empty() || unit_.ok()) return true;
        bool there = false;
        in.each([&](const rule&, subject s, verdict, grade) { there = there || ends_path(path_of(h_, s), name_); });
        return there;
    }

private:
    const std::string& name_;
    const hierarchy& h_;
    unit_id unit_;
};

[[nodiscard]] bool is_detailed(const expected_finding& w) { return w.force || !w.saying.empty() || !w.field.empty(); }

[[nodiscard]] bool fits_in_detail(const expected_finding& w, const finding& f) {
    if (w.force && f.force != *w.force) return false;
    if (f.message.zh.find(w.saying) == std::string::npos && f.message.en.find(w.saying) == std::string::npos)
        return false;
    return w.field.empty() || std::any_of(f.missing.begin(), f.missing.end(), [&](const fact_note& n) {
        return n.field == w.field || n.name.zh == w.field || n.name.en == w.field;
    });
}

} // namespace

result<found_finding> look_for(const expected_finding& wanted, const report& in) {
    constexpr std::size_t most_shown = 5;
    if (!in.by().find(wanted.rule)) {
        policy without = in.by();
        return without.remove(wanted.rule).error(); // says which one was likely meant
    }
    const expected_place place(wanted.place, in.of());
    if (!place.exists(in))
        return refusal(errc::unknown_record, fill(say("没有 `{0}`", "there is no `{0}`"), {verbatim(wanted.place)}));

    found_finding f;
    bool open = false; // violated or undecided where the rule should be satisfied
    in.each([&](const rule& asking, subject s, verdict v, grade) {
        if (asking.id != wanted.rule || !place.holds(s)) return;
        open = open || v == verdict::violated || v == verdict::undecided;
        const bool worth_showing = !wanted.place.empty() || v < verdict::not_in_force;
        const bool shown = worth_showing && f.there.size() < most_shown;
        if (v == wanted.verdict && !is_detailed(wanted)) f.as_expected = true;
        if (!shown && (v != wanted.verdict || !is_detailed(wanted))) return;
        std::optional<finding> full = in.finding_of(wanted.rule, s);
        if (!full) return;
        if (v == wanted.verdict && fits_in_detail(wanted, *full)) f.as_expected = true;
        if (shown) f.there.push_back(std::move(*full));
    });
    if (wanted.verdict == verdict::satisfied && open) f.as_expected = false;
    return f;
}

std::vector<finding> unexpected(const std::vector<expected_finding>& expected, const report& in) {
    std::vector<finding> others;
    for (const finding& f : in.findings()) {
        if (f.verdict != verdict::violated) continue;
        const bool spoken_of = std::any_of(expected.begin(), expected.end(), [&](const expected_finding& w) {
            return w.verdict == verdict::violated && w.rule == f.rule && expected_place(w.place, in.of()).holds(f.about)
                && fits_in_detail(w, f);
        });
        if (!spoken_of) others.push_back(f);
    }
    return others;
}

text name_of(const expected_finding& w) {
    text t = name_of(w.verdict) + verbatim(" `" + w.rule + "`");
    if (!w.place.empty()) t += fill(say("，在 `{0}`", " at `{0}`"), {verbatim(w.place)});
    if (w.force) t += fill(say("，强度为“{0}”", " with force “{0}”"), {name_of(*w.force)});
    if (!w.saying.empty()) t += fill(say("，其中说“{0}”", " saying “{0}”"), {verbatim(w.saying)});
    if (!w.field.empty()) t += fill(say("，缺少 `{0}`", " for want of `{0}`"), {verbatim(w.field)});
    return t;
}

//=== carrying out a case ===//

namespace {

template <class T>
[[nodiscard]] text printed(const T& what) {
    std::ostringstream zh;
    std::ostringstream en;
    for (std::ostringstream* os : {&zh, &en})
        os->exceptions(std::ios::badbit); // it runs out of memory or says everything
    print(zh, what, language::zh);
    print(en, what, language::en);
    return {zh.str(), en.str()};
}

[[nodiscard]] bool refused_with(const refusal& r, errc code) {
    return r.code() == code || std::any_of(r.others().begin(), r.others().end(), [&](const refusal& why) {
        return refused_with(why, code);
    });
}

void check_report(const rule_case& c, case_outcome& o) {
    for (const expected_finding& w : c.expected) {
        ++o.checked;
        const auto f = look_for(w, o.found);
        if (f && f->as_expected) continue;
        text t = fill(say("应为：{0}", "expected: {0}"), {name_of(w)});
        if (!f) {
            t += say("\n", "\n") + printed(f.error());
        } else if (f->there.empty()) {
            t += say("\n此处未作判定", "\nbut it was not judged there");
        } else {
            for (const finding& there : f->there) t += say("\n实为：", "\nfound: ") + printed(there);
        }
        o.failures.push_back(std::move(t));
    }
    for (const rule_error& e : o.found.errors())
        o.failures.push_back(fill(say("规则 {0} 判定 {1} 时失败：{2}", "rule {0} failed on {1}: {2}"),
            {verbatim(e.rule), verbatim(e.path), verbatim(e.what)}));
    if (c.nothing_else) {
        ++o.checked;
        for (const finding& f : unexpected(c.expected, o.found))
            o.failures.push_back(say("未料到：", "not expected: ") + printed(f));
    }
    if (c.outcome) {
        ++o.checked;
        if (o.found.outcome() != *c.outcome)
            o.failures.push_back(fill(say("结论应为“{0}”，实为“{1}”", "the outcome was to be: {0}; and is: {1}"),
                {name_of(*c.outcome), name_of(o.found.outcome())}));
    }
}

} // namespace

case_outcome run(const rule_case& c) { return run(c, c.rules); }

case_outcome run(const rule_case& c, const policy& rules) {
    case_outcome o;
    if (!c.expects_anything()) {
        o.failures.push_back(
            say("案例没有任何期望，不能算作通过", "the case expects nothing, so that it cannot have passed"));
        return o;
    }
    if (!c.operations) {
        o.found = validate(c.before, rules, c.on);
        check_report(c, o);
        return o;
    }
    const auto done = simulate(c.before, *c.operations, rules, {c.on.state, c.on.state, c.on.rules});
    if (c.refused || !done) {
        ++o.checked;
        if (done) {
            o.failures.push_back(
                fill(say("操作应被拒绝（{0}），实已执行", "the operations were to be refused ({0}), and were not"),
                    {verbatim(name_of(*c.refused))}));
        } else if (!c.refused || !refused_with(done.error(), *c.refused)) {
            text t = c.refused
                ? fill(say("操作应以 {0} 被拒绝；实为：\n", "the operations were to be refused with {0}, but:\n"),
                    {verbatim(name_of(*c.refused))})
                : say("操作被拒绝：\n", "the operations were refused:\n");
            o.failures.push_back(t + printed(done.error()));
        }
        if (!done) return o;
    }
    if (c.balance) {
        ++o.checked;
        if (done->ledger().state() != *c.balance)
            o.failures.push_back(fill(say("账应为“{0}”，实为“{1}”", "the account was to be {0}, and is {1}"),
                {name_of(*c.balance), name_of(done->ledger().state())}));
    }
    o.found = done->report_after();
    check_report(c, o);
    return o;
}

} // namespace onezone
