// SPDX-License-Identifier: Apache-2.0
#include <onezone/reform/operation.hpp>

#include <array>
#include <utility>

namespace onezone {

operation::operation() : operation(return_township{}) {}

bool operator==(const operation& a, const operation& b) {
    if (!(*a.kind_ == *b.kind_)) return false;
    return a.held_ == b.held_ || a.kind_->equal(a.held_.get(), b.held_.get());
}

std::string_view key_of(const operation& op) noexcept { return op.kind().key; }

namespace {

struct act_title {
    std::string_view key, zh, en;
};

constexpr std::array<act_title, operation_types::size> act_titles{{
    {"return_township", "交还代管", "return of what was entrusted"},
    {"reparent", "隶属关系变更", "change of affiliation"},
    {"entrust", "委托代管", "entrustment"},
    {"change_trustee", "代管关系变更", "change of trustee"},
    {"merge_agencies", "机构整合", "merger of agencies"},
    {"abolish_agency", "机构撤销", "abolition of an agency"},
    {"close_placeholder", "占位机构撤销", "closure of a placeholder"},
    {"change_rank", "规格调整", "change of rank"},
    {"reissue_charter", "重新印发“三定”规定", "charter issued anew"},
    {"establish_agency", "机构设立", "establishment of an agency"},
    {"rename_body", "机构更名", "renaming of a body"},
    {"hang_nameplates", "加挂牌子", "further nameplates"},
    {"merge_bodies", "机构合并", "merger of bodies"},
    {"join_offices", "合署办公", "joint office"},
    {"separate_offices", "分署办公", "end of a joint office"},
    {"strip_functions", "职能剥离", "functions stripped"},
    {"delegate_powers", "下放权限", "delegation of powers"},
    {"withdraw_powers", "收回权限", "withdrawal of powers"},
    {"transfer_staff", "人员划转", "transfer of staff"},
    {"lend_staff", "人员借调", "loan of staff"},
    {"recall_staff", "借调结束", "end of a loan of staff"},
    {"recover_quota", "收回编制", "recovery of quota"},
    {"appoint", "任职", "appointment"},
    {"relieve", "免职", "relief from a post"},
    {"take_concurrent_post", "兼任", "concurrent post"},
    {"name_first_secretary", "第一书记", "first secretary"},
    {"second", "挂职", "secondment"},
    {"integrate_leadership", "区政合一", "integration of leaders"},
    {"create_post", "设置职位", "creation of a post"},
    {"abolish_post", "撤销职位", "abolition of a post"},
    {"restructure", "行政区划调整", "reorganisation of divisions"},
    {"establish_division", "设立", "establishment of a division"},
    {"abolish_division", "撤销", "abolition of a division"},
    {"split_division", "析置", "split of a division"},
    {"merge_divisions", "合并", "merger of divisions"},
    {"change_division_kind", "建制变更", "change of kind of a division"},
    {"change_boundary", "行政区域界线变更", "change of boundary"},
    {"rename_unit", "更名", "renaming"},
    {"move_government_seat", "驻地迁移", "move of a government's seat"},
    {"recode_unit", "代码变更", "change of code"},
    {"establish_zone", "开发区设立", "establishment of a zone"},
    {"abolish_zone", "开发区撤销", "abolition of a zone"},
    {"attach_park", "并为园区", "park attached to a zone"},
    {"change_seat", "开发区所在地变更", "change of a zone's seat"},
    {"change_footprint", "开发区范围变更", "change of a zone's area"},
    {"change_tier", "开发区级别变更", "change of a zone's tier"},
    {"designate_industries", "主导产业确定", "designation of industries"},
    {"designate", "试点等称号授予", "designation"},
    {"end_designation", "试点等称号终止", "end of a designation"},
    {"evaluate", "考核评价", "evaluation"},
    {"order_rectification", "责令整改", "rectification ordered"},
    {"found_joint_park", "共建园区", "foundation of a joint park"},
    {"convert_zone", "开发区转为行政区", "conversion of a zone into a division"},
    {"change_zone_government", "管理体制调整", "change of a zone’s government"},
    {"change_hosts", "所跨行政区变更", "change of the divisions a zone lies in"},
    {"merge_zones", "开发区整合", "merger of zones"},
    {"choose_operator", "运营公司确定", "choice of an operator"},
    {"found_industrial_community", "工业社区设立", "foundation of an industrial community"},
    {"divide_duties", "职责分工", "division of duties"},
    {"reappoint_staff", "全员聘任", "staff appointed anew"},
    {"set_appraisal", "考评机制建立", "appraisal"},
}};

} // namespace

text title_of_act(std::string_view key) {
    for (const act_title& t : act_titles)
        if (t.key == key) return say(t.zh, t.en);
    return verbatim(key);
}

text title_of(const operation& op) {
    const detail::operation_kind& kind = op.kind();
    return kind.title ? kind.title() : title_of_act(kind.key);
}

text account_of(const operation& op, const hierarchy& h) {
    const detail::op_view held = op.view();
    return held.account(held.op, h);
}

result<step> apply(const hierarchy& h, const operation& op, const act_options& options) {
    return detail::apply(h, op.view(), options);
}

result<step> apply(hierarchy&& h, const operation& op, const act_options& options) {
    return detail::apply(std::move(h), op.view(), options);
}

} // namespace onezone
