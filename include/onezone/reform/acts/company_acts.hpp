// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_ACTS_COMPANY_ACTS_HPP_INCLUDED
#define ONEZONE_REFORM_ACTS_COMPANY_ACTS_HPP_INCLUDED

#include <onezone/model/post.hpp>
#include <onezone/reform/act.hpp>
#include <onezone/reform/amount.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Acts that set up how a zone is run: committee, platform company and industrial community (管委会+平台公司+工业社区).
///
///  1. A function has one holder, its lead where it is shared.
///  2. Assets and the debts that come with them move item by item.
/// Source: 上栗 2022, 江西省开发区体制机制改革创新试点.

namespace onezone {

/// Chooses the company that develops and operates a zone, and injects functions, assets and debts into it.
///
/// Carries over: what `along` lists moves from `from` to the company.
/// Refuses: unknown_unit, not_a_zone, unknown_body, bad_value (neither or both of `company` and `name`), unsupported_here (no company; it
/// gives to itself), unknown_record, not_held, bad_quantity.
/// Source: 上栗: 将江西省赣湘发展投资有限公司选定为运营公司，将园区标准化厂房、电子信息产业园等优质资产注入.
struct ONEZONE_API choose_operator {
    static constexpr std::string_view key = "choose_operator";
    static constexpr std::array<std::string_view, 1> needed_operands{"zone"};

    unit_id zone{};
    body_id company{};  ///< one on record …
    std::string name{}; ///< … or a new one
    body_id from{};
    bundle along{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("zone", self.zone);
        visit("company", self.company);
        visit("name", self.name);
        visit("from", self.from);
        visit("along", self.along);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const choose_operator&, const choose_operator&) = default;
};

/// Founds an industrial community (工业社区) in a zone, with functions it takes over.
///
/// Carries over: what `along` lists moves from `from` to the community.
/// Refuses: unknown_unit, not_a_zone, unknown_body, bad_value (no name), unknown_record, not_held, bad_quantity.
/// Source: 上栗: 工业社区履行公共服务、民生保障、基层党建等管理职能.
struct ONEZONE_API found_industrial_community {
    static constexpr std::string_view key = "found_industrial_community";
    static constexpr std::array<std::string_view, 2> needed_operands{"zone", "name"};

    unit_id zone{};
    std::string name{};
    body_id from{};
    bundle along{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("zone", self.zone);
        visit("name", self.name);
        visit("from", self.from);
        visit("along", self.along);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const found_industrial_community&, const found_industrial_community&) = default;
};

/// One matter and who does it.
struct duty_share {
    static constexpr std::array<std::string_view, 1> needed_operands{"lead"};

    holding_id item{};  ///< a function on record …
    std::string name{}; ///< … or a new one
    body_id lead{};
    std::vector<body_id> shared_with{};
    fact<function_class> about{}; ///< of a new one
    friend bool operator==(const duty_share&, const duty_share&) = default;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("item", self.item);
        visit("name", self.name);
        visit("lead", self.lead);
        visit("shared_with", self.shared_with);
        visit("about", self.about);
    }
};

/// Divides matters between bodies: fiscal powers (财政事权), a list of duties (权责清单), standing duties (园区吹哨、部门报到).
///
/// Carries over: functions on record get the stated lead; new ones are created.
/// Refuses: empty_input, unknown_body, unknown_record, unsupported_here (no function), bad_value (neither or both of item and name; a
/// body that shares with itself or twice), nothing_to_do (a matter is as stated already).
/// Source: 上栗: 合理划分财政事权; 镇江: 三张清单.
struct ONEZONE_API divide_duties {
    static constexpr std::string_view key = "divide_duties";
    static constexpr std::array<std::string_view, 1> needed_operands{"shares"};

    std::vector<duty_share> shares{};
    text reason{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("shares", self.shares);
        visit("reason", self.reason);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const divide_duties&, const divide_duties&) = default;
};

/// Who gets which post in a re-appointment.
struct seat_taken {
    static constexpr std::array<std::string_view, 1> needed_operands{"post"};

    post_id post{};
    person_id person{};
    fact<staff_status> archived{}; ///< the status kept on file (封存身份), where one is
    friend bool operator==(const seat_taken&, const seat_taken&) = default;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("post", self.post);
        visit("person", self.person);
        visit("archived", self.archived);
    }
};

/// Re-appoints all staff of a body by competition (全员竞聘): all are relieved of their posts, and `seats` say who is appointed to which.
///
/// Those taken on keep the status they had, archived, beside their new post (封存档案、双轨运行): the tenure records it where stated, and
/// staff stays counted by it.
/// Who loses a post keeps the rank.
/// Carries over: staff as stated in `leaving` is released and in `joining` created; otherwise nothing is touched.
/// Refuses: unknown_body, unknown_post, unknown_person, unsupported_here (a post of another body), not_held (more leave than there are),
/// bad_quantity, bad_value (a post or a person twice).
/// Source: 上栗: 全员聘用定岗级，一律抽掉“板凳”重新起立竞争“位子”.
struct ONEZONE_API reappoint_staff {
    static constexpr std::string_view key = "reappoint_staff";
    static constexpr std::array<std::string_view, 1> needed_operands{"body"};

    body_id body{};
    std::vector<seat_taken> seats{};
    std::vector<staff_amount> leaving{};
    std::vector<staff_amount> joining{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("body", self.body);
        visit("seats", self.seats);
        visit("leaving", self.leaving);
        visit("joining", self.joining);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const reappoint_staff&, const reappoint_staff&) = default;
};

/// Has a body appraised (考评): by whom, how many months apart, and whether the result counts in the annual appraisal.
///
/// An appraisal of that name is replaced. What is not stated stays unknown.
/// Carries over: nothing is touched.
/// Refuses: unknown_body, bad_value (no name; it appraises itself), bad_quantity (fewer than one month), nothing_to_do (it is so already).
/// Source: 上栗: 建立双月考评机制进行考核，考评结果纳入年度考评考核.
struct ONEZONE_API set_appraisal {
    static constexpr std::string_view key = "set_appraisal";
    static constexpr std::array<std::string_view, 2> needed_operands{"body", "name"};

    body_id body{};
    std::string name{};
    fact<body_id> by{};
    fact<std::int64_t> months{};
    fact<bool> counts_in_the_year{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("body", self.body);
        visit("name", self.name);
        visit("by", self.by);
        visit("months", self.months);
        visit("counts_in_the_year", self.counts_in_the_year);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const set_appraisal&, const set_appraisal&) = default;
};

} // namespace onezone

#endif
