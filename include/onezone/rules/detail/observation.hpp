// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_DETAIL_OBSERVATION_HPP_INCLUDED
#define ONEZONE_RULES_DETAIL_OBSERVATION_HPP_INCLUDED

#include <onezone/model/edit.hpp>
#include <onezone/reform/procedure.hpp>
#include <onezone/rules/field.hpp>
#include <onezone/rules/rule.hpp>
#include <onezone/rules/subject.hpp>
#include <onezone/rules/truth.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
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

/// What a record refers to.
struct reference {
    relation along{};
    std::uint64_t to = 0;
};
inline std::array<reference, 3> references(const zone& z) noexcept {
    return {{{relation::parent, z.seat.value()}, {relation::whole_zone, z.part_of.value()},
        {relation::manager, z.managing.value ? z.managing.value->value() : 0}}};
}
inline std::array<reference, 2> references(const hosting& x) noexcept {
    return {{{relation::hosted_zone, x.unit.value()}, {relation::host, x.division.value()}}};
}
inline std::array<reference, 2> references(const body& b) noexcept {
    return {{{relation::body_unit, b.unit.value()}, {relation::body_above, b.part_of.value()}}};
}
inline std::array<reference, 1> references(const post& p) noexcept { return {{{relation::post_body, p.body.value()}}}; }
inline std::array<reference, 0> references(const person&) noexcept { return {}; }
inline std::array<reference, 2> references(const tenure& t) noexcept {
    return {{{relation::tenure_post, t.post.value()}, {relation::tenure_person, t.person.value()}}};
}
inline std::array<reference, 1> references(const holding& x) noexcept {
    return {{{relation::holder, x.holder.value()}}};
}
inline std::array<reference, 2> references(const entrustment& e) noexcept {
    return {{{relation::entrusted_unit, e.unit.value()}, {relation::entrusting_unit, e.holder.value()}}};
}
inline std::array<reference, 1> references(const indicator& i) noexcept {
    return {{{relation::measured_unit, i.unit.value()}}};
}
inline std::vector<reference> references(const agreement& a) {
    std::vector<reference> all{{relation::agreed_unit, a.about.value()}};
    for (const onezone::partner& p : a.partners) all.push_back({relation::partner, p.unit.value()});
    return all;
}

/// A fact that was asked for.
struct read_fact {
    subject of;
    field what;
    provenance from;
    bool known = false;
    std::optional<value> is{};                                  // of a unit: its path
    std::span<const word> answers{};                            // where they are a closed set
    std::function<std::optional<edit>(const value&)> altered{}; // the edit that makes it another value
};
struct stated_condition {
    std::string_view key;
    condition_kind kind{};
    truth value;
    std::size_t after = 0; // how many facts had been asked for
};

/// Who notes along which relations a rule walks. The library's own; see src/rules/trail.hpp.
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

template <class T>
[[nodiscard]] std::optional<value> as_value(const T& v, const hierarchy& h) {
    if constexpr (std::is_same_v<T, unit_id>)
        return value(h.path_of(v));
    else if constexpr (std::is_same_v<T, charter>)
        return value(v.issued ? to_string(*v.issued) : v.document);
    else if constexpr (Vocabulary<T>)
        return value(std::string(key_of(v)));
    else if constexpr (std::is_same_v<T, date>)
        return value(to_string(v));
    else if constexpr (std::is_same_v<T, authority>)
        return value(name_of(v, h).zh);
    else if constexpr (std::is_constructible_v<value, std::in_place_type_t<T>, const T&>)
        return value(std::in_place_type<T>, v);
    else
        return std::nullopt;
}
template <class T>
[[nodiscard]] std::optional<T> from_value(const value& v, const hierarchy& h) {
    if constexpr (std::is_same_v<T, unit_id>) {
        const auto* path = std::get_if<std::string>(&v);
        const auto found = path ? h.find(*path) : result<unit_ref>(unit_ref());
        return found && *found ? std::optional<T>(found->id()) : std::nullopt;
    } else if constexpr (std::is_same_v<T, charter>) {
        const auto* day = std::get_if<std::string>(&v);
        const auto read = day ? parse_date(*day) : result<date>(refusal());
        return read ? std::optional<T>(charter{*read, {}}) : std::nullopt;
    } else if constexpr (Vocabulary<T>) {
        const auto* spelled = std::get_if<std::string>(&v);
        return spelled ? parse_word<T>(*spelled) : std::nullopt;
    } else if constexpr (std::is_constructible_v<value, std::in_place_type_t<T>, const T&>) {
        const auto* same = std::get_if<T>(&v);
        return same ? std::optional<T>(*same) : std::nullopt;
    } else {
        return std::nullopt;
    }
}
/// The edit that gives `Member` of a record another value; nothing where records of the kind are not edited by themselves.
template <auto Member, class Record>
[[nodiscard]] std::optional<edit> with_member(const Record& r, const value& to, const hierarchy& h) {
    if constexpr (std::is_constructible_v<edit, edited<Record>>) {
        using fact_type = std::remove_cvref_t<decltype(r.*Member)>;
        using held = typename decltype(fact_type::value)::value_type;
        const auto read = from_value<held>(to, h);
        if (!read) return std::nullopt;
        Record after = r;
        after.*Member = fact_type(*read);
        return edit(edited<Record>{r, std::move(after)});
    } else {
        return std::nullopt;
    }
}

} // namespace onezone::detail

#endif
