// SPDX-License-Identifier: Apache-2.0
#include "rules/study/altered.hpp"
#include "rules/study/forget.hpp"
#include "support/catch.hpp"
#include "support/inspection.hpp"

#include <onezone/rules/judging/validate.hpp>
#include <onezone/testing/sketch.hpp>

#include <string>

using namespace onezone;
using onezone_tests::inspection;

namespace {

// Judges the inspection, of which the engine knows nothing but its members, beside each county.
template <auto Member>
finding judged_with(const inspection& i) {
    rule r;
    r.id = "t.inspection";
    r.title = say("检查事项应已知", "what was inspected must be known");
    r.valid = effect::from(date(2020, 1, 1));
    r.about = {.kind = subject_kind::division};
    r.judge = [&i](context& c) {
        const auto answer = c.answer(c.about(), i.*Member, field_of<Member>);
        c.require(condition("known", "已知", "known"), answer.is([](const auto&) { return true; }));
    };
    const policy p("t", say("检查", "inspections"), {r});
    const hierarchy h = testing::sketch("county 某县 code=360731\n");
    return judge(h, p, "t.inspection", subject::of(h.find("某县").value()), {date(2024, 1, 1), date(2024, 1, 1)})
        .value();
}

} // namespace

TEST_CASE("a rule asks for a member of any record, and a missing one is named by it", "[rules][member]") {
    inspection i;
    CHECK(judged_with<&inspection::hectares>(i).verdict == verdict::undecided);
    CHECK(judged_with<&inspection::hectares>(i).missing.at(0).name.zh == "检查面积");
    i.hectares = decimal::of(12);
    CHECK(judged_with<&inspection::hectares>(i).verdict == verdict::satisfied);
}

TEST_CASE("each member that may be unknown can be supposed, with what it can be and nothing else", "[rules][member]") {
    const hierarchy h = testing::sketch("county 某县 code=360731\n");
    const inspection none;
    const auto supposed = [&](std::string_view key, const value& to) {
        std::size_t at = 0;
        std::optional<inspection> made;
        for_each_member<inspection>([&](auto m) {
            if (m.key == key) made = detail::with_member(none, at, to, h);
            ++at;
        });
        return made;
    };
    CHECK(supposed("passed", true).value().passed == true);
    CHECK(supposed("inspected_area", decimal::of(3)).value().hectares == decimal::of(3));
    CHECK(supposed("tier", std::string("national")).value().tier == zone_tier::national);
    CHECK(supposed("by", std::string("某县")).value().by == h.find("某县")->id());
    CHECK(supposed("order", std::string("2020-01-02")).value().order.value->issued == date(2020, 1, 2));
    CHECK_FALSE(supposed("passed", decimal::of(3)).has_value());
    CHECK_FALSE(supposed("tier", std::string("heavenly")).has_value());
    CHECK_FALSE(supposed("by", std::string("无此县")).has_value());
    CHECK_FALSE(supposed("remark", std::string("a")).has_value()); // never unknown
}

TEST_CASE("what is known of any record is forgotten one by one, but for what makes it that record", "[rules][member]") {
    inspection i;
    i.name = "甲";
    i.passed = true;
    i.villages = std::vector<std::string>{"上村"};
    i.remark = "a";
    std::size_t known = 0;
    for (std::size_t which = 0;; ++which) {
        const detail::forgotten said = detail::forget_member(i, which);
        if (said == detail::forgotten::no_more) break;
        if (said == detail::forgotten::something) ++known;
    }
    inspection named;
    named.name = "甲";
    CHECK(known == 3);
    CHECK(i == named);
}
