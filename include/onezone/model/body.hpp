// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_BODY_HPP_INCLUDED
#define ONEZONE_MODEL_BODY_HPP_INCLUDED

#include <onezone/ground/date.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/ground/rank.hpp>
#include <onezone/model/member.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// @file
/// Bodies: the organisations that run units, with their charter, quotas, staff and counts.
///
///  1. A body belongs to exactly one unit; an internal body (内设机构) also to another body of the same unit.
///  2. A zone's administrative agency (开发区管理机构) is the one that agency counts count: see `is_zone_agency`.
///  3. Kinds of quota never mix and are counted apart (国务院令486号 art. 15).

namespace onezone {

/// What a body is.
enum class body_kind : unsigned char {
    government,           ///< 人民政府
    party_committee,      ///< 党委
    congress,             ///< 人大常委会
    department,           ///< 政府部门
    working_committee,    ///< 党工委
    discipline_committee, ///< 纪工委
    management_committee, ///< 管委会
    management_office,    ///< 管理办公室、管理处
    internal_body,        ///< 内设机构
    platform_company,     ///< 平台公司
    industrial_community, ///< 工业社区
    leading_group,        ///< 领导小组、专班
    other,
    subdistrict_office, ///< 街道办事处: no level of government; dispatched by the government above
    unstated, ///< nobody says: it may be of any kind, and rules that depend on it are undecided; `other` is none of these
};
[[nodiscard]] ONEZONE_API std::span<const word> words(body_kind) noexcept;

/// Whether agencies of this kind count as administrative agencies of zones.
[[nodiscard]] inline bool is_zone_agency(body_kind kind) noexcept {
    return kind == body_kind::management_committee || kind == body_kind::management_office;
}

/// Whether a body of this kind governs a division: its 人民政府, or of a 街道 the 街道办事处.
[[nodiscard]] inline bool is_government(body_kind kind) noexcept {
    return kind == body_kind::government || kind == body_kind::subdistrict_office;
}

/// Kinds of staffing quota (编制). What a source tells of without its kind is `unstated`, a kind of its own.
enum class quota_kind : unsigned char { administrative, institution, headcount, unstated };
[[nodiscard]] ONEZONE_API std::span<const word> words(quota_kind) noexcept;

/// The status (身份) of staff. Those of whom a source does not tell it are `unstated`, which mixes with none.
enum class staff_status : unsigned char { administrative, institution, headcount, contract, enterprise, unstated };
[[nodiscard]] ONEZONE_API std::span<const word> words(staff_status) noexcept;

/// The legal type of a dispatched body.
enum class dispatched_type : unsigned char { organ, agency }; // 派出机关, 派出机构
[[nodiscard]] ONEZONE_API std::span<const word> words(dispatched_type) noexcept;

/// So many of a kind; the number may be unknown.
template <class Kind>
struct tally {
    Kind kind{};
    fact<std::int64_t> count{};
    friend bool operator==(const tally&, const tally&) = default;
};
/// Whether a list counts some, or an unknown number, of which nobody says of which kind they are: then of no kind that it does not
/// list there is none. O(n).
template <class Kind>
[[nodiscard]] bool counts_unstated(const std::vector<tally<Kind>>& list) {
    for (const tally<Kind>& t : list)
        if (t.kind == Kind::unstated && t.count.value != std::int64_t{0}) return true;
    return false;
}
template <class Kind>
inline constexpr auto members_of<tally<Kind>> = member_list{
    member<&tally<Kind>::kind, member_role::nature>("kind", "类别", "kind"),
    member<&tally<Kind>::count>("count", "数量", "number"),
};

/// A 三定规定: functions, internal structure, staffing.
struct charter {
    std::optional<date> issued{};
    std::string document{};
    friend bool operator==(const charter&, const charter&) = default;
};
template <>
inline constexpr auto members_of<charter> = member_list{
    member<&charter::issued>("issued", "印发日期", "date of issue"),
    member<&charter::document>("document", "文号", "document"),
};

/// That a body is appraised (考核): by whom, how often, and whether the result counts in the annual appraisal.
struct appraisal {
    std::string name{};
    fact<body_id> by{};
    fact<std::int64_t> months{};     ///< so many months apart
    fact<bool> counts_in_the_year{}; ///< 考评结果纳入年度考核
    provenance from{};
    friend bool operator==(const appraisal&, const appraisal&) = default;
};
template <>
inline constexpr auto members_of<appraisal> = member_list{
    member<&appraisal::name, member_role::nature>("name", "名称", "name"),
    member<&appraisal::by>("by", "由谁考核", "appraised by", {}, {}, "who appraises it"),
    member<&appraisal::months>("months", "考核周期（月）", "months between appraisals"),
    member<&appraisal::counts_in_the_year>(
        "counts_in_the_year", "是否纳入年度考核", "whether it counts in the annual appraisal"),
    member<&appraisal::from>("from", "依据", "source"),
};

/// That two bodies work as one office (合署办公), each under its own name. Acts state it of both.
struct joint_office {
    body_id with{};
    provenance from{};
    friend bool operator==(const joint_office&, const joint_office&) = default;
};
template <>
inline constexpr auto members_of<joint_office> = member_list{
    member<&joint_office::with, member_role::nature>("with", "与何机构合署办公", "with which body"),
    member<&joint_office::from>("from", "依据", "source"),
};

/// Staff lent to another body for a time (借调). They stay on the lender's books, with quota and pay.
struct staff_loan {
    staff_status status{};
    fact<std::int64_t> count{};
    fact<body_id> to{};
    std::string borrower{}; ///< who a source says it is, where that is no body on record
    period valid{};
    provenance from{};
    friend bool operator==(const staff_loan&, const staff_loan&) = default;
};
template <>
inline constexpr auto members_of<staff_loan> = member_list{
    member<&staff_loan::status, member_role::nature>("status", "人员身份", "status"),
    member<&staff_loan::count>("count", "借调人数", "number lent"),
    member<&staff_loan::to>("to", "借入机构", "borrowing body"),
    member<&staff_loan::borrower>("borrower", "借入方（未录为机构的）", "borrower not on record"),
    member<&staff_loan::valid>("valid", "借调期限", "period of the loan"),
    member<&staff_loan::from>("from", "依据", "source"),
};

/// An organisation.
struct body {
    body_id key{};
    body_kind kind = body_kind::unstated;
    std::string name{};
    unit_id unit{};             ///< the unit it runs or belongs to
    body_id part_of{};          ///< of an internal or subordinate body: the body above; else none
    fact<onezone::rank> rank{}; ///< 机构规格
    fact<dispatched_type> legal_type{};
    fact<onezone::charter> charter{};       ///< the charter (三定规定) in force
    std::vector<tally<quota_kind>> quota{}; ///< authorised posts, at most one entry a kind
    std::vector<tally<staff_status>> staff{};
    fact<std::int64_t> leading_posts{};   ///< 领导职数
    fact<std::int64_t> internal_bodies{}; ///< their number where they are not listed one by one
    std::vector<std::string> nameplates{};
    std::string credit_code{}; ///< GB 32100, empty where unknown
    fact<unit_id> seat{};      ///< 驻地: the division in which it sits; of a government: the seat of its division
    std::vector<appraisal> appraisals{};
    std::vector<joint_office> joint_offices{};
    std::vector<staff_loan> lent{}; ///< of its staff
    provenance from{};              ///< of its existence: stated, inferred or placeholder

    [[nodiscard]] body_id id() const noexcept { return key; }
    friend bool operator==(const body&, const body&) = default;
};
template <>
inline constexpr auto members_of<body> = member_list{
    member<&body::key, member_role::identity>("id", "标识", "id"),
    member<&body::name, member_role::nature>("name", "名称", "name"),
    member<&body::kind, member_role::nature>("kind", "机构类型", "kind", {}, "属于哪一类机构", "what kind it is"),
    member<&body::unit, member_role::owner>("unit", "所属单位", "unit it belongs to", "bodies"),
    member<&body::part_of, member_role::nature, naming::any_or_none>("part_of", "上级机构", "body above", "parts"),
    member<&body::rank>("rank", "机构规格", "rank of the institution", {}, "机构规格是哪一级"),
    member<&body::legal_type>("legal_type", "派出机关还是派出机构", "legal type", {}, {},
        "whether it is a dispatched organ or a dispatched agency"),
    member<&body::charter>(
        "charter", "“三定”规定", "charter", {}, "“三定”规定于哪一天印发", "when the charter was issued"),
    member<&body::quota>("quota", "编制数", "staffing quota"),
    member<&body::staff>("staff", "实有人数", "headcount"),
    member<&body::leading_posts>("leading_posts", "领导职数", "authorised leading posts"),
    member<&body::internal_bodies>("internal_bodies", "内设机构数", "number of internal bodies"),
    member<&body::nameplates>("nameplates", "加挂的牌子", "further nameplates"),
    member<&body::credit_code>("credit_code", "统一社会信用代码", "unified social credit code"),
    member<&body::seat, member_role::content, naming::division>("seat", "驻地", "seat"),
    member<&body::appraisals>("appraisals", "考核", "appraisals"),
    member<&body::joint_offices>("joint_offices", "合署办公", "bodies it works with as one office"),
    member<&body::lent>("lent", "借出人员", "staff lent"),
    member<&body::from>("from", "依据", "source"),
};

/// The count of `kind` in a list of tallies; unknown where the list has no entry.
template <class Kind>
[[nodiscard]] fact<std::int64_t> count_of(const std::vector<tally<Kind>>& tallies, Kind kind) {
    for (const tally<Kind>& t : tallies)
        if (t.kind == kind) return t.count;
    return {};
}

} // namespace onezone

#endif
