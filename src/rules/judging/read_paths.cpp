// SPDX-License-Identifier: Apache-2.0
#include "read_paths.hpp"

#include <onezone/ground/id.hpp>

#include <algorithm>
#include <tuple>
#include <type_traits>
#include <variant>

namespace onezone::detail {

//=== the paths ===//

std::uint32_t read_paths::find_child(std::uint32_t at, path_step along, bool in_now) const noexcept {
    for (std::size_t i = at + 1; i < nodes.size(); ++i) // a node comes after the one it hangs on
        if (nodes[i].from == at && nodes[i].along == along && nodes[i].in_now == in_now)
            return static_cast<std::uint32_t>(i);
    return static_cast<std::uint32_t>(nodes.size());
}

std::uint32_t read_paths::child(std::uint32_t at, path_step along, bool in_now) {
    const std::uint32_t found = find_child(at, along, in_now);
    if (found == nodes.size()) nodes.push_back({at, along, in_now, 0, 0});
    return found;
}

void read_paths::root(subject_kind kind, bool by_jurisdiction) {
    const auto step = [&](path_step along) {
        unit = child(unit, along, true);
        nodes[unit].now |= placing_aspect;
    };
    switch (kind) {
    case subject_kind::whole: return;
    case subject_kind::division:
    case subject_kind::zone: break;
    case subject_kind::agency:
    case subject_kind::body: step(path_step::body_unit); break;
    case subject_kind::tenure:
        step(path_step::tenure_post);
        step(path_step::post_body);
        step(path_step::body_unit);
        break;
    case subject_kind::post:
        step(path_step::post_body);
        step(path_step::body_unit);
        break;
    case subject_kind::person: return; // of no place
    case subject_kind::holding:
        step(path_step::holder);
        step(path_step::body_unit);
        break;
    case subject_kind::entrustment: step(path_step::entrusted_unit); break;
    }
    if (by_jurisdiction) nodes[child(unit, path_step::above, true)].now |= placing_aspect;
}

void read_paths::merge(const read_paths& other) {
    everywhere = everywhere || other.everywhere;
    std::vector<std::uint32_t> here(other.nodes.size());
    for (std::size_t i = 0; i < other.nodes.size(); ++i) {
        const path_node& n = other.nodes[i];
        here[i] = i == 0 ? 0 : child(here[n.from], n.along, n.in_now);
        nodes[here[i]].now |= n.now;
        nodes[here[i]].before |= n.before;
    }
}

//=== noting them ===//

namespace {

constexpr bool is_identity(path_step r) { return r <= path_step::record; }
constexpr bool leads_nowhere(path_step r) { return r == path_step::stated || r == path_step::own_facts; }
constexpr bool is_everything(path_step r) { return r >= path_step::coded && r <= path_step::all_bodies; }

} // namespace

read_paths& path_recorder::own() {
    learned_ = true;
    read_paths& mine = into_->edit(rule_);
    so_far_ = &mine;
    return mine;
}

void path_recorder::learn(std::uint32_t node, bool in_now, aspects what) {
    path_node& own_node = own().nodes[node];
    (in_now ? own_node.now : own_node.before) |= what;
}

void path_recorder::read_everywhere() {
    if (!so_far().everywhere) own().everywhere = true;
    at_ = nowhere;
}

std::uint32_t path_recorder::child(std::uint32_t at, path_step along, bool in_now) {
    const std::uint32_t found = so_far().find_child(at, along, in_now);
    return found < so_far().nodes.size() ? found : own().child(at, along, in_now);
}

path_recorder::kind_of_subject path_recorder::kind_of(subject_kind k) noexcept {
    const auto of_unit = []<class Record>() {
        return kind_of_subject{content_of<Record>, leads_on<Record>,
            [](const void* record) { return static_cast<const Record*>(record)->unit.value(); }};
    };
    const auto of_record = []<class Record>() {
        return kind_of_subject{content_of<Record>, leads_on<Record>, nullptr};
    };
    switch (k) {
    case subject_kind::whole: break;
    case subject_kind::division: return {content_of<unit_ref>, nullptr, nullptr};
    case subject_kind::zone: return of_record.operator()<zone>();
    case subject_kind::agency:
    case subject_kind::body: return of_unit.operator()<body>();
    case subject_kind::post: return of_record.operator()<post>();
    case subject_kind::person: return of_record.operator()<person>();
    case subject_kind::tenure: return of_record.operator()<tenure>();
    case subject_kind::holding: return of_record.operator()<holding>();
    case subject_kind::entrustment: return of_unit.operator()<entrustment>();
    }
    return {};
}

void path_recorder::begin(paths_by_rule& into, std::size_t rule, subject_kind of) {
    into_ = &into;
    rule_ = rule;
    so_far_ = &into[rule];
    if (++begun_ == 0) {
        ways_.fill({});
        begun_ = 1;
    }
    read_ = {};
    kind_ = kind_of(of);
    if (kind_.content != 0) read(0, true, kind_.content);
}

void path_recorder::begin_on(std::uint64_t id, const void* record) {
    if (++round_ == 0) {
        for (entry& e : known_) e.round = 0;
        round_ = 1;
    }
    used_ = 0;
    in_now_ = true;
    at_ = kind_.content == 0 ? nowhere : 0;
    subject_ = {id, record, kind_.leads_on, 0, true}; // the id of the whole is 0, from where no walk begins
    subject_entered_ = false;
    unit_ = kind_.unit ? kind_.unit(record) : 0;
    met_.clear();
    next_ = 0;
    entered_ = 0;
}

path_recorder::entry& path_recorder::slot_of(std::uint64_t id) {
    if (known_.empty()) known_.resize(128);
    const std::size_t mask = known_.size() - 1;
    std::size_t at = static_cast<std::size_t>(id ^ id >> 32U) & mask; // ids are digests, nearly all
    while (known_[at].round == round_ && known_[at].id != id) at = (at + 1) & mask;
    return known_[at];
}

void path_recorder::grow() {
    std::vector<entry> old(known_.size() * 2);
    old.swap(known_);
    for (const entry& e : old)
        if (e.round == round_) slot_of(e.id) = e;
}

// Requires: its id is not 0, and its round the present one.
void path_recorder::know(const entry& fresh) {
    entry* e = &slot_of(fresh.id);
    if (e->round == round_) return; // by whatever path it was first come to
    if ((used_ + 1) * 2 > known_.size()) {
        grow();
        e = &slot_of(fresh.id);
    }
    *e = fresh;
    ++used_;
}

std::uint32_t path_recorder::node_of(std::uint64_t id) {
    if (id == subject_.id) return 0;
    if (id == unit_) return so_far().unit;
    if (!met_.empty() && met_.back().id == id) return met_.back().node;
    constexpr std::size_t ahead = 4;
    for (std::size_t i = next_; i < std::min(met_.size(), next_ + ahead); ++i) {
        if (met_[i].id != id) continue;
        next_ = i + 1;
        return met_[i].node;
    }
    return node_of_known(id);
}

std::uint32_t path_recorder::node_of_known(std::uint64_t id) {
    if (!subject_entered_ && subject_.leads_on) subject_.leads_on(*this, subject_);
    subject_entered_ = true;
    for (; entered_ < met_.size(); ++entered_) {
        const met& m = met_[entered_];
        know({m.id, round_, m.node, path_step::record, m.in_now, false});
        if (m.leads_on) m.leads_on(*this, m);
    }
    entry& e = slot_of(id);
    if (e.round != round_) return nowhere;
    if (e.pending) {
        e.node = child(e.node, e.along, e.in_now);
        e.pending = false;
    }
    return e.node;
}

void path_recorder::walk(path_step along, std::uint64_t from, bool in_now) {
    in_now_ = in_now;
    if (is_everything(along)) return read_everywhere();
    if (from == 0) { // an empty reference leads nowhere, whatever changes
        at_ = nowhere;
        return;
    }
    const std::uint32_t here = node_of(from);
    if (here == nowhere) return read_everywhere();
    way& known = way_from(here, along);
    if (known.begun == begun_ && known.from == here && known.along == along && known.in_now == in_now) {
        at_ = known.to;
        return;
    }
    read(here, in_now,
        along == path_step::unit         ? content_of<unit_ref>
            : along == path_step::zone   ? content_of<zone>
            : along == path_step::record ? record_content
                                         : aspect_of(along));
    at_ = is_identity(along) || leads_nowhere(along) ? here : child(here, along, in_now);
    known = {begun_, here, at_, along, in_now};
    if (along == path_step::above) read(at_, in_now, content_of<unit_ref> | aspect_of(path_step::parent));
}

void path_recorder::come_to(std::uint64_t id, aspects content, const void* record, follow onwards) {
    if (at_ == nowhere) return;
    if (read_.at != at_ || read_.in_now != in_now_ || read_.what != content) {
        read(at_, in_now_, content);
        read_ = {at_, in_now_, content};
    }
    if (met_.capacity() == 0) met_.reserve(32);
    met_.push_back({id, record, onwards, at_, in_now_});
}

} // namespace onezone::detail
