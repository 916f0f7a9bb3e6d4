// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_ACTS_ZONE_ACTS_HPP_INCLUDED
#define ONEZONE_REFORM_ACTS_ZONE_ACTS_HPP_INCLUDED

#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/told.hpp>
#include <onezone/model/kind.hpp>
#include <onezone/model/zone.hpp>
#include <onezone/reform/act.hpp>
#include <onezone/reform/acts/agency_acts.hpp>
#include <onezone/reform/acts/unit_acts.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Acts on zones and parks themselves: what they are, where they lie, what they are listed as.
///
///  1. A zone is no division: no act here changes anybody's affiliation, but for the conversion of a zone into a division.
///  2. Tier, rank and area are three things; no act on one changes another.
///  3. Areas are exact decimals in hectares.

namespace onezone {

/// Establishes a zone, a park of a zone, or another area. What is not stated stays unknown.
///
/// Carries over: nothing is touched.
/// Refuses: unknown_unit, not_a_division (seat, hosts, governments), not_a_zone (`part_of`), wrong_kind (a division), bad_value (no name),
/// bad_quantity (a negative area).
/// Source: 山东省经济开发区条例 art. 13.
struct ONEZONE_API establish_zone {
    static constexpr std::string_view key = "establish_zone";
    static constexpr std::array<std::string_view, 1> needed_operands{"name"};

    std::string name{};
    unit_kind kind = unit_kind::zone;
    unit_id seat{};
    bool seat_known = true;
    unit_id part_of{};
    std::vector<unit_id> hosts{}; ///< further divisions it lies in
    fact<zone_tier> tier{};
    fact<zone_category> category{};
    fact<location_class> location{};
    fact<unit_id> managing{};
    fact<unit_id> dispatching{};
    fact<unit_id> approving{};
    fact<decimal> area{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("name", self.name);
        visit("kind", self.kind);
        visit("seat", self.seat);
        visit("seat_known", self.seat_known);
        visit("part_of", self.part_of);
        visit("hosts", self.hosts);
        visit("tier", self.tier);
        visit("category", self.category);
        visit("location", self.location);
        visit("managing", self.managing);
        visit("dispatching", self.dispatching);
        visit("approving", self.approving);
        visit("area", self.area);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const establish_zone&, const establish_zone&) = default;
};

/// Abolishes a zone or park that nobody runs any more; what is entrusted to it returns to the legal parents. Who carries it on is told
/// where a source does.
///
/// Carries over: townships and villages it administered.
/// Refuses: unknown_unit, unknown_body, not_a_zone, bad_value (it carries itself on), still_referenced (bodies, parks, agreements).
/// Source: 山东省经济开发区条例 art. 16: 撤并整合.
struct ONEZONE_API abolish_zone {
    static constexpr std::string_view key = "abolish_zone";
    static constexpr std::array<std::string_view, 1> needed_operands{"zone"};

    unit_id zone{};
    party heir{}; ///< none: no source tells

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("zone", self.zone);
        visit("heir", self.heir);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const abolish_zone&, const abolish_zone&) = default;
};

/// Makes a zone or park a park of another (区中园, 功能园区), or with `whole` none frees it. Agencies stay as they are.
///
/// Carries over: nothing is touched. Refuses: unknown_unit, not_a_zone, nothing_to_do, cycle.
/// Source: 赣州 2022: 实行“一区多园”管理体制.
struct ONEZONE_API attach_park {
    static constexpr std::string_view key = "attach_park";
    static constexpr std::array<std::string_view, 1> needed_operands{"park"};

    unit_id park{};
    unit_id whole{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("park", self.park);
        visit("whole", self.whole);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const attach_park&, const attach_park&) = default;
};

/// Moves the seat of a zone or park (驻地迁移). The old seat stays a host where stated.
///
/// Carries over: nothing is touched. The seats of divisions move with move_government_seat.
/// Refuses: unknown_unit, not_a_zone, not_a_division, nothing_to_do.
/// Source: 山东省经济开发区条例 art. 14: 更名、扩大规划面积或者调整区位.
struct ONEZONE_API change_seat {
    static constexpr std::string_view key = "change_seat";
    static constexpr std::array<std::string_view, 2> needed_operands{"zone", "to"};

    unit_id zone{};
    unit_id to{};
    bool keep_as_host = false;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("zone", self.zone);
        visit("to", self.to);
        visit("keep_as_host", self.keep_as_host);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const change_seat&, const change_seat&) = default;
};

/// Changes the footprint of a zone (扩区、调区): its area becomes old + added − removed, exactly.
///
/// Where a source publishes another total that differs by no more than 0.01 ha, the published one is what is recorded, and the ledger
/// reports the difference (`footprint.difference`). Where the old area is unknown, the published total is recorded, if there is one; else
/// the ledger reports what is added and removed (`footprint.added`, `footprint.removed`), and the area stays unknown.
/// Carries over: nothing is touched.
/// Refuses: unknown_unit, not_a_zone, empty_input (nothing changes), bad_quantity (negative, or more removed than there is),
/// contradicted (the published total differs by more than 0.01 ha).
/// Source: 江西 2023-08-25 and 赣府厅字〔2023〕71号, six cases of which two differ by 0.01 ha.
struct ONEZONE_API change_footprint {
    static constexpr std::string_view key = "change_footprint";
    static constexpr std::array<std::string_view, 1> needed_operands{"zone"};

    unit_id zone{};
    decimal added{};
    decimal removed{};
    std::optional<decimal> published{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("zone", self.zone);
        visit("added", self.added);
        visit("removed", self.removed);
        visit("published", self.published);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const change_footprint&, const change_footprint&) = default;
};

/// Changes the listing of a zone: to national or provincial, or out of the lists (退出). The rank of its agency stays.
///
/// Carries over: nothing is touched.
/// Refuses: unknown_unit, not_a_zone, nothing_to_do, wrong_direction, contradicted (its recorded tier is not `from`), not_held (no tier is
/// recorded and none stated).
/// Source: 江西 2023: 退出省级开发区管理序列.
struct ONEZONE_API change_tier {
    static constexpr std::string_view key = "change_tier";
    static constexpr std::array<std::string_view, 2> needed_operands{"zone", "to"};

    unit_id zone{};
    zone_tier to = untold<zone_tier>;
    rank_direction direction{};
    std::optional<zone_tier> from{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("zone", self.zone);
        visit("to", self.to);
        visit("direction", self.direction);
        visit("from", self.from);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const change_tier&, const change_tier&) = default;
};

/// Designates a zone's first and leading industries (首位产业、主导产业); what is not stated stays.
///
/// Carries over: nothing is touched. Refuses: unknown_unit, not_a_zone, empty_input, bad_value (an industry without name, or twice).
/// Source: 江西 2023: 各设区市统筹确定所辖开发区的首位产业和主导产业.
struct ONEZONE_API designate_industries {
    static constexpr std::string_view key = "designate_industries";
    static constexpr std::array<std::string_view, 1> needed_operands{"zone"};

    unit_id zone{};
    std::string first{};
    std::vector<std::string> leading{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("zone", self.zone);
        visit("first", self.first);
        visit("leading", self.leading);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const designate_industries&, const designate_industries&) = default;
};

/// Gives a zone a dated designation: a reform pilot, a pay or appraisal scheme, an order to rectify.
///
/// Carries over: nothing is touched.
/// Refuses: unknown_unit, not_a_zone, bad_value (no name), nothing_to_do (it runs already), dates_out_of_order.
/// Source: 上栗 2022: 入选全省开发区体制机制改革创新试点.
struct ONEZONE_API designate {
    static constexpr std::string_view key = "designate";
    static constexpr std::array<std::string_view, 2> needed_operands{"zone", "name"};

    unit_id zone{};
    std::string name{};
    std::optional<date> until{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("zone", self.zone);
        visit("name", self.name);
        visit("until", self.until);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const designate&, const designate&) = default;
};

/// Ends a designation: on the day of the act, or at once where it has none.
///
/// Carries over: nothing is touched. Refuses: unknown_unit, not_a_zone, not_held (no such designation runs).
struct ONEZONE_API end_designation {
    static constexpr std::string_view key = "end_designation";
    static constexpr std::array<std::string_view, 2> needed_operands{"zone", "name"};

    unit_id zone{};
    std::string name{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("zone", self.zone);
        visit("name", self.name);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const end_designation&, const end_designation&) = default;
};

/// Records a figure of a zone's performance evaluation, or any dated figure of a unit.
///
/// Carries over: nothing is touched. Refuses: unknown_unit, bad_value (no name).
/// Source: 江西 2023: 完善考核细则.
struct ONEZONE_API evaluate {
    static constexpr std::string_view key = "evaluate";
    static constexpr std::array<std::string_view, 2> needed_operands{"unit", "name"};

    unit_id unit{};
    std::string name{};
    fact<decimal> value{};
    hedge exactness = hedge::exact;
    std::string measure{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("unit", self.unit);
        visit("name", self.name);
        visit("value", self.value);
        visit("exactness", self.exactness);
        visit("measure", self.measure);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const evaluate&, const evaluate&) = default;
};

/// Orders a weak zone to rectify within a term, with a special team (专班) where one is named.
///
/// Carries over: nothing is touched. Refuses: as designate; bad_value (the team's name).
/// Source: 江西 2023: 组建专班加强帮扶督导整改，整改效果不明显的，予以整合或退出省级开发区管理序列.
struct ONEZONE_API order_rectification {
    static constexpr std::string_view key = "order_rectification";
    static constexpr std::array<std::string_view, 1> needed_operands{"zone"};

    unit_id zone{};
    std::optional<date> until{};
    std::string team{};
    unit_id team_of{}; ///< the unit whose team it is; none: the zone

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("zone", self.zone);
        visit("until", self.until);
        visit("team", self.team);
        visit("team_of", self.team_of);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const order_rectification&, const order_rectification&) = default;
};

/// A partner of an agreement with its shares in percent: of what is gained, and of what it costs.
struct agreed_share {
    static constexpr std::array<std::string_view, 1> needed_operands{"unit"};

    unit_id unit{};
    fact<decimal> share{};
    fact<decimal> cost{};
    friend bool operator==(const agreed_share&, const agreed_share&) = default;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("unit", self.unit);
        visit("share", self.share);
        visit("cost", self.cost);
    }
};

/// Founds a park on an agreement between equals: co-built (共建) or an enclave (飞地). Its hosts keep it in law.
///
/// Shares that are not stated stay unknown and are never split evenly.
/// Carries over: nothing is touched.
/// Refuses: as establish_zone; empty_input (fewer than two partners), bad_value (a partner twice), bad_quantity (a negative share, or more
/// than 100 in all), needs_document (an agreement without name), dates_out_of_order.
/// Source: 上栗: 《“浏阳—上栗”跨省产业园区共建协议》, 规划建设面积30平方公里的赣湘合作产业园.
struct ONEZONE_API found_joint_park {
    static constexpr std::string_view key = "found_joint_park";
    static constexpr std::array<std::string_view, 2> needed_operands{"park", "partners"};

    establish_zone park{};
    std::string agreement{};
    std::vector<agreed_share> partners{};
    std::optional<date> until{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("park", self.park);
        visit("agreement", self.agreement);
        visit("partners", self.partners);
        visit("until", self.until);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const found_joint_park&, const found_joint_park&) = default;
};

/// Converts a zone into a division (an act of the State Council, e.g. 滨海新区 2009).
///
/// The new division takes the units listed and all that is entrusted to the zone, and the zone's bodies: its committee becomes the
/// government, its Party working committee the Party committee, by name too (which of several committees is called the government is left
/// open). The codes it states are those of the units taken. The zone ends; its parks stand alone.
/// Carries over: townships and villages as affiliated; the bodies keep all they hold.
/// Refuses: unknown_unit, not_a_zone, not_a_division, level_order, duplicate_code, bad_value, not_held, still_referenced.
/// Source: 发改规划〔2015〕2832号（十五）.
struct ONEZONE_API convert_zone {
    static constexpr std::string_view key = "convert_zone";
    static constexpr std::array<std::string_view, 2> needed_operands{"zone", "division"};

    unit_id zone{};
    founding division{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("zone", self.zone);
        visit("division", self.division);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const convert_zone&, const convert_zone&) = default;
};

} // namespace onezone

#endif
