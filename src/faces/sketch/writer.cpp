// SPDX-License-Identifier: Apache-2.0
#include "items.hpp"
#include "lines.hpp"
#include "model/depths.hpp"
#include "model/equivalent.hpp"
#include "words.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/ground/vocabulary.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
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
    code order;          ///< of divisions: they come in the order of their codes
    std::size_t nth = 0; ///< of what has its place in a list

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
        std::string keyword;
        std::size_t nth;
        std::string text;
    };
    std::vector<ready> all;
    std::map<std::string, std::vector<std::string>> folded;
    // Items are read after all lines: where one of a list is a line all of it are, so that the list keeps its order. Nor can two of one
    // name be items but for posts: what is named twice there is one thing.
    std::set<std::string> as_lines;
    std::set<std::string> in_order;
    std::set<std::pair<std::string_view, std::string_view>> told;
    for (const block& b : blocks) {
        const bool fits = folds(b);
        const bool alike = fits && b.keyword != "post" && !told.emplace(b.keyword, b.name).second;
        if (alike || (b.nth != 0 && !fits)) as_lines.insert(b.keyword);
    }
    for (block& b : blocks) {
        if (items && folds(b) && as_lines.count(b.keyword) == 0) {
            folded[b.keyword].push_back(std::move(b.name));
            if (b.nth != 0) in_order.insert(b.keyword);
            continue;
        }
        const int rank = rank_of(b);
        const code order = b.order;
        const std::size_t nth = b.nth;
        std::string keyword = b.keyword;
        all.push_back({rank, !order.ok(), order, std::move(keyword), nth, rendered(std::move(b))});
    }
    for (auto& [keyword, names] : folded) {
        if (in_order.count(keyword) == 0) std::sort(names.begin(), names.end());
        *items += ' ' + keyword + '=';
        for (std::size_t i = 0; i < names.size(); ++i) *items += (i == 0 ? "" : ",") + names[i];
    }
    std::sort(all.begin(), all.end(), [](const ready& a, const ready& b) {
        return std::tie(a.rank, a.coded, a.order, a.keyword, a.nth, a.text)
            < std::tie(b.rank, b.coded, b.order, b.keyword, b.nth, b.text);
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

/// The shortest ends of paths that only one path has, found for all at once: asked one by one, each namesake would be compared with all.
class path_ends {
public:
    /// `paths` by place, each of names that hold neither `/` nor NUL.
    explicit path_ends(const std::vector<std::string>& paths) : shortest_(paths.size(), 0) {
        std::vector<std::pair<std::string, std::size_t>> sorted; // from the last name to the first
        sorted.reserve(paths.size());
        for (std::size_t i = 0; i < paths.size(); ++i) {
            std::string turned;
            for (std::size_t end = paths[i].size();;) {
                const std::size_t slash = end == 0 ? std::string::npos : paths[i].rfind('/', end - 1);
                const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
                turned.append(paths[i], begin, end - begin);
                turned += '\0'; // before every other character, so that what a path begins follows it
                if (slash == std::string::npos) break;
                end = slash;
            }
            sorted.emplace_back(std::move(turned), i);
        }
        std::sort(sorted.begin(), sorted.end());
        for (std::size_t at = 0; at < sorted.size(); ++at) {
            const std::string& mine = sorted[at].first;
            std::size_t alike = 0;
            if (at != 0) alike = common(mine, sorted[at - 1].first);
            if (at + 1 != sorted.size()) alike = std::max(alike, common(mine, sorted[at + 1].first));
            if (alike < static_cast<std::size_t>(std::count(mine.begin(), mine.end(), '\0')))
                shortest_[sorted[at].second] = alike + 1;
        }
    }

    /// How many names of the path it takes; 0 where the whole path is that of another, or ends another.
    [[nodiscard]] std::size_t shortest(std::size_t i) const { return shortest_[i]; }

private:
    // How many names both have in common.
    static std::size_t common(const std::string& a, const std::string& b) {
        const auto end = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
        return static_cast<std::size_t>(std::count(a.begin(), end, '\0'));
    }

    std::vector<std::size_t> shortest_;
};

class writer final : detail::sketch_item_writer {
public:
    explicit writer(const hierarchy& h) : h_(h) { label_all(); }

    [[nodiscard]] std::string write() const {
        // A label stands only where something refers to it: what does is known when all is written.
        if (!unit_labels_.empty() || !body_labels_.empty()) static_cast<void>(written());
        return written();
    }

private:
    [[nodiscard]] std::string written() const {
        std::vector<block> top;
        for (const unit_ref u : h_.roots()) top.push_back(division(u));
        for (const zone& z : h_.all<zone>())
            if (!z.seat.ok() && !nested(z)) top.push_back(zone_block(z));
        for (const agreement& a : h_.all<agreement>())
            if (!a.about.ok()) top.push_back(agreement_block(a));
        for (const person& p : h_.all<person>())
            if (const auto b = person_block(p); !b.keyword.empty()) top.push_back(b);
        for (const completeness& c : h_.all<completeness>())
            if (c.reach == list_reach::everywhere) top.push_back(statement(c));
        return rendered_below(std::move(top), nullptr);
    }
    // At the top it holds everywhere, elsewhere for what it stands under unless it says otherwise.
    [[nodiscard]] block statement(completeness c) const {
        if (c.reach == list_reach::everywhere) c.reach = list_reach::one;
        return line("complete", std::string(key_of(c.list)), items_of(c));
    }
    template <class Id>
    void statements_on(block& b, Id owner) const {
        for (const completeness& c : h_.stated_of(owner)) b.below.push_back(statement(c));
        own_facts_of(b, owner);
    }
    template <class Id>
    void own_facts_of(block& b, Id owner) const {
        for (const own_fact& f : h_.own_facts_of(owner))
            b.below.push_back(line("fact", sketch_word_of(f.name), items_of(f)));
    }

    //=== what stands under what ===//

    // Deeper than this a part is written beside what it is part of, with `part-of=`: lines stay short, and so does the stack.
    static constexpr std::size_t deepest = 64;

    /// Whether it stands under what it is part of.
    [[nodiscard]] bool nested(const body& b) const { return body_depths_.nested(b); }
    [[nodiscard]] bool nested(const zone& z) const { return zone_depths_.nested(z); }

    //=== names ===//

    // Only where no path leads to a thing is it labelled; numbered in the order of paths, and of what tells those of one path apart.
    template <class Id>
    struct nameless {
        std::string path;
        Id id;
    };
    template <class Id>
    void label(std::vector<nameless<Id>> all, std::string_view letter, std::map<Id, std::string>& labels,
        std::unordered_map<Id, std::uint64_t> detail::content_digests::*digests) {
        if (all.empty()) return;
        if (!digests_) digests_ = detail::digests_of(h_);
        const auto order = [&](const nameless<Id>& one) {
            return std::tuple(
                std::string_view(one.path), ((*digests_).*digests).at(one.id), owner_label(one.id), one.id);
        };
        std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
        for (std::size_t i = 0; i < all.size(); ++i)
            labels.emplace(all[i].id, std::string(letter) + std::to_string(i + 1));
    }
    // What is alike in all else goes by the label of its unit.
    [[nodiscard]] std::pair<std::size_t, std::string_view> owner_label(body_id b) const {
        const auto found = unit_labels_.find(h_.find(b)->unit);
        if (found == unit_labels_.end()) return {};
        return {found->second.size(), found->second};
    }
    template <class Id>
    [[nodiscard]] static int owner_label(Id) {
        return 0;
    }

    void label_all() {
        std::vector<std::string> paths;
        std::vector<unit_id> ids;
        for (const unit_ref u : h_.units()) {
            paths.push_back(u.path());
            ids.push_back(u.id());
        }
        std::vector<nameless<unit_id>> units;
        const path_ends ends_of_units(paths);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (ends_of_units.shortest(i) == 0)
                units.push_back({std::move(paths[i]), ids[i]});
            else
                unit_ends_.emplace(ids[i], ends_of_units.shortest(i));
        }
        label(std::move(units), "u", unit_labels_, &detail::content_digests::units);

        paths.clear();
        std::vector<const body*> records;
        for (const body& b : h_.all<body>()) {
            paths.push_back(h_.path_of(b.unit) + "/" + b.name);
            records.push_back(&b);
        }
        std::vector<nameless<body_id>> bodies;
        const path_ends ends_of_bodies(paths);
        for (std::size_t i = 0; i < records.size(); ++i) {
            if (ends_of_bodies.shortest(i) == 0) bodies.push_back({std::move(paths[i]), records[i]->key});
            if (ends_of_bodies.shortest(i) == 1) bodies_by_name_.insert(records[i]->key);
        }
        label(std::move(bodies), "b", body_labels_, &detail::content_digests::bodies);

        std::map<std::string_view, std::size_t> namesakes;
        for (const person& p : h_.all<person>()) ++namesakes[p.name];
        std::vector<nameless<person_id>> people;
        for (const person& p : h_.all<person>()) {
            if (!p.name.empty() && namesakes[p.name] == 1) continue;
            std::string first;
            for (const tenure& t : h_.tenures_of(p.key)) {
                const post& seat = *h_.find(t.post);
                const body& b = *h_.find(seat.body);
                std::string where = h_.path_of(b.unit) + "/" + b.name + "/" + seat.title;
                if (first.empty() || where < first) first = std::move(where);
            }
            people.push_back({p.name + "/" + first, p.key});
        }
        label(std::move(people), "p", person_labels_, &detail::content_digests::people);
    }
    [[nodiscard]] std::string unit_name(unit_id id) const override {
        if (const auto labelled = unit_labels_.find(id); labelled != unit_labels_.end()) {
            referred_units_.insert(id);
            return "*" + labelled->second;
        }
        const std::string path = h_.path_of(id);
        std::size_t from = path.size();
        for (std::size_t names = unit_ends_.at(id); names > 0; --names) {
            const std::size_t slash = from == 0 ? std::string::npos : path.rfind('/', from - 1);
            if (slash == std::string::npos) return reference(path);
            from = slash;
        }
        return reference(std::string_view(path).substr(from + 1));
    }
    [[nodiscard]] std::string body_name(body_id id) const override {
        if (const auto labelled = body_labels_.find(id); labelled != body_labels_.end()) {
            referred_bodies_.insert(id);
            return "*" + labelled->second;
        }
        const body& b = *h_.find(id);
        return reference(bodies_by_name_.count(id) != 0 ? b.name : h_.path_of(b.unit) + "/" + b.name);
    }
    [[nodiscard]] std::string person_name(person_id id) const {
        const auto labelled = person_labels_.find(id);
        return labelled != person_labels_.end() ? "*" + labelled->second : sketch_word_of(h_.find(id)->name);
    }
    [[nodiscard]] static std::string reference(std::string_view path) {
        return path.starts_with("code:") ? detail::sketch_quoted(path) : sketch_word_of(path);
    }

    //=== units ===//

    [[nodiscard]] block unit_block(unit_ref u) const {
        block b;
        b.keyword = detail::sketch_keyword_of(u.kind());
        b.name = sketch_word_of(u.name());
        b.order = u.code();
        b.items = items_of(unit_record{u.id(), u.kind(), std::string(u.name()), u.code(), {}, u.place_known()});
        if (const auto labelled = unit_labels_.find(u.id());
            labelled != unit_labels_.end() && referred_units_.count(u.id()) != 0)
            item(b.items, "as", labelled->second);
        return b;
    }
    void records_of(block& b, unit_id u) const {
        for (const entrustment& e : h_.entrustments_of(u)) {
            std::string scope;
            if (e.scope != (e.items.empty() ? entrustment_scope::all : entrustment_scope::items))
                item(scope, "scope", key_of(e.scope));
            b.below.push_back(line("administered-by", unit_name(e.holder), scope + items_of(e)));
        }
        for (const body& x : h_.bodies_of(u))
            if (!nested(x)) b.below.push_back(body_block(x));
        for (const agreement& a : h_.agreements_about(u)) b.below.push_back(agreement_block(a));
        for (const indicator& i : h_.indicators_of(u))
            b.below.push_back(line("indicator", sketch_word_of(i.name), items_of(i)));
        statements_on(b, u);
    }
    [[nodiscard]] static block line(std::string keyword, std::string name, std::string items) {
        block b;
        b.keyword = std::move(keyword);
        b.name = std::move(name);
        b.items = std::move(items);
        return b;
    }
    // The items of a list of a record, each a line: they keep their order.
    static void list_line(block& b, std::size_t nth, std::string keyword, std::string name, std::string items) {
        b.below.push_back(line(std::move(keyword), std::move(name), std::move(items)));
        b.below.back().nth = nth;
    }
    [[nodiscard]] block division(unit_ref u) const {
        block b = unit_block(u);
        if (!u.place_known()) b.items += " ?";
        records_of(b, u.id());
        for (const zone& z : h_.zones_seated_in(u.id()))
            if (!nested(z)) b.below.push_back(zone_block(z));
        for (const unit_ref child : u.children()) b.below.push_back(division(child));
        return b;
    }
    [[nodiscard]] block zone_block(const zone& z) const {
        block b = unit_block(h_.find(z.unit));
        if (nested(z)) {
            const zone& whole = *h_.zone_of(z.part_of);
            const bool follows = z.seat == whole.seat && (whole.seat_known || !z.seat_known);
            if (!follows) item(b.items, key<&zone::seat>(), z.seat.ok() ? unit_name(z.seat) : "-");
            if (!z.seat_known && (!follows || whole.seat_known)) b.items += " ?";
        } else {
            if (z.part_of.ok()) item(b.items, key<&zone::part_of>(), unit_name(z.part_of));
            if (!z.seat_known) b.items += " ?";
        }
        b.items += items_of(z);
        records_of(b, z.unit);
        for (const hosting& r : h_.hosts_of(z.unit))
            b.below.push_back(line("hosts", unit_name(r.division), items_of(r)));
        std::size_t nth = 0;
        for (const designation& d : z.designations)
            list_line(b, ++nth, "designation", sketch_word_of(d.name), items_of(d));
        nth = 0;
        for (const integration& i : z.integrated) list_line(b, ++nth, "integrated", unit_name(i.division), items_of(i));
        for (const zone& park : h_.parks_of(z.unit))
            if (nested(park)) b.below.push_back(zone_block(park));
        return b;
    }
    template <auto At>
    [[nodiscard]] static std::string key() {
        return detail::sketch_key_of(field_of<At>, detail::sketch_spelling<At>).spelled;
    }

    //=== bodies and people ===//

    [[nodiscard]] block body_block(const body& x) const {
        block b;
        const bool in_zone = h_.zone_of(x.unit) != nullptr;
        const bool part = nested(x);
        b.keyword = in_zone && !part && x.kind == detail::usual_kind_of_agency(x.name) ? "agency" : "body";
        b.name = sketch_word_of(x.name);
        if (const auto labelled = body_labels_.find(x.key);
            labelled != body_labels_.end() && referred_bodies_.count(x.key) != 0)
            item(b.items, "as", labelled->second);
        if (b.keyword == "body" && x.kind != detail::usual_kind_of_body(part))
            item(b.items, key<&body::kind>(), key_of(x.kind));
        if (x.part_of.ok() && !part) item(b.items, key<&body::part_of>(), body_name(x.part_of));
        b.items += items_of(x);
        for (const body& below : h_.parts_of(x.key))
            if (nested(below)) b.below.push_back(body_block(below));
        for (const post& p : h_.posts_of(x.key)) b.below.push_back(post_block(p));
        for (const holding& held : h_.holdings_of(x.key))
            b.below.push_back(
                line(std::string(detail::sketch_keyword_of(held.cls)), sketch_word_of(held.name), items_of(held)));
        std::size_t nth = 0;
        for (const appraisal& a : x.appraisals) list_line(b, ++nth, "appraisal", sketch_word_of(a.name), items_of(a));
        nth = 0;
        for (const joint_office& j : x.joint_offices) list_line(b, ++nth, "joint-with", body_name(j.with), items_of(j));
        nth = 0;
        for (const staff_loan& l : x.lent) list_line(b, ++nth, "lent", std::string(key_of(l.status)), items_of(l));
        statements_on(b, x.key);
        return b;
    }
    [[nodiscard]] block post_block(const post& p) const {
        block b = line("post", sketch_word_of(p.title), {});
        if (p.kind != detail::usual_kind_of_post(p.title)) item(b.items, key<&post::kind>(), key_of(p.kind));
        b.items += items_of(p);
        std::vector<block> holders;
        bool marked = false;
        for (const tenure& t : h_.tenures_of(p.key)) {
            holders.push_back(line("holder", person_name(t.person), items_of(t)));
            marked = !t.from.empty();
        }
        if (holders.size() == 1 && !marked)
            b.items += " holder=" + holders.front().name + holders.front().items;
        else
            b.below = std::move(holders);
        statements_on(b, p.key);
        return b;
    }
    /// Nothing where the person is said by being named in a post.
    [[nodiscard]] block person_block(const person& p) const {
        const auto labelled = person_labels_.find(p.key);
        std::string items = items_of(p);
        const bool named_in_post =
            !h_.tenures_of(p.key).empty() && (labelled == person_labels_.end() || p.name.empty());
        if (named_in_post && items.empty() && h_.own_facts_of(p.key).empty()) return {};
        block b = p.name.empty()
            ? line("person", "*" + labelled->second, std::move(items))
            : line("person", sketch_word_of(p.name),
                (labelled != person_labels_.end() ? " as=" + labelled->second : std::string()) + items);
        own_facts_of(b, p.key);
        return b;
    }

    [[nodiscard]] block agreement_block(const agreement& a) const {
        block b = line("agreement", sketch_word_of(a.name), items_of(a));
        std::size_t nth = 0;
        for (const partner& p : a.partners) list_line(b, ++nth, "partner", unit_name(p.unit), items_of(p));
        return b;
    }

    const hierarchy& h_;
    std::unordered_map<unit_id, std::size_t> unit_ends_; // how many names of its path name a unit
    std::unordered_set<body_id> bodies_by_name_;         // whose name alone does
    std::map<unit_id, std::string> unit_labels_;
    std::map<body_id, std::string> body_labels_;
    std::map<person_id, std::string> person_labels_;
    mutable std::set<unit_id> referred_units_; // by their labels
    mutable std::set<body_id> referred_bodies_;
    detail::depths<body> body_depths_ = detail::depths_of_bodies(h_, deepest);
    detail::depths<zone> zone_depths_ = detail::depths_of_zones(h_, deepest);
    std::optional<detail::content_digests> digests_;
};

} // namespace

std::string write_sketch(const hierarchy& h) { return writer(h).write(); }

} // namespace onezone
