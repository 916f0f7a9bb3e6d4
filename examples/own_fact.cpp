// SPDX-License-Identifier: Apache-2.0
// A fact that no record has, and a rule of one's own that asks for it: unknown before it is recorded, and never taken for no.
#include <onezone/onezone.hpp>

#include <iostream>
namespace oz = onezone;

// The name under which it is recorded, and what people call it where it is missing.
constexpr oz::field review{
    "规划环评审查", "规划环评是否通过审查", "whether the environmental review of its plan was passed"};

oz::rule reviewed() {
    oz::rule r;
    r.id = "own.reviewed";
    r.title = oz::say("开发区规划环评已通过审查", "the environmental review of a zone's plan was passed");
    r.basis = {"某市内部规定", "第七条", "own", "开发区规划环评应当通过审查", oz::grade::stated, {}};
    r.force = oz::force::must;
    r.valid = oz::effect::from(oz::date(2022, 1, 1));
    r.about = {oz::subject_kind::zone};
    r.judge = [](oz::context& c) {
        c.require({"passed", "规划环评已通过审查", "the review was passed"},
            c.ask_own<bool>(c.this_zone().unit, review) == true);
    };
    return r;
}

int main() {
    const oz::hierarchy h = oz::read_sketch(R"(
        city 赣州市
          county 于都县
            zone 于都工业园区
              fact 规划环评审查 on=2022-06-01 holds=no@S1
              fact 规划环评审查 on=2023-05-20 holds=yes@S2
            zone 上欧工业园区
    )")
                                .value();
    const oz::policy own("own", oz::say("自拟", "own"), {reviewed()});
    for (const oz::date& day : {oz::date(2022, 3, 1), oz::date(2022, 12, 1), oz::date(2023, 12, 1)})
        std::cout << oz::to_string(day) << '\n' << oz::validate(h, own, day);
}
