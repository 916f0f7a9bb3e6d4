// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTING_SHOW_HPP_INCLUDED
#define ONEZONE_TESTING_SHOW_HPP_INCLUDED

#include <onezone/ground/code.hpp>
#include <onezone/ground/credit_code.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/finding.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/testing/catch.hpp>
#include <onezone/testing/rule_case.hpp>

#include <atomic>
#include <concepts>
#include <cstddef>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

/// @file
/// How failing checks show values of the library: `CHECK(found.path == …)`, `CHECK(step->after.at(town).kind() == …)`.
///
///  1. Short, and on one line but for reports: a report is its sums, its errors and its first five findings.
///  2. In Chinese, until `show_in` asks for English.
///  3. Shown are texts, dates, periods, decimals, codes, ids, words of closed sets, facts, units, hierarchies, refusals, results, findings
///     and reports, and what Catch2 makes of them: lists, pairs, optional values.
///  4. What shows values must be included before Catch2 is asked to show one: include this header (or <onezone/testing/matchers.hpp>)
///     at the top of a test, with Catch2 2.13 and 3.x alike.

namespace onezone::testing {

namespace detail {
inline std::atomic<language> language_shown{language::zh};
[[nodiscard]] inline std::string shown(const text& t) { return t.in(language_shown.load(std::memory_order_relaxed)); }
} // namespace detail

/// From now on failing checks show values in that language, in every thread; says in which they were shown until now.
///
/// Example: `const auto shown = onezone::testing::show_in(onezone::language::en);` in one source of a test program.
inline language show_in(language which) noexcept { return detail::language_shown.exchange(which); }

//=== what is shown; each allocates ===//

[[nodiscard]] inline std::string show(const text& t) { return detail::shown(t); }

/// `2023-12-01`
[[nodiscard]] inline std::string show(const date& d) {
    return is_calendar_date(d) ? to_string(d) : detail::shown(say("不是日期", "no day"));
}

/// `2023-01-01 起，2024-01-01 前` or `from 2023-01-01, before 2024-01-01`
[[nodiscard]] inline std::string show(const period& p) {
    text t;
    if (p.from) t += fill(say("{0} 起", "from {0}"), {verbatim(show(*p.from))});
    if (p.from && p.until) t += say("，", ", ");
    if (p.until) t += fill(say("{0} 前", "before {0}"), {verbatim(show(*p.until))});
    return detail::shown(t.empty() ? say("不限", "always") : t);
}

/// `1037.21`
[[nodiscard]] inline std::string show(decimal d) { return to_string(d); }

/// The number, or that it names nothing.
template <class Tag>
[[nodiscard]] std::string show(basic_id<Tag> id) {
    return id.ok() ? std::to_string(id.value()) : detail::shown(say("无", "none"));
}

/// Codes as they are written.
template <class Code>
    requires std::same_as<Code, code> || std::same_as<Code, credit_code>
[[nodiscard]] std::string show(const Code& c) {
    std::ostringstream os;
    os << c;
    return os.str();
}

/// The name of a word: `县级市` or `county-level city`.
template <Vocabulary E>
[[nodiscard]] std::string show(E e) {
    return detail::shown(name_of(e));
}

/// The path, or that there is none.
[[nodiscard]] inline std::string show(unit_ref u) { return u ? u.path() : detail::shown(say("无", "none")); }

/// The number of units.
[[nodiscard]] inline std::string show(const hierarchy& h) {
    return detail::shown(fill(say("{0} 个单位", "{0} units"), {verbatim(std::to_string(h.size()))}));
}

/// `cannot_read: …`
[[nodiscard]] inline std::string show(const refusal& r) {
    return std::string(name_of(r.code())) + detail::shown(say("：", ": ")) + detail::shown(r.message());
}

/// `violated jx23.county.max-zones at 赣州市/于都县: …`
[[nodiscard]] inline std::string show(const finding& f) {
    text t = name_of(expected_finding{.rule = f.rule, .verdict = f.verdict, .place = f.path});
    if (!f.message.empty()) t += say("：", ": ") + f.message;
    return detail::shown(t);
}

/// The sums, the errors and the first five findings, each on a line of its own.
[[nodiscard]] inline std::string show(const report& r) {
    constexpr std::size_t most = 5;
    const auto number = [](std::size_t n) { return verbatim(std::to_string(n)); };
    text t = fill(say("{0}：判定 {1} 项，不符合 {2}，无法判定 {3}", "{0}: {1} judged, {2} violated, {3} undecided"),
        {name_of(r.outcome()), number(r.judged()), number(r.count(verdict::violated)),
            number(r.count(verdict::undecided))});
    for (const rule_error& e : r.errors())
        t += fill(say("\n  规则出错 {0}，{1}：{2}", "\n  rule failed {0} at {1}: {2}"),
            {verbatim(e.rule), verbatim(e.path), verbatim(e.what)});
    std::string lines = detail::shown(t);
    const std::vector<finding>& all = r.findings();
    for (std::size_t i = 0; i < all.size() && i < most; ++i) lines += "\n  " + show(all[i]);
    if (all.size() > most)
        lines += detail::shown(fill(say("\n  另有 {0} 项", "\n  and {0} more"), {number(all.size() - most)}));
    return lines;
}

/// The value and, where it is not simply stated, how well it is known.
template <class T>
[[nodiscard]] std::string show(const fact<T>& f) {
    std::string s = f.known() ? Catch::StringMaker<T>::convert(*f.value) : detail::shown(say("未知", "unknown"));
    if (f.from.how() != grade::stated) s += detail::shown(fill(say("（{0}）", " ({0})"), {name_of(f.from.how())}));
    return s;
}

/// The value, or why there is none.
template <class T>
[[nodiscard]] std::string show(const result<T>& r) {
    if (!r) return detail::shown(say("被拒绝，", "refused, ")) + show(r.error());
    if constexpr (requires { show(*r); })
        return show(*r);
    else
        return detail::shown(say("有值", "a value"));
}

/// What is shown by one of these.
template <class T>
concept Shown = requires(const T& value) {
    { show(value) } -> std::same_as<std::string>;
};

} // namespace onezone::testing

/// @cond
template <class T>
    requires onezone::testing::Shown<T>
struct Catch::StringMaker<T> {
    static std::string convert(const T& value) { return onezone::testing::show(value); }
};
template <class T>
    requires onezone::testing::Shown<T>
struct Catch::StringMaker<std::optional<T>> {
    static std::string convert(const std::optional<T>& value) {
        return value ? onezone::testing::show(*value) : onezone::testing::detail::shown(onezone::say("无", "none"));
    }
};
/// @endcond

#endif
