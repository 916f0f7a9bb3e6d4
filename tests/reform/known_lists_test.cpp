// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/model/change.hpp>
#include <onezone/model/completeness.hpp>
#include <onezone/reform/acts/agency_acts.hpp>
#include <onezone/reform/acts/division_acts.hpp>
#include <onezone/reform/apply.hpp>
#include <onezone/testing/sketch.hpp>

#include <string>
#include <string_view>

using namespace onezone;
using testing::sketch;

// What is known of lists stays true through acts, and nothing becomes known by them.

namespace {

const std::string_view two_counties = "city 甲市\n"
                                      "  county 东县\n"
                                      "    town 河口镇\n"
                                      "      body 河口镇政府 kind=government function=民政\n"
                                      "        post 镇长 kind=head\n"
                                      "    zone 东园 agency=东园管委会\n"
                                      "    zone 小园\n"
                                      "      agency 小园管委会 function=企业服务\n"
                                      "        post 主任\n"
                                      "  county 西县\n";
hierarchy with(std::string_view statements) { return sketch(std::string(two_counties).append(statements)); }
hierarchy stating(const hierarchy& h, std::initializer_list<completeness> statements) {
    change c(h);
    for (const completeness& s : statements) c.put(s).value();
    return std::move(c).finish();
}
hierarchy after(const hierarchy& h, const operation& op) {
    const step s = apply(h, op).value();
    CHECK(undo(s.after, s.edits).value() == h);
    hierarchy given_away = h;
    CHECK(apply(std::move(given_away), op).value().after == s.after);
    return s.after;
}
const body& agency(const hierarchy& h, std::string_view name) { return *h.find_body(name).value(); }
hierarchy moved(const hierarchy& h) { return after(h, reparent{.unit = h.at("河口镇"), .to = h.at("西县")}); }
hierarchy merged(const hierarchy& h) {
    return after(h,
        merge_agencies{.into = agency(h, "东园管委会").key,
            .absorbed = {agency(h, "小园管委会").key},
            .leading_posts = disposal::merged});
}

} // namespace

TEST_CASE(
    "what moves keeps what was known of it, and of what others know nothing is learnt", "[reform][completeness]") {
    const hierarchy h = with("");
    const unit_id town = h.at("河口镇");
    const unit_id east = h.at("东县");
    const unit_id west = h.at("西县");
    const body_id government = agency(h, "河口镇政府").key;
    const post_id head = h.posts_of(government).begin()->key;

    SECTION("out of a county of which everything is known") {
        completeness known = completeness::within(east);
        known.from = provenance::stated("S1");
        const hierarchy then = moved(stating(h, {known}));
        CHECK(knows_all(then, known_list::children, town));
        CHECK(knows_all(then, known_list::functions, government));
        CHECK(knows_all(then, known_list::holders, head));
        CHECK(statement_on(then, known_list::functions, government)->from == provenance::stated("S1"));
        CHECK(knows_all(then, known_list::children, east));
        CHECK_FALSE(knows_all(then, known_list::children, west));
        CHECK(then.count<completeness>() == 2);
    }
    SECTION("into one") {
        const hierarchy then = moved(stating(h, {completeness::within(west)}));
        CHECK_FALSE(knows_all(then, known_list::children, town));
        CHECK_FALSE(knows_all(then, known_list::functions, government));
        CHECK(knows_all(then, known_list::children, west));    // the town is one of them
        CHECK_FALSE(knows_all(then, known_list::zones, west)); // there may be zones in it that nobody knows
        CHECK_FALSE(knows_all(then, known_list::agencies, west));
    }
    SECTION("with lists that are known here and not there") {
        const hierarchy then = moved(stating(h,
            {completeness::within(east, known_list::functions), completeness::within(west, known_list::posts),
                completeness::of(town, known_list::zones), completeness::of(west, known_list::zones)}));
        CHECK(knows_all(then, known_list::functions, government));
        CHECK_FALSE(knows_all(then, known_list::posts, government));
        CHECK(knows_all(then, known_list::zones, town));
        CHECK(knows_all(then, known_list::zones, west));
    }
    SECTION("within one place, or where nothing is stated, nothing is said anew") {
        const hierarchy everywhere = stating(h, {completeness::of_everything()});
        CHECK(moved(everywhere).count<completeness>() == 1);
        CHECK(moved(stating(h, {completeness::within(h.at("甲市"))})).count<completeness>() == 1);
        CHECK(moved(h).count<completeness>() == 0);
    }
}

TEST_CASE("a whole list and an open one join to an open one", "[reform][completeness]") {
    const hierarchy h = with("");
    const body_id into = agency(h, "东园管委会").key;
    const body_id from = agency(h, "小园管委会").key;
    const post_id director = h.posts_of(from).begin()->key;
    const completeness all_of_into = completeness::of(into, known_list::every);
    const completeness all_of_from = completeness::of(from, known_list::every);

    const hierarchy open = merged(stating(h, {all_of_into}));
    for (const known_list list : {known_list::functions, known_list::powers, known_list::posts, known_list::parts})
        CHECK_FALSE(knows_all(open, list, into));
    const hierarchy other = merged(stating(h, {all_of_from}));
    CHECK_FALSE(knows_all(other, known_list::functions, into));
    const hierarchy both = merged(stating(h, {all_of_into, all_of_from}));
    CHECK(knows_all(both, known_list::functions, into));
    CHECK(both.holdings_of(into).count() == 1);
    const hierarchy one = merged(stating(h, {all_of_into, completeness::of(from, known_list::functions)}));
    CHECK(knows_all(one, known_list::functions, into));
    CHECK_FALSE(knows_all(one, known_list::powers, into));
    CHECK(merged(stating(h, {completeness::of_everything()})).count<completeness>() == 1);
    CHECK(merged(h).count<completeness>() == 0);
    // What goes with its own statement keeps it.
    const hierarchy posts = merged(stating(h, {completeness::of(director)}));
    CHECK(posts.find(director)->body == into);
    CHECK(knows_all(posts, known_list::holders, director));
}
