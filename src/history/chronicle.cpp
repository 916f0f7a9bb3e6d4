// SPDX-License-Identifier: Apache-2.0
#include "chronicle.hpp"

#include "ground/lasting.hpp"
#include "ground/refuse.hpp"
#include "ground/shown.hpp"
#include "ground/try.hpp"

#include <onezone/ground/assert.hpp>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

namespace onezone::detail {

date date_of(day_number day) {
    return date(boost::gregorian::gregorian_calendar::from_day_number(static_cast<std::uint32_t>(day)));
}

record_key key_of(const party& p) noexcept {
    return p.body.ok() ? record_key{edit_type<body>, p.body.value()}
                       : record_key{edit_type<unit_record>, p.unit.value()};
}

chronicle::chronicle(std::string name, hierarchy start, const date& on)
    : id(std::move(name)),
      key(digest(id)),
      first(std::move(start)),
      begins(on),
      latest_(first) {}

//=== the log ===//

const std::vector<record_number>& chronicle::about(record_number n) const noexcept {
    static const detail::lasting nothing{std::vector<record_number>()};
    const auto* const said = look(about_, n);
    return said ? *said : *nothing;
}

what_holds chronicle::stands(record_number root, record_number limit) const noexcept {
    return stands(root, limit, nullptr);
}

// `more`, where there is one, is said last.
what_holds chronicle::stands(record_number root, record_number limit, const history_record* more) const noexcept {
    const auto retracted = [&](record_number n) -> record_number {
        if (more && more->kind == record_kind::retracted && more->about == n) return size() + 1;
        for (const record_number later : about(n))
            if (later <= limit && record(later).kind == record_kind::retracted) return later;
        return 0;
    };
    what_holds is;
    if (root > size()) return {&more->what, root, 0};
    if (is.retracted_by = retracted(root); is.retracted_by != 0) return is;
    is.what = &record(root).what;
    is.said = root;
    // Corrections of a correction name what they correct; all stand in the place of the root.
    const auto follow = [&](auto&& self, record_number n) -> void {
        for (const record_number later : about(n)) {
            if (later > limit || record(later).kind != record_kind::corrected) continue;
            if (retracted(later) == 0 && later > is.said) {
                is.what = &record(later).what;
                is.said = later;
            }
            self(self, later);
        }
    };
    follow(follow, root);
    if (more && more->kind == record_kind::corrected && root_of(more->about) == root) {
        is.what = &more->what;
        is.said = size() + 1;
    }
    return is;
}

record_number chronicle::revoked_by(record_number root, record_number limit, record_number after) const noexcept {
    // A revocation names the record or one of its corrections, which in turn name what they correct.
    record_number found = 0;
    const auto follow = [&](auto&& self, record_number n) -> void {
        for (const record_number later : about(n)) {
            if (later > limit) return; // in order
            const record_kind kind = record(later).kind;
            if (kind == record_kind::corrected) self(self, later);
            if (kind == record_kind::revoked && later > after && (found == 0 || later < found)
                && stands(later, limit).what)
                found = later;
        }
    };
    follow(follow, root);
    return found;
}

std::uint64_t chronicle::act_number(record_number n, std::size_t index) const noexcept {
    return act_number_of(key, n <= size() ? root_of(n) : n, index);
}

//=== carrying out ===//

namespace {

[[nodiscard]] provenance basis_of(const enactment& what) {
    std::string all;
    for (const legal_document& d : what.documents) {
        const std::string& called = d.number.empty() ? d.title : d.number;
        if (called.empty()) continue;
        if (!all.empty()) all += "；";
        all += called;
    }
    return all.empty() ? provenance() : provenance::stated(std::move(all));
}

// What is no more after several acts, and went to one heir in all of them.
void mark_whole(std::vector<succession>& lineage) {
    for (succession& line : lineage) {
        if (!line.whole) continue;
        line.whole = std::all_of(lineage.begin(), lineage.end(),
            [&](const succession& other) { return !(other.from == line.from) || other.heir == line.heir; });
    }
}

[[nodiscard]] unit_record record_of(unit_ref u) {
    const unit_ref p = u.parent();
    return {u.id(), u.kind(), std::string(u.name()), u.code(), p ? p.id() : unit_id::none(), u.place_known()};
}

// What units are, from the end of some edits back to their beginning.
class units_on_the_way_back {
public:
    explicit units_on_the_way_back(const hierarchy& end) noexcept : end_(end) {}

    [[nodiscard]] unit_record& operator[](unit_id unit) {
        const std::size_t i = find(unit);
        if (i != seen_.size()) return seen_[i];
        const unit_ref u = end_.find(unit);
        ONEZONE_ASSERT(u, "an edit speaks of a unit that was not there");
        return seen_.emplace_back(record_of(u));
    }
    void set(const unit_record& is) {
        const std::size_t i = find(is.key);
        if (i != seen_.size())
            seen_[i] = is;
        else
            seen_.push_back(is);
    }

private:
    [[nodiscard]] std::size_t find(unit_id unit) {
        if (seen_.size() > few) {
            for (; taken_ < seen_.size(); ++taken_) by_unit_[seen_[taken_].key.value()] = taken_;
            const auto at = by_unit_.find(unit.value());
            return at == by_unit_.end() ? seen_.size() : at->second;
        }
        return static_cast<std::size_t>(std::find_if(seen_.begin(), seen_.end(), [&](const unit_record& u) {
            return u.key == unit;
        }) - seen_.begin());
    }

    static constexpr std::size_t few = 8;
    const hierarchy& end_;
    std::vector<unit_record> seen_;
    flat_map<std::uint64_t, std::size_t> by_unit_;
    std::size_t taken_ = 0;
};

} // namespace

text in_short(const text& account) { return {shown(account.zh, most_shown), shown(account.en, most_shown)}; }

refusal chronicle::cannot(record_number n, const enactment& what, refusal cause) const {
    history_record r;
    r.what.effective = what.effective;
    r.what.documents = what.documents;
    std::vector<std::string> subjects = cause.subjects();
    text message =
        fill(say("{0}不能执行：{1}", "{0} cannot be carried out: {1}"), {onezone::name_of(r, n), cause.message()});
    return refusal(errc::step_refused, std::move(message), std::move(subjects)).with(std::move(cause));
}

result<chronicle::performed> chronicle::perform(hierarchy h, record_number root, const enactment& what,
    const undone_record* undone, bool keep_steps, bool in_place) const {
    performed done;
    if (undone) {
        change door(std::move(h));
        if (auto back = door.replay(inverse(undone->edits)); !back) return cannot(root, what, back.error());
        done.edits = door.take_edits();
        done.after = std::move(door).finish();
        for (const succession& line : undone->lineage)
            if (!(line.from == line.heir))
                done.lineage.push_back({line.heir, line.from, line.units, line.stated, false, line.inferred});
        return done;
    }
    if (!what.covered.empty()) {
        change door(std::move(h));
        for (const unit_record& u : what.covered)
            if (auto added = door.add({u.key, u.kind, u.name, u.code, u.parent, u.parent_known}); !added)
                return cannot(root, what, added.error());
        done.edits = door.take_edits();
        done.after = std::move(door).finish();
        return done;
    }
    const provenance basis = basis_of(what);
    for (std::size_t i = 0; i < what.acts.size(); ++i) {
        const act_options options{act_number_of(key, root, i), what.effective, basis};
        op_view op = what.acts[i].view();
        if (!keep_steps) op.account = [](const void*, const hierarchy&) { return text(); }; // nobody reads it
        // Whoever asks keeps the state of before the first act, mostly: its ledger is opened there, and nothing walked back.
        auto made = i == 0 && !in_place ? apply(std::as_const(h), op, options) : apply(std::move(h), op, options);
        if (!made) {
            // NOLINTNEXTLINE(bugprone-use-after-move): an act that is refused leaves its argument as it was
            const text account = in_short(account_of(what.acts[i], h));
            refusal cause(made.error().code(),
                fill(say("第 {0} 项操作（{1}）：{2}", "act {0} ({1}): {2}"),
                    {verbatim(std::to_string(i + 1)), account, made.error().message()}),
                made.error().subjects());
            return cannot(root, what, std::move(cause));
        }
        ++done.acts;
        done.lineage.insert(done.lineage.end(), made->lineage.begin(), made->lineage.end());
        if (keep_steps) {
            done.edits.insert(done.edits.end(), made->edits.begin(), made->edits.end());
            h = made->after;
            done.steps.push_back(std::move(*made));
        } else {
            done.edits.insert(done.edits.end(), std::make_move_iterator(made->edits.begin()),
                std::make_move_iterator(made->edits.end()));
            h = std::move(made->after);
        }
    }
    done.after = std::move(h);
    mark_whole(done.lineage);
    return done;
}

act_effect chronicle::effect_of(performed done) const {
    act_effect is;
    is.acts = done.acts;
    bool units_only = true;
    units_on_the_way_back units(done.after);
    const auto add = [&](const unit_record& u, bool live) {
        is.versions.push_back({u.key, u.parent, u.code, 0, 0, u.kind, u.parent_known, live});
        is.names.push_back(u.name);
    };
    // Nobody need have kept the state before: what a unit was follows from what it became.
    for (auto e = done.edits.rbegin(); e != done.edits.rend(); ++e) {
        if (const auto* moved = std::get_if<unit_moved>(&*e)) {
            unit_record& u = units[moved->unit];
            u.parent = moved->to;
            u.parent_known = moved->to_known;
            add(u, true);
            u.parent = moved->from;
            u.parent_known = moved->from_known;
        } else if (const auto* unit = std::get_if<edited<unit_record>>(&*e)) {
            add(unit->after ? *unit->after : *unit->before, unit->after.has_value());
            if (unit->before) units.set(*unit->before);
        } else {
            units_only = false;
            // The seat of a zone stands in its own record, and is its parent.
            const auto* z = std::get_if<edited<zone>>(&*e);
            if (!z || !z->after) continue;
            if (z->before && z->before->seat == z->after->seat && z->before->seat_known == z->after->seat_known)
                continue;
            unit_record& u = units[z->after->unit];
            u.parent = z->after->seat;
            u.parent_known = z->after->seat_known;
            add(u, true);
            if (!z->before) continue;
            u.parent = z->before->seat;
            u.parent_known = z->before->seat_known;
        }
    }
    std::reverse(is.versions.begin(), is.versions.end());
    std::reverse(is.names.begin(), is.names.end());
    if (!units_only || !done.lineage.empty()) {
        auto extra = std::make_shared<consequence_extra>();
        if (!units_only) extra->edits = std::move(done.edits);
        extra->lineage = std::move(done.lineage);
        is.extra = std::move(extra);
    }
    return is;
}

//=== states ===//

std::vector<std::uint32_t>::const_iterator chronicle::lower(position at) const noexcept {
    return std::lower_bound(order_.begin(), order_.end(), at,
        [this](std::uint32_t o, const position& p) { return consequences_[o].at < p; });
}

// A change is made as it was; each was checked when it was recorded.
void chronicle::put_on(hierarchy& h, const consequence& o) const {
    const auto sure = [](const auto& made) {
        ONEZONE_ASSERT(made, "a recorded change cannot be made again");
        static_cast<void>(made);
    };
    if (o.extra && !o.extra->edits.empty()) {
        change door(std::move(h));
        sure(door.replay(o.extra->edits));
        for (std::uint32_t i = 0; i < o.acts; ++i) door.count_act();
        h = std::move(door).finish();
        return;
    }
    change door(std::move(h));
    door.record_nothing();
    for (std::uint32_t i = 0; i < o.versions; ++i) {
        const unit_version& v = versions_[o.first_version + i];
        const unit_ref u = door.now().find(v.unit);
        if (!v.live) {
            sure(door.remove(v.unit));
            continue;
        }
        if (!u) {
            sure(door.add({v.unit, v.kind, name_of(v), v.code, v.parent, v.parent_known}));
            continue;
        }
        const unit_ref p = u.parent();
        if ((p ? p.id() : unit_id::none()) != v.parent || u.place_known() != v.parent_known)
            sure(door.move(v.unit, v.parent, v.parent_known));
        const unit_ref moved = door.now()[v.unit];
        const bool renamed = moved.name() != name_of(v);
        const bool recoded = moved.code() != v.code;
        const bool rekinded = moved.kind() != v.kind;
        if (renamed) sure(door.rename(v.unit, name_of(v)));
        if (recoded) sure(door.recode(v.unit, v.code));
        if (rekinded) sure(door.rekind(v.unit, v.kind));
    }
    for (std::uint32_t i = 0; i < o.acts; ++i) door.count_act();
    h = std::move(door).finish();
}

hierarchy chronicle::state_before(position at, record_number limit) const {
    if (limit == size() && (order_.empty() || consequences_[order_.back()].at < at)) return latest_;
    auto near = std::lower_bound(
        checkpoints_.begin(), checkpoints_.end(), at, [](const checkpoint& c, const position& p) { return c.at < p; });
    position from{};
    hierarchy h = first;
    while (near != checkpoints_.begin()) {
        --near;
        if (near->from <= limit && limit < near->until) {
            h = near->h;
            from = {near->at.day, near->at.root + 1};
            break;
        }
    }
    each(from, at, limit, [&](const consequence& o, std::uint32_t) { put_on(h, o); });
    return h;
}

std::size_t chronicle::spacing(const hierarchy& h) noexcept { return std::max<std::size_t>(128, h.size() / 64); }

//=== consequences ===//

const consequence* chronicle::consequence_of(record_number root, record_number limit) const noexcept {
    if (root > consequences_of_.size()) return nullptr;
    for (const std::uint32_t i : consequences_of_[root - 1])
        if (consequences_[i].known(limit)) return &consequences_[i];
    return nullptr;
}

void parent_lines::add_parent(unit_id parent) {
    if (numbers_.contains(parent.value())) return;
    parents_.push_back(parent); // if the next line fails, one number is never used
    numbers_.emplace(parent.value(), static_cast<std::int32_t>(parents_.size() - 1));
}

void parent_lines::make_room(unit_id unit, unit_id first, std::size_t n) {
    line& of = lines_[unit.value()];
    if (++n <= of.room) return; // one for how it began
    if (of.room == 0) add_parent(first);
    // A further place at the end, up to twice as long as wanted: what was left is never more than what is used.
    const std::size_t room = std::bit_ceil(n);
    const std::size_t whole = std::min(2 * room, in_cache_line);
    const std::size_t place = (changes_.size() + whole - 1) / whole * whole;
    changes_.resize(place + 2 * room, never);
    const auto at = changes_.begin() + static_cast<std::ptrdiff_t>(place);
    const auto was = changes_.begin() + of.first;
    std::copy_n(was, of.room, at);
    std::copy_n(was + of.room, of.room, at + static_cast<std::ptrdiff_t>(room));
    if (of.room == 0) {
        changes_[place] = std::numeric_limits<day_number>::min();
        changes_[place + room] = number_of(first);
    }
    of = {static_cast<std::uint32_t>(place), static_cast<std::uint32_t>(room)};
}

void parent_lines::append(unit_id unit, day_number from, unit_id parent) noexcept {
    const line of = lines_.find(unit.value())->second;
    const auto begin = changes_.begin() + of.first;
    const auto at = std::lower_bound(begin, begin + of.room, from);
    *at = from;
    at[of.room] = number_of(parent);
}

void parent_lines::clear(unit_id unit) noexcept {
    const line of = lines_.find(unit.value())->second;
    std::fill_n(changes_.begin() + of.first + 1, of.room - 1, never);
}

const unit_id* parent_lines::on(unit_id unit, day_number day) const noexcept {
    const auto at = lines_.find(unit.value());
    if (at == lines_.end() || at->second.room == 0) return nullptr;
    // Without branches that no processor foresees: halves of many, and of few how many have begun.
    constexpr std::uint32_t few = 2 * in_cache_line;
    const std::uint32_t room = at->second.room;
    const std::int32_t* begun = changes_.data() + at->second.first;
    std::uint32_t n = room;
    for (; n > few; n /= 2) begun += begun[n / 2] <= day ? n / 2 : 0;
    std::uint32_t more = 0;
    for (std::uint32_t i = 0; i < n; ++i) more += begun[i] <= day ? 1U : 0U;
    return &parents_[static_cast<std::size_t>(begun[more - 1 + room])];
}

const unit_version* chronicle::last_before(unit_id unit, position at, record_number limit) const noexcept {
    const index_line<1>* const line = changes_of(unit);
    if (!line) return nullptr;
    auto i = std::lower_bound(
        line->begin(), line->end(), at, [](const index_entry& e, const position& p) { return e.at < p; });
    while (i != line->begin())
        if (--i; known(*i, limit)) return &versions_[i->what];
    return nullptr;
}

std::vector<edit> chronicle::edits_of(const consequence& o, record_number limit) const {
    if (o.extra && !o.extra->edits.empty()) return o.extra->edits;
    std::vector<edit> all;
    const auto as_record = [&](const unit_version& v) {
        return unit_record{v.unit, v.kind, std::string(name_of(v)), v.code, v.parent, v.parent_known};
    };
    flat_map<std::uint64_t, const unit_version*> seen;
    for (std::uint32_t i = 0; i < o.versions; ++i) {
        const unit_version& v = versions_[o.first_version + i];
        const unit_version*& known_last = seen[v.unit.value()];
        const unit_version* const last = known_last ? known_last : last_before(v.unit, o.at, limit);
        known_last = &v;
        std::optional<unit_record> before;
        if (last) {
            if (last->live) before = as_record(*last);
        } else if (const unit_ref u = first.find(v.unit)) {
            before = record_of(u);
        }
        const unit_record after = as_record(v);
        if (before && v.live && before->name == after.name && before->code == after.code && before->kind == after.kind)
            all.emplace_back(
                unit_moved{v.unit, before->parent, after.parent, before->parent_known, after.parent_known});
        else
            all.emplace_back(edited<unit_record>{std::move(before), v.live ? std::optional(after) : std::nullopt});
    }
    return all;
}

} // namespace onezone::detail
