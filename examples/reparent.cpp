// SPDX-License-Identifier: Apache-2.0
// A township moves, villages and all, to another county; three moves that make no sense are refused.
#include <onezone/onezone.hpp>

#include <iostream>
namespace oz = onezone;

namespace {

// A made-up prefecture: two counties, a town with two villages, a zone in it that administers one of them.
oz::hierarchy made_up() {
    oz::change c{oz::hierarchy{}};
    const auto add = [&](const char* key, oz::unit_kind kind, const char* name, const char* code, oz::unit_id parent) {
        const oz::unit_id id = oz::unit_id::derive("reparent-example", key);
        c.add({.id = id, .kind = kind, .name = name, .code = oz::parse_division_code(code).value(), .parent = parent})
            .value();
        return id;
    };
    const oz::unit_id city = add("city", oz::unit_kind::prefecture_city, "甲市", "3699", {});
    const oz::unit_id east = add("east", oz::unit_kind::county, "东县", "369921", city);
    const oz::unit_id west = add("west", oz::unit_kind::county, "西县", "369922", city);
    static_cast<void>(add("bridge", oz::unit_kind::town, "桥头镇", "369922100", west));
    const oz::unit_id town = add("town", oz::unit_kind::town, "河口镇", "369921100", east);
    static_cast<void>(add("v1", oz::unit_kind::villagers_committee, "上村", "369921100200", town));
    const oz::unit_id lower = add("v2", oz::unit_kind::villagers_committee, "下村", "369921100201", town);
    const oz::unit_id zone = oz::unit_id::derive("reparent-example", "zone");
    c.add({.id = zone, .kind = oz::unit_kind::zone, .name = "河口工业园区", .parent = town}).value();
    c.put(oz::entrustment{.key = oz::entrustment_id::derive("reparent-example", "e"), .unit = lower, .holder = zone})
        .value();
    return std::move(c).finish();
}

void list(const oz::hierarchy& h, oz::unit_id top) {
    for (const oz::unit_ref u : h[top].descendants()) {
        std::cout << "  " << oz::to_string(u.code()) << ' ' << u.path();
        for (const oz::entrustment& e : h.entrustments_of(u.id()))
            std::cout << "（由 " << h[e.holder].path() << " 代管）";
        std::cout << '\n';
    }
    for (const oz::zone* const z : oz::zones_within(h, top)) std::cout << "  所在开发区 " << h[z->unit].path() << '\n';
}

} // namespace

int main() {
    const oz::hierarchy before = made_up();
    const oz::unit_id town = before.at("河口镇");
    std::cout << "划转前 " << before[town].path() << '\n';
    list(before, town);

    const auto step = oz::apply(before, oz::reparent{town, before.at("西县")});
    if (!step) {
        std::cerr << step.error() << '\n';
        return 1;
    }
    std::cout << step->account << "\n划转后 " << step->after[town].path() << '\n';
    list(step->after, town);
    if (step->after[town].descendants().count() != before[town].descendants().count()) return 1; // no village lost

    for (const char* to : {"河口镇/下村", "东县", "桥头镇"})
        std::cout << "划入" << to << ":" << oz::apply(before, oz::reparent{town, before.at(to)}).error() << '\n';
    return 0;
}
