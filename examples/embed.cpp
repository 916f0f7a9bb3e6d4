// SPDX-License-Identifier: Apache-2.0
// A host program with tables of its own: it builds a hierarchy from them, tries a reform, and writes the outcome back. No file.
#include <onezone/onezone.hpp>

#include <algorithm>
#include <iostream>
#include <map>
#include <string>
#include <vector>
namespace oz = onezone;

namespace {

//=== what the host program has: plain records, made-up content ===//

struct region {
    int id, parent;
    std::string kind, name;
};
struct office {
    int id, region;
    std::string name;
    int staff; // -1: not known
};
struct task {
    int region; // 0: not one of the host's
    std::string rule, state, wanted;
};
struct host_tables {
    std::vector<region> regions{{1, 0, "地级市", "甲市"}, {2, 1, "县", "东县"}, {3, 1, "县", "西县"},
        {4, 2, "镇", "河口镇"}, {5, 4, "村", "上村"}, {6, 2, "开发区", "东县工业园区"}, {7, 2, "开发区", "小河园区"}};
    std::vector<office> offices{{61, 6, "东县工业园区管委会", 40}, {71, 7, "小河园区管理办公室", 9}};
    std::vector<task> tasks;
};

//=== there and back ===//

oz::unit_id id_of(const region& r) { return oz::unit_id::derive("host", std::to_string(r.id)); }
oz::body_id id_of(const office& o) { return oz::body_id::derive("host", std::to_string(o.id)); }

oz::hierarchy build(const host_tables& host) {
    std::map<int, oz::unit_id> unit;
    oz::change c{oz::hierarchy{}};
    c.record_nothing();
    c.put(oz::completeness::of_everything()).value(); // what these tables do not have is not there
    for (const region& r : host.regions) {
        unit[r.id] = id_of(r);
        const auto kind = oz::parse_word<oz::unit_kind>(r.kind);
        c.add({.id = id_of(r), .kind = kind.value(), .name = r.name, .parent = unit[r.parent]}).value();
        if (*kind != oz::unit_kind::zone) continue;
        oz::zone facts = *c.now().zone_of(id_of(r));
        facts.managing = unit[r.parent];
        c.put(facts).value();
    }
    for (const office& o : host.offices) {
        oz::body b;
        b.key = id_of(o);
        b.kind = oz::body_kind::management_committee;
        b.name = o.name;
        b.unit = unit[o.region];
        if (o.staff >= 0) b.staff = {{oz::staff_status::institution, std::int64_t{o.staff}}};
        c.put(b).value();
    }
    return std::move(c).finish();
}

void write_back(const oz::hierarchy& h, const oz::report& judged, host_tables& host) {
    std::map<oz::unit_id, int> region_of{{oz::unit_id::none(), 0}};
    for (const region& r : host.regions) region_of[id_of(r)] = r.id;
    for (region& r : host.regions)
        if (const oz::unit_ref above = h[id_of(r)].parent()) r.parent = region_of.at(above.id());
    std::erase_if(host.offices, [&](const office& o) { return !h.find(id_of(o)); });
    for (office& o : host.offices) {
        const oz::fact<std::int64_t> staff = oz::count_of(h.find(id_of(o))->staff, oz::staff_status::institution);
        o.staff = staff.known() ? static_cast<int>(*staff.value) : -1;
    }
    host.tasks.clear();
    for (const oz::finding& f : judged.findings()) // data: nobody parses text
        host.tasks.push_back({region_of.at(f.unit), f.rule, std::string(oz::key_of(f.verdict)),
            f.missing.empty() ? "" : f.missing.front().field});
}

void show(const host_tables& host) {
    for (const region& r : host.regions) std::cout << "region " << r.id << " in " << r.parent << ' ' << r.name << '\n';
    for (const office& o : host.offices)
        std::cout << "office " << o.id << ' ' << o.name << " staff " << o.staff << '\n';
    for (const task& t : host.tasks)
        std::cout << "task region " << t.region << ' ' << t.rule << ' ' << t.state << ' ' << t.wanted << '\n';
}

} // namespace

int main() {
    host_tables host;
    oz::hierarchy now = build(host);
    const oz::policy rules = oz::packs::jiangxi_2023();
    const oz::date day(2023, 12, 1);
    write_back(now, oz::validate(now, rules, day), host);
    show(host);

    const std::vector<oz::operation> reform{
        oz::reparent{.unit = id_of(host.regions[3]), .to = id_of(host.regions[2])},
        oz::merge_agencies{.into = id_of(host.offices[0]), .absorbed = {id_of(host.offices[1])}},
    };
    for (const oz::operation& op : reform) {
        auto step = oz::apply(std::move(now), op);
        if (!step) {
            std::cerr << step.error() << '\n';
            return 1;
        }
        std::cout << "\n-- " << step->account.en << ", account " << oz::key_of(step->ledger.state()) << '\n';
        now = std::move(step->after);
    }
    write_back(now, oz::validate(now, rules, day), host);
    show(host);
}
