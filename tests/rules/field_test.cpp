// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/rules_scenes.hpp"
#include "support/wording.hpp"

#include <onezone/reform/procedure.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/detail/call.hpp>
#include <onezone/rules/judging/validate.hpp>

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

using namespace onezone;
using onezone_tests::december;
using onezone_tests::finding_of;
using onezone_tests::open_lists;
using onezone_tests::scene;
using onezone_tests::wants;

// What rules conclude from a list: that something does not stand in it says nothing until somebody states that it is whole.

namespace {

const subject park = onezone_tests::zone("工业园");

rule asking(std::string id, subject_kind of, std::function<void(context&)> judge) {
    rule r;
    r.id = std::move(id);
    r.title = say("测试", "test");
    r.valid = effect::from(date(2020, 1, 1));
    r.about = {of};
    r.judge = std::move(judge);
    return r;
}
/// Of a zone: at most one township administered, by what is recorded; of a body and a post: whether a list of it is whole.
policy rules() {
    return {"t", say("测试", "test"),
        {asking("few", subject_kind::zone,
             [](context& c) {
                 truth_count held;
                 for (const entrustment& e : c.entrusted_to(c.this_zone().unit)) held.add(c.exists(e));
                 c.require("few", held.at_most(1, c.is_whole(known_list::administered, c.this_zone().unit)));
             }),
            asking("some", subject_kind::zone,
                [](context& c) {
                    truth_count held;
                    for (const entrustment& e : c.entrusted_to(c.this_zone().unit)) held.add(c.exists(e));
                    c.require("some", held.at_least(1, c.is_whole(known_list::administered, c.this_zone().unit)));
                }),
            asking("functions", subject_kind::body,
                [](context& c) { c.require("whole", c.is_whole(known_list::functions, c.this_body().key)); }),
            asking("holders", subject_kind::post,
                [](context& c) { c.require("whole", c.is_whole(known_list::holders, c.this_post().key)); })}};
}
report judged(const scene& s) { return validate(s.now(), rules(), december); }
scene with(scene s, const completeness& statement) {
    s.edit().put(statement).value();
    return s;
}
completeness open(completeness s) {
    s.whole = false;
    return s;
}

} // namespace

TEST_CASE("whether a list is whole has a name for each list", "[rules][field][completeness]") {
    std::set<std::string_view> keys;
    for (const word& l : words(known_list{})) {
        const field& f = fields::whole(static_cast<known_list>(l.value));
        CAPTURE(std::string(l.key));
        CHECK(std::string(f.key) == "complete." + std::string(l.key));
        CHECK(f.zh.ends_with("是否齐全"));
        CHECK(f.en.ends_with(" is complete"));
        keys.insert(f.key);
    }
    CHECK(keys.size() == words(known_list{}).size());
}

TEST_CASE("a count of what is recorded is a lower bound until the list is whole", "[rules][field][completeness]") {
    scene s = open_lists();
    const scene whole = with(s, completeness::of(scene::unit("工业园"), known_list::administered));
    CHECK(wants(finding_of(judged(s), "few", park), "complete.administered"));
    CHECK(wants(finding_of(judged(s), "some", park), "complete.administered"));
    CHECK(judged(whole).at("few", park) == verdict::satisfied);
    CHECK(judged(whole).at("some", park) == verdict::violated);
    s.entrust("金龙镇", "工业园");
    CHECK(judged(s).at("few", park) == verdict::undecided);
    CHECK(judged(s).at("some", park) == verdict::satisfied); // there is one, whatever else there is
    s.entrust("渡江镇", "工业园");
    CHECK(judged(s).at("few", park) == verdict::violated);
    CHECK(judged(with(s, completeness::of_everything())).at("few", park) == verdict::violated);
}

TEST_CASE("that a list is not whole does not tell what it lacks", "[rules][field][completeness]") {
    const auto f = finding_of(judged(open_lists()), "few", park);
    REQUIRE(f);
    REQUIRE(f->missing.size() == 1);
    CHECK(f->missing.front().name.zh == "受托管理的区划名单是否齐全");
    CHECK(f->missing.front().name.en == "whether the list of what is entrusted to it is complete");
    REQUIRE(f->answers.size() == 1); // that it is not leaves the question
    CHECK(f->answers.front().answer == "yes");
    CHECK(f->answers.front().then == verdict::satisfied);
    const scene denied = with(open_lists(), open(completeness::of(scene::unit("工业园"), known_list::administered)));
    CHECK(judged(denied).at("few", park) == verdict::undecided);
}

TEST_CASE("what somebody infers of a list marks what rests on it", "[rules][field][completeness]") {
    completeness guessed = completeness::of(scene::unit("工业园"), known_list::administered);
    guessed.from = provenance::inferred(say("据报道推断", "from the press"));
    const auto f = finding_of(judged(with(open_lists(), guessed)), "some", park);
    REQUIRE(f);
    CHECK(f->verdict == verdict::violated);
    REQUIRE(f->doubtful.size() == 1);
    CHECK(f->doubtful.front().field == "complete.administered");
}

TEST_CASE("a host that knows everything says so in one line", "[rules][field][completeness]") {
    CHECK(judged(open_lists()).count(verdict::undecided) > 10);
    CHECK(judged(with(open_lists(), completeness::of_everything())).count(verdict::undecided) == 0);
}

TEST_CASE("what is stated of lists is followed when it changes", "[rules][field][completeness][revalidate]") {
    constexpr validate_options tracked{1, true};
    hierarchy h = open_lists().now();
    report r = validate(h, rules(), december, tracked);
    // How many are undecided that were not.
    const auto follow = [&](auto how) {
        change c{h};
        how(c);
        const std::vector<edit> edits = c.edits();
        const hierarchy after = std::move(c).finish();
        const auto undecided = static_cast<long>(r.count(verdict::undecided));
        r = revalidate(std::move(r), step_view{h, after, edits});
        CHECK(r == validate(after, rules(), december));
        h = after;
        return static_cast<long>(r.count(verdict::undecided)) - undecided;
    };
    const auto put = [&](const completeness& s) { return follow([&](change& c) { c.put(s).value(); }); };
    CHECK(put(completeness::of(scene::unit("工业园"), known_list::administered)) == -2);
    CHECK(put(completeness::of(scene::body("园区管委会"), known_list::functions)) == -1);
    CHECK(put(completeness::of(scene::post("园区主任"))) == -1);
    CHECK(put(completeness::of(scene::unit("工业园"), known_list::bodies)) == 0);
    CHECK(put(open(completeness::of(scene::post("园区主任")))) == 1);
    CHECK(put(completeness::within(scene::unit("全南县"))) < -3);
    // What comes to stand among others is known as they are.
    const auto seat = [&](std::string_view division) {
        return follow([&](change& c) {
            zone z = *c.now().zone_of(scene::unit("经开区"));
            z.seat = scene::unit(division);
            c.put(z).value();
        });
    };
    CHECK(seat("全南县") < -3);
    CHECK(seat("龙南市") > 3);
    CHECK(follow([&](change& c) {
        body b = *c.now().find(scene::body("经开管委会"));
        b.unit = scene::unit("工业园");
        c.put(b).value();
    }) < 0);
    CHECK(put(completeness::of_everything()) < 0);
    CHECK(put(open(completeness::within(scene::unit("龙南市")))) > 0);
    CHECK(follow([&](change& c) { c.remove(open(completeness::within(scene::unit("龙南市"))).id()).value(); }) < 0);
    CHECK(follow([&](change& c) { c.remove(completeness::of_everything().id()).value(); }) > 0);
}

namespace {

/// What is asked where the member is missing.
template <class Member>
void check_question_of() {
    using type = typename Member::type;
    if constexpr (requires(type f) { f.known(); }) {
        detail::noted n;
        n.what = field_of<Member::at>;
        n.open = detail::open_answer_of<std::remove_cvref_t<decltype(*std::declval<type>().value)>>;
        onezone_tests::check_question(detail::question_of(n));
    }
}
template <class... Records>
void check_questions_of() {
    (for_each_member<Records>([](const auto& m) { check_question_of<std::remove_cvref_t<decltype(m)>>(); }), ...);
}

} // namespace

TEST_CASE("every field asked for reads as a question, in both languages", "[rules][field][wording]") {
    check_questions_of<zone, body, post, person, tenure, holding, appraisal, staff_loan, indicator, procedure>();
    for (std::size_t list = 0; list <= static_cast<std::size_t>(known_list::indicators); ++list) {
        detail::noted n;
        n.what = fields::whole(static_cast<known_list>(list));
        onezone_tests::check_question(detail::question_of(n));
    }
    const auto asked = [](const field& what, std::size_t open = 0, const word* kind = nullptr, bool is_list = false) {
        detail::noted n;
        n.what = what;
        n.open = open;
        n.kind = kind;
        n.is_list = is_list;
        const text t = detail::question_of(n);
        onezone_tests::check_question(t);
        return t;
    };
    for (const field* f : {&fields::existence, &fields::seat, &fields::parent, &fields::functions, &fields::industries,
             &fields::agency, &fields::leaders, &fields::holder, &fields::issued, &fields::due, &fields::code,
             &fields::in_force, &fields::agreements, &fields::bodies, &fields::indicator, &fields::measure})
        asked(*f, 0, nullptr, true);
    CHECK(asked(field_of<&zone::tier>) == say("属于哪一级开发区", "which tier it belongs to"));
    CHECK(asked(field_of<&zone::managing>) == say("由谁管理", "which government manages it"));
    CHECK(asked(field_of<&zone::area>, detail::open_answer_of<decimal>)
        == say("核准面积是多少", "what the approved area is"));
    const word administrative{0, "administrative", "行政编制", "administrative quota"};
    CHECK(asked(field_of<&body::quota>, detail::open_answer_of<std::int64_t>, &administrative)
        == say("编制数（行政编制）是多少", "what the staffing quota (administrative quota) is"));
    CHECK(asked({"measure", "营业收入增速", "growth of revenue"})
        == say("营业收入增速的计量单位是什么", "what the unit of measure of the growth of revenue is"));
    CHECK(asked({"own", "安置方案", "plan of resettlement"}, 0, nullptr, true)
        == say("安置方案情况如何", "how things stand with the plan of resettlement"));
}
