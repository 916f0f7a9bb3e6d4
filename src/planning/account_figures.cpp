// SPDX-License-Identifier: Apache-2.0
#include "account_figures.hpp"

#include "ground/did_you_mean.hpp"
#include "ground/wording.hpp"

#include <onezone/model/body.hpp>
#include <onezone/model/zone.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace onezone::detail {

bool lies_in(const hierarchy& h, unit_id unit, unit_id of) {
    if (!of.ok() || unit == of) return true;
    const unit_ref top = h.find(of);
    const unit_ref u = h.find(unit);
    if (!top || !u) return false;
    if (top.is_division()) return u.within(top);
    for (const zone* z = h.zone_of(unit); z; z = h.zone_of(z->part_of))
        if (z->unit == of) return true;
    return false;
}

refusal no_such_figure(std::string_view key, std::string_view word, const std::vector<std::string_view>& known) {
    const text message = word.empty()
        ? fill(say("数字 {0} 的写法不完整", "the figure {0} is incomplete"), {quote(key)})
        : fill(say("数字 {0} 中的 {1} 不是可计数的", "{1} in the figure {0} cannot be counted"),
            {quote(key), quote(word)});
    return {errc::unknown_key, message + (word.empty() ? known_are(known) : did_you_mean_or_known(word, known))};
}

//=== lines of descent ===//

descent_lines::descent_lines(const hierarchy& before, std::span<const succession> lines) : before_(before) {
    for (const succession& l : lines) {
        if (l.from == l.heir || !l.from.identified()) continue;
        lines_[id_of(l.from)].push_back(&l);
        if (l.whole && l.heir.identified()) ++predecessors_[id_of(l.heir)];
    }
}

answer descent_lines::merged(std::uint64_t gone) const {
    std::set<std::uint64_t> seen;
    for (std::uint64_t at = gone; seen.insert(at).second;) {
        const auto found = lines_.find(at);
        if (found == lines_.end()) return at == gone ? answer() : answer(false);
        const succession* whole = nullptr;
        for (const succession* l : found->second) {
            if (l->inferred || !l->heir.identified()) return {};
            if (l->whole) whole = l;
        }
        if (!whole) return false; // divided among several
        const std::uint64_t heir = id_of(whole->heir);
        const bool stays = before_.find(whole->heir.unit) || before_.find(whole->heir.body) != nullptr;
        if (stays || predecessors_.at(heir) > 1) return true;
        at = heir;
    }
    return false;
}

//=== accounts ===//

namespace {

[[nodiscard]] bool concerns(const hierarchy& before, const hierarchy& after, const ledger_entry& e, unit_id of) {
    if (!of.ok()) return true;
    for (const party* const p : {&e.from, &e.to})
        for (const hierarchy* const h : {&before, &after}) {
            const body* const b = h->find(p->body);
            const unit_id at = b ? b->unit : p->unit;
            if (at.ok() && lies_in(*h, at, of)) return true;
        }
    return false;
}

// The entries that may speak of a class, and of a kind where one is told.
template <class Visit>
void each_entry(const ledger& between, carry_class cls, std::string_view kind, Visit visit) {
    for (const ledger_entry& e : between.entries()) {
        if (e.cls != cls || e.what == entry_kind::kept) continue;
        const bool of_kind =
            kind.empty() || e.kind == kind || e.kind == "unstated" || (e.kind.empty() && !e.quantity.known());
        if (of_kind) visit(e);
    }
}

} // namespace

result<figure> count_entries(entry_kind what, figure_words key, std::string_view whole, unit_id of,
    const hierarchy& before, const hierarchy& after, const ledger& between) {
    std::vector<std::string_view> known;
    for (const word& w : words(carry_class{})) known.push_back(w.key);
    const auto cls = parse_word<carry_class>(key.here());
    if (!cls) return no_such_figure(whole, key.here(), known);
    ++key.at;
    std::vector<std::string_view> kinds;
    if (*cls == carry_class::quota)
        for (const word& w : words(quota_kind{})) kinds.push_back(w.key);
    else if (*cls == carry_class::staff)
        for (const word& w : words(staff_status{})) kinds.push_back(w.key);
    else if (*cls <= carry_class::villages)
        kinds = {"affiliated", "administered", "economic", "items"};
    std::string kind;
    if (!key.done()) {
        kind = key.here();
        if (std::find(kinds.begin(), kinds.end(), key.here()) == kinds.end())
            return no_such_figure(whole, key.here(), kinds);
        ++key.at;
        if (!key.done()) return no_such_figure(whole, key.here(), {});
    } else if (!kinds.empty() && *cls != carry_class::staff) {
        return no_such_figure(whole, {}, kinds);
    }
    figure f;
    f.key = whole;
    f.label = name_of(what) + say("·", ": ") + name_of(*cls);
    if (!kind.empty()) f.label += say("·", ", ") + name_of_kind(*cls, kind);
    for (const ledger_entry& e : between.entries()) {
        const bool same = e.kind == kind || kind.empty() || (e.kind.empty() && !e.quantity.known());
        if (e.what != what || e.cls != *cls || !same || !concerns(before, after, e, of)) continue;
        if (e.quantity.known())
            f.value += decimal::of(*e.quantity.value);
        else
            f.known = known_figure::at_least;
    }
    return f;
}

void add_unbooked(const ledger& between, carry_class cls, std::string_view kind, unit_id of, const hierarchy& before,
    const hierarchy& after, counted& was, counted& is) {
    const auto add = [&](const party& p, const hierarchy& h, counted& n) {
        if (!p.body.ok() && (!p.unit.ok() || lies_in(h, p.unit, of))) n.open.insert(p.unit.value());
    };
    each_entry(between, cls, kind, [&](const ledger_entry& e) {
        if (e.what != entry_kind::moved) return;
        add(e.from, before, was);
        add(e.to, after, is);
    });
}

bool moves_unknown(const ledger& between, carry_class cls, std::string_view kind, bool numbers, const counted& was,
    const counted& is) {
    bool moves = false;
    const auto is_open = [&](const party& p, entry_kind what) {
        const std::uint64_t id = p.body.ok() ? p.body.value() : p.unit.value();
        return (p.body.ok() ? numbers : what == entry_kind::moved) && (was.open.contains(id) || is.open.contains(id));
    };
    each_entry(between, cls, kind,
        [&](const ledger_entry& e) { moves = moves || is_open(e.from, e.what) || is_open(e.to, e.what); });
    return moves;
}

bool changes_unknown_area(const ledger& between, std::span<const succession> lineage, const hierarchy& after,
    const counted& was, const counted& is) {
    const auto taken_in = [&](const succession& l) {
        return is.open.contains(l.heir.unit.value()) && l.from.unit.ok() && !after.zone_of(l.from.unit);
    };
    // Of a total that a source reports without saying whose it is, it may be any of those unknown.
    const auto extended = [&](const reported_total& t) {
        const bool area = t.what == "footprint.added" || t.what == "footprint.removed";
        return area && (t.of.ok() ? was.open.contains(t.of.value()) : !was.open.empty());
    };
    return std::any_of(lineage.begin(), lineage.end(), taken_in)
        || std::any_of(between.reported().begin(), between.reported().end(), extended);
}

} // namespace onezone::detail
