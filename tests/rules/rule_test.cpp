// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/rule.hpp>

using namespace onezone;

TEST_CASE("a clause stands as its dates say, from the first day on", "[rules][rule]") {
    const date day(2023, 11, 8);
    const date before(2023, 11, 7);
    const date after(2023, 11, 9);

    const effect known = effect::from(day);
    CHECK(standing_on(known, before) == standing::not_in_force);
    CHECK(standing_on(known, day) == standing::in_force);

    const effect announced = effect::announced_on(day);
    CHECK(standing_on(announced, before) == standing::undecided);
    CHECK(standing_on(announced, day) == standing::as_announced);
    CHECK(standing_on(announced, after) == standing::as_announced);

    effect issued;
    issued.issued = day;
    CHECK(standing_on(issued, before) == standing::undecided);
    CHECK(standing_on(issued, day) == standing::as_announced);

    CHECK(standing_on(effect{}, after) == standing::undecided);
}

TEST_CASE("a date in force known to the month is unknown within it", "[rules][rule]") {
    effect november;
    november.announced = date(2023, 11, 23);
    november.in_force_earliest = date(2022, 11, 1);
    november.in_force_latest = date(2022, 12, 1);
    CHECK(standing_on(november, date(2022, 10, 31)) == standing::not_in_force);
    CHECK(standing_on(november, date(2022, 11, 1)) == standing::undecided);
    CHECK(standing_on(november, date(2022, 11, 30)) == standing::undecided);
    CHECK(standing_on(november, date(2022, 12, 1)) == standing::in_force);
    november.until = date(2024, 1, 1);
    CHECK(standing_on(november, date(2023, 12, 31)) == standing::in_force);
    CHECK(standing_on(november, date(2024, 1, 1)) == standing::not_in_force);
}

TEST_CASE("severity follows from verdict, force and the grade of the clause", "[rules][rule]") {
    for (const force f : {force::prohibit, force::must, force::principle}) {
        CHECK(severity_of(verdict::violated, f) == severity::breach);
        CHECK(severity_of(verdict::violated, f, grade::inferred) == severity::warning);
        CHECK(severity_of(verdict::undecided, f) == severity::warning);
        CHECK(severity_of(verdict::exempted, f) == severity::note);
    }
    for (const force f : {force::may, force::encourage, force::target}) {
        CHECK(severity_of(verdict::violated, f) == severity::note);
        CHECK(severity_of(verdict::undecided, f) == severity::note);
    }
    for (const verdict v : {verdict::satisfied, verdict::not_in_force, verdict::not_applicable})
        CHECK(severity_of(v, force::prohibit) == severity::none);
}

TEST_CASE("a clause without its words is never quoted", "[rules][rule]") {
    citation c{"某条例", "第一条", "S1", "应当设立", grade::stated, {}};
    CHECK(c.wording() == wording::quoted);
    CHECK(name_of(c).zh == "某条例 第一条：“应当设立”");
    c.quote.clear();
    CHECK(c.wording() == wording::paraphrased);
    CHECK(name_of(c).zh == "某条例 第一条（转述，原文未见）");
    CHECK(name_of(c).en == "某条例 第一条 (paraphrased, the wording is not at hand)");
    c.how = grade::inferred;
    c.reason = say("比照理解", "read by analogy");
    CHECK(c.wording() == wording::inferred);
    CHECK(name_of(c).zh == "某条例 第一条（推断：比照理解）");
    c.quote = "已经设立";
    c.told = told_as::done;
    CHECK(c.wording() == wording::inferred);
    CHECK(name_of(c).zh == "某条例 第一条：“已经设立”（推断，来源所述为已做之事：比照理解）");
    CHECK(name_of(c).en == "某条例 第一条: “已经设立” (inferred, told as done: read by analogy)");
    CHECK(name_of(citation{}).empty());
}

TEST_CASE("two rules are equal when their data are", "[rules][rule]") {
    rule a;
    a.id = "x";
    a.judge = [](context&) {};
    rule b = a;
    CHECK(a == b);
    b.force = force::may;
    CHECK_FALSE(a == b);
    b = a;
    b.parameters.push_back({"max", std::int64_t{1}, say("上限", "cap")});
    CHECK_FALSE(a == b);
}

TEST_CASE("a parameter's value is written in both languages", "[rules][rule]") {
    CHECK(name_of(value(true)) == say("是", "yes"));
    CHECK(name_of(value(std::int64_t{-3})) == verbatim("-3"));
    CHECK(name_of(value(parse_decimal("0.5").value())) == verbatim("0.5"));
    CHECK(name_of(value(std::vector<std::string>{"甲", "乙"})) == say("甲、乙", "甲, 乙"));
}

TEST_CASE("the words of the rules floor read back in both spellings", "[rules][rule]") {
    CHECK(parse_word<force>("principle") == force::principle);
    CHECK(parse_word<force>("原则上") == force::principle);
    CHECK(parse_word<verdict>("undecided") == verdict::undecided);
    CHECK(parse_word<severity>("违规") == severity::breach);
    CHECK(parse_word<subject_kind>("agency") == subject_kind::agency);
    CHECK(parse_word<stance>("forbids") == stance::forbids);
    CHECK(parse_word<relation_to_rule>("waives") == relation_to_rule::waives);
    CHECK(name_of(verdict::exempted) == say("获准例外", "exempted"));
}
