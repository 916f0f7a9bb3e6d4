// SPDX-License-Identifier: Apache-2.0
// A rule of one's own, in C++, beside the packs: judged, explained, and flipped.
#include <onezone/onezone.hpp>

#include <iostream>
namespace oz = onezone;

oz::rule small_teams() {
    oz::rule r;
    r.id = "own.small-teams";
    r.title = oz::say("开发区管理机构领导职数不超过上限", "an agency has no more leading posts than allowed");
    r.basis = {"某市内部规定", "第三条", "own", "领导职数一般不超过5名", oz::grade::stated, {}};
    r.force = oz::force::principle;
    r.valid = oz::effect::from(oz::date(2022, 1, 1));
    r.about = {oz::subject_kind::agency};
    r.parameters = {{"max", std::int64_t{5}, oz::say("至多几名", "how many at most")}};
    r.judge = [](oz::context& c) {
        const std::int64_t max = c.param<std::int64_t>("max");
        c.require({"few-enough", "领导职数不超过上限", "no more leading posts than allowed"},
            c.ask<&oz::body::leading_posts>(c.this_body()) <= max);
        c.tell([] { return oz::say("领导职数超过上限", "more leading posts than allowed"); });
    };
    return r;
}

int main() {
    const oz::hierarchy h = oz::read_sketch(R"(
        city 赣州市
          county 于都县
            zone 于都工业园区
              body 于都工业园区管委会 kind=management_committee leading-posts=7
    )")
                                .value();
    const oz::policy own = oz::packs::jiangxi_2023().with(small_teams());
    const oz::date day(2023, 12, 1);
    const oz::subject agency{oz::subject_kind::agency, h.find_body("于都工业园区管委会").value()->key.value()};
    std::cout << oz::explain(h, own, "own.small-teams", agency, day).value();
}
