// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_PLAN_FORM_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_PLAN_FORM_HPP_INCLUDED

#include "forms.hpp"
#include "reader.hpp"

#include <onezone/ground/text.hpp>
#include <onezone/planning/plan.hpp>
#include <onezone/reform/known_operations.hpp>
#include <onezone/reform/procedure.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// The objects of plan documents. Internal to the library.

namespace onezone::detail {

/// One operation under its own name.
struct operation_choice {
    const known_operations* known = nullptr;
    std::vector<std::pair<const operation_kind*, json_value>> given{};

    /// Requires: it was told which are known.
    void find_in(json_object& o) {
        for (const std::string_view key : known->keys())
            if (const json_value v = o.find_or_null(key)) given.emplace_back(known->find(key), v);
    }
};

/// A step without its key. What it speaks of is looked up in the hierarchy the plan begins with; besides the forms of hierarchies a
/// reference may be step:KEY, the first thing that step creates, or step:KEY#2.
struct keyless_step_form {
    std::optional<date> on{};
    std::vector<located<std::string>> after{};
    provenance basis{};
    operation_choice operation{};
    placed<onezone::procedure> procedure{};
    located<std::string> document{};
    std::vector<precondition> needs{};
    text remark{};
};

struct step_form {
    using rest = keyless_step_form;
    located<std::string> key{};
};

/// Operations meant to be carried out.
struct plan_form {
    located<std::string> id{};
    text title{};
    std::vector<text> remarks{};
    std::string hierarchy{};
    placed<cited_sources> sources{};
    std::optional<trial_dates> judged{};
    placed<std::vector<reform_document>> documents{};
    located<std::string> document{};
    placed<std::vector<step_form>> steps{};
    placed<std::vector<reported_total>> reported{};
    placed<std::vector<expected_figure>> published{};
};

/// Whether the kind of a reported total is one of its class, as readers ask.
[[nodiscard]] inline bool is_of_a_kind(const reported_total& t) {
    return t.kind.empty() || (t.cls && !name_of_kind(*t.cls, t.kind).empty());
}

} // namespace onezone::detail

namespace onezone {

template <>
inline constexpr auto members_of<detail::keyless_step_form> = member_list{
    member<&detail::keyless_step_form::on>("on", "日期", "date"),
    member<&detail::keyless_step_form::after>("after", "在哪些步骤之后", "steps it waits for"),
    member<&detail::keyless_step_form::basis>("basis", "依据", "source"),
    member<&detail::keyless_step_form::operation>("operation", {}, {}),
    member<&detail::keyless_step_form::procedure>("procedure", "办理情况", "procedure"),
    member<&detail::keyless_step_form::document>("document", "所依文件", "document it is ordered by"),
    member<&detail::keyless_step_form::needs>("needs", "前提条件", "preconditions"),
    member<&detail::keyless_step_form::remark>("remark", "说明", "remark"),
};
template <>
inline constexpr auto members_of<detail::step_form> = member_list{
    member<&detail::step_form::key, member_role::nature>("key", "步骤标识", "key of the step"),
};
template <>
inline constexpr bool detail::never_empty<&detail::step_form::key> = true;
template <>
inline constexpr auto members_of<detail::plan_form> = member_list{
    member<&detail::plan_form::id, member_role::nature>("id", "计划标识", "id of the plan"),
    member<&detail::plan_form::title>("title", "标题", "title"),
    member<&detail::plan_form::remarks>("remarks", "总体说明", "remarks on the whole"),
    member<&detail::plan_form::hierarchy>("hierarchy", "所用层级文档的标识", "id of the hierarchy document"),
    member<&detail::plan_form::sources>("sources", "来源", "sources"),
    member<&detail::plan_form::judged>("judged", "评判日期", "days for which it is judged"),
    member<&detail::plan_form::documents>("documents", "文件", "documents"),
    member<&detail::plan_form::document>("document", "各步骤所依文件", "document of all steps"),
    member<&detail::plan_form::steps>("steps", "步骤", "steps"),
    member<&detail::plan_form::reported>("reported", "仅见报道的总数", "totals that are merely reported"),
    member<&detail::plan_form::published>("published", "已公布的数字", "published figures"),
};
template <>
inline constexpr bool detail::never_empty<&detail::plan_form::id> = true;
template <>
inline constexpr bool detail::never_empty<&reform_document::key> = true;
template <>
inline constexpr bool detail::never_empty<&precondition::key> = true;

} // namespace onezone

#endif
