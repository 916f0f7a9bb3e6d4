// SPDX-License-Identifier: Apache-2.0
#include "phrase.hpp"

#include <onezone/ground/date.hpp>
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

text shown_setting(const parameter& p, const value& v) {
    const auto* const key = std::get_if<std::string>(&v);
    if (!key) return onezone::name_of(v);
    // The meaning of a choice says what each word means: `…；any：任一主官兼任即可；same：…`.
    const auto explained = [&](std::string_view meaning, std::string_view colon, std::string_view end) {
        const std::size_t at = meaning.find(std::string(end) + *key + std::string(colon));
        if (at == std::string_view::npos) return std::string();
        const std::string_view from = meaning.substr(at + end.size() + key->size() + colon.size());
        return std::string(from.substr(0, from.find(end)));
    };
    text choice{explained(p.meaning.zh, "：", "；"), explained(p.meaning.en, ": ", "; ")};
    if (!choice.zh.empty() && !choice.en.empty()) return choice;
    if (const auto known = parse_word<rank>(*key)) return onezone::name_of(*known);
    const auto day = p.is_day ? parse_date(*key) : result<date>(date());
    return p.is_day && day ? written_out(*day) : verbatim(*key);
}

text shown_setting(const rule& r, std::string_view name, const value& v) {
    for (const parameter& p : r.parameters)
        if (p.name == name) return shown_setting(p, v);
    return onezone::name_of(v);
}

text spelled_setting(const parameter& p, const value& v) {
    const text shown = shown_setting(p, v);
    const text spelled = onezone::name_of(v);
    return shown == spelled ? shown : fill(say("{0}（{1}）", "{0} ({1})"), {spelled, shown});
}

text spelled_choice(const parameter& p) {
    text all;
    for (const std::string& w : p.words) all += (all.empty() ? text() : say("、", ", ")) + spelled_setting(p, w);
    return all;
}

text shown_fact(const read_fact& r) {
    if (!r.known) return say("未载明", "unknown");
    if (!r.is) return say("已知", "known");
    if (const auto* key = std::get_if<std::string>(&*r.is))
        for (const word& w : r.answers)
            if (w.key == *key) return say(w.zh, w.en);
    if (const auto* written = std::get_if<std::string>(&*r.is); written && r.answers.empty())
        if (const auto day = parse_date(*written)) return written_out(*day);
    return onezone::name_of(*r.is);
}

text negated(text statement) {
    struct turn {
        std::string_view from, to;
    };
    // What is denied already comes first, then what is done, then what is.
    constexpr std::array turns{turn{"不再", "仍"}, turn{"不超过", "超过"}, turn{"不少于", "少于"},
        turn{"不高于", "高于"}, turn{"不低于", "低于"}, turn{"不与", "与"}, turn{"不由", "由"}, turn{"不持有", "持有"},
        turn{"不占用", "占用"}, turn{"不承担", "承担"}, turn{"没有", "有"}, turn{"无人", "有人"},
        turn{"已有人", "尚无人"}, turn{"未", "已"}, turn{"都已", "未全部"}, turn{"已", "未"}, turn{"有与", "没有与"},
        turn{"有新的", "没有新的"}, turn{"属于", "不属于"}, turn{"只有", "不只有"}, turn{"在规定", "未在规定"},
        turn{"设在", "不设在"}, turn{"设有", "未设"}, turn{"达到", "未达到"}, turn{"实行", "未实行"},
        turn{"持有", "未持有"}, turn{"征求", "未征求"}, turn{"按", "未按"}, turn{"经", "未经"}, turn{"由", "未由"},
        turn{"承担", "未承担"}, turn{"发生", "未发生"}};
    // Wherever these stand, they are what is said.
    constexpr std::array sure{turn{"数不超过", "数超过"}, turn{"一职已有人", "一职尚无人"},
        turn{"类别在规定的", "类别不在规定的"}, turn{"等级在规定的", "等级不在规定的"}};
    // Of what is said in two parts the denial of one denies too little.
    constexpr std::array<std::string_view, 6> joins{"并", "且", "或", "，", "；", "、"};
    const bool is_one = std::none_of(joins.begin(), joins.end(),
        [&](std::string_view join) { return statement.zh.find(join) != std::string::npos; });
    text denied = fill(say("“{0}”不成立", "“{0}” does not hold"), {statement});
    const auto* const t =
        std::find_if(turns.begin(), turns.end(), [&](const turn& one) { return statement.zh.starts_with(one.from); });
    if (is_one && t != turns.end()) denied.zh = std::string(t->to) + statement.zh.substr(t->from.size());
    for (const turn& s : sure)
        if (const std::size_t at = statement.zh.find(s.from); is_one && at != std::string::npos)
            denied.zh = statement.zh.replace(at, s.from.size(), s.to);
    return denied;
}

text to_be_done(text demand) {
    constexpr std::string_view done = "已";
    if (demand.zh.starts_with(done)) demand.zh.erase(0, done.size());
    return demand;
}

} // namespace onezone::detail
