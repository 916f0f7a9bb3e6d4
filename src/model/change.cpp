// SPDX-License-Identifier: Apache-2.0
#include "ground/try.hpp"
#include "record_checks.hpp"

#include <onezone/ground/assert.hpp>
#include <onezone/ground/told.hpp>
#include <onezone/model/change.hpp>

#include <algorithm>
#include <array>
#include <type_traits>

namespace onezone {

namespace {

using detail::check_name;
using detail::check_record;
using detail::no_slot;
using detail::no_such_unit;
using detail::referrer;
using detail::refuse;
using detail::slot;

[[nodiscard]] unit_record record_of(unit_ref u) {
    const unit_ref p = u.parent();
    return {u.id(), u.kind(), std::string(u.name()), u.code(), p ? p.id() : unit_id::none(), u.place_known()};
}

} // namespace

change::change(hierarchy base) noexcept : now_(std::move(base)), acts_before_(now_.acts()) {}

// Here, so that a program that includes the header need not instantiate every edit.
change::change(change&&) noexcept = default;
change& change::operator=(change&&) noexcept = default;
change::~change() = default;

std::vector<edit> change::take_edits() noexcept { return std::move(edits_); }

detail::state& change::own() {
    detail::state*& mine = now_.state_;
    if (mine->refs.load(std::memory_order_acquire) != 1) now_ = hierarchy(new detail::state(*mine));
    return *now_.state_;
}

void change::reserve(std::size_t units, std::size_t names) { own().reserve(units, names); }

void change::count_act() { ++own().acts; }

void change::uncount_act() {
    ONEZONE_ASSERT(now_.acts() > 0, "no act was counted");
    --own().acts;
}

// Notes edits and makes them; an exception leaves neither. `make_it` has the strong guarantee.
template <class Note, class Make>
void change::make(Note note, Make make_it) {
    detail::state& s = own();
    const std::size_t before = edits_.size();
    try {
        if (recording_) note(edits_);
        make_it(s);
    } catch (...) {
        edits_.erase(edits_.begin() + static_cast<std::ptrdiff_t>(before), edits_.end());
        throw;
    }
}

//=== units ===//

result<unit_ref> change::add(const new_unit& unit) {
    const detail::unit_hashes hashes(unit.id, unit.code, unit.name);
    own().expect(hashes);
    return add(unit, hashes, now_.find(unit.parent));
}

// Most of the time of an addition goes into waiting for memory that nothing was read from before: the indexes are large and
// what is next in them is anywhere. Where the units to come are known, their places are fetched while others are added.
result<void> change::add_all(std::span<const new_unit> units) {
    constexpr std::size_t far = 16;
    constexpr std::size_t near = 8;
    const detail::state& s = own();
    const std::size_t edits_before = edits_.size();
    std::array<detail::unit_hashes, far> coming;
    const auto announce = [&](std::size_t i) {
        if (i >= units.size()) return;
        coming[i % far] = detail::unit_hashes(units[i].id, units[i].code, units[i].name);
        s.expect(coming[i % far]);
    };
    for (std::size_t i = 0; i < far; ++i) announce(i);
    slot above = no_slot;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (i + near < units.size()) s.names.expect_text(coming[(i + near) % far].name);
        // Tables list the units of one parent together.
        if (i == 0 || units[i].parent != units[i - 1].parent) above = now_.find(units[i].parent).slot_;
        auto added = add(units[i], coming[i % far], unit_ref(&s, above));
        announce(i + far);
        if (added) continue;
        if (recording_) {
            undo_down_to(edits_before);
        } else {
            for (std::size_t k = i; k-- > 0;) {
                detail::state& mine = own();
                mine.table<zone>().erase(units[k].id);
                mine.remove_unit(mine.find(units[k].id));
            }
        }
        return std::move(added).error();
    }
    return {};
}

result<unit_ref> change::add(const new_unit& unit, const detail::unit_hashes& hashes, unit_ref parent) {
    detail::state& s = own();
    const auto where = [&] { return (parent ? parent.path() + "/" : std::string()) + std::string(unit.name); };
    if (!unit.id.ok()) return refuse(errc::bad_value, "单位没有标识", "the unit has no id", {where()});
    if (!is_told(unit.kind)) return refuse(errc::bad_value, "没有这类单位", "there is no such kind of unit", {where()});
    const std::uint32_t name_known = s.names.find(unit.name, hashes.name);
    if (name_known == detail::name_pool::no_name) { // names in use have been checked
        ONEZONE_TRY(check_name(unit.name, where));
        if (s.names.full()) return refuse(errc::too_large, "名称总量超过上限", "there are too many names", {where()});
    }
    if (const unit_ref there(&s, s.find(unit.id, hashes.id)); there)
        return refuse(errc::duplicate_id, "标识已被另一单位使用", "the id is another unit's", {where(), there.path()});
    if (const unit_ref there(&s, unit.code.ok() ? s.find(unit.code, hashes.code) : no_slot); there)
        return refuse(
            errc::duplicate_code, "代码已被另一单位使用", "the code is another unit's", {where(), there.path()});
    if (unit.parent.ok() && !parent) return no_such_unit(unit.parent);
    if (parent) {
        if (!parent.is_division())
            return refuse(
                errc::not_a_division, "上级不是行政区划", "the parent is not a division", {where(), parent.path()});
        if (is_division(unit.kind) && parent.level() >= level_of(unit.kind))
            return refuse(errc::level_order, "上级的层级必须高于下级",
                "a parent must be of a higher level than its child", {where(), parent.path()});
    }
    if (s.free == no_slot && s.slots == no_slot)
        return refuse(errc::too_large, "单位数量超过上限", "there are too many units", {where()});

    const slot above = parent ? parent.slot_ : no_slot;
    slot made = no_slot;
    const auto note_unit = [&](std::vector<edit>& edits) {
        edits.emplace_back(edited<unit_record>{
            {}, unit_record{unit.id, unit.kind, std::string(unit.name), unit.code, unit.parent, unit.parent_known}});
    };
    const auto add_unit = [&](detail::state& into) {
        made = into.add_unit(unit.id, unit.kind, unit.code, unit.name, above, unit.parent_known, hashes, name_known);
    };
    if (is_division(unit.kind)) {
        make(note_unit, add_unit);
    } else {
        zone facts;
        facts.unit = unit.id;
        facts.seat = unit.parent;
        facts.seat_known = unit.parent_known;
        make(
            [&](std::vector<edit>& edits) {
                note_unit(edits);
                edits.emplace_back(edited<zone>{{}, facts});
            },
            [&](detail::state& into) {
                into.table<zone>().prepare_put(facts);
                add_unit(into);
                into.table<zone>().put(std::move(facts), made);
            });
    }
    return unit_ref(now_.state_, made);
}

result<void> change::remove(unit_id unit) {
    static_cast<void>(own());
    const unit_ref u = now_.find(unit);
    if (!u) return no_such_unit(unit);
    if (std::optional<std::string> by = referrer(now_, u))
        return refuse(errc::still_referenced, "仍有内容指向该单位", "something still refers to the unit",
            {u.path(), std::move(*by)});
    go_with_what_hangs(unit.value(), [&] {
        const zone* const facts = now_.zone_of(unit);
        make(
            [&](std::vector<edit>& edits) {
                if (facts) edits.emplace_back(edited<zone>{*facts, {}});
                edits.emplace_back(edited<unit_record>{record_of(u), {}});
            },
            [&](detail::state& s) {
                s.table<zone>().prepare_erase(unit);
                s.remove_unit(u.slot_);
                s.table<zone>().erase(unit);
            });
    });
    return {};
}

namespace {

// The unit at or above `to` that is entrusted to something in the subtree of `u`, or nothing.
[[nodiscard]] unit_ref entrusted_into(const hierarchy& h, unit_ref to, unit_ref u) {
    if (h.count<entrustment>() == 0) return {};
    for (unit_ref above = to; above; above = above.parent())
        for (const entrustment& e : h.entrustments_of(above.id()))
            if (const unit_ref holder = h.find(e.holder); holder.is_division() && holder.within(u)) return above;
    return {};
}

} // namespace

result<void> change::move(unit_id unit, unit_id parent, bool parent_known) {
    const detail::state& s = own();
    s.expect(parent);
    s.expect_move(unit);
    s.expect_move(parent);
    const unit_ref u = now_.find(unit);
    if (!u) return no_such_unit(unit);
    const unit_ref to = now_.find(parent);
    if (parent.ok() && !to) return no_such_unit(parent);
    if (!u.is_division())
        return refuse(errc::not_a_division, "开发区没有隶属关系", "a zone has no affiliation", {u.path()});
    if (to) {
        if (!to.is_division())
            return refuse(
                errc::not_a_division, "新上级不是行政区划", "the new parent is not a division", {u.path(), to.path()});
        // Levels fall on the way down, so only a unit of this level or a lower one can lie within it.
        if (to.level() >= u.level()) {
            if (to.within(u))
                return refuse(errc::cycle, "不能划入自身或其下级", "a unit cannot move into its own subtree",
                    {u.path(), to.path()});
            return refuse(errc::level_order, "上级的层级必须高于下级",
                "a parent must be of a higher level than its child", {u.path(), to.path()});
        }
        if (const unit_ref entrusted = entrusted_into(now_, to, u))
            return refuse(errc::entrusted_to_itself, "不能委托给自身或其下级",
                "a unit cannot be entrusted to itself or into its own subtree", {entrusted.path(), u.path()});
    }
    make(
        [&](std::vector<edit>& edits) {
            const unit_ref from = u.parent();
            edits.emplace_back(
                unit_moved{unit, from ? from.id() : unit_id::none(), parent, u.place_known(), parent_known});
        },
        [&](detail::state& into) { into.set_place(u.slot_, to.slot_, parent_known); });
    return {};
}

namespace {

// Notes that an attribute of `u` becomes another.
template <class T>
[[nodiscard]] auto noting(unit_ref u, T unit_record::*attribute, T to) {
    return [=](std::vector<edit>& edits) {
        unit_record before = record_of(u);
        unit_record after = before;
        after.*attribute = to;
        edits.emplace_back(edited<unit_record>{std::move(before), std::move(after)});
    };
}

} // namespace

result<void> change::rename(unit_id unit, std::string_view name) {
    const detail::state& s = own();
    const unit_ref u = now_.find(unit);
    if (!u) return no_such_unit(unit);
    ONEZONE_TRY(check_name(name, [&] { return u.path(); }));
    if (s.names.full()) return refuse(errc::too_large, "名称总量超过上限", "there are too many names", {u.path()});
    make(noting(u, &unit_record::name, std::string(name)), [&](detail::state& into) { into.set_name(u.slot_, name); });
    return {};
}

result<void> change::recode(unit_id unit, code to) {
    static_cast<void>(own());
    const unit_ref u = now_.find(unit);
    if (!u) return no_such_unit(unit);
    if (const unit_ref there = now_.find(to); there && there != u)
        return refuse(
            errc::duplicate_code, "代码已被另一单位使用", "the code is another unit's", {u.path(), there.path()});
    make(noting(u, &unit_record::code, to), [&](detail::state& s) { s.set_code(u.slot_, to); });
    return {};
}

result<void> change::rekind(unit_id unit, unit_kind to) {
    static_cast<void>(own());
    const unit_ref u = now_.find(unit);
    if (!u) return no_such_unit(unit);
    if (!is_told(to)) return refuse(errc::bad_value, "没有这类单位", "there is no such kind of unit", {u.path()});
    if (is_division(to) != u.is_division())
        return refuse(
            errc::wrong_kind, "行政区划与开发区不能互变", "a division cannot turn into a zone or back", {u.path()});
    if (is_division(to)) {
        if (const unit_ref p = u.parent(); p && p.level() >= level_of(to))
            return refuse(errc::level_order, "上级的层级必须高于下级",
                "a parent must be of a higher level than its child", {u.path(), p.path()});
        for (const unit_ref child : u.children())
            if (child.level() <= level_of(to))
                return refuse(errc::level_order, "上级的层级必须高于下级",
                    "a parent must be of a higher level than its child", {child.path(), u.path()});
    }
    make(noting(u, &unit_record::kind, to), [&](detail::state& s) { s.set_kind(u.slot_, to); });
    return {};
}

//=== records ===//

namespace {

// Writes a record; a zone's seat is kept in the unit columns too, where paths are read. Strong guarantee.
template <class Record>
void prepare_write(detail::state& s, const Record& r) {
    s.table<Record>().prepare_put(r);
}
void prepare_write(detail::state& s, const zone& z) {
    s.table<zone>().prepare_put(z);
    s.set_place(s.find(z.unit), z.seat.ok() ? s.find(z.seat) : no_slot, z.seat_known);
}
template <class Record>
void write(detail::state& s, Record r) {
    s.table<Record>().put(std::move(r));
}
void write(detail::state& s, zone z) {
    const slot unit = s.find(z.unit);
    s.table<zone>().prepare_put(z);
    s.set_place(unit, z.seat.ok() ? s.find(z.seat) : no_slot, z.seat_known);
    s.table<zone>().put(std::move(z), unit);
}

} // namespace

template <class Record>
result<void> change::store(Record record) {
    static_cast<void>(own());
    ONEZONE_TRY(check_record(now_, record));
    make(
        [&](std::vector<edit>& edits) {
            const Record* there = now_.state_->table<Record>().find(record.id());
            edits.emplace_back(edited<Record>{there ? std::optional<Record>(*there) : std::nullopt, record});
        },
        [&](detail::state& s) { write(s, std::move(record)); });
    return {};
}

template <class Record>
result<void> change::drop(const Record* record) {
    if (!record) return refuse(errc::unknown_record, "没有这条记录", "there is no such record", {});
    if (std::optional<std::string> by = referrer(now_, *record))
        return refuse(
            errc::still_referenced, "仍有内容指向该记录", "something still refers to the record", {std::move(*by)});
    const auto id = record->id();
    const auto go = [&] {
        make(
            [&](std::vector<edit>& edits) {
                edits.emplace_back(edited<Record>{*now_.state_->table<Record>().find(id), {}});
            },
            [&](detail::state& s) { s.table<Record>().erase(id); });
    };
    if constexpr (std::is_same_v<Record, body> || std::is_same_v<Record, post> || std::is_same_v<Record, person>)
        go_with_what_hangs(id.value(), go);
    else
        go();
    return {};
}

// `go` takes the owner away. All of it or nothing: where memory runs out, what went comes back, which needs none.
template <class Go>
void change::go_with_what_hangs(std::uint64_t owner, Go go) {
    const auto statements = now_.stated_of(unit_id::from_value(owner));
    const auto facts = now_.own_facts_of(unit_id::from_value(owner));
    if (statements.empty() && facts.empty()) return go();
    const std::size_t before = edits_.size();
    const bool kept = std::exchange(recording_, true);
    try {
        const auto drop_all = [this](const auto& records) {
            std::vector<std::decay_t<decltype(records.begin()->id())>> ids;
            for (const auto& r : records) ids.push_back(r.id());
            for (const auto id : ids) static_cast<void>(drop(now_.find(id)));
        };
        drop_all(statements);
        drop_all(now_.own_facts_of(unit_id::from_value(owner)));
        go();
    } catch (...) {
        undo_down_to(before);
        recording_ = kept;
        throw;
    }
    recording_ = kept;
    if (!kept) edits_.erase(edits_.begin() + static_cast<std::ptrdiff_t>(before), edits_.end());
}

result<void> change::put(zone record) { return store(std::move(record)); }
result<void> change::put(hosting record) { return store(std::move(record)); }
result<void> change::put(body record) { return store(std::move(record)); }
result<void> change::put(post record) { return store(std::move(record)); }
result<void> change::put(person record) { return store(std::move(record)); }
result<void> change::put(tenure record) { return store(std::move(record)); }
result<void> change::put(holding record) { return store(std::move(record)); }
result<void> change::put(entrustment record) { return store(std::move(record)); }
result<void> change::put(agreement record) { return store(std::move(record)); }
result<void> change::put(indicator record) { return store(std::move(record)); }
result<void> change::put(completeness record) { return store(std::move(record)); }
result<void> change::put(own_fact record) { return store(std::move(record)); }

result<void> change::remove(hosting_id id) { return drop(now_.find(id)); }
result<void> change::remove(body_id id) { return drop(now_.find(id)); }
result<void> change::remove(post_id id) { return drop(now_.find(id)); }
result<void> change::remove(person_id id) { return drop(now_.find(id)); }
result<void> change::remove(tenure_id id) { return drop(now_.find(id)); }
result<void> change::remove(holding_id id) { return drop(now_.find(id)); }
result<void> change::remove(entrustment_id id) { return drop(now_.find(id)); }
result<void> change::remove(agreement_id id) { return drop(now_.find(id)); }
result<void> change::remove(indicator_id id) { return drop(now_.find(id)); }
result<void> change::remove(completeness_id id) { return drop(now_.find(id)); }
result<void> change::remove(own_fact_id id) { return drop(now_.find(id)); }

//=== whole lists ===//

namespace {

// Makes an inverse edit without asking; it fits what the edit left behind. Records move and the places are still unshared, so that
// it needs no memory. `e` is intact where it throws all the same.
void take_back(detail::state& s, edit& e) {
    std::visit(
        [&](auto& one) {
            using Edit = std::decay_t<decltype(one)>;
            if constexpr (std::is_same_v<Edit, unit_moved>) {
                s.set_place(s.find(one.unit), one.to.ok() ? s.find(one.to) : no_slot, one.to_known);
            } else if constexpr (std::is_same_v<Edit, edited<unit_record>>) {
                if (!one.after) {
                    s.remove_unit(s.find(one.before->key));
                } else if (!one.before) {
                    const unit_record& u = *one.after;
                    static_cast<void>(s.add_unit(
                        u.key, u.kind, u.code, u.name, u.parent.ok() ? s.find(u.parent) : no_slot, u.parent_known));
                } else {
                    const slot at = s.find(one.after->key);
                    if (one.before->name != one.after->name) s.set_name(at, one.after->name);
                    if (one.before->code != one.after->code) s.set_code(at, one.after->code);
                    if (one.before->kind != one.after->kind) s.set_kind(at, one.after->kind);
                    if (one.before->parent != one.after->parent || one.before->parent_known != one.after->parent_known)
                        s.set_place(
                            at, one.after->parent.ok() ? s.find(one.after->parent) : no_slot, one.after->parent_known);
                }
            } else if (one.after) {
                prepare_write(s, *one.after);
                write(s, std::move(*one.after));
            } else {
                s.table<typename std::decay_t<decltype(one.before)>::value_type>().erase(one.before->id());
            }
        },
        e);
}

} // namespace

void change::undo_down_to(std::size_t edits) {
    while (edits_.size() > edits) {
        edit back = inverse(std::move(edits_.back()));
        try {
            take_back(own(), back);
        } catch (...) {
            edits_.back() = inverse(std::move(back));
            throw;
        }
        edits_.pop_back();
    }
}

void change::look_at_start(const std::function<void(const hierarchy&)>& look) {
    std::size_t made = edits_.size();
    try {
        for (; made > 0; --made) {
            edit back = inverse(edits_[made - 1]);
            take_back(own(), back);
        }
        look(now_);
        for (; made < edits_.size(); ++made) {
            edit again = edits_[made];
            take_back(own(), again);
        }
    } catch (...) {
        while (edits_.size() > made) edits_.pop_back();
        throw;
    }
}

void change::undo_all() {
    ONEZONE_ASSERT(recording_, "edits were not recorded");
    undo_down_to(0);
    if (now_.acts() != acts_before_) own().acts = acts_before_;
}

namespace {

[[nodiscard]] refusal not_as_recorded(const hierarchy& h, unit_id unit) {
    return refuse(errc::not_held, "现状与该变更所记的变更前状态不符", "the hierarchy is not what the edit says it was",
        {h.path_of(unit)});
}

template <class Record>
[[nodiscard]] bool well_formed(const edited<Record>& e) {
    return e.before ? !e.after || e.before->id() == e.after->id() : e.after.has_value();
}

// The result of one of the checked calls, whatever it returns.
template <class T>
[[nodiscard]] result<void> done(const result<T>& r) {
    if (r) return {};
    return r.error();
}

} // namespace

result<void> change::replay(const std::vector<edit>& edits) {
    ONEZONE_ASSERT(recording_, "what is not recorded cannot be taken back");
    const std::size_t before = edits_.size();
    const auto one_edit = [this](const edit& e) -> result<void> {
        return std::visit(
            [this](const auto& one) -> result<void> {
                using Edit = std::decay_t<decltype(one)>;
                if constexpr (std::is_same_v<Edit, unit_moved>) {
                    const unit_ref u = now_.find(one.unit);
                    if (!u) return no_such_unit(one.unit);
                    const unit_ref p = u.parent();
                    if ((p ? p.id() : unit_id::none()) != one.from || u.place_known() != one.from_known)
                        return not_as_recorded(now_, one.unit);
                    return move(one.unit, one.to, one.to_known);
                } else if (!well_formed(one)) {
                    return refuse(errc::bad_value, "变更所指不是同一事物", "the edit is not about one thing", {});
                } else if constexpr (std::is_same_v<Edit, edited<unit_record>>) {
                    if (one.before) {
                        const unit_ref u = now_.find(one.before->key);
                        if (!u) return no_such_unit(one.before->key);
                        if (record_of(u) != *one.before) return not_as_recorded(now_, u.id());
                    }
                    if (!one.after) return remove(one.before->key);
                    const unit_record& a = *one.after;
                    if (!one.before) return done(add({a.key, a.kind, a.name, a.code, a.parent, a.parent_known}));
                    if (a.name != one.before->name) ONEZONE_TRY(rename(a.key, a.name));
                    if (a.code != one.before->code) ONEZONE_TRY(recode(a.key, a.code));
                    if (a.kind != one.before->kind) ONEZONE_TRY(rekind(a.key, a.kind));
                    if (a.parent != one.before->parent || a.parent_known != one.before->parent_known)
                        return move(a.key, a.parent, a.parent_known);
                    return {};
                } else {
                    using Record = typename std::decay_t<decltype(one.before)>::value_type;
                    const auto id = one.before ? one.before->id() : one.after->id();
                    const Record* there = now_.state_->table<Record>().find(id);
                    if constexpr (std::is_same_v<Record, zone>) {
                        // A zone's record comes and goes with its unit.
                        if (!one.before && there) return store(*one.after);
                        if (!one.after && there) {
                            if (!(*there == *one.before)) return not_as_recorded(now_, one.before->unit);
                            return {};
                        }
                    }
                    if (static_cast<bool>(there) != one.before.has_value() || (there && !(*there == *one.before)))
                        return refuse(errc::not_held, "现状与该变更所记的变更前状态不符",
                            "the hierarchy is not what the edit says it was", {});
                    if (one.after) return store(*one.after);
                    return drop(there);
                }
            },
            e);
    };
    for (const edit& e : edits) {
        result<void> r = one_edit(e);
        if (r) continue;
        undo_down_to(before);
        return r;
    }
    return {};
}

} // namespace onezone
