// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_HOLDING_HPP_INCLUDED
#define ONEZONE_MODEL_HOLDING_HPP_INCLUDED

#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/model/member.hpp>

#include <span>
#include <string>
#include <vector>

/// @file
/// What bodies hold: functions, powers, assets, projects, documents and retirees; entrustments, agreements and indicators.
///
///  1. A holding has exactly one holder, which is its lead where it is shared.
///  2. An entrustment (代管, 托管) is a second, de facto edge beside affiliation and never changes it.

namespace onezone {

/// The classes of things a reform may not lose (T V S Q L I F P A J D R of the catalogue of operations).
enum class carry_class : unsigned char {
    townships,       ///< T
    villages,        ///< V
    staff,           ///< S by status
    quota,           ///< Q by kind
    leading_posts,   ///< L
    internal_bodies, ///< I
    functions,       ///< F
    powers,          ///< P
    assets,          ///< A assets, debts, contracts
    projects,        ///< J projects in progress and funds already paid
    documents,       ///< D documents, seal, archives, suits
    retirees,        ///< R
};
[[nodiscard]] ONEZONE_API std::span<const word> words(carry_class) noexcept;
inline constexpr int carry_classes = 12;

/// What a function is about.
enum class function_class : unsigned char { economic, social, party, other };
[[nodiscard]] ONEZONE_API std::span<const word> words(function_class) noexcept;

/// In which legal form a power was given.
enum class power_form : unsigned char { authorisation, entrustment, stationing }; // 授权, 委托, 派驻
[[nodiscard]] ONEZONE_API std::span<const word> words(power_form) noexcept;

/// A function, power, asset, project, document or group of retirees, held by a body.
struct holding {
    holding_id key{};
    carry_class cls = carry_class::functions; ///< functions, powers, assets, projects, documents or retirees
    std::string name{};
    body_id holder{};                   ///< the lead where it is shared
    std::vector<body_id> shared_with{}; ///< further bodies, in no order of precedence
    fact<function_class> function{};    ///< of a function: what it is about
    fact<bool> runs_smoothly{};         ///< of a social function: 运行顺畅
    fact<bool> industry_linked{};       ///< … 与产业发展密切相关
    fact<unit_id> grantor{};            ///< of a power: whose it is
    fact<power_form> form{};
    fact<decimal> amount{}; ///< of an asset, debt or group: how much
    std::string measure{};  ///< the amount's unit of measure
    provenance from{};

    [[nodiscard]] holding_id id() const noexcept { return key; }
    friend bool operator==(const holding&, const holding&) = default;
};
template <>
inline constexpr auto members_of<holding> = member_list{
    member<&holding::key, member_role::identity>("id", "标识", "id"),
    member<&holding::cls, member_role::nature>("class", "类别", "class"),
    member<&holding::name, member_role::nature>("name", "名称", "name"),
    member<&holding::holder, member_role::owner>("holder", "持有机构", "holder"),
    member<&holding::shared_with>("shared_with", "共同持有的机构", "bodies it is shared with"),
    member<&holding::function>(
        "function", "职能类别", "class of the function", {}, "属于哪一类职能", "of which class the function is"),
    member<&holding::runs_smoothly>("runs_smoothly", "是否运行顺畅", "whether it runs smoothly"),
    member<&holding::industry_linked>(
        "industry_linked", "是否与产业发展密切相关", "whether closely linked to industry"),
    member<&holding::grantor>("grantor", "赋权主体", "who granted the power"),
    member<&holding::form>(
        "form", "赋权方式", "legal form of the grant", {}, "以何种方式赋权", "in which legal form it was granted"),
    member<&holding::amount>("amount", "数量", "amount"),
    member<&holding::measure>("measure", "计量单位", "unit of measure"),
    member<&holding::from>("from", "依据", "source"),
};

/// How much of a unit's administration is entrusted.
enum class entrustment_scope : unsigned char { all, economic, items };
[[nodiscard]] ONEZONE_API std::span<const word> words(entrustment_scope) noexcept;

/// Who administers a unit on its parent's behalf.
struct entrustment {
    entrustment_id key{};
    unit_id unit{};   ///< the division, zone, park or other area administered
    unit_id holder{}; ///< a zone, or another division
    entrustment_scope scope = entrustment_scope::all;
    std::vector<std::string> items{}; ///< with scope `items`: which
    period valid{};
    provenance from{};

    [[nodiscard]] entrustment_id id() const noexcept { return key; }
    friend bool operator==(const entrustment&, const entrustment&) = default;
};
template <>
inline constexpr auto members_of<entrustment> = member_list{
    member<&entrustment::key, member_role::identity>("id", "标识", "id"),
    member<&entrustment::unit, member_role::owner>("unit", "受托管的单位", "unit administered", "entrustments"),
    member<&entrustment::holder, member_role::nature>("holder", "代管方", "who administers it"),
    member<&entrustment::scope, member_role::nature>("scope", "委托范围", "scope"),
    member<&entrustment::items, member_role::nature>("items", "委托事项", "matters entrusted"),
    member<&entrustment::valid>("valid", "期限", "period"),
    member<&entrustment::from>("from", "依据", "source"),
};

/// Whether two entrustments of one unit give the same matter to two holders.
/// `all` meets everything; `economic` meets `all` and `economic`; listed items meet `all` and the same items.
[[nodiscard]] ONEZONE_API bool scopes_meet(const entrustment& a, const entrustment& b) noexcept;

/// One partner of an agreement with its shares, in percent: of what is gained and of what it costs, which are two things.
struct partner {
    unit_id unit{};
    fact<decimal> share{}; ///< of what is gained (利益共享)
    fact<decimal> cost{};  ///< of the costs (成本分担)
    friend bool operator==(const partner&, const partner&) = default;
};
template <>
inline constexpr auto members_of<partner> = member_list{
    member<&partner::unit, member_role::nature>("unit", "参与方", "partner"),
    member<&partner::share>("share", "利益份额", "share of the gains"),
    member<&partner::cost>("cost", "成本份额", "share of the costs"),
};

/// A legal basis between equals, e.g. of a co-built park.
struct agreement {
    agreement_id key{};
    std::string name{};
    unit_id about{}; ///< the zone or park it founds, where there is one
    std::vector<partner> partners{};
    period valid{};
    provenance from{};

    [[nodiscard]] agreement_id id() const noexcept { return key; }
    friend bool operator==(const agreement&, const agreement&) = default;
};
template <>
inline constexpr auto members_of<agreement> = member_list{
    member<&agreement::key, member_role::identity>("id", "标识", "id"),
    member<&agreement::name, member_role::nature>("name", "名称", "name"),
    member<&agreement::about, member_role::nature, naming::any_or_none>(
        "about", "共建的开发区", "zone it founds", "agreements"),
    member<&agreement::partners>("partners", "参与方", "partners"),
    member<&agreement::valid>("valid", "期限", "period"),
    member<&agreement::from>("from", "依据", "source"),
};

/// A dated figure of a unit with its unit of measure and its hedge.
struct indicator {
    indicator_id key{};
    unit_id unit{};
    std::string name{};
    std::optional<date> on{};
    fact<decimal> value{};
    onezone::hedge exactness = hedge::exact;
    std::string measure{};

    [[nodiscard]] indicator_id id() const noexcept { return key; }
    friend bool operator==(const indicator&, const indicator&) = default;
};
template <>
inline constexpr auto members_of<indicator> = member_list{
    member<&indicator::key, member_role::identity>("id", "标识", "id"),
    member<&indicator::unit, member_role::owner>("unit", "单位", "unit it is about", "indicators"),
    member<&indicator::name, member_role::nature>("name", "指标名称", "name"),
    member<&indicator::on>("on", "日期", "date"),
    member<&indicator::value>("value", "指标值", "value"),
    member<&indicator::exactness>("hedge", "表述", "hedge"),
    member<&indicator::measure>("measure", "计量单位", "unit of measure"),
};

} // namespace onezone

#endif
