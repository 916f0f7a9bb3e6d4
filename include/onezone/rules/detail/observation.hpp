// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_DETAIL_OBSERVATION_HPP_INCLUDED
#define ONEZONE_RULES_DETAIL_OBSERVATION_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/model/edit.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/reform/procedure.hpp>
#include <onezone/reform/procedure_part.hpp>
#include <onezone/rules/condition.hpp>
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
#include <type_traits>
#include <variant>
#include <vector>

/// @file
/// What somebody who observes a rule at work is told. Not API.

namespace onezone::detail {

/// Along what a rule gets from one thing to another: what it walks, and what a record it has come to refers to.
enum class path_step : unsigned char {
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
    stated,    ///< of a unit, body or post: which of its lists are whole. Leads nowhere
    own_facts, ///< of a unit, body, post or person. Leads nowhere
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

/// Which member of which record: the place of the record among what `edit` holds, and that of the member in `members_of`. No record of
/// its own, e.g. what a list of a record consists of: 0, where `edit` holds a move.
struct member_place {
    unsigned char record = 0;
    unsigned char member = 0;
};
template <auto Member>
[[nodiscard]] constexpr member_place place_of_member() noexcept {
    using record = typename pointed_to<decltype(Member)>::record;
    member_place at;
    at.record = [&]<class... Edits>(const std::variant<Edits...>*) {
        unsigned char place = 0;
        unsigned char found = 0;
        ((std::is_same_v<Edits, edited<record>> ? void(found = place++) : void(place++)), ...);
        return found;
    }(static_cast<const edit*>(nullptr));
    unsigned char place = 0;
    members_of<record>.apply([&](const auto&... m) {
        ((same_member<Member, std::remove_cvref_t<decltype(m)>::at>() ? void(at.member = place++) : void(place++)),
            ...);
    });
    return at;
}

/// A fact that was asked for.
struct read_fact {
    subject of;
    field what;
    provenance from;
    bool known = false;
    std::optional<value> is{};       // of a unit: its path
    std::span<const word> answers{}; // where they are a closed set
    const void* record = nullptr;    // whose member it is, and which; null where it is no member
    member_place place{};
};
struct stated_condition {
    condition what;
    condition_kind kind{};
    truth value;
    std::size_t after = 0; // how many facts had been asked for
};

/// Who is told along which relations a rule walks.
class path_watcher {
public:
    path_watcher() = default;
    path_watcher(const path_watcher&) = default;
    path_watcher& operator=(const path_watcher&) = default;

    /// The rule asks for the unit its subject belongs to.
    virtual void own_unit(unit_id id) = 0;
    virtual void walk(path_step along, std::uint64_t from, bool in_now) = 0;
    /// One of the things the last walk led to.
    virtual void arrive(unit_id id) = 0;
    virtual void arrive(const zone& r) = 0;
    virtual void arrive(const hosting& r) = 0;
    virtual void arrive(const body& r) = 0;
    virtual void arrive(const post& r) = 0;
    virtual void arrive(const person& r) = 0;
    virtual void arrive(const tenure& r) = 0;
    virtual void arrive(const holding& r) = 0;
    virtual void arrive(const entrustment& r) = 0;
    virtual void arrive(const agreement& r) = 0;
    virtual void arrive(const indicator& r) = 0;
    /// What is read cannot be told from what changed.
    virtual void read_everywhere() = 0;

protected:
    ~path_watcher() = default;
};

/// A part in a procedure, as a rule names it.
struct named_part {
    procedure_part part;
    truth is;                 // whether the clause gives it: unknown where facts that decide are missing
    std::uint64_t act = 0;    // which of the acts the step tells it is of, from 1; 0: none
    std::string_view article; // where the clause does not say so itself, the one that does …
    std::string_view quote;   // … in its words
};

/// Who observes what.
struct observation {
    bool facts = true;   // facts and conditions are wanted
    bool stated = false; // conditions are, where facts are not: those of the last call
    std::vector<read_fact> reads{};
    std::vector<stated_condition> conditions{};
    path_watcher* paths = nullptr;
    std::string_view bent{};                  // key of a condition
    bool drop = false;                        // drop it; else negate it
    std::vector<named_part>* parts = nullptr; // parts in procedures are wanted, and where
};

//=== values of facts, as data ===//

// What was read had this value.
ONEZONE_API void note_value(read_fact& r, bool v, const hierarchy& h);
ONEZONE_API void note_value(read_fact& r, std::int64_t v, const hierarchy& h);
ONEZONE_API void note_value(read_fact& r, const decimal& v, const hierarchy& h);
ONEZONE_API void note_value(read_fact& r, const std::string& v, const hierarchy& h);
ONEZONE_API void note_value(read_fact& r, const std::vector<std::string>& v, const hierarchy& h);
ONEZONE_API void note_value(read_fact& r, const date& v, const hierarchy& h);
ONEZONE_API void note_value(read_fact& r, unit_id v, const hierarchy& h);
ONEZONE_API void note_value(read_fact& r, body_id v, const hierarchy& h);
ONEZONE_API void note_value(read_fact& r, const charter& v, const hierarchy& h);
ONEZONE_API void note_value(read_fact& r, const authority& v, const hierarchy& h);
/// … a word of a vocabulary, by its key.
ONEZONE_API void show_word(read_fact& r, std::string_view key);

} // namespace onezone::detail

#endif
