// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_HOLDING_HPP_INCLUDED
#define ONEZONE_MODEL_HOLDING_HPP_INCLUDED

#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>

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

/// How much of a unit's administration is entrusted.
enum class entrustment_scope : unsigned char { all, economic, items };
[[nodiscard]] ONEZONE_API std::span<const word> words(entrustment_scope) noexcept;

/// Who administers a unit on its parent's behalf.
struct entrustment {
    entrustment_id key{};
    unit_id unit{};   ///< the division administered
    unit_id holder{}; ///< a zone, or another division
    entrustment_scope scope = entrustment_scope::all;
    std::vector<std::string> items{}; ///< with scope `items`: which
    period valid{};
    provenance from{};

    [[nodiscard]] entrustment_id id() const noexcept { return key; }
    friend bool operator==(const entrustment&, const entrustment&) = default;
};

/// Whether two entrustments of one unit give the same matter to two holders.
/// `all` meets everything; `economic` meets `all` and `economic`; listed items meet `all` and the same items.
[[nodiscard]] ONEZONE_API bool scopes_meet(const entrustment& a, const entrustment& b) noexcept;

/// One partner of an agreement with its share, in percent.
struct partner {
    unit_id unit{};
    fact<decimal> share{};
    friend bool operator==(const partner&, const partner&) = default;
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

} // namespace onezone

#endif
