// SPDX-License-Identifier: Apache-2.0
#include "internal_bodies.hpp"

namespace onezone::packs {

internal_bodies::internal_bodies(const window& w, const body& agency)
    : w_(w),
      agency_(&agency),
      whole_(w.is_whole(known_list::parts, agency.key)) {
    for (const body& part : w.parts_of(agency.key)) {
        if (part.kind != body_kind::internal_body) continue;
        listed_.push_back(&part);
        count_.add(w.exists(part));
    }
    if (!agency.internal_bodies.known()) return;
    const auto told = *agency.internal_bodies.value;
    const auto listed = static_cast<std::int64_t>(listed_.size());
    // A number stands in for a list: beside none listed it contradicts nothing.
    contradicted_ = listed > 0 && (told < listed || (told != listed && whole_.is_yes()));
    if (contradicted_) {
        static constexpr field which{"internal_bodies.which", "内设机构名单与所报数目不符，以何者为准",
            "which holds: the list of internal bodies or their number, which differ"};
        whole_ = w.lacking(subject::of(agency), which);
    }
}

truth internal_bodies::at_most(std::int64_t most) const {
    // Those listed are so many at least; that there are no more is known only where their number or the whole list is.
    const truth of_list = count_.at_most(most, contradicted_ ? truth::yes() : whole_);
    if (!contradicted_ && (of_list.is_no() || (of_list.is_yes() && !agency_->internal_bodies.known()))) return of_list;
    const truth of_number = w_.ask<&body::internal_bodies>(*agency_) <= most;
    if (!contradicted_) return of_number;
    return of_number.is_yes() == of_list.is_yes() ? of_number : whole_;
}

truth has_any(const window& w, const body& agency, const internal_bodies& parts) {
    if (!parts.listed().empty()) return truth::yes();
    if (agency.internal_bodies.known()) return w.ask<&body::internal_bodies>(agency) > 0;
    return of_some(w, truth::no(), false, parts.whole(), subject::of(agency), fields::bodies);
}

truth has_economic_share(context& c, const body& agency, const internal_bodies& parts, std::int64_t percent) {
    truth_count economic;
    const auto all = static_cast<std::int64_t>(parts.listed().size());
    for (const body* const part : parts.listed()) {
        truth of_economy = truth::yes();
        bool any = false;
        for (const holding& x : c.holdings_of(part->key)) {
            if (x.cls != carry_class::functions) continue;
            any = true;
            of_economy = of_economy && c.ask<&holding::function>(x) == function_class::economic;
        }
        economic.add(of_all(
            c, of_economy, any, c.is_whole(known_list::functions, part->key), subject::of(*part), fields::functions));
    }
    const truth whole = parts.whole();
    if (all == 0) return whole.is_yes() ? c.lacking(subject::of(agency), fields::bodies) : whole;
    const std::int64_t needed = (all * percent + 99) / 100;
    tell_figure(c, [&] {
        return fill(say("内设机构 {0} 个，专门承担经济职责的 {1} 个，应不少于 {2} 个",
                        "internal bodies: {0}, of economic duties alone: {1}, asked for: {2} or more"),
            {verbatim(std::to_string(all)), count_text(economic.sure()), verbatim(std::to_string(needed))});
    });
    // A share of what is recorded is none of all there are.
    return whole.is_yes() ? economic.at_least(needed) && whole : whole;
}

} // namespace onezone::packs
