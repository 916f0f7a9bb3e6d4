// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_JUDGING_DETAIL_OBSERVATION_HPP_INCLUDED
#define ONEZONE_RULES_JUDGING_DETAIL_OBSERVATION_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/reform/procedure.hpp>
#include <onezone/rules/field.hpp>
#include <onezone/rules/rule.hpp>
#include <onezone/rules/subject.hpp>
#include <onezone/rules/truth.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// What somebody who observes a rule at work is told. Not API.

namespace onezone::detail {

/// Along what a rule gets from one thing to another: what it walks, and what a record it has come to refers to.
enum class relation : unsigned char {
    // the thing itself
    unit,
    zone,
    record,
    // everything there is
    coded,
    named,
    all_bodies,
    // walked
    parent, ///< of a zone: its seat
    above,  ///< the thing itself and everything above
    children,
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
    // referred to
    whole_zone,
    manager,
    hosted_zone,
    host,
    body_unit,
    body_above,
    post_body,
    tenure_post,
    tenure_person,
    holder,
    entrusted_unit,
    entrusting_unit,
    agreed_unit,
    partner,
    measured_unit,
};
enum class condition_kind : unsigned char { when, unless, require };

/// The edit that gives a member of a record another value, or nothing. See src/rules/altered.hpp.
struct altered_record;
using alteration = altered_record (*)(const void* record, const value& to, const hierarchy& h);
/// Defined for every member that has a `field_of`.
template <auto Member>
[[nodiscard]] altered_record alter_member(const void* record, const value& to, const hierarchy& h);

/// A fact that was asked for.
struct read_fact {
    subject of;
    field what;
    provenance from;
    bool known = false;
    std::optional<value> is{};       // of a unit: its path
    std::span<const word> answers{}; // where they are a closed set
    const void* record = nullptr;    // whose member it is, and what gives that another value; null where nothing can
    alteration alter = nullptr;
};
struct stated_condition {
    std::string_view key;
    condition_kind kind{};
    truth value;
    std::size_t after = 0; // how many facts had been asked for
};

/// Who notes along which relations a rule walks. The library's own; see src/rules/judging/read_paths.hpp.
class tracker;

/// Who observes what.
struct observation {
    bool facts = true; // facts and conditions are wanted
    std::vector<read_fact> reads{};
    std::vector<stated_condition> conditions{};
    tracker* paths = nullptr;
    std::string_view bent{}; // key of a condition
    bool drop = false;       // drop it; else negate it
};

//=== values of facts, as data ===//

// What was read had this value.
ONEZONE_API void show(read_fact& r, bool v, const hierarchy& h);
ONEZONE_API void show(read_fact& r, std::int64_t v, const hierarchy& h);
ONEZONE_API void show(read_fact& r, const decimal& v, const hierarchy& h);
ONEZONE_API void show(read_fact& r, const std::string& v, const hierarchy& h);
ONEZONE_API void show(read_fact& r, const std::vector<std::string>& v, const hierarchy& h);
ONEZONE_API void show(read_fact& r, const date& v, const hierarchy& h);
ONEZONE_API void show(read_fact& r, unit_id v, const hierarchy& h);
ONEZONE_API void show(read_fact& r, const charter& v, const hierarchy& h);
ONEZONE_API void show(read_fact& r, const authority& v, const hierarchy& h);
/// … a word of a vocabulary, by its key.
ONEZONE_API void show_word(read_fact& r, std::string_view key);

} // namespace onezone::detail

#endif
