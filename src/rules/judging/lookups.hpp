// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_LOOKUPS_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_LOOKUPS_HPP_INCLUDED

#include "judging_case.hpp"
#include "zone_index.hpp"

#include <onezone/rules/detail/call.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace onezone::detail {

/// What the calls of one thread look up.
class lookups final : public call_lookups {
public:
    /// `all`: where it pays to list all zones. Requires: `of` outlives it.
    lookups(const judging_case& of, std::shared_ptr<lists_of_all> all) : of_(&of), all_(std::move(all)) {}

    [[nodiscard]] const std::shared_ptr<lists_of_all>& all() const noexcept { return all_; }
    /// Nothing is listed: zones are found as `kept` has them, but for the divisions `since`, which have to outlive it.
    void keep_to(std::shared_ptr<const kept_zone_lists> kept, std::span<const std::uint64_t> since);
    /// All zones are listed when somebody asks for some.
    void list_all(std::shared_ptr<lists_of_all> into) noexcept { all_ = std::move(into); }
    /// Whether anybody has asked for the zones of the hierarchy judged.
    [[nodiscard]] bool asked_for_zones() const noexcept { return now_.has_value(); }

    [[nodiscard]] std::vector<slot> zones_in(const hierarchy& h, bool in_now, unit_ref division) override;
    void hand_back(std::vector<slot>&& list) noexcept override { spare_ = std::move(list); }
    [[nodiscard]] std::span<const happening> happenings(subject of) override;
    [[nodiscard]] record_range<body> bodies_of(judged_thing& judged, const hierarchy& h, unit_id u) override;
    [[nodiscard]] const body* find(judged_thing& judged, const hierarchy& h, body_id id) override;
    [[nodiscard]] const post* find(judged_thing& judged, const hierarchy& h, post_id id) override;

private:
    [[nodiscard]] zone_index& zones_of(const hierarchy& h, bool in_now);

    const judging_case* of_;
    std::shared_ptr<lists_of_all> all_;
    std::shared_ptr<const kept_zone_lists> kept_;
    std::span<const std::uint64_t> since_;
    std::optional<zone_index> now_;
    std::optional<zone_index> before_;
    std::shared_ptr<const step_index> step_;
    std::vector<slot> spare_; // room for the next list
};

} // namespace onezone::detail

#endif
