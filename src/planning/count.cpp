// SPDX-License-Identifier: Apache-2.0
#include "account_figures.hpp"
#include "ground/lasting.hpp"
#include "ground/refuse.hpp"
#include "ground/try.hpp"
#include "lists_within.hpp"

#include <onezone/model/body.hpp>
#include <onezone/model/completeness.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/post.hpp>
#include <onezone/model/zone.hpp>
#include <onezone/planning/count.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace onezone {

std::span<const word> words(known_figure) noexcept {
    static constexpr std::array<word, 3> table{{
        {0, "exact", "确数", "exact"},
        {1, "at_least", "至少", "at least"},
        {2, "unknown", "不明", "unknown"},
    }};
    return table;
}

namespace {

using detail::answer;
using detail::counted;
using detail::figure_words;
using detail::lies_in;
using detail::no_such_figure;

//=== counting one end ===//

template <class T>
[[nodiscard]] answer is(const fact<T>& f, int wanted) {
    return f.known() ? answer(static_cast<int>(*f.value) == wanted) : answer();
}
template <Vocabulary E>
[[nodiscard]] answer is(E e, int wanted) {
    if constexpr (requires { E::unstated; })
        if (e == E::unstated && wanted != static_cast<int>(E::unstated)) return {};
    return static_cast<int>(e) == wanted;
}

// A word of a key by which things are told apart, with the value it has to have.
template <class Thing>
struct property {
    std::string_view name;
    std::span<const word> table; // empty: the name alone says all
    std::function<answer(const hierarchy&, const Thing&, int)> fits;
    text called{}; // … in labels
};
template <class Thing>
struct wanted_property {
    const property<Thing>* of;
    int value;
};

enum class end : unsigned char { before, after, change };
constexpr std::array<std::string_view, 3> end_words{"before", "after", "change"};

// A kind of thing that is counted: by which properties, and how much one of them is.
struct amount {
    decimal least{};
    bool exact = true; // else nobody knows how much more
};
[[nodiscard]] amount exactly(const std::optional<decimal>& n) { return {n.value_or(decimal()), n.has_value()}; }

template <class Thing>
class countable {
public:
    std::vector<property<Thing>> properties;
    std::function<unit_id(const hierarchy&, const Thing&)> unit;
    std::function<bool(const hierarchy&, const Thing&)> counts = [](const hierarchy&, const Thing&) { return true; };
    std::function<amount(const hierarchy&, const Thing&)> much = [](const hierarchy&, const Thing&) {
        return exactly(decimal::of(1));
    };
    // Adds the owners of lists in which some of what was asked for may be lacking.
    std::function<void(
        const detail::lists_within&, const std::vector<wanted_property<Thing>>&, std::set<std::uint64_t>&)>
        lacking =
            [](const detail::lists_within&, const std::vector<wanted_property<Thing>>&, std::set<std::uint64_t>&) {};

    // Reads properties up to the end of time; the label grows by what they say.
    [[nodiscard]] result<std::vector<wanted_property<Thing>>> read(
        figure_words& key, std::string_view whole, text& label) const {
        std::vector<wanted_property<Thing>> wanted;
        while (!key.done() && std::find(end_words.begin(), end_words.end(), key.here()) == end_words.end()) {
            const auto found = std::find_if(
                properties.begin(), properties.end(), [&](const property<Thing>& p) { return p.name == key.here(); });
            if (found == properties.end()) {
                std::vector<std::string_view> known(end_words.begin(), end_words.end());
                for (const property<Thing>& p : properties) known.push_back(p.name);
                return no_such_figure(whole, key.here(), known);
            }
            ++key.at;
            int value = 1;
            if (!found->table.empty()) {
                const word* const is = detail::word_spelled(found->table, key.here());
                if (!is) {
                    std::vector<std::string_view> known;
                    for (const word& w : found->table) known.push_back(w.key);
                    return no_such_figure(whole, key.here(), known);
                }
                ++key.at;
                value = is->value;
                label += fill(say("·{0}", ", {0}"), {say(is->zh, is->en)});
            }
            if (!found->called.empty()) label += fill(say("·{0}", ", {0}"), {found->called});
            wanted.push_back({&*found, value});
        }
        return wanted;
    }
    [[nodiscard]] counted count(const hierarchy& h, const std::vector<Thing>& all, unit_id of,
        const std::vector<wanted_property<Thing>>& wanted) const {
        counted n;
        for (const Thing& one : all) {
            const answer fits = fit(h, one, of, wanted);
            if (fits == false) continue;
            const amount is = much(h, one);
            if (fits) n.sum += is.least;
            if (!is.exact || (!fits && is.least != decimal())) n.open.insert(id_of(one));
        }
        if (!of.ok() || h.find(of)) lacking(detail::lists_within(h, of), wanted, n.lists);
        return n;
    }
    // Whether it is one of those asked for.
    [[nodiscard]] answer fit(
        const hierarchy& h, const Thing& one, unit_id of, const std::vector<wanted_property<Thing>>& wanted) const {
        if (!counts(h, one) || !lies_in(h, unit(h, one), of)) return false;
        answer fits = true;
        for (const wanted_property<Thing>& p : wanted) {
            const answer here = p.of->fits(h, one, p.value);
            if (here == false) fits = false;
            if (!here && fits != false) fits = {};
        }
        return fits;
    }

private:
    template <class T>
    [[nodiscard]] static std::uint64_t id_of(const T& one) {
        if constexpr (requires { one.id(); }) return one.id().value();
    }
};

[[nodiscard]] figure line(std::string_view key, const text& label, end at, const counted& was, const counted& is,
    bool touched, std::string measure = {}) {
    static const detail::lasting at_ends{std::array<text, 3>{
        say("改革前{0}", "{0} before"), say("改革后{0}", "{0} after"), say("{0}增减", "change in {0}")}};
    figure f;
    f.key = key;
    f.label = fill((*at_ends)[static_cast<std::size_t>(at)], {label});
    f.measure = std::move(measure);
    if (at == end::change) {
        const bool same = was.open == is.open && was.lists == is.lists && !(touched && !was.exact());
        f.known = same ? known_figure::exact : known_figure::unknown;
        if (f.known == known_figure::exact) f.value = is.sum - was.sum;
    } else {
        const counted& n = at == end::before ? was : is;
        f.value = n.sum;
        f.known = n.exact() ? known_figure::exact : known_figure::at_least;
    }
    return f;
}

//=== what is counted ===//

template <class Record>
[[nodiscard]] std::vector<Record> all_of(const hierarchy& h) {
    const auto range = h.all<Record>();
    return {range.begin(), range.end()};
}
template <>
[[nodiscard]] std::vector<unit_ref> all_of<unit_ref>(const hierarchy& h) {
    std::vector<unit_ref> all;
    for (const unit_ref u : h.units()) all.push_back(u);
    return all;
}

[[nodiscard]] countable<unit_ref> units_that(level down_to, std::function<bool(unit_ref)> count) {
    countable<unit_ref> s;
    s.lacking = [down_to](const detail::lists_within& lists, const std::vector<wanted_property<unit_ref>>& wanted,
                    std::set<std::uint64_t>& open) {
        level asked = down_to;
        for (const wanted_property<unit_ref>& p : wanted) {
            if (p.of->name == "level") asked = static_cast<level>(p.value);
            if (p.of->name == "kind") asked = level_of(static_cast<unit_kind>(p.value));
        }
        lists.add_open_divisions(asked, open);
    };
    s.unit = [](const hierarchy&, const unit_ref& u) { return u.id(); };
    s.counts = [count = std::move(count)](const hierarchy&, const unit_ref& u) { return count(u); };
    return s;
}
[[nodiscard]] property<unit_ref> entrusted() {
    return {"entrusted", {},
        [](const hierarchy& h, const unit_ref& u, int) {
            const auto all = h.entrustments_of(u.id());
            const bool is = std::any_of(all.begin(), all.end(),
                [](const entrustment& e) { return e.scope == entrustment_scope::all && !e.valid.until; });
            return is || knows_all(h, known_list::entrustments, u.id()) ? answer(is) : answer();
        },
        say("整体代管", "entrusted as a whole")};
}

[[nodiscard]] countable<zone> zones_that(bool parks_too, std::function<bool(unit_kind)> count) {
    countable<zone> s;
    s.lacking = [parks_too](const detail::lists_within& lists, const auto&, std::set<std::uint64_t>& open) {
        parks_too ? lists.add_open_parks(open) : lists.add_open_zones(open);
    };
    s.unit = [](const hierarchy&, const zone& z) { return z.unit; };
    s.counts = [count = std::move(count)](const hierarchy& h, const zone& z) { return count(h[z.unit].kind()); };
    s.properties = {{"tier", words(zone_tier{}), [](const hierarchy&, const zone& z, int v) { return is(z.tier, v); }},
        {"category", words(zone_category{}), [](const hierarchy&, const zone& z, int v) { return is(z.category, v); }},
        {"location", words(location_class{}),
            [](const hierarchy&, const zone& z, int v) { return is(z.location, v); }}};
    return s;
}

[[nodiscard]] countable<body> bodies() {
    countable<body> s;
    s.lacking = [](const detail::lists_within& lists, const auto&, std::set<std::uint64_t>& open) {
        lists.add_open_bodies(open);
    };
    s.unit = [](const hierarchy&, const body& b) { return b.unit; };
    s.counts = [](const hierarchy&, const body& b) { return !b.part_of.ok(); };
    s.properties = {{"kind", words(body_kind{}), [](const hierarchy&, const body& b, int v) { return is(b.kind, v); }},
        {"rank", words(rank{}), [](const hierarchy&, const body& b, int v) { return is(b.rank, v); }}};
    return s;
}
// A number of a body, or how many are listed: at least so many where the list may lack some.
[[nodiscard]] countable<body> bodies_by(
    fact<std::int64_t> body::*number, known_list list, const std::function<amount(const hierarchy&, body_id)>& listed) {
    countable<body> s = bodies();
    s.much = [=](const hierarchy& h, const body& b) {
        if ((b.*number).known()) return exactly(decimal::of(*(b.*number).value));
        amount n = listed(h, b.key);
        n.exact = n.exact && knows_all(h, list, b.key);
        return n;
    };
    return s;
}

// How many leading posts are listed; at least so many where of some nobody says what they are.
[[nodiscard]] amount leading_posts_of(const hierarchy& h, body_id b) {
    amount n;
    for (const post& p : h.posts_of(b)) {
        if (is_leading(p.kind)) n.least += decimal::of(1);
        n.exact = n.exact && p.kind != post_kind::unstated;
    }
    return n;
}

[[nodiscard]] countable<post> posts() {
    countable<post> s;
    s.lacking = [](const detail::lists_within& lists, const auto&, std::set<std::uint64_t>& open) {
        lists.add_open_lists_of_bodies(known_list::posts, open);
    };
    s.unit = [](const hierarchy& h, const post& p) { return h.find(p.body)->unit; };
    s.properties = {{"kind", words(post_kind{}), [](const hierarchy&, const post& p, int v) { return is(p.kind, v); }},
        {"rank", words(rank{}), [](const hierarchy&, const post& p, int v) { return is(p.rank, v); }}};
    return s;
}

[[nodiscard]] countable<holding> items_of(carry_class cls) {
    countable<holding> s;
    s.lacking = [cls](const detail::lists_within& lists, const auto&, std::set<std::uint64_t>& open) {
        if (const auto list = parse_word<known_list>(key_of(cls))) lists.add_open_lists_of_bodies(*list, open);
    };
    s.unit = [](const hierarchy& h, const holding& x) { return h.find(x.holder)->unit; };
    s.counts = [cls](const hierarchy&, const holding& x) { return x.cls == cls; };
    if (cls == carry_class::functions)
        s.properties.push_back({"class", words(function_class{}),
            [](const hierarchy&, const holding& x, int v) { return is(x.function, v); }});
    return s;
}

// The tallies of bodies: of the kind, or of all where kinds may be added up.
template <class Kind>
[[nodiscard]] counted count_tallies(const hierarchy& h, unit_id of, std::vector<tally<Kind>> body::*list,
    known_list name, const std::optional<Kind>& kind) {
    counted n;
    for (const body& b : h.all<body>()) {
        if (!lies_in(h, b.unit, of)) continue;
        bool there = false;
        for (const tally<Kind>& t : b.*list) {
            if (kind && t.kind != *kind) {
                // Of what kind these are nobody says.
                if (t.kind == Kind::unstated && t.count.value != std::int64_t{0}) n.open.insert(b.key.value());
                continue;
            }
            there = true;
            if (t.count.known())
                n.sum += decimal::of(*t.count.value);
            else
                n.open.insert(b.key.value());
        }
        // Those of an internal body count for the body above.
        const bool whole = b.part_of.ok() || knows_all(h, name, b.key);
        if (!whole && (!there || !kind)) n.open.insert(b.key.value());
    }
    if (!of.ok() || h.find(of)) detail::lists_within(h, of).add_open_bodies(n.lists);
    return n;
}

//=== the things that can be counted and merged, by what they are called ===//

template <class Thing>
using named_countable = std::optional<std::pair<countable<Thing>, text>>;

[[nodiscard]] named_countable<unit_ref> units_called(std::string_view what) {
    if (what == "divisions") {
        countable<unit_ref> s = units_that(level::village, [](unit_ref u) { return u.is_division(); });
        s.properties = {
            {"level", words(level{}),
                [](const hierarchy&, const unit_ref& u, int v) { return answer(static_cast<int>(u.level()) == v); }},
            {"kind", words(unit_kind{}),
                [](const hierarchy&, const unit_ref& u, int v) { return answer(static_cast<int>(u.kind()) == v); }}};
        return std::pair(std::move(s), say("行政区划", "divisions"));
    }
    if (what == "townships") {
        countable<unit_ref> s = units_that(level::township, [](unit_ref u) { return u.level() == level::township; });
        s.properties = {entrusted()};
        return std::pair(std::move(s), say("乡镇（街道）", "townships"));
    }
    for (const auto& [name, kind] : {std::pair("villages", unit_kind::villagers_committee),
             std::pair("communities", unit_kind::residents_committee)})
        if (what == name) {
            countable<unit_ref> s = units_that(level::village, [kind = kind](unit_ref u) { return u.kind() == kind; });
            s.properties = {entrusted()};
            return std::pair(std::move(s), name_of(kind));
        }
    return {};
}
[[nodiscard]] named_countable<zone> zones_called(std::string_view what) {
    for (const auto& [name, kind] : {std::pair("zones", unit_kind::zone), std::pair("parks", unit_kind::park),
             std::pair("other_areas", unit_kind::other_area)})
        if (what == name)
            return std::pair(
                zones_that(kind == unit_kind::park, [kind = kind](unit_kind k) { return k == kind; }), name_of(kind));
    return {};
}

//=== a key ===//

constexpr std::array<std::string_view, 8> merged_things{
    "divisions", "townships", "villages", "communities", "zones", "parks", "other_areas", "bodies"};
constexpr std::array<std::string_view, 22> counted_things{"divisions", "townships", "villages", "communities", "zones",
    "parks", "other_areas", "hectares", "bodies", "nameplates", "leading_posts", "internal_bodies", "posts", "staff",
    "quota", "functions", "powers", "assets", "projects", "documents", "retirees", "merged"};

class counter {
public:
    counter(std::string_view key, unit_id of, const hierarchy& before, const hierarchy& after, const ledger& between,
        std::span<const succession> lineage)
        : whole_(key),
          of_(of),
          before_(before),
          after_(after),
          between_(between),
          lineage_(lineage) {
        for (std::size_t from = 0; from <= key.size();) {
            const std::size_t dot = std::min(key.find('.', from), key.size());
            key_.words.push_back(key.substr(from, dot - from));
            from = dot + 1;
        }
    }

    [[nodiscard]] result<figure> count() {
        if (of_.ok() && !before_.find(of_) && !after_.find(of_))
            return detail::refuse(errc::unknown_unit, "没有这个单位", "there is no such unit");
        result<figure> f = counted_here();
        if (!f || !of_.ok()) return f;
        const unit_ref of = before_.find(of_) ? before_.find(of_) : after_.find(of_);
        f->label = fill(say("{1}：{0}", "{1}: {0}"), {f->label, verbatim(of.name())});
        return f;
    }

private:
    [[nodiscard]] result<figure> counted_here() {
        const std::string_view what = key_.here();
        if (const auto entry = parse_word<entry_kind>(what); entry && *entry != entry_kind::kept) {
            ++key_.at;
            return detail::count_entries(*entry, key_, whole_, of_, before_, after_, between_);
        }
        ++key_.at;
        if (what == "merged") return merged();
        if (const auto s = units_called(what)) return things(s->first, s->second);
        if (const auto s = zones_called(what)) return things(s->first, s->second);
        if (what == "hectares") return hectares();
        if (what == "bodies") return things(bodies(), say("机构", "bodies"));
        if (what == "nameplates") {
            countable<body> s = bodies();
            s.much = [](const hierarchy&, const body& b) {
                return exactly(decimal::of(static_cast<std::int64_t>(b.nameplates.size())));
            };
            return things(s, say("加挂的牌子", "further nameplates"));
        }
        if (what == "leading_posts")
            return things(bodies_by(&body::leading_posts, known_list::posts, leading_posts_of),
                name_of(carry_class::leading_posts), carry_class::leading_posts);
        if (what == "internal_bodies")
            return things(bodies_by(&body::internal_bodies, known_list::parts,
                              [](const hierarchy& h, body_id b) {
                                  return exactly(decimal::of(static_cast<std::int64_t>(h.parts_of(b).count())));
                              }),
                name_of(carry_class::internal_bodies), carry_class::internal_bodies);
        if (what == "posts") return things(posts(), say("职位", "posts"));
        if (what == "staff")
            return tallies<staff_status>(&body::staff, known_list::staff, "status", carry_class::staff);
        if (what == "quota") return tallies<quota_kind>(&body::quota, known_list::quota, "kind", carry_class::quota);
        for (int c = static_cast<int>(carry_class::functions); c < carry_classes; ++c) {
            const auto cls = static_cast<carry_class>(c);
            if (what != key_of(cls)) continue;
            countable<holding> s = items_of(cls);
            if (key_.here() == "items") {
                ++key_.at;
                s.much = [](const hierarchy&, const holding& x) {
                    return exactly(x.amount.value.value_or(decimal::of(1)));
                };
            }
            return things(s, name_of(cls), cls);
        }
        std::vector<std::string_view> known(counted_things.begin(), counted_things.end());
        for (const word& w : words(entry_kind{}))
            if (w.value != static_cast<int>(entry_kind::kept)) known.push_back(w.key);
        return no_such_figure(whole_, what, known);
    }

    // How many of those before were merged into others.
    [[nodiscard]] result<figure> merged() {
        const std::string_view what = key_.here();
        ++key_.at;
        if (const auto s = units_called(what)) return merged_of(s->first, s->second);
        if (const auto s = zones_called(what)) return merged_of(s->first, s->second);
        if (what == "bodies") return merged_of(bodies(), say("机构", "bodies"));
        return no_such_figure(whole_, what, {merged_things.begin(), merged_things.end()});
    }
    template <class Thing>
    [[nodiscard]] result<figure> merged_of(const countable<Thing>& s, text label) {
        const auto wanted = s.read(key_, whole_, label);
        ONEZONE_TRY(wanted);
        if (!key_.done()) return no_such_figure(whole_, key_.here(), {});
        figure f;
        f.key = whole_;
        f.label = fill(say("并入其他的{0}", "{0} merged into others"), {label});
        const detail::descent_lines lines(before_, lineage_);
        for (const Thing& one : all_of<Thing>(before_)) {
            const answer fits = s.fit(before_, one, of_, *wanted);
            if (fits == false || is_there(after_, one)) continue;
            const answer was_merged = lines.merged(one.id().value());
            if (was_merged == false) continue;
            if (fits && was_merged)
                f.value += decimal::of(1);
            else
                f.known = known_figure::at_least;
        }
        return f;
    }
    [[nodiscard]] static bool is_there(const hierarchy& h, const unit_ref& u) {
        return static_cast<bool>(h.find(u.id()));
    }
    [[nodiscard]] static bool is_there(const hierarchy& h, const zone& z) { return h.zone_of(z.unit) != nullptr; }
    [[nodiscard]] static bool is_there(const hierarchy& h, const body& b) { return h.find(b.key) != nullptr; }

    [[nodiscard]] result<end> read_end() {
        const auto at = std::find(end_words.begin(), end_words.end(), key_.here());
        if (at == end_words.end() || key_.at + 1 != key_.words.size())
            return no_such_figure(whole_, key_.here(), {end_words.begin(), end_words.end()});
        return static_cast<end>(at - end_words.begin());
    }
    template <class Thing>
    [[nodiscard]] result<figure> things(const countable<Thing>& s, text label, std::optional<carry_class> cls = {}) {
        const auto wanted = s.read(key_, whole_, label);
        ONEZONE_TRY(wanted);
        const auto at = read_end();
        ONEZONE_TRY(at);
        counted was = s.count(before_, all_of<Thing>(before_), of_, *wanted);
        counted is = s.count(after_, all_of<Thing>(after_), of_, *wanted);
        if (cls) detail::add_unbooked(between_, *cls, {}, of_, before_, after_, was, is);
        const bool touched = cls && detail::moves_unknown(between_, *cls, {}, std::is_same_v<Thing, body>, was, is);
        return line(whole_, label, *at, was, is, touched);
    }
    [[nodiscard]] result<figure> hectares() {
        countable<zone> s = zones_that(true, [](unit_kind) { return true; });
        s.much = [](const hierarchy&, const zone& z) { return exactly(z.area.value); };
        text label = say("核准面积", "approved area");
        const auto wanted = s.read(key_, whole_, label);
        ONEZONE_TRY(wanted);
        const auto at = read_end();
        ONEZONE_TRY(at);
        const counted was = s.count(before_, all_of<zone>(before_), of_, *wanted);
        const counted is = s.count(after_, all_of<zone>(after_), of_, *wanted);
        return line(
            whole_, label, *at, was, is, detail::changes_unknown_area(between_, lineage_, after_, was, is), "公顷");
    }
    template <class Kind>
    [[nodiscard]] result<figure> tallies(
        std::vector<tally<Kind>> body::*list, known_list name, std::string_view by, carry_class cls) {
        std::optional<Kind> kind;
        text label = name_of(cls);
        if (key_.here() == by) {
            ++key_.at;
            kind = parse_word<Kind>(key_.here());
            if (!kind) {
                std::vector<std::string_view> known;
                for (const word& w : words(Kind{})) known.push_back(w.key);
                return no_such_figure(whole_, key_.here(), known);
            }
            ++key_.at;
            label = name_of(*kind);
        } else if (cls == carry_class::quota) {
            return no_such_figure(whole_, key_.here(), {by}); // kinds of quota are never added up
        }
        const auto at = read_end();
        ONEZONE_TRY(at);
        counted was = count_tallies(before_, of_, list, name, kind);
        counted is = count_tallies(after_, of_, list, name, kind);
        const std::string_view key = kind ? key_of(*kind) : std::string_view();
        detail::add_unbooked(between_, cls, key, of_, before_, after_, was, is);
        return line(whole_, label, *at, was, is, detail::moves_unknown(between_, cls, key, true, was, is));
    }

    std::string_view whole_;
    unit_id of_;
    const hierarchy& before_;
    const hierarchy& after_;
    const ledger& between_;
    std::span<const succession> lineage_;
    figure_words key_;
};

} // namespace

result<figure> count_figure(std::string_view key, unit_id of, const hierarchy& before, const hierarchy& after,
    const ledger& between, std::span<const succession> lineage) {
    return counter(key, of, before, after, between, lineage).count();
}

} // namespace onezone
