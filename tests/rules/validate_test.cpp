// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/rules_build.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/packs.hpp>
#include <onezone/rules/validate.hpp>

#include <sstream>

using namespace onezone;
using onezone_tests::scene;

namespace {

const date today(2023, 12, 1);

scene yudu() {
    scene s;
    s.add("江西省", unit_kind::province, {}, code{"36"});
    s.add("赣州市", unit_kind::prefecture_city, "江西省", code{"3607"});
    s.add("于都县", unit_kind::county, "赣州市", code{"360731"});
    s.add("罗坳镇", unit_kind::town, "于都县");
    s.zone("于都工业园区", "于都县", [](zone& z) {
        z.location = location_class::county_area;
        z.managing = scene::unit("于都县");
    });
    s.body("于都管委会", "于都工业园区", body_kind::management_committee);
    return s;
}

} // namespace

TEST_CASE("a county with one agency keeps to the cap, a second agency breaks it", "[rules][validate]") {
    scene s = yudu();
    const policy p = packs::jiangxi_2023();
    const report one = validate(s.now(), p, today);
    CHECK(one.at("jx23.county.max-zones", scene::unit("于都县")) == verdict::satisfied);
    CHECK(one.conforms());

    s.zone("上欧工业园区", "于都县", [](zone& z) { z.managing = scene::unit("于都县"); });
    s.body("上欧管理办公室", "上欧工业园区", body_kind::management_office);
    const report two = validate(s.now(), p, today);
    REQUIRE(two.at("jx23.county.max-zones", scene::unit("于都县")) == verdict::violated);
    CHECK_FALSE(two.conforms());
    const auto raised = validate(s.now(), p.with("jx23.county.max-zones", "max", 2), today);
    CHECK(raised.at("jx23.county.max-zones", scene::unit("于都县")) == verdict::satisfied);
}

TEST_CASE("a missing location class leaves the rule undecided only where it could tip it", "[rules][validate]") {
    scene s = yudu();
    s.zone("于都工业园区", [](zone& z) { z.location = {}; });
    const policy p = packs::jiangxi_2023();
    CHECK(validate(s.now(), p, today).at("jx23.county.no-entrust", scene::unit("于都工业园区")) == verdict::satisfied);
    s.entrust("罗坳镇", "于都工业园区");
    const report r = validate(s.now(), p, today);
    REQUIRE(r.at("jx23.county.no-entrust", scene::unit("于都工业园区")) == verdict::undecided);
    const finding& f = r.findings().at(0);
    REQUIRE(f.missing.size() == 1);
    CHECK(f.missing[0].field == "location");
    REQUIRE(f.outcomes.size() == 2);
    CHECK(f.outcomes[0].then == verdict::violated);
    CHECK(f.outcomes[1].then == verdict::not_applicable);
    std::ostringstream os;
    os << r;
    print(os, r, language::en);
    CHECK(os.str().find("于都工业园区") != std::string::npos);
    INFO(os.str());
    CHECK(f.severity == severity::warning);
}
