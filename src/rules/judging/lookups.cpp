// SPDX-License-Identifier: Apache-2.0
#include "lookups.hpp"

#include "subjects.hpp"

namespace onezone::detail {

void lookups::keep_to(std::shared_ptr<const kept_zone_lists> kept, std::span<const std::uint64_t> since) {
    all_ = nullptr;
    kept_ = std::move(kept);
    since_ = since;
}

zone_index& lookups::zones_of(const hierarchy& h, bool in_now) {
    std::optional<zone_index>& index = in_now ? now_ : before_;
    if (index) return *index;
    if (all_) return index.emplace(h, all_->of(h, in_now));
    if (in_now) return index.emplace(h, kept_, since_);
    return index.emplace(h, nullptr);
}

std::vector<slot> lookups::zones_in(const hierarchy& h, bool in_now, unit_ref division) {
    std::vector<slot> found = std::move(spare_);
    found.clear();
    zones_of(h, in_now).find_in(division, found);
    return found;
}

std::span<const happening> lookups::happenings(subject of) {
    if (!step_)
        step_ = of_->affected
            ? of_->affected
            : std::make_shared<const step_index>(*of_->before, *of_->now, of_->edits, of_->acts, of_->on.state);
    return step_->of(of);
}

// All that is judged here is a `placed_subject`.

record_range<body> lookups::bodies_of(judged_thing& judged, const hierarchy& h, unit_id u) {
    auto& last = static_cast<placed_subject&>(judged).last_bodies;
    if (!last || last->in != &h || last->of != u) last = {&h, u, h.bodies_of(u)};
    return last->are;
}

const body* lookups::find(judged_thing& judged, const hierarchy& h, body_id id) {
    return static_cast<placed_subject&>(judged).last_body.find(h, id);
}

const post* lookups::find(judged_thing& judged, const hierarchy& h, post_id id) {
    return static_cast<placed_subject&>(judged).last_post.find(h, id);
}

} // namespace onezone::detail
