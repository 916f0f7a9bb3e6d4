// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/model/change.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/figure.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/study/explain.hpp>
#include <onezone/rules/study/shrink.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace onezone;

// Facts of one's own as rules read them: each sort of value about each sort of thing; what nobody says is unknown and never no.

namespace {

constexpr field review{"环评批复", "环评是否批复", "whether the environmental review is approved"};
constexpr field investment{"固定资产投资", "固定资产投资", "investment in fixed assets"};
constexpr field result_of{"考核结果", "考核结果", "result of the appraisal"};
constexpr field licences{"许可", "许可清单", "licences"};
constexpr field took_up{"到岗日期", "到岗日期", "day of taking up the post"};
constexpr field secret{"涉密", "是否涉密", "whether it is secret"};
const date june(2023, 6, 1);
constexpr validate_options tracked{1, true};

rule asking(std::string id, subject_kind of, std::function<void(context&)> judge) {
    rule r;
    r.id = std::move(id);
    r.title = say("自拟", "of my own");
    r.valid = effect::from(date(2000, 1, 1));
    r.about = {of};
    r.judge = std::move(judge);
    return r;
}
policy own_rules() {
    return {"own", say("自拟", "own"),
        {asking("review", subject_kind::zone,
             [](context& c) { c.require("approved", c.ask_own<bool>(c.this_zone().unit, review) == true); }),
            asking("investment", subject_kind::zone,
                [](context& c) {
                    c.require(
                        "enough", compared_figure(c, c.this_zone().unit, investment).at_least(decimal::of(10), "亿元"));
                }),
            asking("result", subject_kind::body,
                [](context& c) {
                    c.require("good", c.ask_own<std::string>(c.this_body().key, result_of) == std::string("优秀"));
                }),
            asking("licences", subject_kind::body,
                [](context& c) {
                    c.require(
                        "few", c.ask_own<std::vector<std::string>>(c.this_body().key, licences).is([](const auto& all) {
                            return all.size() <= 1;
                        }));
                }),
            asking("secret", subject_kind::post,
                [](context& c) { c.require("open", !(c.ask_own<bool>(c.this_post().key, secret) == true)); }),
            asking("arrived", subject_kind::person, [](context& c) {
                c.require("early", c.ask_own<date>(c.this_person().key, took_up).is([](const date& d) {
                    return d < date(2023, 1, 1);
                }));
            })}};
}

constexpr std::string_view lines = R"(
county 东县
  zone 园
    body 园管委会 kind=management_committee
      post 主任 holder=李明
person 李明
)";
struct scene {
    hierarchy h;
    unit_id zone;
    body_id office;
    post_id head;
    person_id li;

    explicit scene(std::string_view sketch = lines) : h(read_sketch(sketch, "own").value()) {
        zone = h.at("园");
        office = h.find_body("园管委会").value()->key;
        head = h.posts_of(office).begin()->key;
        li = h.all<person>().begin()->key;
    }
    [[nodiscard]] std::array<subject, 6> subjects() const {
        return {subject::of(h[zone]), subject::of(h[zone]), subject::of(*h.find(office)), subject::of(*h.find(office)),
            subject::of(*h.find(head)), subject::of(*h.find(li))};
    }
};
constexpr std::array ids{"review", "investment", "result", "licences", "secret", "arrived"};

std::array<verdict, 6> answers_of(const scene& s, const report& r) {
    std::array<verdict, 6> all{};
    for (std::size_t i = 0; i < ids.size(); ++i) all[i] = r.at(ids[i], s.subjects()[i]).value();
    return all;
}
std::array<verdict, 6> answers_of(const scene& s, const date& on = june) {
    return answers_of(s, validate(s.h, own_rules(), on));
}
std::array<verdict, 6> all_of(verdict v) {
    std::array<verdict, 6> all{};
    all.fill(v);
    return all;
}

constexpr std::string_view told = R"(
county 东县
  zone 园
    fact 环评批复 holds=yes on=2023-01-01
    fact 环评批复 holds=no on=2024-01-01
    fact 固定资产投资 value=120000 measure=万元 hedge=more_than
    body 园管委会 kind=management_committee
      fact 考核结果 text=优秀
      fact 许可 items=-
      post 主任 holder=李明
        fact 涉密 holds=no
person 李明
  fact 到岗日期 day=2022-03-01
)";

} // namespace

TEST_CASE("what nobody records of one's own is unknown, and told by its name", "[rules][window][own_fact]") {
    const scene s;
    const report r = validate(s.h, own_rules(), june);
    CHECK(answers_of(s, r) == all_of(verdict::undecided));
    const std::array names{review, investment, result_of, licences, secret, took_up};
    for (std::size_t i = 0; i < ids.size(); ++i) {
        CAPTURE(ids[i]);
        const finding f = r.finding_of(ids[i], s.subjects()[i]).value();
        REQUIRE(f.missing.size() == 1);
        CHECK(f.missing.front().field == names[i].key);
        CHECK(f.missing.front().of == s.subjects()[i]);
    }
}

TEST_CASE("a fact of one's own says what it says on the day", "[rules][window][own_fact]") {
    const scene s(told);
    const std::array<verdict, 6> fine{verdict::satisfied, verdict::satisfied, verdict::satisfied, verdict::satisfied,
        verdict::satisfied, verdict::satisfied};
    CHECK(answers_of(s) == fine);
    std::array<verdict, 6> before = fine;
    before[0] = verdict::undecided;
    CHECK(answers_of(s, date(2022, 12, 31)) == before);
    std::array<verdict, 6> later = fine;
    later[0] = verdict::violated;
    CHECK(answers_of(s, date(2024, 1, 1)) == later);
}

TEST_CASE("what is said as something else than a rule asks for is unknown to it", "[rules][window][own_fact]") {
    std::string other(told);
    for (const auto& [from, to] :
        {std::pair("holds=yes on=2023-01-01", "text=是 on=2023-01-01"), std::pair("holds=no\n", "value=0\n"),
            std::pair("text=优秀", "items=优秀"), std::pair("items=-", "text=采砂"),
            std::pair("day=2022-03-01", "text=2022年"), std::pair("value=120000", "text=120000")})
        other.replace(other.find(from), std::string_view(from).size(), to);
    CHECK(answers_of(scene(other)) == all_of(verdict::undecided));
}

TEST_CASE("a number of one's own is compared in its measure and with its hedge", "[rules][window][own_fact][figure]") {
    const auto with = [](std::string_view value) {
        const scene s("county 东县\n  zone 园\n    fact 固定资产投资 " + std::string(value)
            + "\n    body 园管委会\n      post 主任 holder=李明\n");
        return answers_of(s)[1];
    };
    CHECK(with("value=10 measure=亿元") == verdict::satisfied);
    CHECK(with("value=99999 measure=万元") == verdict::violated);
    CHECK(with("value=10 measure=亿元 hedge=nearly") == verdict::violated);
    CHECK(with("value=11 measure=亿元 hedge=about") == verdict::undecided);
    CHECK(with("value=10 measure=人") == verdict::undecided);
    CHECK(with("value=10") == verdict::undecided);
    CHECK(with("value=?") == verdict::undecided);
}

TEST_CASE("what is inferred marks what rests on it", "[rules][window][own_fact]") {
    std::string guessed(told);
    guessed.replace(guessed.find("holds=yes"), 9, "holds=~yes");
    const scene s(guessed);
    const finding f = validate(s.h, own_rules(), june).finding_of("review", s.subjects()[0]).value();
    CHECK(f.verdict == verdict::satisfied);
    REQUIRE(f.doubtful.size() == 1);
    CHECK(f.doubtful.front().field == review.key);
}

TEST_CASE("a change of a fact of one's own is followed", "[rules][window][own_fact][revalidate]") {
    const policy p = own_rules();
    scene s;
    report followed = validate(s.h, p, june, tracked);
    const scene full(told);
    for (const own_fact& f : full.h.all<own_fact>()) {
        change c(s.h);
        c.put(f).value();
        const hierarchy after = c.now();
        followed = revalidate(followed, step_view{s.h, after, c.edits(), {}});
        s.h = after;
        CHECK(answers_of(s, followed) == answers_of(s));
    }
    CHECK(answers_of(s) == answers_of(full));
    for (const own_fact& f : full.h.all<own_fact>()) {
        change c(s.h);
        c.remove(f.id()).value();
        const hierarchy after = c.now();
        followed = revalidate(followed, step_view{s.h, after, c.edits(), {}});
        s.h = after;
        CHECK(answers_of(s, followed) == answers_of(s));
    }
    CHECK(answers_of(s) == all_of(verdict::undecided));
}

TEST_CASE("only rules that ask for facts of one's own are asked again when one changes",
    "[rules][window][own_fact][revalidate]") {
    int calls = 0;
    policy p = own_rules();
    p.add(asking("other", subject_kind::zone, [&calls](context& c) {
         ++calls;
         c.require("there", c.exists(c.this_zone()));
     })).value();
    const scene s;
    const report first = validate(s.h, p, june, tracked);
    CHECK(calls == 1);
    change c(s.h);
    own_fact f;
    f.unit = s.zone;
    f.name = review.key;
    f.holds = true;
    c.put(f).value();
    const hierarchy after = c.now();
    const report then = revalidate(first, step_view{s.h, after, c.edits(), {}});
    CHECK(then.at("review", s.subjects()[0]) == verdict::satisfied);
    CHECK(calls == 1);
}

TEST_CASE("explanations suppose and flip facts of one's own, recorded or not", "[rules][window][own_fact][explain]") {
    const policy p = own_rules();
    const auto flips_of = [&](const scene& s, std::size_t i, const date& on) {
        const explanation e = explain(s.h, p, ids[i], s.subjects()[i], on).value();
        std::vector<flip> facts;
        for (const flip& f : e.flips)
            if (f.by == lever::fact) facts.push_back(f);
        return std::pair(e.found, facts);
    };
    const scene bare;
    // Of a text nobody knows which to try, nor of a number in which measure it would be recorded; what either would lead to is told.
    for (const std::size_t i : {0U, 3U, 5U}) {
        CAPTURE(ids[i]);
        const auto [found, flips] = flips_of(bare, i, june);
        REQUIRE_FALSE(found.answers.empty());
        REQUIRE_FALSE(flips.empty());
        change c(bare.h);
        c.replay(flips.front().edits).value();
        CHECK(c.now().count<own_fact>() == 1);
        scene made = bare;
        made.h = c.now();
        CHECK(answers_of(made)[i] == flips.front().then);
        CHECK(flips.front().then != verdict::undecided);
    }
    for (const std::size_t i : {1U, 2U}) CHECK_FALSE(flips_of(bare, i, june).first.answers.empty());
    const scene full(told);
    const auto [found, flips] = flips_of(full, 0, date(2024, 2, 1));
    CHECK(found.verdict == verdict::violated);
    REQUIRE(flips.size() == 1);
    CHECK(flips.front().to == value(true));
    change c(full.h);
    c.replay(flips.front().edits).value();
    CHECK(own_fact_of(c.now(), full.zone, review.key)->holds.value == true);
    CHECK(own_fact_of(c.now(), full.zone, review.key)->on == date(2024, 1, 1));
}

TEST_CASE("a scene shrinks to the fact of one's own that matters", "[rules][window][own_fact][shrink]") {
    const scene full(told);
    const report r = validate(full.h, own_rules(), date(2024, 2, 1));
    const finding f = r.finding_of("review", full.subjects()[0]).value();
    const hierarchy small = shrink(r, f, 10000).value();
    CHECK(small.count<own_fact>() == 1);
    CHECK(small.count<post>() == 0);
    CHECK(small.all<own_fact>().begin()->name == review.key);
}
