// SPDX-License-Identifier: Apache-2.0
#include "phrase.hpp"

#include <onezone/rules/rule.hpp>

#include <algorithm>

namespace onezone {

bool operator==(const parameter&, const parameter&) = default;

bool operator==(const rule& a, const rule& b) {
    return a.id == b.id && a.title == b.title && a.basis == b.basis && a.force == b.force
        && a.force_is_read == b.force_is_read && a.valid == b.valid && a.jurisdiction == b.jurisdiction
        && a.about == b.about && a.parameters == b.parameters && a.over == b.over && a.succeeds == b.succeeds
        && a.topic == b.topic && a.stance == b.stance && a.pack == b.pack;
}

standing standing_on(const effect& e, const date& d) noexcept {
    if (e.until && d >= *e.until) return standing::not_in_force;
    if (e.in_force_latest && d >= *e.in_force_latest) return standing::in_force;
    if (e.in_force_earliest && d < *e.in_force_earliest) return standing::not_in_force;
    const std::optional<date>& known = e.announced ? e.announced : e.issued;
    return known && d >= *known ? standing::as_announced : standing::undecided;
}

text name_of(const citation& c) {
    text t = verbatim(c.document);
    if (!c.clause.empty()) t += verbatim((t.empty() ? "" : " ") + c.clause);
    if (!c.quote.empty()) t += fill(say("：“{0}”", ": “{0}”"), {verbatim(c.quote)});
    text rest;
    if (c.wording() != wording::quoted) rest = name_of(c.wording());
    if (c.told == told_as::done) rest += (rest.empty() ? text() : say("，", ", ")) + name_of(c.told);
    if (!c.reason.empty()) rest += (rest.empty() ? text() : say("：", ": ")) + c.reason;
    return t.empty() || rest.empty() ? t : t + fill(say("（{0}）", " ({0})"), {rest});
}

text outside_range(const parameter& p, const value& v) {
    if (const auto* spelled = std::get_if<std::string>(&v)) {
        if (!p.words.empty() && std::find(p.words.begin(), p.words.end(), *spelled) == p.words.end())
            return fill(say("可以是 {0}", "it is one of {0}"), {detail::spelled_choice(p)});
        if (p.is_day && !parse_date(*spelled)) return say("应为日期，如 2018-06-30", "it is a date such as 2018-06-30");
        return {};
    }
    const auto* whole = std::get_if<std::int64_t>(&v);
    const auto* fraction = std::get_if<decimal>(&v);
    if (!whole && !fraction) return {};
    const decimal n = whole ? decimal::of(*whole) : *fraction;
    if ((!p.at_least || n >= *p.at_least) && (!p.at_most || n <= *p.at_most)) return {};
    const text least = p.at_least ? verbatim(to_string(*p.at_least)) : text();
    const text most = p.at_most ? verbatim(to_string(*p.at_most)) : text();
    if (!p.at_most) return fill(say("应不小于 {0}", "it is {0} or more"), {least});
    if (!p.at_least) return fill(say("应不大于 {0}", "it is {0} or less"), {most});
    return fill(say("应在 {0} 至 {1} 之间", "it is between {0} and {1}"), {least, most});
}

text name_of(const value& v) {
    if (const bool* b = std::get_if<bool>(&v)) return *b ? say("是", "yes") : say("否", "no");
    if (const std::int64_t* n = std::get_if<std::int64_t>(&v)) return verbatim(std::to_string(*n));
    if (const decimal* d = std::get_if<decimal>(&v)) return verbatim(to_string(*d));
    if (const std::string* s = std::get_if<std::string>(&v)) return verbatim(*s);
    text all;
    for (const std::string& item : std::get<std::vector<std::string>>(v))
        all += (all.empty() ? text() : say("、", ", ")) + verbatim(item);
    return all;
}

} // namespace onezone
