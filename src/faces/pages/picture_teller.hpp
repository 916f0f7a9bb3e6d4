// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_PAGES_PICTURE_TELLER_HPP_INCLUDED
#define ONEZONE_SRC_FACES_PAGES_PICTURE_TELLER_HPP_INCLUDED

#include "ground/natural_order.hpp"
#include "picture_story.hpp"

#include <onezone/model/body.hpp>
#include <onezone/model/places.hpp>
#include <onezone/reform/succession.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

// Finds out what a picture tells. The parts stand in files of their own: zones, divisions, other bodies.

namespace onezone::detail {

// Siblings have no order of their own: by level, code, name.
using order_key = std::tuple<int, std::uint64_t, natural_name, std::uint64_t>;

// Who carries on what others were, over all the steps.
class descent_index {
public:
    struct heir {
        unit_id unit{};
        body_id body{};
        bool inferred = false;
        bool part = false; // only listed units went
    };
    descent_index(const hierarchy& before, const hierarchy& after, const std::vector<succession>& lineage);

    // Who of the state after carries it on, beside itself. What is stated to carry it on and was itself carried on by another leads there.
    [[nodiscard]] std::vector<heir> heirs_of(unit_id u) const { return follow(party::of(u)); }
    [[nodiscard]] std::vector<heir> heirs_of(body_id b) const { return follow(party::of(b)); }
    // What a source says became of it, where that names nobody; else empty.
    [[nodiscard]] std::string fate_of(unit_id u) const { return stated(party::of(u)); }
    [[nodiscard]] std::string fate_of(body_id b) const { return stated(party::of(b)); }
    // The units that something carries on in part or whole.
    [[nodiscard]] std::vector<unit_id> units() const;

private:
    using key = std::pair<unit_id, body_id>;
    [[nodiscard]] std::vector<heir> follow(const party& from) const;
    [[nodiscard]] std::string stated(const party& from) const;

    const hierarchy& before_;
    const hierarchy& after_;
    std::map<key, std::vector<const succession*>> lines_;
};

class teller {
public:
    teller(const hierarchy& before, const hierarchy& after, const picture_options& options)
        : before_(before),
          after_(after),
          options_(options),
          descent_(before, after, options.lineage) {}

    picture_story tell();

private:
    using bands_of = std::map<unit_id, picture_band>;
    // What happened, from where, to where: those it happened to.
    struct grouped {
        std::map<std::tuple<picture_mark, std::string, std::string>, division_row> rows;
    };

    [[nodiscard]] static order_key order_of(unit_ref u);
    [[nodiscard]] static text listed(const std::vector<std::string>& names, std::size_t limit);
    [[nodiscard]] static text number(std::size_t n) { return verbatim(std::to_string(n)); }
    [[nodiscard]] static text arrow(const text& from, const text& to) { return from + say(" → ", " → ") + to; }

    [[nodiscard]] static agency_count count(const hierarchy& h);
    [[nodiscard]] static std::vector<const body*> sorted_agencies(const hierarchy& h, unit_id zone_unit);
    // The nearest county-level division, or the smallest division above the counties.
    [[nodiscard]] static unit_id home_of(unit_ref u);
    [[nodiscard]] unit_ref newest(unit_id u) const {
        const unit_ref now = after_.find(u);
        return now ? now : before_.find(u);
    }
    [[nodiscard]] text name_of_unit(unit_id u) const {
        const unit_ref there = newest(u);
        return there ? verbatim(there.name()) : say("未载明的单位", "a unit not on record");
    }
    [[nodiscard]] picture_band& band(bands_of& bands, unit_id home) const;

    //=== zones ===//

    [[nodiscard]] unit_id head_of(unit_id z) const;
    [[nodiscard]] drawn_zone side(const hierarchy& h, unit_id z) const;
    [[nodiscard]] std::optional<body_id> heir_of(const body& closed) const;
    [[nodiscard]] unit_id zone_heir_of(unit_id z) const;
    [[nodiscard]] unit_id division_heir_of(unit_id z) const;
    void tell_agency(const body& was, unit_id z, std::vector<zone_event>& events) const;
    void tell_light(unit_id z, std::vector<zone_event>& events) const;
    void tell_place(unit_ref was, unit_ref is, std::vector<zone_event>& events) const;
    [[nodiscard]] std::vector<zone_event> tell_zone(unit_id z) const;
    [[nodiscard]] zone_row row_of(unit_id z) const;
    void fold_silent(zone_family& family, std::vector<unit_id>& units) const;
    void nest(zone_family& family, const std::vector<unit_id>& units) const;
    void in_order_of_nesting(std::vector<unit_id>& members, unit_id head) const;
    void tell_families(bands_of& bands) const;
    static void join_placeholders(std::vector<zone_family>& families);
    [[nodiscard]] static zone_chip chip_of(const zone_row& row, const std::vector<zone_event>& also);

    //=== divisions ===//

    void tell_descents(bands_of& bands);
    void tell_one_descent(bands_of& bands, const std::vector<unit_id>& units, const std::vector<std::size_t>& edges);
    void tell_entrustments(std::map<unit_id, grouped>& groups) const;
    void tell_boundaries(bands_of& bands) const;
    void tell_divisions(bands_of& bands);
    void add_row(std::map<unit_id, grouped>& groups, zone_event event, unit_id unit, const text& before,
        const text& after) const;
    void put_rows(bands_of& bands, std::map<unit_id, grouped>& groups) const;
    [[nodiscard]] text scope_of(const entrustment& e) const;

    //=== bodies ===//

    void tell_bodies(bands_of& bands);
    // What became less, what more: internal bodies, leading posts, quota, staff.
    [[nodiscard]] std::pair<text, text> sizes_changed(const body& was, const body& is) const;
    [[nodiscard]] bool told_with_another(const hierarchy& h, const hierarchy& other, const body& b) const;

    const hierarchy& before_;
    const hierarchy& after_;
    const picture_options& options_;
    descent_index descent_;
    struct edge {
        unit_id from, to;
        bool inferred;
    };
    std::vector<edge> edges_;                       // between divisions, one of them no more or not yet there
    std::set<std::pair<unit_id, unit_id>> carried_; // the same, to look up
    std::set<unit_id> in_descents_;
};

} // namespace onezone::detail

#endif
