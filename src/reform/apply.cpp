// SPDX-License-Identifier: Apache-2.0
#include "ground/try.hpp"
#include "ground/wording.hpp"
#include "known_lists.hpp"
#include "model/lookup.hpp"
#include "movement_words.hpp"
#include "stocks.hpp"

#include <onezone/ground/assert.hpp>
#include <onezone/model/completeness.hpp>
#include <onezone/reform/apply.hpp>

#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <functional>
#include <optional>
#include <type_traits>

namespace onezone {

//=== act ===//

const hierarchy& act::before() const {
    if (before_) return *before_;
    if (!before_copy_) {
        change back(change_.now());
        // Edits made so far fit what they were made on, so their inverses do too.
        const auto undone = back.replay(inverse(change_.edits()));
        ONEZONE_ASSERT(undone, "an edit cannot be taken back");
        static_cast<void>(undone);
        before_copy_ = std::move(back).finish();
    }
    return *before_copy_;
}

std::uint64_t act::id() {
    if (id_ == 0) {
        id_ = detail::mix(digest_(op_, before()) ^ detail::mix(before().acts() + 1));
        if (id_ == 0) id_ = 1;
    }
    return id_;
}

void act::enter(ledger_entry e) {
    if (ledger_.entries().empty()) ledger_.reserve(2, 0); // mostly as affiliated and as administered
    if (e.basis.empty()) e.basis = basis_;
    ledger_.enter(std::move(e));
}

void act::succeed(succession line) {
    if (std::none_of(lineage_.begin(), lineage_.end(), [&](const succession& told) {
            return told.from == line.from && told.heir == line.heir && told.units == line.units
                && told.stated == line.stated;
        }))
        lineage_.push_back(std::move(line));
}

//=== the ledger's two ends ===//

namespace detail {

namespace {

// Most acts touch few holders; these need no memory of their own.
template <class T>
using few = boost::container::small_vector<T, 4>;
using holders = few<party>;

void touch(holders& touched, unit_id unit) {
    if (!unit.ok()) return;
    if (std::none_of(touched.begin(), touched.end(), [&](const party& p) { return p.unit == unit; }))
        touched.push_back(party::of(unit));
}
void touch(holders& touched, body_id body) {
    if (!body.ok()) return;
    if (std::none_of(touched.begin(), touched.end(), [&](const party& p) { return p.body == body; }))
        touched.push_back(party::of(body));
}

// Marks the lines of what is no more and has one heir.
void mark_whole(std::vector<succession>& lineage, const hierarchy& now) {
    const auto there = [&](const party& p) {
        return p.body.ok() ? now.find(p.body) != nullptr : static_cast<bool>(now.find(p.unit));
    };
    for (succession& line : lineage)
        line.whole = line.from == line.heir
            || (line.from.identified() && !there(line.from)
                && std::all_of(lineage.begin(), lineage.end(),
                    [&](const succession& other) { return !(other.from == line.from) || other.heir == line.heir; }));
}

// Whose holdings a record counts for. An entrustment also changes what the legal parent administers, which is found by its unit.
void touch(holders& touched, const body& b, const hierarchy&) {
    touch(touched, b.key);
    touch(touched, b.part_of);
}
void touch(holders& touched, const post& p, const hierarchy&) { touch(touched, p.body); }
void touch(holders& touched, const holding& item, const hierarchy&) { touch(touched, item.holder); }
void touch(holders& touched, const unit_record& u, const hierarchy&) {
    if (is_division(u.kind)) touch(touched, u.parent);
}
void touch(holders& touched, const entrustment& e, const hierarchy& h) {
    touch(touched, e.holder);
    if (const unit_ref u = h.find(e.unit); u && u.parent()) touch(touched, u.parent().id());
}
template <class Record>
void touch(holders&, const Record&, const hierarchy&) {}

// Another name or code alone changes no count.
[[nodiscard]] bool counts_alike(const unit_record& before, const unit_record& after) {
    return before.kind == after.kind && before.parent == after.parent && before.parent_known == after.parent_known;
}

[[nodiscard]] holders touched_by(const std::vector<edit>& edits, const ledger& entered, const hierarchy& now) {
    holders touched;
    for (const edit& e : edits)
        std::visit(
            [&](const auto& one) {
                if constexpr (std::is_same_v<std::decay_t<decltype(one)>, unit_moved>) {
                    touch(touched, one.from);
                    touch(touched, one.to);
                } else {
                    if constexpr (std::is_same_v<std::decay_t<decltype(one)>, edited<unit_record>>)
                        if (one.before && one.after && counts_alike(*one.before, *one.after)) return;
                    if (one.before) touch(touched, *one.before, now);
                    if (one.after) touch(touched, *one.after, now);
                }
            },
            e);
    for (const ledger_entry& e : entered.entries())
        for (const party* p : {&e.from, &e.to}) {
            touch(touched, p->unit);
            touch(touched, p->body);
        }
    return touched;
}

[[nodiscard]] bool exists(const hierarchy& h, const party& p) {
    return p.body.ok() ? h.find(p.body) != nullptr : static_cast<bool>(h.find(p.unit));
}

// Told apart from others of its name; empty where it is not there.
[[nodiscard]] std::string name_in(const hierarchy& h, const party& p) {
    if (p.body.ok()) {
        const body* const b = h.find(p.body);
        return b ? detail::told_apart(h, *b) : std::string();
    }
    const unit_ref u = h.find(p.unit);
    return u ? detail::told_apart(h, u) : std::string();
}

// The path of a holder; its name where the act did away with it.
[[nodiscard]] std::string path_in(const hierarchy& h, const party& p, std::string name) {
    if (!exists(h, p)) return name;
    if (const body* const b = h.find(p.body)) return h.path_of(b->unit) + "/" + b->name;
    return h.path_of(p.unit);
}

// Whether a kind that the list of a body does not have is unknown there: the list is the body's own, and nobody states it to be whole, or
// it counts some of whom nobody says of which kind they are. Those of an internal body count for the body above.
[[nodiscard]] bool may_lack(const hierarchy& h, const party& p, known_list list) {
    const body* const b = h.find(p.body);
    if (!b) return false;
    const bool untold = list == known_list::staff ? counts_unstated(b->staff) : counts_unstated(b->quota);
    return untold || (!b->part_of.ok() && !knows_all(h, list, b->key));
}

// The inventories of the touched holders at one end of the act.
struct holder_stocks {
    detail::stocks stocks;
    bool staff_may_lack = false;
    bool quota_may_lack = false;
};
[[nodiscard]] few<holder_stocks> count(const hierarchy& h, const holders& touched, const std::optional<date>& on) {
    few<holder_stocks> all(touched.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        list_stocks(h, touched[i], on, all[i].stocks);
        all[i].staff_may_lack = may_lack(h, touched[i], known_list::staff);
        all[i].quota_may_lack = may_lack(h, touched[i], known_list::quota);
    }
    return all;
}
// What the touched holders are called; empty where they are not there.
[[nodiscard]] few<std::string> names_in(const hierarchy& h, const holders& touched) {
    few<std::string> all;
    all.reserve(touched.size());
    for (const party& p : touched) all.push_back(name_in(h, p));
    return all;
}

// The count of one class and kind; where the list has none it is 0, but unknown for staff and quota of a body whose list may lack some.
[[nodiscard]] std::optional<std::int64_t> count_in(const holder_stocks& at, const stock& what) {
    for (const stock& s : at.stocks)
        if (s.cls == what.cls && s.kind == what.kind) return s.count;
    if (what.cls == carry_class::staff ? at.staff_may_lack : what.cls == carry_class::quota && at.quota_may_lack)
        return {};
    return 0;
}

[[nodiscard]] bool concerns(const ledger_entry& e, const party& holder, const stock& what) {
    const auto is_holder = [&](const party& p) {
        return p.identified() && p.unit == holder.unit && p.body == holder.body;
    };
    return e.cls == what.cls && (e.kind == what.kind || (e.kind.empty() && !e.quantity.known()))
        && (is_holder(e.from) || is_holder(e.to));
}

void observe(ledger& into, const holders& touched, const few<holder_stocks>& opening, const few<holder_stocks>& closing,
    const few<std::string>& names_before, const hierarchy& now) {
    std::size_t stocks = 0;
    for (const holder_stocks& at : opening) stocks += at.stocks.size();
    into.reserve(into.entries().size(), stocks);
    for (std::size_t i = 0; i < touched.size(); ++i) {
        const bool fresh = names_before[i].empty(); // or has no name
        const std::string named_now = fresh ? name_in(now, touched[i]) : std::string();
        const std::string& name = fresh ? named_now : names_before[i];
        const auto line = [&](const stock& what, bool listed = true) {
            auto from = count_in(opening[i], what);
            auto to = count_in(closing[i], what);
            const auto& entries = into.entries();
            // Of what goes or comes in an unknown number and is listed nowhere, the list's 0 says nothing.
            if (!listed)
                for (const ledger_entry& e : entries) {
                    if (e.quantity.known() || !concerns(e, touched[i], what)) continue;
                    if (e.from.unit == touched[i].unit && e.from.body == touched[i].body) from.reset();
                    if (e.to.unit == touched[i].unit && e.to.body == touched[i].body) to.reset();
                }
            // Of a new body whose numbers nobody states there is nothing to account for.
            const bool unstated = fresh && !to;
            if ((from == to || unstated) && std::none_of(entries.begin(), entries.end(), [&](const ledger_entry& e) {
                    return concerns(e, touched[i], what);
                }))
                return;
            into.observe({what.cls, std::string(what.kind), touched[i], name, from, to});
        };
        const auto has = [](const detail::stocks& list, const stock& what) {
            return std::any_of(
                list.begin(), list.end(), [&](const stock& s) { return s.cls == what.cls && s.kind == what.kind; });
        };
        for (const stock& s : opening[i].stocks) line(s);
        detail::stocks more;
        for (const stock& s : closing[i].stocks)
            if (!has(opening[i].stocks, s)) more.push_back(s);
        // What entries speak of though neither end counts any, e.g. villages of which no record knows.
        for (const ledger_entry& e : into.entries()) {
            const stock spoken{e.cls, e.kind, 0};
            if (concerns(e, touched[i], spoken) && !has(opening[i].stocks, spoken) && !has(more, spoken)
                && (touched[i].unit.ok() == (e.cls <= carry_class::villages)))
                more.push_back(spoken);
        }
        for (const stock& s : more) line(s, has(closing[i].stocks, s));
    }
}

[[nodiscard]] text figure_of(const std::optional<std::int64_t>& n) {
    return n ? verbatim(std::to_string(*n)) : say("不详", "unknown");
}
[[nodiscard]] text figure_of(const fact<std::int64_t>& n) { return figure_of(n.value); }

// Whether every figure is known and every line adds up, which is soon seen of the few lines of most acts. False says nothing.
[[nodiscard]] bool plainly_balanced(const ledger& l) {
    constexpr std::size_t small = 256;
    if (l.entries().size() * l.observations().size() > small) return false;
    for (const ledger_entry& e : l.entries())
        if (!e.quantity.known()) return false;
    return std::all_of(l.observations().begin(), l.observations().end(), [&](const ledger::observation& o) {
        if (!o.opening || !o.closing || o.contradicted || o.gap) return false;
        std::int64_t sum = *o.opening;
        for (const ledger_entry& e : l.entries()) {
            if (e.cls != o.cls || e.what == entry_kind::kept || e.kind != o.kind) continue;
            const auto is_holder = [&](const party& p) {
                return p.identified() && p.unit == o.holder.unit && p.body == o.holder.body;
            };
            if (is_holder(e.to)) sum += *e.quantity.value;
            if (e.what != entry_kind::created && is_holder(e.from)) sum -= *e.quantity.value;
        }
        return sum == *o.closing;
    });
}

// What does not add up, or nothing. A figure that was known and is not any more needs an entry that says why.
[[nodiscard]] std::optional<refusal> unbalanced(const ledger& l, const hierarchy& now) {
    if (plainly_balanced(l)) return {};
    for (const ledger_line& line : l.lines()) {
        const bool forgotten = line.opening.known() && *line.opening.value != 0 && !line.closing.known()
            && line.moved_in.known() && line.moved_out.known() && line.released.known() && line.recovered.known()
            && line.written_off.known() && line.created.known();
        const bool partly_known = std::any_of(l.entries().begin(), l.entries().end(), [&](const ledger_entry& e) {
            return concerns(e, line.holder, stock{line.cls, line.kind, {}});
        });
        if (line.state != balance::contradicted && !(forgotten && !partly_known)) continue;
        text label = name_of(line.cls);
        if (const text kind = name_of_kind(line.cls, line.kind); !kind.empty()) label += say("·", ", ") + kind;
        return refusal(errc::not_balanced,
            fill(say("{0}的账不平：期初 {1}，划入 {2}，新增 {3}，划出 {4}，{8} {5}，收回 {6}，核销 {7}，期末 {9}",
                     "the account of {0} does not balance: opening {1}, moved in {2}, created {3}, moved out {4}, "
                     "{8} {5}, recovered {6}, written off {7}, closing {9}"),
                {label, figure_of(line.opening), figure_of(line.moved_in), figure_of(line.created),
                    figure_of(line.moved_out), figure_of(line.released), figure_of(line.recovered),
                    figure_of(line.written_off), detail::name_of_movement(entry_kind::released, line.cls),
                    figure_of(line.closing)}),
            {path_in(now, line.holder, l.name_of(line.holder))});
    }
    return {};
}

} // namespace

//=== applying ===//

// Carries an operation out on a change that already holds the argument.
class performance {
public:
    performance(change& door, const hierarchy* before, const op_view& op, const act_options& options)
        : door_(door),
          before_(before),
          act_(door, before, options.act, options.on, options.basis, op.op, op.digest),
          op_(op) {}

    // Edits and ledger are made; on refusal nothing is taken back yet.
    [[nodiscard]] result<void> run() {
        if (act_.on() && !is_calendar_date(*act_.on()))
            return refusal(errc::bad_date, say("施行日期不是日历日期", "the day it takes effect is no calendar day"));
        account_ = op_.account(op_.op, door_.now());
        ONEZONE_TRY(op_.carry_out(op_.op, act_));
        const holders touched = touched_by(door_.edits(), act_.ledger_, door_.now());
        const few<holder_stocks> closing = count(door_.now(), touched, act_.on());
        few<holder_stocks> opening;
        few<std::string> names;
        std::optional<known_lists> lists;
        if (speaks_of_lists(door_.now(), door_.edits())) lists.emplace(door_.edits(), act_.lineage_);
        const auto look = [&](const hierarchy& before) {
            if (lists) lists->look(before);
            opening = count(before, touched, act_.on());
            names = names_in(before, touched);
        };
        if (before_ || act_.before_copy_)
            look(act_.before());
        else if (!touched.empty() || lists) // nobody kept it: walk back, count, and walk forth again
            door_.look_at_start(std::ref(look));
        observe(act_.ledger_, touched, opening, closing, names, door_.now());
        if (auto wrong = unbalanced(act_.ledger_, door_.now())) return *std::move(wrong);
        if (lists) ONEZONE_TRY(lists->state(door_));
        door_.count_act();
        return {};
    }

    [[nodiscard]] step finish() {
        mark_whole(act_.lineage_, door_.now());
        std::vector<edit> edits = door_.take_edits();
        return {std::move(door_).finish(), std::move(edits), std::move(act_.ledger_), std::move(account_),
            std::move(act_.lineage_)};
    }

private:
    change& door_;
    const hierarchy* before_;
    act act_;
    const op_view& op_;
    text account_;
};

refusal refuse_untold(std::string_view operation, std::string_view field) {
    return {errc::bad_value,
        fill(say("操作 {0} 没有说明 {1} 是什么", "the operation {0} does not tell what {1} is"),
            {quote(operation), quote(field)})};
}

result<step> apply(const hierarchy& h, const op_view& op, const act_options& options) {
    change door(h);
    performance running(door, &h, op, options);
    ONEZONE_TRY(running.run());
    return running.finish();
}

result<step> apply(hierarchy&& h, const op_view& op, const act_options& options) {
    change door(std::move(h));
    performance running(door, nullptr, op, options);
    try {
        if (auto done = running.run(); !done) {
            door.undo_all();
            h = std::move(door).finish();
            return done.error();
        }
        return running.finish();
    } catch (...) {
        door.undo_all();
        h = std::move(door).finish();
        throw;
    }
}

} // namespace detail

result<hierarchy> undo(hierarchy after, const std::vector<edit>& edits) {
    if (after.acts() == 0) return refusal(errc::not_held, say("没有可以撤回的行为", "there is no act to take back"));
    change door(std::move(after));
    ONEZONE_TRY(door.replay(inverse(edits)));
    door.uncount_act();
    return std::move(door).finish();
}

} // namespace onezone
