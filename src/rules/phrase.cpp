// SPDX-License-Identifier: Apache-2.0
#include "phrase.hpp"

#include <onezone/ground/rank.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/rules/detail/call.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <variant>

namespace onezone::detail {

bool is_clause(std::string_view en) noexcept {
    constexpr std::array<std::string_view, 15> begins{"who ", "whom ", "whose ", "whether ", "how ", "when ", "what ",
        "which ", "with whom ", "to whom ", "in which ", "of which ", "on which ", "by which ", "from which "};
    return std::any_of(begins.begin(), begins.end(), [&](std::string_view word) { return en.starts_with(word); });
}

text fact_of(std::string_view path, text_view name) {
    // What stands in brackets has none of its own: （是否批准（第1次变动）） reads （是否批准，第1次变动）.
    text flat = verbatim(name.zh);
    flat.en = name.en;
    const auto unbracket = [](std::string& s, std::string_view opening, std::string_view closing,
                               std::string_view comma) {
        const std::size_t at = s.rfind(opening);
        if (at == std::string::npos || !s.ends_with(closing)) return;
        s.erase(s.size() - closing.size());
        s.replace(at, opening.size(), comma);
    };
    if (is_question(name.zh)) unbracket(flat.zh, "（", "）", "，");
    if (is_clause(name.en)) unbracket(flat.en, " (", ")", ", ");
    const text pattern{
        is_question(name.zh) ? "{0}（{1}）" : "{0}的{1}", is_clause(name.en) ? "{0} ({1})" : "{1} of {0}"};
    return fill(pattern, {verbatim(path), flat});
}

text name_of_field(const field& what) {
    const text name = say(what.zh, what.en);
    if (what.key == fields::measure.key && what.zh != fields::measure.zh)
        return fill(say("{0}的计量单位", "unit of measure of the {0}"), {name});
    if (what.key == which_figure)
        return fill(
            say("{0}同日的数字不一，以何者为准", "which figure of the {0} holds of those of one day, which differ"),
            {name});
    return name;
}

text name_of_parameter(const rule& r, std::string_view name) {
    const auto short_form = [](std::string_view meaning, std::initializer_list<std::string_view> ends) {
        std::size_t end = meaning.size();
        for (const std::string_view sign : ends) end = std::min(end, meaning.find(sign));
        return std::string(meaning.substr(0, end));
    };
    for (const parameter& p : r.parameters)
        if (p.name == name && !p.meaning.empty())
            return {short_form(p.meaning.zh, {"：", "；"}), short_form(p.meaning.en, {": ", "; "})};
    return verbatim(name);
}

text shown_setting(const value& v) {
    const auto* const key = std::get_if<std::string>(&v);
    const auto known = key ? parse_word<rank>(*key) : std::nullopt;
    return known ? onezone::name_of(*known) : onezone::name_of(v);
}

text shown_fact(const read_fact& r) {
    if (!r.known) return say("未载明", "unknown");
    if (!r.is) return say("已知", "known");
    if (const auto* key = std::get_if<std::string>(&*r.is))
        for (const word& w : r.answers)
            if (w.key == *key) return say(w.zh, w.en);
    return onezone::name_of(*r.is);
}

text negated(text statement) {
    struct turn {
        std::string_view from, to;
        bool first; // only at the beginning
    };
    // What is denied already comes first, then what is done, then what is.
    constexpr std::array turns{turn{"不再", "仍", false}, turn{"不超过", "超过", false}, turn{"不少于", "少于", false},
        turn{"不高于", "高于", false}, turn{"不低于", "低于", false}, turn{"不与", "与", false},
        turn{"不由", "由", false}, turn{"不持有", "持有", false}, turn{"不占用", "占用", false},
        turn{"不承担", "承担", false}, turn{"没有", "有", false}, turn{"无人", "有人", false},
        turn{"已有人", "尚无人", false}, turn{"都已", "未全部", false}, turn{"已由", "未由", false},
        turn{"未", "已", true}, turn{"已", "未", false}, turn{"属于", "不属于", true}, turn{"只有", "不只有", true},
        turn{"有", "没有", true}, turn{"可以", "不得", false}, turn{"为副厅级", "不是副厅级", false},
        turn{"在规定的", "不在规定的", false}, turn{"在规定范围", "不在规定范围", false},
        turn{"在规定", "未在规定", true}, turn{"设在", "不设在", true}, turn{"设有", "未设", true},
        turn{"达到", "未达到", false}, turn{"实行", "未实行", false}, turn{"持有", "未持有", true},
        turn{"征求", "未征求", true}, turn{"按", "未按", true}, turn{"经", "未经", true}, turn{"由", "未由", false},
        turn{"承担", "未承担", false}, turn{"发生", "未发生", true}};
    const std::string en = fill(say("", "it is not so that {0}"), {statement}).en;
    for (const turn& t : turns) {
        const std::size_t at = statement.zh.find(t.from);
        if (at == std::string::npos || (t.first && at != 0)) continue;
        statement.zh.replace(at, t.from.size(), t.to);
        return {std::move(statement.zh), en};
    }
    return {fill(say("不属“{0}”的情形", ""), {statement}).zh, en};
}

text to_be_done(text demand) {
    constexpr std::string_view done = "已";
    if (demand.zh.starts_with(done)) demand.zh.erase(0, done.size());
    return demand;
}

} // namespace onezone::detail
