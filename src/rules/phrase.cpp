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

namespace {

bool is_clause(std::string_view en) noexcept {
    constexpr std::array<std::string_view, 9> begins{
        "who ", "whom ", "whose ", "whether ", "how ", "what ", "which ", "with whom ", "to whom "};
    return std::any_of(begins.begin(), begins.end(), [&](std::string_view word) { return en.starts_with(word); });
}

} // namespace

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

text to_be_done(text demand) {
    constexpr std::string_view done = "已";
    if (demand.zh.starts_with(done)) demand.zh.erase(0, done.size());
    return demand;
}

} // namespace onezone::detail
