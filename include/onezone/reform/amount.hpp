// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_AMOUNT_HPP_INCLUDED
#define ONEZONE_REFORM_AMOUNT_HPP_INCLUDED

#include <onezone/ground/told.hpp>
#include <onezone/model/body.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/reform/ledger.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// The small values that operations are put together from: amounts, and where things go.
///
///  1. An amount may be unknown; the ledger line then stays open.
///  2. Each has `fields`, like the operations themselves.

namespace onezone {

/// So many staff of one status.
struct staff_amount {
    static constexpr std::array<std::string_view, 1> needed_operands{"status"};

    staff_status status = untold<staff_status>;
    fact<std::int64_t> count{};
    friend bool operator==(const staff_amount&, const staff_amount&) = default;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("status", self.status);
        visit("count", self.count);
    }
};

/// So many posts of one kind of quota.
struct quota_amount {
    static constexpr std::array<std::string_view, 1> needed_operands{"kind"};

    quota_kind kind = untold<quota_kind>;
    fact<std::int64_t> count{};
    friend bool operator==(const quota_amount&, const quota_amount&) = default;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("kind", self.kind);
        visit("count", self.count);
    }
};

/// What goes along with something else: 人随事走、编随人走.
struct bundle {
    std::vector<holding_id> items{}; ///< functions, powers, assets, projects, documents, retirees
    std::vector<staff_amount> staff{};
    std::vector<quota_amount> quota{};

    [[nodiscard]] bool empty() const noexcept { return items.empty() && staff.empty() && quota.empty(); }
    friend bool operator==(const bundle&, const bundle&) = default;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("items", self.items);
        visit("staff", self.staff);
        visit("quota", self.quota);
    }
};

/// Where one class of what a holder had goes.
struct destination {
    static constexpr std::array<std::string_view, 1> needed_operands{"class"};

    carry_class cls = untold<carry_class>;
    entry_kind how = entry_kind::moved; ///< moved, released, recovered or written_off
    party to{};                         ///< with moved: to whom; with recovered: into which pool, where one is recorded
    text reason{};
    friend bool operator==(const destination&, const destination&) = default;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("class", self.cls);
        visit("how", self.how);
        visit("to", self.to);
        visit("reason", self.reason);
    }
};

} // namespace onezone

#endif
