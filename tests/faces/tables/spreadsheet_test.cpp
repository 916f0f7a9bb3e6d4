// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/faces/tables/spreadsheet.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
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
    CHECK(write_spreadsheets(h, "t").content[sheet::units].starts_with("名称,类型,上级"));
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
    CHECK_THAT(all[1]->message().en, Catch::Matchers::ContainsSubstring("kind"));
}

TEST_CASE("what is wrong only because something else is, is not reported", "[faces][spreadsheet]") {
    const refusal why = refused(tables("名称,类型,上级\n甲市,城,\n东县,县,甲市\n东园,开发区,东县\n",
        "名称,单位,类型\n东园管委会,东园,管委会\n", "机构,职位,类型\n东园管委会,主任,主任\n"));
    CHECK(why.code() == errc::bad_value);
    CHECK(why.others().empty());
    // A row that is no row at all may have held what is not found.
    const refusal torn = refused(tables("名称,类型,上级\n甲市,地级市\n东县,县,甲市\n"));
    CHECK(torn.code() == errc::malformed);
    CHECK(torn.others().empty());
}

TEST_CASE("a table in another encoding is refused once, with the likely one", "[faces][spreadsheet]") {
    // 名称,类型 / 甲市,地级市 / 乙市,地级市, as a spreadsheet program saves them in Chinese.
    const std::string gb = "\xc3\xfb\xb3\xc6,\xc0\xe0\xd0\xcd\n\xbc\xd7\xca\xd0,\xb5\xd8\xbc\xb6\xca\xd0\n";
    const refusal header = refused(tables(gb));
    CHECK(header.code() == errc::invalid_utf8);
    CHECK_THAT(header.message().zh, Catch::Matchers::ContainsSubstring("GB18030"));
    const std::string row = "\xbc\xd7\xca\xd0,\xb5\xd8\xbc\xb6\xca\xd0\n";
    const refusal rows = refused(tables("name,kind\n" + row + row + row));
    CHECK(rows.code() == errc::invalid_utf8);
    CHECK(rows.where().line == 2);
    CHECK(rows.others().empty());
    CHECK_THAT(rows.message().en, Catch::Matchers::ContainsSubstring("GB18030"));
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
        {errc::malformed, tables("名称,类型\n甲市,地级市,,\n")},
        {errc::truncated, tables("名称,类型\n\"甲市,地级市\n")},
        {errc::too_large, tables("名称,类型\n" + std::string((std::size_t{1} << 20U) + 1, 'x') + ",县\n")},
        {errc::bad_value, with_units("西县,县城,甲市,\n")},
        {errc::bad_value, with_units("西/县,县,甲市,\n")},
        {errc::bad_value, zone("在上级之内", "大概")},
        {errc::bad_value, zone("键", "id:12")},
        {errc::bad_value, zone("理由", "明载")},
        {errc::bad_value, zone("面积(公顷)", "约50")},
        {errc::bad_value, staff("东园管委会,编制,事业人员,1\n")},
        {errc::bad_value, post("东园管委会,主任,主任,,,,,是\n")},
        {errc::bad_date, post("东园管委会,主任,主任,甲,,,2023年1月,\n")},
        {errc::bad_code, with_units("西县,县,甲市,36 99\n")},
        {errc::bad_quantity, staff("东园管委会,人员,事业人员,-1\n")},
        {errc::conflicting_values, post("东园管委会,主任,主任,甲,,,,\n东园管委会,主任,书记,乙,,,,\n")},
        {errc::conflicting_values, post("东园管委会,主任,主任,甲,k,,,\n东园管委会,书记,书记,乙,k,,,\n")},
        {errc::conflicting_values, post("东园管委会,主任,主任,甲,,正处级,,\n东园管委会,书记,书记,甲,,副处级,,\n")},
        {errc::duplicate_id, post("东园管委会,主任,主任,,,,,\n东园管委会,主任,主任,,,,,\n")},
        {errc::cycle, tables("名称,类型,上级\n甲市,地级市,乙市\n乙市,地级市,甲市\n")},
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
