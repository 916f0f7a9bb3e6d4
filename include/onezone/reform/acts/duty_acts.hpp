// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_ACTS_DUTY_ACTS_HPP_INCLUDED
#define ONEZONE_REFORM_ACTS_DUTY_ACTS_HPP_INCLUDED

#include <onezone/ground/date.hpp>
#include <onezone/reform/act.hpp>
#include <onezone/reform/amount.hpp>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Acts on what bodies do and have: functions, powers, staff and quota.
///
///  1. A function has one holder, its lead where it is shared.
///  2. Kinds of quota never turn into each other, nor do statuses of staff (国务院令486号 art. 15).
///  3. A receiver is a body; or a unit, for which its government or a zone's only agency receives; or only stated. Where no receiving
///     body is recorded, what goes leaves the record and its line stays open.

namespace onezone {

/// Which functions are stripped.
enum class strip_scope : unsigned char {
    social, ///< every function recorded as social (应剥尽剥)
    listed, ///< those listed
};
[[nodiscard]] ONEZONE_API std::span<const word> words(strip_scope) noexcept;

/// Strips functions from a body and gives them to another (剥离).
///
/// Functions of unknown class are not taken for social ones.
/// Carries over: the functions, item by item; staff and quota as stated in `along`.
/// Refuses: unknown_body, unknown_unit, missing_successor (no receiver; shared with one that is not recorded), empty_input (nothing
/// listed), nothing_to_do (no social function is recorded), unknown_record, not_held, unsupported_here (an item that is no function; the
/// receiver is the body itself), bad_quantity.
/// Source: 赣州 2022: 其余经济建设类开发区均不再承担社会事务管理职能，由所在行政区承担; 江西 2023: 进行有序剥离.
struct ONEZONE_API strip_functions {
    static constexpr std::string_view key = "strip_functions";
    static constexpr std::array<std::string_view, 2> needed_operands{"agency", "to"};

    body_id agency{};
    party to{};
    strip_scope which = strip_scope::social;
    std::vector<holding_id> items{}; ///< with `listed`
    bool shared = false;             ///< the body keeps a share, the receiver has the lead
    bundle along{};                  ///< what goes with them; its items are further holdings

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("agency", self.agency);
        visit("to", self.to);
        visit("which", self.which);
        visit("items", self.items);
        visit("shared", self.shared);
        visit("along", self.along);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const strip_functions&, const strip_functions&) = default;
};

/// Gives a body powers of a higher government (赋权).
///
/// Carries over: each power becomes one holding of the body; the grantor remains whose power it is.
/// Refuses: unknown_unit, not_a_division, unknown_body, empty_input, bad_value (a power without a name, or twice), nothing_to_do (a power
/// it already holds from that grantor).
/// Source: 赣州 2022: 调整赋予各国家级开发区市级管理权限110项.
struct ONEZONE_API delegate_powers {
    static constexpr std::string_view key = "delegate_powers";
    static constexpr std::array<std::string_view, 3> needed_operands{"grantor", "to", "items"};

    unit_id grantor{};
    body_id to{};
    std::vector<std::string> items{};
    fact<power_form> form{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("grantor", self.grantor);
        visit("to", self.to);
        visit("items", self.items);
        visit("form", self.form);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const delegate_powers&, const delegate_powers&) = default;
};

/// How delegated powers end.
enum class power_end : unsigned char { withdrawn, lapsed }; // 收回, 失效
[[nodiscard]] ONEZONE_API std::span<const word> words(power_end) noexcept;

/// Ends delegated powers: the grantor takes them back, or they lapse.
///
/// Carries over: the powers, item by item, released.
/// Refuses: unknown_body, empty_input, unknown_record, not_held, unsupported_here (an item that is no power).
struct ONEZONE_API withdraw_powers {
    static constexpr std::string_view key = "withdraw_powers";
    static constexpr std::array<std::string_view, 2> needed_operands{"from", "items"};

    body_id from{};
    std::vector<holding_id> items{};
    power_end how = power_end::withdrawn;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("from", self.from);
        visit("items", self.items);
        visit("how", self.how);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const withdraw_powers&, const withdraw_powers&) = default;
};

/// Moves staff, and quota with them where stated (人员划转，编随人走).
///
/// Carries over: staff by status, quota by kind.
/// Refuses: unknown_body, unknown_unit, missing_successor (no receiver), empty_input, not_held (more than there are), bad_quantity,
/// unsupported_here (to itself).
/// Source: 赣州 2022: 应划转191名人员均已划转.
struct ONEZONE_API transfer_staff {
    static constexpr std::string_view key = "transfer_staff";
    static constexpr std::array<std::string_view, 2> needed_operands{"from", "to"};

    body_id from{};
    party to{};
    std::vector<staff_amount> staff{};
    std::vector<quota_amount> quota{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("from", self.from);
        visit("to", self.to);
        visit("staff", self.staff);
        visit("quota", self.quota);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const transfer_staff&, const transfer_staff&) = default;
};

/// Lends staff to another body for a time (借调): they stay on the lender's books, with quota and pay.
///
/// Carries over: nothing moves; the ledger tells what staff is lent as kept.
/// Refuses: unknown_body, unknown_unit, missing_successor (no borrower), empty_input (no staff), bad_quantity, not_held (more than there
/// are, with what is lent already), dates_out_of_order (it ends before it begins), unsupported_here (to itself).
struct ONEZONE_API lend_staff {
    static constexpr std::string_view key = "lend_staff";
    static constexpr std::array<std::string_view, 3> needed_operands{"from", "to", "staff"};

    body_id from{};
    party to{};
    std::vector<staff_amount> staff{};
    std::optional<date> until{}; ///< none: no source states the end

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("from", self.from);
        visit("to", self.to);
        visit("staff", self.staff);
        visit("until", self.until);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const lend_staff&, const lend_staff&) = default;
};

/// Ends loans of staff (借调结束): on the day of the act, or at once where it has none.
///
/// Carries over: nothing moves; the ledger tells what staff was lent as kept.
/// Refuses: unknown_body, not_held (nothing is lent to that body then).
struct ONEZONE_API recall_staff {
    static constexpr std::string_view key = "recall_staff";
    static constexpr std::array<std::string_view, 1> needed_operands{"from"};

    body_id from{}; ///< the lender
    body_id to{};   ///< none: whoever borrows

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("from", self.from);
        visit("to", self.to);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const recall_staff&, const recall_staff&) = default;
};

/// Takes quota back into a pool (收回编制); its kind stays.
///
/// Carries over: quota by kind.
/// Refuses: unknown_body, unknown_unit, empty_input, not_held (more than there is), bad_quantity, unsupported_here (its own pool).
/// Source: 赣州 2022: 收回事业编制124名; 陕西 2021: 编制循环池.
struct ONEZONE_API recover_quota {
    static constexpr std::string_view key = "recover_quota";
    static constexpr std::array<std::string_view, 2> needed_operands{"from", "quota"};

    body_id from{};
    std::vector<quota_amount> quota{};
    party pool{}; ///< the body that manages the pool, where one is recorded

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("from", self.from);
        visit("quota", self.quota);
        visit("pool", self.pool);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const recover_quota&, const recover_quota&) = default;
};

} // namespace onezone

#endif
