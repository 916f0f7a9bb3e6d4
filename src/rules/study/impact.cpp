// SPDX-License-Identifier: Apache-2.0
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/study/impact.hpp>

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>
#include <utility>

namespace onezone {

std::size_t rule_impact::count(onezone::shift what) const noexcept {
    return static_cast<std::size_t>(
        std::count_if(shifts.begin(), shifts.end(), [&](const shifted_finding& s) { return s.what == what; }));
}

std::size_t rule_impact::count(std::string_view rule_id, onezone::shift what) const noexcept {
    return static_cast<std::size_t>(std::count_if(shifts.begin(), shifts.end(),
        [&](const shifted_finding& s) { return s.what == what && s.told.rule == rule_id; }));
}

rule_impact impact(const hierarchy& h, const policy& today, const policy& draft, std::span<const date> days) {
    rule_impact i;
    i.today = today;
    i.draft = draft;
    i.dates.assign(days.begin(), days.end());
    std::sort(i.dates.begin(), i.dates.end());
    i.dates.erase(std::unique(i.dates.begin(), i.dates.end()), i.dates.end());
    std::optional<report> day_before;
    for (const date& d : i.dates) {
        const report before = validate(h, today, d);
        report after = validate(h, draft, d);
        for (const report* r : {&before, static_cast<const report*>(&after)})
            for (const rule_error& e : r->errors())
                if (std::find(i.errors.begin(), i.errors.end(), e) == i.errors.end()) i.errors.push_back(e);
        for (shifted_finding& s : follow(before, after))
            if (!is_as_before(s.what)) i.shifts.push_back(std::move(s));
        if (day_before)
            for (shifted_finding& s : follow(*day_before, after))
                if (s.what == shift::newly_violated || s.what == shift::exemption_lost)
                    i.emerging.push_back(std::move(s));
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
    if (!s.told.message.empty()) os << "  " << s.told.message.in(which);
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
            os << name_of(what).in(which) << (which == language::zh ? "：" : ": ") << std::to_string(n) << '\n';
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
