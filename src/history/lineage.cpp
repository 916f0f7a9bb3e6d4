// SPDX-License-Identifier: Apache-2.0
#include "chronicle.hpp"
#include "ground/flat_map.hpp"
#include "ground/refuse.hpp"
#include "ground/try.hpp"

#include <onezone/history/lineage.hpp>
#include <onezone/history/timeline.hpp>

#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <set>
#include <tuple>
#include <utility>

namespace onezone {

std::span<const word> words(mapping) noexcept {
    static constexpr std::array<word, 5> table{{
        {0, "one_to_one", "一一对应", "one to one"},
        {1, "split", "拆分", "split"},
        {2, "merged", "合并", "merged"},
        {3, "rearranged", "交错", "rearranged"},
        {4, "unmapped", "无对应", "unmapped"},
    }};
    return table;
}

namespace {

using detail::chronicle_view;
using detail::consequence;
using detail::edit_type;
using detail::end_of;
using detail::number_of;
using detail::position;

[[nodiscard]] lineage_line line_of(const consequence& o, const succession& what) {
    return {what, detail::date_of(o.at.day), o.said};
}

void add_line(std::vector<lineage_line>& to, const lineage_line& line) {
    if (std::find(to.begin(), to.end(), line) == to.end()) to.push_back(line);
}

// Puts lines into a list, each once, however many there are.
class lines_once {
public:
    void add(std::vector<lineage_line>& to, const lineage_line& line) {
        for (; noted_ < to.size(); ++noted_) places_[key_of(to[noted_])].push_back(noted_);
        auto& alike = places_[key_of(line)];
        if (std::any_of(alike.begin(), alike.end(), [&](std::size_t i) { return to[i] == line; })) return;
        alike.push_back(noted_++);
        to.push_back(line);
    }

private:
    [[nodiscard]] static std::uint64_t key_of(const lineage_line& l) noexcept {
        return detail::mix(l.by ^ detail::mix(l.what.from.unit.value() ^ detail::mix(l.what.heir.unit.value())));
    }

    detail::flat_map<std::uint64_t, boost::container::small_vector<std::size_t, 1>> places_;
    std::size_t noted_ = 0;
};

//=== following lines ===//

// How the unit asked about, A, and a unit reached, U, lie to each other on the way.
struct reached {
    bool only = true;    // U lies in A
    bool whole = true;   // A lies in U
    bool certain = true; // they are known to share area
    std::vector<lineage_line> lines{};
};

// Follows lines of descent from one day to another, forwards or backwards. Seen backwards, what was merged is split, what was founded
// ends: one set of rules serves both.
class follower {
public:
    follower(const chronicle_view& in, const date& from, const date& to, bool forwards)
        : in_(in),
          start_(end_of(number_of(from))),
          end_(end_of(number_of(to))),
          forwards_(forwards) {}

    void run(unit_id of) {
        reached_[of];
        expect(of, nullptr);
        while (!events_.empty()) {
            const auto next = forwards_ ? events_.begin() : std::prev(events_.end());
            const std::uint32_t event = next->second;
            events_.erase(next);
            pass(in_.all.of(event));
        }
    }

    [[nodiscard]] std::map<unit_id, reached>& found() noexcept { return reached_; }
    [[nodiscard]] std::vector<lineage_line>& open_ends() noexcept { return open_ends_; }

private:
    [[nodiscard]] const party& near(const succession& l) const noexcept { return forwards_ ? l.from : l.heir; }
    [[nodiscard]] const party& far(const succession& l) const noexcept { return forwards_ ? l.heir : l.from; }

    // Looks at what happened to a unit beyond `now`.
    void expect(unit_id unit, const position* now) {
        const auto* const line = in_.all.lines_of({edit_type<unit_record>, unit.value()});
        if (!line) return;
        for (const detail::index_entry& e : *line) {
            if (!(start_ < e.at) || !(e.at < end_) || !in_.all.known(e, in_.known)) continue;
            if (now && (forwards_ ? !(*now < e.at) : !(e.at < *now))) continue;
            events_.emplace(e.at, e.consequence);
        }
    }

    [[nodiscard]] bool there(unit_id unit, const position& before) const {
        if (const auto* const v = in_.all.last_before(unit, before, in_.known)) return v->live;
        return static_cast<bool>(in_.all.first.find(unit));
    }

    void pass(const consequence& o) {
        const position after{o.at.day, o.at.root + 1};
        const auto there_near = [&](unit_id u) { return there(u, forwards_ ? o.at : after); };
        const auto there_far = [&](unit_id u) { return there(u, forwards_ ? after : o.at); };
        std::vector<const succession*> left;
        for (const succession& l : o.extra->lineage)
            if (!(l.from == l.heir) && !l.from.body.ok() && !l.heir.body.ok()) left.push_back(&l);
        const std::vector<const succession*> all = left;
        std::set<unit_id> sources;
        while (true) {
            // The lines that lead on from what is reached; a second time for what this very record passes on twice.
            std::vector<const succession*> lines;
            std::vector<const succession*> later;
            for (const succession* l : left) (reached_.contains(near(*l).unit) ? lines : later).push_back(l);
            std::map<unit_id, reached> next;
            const auto gives = [&](unit_id s) {
                return std::any_of(all.begin(), all.end(), [&](const succession* l) { return near(*l).unit == s; });
            };
            const auto gives_all_to = [&](unit_id s, unit_id t) {
                return !there_far(s) && std::all_of(all.begin(), all.end(), [&](const succession* l) {
                    return near(*l).unit != s || far(*l).unit == t;
                });
            };
            for (const succession* l : lines) {
                const party& t = far(*l);
                if (!t.unit.ok()) {
                    add_line(open_ends_, line_of(o, *l));
                    continue;
                }
                if (next.contains(t.unit)) continue;
                const auto known = reached_.find(t.unit);
                const bool was = known != reached_.end() && (there_near(t.unit) || sources.contains(t.unit));
                reached r;
                r.only = there_near(t.unit) ? was && known->second.only : true;
                r.whole = was && known->second.whole && !gives(t.unit);
                r.certain = was && known->second.certain && (!gives(t.unit) || known->second.only);
                if (was) r.lines = known->second.lines;
                for (const succession* k : all) {
                    if (far(*k).unit != t.unit) continue;
                    const auto s = near(*k).unit.ok() ? reached_.find(near(*k).unit) : reached_.end();
                    if (s == reached_.end()) {
                        r.only = false;
                        continue;
                    }
                    const bool all_of_it = gives_all_to(s->first, t.unit);
                    r.only = r.only && s->second.only;
                    r.whole = r.whole || (all_of_it && s->second.whole);
                    r.certain = r.certain || (s->second.certain && (s->second.only || all_of_it));
                    for (const lineage_line& so_far : s->second.lines) add_line(r.lines, so_far);
                    add_line(r.lines, line_of(o, *k));
                }
                next.emplace(t.unit, std::move(r));
            }
            // What gets area of others, and nothing of A.
            for (const succession* l : all)
                if (const auto t = reached_.find(far(*l).unit);
                    t != reached_.end() && !next.contains(t->first) && !reached_.contains(near(*l).unit))
                    t->second.only = false;
            // What gives, and stays.
            for (const succession* l : lines) {
                const unit_id s = near(*l).unit;
                sources.insert(s);
                reached& r = reached_[s];
                r.certain = r.certain && r.only;
                r.whole = false;
            }
            bool more = false;
            for (auto& [unit, r] : next) {
                more = more || !reached_.contains(unit);
                reached_[unit] = std::move(r);
                expect(unit, &o.at);
            }
            left = std::move(later);
            if (!more || left.empty()) break;
        }
        for (auto i = reached_.begin(); i != reached_.end();)
            i = sources.contains(i->first) && !there_far(i->first) ? reached_.erase(i) : std::next(i);
    }

    const chronicle_view& in_;
    position start_;
    position end_;
    bool forwards_;
    std::set<std::pair<position, std::uint32_t>> events_;
    std::map<unit_id, reached> reached_;
    std::vector<lineage_line> open_ends_;
};

// The unit at or above `u` that is nearest to level `l` without being above it.
[[nodiscard]] unit_ref at_or_below(unit_ref u, level l) {
    while (true) {
        const unit_ref p = u.parent();
        if (!p || p.level() < l || u.level() <= l) return u;
        u = p;
    }
}

[[nodiscard]] bool in_code_order(const traced_unit& a, const traced_unit& b) {
    return std::pair(a.code, a.unit) < std::pair(b.code, b.unit);
}

} // namespace

const traced_unit* trace::find(unit_id unit) const noexcept {
    for (const traced_unit& t : units)
        if (t.unit == unit) return &t;
    return nullptr;
}

std::vector<const mapped_code*> code_map::rows_of(mapping how) const {
    std::vector<const mapped_code*> all;
    for (const mapped_code& row : rows)
        if (row.how == how) all.push_back(&row);
    return all;
}

lineage::lineage(const history& of, const date& from, const date& to)
    : of_(&of),
      from_(of.as_of(from)),
      to_(of.as_of(to)) {
    if (to < from)
        throw onezone::error(refusal(errc::dates_out_of_order,
            fill(say("{1}早于{0}", "{1} lies before {0}"), {written_out(from), written_out(to)})));
}

trace lineage::follow(unit_id unit, bool forwards) const {
    const chronicle_view in(*of_);
    const hierarchy& here = forwards ? from_ : to_;
    const hierarchy& there = forwards ? to_ : from_;
    const unit_ref of = here[unit];
    trace found;
    found.of = unit;
    const date& there_on = forwards ? to() : from();
    std::map<unit_id, traced_unit> units;
    std::map<unit_id, std::set<unit_id>> went; // which divisions below lie in which unit of the other day
    const auto note = [&](unit_ref u) -> traced_unit& {
        traced_unit& t = units[u.id()];
        if (!t.unit.ok()) {
            t.unit = u.id();
            t.code = u.code();
            t.name = std::string(u.name());
            t.kind = u.kind();
            t.same = u.id() == unit;
            t.certain = false;
        }
        return t;
    };
    lines_once ends;
    const auto follow_lines = [&](unit_id start) {
        follower walk(in, from(), to(), forwards);
        walk.run(start);
        for (const lineage_line& end : walk.open_ends()) ends.add(found.open_ends, end);
        return std::move(walk.found());
    };

    // What it states of itself.
    for (auto& [id, r] : follow_lines(unit)) {
        const unit_ref u = there.find(id);
        if (!u) continue;
        traced_unit& t = note(u);
        t.certain = r.certain;
        t.whole = r.whole;
        t.only = r.only;
        t.lines = std::move(r.lines);
        t.derived = !t.lines.empty()
            && std::all_of(t.lines.begin(), t.lines.end(), [](const lineage_line& l) { return l.what.inferred; });
        for (const lineage_line& l : t.lines)
            if ((forwards ? l.what.from : l.what.heir).unit == unit)
                for (const unit_id part : l.what.units)
                    if (std::find(t.parts.begin(), t.parts.end(), part) == t.parts.end()) t.parts.push_back(part);
    }

    std::set<unit_id> stated;
    for (const auto& [id, t] : units) stated.insert(id);

    // What follows from the divisions it consists of.
    if (!of.children().empty()) {
        std::set<unit_id> wholly_ours; // units of the other day that lie in it
        std::size_t leaves = 0;
        bool all_certain_in_one = true;
        std::set<unit_id> tops;
        std::map<unit_id, lines_once> lines;
        for (const unit_ref leaf : of.descendants()) {
            if (!leaf.children().empty()) continue;
            ++leaves;
            bool anywhere = false;
            for (auto& [id, r] : follow_lines(leaf.id())) {
                const unit_ref u = there.find(id);
                if (!u) continue;
                anywhere = true;
                if (r.only) wholly_ours.insert(id);
                const unit_ref top = at_or_below(u, of.level());
                const bool fresh = !units.contains(top.id());
                traced_unit& t = note(top);
                if (fresh) t.derived = !t.same;
                t.certain = t.certain || r.certain;
                for (const lineage_line& l : r.lines) lines[top.id()].add(t.lines, l);
                went[top.id()].insert(leaf.id());
                tops.insert(top.id());
            }
            all_certain_in_one = all_certain_in_one && anywhere;
        }
        // What it states of itself lies elsewhere too, unless it lies within.
        const auto elsewhere = [&](unit_id top) {
            return std::any_of(units.begin(), units.end(),
                [&](const auto& other) { return other.first != top && !there[other.first].within(there[top]); });
        };
        for (const unit_id top : tops) {
            traced_unit& t = units[top];
            t.whole = all_certain_in_one && !elsewhere(top);
            bool consists = false;
            bool only = true;
            for (const unit_ref leaf : there[top].descendants()) {
                if (!leaf.children().empty()) continue;
                consists = true;
                only = only && wholly_ours.contains(leaf.id());
            }
            if (!consists) only = wholly_ours.contains(top);
            t.only = only && (t.only || !stated.contains(top));
            t.parts.clear();
            if (went[top].size() < leaves) t.parts.assign(went[top].begin(), went[top].end());
        }
    }
    // The records on the way.
    const auto note_changes = [&](unit_id changed, std::vector<record_number>& by) {
        const auto* const line = in.all.changes_of(changed);
        if (!line) return;
        for (const detail::index_entry& e : *line)
            if (in.all.known(e, in.known) && end_of(number_of(from())) < e.at && e.at < end_of(number_of(to())))
                by.push_back(in.all.of(e.consequence).said);
    };
    for (auto& [id, t] : units) {
        for (const lineage_line& l : t.lines) t.by.push_back(l.by);
        if (t.same) note_changes(id, t.by);
        if (t.derived)
            for (const unit_id part : went[id])
                if (here[part].parent().id() != of_->parent_of(part, there_on)) note_changes(part, t.by);
        std::sort(t.by.begin(), t.by.end());
        t.by.erase(std::unique(t.by.begin(), t.by.end()), t.by.end());
    }
    for (auto& [id, t] : units) {
        for (const unit_ref above : there[id].ancestors())
            if (units.contains(above.id())) {
                t.within = above.id();
                break;
            }
        std::stable_sort(t.lines.begin(), t.lines.end(),
            [](const lineage_line& a, const lineage_line& b) { return std::pair(a.on, a.by) < std::pair(b.on, b.by); });
        found.units.push_back(std::move(t));
    }
    std::sort(found.units.begin(), found.units.end(), in_code_order);
    return found;
}

result<unit_id> lineage::unit_of(code c, const date& on) const {
    if (const unit_id u = of_->find(c, on); u.ok()) return u;
    return of_->resolve(to_string(c) + "@" + to_string(on));
}

namespace {

[[nodiscard]] refusal not_there(const history& of, unit_id unit, const date& on) {
    text message = fill(say("{0}没有该单位", "the unit is not there on {0}"), {written_out(on)});
    if (const auto line = timeline(of, unit)) {
        message += fill(say("：{0}", ": {0}"), {verbatim(line->names.back().value)});
        for (const dated_value<bool>& d : line->existence)
            message += fill(say("，{0}至{1}", ", {0} to {1}"),
                {written_out(*d.when.from), d.when.until ? written_out(*d.when.until) : say("今", "now")});
    }
    return {errc::unknown_unit, std::move(message)};
}

} // namespace

result<trace> lineage::successors(unit_id unit) const {
    if (!from_.find(unit)) return not_there(*of_, unit, from());
    return follow(unit, true);
}
result<trace> lineage::predecessors(unit_id unit) const {
    if (!to_.find(unit)) return not_there(*of_, unit, to());
    return follow(unit, false);
}
result<trace> lineage::successors(code c) const {
    const auto unit = unit_of(c, from());
    ONEZONE_TRY(unit);
    return successors(*unit);
}
result<trace> lineage::predecessors(code c) const {
    const auto unit = unit_of(c, to());
    ONEZONE_TRY(unit);
    return predecessors(*unit);
}

code_map lineage::map(std::span<const code> table) const {
    code_map all;
    std::map<unit_id, std::size_t> came_from; // how many units of the first day a unit of the second has area of
    const auto sources = [&](unit_id unit) {
        const auto [at, fresh] = came_from.try_emplace(unit, 0);
        if (fresh)
            for (const traced_unit& t : follow(unit, false).units) at->second += t.within.ok() ? 0U : 1U;
        return at->second;
    };
    std::set<code> seen;
    for (const code c : table) {
        if (!seen.insert(c).second) {
            if (std::find(all.repeated.begin(), all.repeated.end(), c) == all.repeated.end()) all.repeated.push_back(c);
            continue;
        }
        const unit_ref u = from_.find(c);
        if (!u) {
            all.unknown.push_back(c);
            continue;
        }
        mapped_code row;
        row.from = c;
        row.unit = u.id();
        row.found = follow(u.id(), true);
        std::size_t targets = 0;
        bool shared = false;
        for (const traced_unit& t : row.found.units) {
            if (t.within.ok()) continue;
            ++targets;
            shared = shared || sources(t.unit) > 1;
            if (t.code.ok()) row.to.push_back(t.code);
        }
        row.how = targets == 0 ? mapping::unmapped
            : targets == 1     ? (shared ? mapping::merged : mapping::one_to_one)
                               : (shared ? mapping::rearranged : mapping::split);
        all.rows.push_back(std::move(row));
    }
    return all;
}

result<trace> successors(const history& of, unit_id unit, const date& from, const date& to) {
    return lineage(of, from, to).successors(unit);
}
result<trace> predecessors(const history& of, unit_id unit, const date& from, const date& to) {
    return lineage(of, from, to).predecessors(unit);
}
result<trace> successors(const history& of, code c, const date& from, const date& to) {
    return lineage(of, from, to).successors(c);
}
result<trace> predecessors(const history& of, code c, const date& from, const date& to) {
    return lineage(of, from, to).predecessors(c);
}

std::vector<lineage_line> lines_of_descent(const history& of, const period& when) {
    const chronicle_view in(of);
    std::vector<lineage_line> all;
    if (!when.ok()) return all;
    const position from = when.from ? detail::beginning_of(number_of(*when.from)) : position{};
    const position until = when.until ? detail::beginning_of(number_of(*when.until))
                                      : end_of(std::numeric_limits<detail::day_number>::max());
    in.all.each(from, until, in.known, [&](const consequence& o, std::uint32_t) {
        if (o.extra)
            for (const succession& l : o.extra->lineage) all.push_back(line_of(o, l));
    });
    return all;
}

void print(std::ostream& os, const trace& t, const history& of, language which) {
    const auto documents = [&](const std::vector<record_number>& by) {
        for (const record_number n : by)
            os << "  " << to_string(of[n].what.effective) << ' ' << basis_of(of, n).in(which);
    };
    for (const traced_unit& u : t.units) {
        os << to_string(u.code) << (u.code.ok() ? " " : "") << u.name;
        text marks;
        const auto mark = [&](bool is, const text& word) {
            if (!is) return;
            marks += marks.empty() ? say("（", " (") : say("，", ", ");
            marks += word;
        };
        mark(u.same, say("即其本身", "itself"));
        mark(!u.certain, say("可能", "possibly"));
        mark(u.derived, say("由下级推出", "derived from the divisions below"));
        mark(!u.whole, say("部分", "in part"));
        if (!marks.empty()) marks += say("）", ")");
        os << marks.in(which);
        documents(u.by);
        os << '\n';
    }
    for (const lineage_line& l : t.open_ends) {
        const std::string& stated = l.what.heir.stated.empty() ? l.what.from.stated : l.what.heir.stated;
        os << text(say("另有：", "also: ")).in(which) << stated;
        documents({l.by});
        os << '\n';
    }
}

} // namespace onezone
