// SPDX-License-Identifier: Apache-2.0
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/study/impact.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <tuple>
#include <utility>

namespace onezone {

std::span<const word> words(shift) noexcept {
    static constexpr std::array<word, 8> table{{
        {0, "newly_violated", "新增违反", "newly violated"},
        {1, "cured", "不再违反", "cured"},
        {2, "exemption_gained", "转为例外", "exemption gained"},
        {3, "exemption_lost", "失去例外", "exemption lost"},
        {4, "decided", "得以判定", "decided"},
        {5, "no_longer_decided", "无法再判定", "no longer decided"},
        {6, "graver", "后果加重", "graver"},
        {7, "milder", "后果减轻", "milder"},
    }};
    return table;
}

std::size_t rule_impact::count(onezone::shift what) const noexcept {
    return static_cast<std::size_t>(
        std::count_if(shifts.begin(), shifts.end(), [&](const shifted_finding& s) { return s.what == what; }));
}

std::size_t rule_impact::count(std::string_view rule_id, onezone::shift what) const noexcept {
    return static_cast<std::size_t>(std::count_if(shifts.begin(), shifts.end(),
        [&](const shifted_finding& s) { return s.what == what && s.told.rule == rule_id; }));
}

namespace {

using asked_pair = std::pair<std::string_view, subject>;

// Both answers to one question.
struct both {
    const finding* before = nullptr;
    const finding* after = nullptr;
    std::optional<verdict> was;
    std::optional<verdict> is;
};

[[nodiscard]] bool is_one_of(const std::optional<verdict>& v, std::initializer_list<verdict> any) {
    return v && std::find(any.begin(), any.end(), *v) != any.end();
}

[[nodiscard]] std::optional<shift> shift_between(const both& b) {
    const bool was_violated = b.was == verdict::violated;
    if (b.was == b.is) {
        if (!was_violated || b.before->severity == b.after->severity) return std::nullopt;
        return b.before->severity < b.after->severity ? shift::graver : shift::milder;
    }
    if (b.is == verdict::violated) return b.was == verdict::exempted ? shift::exemption_lost : shift::newly_violated;
    if (b.is == verdict::exempted) return shift::exemption_gained;
    if (b.is == verdict::undecided) return shift::no_longer_decided;
    if (is_one_of(b.was, {verdict::violated, verdict::exempted})) return shift::cured;
    if (b.was == verdict::undecided) return shift::decided;
    return std::nullopt;
}

[[nodiscard]] bool failed(const report& r, std::string_view rule_id) {
    return std::any_of(r.errors().begin(), r.errors().end(), [&](const rule_error& e) { return e.rule == rule_id; });
}

// Every pair of rule and subject of which either report has a finding, with both verdicts.
[[nodiscard]] std::map<asked_pair, both> compared(const report& before, const report& after) {
    std::map<asked_pair, both> all;
    for (const finding& f : before.findings()) all[{f.rule, f.about}].before = &f;
    for (const finding& f : after.findings()) all[{f.rule, f.about}].after = &f;
    const auto fill_in = [&](const report& r, std::optional<verdict> both::*side) {
        // Rule by rule: most have no finding at all.
        const rule* last = nullptr;
        bool wanted = false;
        r.each([&](const rule& asking, subject about, verdict v, grade) {
            if (&asking != last) {
                last = &asking;
                const auto first = all.lower_bound({asking.id, subject{}});
                wanted = first != all.end() && first->first.first == asking.id;
            }
            if (!wanted) return;
            const auto found = all.find({asking.id, about});
            if (found != all.end()) found->second.*side = v;
        });
    };
    fill_in(before, &both::was);
    fill_in(after, &both::is);
    std::erase_if(
        all, [&](const auto& one) { return failed(before, one.first.first) || failed(after, one.first.first); });
    return all;
}

// The places of rules in the new policy, then of those only the old one has.
[[nodiscard]] std::map<std::string_view, std::size_t> order_of(const policy& draft, const policy& today) {
    std::map<std::string_view, std::size_t> places;
    for (const policy* p : {&draft, &today})
        for (const rule& r : p->rules()) places.emplace(r.id, places.size());
    return places;
}

template <class Wanted>
void note(std::vector<shifted_finding>& into, const report& before, const report& after,
    const std::map<std::string_view, std::size_t>& places, Wanted wanted) {
    const auto from = static_cast<std::ptrdiff_t>(into.size());
    for (const auto& [key, b] : compared(before, after))
        if (const auto what = shift_between(b); what && wanted(b, *what))
            into.push_back({after.rules_on(), *what, b.was, b.is, b.after ? *b.after : *b.before});
    std::sort(into.begin() + from, into.end(), [&](const shifted_finding& x, const shifted_finding& y) {
        return std::tie(places.at(x.told.rule), x.told.path, x.told.about)
            < std::tie(places.at(y.told.rule), y.told.path, y.told.about);
    });
}

} // namespace

rule_impact impact(const hierarchy& h, const policy& today, const policy& draft, std::span<const date> days) {
    rule_impact i;
    i.today = today;
    i.draft = draft;
    i.dates.assign(days.begin(), days.end());
    std::sort(i.dates.begin(), i.dates.end());
    i.dates.erase(std::unique(i.dates.begin(), i.dates.end()), i.dates.end());
    const auto places = order_of(draft, today);
    std::optional<report> day_before;
    for (const date& d : i.dates) {
        const report before = validate(h, today, d);
        report after = validate(h, draft, d);
        for (const report* r : {&before, static_cast<const report*>(&after)})
            for (const rule_error& e : r->errors())
                if (std::find(i.errors.begin(), i.errors.end(), e) == i.errors.end()) i.errors.push_back(e);
        note(i.shifts, before, after, places, [](const both&, shift) { return true; });
        if (day_before)
            note(i.emerging, *day_before, after, places,
                [](const both& b, shift) { return b.is == verdict::violated && b.was != verdict::violated; });
        day_before = std::move(after);
    }
    return i;
}

rule_impact impact(const hierarchy& h, const policy& today, const policy& draft, const date& day) {
    return impact(h, today, draft, std::span(&day, 1));
}

//=== printing ===//

namespace {

[[nodiscard]] text answer(const std::optional<verdict>& v) { return v ? name_of(*v) : say("不作要求", "not asked"); }

void print_one(std::ostream& os, const shifted_finding& s, language which) {
    const text line = fill(say("  {0}  {1}：{2} → {3}", "  {0}  {1}: {2} → {3}"),
        {verbatim(s.told.rule), verbatim(s.told.path), answer(s.was), answer(s.is)});
    os << line.in(which);
    if (!s.told.message.empty()) os << (which == language::zh ? "  " : "  ") << s.told.message.in(which);
    os << '\n';
}

} // namespace

std::ostream& operator<<(std::ostream& os, const rule_impact& i) {
    print(os, i, language::zh);
    return os;
}

void print(std::ostream& os, const rule_impact& i, language which) {
    for (const rule_error& e : i.errors)
        os << fill(say("规则 {0} 判定 {1} 时失败：{2}", "rule {0} failed on {1}: {2}"),
            {verbatim(e.rule), verbatim(e.path), verbatim(e.what)})
                  .in(which)
           << '\n';
    for (const date& d : i.dates) {
        const auto first = std::find_if(i.shifts.begin(), i.shifts.end(), [&](const auto& s) { return s.on == d; });
        const auto last = std::find_if(first, i.shifts.end(), [&](const auto& s) { return s.on != d; });
        os << written_out(d).in(which);
        if (first == last) os << say("：没有变化", ": nothing changes").in(which);
        os << '\n';
        for (const word& w : words(shift{})) {
            const auto what = static_cast<shift>(w.value);
            const auto n = std::count_if(first, last, [&](const auto& s) { return s.what == what; });
            if (n == 0) continue;
            os << name_of(what).in(which) << (which == language::zh ? "：" : ": ") << n << '\n';
            for (auto s = first; s != last; ++s)
                if (s->what == what) print_one(os, *s, which);
        }
    }
    if (i.emerging.empty()) return;
    os << say("无人作为也将出现的违反", "What becomes violated without anybody doing anything").in(which) << '\n';
    for (const shifted_finding& s : i.emerging) {
        os << written_out(s.on).in(which);
        print_one(os, s, which);
    }
}

} // namespace onezone
