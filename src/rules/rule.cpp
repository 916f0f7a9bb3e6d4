// SPDX-License-Identifier: Apache-2.0
#include <onezone/rules/rule.hpp>

namespace onezone {

bool operator==(const parameter&, const parameter&) = default;

bool operator==(const rule& a, const rule& b) {
    return a.id == b.id && a.title == b.title && a.basis == b.basis && a.force == b.force && a.valid == b.valid
        && a.jurisdiction == b.jurisdiction && a.about == b.about && a.parameters == b.parameters && a.over == b.over
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
