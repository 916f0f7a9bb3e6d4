// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/json_schema.hpp"

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/faces/json/schema.hpp>
#include <onezone/model/builder.hpp>
#include <onezone/model/change.hpp>

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

// Whatever members records have: each is written to documents and read back, has its place in the schema, counts where hierarchies are
// compared, and is undone. A member that is added is tried here by being described.

using namespace onezone;

namespace {

// A city, a county with a zone, and one record of every kind.
struct world {
    hierarchy h;
    unit_id county, zone_unit;
    body_id agency, office;

    world() {
        builder b("w");
        const auto unit = [&](const char* key, unit_kind kind, const char* name, const char* parent) {
            unit_record u{.kind = kind, .name = name};
            if (*parent != 0) u.parent = b.id<unit_id>(parent);
            b.add(key, u);
        };
        unit("city", unit_kind::prefecture_city, "甲市", "");
        unit("county", unit_kind::county, "东县", "city");
        unit("town", unit_kind::town, "河口镇", "county");
        unit("zone", unit_kind::zone, "东县工业园区", "county");
        county = b.id<unit_id>("county");
        zone_unit = b.id<unit_id>("zone");
        agency = b.id<body_id>("agency");
        office = b.id<body_id>("office");
        b.add("host", hosting{.unit = zone_unit, .division = b.id<unit_id>("town")});
        b.add("agency", body{.kind = body_kind::management_committee, .name = "东县工业园区管委会", .unit = zone_unit});
        b.add("office", body{.kind = body_kind::department, .name = "东县商务局", .unit = county});
        b.add("director", post{.body = agency, .kind = post_kind::director, .title = "主任"});
        b.add("li", person{.name = "李明"});
        b.add("held", tenure{.post = b.id<post_id>("director"), .person = b.id<person_id>("li")});
        b.add("item", holding{.cls = carry_class::powers, .name = "项目备案", .holder = agency});
        b.add("trust", entrustment{.unit = b.id<unit_id>("town"), .holder = zone_unit});
        b.add("pact", agreement{.name = "共建协议", .about = zone_unit});
        b.add("figure", indicator{.unit = county, .name = "工业总产值"});
        b.add("stated", completeness::of(agency, known_list::functions));
        b.add("told", own_fact{.person = b.id<person_id>("li"), .name = "驻园锻炼"});
        h = b.build().value();
    }

    // Something other than what a member is by default.
    void alter(bool& to) const { to = !to; }
    void alter(std::int64_t& to) const { to = 7; }
    void alter(decimal& to) const { to = parse_decimal("3.25").value(); }
    void alter(std::string& to) const { to = "别的"; }
    void alter(date& to) const { to = date(2021, 3, 4); }
    void alter(period& to) const { to.from = date(2021, 3, 4); }
    void alter(provenance& to) const { to = provenance::stated("某文件"); }
    void alter(unit_id& to) const { to = county; }
    void alter(body_id& to) const { to = office; }
    template <Vocabulary E>
    void alter(E& to) const {
        for (const word& w : words(E{}))
            if (w.value != static_cast<int>(to)) {
                to = static_cast<E>(w.value);
                return;
            }
    }
    template <class T>
    void alter(std::optional<T>& to) const {
        alter(to.emplace());
    }
    template <class T>
    void alter(fact<T>& to) const {
        T known{};
        alter(known);
        to = {std::move(known), provenance::inferred(say("推断", "inferred"))};
    }
    template <class T>
    void alter(std::vector<T>& to) const {
        alter(to.emplace_back());
    }
    template <Described R>
    void alter(R& to) const {
        for_each_member<R>([&](auto m) { alter(m.of(to)); });
    }
};

// The names of an object's keys in a document.
std::vector<std::string> keys_of(std::string_view key, const auto& value) {
    using type = std::remove_cvref_t<decltype(value)>;
    if constexpr (std::is_same_v<type, period>) return {"from"};
    if constexpr (std::is_same_v<type, provenance>) return {"source"};
    return {std::string(key)};
}

template <class Record>
void tried(const world& w, const std::string& schema) {
    const Record known = *w.h.all<Record>().begin();
    const std::string before = write_hierarchy(w.h, "w");
    for_each_member<Record>([&](auto m) {
        if constexpr (m.role == member_role::content) {
            CAPTURE(std::string(m.key));
            Record altered = known;
            w.alter(m.of(altered));
            if constexpr (std::is_same_v<Record, zone>)
                if (altered.part_of.ok()) return; // told by where it stands in the tree
            CHECK_FALSE(m.of(altered) == m.of(known));
            change c(w.h);
            REQUIRE(c.put(altered));
            const hierarchy now = c.now();

            const std::string written = write_hierarchy(now, "w");
            CHECK(written != before);
            const auto back = read_hierarchy(written);
            REQUIRE(back);
            CHECK(*back == now);
            CHECK(
                onezone_tests::misfits(onezone_tests::parse_json(schema), onezone_tests::parse_json(written)).empty());
            for (const std::string& key : keys_of(m.key, m.of(altered)))
                CHECK(written.find('"' + key + "\": ") != std::string::npos);

            CHECK_FALSE(equivalent(w.h, now));
            const std::vector<edit> edits = difference(w.h, now);
            CHECK(edits.size() == 1);
            change again(w.h);
            REQUIRE(again.replay(edits));
            CHECK(again.now() == now);
            REQUIRE(again.replay(inverse(edits)));
            CHECK(again.now() == w.h);
        }
    });
}

} // namespace

TEST_CASE(
    "every member of every record is written, read, in the schema and part of the value", "[faces][json][member]") {
    const world w;
    const std::string schema = hierarchy_schema();
    tried<zone>(w, schema);
    tried<hosting>(w, schema);
    tried<body>(w, schema);
    tried<post>(w, schema);
    tried<person>(w, schema);
    tried<tenure>(w, schema);
    tried<holding>(w, schema);
    tried<entrustment>(w, schema);
    tried<agreement>(w, schema);
    tried<indicator>(w, schema);
    tried<completeness>(w, schema);
    tried<own_fact>(w, schema);
}
