// SPDX-License-Identifier: Apache-2.0
#include "lines.hpp"
#include "words.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/ground/vocabulary.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace onezone {

namespace {

using detail::sketch_word_of;

/// A line with everything below it, as text without indentation of its own.
struct block {
    std::string keyword;
    std::string name;  ///< as written
    std::string items; ///< each after a space
    std::vector<block> below;
    code order; ///< of divisions: they come in the order of their codes

    [[nodiscard]] bool bare() const noexcept { return items.empty() && below.empty(); }
};

// Units are never written as items of another line.
[[nodiscard]] bool folds(const block& b) {
    const auto type = detail::sketch_type_of(b.keyword);
    return b.bare() && type && *type != detail::sketch_type::division && *type != detail::sketch_type::zone;
}
[[nodiscard]] int rank_of(const block& b) {
    const auto type = detail::sketch_type_of(b.keyword).value_or(detail::sketch_type::top);
    if (type == detail::sketch_type::zone) return 1;
    if (type == detail::sketch_type::division) return 2;
    return type == detail::sketch_type::person ? 3 : 0;
}

[[nodiscard]] std::string rendered(block b);

/// The blocks in canonical order, each rendered; bare ones folded into `items` of the line above where `may_fold`.
[[nodiscard]] std::string rendered_below(std::vector<block> blocks, std::string* items) {
    struct ready {
        int rank;
        bool coded;
        code order;
        std::string text;
    };
    std::vector<ready> all;
    std::map<std::string, std::vector<std::string>> folded;
    for (block& b : blocks) {
        if (items && folds(b)) {
            folded[b.keyword].push_back(std::move(b.name));
            continue;
        }
        const int rank = rank_of(b);
        const code order = b.order;
        all.push_back({rank, !order.ok(), order, rendered(std::move(b))});
    }
    for (auto& [keyword, names] : folded) {
        std::sort(names.begin(), names.end());
        *items += ' ' + keyword + '=';
        for (std::size_t i = 0; i < names.size(); ++i) *items += (i == 0 ? "" : ",") + names[i];
    }
    std::sort(all.begin(), all.end(), [](const ready& a, const ready& b) {
        return std::tie(a.rank, a.coded, a.order, a.text) < std::tie(b.rank, b.coded, b.order, b.text);
    });
    std::string text;
    for (const ready& r : all) text += r.text;
    return text;
}

std::string rendered(block b) {
    const std::string below = rendered_below(std::move(b.below), &b.items);
    std::string text = b.keyword + ' ' + b.name + b.items + '\n';
    for (std::size_t at = 0; at < below.size();) {
        const std::size_t end = below.find('\n', at) + 1;
        text += "  ";
        text.append(below, at, end - at);
        at = end;
    }
    return text;
}

class writer {
public:
    explicit writer(const hierarchy& h) : h_(h) { label_all(); }

    [[nodiscard]] std::string write() const {
        std::vector<block> top;
        for (const unit_ref u : h_.roots()) top.push_back(division(u));
        for (const zone& z : h_.all<zone>())
            if (!z.seat.ok() && !z.part_of.ok()) top.push_back(zone_block(z));
        for (const agreement& a : h_.all<agreement>())
            if (!a.about.ok()) top.push_back(agreement_block(a));
        for (const person& p : h_.all<person>())
            if (const auto b = person_block(p); !b.keyword.empty()) top.push_back(b);
        return rendered_below(std::move(top), nullptr);
    }

private:
    //=== names ===//

    void label_all() {
        // Only where no path leads to a thing is it labelled; numbered in the order of paths.
        std::vector<std::pair<std::string, unit_id>> units;
        for (const unit_ref u : h_.units())
            if (const std::string path = u.path(); !h_.find(std::string_view(path))) units.emplace_back(path, u.id());
        std::sort(units.begin(), units.end());
        for (std::size_t i = 0; i < units.size(); ++i)
            unit_labels_.emplace(units[i].second, "u" + std::to_string(i + 1));

        std::vector<std::pair<std::string, body_id>> bodies;
        for (const body& b : h_.all<body>())
            if (const std::string path = h_.path_of(b.unit) + "/" + b.name; !h_.find_body(path))
                bodies.emplace_back(path, b.key);
        std::sort(bodies.begin(), bodies.end());
        for (std::size_t i = 0; i < bodies.size(); ++i)
            body_labels_.emplace(bodies[i].second, "b" + std::to_string(i + 1));

        std::map<std::string_view, std::size_t> namesakes;
        for (const person& p : h_.all<person>()) ++namesakes[p.name];
        std::vector<std::pair<std::string, person_id>> people;
        for (const person& p : h_.all<person>()) {
            if (!p.name.empty() && namesakes[p.name] == 1) continue;
            std::string first;
            for (const tenure& t : h_.tenures_of(p.key)) {
                const post& seat = *h_.find(t.post);
                const body& b = *h_.find(seat.body);
                std::string where = h_.path_of(b.unit) + "/" + b.name + "/" + seat.title;
                if (first.empty() || where < first) first = std::move(where);
            }
            people.emplace_back(p.name + "/" + first, p.key);
        }
        std::sort(people.begin(), people.end());
        for (std::size_t i = 0; i < people.size(); ++i)
            person_labels_.emplace(people[i].second, "p" + std::to_string(i + 1));

        for (const zone& z : h_.all<zone>()) {
            for (const fact<unit_id>* f : {&z.managing, &z.dispatching, &z.approving, &z.statistics})
                if (f->value) refer(*f->value);
            for (const integration& i : z.integrated) refer(i.division);
            if (z.part_of.ok()) refer(z.seat);
        }
        for (const hosting& r : h_.all<hosting>()) refer(r.division);
        for (const entrustment& e : h_.all<entrustment>()) refer(e.holder);
        for (const agreement& a : h_.all<agreement>())
            for (const partner& p : a.partners) refer(p.unit);
        for (const holding& x : h_.all<holding>()) {
            if (x.grantor.value) refer(*x.grantor.value);
            for (const body_id b : x.shared_with) referred_bodies_.insert(b);
        }
        for (const body& b : h_.all<body>()) {
            if (apart(b)) referred_bodies_.insert(b.part_of);
            if (b.seat.value) refer(*b.seat.value);
        }
    }
    void refer(unit_id u) { referred_units_.insert(u); }

    [[nodiscard]] std::string unit_name(unit_id id) const {
        if (const auto labelled = unit_labels_.find(id); labelled != unit_labels_.end()) return "*" + labelled->second;
        const std::string path = h_.path_of(id);
        std::size_t from = path.size();
        while (from > 0) {
            from = path.rfind('/', from - 1);
            from = from == std::string::npos ? 0 : from;
            const std::string_view end = std::string_view(path).substr(from == 0 ? 0 : from + 1);
            if (h_.find(end)) return reference(end);
        }
        return reference(path);
    }
    [[nodiscard]] std::string body_name(body_id id) const {
        if (const auto labelled = body_labels_.find(id); labelled != body_labels_.end()) return "*" + labelled->second;
        const body& b = *h_.find(id);
        return reference(h_.find_body(b.name) ? b.name : h_.path_of(b.unit) + "/" + b.name);
    }
    [[nodiscard]] std::string person_name(person_id id) const {
        const auto labelled = person_labels_.find(id);
        return labelled != person_labels_.end() ? "*" + labelled->second : sketch_word_of(h_.find(id)->name);
    }
    [[nodiscard]] static std::string reference(std::string_view path) {
        return path.starts_with("code:") ? detail::sketch_quoted(path) : sketch_word_of(path);
    }

    //=== items ===//

    [[nodiscard]] static std::string sign(const provenance& p) {
        return p.how() == grade::stated ? "" : p.how() == grade::inferred ? "~" : "~~";
    }
    [[nodiscard]] static std::string origin(const provenance& p) {
        std::string s;
        if (!p.source().empty()) s += "@" + sketch_word_of(p.source());
        if (p.how() != grade::stated && !(p.reason() == detail::sketch_reason(p.how()))) {
            const text& why = p.reason();
            s += "(" + sketch_word_of(why.zh);
            if (why.en != why.zh) s += "|" + sketch_word_of(why.en);
            s += ")";
        }
        return s;
    }
    static void mark(block& b, const provenance& p) {
        if (!p.empty()) b.items += " " + sign(p) + origin(p);
    }
    static void item(block& b, std::string_view key, std::string_view value) {
        b.items += " ";
        b.items += key;
        b.items += "=";
        b.items += value;
    }
    static void text_item(block& b, std::string_view key, const std::string& value) {
        if (!value.empty()) item(b, key, sketch_word_of(value));
    }
    [[nodiscard]] static std::string list(const std::vector<std::string>& words) {
        std::string all;
        for (std::size_t i = 0; i < words.size(); ++i) all += (i == 0 ? "" : ",") + sketch_word_of(words[i]);
        return words.empty() ? "-" : all;
    }
    static void list_item(block& b, std::string_view key, const std::vector<std::string>& words) {
        if (!words.empty()) item(b, key, list(words));
    }
    template <class T, class Write>
    static void fact_item(block& b, std::string_view key, const fact<T>& f, Write write) {
        if (!f.value && f.from.empty()) return;
        item(b, key, sign(f.from) + (f.value ? write(*f.value) : std::string("?")) + origin(f.from));
    }
    template <Vocabulary E>
    static void fact_item(block& b, std::string_view key, const fact<E>& f) {
        fact_item(b, key, f, [](E e) { return std::string(key_of(e)); });
    }
    static void fact_item(block& b, std::string_view key, const fact<bool>& f) {
        fact_item(b, key, f, [](bool yes) { return std::string(yes ? "yes" : "no"); });
    }
    static void fact_item(block& b, std::string_view key, const fact<std::int64_t>& f) {
        fact_item(b, key, f, [](std::int64_t n) { return std::to_string(n); });
    }
    static void fact_item(block& b, std::string_view key, const fact<decimal>& f) {
        fact_item(b, key, f, [](decimal d) { return to_string(d); });
    }
    static void fact_item(block& b, std::string_view key, const fact<std::string>& f) {
        fact_item(b, key, f, [](const std::string& s) { return sketch_word_of(s); });
    }
    void fact_item(block& b, std::string_view key, const fact<unit_id>& f) const {
        fact_item(b, key, f, [this](unit_id u) { return unit_name(u); });
    }
    static void period_items(block& b, const period& p) {
        if (p.from) item(b, "from", to_string(*p.from));
        if (p.until) item(b, "until", to_string(*p.until));
    }
    template <class Kind>
    static void tally_items(block& b, std::string_view prefix, const std::vector<tally<Kind>>& tallies) {
        for (const tally<Kind>& t : tallies) {
            const std::string key = std::string(prefix) + std::string(key_of(t.kind));
            if (t.count.value || !t.count.from.empty())
                fact_item(b, key, t.count);
            else
                item(b, key, "?");
        }
    }
    [[nodiscard]] static std::string charter_value(const charter& c) {
        const auto document = [&] {
            // What reads as a date or as `yes` without quotes is put in quotes.
            const bool misread = c.document == "yes" || parse_date(c.document);
            return misread ? detail::sketch_quoted(c.document) : sketch_word_of(c.document);
        };
        if (c.issued) return to_string(*c.issued) + (c.document.empty() ? "" : "," + document());
        return c.document.empty() ? "yes" : document();
    }

    //=== units ===//

    [[nodiscard]] block unit_block(unit_ref u) const {
        block b;
        b.keyword = detail::sketch_keyword_of(u.kind());
        b.name = sketch_word_of(u.name());
        b.order = u.code();
        if (u.code().ok()) item(b, "code", to_string(u.code()));
        if (const auto labelled = unit_labels_.find(u.id());
            labelled != unit_labels_.end() && referred_units_.count(u.id()) != 0)
            item(b, "as", labelled->second);
        return b;
    }
    void records_of(block& b, unit_id u) const {
        for (const body& x : h_.bodies_of(u))
            if (!x.part_of.ok() || apart(x)) b.below.push_back(body_block(x));
        for (const agreement& a : h_.agreements_about(u)) b.below.push_back(agreement_block(a));
        for (const indicator& i : h_.indicators_of(u)) b.below.push_back(indicator_block(i));
    }
    [[nodiscard]] block division(unit_ref u) const {
        block b = unit_block(u);
        if (!u.place_known()) b.items += " ?";
        records_of(b, u.id());
        for (const entrustment& e : h_.entrustments_of(u.id())) {
            block& x = b.below.emplace_back();
            x.keyword = "administered-by";
            x.name = unit_name(e.holder);
            const auto usual = e.items.empty() ? entrustment_scope::all : entrustment_scope::items;
            if (e.scope != usual) item(x, "scope", key_of(e.scope));
            list_item(x, "items", e.items);
            period_items(x, e.valid);
            mark(x, e.from);
        }
        for (const zone& z : h_.zones_seated_in(u.id()))
            if (!z.part_of.ok()) b.below.push_back(zone_block(z));
        for (const unit_ref child : u.children()) b.below.push_back(division(child));
        return b;
    }
    [[nodiscard]] block zone_block(const zone& z) const {
        const unit_ref u = h_.find(z.unit);
        block b = unit_block(u);
        if (const zone* whole = h_.zone_of(z.part_of)) {
            const bool follows = z.seat == whole->seat && (whole->seat_known || !z.seat_known);
            if (!follows) item(b, "seat", z.seat.ok() ? unit_name(z.seat) : "-");
            if (!z.seat_known && (!follows || whole->seat_known)) b.items += " ?";
        } else if (!z.seat_known) {
            b.items += " ?";
        }
        fact_item(b, "tier", z.tier);
        fact_item(b, "category", z.category);
        fact_item(b, "location", z.location);
        fact_item(b, "managed-by", z.managing);
        fact_item(b, "dispatched-by", z.dispatching);
        fact_item(b, "approved-by", z.approving);
        fact_item(b, "area", z.area);
        fact_item(b, "statistics", z.statistics);
        fact_item(b, "first-industry", z.first_industry);
        fact_item(b, "industries", z.lead_industries, [](const std::vector<std::string>& l) { return list(l); });
        list_item(b, "nameplates", z.nameplates);
        mark(b, z.from);
        records_of(b, z.unit);
        for (const hosting& r : h_.hosts_of(z.unit)) {
            block& x = b.below.emplace_back();
            x.keyword = "hosts";
            x.name = unit_name(r.division);
            mark(x, r.from);
        }
        for (const designation& d : z.designations) {
            block& x = b.below.emplace_back();
            x.keyword = "designation";
            x.name = sketch_word_of(d.name);
            period_items(x, d.valid);
            mark(x, d.from);
        }
        for (const integration& i : z.integrated) {
            block& x = b.below.emplace_back();
            x.keyword = "integrated";
            x.name = unit_name(i.division);
            fact_item(x, "shape", i.shape);
            mark(x, i.from);
        }
        for (const zone& park : h_.parks_of(z.unit)) b.below.push_back(zone_block(park));
        return b;
    }

    //=== bodies and people ===//

    /// Whether it is part of a body of another unit.
    [[nodiscard]] bool apart(const body& b) const { return b.part_of.ok() && h_.find(b.part_of)->unit != b.unit; }

    [[nodiscard]] block body_block(const body& x) const {
        block b;
        const bool in_zone = h_.zone_of(x.unit) != nullptr;
        const bool part = x.part_of.ok() && !apart(x);
        b.keyword = in_zone && !part && x.kind == detail::usual_kind_of_agency(x.name) ? "agency" : "body";
        b.name = sketch_word_of(x.name);
        if (const auto labelled = body_labels_.find(x.key);
            labelled != body_labels_.end() && referred_bodies_.count(x.key) != 0)
            item(b, "as", labelled->second);
        if (b.keyword == "body" && x.kind != detail::usual_kind_of_body(part)) item(b, "kind", key_of(x.kind));
        if (apart(x)) item(b, "part-of", body_name(x.part_of));
        fact_item(b, "rank", x.rank);
        fact_item(b, "legal", x.legal_type);
        fact_item(b, "charter", x.charter, [](const charter& c) { return charter_value(c); });
        tally_items(b, "quota.", x.quota);
        tally_items(b, "staff.", x.staff);
        fact_item(b, "leading-posts", x.leading_posts);
        fact_item(b, "internal-bodies", x.internal_bodies);
        list_item(b, "nameplates", x.nameplates);
        text_item(b, "credit-code", x.credit_code);
        fact_item(b, "seat", x.seat);
        mark(b, x.from);
        for (const body& below : h_.parts_of(x.key))
            if (!apart(below)) b.below.push_back(body_block(below));
        for (const post& p : h_.posts_of(x.key)) b.below.push_back(post_block(p));
        for (const holding& held : h_.holdings_of(x.key)) b.below.push_back(holding_block(held));
        return b;
    }
    [[nodiscard]] block post_block(const post& p) const {
        block b;
        b.keyword = "post";
        b.name = sketch_word_of(p.title);
        if (p.kind != detail::usual_kind_of_post(p.title)) item(b, "kind", key_of(p.kind));
        fact_item(b, "rank", p.rank);
        text_item(b, "grade", p.grade);
        text_item(b, "category", p.category);
        text_item(b, "series", p.series);
        mark(b, p.from);
        std::vector<block> holders;
        bool marked = false;
        for (const tenure& t : h_.tenures_of(p.key)) {
            block& x = holders.emplace_back();
            x.keyword = "holder";
            x.name = person_name(t.person);
            period_items(x, t.valid);
            if (t.mode != tenure_mode::main) item(x, "mode", key_of(t.mode));
            fact_item(x, "paid", t.paid);
            fact_item(x, "approved", t.approved);
            fact_item(x, "archived", t.archived);
            mark(x, t.from);
            marked = !t.from.empty();
        }
        if (holders.size() == 1 && !marked)
            b.items += " holder=" + holders.front().name + holders.front().items;
        else
            b.below = std::move(holders);
        return b;
    }
    [[nodiscard]] block holding_block(const holding& x) const {
        block b;
        b.keyword = detail::sketch_keyword_of(x.cls);
        b.name = sketch_word_of(x.name);
        fact_item(b, "class", x.function);
        fact_item(b, "smooth", x.runs_smoothly);
        fact_item(b, "linked", x.industry_linked);
        fact_item(b, "granted-by", x.grantor);
        fact_item(b, "form", x.form);
        fact_item(b, "amount", x.amount);
        text_item(b, "measure", x.measure);
        std::string shared;
        for (const body_id other : x.shared_with) shared += (shared.empty() ? "" : ",") + body_name(other);
        if (!shared.empty()) item(b, "shared-with", shared);
        mark(b, x.from);
        return b;
    }
    /// Nothing where the person is said by being named in a post.
    [[nodiscard]] block person_block(const person& p) const {
        block b;
        const auto labelled = person_labels_.find(p.key);
        fact_item(b, "rank", p.rank);
        mark(b, p.from);
        const bool named_in_post =
            !h_.tenures_of(p.key).empty() && (labelled == person_labels_.end() || p.name.empty());
        if (named_in_post && b.items.empty()) return {};
        if (p.name.empty()) {
            b.name = "*" + labelled->second;
        } else {
            b.name = sketch_word_of(p.name);
            if (labelled != person_labels_.end()) b.items = " as=" + labelled->second + b.items;
        }
        b.keyword = "person";
        return b;
    }

    //=== agreements and indicators ===//

    [[nodiscard]] block agreement_block(const agreement& a) const {
        block b;
        b.keyword = "agreement";
        b.name = sketch_word_of(a.name);
        period_items(b, a.valid);
        mark(b, a.from);
        for (const partner& p : a.partners) {
            block& x = b.below.emplace_back();
            x.keyword = "partner";
            x.name = unit_name(p.unit);
            fact_item(x, "share", p.share);
        }
        return b;
    }
    [[nodiscard]] static block indicator_block(const indicator& i) {
        block b;
        b.keyword = "indicator";
        b.name = sketch_word_of(i.name);
        if (i.on) item(b, "on", to_string(*i.on));
        fact_item(b, "value", i.value);
        if (i.exactness != hedge::exact) item(b, "hedge", key_of(i.exactness));
        text_item(b, "measure", i.measure);
        return b;
    }

    const hierarchy& h_;
    std::map<unit_id, std::string> unit_labels_;
    std::map<body_id, std::string> body_labels_;
    std::map<person_id, std::string> person_labels_;
    std::set<unit_id> referred_units_;
    std::set<body_id> referred_bodies_;
};

} // namespace

std::string write_sketch(const hierarchy& h) { return writer(h).write(); }

} // namespace onezone
