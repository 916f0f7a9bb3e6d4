// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/json/json.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/faces/tables/spreadsheet.hpp>
#include <onezone/model/builder.hpp>
#include <onezone/model/change.hpp>
#include <onezone/reform/acts/post_acts.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <string>
#include <string_view>
#include <utility>

using namespace onezone;

// What stands for what nobody knows passes for a name nowhere: sketches, documents, tables, programs and policies refuse it at its place.

namespace {

void check_refused(const result<hierarchy>& read, std::size_t line = 0) {
    REQUIRE_FALSE(read);
    CHECK(name_of(read.error().code()) == name_of(errc::bad_value));
    CHECK_FALSE(read.error().message().zh.empty());
    CHECK_FALSE(read.error().message().en.empty());
    if (line != 0) CHECK(read.error().where().line == line);
}

std::string lines(std::string_view zone, std::string_view rest) {
    return "county 县\n zone 园" + std::string(zone) + "\n" + std::string(rest);
}

} // namespace

TEST_CASE("a sketch names nothing by what stands for what nobody knows", "[faces][sketch][placeholder]") {
    CHECK(read_sketch(lines(" industries=电子", "  agency 会\n   post 主任 holder=张三\n"), "test"));
    for (const std::string_view unknown : {"未知", "不详", "待定", "？", "unknown", "TBD"}) {
        CAPTURE(unknown);
        const std::string is(unknown);
        check_refused(read_sketch("county " + is + "\n", "test"), 1);
        check_refused(read_sketch(lines("", "  agency " + is + "\n"), "test"), 3);
        check_refused(read_sketch(lines("", "  agency 会\n   post " + is + "\n"), "test"), 4);
        check_refused(read_sketch(lines("", "  agency 会\n   post 主任 holder=" + is + "\n"), "test"), 4);
        check_refused(read_sketch(lines("", "  agency 会\n   function " + is + "\n"), "test"), 4);
        check_refused(read_sketch(lines(" industries=电子," + is, ""), "test"), 2);
    }
    for (const std::string_view nothing : {"\u200b", "\u2060\u200d", "\ufeff"})
        check_refused(read_sketch(lines(" industries=电子,\"" + std::string(nothing) + "\"", ""), "test"), 2);
}

TEST_CASE("documents and tables name nothing by it", "[faces][json][spreadsheet][placeholder]") {
    const auto document = [](std::string_view body) {
        return read_hierarchy(
            R"({"onezone": "hierarchy", "version": 1, "id": "t", "units": [{"name": "县", "kind": "county",
            "bodies": [{"name": ")"
            + std::string(body) + R"(", "kind": "government"}]}]})");
    };
    const auto tables = [](std::string_view holder) {
        spreadsheets all;
        all[sheet::units] = "名称,类型,隶属\n县,县,\n园,开发区,县\n";
        all[sheet::agencies] = "名称,所属单位,机构类型\n管委会,园,管委会\n";
        all[sheet::posts] = "body,title,kind,holder\n管委会,主任,主任," + std::string(holder) + "\n";
        return read_spreadsheets(all, "t");
    };
    CHECK(document("县政府"));
    CHECK(tables("张三"));
    for (const std::string_view unknown : {"未知", "不详", "？？", "N/A"}) {
        CAPTURE(unknown);
        check_refused(document(unknown));
        check_refused(tables(unknown));
    }
}

TEST_CASE("programs and policies name nothing by it", "[faces][model][policy][placeholder]") {
    for (const std::string_view unknown : {"未知", "待定", "?"}) {
        CAPTURE(unknown);
        person who{person_id::derive("t", "p")};
        who.name = unknown;
        change c{hierarchy{}};
        const result<void> put = c.put(who);
        REQUIRE_FALSE(put);
        CHECK(put.error().code() == errc::bad_value);
        CHECK(c.now() == hierarchy());
        builder b("t");
        b.add("p", who);
        CHECK_FALSE(b.build());

        policy p = packs::jiangxi_2023();
        const exemption granted{
            "jx23.county.max-zones", unit_id::derive("t", "u"), {}, say("试点", "a pilot"), "省政府", "1号"};
        CHECK(policy(p).exempt(granted));
        exemption by_nobody = granted;
        by_nobody.approver = unknown;
        CHECK_FALSE(p.exempt(by_nobody));
        exemption undocumented = granted;
        undocumented.document = unknown;
        CHECK_FALSE(p.exempt(undocumented));
        CHECK(p == packs::jiangxi_2023());
    }
}

TEST_CASE("a kind that is not said is no other kind in sketches, documents, tables and records", "[faces][kind]") {
    CHECK(body{}.kind == body_kind::unstated);
    CHECK(post{}.kind == post_kind::unstated);
    CHECK(create_post{}.kind == post_kind::unstated);
    const auto kinds = [](const hierarchy& h) {
        REQUIRE(h.count<body>() == 1);
        REQUIRE(h.count<post>() == 1);
        return std::pair(h.all<body>().begin()->kind, h.all<post>().begin()->kind);
    };
    const auto document = [](std::string_view body, std::string_view post) {
        return read_hierarchy(
            R"({"onezone": "hierarchy", "version": 1, "id": "t", "units": [{"name": "县", "kind": "county",
            "bodies": [{"name": "某会")"
            + std::string(body) + R"(, "posts": [{"title": "负责人")" + std::string(post) + "}]}]}]}");
    };
    const std::pair unknown(body_kind::unstated, post_kind::unstated);
    const std::pair other(body_kind::other, post_kind::other);
    CHECK(kinds(read_sketch("county 县\n body 某会\n  post 负责人\n").value()) == unknown);
    CHECK(kinds(read_sketch("county 县\n body 某会 kind=other\n  post 负责人 kind=other\n").value()) == other);
    CHECK(kinds(read_sketch("county 县\n body 某会 kind=unstated\n  post 主任 kind=unstated\n").value()) == unknown);
    CHECK(kinds(document(R"(, "kind": "other")", R"(, "kind": "other")").value()) == other);
    CHECK(kinds(document(R"(, "kind": "unstated")", R"(, "kind": "unstated")").value()) == unknown);
    if (const result<hierarchy> silent = document("", "")) CHECK(kinds(*silent) == unknown);
    for (const auto& is : {unknown, other}) {
        const hierarchy h = document(R"(, "kind": ")" + std::string(key_of(is.first)) + '"',
            R"(, "kind": ")" + std::string(key_of(is.second)) + '"')
                                .value();
        CHECK(kinds(read_hierarchy(write_hierarchy(h)).value()) == is);
        CHECK(kinds(read_spreadsheets(write_spreadsheets(h, "t").content, "t").value()) == is);
    }
    // A table says it of each.
    spreadsheets tables;
    tables[sheet::units] = "名称,类型,隶属\n县,县,\n";
    tables[sheet::agencies] = "名称,所属单位,机构类型\n某会,县,unstated\n";
    tables[sheet::posts] = "body,title,kind\n某会,负责人,unstated\n";
    CHECK(kinds(read_spreadsheets(tables, "t").value()) == unknown);
    tables[sheet::agencies] = "名称,所属单位\n某会,县\n";
    CHECK(name_of(read_spreadsheets(tables, "t").error().code()) == name_of(errc::missing_key));
}
