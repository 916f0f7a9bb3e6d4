// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/heap.hpp"
#include "support/oracle.hpp"

#include <onezone/model/change.hpp>

#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

using namespace onezone;

namespace {

// A province with two cities, a county with two towns, two zones, and one of every record.
struct small_world {
    unit_id province, city, other_city, county, town, other_town, zone_unit, park;
    body_id government, agency, office;
    post_id director;
    person_id li;
    tenure_id term;
    holding_id function;
    entrustment_id trust;
    agreement_id pact;
    indicator_id revenue;
    hosting_id hosted;
    hierarchy h;

    static unit_id id(std::string_view key) { return unit_id::derive("small", key); }

    small_world() {
        change c{hierarchy{}};
        const auto add = [&](std::string_view name, unit_kind kind, unit_id parent, onezone::code at = {}) {
            return c.add({id(name), kind, name, at, parent, true}).value().id();
        };
        province = add("省", unit_kind::province, {}, code{"36"});
        city = add("市", unit_kind::prefecture_city, province, code{"3607"});
        other_city = add("邻市", unit_kind::prefecture_city, province, code{"3608"});
        county = add("县", unit_kind::county, city, code{"360722"});
        town = add("镇", unit_kind::town, county);
        other_town = add("乡", unit_kind::township, county);
        zone_unit = add("高新区", unit_kind::zone, city);
        park = add("园区", unit_kind::park, county);

        body b;
        b.key = government = body_id::derive("small", "government");
        b.name = "县人民政府";
        b.kind = body_kind::government;
        b.unit = county;
        c.put(b).value();
        b.key = agency = body_id::derive("small", "agency");
        b.name = "高新区管委会";
        b.kind = body_kind::management_committee;
        b.unit = zone_unit;
        c.put(b).value();
        b.key = office = body_id::derive("small", "office");
        b.name = "办公室";
        b.kind = body_kind::internal_body;
        b.part_of = agency;
        c.put(b).value();

        post p;
        p.key = director = post_id::derive("small", "director");
        p.body = agency;
        p.title = "主任";
        c.put(p).value();
        person li_record;
        li_record.key = li = person_id::derive("small", "li");
        li_record.name = "李";
        c.put(li_record).value();
        c.put(running(term = tenure_id::derive("small", "term"))).value();

        onezone::holding item;
        item.key = function = holding_id::derive("small", "function");
        item.name = "招商";
        item.holder = agency;
        c.put(item).value();

        c.put(trusting(trust = entrustment_id::derive("small", "trust"), town, zone_unit)).value();

        agreement a;
        a.key = pact = agreement_id::derive("small", "pact");
        a.name = "共建协议";
        a.about = park;
        a.partners = {{city, {}}, {other_city, {}}};
        c.put(a).value();

        indicator i;
        i.key = revenue = indicator_id::derive("small", "revenue");
        i.unit = park;
        i.name = "营业收入";
        c.put(i).value();

        hosting also;
        also.unit = zone_unit;
        also.division = county;
        hosted = also.id();
        c.put(also).value();
        h = std::move(c).finish();
    }

    [[nodiscard]] tenure running(tenure_id key) const {
        tenure t;
        t.key = key;
        t.post = director;
        t.person = li;
        t.valid = {date(2020, 1, 1), date(2023, 1, 1)};
        return t;
    }
    [[nodiscard]] static onezone::entrustment trusting(entrustment_id key, unit_id unit, unit_id holder) {
        onezone::entrustment e;
        e.key = key;
        e.unit = unit;
        e.holder = holder;
        return e;
    }
};

// CHECKs that the call on a change of `h` is refused with `code`, says why in both languages and changes nothing.
template <class Call>
void refuses(const hierarchy& h, errc code, Call call) {
    for (const bool shared : {true, false}) {
        const hierarchy same = onezone_tests::hierarchy_of(onezone_tests::read(h));
        REQUIRE(same == h);
        change c(shared ? h : same);
        const auto done = call(c);
        REQUIRE_FALSE(done.has_value());
        CHECK(name_of(done.error().code()) == name_of(code));
        CHECK_FALSE(done.error().message().zh.empty());
        CHECK_FALSE(done.error().message().en.empty());
        CHECK(c.edits().empty());
        CHECK(c.now() == h);
    }
}

constexpr auto nobody = [](auto id) { return decltype(id)::from_value(12345); };

} // namespace

//=== what is refused ===//

TEST_CASE("a unit is not added with an id, code, name, kind or place that cannot be", "[model][change]") {
    const small_world w;
    const auto adding = [](const new_unit& unit) { return [unit](change& c) { return c.add(unit); }; };
    const unit_id fresh = small_world::id("new");
    new_unit good{fresh, unit_kind::town, "新镇", code::none(), w.county, true};
    change c(w.h);
    REQUIRE(c.add(good));

    new_unit bad = good;
    bad.id = unit_id::none();
    refuses(w.h, errc::bad_value, adding(bad));
    bad = good;
    bad.id = w.town;
    refuses(w.h, errc::duplicate_id, adding(bad));
    bad = good;
    bad.code = code{"3607"};
    refuses(w.h, errc::duplicate_code, adding(bad));
    bad = good;
    bad.parent = nobody(fresh);
    refuses(w.h, errc::unknown_unit, adding(bad));
    bad = good;
    bad.parent = w.zone_unit;
    refuses(w.h, errc::not_a_division, adding(bad));
    bad.kind = unit_kind::park;
    refuses(w.h, errc::not_a_division, adding(bad));
    bad = good;
    bad.parent = w.town;
    refuses(w.h, errc::level_order, adding(bad));
    bad.kind = unit_kind::county;
    refuses(w.h, errc::level_order, adding(bad));
    bad = good;
    bad.kind = unit_kind{};
    refuses(w.h, errc::bad_value, adding(bad));
    bad.kind = static_cast<unit_kind>(29);
    refuses(w.h, errc::bad_value, adding(bad));
    bad = good;
    bad.name = "";
    refuses(w.h, errc::bad_value, adding(bad));
    bad.name = "县/镇";
    refuses(w.h, errc::bad_value, adding(bad));
    bad.name = "\xff\xfe";
    refuses(w.h, errc::invalid_utf8, adding(bad));
    const std::string long_name(1001, 'x');
    bad.name = long_name;
    refuses(w.h, errc::bad_value, adding(bad));
    good.name = std::string_view(long_name).substr(1);
    change d(w.h);
    CHECK(d.add(good));
}

TEST_CASE("a unit stays while anything refers to it", "[model][change]") {
    const small_world w;
    refuses(w.h, errc::unknown_unit, [](change& c) { return c.remove(small_world::id("nobody")); });

    // A lone town, and one reference to it after another.
    const auto referred = [&](auto refer) {
        change c(w.h);
        const unit_id lone = small_world::id("lone");
        c.add({lone, unit_kind::county, "孤县", code::none(), w.other_city, true}).value();
        refer(c, lone);
        const hierarchy h = std::move(c).finish();
        refuses(h, errc::still_referenced, [lone](change& d) { return d.remove(lone); });
    };
    referred([](change& c, unit_id lone) {
        c.add({small_world::id("below"), unit_kind::town, "下镇", code::none(), lone, true}).value();
    });
    referred([](change& c, unit_id lone) {
        c.add({small_world::id("seated"), unit_kind::zone, "坐落区", code::none(), lone, false}).value();
    });
    referred([&](change& c, unit_id lone) { c.put(hosting{w.zone_unit, lone, {}}).value(); });
    referred([](change& c, unit_id lone) {
        body b;
        b.key = body_id::derive("small", "hall");
        b.name = "政府";
        b.unit = lone;
        c.put(b).value();
    });
    referred([&](change& c, unit_id lone) {
        c.put(small_world::trusting(entrustment_id::derive("small", "out"), lone, w.zone_unit)).value();
    });
    referred([&](change& c, unit_id lone) {
        c.put(small_world::trusting(entrustment_id::derive("small", "in"), w.other_town, lone)).value();
    });
    referred([](change& c, unit_id lone) {
        agreement a;
        a.key = agreement_id::derive("small", "about");
        a.about = lone;
        c.put(a).value();
    });
    referred([&](change& c, unit_id lone) {
        agreement a = *c.now().find(w.pact);
        a.partners.push_back({lone, {}});
        c.put(a).value();
    });
    referred([](change& c, unit_id lone) {
        indicator i;
        i.key = indicator_id::derive("small", "figure");
        i.unit = lone;
        c.put(i).value();
    });
    referred([&](change& c, unit_id lone) {
        holding item = *c.now().find(w.function);
        item.grantor = fact(lone);
        c.put(item).value();
    });
    fact<unit_id> zone::*const of_zone[] = {&zone::managing, &zone::dispatching, &zone::approving, &zone::statistics};
    for (const auto attribute : of_zone)
        referred([&](change& c, unit_id lone) {
            zone z = *c.now().zone_of(w.zone_unit);
            z.*attribute = fact(lone);
            c.put(z).value();
        });
    referred([&](change& c, unit_id lone) {
        zone z = *c.now().zone_of(w.zone_unit);
        z.integrated.push_back({lone, {}, {}});
        c.put(z).value();
    });

    // A zone: its parks, hosts and records.
    change c(w.h);
    zone part = *w.h.zone_of(w.park);
    part.part_of = w.zone_unit;
    c.put(part).value();
    c.remove(w.hosted).value();
    c.remove(w.trust).value();
    const hierarchy h = std::move(c).finish();
    refuses(h, errc::still_referenced, [&](change& d) { return d.remove(w.zone_unit); });
}

TEST_CASE("a unit on which nothing hangs any more goes, a zone with its record", "[model][change]") {
    const small_world w;
    change c(w.h);
    REQUIRE(c.remove(w.other_town));
    CHECK_FALSE(c.now().find(w.other_town));
    CHECK(c.now().size() == w.h.size() - 1);
    c.remove(w.revenue).value();
    c.remove(w.pact).value();
    REQUIRE(c.remove(w.park));
    CHECK(c.now().zone_of(w.park) == nullptr);
    CHECK(w.h.zone_of(w.park) != nullptr);
    c.undo_all();
    CHECK(c.now() == w.h);
}

TEST_CASE("a unit does not move to nowhere, beneath itself, beneath its equals, or as a zone", "[model][change]") {
    const small_world w;
    const auto moving = [](unit_id unit, unit_id to) { return [=](change& c) { return c.move(unit, to); }; };
    refuses(w.h, errc::unknown_unit, moving(small_world::id("nobody"), w.city));
    refuses(w.h, errc::unknown_unit, moving(w.town, small_world::id("nobody")));
    refuses(w.h, errc::not_a_division, moving(w.zone_unit, w.county));
    refuses(w.h, errc::not_a_division, moving(w.town, w.zone_unit));
    refuses(w.h, errc::cycle, moving(w.city, w.city));
    refuses(w.h, errc::cycle, moving(w.city, w.town));
    refuses(w.h, errc::level_order, moving(w.other_city, w.city));
    refuses(w.h, errc::level_order, moving(w.other_city, w.county));
}

TEST_CASE("a move does not bring the holder of an entrustment beneath the unit entrusted", "[model][change]") {
    const small_world w;
    change c(w.h);
    // The county is administered by the neighbouring city's district.
    const unit_id district = small_world::id("district");
    c.add({district, unit_kind::district, "区", code::none(), w.other_city, true}).value();
    const unit_id street = small_world::id("street");
    c.add({street, unit_kind::subdistrict, "街道", code::none(), district, true}).value();
    c.put(small_world::trusting(entrustment_id::derive("small", "up"), w.city, district)).value();
    c.put(small_world::trusting(entrustment_id::derive("small", "down"), w.county, street)).value();
    const hierarchy h = std::move(c).finish();
    refuses(h, errc::entrusted_to_itself, [&](change& d) { return d.move(district, w.city); });
    refuses(h, errc::entrusted_to_itself, [&](change& d) { return d.move(street, w.county); });
    change d(h);
    CHECK(d.move(w.town, w.city)); // what neither holds nor is entrusted moves
}

TEST_CASE("a unit keeps its name, code or kind where the new one cannot be", "[model][change]") {
    const small_world w;
    const unit_id unknown = small_world::id("nobody");
    refuses(w.h, errc::unknown_unit, [&](change& c) { return c.rename(unknown, "甲"); });
    refuses(w.h, errc::bad_value, [&](change& c) { return c.rename(w.town, ""); });
    refuses(w.h, errc::bad_value, [&](change& c) { return c.rename(w.town, "甲/乙"); });
    refuses(w.h, errc::bad_value, [&](change& c) { return c.rename(w.town, std::string(1001, 'x')); });
    refuses(w.h, errc::invalid_utf8, [&](change& c) { return c.rename(w.town, "\xc0\x80"); });
    refuses(w.h, errc::unknown_unit, [&](change& c) { return c.recode(unknown, code{"11"}); });
    refuses(w.h, errc::duplicate_code, [&](change& c) { return c.recode(w.town, code{"3607"}); });
    refuses(w.h, errc::unknown_unit, [&](change& c) { return c.rekind(unknown, unit_kind::town); });
    refuses(w.h, errc::wrong_kind, [&](change& c) { return c.rekind(w.town, unit_kind::park); });
    refuses(w.h, errc::wrong_kind, [&](change& c) { return c.rekind(w.park, unit_kind::town); });
    refuses(w.h, errc::bad_value, [&](change& c) { return c.rekind(w.town, unit_kind{}); });
    refuses(w.h, errc::level_order, [&](change& c) { return c.rekind(w.town, unit_kind::county); });
    refuses(w.h, errc::level_order, [&](change& c) { return c.rekind(w.county, unit_kind::town); });

    change c(w.h);
    CHECK(c.recode(w.city, code{"3607"}));
    CHECK(c.recode(w.city, code::none()));
    CHECK_FALSE(c.now().find(code{"3607"}));
    CHECK(c.rekind(w.county, unit_kind::county_city));
    CHECK(c.rekind(w.park, unit_kind::zone));
    CHECK(c.rename(w.town, "镇"));
}

TEST_CASE("a body stays while anybody names it beside what belongs to it", "[model][change]") {
    const small_world w;
    // One reference after another to a body of its own; taken back, nothing holds it.
    const auto referred = [&](auto refer, auto take_back) {
        change c(w.h);
        body b;
        b.key = body_id::derive("small", "lone");
        b.name = "专班";
        b.unit = w.other_city;
        const body_id lone = b.key;
        c.put(b).value();
        refer(c, lone);
        const hierarchy h = c.now();
        refuses(h, errc::still_referenced, [lone](change& d) { return d.remove(lone); });
        take_back(c);
        CHECK(c.remove(lone));
    };
    referred(
        [&](change& c, body_id lone) {
            zone z = *c.now().zone_of(w.zone_unit);
            z.designations = {{"限期整改", {}, {}, {}}, {"限期整改", {}, fact(lone), {}}};
            z.designations[0].name = "示范区";
            c.put(z).value();
        },
        [&](change& c) {
            zone z = *c.now().zone_of(w.zone_unit);
            z.designations.pop_back();
            c.put(z).value();
        });
    referred(
        [&](change& c, body_id lone) {
            body b = *c.now().find(w.office);
            b.appraisals = {{"双月考评", fact(lone), {}, {}, {}}};
            c.put(b).value();
        },
        [&](change& c) {
            body b = *c.now().find(w.office);
            b.appraisals[0].by = {};
            c.put(b).value();
        });
    referred(
        [&](change& c, body_id lone) {
            body b = *c.now().find(w.office);
            b.lent = {{staff_status::institution, fact<std::int64_t>(2), fact(lone), {}, {}, {}}};
            c.put(b).value();
        },
        [&](change& c) {
            body b = *c.now().find(w.office);
            b.lent.clear();
            c.put(b).value();
        });
    referred(
        [&](change& c, body_id lone) {
            body b = *c.now().find(w.office);
            b.joint_offices = {{lone, {}}};
            c.put(b).value();
        },
        [&](change& c) {
            body b = *c.now().find(w.office);
            b.joint_offices.clear();
            c.put(b).value();
        });
    referred(
        [&](change& c, body_id lone) {
            holding x = *c.now().find(w.function);
            x.shared_with.push_back(lone);
            c.put(x).value();
        },
        [&](change& c) {
            holding x = *c.now().find(w.function);
            x.shared_with.clear();
            c.put(x).value();
        });
}

TEST_CASE("a zone's record is refused where it refers to what is not there or no division", "[model][change]") {
    const small_world w;
    const unit_id unknown = small_world::id("nobody");
    const auto with = [&](auto alter) {
        zone z = *w.h.zone_of(w.zone_unit);
        alter(z);
        return [z](change& c) { return c.put(z); };
    };
    refuses(w.h, errc::unknown_unit, with([&](zone& z) { z.unit = unknown; }));
    refuses(w.h, errc::not_a_zone, with([&](zone& z) { z.unit = w.town; }));
    refuses(w.h, errc::unknown_unit, with([&](zone& z) { z.seat = unknown; }));
    refuses(w.h, errc::not_a_division, with([&](zone& z) { z.seat = w.park; }));
    refuses(w.h, errc::unknown_unit, with([&](zone& z) { z.part_of = unknown; }));
    refuses(w.h, errc::not_a_zone, with([&](zone& z) { z.part_of = w.town; }));
    refuses(w.h, errc::cycle, with([&](zone& z) { z.part_of = w.zone_unit; }));
    for (const auto attribute : {&zone::managing, &zone::dispatching, &zone::approving}) {
        refuses(w.h, errc::unknown_unit, with([&](zone& z) { z.*attribute = fact(unknown); }));
        refuses(w.h, errc::not_a_division, with([&](zone& z) { z.*attribute = fact(w.park); }));
    }
    refuses(w.h, errc::unknown_unit, with([&](zone& z) { z.statistics = fact(unknown); }));
    refuses(w.h, errc::not_a_division, with([&](zone& z) { z.integrated.push_back({w.park, {}, {}}); }));
    refuses(w.h, errc::bad_value, with([&](zone& z) { z.integrated = {{w.city, {}, {}}, {w.city, {}, {}}}; }));
    const period never{date(2020, 1, 1), date(2020, 1, 1)};
    refuses(w.h, errc::dates_out_of_order, with([&](zone& z) { z.designations.push_back({"试点", never, {}}); }));
    const period special{date(boost::date_time::neg_infin), {}};
    refuses(w.h, errc::bad_date, with([&](zone& z) { z.designations.push_back({"试点", special, {}}); }));

    change c(w.h);
    zone part = *w.h.zone_of(w.park);
    part.part_of = w.zone_unit;
    c.put(part).value();
    refuses(c.now(), errc::cycle, with([&](zone& z) { z.part_of = w.park; }));

    refuses(w.h, errc::not_a_zone, [&](change& d) { return d.put(hosting{w.town, w.city, {}}); });
    refuses(w.h, errc::unknown_unit, [&](change& d) { return d.put(hosting{unknown, w.city, {}}); });
    refuses(w.h, errc::unknown_unit, [&](change& d) { return d.put(hosting{w.park, unknown, {}}); });
    refuses(w.h, errc::not_a_division, [&](change& d) { return d.put(hosting{w.park, w.zone_unit, {}}); });
}

TEST_CASE("a zone's path follows its record's seat", "[model][change]") {
    const small_world w;
    change c(w.h);
    zone z = *w.h.zone_of(w.zone_unit);
    z.seat = w.town;
    z.seat_known = false;
    c.put(z).value();
    CHECK(c.now()[w.zone_unit].path() == "省/市/县/镇/高新区");
    CHECK_FALSE(c.now()[w.zone_unit].place_known());
    CHECK(c.now()[w.town].children().empty());
    z.seat = unit_id::none();
    c.put(z).value();
    CHECK(c.now()[w.zone_unit].path() == "高新区");
    c.undo_all();
    CHECK(c.now()[w.zone_unit].path() == "省/市/高新区");
}

TEST_CASE("a body is refused without id, unit or name, as part of itself, and with counts that cannot be",
    "[model][change]") {
    const small_world w;
    const auto with = [&](auto alter) {
        body b = *w.h.find(w.agency);
        alter(b);
        return [b](change& c) { return c.put(b); };
    };
    refuses(w.h, errc::bad_value, with([](body& b) { b.key = body_id::none(); }));
    refuses(w.h, errc::unknown_unit, with([](body& b) { b.unit = small_world::id("nobody"); }));
    refuses(w.h, errc::bad_value, with([](body& b) { b.name.clear(); }));
    refuses(w.h, errc::bad_value, with([](body& b) { b.name = "甲/乙"; }));
    refuses(w.h, errc::invalid_utf8, with([](body& b) { b.name = "\xff"; }));
    refuses(w.h, errc::unknown_body, with([&](body& b) { b.part_of = nobody(b.key); }));
    refuses(w.h, errc::cycle, with([&](body& b) { b.part_of = b.key; }));
    refuses(w.h, errc::cycle, with([&](body& b) { b.part_of = w.office; }));
    refuses(w.h, errc::bad_quantity, with([](body& b) { b.leading_posts = fact<std::int64_t>(-1); }));
    refuses(w.h, errc::bad_quantity, with([](body& b) { b.internal_bodies = fact<std::int64_t>(-1); }));
    refuses(w.h, errc::bad_quantity, with([](body& b) {
        b.quota = {{quota_kind::headcount, fact<std::int64_t>(-1)}};
    }));
    refuses(w.h, errc::bad_quantity, with([](body& b) {
        b.quota = {{quota_kind::headcount, {}}, {quota_kind::headcount, {}}};
    }));
    refuses(w.h, errc::bad_quantity, with([](body& b) {
        b.staff = {{staff_status::contract, fact<std::int64_t>(-1)}};
    }));
    constexpr std::int64_t million_million = 1'000'000'000'000;
    refuses(w.h, errc::bad_quantity, with([](body& b) { b.leading_posts = fact(million_million + 1); }));
    {
        change c(w.h);
        CHECK(with([](body& b) { b.leading_posts = fact(million_million); })(c));
    }
    refuses(w.h, errc::bad_date, with([](body& b) {
        b.charter = fact(charter{date(boost::date_time::not_a_date_time), ""});
    }));

    refuses(w.h, errc::unknown_record, [&](change& c) { return c.remove(nobody(w.agency)); });
    refuses(w.h, errc::still_referenced, [&](change& c) { return c.remove(w.agency); });
    change c(w.h);
    c.remove(w.term).value();
    c.remove(w.director).value();
    c.remove(w.office).value();
    const hierarchy holds = c.now();
    refuses(holds, errc::still_referenced, [&](change& d) { return d.remove(w.agency); });
    holding item = *w.h.find(w.function);
    item.holder = w.government;
    item.shared_with = {w.agency};
    c.put(item).value();
    const hierarchy shares = c.now();
    refuses(shares, errc::still_referenced, [&](change& d) { return d.remove(w.agency); });
    c.remove(w.function).value();
    CHECK(c.remove(w.agency));
}

TEST_CASE("posts, people and tenures are refused where one lacks the other", "[model][change]") {
    const small_world w;
    post p = *w.h.find(w.director);
    p.key = post_id::none();
    refuses(w.h, errc::bad_value, [&](change& c) { return c.put(p); });
    p = *w.h.find(w.director);
    p.body = nobody(p.body);
    refuses(w.h, errc::unknown_body, [&](change& c) { return c.put(p); });
    refuses(w.h, errc::unknown_record, [&](change& c) { return c.remove(nobody(w.director)); });
    refuses(w.h, errc::still_referenced, [&](change& c) { return c.remove(w.director); });

    refuses(w.h, errc::bad_value, [](change& c) { return c.put(person{}); });
    refuses(w.h, errc::unknown_record, [&](change& c) { return c.remove(nobody(w.li)); });
    refuses(w.h, errc::still_referenced, [&](change& c) { return c.remove(w.li); });

    const auto with = [&](auto alter) {
        tenure t = w.running(tenure_id::derive("small", "another"));
        t.valid = {date(2023, 1, 1), {}};
        alter(t);
        return [t](change& c) { return c.put(t); };
    };
    change c(w.h);
    REQUIRE(with([](tenure&) {})(c));
    refuses(w.h, errc::bad_value, with([](tenure& t) { t.key = tenure_id::none(); }));
    refuses(w.h, errc::unknown_post, with([](tenure& t) { t.post = nobody(t.post); }));
    refuses(w.h, errc::unknown_person, with([](tenure& t) { t.person = nobody(t.person); }));
    refuses(w.h, errc::dates_out_of_order, with([](tenure& t) { t.valid.until = date(2022, 1, 1); }));
    refuses(w.h, errc::bad_date, with([](tenure& t) { t.valid.until = date(boost::date_time::pos_infin); }));
    refuses(w.h, errc::duplicate_tenure, with([](tenure& t) { t.valid.from = date(2022, 12, 31); }));
    refuses(w.h, errc::unknown_record, [&](change& d) { return d.remove(nobody(w.term)); });
}

TEST_CASE(
    "who holds a post twice is found among its many holders, and among that person's many posts", "[model][change]") {
    const small_world w;
    const tenure term = w.running(tenure_id::derive("small", "another"));
    for (const bool holders : {true, false}) {
        CAPTURE(holders);
        change c(w.h);
        for (int i = 0; i < 50; ++i) {
            const std::string name = "x" + std::to_string(i);
            tenure other = term;
            other.key = tenure_id::derive("many", name);
            if (holders) {
                person who;
                who.key = person_id::derive("many", name);
                who.name = name;
                REQUIRE(c.put(who));
                other.person = who.key;
            } else {
                post also = *w.h.find(w.director);
                also.key = post_id::derive("many", name);
                also.title = name;
                REQUIRE(c.put(also));
                other.post = also.key;
            }
            REQUIRE(c.put(other));
            // Twice of whom or what came last, and of the one that was first.
            for (tenure again : {other, term}) {
                again.key = tenure_id::derive("many", "again");
                again.valid = {date(2022, 12, 31), {}};
                const auto put = c.put(again);
                REQUIRE_FALSE(put);
                CHECK(put.error().code() == errc::duplicate_tenure);
            }
        }
    }
}

TEST_CASE(
    "a holding is refused without a holder, with unknown sharers, and as a class that is none", "[model][change]") {
    const small_world w;
    const auto with = [&](auto alter) {
        holding item = *w.h.find(w.function);
        alter(item);
        return [item](change& c) { return c.put(item); };
    };
    refuses(w.h, errc::bad_value, with([](holding& i) { i.key = holding_id::none(); }));
    refuses(w.h, errc::unknown_body, with([](holding& i) { i.holder = nobody(i.holder); }));
    refuses(w.h, errc::unknown_body, with([](holding& i) { i.shared_with = {nobody(i.holder)}; }));
    refuses(w.h, errc::bad_value, with([&](holding& i) { i.shared_with = {w.agency, w.agency}; }));
    refuses(w.h, errc::unknown_unit, with([](holding& i) { i.grantor = fact(small_world::id("nobody")); }));
    refuses(w.h, errc::bad_value, with([](holding& i) { i.cls = carry_class::staff; }));
    refuses(w.h, errc::unknown_record, [&](change& c) { return c.remove(nobody(w.function)); });
}

TEST_CASE("an entrustment is refused to the unit itself, twice and in a circle", "[model][change]") {
    const small_world w;
    const auto key = entrustment_id::derive("small", "another");
    const auto with = [&](unit_id unit, unit_id holder, auto alter) {
        entrustment e = small_world::trusting(key, unit, holder);
        alter(e);
        return [e](change& c) { return c.put(e); };
    };
    const auto plain = [](entrustment&) {};
    change c(w.h);
    REQUIRE(with(w.county, w.other_city, plain)(c));

    refuses(w.h, errc::bad_value, with(w.county, w.other_city, [](entrustment& e) { e.key = entrustment_id::none(); }));
    refuses(w.h, errc::unknown_unit, with(small_world::id("nobody"), w.city, plain));
    refuses(w.h, errc::unknown_unit, with(w.county, small_world::id("nobody"), plain));
    REQUIRE(with(w.park, w.city, plain)(c));
    refuses(w.h, errc::entrusted_to_itself, with(w.park, w.park, plain));
    refuses(w.h, errc::entrusted_to_itself, with(w.county, w.county, plain));
    refuses(w.h, errc::entrusted_to_itself, with(w.county, w.town, plain));
    refuses(w.h, errc::bad_value, with(w.county, w.other_city, [](entrustment& e) { e.items = {"招商"}; }));
    refuses(
        w.h, errc::bad_value, with(w.county, w.other_city, [](entrustment& e) { e.scope = entrustment_scope::items; }));
    refuses(w.h, errc::dates_out_of_order, with(w.county, w.other_city, [](entrustment& e) {
        e.valid = {date(2020, 1, 1), date(2019, 1, 1)};
    }));
    refuses(w.h, errc::bad_date,
        with(w.county, w.other_city, [](entrustment& e) { e.valid.from = date(boost::date_time::neg_infin); }));
    // The town is already the zone's, wholly and always.
    refuses(w.h, errc::entrusted_twice,
        with(w.town, w.park, [](entrustment& e) { e.scope = entrustment_scope::economic; }));
    refuses(w.h, errc::unknown_record, [&](change& d) { return d.remove(nobody(w.trust)); });

    // county → other city → (its) town: back to the county is a circle, but not on other days.
    c.undo_all();
    entrustment first = small_world::trusting(key, w.county, w.other_city);
    first.valid = {date(2010, 1, 1), date(2020, 1, 1)};
    c.put(first).value();
    const hierarchy h = c.now();
    entrustment back = small_world::trusting(entrustment_id::derive("small", "back"), w.other_city, w.county);
    back.valid = {date(2019, 1, 1), {}};
    refuses(h, errc::cycle, [&](change& d) { return d.put(back); });
    back.valid.from = date(2020, 1, 1);
    CHECK(c.put(back));
}

TEST_CASE("agreements and indicators are refused of what is not there", "[model][change]") {
    const small_world w;
    agreement a = *w.h.find(w.pact);
    a.key = agreement_id::none();
    refuses(w.h, errc::bad_value, [&](change& c) { return c.put(a); });
    a = *w.h.find(w.pact);
    a.about = small_world::id("nobody");
    refuses(w.h, errc::unknown_unit, [&](change& c) { return c.put(a); });
    a = *w.h.find(w.pact);
    a.partners.push_back({small_world::id("nobody"), {}});
    refuses(w.h, errc::unknown_unit, [&](change& c) { return c.put(a); });
    a = *w.h.find(w.pact);
    a.partners.push_back(a.partners.front());
    refuses(w.h, errc::bad_value, [&](change& c) { return c.put(a); });
    a = *w.h.find(w.pact);
    a.valid = {date(2020, 1, 1), date(2020, 1, 1)};
    refuses(w.h, errc::dates_out_of_order, [&](change& c) { return c.put(a); });
    const unit_id first = w.county;
    const unit_id second = w.city;
    const auto shares = [&](const char* one, const char* other) {
        a = *w.h.find(w.pact);
        a.partners = {{first, fact(parse_decimal(one).value())}, {second, fact(parse_decimal(other).value())}};
        return [a](change& c) { return c.put(a); };
    };
    refuses(w.h, errc::bad_quantity, shares("-0.0001", "10"));
    refuses(w.h, errc::bad_quantity, shares("60", "40.0001"));
    refuses(w.h, errc::bad_quantity, shares("922337203685477", "922337203685477"));
    {
        change c(w.h);
        CHECK(shares("60", "40")(c));
    }
    a = *w.h.find(w.pact);
    a.partners = {{first, {}}, {first, {}}};
    refuses(w.h, errc::bad_value, [&](change& c) { return c.put(a); });
    refuses(w.h, errc::unknown_record, [&](change& c) { return c.remove(nobody(w.pact)); });

    indicator i = *w.h.find(w.revenue);
    i.key = indicator_id::none();
    refuses(w.h, errc::bad_value, [&](change& c) { return c.put(i); });
    i = *w.h.find(w.revenue);
    i.unit = small_world::id("nobody");
    refuses(w.h, errc::unknown_unit, [&](change& c) { return c.put(i); });
    i = *w.h.find(w.revenue);
    i.on = date(boost::date_time::pos_infin);
    refuses(w.h, errc::bad_date, [&](change& c) { return c.put(i); });
    refuses(w.h, errc::unknown_record, [&](change& c) { return c.remove(nobody(w.revenue)); });
    refuses(w.h, errc::unknown_record, [&](change& c) { return c.remove(nobody(w.hosted)); });
}

TEST_CASE("no text that is not UTF-8 or contains NUL gets into a record, wherever it stands", "[model][change]") {
    const small_world w;
    using namespace std::string_literals;
    for (const auto& [wrong, code] :
        {std::pair{"\xE4\xBD"s, errc::invalid_utf8}, std::pair{"甲\0乙"s, errc::bad_value}}) {
        CAPTURE(name_of(code));
        const auto spoils = [&, bad = wrong, why = code](auto id, auto alter) {
            auto record = *w.h.find(id);
            alter(record, bad);
            refuses(w.h, why, [&](change& c) { return c.put(record); });
        };
        spoils(w.agency, [](body& b, const std::string& bad) { b.name = bad; });
        spoils(w.agency, [](body& b, const std::string& bad) { b.charter = fact(charter{date(2020, 1, 1), bad}); });
        spoils(w.agency, [](body& b, const std::string& bad) { b.from = provenance::stated(bad); });
        spoils(w.agency, [](body& b, const std::string& bad) { b.leading_posts.from = provenance::stated(bad); });
        spoils(w.agency, [](body& b, const std::string& bad) { b.from = provenance::inferred(say("甲", bad)); });
        spoils(w.director, [](post& p, const std::string& bad) { p.title = bad; });
        spoils(w.li, [](person& p, const std::string& bad) { p.name = bad; });
        spoils(w.function, [](holding& x, const std::string& bad) { x.name = bad; });
        spoils(w.pact, [](agreement& a, const std::string& bad) { a.name = bad; });
        spoils(w.revenue, [](indicator& i, const std::string& bad) { i.measure = bad; });
        entrustment e = *w.h.find(w.trust);
        e.scope = entrustment_scope::items;
        e.items = {wrong};
        refuses(w.h, code, [&](change& c) { return c.put(e); });
        zone z = *w.h.zone_of(w.zone_unit);
        z.first_industry = fact(wrong);
        refuses(w.h, code, [&](change& c) { return c.put(z); });
        refuses(w.h, code, [&, bad = wrong](change& c) { return c.rename(w.town, bad); });
    }
    zone z = *w.h.zone_of(w.zone_unit);
    z.area = fact(parse_decimal("-0.01").value());
    refuses(w.h, errc::bad_quantity, [&](change& c) { return c.put(z); });
    for (const char* broken : {"上\n下", "上\r下"})
        refuses(w.h, errc::bad_value, [&](change& c) { return c.rename(w.town, broken); });
}

TEST_CASE("a list of edits that fits only in part is not replayed at all", "[model][change]") {
    const small_world w;
    change made(w.h);
    made.rename(w.town, "新镇").value();
    made.move(w.other_town, w.other_city).value();
    body b = *w.h.find(w.agency);
    b.name = "新管委会";
    made.put(b).value();
    made.remove(w.term).value();
    const std::vector<edit> edits = made.take_edits();

    change again(w.h);
    REQUIRE(again.replay(edits));
    CHECK(again.now() == made.now());
    REQUIRE(again.replay(inverse(edits)));
    CHECK(again.now() == w.h);

    const auto after = [&](auto alter) {
        change c(w.h);
        alter(c);
        return std::move(c).finish();
    };
    const auto replaying = [&](change& c) { return c.replay(edits); };
    refuses(after([&](change& c) { c.rename(w.town, "别名").value(); }), errc::not_held, replaying);
    refuses(after([&](change& c) { c.move(w.other_town, w.city).value(); }), errc::not_held, replaying);
    refuses(after([&](change& c) {
        body other = *c.now().find(w.agency);
        other.name = "别的管委会";
        c.put(other).value();
    }),
        errc::not_held, replaying);
    refuses(after([&](change& c) { c.remove(w.term).value(); }), errc::not_held, replaying);
    refuses(after([&](change& c) { c.remove(w.other_town).value(); }), errc::unknown_unit, replaying);
    refuses(w.h, errc::bad_value, [](change& c) { return c.replay({edited<unit_record>{}}); });
    refuses(w.h, errc::bad_value, [](change& c) { return c.replay({edited<body>{}}); });
    refuses(w.h, errc::bad_value, [&](change& c) {
        body renamed_id = b;
        renamed_id.key = w.government;
        return c.replay({edited<body>{*w.h.find(w.agency), renamed_id}});
    });
}

//=== what is made ===//

TEST_CASE("a hierarchy agrees with plain maps after any sequence of edits, and undo restores it", "[model][change]") {
    const std::uint64_t seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{41}));
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const hierarchy before = onezone_tests::random_hierarchy(seed + 1000, 60);
    onezone_tests::oracle naive = onezone_tests::read(before);
    const onezone_tests::oracle first = naive;
    change c(before);
    int made = 0;
    for (int i = 0; i < 400; ++i) {
        made += onezone_tests::make(onezone_tests::random_step(random, naive), c, naive) ? 1 : 0;
        if (i % 50 == 0) onezone_tests::check_same(c.now(), naive);
    }
    CHECK(made > 100);
    onezone_tests::check_same(c.now(), naive);
    onezone_tests::check_pairs(c.now(), naive);
    onezone_tests::check_same(before, first);
    c.undo_all();
    onezone_tests::check_same(c.now(), first);
    CHECK(c.now() == before);
}

TEST_CASE("undo takes the count of acts back too", "[model][change]") {
    const small_world w;
    change c(w.h);
    c.count_act();
    c.count_act();
    CHECK(c.now().acts() == w.h.acts() + 2);
    CHECK_FALSE(c.now() == w.h);
    c.undo_all();
    CHECK(c.now() == w.h);
}

TEST_CASE("a change that records nothing makes the same hierarchy without edits", "[model][change]") {
    const hierarchy recorded = onezone_tests::random_hierarchy(7, 300);
    std::mt19937_64 random(7);
    onezone_tests::oracle naive;
    change c{hierarchy{}};
    c.record_nothing();
    c.reserve(100, 20);
    for (int i = 0; i < 300; ++i) onezone_tests::make(onezone_tests::random_step(random, naive), c, naive);
    CHECK(c.edits().empty());
    CHECK(c.now() == recorded);
}

TEST_CASE("a finished change leaves nothing behind and can be assigned another", "[model][change]") {
    const small_world w;
    change c(w.h);
    const hierarchy done = std::move(c).finish();
    CHECK(done == w.h);
    CHECK(c.now().empty());
    c = change(done);
    CHECK(c.now() == w.h);
    STATIC_REQUIRE(std::is_nothrow_move_constructible_v<change>);
    STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<change>);
}

//=== memory ===//

TEST_CASE("a call that runs out of memory changes nothing", "[model][change][memory]") {
    const std::uint64_t seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{5}));
    const bool recording = GENERATE(true, false);
    CAPTURE(seed, recording);
    std::mt19937_64 random(seed);
    const hierarchy base = onezone_tests::random_hierarchy(seed + 2000, 150);
    onezone_tests::oracle naive = onezone_tests::read(base);
    std::size_t failures = 0;
    hierarchy now = base;
    for (int i = 0; i < 150; ++i) {
        const onezone_tests::step s = onezone_tests::random_step(random, naive);
        // Now and then all storage is shared, now and then only some, mostly none.
        const hierarchy kept = i % 2 == 0 ? now : hierarchy();
        const hierarchy before = onezone_tests::hierarchy_of(naive);
        change c(std::move(now));
        if (!recording) c.record_nothing();
        failures += onezone_tests::fail_each_allocation([&] { static_cast<void>(s.real(c)); },
            [&] {
                CHECK(c.edits().empty());
                CHECK(c.now() == before);
            });
        onezone_tests::make(s, naive);
        CHECK(c.now() == onezone_tests::hierarchy_of(naive));
        now = std::move(c).finish();
        if (i % 2 == 0) CHECK(kept == before);
    }
    CHECK(failures > 300);
    onezone_tests::check_same(now, naive);
}

TEST_CASE("a call that runs out of memory changes nothing where units lie in many chunks", "[model][change][memory]") {
    // 40 counties of 100 towns; siblings, namesakes and neighbours in the indexes lie far apart.
    change built{hierarchy{}};
    built.record_nothing();
    const auto county = [](int i) { return small_world::id("county " + std::to_string(i)); };
    const auto town = [](int i) { return small_world::id("town " + std::to_string(i)); };
    const auto code_of = [](int i) { return code::from_value(360'000'000'000 + static_cast<std::uint64_t>(i) * 1000); };
    for (int i = 0; i < 40; ++i)
        built.add({county(i), unit_kind::county, "县", code_of(1000 + i * 1000), {}, true}).value();
    for (int i = 0; i < 4000; ++i)
        built
            .add(
                {town(i), unit_kind::town, "镇" + std::to_string(i % 1500), code_of(200'000 + i), county(i % 40), true})
            .value();
    for (int i = 0; i < 400; ++i) {
        body b;
        b.key = body_id::derive("far", std::to_string(i));
        b.name = "机构" + std::to_string(i % 150);
        b.unit = town(i % 100);
        built.put(b).value();
    }
    const hierarchy h = std::move(built).finish();
    // The links of those that a step may touch, seen from both sides.
    const auto walks = [&](const hierarchy& now) {
        std::vector<std::vector<std::string>> seen;
        for (int i = 0; i < 40; ++i) {
            seen.emplace_back();
            for (const unit_ref u : now[county(i)].children()) seen.back().emplace_back(u.name());
        }
        for (int i = 0; i < 4000; i += 7) {
            seen.emplace_back();
            for (const unit_ref u : now.named("镇" + std::to_string(i % 1500)))
                seen.back().push_back(std::to_string(u.id().value()));
        }
        for (int i = 0; i < 100; ++i) {
            seen.emplace_back();
            for (const body& b : now.bodies_of(town(i))) seen.back().push_back(std::to_string(b.key.value()));
        }
        return seen;
    };
    const auto before = walks(h);
    const auto attempt = [&](auto call) {
        change c(h);
        const std::size_t failures = onezone_tests::fail_each_allocation([&] { call(c); },
            [&] {
                CHECK(c.edits().empty());
                CHECK(c.now() == h);
                CHECK(walks(c.now()) == before);
            });
        CHECK(failures > 2);
        CHECK_FALSE(c.now() == h);
        c.undo_all();
        CHECK(c.now() == h);
        CHECK(walks(h) == before);
    };
    for (const int i : {5, 2005, 3965}) { // the first, one between and the last of county 5
        attempt([&](change& c) { c.move(town(i), county(33)).value(); });
        attempt([&](change& c) { c.rename(town(i), "镇1044").value(); });
        attempt([&](change& c) { c.rename(town(i), "新镇").value(); });
        attempt([&](change& c) { c.recode(town(i), code_of(999'999)).value(); });
        attempt([&](change& c) { c.rekind(town(i), unit_kind::township).value(); });
        attempt([&](change& c) {
            body b = *c.now().find(body_id::derive("far", std::to_string(i % 400)));
            b.unit = town(31);
            b.name = "机构77";
            c.put(b).value();
        });
        attempt([&](change& c) { c.remove(body_id::derive("far", std::to_string(i % 400))).value(); });
    }
    for (const int i : {125, 2005, 3965}) attempt([&](change& c) { c.remove(town(i)).value(); });
    attempt([&](change& c) {
        c.add({small_world::id("new"), unit_kind::town, "镇1044", code_of(999'999), county(20), true}).value();
    });
    attempt([&](change& c) {
        c.add({small_world::id("new"), unit_kind::zone, "开发区", code::none(), county(20), true}).value();
    });
}

TEST_CASE("undo and replay that run out of memory can be taken up again", "[model][change][memory]") {
    const std::uint64_t seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{5}));
    CAPTURE(seed);
    const hierarchy before = onezone_tests::random_hierarchy(seed, 200);
    onezone_tests::oracle naive = onezone_tests::read(before);
    std::mt19937_64 random(seed + 77);
    change c(before);
    for (int i = 0; i < 60; ++i) onezone_tests::make(onezone_tests::random_step(random, naive), c, naive);
    c.count_act();
    const hierarchy after = c.now();
    const std::vector<edit> edits = c.edits();
    REQUIRE_FALSE(after == before);

    CHECK(onezone_tests::fail_each_allocation([&] { c.undo_all(); }, [] {}) > 0);
    CHECK(c.now() == before);
    CHECK(onezone_tests::fail_each_allocation([&] { c.replay(edits).value(); },
              [&] {
                  c.undo_all();
                  CHECK(c.now() == before);
              })
        > 0);
    c.count_act();
    CHECK(c.now() == after);
}

TEST_CASE("ten thousand changes in place leave the heap as large as one does", "[model][change][memory]") {
    const small_world w;
    hierarchy h = onezone_tests::hierarchy_of(onezone_tests::read(w.h));
    std::size_t after_ten = 0;
    for (int i = 0; i < 10'000; ++i) {
        change c(std::move(h));
        const unit_id fresh = small_world::id("comes and goes");
        c.add({fresh, unit_kind::town, i % 2 == 0 ? "甲镇" : "乙镇", code{"360722101"}, w.county, true}).value();
        c.move(w.other_town, i % 2 == 0 ? w.city : w.county).value();
        body b = *c.now().find(w.agency);
        b.unit = i % 2 == 0 ? w.zone_unit : w.park;
        b.quota = {{quota_kind::headcount, fact<std::int64_t>(i)}};
        c.put(b).value();
        c.remove(w.trust).value();
        c.put(small_world::trusting(w.trust, w.town, i % 2 == 0 ? w.zone_unit : w.park)).value();
        c.remove(fresh).value();
        c.count_act();
        CHECK(c.take_edits().size() == 6);
        h = std::move(c).finish();
        if (i == 9) after_ten = onezone_tests::heap_in_use();
    }
    CHECK(onezone_tests::heap_in_use() <= after_ten + 1000);
    CHECK(h.acts() == w.h.acts() + 10'000);
}

TEST_CASE("versions that are dropped give their memory back", "[model][change][memory]") {
    const hierarchy first = onezone_tests::random_hierarchy(3, 500);
    const std::size_t before = onezone_tests::heap_in_use();
    std::vector<hierarchy> versions{first};
    std::size_t after_one = 0;
    for (int i = 0; i < 1000; ++i) {
        change c(versions.back());
        const unit_ref u = *c.now().units().begin();
        c.rename(u.id(), i % 2 == 0 ? "名0" : "名1").value();
        versions.push_back(std::move(c).finish());
        if (i == 0) after_one = onezone_tests::heap_in_use() - before;
    }
    CHECK(onezone_tests::heap_in_use() - before > 100 * after_one);
    versions.erase(versions.begin() + 1, versions.end() - 1);
    versions.shrink_to_fit();
    CHECK(onezone_tests::heap_in_use() - before <= after_one);
}

TEST_CASE("many units added at once are the same as one after the other", "[model][change]") {
    // Enough for several chunks and for indexes that grow; names and parents repeat.
    std::vector<std::string> names;
    std::vector<new_unit> units;
    const auto id = [](std::size_t i) { return unit_id::derive("many", std::to_string(i)); };
    for (std::size_t i = 0; i < 3000; ++i) names.push_back("镇" + std::to_string(i % 700));
    units.push_back({id(0), unit_kind::province, "省", code{"36"}, {}, true});
    for (std::size_t i = 1; i < 3000; ++i) {
        if (i % 100 == 1)
            units.push_back({id(i), unit_kind::county, names[i], {}, id(0), i % 3 == 0});
        else
            units.push_back({id(i), i % 100 == 50 ? unit_kind::zone : unit_kind::town, names[i], {},
                id((i - 1) / 100 * 100 + 1), true});
    }
    change single{hierarchy()};
    for (const new_unit& u : units) single.add(u).value();
    const bool recording = GENERATE(true, false);
    change all{hierarchy()};
    if (!recording) all.record_nothing();
    REQUIRE(all.add_all(units));
    CHECK(all.now() == single.now());
    CHECK(all.now().count<zone>() == 30);
    CHECK(all.now().named(names[5]).size() == single.now().named(names[5]).size());
    if (recording) CHECK(all.edits() == single.edits());
    CHECK(all.add_all({}));
    CHECK(all.now() == single.now());
}

TEST_CASE("many units of which one is refused are all refused", "[model][change]") {
    const small_world w;
    const bool recording = GENERATE(true, false);
    change c{w.h};
    if (!recording) c.record_nothing();
    const unit_id fresh = small_world::id("fresh");
    const std::vector<new_unit> units{
        {fresh, unit_kind::county, "新县", code{"360799"}, w.city, true},
        {small_world::id("below"), unit_kind::town, "新镇", {}, fresh, true},
        {small_world::id("seated"), unit_kind::zone, "新区", {}, fresh, true},
        {small_world::id("again"), unit_kind::town, "又一镇", code{"360799"}, fresh, true},
    };
    const auto refused = c.add_all(units);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == errc::duplicate_code);
    CHECK(c.now() == w.h);
    CHECK(c.edits().empty());
    // What was taken back does not stand in the way.
    CHECK(c.add_all(std::span(units).first(3)));
    CHECK(c.now().find(fresh).children().count() == 1);
}

TEST_CASE("a failing heap in the midst of many units leaves what can be undone", "[model][change]") {
    const small_world w;
    std::vector<new_unit> units;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < 40; ++i) names.push_back("新镇" + std::to_string(i));
    for (const std::string& name : names)
        units.push_back({small_world::id(name), unit_kind::town, name, {}, w.county, true});
    std::optional<change> c;
    const std::size_t failures = onezone_tests::fail_each_allocation(
        [&] {
            c.emplace(w.h);
            c->add_all(units).value();
        },
        [&] {
            if (!c) return;
            c->undo_all();
            CHECK(c->now() == w.h);
        });
    CHECK(failures > 10);
    CHECK(c->now().find(w.county).children().count() == 42);
}
