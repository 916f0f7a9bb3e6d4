// SPDX-License-Identifier: Apache-2.0
#include <onezone/planning/report_change.hpp>

#include <array>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace onezone {

namespace {

course course_of(std::optional<verdict> was, std::optional<verdict> is) {
    if (is == verdict::exempted) return course::exempted;
    if (is == verdict::undecided) return course::undecided;
    if (is == verdict::violated) return was == verdict::violated ? course::remaining : course::arisen;
    if (was == verdict::violated) return course::cured;
    return is ? course::settled : course::gone;
}

} // namespace

std::span<const word> words(course) noexcept {
    static constexpr std::array<word, 7> table{{
        {0, "cured", "已消除", "cured"},
        {1, "remaining", "仍存在", "remaining"},
        {2, "arisen", "新出现", "arisen"},
        {3, "exempted", "已豁免", "exempted"},
        {4, "undecided", "未定", "undecided"},
        {5, "settled", "已查明", "settled"},
        {6, "gone", "对象已不存在", "subject gone"},
    }};
    return table;
}

std::vector<followed_finding> follow(const report& before, const report& after) {
    std::vector<followed_finding> all;
    all.reserve(after.findings().size());
    std::set<std::pair<std::string_view, subject>> told;
    for (const finding& f : after.findings()) {
        const std::optional<verdict> was = before.at(f.rule, f.about);
        all.push_back({course_of(was, f.verdict), was, f.verdict, f});
        told.emplace(f.rule, f.about);
    }
    for (const finding& f : before.findings()) {
        if (told.contains({f.rule, f.about})) continue;
        const std::optional<verdict> is = after.at(f.rule, f.about);
        all.push_back({course_of(f.verdict, is), f.verdict, is, f});
    }
    return all;
}

} // namespace onezone
