// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/model/change.hpp>
#include <onezone/model/completeness.hpp>
#include <onezone/model/own_fact.hpp>

#include <optional>
#include <string>
#include <vector>

using namespace onezone;

// Facts of one's own: what they say, from which day, about what, and that they go with it.

namespace {

struct world {
    change c{hierarchy{}};
    unit_id county = unit_id::derive("own fact", "county");
    body_id office = body_id::derive("own fact", "office");
    post_id head = post_id::derive("own fact", "head");
    person_id li = person_id::derive("own fact", "li");

    world() {
        c.add({county, unit_kind::county, "东县"}).value();
        c.put(body{.key = office, .kind = body_kind::department, .name = "东县商务局", .unit = county}).value();
        c.put(post{.key = head, .body = office, .title = "局长"}).value();
        c.put(person{.key = li, .name = "李明"}).value();
    }
    void tell(own_fact f) { c.put(std::move(f)).value(); }
    // Nothing where it is not.
    [[nodiscard]] std::optional<errc> refused(own_fact f) const {
        change other(c.now());
        const result<void> r = other.put(std::move(f));
        if (r) return std::nullopt;
        CHECK(other.now() == c.now());
        CHECK_FALSE(r.error().message().zh.empty());
        CHECK_FALSE(r.error().message().en.empty());
        return r.error().code();
    }
};

own_fact reviewed(unit_id about, std::optional<date> on, std::optional<bool> holds) {
    own_fact f;
    f.unit = about;
    f.name = "环评批复";
    f.on = on;
    f.holds.value = holds;
    return f;
}

} // namespace

TEST_CASE("what holds on a day is what was said last before it", "[model][own_fact]") {
    world w;
    const auto on = [&](const date& day) { return own_fact_of(w.c.now(), w.county, "环评批复", day); };
    CHECK(on(date(2022, 1, 1)) == nullptr);
    w.tell(reviewed(w.county, date(2022, 6, 1), false));
    w.tell(reviewed(w.county, date(2023, 6, 1), true));
    CHECK(on(date(2022, 5, 31)) == nullptr);
    CHECK(on(date(2022, 6, 1))->holds.value == false);
    CHECK(on(date(2023, 5, 31))->holds.value == false);
    CHECK(on(date(2023, 6, 1))->holds.value == true);
    CHECK(own_fact_of(w.c.now(), w.county, "环评批复")->holds.value == true);
    CHECK(own_fact_of(w.c.now(), w.county, "环评") == nullptr);
    CHECK(own_fact_of(w.c.now(), w.office, "环评批复") == nullptr);

    w.tell(reviewed(w.county, std::nullopt, true)); // without a day it yields to any that has one
    CHECK(on(date(2022, 5, 31))->holds.value == true);
    CHECK(on(date(2022, 6, 1))->holds.value == false);
    w.tell(reviewed(w.county, date(2024, 1, 1), std::nullopt)); // from then on nobody knows
    CHECK_FALSE(on(date(2024, 1, 1))->holds.known());
}

TEST_CASE("a fact is of one thing, has a name and says one thing", "[model][own_fact]") {
    const world w;
    own_fact f = reviewed(w.county, std::nullopt, true);
    CHECK(w.refused(f) == std::nullopt);
    f.name.clear();
    CHECK(w.refused(f) == errc::bad_value);
    f.name = std::string("名\0", 4);
    CHECK(w.refused(f) == errc::bad_value);
    f = reviewed({}, std::nullopt, true);
    CHECK(w.refused(f) == errc::bad_value);
    f = reviewed(w.county, std::nullopt, true);
    f.body = w.office;
    CHECK(w.refused(f) == errc::bad_value);
    f = reviewed(unit_id::from_value(1), std::nullopt, true);
    CHECK(w.refused(f) == errc::unknown_unit);
    f.unit = {};
    f.body = body_id::from_value(1);
    CHECK(w.refused(f) == errc::unknown_body);
    f.body = {};
    f.post = post_id::from_value(1);
    CHECK(w.refused(f) == errc::unknown_post);
    f.post = {};
    f.person = person_id::from_value(1);
    CHECK(w.refused(f) == errc::unknown_person);
    f.person = w.li;
    CHECK(w.refused(f) == std::nullopt);

    f = reviewed(w.county, std::nullopt, true);
    f.value = decimal::of(3);
    CHECK(w.refused(f) == errc::bad_value);
    f.holds = {};
    CHECK(w.refused(f) == std::nullopt);
    f.day = date(2020, 1, 1);
    CHECK(w.refused(f) == errc::bad_value);
    f.value = {};
    CHECK(w.refused(f) == std::nullopt);
    f.day = date(boost::gregorian::pos_infin);
    CHECK(w.refused(f) == errc::bad_date);
    f.day = {};
    f.on = date(boost::gregorian::not_a_date_time);
    CHECK(w.refused(f) == errc::bad_date);
    f.on = {};
    f.text = std::string("一");
    f.items = std::vector<std::string>{"一"};
    CHECK(w.refused(f) == errc::bad_value);
}

TEST_CASE("facts are part of the value, and go with what they are about", "[model][own_fact]") {
    world w;
    const hierarchy bare = w.c.now();
    const auto about = [](const auto set) {
        own_fact f;
        f.name = "考核";
        set(f);
        f.text = fact<std::string>("优秀", provenance::stated("某文件"));
        return f;
    };
    w.tell(about([&](own_fact& f) { f.unit = w.county; }));
    w.tell(about([&](own_fact& f) { f.body = w.office; }));
    w.tell(about([&](own_fact& f) { f.post = w.head; }));
    w.tell(about([&](own_fact& f) { f.person = w.li; }));
    const hierarchy told = w.c.now();
    CHECK(told.count<own_fact>() == 4);
    CHECK_FALSE(told == bare);
    CHECK_FALSE(equivalent(told, bare));
    CHECK(own_fact_of(told, w.li, "考核")->text.value == "优秀");
    CHECK(own_fact_of(told, w.head, "考核")->text.value == "优秀");

    change gone(told);
    gone.remove(w.head).value();
    gone.remove(w.li).value();
    CHECK(gone.now().count<own_fact>() == 2);
    gone.remove(w.office).value();
    gone.remove(w.county).value();
    CHECK(gone.now().count<own_fact>() == 0);
    gone.undo_all();
    CHECK(gone.now() == told);
}

TEST_CASE("what comes back of another kind brings back what was said of it", "[model][own_fact][completeness][edit]") {
    // A division that is a zone afterwards has to go and come back; what stays true of it must not get lost on the way.
    world w;
    w.tell(reviewed(w.county, date(2022, 6, 1), true));
    own_fact of_body;
    of_body.body = w.office;
    of_body.name = "考核";
    of_body.items = std::vector<std::string>{"优秀", "良好"};
    w.tell(of_body);
    w.c.put(completeness::of(w.county, known_list::bodies)).value();
    w.c.put(completeness::of(w.office, known_list::posts)).value();
    w.c.put(completeness::of(w.head)).value();
    const hierarchy before = w.c.now();
    const hierarchy after = [&] {
        change other{hierarchy{}};
        other.add({w.county, unit_kind::zone, "东县"}).value();
        for (const body& b : before.all<body>()) other.put(b).value();
        for (const post& p : before.all<post>()) other.put(p).value();
        for (const person& p : before.all<person>()) other.put(p).value();
        for (const completeness& s : before.all<completeness>()) other.put(s).value();
        for (const own_fact& f : before.all<own_fact>()) other.put(f).value();
        return std::move(other).finish();
    }();
    change c(before);
    c.replay(difference(before, after)).value();
    CHECK(c.now() == after);
    c.undo_all();
    CHECK(c.now() == before);
}
