// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/reform/acts/division_acts.hpp>
#include <onezone/reform/apply.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/testing/show.hpp>
#include <onezone/testing/sketch.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using namespace onezone;
using namespace onezone::testing;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

/// What Catch2 writes of a value where a check fails, in both languages.
template <class T>
text seen(const T& value) {
    const language before = show_in(language::zh);
    text t;
    t.zh = Catch::Detail::stringify(value);
    CHECK(show_in(language::en) == language::zh);
    t.en = Catch::Detail::stringify(value);
    show_in(before);
    return t;
}

const date day(2023, 12, 1);

hierarchy yudu() {
    return sketch(R"(
        county 于都县
          zone 于都工业园区   tier=provincial  location=county_area  managed-by=于都县  agency=于都工业园区管委会
          zone 上欧工业园区   managed-by=于都县  agency=上欧工业园区管理办公室
    )");
}

} // namespace

TEST_CASE("failing checks show dates, figures and codes as they are written", "[testing][show]") {
    CHECK(seen(day) == verbatim("2023-12-01"));
    CHECK(seen(date()) == say("不是日期", "no day"));
    CHECK(seen(parse_decimal("1037.21").value()) == verbatim("1037.21"));
    CHECK(seen(code{"360731"}) == verbatim("360731"));
    CHECK(seen(unit_id::from_value(7)) == verbatim("7"));
    CHECK(seen(body_id()) == say("无", "none"));
}

TEST_CASE("failing checks show periods with their ends", "[testing][show]") {
    const date end(2024, 1, 1);
    CHECK(seen(period{}) == say("不限", "always"));
    CHECK(seen(period{.from = day}) == say("2023-12-01 起", "from 2023-12-01"));
    CHECK(seen(period{.until = end}) == say("2024-01-01 前", "before 2024-01-01"));
    CHECK(seen(period{day, end}) == say("2023-12-01 起，2024-01-01 前", "from 2023-12-01, before 2024-01-01"));
}

TEST_CASE("failing checks show words, texts and facts in one language", "[testing][show]") {
    CHECK(seen(say("于都", "Yudu")) == say("于都", "Yudu"));
    CHECK(seen(verdict::violated) == name_of(verdict::violated));
    CHECK(seen(fact<std::int64_t>(3)) == verbatim("3"));
    CHECK(seen(fact<rank>()) == say("未知", "unknown"));
    const fact<bool> guessed(true, provenance::inferred(say("缘由", "why")));
    CHECK(seen(guessed) == say("true（推断）", "true (inferred)"));
    CHECK(seen(fact<std::vector<date>>(std::vector{day})) == verbatim("{ 2023-12-01 }"));
}

TEST_CASE("failing checks show values in lists, pairs and where they may be missing", "[testing][show]") {
    CHECK(seen(std::vector{day, date(2024, 1, 1)}) == verbatim("{ 2023-12-01, 2024-01-01 }"));
    CHECK(seen(std::optional(day)) == verbatim("2023-12-01"));
    CHECK(seen(std::optional<verdict>()) == say("无", "none"));
}

TEST_CASE("failing checks show units by their path and hierarchies by their size", "[testing][show]") {
    const hierarchy h = yudu();
    CHECK(seen(h.find(h.at("上欧工业园区"))) == verbatim("于都县/上欧工业园区"));
    CHECK(seen(unit_ref()) == say("无", "none"));
    CHECK(seen(h) == say("3 个单位", "3 units"));
}

TEST_CASE("failing checks show what a result holds, or why it was refused", "[testing][show]") {
    const hierarchy h = yudu();
    CHECK(seen(parse_date("2023-12-01")) == verbatim("2023-12-01"));
    CHECK(seen(result<void>()) == say("有值", "a value"));
    const auto step = apply(h, return_township{.town = h.at("于都县")});
    const text refused = seen(step);
    CHECK_THAT(refused.zh, StartsWith("被拒绝，not_entrusted：") && ContainsSubstring(step.error().message().zh));
    CHECK_THAT(refused.en, StartsWith("refused, not_entrusted: ") && ContainsSubstring(step.error().message().en));
}

TEST_CASE("failing checks show a report by its sums, errors and first findings", "[testing][show]") {
    const report r = validate(yudu(), packs::jiangxi_2023(), day);
    REQUIRE(!r.findings().empty());
    const finding& first = r.findings().front();
    CHECK_THAT(seen(first).zh, StartsWith(name_of(first.verdict).zh) && ContainsSubstring(first.message.zh));
    CHECK_THAT(seen(first).en,
        StartsWith(name_of(first.verdict).en + " `" + first.rule + "` at `" + first.path + "`: " + first.message.en));

    const text shown = seen(r);
    CHECK_THAT(shown.zh, StartsWith("不合规：判定 ") && ContainsSubstring("\n  " + seen(first).zh));
    CHECK_THAT(shown.en, StartsWith("violated: ") && ContainsSubstring("\n  " + seen(first).en));
    REQUIRE(r.findings().size() > 5);
    CHECK_THAT(shown.en, ContainsSubstring("\n  and " + std::to_string(r.findings().size() - 5) + " more"));
    CHECK(std::count(shown.en.begin(), shown.en.end(), '\n') == 6);

    rule broken;
    broken.id = "t.broken";
    broken.about = {subject_kind::division};
    broken.judge = [](context&) { throw std::runtime_error("out of order"); };
    CHECK(seen(validate(yudu(), policy("t", {}, {broken}), day))
        == say("规则出错，不能判定：判定 1 项，不符合 0，无法判定 1\n  规则出错 t.broken，于都县：out of order",
            "a rule failed: 1 judged, 0 violated, 1 undecided\n  rule failed t.broken at 于都县: out of order"));
}
