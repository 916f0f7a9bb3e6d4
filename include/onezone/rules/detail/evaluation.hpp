// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_DETAIL_EVALUATION_HPP_INCLUDED
#define ONEZONE_RULES_DETAIL_EVALUATION_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/detail/observation.hpp>
#include <onezone/rules/field.hpp>
#include <onezone/rules/rule.hpp>
#include <onezone/rules/subject.hpp>
#include <onezone/rules/truth.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/// @file
/// One call of one rule, as the engine sees it. Not API.

namespace onezone::detail {

/// A fact that was asked for and is missing, or doubtful.
struct noted {
    subject of;
    field what;
    const provenance* from = nullptr; // null: missing
    std::span<const word> answers;    // of a missing fact: what it could be, where that is a closed set
    bool can_suppose = false;         // … and can be supposed in a further run
};

/// Zones and parks by every division they lie in, and by the smallest one they are known to lie within where that is vague:
/// above the county level. In the order of the hierarchy's table of zones.
class ONEZONE_API zone_lists {
public:
    explicit zone_lists(const hierarchy& h);

    /// One row of ids for each division that has any.
    struct column {
        std::vector<std::uint64_t> divisions;
        std::vector<std::uint32_t> from; // one more than divisions
        std::vector<unit_id> zones;
        [[nodiscard]] std::pair<std::size_t, std::size_t> range(unit_id division) const noexcept;
    };
    column in;
    column within;
    [[nodiscard]] std::size_t bytes() const noexcept;
};

/// The same for one call or many on one hierarchy.
class ONEZONE_API zone_index {
public:
    /// Of all zones at once.
    explicit zone_index(const hierarchy& h);
    /// Of each division when it is asked for: as it is in `lists` unless it is among `since`; by a walk where there are no lists.
    zone_index(const hierarchy& h, std::shared_ptr<const zone_lists> lists, std::span<const std::uint64_t> since);

    [[nodiscard]] std::span<const zone* const> in(unit_id division) { return list(in_, division); }
    [[nodiscard]] std::span<const zone* const> within(unit_id division) { return list(within_, division); }
    [[nodiscard]] const std::shared_ptr<const zone_lists>& lists() const noexcept { return lists_; }

private:
    using zones = std::vector<const zone*>;
    struct side {
        zone_lists::column zone_lists::*ids;
        zones (zone_index::*walk)(unit_id) const;
        zones all{}; // where at once, as the ids stand
        std::unordered_map<unit_id, zones> some{};
    };
    [[nodiscard]] std::span<const zone* const> list(side& s, unit_id division);
    [[nodiscard]] zones find_in(unit_id division) const;
    [[nodiscard]] zones find_within(unit_id division) const;

    const hierarchy* h_;
    bool at_once_;
    std::shared_ptr<const zone_lists> lists_;
    std::span<const std::uint64_t> since_;
    side in_{&zone_lists::in, &zone_index::find_in};
    side within_{&zone_lists::within, &zone_index::find_within};
};

/// What all calls on one pair of hierarchies share.
struct shared_lookups {
    bool at_once = true;
    std::shared_ptr<const zone_lists> lists{}; // of an earlier state …
    std::span<const std::uint64_t> since{};    // … and the divisions whose lists have changed since
    std::optional<zone_index> now{};
    std::optional<zone_index> before{};
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
    bool detailed = false; // texts are wanted
    bool itemised = false; // what is blamed and permitted is

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
        if (itemised) reset_details();
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
    [[nodiscard]] zone_index& zones(const hierarchy& h);

    /// Whether facts and conditions are wanted, not only the relations walked.
    [[nodiscard]] bool recording() const noexcept { return observed && observed->facts; }
    void read(read_fact one);
    void walk(relation along, std::uint64_t from, bool in_now);
    // One of the things the last walk led to, and what it refers to. Requires: somebody observes.
    void reached(std::uint64_t id, std::span<const reference> refers_to);
    [[nodiscard]] truth observe(std::string_view key, truth t, condition_kind kind);
};

} // namespace onezone::detail

#endif
