// SPDX-License-Identifier: Apache-2.0
#include "ground/did_you_mean.hpp"
#include "ground/wording.hpp"
#include "items.hpp"
#include "lines.hpp"
#include "model/lookup.hpp"
#include "words.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/model/change.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

// From lines to a hierarchy, in passes: what each line is; units; bodies and people, so that everything has a name; then whatever
// refers to something. A pass reports all its problems; the next begins only where there are none.

namespace onezone {

namespace {

using detail::sketch_item;
using detail::sketch_line;
using detail::sketch_problems;
using detail::sketch_rule;
using detail::sketch_type;
using detail::sketch_word;

constexpr std::size_t none = sketch_line::no_parent;

class reader final : detail::sketch_item_reader {
public:
    reader(std::vector<sketch_line> lines, sketch_problems& problems)
        : sketch_item_reader(problems),
          lines_(std::move(lines)),
          change_(hierarchy{}) {
        change_.record_nothing();
    }

    [[nodiscard]] result<hierarchy> read() {
        using pass = void (reader::*)();
        for (const pass p : {&reader::classify, &reader::units, &reader::bodies, &reader::people, &reader::zones,
                 &reader::parts, &reader::posts, &reader::tenures, &reader::relations}) {
            (this->*p)();
            if (problems_.any()) return std::move(problems_).refused();
        }
        return std::move(change_).finish();
    }

private:
    //=== problems ===//

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
        for (const said_empty& said : said_empty_) holds_none(said);
        ids_.resize(lines_.size());
        keys_.resize(lines_.size());
        for (std::size_t i = 0; i < lines_.size(); ++i) label(i);
    }
    void unknown(const sketch_line& l, const std::string& written, std::size_t column,
        const std::vector<std::string_view>& known, const text& what) {
        problem(errc::unknown_key,
            fill(say("未知的{0} {1}", "unknown {0} {1}"), {what, detail::quote(written)})
                + detail::did_you_mean(written, known),
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
        const auto keep = [&](std::vector<sketch_item>& in, sketch_item item, std::string key) {
            item.key = std::move(key);
            const auto there =
                std::find_if(in.begin(), in.end(), [&](const sketch_item& i) { return i.key == item.key; });
            if (there != in.end())
                problem(errc::duplicate_key,
                    fill(say("{0} 与 {1} 是同一属性", "{0} and {1} are one key"),
                        {detail::quote(item.written), detail::quote(there->written)}),
                    lines_[at], item.column);
            in.push_back(std::move(item));
        };
        for (sketch_item& item : given) {
            if (auto key = detail::spelled_key(rule.keys, item.key)) {
                keep(own, std::move(item), *std::move(key));
            } else if (const std::string keyword = detail::sketch_child_keyword(item.key, rule.type);
                       !keyword.empty()) {
                if (rule.type == sketch_type::post && keyword == "holder") {
                    holders = item.words.size();
                    first_holder = lines_.size();
                }
                append_children(at, keyword, item);
            } else if (auto of_holder = detail::spelled_key(detail::sketch_rule_of(sketch_type::holder).keys, item.key);
                       of_holder && rule.type == sketch_type::post) {
                keep(of_tenure, std::move(item), *std::move(of_holder));
            } else {
                unknown(lines_[at], item.written, item.column, detail::sketch_keys_under(rule), say("属性", "key"));
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
                    {verbatim(of_tenure.front().written)}),
                lines_[at], of_tenure.front().column);
    }
    void append_children(std::size_t above, const std::string& keyword, const sketch_item& item) {
        const auto append = [&](const std::string& as, const sketch_word& name) {
            sketch_line child;
            child.number = lines_[above].number;
            child.column = name.column;
            child.parent = above;
            child.keyword = as;
            child.name = name;
            child.mark = item.mark;
            lines_.push_back(std::move(child));
        };
        if (const auto list = detail::sketch_list_of(keyword, types_[above]); list && item.none) {
            append("complete", {std::string(key_of(*list)), item.column});
            said_empty_.push_back({above, *list, item.column});
        } else if (item.words.empty()) {
            problem(errc::bad_value,
                say("此处应为名称：不知道或没有的就不写",
                    "a name belongs here; leave out what is unknown or not there"),
                lines_[above], item.value_column);
        }
        // Of posts there may be several of one title; everything else named twice is one thing.
        const bool may_be_alike = detail::sketch_type_of(keyword) == sketch_type::post;
        std::set<std::pair<bool, std::string_view>> told;
        for (const sketch_word& w : item.words) {
            if (!told.emplace(w.label, w.text).second && !may_be_alike)
                problem(errc::duplicate_key, fill(say("{0} 列了两次", "{0} is listed twice"), {detail::quote(w.text)}),
                    lines_[above], w.column);
            append(keyword, w);
        }
    }
    // A list that is said to have no item (`zone=-`): zones of a division are those at any depth, other items stand right below.
    struct said_empty {
        std::size_t of;
        known_list list;
        std::size_t column;
    };
    void holds_none(const said_empty& said) {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            std::size_t above = lines_[i].parent;
            if (above == none || detail::sketch_list_of(lines_[i].keyword, types_[above]) != said.list) continue;
            while (said.list == known_list::zones && above != none && above != said.of) above = lines_[above].parent;
            if (above != said.of) continue;
            problem(errc::conflicting_values,
                fill(say("写明没有，但第 {0} 行写有一项", "it is said to have none, yet line {0} has one"),
                    {verbatim(std::to_string(lines_[i].number))}),
                lines_[said.of], said.column);
            return;
        }
    }
    void label(std::size_t at) {
        const sketch_line& l = lines_[at];
        std::string given;
        std::size_t column = 0;
        if (const sketch_item* as = l.find("as")) {
            if (const auto w = plain(l, "as")) given = w->text;
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

    //=== names ===//

    /// The id of what `key` says, told apart from earlier things of that key.
    template <class Id>
    [[nodiscard]] Id fresh(std::size_t at, std::string key) {
        Id id = Id::derive("sketch", key);
        std::size_t& like = taken_[id.value()]; // how many came before
        for (std::size_t n = like++; n != 0; ++n) {
            id = Id::derive("sketch", key + "#" + std::to_string(n + 1));
            if (taken_.try_emplace(id.value(), 1).second) break;
        }
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
        std::vector<std::string> known;
        for (const auto& [label, line] : labels_)
            if (is(line, any)) known.push_back("*" + label);
        problem(errc::unknown_record,
            fill(say("没有标签 {0}", "there is no label {0}"), {detail::quote("*" + w.text)})
                + detail::did_you_mean("*" + w.text, known),
            l, w.column);
        return std::nullopt;
    }
    template <class Found>
    [[nodiscard]] static result<Found> quickly_found(Found found, errc why, const sketch_word& w) {
        if (found) return found;
        return refusal(why, fill(say("没有 {0}", "there is no {0}"), {detail::quote(w.text)}));
    }
    [[nodiscard]] std::optional<unit_id> unit_named(const sketch_line& l, const sketch_word& w) override {
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
        const auto u =
            placed(problems_.many() ? quickly_found(detail::unit_called(change_.now(), w.text), errc::unknown_unit, w)
                                    : change_.now().find(std::string_view(w.text)),
                l, w);
        return u ? std::optional(u->id()) : std::nullopt;
    }
    [[nodiscard]] std::optional<body_id> body_named(const sketch_line& l, const sketch_word& w) override {
        if (w.label) {
            const auto line = labelled(l, w, {sketch_type::agency, sketch_type::body});
            return line ? std::optional(id_of<body_id>(*line)) : std::nullopt;
        }
        const auto b =
            placed(problems_.many() ? quickly_found(detail::body_called(change_.now(), w.text), errc::unknown_body, w)
                                    : change_.now().find_body(w.text),
                l, w);
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
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (types_[i] == sketch_type::division) add_unit(i, std::nullopt);
        // Seats are divisions: they are sought before there are zones, whose paths they decide.
        std::map<std::size_t, unit_id> seats;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const sketch_line& l = lines_[i];
            const sketch_item* const given = types_[i] == sketch_type::zone ? l.find("seat") : nullptr;
            if (!given) continue;
            unit_id& seat = seats[i];
            if (given->mark.column != 0) not_marked(l, *given);
            if (given->none) continue;
            if (const auto w = single(l, *given)) seat = unit_named(l, *w).value_or(unit_id());
        }
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (types_[i] != sketch_type::zone) continue;
            const auto given = seats.find(i);
            add_unit(i, given == seats.end() ? std::nullopt : std::optional(given->second));
        }
    }
    void add_unit(std::size_t i, std::optional<unit_id> seat) {
        const sketch_line& l = lines_[i];
        const std::size_t above = l.parent;
        if (above != none && ids_[above] == 0) return; // it was refused, and that is reported
        unit_record u;
        u.kind = *parse_word<unit_kind>(l.keyword);
        u.name = l.name->text;
        u.parent = id_of<unit_id>(above);
        u.parent_known = l.within == 0;
        if (seat) {
            u.parent = *seat;
        } else if (above != none && types_[above] == sketch_type::zone) {
            const zone& whole = *change_.now().zone_of(u.parent);
            u.parent = whole.seat;
            u.parent_known = u.parent_known && whole.seat_known;
        }
        read_items(l, u);
        const auto there =
            change_.add({fresh<unit_id>(i, key_under(i)), u.kind, u.name, u.code, u.parent, u.parent_known});
        made(there, l);
        if (!there) ids_[i] = 0;
    }
    void zones() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (types_[i] != sketch_type::zone) continue;
            const sketch_line& l = lines_[i];
            zone z = *change_.now().zone_of(id_of<unit_id>(i));
            read_items(l, z);
            if (type(l.parent) == sketch_type::zone) z.part_of = id_of<unit_id>(l.parent);
            if (const auto w = plain(l, "part-of")) {
                if (type(l.parent) == sketch_type::zone)
                    stands_under(l, w->column);
                else if (const auto whole = unit_named(l, *w))
                    z.part_of = *whole;
            }
            made(change_.put(std::move(z)), l);
        }
    }
    void stands_under(const sketch_line& l, std::size_t column) {
        problem(
            errc::duplicate_key, say("它已写在所属者之下", "it already stands under what it is part of"), l, column);
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
            b.kind = word_or(l, "kind",
                types_[i] == sketch_type::agency ? detail::usual_kind_of_agency(b.name)
                                                 : detail::usual_kind_of_body(part));
            read_items(l, b);
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
            const auto w = plain(l, "part-of");
            if (!w) continue;
            if (is(l.parent, {sketch_type::agency, sketch_type::body})) {
                stands_under(l, w->column);
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
            read_items(l, p);
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
            p.kind = word_or(l, "kind", detail::usual_kind_of_post(p.title));
            read_items(l, p);
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
            read_items(l, t);
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
            case sketch_type::appraisal: read_appraisal(i); break;
            case sketch_type::joint_office: read_joint_office(i); break;
            case sketch_type::lent: read_loan(i); break;
            case sketch_type::agreement: read_agreement(i); break;
            case sketch_type::partner: read_partner(i); break;
            case sketch_type::indicator: read_indicator(i); break;
            case sketch_type::own_fact: read_own_fact(i); break;
            case sketch_type::complete: read_statement(i); break;
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
        read_items(l, x);
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
        read_items(l, e);
        e.scope = word_or(l, "scope", e.items.empty() ? entrustment_scope::all : entrustment_scope::items);
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
        read_items(l, r);
        if (change_.now().find(r.id()))
            problem(errc::duplicate_key, fill(say("{0} 重复", "{0} is there twice"), {detail::quote(l.name->text)}), l);
        made(change_.put(std::move(r)), l);
    }
    void read_integration(std::size_t i) {
        if (const auto division = unit_named(lines_[i], *lines_[i].name))
            put_in_zone(lines_[i], &zone::integrated, {*division, {}, {}});
    }
    void read_designation(std::size_t i) {
        put_in_zone(lines_[i], &zone::designations, {lines_[i].name->text, {}, {}, {}});
    }
    template <class Part>
    void put_in_zone(const sketch_line& l, std::vector<Part> zone::*list, std::type_identity_t<Part> part) {
        zone z = *change_.now().zone_of(id_of<unit_id>(l.parent));
        read_items(l, (z.*list).emplace_back(std::move(part)));
        made(change_.put(std::move(z)), l);
    }
    void read_appraisal(std::size_t i) {
        put_in_body(lines_[i], &body::appraisals, {lines_[i].name->text, {}, {}, {}, {}});
    }
    void read_joint_office(std::size_t i) {
        if (const auto other = body_named(lines_[i], *lines_[i].name))
            put_in_body(lines_[i], &body::joint_offices, {*other, {}});
    }
    void read_loan(std::size_t i) {
        if (const auto status = word_of<staff_status>(lines_[i], *lines_[i].name))
            put_in_body(lines_[i], &body::lent, {*status, {}, {}, {}, {}, {}});
    }
    template <class Part>
    void put_in_body(const sketch_line& l, std::vector<Part> body::*list, std::type_identity_t<Part> part) {
        const body* there = change_.now().find(id_of<body_id>(l.parent));
        if (!there) return;
        body b = *there;
        read_items(l, (b.*list).emplace_back(std::move(part)));
        made(change_.put(std::move(b)), l);
    }
    void read_agreement(std::size_t i) {
        const sketch_line& l = lines_[i];
        agreement a;
        a.name = l.name->text;
        a.about = id_of<unit_id>(l.parent);
        read_items(l, a);
        a.key = fresh<agreement_id>(i, key_under(i));
        made(change_.put(std::move(a)), l);
    }
    void read_partner(std::size_t i) {
        const sketch_line& l = lines_[i];
        const auto unit = unit_named(l, *l.name);
        const agreement* there = change_.now().find(id_of<agreement_id>(l.parent));
        if (!unit || !there) return;
        agreement a = *there;
        read_items(l, a.partners.emplace_back(partner{*unit, {}, {}}));
        made(change_.put(std::move(a)), l);
    }
    void read_indicator(std::size_t i) {
        const sketch_line& l = lines_[i];
        indicator n;
        n.unit = id_of<unit_id>(l.parent);
        n.name = l.name->text;
        read_items(l, n);
        n.key = fresh<indicator_id>(i, key_under(i));
        made(change_.put(std::move(n)), l);
    }

    void read_own_fact(std::size_t i) {
        const sketch_line& l = lines_[i];
        own_fact f;
        f.name = l.name->text;
        read_items(l, f);
        if (is(l.parent, {sketch_type::division, sketch_type::zone}))
            f.unit = id_of<unit_id>(l.parent);
        else if (type(l.parent) == sketch_type::post)
            f.post = id_of<post_id>(l.parent);
        else if (type(l.parent) == sketch_type::person)
            f.person = id_of<person_id>(l.parent);
        else
            f.body = id_of<body_id>(l.parent);
        if (change_.now().find(f.id()))
            problem(errc::duplicate_key,
                fill(say("{0} 同一日期说了两次", "{0} is said twice of one day"), {detail::quote(f.name)}), l);
        else
            made(change_.put(std::move(f)), l);
    }

    void read_statement(std::size_t i) {
        const sketch_line& l = lines_[i];
        const auto list = word_of<known_list>(l, *l.name);
        if (!list) return;
        completeness c;
        read_items(l, c);
        c.list = *list;
        if (l.parent == none)
            c.reach = list_reach::everywhere;
        else if (is(l.parent, {sketch_type::division, sketch_type::zone}))
            c.unit = id_of<unit_id>(l.parent);
        else if (type(l.parent) == sketch_type::post)
            c.post = id_of<post_id>(l.parent);
        else
            c.body = id_of<body_id>(l.parent);
        if (change_.now().find(c.id()))
            problem(errc::duplicate_key,
                fill(say("{0} 是否齐全说了两次", "it is said twice whether the list of {0} is complete"),
                    {name_of(*list)}),
                l);
        else
            made(change_.put(std::move(c)), l);
    }

    std::vector<sketch_line> lines_;
    change change_;
    std::vector<sketch_type> types_;
    std::vector<std::uint64_t> ids_; // of what a line made; 0: nothing (yet)
    std::vector<std::string> keys_;
    std::vector<said_empty> said_empty_;
    std::unordered_map<std::uint64_t, std::size_t> taken_;
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
