// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_HOSTILE_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_HOSTILE_HPP_INCLUDED

#include <onezone/model/change.hpp>

#include <array>
#include <string>
#include <string_view>
#include <utility>

// A hierarchy with names that mean something to whatever format they are written in, for tests of ways out.

namespace onezone_tests {

/// Markup, the ends of quotations and sections, what a spreadsheet computes, a text that runs from right to left.
inline constexpr std::array<std::string_view, 8> hostile_names{R"(<b>园<i a='b'>)", "]]>园", R"(园"和'区')",
    R"(a\nb\园)", "&amp;园", "=HYPERLINK(\"x\")", "\xE2\x80\xAE园\xE2\x80\xAC", "a,b;c|d--园"};

/// A county with a zone of each such name, each with an agency, a post and a holder named alike, and a town one of them administers.
[[nodiscard]] inline onezone::hierarchy hostile_hierarchy() {
    using namespace onezone;
    change c{hierarchy{}};
    const unit_id county = unit_id::derive("hostile", "county");
    const unit_id town = unit_id::derive("hostile", "town");
    c.add({county, unit_kind::county, "于都\"县\"<", code{"360731"}}).value();
    c.add({town, unit_kind::town, "镇 & 乡", {}, county}).value();
    for (const std::string_view name : hostile_names) {
        const unit_id unit = unit_id::derive("hostile", name);
        c.add({unit, unit_kind::zone, std::string(name), {}, county}).value();
        zone z = *c.now().zone_of(unit);
        z.managing = fact<unit_id>(county);
        if (name != hostile_names.front()) z.part_of = unit_id::derive("hostile", hostile_names.front());
        c.put(std::move(z)).value();
        body b;
        b.key = body_id::derive("hostile", name);
        b.kind = body_kind::management_committee;
        b.name = name;
        b.unit = unit;
        c.put(std::move(b)).value();
        post p;
        p.key = post_id::derive("hostile", name);
        p.body = body_id::derive("hostile", name);
        p.title = name;
        p.kind = post_kind::director;
        c.put(std::move(p)).value();
        person who;
        who.key = person_id::derive("hostile", name);
        who.name = name;
        c.put(std::move(who)).value();
        tenure t;
        t.key = tenure_id::derive("hostile", name);
        t.post = post_id::derive("hostile", name);
        t.person = person_id::derive("hostile", name);
        t.valid.from = date(2020, 1, 1);
        if (name == hostile_names.front()) t.valid.until = date(2024, 1, 1);
        c.put(std::move(t)).value();
    }
    entrustment e;
    e.key = entrustment_id::derive("hostile", "town");
    e.unit = town;
    e.holder = unit_id::derive("hostile", hostile_names.front());
    e.scope = entrustment_scope::items;
    e.items = {"\"<事项>\"", "]]>"};
    c.put(std::move(e)).value();
    return std::move(c).finish();
}

} // namespace onezone_tests

#endif
