// SPDX-License-Identifier: Apache-2.0
#include "chronicle.hpp"
#include "ground/refuse.hpp"

#include <onezone/history/timeline.hpp>

#include <algorithm>
#include <ostream>
#include <tuple>
#include <utility>

namespace onezone {

namespace {

using detail::chronicle_view;
using detail::consequence;
using detail::edit_type;
using detail::index_entry;
using detail::record_key;
using detail::unit_version;

//=== what held for a time ===//

// A list in the making: the last item is open until something else holds.
template <class T>
class dated_list {
public:
    explicit dated_list(const date& begins) : begins_(begins) {}

    void begin_with(T value) { all_.push_back({{begins_, std::nullopt}, std::move(value), 0, 0}); }
    void end(const date& on, record_number by) {
        if (all_.empty() || all_.back().when.until) return;
        all_.back().when.until = on;
        all_.back().until = by;
        if (!all_.back().when.ok()) all_.pop_back(); // something else held within the day
    }
    void next(T value, const date& on, record_number by) {
        if (!all_.empty() && !all_.back().when.until && all_.back().value == value) return;
        end(on, by);
        // Within a day it may have been something else and be the same again.
        if (!all_.empty() && all_.back().when.until == on && all_.back().value == value) {
            all_.back().when.until.reset();
            all_.back().until = 0;
            return;
        }
        all_.push_back({{on, std::nullopt}, std::move(value), by, 0});
    }
    [[nodiscard]] std::vector<dated_value<T>> take() && { return std::move(all_); }

private:
    date begins_;
    std::vector<dated_value<T>> all_;
};

// One member of what held for a time: cut only where that member changes.
template <class T, class Record, class Read>
[[nodiscard]] std::vector<dated_value<T>> project(const std::vector<dated_value<Record>>& all, Read read) {
    std::vector<dated_value<T>> list;
    for (const dated_value<Record>& one : all) {
        T value = read(one.value);
        if (!list.empty() && list.back().when.until && list.back().when.until == one.when.from
            && list.back().value == value) {
            list.back().when.until = one.when.until;
            list.back().until = one.until;
        } else {
            list.push_back({one.when, std::move(value), one.by, one.until});
        }
    }
    return list;
}

template <class T, class Keep>
void keep_if(std::vector<dated_value<T>>& list, Keep keep) {
    list.erase(
        std::remove_if(list.begin(), list.end(), [&](const dated_value<T>& d) { return !keep(d.value); }), list.end());
}

template <class T>
void append(std::vector<dated_value<T>>& to, std::vector<dated_value<T>> more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

template <class T>
void by_time(std::vector<dated_value<T>>& list) {
    std::stable_sort(list.begin(), list.end(),
        [](const dated_value<T>& a, const dated_value<T>& b) { return a.when.from < b.when.from; });
}

// Where both held; nothing where they never did together.
template <class T, class A, class B>
[[nodiscard]] std::optional<dated_value<T>> both(const dated_value<A>& a, const dated_value<B>& b, T value) {
    dated_value<T> is;
    is.value = std::move(value);
    const bool later = *b.when.from > *a.when.from;
    is.when.from = later ? b.when.from : a.when.from;
    is.by = later ? b.by : a.by;
    const bool sooner = b.when.until && (!a.when.until || *b.when.until < *a.when.until);
    is.when.until = sooner ? b.when.until : a.when.until;
    is.until = sooner ? b.until : a.until;
    if (!is.when.ok()) return std::nullopt;
    return is;
}

// The part of it that lies in a period which the record itself states.
template <class T>
[[nodiscard]] std::optional<dated_value<T>> during(dated_value<T> d, const period& stated) {
    if (stated.from && *stated.from > *d.when.from) d.when.from = stated.from;
    if (stated.until && (!d.when.until || *stated.until < *d.when.until)) d.when.until = stated.until;
    if (!d.when.ok()) return std::nullopt;
    return d;
}

//=== one record ===//

template <class Record, class Id>
[[nodiscard]] const Record* first_of(const hierarchy& h, Id id) {
    if constexpr (std::is_same_v<Record, zone>)
        return h.zone_of(id);
    else
        return h.find(id);
}

template <class Record, class Id>
[[nodiscard]] std::vector<dated_value<Record>> states_of(const chronicle_view& in, Id id) {
    dated_list<Record> list(in.all.begins);
    if (const Record* const first = first_of<Record>(in.all.first, id)) list.begin_with(*first);
    if (const auto* const line = in.all.edits_of(record_key{edit_type<Record>, id.value()}))
        for (auto i = line->begin(); i != line->end(); ++i) {
            const consequence& o = in.all.of(i->consequence);
            // Of several edits within one record only the last is ever seen.
            if (!o.known(in.known) || (i + 1 != line->end() && (i + 1)->consequence == i->consequence)) continue;
            const auto& change = std::get<edited<Record>>(o.extra->edits[i->what]);
            if (change.after)
                list.next(*change.after, detail::date_of(o.at.day), o.said);
            else
                list.end(detail::date_of(o.at.day), o.said);
        }
    return std::move(list).take();
}

// The ids of one type of record that ever hung on `owner`, in order.
template <class Record, class Id, class First>
[[nodiscard]] std::vector<Id> attached(const chronicle_view& in, const record_key& owner, const First& first) {
    std::vector<Id> ids;
    for (const Record& r : first) ids.push_back(r.id());
    if (const auto* const all = in.all.attached_to(owner))
        for (const record_key& k : *all)
            if (k.type == edit_type<Record>) ids.push_back(Id::from_value(k.id));
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

[[nodiscard]] std::vector<dated_value<unit_record>> unit_states(const chronicle_view& in, unit_id unit) {
    dated_list<unit_record> list(in.all.begins);
    if (const unit_ref u = in.all.first.find(unit)) {
        const unit_ref p = u.parent();
        list.begin_with(
            {u.id(), u.kind(), std::string(u.name()), u.code(), p ? p.id() : unit_id::none(), u.place_known()});
    }
    if (const auto* const line = in.all.changes_of(unit))
        for (const index_entry& e : *line) {
            const consequence& o = in.all.of(e.consequence);
            if (!o.known(in.known)) continue;
            const unit_version& v = in.all.version(e.what);
            if (v.live)
                list.next({v.unit, v.kind, std::string(in.all.name_of(v)), v.code, v.parent, v.parent_known},
                    detail::date_of(o.at.day), o.said);
            else
                list.end(detail::date_of(o.at.day), o.said);
        }
    return std::move(list).take();
}

//=== leaders ===//

// Whoever held a leading post of the body while `stay` held.
void add_leaders(
    const chronicle_view& in, body_id of, const dated_value<bool>& stay, std::vector<dated_value<leader>>& to) {
    for (const post_id p : attached<post, post_id>(in, {edit_type<body>, of.value()}, in.all.first.posts_of(of)))
        for (const dated_value<post>& seat : states_of<post>(in, p)) {
            if (seat.value.body != of || !is_leading(seat.value.kind)) continue;
            const auto there = both(stay, seat, true);
            if (!there) continue;
            for (const tenure_id t :
                attached<tenure, tenure_id>(in, {edit_type<post>, p.value()}, in.all.first.tenures_of(p)))
                for (const dated_value<tenure>& held : states_of<tenure>(in, t)) {
                    if (held.value.post != p) continue;
                    const auto term = during(held, held.value.valid);
                    if (!term) continue;
                    leader who{of, seat.value, {}, held.value};
                    for (const dated_value<person>& known : states_of<person>(in, held.value.person))
                        if (known.when.overlaps(term->when)) who.who = known.value; // as last known while holding it
                    if (auto is = both(*there, *term, std::move(who))) to.push_back(std::move(*is));
                }
        }
}

void order_leaders(std::vector<dated_value<leader>>& leaders) {
    std::sort(leaders.begin(), leaders.end(), [](const dated_value<leader>& a, const dated_value<leader>& b) {
        return std::tuple(a.when.from, a.value.post.title, a.value.tenure.key, a.value.post.key)
            < std::tuple(b.when.from, b.value.post.title, b.value.tenure.key, b.value.post.key);
    });
}

// Cut also where it becomes known that it is the parent, and not only something above it.
[[nodiscard]] std::vector<dated_value<place_within>> parents_of(const std::vector<dated_value<unit_record>>& states) {
    std::vector<dated_value<place_within>> places = project<place_within>(states, [](const unit_record& u) {
        return place_within{u.parent, u.parent_known};
    });
    keep_if(places, [](const place_within& p) { return p.unit.ok() || p.known; });
    return places;
}

template <class Record>
[[nodiscard]] std::vector<dated_value<bool>> existence_of(const std::vector<dated_value<Record>>& states) {
    return project<bool>(states, [](const Record&) { return true; });
}

} // namespace

result<unit_timeline> timeline(const history& of, unit_id unit) {
    const chronicle_view in(of);
    const std::vector<dated_value<unit_record>> states = unit_states(in, unit);
    if (states.empty())
        return detail::refuse(errc::unknown_unit, "历史中从未有过该单位", "the history never had such a unit");
    const record_key self{edit_type<unit_record>, unit.value()};
    const hierarchy& first = in.all.first;
    unit_timeline t;
    t.unit = unit;
    t.existence = existence_of(states);
    t.names = project<std::string>(states, [](const unit_record& u) { return u.name; });
    t.codes = project<code>(states, [](const unit_record& u) { return u.code; });
    keep_if(t.codes, [](code c) { return c.ok(); });
    t.kinds = project<unit_kind>(states, [](const unit_record& u) { return u.kind; });
    t.parents = parents_of(states);
    t.zones = states_of<zone>(in, unit);
    for (const hosting_id id : attached<hosting, hosting_id>(in, self, first.hosts_of(unit))) {
        append(t.hosts, states_of<hosting>(in, id));
        keep_if(t.hosts, [&](const hosting& h) { return h.unit == unit; });
    }
    std::vector<entrustment_id> entrusted =
        attached<entrustment, entrustment_id>(in, self, first.entrustments_of(unit));
    for (const entrustment& e : first.entrusted_to(unit)) entrusted.push_back(e.id());
    std::sort(entrusted.begin(), entrusted.end());
    entrusted.erase(std::unique(entrusted.begin(), entrusted.end()), entrusted.end());
    for (const entrustment_id id : entrusted) append(t.entrustments, states_of<entrustment>(in, id));
    keep_if(t.entrustments, [&](const entrustment& e) { return e.unit == unit || e.holder == unit; });
    const bool is_zone = !is_division(states.back().value.kind);
    for (const body_id id : attached<body, body_id>(in, self, first.bodies_of(unit))) {
        std::vector<dated_value<body>> there = states_of<body>(in, id);
        keep_if(there, [&](const body& b) { return b.unit == unit; });
        std::vector<dated_value<body>> counts = there;
        keep_if(counts, [&](const body& b) {
            return !b.part_of.ok() && (is_zone ? is_zone_agency(b.kind) : is_government(b.kind));
        });
        std::vector<dated_value<fact<rank>>> ranks = project<fact<rank>>(counts, [](const body& b) { return b.rank; });
        keep_if(ranks, [](const fact<rank>& r) { return r.known(); });
        append(t.ranks, std::move(ranks));
        for (const dated_value<bool>& stay : existence_of(there)) add_leaders(in, id, stay, t.leaders);
        append(t.bodies, std::move(there));
    }
    by_time(t.hosts);
    by_time(t.entrustments);
    by_time(t.bodies);
    by_time(t.ranks);
    order_leaders(t.leaders);
    return t;
}

result<body_timeline> timeline(const history& of, body_id id) {
    const chronicle_view in(of);
    body_timeline t;
    t.states = states_of<body>(in, id);
    if (t.states.empty())
        return detail::refuse(errc::unknown_body, "历史中从未有过该机构", "the history never had such a body");
    t.body = id;
    t.existence = existence_of(t.states);
    t.names = project<std::string>(t.states, [](const body& b) { return b.name; });
    t.kinds = project<body_kind>(t.states, [](const body& b) { return b.kind; });
    t.ranks = project<fact<rank>>(t.states, [](const body& b) { return b.rank; });
    keep_if(t.ranks, [](const fact<rank>& r) { return r.known(); });
    t.units = project<unit_id>(t.states, [](const body& b) { return b.unit; });
    for (const dated_value<bool>& stay : t.existence) add_leaders(in, id, stay, t.leaders);
    order_leaders(t.leaders);
    return t;
}

//=== text ===//

text basis_of(const history& of, record_number number) {
    if (number == 0) return {};
    const std::vector<legal_document>& documents = of[number].what.documents;
    if (documents.empty()) return name_of(of[number], number);
    const legal_document& d = documents.front();
    if (d.number.empty()) return verbatim(d.title.empty() ? d.source : d.title);
    if (d.title.empty()) return verbatim(d.number);
    return fill(say("〈{0}〉（{1}）", "{0} ({1})"), {verbatim(d.title), verbatim(d.number)});
}

text name_of(const place_within& p, const history& of, const date& on) {
    if (!p.unit.ok()) return p.known ? say("（最高一级）", "(top)") : say("不明", "unknown");
    const auto is = of.find(p.unit, on);
    text name = is ? verbatim(is->name) : say("（未载明）", "(not on record)");
    return p.known ? name : fill(say("{0}之内，何处不明", "somewhere in {0}, exactly where is unknown"), {name});
}

namespace {

class timeline_printer {
public:
    timeline_printer(std::ostream& os, const history& of, language in) : os_(os), of_(of), in_(in) {}

    template <class T, class Show>
    void list(const text& label, const std::vector<dated_value<T>>& all, Show show) {
        for (const dated_value<T>& d : all) {
            os_ << to_string(*d.when.from) << " – " << (d.when.until ? to_string(*d.when.until) : std::string(10, ' '))
                << "  " << label.in(in_);
            if (const text value = show(d); !value.empty()) os_ << ' ' << value.in(in_);
            if (const text basis = basis_of(of_, d.by); !basis.empty()) os_ << "  " << basis.in(in_);
            os_ << '\n';
        }
    }
    // A zone is affiliated to nothing: it lies somewhere.
    [[nodiscard]] text label_of_parent(unit_id child, const date& on) const {
        const auto is = of_.find(child, on);
        return !is || is_division(is->kind) ? say("隶属", "affiliated to") : say("所在地", "seat");
    }
    [[nodiscard]] text unit(unit_id u, const date& on) const { return name_of(place_within{u}, of_, on); }

private:
    std::ostream& os_;
    const history& of_;
    language in_;
};

[[nodiscard]] text shown(const leader& l) {
    text who = verbatim(l.post.title.empty() ? std::string_view("") : std::string_view(l.post.title));
    if (l.post.title.empty()) who = name_of(l.post.kind);
    return who + verbatim(" ") + (l.who.name.empty() ? say("（姓名未载明）", "(name unknown)") : verbatim(l.who.name));
}

} // namespace

void print(std::ostream& os, const unit_timeline& t, const history& of, language which) {
    timeline_printer out(os, of, which);
    const auto same = [](const dated_value<std::string>& d) { return verbatim(d.value); };
    out.list(say("存续", "exists"), t.existence, [](const auto&) { return text(); });
    out.list(say("名称", "name"), t.names, same);
    out.list(say("代码", "code"), t.codes, [](const auto& d) { return verbatim(to_string(d.value)); });
    out.list(say("建制", "kind"), t.kinds, [](const auto& d) { return name_of(d.value); });
    if (!t.parents.empty())
        out.list(out.label_of_parent(t.unit, *t.parents.front().when.from), t.parents,
            [&](const auto& d) { return name_of(d.value, of, *d.when.from); });
    out.list(
        say("还位于", "also in"), t.hosts, [&](const auto& d) { return out.unit(d.value.division, *d.when.from); });
    out.list(say("代管", "entrusted"), t.entrustments, [&](const auto& d) {
        return fill(say("{0} → {1}（{2}）", "{0} → {1} ({2})"),
            {out.unit(d.value.unit, *d.when.from), out.unit(d.value.holder, *d.when.from), name_of(d.value.scope)});
    });
    out.list(say("机构", "body"), t.bodies, [](const auto& d) { return verbatim(d.value.name); });
    out.list(say("规格", "rank"), t.ranks, [](const auto& d) { return name_of(*d.value.value); });
    out.list(say("领导", "leader"), t.leaders, [](const auto& d) { return shown(d.value); });
}

void print(std::ostream& os, const body_timeline& t, const history& of, language which) {
    timeline_printer out(os, of, which);
    out.list(say("存续", "exists"), t.existence, [](const auto&) { return text(); });
    out.list(say("名称", "name"), t.names, [](const auto& d) { return verbatim(d.value); });
    out.list(say("性质", "kind"), t.kinds, [](const auto& d) { return name_of(d.value); });
    out.list(say("规格", "rank"), t.ranks, [](const auto& d) { return name_of(*d.value.value); });
    out.list(say("所属", "of"), t.units, [&](const auto& d) { return out.unit(d.value, *d.when.from); });
    out.list(say("领导", "leader"), t.leaders, [](const auto& d) { return shown(d.value); });
}

} // namespace onezone
