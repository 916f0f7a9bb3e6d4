// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/random_hierarchy.hpp"

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/faces/tables/spreadsheet.hpp>
#include <onezone/model/change.hpp>
#include <onezone/model/completeness.hpp>
#include <onezone/testing/sketch.hpp>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace onezone;
using testing::sketch;

// Which lists are whole, as sketches, tables and documents say it.

namespace {

const std::string_view park = "county 于都县\n"
                              "  zone 工业园\n"
                              "    agency 管委会\n"
                              "      post 主任\n";

std::string with(std::string_view statement) { return std::string(park) + std::string(statement); }
const post& director(const hierarchy& h) { return *h.all<post>().begin(); }
const body& agency(const hierarchy& h) { return *h.find_body("管委会").value(); }
std::string rewritten(const hierarchy& h) {
    const std::string written = write_sketch(h);
    INFO(written);
    CHECK(equivalent(sketch(written), h));
    CHECK(write_sketch(sketch(written)) == written);
    return written;
}

struct spot {
    errc code{};
    std::size_t line = 0;
    std::size_t column = 0;
    friend bool operator==(const spot&, const spot&) = default;
    friend std::ostream& operator<<(std::ostream& os, const spot& p) {
        return os << name_of(p.code) << " at " << p.line << ':' << p.column;
    }
};
spot of(const result<hierarchy>& read) {
    REQUIRE_FALSE(read);
    CHECK_FALSE(read.error().message().zh.empty());
    CHECK_FALSE(read.error().message().en.empty());
    return {read.error().code(), read.error().where().line, read.error().where().column};
}
spot refused(std::string_view text) { return of(read_sketch(text, "test")); }

spreadsheets tables(std::string statements) {
    spreadsheets all;
    all[sheet::units] = "名称,类型,隶属\n于都县,县,\n工业园,开发区,于都县\n";
    all[sheet::agencies] = "名称,所属单位,机构类型\n管委会,工业园,管委会\n";
    all[sheet::posts] = "body,title,kind\n管委会,主任,主任\n";
    all[sheet::complete] = std::move(statements);
    return all;
}

// Statements on some of what there is, of every list and reach.
hierarchy stated(const hierarchy& h, std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto chosen = [&] { return random() % 3 == 0; };
    change c(h);
    const auto state = [&](completeness s) {
        s.whole = random() % 4 != 0;
        if (random() % 5 == 0) s.from = provenance::inferred(say("推断", "inferred"), "S1");
        c.put(std::move(s)).value();
    };
    for (const word& w : words(known_list{})) {
        const auto list = static_cast<known_list>(w.value);
        const list_owner of = owner_of(list);
        const bool any = of == list_owner::any;
        for (const unit_ref u : h.units()) {
            if (chosen() && (any || of == list_owner::unit)) state(completeness::of(u.id(), list));
            if (chosen() && chosen()) state(completeness::within(u.id(), list));
        }
        for (const body& b : h.all<body>())
            if (chosen() && (any || of == list_owner::body)) state(completeness::of(b.key, list));
        for (const post& p : h.all<post>())
            if (chosen() && (any || of == list_owner::post)) state(completeness::of(p.key, list));
        completeness everywhere = completeness::of_everything();
        everywhere.list = list;
        if (chosen()) state(everywhere);
    }
    return std::move(c).finish();
}

} // namespace

TEST_CASE("a sketch says in a word which lists are complete", "[faces][sketch][completeness]") {
    const hierarchy all = sketch(with("complete every\n"));
    CHECK(statement_on(all, known_list::zones, all.at("于都县"))->reach == list_reach::everywhere);
    CHECK(knows_all(all, known_list::holders, director(all).key));
    CHECK(rewritten(all).find("complete every\n") != std::string::npos);

    const hierarchy some = sketch("county 于都县 complete=zones,children\n"
                                  "  complete functions reach=within whole=no ~@S1(\"据报道\"|\"from the press\")\n"
                                  "  zone 工业园\n"
                                  "    agency 管委会 complete=职能\n"
                                  "      post 主任 complete=holders\n");
    CHECK(some.count<completeness>() == 5);
    CHECK(knows_all(some, known_list::zones, some.at("于都县")));
    CHECK(knows_all(some, known_list::children, some.at("于都县")));
    CHECK_FALSE(knows_all(some, known_list::agencies, some.at("于都县")));
    CHECK(knows_all(some, known_list::functions, agency(some).key)); // the nearest statement
    CHECK_FALSE(knows_all(some, known_list::powers, agency(some).key));
    CHECK(knows_all(some, known_list::holders, director(some).key));
    const std::string written = rewritten(some);
    CHECK(written.find("county 于都县 complete=children,zones\n") != std::string::npos);
    CHECK(written.find("agency 管委会 complete=functions\n") != std::string::npos);
    CHECK(sketch(park).count<completeness>() == 0);
}

TEST_CASE("a sketch says that there is none, and then there is none", "[faces][sketch][completeness]") {
    const hierarchy h = sketch("county 于都县 town=- administered-by=-\n"
                               "  zone 工业园 park=- hosts=- agreement=- indicator=-\n"
                               "    agency 管委会 function=- body=-\n"
                               "      post 主任 holder=-\n"
                               "  zone 空园 agency=-\n");
    CHECK(knows_all(h, known_list::holders, director(h).key));
    CHECK(h.tenures_of(director(h).key).empty());
    CHECK(knows_all(h, known_list::functions, agency(h).key));
    CHECK(knows_all(h, known_list::parts, agency(h).key));
    CHECK(knows_all(h, known_list::agencies, h.at("空园")));
    CHECK_FALSE(knows_all(h, known_list::bodies, h.at("空园")));
    CHECK(knows_all(h, known_list::children, h.at("于都县")));
    CHECK(knows_all(h, known_list::entrustments, h.at("于都县")));
    for (const known_list list :
        {known_list::parks, known_list::also_in, known_list::agreements, known_list::indicators})
        CHECK(knows_all(h, list, h.at("工业园")));
    rewritten(h);
    const hierarchy again = read_hierarchy(write_hierarchy(h)).value();
    CHECK(equivalent(again, h)); // stated empty, after saving and loading
    CHECK(knows_all(again, known_list::functions, agency(again).key));
}

TEST_CASE("sketches that contradict themselves on lists are refused where they do", "[faces][sketch][completeness]") {
    CHECK(refused("county 甲\n body 乙 function=-\n  function 教育") == spot{errc::conflicting_values, 2, 9});
    CHECK(refused("county 甲 zone=-\n town 乙\n  zone 丙") == spot{errc::conflicting_values, 1, 10});
    CHECK(refused("county 甲\n body 乙\n  post 主任 holder=-\n   holder 丙") == spot{errc::conflicting_values, 3, 11});
    CHECK(refused("county 甲\n body 乙 body=-\n  body 丙") == spot{errc::conflicting_values, 2, 9});
    CHECK(refused("county 甲 complete=zones\n complete zones whole=no") == spot{errc::duplicate_key, 1, 19});
    CHECK(refused("county 甲\n complete zones\n complete zones whole=no") == spot{errc::duplicate_key, 3, 11});
    CHECK(refused("complete every\ncomplete 全部名单 whole=no") == spot{errc::duplicate_key, 2, 10});
    CHECK(refused("county 甲 complete=zoens") == spot{errc::bad_value, 1, 19});
    CHECK(refused("county 甲 complete=functions") == spot{errc::bad_value, 1, 19});
    CHECK(refused("county 甲\n body 乙 complete=zones") == spot{errc::bad_value, 2, 18});
    CHECK(refused("county 甲\n body 乙\n  complete posts reach=within") == spot{errc::bad_value, 3, 12});
    CHECK(refused("county 甲 complete=-") == spot{errc::bad_value, 1, 19});
    CHECK(refused("county 甲\n zone 乙 designation=-") == spot{errc::bad_value, 2, 21});
}

TEST_CASE("tables say which lists are complete, everything in one row", "[faces][spreadsheet][completeness]") {
    const hierarchy all = read_spreadsheets(tables("名单,范围\n全部名单,全部\n"), "t").value();
    CHECK(all.count<completeness>() == 1);
    CHECK(knows_all(all, known_list::holders, director(all).key));
    const hierarchy some =
        read_spreadsheets(tables("名单,范围,所属单位,所属机构,所属职位,是否齐全,来源\n开发区,,于都县,,,,S1\n"
                                 "全部名单,其中全部,工业园,,,否,\n职能,,,管委会,,是,\n任职人,,,,管委会/主任,,\n"),
            "t")
            .value();
    CHECK(statement_on(some, known_list::zones, some.at("于都县"))->from == provenance::stated("S1"));
    CHECK(knows_all(some, known_list::functions, agency(some).key));
    CHECK_FALSE(knows_all(some, known_list::posts, agency(some).key));
    CHECK(knows_all(some, known_list::holders, director(some).key));
    for (const language in : {language::zh, language::en}) {
        const written_sheets written = write_spreadsheets(some, "t", {in});
        CHECK(written.left_out.empty());
        CHECK(read_spreadsheets(written.content, "t").value() == some);
    }
}

TEST_CASE("tables that say nonsense of lists are refused by row and column", "[faces][spreadsheet][completeness]") {
    const auto wrong = [](const std::string& row) {
        return of(read_spreadsheets(tables("名单,单位,机构,职位,是否齐全\n" + row + "\n"), "t"));
    };
    CHECK(wrong("开发区,于都县,,,\n开发区,于都县,,,否") == spot{errc::duplicate_id, 3, 1});
    CHECK(wrong("开发,于都县,,,") == spot{errc::bad_value, 2, 1});
    CHECK(wrong(",于都县,,,") == spot{errc::missing_key, 2, 1});
    CHECK(wrong("职能,于都县,,,") == spot{errc::bad_value, 2, 1});
    CHECK(wrong("开发区,无此县,,,").code == errc::unknown_unit);
    CHECK(wrong("职能,,无此机构,,").code == errc::unknown_body);
    CHECK(wrong("任职人,,,管委会/书记,").code == errc::unknown_post);
    CHECK(wrong("任职人,,,无此机构/主任,").code == errc::unknown_post);
    CHECK(wrong("全部名单,,,,") == spot{errc::bad_value, 2, 1}); // of whom? everywhere is said
}

TEST_CASE("statements on lists come back from sketches, tables and documents", "[faces][completeness][random]") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const hierarchy h = stated(onezone_tests::random_hierarchy(seed), seed);
        REQUIRE(h.count<completeness>() > 5);
        CHECK(read_hierarchy(write_hierarchy(h, "d")).value() == h);
        const hierarchy drawn = read_sketch(write_sketch(h)).value();
        CHECK(equivalent(drawn, h));
        const result<hierarchy> back = read_spreadsheets(write_spreadsheets(h, "t").content, "t");
        if (!back) FAIL(back.error());
        CHECK(back->count<completeness>() == h.count<completeness>());
        for (const completeness& s : back->all<completeness>()) {
            const completeness* const was = h.find(s.id());
            CHECK((was != nullptr && *was == s));
        }
    }
}
