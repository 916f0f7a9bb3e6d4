// SPDX-License-Identifier: Apache-2.0
#include <onezone/ground/vocabulary.hpp>
#include <onezone/history/disagreements.hpp>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <ostream>
#include <string>

namespace onezone {

namespace {

[[nodiscard]] text shown(const claim& c) {
    text all = say("“", "“") + verbatim(c.value) + say("”", "”");
    text from = verbatim(c.from.source());
    if (c.from.how() != grade::stated) {
        if (!from.empty()) from += say("，", ", ");
        from += name_of(c.from.how());
        if (!c.from.reason().empty()) from += say("：", ": ") + c.from.reason();
    }
    if (!from.empty()) all += fill(say("（{0}）", " ({0})"), {from});
    return all;
}

// What a unit is called on the day, or was the day before where it is no more.
[[nodiscard]] text name_on(const history& of, unit_id unit, const date& on) {
    auto is = of.find(unit, on);
    if (!is) is = of.find(unit, on - boost::gregorian::days(1));
    return is ? verbatim(is->name) : say("（未载明）", "(not on record)");
}

} // namespace

text account_of(const disagreement& d, const history& of, const date& on) {
    text all;
    switch (d.about) {
    case disputed::effective: all = name_of(d.about); break;
    case disputed::other: all = d.what.empty() ? name_of(d.about) : verbatim(d.what); break;
    default: all = fill(say("{0}的{1}", "{1} of {0}"), {name_on(of, d.unit, on), name_of(d.about)});
    }
    for (std::size_t i = 0; i < d.claims.size(); ++i)
        if (static_cast<std::int64_t>(i) == d.used)
            all += fill(say("：采用{0}", ": {0} is followed"), {shown(d.claims[i])});
    for (std::size_t i = 0; i < d.claims.size(); ++i)
        if (static_cast<std::int64_t>(i) != d.used)
            all += fill(say("，另有{0}", ", others say {0}"), {shown(d.claims[i])});
    all += d.why.empty() ? say("；未载明理由", "; why is not on record") : say("；理由：", "; because ") + d.why;
    return all;
}

void print_disagreements(std::ostream& os, const history& of, language which) {
    for (const auto& [number, place] : of.disagreements()) {
        const history_record& r = of[number];
        os << name_of(r, number).in(which) << (which == language::zh ? "：" : ": ")
           << account_of(r.what.disagreements[place], of, r.what.effective).in(which) << '\n';
    }
}

} // namespace onezone
