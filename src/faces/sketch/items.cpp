// SPDX-License-Identifier: Apache-2.0
#include "items.hpp"

#include "ground/did_you_mean.hpp"
#include "ground/wording.hpp"

#include <charconv>

namespace onezone::detail {

//=== keys ===//

sketch_key sketch_key_of(const field& f, std::string_view spelling) {
    std::string own(f.key);
    std::replace(own.begin(), own.end(), '_', '-');
    if (spelling.empty()) return {std::move(own), {}, std::string(f.zh)};
    return {std::string(spelling), std::move(own), std::string(f.zh)};
}

std::optional<std::string> spelled_key(const std::vector<sketch_key>& keys, std::string_view key) {
    for (const sketch_key& k : keys)
        for (const std::string* way : {&k.spelled, &k.own, &k.zh}) {
            if (way->empty()) continue;
            if (way->ends_with('.') ? key.starts_with(*way) : key == *way)
                return k.spelled + std::string(key.substr(way->size()));
        }
    return std::nullopt;
}

//=== writing ===//

void sketch_item_writer::item(std::string& items, std::string_view key, std::string_view value) {
    items.append(" ").append(key).append("=").append(value);
}

std::string sketch_item_writer::mark(const provenance& p) { return p.empty() ? "" : " " + sign(p) + origin(p); }

std::string sketch_item_writer::sign(const provenance& p) {
    return p.how() == grade::stated ? "" : p.how() == grade::inferred ? "~" : "~~";
}

std::string sketch_item_writer::origin(const provenance& p) {
    std::string s;
    if (!p.source().empty()) s += "@" + sketch_word_of(p.source());
    if (p.how() != grade::stated && !(p.reason() == sketch_reason(p.how()))) {
        const text& why = p.reason();
        s += "(" + sketch_word_of(why.zh);
        if (why.en != why.zh) s += "|" + sketch_word_of(why.en);
        s += ")";
    }
    return s;
}

std::string sketch_item_writer::value(const charter& c) const {
    const auto document = [&] {
        // What reads as a date or as `yes` without quotes is put in quotes.
        const bool misread = c.document == "yes" || parse_date(c.document);
        return misread ? sketch_quoted(c.document) : sketch_word_of(c.document);
    };
    if (c.issued) return to_string(*c.issued) + (c.document.empty() ? "" : "," + document());
    return c.document.empty() ? "yes" : document();
}

//=== reading ===//

provenance provenance_of(const sketch_mark& m) {
    std::string source = m.source.value_or(std::string());
    if (m.how == grade::stated) return provenance::stated(std::move(source));
    const text reason = m.reason.value_or(sketch_reason(m.how));
    return m.how == grade::inferred ? provenance::inferred(reason, std::move(source))
                                    : provenance::placeholder(reason, std::move(source));
}

std::optional<sketch_word> sketch_item_reader::plain(const sketch_line& l, std::string_view key) {
    const sketch_item* i = l.find(key);
    if (!i) return std::nullopt;
    if (i->mark.column != 0) return not_marked(l, *i), std::nullopt;
    return single(l, *i);
}

void sketch_item_reader::not_marked(const sketch_line& l, const sketch_item& i) {
    problem(errc::bad_value,
        fill(say("`{0}` 不带来源和推断标记", "`{0}` has no source and no mark"), {verbatim(i.written)}), l,
        i.value_column);
}

std::optional<sketch_word> sketch_item_reader::single(const sketch_line& l, const sketch_item& i) {
    if (i.words.size() == 1) return i.words.front();
    problem(errc::bad_value,
        fill(i.unknown ? say("`{0}` 不能是 `?`：不知道的就不写", "`{0}` cannot be `?`; leave it out")
                       : say("`{0}` 要恰好一个值", "`{0}` takes exactly one value"),
            {verbatim(i.written)}),
        l, i.value_column);
    return std::nullopt;
}

sketch_word sketch_item_reader::end_of_key(const sketch_item& i, std::size_t from) {
    sketch_word w;
    w.text = i.key.substr(from);
    w.column = i.column + count_characters(i.written) - count_characters(w.text);
    return w;
}

void sketch_item_reader::none_of(const sketch_line& l, const sketch_word& w, std::span<const word> known) {
    problem(errc::bad_value, no_such_word(w.text, known), l, w.column);
}

std::optional<std::string> sketch_item_reader::text_of(const sketch_line& l, const sketch_word& w) {
    if (!w.label) return w.text;
    problem(errc::bad_value, say("此处不能用标签", "a label cannot stand here"), l, w.column);
    return std::nullopt;
}

std::optional<bool> sketch_item_reader::bool_of(const sketch_line& l, const sketch_word& w) {
    if (!w.label && (w.text == "yes" || w.text == "是")) return true;
    if (!w.label && (w.text == "no" || w.text == "否")) return false;
    problem(errc::bad_value, fill(say("{0} 不是 `yes` 或 `no`", "{0} is neither `yes` nor `no`"), {quote(w.text)}), l,
        w.column);
    return std::nullopt;
}

std::optional<std::int64_t> sketch_item_reader::count_of(const sketch_line& l, const sketch_word& w) {
    std::int64_t n = 0;
    const char* const end = w.text.data() + w.text.size();
    const auto [stop, wrong] = std::from_chars(w.text.data(), end, n);
    if (!w.label && wrong == std::errc() && stop == end) return n;
    problem(errc::bad_value, fill(say("{0} 不是整数", "{0} is no whole number"), {quote(w.text)}), l, w.column);
    return std::nullopt;
}

std::optional<charter> sketch_item_reader::charter_in(const sketch_line& l, const sketch_item& i) {
    charter c;
    for (std::size_t n = 0; n < i.words.size(); ++n) {
        const sketch_word& w = i.words[n];
        const auto day = w.quoted || w.label ? result<date>(refusal()) : parse_date(w.text);
        if (n == 0 && i.words.size() == 1 && !w.quoted && w.text == "yes") break;
        if (day && !c.issued && n == 0)
            c.issued = *day;
        else if (c.document.empty() && n + 1 == i.words.size())
            c.document = text_of(l, w).value_or(std::string());
        else
            problem(errc::bad_value,
                say("`charter` 是日期、文件，或日期加文件",
                    "a `charter` is a date, a document, or a date and a document"),
                l, w.column);
    }
    if (i.none) static_cast<void>(single(l, i));
    return c;
}

} // namespace onezone::detail
