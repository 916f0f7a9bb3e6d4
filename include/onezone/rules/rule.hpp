// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_RULE_HPP_INCLUDED
#define ONEZONE_RULES_RULE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/code.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/level.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/member.hpp>
#include <onezone/rules/force.hpp>
#include <onezone/rules/subject.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// @file
/// A rule: one checkable clause, as a value.
///
///  1. A rule is data (id, wording, citation, force, dates, jurisdiction, parameters, precedence) and a function that reads the
///     model only through the context it is given. Equality compares the data; the id names the function.
///  2. A rule sets no severity: force, verdict and exemption decide it.
///  3. Dates may be unknown; what is unknown about them makes findings undecided and is never guessed.
/// Example: examples/own_rule.cpp

namespace onezone {

class context;

/// How a clause is known.
enum class wording : unsigned char {
    quoted,      ///< in its own words, as the source has them
    paraphrased, ///< by its sense: the wording is not at hand, nor for certain how strong it is
    inferred,    ///< read into the source, with the reason
};
[[nodiscard]] ONEZONE_API std::span<const word> words(wording) noexcept;

/// What a source tells.
enum class told_as : unsigned char {
    demanded, ///< that something is asked
    done,     ///< that something was done; that others are asked to is an inference
};
[[nodiscard]] ONEZONE_API std::span<const word> words(told_as) noexcept;

/// Where a clause stands. `quote` is the clause itself, short, in the original; empty where its wording is not at hand.
struct citation {
    std::string document{}; ///< as it is written: a title with its marks, 《…》; a campaign or a practice without
    std::string clause{};
    std::string source{};
    std::string quote{};
    grade how = grade::stated;
    text reason{}; ///< of an inference: why the source is read that way
    told_as told = told_as::demanded;

    /// Never `quoted` without a quote.
    [[nodiscard]] onezone::wording wording() const noexcept {
        return how != grade::stated ? onezone::wording::inferred
            : quote.empty()         ? onezone::wording::paraphrased
                                    : onezone::wording::quoted;
    }
    friend bool operator==(const citation&, const citation&) = default;
};
/// `行政区划管理条例（国务院令第704号） 第六条：“…”`, and how it is known where not in its own words. Allocates.
[[nodiscard]] ONEZONE_API text name_of(const citation& c);

/// When a clause holds. Every date may be unknown.
///
/// From `in_force_latest` on it is in force for certain, before `in_force_earliest` for certain not. In between, or with neither
/// known, it is taken as announced from the announcement (or, with none known, the issue) on, and is undecided before.
struct effect {
    std::optional<date> announced{};
    std::optional<date> issued{};
    std::optional<date> in_force_earliest{};
    std::optional<date> in_force_latest{};
    std::optional<date> until{}; ///< first day no longer in force

    [[nodiscard]] static effect from(const date& d) { return {std::nullopt, std::nullopt, d, d, std::nullopt}; }
    [[nodiscard]] static effect announced_on(const date& d) {
        return {d, std::nullopt, std::nullopt, std::nullopt, std::nullopt};
    }
    friend bool operator==(const effect&, const effect&) = default;
};
template <>
inline constexpr auto members_of<effect> = member_list{
    member<&effect::announced>("announced", "公布日期", "announced"),
    member<&effect::issued>("issued", "印发日期", "issued"),
    member<&effect::in_force_earliest>("in_force_earliest", "最早施行日期", "in force, at the earliest"),
    member<&effect::in_force_latest>("in_force_latest", "最迟施行日期", "in force, at the latest"),
    member<&effect::until>("until", "失效日期", "first day no longer in force"),
};

/// Whether a clause holds on a day.
enum class standing : unsigned char { in_force, as_announced, undecided, not_in_force };
[[nodiscard]] ONEZONE_API standing standing_on(const effect& e, const date& d) noexcept;

/// A parameter's value: a std::variant, but for its copies. Where one of these types runs out of memory, copying a
/// std::variant of them is undefined in libstdc++ (12 and 13 at least): it destroys what was not made.
class value : public std::variant<bool, std::int64_t, decimal, std::string, std::vector<std::string>> {
public:
    using variant::variant;
    using variant::operator=;
    value() = default;
    value(const value& other) : variant(copy_of(other)) {}
    value(value&&) noexcept = default;
    /// Where it throws, the value is as it was.
    value& operator=(const value& other) {
        static_cast<variant&>(*this) = copy_of(other);
        return *this;
    }
    value& operator=(value&&) noexcept = default;
    ~value() = default;

private:
    static variant copy_of(const variant& other) {
        return std::visit([](auto copy) -> variant { return copy; }, other);
    }
};
/// `2`, `是/yes`, `甲、乙`. Allocates.
[[nodiscard]] ONEZONE_API text name_of(const value& v);

/// What a rule leaves to its user. Without a value, whatever depends on it is undecided.
struct parameter {
    std::string name{};
    std::optional<value> by_default{};
    text meaning{};
    value example{};                   ///< of the type the parameter takes, where there is no default
    grade how = grade::stated;         ///< whether the source gives the default or it is an interpretation
    std::vector<std::string> words{};  ///< of a text parameter: what it may be; empty: anything
    std::optional<decimal> at_least{}; ///< of a number: its range
    std::optional<decimal> at_most{};
    bool is_day = false;   ///< of a text parameter: an ISO date
    std::string measure{}; ///< of a number: its unit of measure (ground/measure.hpp); empty: a mere number

    ONEZONE_API friend bool operator==(const parameter& a, const parameter& b);
};
/// What the parameter may be, where `v` lies outside; empty where it may be `v`. Allocates.
[[nodiscard]] ONEZONE_API text outside_range(const parameter& p, const value& v);

/// What a rule does to another where both apply to a subject.
enum class relation_to_rule : unsigned char {
    waives,   ///< permits what the other would find violated
    replaces, ///< the other does not apply there
    tightens, ///< asks for more; both are judged
};
[[nodiscard]] ONEZONE_API std::span<const word> words(relation_to_rule) noexcept;
struct precedence {
    relation_to_rule how{};
    std::string over{}; ///< the other rule's id
    friend bool operator==(const precedence&, const precedence&) = default;
};

/// Which way a rule pulls on its topic; rules of different packs that pull apart on one subject are a conflict.
enum class stance : unsigned char { none, demands, forbids, permits };
[[nodiscard]] ONEZONE_API std::span<const word> words(stance) noexcept;

/// What a rule is judged on.
struct about {
    subject_kind kind = subject_kind::whole;
    onezone::level level = onezone::level::none; ///< of divisions: only those of this level
    bool change = false;                         ///< judges a step from one hierarchy to the next, not a state
    /// Of a step, of divisions, zones and bodies: only those to which something happened, those gone since among them.
    bool affected = false;

    friend bool operator==(const about&, const about&) = default;
};

/// One checkable clause.
struct rule {
    std::string id{}; ///< e.g. `jx23.county.max-zones`
    text title{};     ///< what it asks, in a line
    citation basis{};
    onezone::force force = onezone::force::must;
    text force_is_read{}; ///< where the wording leaves open how strong it is: how it is read; empty: it says so itself
    effect valid{};
    code jurisdiction{}; ///< `none()`: everywhere
    onezone::about about{};
    std::vector<parameter> parameters{};
    std::vector<precedence> over{};
    std::string succeeds{}; ///< the earlier version of the same clause, in force until this one is; empty: none
    std::string topic{};    ///< what it is about across packs, e.g. `zone.holds-townships`; empty: of no conflict
    onezone::stance stance = onezone::stance::none;
    std::string pack{}; ///< set by the policy it was put into, where empty
    /// Called for every subject, and again when a report is asked for its texts, from whichever thread asks: it must not refer to anything
    /// that may be gone by then.
    std::function<void(context&)> judge{};

    ONEZONE_API friend bool operator==(const rule& a, const rule& b);
};

} // namespace onezone

#endif
