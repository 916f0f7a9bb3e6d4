// SPDX-License-Identifier: Apache-2.0
#include "ground/wording.hpp"
#include "lines.hpp"
#include "planning/likely.hpp"
#include "words.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/model/change.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

// From lines to a hierarchy, in passes: what each line is; units; bodies and people, so that everything has a name; then whatever
// refers to something. A pass reports all its problems; the next begins only where there are none.

namespace onezone {

namespace {

using detail::sketch_item;
using detail::sketch_line;
using detail::sketch_mark;
using detail::sketch_problems;
using detail::sketch_rule;
using detail::sketch_type;
using detail::sketch_word;

constexpr std::size_t none = sketch_line::no_parent;

[[nodiscard]] text list_of(const std::vector<std::string_view>& keys) {
    text all;
    for (const std::string_view k : keys)
        all += text{all.empty() ? "`" : "、`", all.empty() ? "`" : ", `"} + verbatim(k) + verbatim("`");
    return all;
}

[[nodiscard]] provenance provenance_of(const sketch_mark& m) {
    std::string source = m.source.value_or(std::string());
    if (m.how == grade::stated) return provenance::stated(std::move(source));
    const text reason = m.reason.value_or(detail::sketch_reason(m.how));
    return m.how == grade::inferred ? provenance::inferred(reason, std::move(source))
                                    : provenance::placeholder(reason, std::move(source));
}

class reader {
public:
    reader(std::vector<sketch_line> lines, sketch_problems& problems)
        : lines_(std::move(lines)),
          problems_(problems),
          change_(hierarchy{}) {
        change_.record_nothing();
    }

    [[nodiscard]] result<hierarchy> read() {
        using pass = void (reader::*)();
        for (const pass p : {&reader::classify, &reader::units, &reader::seats, &reader::bodies, &reader::people,
                 &reader::zones, &reader::parts, &reader::posts, &reader::tenures, &reader::relations}) {
            (this->*p)();
            if (problems_.any()) return std::move(problems_).refused();
        }
        return std::move(change_).finish();
    }

private:
    //=== problems ===//

    void problem(errc code, text message, const sketch_line& l, std::size_t column) {
        problems_.add(code, std::move(message), l.number, column);
    }
    void problem(errc code, text message, const sketch_line& l) {
        problem(code, std::move(message), l, l.name ? l.name->column : l.column);
    }
    template <class T>
    void made(const result<T>& r, const sketch_line& l) {
        if (!r) problems_.add(r.error(), l.number, l.name ? l.name->column : l.column);
    }

    //=== what each line is ===//

    [[nodiscard]] sketch_type type(std::size_t line) const { return line == none ? sketch_type::top : types_[line]; }

    void classify() {
        // Lines made of items are appended and classified in their turn.
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            types_.push_back(sketch_type::top);
            const auto type_found = detail::sketch_type_of(lines_[i].keyword);
            if (!type_found) {
                unknown(lines_[i], lines_[i].keyword, lines_[i].column, detail::sketch_keywords(),
                    say("行首词", "keyword"));
                continue;
            }
            types_[i] = *type_found;
            const sketch_rule& rule = detail::sketch_rule_of(*type_found);
            if (lines_[i].parent != none && type(lines_[i].parent) == sketch_type::top) continue; // reported there
            stands_well(lines_[i], rule);
            expand(i, rule);
        }
        ids_.resize(lines_.size());
        keys_.resize(lines_.size());
        for (std::size_t i = 0; i < lines_.size(); ++i) label(i);
    }
    void unknown(const sketch_line& l, const std::string& written, std::size_t column,
        const std::vector<std::string_view>& known, const text& what) {
        problem(errc::unknown_key,
            fill(say("未知的{0} {1}", "unknown {0} {1}"), {what, detail::quote(written)})
                + detail::likely_intended(written, known),
            l, column);
    }
    void stands_well(const sketch_line& l, const sketch_rule& rule) {
        const sketch_type above = type(l.parent);
        if (std::find(rule.under.begin(), rule.under.end(), above) == rule.under.end()) {
            const text where =
                above == sketch_type::top ? say("最外层", "the top") : verbatim("`" + lines_[l.parent].keyword + "`");
            problem(errc::wrong_kind,
                fill(say("`{0}` 不能位于{1}之下", "`{0}` cannot stand under {1}"), {verbatim(l.keyword), where}), l,
                l.column);
        }
        if (!l.name)
            problem(errc::missing_key,
                fill(say("`{0}` 之后缺少名称", "the name after `{0}` is missing"), {verbatim(l.keyword)}), l, l.column);
        else if (l.name->label && !rule.refers && rule.type != sketch_type::person)
            problem(errc::bad_value, say("此处应为名称，不是标签", "a name belongs here, not a label"), l);
        if (l.within != 0 && !rule.may_be_within)
            problem(errc::bad_value, say("只有单位的位置可以不明", "only a unit's place can be unknown"), l, l.within);
        if (l.mark.column != 0 && !rule.may_be_marked)
            problem(errc::bad_value,
                fill(say("`{0}` 的存在不带来源和推断标记", "the existence of a `{0}` has no source and no mark"),
                    {verbatim(l.keyword)}),
                l, l.mark.column);
    }
    /// Items that stand for lines become lines; what else is no key of the line is reported.
    void expand(std::size_t at, const sketch_rule& rule) {
        std::vector<sketch_item> own;
        std::vector<sketch_item> given = std::move(lines_[at].items);
        std::vector<sketch_item> of_tenure;
        std::size_t holders = 0;
        std::size_t first_holder = none;
        const std::vector<std::string_view>& tenure_keys = detail::sketch_rule_of(sketch_type::holder).keys;
        for (sketch_item& item : given) {
            const auto is_key = [&](std::string_view k) {
                return k.ends_with('.') ? item.key.starts_with(k) : item.key == k;
            };
            if (std::any_of(rule.keys.begin(), rule.keys.end(), is_key)) {
                own.push_back(std::move(item));
            } else if (const std::string keyword = child_keyword(item.key, rule.type); !keyword.empty()) {
                if (rule.type == sketch_type::post && keyword == "holder") {
                    holders = item.words.size();
                    first_holder = lines_.size();
                }
                append_children(at, keyword, item);
            } else if (rule.type == sketch_type::post
                && std::find(tenure_keys.begin(), tenure_keys.end(), item.key) != tenure_keys.end()) {
                of_tenure.push_back(std::move(item));
            } else {
                unknown(lines_[at], item.key, item.column, known_keys(rule), say("属性", "key"));
            }
        }
        lines_[at].items = std::move(own);
        if (of_tenure.empty()) return;
        if (holders == 1)
            lines_[first_holder].items = std::move(of_tenure);
        else
            problem(errc::missing_key,
                fill(
                    say("`{0}` 说的是哪位任职人？每位各写一行 `holder`", "whose `{0}`? Write a line `holder` for each"),
                    {verbatim(of_tenure.front().key)}),
                lines_[at], of_tenure.front().column);
    }
    /// The keyword of the lines an item under a line of that type stands for; empty where it stands for none.
    [[nodiscard]] static std::string child_keyword(const std::string& key, sketch_type above) {
        std::string underscored = key;
        std::replace(underscored.begin(), underscored.end(), '-', '_');
        for (const std::string& spelled : {key, underscored}) {
            const auto found = detail::sketch_type_of(spelled);
            if (!found) continue;
            const auto& under = detail::sketch_rule_of(*found).under;
            if (std::find(under.begin(), under.end(), above) != under.end()) return spelled;
        }
        return {};
    }
    [[nodiscard]] static std::vector<std::string_view> known_keys(const sketch_rule& rule) {
        std::vector<std::string_view> known = rule.keys;
        for (const std::string_view keyword : detail::sketch_keywords())
            if (!child_keyword(std::string(keyword), rule.type).empty()) known.push_back(keyword);
        return known;
    }
    void append_children(std::size_t above, const std::string& keyword, const sketch_item& item) {
        if (item.words.empty())
            problem(errc::bad_value,
                say("此处应为名称：不知道或没有的就不写",
                    "a name belongs here; leave out what is unknown or not there"),
                lines_[above], item.value_column);
        for (const sketch_word& w : item.words) {
            sketch_line child;
            child.number = lines_[above].number;
            child.column = w.column;
            child.parent = above;
            child.keyword = keyword;
            child.name = w;
            child.mark = item.mark;
            lines_.push_back(std::move(child));
        }
    }
    void label(std::size_t at) {
        const sketch_line& l = lines_[at];
        std::string given;
        std::size_t column = 0;
        if (const sketch_item* as = l.find("as")) {
            if (const auto w = plain(at, "as")) given = w->text;
            column = as->value_column;
            if (l.name && l.name->label)
                problem(errc::duplicate_key, say("已有标签", "it has a label already"), l, column);
        } else if (types_[at] == sketch_type::person && l.name && l.name->label) {
            given = l.name->text;
            column = l.name->column;
        }
        if (given.empty()) return;
        if (!labels_.emplace(given, at).second)
            problem(errc::duplicate_key,
                fill(say("标签 {0} 重复", "the label {0} is there twice"), {detail::quote(given)}), l, column);
    }

    //=== values ===//

    /// The one word of an item that is no fact.
    [[nodiscard]] std::optional<sketch_word> plain(std::size_t at, std::string_view key) {
        const sketch_item* i = lines_[at].find(key);
        if (!i) return std::nullopt;
        if (i->mark.column != 0) return not_marked(lines_[at], *i), std::nullopt;
        return single(lines_[at], *i);
    }
    void not_marked(const sketch_line& l, const sketch_item& i) {
        problem(errc::bad_value,
            fill(say("`{0}` 不带来源和推断标记", "`{0}` has no source and no mark"), {verbatim(i.key)}), l,
            i.value_column);
    }
    [[nodiscard]] std::optional<sketch_word> single(const sketch_line& l, const sketch_item& i) {
        if (i.words.size() == 1) return i.words.front();
        problem(errc::bad_value,
            i.unknown
                ? fill(say("`{0}` 不能是 `?`：不知道的就不写", "`{0}` cannot be `?`; leave it out"), {verbatim(i.key)})
                : fill(say("`{0}` 要恰好一个值", "`{0}` takes exactly one value"), {verbatim(i.key)}),
            l, i.value_column);
        return std::nullopt;
    }
    [[nodiscard]] std::string string(std::size_t at, std::string_view key) {
        const auto w = plain(at, key);
        return w ? text_of(lines_[at], *w).value_or(std::string()) : std::string();
    }
    [[nodiscard]] std::vector<std::string> strings(std::size_t at, std::string_view key) {
        const sketch_item* i = lines_[at].find(key);
        if (!i) return {};
        if (i->mark.column != 0) not_marked(lines_[at], *i);
        if (i->unknown) static_cast<void>(single(lines_[at], *i));
        return texts(lines_[at], *i);
    }
    [[nodiscard]] std::vector<std::string> texts(const sketch_line& l, const sketch_item& i) {
        std::vector<std::string> all;
        for (const sketch_word& w : i.words) all.push_back(text_of(l, w).value_or(std::string()));
        return all;
    }
    [[nodiscard]] std::optional<std::string> text_of(const sketch_line& l, const sketch_word& w) {
        if (!w.label) return w.text;
        problem(errc::bad_value, say("此处不能用标签", "a label cannot stand here"), l, w.column);
        return std::nullopt;
    }
    template <Vocabulary E>
    [[nodiscard]] std::optional<E> word_of(const sketch_line& l, const sketch_word& w) {
        if (const auto e = w.label ? std::nullopt : parse_word<E>(w.text)) return e;
        std::vector<std::string_view> keys;
        for (const word& known : words(E{})) keys.push_back(known.key);
        problem(errc::bad_value,
            fill(say("{0} 不在此列，可以是 {1}", "{0} is none of {1}"), {detail::quote(w.text), list_of(keys)}), l,
            w.column);
        return std::nullopt;
    }
    [[nodiscard]] std::optional<bool> bool_of(const sketch_line& l, const sketch_word& w) {
        if (!w.label && (w.text == "yes" || w.text == "是")) return true;
        if (!w.label && (w.text == "no" || w.text == "否")) return false;
        problem(errc::bad_value,
            fill(say("{0} 不是 `yes` 或 `no`", "{0} is neither `yes` nor `no`"), {detail::quote(w.text)}), l, w.column);
        return std::nullopt;
    }
    [[nodiscard]] std::optional<std::int64_t> count_of(const sketch_line& l, const sketch_word& w) {
        std::int64_t n = 0;
        const char* const end = w.text.data() + w.text.size();
        const auto [stop, wrong] = std::from_chars(w.text.data(), end, n);
        if (!w.label && wrong == std::errc() && stop == end) return n;
        problem(
            errc::bad_value, fill(say("{0} 不是整数", "{0} is no whole number"), {detail::quote(w.text)}), l, w.column);
        return std::nullopt;
    }
    template <class T>
    [[nodiscard]] std::optional<T> placed(result<T> r, const sketch_line& l, const sketch_word& w) {
        if (r) return std::move(*r);
        problems_.add(r.error(), l.number, w.column);
        return std::nullopt;
    }
    [[nodiscard]] std::optional<decimal> decimal_of(const sketch_line& l, const sketch_word& w) {
        return placed(parse_decimal(w.text), l, w);
    }
    [[nodiscard]] std::optional<date> date_of(const sketch_line& l, const sketch_word& w) {
        return placed(parse_date(w.text), l, w);
    }

    /// A fact; `read(line, word)` reads its value.
    template <class Read>
    [[nodiscard]] auto fact_of(std::size_t at, std::string_view key, Read read) {
        using T = typename decltype(read(lines_[at], std::declval<const sketch_word&>()))::value_type;
        fact<T> f;
        const sketch_item* i = lines_[at].find(key);
        if (!i) return f;
        if (!i->unknown)
            if (const auto w = single(lines_[at], *i)) f.value = read(lines_[at], *w);
        f.from = provenance_of(i->mark);
        return f;
    }
    template <Vocabulary E>
    [[nodiscard]] fact<E> word_fact(std::size_t at, std::string_view key) {
        return fact_of(at, key, [this](const sketch_line& l, const sketch_word& w) { return word_of<E>(l, w); });
    }
    [[nodiscard]] fact<bool> bool_fact(std::size_t at, std::string_view key) {
        return fact_of(at, key, [this](const sketch_line& l, const sketch_word& w) { return bool_of(l, w); });
    }
    [[nodiscard]] fact<std::int64_t> count_fact(std::size_t at, std::string_view key) {
        return fact_of(at, key, [this](const sketch_line& l, const sketch_word& w) { return count_of(l, w); });
    }
    [[nodiscard]] fact<decimal> decimal_fact(std::size_t at, std::string_view key) {
        return fact_of(at, key, [this](const sketch_line& l, const sketch_word& w) { return decimal_of(l, w); });
    }
    [[nodiscard]] fact<std::string> string_fact(std::size_t at, std::string_view key) {
        return fact_of(at, key, [this](const sketch_line& l, const sketch_word& w) { return text_of(l, w); });
    }
    [[nodiscard]] fact<unit_id> unit_fact(std::size_t at, std::string_view key) {
        return fact_of(at, key, [this](const sketch_line& l, const sketch_word& w) { return unit_named(l, w); });
    }
    [[nodiscard]] fact<std::vector<std::string>> list_fact(std::size_t at, std::string_view key) {
        fact<std::vector<std::string>> f;
        const sketch_item* i = lines_[at].find(key);
        if (!i) return f;
        if (!i->unknown) f.value = texts(lines_[at], *i);
        f.from = provenance_of(i->mark);
        return f;
    }
    [[nodiscard]] fact<charter> charter_fact(std::size_t at) {
        fact<charter> f;
        const sketch_item* i = lines_[at].find("charter");
        if (!i) return f;
        f.from = provenance_of(i->mark);
        if (i->unknown) return f;
        charter c;
        for (std::size_t n = 0; n < i->words.size(); ++n) {
            const sketch_word& w = i->words[n];
            const auto day = w.quoted || w.label ? result<date>(refusal()) : parse_date(w.text);
            if (n == 0 && i->words.size() == 1 && !w.quoted && w.text == "yes") break;
            if (day && !c.issued && n == 0)
                c.issued = *day;
            else if (c.document.empty() && n + 1 == i->words.size())
                c.document = text_of(lines_[at], w).value_or(std::string());
            else
                problem(errc::bad_value,
                    say("`charter` 是日期、文件，或日期加文件",
                        "a `charter` is a date, a document, or a date and a document"),
                    lines_[at], w.column);
        }
        if (i->none) static_cast<void>(single(lines_[at], *i));
        f.value = std::move(c);
        return f;
    }
    [[nodiscard]] std::optional<date> day(std::size_t at, std::string_view key) {
        const auto w = plain(at, key);
        return w ? date_of(lines_[at], *w) : std::nullopt;
    }
    [[nodiscard]] period period_of(std::size_t at) { return {day(at, "from"), day(at, "until")}; }
    template <Vocabulary E>
    [[nodiscard]] E word_or(std::size_t at, std::string_view key, E otherwise) {
        const auto w = plain(at, key);
        return w ? word_of<E>(lines_[at], *w).value_or(otherwise) : otherwise;
    }
    template <Vocabulary Kind>
    [[nodiscard]] std::vector<tally<Kind>> tallies(std::size_t at, std::string_view prefix) {
        std::vector<tally<Kind>> all;
        for (const sketch_item& i : lines_[at].items) {
            if (!i.key.starts_with(prefix)) continue;
            const std::string kind = i.key.substr(prefix.size());
            sketch_word w;
            w.text = kind;
            w.column = i.column + prefix.size();
            if (const auto k = word_of<Kind>(lines_[at], w)) all.push_back({*k, count_fact(at, i.key)});
        }
        return all;
    }

    //=== names ===//

    /// The id of what `key` says, told apart from earlier things of that key.
    template <class Id>
    [[nodiscard]] Id fresh(std::size_t at, std::string key) {
        Id id = Id::derive("sketch", key);
        for (std::size_t n = 2; !taken_.insert(id.value()).second; ++n)
            id = Id::derive("sketch", key + "#" + std::to_string(n));
        keys_[at] = std::move(key);
        ids_[at] = id.value();
        return id;
    }
    template <class Id>
    [[nodiscard]] Id id_of(std::size_t at) const {
        return at == none ? Id::none() : Id::from_value(ids_[at]);
    }
    [[nodiscard]] std::string key_under(std::size_t at) const {
        const sketch_line& l = lines_[at];
        const std::string own = l.name->label ? "*" + l.name->text : l.name->text;
        return l.parent == none ? own : keys_[l.parent] + "/" + own;
    }
    [[nodiscard]] bool is(std::size_t at, std::initializer_list<sketch_type> any) const {
        return std::find(any.begin(), any.end(), types_[at]) != any.end();
    }
    [[nodiscard]] std::optional<std::size_t> labelled(
        const sketch_line& l, const sketch_word& w, std::initializer_list<sketch_type> any) {
        const auto found = labels_.find(w.text);
        if (found != labels_.end() && is(found->second, any)) return found->second;
        problem(errc::unknown_record, fill(say("没有标签 {0}", "there is no label {0}"), {detail::quote("*" + w.text)}),
            l, w.column);
        return std::nullopt;
    }
    [[nodiscard]] std::optional<unit_id> unit_named(const sketch_line& l, const sketch_word& w) {
        if (w.label) {
            const auto line = labelled(l, w, {sketch_type::division, sketch_type::zone});
            return line ? std::optional(id_of<unit_id>(*line)) : std::nullopt;
        }
        constexpr std::string_view by_code = "code:";
        if (!w.quoted && w.text.starts_with(by_code)) {
            const auto c = placed(parse_division_code(std::string_view(w.text).substr(by_code.size())), l, w);
            if (!c) return std::nullopt;
            if (const unit_ref u = change_.now().find(*c)) return u.id();
            problem(errc::unknown_unit,
                fill(say("没有代码为 {0} 的单位", "no unit has the code {0}"), {verbatim(to_string(*c))}), l, w.column);
            return std::nullopt;
        }
        const auto u = placed(change_.now().find(std::string_view(w.text)), l, w);
        return u ? std::optional(u->id()) : std::nullopt;
    }
    [[nodiscard]] std::optional<body_id> body_named(const sketch_line& l, const sketch_word& w) {
        if (w.label) {
            const auto line = labelled(l, w, {sketch_type::agency, sketch_type::body});
            return line ? std::optional(id_of<body_id>(*line)) : std::nullopt;
        }
        const auto b = placed(change_.now().find_body(w.text), l, w);
        return b ? std::optional((*b)->key) : std::nullopt;
    }
    [[nodiscard]] person_id person_named(const sketch_line& l, const sketch_word& w) {
        const std::string key = w.label ? "*" + w.text : w.text;
        if (w.label && labels_.count(w.text) != 0 && !labelled(l, w, {sketch_type::person})) return {};
        const auto [first, last] = people_.equal_range(key);
        if (first != last && std::next(first) == last) return first->second;
        if (first != last) {
            problem(errc::ambiguous_record,
                fill(say("不止一人名为 {0}：请用标签", "more than one person is called {0}; use a label"),
                    {detail::quote(w.text)}),
                l, w.column);
            return first->second;
        }
        person made_up;
        made_up.key = person_id::derive("sketch", key);
        if (!w.label) made_up.name = w.text;
        const person_id id = made_up.key;
        made(change_.put(std::move(made_up)), l);
        people_.emplace(key, id);
        return id;
    }

    //=== units ===//

    void units() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!is(i, {sketch_type::division, sketch_type::zone})) continue;
            const sketch_line& l = lines_[i];
            const std::size_t above = l.parent;
            if (above != none && ids_[above] == 0) continue; // it was refused, and that is reported
            new_unit u;
            u.kind = *parse_word<unit_kind>(l.keyword);
            u.name = l.name->text;
            u.parent = id_of<unit_id>(above);
            u.parent_known = l.within == 0;
            if (above != none && types_[above] == sketch_type::zone) {
                const zone& whole = *change_.now().zone_of(u.parent);
                u.parent = whole.seat;
                u.parent_known = u.parent_known && whole.seat_known;
            }
            if (const auto w = plain(i, "code"))
                u.code = placed(parse_division_code(w->text), l, *w).value_or(code::none());
            u.id = fresh<unit_id>(i, key_under(i));
            const auto there = change_.add(u);
            made(there, l);
            if (!there) ids_[i] = 0;
        }
    }
    /// Where zones lie that say so, and whose parts they are: after this every path is what it will be.
    void seats() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (types_[i] != sketch_type::zone) continue;
            const sketch_line& l = lines_[i];
            const bool part = type(l.parent) == sketch_type::zone;
            const sketch_item* given = l.find("seat");
            if (!given && !part) continue;
            zone z = *change_.now().zone_of(id_of<unit_id>(i));
            if (part) {
                z.part_of = id_of<unit_id>(l.parent);
                const zone& whole = *change_.now().zone_of(z.part_of);
                z.seat = whole.seat;
                z.seat_known = whole.seat_known && l.within == 0;
            }
            if (given) {
                z.seat = {};
                z.seat_known = l.within == 0;
                if (given->mark.column != 0) not_marked(l, *given);
                if (!given->none)
                    if (const auto w = single(l, *given))
                        if (const auto seat = unit_named(l, *w)) z.seat = *seat;
            }
            made(change_.put(std::move(z)), l);
        }
    }
    void zones() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (types_[i] != sketch_type::zone) continue;
            zone z = *change_.now().zone_of(id_of<unit_id>(i));
            z.tier = word_fact<zone_tier>(i, "tier");
            z.category = word_fact<zone_category>(i, "category");
            z.location = word_fact<location_class>(i, "location");
            z.managing = unit_fact(i, "managed-by");
            z.dispatching = unit_fact(i, "dispatched-by");
            z.approving = unit_fact(i, "approved-by");
            z.area = decimal_fact(i, "area");
            z.statistics = unit_fact(i, "statistics");
            z.first_industry = string_fact(i, "first-industry");
            z.lead_industries = list_fact(i, "industries");
            z.nameplates = strings(i, "nameplates");
            z.from = provenance_of(lines_[i].mark);
            made(change_.put(std::move(z)), lines_[i]);
        }
    }

    //=== bodies, posts, people ===//

    void bodies() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!is(i, {sketch_type::agency, sketch_type::body})) continue;
            const sketch_line& l = lines_[i];
            if (ids_[l.parent] == 0) continue;
            body b;
            b.name = l.name->text;
            const bool part = is(l.parent, {sketch_type::agency, sketch_type::body});
            if (part) {
                b.part_of = id_of<body_id>(l.parent);
                b.unit = change_.now().find(b.part_of)->unit;
            } else {
                b.unit = id_of<unit_id>(l.parent);
            }
            b.kind = word_or(i, "kind",
                types_[i] == sketch_type::agency ? detail::usual_kind_of_agency(b.name)
                                                 : detail::usual_kind_of_body(part));
            b.rank = word_fact<rank>(i, "rank");
            b.legal_type = word_fact<dispatched_type>(i, "legal");
            b.charter = charter_fact(i);
            b.quota = tallies<quota_kind>(i, "quota.");
            b.staff = tallies<staff_status>(i, "staff.");
            b.leading_posts = count_fact(i, "leading-posts");
            b.internal_bodies = count_fact(i, "internal-bodies");
            b.nameplates = strings(i, "nameplates");
            b.credit_code = string(i, "credit-code");
            b.seat = unit_fact(i, "seat");
            b.from = provenance_of(l.mark);
            b.key = fresh<body_id>(i, key_under(i));
            const auto there = change_.put(std::move(b));
            made(there, l);
            if (!there) ids_[i] = 0;
        }
    }
    /// Bodies that are part of one of another unit.
    void parts() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!is(i, {sketch_type::agency, sketch_type::body}) || !lines_[i].find("part-of")) continue;
            const sketch_line& l = lines_[i];
            const auto w = plain(i, "part-of");
            if (!w) continue;
            if (is(l.parent, {sketch_type::agency, sketch_type::body})) {
                problem(errc::duplicate_key,
                    say("它已写在所属机构之下", "it already stands under the body it is part of"), l, w->column);
                continue;
            }
            const auto whole = body_named(l, *w);
            if (!whole) continue;
            body b = *change_.now().find(id_of<body_id>(i));
            b.part_of = *whole;
            made(change_.put(std::move(b)), l);
        }
    }
    void people() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (types_[i] != sketch_type::person) continue;
            const sketch_line& l = lines_[i];
            person p;
            if (!l.name->label) p.name = l.name->text;
            p.rank = word_fact<rank>(i, "rank");
            p.from = provenance_of(l.mark);
            p.key = fresh<person_id>(i, key_under(i));
            const person_id id = p.key;
            people_.emplace(keys_[i], id);
            if (const sketch_item* as = l.find("as"); as && !as->words.empty())
                people_.emplace("*" + as->words.front().text, id);
            made(change_.put(std::move(p)), l);
        }
    }
    void posts() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (types_[i] != sketch_type::post) continue;
            const sketch_line& l = lines_[i];
            post p;
            p.body = id_of<body_id>(l.parent);
            p.title = l.name->text;
            p.kind = word_or(i, "kind", detail::usual_kind_of_post(p.title));
            p.rank = word_fact<rank>(i, "rank");
            p.grade = string(i, "grade");
            p.category = string(i, "category");
            p.series = string(i, "series");
            p.from = provenance_of(l.mark);
            p.key = fresh<post_id>(i, key_under(i));
            made(change_.put(std::move(p)), l);
        }
    }
    void tenures() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (types_[i] != sketch_type::holder) continue;
            const sketch_line& l = lines_[i];
            tenure t;
            t.post = id_of<post_id>(l.parent);
            t.person = person_named(l, *l.name);
            t.valid = period_of(i);
            t.mode = word_or(i, "mode", tenure_mode::main);
            t.paid = bool_fact(i, "paid");
            t.approved = bool_fact(i, "approved");
            t.archived = word_fact<staff_status>(i, "archived");
            t.from = provenance_of(l.mark);
            t.key = fresh<tenure_id>(i, key_under(i));
            made(change_.put(std::move(t)), l);
        }
    }

    //=== what relates one to another ===//

    void relations() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            switch (types_[i]) {
            case sketch_type::held: read_held(i); break;
            case sketch_type::administered: read_entrustment(i); break;
            case sketch_type::hosts: read_hosting(i); break;
            case sketch_type::integrated: read_integration(i); break;
            case sketch_type::designation: read_designation(i); break;
            case sketch_type::agreement: read_agreement(i); break;
            case sketch_type::partner: read_partner(i); break;
            case sketch_type::indicator: read_indicator(i); break;
            default: break;
            }
        }
    }
    void read_held(std::size_t i) {
        const sketch_line& l = lines_[i];
        holding x;
        x.cls = *detail::sketch_class_of(l.keyword);
        x.name = l.name->text;
        x.holder = id_of<body_id>(l.parent);
        if (const sketch_item* shared = l.find("shared-with")) {
            if (shared->unknown || shared->mark.column != 0) static_cast<void>(strings(i, "shared-with"));
            for (const sketch_word& w : shared->words)
                if (const auto b = body_named(l, w)) x.shared_with.push_back(*b);
        }
        x.function = word_fact<function_class>(i, "class");
        x.runs_smoothly = bool_fact(i, "smooth");
        x.industry_linked = bool_fact(i, "linked");
        x.grantor = unit_fact(i, "granted-by");
        x.form = word_fact<power_form>(i, "form");
        x.amount = decimal_fact(i, "amount");
        x.measure = string(i, "measure");
        x.from = provenance_of(l.mark);
        x.key = fresh<holding_id>(i, keys_[l.parent] + "/" + l.keyword + "/" + x.name);
        made(change_.put(std::move(x)), l);
    }
    void read_entrustment(std::size_t i) {
        const sketch_line& l = lines_[i];
        const auto holder = unit_named(l, *l.name);
        if (!holder) return;
        entrustment e;
        e.unit = id_of<unit_id>(l.parent);
        e.holder = *holder;
        e.items = strings(i, "items");
        e.scope = word_or(i, "scope", e.items.empty() ? entrustment_scope::all : entrustment_scope::items);
        e.valid = period_of(i);
        e.from = provenance_of(l.mark);
        e.key = fresh<entrustment_id>(i, key_under(i));
        made(change_.put(std::move(e)), l);
    }
    void read_hosting(std::size_t i) {
        const sketch_line& l = lines_[i];
        const auto division = unit_named(l, *l.name);
        if (!division) return;
        hosting r;
        r.unit = id_of<unit_id>(l.parent);
        r.division = *division;
        r.from = provenance_of(l.mark);
        if (change_.now().find(r.id()))
            problem(errc::duplicate_key, fill(say("{0} 重复", "{0} is there twice"), {detail::quote(l.name->text)}), l);
        made(change_.put(std::move(r)), l);
    }
    void read_integration(std::size_t i) {
        const sketch_line& l = lines_[i];
        const auto division = unit_named(l, *l.name);
        if (!division) return;
        zone z = *change_.now().zone_of(id_of<unit_id>(l.parent));
        z.integrated.push_back({*division, word_fact<integration_shape>(i, "shape"), provenance_of(l.mark)});
        made(change_.put(std::move(z)), l);
    }
    void read_designation(std::size_t i) {
        const sketch_line& l = lines_[i];
        zone z = *change_.now().zone_of(id_of<unit_id>(l.parent));
        z.designations.push_back({l.name->text, period_of(i), provenance_of(l.mark)});
        made(change_.put(std::move(z)), l);
    }
    void read_agreement(std::size_t i) {
        const sketch_line& l = lines_[i];
        agreement a;
        a.name = l.name->text;
        a.about = id_of<unit_id>(l.parent);
        a.valid = period_of(i);
        a.from = provenance_of(l.mark);
        a.key = fresh<agreement_id>(i, key_under(i));
        made(change_.put(std::move(a)), l);
    }
    void read_partner(std::size_t i) {
        const sketch_line& l = lines_[i];
        const auto unit = unit_named(l, *l.name);
        const agreement* there = change_.now().find(id_of<agreement_id>(l.parent));
        if (!unit || !there) return;
        agreement a = *there;
        a.partners.push_back({*unit, decimal_fact(i, "share")});
        made(change_.put(std::move(a)), l);
    }
    void read_indicator(std::size_t i) {
        const sketch_line& l = lines_[i];
        indicator n;
        n.unit = id_of<unit_id>(l.parent);
        n.name = l.name->text;
        n.on = day(i, "on");
        n.value = decimal_fact(i, "value");
        n.exactness = word_or(i, "hedge", hedge::exact);
        n.measure = string(i, "measure");
        n.key = fresh<indicator_id>(i, key_under(i));
        made(change_.put(std::move(n)), l);
    }

    std::vector<sketch_line> lines_;
    sketch_problems& problems_;
    change change_;
    std::vector<sketch_type> types_;
    std::vector<std::uint64_t> ids_; // of what a line made; 0: nothing (yet)
    std::vector<std::string> keys_;
    std::unordered_set<std::uint64_t> taken_;
    std::map<std::string, std::size_t> labels_;
    std::multimap<std::string, person_id> people_;
};

} // namespace

result<hierarchy> read_sketch(std::string_view sketch, std::string_view source) {
    sketch_problems problems(source);
    std::vector<sketch_line> lines = detail::scan_sketch(sketch, problems);
    if (problems.any()) return std::move(problems).refused();
    return reader(std::move(lines), problems).read();
}

} // namespace onezone
