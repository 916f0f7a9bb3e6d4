// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/random_hierarchy.hpp"

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/faces/tables/spreadsheet.hpp>
#include <onezone/model/change.hpp>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using namespace onezone;

namespace {

const std::string units = "名称,类型,上级,代码\n"
                          "甲市,地级市,,3699\n"
                          "东县,县,甲市,369921\n"
                          "河口镇,镇,东县,369921100\n"
                          "东园,开发区,东县,\n";
const std::string agencies = "名称,单位,类型\n东园管委会,东园,管委会\n东县政府,东县,government\n";

spreadsheets tables(std::string of_units, std::string of_agencies = {}, std::string posts = {}, std::string staff = {},
    std::string functions = {}) {
    return {{std::move(of_units), std::move(of_agencies), std::move(posts), std::move(staff), std::move(functions)}};
}

hierarchy everything() {
    const hierarchy sketched = read_sketch(R"(
province 江西省 code=36
  city 甲市 code=3699
    county 东县 code=369921
      body 东县政府 kind=government
        post 县长 kind=head holder=甲
      town 河口镇 code=369921100 administered-by=东县/东园
      village 上村 ?
      zone 东园 tier=national@S1 location=county_area@S1 managed-by=东县@S1 area=1037.21@S1 industries=电子,纺织@S1 nameplates=东县高新区,东园 @S1
        agency 东园管委会 ~@S1("按名称推断"|"by its name") quota.institution=12@S2 staff.institution=? leading-posts=~3@S1("按名称推断"|"by its name")
          body 招商局 rank=section_chief
            post 局长 kind=section_head
          post 主任 holder=甲 mode=concurrent paid=no approved=yes
          post 副主任 holder=*x from=2020-01-01 until=2022-03-01
          post 副书记 holder=*x mode=seconded
          function 招商引资 class=economic shared-with=东县政府
          power 项目备案 granted-by=东县 form=entrustment
          asset "厂房,\"一期\"" amount=12.5 measure=万平方米
    county 西县 code=369922
      zone 东园 tier=provincial
        park 北园
person *x
)")
                                   .value();
    // Tenures and entrustments get the ids that tables give them; all else keeps its own.
    hierarchy h = read_spreadsheets(write_spreadsheets(sketched, "t").content, "t").value();
    CHECK(equivalent(h, sketched));
    CHECK(h.at("东县/东园") == sketched.at("东县/东园"));
    return h;
}

refusal refused(const spreadsheets& t) {
    const result<hierarchy> r = read_spreadsheets(t, "t");
    REQUIRE(!r);
    return r.error();
}

} // namespace

TEST_CASE("what is written as tables is read back as it was, in either language, with and without a mark",
    "[faces][spreadsheet]") {
    const hierarchy h = everything();
    for (const language in : {language::zh, language::en})
        for (const bool mark : {false, true}) {
            const written_sheets w = write_spreadsheets(h, "t", {in, mark});
            for (const text& t : w.left_out) UNSCOPED_INFO(t.zh);
            CHECK(w.left_out.empty());
            for (const std::string& t : w.content.tables) CHECK(t.starts_with("\xef\xbb\xbf") == mark);
            const result<hierarchy> back = read_spreadsheets(w.content, "t");
            if (!back) FAIL(back.error());
            CHECK(*back == h);
            CHECK(write_spreadsheets(*back, "t", {in, mark}) == w);
        }
    CHECK(write_spreadsheets(h, "t").content[sheet::units].starts_with("名称,类型,隶属"));
    CHECK(write_spreadsheets(h, "t", {language::en}).content[sheet::units].starts_with("name,kind,parent"));
}

TEST_CASE("an office keeps its own order of columns, mixed headers and empty rows", "[faces][spreadsheet]") {
    const spreadsheets usual = tables(units, agencies);
    const spreadsheets own = tables("\xef\xbb\xbf"
                                    "code,上级,kind,名称\r\n"
                                    ",甲市/东县,zone,东园\r\n"
                                    ",,,\r\n"
                                    "369921100,code:369921,town,河口镇\r\n"
                                    "369921,甲市,县,东县\r\n"
                                    "3699,,prefecture_city,甲市\r\n"
                                    ",,,\r\n",
        "unit,类型,name\n东县,人民政府,东县政府\n东县/东园,管委会,东园管委会\n");
    const result<hierarchy> h = read_spreadsheets(own, "t");
    if (!h) FAIL(h.error());
    CHECK(*h == read_spreadsheets(usual, "t").value());
}

TEST_CASE("tables and documents of one id give equal ids", "[faces][spreadsheet][json]") {
    const hierarchy h = read_hierarchy(R"({"onezone": "hierarchy", "version": 1, "id": "t", "units": [
        {"name": "甲市", "kind": "prefecture_city", "code": "3699", "children": [
            {"name": "东县", "kind": "county", "code": "369921",
             "bodies": [{"name": "东县政府", "kind": "government"}],
             "children": [{"name": "河口镇", "kind": "town", "code": "369921100"}],
             "zones": [{"name": "东园", "bodies": [{"name": "东园管委会", "kind": "management_committee",
                "functions": ["招商引资"], "posts": [{"kind": "director", "title": "主任", "holders": [{"person": "甲"}]}]}]}]}]}],
        "people": [{"name": "甲"}]})")
                            .value();
    const spreadsheets t = tables(
        units, agencies, "机构,职位,类型,任职人\n东园管委会,主任,主任,甲\n", {}, "机构,名称\n东园管委会,招商引资\n");
    const result<hierarchy> read = read_spreadsheets(t, "t");
    if (!read) FAIL(read.error());
    CHECK(*read == h);
}

TEST_CASE("every bad row of every table is reported at once, by row and column", "[faces][spreadsheet]") {
    const refusal why = refused(tables(units + "西县,县,甲市,369921\n南县,省份,甲市,\n北镇,镇,无此县,36992110x\n",
        agencies + "新机构,无此单位,管委会\n", "机构,职位,类型,领酬\n东园管委会,主任,主任,也许\n",
        "机构,项目,类型,数量\n东园管委会,编制,事业编制,十二\n", "机构,名称,面积\n"));
    std::vector<const refusal*> all{&why};
    for (const refusal& r : why.others()) all.push_back(&r);
    std::vector<std::string> found;
    for (const refusal* r : all)
        found.push_back(r->where().source + ":" + std::to_string(r->where().line) + ":"
            + std::to_string(r->where().column) + " " + std::string(name_of(r->code())));
    CHECK(found
        == std::vector<std::string>{
            "units.csv:6:19 duplicate_code",
            "units.csv:7:8 bad_value",
            "units.csv:8:12 unknown_unit",
            "units.csv:8:22 bad_code",
            "agencies.csv:4:11 unknown_unit",
            "posts.csv:2:31 bad_value",
            "staff.csv:2:37 bad_value",
            "functions.csv:1:15 unknown_key",
        });
    CHECK_THAT(all[1]->message().zh, Catch::Matchers::ContainsSubstring("类型"));
    // The column goes by the name it has in the file, whoever reads.
    CHECK_THAT(all[1]->message().en, Catch::Matchers::ContainsSubstring("类型"));
}

TEST_CASE("what is wrong only because something else is, is not reported", "[faces][spreadsheet]") {
    const refusal why = refused(tables("名称,类型,上级\n甲市,城,\n东县,县,甲市\n东园,开发区,东县\n",
        "名称,单位,类型\n东园管委会,东园,管委会\n", "机构,职位,类型\n东园管委会,主任,主任\n"));
    CHECK(why.code() == errc::bad_value);
    CHECK(why.others().empty());
    // A row that is no row at all may have held what is not found.
    const refusal torn = refused(tables("名称,类型,上级\n甲\"市,地级市,\n东县,县,甲市\n"));
    CHECK(torn.code() == errc::malformed);
    CHECK(torn.others().empty());
}

TEST_CASE("a table in another encoding is refused once, with the likely one", "[faces][spreadsheet]") {
    // 名称,类型 / 甲市,地级市 / 乙市,地级市, as a spreadsheet program saves them in Chinese.
    const std::string gb = "\xc3\xfb\xb3\xc6,\xc0\xe0\xd0\xcd\n\xbc\xd7\xca\xd0,\xb5\xd8\xbc\xb6\xca\xd0\n";
    const refusal header = refused(tables(gb));
    CHECK(header.code() == errc::invalid_utf8);
    CHECK_THAT(header.message().zh, Catch::Matchers::ContainsSubstring("GB 18030"));
    const std::string row = "\xbc\xd7\xca\xd0,\xb5\xd8\xbc\xb6\xca\xd0\n";
    const refusal rows = refused(tables("name,kind\n" + row + row + row));
    CHECK(rows.code() == errc::invalid_utf8);
    CHECK(rows.where().line == 2);
    CHECK(rows.others().empty());
    CHECK_THAT(rows.message().en, Catch::Matchers::ContainsSubstring("GB 18030"));
}

TEST_CASE("each way to be wrong has its code and its place", "[faces][spreadsheet]") {
    using row = std::pair<errc, spreadsheets>;
    const auto with_units = [](const std::string& more) { return tables(units + more, agencies); };
    const auto zone = [](const std::string& header, const std::string& cells) {
        return tables("名称,类型,上级," + header + "\n甲市,地级市,,"
            + std::string(static_cast<std::size_t>(std::count(header.begin(), header.end(), ',')), ',')
            + "\n东园,开发区,甲市," + cells + "\n");
    };
    const auto post = [](const std::string& rows) {
        return tables(units, agencies, "机构,职位,类型,任职人,任职人键,个人级别,起,领酬\n" + rows);
    };
    const auto staff = [](const std::string& rows) {
        return tables(units, agencies, {}, "机构,项目,类型,数量\n" + rows);
    };
    const auto function = [](const std::string& rows) {
        return tables(units, agencies, {}, {}, "机构,名称,内容,赋权方,键\n" + rows);
    };
    const std::vector<row> table{
        {errc::empty_input, tables({})},
        {errc::empty_input, tables("\n")},
        {errc::missing_key, tables("名称\n甲市\n")},
        {errc::missing_key, with_units(",县,甲市,\n")},
        {errc::missing_key, with_units("西县,,甲市,\n")},
        {errc::missing_key, zone("把握", "推断")},
        {errc::missing_key, staff(",编制,事业编制,1\n")},
        {errc::unknown_key, tables("名称,种类\n甲市,地级市\n")},
        {errc::duplicate_key, tables("名称,name,类型\n甲市,甲市,地级市\n")},
        {errc::duplicate_key, staff("东园管委会,编制,事业编制,1\n东园管委会,quota,institution,2\n")},
        {errc::malformed, tables("名称,类型\n甲市,地级市,,多\n")},
        {errc::truncated, tables("名称,类型,上级\n甲市,地级市")},
        {errc::truncated, tables("名称,类型\n\"甲市,地级市\n")},
        {errc::too_large, tables("名称,类型\n" + std::string((std::size_t{1} << 20U) + 1, 'x') + ",县\n")},
        {errc::bad_value, with_units("西县,县城,甲市,\n")},
        {errc::bad_value, with_units("西/县,县,甲市,\n")},
        {errc::bad_value, zone("在上级之内", "大概")},
        {errc::bad_value, zone("键", "id:12")},
        {errc::bad_value, zone("理由", "明载")},
        {errc::bad_value, zone("面积(公顷)", "约50")},
        {errc::bad_value, zone("牌子", "\"\"\"甲\"")},
        {errc::bad_value, staff("东园管委会,编制,事业人员,1\n")},
        {errc::bad_value, post("东园管委会,主任,主任,,,,,是\n")},
        {errc::bad_date, post("东园管委会,主任,主任,甲,,,2023年1月,\n")},
        {errc::bad_code, with_units("西县,县,甲市,36 99\n")},
        {errc::bad_quantity, staff("东园管委会,人员,事业人员,-1\n")},
        {errc::conflicting_values, post("东园管委会,主任,主任,甲,,,,\n东园管委会,主任,书记,乙,,,,\n")},
        {errc::conflicting_values, post("东园管委会,主任,主任,甲,k,,,\n东园管委会,书记,书记,乙,k,,,\n")},
        {errc::conflicting_values, post("东园管委会,主任,主任,甲,k,正处级,,\n东园管委会,书记,书记,甲,k,副处级,,\n")},
        {errc::duplicate_id, post("东园管委会,主任,主任,,,,,\n东园管委会,主任,主任,,,,,\n")},
        {errc::duplicate_tenure, post("东园管委会,主任,主任,甲,,,,\n东园管委会,主任,主任,甲,,,,\n")},
        {errc::duplicate_tenure, post("东园管委会,主任,主任,甲,k,,,\n东园管委会,主任,主任,甲,k,,,\n")},
        {errc::cycle, tables("名称,类型,上级\n甲市,地级市,乙市\n乙市,地级市,甲市\n")},
        {errc::cycle, tables("名称,类型,上级\n甲市,地级市,甲市\n")},
        {errc::unknown_unit, with_units("西县,县,乙市,\n")},
        {errc::unknown_unit, zone("管理", "乙市")},
        {errc::unknown_unit, zone("管理", "code:3698")},
        {errc::unknown_unit, function("东园管委会,招商,经济管理,无此县,\n")},
        {errc::ambiguous_unit, with_units("西县,县,甲市,\n河口镇,镇,西县,\n上村,村,河口镇,\n")},
        {errc::unknown_body, staff("西园管委会,编制,事业编制,1\n")},
        {errc::unknown_body, function("key:x,招商,经济管理,,\n")},
        {errc::ambiguous_record,
            tables(units, agencies + "东园管委会,东县,政府部门\n", {},
                "机构,项目,类型,数量\n东园管委会,编制,事业编制,1\n")},
        {errc::duplicate_code, with_units("西县,县,甲市,369921\n")},
        {errc::duplicate_id, with_units("河口镇,镇,东县,\n")},
        {errc::duplicate_id, tables(units, agencies + "东园管委会,东园,管委会\n")},
        {errc::duplicate_id, function("东园管委会,招商,经济管理,,\n东园管委会,招商,社会管理,,\n")},
        {errc::level_order, with_units("西县,县,河口镇,\n")},
        {errc::not_a_division, with_units("西村,村,东园,\n")},
        {errc::not_a_zone, tables("名称,类型,级别\n甲市,地级市,国家级\n")},
        {errc::entrusted_to_itself, tables("名称,类型,代管方\n甲市,地级市,甲市\n")},
    };
    for (const auto& [code, t] : table) {
        const result<hierarchy> r = read_spreadsheets(t, "t");
        CAPTURE(std::string(name_of(code)), t.tables[0], t.tables[2], t.tables[3], t.tables[4]);
        REQUIRE(!r);
        CHECK(std::string(name_of(r.error().code())) == std::string(name_of(code)));
        CHECK(r.error().others().empty());
        CHECK((!r.error().where().source.empty() || t == tables({})));
        CHECK(!r.error().message().en.empty());
    }
}

TEST_CASE("what has no place in a table is counted, never dropped in silence", "[faces][spreadsheet]") {
    const hierarchy h = read_sketch(R"(
city 甲市
  county 东县
    town 河口镇
      administered-by 东园 scope=economic
    zone 东园 tier=national@S9
      hosts 河口镇
      indicator 亩均税收 value=3
)")
                            .value();
    const written_sheets w = write_spreadsheets(h);
    CHECK(w.left_out.size() == 4);
    const hierarchy back = read_spreadsheets(w.content).value();
    CHECK(!(back == h));
    CHECK(back.count<hosting>() == 0);
    CHECK(*back.zone_of(back.at("东园"))->tier.value == zone_tier::national);
}

TEST_CASE("templates are tables without rows", "[faces][spreadsheet]") {
    spreadsheets empty;
    for (std::size_t i = 0; i < sheet_count; ++i)
        empty.tables[i] = sheet_template(static_cast<sheet>(i), {i % 2 == 0 ? language::zh : language::en, i > 2});
    CHECK(read_spreadsheets(empty).value() == hierarchy());
}

TEST_CASE("what would be a formula is marked as text, unless the caller says otherwise, and comes back",
    "[faces][spreadsheet]") {
    const std::vector<std::string> names{
        "=HYPERLINK(\"x\")", "-10人划出", "+园", "@园", "'=园", "''-园", "'园", "-10", "+3.5", "-1-2", "园=1"};
    change c(read_sketch("city 甲市 code=3699\n  county 东县 code=369921\n", "sketch").value());
    for (const std::string& name : names)
        c.add({unit_id::derive("t", "甲市/东县/" + name), unit_kind::town, name, {}, c.now().at("东县")}).value();
    const hierarchy h = std::move(c).finish();
    sheet_style plain;
    plain.guard_formulas = false;
    const std::string guarded = write_spreadsheets(h, "t").content[sheet::units];
    const std::string bare = write_spreadsheets(h, "t", plain).content[sheet::units];
    for (const char* cell : {"\n\"'=HYPERLINK(\"\"x\"\")\",", "\n'-10人划出,", "\n'+园,", "\n'@园,", "\n''=园,",
             "\n'''-园,", "\n'园,", "\n-10,", "\n+3.5,", "\n'-1-2,", "\n园=1,"}) {
        CAPTURE(cell);
        CHECK(guarded.find(cell) != std::string::npos);
    }
    for (const char* cell :
        {"\n\"=HYPERLINK(\"\"x\"\")\",", "\n-10人划出,", "\n+园,", "\n@园,", "\n''=园,", "\n'''-园,", "\n'园,"}) {
        CAPTURE(cell);
        CHECK(bare.find(cell) != std::string::npos);
    }
    for (const sheet_style& style : {sheet_style(), plain}) {
        const result<hierarchy> again = read_spreadsheets(write_spreadsheets(h, "t", style).content, "t");
        REQUIRE(again);
        CHECK(equivalent(*again, h));
    }
}

TEST_CASE("tables go to a folder and come back", "[faces][spreadsheet]") {
    const std::string folder = (std::filesystem::temp_directory_path() / "onezone-spreadsheets").string();
    std::filesystem::remove_all(folder);
    const auto code_of = [](auto call) {
        try {
            call();
        } catch (const error& e) { return e.why().code(); }
        return errc{};
    };
    const written_sheets w = write_spreadsheets(everything(), "t");
    CHECK(code_of([&] { save_spreadsheets(w.content, folder); }) == errc::cannot_write);
    CHECK(code_of([&] { static_cast<void>(load_spreadsheets(folder)); }) == errc::cannot_read);
    std::filesystem::create_directory(folder);
    save_spreadsheets(w.content, folder);
    CHECK(load_spreadsheets(folder, "t") == everything());
    std::filesystem::remove(folder + "/staff.csv");
    CHECK(load_spreadsheets(folder, "t").count<body>() == everything().count<body>());
    std::filesystem::remove(folder + "/agencies.csv");
    CHECK(code_of([&] { static_cast<void>(load_spreadsheets(folder, "t")); }) == errc::unknown_body);
    std::filesystem::remove_all(folder);
}

namespace {

/// All refusals as `file:line code`.
std::vector<std::string> faults(const spreadsheets& t) {
    const result<hierarchy> r = read_spreadsheets(t, "t");
    std::vector<std::string> all;
    if (r) return all;
    const auto add = [&](const refusal& one) {
        all.push_back(
            one.where().source + ":" + std::to_string(one.where().line) + " " + std::string(name_of(one.code())));
    };
    const refusal why = r.error();
    add(why);
    for (const refusal& other : why.others()) add(other);
    return all;
}
using found = std::vector<std::string>;

void reads_as_usual(const spreadsheets& t) {
    INFO(t.tables[0]);
    INFO(t.tables[1]);
    const result<hierarchy> h = read_spreadsheets(t, "t");
    if (!h) FAIL(h.error());
    CHECK(*h == read_spreadsheets(tables(units, agencies), "t").value());
}
std::string replaced(std::string s, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = s.find(from, at)) != std::string::npos; at += to.size())
        s.replace(at, from.size(), to);
    return s;
}

} // namespace

TEST_CASE("tables read whatever program and hand they come from", "[faces][spreadsheet]") {
    reads_as_usual(tables(replaced(units, ",\n", "\n"), agencies));                         // cells dropped at the end
    reads_as_usual(tables(replaced(units, "\n", ",\n"), replaced(agencies, "\n", ",,\n"))); // empty columns
    reads_as_usual(tables("," + replaced(units.substr(0, units.size() - 1), "\n", "\n,") + "\n", agencies));
    reads_as_usual(tables("甲市行政区划一览表,,,\n（2023年）\n,,,\n" + units, "单位：甲市\n" + agencies)); // titles
    reads_as_usual(tables(replaced(units, ",", ";"), replaced(agencies, ",", "\t")));
    reads_as_usual(tables("sep=;\n" + replaced(units, ",", ";"), agencies));
    reads_as_usual(tables(replaced(units, "\n", "\r"), replaced(agencies, "\n", "\r\n")));
    reads_as_usual(tables(replaced(units, "名称,类型", " 名 称 ,　类型*"), replaced(agencies, ",", " , ")));
    reads_as_usual(tables(replaced(units, "3699", "３６９９"), agencies));
    reads_as_usual(
        tables(replaced(units, "地级市", "prefecture_city"), replaced(agencies, "管委会\n", "management_committee\n")));
    reads_as_usual(
        tables("Name,KIND,parent,Code\n" + replaced(units.substr(units.find('\n') + 1), ",县,", ",County,"), agencies));
    // A quotation keeps its line break whatever ends the lines.
    const hierarchy h =
        read_spreadsheets(tables("名称,类型,来源\r\"甲市\",地级市,\r东园,开发区,\"文件\n第一条\"\r"), "t").value();
    CHECK(h.zone_of(h.at("东园"))->from.source() == "文件\n第一条");
    // A line end of another kind in between is told, not guessed.
    CHECK(faults(tables("名称,类型\n甲市,地级市\r乙市,地级市\n")) == found{"units.csv:2 malformed"});
    // What stands where nothing is headed is told.
    CHECK(faults(tables("名称,类型,\n甲市,地级市,省会\n")) == found{"units.csv:2 malformed"});
}

TEST_CASE("running numbers and remarks are not read, and never lost in silence", "[faces][spreadsheet]") {
    // A running number says nothing, on rows that are filled in and on those that are not.
    const std::string numbered =
        "序号,名称,类型,上级,代码\n1,甲市,地级市,,3699\n（二）,东县,县,甲市,369921\n３．,西县,县,甲市,\n4,,,,\n";
    const std::string plain = "名称,类型,上级,代码\n甲市,地级市,,3699\n东县,县,甲市,369921\n西县,县,甲市,\n";
    CHECK(read_spreadsheets(tables(numbered), "t").value() == read_spreadsheets(tables(plain), "t").value());
    CHECK(read_spreadsheets(tables(replaced(numbered, "序号", "No.")), "t").has_value());
    // … what is none is no number.
    CHECK(faults(tables("序号,名称,类型\n1,甲市,地级市\n3699-东,乙市,地级市\n")) == found{"units.csv:3 unknown_key"});

    // A remark is refused once, where it first stands, unless the caller takes what is left out.
    const spreadsheets remarked = tables("名称,类型,备注\n甲市,地级市,\n乙市,地级市,待核\n丙市,地级市,已撤\n", {});
    const result<hierarchy> refused_one = read_spreadsheets(remarked, "t");
    REQUIRE(!refused_one);
    CHECK(refused_one.error().where() == place{"units.csv", {}, 3, 18});
    CHECK(refused_one.error().others().empty());
    CHECK(refused_one.error().message().zh.find("“备注”") != std::string::npos);
    CHECK(read_spreadsheets(tables("名称,类型,备注\n甲市,地级市,\n"), "t").has_value());

    std::vector<text> left_out;
    sheet_reading how;
    how.left_out = &left_out;
    CHECK(read_spreadsheets(remarked, "t", how).value().size() == 3);
    REQUIRE(left_out.size() == 1);
    CHECK(left_out[0].zh == "units.csv：列“备注”没有读入，其中 2 格有内容，首见于第 3 行");
    CHECK(left_out[0].en == "units.csv: column “备注” is not read; 2 of its cells say something, the first on line 3");
    left_out.clear();
    CHECK(read_spreadsheets(tables(numbered), "t", how).has_value());
    REQUIRE(left_out.size() == 1);
    CHECK(left_out[0].zh == "units.csv：列“序号”没有读入，其中没有内容或只有编号");
}

TEST_CASE("a row torn anywhere is told with its place", "[faces][spreadsheet]") {
    using row = std::tuple<std::string, errc, place>;
    const std::vector<row> table{
        // the file ends within a row, a cell in quotes, a character
        {"名称,类型,上级\n甲市,地级市,\n东县,县", errc::truncated, {"units.csv", {}, 3, 11}},
        {"名称,类型,上级\n甲市,地级市,\n\"东县,县,甲市\n", errc::truncated, {"units.csv", {}, 3, 1}},
        {"名称,类型,上级\n甲市,地级市,\n东县,县,甲\xE5\xB8", errc::invalid_utf8, {"units.csv", {}, 3, 0}},
        // another file stands behind what was torn
        {"名称,类型,上级\n甲市,地级市,\n东县,名称,类型,上级\n西县,县,甲市\n", errc::malformed,
            {"units.csv", {}, 3, 22}},
        {"名称,类型,上级\n甲市,地级市,\n东县\n西县,县,甲市\n", errc::missing_key, {"units.csv", {}, 3, 0}},
        {"名称,类型,上级\n甲市,地级市,\n东县,县,甲\xE5\xB8\n西县,县,甲市\n", errc::invalid_utf8,
            {"units.csv", {}, 3, 0}},
    };
    for (const auto& [units_table, code, where] : table) {
        CAPTURE(units_table);
        const result<hierarchy> r = read_spreadsheets(tables(units_table), "t");
        REQUIRE(!r);
        CHECK(std::string(name_of(r.error().code())) == std::string(name_of(code)));
        CHECK(r.error().where() == where);
    }
}

TEST_CASE("several names in a cell that takes one are refused, one with a separator stands in quotes",
    "[faces][spreadsheet]") {
    for (const std::string separator : {",", "，", "、", ";", "；", "\uff64", "\ufe50", "\ufe51"}) {
        CAPTURE(separator);
        const auto cell = [&](const std::string& in_cell) {
            std::string quoted = "\""; // as a spreadsheet program writes a cell
            for (const char c : in_cell) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
            return quoted + "\"";
        };
        const std::string two = cell("甲会" + separator + "乙会");
        CHECK(faults(tables(units, "名称,单位,类型\n" + two + ",东园,管委会\n")) == found{"agencies.csv:2 bad_value"});
        CHECK(faults(tables("名称,类型\n" + two + ",县\n")) == found{"units.csv:2 bad_value"});
        CHECK(faults(tables("名称,类型,首位产业\n县,县,\n园,开发区," + two + "\n")) == found{"units.csv:3 bad_value"});
        CHECK(faults(tables(units, agencies, "机构,职位,类型,任职人\n东园管委会,主任,主任," + two + "\n"))
            == found{"posts.csv:2 bad_value"});
        CHECK(faults(tables(units, agencies, {}, {}, "机构,名称,种类\n东园管委会," + two + ",functions\n"))
            == found{"functions.csv:2 bad_value"});
        CHECK(faults(tables(units, "名称,单位,类型\n" + cell("甲会" + separator) + ",东园,管委会\n"))
            == found{"agencies.csv:2 bad_value"});

        const hierarchy one = read_spreadsheets(
            tables(units, "名称,单位,类型\n" + cell("\"甲会" + separator + "乙会\"") + ",东园,管委会\n"), "t")
                                  .value();
        CHECK(one.find_body("甲会" + separator + "乙会"));
        CHECK(equivalent(read_spreadsheets(write_spreadsheets(one, "t").content, "t").value(), one));
    }
}

TEST_CASE("values read as they are typed", "[faces][spreadsheet]") {
    const std::string of_units =
        "名称,类型,上级,核准面积（公顷）,加挂的牌子\n甲市,地级市,,,\n东园,开发区,甲市,\"１,０３７.21\",\"甲、乙；丙\"\n";
    for (const char* const day :
        {"2019-05-20", "2019-5-20", "2019/5/20", "2019年5月20日", "2019年5月20号", "２０１９-05-20 "}) {
        const hierarchy h = read_spreadsheets(
            tables(of_units, "名称,单位,类型,“三定”规定印发日期\n会,东园,管委会," + std::string(day) + "\n",
                "机构,职位,类型,任职人,领酬\n会,主任,主任,甲, 是 \n",
                "机构,项目,类型,数量\n会,编制,institution,１２\n会,实有人数, 事业人员,\"1,200\"\n"),
            "t")
                                .value();
        const zone& z = *h.zone_of(h.at("东园"));
        CHECK(z.area.value == parse_decimal("1037.21").value());
        CHECK(z.nameplates == std::vector<std::string>{"甲", "乙", "丙"});
        const body& b = *h.find_body("会").value();
        CHECK(b.charter.value->issued == date(2019, 5, 20));
        CHECK(count_of(b.quota, quota_kind::institution).value == 12);
        CHECK(count_of(b.staff, staff_status::institution).value == 1200);
        CHECK(h.all<tenure>().begin()->paid == true);
    }
}

TEST_CASE("tables written before have other headings", "[faces][spreadsheet]") {
    const hierarchy h = read_spreadsheets(
        tables(
            "名称,类型,上级,在上级之内,代码,键,级别,类别,位置,管理,派出,批准,面积(公顷),统计归属,所属开发区,首位产业,主导产业,牌子,代管方,来源,把握,理由\n"
            "甲市,地级市,,,,,,,,,,,,,,,,,,,,\n"
            "东园,开发区,甲市,是,,k,国家级,经济建设类,设在县域,甲市,甲市,甲市,5,甲市,,电子,电子;纺织,东区,,S1,推断,看来\n",
            "名称,单位,类型,键,所属机构,机构规格,法律性质,三定印发日期,三定文号,领导职数,内设机构数,牌子,信用代码,来源,把握,理由\n"
            "会,东园,管委会,,,正处级,派出机构,2019-05-20,8号,3,4,东会,,,,\n局,东园,内设机构,,会,,,,,,,,,,,\n",
            "机构,职位,类型,键,职务层次,岗位等级,岗位类别,职级序列,任职人,任职人键,个人级别,起,止,方式,领酬,经批准\n"
            "会,主任,主任,,正处级,七级,管理,领导,甲,,正处级,2020-01-01,2021-01-01,兼任,是,否\n",
            "机构,项目,类型,数量\n会,编制,事业编制,12\n会,人员,聘用人员,3\n",
            "机构,名称,种类,键,内容,共同承担,运行顺畅,与产业相关,赋权方,赋权方式,数量,计量单位\n会,招商,职能,,经济管理,局,是,否,甲市,委托,3,项\n"),
        "t")
                            .value();
    CHECK(h.count<holding>() == 1);
    const hierarchy english = read_spreadsheets(
        tables(
            "name,kind,parent,within,key,industries,area\n甲市,prefecture_city,,,,,\n东园,zone,甲市,yes,k,电子;纺织,5\n",
            "name,unit,kind,charter_issued,legal_type\n会,东园,management_committee,2019-05-20,agency\n",
            "body,title,kind,holder,mode\n会,主任,director,甲,concurrent\n",
            "body,sort,kind,count\n会,quota,institution,12\n", "body,name,class,about\n会,招商,functions,economic\n"),
        "t")
                                  .value();
    CHECK(english.zone_of(english.at("东园"))->lead_industries.value == h.zone_of(h.at("东园"))->lead_industries.value);
    CHECK(english.all<holding>().begin()->function == function_class::economic);
}

TEST_CASE("messages speak of columns by the names the file uses", "[faces][spreadsheet]") {
    const auto message = [](const std::string& table) { return refused(tables(table)).message(); };
    CHECK_THAT(message("名称,类型,管理\n甲市,城,\n").en, Catch::Matchers::ContainsSubstring("“类型”"));
    CHECK_THAT(message("name,kind\n甲市,城\n").zh, Catch::Matchers::ContainsSubstring("“kind”"));
    CHECK_THAT(
        message("名称,类型,管理\n甲市,地级市,\n东园,开发区,乙市\n").zh, Catch::Matchers::ContainsSubstring("“管理”"));
    CHECK_THAT(message("name,code\n甲市,36\n").zh, Catch::Matchers::ContainsSubstring("`kind`"));
    CHECK_THAT(message("名称,代码\n甲市,36\n").en, Catch::Matchers::ContainsSubstring("`类型`"));
    // A heading of two lines is one line in a message, and a blank one of a thousand blanks none.
    const std::string of_two = message("名称,\"类\n型\"\n甲市,城\n").zh;
    CHECK_THAT(of_two, Catch::Matchers::ContainsSubstring("“类 型”"));
    CHECK(of_two.find('\n') == std::string::npos);
    CHECK(message("名称,类" + std::string(1000, '*') + "型\n甲市,城\n").zh.size() < 1000);
    // One that is not there goes by the language of the others.
    CHECK_THAT(message("Name,KIND\n甲市,prefecture_city\n甲市,prefecture_city\n").zh,
        Catch::Matchers::ContainsSubstring("“key”"));
    CHECK_THAT(message("name,kind\n甲市,prefecture_city\n甲市,prefecture_city\n").zh,
        Catch::Matchers::ContainsSubstring("“key”"));
}

TEST_CASE("one mistake is one message", "[faces][spreadsheet]") {
    const auto with = [](const std::string& rows) { return tables("名称,类型,上级\n甲市,地级市,\n" + rows); };
    CHECK(faults(with("东县,县,甲市\n东县,县,甲市\n河口镇,镇,东县\n上村,村,河口镇\n"))
        == found{"units.csv:4 duplicate_id"});
    CHECK(faults(with("东县,县,东县\n河口镇,镇,东县\n")) == found{"units.csv:3 cycle"});
    CHECK(faults(with("东县,县,西县\n西县,县,东县\n河口镇,镇,东县\n")).size() == 1);
    CHECK(
        faults(with("东县,县,乙市\n河口镇,镇,东县\n上村,村,甲市/东县/河口镇\n")) == found{"units.csv:3 unknown_unit"});
    CHECK(faults(with("东园,开发区,\n东园,开发区,甲市\n园内园,园区,东园\n")) == found{"units.csv:5 ambiguous_unit"});
    CHECK(faults(tables(units, agencies + "东园管委会,东园,管委会\n", "机构,职位,类型\n东园管委会,主任,主任\n"))
        == found{"agencies.csv:4 duplicate_id"});
    // Bodies that are part of themselves, or of each other, with others beneath them, above them in the table and in other tables.
    const auto bodies = [](const std::string& rows) {
        return tables(units, "名称,单位,类型,所属机构,键\n" + rows, "机构,职位,类型\n处,处长,主任\n");
    };
    CHECK(faults(bodies("处,东园,内设机构,会,\n会,东园,管委会,东园/会,\n")) == found{"agencies.csv:3 cycle"});
    CHECK(faults(bodies("处,东园,内设机构,局,\n会,东园,管委会,局,\n局,东园,内设机构,会,\n"))
        == found{"agencies.csv:3 cycle"});
    CHECK(faults(bodies("会,东园,管委会,key:k,k\n处,东园,内设机构,会,\n")) == found{"agencies.csv:2 cycle"});
    CHECK(faults(bodies("处,东园,内设机构,局,\n局,东园,内设机构,key:无,\n")) == found{"agencies.csv:3 unknown_body"});
    CHECK(faults(bodies("处,东园,内设机构,东县/处,\n")) == found{"agencies.csv:2 unknown_body"});

    // Thousands of good rows and 42 bad ones, each of which has others beneath it.
    std::string rows = "名称,类型,上级\n甲市,地级市,\n";
    int line = 2;
    found expected;
    for (int i = 0; i < 700; ++i) {
        const std::string n = std::to_string(i);
        rows += "县" + n + ",县,甲市\n";
        ++line;
        if (i % 50 < 3) {
            static const char* const bad[] = {"县城,甲市", "县,乙市", "县,坏县"};
            rows += "坏县" + n + "," + bad[i % 50] + (i % 50 == 2 ? n : "") + "\n坏镇" + n + ",镇,坏县" + n + "\n";
            static const char* const codes[] = {"bad_value", "unknown_unit", "cycle"};
            expected.push_back("units.csv:" + std::to_string(line + 1) + " " + codes[i % 50]);
            line += 2;
        }
        for (int k = 0; k < 3; ++k, ++line) rows += "镇" + std::to_string(k) + ",镇,县" + n + "\n";
    }
    CHECK(expected.size() == 42);
    CHECK(faults(tables(rows)) == expected);
}

TEST_CASE("an empty cell contradicts nothing, whatever the order of rows", "[faces][spreadsheet]") {
    const std::string head = "机构,职位,类型,职务层次,岗位等级,任职人,任职人键,个人级别\n";
    const std::vector<std::string> rows{"东园管委会,主任,主任,,,甲,a,\n", "东园管委会,主任,主任,正处级,,乙,b,副处级\n",
        "东园管委会,主任,主任,,七级,丙,c,\n", "东县政府,县长,政府正职,,,甲,a,正处级\n", "东园管委会,主任,主任,,,,,\n"};
    std::vector<std::size_t> order{0, 1, 2, 3, 4};
    std::optional<hierarchy> first;
    do {
        std::string posts = head;
        for (const std::size_t i : order) posts += rows[i];
        const result<hierarchy> h = read_spreadsheets(tables(units, agencies, posts), "t");
        if (!h) FAIL(h.error());
        if (!first) first = *h;
        REQUIRE(*h == *first);
    } while (std::next_permutation(order.begin(), order.end()));
    CHECK(first->count<post>() == 2);
    CHECK(first->count<tenure>() == 4);
    CHECK(first->all<person>().begin()->rank.known());
}

TEST_CASE("of rows about one post or tally any may say what the others leave empty", "[faces][spreadsheet]") {
    const auto read = [](const std::string& posts, const std::string& staff = {}) {
        return read_spreadsheets(tables(units, agencies, posts, staff), "t");
    };
    const std::string head = "机构,职位,类型,任职人,键\n";
    const auto whole = read(head + "东园管委会,主任,主任,甲,\n东园管委会,主任,主任,乙,\n");
    REQUIRE(whole);
    CHECK(read(head + "东园管委会,主任,主任,甲,\n东园/东园管委会,主任,,乙,\n") == whole);
    CHECK(read(head + "东园管委会,主任,,甲,\n东园管委会,主任,主任,乙,\n") == whole);
    const auto keyed = read(head + "东园管委会,主任,主任,甲,k\n东园管委会,主任,主任,乙,k\n");
    REQUIRE(keyed);
    CHECK(read(head + ",,,甲,k\n东园管委会,主任,主任,乙,k\n") == keyed);
    CHECK(faults(tables(units, agencies, head + "东园管委会,主任,,甲,\n东园管委会,书记,书记,乙,\n"))
        == found{"posts.csv:2 missing_key"});

    const std::string tallies = "机构,项目,类型,数量\n";
    const auto counted = read({}, tallies + "东园管委会,编制,事业编制,12\n");
    REQUIRE(counted);
    CHECK(read({}, tallies + "东园管委会,编制,事业编制,\n东园管委会,编制,事业编制,12.00\n") == counted);
    CHECK(read({}, tallies + "东园管委会,编制,事业编制,12\n东园管委会,编制,事业编制,\n") == counted);
    CHECK(faults(tables(units, agencies, {}, tallies + "东园管委会,编制,事业编制,\n东园管委会,编制,事业编制,\n"))
        == found{"staff.csv:3 duplicate_key"});
}

TEST_CASE("what a spreadsheet spoilt is refused by its name, what it only wrapped is read", "[faces][spreadsheet]") {
    const auto blamed = [](const spreadsheets& t, errc code) {
        const refusal why = refused(t);
        CHECK(why.code() == code);
        CHECK(why.others().empty());
        CHECK_THAT(why.message().zh, Catch::Matchers::ContainsSubstring("像是电子表格"));
        CHECK_THAT(why.message().en, Catch::Matchers::ContainsSubstring("spreadsheet"));
    };
    for (const std::string number : {"9.1350203E+17", "９.１３５Ｅ＋１７", "3.69921e05"}) {
        CAPTURE(number);
        blamed(tables("名称,类型,代码\n东县,县," + number + "\n"), errc::bad_code);
        blamed(tables("名称,类型,键\n东县,县," + number + "\n"), errc::bad_value);
        blamed(tables(units, "名称,单位,类型,信用代码\n会,东园,管委会," + number + "\n"), errc::bad_code);
        blamed(tables(units, "名称,单位,类型\n会,code:" + number + ",管委会\n"), errc::bad_code);
        // The numbers of two people's identity cards are one no longer.
        blamed(tables(units, agencies, "机构,职位,类型,任职人,任职人键\n东园管委会,主任,主任,甲," + number + "\n"),
            errc::bad_value);
    }
    blamed(tables(units, "名称,单位,类型,三定印发日期\n会,东园,管委会,43605\n"), errc::bad_date);
    blamed(tables(units, agencies, {}, "机构,项目,类型,数量\n东园管委会,编制,事业编制,1.2E+02\n"), errc::bad_value);
    for (const std::string code : {"'369921", "\"=\"\"369921\"\"\"", "\t369921", "\"369921\t\""})
        reads_as_usual(tables(replaced(units, ",369921\n", "," + code + "\n"), agencies));
    // A code that only a program could have held is written nowhere, and counted.
    body b;
    change c(read_spreadsheets(tables(units, agencies), "t").value());
    b = **c.now().find_body("东园管委会");
    b.credit_code = "9.1350203E+17";
    c.put(b).value();
    const written_sheets w = write_spreadsheets(c.now(), "t");
    CHECK(w.left_out.size() == 1);
    CHECK(read_spreadsheets(w.content, "t"));
}

TEST_CASE("references are read with the marks and blanks that come to hand", "[faces][spreadsheet]") {
    for (const std::string by : {"code：369921", "code: 369921", "code ： ３６９９２１", "code:369921"})
        reads_as_usual(tables(replaced(units, ",东县,369921100", "," + by + ",369921100"),
            replaced(agencies, "东县政府,东县", "东县政府," + by)));
    CHECK(read_spreadsheets(
        tables(units, "名称,单位,类型,键,所属机构\n会,东园,管委会,k,\n局,东园,内设机构,,key：k\n"), "t"));
}

TEST_CASE("two people of one name are two, unless a key or the caller says otherwise", "[faces][spreadsheet]") {
    const std::string head = "机构,职位,类型,任职人,任职人键\n";
    const auto read = [&](const std::string& rows, bool one = false) {
        return read_spreadsheets(tables(units, agencies, head + rows), "t", {one}).value();
    };
    const std::string director = "东园管委会,主任,主任,甲,";
    const std::string mayor = "东县政府,县长,政府正职,甲,";
    CHECK(read(director + "\n" + mayor + "\n").count<person>() == 2);
    CHECK(read(director + "\n" + mayor + "\n") == read(mayor + "\n" + director + "\n"));
    CHECK(read(director + "\n" + mayor + "\n", true).count<person>() == 1);
    CHECK(read(director + "k\n" + mayor + "k\n").count<person>() == 1);
    CHECK(read(director + "k\n" + mayor + "\n").count<person>() == 2);
    CHECK(read(director + "甲\n" + mayor + "\n").count<person>() == 2);
    // Who is one stays one, who are two stay two, when written and read again.
    for (const hierarchy& h : {read(director + "\n" + mayor + "\n"), read(director + "k\n" + mayor + "k\n"),
             read(director + "甲\n" + mayor + "甲\n"), read(director + "\n")}) {
        const written_sheets w = write_spreadsheets(h, "t");
        CHECK(w.left_out.empty());
        CHECK(read_spreadsheets(w.content, "t").value() == h);
    }
}

TEST_CASE("what has no name has a key, and long chains of parts come back", "[faces][spreadsheet]") {
    change c{hierarchy{}};
    const unit_id county = c.add({unit_id::derive("t", "县"), unit_kind::county, "县", {}, {}, true}).value().id();
    for (int i = 0; i < 30; ++i) {
        body b;
        b.key = body_id::derive("x", std::to_string(i));
        b.unit = county;
        b.name = "局" + std::to_string(i % 7);
        if (i != 0) b.part_of = body_id::derive("x", std::to_string(i - 1));
        c.put(b).value();
        holding x;
        x.key = holding_id::derive("x", std::to_string(i));
        x.holder = b.key;
        c.put(x).value();
        post p;
        p.key = post_id::derive("x", std::to_string(i));
        p.body = b.key;
        c.put(p).value();
    }
    unit_id whole;
    for (int i = 0; i < 30; ++i) {
        whole = c.add({unit_id::derive("t", "园" + std::to_string(i)), unit_kind::park, "园", {}, county, true})
                    .value()
                    .id();
        zone z = *c.now().zone_of(whole);
        if (i != 0) z.part_of = unit_id::derive("t", "园" + std::to_string(i - 1));
        c.put(z).value();
    }
    const written_sheets w = write_spreadsheets(c.now(), "t");
    CHECK(w.left_out.empty());
    const result<hierarchy> back = read_spreadsheets(w.content, "t");
    if (!back) FAIL(back.error());
    CHECK(*back == c.now());
}

namespace {

/// The same with one source a row and without what tables have no place for.
hierarchy tabular(const hierarchy& h) {
    change c{h};
    c.record_nothing();
    const auto even = [](auto& r) {
        provenance from;
        for_each_member<std::remove_cvref_t<decltype(r)>>([&](auto m) {
            if constexpr (std::is_same_v<typename decltype(m)::type, provenance>) from = m.of(r);
        });
        if (from.how() != grade::stated && (from.reason().zh + from.reason().en).find('|') != std::string::npos)
            from = {};
        if (from.how() != grade::stated && (from.reason().zh + from.reason().en).empty()) from = {};
        for_each_member<std::remove_cvref_t<decltype(r)>>([&](auto m) {
            auto& in = m.of(r);
            if constexpr (requires { in.known(); }) {
                in.from = in.known() ? from : provenance();
                if constexpr (requires { in.value->size(); })
                    if (in.known() && in.value->empty()) in = {};
                if constexpr (std::is_same_v<typename decltype(m)::type, fact<charter>>)
                    if (in.known() && *in.value == charter()) in = {};
            } else if constexpr (std::is_same_v<typename decltype(m)::type, provenance>) {
                in = from;
            }
        });
    };
    const auto all = [&](auto record) {
        using Record = decltype(record);
        std::vector<Record> records;
        for (const Record& r : h.all<Record>()) records.push_back(r);
        return records;
    };
    for (const hosting& r : all(hosting())) c.remove(r.id()).value();
    for (const agreement& r : all(agreement())) c.remove(r.id()).value();
    for (const indicator& r : all(indicator())) c.remove(r.id()).value();
    for (const entrustment& r : all(entrustment())) c.remove(r.id()).value();
    for (zone z : all(zone())) {
        z.designations.clear();
        z.integrated.clear();
        even(z);
        c.put(z).value();
    }
    for (body b : all(body())) {
        b.appraisals.clear();
        even(b);
        for (auto& t : b.quota) t.count.from = {};
        for (auto& t : b.staff) t.count.from = {};
        for (joint_office& j : b.joint_offices) even(j);
        for (staff_loan& l : b.lent) even(l);
        c.put(b).value();
    }
    for (own_fact f : all(own_fact())) {
        even(f);
        c.put(f).value();
    }
    for (holding x : all(holding())) {
        even(x);
        c.put(x).value();
    }
    for (post p : all(post())) {
        p.from = {};
        even(p);
        c.put(p).value();
    }
    for (person p : all(person())) {
        p.from = {};
        even(p);
        c.put(p).value();
        if (h.tenures_of(p.key).empty()) c.remove(p.key).value();
    }
    // Ids as tables give them.
    for (const tenure& t : all(tenure())) c.remove(t.key).value();
    std::vector<tenure> held = all(tenure());
    for (tenure& t : held) {
        t.from = {};
        even(t);
        c.put(t).value();
    }
    return std::move(c).finish();
}

} // namespace

TEST_CASE("random hierarchies come back from tables, or what does not is counted", "[faces][spreadsheet][random]") {
    const auto first = GENERATE(take(1, random(std::uint64_t{1}, std::uint64_t{1} << 40U)));
    std::size_t rows = 0;
    for (std::uint64_t seed = first; seed < first + 60; ++seed) {
        CAPTURE(seed);
        hierarchy any = onezone_tests::random_hierarchy(seed);
        if (seed % 2 == 0) any = onezone_tests::with_namesakes(any, seed);
        const written_sheets w = write_spreadsheets(any, "sketch");
        const result<hierarchy> read = read_spreadsheets(w.content, "sketch");
        if (!read) FAIL(read.error());
        REQUIRE((equivalent(*read, any) || !w.left_out.empty()));

        const hierarchy fits = tabular(any);
        const written_sheets exact = write_spreadsheets(fits, "sketch", {language::en, true});
        const result<hierarchy> back = read_spreadsheets(exact.content, "sketch");
        if (!back) FAIL(back.error());
        REQUIRE(equivalent(*back, fits));
        // Nothing is left out but the ids of tenures, which nobody compares here.
        for (const text& t : exact.left_out) {
            CAPTURE(t.en);
            REQUIRE(t.en.starts_with("sources or ids of tenures"));
        }
        rows += fits.size() + fits.count<body>() + fits.count<post>() + fits.count<holding>();
    }
    CHECK(rows > 300);
}

TEST_CASE("tables in GB 18030 are named, and read where the caller asks", "[faces][spreadsheet]") {
    // 名称,类型,上级 / 甲县,县, / 㐂镇,镇,甲县: characters of two bytes and one of four
    const std::string gbk = "\xC3\xFB\xB3\xC6,\xC0\xE0\xD0\xCD,\xC9\xCF\xBC\xB6\n\xBC\xD7\xCF\xD8,\xCF\xD8,\n"
                            "\x81\x39\xEF\x31\xD5\xF2,\xD5\xF2,\xBC\xD7\xCF\xD8\n";
    spreadsheets in;
    in[sheet::units] = gbk;
    const refusal named = refused(in);
    CHECK(named.code() == errc::invalid_utf8);
    CHECK_THAT(named.message().en, Catch::Matchers::ContainsSubstring("GB 18030"));
    sheet_reading how;
    how.gb18030 = true;
#if defined(__linux__)
    const auto h = read_spreadsheets(in, "t", how);
    if (!h) FAIL(h.error());
    CHECK(h->size() == 2);
    CHECK(h->find(std::string_view("甲县/㐂镇")).has_value());
    in[sheet::units] = gbk + "\x80,\x80\n";
    const auto neither = read_spreadsheets(in, "t", how);
    REQUIRE(!neither);
    CHECK(neither.error().code() == errc::invalid_utf8);
    CHECK(neither.error().where().source == "units.csv");
#else
    CHECK(read_spreadsheets(in, "t", how).error().code() == errc::not_built_in);
#endif
    in[sheet::units] = "名称,类型\n甲县,县\n"; // UTF-8 is read as ever
    CHECK(read_spreadsheets(in, "t", how) == read_spreadsheets(in, "t"));
}

TEST_CASE("staff lent and joint offices have tables of their own", "[faces][spreadsheet]") {
    spreadsheets in = tables(units, agencies);
    in[sheet::loans] = "机构,人员身份,借调人数,借入机构,起,止,来源\n"
                       "东县政府,行政人员,3,东园管委会,2023-01-01,2024-01-01,文件一\n"
                       "东县政府,事业人员,,,,,\n"
                       "东园管委会,行政人员,1,,,,\n";
    in[sheet::joint_offices] = "机构,与何机构合署办公,来源\n东县政府,东园管委会,文件二\n东园管委会,东县政府,文件二\n";
    const hierarchy h = read_spreadsheets(in, "t").value();
    const body& government = **h.find_body("东县政府");
    const body& committee = **h.find_body("东园管委会");
    REQUIRE(government.lent.size() == 2);
    CHECK(government.lent[0].count.value == 3);
    CHECK(government.lent[0].to.value == committee.key);
    CHECK(government.lent[0].valid == period{date(2023, 1, 1), date(2024, 1, 1)});
    CHECK(government.lent[0].from.source() == "文件一");
    CHECK_FALSE(government.lent[1].count.known());
    CHECK(committee.lent.size() == 1);
    REQUIRE(government.joint_offices.size() == 1);
    CHECK(government.joint_offices[0].with == committee.key);
    CHECK(committee.joint_offices[0].with == government.key);
    for (const language in_ : {language::zh, language::en}) {
        const written_sheets w = write_spreadsheets(h, "t", {in_});
        CHECK(w.left_out.empty());
        CHECK(read_spreadsheets(w.content, "t").value() == h);
    }

    in[sheet::loans] =
        "机构,人员身份,借调人数,借入机构\n无此机构,行政人员,1,\n东县政府,军人,1,\n东县政府,,1,\n东县政府,行政人员,-1,\n"
        "东县政府,行政人员,1,东县政府\n";
    in[sheet::joint_offices] =
        "机构,与何机构合署办公\n东县政府,东县政府\n东县政府,东园管委会\n东县政府,东园管委会\n东县政府,\n";
    CHECK(faults(in)
        == found{"loans.csv:2 unknown_body", "loans.csv:3 bad_value", "loans.csv:4 missing_key",
            "loans.csv:5 bad_quantity", "loans.csv:6 bad_value", "joint_offices.csv:2 bad_value",
            "joint_offices.csv:4 bad_value", "joint_offices.csv:5 missing_key"});
}

TEST_CASE("facts of one's own have a table, about whatever has them", "[faces][spreadsheet][own_fact]") {
    spreadsheets in = tables(units, agencies,
        "机构,职位,类型,任职人,任职人键\n东园管委会,主任,主任,甲,\n东园管委会,副主任,deputy_director,乙,b\n");
    in[sheet::facts] = "单位,机构,职位,人员,名称,日期,是否如此,数值,表述,计量单位,文字,清单,所述日期,来源,把握,理由\n"
                       "东园,,,,环评批复,2023-01-01,是,,,,,,,文件一,,\n"
                       "东园,,,,环评批复,2024/1/1,否,,,,,,,,,\n"
                       "东园,,,,固定资产投资,,,\"12,000\",余,万元,,,,,推断,按进度推算\n"
                       ",东园管委会,,,考核结果,,,,,,优秀,,,,,\n"
                       ",,东园管委会/主任,,许可,,,,,,,\"甲、乙；丙\",,,,\n"
                       ",,,甲,到岗日期,,,,,,,,2022年3月1日,,,\n"
                       ",,,key:b,考核结果,,,,,,,,,,,\n";
    const hierarchy h = read_spreadsheets(in, "t").value();
    CHECK(h.count<own_fact>() == 7);
    const unit_id park = h.at("东园");
    CHECK(own_fact_of(h, park, "环评批复", date(2023, 6, 1))->holds.value == true);
    CHECK(own_fact_of(h, park, "环评批复", date(2023, 6, 1))->holds.from.source() == "文件一");
    CHECK(own_fact_of(h, park, "环评批复")->holds.value == false);
    const own_fact& figure = *own_fact_of(h, park, "固定资产投资");
    CHECK(figure.value.value == decimal::of(12000));
    CHECK(figure.value.from.how() == grade::inferred);
    CHECK(figure.exactness == hedge::more_than);
    CHECK(figure.measure == "万元");
    const body& committee = **h.find_body("东园管委会");
    CHECK(own_fact_of(h, committee.key, "考核结果")->text.value == "优秀");
    for (const post& p : h.posts_of(committee.key)) {
        if (p.title != "主任") continue;
        CHECK(own_fact_of(h, p.key, "许可")->items.value == std::vector<std::string>{"甲", "乙", "丙"});
        CHECK(own_fact_of(h, h.tenures_of(p.key).begin()->person, "到岗日期")->day.value == date(2022, 3, 1));
    }
    for (const language in_ : {language::zh, language::en}) {
        const written_sheets w = write_spreadsheets(h, "t", {in_});
        CHECK(w.left_out.empty());
        CHECK(read_spreadsheets(w.content, "t").value() == h);
    }

    in[sheet::facts] =
        "单位,机构,人员,名称,是否如此,数值\n无此园,,,甲,是,\n东园,东园管委会,,甲,是,\n东园,,,,是,\n东园,,,甲,是,3\n"
        ",,丁,甲,是,\n东园,,,乙,是,\n东园,,,乙,否,\n";
    CHECK(faults(in)
        == found{"facts.csv:2 unknown_unit", "facts.csv:3 bad_value", "facts.csv:4 missing_key",
            "facts.csv:5 bad_value", "facts.csv:6 unknown_person", "facts.csv:8 duplicate_id"});
    // Who is misspelt is told the likely one.
    in[sheet::posts] = "机构,职位,类型,任职人\n东园管委会,主任委员,主任,欧阳明\n";
    in[sheet::facts] = "职位,人员,名称,是否如此\n东园管委会/主任委圆,,甲,是\n,欧阳名,甲,是\n";
    const refusal misspelt = refused(in);
    CHECK_THAT(misspelt.message().en, Catch::Matchers::ContainsSubstring("did you mean `主任委员`"));
    CHECK_THAT(misspelt.others().at(0).message().zh, Catch::Matchers::ContainsSubstring("欧阳明"));
    // Whose row was refused is not asked after again.
    in[sheet::posts] = "机构,职位,类型,任职人\n东园管委会,主任,无此类,甲\n";
    in[sheet::facts] = "人员,职位,名称,是否如此\n甲,,甲,是\n,东园管委会/主任,甲,是\n";
    CHECK(faults(in) == found{"posts.csv:2 bad_value"});
}
