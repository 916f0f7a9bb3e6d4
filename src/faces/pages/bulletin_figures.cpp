// SPDX-License-Identifier: Apache-2.0
#include "bulletin_parts.hpp"
#include "ground/measure_words.hpp"
#include "ground/natural_order.hpp"

#include <onezone/reform/ledger.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

namespace onezone::detail {

namespace {

//=== cards ===//

class card_maker {
public:
    card_maker(const trial& t, const told_acts& told) : t_(t), told_(told) {}

    [[nodiscard]] std::vector<bulletin_card> take() && {
        if (!behind().of_figure("agencies").empty()) add_agencies();
        add_figures("social",
            say("承担社会管理职能的机构（载明或推断）", "agencies that hold social functions (stated or inferred)"));
        add_figures("integrated", say("区政合一的开发区", "zones integrated with a division"));
        if (concerns("agencies.rank_lowered"))
            if (const figure* const f = t_.find_figure("agencies.rank_lowered"))
                add_moved("agencies.rank_lowered", f->label, f->value, 0, behind().of_figure("agencies.rank_lowered"));
        if (concerns("unit.")) add_units();
        if (concerns("area")) add_area();
        for (const auto& [key, f] : told_.flows)
            add_moved(key, f.label, decimal::of(f.known), f.unknown, behind().of_figure(key));
        // Of what nobody knows the amount, last.
        std::stable_partition(
            cards_.begin(), cards_.end(), [](const bulletin_card& c) { return !c.moved || *c.moved != decimal(); });
        return std::move(cards_);
    }

private:
    [[nodiscard]] const acts_behind& behind() const { return told_.behind; }
    [[nodiscard]] bool concerns(std::string_view beginning) const { return !behind().of_figures(beginning).empty(); }

    void add(std::string key, const text& label, decimal before, decimal after, std::vector<std::int64_t> acts) {
        if (before == decimal() && after == decimal()) return;
        bulletin_card& c = cards_.emplace_back();
        c.key = std::move(key);
        c.label = label;
        c.before = before;
        c.after = after;
        c.acts = std::move(acts);
    }
    void add_moved(
        std::string key, const text& label, decimal moved, std::int64_t unknown, std::vector<std::int64_t> acts) {
        if (moved == decimal() && unknown == 0) return;
        bulletin_card& c = cards_.emplace_back();
        c.key = std::move(key);
        c.label = label;
        c.moved = moved;
        c.unknown = unknown;
        c.acts = std::move(acts);
    }
    void add_figures(const std::string& key, const text& label) {
        const figure* const before = t_.find_figure(key + ".before");
        const figure* const after = t_.find_figure(key + ".after");
        if (before && after && !behind().of_figure(key).empty())
            add(key, label, before->value, after->value, behind().of_figure(key));
    }
    // Those known in one way alone are told once.
    void add_agencies() {
        const std::size_t first = cards_.size();
        add_figures("agencies", say("开发区管理机构", "administrative agencies of zones"));
        if (cards_.size() == first) return;
        const auto part = [&](grade g, const text& label) {
            const std::string how(key_of(g));
            const figure* const before = t_.find_figure("agencies.before." + how);
            const figure* const after = t_.find_figure("agencies.after." + how);
            if (before && after)
                add("agencies." + how, label, before->value, after->value, behind().of_figure("agencies." + how));
            if (cards_.back().key == "agencies." + how) cards_.back().part = true;
        };
        part(grade::stated, say("其中：来源具名", "of these named by a source"));
        part(grade::inferred,
            say("其中：推断（有开发区，机构未见于来源）", "of these inferred (a zone whose agency no source lists)"));
        part(grade::placeholder,
            say("其中：占位（仅因来源所载总数而设）", "of these placeholders (only because a source states a total)"));
        if (cards_.size() == first + 2) cards_.pop_back();
    }
    void add_units() {
        std::array<std::array<std::int64_t, 2>, 29> counts{};
        const auto count = [&](const hierarchy& h, std::size_t side) {
            for (const unit_ref u : h.units()) ++counts[static_cast<std::size_t>(u.kind())][side];
        };
        count(t_.before(), 0);
        count(t_.after(), 1);
        for (const word& w : words(unit_kind{})) {
            const std::string key = "unit." + std::string(w.key);
            const auto& [before, after] = counts[static_cast<std::size_t>(w.value)];
            if (!behind().figures.contains(key)) continue;
            const bool division = is_division(static_cast<unit_kind>(w.value));
            add((division ? "divisions." : "zones.") + std::string(w.key), say(w.zh, w.en), decimal::of(before),
                decimal::of(after), behind().of_figure(key));
        }
    }
    void add_area() {
        told_area area = count_area(t_, told_);
        const std::size_t first = cards_.size();
        if (!area.acts.empty())
            add("area", say("核准面积（公顷）", "approved area (hectares)"), area.before, area.after,
                std::move(area.acts));
        if (cards_.size() == first) return;
        cards_.back().measure = "ha";
        cards_.back().unknown = area.unknown;
    }

    const trial& t_;
    const told_acts& told_;
    std::vector<bulletin_card> cards_;
};

//=== the ledger ===//

struct account_lines {
    bulletin_account told;
    std::vector<std::string> holders;
};

// What lines say: those that say the same stand together.
[[nodiscard]] std::string gist_of(const ledger_line& line) {
    std::string gist = std::to_string(static_cast<int>(line.state)) + '\n' + std::to_string(static_cast<int>(line.cls))
        + '\n' + line.kind;
    for (const text& why : line.open_because) gist += '\n' + why.zh;
    if (line.state == balance::open) return gist;
    for (const auto* n : {&line.opening, &line.moved_in, &line.moved_out, &line.released, &line.recovered,
             &line.written_off, &line.created, &line.closing})
        gist += '\n' + (n->known() ? std::to_string(*n->value) : std::string("?"));
    return gist;
}

// What a ledger calls its holders, each found at once.
class holder_names {
public:
    explicit holder_names(const ledger& l) {
        for (const ledger::observation& o : l.observations())
            names_.try_emplace({o.holder.unit.value(), o.holder.body.value()}, &o.name);
    }
    [[nodiscard]] std::string name_of(const party& who) const {
        const auto known = who.identified() ? names_.find({who.unit.value(), who.body.value()}) : names_.end();
        const std::string& name = known == names_.end() ? who.stated : *known->second;
        return name.empty() ? std::string("（未载明）") : name;
    }

private:
    std::map<std::pair<std::uint64_t, std::uint64_t>, const std::string*> names_;
};

[[nodiscard]] bulletin_account account_of(const ledger_line& line) {
    bulletin_account a;
    a.what = name_of_class(line.cls, line.kind);
    a.opening = line.opening.value;
    a.moved_in = line.moved_in.value;
    a.moved_out = line.moved_out.value;
    a.released = line.released.value;
    a.recovered = line.recovered.value;
    a.written_off = line.written_off.value;
    a.created = line.created.value;
    a.closing = line.closing.value;
    a.state = line.state;
    a.because = line.open_because;
    return a;
}

void add_up(bulletin_account& all, const bulletin_account& more) {
    const auto add = [](std::optional<std::int64_t>& sum, const std::optional<std::int64_t>& n) {
        sum = sum && n ? std::optional(*sum + *n) : std::nullopt;
    };
    add(all.opening, more.opening);
    add(all.moved_in, more.moved_in);
    add(all.moved_out, more.moved_out);
    add(all.released, more.released);
    add(all.recovered, more.recovered);
    add(all.written_off, more.written_off);
    add(all.created, more.created);
    add(all.closing, more.closing);
}

} // namespace

std::vector<bulletin_card> tell_cards(const trial& t, const told_acts& told) { return card_maker(t, told).take(); }

void tell_ledger(bulletin_content& to, const trial& t, const bulletin_options& o) {
    for (const ledger_line& line : t.ledger().totals()) to.totals.push_back(account_of(line));
    std::vector<account_lines> all;
    std::unordered_map<std::string, std::size_t> places;
    const holder_names holders(t.ledger());
    for (const ledger_line& line : t.ledger().lines()) {
        const auto [at, is_new] = places.try_emplace(gist_of(line), all.size());
        if (is_new)
            all.push_back({account_of(line), {}});
        else if (line.state == balance::open)
            add_up(all[at->second].told, account_of(line));
        all[at->second].holders.push_back(holders.name_of(line.holder));
    }
    // What is contradicted or open comes first.
    std::stable_sort(all.begin(), all.end(),
        [](const account_lines& a, const account_lines& b) { return a.told.state > b.told.state; });
    to.all_accounts = static_cast<std::int64_t>(all.size());
    if (all.size() > o.lines) all.resize(o.lines);
    for (account_lines& a : all) {
        a.told.holders = cut(std::move(a.holders), o.names);
        to.accounts.push_back(std::move(a.told));
    }
}

//=== small things ===//

bulletin_names cut(std::vector<std::string> all, std::size_t most) {
    bulletin_names names;
    std::unordered_set<std::string> seen;
    std::erase_if(all, [&](const std::string& name) { return !seen.insert(name).second; });
    names.all = static_cast<std::int64_t>(all.size());
    if (all.size() > most) all.resize(most);
    names.first = std::move(all);
    return names;
}

bulletin_names cut_in_order(std::vector<std::string> all, std::size_t most) {
    const auto kept = static_cast<std::ptrdiff_t>(std::min(most, all.size()));
    std::partial_sort(all.begin(), all.begin() + kept, all.end(),
        [](const std::string& a, const std::string& b) { return comes_before(a, b); });
    return cut(std::move(all), most);
}

text plain_number(decimal d) { return verbatim(d < decimal() ? "−" + to_string(-d) : to_string(d)); }

text counted_of(const bulletin_published& p) {
    const text all = measured(plain_number(p.counted), p.measure);
    switch (p.known) {
    case known_figure::at_least: return fill(say("至少{0}", "at least {0}"), {all});
    case known_figure::unknown: return name_of(p.known);
    case known_figure::exact: break;
    }
    return all;
}

text signed_number(decimal d) { return d > decimal() ? verbatim("+" + to_string(d)) : plain_number(d); }

} // namespace onezone::detail
