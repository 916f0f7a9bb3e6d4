// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/history/history.hpp>
#include <onezone/model/change.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/reform/acts/unit_acts.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/policy.hpp>

#include <functional>
#include <string>
#include <vector>

// What is no text is refused where it comes in from C++, too: otherwise it would stand in what somebody reads.

using namespace onezone;

namespace {

const std::string torn = "甲\xE4";

hierarchy county() { return read_sketch("county 县\n zone 园\n").value(); }

rule some_rule() {
    rule r;
    r.id = "t.rule";
    r.title = say("一条规则", "a rule");
    r.about = {subject_kind::zone};
    r.judge = [](context&) {};
    return r;
}

plan some_plan(const hierarchy& h) {
    plan p;
    p.id = "p";
    p.title = say("方案", "a plan");
    plan_step s;
    s.key = "a";
    s.what = rename_unit{h.at("园"), "新园"};
    p.steps = {s};
    return p;
}

template <class Make>
errc thrown(Make make) {
    try {
        make();
    } catch (const error& e) { return e.why().code(); }
    return {};
}

} // namespace

TEST_CASE("a policy takes no text that is not UTF-8", "[rules][policy]") {
    CHECK(thrown([] { policy(torn, say("规则", "rules"), {}); }) == errc::invalid_utf8);
    CHECK(thrown([] { policy("p", verbatim(torn), {}); }) == errc::invalid_utf8);
    const std::vector<std::function<void(rule&)>> spoilt{[](rule& r) { r.id += torn; },
        [](rule& r) { r.title = verbatim(torn); }, [](rule& r) { r.basis.quote = torn; },
        [](rule& r) { r.basis.document = torn; }, [](rule& r) { r.topic = torn; }};
    for (const auto& spoil : spoilt) {
        rule r = some_rule();
        policy p("p", say("规则", "rules"), {});
        const policy was = p;
        spoil(r);
        const result<void> added = p.add(r);
        REQUIRE(!added);
        CHECK(added.error().code() == errc::invalid_utf8);
        CHECK(is_utf8(added.error().message().en));
        CHECK(p == was);
    }
    CHECK(policy("p", say("规则", "rules"), {some_rule()}).rules().size() == 1);
}

TEST_CASE("a plan that says what is no text is not carried out", "[planning]") {
    const hierarchy h = county();
    const trial_dates days{date(2023, 1, 1), date(2024, 1, 1), date(2023, 6, 1)};
    REQUIRE(simulate(h, some_plan(h), policy(), days).has_value());
    const std::vector<std::function<void(plan&)>> spoilt{[](plan& p) { p.id = torn; },
        [](plan& p) { p.title = verbatim(torn); }, [](plan& p) { p.remarks = {verbatim(torn)}; },
        [](plan& p) { p.steps[0].key = torn; }, [](plan& p) { p.steps[0].remark = verbatim(torn); },
        [](plan& p) { p.steps[0].basis = provenance::stated(torn); },
        [](plan& p) {
            p.steps[0].what = rename_unit{{}, torn};
        }};
    for (const auto& spoil : spoilt) {
        plan p = some_plan(h);
        spoil(p);
        CHECK(!simulate(h, p, policy(), days));
    }
    plan p = some_plan(h);
    p.steps[0].remark = verbatim(torn);
    CHECK(simulate(h, p, policy(), days).error().message()
        == say("第 1 个步骤中有文字不是 UTF-8", "a text of step 1 is not UTF-8"));
}

TEST_CASE("a history takes no text that is not UTF-8, and tells of an act that cannot be in a line", "[history]") {
    const hierarchy h = county();
    CHECK(thrown([&] { history(torn, h, date(2020, 1, 1)); }) == errc::invalid_utf8);
    history past("past", h, date(2020, 1, 1));
    const history was = past;
    enactment e;
    e.effective = date(2021, 1, 1);
    e.acts = {rename_unit{h.at("园"), "新园"}};
    const std::vector<std::function<void(enactment&)>> spoilt{[](enactment& x) { x.remark = verbatim(torn); },
        [](enactment& x) { x.documents.emplace_back().title = torn; },
        [](enactment& x) { x.dated = provenance::stated(torn); }};
    for (const auto& spoil : spoilt) {
        enactment x = e;
        spoil(x);
        const auto done = past.enact(x, date(2021, 1, 1));
        REQUIRE(!done);
        CHECK(done.error().code() == errc::invalid_utf8);
        CHECK(past == was);
    }
    e.acts = {rename_unit{h.at("园"), std::string(1'000'000, 'x')}};
    const auto done = past.enact(e, date(2021, 1, 1));
    REQUIRE(!done);
    CHECK(done.error().code() == errc::step_refused);
    CHECK(done.error().message().en.size() < 2'000);
    CHECK(done.error().message().zh.size() < 2'000);
}

TEST_CASE("what has a name has it in one line", "[model][change]") {
    change c(read_sketch("county 县\n zone 园\n  agency 会\n   post 主任 holder=甲\n").value());
    const hierarchy was = c.now();
    const auto refused = [](const result<void>& done) {
        REQUIRE(!done);
        CHECK(done.error().code() == errc::bad_value);
    };
    for (const std::string name : {"甲\n乙", "甲\r"}) {
        post p = *was.all<post>().begin();
        p.title = name;
        refused(c.put(std::move(p)));
        person who = *was.all<person>().begin();
        who.name = name;
        refused(c.put(std::move(who)));
        holding x;
        x.key = holding_id::derive(1, 1);
        x.holder = (*was.all<body>().begin()).key;
        x.name = name;
        refused(c.put(std::move(x)));
        indicator i;
        i.key = indicator_id::derive(1, 1);
        i.unit = was.at("园");
        i.name = name;
        refused(c.put(std::move(i)));
        own_fact f;
        f.unit = was.at("园");
        f.name = name;
        refused(c.put(std::move(f)));
    }
    CHECK(c.now() == was);
}
