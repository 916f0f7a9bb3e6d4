// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_DETAIL_EVALUATION_HPP_INCLUDED
#define ONEZONE_RULES_DETAIL_EVALUATION_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/field.hpp>
#include <onezone/rules/rule.hpp>
#include <onezone/rules/subject.hpp>
#include <onezone/rules/truth.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/// @file
/// One call of one rule, as the engine sees it. Not API.

namespace onezone::detail {

/// Along what a rule walks from record to record.
enum class relation : unsigned char {
    unit,
    parent,
    children,
    zone,
    record,
    seated,
    parks,
    managed,
    hosts,
    bodies,
    parts,
    posts,
    tenures,
    offices,
    holdings,
    entrusted,
    entrusting,
    agreements,
    indicators,
    zones,
    coded,
    named,
    all_bodies,
};
enum class condition_kind : unsigned char { when, unless, require };

/// A fact that was asked for and is missing, or doubtful.
struct noted {
    subject of;
    field what;
    const provenance* from = nullptr; // null: missing
    std::span<const word> answers;    // of a missing fact: what it could be, where that is a closed set
    bool can_suppose = false;         // … and can be supposed in a further run
};

/// Zones and parks by every division they lie in, and by the smallest one they are known to lie within where that is vague:
/// above the county level.
class ONEZONE_API zone_index {
public:
    explicit zone_index(const hierarchy& h);
    [[nodiscard]] std::span<const zone* const> in(unit_id division) const noexcept { return list(in_, division); }
    [[nodiscard]] std::span<const zone* const> within(unit_id division) const noexcept {
        return list(within_, division);
    }

private:
    using table = std::unordered_map<unit_id, std::vector<const zone*>>;
    static std::span<const zone* const> list(const table& t, unit_id key) noexcept {
        const auto found = t.find(key);
        return found == t.end() ? std::span<const zone* const>() : std::span<const zone* const>(found->second);
    }
    table in_;
    table within_;
};

/// What all calls on one pair of hierarchies share.
struct shared_lookups {
    std::optional<zone_index> now;
    std::optional<zone_index> before;
};

struct read_fact {
    subject of;
    field what;
    provenance from;
    bool known = false;
};
struct stated_condition {
    std::string_view key;
    condition_kind kind{};
    truth value;
};
struct walked_relation {
    relation along{};
    std::uint64_t from = 0;
    bool now = true;
};
/// What a call read and stated, where somebody wants to know; and how its conditions are bent, where somebody tests the tests.
struct observation {
    std::vector<read_fact> reads;
    std::vector<stated_condition> conditions;
    std::vector<walked_relation> walks;
    std::string_view bent; // key of a condition
    bool drop = false;     // drop it; else negate it
};

struct supposition {
    subject of;
    std::string_view what;
    int answer = 0;
};

struct resolved_parameter {
    std::string_view name;
    const value* is = nullptr;
};

[[nodiscard]] ONEZONE_API std::span<const word> yes_no() noexcept;

struct ONEZONE_API evaluation {
    // the case
    const hierarchy* now = nullptr;
    const hierarchy* before = nullptr;
    date state_on;
    date rules_on;
    shared_lookups* lookups = nullptr;
    std::span<const resolved_parameter> parameters;
    subject about;
    unit_ref unit;
    const void* record = nullptr;
    const supposition* suppose = nullptr;
    observation* observed = nullptr;
    bool detailed = false;

    // what the rule said
    truth scope = truth::yes();
    truth demand = truth::yes();
    bool required = false;
    std::vector<noted> notes;
    text message;
    std::vector<subject> blamed;
    std::vector<std::pair<subject, truth>> permitted;

    void reset() noexcept {
        scope = truth::yes();
        demand = truth::yes();
        required = false;
        notes.clear();
        if (detailed) reset_details();
    }
    void reset_details() noexcept;
    void add_message(const text& sentence);

    [[nodiscard]] truth::marks_type note_missing(
        subject of, const field& what, std::span<const word> answers, bool can_suppose);
    [[nodiscard]] truth::marks_type note_doubt(subject of, const field& what, const provenance& from);
    [[nodiscard]] truth lacking(subject of, const field& what);
    [[nodiscard]] truth existing(subject of, const provenance& from);
    [[nodiscard]] const int* supposed(subject of, const field& what) const noexcept {
        return suppose && suppose->of == of && suppose->what == what.key ? &suppose->answer : nullptr;
    }
    [[nodiscard]] const zone_index& zones(const hierarchy& h);

    void read(subject of, const field& what, const provenance& from, bool known);
    void walk(relation along, std::uint64_t from, bool in_now);
    [[nodiscard]] truth observe(std::string_view key, truth t, condition_kind kind);
};

} // namespace onezone::detail

#endif
