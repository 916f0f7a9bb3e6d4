// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/data.hpp"
#include "support/documents.hpp"

#include <onezone/faces/json/json.hpp>
#include <onezone/planning/trial.hpp>

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

// What a person may get wrong in the steps of a plan: the trial is refused, names the step and the unit, and changes nothing.
// What may be wrong with the text of a document is tested beside its reader.

using namespace onezone;

namespace {

const hierarchy& linjiang() {
    static const hierarchy h = load_hierarchy(onezone_tests::document_path("hierarchy.json").string());
    return h;
}

plan one_step(const std::string& operation) {
    return read_plan(R"({"onezone": "plan", "version": 1, "id": "mistake", "hierarchy": "hierarchy-example",
        "judged": {"before": "2022-11-01", "after": "2023-11-01", "rules": "2023-11-08"},
        "steps": [{"key": "the step", )"
            + operation + "}]}",
        linjiang(), "plan.json")
        .value();
}

// The step is refused with `cause`, which names `unit` by its path; the plan's hierarchy stays as it was.
void check_refused(const plan& p, errc cause, std::string_view unit) {
    const hierarchy before = linjiang();
    const result<trial> refused = simulate(before, p, policy());
    REQUIRE_FALSE(refused);
    CAPTURE(refused.error());
    CHECK(name_of(refused.error().code()) == name_of(errc::step_refused));
    CHECK(refused.error().subjects() == std::vector<std::string>{"the step"});
    REQUIRE(refused.error().others().size() == 1);
    const refusal why = refused.error().others().front();
    CHECK(name_of(why.code()) == name_of(cause));
    std::ostringstream told;
    print(told, refused.error(), language::en);
    CHECK_THAT(told.str(), Catch::Matchers::ContainsSubstring(std::string(unit)));
    CHECK_FALSE(why.message().zh.empty());
    CHECK(before == linjiang());
}

} // namespace

TEST_CASE("a step on a unit of the wrong kind is refused", "[faces][planning][refusal]") {
    check_refused(one_step(R"("reparent": {"unit": "东县工业园区", "to": "西区"})"), errc::not_a_division,
        "江西省/临江市/东县/东县工业园区");
}

TEST_CASE("a step that would close a circle is refused", "[faces][planning][refusal]") {
    check_refused(
        one_step(R"("reparent": {"unit": "东县", "to": "河口乡"})"), errc::cycle, "江西省/临江市/东县/河口乡");
}

TEST_CASE("a step that would put a township under a village is refused", "[faces][planning][refusal]") {
    check_refused(one_step(R"("reparent": {"unit": "城关镇", "to": "河口乡/上村"})"), errc::level_order,
        "江西省/临江市/东县/河口乡/上村");
}

TEST_CASE("a step that would entrust a unit twice for the same matter is refused", "[faces][planning][refusal]") {
    check_refused(one_step(R"("entrust": {"unit": "河口乡/上村", "holder": "临江经开区"})"), errc::entrusted_twice,
        "江西省/临江市/东县/河口乡/上村");
}

TEST_CASE("a step that leaves something held without a successor is refused", "[faces][planning][refusal]") {
    check_refused(one_step(R"("abolish_agency": {"agency": "东县工业园区管委会"})"), errc::missing_successor,
        "东县工业园区管委会");
}

TEST_CASE("a downgrade that would raise the rank is refused", "[faces][planning][refusal]") {
    check_refused(
        one_step(R"("change_rank": {"body": "东县工业园区管委会", "to": "正处级", "direction": "downgrade"})"),
        errc::wrong_direction, "东县工业园区管委会");
}

TEST_CASE("a step that moves staff who are not there is refused", "[faces][planning][refusal]") {
    check_refused(one_step(R"("transfer_staff": {"from": "东县工业园区管委会", "to": "东县人民政府",
        "staff": [{"status": "institution", "count": 19}]})"),
        errc::not_held, "东县工业园区管委会");
}

TEST_CASE("a step that gives a post to the one who holds it is refused", "[faces][planning][refusal]") {
    check_refused(one_step(R"("appoint": {"post": "东县工业园区管委会/管委会主任", "person": "key:z1"})"),
        errc::duplicate_tenure, "管委会主任");
}

TEST_CASE("a step that must follow a later one is refused", "[faces][planning][refusal]") {
    const auto refused = read_plan(R"({"onezone": "plan", "version": 1, "id": "mistake", "steps": [
        {"key": "late", "on": "2023-06-01", "reparent": {"unit": "城关镇", "to": "西区"}},
        {"key": "early", "on": "2023-03-01", "after": ["late"], "reparent": {"unit": "城关镇", "to": "东县"}}]})",
        linjiang(), "plan.json");
    REQUIRE_FALSE(refused);
    CHECK(name_of(refused.error().code()) == name_of(errc::dates_out_of_order));
    CHECK(refused.error().where().source == "plan.json");
    CHECK(refused.error().where().pointer == "/steps");
    CHECK(refused.error().subjects() == std::vector<std::string>{"late", "early"});
}

TEST_CASE("a step on an unknown unit is refused with the one likely meant", "[faces][planning][refusal]") {
    const auto refused = read_plan(R"({"onezone": "plan", "version": 1, "id": "mistake", "steps": [
        {"key": "the step", "reparent": {"unit": "成关镇", "to": "西区"}}]})",
        linjiang(), "plan.json");
    REQUIRE_FALSE(refused);
    CHECK(name_of(refused.error().code()) == name_of(errc::unknown_unit));
    CHECK(refused.error().where().source == "plan.json");
    CHECK(refused.error().where().pointer == "/steps/0/reparent/unit");
    REQUIRE_FALSE(refused.error().subjects().empty());
    CHECK(refused.error().subjects().front() == "江西省/临江市/东县/城关镇");
}

TEST_CASE(
    "a step on a body, post or person misspelt is refused with the one likely meant", "[faces][planning][refusal]") {
    const hierarchy h =
        read_hierarchy(R"({"onezone": "hierarchy", "version": 1, "id": "t", "units": [{"name": "甲县", "kind": "county",
        "bodies": [{"name": "甲县商务局", "kind": "department", "posts": [{"title": "管委会主任", "kind": "director"}]}]}],
        "people": [{"name": "欧阳明"}]})")
            .value();
    struct row {
        const char* step;
        errc code;
        const char* likely;
    };
    for (const row& t :
        {row{R"("change_rank": {"body": "甲县商务厅", "to": "正处级"})", errc::unknown_body, "甲县商务局"},
            row{R"("appoint": {"post": "甲县商务局/管委会主人", "person": "欧阳明"})", errc::unknown_post,
                "管委会主任"},
            row{R"("appoint": {"post": "甲县商务局/管委会主任", "person": "欧阳名"})", errc::unknown_person,
                "欧阳明"}}) {
        CAPTURE(t.step);
        const auto refused =
            read_plan(R"({"onezone": "plan", "version": 1, "id": "mistake", "steps": [{"key": "the step", )"
                    + std::string(t.step) + "}]}",
                h, "plan.json");
        REQUIRE_FALSE(refused);
        CHECK(name_of(refused.error().code()) == name_of(t.code));
        std::ostringstream told;
        print(told, refused.error(), language::zh);
        CHECK_THAT(told.str(), Catch::Matchers::ContainsSubstring(t.likely));
    }
}

TEST_CASE("documents refuse the areas and shares that operations refuse", "[faces][json][refusal]") {
    const auto refused = [](const std::string& zone, const std::string& agreements) {
        const auto read = read_hierarchy(
            R"({"onezone": "hierarchy", "version": 1, "id": "t", "units": [{"name": "甲县", "kind": "county", "zones": [{"name": "园")"
            + zone + R"(}]}, {"name": "乙县", "kind": "county"}], "agreements": [)" + agreements + "]}");
        return read ? std::string() : std::string(name_of(read.error().code()));
    };
    const auto shares = [](const char* one, const char* other, const char* second = "乙县") {
        return std::string(R"({"name": "共建", "about": "园", "partners": [{"unit": "甲县", "share": )") + one
            + R"(}, {"unit": ")" + second + R"(", "share": )" + other + "}]}";
    };
    CHECK(refused("", shares("60", "40")).empty());
    CHECK(refused(R"(, "area": -1)", "") == name_of(errc::bad_quantity));
    CHECK(refused("", shares("-1", "40")) == name_of(errc::bad_quantity));
    CHECK(refused("", shares("101", "0")) == name_of(errc::bad_quantity));
    CHECK(refused("", shares("60", "41")) == name_of(errc::bad_quantity));
    CHECK(refused("", shares("60", "40", "甲县")) == name_of(errc::bad_value));
}
