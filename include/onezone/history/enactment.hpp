// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_HISTORY_ENACTMENT_HPP_INCLUDED
#define ONEZONE_HISTORY_ENACTMENT_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/model/edit.hpp>
#include <onezone/model/member.hpp>
#include <onezone/reform/ledger.hpp>
#include <onezone/reform/operation.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// @file
/// What a history is told: acts with the day they take effect and their documents, and what is later said of them.
///
///  1. An enactment takes effect at the beginning of its day: that day is the first of the new period, the day before the last of the old.
///  2. A record is never changed: what turns out otherwise is a record of its own.
///  3. Where sources disagree, each says what it says, and which is followed and why is data.

namespace onezone {

/// A legal document, as far as it is known. Everything may be empty.
struct legal_document {
    std::string title{};
    std::string number{};         ///< 文号: `国函〔1998〕105号`
    std::optional<date> issued{}; ///< 成文日期
    std::string source{};         ///< where it can be read: gazette, book, link
    std::string wording{};        ///< what it says, as far as it was copied
    friend bool operator==(const legal_document&, const legal_document&) = default;
};
template <>
inline constexpr auto members_of<legal_document> = member_list{
    member<&legal_document::title>("title", "标题", "title"),
    member<&legal_document::number>("number", "文号", "number"),
    member<&legal_document::issued>("issued", "日期", "day"),
    member<&legal_document::source>("source", "来源", "source"),
    member<&legal_document::wording>("wording", "内容", "wording"),
};

/// What one source says of a fact.
struct claim {
    std::string value{}; ///< as the document would write it: a date, a code, a name, a path
    provenance from{};
    friend bool operator==(const claim&, const claim&) = default;
};
template <>
inline constexpr auto members_of<claim> = member_list{
    member<&claim::value, member_role::nature>("value", "说法", "what it says"),
    member<&claim::from>("from", "依据", "source"),
};

/// What sources may disagree about. `effective` is of an enactment, `other` says in `disagreement::what` what it is, the others are of
/// a unit on the day the enactment takes effect.
enum class disputed : unsigned char { effective, code, name, kind, parent, other };
[[nodiscard]] ONEZONE_API std::span<const word> words(disputed) noexcept;

/// Sources that disagree about one fact.
struct disagreement {
    disputed about{};
    unit_id unit{};     ///< whose code, name, kind or parent
    std::string what{}; ///< of `other`
    std::vector<claim> claims{};
    std::int64_t used = 0; ///< which of the claims is followed
    text why{};            ///< and why
    friend bool operator==(const disagreement&, const disagreement&) = default;
};
template <>
inline constexpr auto members_of<disagreement> = member_list{
    member<&disagreement::about, member_role::nature>("about", "分歧所在", "what it is about"),
    member<&disagreement::unit>("unit", "单位", "unit"),
    member<&disagreement::what>("what", "何事", "what else"),
    member<&disagreement::claims, member_role::nature>("claims", "各种说法", "claims"),
    member<&disagreement::used, member_role::nature>("used", "采用", "which is followed"),
    member<&disagreement::why>("why", "理由", "why"),
};

/// Acts that take effect on one day, all or none, with the documents they rest on; or a change of what is listed, which is no act.
struct enactment {
    date effective{};
    provenance dated{}; ///< how the day is known; inferred where no source states it
    std::vector<operation> acts{};
    std::vector<unit_record> covered{}; ///< units that are there and begin to be listed; with these no acts
    std::vector<legal_document> documents{};
    text remark{};
    std::vector<disagreement> disagreements{};
    friend bool operator==(const enactment&, const enactment&) = default;
};

/// The place of a record in a history, from 1 on; 0 is the state it begins with.
using record_number = std::uint32_t;

/// What a record says.
enum class record_kind : unsigned char {
    enacted,   ///< acts, or a change of what is listed
    corrected, ///< an earlier record said something wrong: it should have said this
    retracted, ///< an earlier record should not be there: nothing of the kind happened
    revoked,   ///< what an earlier record did is undone from this day on (撤销决定)
};
[[nodiscard]] ONEZONE_API std::span<const word> words(record_kind) noexcept;

/// One record of a history.
struct history_record {
    record_kind kind{};
    date recorded{};         ///< the day it was written down
    record_number about = 0; ///< the record corrected, retracted or revoked; 0 where `enacted`
    enactment what{}; ///< what is so enacted; of `retracted` and `revoked` no acts, but why, and of the latter when
    friend bool operator==(const history_record&, const history_record&) = default;
};

/// What the record of that number is called in refusals and texts: `第 3 条记录(1983-11-15,国函字243号)`.
[[nodiscard]] ONEZONE_API text name_of(const history_record& r, record_number number);

} // namespace onezone

#endif
