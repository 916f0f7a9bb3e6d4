// SPDX-License-Identifier: Apache-2.0
#include "chronicle.hpp"
#include "ground/refuse.hpp"
#include "ground/try.hpp"
#include "model/legible.hpp"

#include <onezone/ground/assert.hpp>

#include <algorithm>
#include <limits>
#include <span>
#include <type_traits>
#include <utility>

// How a record gets into a chronicle: it is checked, carried out with all that comes after it, and kept with its indexes.

namespace onezone::detail {

//=== recording ===//

struct chronicle::revision {
    struct made {
        position at;
        record_number said = 0;
        act_effect what;
    };
    std::vector<made> added;
    std::vector<std::uint32_t> closed;
    std::vector<checkpoint> checkpoints;
    std::vector<std::size_t> closed_checkpoints;
    hierarchy latest;
    std::size_t since_checkpoint = 0;
};

bool chronicle::same(const consequence& was, const act_effect& is) const noexcept {
    if (was.versions != is.versions.size() || was.acts != is.acts) return false;
    for (std::uint32_t i = 0; i < was.versions; ++i) {
        const unit_version& a = versions_[was.first_version + i];
        const unit_version& b = is.versions[i];
        if (a.unit != b.unit || a.parent != b.parent || a.code != b.code || a.kind != b.kind
            || a.parent_known != b.parent_known || a.live != b.live || name_of(a) != is.names[i])
            return false;
    }
    if (!was.extra || !is.extra) return !was.extra && !is.extra;
    return *was.extra == *is.extra;
}

result<void> chronicle::check(const history_record& r) const {
    const enactment& what = r.what;
    const auto number = [](record_number n) { return verbatim(std::to_string(n)); };
    if (!legible(what.dated) || !legible(what.documents) || !legible(what.remark) || !legible(what.disagreements))
        return not_utf8(say("这条记录", "the record"));
    if (!is_calendar_date(r.recorded))
        return refuse(errc::bad_date, "记录日期不是日历日期", "the day of recording is no calendar date");
    if (!log_.empty() && r.recorded < log_.back().record->recorded)
        return refusal(errc::dates_out_of_order,
            fill(say("记录日期 {0} 早于上一条记录的 {1}", "recorded on {0}, before the last record, of {1}"),
                {verbatim(to_string(r.recorded)), verbatim(to_string(log_.back().record->recorded))}));
    if (what.dated.how() != grade::stated && what.dated.reason().empty())
        return refuse(errc::missing_key, "推断的日期须说明理由", "an inferred day needs its reason");
    for (const legal_document& d : what.documents)
        if (d.issued && !is_calendar_date(*d.issued))
            return refuse(errc::bad_date, "文件日期不是日历日期", "the day of a document is no calendar date");
    for (const disagreement& d : what.disagreements)
        if (d.claims.size() < 2 || d.used < 0 || d.used >= static_cast<std::int64_t>(d.claims.size()))
            return refuse(errc::bad_value, "来源分歧须有两个以上说法，并指明采用其中哪一个",
                "a disagreement needs two claims or more and says which of them is followed");
    if (r.about != 0 || r.kind != record_kind::enacted) {
        if (r.about == 0 || r.about > size())
            return refusal(
                errc::unknown_record, fill(say("没有第 {0} 条记录", "there is no record {0}"), {number(r.about)}));
        const record_number root = root_of(r.about);
        const what_holds is = stands(root, size());
        if (record(r.about).kind == record_kind::retracted)
            return refusal(errc::unsupported_here,
                fill(say("第 {0} 条记录是更正性的撤回，不能再更正、撤回或撤销",
                         "record {0} is a retraction: it can be neither corrected, retracted nor revoked"),
                    {number(r.about)}));
        for (const record_number later : about(r.about))
            if (record(later).kind == record_kind::retracted)
                return refusal(errc::unsupported_here,
                    fill(say("第 {0} 条记录已由第 {1} 条撤回", "record {0} was retracted by record {1}"),
                        {number(r.about), number(later)}));
        if (!is.what)
            return refusal(errc::unsupported_here,
                fill(say("第 {0} 条记录已由第 {1} 条撤回", "record {0} was retracted by record {1}"),
                    {number(root), number(is.retracted_by)}));
        if (r.kind == record_kind::revoked) {
            if (record(root).kind == record_kind::revoked)
                return refusal(errc::unsupported_here,
                    fill(say("第 {0} 条记录本身是撤销：请重新作出该行为",
                             "record {0} is itself a revocation: enact the act anew"),
                        {number(r.about)}));
            if (const record_number n = revoked_by(root, size()); n != 0)
                return refusal(errc::unsupported_here,
                    fill(say("第 {0} 条记录已由第 {1} 条撤销", "record {0} was revoked by record {1}"),
                        {number(r.about), number(n)}));
        }
    }
    if (r.kind == record_kind::retracted) {
        if (!what.acts.empty() || !what.covered.empty())
            return refuse(errc::bad_value, "撤回记录不带操作", "a retraction has no acts");
        return {};
    }
    if (!is_calendar_date(what.effective))
        return refuse(errc::bad_date, "生效日期不是日历日期", "the effective day is no calendar date");
    if (what.effective <= begins)
        return refusal(errc::dates_out_of_order,
            fill(
                say("生效日期 {0} 不在历史起始日 {1} 之后", "takes effect on {0}, not after the history begins on {1}"),
                {verbatim(to_string(what.effective)), verbatim(to_string(begins))}));
    const bool revokes = r.kind == record_kind::revoked
        || (r.kind == record_kind::corrected && record(root_of(r.about)).kind == record_kind::revoked);
    if (revokes) {
        if (!what.acts.empty() || !what.covered.empty())
            return refuse(errc::bad_value, "撤销记录不带操作", "a revocation has no acts");
        const record_number target =
            r.kind == record_kind::revoked ? root_of(r.about) : root_of(record(root_of(r.about)).about);
        if (const what_holds was = stands(target, size()); was.what && what.effective < was.what->effective)
            return refusal(errc::dates_out_of_order,
                fill(say("撤销日期 {0} 早于被撤销行为生效的 {1}", "revoked from {0} on, before it takes effect on {1}"),
                    {verbatim(to_string(what.effective)), verbatim(to_string(was.what->effective))}));
        return {};
    }
    if (what.acts.empty() && what.covered.empty() && what.disagreements.empty())
        return refuse(errc::empty_input, "没有任何操作", "nothing is enacted");
    if (!what.acts.empty() && !what.covered.empty())
        return refuse(errc::bad_value, "收录范围的变化不是行为，不能与操作同在一条记录",
            "a change of what is listed is no act and has a record of its own");
    return {};
}

result<recorded> chronicle::revise(
    revision& all, const history_record& r, record_number root, if_impossible otherwise, hierarchy& latest) const {
    const record_number limit = size();
    const record_number n = limit + 1;
    recorded told;
    told.number = n;
    const auto position_of = [&](const what_holds& s) {
        return s.what ? std::optional(position{number_of(s.what->effective), root}) : std::nullopt;
    };
    const std::optional<position> was = root == n ? std::nullopt : position_of(stands(root, limit));
    const what_holds now = stands(root, limit, &r);
    const std::optional<position> is = position_of(now);
    // Of a record that is retracted there is only the old place.
    const position start = was && is ? std::min(*was, *is) : was ? *was : is.value_or(position{});

    struct turn {
        position at;
        std::uint32_t consequence = 0; // of what is already known, else `none`
    };
    constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::vector<turn> turns;
    each(start, {std::numeric_limits<day_number>::max(), for_good}, limit, [&](const consequence& o, std::uint32_t i) {
        if (o.at.root != root) turns.push_back({o.at, i});
    });
    if (is)
        turns.insert(std::upper_bound(
                         turns.begin(), turns.end(), *is, [](const position& p, const turn& t) { return p < t.at; }),
            {*is, none});
    const bool last = turns.size() == 1 && turns.front().consequence == none && !was;
    const bool in_place = last && trying_;
    hierarchy h = in_place ? std::move(latest) : last ? latest : state_before(start, limit);
    if (was)
        for (const std::uint32_t i : consequences_of_[root - 1])
            if (consequences_[i].known(limit)) all.closed.push_back(i);

    // What the records that are revoked did this time round.
    flat_map<record_number, undone_record> done_by;
    for (const turn& t : turns) {
        const bool revokes =
            t.at.root == n ? r.kind == record_kind::revoked : record(t.at.root).kind == record_kind::revoked;
        if (revokes) done_by[root_of(t.at.root == n ? r.about : record(t.at.root).about)];
    }
    std::vector<checkpoint>::const_iterator kept = std::lower_bound(checkpoints_.begin(), checkpoints_.end(), start,
        [](const checkpoint& c, const position& p) { return c.at < p; });
    std::size_t weight = last ? since_checkpoint_ : 0;
    const auto pass_checkpoints = [&](const position* up_to) {
        for (; kept != checkpoints_.end() && (!up_to || kept->at < *up_to); ++kept) {
            if (!(kept->from <= limit && limit < kept->until)) continue;
            all.closed_checkpoints.push_back(static_cast<std::size_t>(kept - checkpoints_.begin()));
            // Made from the old one, so that they share what is the same.
            change door(kept->h);
            if (door.replay(difference(kept->h, h))) {
                while (door.now().acts() < h.acts()) door.count_act();
                while (door.now().acts() > h.acts()) door.uncount_act();
                h = std::move(door).finish();
            }
            all.checkpoints.push_back({kept->at, for_good, for_good, weight, h});
            weight = 0;
        }
    };
    std::vector<impossible_record> impossible;
    for (const turn& t : turns) {
        if (!last) pass_checkpoints(&t.at);
        const bool mine = t.consequence == none;
        const what_holds s = mine ? now : stands(t.at.root, limit);
        const bool revokes =
            t.at.root == n ? r.kind == record_kind::revoked : record(t.at.root).kind == record_kind::revoked;
        std::optional<refusal> refused;
        act_effect what;
        const undone_record* undone = nullptr;
        undone_record found;
        if (revokes) {
            const record_number target = root_of(t.at.root == n ? r.about : record(t.at.root).about);
            const what_holds of = target == root ? now : stands(target, limit);
            const auto again = done_by.find(target);
            const consequence* const before = consequence_of(target, limit);
            if (!of.what || position{number_of(of.what->effective), target} > t.at)
                refused = cannot(t.at.root, *s.what,
                    refuse(errc::not_held, "所撤销的行为不在此前", "what it revokes does not come before it"));
            else if (position{number_of(of.what->effective), target} >= start)
                undone = &again->second;
            else if (before && before->in_effect()) {
                found.edits = edits_of(*before, limit);
                if (before->extra) found.lineage = before->extra->lineage;
                undone = &found;
            }
            if (!refused && (!undone || undone->edits.empty()))
                refused = cannot(t.at.root, *s.what,
                    refuse(errc::not_held, "所撤销的行为没有改变什么", "what it revokes changed nothing"));
        }
        if (!refused) {
            auto done = perform(in_place ? std::exchange(h, {}) : h, t.at.root, *s.what, undone, false, in_place);
            if (done) {
                if (const auto wanted = done_by.find(t.at.root); wanted != done_by.end())
                    wanted->second = {done->edits, done->lineage};
                h = done->after;
                what = effect_of(std::move(*done));
            } else {
                refused = done.error();
            }
        }
        if (refused) {
            if (mine) return *std::move(refused);
            auto extra = std::make_shared<consequence_extra>();
            extra->set_aside = refused;
            what.extra = std::move(extra);
        }
        weight += what.weight();
        if (!mine) {
            const consequence& old = consequences_[t.consequence];
            if (same(old, what)) continue;
            if (refused && old.in_effect())
                impossible.push_back({t.at.root, *std::move(refused)});
            else if (!refused && !old.in_effect())
                told.restored.push_back(t.at.root);
            else if (!refused)
                told.otherwise.push_back(t.at.root);
            all.closed.push_back(t.consequence);
        }
        all.added.push_back({t.at, s.said, std::move(what)});
        if (last && weight >= spacing(h)) {
            all.checkpoints.push_back({t.at, for_good, for_good, weight, h});
            weight = 0;
        }
    }
    if (!last) pass_checkpoints(nullptr);
    if (!impossible.empty() && otherwise == if_impossible::refuse) {
        refusal why(errc::out_of_order,
            fill(say("此后 {0} 条记录将不能执行", "{0} later records could not be carried out"),
                {verbatim(std::to_string(impossible.size()))}));
        for (impossible_record& one : impossible) why = std::move(why).with(std::move(one.why));
        return why;
    }
    told.set_aside = std::move(impossible);
    all.latest = std::move(h);
    all.since_checkpoint = weight;
    return told;
}

result<recorded> chronicle::add(history_record r, if_impossible otherwise) {
    ONEZONE_TRY(check(r));
    const record_number n = size() + 1;
    const record_number about = r.about;
    // What is said of an earlier record happens in its place; a revocation is an event of its own.
    const record_number root =
        r.kind == record_kind::corrected || r.kind == record_kind::retracted ? root_of(about) : n;
    revision all;
    result<recorded> told = revise(all, r, root, otherwise, latest_);
    if (!told) return told;
    keep({std::make_shared<const history_record>(std::move(r)), root}, about, std::move(all));
    return told;
}

void chronicle::index(const consequence& o, std::uint32_t i) {
    const auto insert = [](auto& line, const auto& e) {
        line.insert(std::upper_bound(line.begin(), line.end(), e.at,
                        [](const position& p, const index_entry& other) { return p < other.at; }),
            e);
    };
    const auto put = [&](auto& map, const auto& k, std::size_t what) {
        insert(map[k], index_entry{o.at, i, static_cast<std::uint32_t>(what)});
    };
    const std::span<const unit_version> versions(versions_.data() + o.first_version, o.versions);
    flat_map<std::uint64_t, std::size_t> last; // of one consequence only the last version is looked up
    if (versions.size() > 1)
        for (std::size_t k = 0; k < versions.size(); ++k) last[versions[k].unit.value()] = k;
    flat_map<std::uint64_t, code> coded;
    for (std::size_t k = 0; k < versions.size(); ++k) {
        const unit_version& is = versions[k];
        if (is.live && is.code.ok()) {
            code before;
            if (const auto at = coded.find(is.unit.value()); at != coded.end())
                before = at->second;
            else if (const unit_version* const was = last_before(is.unit, o.at, size()))
                before = was->live ? was->code : code::none();
            else if (const unit_ref u = first.find(is.unit))
                before = u.code();
            if (is.code != before) put(codes_, is.code.value(), o.first_version + k);
        }
        if (versions.size() > 1) coded[is.unit.value()] = is.live ? is.code : code::none();
        if (versions.size() == 1 || last[is.unit.value()] == k) put(units_, is.unit.value(), o.first_version + k);
        make_room_for_parent(is, units_[is.unit.value()].size());
    }
    if (!o.extra) return;
    for (std::size_t k = 0; k < o.extra->edits.size(); ++k)
        std::visit(
            [&](const auto& one) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(one)>, unit_moved>) {
                    using Record = typename std::decay_t<decltype(one.before)>::value_type;
                    if constexpr (!std::is_same_v<Record, unit_record>) {
                        const Record& r = one.after ? *one.after : *one.before;
                        const record_key mine{edit_type<Record>, r.id().value()};
                        put(records_, mine, k);
                        each_owner(r, [&](const record_key& owner) { attached_[owner].push_back(mine); });
                    }
                }
            },
            o.extra->edits[k]);
    for (std::size_t k = 0; k < o.extra->lineage.size(); ++k) {
        const succession& line = o.extra->lineage[k];
        if (line.from.identified()) put(lineage_, key_of(line.from), k);
        if (line.heir.identified() && !(line.heir == line.from)) put(lineage_, key_of(line.heir), k);
    }
}

// Which parents the units of a consequence have as of the last record, after it has become known or is known no more.
void chronicle::know_parents(std::uint32_t consequence) noexcept {
    const struct consequence& o = consequences_[consequence];
    for (std::uint32_t k = 0; k < o.versions; ++k) {
        const unit_id unit = versions_[o.first_version + k].unit;
        const index_line<1>& line = units_.find(unit.value())->second;
        if (o.until == for_good && line.back().consequence == consequence) {
            know_parent(line.back());
            continue;
        }
        parents_.clear(unit);
        for (const index_entry& e : line) know_parent(e);
    }
}

// What is kept keeps its order; what points at it follows.
chronicle::chronicle(const chronicle& all, record_number limit)
    : id(all.id),
      key(all.key),
      first(all.first),
      begins(all.begins),
      log_(all.log_.begin(), all.log_.begin() + limit),
      consequences_of_(limit),
      latest_(all.state_before(end_of(std::numeric_limits<day_number>::max()), limit)),
      names_(all.names_),
      attached_(all.attached_) {
    for (const auto& [n, said] : all.about_)
        for (const record_number later : said)
            if (later <= limit) about_[n].push_back(later);
    constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> place(all.consequences_.size(), none);
    for (std::size_t i = 0; i < place.size(); ++i) {
        if (all.consequences_[i].from > limit) continue;
        place[i] = static_cast<std::uint32_t>(consequences_.size());
        consequence& is = consequences_.emplace_back(all.consequences_[i]);
        if (is.until > limit) is.until = for_good;
        const auto those = std::span(all.versions_).subspan(is.first_version, is.versions);
        is.first_version = static_cast<std::uint32_t>(versions_.size());
        for (const unit_version& v : those) versions_.emplace_back(v).consequence = place[i];
        consequences_of_[is.at.root - 1].push_back(place[i]);
    }
    for (const std::uint32_t i : all.order_)
        if (place[i] != none) order_.push_back(place[i]);
    for (const checkpoint& c : all.checkpoints_)
        if (c.from <= limit) {
            checkpoint& is = checkpoints_.emplace_back(c);
            if (is.until > limit) is.until = for_good;
        }
    const position last = checkpoints_.empty() ? position{} : checkpoints_.back().at;
    each(last, end_of(std::numeric_limits<day_number>::max()), limit, [&](const consequence& o, std::uint32_t) {
        if (o.at > last) since_checkpoint_ += o.versions + (o.extra ? o.extra->edits.size() : 0);
    });
    const auto follow = [&](const auto& from, auto& to, bool of_versions) {
        for (const auto& [k, line] : from)
            for (index_entry e : line) {
                if (place[e.consequence] == none) continue;
                const std::uint32_t before = all.consequences_[e.consequence].first_version;
                e.consequence = place[e.consequence];
                if (of_versions) e.what = consequences_[e.consequence].first_version + (e.what - before);
                to[k].push_back(e);
            }
    };
    follow(all.units_, units_, true);
    follow(all.codes_, codes_, true);
    follow(all.records_, records_, false);
    follow(all.lineage_, lineage_, false);
    for (const auto& [unit, line] : units_) {
        for (const index_entry& e : line) make_room_for_parent(versions_[e.what], line.size());
        for (const index_entry& e : line) know_parent(e);
    }
}

void chronicle::make_room_for_parent(const unit_version& is, std::size_t changes) {
    const unit_ref began = first.find(is.unit);
    const unit_ref over = began ? began.parent() : unit_ref();
    parents_.make_room(is.unit, over ? over.id() : unit_id::none(), changes);
    parents_.add_parent(is.live ? is.parent : unit_id::none());
}

void chronicle::know_parent(const index_entry& e) noexcept {
    const unit_version& is = versions_[e.what];
    if (known(e, size())) parents_.append(is.unit, e.at.day, is.live ? is.parent : unit_id::none());
}

// Everything is written as known to nobody; what can fail comes first.
void chronicle::keep(entry said, record_number about, revision all) {
    const record_number n = size() + 1;
    std::vector<std::uint32_t> fresh;
    fresh.reserve(all.added.size());
    if (consequences_of_.size() < n) consequences_of_.resize(n);
    for (revision::made& one : all.added) {
        consequence o;
        o.at = one.at;
        o.said = one.said;
        o.from = for_good;
        o.first_version = static_cast<std::uint32_t>(versions_.size());
        o.versions = static_cast<std::uint32_t>(one.what.versions.size());
        o.acts = one.what.acts;
        o.extra = std::move(one.what.extra);
        const auto i = static_cast<std::uint32_t>(consequences_.size());
        for (std::size_t k = 0; k < one.what.versions.size(); ++k) {
            unit_version v = one.what.versions[k];
            v.name = names_.intern(one.what.names[k]);
            v.consequence = i;
            versions_.push_back(v);
        }
        consequences_.push_back(std::move(o));
        const auto at = lower(
            {consequences_[i].at.day, consequences_[i].at.root == for_good ? for_good : consequences_[i].at.root + 1});
        order_.insert(order_.begin() + (at - order_.cbegin()), i);
        consequences_of_[consequences_[i].at.root - 1].push_back(i);
        index(consequences_[i], i);
        fresh.push_back(i);
    }
    std::vector<checkpoint> checkpoints;
    const std::size_t before = checkpoints_.size();
    const bool appends = all.closed_checkpoints.empty()
        && (all.checkpoints.empty() || checkpoints_.empty() || checkpoints_.back().at < all.checkpoints.front().at);
    if (appends) {
        for (checkpoint& c : all.checkpoints) checkpoints_.push_back(std::move(c));
    } else {
        checkpoints = checkpoints_;
        for (checkpoint& c : all.checkpoints) {
            c.from = n;
            const auto at = std::upper_bound(checkpoints.begin(), checkpoints.end(), c.at,
                [](const position& p, const checkpoint& other) { return p < other.at; });
            checkpoints.insert(at, std::move(c));
        }
        for (checkpoint& c : checkpoints)
            for (const std::size_t closed : all.closed_checkpoints)
                if (c.at == checkpoints_[closed].at && c.from == checkpoints_[closed].from) c.until = n;
    }
    if (log_.size() == log_.capacity()) log_.reserve(std::max<std::size_t>(16, 2 * log_.capacity()));
    std::vector<record_number>* said_of = nullptr;
    if (about != 0) {
        said_of = &about_[about];
        said_of->reserve(said_of->size() + 1);
    }

    // From here on nothing fails.
    log_.push_back(std::move(said));
    if (said_of) said_of->push_back(n);
    for (const std::uint32_t i : fresh) consequences_[i].from = n;
    for (const std::uint32_t i : all.closed) consequences_[i].until = n;
    for (const std::uint32_t i : fresh) know_parents(i);
    for (const std::uint32_t i : all.closed) know_parents(i);
    if (!appends)
        checkpoints_ = std::move(checkpoints);
    else
        for (std::size_t i = before; i < checkpoints_.size(); ++i) checkpoints_[i].from = n;
    latest_ = std::move(all.latest);
    since_checkpoint_ = all.since_checkpoint;
}

} // namespace onezone::detail
