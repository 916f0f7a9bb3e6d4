// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_HISTORY_FORM_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_HISTORY_FORM_HPP_INCLUDED

#include "forms.hpp"
#include "plan_form.hpp"

#include <onezone/history/enactment.hpp>
#include <onezone/history/history.hpp>

#include <cstdint>
#include <string>
#include <vector>

/// @file
/// The lines of logs of histories. Internal to the library.

namespace onezone::detail {

/// What a history begins with.
struct history_form {
    std::string id{};
    date begins{};
    placed<keyed<std::string>> first{}; ///< a hierarchy document
    std::string digest{};
};

/// An object that is one operation under its own name.
struct act_form {
    operation_choice operation{};
};

/// A unit that begins to be listed, with the members that other documents tell by its place.
struct covered_form {
    unit_id id{};
    std::string name{};
    unit_kind kind{};
    onezone::code code{};
    unit_id parent{};
    bool parent_known = true;
};

/// A record.
struct record_form {
    std::int64_t record = 0;
    record_kind kind{};
    date recorded{};
    std::int64_t about = 0;
    std::optional<date> effective{};
    provenance dated{};
    placed<std::vector<act_form>> acts{};
    std::vector<covered_form> covered{};
    std::vector<legal_document> documents{};
    text remark{};
    std::vector<disagreement> disagreements{};
    std::string digest{};
};

} // namespace onezone::detail

namespace onezone {

template <>
inline constexpr auto members_of<detail::history_form> = member_list{
    member<&detail::history_form::id, member_role::nature>("id", "历史标识", "id of the history"),
    member<&detail::history_form::begins, member_role::nature>("begins", "起始日", "day it begins"),
    member<&detail::history_form::first, member_role::nature>("first", "起始层级", "first hierarchy"),
    member<&detail::history_form::digest, member_role::nature>("sha256", "摘要", "digest"),
};
template <>
inline constexpr auto members_of<detail::act_form> = member_list{
    member<&detail::act_form::operation>("operation", {}, {}),
};
template <>
inline constexpr auto members_of<detail::covered_form> = member_list{
    member<&detail::covered_form::id, member_role::nature>("id", "标识", "id"),
    member<&detail::covered_form::name, member_role::nature>("name", "名称", "name"),
    member<&detail::covered_form::kind, member_role::nature>("kind", "类型", "kind"),
    member<&detail::covered_form::code>("code", "代码", "code"),
    member<&detail::covered_form::parent>("parent", "隶属", "parent"),
    member<&detail::covered_form::parent_known>("parent_known", "隶属是否明确", "whether the parent is known"),
};
template <>
inline constexpr auto members_of<detail::record_form> = member_list{
    member<&detail::record_form::record, member_role::nature>("record", "记录序号", "number of the record"),
    member<&detail::record_form::kind, member_role::nature>("kind", "记录类别", "what it says"),
    member<&detail::record_form::recorded, member_role::nature>("recorded", "记录日期", "day of recording"),
    member<&detail::record_form::about>("about", "所指记录", "record it is about"),
    member<&detail::record_form::effective>("effective", "生效日期", "day of effect"),
    member<&detail::record_form::dated>("dated", "日期依据", "how that day is known"),
    member<&detail::record_form::acts>("acts", "操作", "acts"),
    member<&detail::record_form::covered>("covered", "开始收录的单位", "units that begin to be listed"),
    member<&detail::record_form::documents>("documents", "文件", "documents"),
    member<&detail::record_form::remark>("remark", "说明", "remark"),
    member<&detail::record_form::disagreements>("disagreements", "来源分歧", "sources that disagree"),
    member<&detail::record_form::digest, member_role::nature>("sha256", "摘要", "digest"),
};

} // namespace onezone

#endif
