// SPDX-License-Identifier: Apache-2.0
#include "chronicle.hpp"
#include "ground/flat_map.hpp"
#include "ground/refuse.hpp"
#include "ground/try.hpp"
#include "year_items.hpp"

#include <onezone/ground/assert.hpp>
#include <onezone/history/lineage.hpp>
#include <onezone/history/replay.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>

namespace onezone {

namespace {

using detail::by_code;
using detail::year_items;
using detail::year_relations;
using group = year_items::group;
using item = year_items::item;
using sort = diff_line::sort;

constexpr std::string_view everything = "中华人民共和国"; // what stands above the provinces
constexpr std::string_view part_of_area = "部分区域";
constexpr std::string_view unstated_fate = "未载明";

[[nodiscard]] text shown(const listed_division& r) {
    return verbatim(to_string(r.code, code_form::gb2260) + " " + r.name);
}

//=== comparing with a table ===//

// Refuses a state that is not what the table says.
[[nodiscard]] result<void> compare_each(const moment& is, const year_table& table) {
    const auto differs = [&](text what, std::size_t line) {
        return refusal(errc::contradicted,
            fill(say("{0} 年末的状态与表不符：{1}", "the state of the end of {0} is not that of the table: {1}"),
                {verbatim(std::to_string(table.year())), what}))
            .at({table.source(), {}, line, 0});
    };
    code parent; // of the record before, which stands right below this unit
    unit_id parent_unit;
    for (const listed_division& r : table.records()) {
        const unit_ref u = is.find(r.code);
        if (!u) return differs(fill(say("没有 {0}", "there is no {0}"), {shown(r)}), r.line);
        if (u.name() != r.name)
            return differs(fill(say("{0} 名为“{1}”", "{0} is called “{1}”"), {shown(r), verbatim(u.name())}), r.line);
        const unit_ref p = u.parent();
        if (p && p.id() == parent_unit && r.parent == parent) continue;
        parent = r.parent;
        parent_unit = p ? p.id() : unit_id::none();
        if ((p ? p.code() : code::none()) != r.parent)
            return differs(fill(say("{0} 隶属于 {1}，不是 {2}", "{0} is affiliated to {1}, not to {2}"),
                               {shown(r), p ? verbatim(p.name()) : say("（最高一级）", "(top)"),
                                   verbatim(to_string(r.parent, code_form::gb2260))}),
                r.line);
    }
    if (is.size() == table.records().size()) return {};
    for (const unit_ref u : is.units())
        if (!u.code().ok() || !table.find(u.code()))
            return differs(fill(say("多出 {0}", "{0} is one too many"), {verbatim(u.path())}), 0);
    return {};
}

//=== planning a year ===//

// What is known of a unit while the acts are put together.
struct draft {
    unit_id parent;
    onezone::code code;
    std::string name;
    unit_kind kind{};
};

class year_planner {
public:
    year_planner(history& h, const yearly_diff& diff, const year_table& older, const year_table& newer)
        : h_(h),
          diff_(diff),
          older_(older),
          newer_(newer),
          items_(diff, older, newer),
          rel_(items_.relations()) {
        told_.year = newer.year();
        told_.ended = diff.count(sort::ended);
        told_.begun = diff.count(sort::begun);
        told_.moved = diff.count(sort::gave) + diff.count(sort::got);
    }

    result<replayed_year> run() {
        if (newer_.year() != diff_.to || older_.year() != diff_.from)
            return detail::refuse(
                errc::contradicted, "差异与表的年份不符", "the difference is not of the years of the tables");
        const moment start = h_.as_of(older_.on());
        ONEZONE_TRY(compare_each(start, older_));
        start_ = start;
        for (const auto& [to, from] : items_.carried_on()) new_unit_[to] = old_unit(from);
        told_.derived = items_.derived();
        for (const group* const g : items_.in_order()) ONEZONE_TRY(record(*g));
        ONEZONE_TRY(record_coverage());
        for (const auto& [key, n] : acts_) told_.acts.emplace_back(key, n);
        return std::move(told_);
    }

private:
    [[nodiscard]] draft& drafted(unit_id unit) {
        const auto [at, fresh] = drafts_.try_emplace(unit.value());
        if (fresh) {
            const unit_ref u = start_[unit];
            at->second = {u.parent() ? u.parent().id() : unit_id::none(), u.code(), std::string(u.name()), u.kind()};
        }
        return at->second;
    }

    //=== acts ===//

    [[nodiscard]] unit_id old_unit(code c) const { return start_.find(c).id(); }
    [[nodiscard]] unit_id new_unit(code c) const {
        const auto at = new_unit_.find(c.value());
        return at == new_unit_.end() ? old_unit(c) : at->second;
    }
    [[nodiscard]] bool has_new_unit(code c) const {
        return new_unit_.contains(c.value()) || (older_.find(c) && !rel_.ended(c));
    }
    [[nodiscard]] unit_id parent_unit(code of) const {
        const code up = newer_.parent_of(of);
        return up.ok() ? new_unit(up) : unit_id::none();
    }
    [[nodiscard]] party giver(code c) const {
        return c.ok() ? party::of(old_unit(c)) : party::only_stated(std::string(everything));
    }

    void add(operation op) {
        ++acts_[std::string(key_of(op))];
        now_.acts.push_back(std::move(op));
    }
    // The id of the `ordinal`-th division that the act to be added next founds.
    [[nodiscard]] unit_id to_be_founded(std::size_t ordinal) const {
        return unit_id::derive(h_.act_number(h_.size() + 1, now_.acts.size()), ordinal);
    }
    [[nodiscard]] founding founding_of(code c) const {
        const listed_division& r = *newer_.find(c);
        return {r.name, kind_of(r), parent_unit(c), c, {}, {}, {}};
    }
    void note_founded(code c, unit_id unit) {
        const founding f = founding_of(c);
        new_unit_[c.value()] = unit;
        drafts_[unit.value()] = {f.parent, f.code, f.name, f.kind};
    }

    result<void> record(const group& is) {
        now_ = {};
        now_.effective = *is.effective;
        now_.dated = is.dated;
        for (const std::size_t member : is.members)
            if (member != 0)
                for (const legal_document& d : diff_.descriptions[member - 1].documents) now_.documents.push_back(d);
        now_.remark = is.line == 0
            ? fill(say("{0}，没有说明", "{0}, not described"), {verbatim(diff_.source)})
            : fill(say("{0} 第 {1} 行", "{0}, line {1}"), {verbatim(diff_.source), verbatim(std::to_string(is.line))});
        vacate(is);
        const auto each = [&](item::sort what, auto act) {
            for (const item* i : is.items)
                if (i->what == what) act(*i);
        };
        // From the top down: what stands above has to be there.
        for (const level l : {level::province, level::prefecture}) {
            each(item::sort::found_divided, [&](const item& i) {
                if (i.to.level() != l) return;
                const unit_id made = to_be_founded(0);
                add(establish_division{founding_of(i.to)});
                note_founded(i.to, made);
            });
            each(item::sort::pair, [&](const item& i) {
                if (i.to.level() == l) carry_on(i.from, i.to);
            });
        }
        each(item::sort::component, [&](const item& i) { restructure_(i); });
        each(item::sort::pair, [&](const item& i) {
            if (i.to.level() > level::prefecture) carry_on(i.from, i.to);
        });
        each(item::sort::boundary, [&](const item& i) { move_boundary(i); });
        for (const level l : {level::prefecture, level::province})
            each(item::sort::abolish_divided, [&](const item& i) {
                if (i.from.level() == l) abolish(i.from);
            });
        if (now_.acts.empty()) return {};
        return enact(is.line);
    }

    result<void> enact(std::size_t line) {
        if (now_.dated.how() != grade::stated) ++told_.days_inferred;
        auto done = h_.enact(std::move(now_), newer_.on());
        if (!done) return refusal(done.error()).at({diff_.source, {}, line, 0});
        told_.records.push_back(done->number);
        return {};
    }

    // Codes that are given anew in this group while another unit still has them.
    void vacate(const group& is) {
        detail::flat_set<std::uint64_t> given;
        for (const item* i : is.items) {
            if (i->what == item::sort::pair || i->what == item::sort::found_divided) given.insert(i->to.value());
            for (const code c : i->begun) given.insert(c.value());
        }
        const auto let_go = [&](code old) {
            if (!given.contains(old.value())) return;
            const unit_id unit = old_unit(old);
            add(recode_unit{unit, code::none(), false});
            drafted(unit).code = code::none();
        };
        for (const item* i : is.items) {
            if ((i->what == item::sort::pair && i->from != i->to) || i->what == item::sort::abolish_divided)
                let_go(i->from);
            for (const code c : i->ended)
                if (std::find(i->begun.begin(), i->begun.end(), c) == i->begun.end()) let_go(c);
        }
    }

    // The same unit: another parent, kind, name or code.
    void carry_on(code from, code to) {
        const unit_id unit = old_unit(from);
        draft& is = drafted(unit);
        const founding want = founding_of(to);
        const bool divided = older_.has_divisions(from) || newer_.has_divisions(to);
        if (is.parent != want.parent) {
            const bool assign = is.code != to && !divided;
            add(reparent{unit, want.parent, assign ? recoding::assign : recoding::keep, assign ? to : code::none()});
            is.parent = want.parent;
            if (assign) is.code = to;
        }
        if (is.kind != want.kind) {
            const bool assign = is.code != to && !divided;
            add(change_division_kind{unit, want.kind, is.name == want.name ? std::string() : want.name,
                assign ? recoding::assign : recoding::keep, assign ? to : code::none()});
            is.kind = want.kind;
            is.name = want.name;
            if (assign) is.code = to;
        } else if (is.name != want.name) {
            add(rename_unit{unit, want.name});
            is.name = want.name;
        }
        if (is.code != to) {
            add(recode_unit{unit, to, false}); // what lies below has lines of its own
            is.code = to;
        }
    }

    void restructure_(const item& i) {
        // Whom the ended go to beside what begins here, and from whom what begins comes beside what ends here.
        bool from_others = false;
        bool to_others = false;
        for (const code c : i.begun)
            for (const code from : rel_.in(c)) from_others = from_others || !items_.ends_in_component(from);
        for (const code c : i.ended)
            for (const code to : rel_.out(c)) to_others = to_others || !items_.begins_in_component(to);
        std::vector<founding> founded;
        for (const code c : i.begun) founded.push_back(founding_of(c));
        const auto founded_now = [&] {
            for (std::size_t k = 0; k < i.begun.size(); ++k) note_founded(i.begun[k], to_be_founded(k));
        };
        if (i.ended.empty() && i.begun.size() == 1) {
            const std::vector<code>& in = rel_.in(i.begun.front());
            if (in.empty()) ++told_.origin_unstated;
            if (in.size() == 1 && in.front().ok()) {
                founded_now();
                return add(split_division{old_unit(in.front()), founded, false});
            }
            for (const code from : in) founded.front().from.push_back(giver(from));
            founded_now();
            return add(establish_division{founded.front()});
        }
        if (i.begun.empty() && i.ended.size() == 1) {
            const std::vector<code>& out = rel_.out(i.ended.front());
            if (out.empty()) {
                ++told_.fate_unstated;
                return add(abolish_division{.unit = old_unit(i.ended.front()), .fate = std::string(unstated_fate)});
            }
            if (out.size() == 1 && out.front().ok())
                return add(merge_divisions{.merged = {old_unit(i.ended.front())}, .into = new_unit(out.front())});
        }
        if (i.begun.size() == 1 && !from_others && !to_others) {
            merge_divisions op{.founded = founded.front()};
            for (const code c : i.ended) op.merged.push_back(old_unit(c));
            founded_now();
            return add(std::move(op));
        }
        if (i.ended.size() == 1 && !from_others && !to_others) {
            founded_now();
            return add(split_division{old_unit(i.ended.front()), founded, true});
        }
        restructure op;
        op.founded = founded;
        for (std::size_t k = 0; k < i.begun.size(); ++k)
            for (const code from : rel_.in(i.begun[k])) op.founded[k].from.push_back(giver(from));
        std::map<code, extension> extended;
        for (const code c : i.ended) {
            abolition gone;
            gone.unit = old_unit(c);
            code heir;
            for (const code to : rel_.out(c)) {
                const auto at = std::find(i.begun.begin(), i.begun.end(), to);
                if (at == i.begun.end() || gone.founded_heir) continue;
                gone.founded_heir = at - i.begun.begin();
            }
            for (const code to : rel_.out(c)) {
                if (!to.ok() || items_.begins_in_component(to)) continue;
                if (!gone.founded_heir && !heir.ok()) {
                    heir = to;
                    gone.heir = new_unit(to);
                    continue;
                }
                extension& more = extended[to];
                more.unit = new_unit(to);
                more.from.push_back(party::of(gone.unit));
            }
            if (!gone.founded_heir && !heir.ok()) {
                ++told_.fate_unstated;
                gone.fate = unstated_fate;
            }
            op.abolished.push_back(std::move(gone));
        }
        for (auto& [to, more] : extended) op.extended.push_back(std::move(more));
        founded_now();
        add(std::move(op));
    }

    void move_boundary(const item& i) {
        const unit_id to = new_unit(i.to);
        if (i.from.ok()) {
            const unit_id from = old_unit(i.from);
            if (level_of(drafted(from).kind) == level_of(drafted(to).kind))
                return add(change_boundary{.from = from, .to = to, .stated = std::string(part_of_area)});
        }
        restructure op;
        op.extended.push_back({to, {}, {giver(i.from)}});
        add(std::move(op));
    }

    // Most of its divisions tell who carries on.
    void abolish(code c) {
        const unit_id unit = old_unit(c);
        abolition gone{.unit = unit, .inferred = true};
        std::size_t most = 0;
        for (const auto& [to, n] : rel_.derived_out(c)) {
            if (to.level() != c.level() || n <= most || new_unit(to) == unit) continue;
            most = n;
            gone.heir = new_unit(to);
        }
        if (most == 0) {
            const code up = older_.parent_of(c);
            if (up.ok() && has_new_unit(up)) {
                gone.heir = new_unit(up); // its divisions stand directly below
            } else {
                gone.fate = unstated_fate;
                gone.inferred = false;
                ++told_.fate_unstated;
            }
        }
        for (const listed_division& r : older_.records())
            if (r.parent == c)
                if (draft& is = drafted(old_unit(r.code)); is.parent == unit) is.parent = gone.heir;
        restructure op;
        op.abolished.push_back(std::move(gone));
        add(std::move(op));
    }

    result<void> record_coverage() {
        if (items_.covered().empty()) return {};
        now_ = {};
        now_.effective = newer_.on();
        now_.dated = provenance::inferred(
            say("收录范围的变化，见于年末的表", "a change of what is listed, seen in the table of the end of the year"),
            diff_.source);
        now_.remark = fill(say("{0} 第 {1} 行起：{2} 条记录开始收录，不是区划变更",
                               "{0}, from line {1}: {2} records begin to be listed, which is no act"),
            {verbatim(diff_.source), verbatim(std::to_string(items_.covered().front()->line)),
                verbatim(std::to_string(items_.covered().size()))});
        for (const diff_line* l : items_.covered()) {
            const founding f = founding_of(l->code);
            const unit_id unit = unit_id::derive(h_.id(), to_string(l->code) + "@" + std::to_string(newer_.year()));
            now_.covered.push_back({unit, f.kind, f.name, f.code, f.parent, true});
            note_founded(l->code, unit);
        }
        told_.covered = items_.covered().size();
        return enact(items_.covered().front()->line);
    }

    history& h_;
    const yearly_diff& diff_;
    const year_table& older_;
    const year_table& newer_;
    year_items items_;
    const year_relations& rel_;
    hierarchy start_;
    by_code<unit_id> new_unit_; // of what is carried on or founded; else it is the old one
    detail::flat_map<std::uint64_t, draft> drafts_;
    enactment now_;
    std::map<std::string, std::size_t> acts_;
    replayed_year told_;
};

} // namespace

result<replayed_year> replay_year(
    history& h, const yearly_diff& diff, const year_table& older, const year_table& newer) {
    detail::tried_records tried(h);
    result<replayed_year> told = year_planner(h, diff, older, newer).run();
    if (told) tried.keep();
    return told;
}

//=== comparing edges ===//

result<void> compare(const history& h, const year_table& table) { return compare_each(h.as_of(table.on()), table); }

result<compared_edges> compare_edges(
    const history& h, const yearly_diff& diff, const year_table& older, const year_table& newer) {
    const year_relations rel(diff, older, newer);
    compared_edges told;
    const auto differs = [&](const text& what, std::size_t line) {
        return refusal(errc::contradicted, what).at({diff.source, {}, line, 0});
    };
    const auto name_in = [](const year_table& table, code c) {
        const listed_division* const r = table.find(c);
        return r ? shown(*r) : verbatim(c.ok() ? to_string(c, code_form::gb2260) : std::string(everything));
    };
    const period year{older.on() + boost::gregorian::days(1), newer.on() + boost::gregorian::days(1)};
    std::set<std::pair<code, code>> stated;
    for (const lineage_line& l : lines_of_descent(h, year)) {
        if (l.what.from.body.ok() || l.what.heir.body.ok() || !l.what.heir.unit.ok()) continue;
        const auto from = l.what.from.unit.ok() ? h.find(l.what.from.unit, older.on()) : std::nullopt;
        const auto heir = h.find(l.what.heir.unit, newer.on());
        if ((l.what.from.unit.ok() && !from) || !heir)
            return differs(
                fill(say("沿革中有年内才有的单位：{0}", "lineage has a unit that is there only within the year: {0}"),
                    {from          ? verbatim(from->name)
                            : heir ? verbatim(heir->name)
                                   : say("（未载明）", "(not on record)")}),
                0);
        stated.emplace(from ? from->code : code::none(), heir->code);
        told.derived += l.what.inferred ? 1U : 0U;
    }
    for (const area_edge& e : diff.edges) {
        const unit_id from = e.from.ok() ? h.find(e.from, older.on()) : unit_id::none();
        const unit_id to = h.find(e.to, newer.on());
        if (to.ok() && from == to)
            ++told.same;
        else if (stated.contains({e.from, e.to}))
            ++told.stated;
        else
            return differs(fill(say("沿革中没有 {0} → {1}", "lineage has no {0} → {1}"),
                               {name_in(older, e.from), name_in(newer, e.to)}),
                e.line);
    }
    // Nothing is more: each line is a relation of the file, or follows from the divisions below.
    const auto in_file = [&](code from, code to) {
        const auto& out = rel.out(from);
        return std::find(out.begin(), out.end(), to) != out.end();
    };
    for (const auto& [from, to] : stated) {
        if (in_file(from, to)) continue;
        const bool follows = from.ok()
            && (rel.derived_out(from).contains(to)
                || (rel.ended(from) && older.has_divisions(from) && older.parent_of(from) == to
                    && rel.derived_out(from).empty()));
        if (!follows)
            return differs(fill(say("文件中没有 {0} → {1}", "the file has no {0} → {1}"),
                               {name_in(older, from), name_in(newer, to)}),
                0);
    }
    // What keeps its identity under another code or name is a relation of the file, or follows likewise.
    for (const diff_line& l : diff.lines) {
        if (l.what != sort::begun) continue;
        const unit_id unit = h.find(l.code, newer.on());
        const auto was = h.find(unit, older.on());
        if (!was) continue;
        if (!in_file(was->code, l.code) && !rel.derived_out(was->code).contains(l.code))
            return differs(fill(say("文件没有说 {0} 就是 {1}", "the file does not say that {0} is {1}"),
                               {name_in(older, was->code), name_in(newer, l.code)}),
                l.line);
    }
    return told;
}

} // namespace onezone
