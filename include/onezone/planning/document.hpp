// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_PLANNING_DOCUMENT_HPP_INCLUDED
#define ONEZONE_PLANNING_DOCUMENT_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/history/enactment.hpp>
#include <onezone/model/member.hpp>
#include <onezone/planning/precondition.hpp>
#include <onezone/reform/procedure.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

/// @file
/// A legal document that orders the acts of a plan: stated once, for all steps or for those that name it.
///
///  1. What a document states of the day and of the procedure holds for each of its steps; a step may add to it, and where both state
///     something the step's own word counts.
///  2. Its acts are one: all of them are carried out or none.

namespace onezone {

/// In which order the acts of a document are carried out.
enum class act_order : unsigned char {
    given, ///< as they stand in the plan
    needed, ///< as they stand, but what is refused waits for the others of the same day and is tried again after each of them
};
[[nodiscard]] ONEZONE_API std::span<const word> words(act_order) noexcept;

/// A legal document of a plan. Everything but the key may be empty.
struct reform_document {
    std::string key{};         ///< names it within its plan; unique, not empty
    legal_document document{}; ///< title, number, the day it bears, where it can be read
    fact<authority> issuer{};
    std::string clause{};     ///< which of its clauses orders the acts
    std::optional<date> on{}; ///< the day its acts take effect, where they do not say so themselves
    onezone::procedure
        procedure{}; ///< how its acts came about: who proposed, passed on, examined and approved them, on which dossier, when
    act_order order = act_order::given;
    std::vector<precondition> needs{}; ///< what has to hold before the first of its acts is carried out
    text remark{};
    provenance from{};
    friend bool operator==(const reform_document&, const reform_document&) = default;
};
template <>
inline constexpr auto members_of<reform_document> = member_list{
    member<&reform_document::key, member_role::nature>("key", "文件标识", "key of the document"),
    member<&reform_document::document>("document", "文件", "document"),
    member<&reform_document::issuer>("issuer", "发文机关", "issuer"),
    member<&reform_document::clause>("clause", "条款", "clause"),
    member<&reform_document::on>("on", "生效日期", "date of effect"),
    member<&reform_document::procedure>("procedure", "办理情况", "procedure"),
    member<&reform_document::order>("order", "实施顺序", "order of its acts"),
    member<&reform_document::needs>("needs", "前提条件", "preconditions"),
    member<&reform_document::remark>("remark", "说明", "remark"),
    member<&reform_document::from>("from", "依据", "source"),
};

/// `《国务院关于同意……的批复》（国函〔2016〕58号）`, or what of it is known. Allocates.
[[nodiscard]] ONEZONE_API text name_of(const reform_document& d);

/// What is known of a procedure from a document and from a step of it: the step's word where both have one.
[[nodiscard]] ONEZONE_API procedure added_to(procedure of_document, const procedure& of_step);

} // namespace onezone

#endif
