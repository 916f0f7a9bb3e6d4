// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_HIERARCHY_FORM_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_HIERARCHY_FORM_HPP_INCLUDED

#include "forms.hpp"

#include <onezone/ground/code.hpp>
#include <onezone/model/kind.hpp>

/// @file
/// The objects of hierarchy documents, beside the members of records. Internal to the library.

namespace onezone::detail {

//=== the tree of units ===//

struct zone_form;

/// A division; how its own members are written, its place tells the rest.
struct unit_form {
    std::string name{};
    located<unit_kind> kind{};
    onezone::code code{};
    given_identity identity{};
    bool within = false; ///< where it belongs is known only thus far
    placed<std::vector<struct body_form>> bodies{};
    placed<std::vector<zone_form>> zones{};
    placed<std::vector<unit_form>> children{};
};

struct zone_form {
    using rest = zone;
    std::string name{};
    located<unit_kind> kind{};
    onezone::code code{};
    given_identity identity{};
    located<bool> within{};
    placed<unit_id> part_of{}; ///< of a park that is not listed under it
    placed<std::vector<struct hosting_form>> also_in{};
    placed<std::vector<struct body_form>> bodies{};
    placed<std::vector<struct park_form>> parks{};
};

/// A zone that is part of the one it is listed under; its seat is that one's unless stated.
struct park_form {
    using rest = zone_form;
    placed<unit_id, true> seat{};
};

/// A further division in which a zone lies: its name, or an object.
struct hosting_form {
    using rest = hosting;
    using short_form = unit_id;
};

//=== bodies and what hangs on them ===//

struct body_form {
    using rest = body;
    given_identity identity{};
    placed<body_id> part_of{}; ///< a body it is not listed under
    held_by_class holdings{};
    placed<std::vector<struct post_form>> posts{};
    placed<std::vector<body_form>> parts{};
};

/// Its name, or an object.
struct holding_form {
    using rest = holding;
    using short_form = std::string;
    given_identity identity{};
};

struct post_form {
    using rest = post;
    given_identity identity{};
    placed<std::vector<struct tenure_form>> holders{};
};

struct tenure_form {
    using rest = tenure;
    placed<json_id> id{}; ///< no key: the same person does not hold a post twice on one day
};

struct person_form {
    using rest = person;
    given_identity identity{};
    static constexpr std::array any_of{"name", "key", "id"};
};

//=== what stands beside the tree ===//

struct entrustment_form {
    using rest = entrustment;
    given_identity identity{};
    located<entrustment_scope> scope{}; ///< left out, it follows from whether there are items
};

struct agreement_form {
    using rest = agreement;
    given_identity identity{};
};

struct indicator_form {
    using rest = indicator;
    given_identity identity{};
};

/// What is known of lists. A post is called by `key:` or `id:`.
struct completeness_form {
    using rest = completeness;
};

/// A fact of one's own. A post is called by `key:` or `id:`.
struct own_fact_form {
    using rest = own_fact;
};

/// The administration on one date.
struct hierarchy_form {
    std::string id{};
    text title{};
    std::optional<date> as_of{};
    placed<json_count> acts{};
    placed<cited_sources> sources{};
    placed<std::vector<unit_form>> units{};
    placed<std::vector<zone_form>> zones{};
    placed<std::vector<person_form>> people{};
    placed<std::vector<entrustment_form>> entrustments{};
    placed<std::vector<agreement_form>> agreements{};
    placed<std::vector<indicator_form>> indicators{};
    placed<std::vector<own_fact_form>> own_facts{};
    placed<one_of<bool, std::vector<completeness_form>>> complete{};
};

} // namespace onezone::detail

namespace onezone {

template <>
inline constexpr auto members_of<detail::unit_form> = member_list{
    member<&detail::unit_form::name, member_role::nature>("name", "名称", "name"),
    member<&detail::unit_form::kind, member_role::nature>("kind", "类型", "kind"),
    member<&detail::unit_form::code>("code", "代码", "code"),
    member<&detail::unit_form::identity>("key", {}, {}),
    member<&detail::unit_form::within>("within", "隶属不明，仅知在其中", "belongs somewhere in it, not known where"),
    member<&detail::unit_form::bodies>("bodies", "机构", "bodies"),
    member<&detail::unit_form::zones>("zones", "所在的开发区", "zones seated in it"),
    member<&detail::unit_form::children>("children", "下级行政区划", "divisions below"),
};

template <>
inline constexpr auto members_of<detail::zone_form> = member_list{
    member<&detail::zone_form::name, member_role::nature>("name", "名称", "name"),
    member<&detail::zone_form::kind>("kind", "类型", "kind"),
    member<&detail::zone_form::code>("code", "代码", "code"),
    member<&detail::zone_form::identity>("key", {}, {}),
    member<&detail::zone_form::within>("within", "所在地不明，仅知在其中", "lies somewhere in it, not known where"),
    member<&detail::zone_form::part_of>("part_of", "所属开发区", "zone it is part of, where not listed under it"),
    member<&detail::zone_form::also_in>("also_in", "还位于", "also lies in"),
    member<&detail::zone_form::bodies>("bodies", "机构", "bodies"),
    member<&detail::zone_form::parks>("parks", "园区", "parks"),
};

template <>
inline constexpr auto members_of<detail::park_form> = member_list{
    member<&detail::park_form::seat>("seat", "所在地", "seat"),
};

template <>
inline constexpr auto members_of<detail::body_form> = member_list{
    member<&detail::body_form::identity>("key", {}, {}),
    member<&detail::body_form::part_of>("part_of", "上级机构", "body above"),
    member<&detail::body_form::holdings>("functions", {}, {}),
    member<&detail::body_form::posts>("posts", "职位", "posts"),
    member<&detail::body_form::parts>("parts", "下属机构", "bodies below"),
};

template <>
inline constexpr auto members_of<detail::holding_form> = member_list{
    member<&detail::holding_form::identity>("key", {}, {}),
};

template <>
inline constexpr auto members_of<detail::post_form> = member_list{
    member<&detail::post_form::identity>("key", {}, {}),
    member<&detail::post_form::holders>("holders", "任职", "holders"),
};

template <>
inline constexpr auto members_of<detail::tenure_form> = member_list{
    member<&detail::tenure_form::id>("id", "标识", "id"),
};

template <>
inline constexpr auto members_of<detail::person_form> = member_list{
    member<&detail::person_form::identity>("key", {}, {}),
};

template <>
inline constexpr auto members_of<detail::entrustment_form> = member_list{
    member<&detail::entrustment_form::identity>("key", {}, {}),
    member<&detail::entrustment_form::scope>("scope", "委托范围", "scope"),
};

template <>
inline constexpr auto members_of<detail::agreement_form> = member_list{
    member<&detail::agreement_form::identity>("key", {}, {}),
};

template <>
inline constexpr auto members_of<detail::indicator_form> = member_list{
    member<&detail::indicator_form::identity>("key", {}, {}),
};

template <>
inline constexpr auto members_of<detail::hierarchy_form> = member_list{
    member<&detail::hierarchy_form::id, member_role::nature>("id", "文档标识", "id of the document"),
    member<&detail::hierarchy_form::title>("title", "标题", "title"),
    member<&detail::hierarchy_form::as_of>("as_of", "截至日期", "date of the state"),
    member<&detail::hierarchy_form::acts>("acts", "已施行的操作数", "number of acts already applied"),
    member<&detail::hierarchy_form::sources>("sources", "来源", "sources"),
    member<&detail::hierarchy_form::units>("units", "行政区划", "divisions"),
    member<&detail::hierarchy_form::zones>("zones", "所在地不详的开发区", "zones whose seat is unknown"),
    member<&detail::hierarchy_form::people>("people", "人员", "people"),
    member<&detail::hierarchy_form::entrustments>("entrustments", "代管、托管", "entrustments"),
    member<&detail::hierarchy_form::agreements>("agreements", "协议", "agreements"),
    member<&detail::hierarchy_form::indicators>("indicators", "指标", "indicators"),
    member<&detail::hierarchy_form::own_facts>("own_facts", "自定事实", "facts of one's own"),
    member<&detail::hierarchy_form::complete>("complete", "哪些名单齐全", "which lists are whole"),
};

template <>
inline constexpr bool detail::never_empty<&detail::unit_form::name> = true;

template <>
inline constexpr bool detail::never_empty<&detail::zone_form::name> = true;

} // namespace onezone

#endif
