// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/model/builder.hpp>
#include <onezone/model/change.hpp>
#include <onezone/model/edit.hpp>
#include <onezone/model/extract.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace onezone;

namespace {

// What a program's own tables hold: keys of its own, nothing in order.
struct tables {
    builder b{"personnel system"};
    std::vector<std::pair<std::string, builder::record>> rows;

    void unit(const std::string& key, unit_kind kind, std::string name, std::string_view parent) {
        unit_record u;
        u.kind = kind;
        u.name = std::move(name);
        if (!parent.empty()) u.parent = b.id<unit_id>(parent);
        rows.emplace_back(key, u);
    }
    void agency(const std::string& key, std::string name, std::string_view of, std::string_view part_of = {}) {
        body a;
        a.kind = part_of.empty() ? body_kind::management_committee : body_kind::internal_body;
        a.name = std::move(name);
        a.unit = b.id<unit_id>(of);
        if (!part_of.empty()) a.part_of = b.id<body_id>(part_of);
        rows.emplace_back(key, a);
    }

    tables() {
        unit("1", unit_kind::prefecture_city, "甲市", "");
        unit("2", unit_kind::county, "东县", "1");
        unit("3", unit_kind::town, "河口镇", "2");
        unit("4", unit_kind::zone, "东县工业园区", "2");
        zone facts;
        facts.managing = fact<unit_id>(b.id<unit_id>("2"));
        rows.emplace_back("4", facts);
        agency("40", "东县工业园区管委会", "4");
        agency("41", "招商局", "4", "40");
        post director;
        director.body = b.id<body_id>("40");
        director.kind = post_kind::director;
        rows.emplace_back("400", director);
        person who;
        rows.emplace_back("7", who);
        tenure held;
        held.post = b.id<post_id>("400");
        held.person = b.id<person_id>("7");
        rows.emplace_back("7000", held);
        for (const auto cls : {carry_class::functions, carry_class::powers}) {
            holding item;
            item.cls = cls;
            item.name = cls == carry_class::functions ? "招商引资" : "项目备案";
            item.holder = b.id<body_id>("40");
            rows.emplace_back(cls == carry_class::functions ? "F1" : "P1", item);
        }
        entrustment towns;
        towns.unit = b.id<unit_id>("3");
        towns.holder = b.id<unit_id>("4");
        rows.emplace_back("E1", towns);
    }

    [[nodiscard]] result<hierarchy> built() const {
        builder all = b;
        for (const auto& [key, row] : rows) all.add(key, row);
        CHECK(all.size() == rows.size());
        return all.build();
    }
    template <class Record>
    Record& row(std::string_view key) {
        for (auto& [own, r] : rows)
            if (own == key && std::holds_alternative<Record>(r)) return std::get<Record>(r);
        FAIL("no such row");
        return std::get<Record>(rows.front().second);
    }
};

std::vector<std::string> places(const refusal& r) {
    std::vector<std::string> all{r.where().pointer};
    for (const refusal& other : r.others()) all.push_back(other.where().pointer);
    return all;
}

} // namespace

TEST_CASE("a hierarchy is built from a program's own records in any order", "[model][builder]") {
    tables t;
    const hierarchy h = t.built().value();
    CHECK(h.size() == 4);
    CHECK(h.at("甲市/东县/河口镇") == t.b.id<unit_id>("3"));
    CHECK(h.zone_of(t.b.id<unit_id>("4"))->seat == t.b.id<unit_id>("2"));
    CHECK(h.zones_managed_by(t.b.id<unit_id>("2")).begin()->unit == t.b.id<unit_id>("4"));
    CHECK(h.find(t.b.id<body_id>("41"))->part_of == t.b.id<body_id>("40"));
    CHECK(h.count<holding>() == 2);
    CHECK(h.tenures_of(t.b.id<person_id>("7")).begin()->post == t.b.id<post_id>("400"));
    CHECK(h.entrusted_to(t.b.id<unit_id>("4")).begin()->unit == t.b.id<unit_id>("3"));

    for (std::size_t by = 0; by < t.rows.size(); ++by) {
        CAPTURE(by);
        std::rotate(t.rows.begin(), t.rows.begin() + 1, t.rows.end());
        CHECK(t.built().value() == h);
    }
    std::reverse(t.rows.begin(), t.rows.end());
    CHECK(t.built().value() == h);
}

TEST_CASE("nothing added builds an empty hierarchy", "[model][builder]") {
    CHECK(builder("source").build().value() == hierarchy());
}

TEST_CASE("every mistake in a program's records is reported at once with its key", "[model][builder]") {
    tables t;
    t.row<unit_record>("3").parent = t.b.id<unit_id>("99");
    t.row<body>("41").name.clear();
    t.row<entrustment>("E1").holder = t.b.id<unit_id>("98"); // hidden behind the mistake in unit 3
    t.row<tenure>("7000").person = t.b.id<person_id>("97");
    const auto refused = t.built();
    REQUIRE_FALSE(refused);
    const refusal why = refused.error();
    CHECK(why.where().source == "personnel system");
    CHECK(places(why) == std::vector<std::string>{"/units/3", "/bodies/41", "/tenures/7000"});
    CHECK(why.code() == errc::unknown_unit);
    CHECK(why.others()[0].code() == errc::bad_value);
    CHECK(why.others()[1].code() == errc::unknown_person);
}

TEST_CASE("what fails only because another record failed is not reported", "[model][builder]") {
    tables t;
    t.row<unit_record>("2").name = "东/县";
    const auto refused = t.built();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == errc::bad_value);
    CHECK(places(refused.error()) == std::vector<std::string>{"/units/2"});
}

TEST_CASE("a body whose seat is wrong is reported once", "[model][builder]") {
    builder b("register");
    b.add("1", unit_record{.kind = unit_kind::county, .name = "东县"});
    b.add("2", unit_record{.kind = unit_kind::town, .name = "河/口镇", .parent = b.id<unit_id>("1")}); // refused
    b.add("10", body{.name = "东县人民政府", .unit = b.id<unit_id>("1"), .seat = b.id<unit_id>("2")});
    const auto failed = b.build();
    REQUIRE_FALSE(failed);
    CHECK(failed.error().where().pointer == "/units/2");
    CHECK(failed.error().others().empty());

    // Where it names what was never added, it is the body's own mistake, and one.
    builder unknown("register");
    unknown.add("1", unit_record{.kind = unit_kind::county, .name = "东县"});
    unknown.add("10", body{.name = "东县人民政府", .unit = b.id<unit_id>("1"), .seat = b.id<unit_id>("9")});
    const auto refused = unknown.build();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == errc::unknown_unit);
    CHECK(refused.error().where().pointer == "/bodies/10");
    CHECK(refused.error().others().empty());
}

TEST_CASE("two records of one key are refused, and those of different kinds are not", "[model][builder]") {
    tables t;
    t.unit("3", unit_kind::town, "别的镇", "2");
    const auto refused = t.built();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == errc::duplicate_id);
    CHECK(places(refused.error()) == std::vector<std::string>{"/units/3"});
    t.rows.pop_back();
    t.agency("3", "另一机构", "4");
    CHECK(t.built().value().find(t.b.id<body_id>("3")) != nullptr);
}

TEST_CASE("units and bodies above themselves are refused, each of the circle", "[model][builder]") {
    tables t;
    SECTION("units") {
        t.row<unit_record>("1").parent = t.b.id<unit_id>("3");
        const auto refused = t.built();
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code() == errc::cycle);
        CHECK(places(refused.error()) == std::vector<std::string>{"/units/1", "/units/2", "/units/3"});
    }
    SECTION("bodies") {
        t.row<body>("40").part_of = t.b.id<body_id>("41");
        const auto refused = t.built();
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code() == errc::cycle);
        CHECK(places(refused.error()) == std::vector<std::string>{"/bodies/40", "/bodies/41"});
    }
    SECTION("one alone") {
        t.row<unit_record>("1").parent = t.b.id<unit_id>("1");
        const auto refused = t.built();
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code() == errc::cycle);
        CHECK(places(refused.error()) == std::vector<std::string>{"/units/1"});
    }
}

TEST_CASE("a program finds again which of its keys became which id", "[model][builder]") {
    tables t;
    t.row<body>("40").key = body_id::derive("elsewhere", "an id of its own");
    builder b = t.b;
    for (const auto& [key, row] : t.rows) b.add(key, row);
    b.add("h", hosting{t.b.id<unit_id>("4"), t.b.id<unit_id>("3"), {}});
    const host_keys keys = b.keys();
    CHECK(keys.id<unit_id>("3") == b.id<unit_id>("3"));
    CHECK(keys.id<body_id>("40") == body_id::derive("elsewhere", "an id of its own")); // where `b.id` would be wrong
    CHECK(keys.id<hosting_id>("h") == hosting_id::derive(b.id<unit_id>("4").value(), b.id<unit_id>("3").value()));
    CHECK(keys.key(b.id<unit_id>("4")) == "4"); // of the unit and of its record as a zone
    CHECK(keys.key(body_id::derive("elsewhere", "an id of its own")) == "40");
    CHECK(keys.key(b.id<tenure_id>("7000")) == "7000");
    CHECK_FALSE(keys.id<unit_id>("40").ok()); // a body's
    CHECK_FALSE(keys.id<unit_id>("").ok());
    CHECK(keys.key(b.id<unit_id>("40")) == std::nullopt);
    std::vector<std::string> units;
    for (const auto& [key, id] : keys.all<unit_id>()) {
        CHECK(keys.id<unit_id>(key) == id);
        units.push_back(key);
    }
    CHECK(units == std::vector<std::string>{"1", "2", "3", "4"});
    CHECK(builder("nothing").keys().all<unit_id>().empty());
}

TEST_CASE("a zone whose unit failed is not reported beside it", "[model][builder]") {
    tables t;
    t.row<unit_record>("4").name = "工业/园区";
    t.row<zone>("4").managing = {};
    const auto refused = t.built();
    REQUIRE_FALSE(refused);
    CHECK(places(refused.error()) == std::vector<std::string>{"/units/4"});
}

TEST_CASE("a body whose seat failed is not reported for it", "[model][builder]") {
    tables t;
    t.row<unit_record>("3").name = "河/口镇";
    t.row<body>("40").seat = t.b.id<unit_id>("3");
    const auto refused = t.built();
    REQUIRE_FALSE(refused);
    CHECK(places(refused.error()) == std::vector<std::string>{"/units/3"});
}

TEST_CASE("bodies that name each other, and zones that name bodies, are built and differ like others",
    "[model][builder][difference][extract]") {
    builder b("personnel system");
    const auto add_body = [&](const std::string& key, std::string name) {
        body x;
        x.kind = body_kind::department;
        x.name = std::move(name);
        x.unit = b.id<unit_id>("county");
        return std::pair(key, x);
    };
    auto [one_key, one] = add_body("one", "甲局");
    auto [other_key, other] = add_body("other", "乙局");
    one.joint_offices = {{b.id<body_id>("other"), {}}};
    other.joint_offices = {{b.id<body_id>("one"), {}}};
    one.lent = {{staff_status::contract, std::int64_t{2}, b.id<body_id>("other"), {}, {}, {}}};
    other.appraisals = {{"年度考核", b.id<body_id>("one"), {}, {}, {}}};
    unit_record county;
    county.kind = unit_kind::county;
    county.name = "县";
    unit_record park;
    park.kind = unit_kind::zone;
    park.name = "园区";
    park.parent = b.id<unit_id>("county");
    zone facts;
    facts.designations = {{"整改", {}, b.id<body_id>("other"), {}}};
    b.add(one_key, one);
    b.add(other_key, other);
    b.add("park", facts);
    b.add("park", park);
    b.add("county", county);
    const hierarchy h = b.build().value();
    CHECK(h.find(b.id<body_id>("one"))->joint_offices.front().with == b.id<body_id>("other"));
    CHECK(h.find(b.id<body_id>("other"))->appraisals.front().by == b.id<body_id>("one"));
    CHECK(h.zone_of(b.id<unit_id>("park"))->designations.front().team == b.id<body_id>("other"));

    const auto there_and_back = [](const hierarchy& from, const hierarchy& to) {
        change c(from);
        c.replay(difference(from, to)).value();
        CHECK(std::move(c).finish() == to);
    };
    there_and_back(hierarchy(), h);
    there_and_back(h, hierarchy());
    CHECK(extract(h, b.id<unit_id>("county")).value().part == h);

    one.joint_offices = {{b.id<body_id>("nobody"), {}}};
    builder wrong("personnel system");
    wrong.add("county", county);
    wrong.add("one", one);
    const auto refused = wrong.build();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == errc::unknown_body);
}
