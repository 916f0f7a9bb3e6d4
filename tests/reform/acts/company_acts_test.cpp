// SPDX-License-Identifier: Apache-2.0
#include "support/build.hpp"
#include "support/catch.hpp"
#include "support/steps.hpp"

#include <onezone/reform/acts/company_acts.hpp>

#include <sstream>

using namespace onezone;
using namespace onezone_tests;

namespace {

struct one_park {
    unit_id county, zone_unit;
    body_id agency, company, bureau;
    post_id director, deputy, clerk;
    person_id jia, yi, bing;
    holding_id investment, service, hall;
    hierarchy h;

    one_park() {
        scene_builder b;
        county = b.unit(unit_kind::county, "上县");
        zone_unit = b.zone("上县工业园", county);
        agency = b.body(zone_unit, body_kind::management_committee, "工业园管委会", [](body& it) {
            it.staff = {{staff_status::institution, 30}, {staff_status::contract, 10}};
            it.leading_posts = 5;
        });
        company = b.body(county, body_kind::platform_company, "赣湘发展投资有限公司", [](body& it) {
            it.staff = {{staff_status::enterprise, 40}, {staff_status::institution, 0}};
        });
        bureau = b.body(county, body_kind::department, "县财政局");
        director = b.post(agency, post_kind::director, "主任");
        deputy = b.post(agency, post_kind::deputy_director, "副主任");
        clerk = b.post(agency, post_kind::staff, "业务主办");
        jia = b.person("甲", rank::county_deputy);
        yi = b.person("乙");
        bing = b.person("丙");
        b.holds(jia, director);
        b.holds(yi, deputy);
        investment = b.function(agency, function_class::economic, "招商引资");
        service = b.function(agency, function_class::social, "公共服务");
        hall = b.item(agency, carry_class::assets, "标准化厂房");
        h = b.now();
    }
    [[nodiscard]] std::vector<person_id> holders(const hierarchy& in, post_id p) const {
        std::vector<person_id> all;
        for (const tenure& t : in.tenures_of(p))
            if (!t.valid.until) all.push_back(t.person);
        return all;
    }
};

const unit_id nowhere = unit_id::derive("no", "such");
const body_id nobody = body_id::derive("no", "such");

} // namespace

TEST_CASE("a company is chosen to operate a zone and gets assets and people", "[reform][company]") {
    const one_park w;
    choose_operator op{.zone = w.zone_unit, .company = w.company, .from = w.agency};
    op.along = {{w.investment, w.hall}, {{staff_status::institution, 6}}, {}};
    const step s = done(w.h, op);
    CHECK(s.after.find(w.hall)->holder == w.company);
    CHECK(figures(s.ledger, carry_class::functions, "", party::of(w.company)) == "0 +1 in +1 created = 2");
    CHECK(figures(s.ledger, carry_class::assets, "", party::of(w.agency)) == "1 -1 out = 0");
    CHECK(figures(s.ledger, carry_class::staff, "institution", party::of(w.company)) == "0 +6 in = 6");
    CHECK(s.ledger.state() == balance::balanced);

    SECTION("or a new one is founded, of whose size nothing is known") {
        choose_operator new_one = op;
        new_one.company = {};
        new_one.name = "新园区公司";
        const step founded = done(w.h, new_one);
        const body& made = **founded.after.find_body("新园区公司");
        CHECK(made.kind == body_kind::platform_company);
        CHECK(made.staff.empty());
        CHECK(founded.after.find(w.hall)->holder == made.key);
    }
    const auto with = [&](auto change) {
        choose_operator bad = op;
        change(bad);
        return bad;
    };
    refused(w.h, with([](auto& it) { it.zone = nowhere; }), errc::unknown_unit);
    refused(w.h, with([&](auto& it) { it.zone = w.county; }), errc::not_a_zone);
    refused(w.h, with([](auto& it) { it.name = "又一家"; }), errc::bad_value);
    refused(w.h, with([](auto& it) { it.company = {}; }), errc::bad_value);
    refused(w.h, with([](auto& it) { it.company = nobody; }), errc::unknown_body);
    refused(w.h, with([&](auto& it) { it.company = w.bureau; }), errc::unsupported_here);
    refused(w.h, with([&](auto& it) { it.from = w.company; }), errc::unsupported_here);
    refused(w.h, with([&](auto& it) { it.from = w.bureau; }), errc::not_held);
    refused(w.h, with([](auto& it) { it.from = nobody; }), errc::unknown_body);
    refused(w.h, with([](auto& it) { it.along.items = {holding_id::derive("no", "such")}; }), errc::unknown_record);
    refused(w.h, with([](auto& it) { it.along.staff.front().count = 31; }), errc::not_held);
    refused(w.h, with([](auto& it) { it.along.staff.front().count = 0; }), errc::bad_quantity);
}

TEST_CASE("an industrial community takes over services", "[reform][company]") {
    const one_park w;
    const step s = done(w.h, found_industrial_community{w.zone_unit, "工业社区", w.agency, {{w.service}, {}, {}}});
    const body& made = **s.after.find_body("工业社区");
    CHECK(made.kind == body_kind::industrial_community);
    CHECK(s.after.find(w.service)->holder == made.key);
    CHECK(figures(s.ledger, carry_class::functions, "", party::of(made.key)) == "0 +1 in = 1");
    refused(w.h, found_industrial_community{nowhere, "社区"}, errc::unknown_unit);
    refused(w.h, found_industrial_community{w.county, "社区"}, errc::not_a_zone);
    refused(w.h, found_industrial_community{w.zone_unit, ""}, errc::bad_value);
    refused(w.h, found_industrial_community{w.zone_unit, "社区", w.bureau, {{w.service}, {}, {}}}, errc::not_held);
}

TEST_CASE("duties are divided with one lead each", "[reform][company][duties]") {
    const one_park w;
    divide_duties op;
    op.shares = {{.item = w.service, .lead = w.bureau, .shared_with = {w.agency}},
        {.name = "园区吹哨、部门报到", .lead = w.agency, .shared_with = {w.bureau}, .about = function_class::other}};
    op.reason = say("三张清单", "three lists");
    const step s = done(w.h, op);
    CHECK(s.after.find(w.service)->holder == w.bureau);
    CHECK(s.after.find(w.service)->shared_with == std::vector<body_id>{w.agency});
    CHECK(figures(s.ledger, carry_class::functions, "", party::of(w.agency)) == "2 +1 created -1 out = 2");
    CHECK(s.ledger.entries().front().reason == op.reason);
    refused(s.after, divide_duties{{{.item = w.service, .lead = w.bureau, .shared_with = {w.agency}}}},
        errc::nothing_to_do);
    // Only the sharing changes: nothing moves.
    CHECK(done(s.after, divide_duties{{{.item = w.service, .lead = w.bureau}}}).ledger.lines().empty());

    refused(w.h, divide_duties{}, errc::empty_input);
    refused(w.h, divide_duties{{{.item = w.service, .lead = nobody}}}, errc::unknown_body);
    refused(w.h, divide_duties{{{.item = w.service, .lead = w.bureau, .shared_with = {nobody}}}}, errc::unknown_body);
    refused(w.h, divide_duties{{{.item = holding_id::derive("no", "such"), .lead = w.bureau}}}, errc::unknown_record);
    refused(w.h, divide_duties{{{.item = w.hall, .lead = w.bureau}}}, errc::unsupported_here);
    refused(w.h, divide_duties{{{.lead = w.bureau}}}, errc::bad_value);
    refused(w.h, divide_duties{{{.item = w.service, .name = "x", .lead = w.bureau}}}, errc::bad_value);
    refused(w.h, divide_duties{{{.name = "x", .lead = w.bureau, .shared_with = {w.bureau}}}}, errc::bad_value);
    refused(
        w.h, divide_duties{{{.name = "x", .lead = w.bureau, .shared_with = {w.agency, w.agency}}}}, errc::bad_value);
}

TEST_CASE("all staff compete for their posts and keep the status they had", "[reform][company][staff]") {
    const one_park w;
    reappoint_staff op{.body = w.agency, .seats = {{w.director, w.jia}, {w.deputy, w.bing}}};
    op.leaving = {{staff_status::contract, 4}};
    op.joining = {{staff_status::institution, 2}};
    const step s = done(w.h, op);
    CHECK(w.holders(s.after, w.director) == std::vector{w.jia});
    CHECK(w.holders(s.after, w.deputy) == std::vector{w.bing});
    CHECK(s.after.tenures_of(w.yi).empty());
    CHECK(s.after.find(w.jia)->rank.value == rank::county_deputy);
    CHECK(figures(s.ledger, carry_class::staff, "contract", party::of(w.agency)) == "10 -4 released = 6");
    CHECK(figures(s.ledger, carry_class::staff, "institution", party::of(w.agency)) == "30 +2 created = 32");
    // Who leaves is not told as dismissed.
    std::ostringstream told;
    print(told, s.ledger, language::zh);
    CHECK_THAT(told.str(), Catch::Matchers::ContainsSubstring(" -4 退出 = 6"));
    CHECK_THAT(told.str(), !Catch::Matchers::ContainsSubstring("解除"));

    act_options dated;
    dated.on = date(2022, 6, 1);
    const step later = done(w.h, op, dated);
    CHECK(later.after.tenures_of(w.yi).begin()->valid.until == date(2022, 6, 1));
    CHECK(later.after.tenures_of(w.jia).count() == 1); // who stays, stays

    const auto with = [&](auto change) {
        reappoint_staff bad = op;
        change(bad);
        return bad;
    };
    refused(w.h, with([](auto& it) { it.body = nobody; }), errc::unknown_body);
    refused(w.h, with([](auto& it) { it.seats.front().post = post_id::derive("no", "such"); }), errc::unknown_post);
    refused(
        w.h, with([](auto& it) { it.seats.front().person = person_id::derive("no", "such"); }), errc::unknown_person);
    refused(w.h, with([&](auto& it) { it.body = w.bureau; }), errc::unsupported_here);
    refused(w.h, with([&](auto& it) { it.seats[1] = {w.director, w.yi}; }), errc::bad_value);
    refused(w.h, with([&](auto& it) { it.seats[1] = {w.deputy, w.jia}; }), errc::bad_value);
    refused(w.h, with([](auto& it) { it.leaving.front().count = 11; }), errc::not_held);
    refused(w.h, with([](auto& it) { it.leaving.front().count = -1; }), errc::bad_quantity);
    refused(w.h, with([](auto& it) { it.joining.front().count = 0; }), errc::bad_quantity);
}

TEST_CASE("a body is appraised by another, so often, and the result counts or not", "[reform][company][appraisal]") {
    const one_park w;
    const set_appraisal op{w.agency, "双月考评", w.bureau, std::int64_t{2}, true};
    const step s = done(w.h, op);
    REQUIRE(s.after.find(w.agency)->appraisals.size() == 1);
    const appraisal& set = s.after.find(w.agency)->appraisals.front();
    CHECK(set.name == "双月考评");
    CHECK(set.by.value == w.bureau);
    CHECK(set.months.value == 2);
    CHECK(set.counts_in_the_year.value == true);
    CHECK(s.ledger.entries().empty());

    refused(s.after, op, errc::nothing_to_do);
    // One of the same name is replaced, another stands beside it.
    set_appraisal other = op;
    other.months = std::int64_t{3};
    CHECK(done(s.after, other).after.find(w.agency)->appraisals.size() == 1);
    other.name = "季度考评";
    CHECK(done(s.after, other).after.find(w.agency)->appraisals.size() == 2);
    // What is not stated stays unknown.
    const step vague = done(w.h, set_appraisal{.body = w.agency, .name = "考评"});
    CHECK_FALSE(vague.after.find(w.agency)->appraisals.front().by.known());
    CHECK_FALSE(vague.after.find(w.agency)->appraisals.front().months.known());

    {
        set_appraisal bad = op;
        bad.name = "";
        refused(w.h, bad, errc::bad_value);
        bad = op;
        bad.by = w.agency;
        refused(w.h, bad, errc::bad_value);
        bad = op;
        bad.months = std::int64_t{0};
        refused(w.h, bad, errc::bad_quantity);
        bad = op;
        bad.by = nobody;
        refused(w.h, bad, errc::unknown_body);
        bad = op;
        bad.body = nobody;
        refused(w.h, bad, errc::unknown_body);
    }
    // Once who appraises is gone, who does is not known.
    const step gone = done(s.after, abolish_agency{.agency = w.bureau, .successor = party::of(w.agency)});
    CHECK_FALSE(gone.after.find(w.agency)->appraisals.front().by.known());
    CHECK(gone.after.find(w.agency)->appraisals.front().months.value == 2);
}
