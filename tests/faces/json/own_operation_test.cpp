// SPDX-License-Identifier: Apache-2.0
// An operation that the library has never seen, everywhere an operation goes.
#include "support/catch.hpp"
#include "support/documents.hpp"
#include "support/json_schema.hpp"
#include "support/own_operation.hpp"
#include "support/small_history.hpp"

#include <onezone/faces/json/history.hpp>
#include <onezone/faces/json/plan.hpp>
#include <onezone/faces/json/schema.hpp>
#include <onezone/faces/pages/bulletin.hpp>
#include <onezone/history/changes.hpp>
#include <onezone/history/lineage.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/testing/rule_case.hpp>

#include <sstream>
#include <string>

using namespace onezone;
using namespace onezone_tests;
using Catch::Matchers::ContainsSubstring;

namespace {

// Every field says something else than by default.
open_community filled(const prefecture& w) {
    return {.in = w.east_town,
        .name = "新苑社区",
        .from = {w.west_town},
        .households = fact<std::int64_t>(1200, provenance::stated("S1")),
        .lives_in = housing::villages,
        .hectares = decimal::of(12),
        .also = fact<std::vector<housing>>(
            {housing::estates, housing::villages}, provenance::inferred(say("按图", "from the map"))),
        .steps = {{"选址", date(2023, 2, 1)}, {"挂牌", {}}},
        .sponsor = party::only_stated("某公司"),
        .remark = say("试点", "a pilot"),
        .planned = code{"360721100001"},
        .urban = false,
        .secretary = w.director,
        .head = w.principal,
        .under = w.government,
        .services = {},
        .lanes = {"一巷", "二巷"},
        .groups = 7,
        .opens = date(2023, 3, 1)};
}

plan with(const operation& op) {
    plan p;
    p.id = "own";
    p.judged = trial_dates{{2022, 1, 1}, {2024, 1, 1}, {2023, 12, 1}};
    p.steps.push_back({.key = "open", .what = op, .on = date(2023, 3, 1)});
    p.steps.push_back(
        {.key = "name", .what = rename_unit{unit_id::derive(act_of(p, 0), 0), "旧苑社区"}, .after = {"open"}});
    return p;
}

} // namespace

TEST_CASE("a plan with an operation of the caller's own is written and read back equal", "[faces][json][plan][own]") {
    const prefecture w;
    const known_operations known = with_communities();
    for (const open_community& op : {filled(w), open_community{.in = w.east_town}, open_community{}}) {
        const plan p = with(op);
        const std::string written = write_plan(p, w.first);
        CAPTURE(written);
        const result<plan> back = read_plan(written, w.first, "written", {}, known);
        REQUIRE(back);
        CHECK(*back == p);
        CHECK(write_plan(*back, w.first) == written);
        CHECK_FALSE(misfits(parse_json(plan_schema()), parse_json(written)).empty());
        if (op.in.ok()) CHECK(misfits(parse_json(plan_schema(known)), parse_json(written)).empty());
    }
    const std::string written = write_plan(with(filled(w)), w.first);
    CHECK_THAT(written, ContainsSubstring(R"("lives_in": "villages")"));
    CHECK_THAT(written, ContainsSubstring(R"("unit": "step:open")"));
    // What people write: Chinese words, references by name.
    const std::string by_hand = R"({"onezone": "plan", "version": 1, "id": "p", "steps": [{"key": "a", "open_community":
        {"in": "东镇", "lives_in": "住宅小区", "sponsor": {"unit": "西县"}}}]})";
    const open_community read =
        *read_plan(by_hand, w.first, {}, {}, known).value().steps.front().what.get_if<open_community>();
    CHECK(read == open_community{.in = w.east_town, .sponsor = party::of(w.west)});
}

TEST_CASE("mistakes about an operation of the caller's own are refused where they stand", "[faces][json][plan][own]") {
    const prefecture w;
    const known_operations known = with_communities();
    const auto step = [](const std::string& what) {
        return R"({"onezone": "plan", "version": 1, "id": "p", "steps": [{"key": "a", )" + what + "}]}";
    };
    const auto why = [&](const std::string& what, const known_operations& of) {
        const result<plan> read = read_plan(step(what), w.first, "plan.json", {}, of);
        REQUIRE_FALSE(read);
        check_told(read.error(), "plan.json");
        return read.error();
    };
    const refusal misspelt = why(R"("open_comunity": {"in": "东镇"})", known);
    check_only(misspelt, errc::unknown_key, "/steps/0/open_comunity");
    CHECK_THAT(misspelt.message().en, ContainsSubstring("did you mean `open_community`"));
    CHECK_THAT(why(R"("reparrent": {"unit": "东镇"})", known).message().zh, ContainsSubstring("`reparent`"));
    check_only(why(R"("open_community": {"in": "东镇"})", {}), errc::unknown_key, "/steps/0/open_community");
    CHECK_THAT(why(R"("on": "2023-01-01")", known).message().en, ContainsSubstring("open_community"));

    const auto operand = [&](const std::string& fields, errc code, const std::string& pointer) {
        CAPTURE(fields);
        check_only(why("\"open_community\": {" + fields + "}", known), code, "/steps/0/open_community" + pointer);
    };
    operand("", errc::missing_key, "");
    operand(R"("in": "东镇", "nane": "x")", errc::unknown_key, "/nane");
    operand(R"("in": "冬镇")", errc::unknown_unit, "/in");
    operand(R"("in": "东镇", "lives_in": "tents")", errc::bad_value, "/lives_in");
    operand(R"("in": "东镇", "households": "many")", errc::wrong_type, "/households");
    operand(R"("in": "东镇", "households": {"value": 3, "grade": "inferred"})", errc::missing_key, "/households");
    operand(R"("in": "东镇", "also": ["villages", "x"])", errc::bad_value, "/also/1");
    operand(R"("in": "东镇", "steps": [{"what": 3}])", errc::wrong_type, "/steps/0/what");
    operand(R"("in": "东镇", "steps": [{"when": "2023-01-01"}])", errc::unknown_key, "/steps/0/when");
    operand(R"("in": "东镇", "steps": {})", errc::wrong_type, "/steps");
    operand(R"("in": "东镇", "opens": "soon")", errc::bad_date, "/opens");
    operand(R"("in": "东镇", "from": ["东镇", "南镇"])", errc::unknown_unit, "/from/1");
}

TEST_CASE("a plan with an operation of the caller's own is tried and told of", "[faces][planning][own]") {
    const prefecture w;
    const plan p = with(filled(w));
    const trial t = simulate(w.first, p, packs::national()).value();
    CHECK(t.after().find("旧苑社区"));
    CHECK(t.ledger().state() == balance::balanced);
    CHECK(t
        == simulate(
            w.first, read_plan(write_plan(p, w.first), w.first, {}, {}, with_communities()).value(), packs::national())
               .value());
    CHECK_THAT(bulletin(t), ContainsSubstring("在东镇设立社区新苑社区"));
    CHECK_THAT(bulletin(t, language::en), ContainsSubstring("东镇 gets the community 新苑社区"));
    CHECK_THAT(bulletin(t), ContainsSubstring("户数"));
    CHECK(bulletin_of(t).acts.front().title == open_community::title());
    CHECK_THAT(bulletin(t), ContainsSubstring("**社区设立**"));
    CHECK_THAT(bulletin(t), !ContainsSubstring("**open_community**"));

    plan nameless = with(open_community{.in = w.east_town});
    const auto refused = simulate(w.first, nameless, packs::national());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == errc::step_refused);
    CHECK(refused.error().others().front().code() == errc::bad_value);
}

TEST_CASE("a case file carries out an operation of the caller's own", "[faces][cases][own]") {
    const known_operations known = with_communities();
    const auto document = [](const std::string& name, const std::string& expected) {
        return R"({"onezone": "cases", "version": 1, "policy": {"packs": ["national"]}, "on": "2023-12-01", "cases": [
            {"name": "a", "sketch": ["county 东县", " town 东镇"],
             "operations": [{"open_community": {"in": "东镇", "name": ")"
            + name + R"("}}], )" + expected + "}]}";
    };
    const std::string carried_out = document("新苑社区", R"("expect": [], "balance": "balanced")");
    const auto cases = read_rule_cases(carried_out, "cases", {}, {}, {}, case_documents::within, known).value();
    CHECK(cases[0].operations->steps[0].what.get_if<open_community>()->name == "新苑社区");
    const case_outcome went = run(cases[0]);
    for (const text& t : went.failures) UNSCOPED_INFO(t);
    CHECK(went.passed());
    CHECK(run(
        read_rule_cases(document("", R"("refused": "bad_value")"), "cases", {}, {}, {}, case_documents::within, known)
            .value()[0])
              .passed());
    CHECK_FALSE(run(
        read_rule_cases(document("x", R"("refused": "bad_value")"), "cases", {}, {}, {}, case_documents::within, known)
            .value()[0])
                    .passed());

    const auto unknown = read_rule_cases(carried_out, "cases");
    REQUIRE_FALSE(unknown);
    check_only(unknown.error(), errc::unknown_key, "/cases/0/operations/0/open_community");
    CHECK(misfits(parse_json(rule_case_schema(known)), parse_json(carried_out)).empty());
    CHECK_FALSE(misfits(parse_json(rule_case_schema()), parse_json(carried_out)).empty());
}

TEST_CASE("a history records an operation of the caller's own, with lineage and log", "[faces][history][own]") {
    const prefecture w;
    const open_community op = filled(w);
    history h = w.begun();
    const auto previewed = h.as_of({1983, 7, 1}).preview(op);
    REQUIRE(previewed);
    h.enact(on({1983, 7, 1}, op, "某政发〔1983〕1号"), {1983, 7, 1}).value();
    CHECK(*previewed == h.as_of({1983, 7, 1}));
    CHECK(h.verify().ok());
    const unit_id made = unit_id::derive(h.act_number(1, 0), 0);
    CHECK(h.find(made, {1984, 1, 1})->name == "新苑社区");

    const changes_between all = diff(h, h.begins(), {1984, 1, 1});
    REQUIRE(all.find("open_community"));
    CHECK(all.find("open_community")->title == say("社区设立", "a community opens"));
    CHECK(all.find("open_community")->changes.front().account.zh == "在东镇设立社区新苑社区");
    const trace from = predecessors(h, made, h.begins(), {1984, 1, 1}).value();
    REQUIRE(from.find(w.west_town));
    CHECK(from.find(w.west_town)->by == std::vector<record_number>{1});

    history corrected = h;
    open_community other = op;
    other.name = "旧苑社区";
    corrected.correct(1, on({1983, 7, 1}, other), {1984, 1, 1}).value();
    CHECK(corrected.find(made, {1984, 1, 1})->name == "旧苑社区");

    if (!has_history_logs()) return;
    for (const history* one : {&h, &corrected}) {
        const std::string log = write_history(*one).value();
        CHECK(read_history(log, "log", {}, with_communities()).value().content == *one);
        const auto unknown = read_history(log, "log");
        REQUIRE_FALSE(unknown);
        CHECK(unknown.error().code() == errc::unknown_key);
        CHECK(unknown.error().where().line == 2);
    }
}
