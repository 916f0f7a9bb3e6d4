// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/ground/error.hpp>

#include <concepts>
#include <cstddef>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace oz = onezone;

namespace {

static_assert(std::regular<oz::refusal>);
static_assert(std::regular<oz::place>);

oz::refusal unknown_unit() {
    return {oz::errc::unknown_unit, oz::say("没有这个单位", "no such unit"), {"赣州市/龙南县"}};
}

std::string printed(const oz::refusal& r, oz::language which) {
    std::ostringstream os;
    print(os, r, which);
    return os.str();
}

} // namespace

TEST_CASE("every error code has a name of its own in its hundred", "[ground][error]") {
    std::set<std::string_view> names;
    std::size_t named = 0;
    for (int value = 100; value < 700; ++value) {
        const std::string_view name = name_of(static_cast<oz::errc>(value));
        if (name == "unknown") continue;
        ++named;
        names.insert(name);
        CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos);
    }
    CHECK(names.size() == named);
    // The first and last of each hundred: a code missing from the table of names shows here.
    CHECK(name_of(oz::errc::malformed) == "malformed");
    CHECK(name_of(oz::errc::empty_input) == "empty_input");
    CHECK(name_of(oz::errc::not_built_in) == "not_built_in");
    CHECK(name_of(oz::errc::unknown_unit) == "unknown_unit");
    CHECK(name_of(oz::errc::ambiguous_record) == "ambiguous_record");
    CHECK(name_of(oz::errc::cycle) == "cycle");
    CHECK(name_of(oz::errc::bad_quantity) == "bad_quantity");
    CHECK(name_of(oz::errc::nothing_to_do) == "nothing_to_do");
    CHECK(name_of(oz::errc::step_refused) == "step_refused");
    CHECK(name_of(oz::errc::not_balanced) == "not_balanced");
    CHECK(name_of(oz::errc::contradicted) == "contradicted");
    CHECK(name_of(oz::errc::unknown_rule) == "unknown_rule");
    CHECK(name_of(oz::errc::conflicting_values) == "conflicting_values");
}

TEST_CASE("every error code has a meaning of its own in both languages", "[ground][error]") {
    std::set<std::string> zh;
    std::set<std::string> en;
    int last = 0;
    for (const oz::errc code : oz::all_codes()) {
        CAPTURE(name_of(code));
        CHECK(static_cast<int>(code) > last);
        last = static_cast<int>(code);
        CHECK(zh.insert(meaning_of(code).zh).second);
        CHECK(en.insert(meaning_of(code).en).second);
    }
    CHECK(en.size() == oz::all_codes().size());
    CHECK(meaning_of(oz::errc::cycle) == oz::say("成环", "it would be its own parent, or its own holder"));
}

TEST_CASE("error codes keep their numbers", "[ground][error]") {
    CHECK(static_cast<int>(oz::errc::malformed) == 100);
    CHECK(static_cast<int>(oz::errc::bad_code) == 109);
    CHECK(static_cast<int>(oz::errc::unknown_unit) == 200);
    CHECK(static_cast<int>(oz::errc::cycle) == 300);
    CHECK(static_cast<int>(oz::errc::nothing_to_do) == 400);
    CHECK(static_cast<int>(oz::errc::not_balanced) == 500);
    CHECK(static_cast<int>(oz::errc::unknown_rule) == 600);
}

TEST_CASE("the innermost reader's place of a refusal wins, part by part", "[ground][error]") {
    oz::refusal r = unknown_unit();
    CHECK_FALSE(r.where().known());
    r = std::move(r).at({"", "/unit", 0, 0});
    r = std::move(r).at({"", "/steps/3", 7, 12});
    r = std::move(r).at({"plan.json", "", 99, 1});
    CHECK(r.where() == oz::place{"plan.json", "/unit", 7, 12});
    CHECK(r.code() == oz::errc::unknown_unit);
    CHECK(r.subjects() == std::vector<std::string>{"赣州市/龙南县"});
}

TEST_CASE("a refusal prints its place, message, subjects and causes in the language asked for", "[ground][error]") {
    const oz::refusal r = oz::refusal(oz::errc::step_refused, oz::say("第 3 步被拒绝", "step 3 was refused"))
                              .at({"plan.json", "/steps/2", 14, 3})
                              .with(unknown_unit());
    CHECK(printed(r, oz::language::en)
        == "plan.json:14:3#/steps/2: step 3 was refused\n  no such unit [`赣州市/龙南县`]");
    CHECK(printed(r, oz::language::zh) == "plan.json:14:3#/steps/2: 第 3 步被拒绝\n  没有这个单位 [`赣州市/龙南县`]");
    std::ostringstream streamed;
    streamed << r;
    CHECK(streamed.str() == printed(r, oz::language::zh));
}

TEST_CASE("whatever was read, a refusal is printed in lines of reasonable length, without raw control characters",
    "[ground][error]") {
    const std::string raw = "a\x1b[31m\x07\x7f\n\u202e\xE4";
    oz::refusal why(oz::errc::bad_value, oz::say("值 `" + raw + "` 不对", "`" + raw + "` is wrong"), {raw});
    why = std::move(why).at({raw, raw, 3, 1});
    for (const oz::language in : {oz::language::zh, oz::language::en}) {
        const std::string line = printed(why, in);
        CHECK(oz::is_utf8(line));
        CHECK(line.find_first_of("\x1b\x07\x7f\n") == std::string::npos);
        CHECK(line.find("\u202e") == std::string::npos);
        CHECK(line.find("〔U+202E〕") != std::string::npos);
    }
    CHECK(why.where().source == raw); // a program is told what it was
    const std::string long_one(1'000'000, 'x');
    CHECK(printed(oz::refusal(oz::errc::bad_value, oz::say("不对", "wrong"), {long_one}).at({long_one, long_one, 1, 1}),
              oz::language::en)
              .size()
        < 1'500);
    // A character is not cut in two.
    std::string many;
    while (many.size() < 600) many += "园";
    for (const std::string before : {"", "x", "xx"}) {
        const auto cut = oz::refusal(oz::errc::bad_value, oz::say("不对", "wrong")).at({before + many, {}, 1, 1});
        CHECK(printed(cut, oz::language::zh).find("\uFFFD") == std::string::npos);
    }
}

TEST_CASE("asking a refused result for its value throws the refusal", "[ground][error]") {
    const oz::result<int> refused = unknown_unit();
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == unknown_unit());
    try {
        static_cast<void>(refused.value());
        FAIL("value() of a refused result returned");
    } catch (const oz::error& e) {
        CHECK(e.why() == unknown_unit());
        CHECK_THAT(std::string(e.what()), Catch::Matchers::ContainsSubstring("unknown_unit"));
        CHECK_THAT(std::string(e.what()), Catch::Matchers::ContainsSubstring("没有这个单位"));
        CHECK_THAT(std::string(e.what()), Catch::Matchers::ContainsSubstring("no such unit"));
    }
}

TEST_CASE("a result that is a value has no refusal to speak of", "[ground][error]") {
    const oz::result<int> seven = 7;
    REQUIRE(seven);
    CHECK(seven.value() == 7);
    CHECK(seven.error() == oz::refusal());
    CHECK(seven.error().message().empty());
}

TEST_CASE("refusals differ when anything about them differs", "[ground][error]") {
    const oz::refusal r = unknown_unit();
    CHECK(r == unknown_unit());
    CHECK(r != unknown_unit().with(unknown_unit()));
    CHECK(r != unknown_unit().at({"a.json", "", 0, 0}));
    CHECK(r != oz::refusal(oz::errc::unknown_body, r.message(), r.subjects()));
    CHECK(r != oz::refusal(r.code(), r.message()));
}

TEST_CASE("what is asked of a refusal that is about to go stays", "[ground][error]") {
    const auto refused = []() -> oz::result<int> {
        return unknown_unit()
            .with({oz::errc::cycle, oz::say("成环", "a cycle")})
            .at({.source = "规划.json", .pointer = "/steps/3"});
    };
    std::vector<std::string> told;
    for (const oz::refusal& other : refused().error().others()) told.push_back(other.message().in(oz::language::en));
    for (const std::string& subject : refused().error().subjects()) told.push_back(subject);
    const oz::text& message = refused().error().message();
    const std::string& zh = refused().error().message().in(oz::language::zh);
    const oz::place& where = refused().error().where();
    CHECK(told == std::vector<std::string>{"a cycle", "赣州市/龙南县"});
    CHECK(message == oz::say("没有这个单位", "no such unit"));
    CHECK(zh == "没有这个单位");
    CHECK(where == refused().error().where());
    CHECK_FALSE(where == oz::place{});

    // Of one that stays nothing is copied.
    const oz::refusal kept = refused().error();
    CHECK(std::addressof(kept.others()) == std::addressof(std::as_const(kept).others()));
    CHECK(std::addressof(kept.message()) == std::addressof(std::as_const(kept).message()));
}
