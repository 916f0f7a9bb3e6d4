// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/data.hpp"
#include "support/heap.hpp"

#include <onezone/faces/tables/divisions.hpp>
#include <onezone/model/change.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

using namespace onezone;

namespace {

// A small nation with every kind of row, as the tables write it.
struct tables {
    std::array<std::string, 5> text{
        "code,name\n"
        "11,\"北京市\"\n"
        "36,\"江西省\"\n"
        "44,\"广东省\"\n",

        "code,name,provinceCode\n"
        "1101,\"市辖区\",11\n"
        "3607,\"赣州市\",36\n"
        "3608,\"吉安市\",36\n"
        "4419,\"东莞市\",44\n",

        "code,name,cityCode,provinceCode\n"
        "110101,\"东城区\",1101,11\n"
        "360702,\"章贡区\",3607,36\n"
        "360771,\"赣州经济技术开发区\",3607,36\n"
        "360772,\"某某管理区\",3607,36\n"
        "360783,\"龙南市\",3607,36\n"
        "360881,\"井冈山市\",3608,36\n"
        "441900,\"东莞市\",4419,44\n",

        "code,name,areaCode,provinceCode,cityCode\n"
        "110101001,\"东华门街道\",110101,11,1101\n"
        "360702198,\"章贡区直辖村级区划\",360702,36,3607\n"
        "360702400,\"沙河工业园\",360702,36,3607\n"
        "360702500,\"章贡林场\",360702,36,3607\n"
        "360702401,\"新街街道\",360702,36,3607\n"
        "360771001,\"黄金岭街道\",360771,36,3607\n"
        "360771400,\"综合保税区\",360771,36,3607\n"
        "360783102,\"龙南镇\",360783,36,3607\n"
        "360783200,\"夹湖乡\",360783,36,3607\n"
        "360783201,\"某族乡\",360783,36,3607\n"
        "441900003,\"东城街道\",441900,44,4419\n",

        "code,name,streetCode,provinceCode,cityCode,areaCode\n"
        "360702198201,\"直管村委会\",360702198,36,3607,360702\n"
        "360702400201,\"沙河村委会\",360702400,36,3607,360702\n"
        "360702400400,\"园区社区\",360702400,36,3607,360702\n"
        "360702500598,\"章贡林场虚拟生活区\",360702500,36,3607,360702\n"
        "360771001001,\"金岭社区居委会\",360771001,36,3607,360771\n"
        "360771400001,\"保税社区居委会\",360771400,36,3607,360771\n"
        "360783102201,\"高\xee\x85\xb0村委会\",360783102,36,3607,360783\n"
        "360783102001,\"城东社区居委会\",360783102,36,3607,360783\n",
    };

    std::string& operator[](level t) { return text[static_cast<std::size_t>(t)]; }

    // Replaces what stands once in one of the tables.
    tables with(level t, std::string_view old, std::string_view now) const {
        tables other = *this;
        std::string& s = other[t];
        const std::size_t at = s.find(old);
        REQUIRE(at != std::string::npos);
        s.replace(at, old.size(), now);
        return other;
    }

    result<division_import> read(const import_options& options = {}) const {
        std::array<std::istringstream, 5> in;
        for (std::size_t t = 0; t < 5; ++t) in[t].str(text[t]);
        return import_divisions(division_streams{in[0], in[1], in[2], in[3], in[4]}, options);
    }
};

const noted_row& noted(const import_report& report, std::string_view name) {
    const auto found =
        std::find_if(report.noted.begin(), report.noted.end(), [&](const noted_row& r) { return r.name == name; });
    REQUIRE(found != report.noted.end());
    return *found;
}

std::string parent_path(const hierarchy& h, std::string_view path) {
    const unit_ref u = h.find(path).value();
    return u.parent() ? u.parent().path() : "";
}

constexpr std::array<std::size_t, 5> rows_of_sample{3, 4, 7, 11, 8};

} // namespace

TEST_CASE("every row of the tables is accounted for", "[faces][divisions]") {
    const auto got = tables().read();
    REQUIRE(got);
    const import_report& r = got->report;
    CHECK(r.rows() == 33);
    for (std::size_t t = 0; t < 5; ++t) CHECK(r.rows(static_cast<level>(t)) == rows_of_sample[t]);

    CHECK(r.rows(row_class::division) == 19);
    CHECK(r.rows(row_class::entrusted) == 3);
    CHECK(r.rows(row_class::zone) == 2);
    CHECK(r.rows(row_class::park) == 1);
    CHECK(r.rows(row_class::other_area) == 3);
    CHECK(r.rows(row_class::quasi_village) == 1);
    CHECK(r.rows(row_class::virtual_village) == 1);
    CHECK(r.rows(row_class::group) == 1);
    CHECK(r.rows(row_class::direct_villages) == 1);
    CHECK(r.rows(row_class::repetition) == 1);
    CHECK(r.rows(row_class::bad) == 0);
    CHECK(r.bad_rows.empty());

    // What is a unit, and what was dissolved, add up too; every row that is no plain division is named.
    const std::size_t dissolved = r.rows(row_class::virtual_village) + r.rows(row_class::group)
        + r.rows(row_class::direct_villages) + r.rows(row_class::repetition);
    CHECK(got->nation.size() + dissolved == r.rows());
    const auto remarkable = static_cast<std::size_t>(std::count_if(
        r.noted.begin(), r.noted.end(), [](const noted_row& row) { return row.as == row_class::division; }));
    CHECK(r.noted.size() - remarkable == r.rows() - r.rows(row_class::division));
    for (const noted_row& row : r.noted) {
        CAPTURE(row.name);
        CHECK(got->nation.find(row.unit));
        CHECK(row.line > 1);
    }
}

TEST_CASE("placeholders are dissolved into what they stand for and can be traced", "[faces][divisions]") {
    const auto got = tables().read();
    REQUIRE(got);
    const hierarchy& h = got->nation;
    CHECK(parent_path(h, "东城区") == "北京市");
    CHECK(parent_path(h, "东城街道") == "广东省/东莞市");
    CHECK(h.find("东城街道")->place_known());
    CHECK(parent_path(h, "直管村委会") == "江西省/赣州市/章贡区");
    CHECK(h.named("市辖区").empty());
    CHECK(h.named("东莞市").size() == 1);
    CHECK(h.named("章贡区直辖村级区划").empty());

    const auto traced = [&](std::string_view name, row_class as, std::string_view into, std::string_view digits) {
        const noted_row& row = noted(got->report, name);
        CHECK(row.as == as);
        CHECK(h.path_of(row.unit) == into);
        CHECK(to_string(row.code) == digits);
    };
    traced("市辖区", row_class::group, "北京市", "1101");
    traced("东莞市", row_class::repetition, "广东省/东莞市", "4419");
    traced("章贡区直辖村级区划", row_class::direct_villages, "江西省/赣州市/章贡区", "360702198");
    traced("章贡林场虚拟生活区", row_class::virtual_village, "江西省/赣州市/章贡区/章贡林场", "360702500598");
}

TEST_CASE("what the tables list as county or township and is none becomes a zone or other area", "[faces][divisions]") {
    const auto got = tables().read();
    REQUIRE(got);
    const hierarchy& h = got->nation;

    const unit_ref pseudo_county = h.find(code{"360771"});
    REQUIRE(pseudo_county);
    CHECK(pseudo_county.kind() == unit_kind::zone);
    CHECK(pseudo_county.parent().name() == "赣州市");
    CHECK_FALSE(pseudo_county.place_known()); // which of the city's counties it lies in is not said
    const zone* facts = h.zone_of(pseudo_county.id());
    REQUIRE(facts);
    CHECK(facts->from.how() == grade::inferred);
    CHECK_THAT(facts->from.reason().zh, Catch::Matchers::ContainsSubstring("开发区"));
    CHECK_FALSE(facts->from.reason().en.empty());
    CHECK(facts->from.source() == "nbs-2023");
    CHECK_FALSE(facts->tier.known());
    CHECK_FALSE(facts->location.known());

    const unit_ref park = h.find("综合保税区").value();
    CHECK(park.kind() == unit_kind::park);
    CHECK(h.zone_of(park.id())->part_of == pseudo_county.id());
    CHECK(park.parent().name() == "赣州市");

    CHECK(h.find("某某管理区")->kind() == unit_kind::other_area);
    const unit_ref works = h.find("沙河工业园").value();
    CHECK(works.kind() == unit_kind::zone);
    CHECK(works.parent().name() == "章贡区");
    CHECK(works.place_known());
    CHECK(h.find("章贡林场")->kind() == unit_kind::other_area);

    const unit_ref street = h.find("新街街道").value();
    CHECK(street.kind() == unit_kind::other_area);
    CHECK(noted(got->report, "新街街道").remark == row_remark::named_as_division);

    const unit_ref quasi = h.find("园区社区").value();
    CHECK(quasi.kind() == unit_kind::other_area);
    CHECK(h.zone_of(quasi.id())->part_of == works.id());
    CHECK(noted(got->report, "园区社区").by == works.id());

    // None of them is in the affiliation tree.
    for (const unit_ref u : h.find("赣州市")->descendants()) CHECK(u.is_division());
}

TEST_CASE("a real division listed beneath a zone is administered by it and unknown within the division above",
    "[faces][divisions]") {
    const auto got = tables().read();
    REQUIRE(got);
    const hierarchy& h = got->nation;
    const auto administered = [&](std::string_view name, std::string_view within, std::string_view by) {
        CAPTURE(name);
        const unit_ref u = h.find(name).value();
        CHECK(u.is_division());
        CHECK_FALSE(u.place_known());
        CHECK(u.parent().name() == within);
        const auto held = h.entrustments_of(u.id());
        REQUIRE(held.count() == 1);
        const entrustment& e = *held.begin();
        CHECK(h.find(e.holder).name() == by);
        CHECK(e.from.how() == grade::inferred);
        CHECK_FALSE(e.from.reason().zh.empty());
        CHECK_FALSE(e.from.reason().en.empty());
        const noted_row& row = noted(got->report, name);
        CHECK(row.as == row_class::entrusted);
        CHECK(row.by == e.holder);
    };
    administered("黄金岭街道", "赣州市", "赣州经济技术开发区");
    administered("沙河村委会", "章贡区", "沙河工业园");
    administered("保税社区居委会", "赣州市", "综合保税区");
    // What hangs on an entrusted township hangs on it as on any other.
    CHECK(parent_path(h, "金岭社区居委会") == "江西省/赣州市/黄金岭街道");
    CHECK(h.find("金岭社区居委会")->place_known());
    CHECK(h.count<entrustment>() == 3);
}

TEST_CASE(
    "the tables state the lists of divisions they have in full, and nothing else", "[faces][divisions][completeness]") {
    const auto got = tables().read();
    REQUIRE(got);
    const hierarchy& h = got->nation;
    const auto knows = [&](std::string_view name) {
        return knows_all(h, known_list::children, h.find(name).value().id());
    };
    CHECK(knows("江西省"));
    CHECK(knows("吉安市"));
    CHECK(knows("东城区"));
    // Of a street listed beneath a zone it is not known in which county it lies, of a village in which township.
    CHECK_FALSE(knows("赣州市"));
    CHECK_FALSE(knows("龙南市"));
    CHECK_FALSE(knows("章贡区"));
    CHECK(h.count<completeness>() == 3); // one for the nation, one each for 赣州市 and 章贡区
    for (const word& w : words(known_list{}))
        if (const auto list = static_cast<known_list>(w.value);
            list != known_list::children && owner_of(list) == list_owner::unit)
            CHECK_FALSE(knows_all(h, list, h.find("吉安市").value().id()));
    CHECK(statement_on(h, known_list::children, h.find("吉安市").value().id())->from
        == provenance::stated(import_options{}.source));

    import_options collecting;
    collecting.on_error = on_bad_row::collect;
    const auto partly = tables().with(level::county, "360783,", "36078X,").read(collecting);
    REQUIRE(partly);
    CHECK(partly->nation.count<completeness>() == 0);
}

TEST_CASE("kinds follow from names, and from the digits where the name is silent", "[faces][divisions]") {
    const auto kind = [](level table, std::string_view row_digits, std::string_view name) {
        tables t;
        std::string row(row_digits);
        row += ",\"" + std::string(name) + "\"";
        switch (table) {
        case level::province: break;
        case level::prefecture: row += ",36"; break;
        case level::county: row += "," + std::string(row_digits.substr(0, 4)) + ",36"; break;
        case level::township: row += ",360783,36,3607"; break;
        default: row += ",360783102,36,3607,360783"; break;
        }
        t[table] += row + "\n";
        if (table == level::county && row_digits.substr(0, 4) == "3690")
            t[level::prefecture] += "3690,\"省直辖县级行政区划\",36\n";
        const auto got = t.read();
        CAPTURE(name);
        REQUIRE(got);
        return got->nation.find(parse_division_code(row_digits).value()).kind();
    };
    CHECK(kind(level::province, "15", "内蒙古自治区") == unit_kind::autonomous_region);
    CHECK(kind(level::province, "12", "天津市") == unit_kind::municipality);
    CHECK(kind(level::province, "81", "香港特别行政区") == unit_kind::special_region);
    CHECK(kind(level::prefecture, "3621", "大兴安岭地区") == unit_kind::prefecture);
    CHECK(kind(level::prefecture, "3622", "延边朝鲜族自治州") == unit_kind::autonomous_prefecture);
    CHECK(kind(level::prefecture, "3623", "兴安盟") == unit_kind::league);
    CHECK(kind(level::prefecture, "3609", "宜春市") == unit_kind::prefecture_city);
    CHECK(kind(level::county, "360721", "赣县") == unit_kind::county);
    CHECK(kind(level::county, "360722", "某族自治县") == unit_kind::autonomous_county);
    CHECK(kind(level::county, "360723", "阿鲁科尔沁旗") == unit_kind::banner);
    CHECK(kind(level::county, "360724", "鄂伦春自治旗") == unit_kind::autonomous_banner);
    CHECK(kind(level::county, "360703", "六枝特区") == unit_kind::special_district);
    CHECK(kind(level::county, "360751", "崇明区") == unit_kind::district);
    CHECK(kind(level::county, "360704", "碑林区") == unit_kind::district);
    CHECK(kind(level::county, "369021", "神农架林区") == unit_kind::forestry_district);
    CHECK(kind(level::county, "369001", "济源市") == unit_kind::county_city);
    CHECK(kind(level::county, "360725", "西沙群岛") == unit_kind::county);
    CHECK(kind(level::township, "360783001", "城北街道办事处") == unit_kind::subdistrict);
    CHECK(kind(level::township, "360783002", "将台地区") == unit_kind::subdistrict);
    CHECK(kind(level::township, "360783202", "某某苏木") == unit_kind::sumu);
    CHECK(kind(level::township, "360783203", "鄂温克民族苏木") == unit_kind::ethnic_sumu);
    CHECK(kind(level::township, "360783204", "赤土畲族乡") == unit_kind::ethnic_township);
    CHECK(kind(level::township, "360783205", "奎依巴格区公所") == unit_kind::district_office);
    CHECK(kind(level::village, "360783102202", "某某嘎查") == unit_kind::villagers_committee);
    CHECK(kind(level::village, "360783102002", "某某社区") == unit_kind::residents_committee);

    // The ends of names decide between zone and farm, county and township ranges decide where they are silent.
    CHECK(kind(level::township, "360783400", "高新区农场") == unit_kind::other_area);
    CHECK(kind(level::township, "360783401", "国家农业示范区") == unit_kind::zone);
    CHECK(kind(level::township, "360783402", "开发区管委会（筹）") == unit_kind::zone);
    CHECK(kind(level::township, "360783403", "七连屿") == unit_kind::other_area);
    CHECK(kind(level::county, "360773", "某某食品区") == unit_kind::zone);
    CHECK(kind(level::township, "360783404", "太湖旅游度假区") == unit_kind::zone);
    CHECK(kind(level::township, "360783405", "度假村林场") == unit_kind::other_area);
    CHECK(kind(level::township, "360783406", "农业示范基地") == unit_kind::zone);
    CHECK(kind(level::township, "360783407", "良种繁育基地") == unit_kind::other_area);
    CHECK(kind(level::township, "360783408", "星火化工区") == unit_kind::zone);
    CHECK(kind(level::township, "360783409", "国际边境合作中心") == unit_kind::zone);
}

TEST_CASE("what stands for others is dissolved where it has the name and the digits for it", "[faces][divisions]") {
    tables t;
    t[level::county] += "360701,\"市辖区\",3607,36\n360801,\"钟山区\",3608,36\n";
    t[level::township] += "360783198,\"县直辖\",360783,36,3607\n360881198,\"终南镇\",360881,36,3608\n";
    const auto got = t.read();
    REQUIRE(got);
    const noted_row& districts = noted(got->report, "市辖区");
    CHECK(districts.as == row_class::group);
    CHECK(got->nation.find(districts.unit).name() == "北京市"); // the first of that name, of the municipality
    const auto of_ganzhou = std::find_if(got->report.noted.begin(), got->report.noted.end(),
        [](const noted_row& r) { return r.code == code{"360701"}; });
    REQUIRE(of_ganzhou != got->report.noted.end());
    CHECK(of_ganzhou->as == row_class::group);
    CHECK(got->nation.find(of_ganzhou->unit).name() == "赣州市");
    CHECK_FALSE(got->nation.find(code{"360701"}));
    CHECK(got->nation.find(code{"360801"}).kind() == unit_kind::district); // digits alone do not make a row collective
    CHECK(noted(got->report, "县直辖").as == row_class::direct_villages);
    CHECK(got->nation.find(code{"360881198"}).kind() == unit_kind::town);
}

TEST_CASE("an administrative committee beneath a prefecture is no county", "[faces][divisions]") {
    tables t;
    t[level::prefecture] += "3628,\"某州\",36\n";
    t[level::county] += "362857,\"大柴旦行政委员会\",3628,36\n";
    t[level::township] += "362857100,\"柴旦镇\",362857,36,3628\n";
    const auto got = t.read();
    REQUIRE(got);
    const unit_ref area = got->nation.find(code{"362857"});
    CHECK(area.kind() == unit_kind::other_area);
    CHECK_THAT(got->nation.zone_of(area.id())->from.reason().zh, Catch::Matchers::StartsWith("代码属县级 51–80 段"));
    const noted_row& town = noted(got->report, "柴旦镇");
    CHECK(town.as == row_class::entrusted);
    CHECK(town.by == area.id());
    CHECK_FALSE(got->nation.find(town.unit).place_known());
}

TEST_CASE("the reason of an area names the range of its own table", "[faces][divisions]") {
    tables t;
    t[level::township] += "360783400,\"龙南经济技术开发区\",360783,36,3607\n";
    const auto got = t.read();
    REQUIRE(got);
    const auto reason = [&](code c) { return got->nation.zone_of(got->nation.find(c).id())->from.reason().zh; };
    CHECK_THAT(reason(code{"360771"}), Catch::Matchers::StartsWith("代码属县级 71–78 段"));
    CHECK_THAT(reason(code{"360783400"}), Catch::Matchers::StartsWith("代码属类似乡级单位段"));
}

TEST_CASE("a name that needs mending is noted", "[faces][divisions]") {
    tables t;
    t[level::township] += "360783103,\"麦?镇\",360783,36,3607\n360783001,\"街道\",360783,36,3607\n"
                          "360783002,\"_水街道\",360783,36,3607\n360783104,\"□□镇\",360783,36,3607\n"
                          "360783400,\"某？开发区\",360783,36,3607\n";
    const auto got = t.read();
    REQUIRE(got);
    for (const char* name : {"麦?镇", "街道", "_水街道", "□□镇", "某？开发区"})
        CHECK(noted(got->report, name).remark == row_remark::incomplete_name);
    CHECK(got->nation.find(code{"360783001"}).kind() == unit_kind::subdistrict);
    CHECK(std::none_of(
        got->report.noted.begin(), got->report.noted.end(), [](const noted_row& r) { return r.name == "龙南镇"; }));
}

TEST_CASE("a kind that only the digits tell, and a name with private characters, are noted", "[faces][divisions]") {
    tables t;
    t[level::county] += "360725,\"西沙群岛\",3607,36\n";
    const auto got = t.read();
    REQUIRE(got);
    const noted_row& islands = noted(got->report, "西沙群岛");
    CHECK(islands.as == row_class::division);
    CHECK(islands.remark == row_remark::kind_from_code);
    CHECK(islands.line == 9);
    CHECK(noted(got->report, "高\xee\x85\xb0村委会").remark == row_remark::private_characters);
}

TEST_CASE("importing again, in another order of rows and columns, gives the same hierarchy", "[faces][divisions]") {
    const auto first = tables().read();
    REQUIRE(first);
    CHECK(tables().read()->nation == first->nation);
    CHECK(tables().read()->report == first->report);

    tables shuffled;
    for (std::string& table : shuffled.text) {
        std::istringstream in(table);
        std::string header, line;
        std::getline(in, header);
        std::vector<std::string> lines;
        while (std::getline(in, line)) lines.push_back(line);
        table = "\xef\xbb\xbf" + header + "\r\n";
        for (std::size_t i = lines.size(); i-- > 0;) table += lines[i] + "\r\n";
    }
    shuffled[level::prefecture] =
        "provinceCode,code,name\n36,3608,吉安市\n44,4419,东莞市\n36,3607,赣州市\n11,1101,市辖区\n";
    const auto again = shuffled.read();
    REQUIRE(again);
    CHECK(again->nation == first->nation);
    CHECK(again->report.counts == first->report.counts);

    import_options other;
    other.source = "elsewhere";
    const auto elsewhere = tables().read(other);
    REQUIRE(elsewhere);
    CHECK_FALSE(elsewhere->nation == first->nation);
    CHECK(first->nation.find(code{"3607"}).id() == unit_id::derive("nbs-2023", "3607"));
    CHECK(elsewhere->nation.find(code{"3607"}).id() == unit_id::derive("elsewhere", "3607"));
}

TEST_CASE("names keep their quotes and commas", "[faces][divisions]") {
    const auto got = tables().with(level::village, "\"城东社区居委会\"", "\"城东, \"\"新\"\"社区\"").read();
    REQUIRE(got);
    CHECK(got->nation.find(code{"360783102001"}).name() == "城东, \"新\"社区");
}

TEST_CASE("a bad row is refused with file and line", "[faces][divisions]") {
    const auto refused = [](const tables& t, errc why, std::string_view file, std::size_t line, std::size_t column) {
        const auto got = t.read();
        REQUIRE_FALSE(got);
        CAPTURE(got.error().message().en);
        CHECK(got.error().code() == why);
        CHECK(got.error().where() == place{std::string(file), "", line, column});
        CHECK_FALSE(got.error().message().zh.empty());
        CHECK_FALSE(got.error().message().en.empty());
    };
    const tables good;
    SECTION("codes of wrong length or with letters") {
        refused(good.with(level::county, "360702,", "36070,"), errc::bad_code, "areas.csv", 3, 1);
        refused(good.with(level::county, "360702,", "36070２,"), errc::bad_code, "areas.csv", 3, 1);
        refused(good.with(level::county, "360702,", "3607O2,"), errc::bad_code, "areas.csv", 3, 1);
        refused(good.with(level::county, "360702,", "360702198,"), errc::bad_code, "areas.csv", 3, 1);
        refused(good.with(level::province, "36,", "06,"), errc::bad_code, "provinces.csv", 3, 1);
        refused(good.with(level::township, "360783102,", "360783000,"), errc::bad_code, "streets.csv", 9, 1);
        refused(good.with(level::township, "龙南镇\",360783", "龙南镇\",36078"), errc::bad_code, "streets.csv", 9, 23);
    }
    SECTION("parents that are not there, or not those of the code") {
        refused(good.with(level::prefecture, "3607,", "3609,"), errc::unknown_unit, "areas.csv", 3, 20);
        refused(good.with(level::county, "360783,\"龙南市\",3607", "360783,\"龙南市\",3608"), errc::bad_value,
            "areas.csv", 6, 20);
        refused(good.with(level::village, "360783102001,\"城东社区居委会\",360783102,36,3607",
                    "360783102001,\"城东社区居委会\",360783102,36,3608"),
            errc::bad_value, "villages.csv", 9, 51);
    }
    SECTION("codes that appear twice") {
        refused(good.with(level::county, "360783,", "360702,"), errc::duplicate_code, "areas.csv", 6, 1);
        tables twice = good;
        twice[level::prefecture] += "1101,\"市辖区\",11\n";
        refused(twice, errc::duplicate_code, "cities.csv", 6, 1);
    }
    SECTION("text that is none") {
        refused(
            good.with(level::township, "龙南镇", "\xc1\xfa\xc4\xcf\xd5\xf2"), errc::invalid_utf8, "streets.csv", 9, 0);
        refused(good.with(level::township, "\"龙南镇\"", "\"龙南镇"), errc::malformed, "streets.csv", 9, 11);
        refused(good.with(level::township, "\"龙南镇\"", ""), errc::bad_value, "streets.csv", 9, 11);
        refused(good.with(level::township, "\"龙南镇\"", "龙/南镇"), errc::bad_value, "streets.csv", 9, 0);
        refused(good.with(level::township, "\"龙南镇\",", ""), errc::malformed, "streets.csv", 9, 0);
    }
    SECTION("headers and empty files") {
        tables empty = good;
        empty[level::village].clear();
        refused(empty, errc::empty_input, "villages.csv", 1, 0);
        empty = good;
        empty[level::province] = "code,name\n";
        refused(empty, errc::empty_input, "provinces.csv", 2, 0);
        refused(good.with(level::township, "areaCode", "area"), errc::unknown_key, "streets.csv", 1, 11);
        refused(good.with(level::township, ",areaCode", ""), errc::missing_key, "streets.csv", 1, 0);
        refused(good.with(level::township, "cityCode", "areaCode"), errc::duplicate_key, "streets.csv", 1, 33);
    }
}

TEST_CASE("a table cut anywhere but between two lines is refused as cut", "[faces][divisions]") {
    const tables good;
    const std::string& whole = good.text[4];
    const std::size_t last = whole.rfind('\n', whole.size() - 2) + 1;
    std::size_t refused = 0;
    for (std::size_t keep = last + 1; keep < whole.size() - 1; ++keep) {
        tables cut = good;
        cut[level::village].resize(keep);
        const auto got = cut.read();
        CAPTURE(cut[level::village].substr(last));
        REQUIRE_FALSE(got);
        CHECK(got.error().code() == errc::truncated);
        CHECK(got.error().where().line == 9);
        ++refused;
    }
    CHECK(refused == whole.size() - last - 2);
    // Without its last line end it is whole.
    tables unterminated = good;
    unterminated[level::village].pop_back();
    CHECK(unterminated.read()->nation == good.read()->nation);
}

TEST_CASE("asked to, the import lists every bad row and takes the rest", "[faces][divisions]") {
    import_options options;
    options.on_error = on_bad_row::collect;
    const tables bad = tables()
                           .with(level::county, "360783,", "36078X,")
                           .with(level::township, "\"东华门街道\"", "\"东华门街道")
                           .with(level::village, "园区社区", "\xd4\xb0\xc7\xf8");
    const auto got = bad.read(options);
    REQUIRE(got);
    const import_report& r = got->report;
    std::vector<std::pair<errc, place>> found;
    for (const refusal& why : r.bad_rows) found.emplace_back(why.code(), why.where());
    const std::vector<std::pair<errc, place>> expected{
        {errc::bad_code, {"areas.csv", "", 6, 1}},
        {errc::malformed, {"streets.csv", "", 2, 11}},
        {errc::unknown_unit, {"streets.csv", "", 9, 23}},
        {errc::unknown_unit, {"streets.csv", "", 10, 23}},
        {errc::unknown_unit, {"streets.csv", "", 11, 23}},
        {errc::invalid_utf8, {"villages.csv", "", 4, 0}},
        {errc::unknown_unit, {"villages.csv", "", 8, 32}},
        {errc::unknown_unit, {"villages.csv", "", 9, 38}},
    };
    CHECK(found.size() == expected.size());
    for (std::size_t i = 0; i < std::min(found.size(), expected.size()); ++i) {
        CAPTURE(i, found[i].second.line, found[i].second.column, name_of(found[i].first));
        CHECK(found[i] == expected[i]);
    }
    CHECK(r.rows(row_class::bad) == expected.size());
    CHECK(r.rows() == 33);
    CHECK(r.rows(level::township, row_class::bad) == 4);
    CHECK(got->nation.find(code{"360702"}));
    CHECK_FALSE(got->nation.find(code{"360783"}));

    // What is wrong with a whole table is no matter of rows.
    CHECK(bad.with(level::village, "streetCode", "x").read(options).error().code() == errc::unknown_key);
}

TEST_CASE("the caller is told how far the import is and may end it", "[faces][divisions]") {
    std::vector<import_progress> told;
    import_options options;
    options.progress = [&](const import_progress& p) {
        told.push_back(p);
        return true;
    };
    REQUIRE(tables().read(options));
    REQUIRE(told.size() == 5);
    CHECK(told.front().table == level::province);
    CHECK(told.front().rows == 3);
    CHECK(told.back().table == level::village);
    CHECK(told.back().rows == 33);
    std::size_t bytes = 0;
    for (const std::string& t : tables().text) bytes += t.size();
    CHECK(told.back().bytes == bytes);

    options.progress = [](const import_progress& p) { return p.table != level::county; };
    const auto cancelled = tables().read(options);
    REQUIRE_FALSE(cancelled);
    CHECK(cancelled.error().code() == errc::cancelled);
    CHECK(cancelled.error().where().source == "areas.csv");

    options.progress = [](const import_progress&) -> bool { throw std::runtime_error("the caller's own"); };
    CHECK_THROWS_AS(tables().read(options), std::runtime_error);
}

TEST_CASE("the report prints in both languages", "[faces][divisions]") {
    import_options options;
    options.on_error = on_bad_row::collect;
    const auto got = tables().with(level::county, "360783,", "36078X,").read(options);
    REQUIRE(got);
    std::ostringstream zh, en;
    zh << got->report;
    print(en, got->report, language::en);
    CHECK_THAT(zh.str(), Catch::Matchers::ContainsSubstring("共 33 行"));
    CHECK_THAT(zh.str(), Catch::Matchers::ContainsSubstring("沙河工业园"));
    CHECK_THAT(zh.str(), Catch::Matchers::ContainsSubstring("areas.csv:6:1"));
    CHECK_THAT(en.str(), Catch::Matchers::ContainsSubstring("rows: 33"));
    CHECK_THAT(en.str(), Catch::Matchers::ContainsSubstring("areas.csv:6:1"));
    CHECK(en.str() != zh.str());
}

TEST_CASE("a folder is refused with the file that cannot be read", "[faces][divisions]") {
    const auto folder = std::filesystem::temp_directory_path() / "onezone_divisions_test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const std::array<const char*, 5> names{"provinces.csv", "cities.csv", "areas.csv", "streets.csv", "villages.csv"};
    const tables good;
    for (std::size_t t = 0; t < 5; ++t) std::ofstream(folder / names[t], std::ios::binary) << good.text[t];
    std::size_t announced = 0;
    import_options options;
    options.progress = [&](const import_progress& p) {
        announced = p.bytes_in_all;
        return p.bytes <= p.bytes_in_all;
    };
    const auto got = import_divisions(folder, options);
    REQUIRE(got);
    CHECK(got->nation == good.read()->nation);
    CHECK(announced > 1000);

    std::filesystem::remove(folder / "streets.csv");
    const auto missing = import_divisions(folder);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code() == errc::cannot_read);
    CHECK(missing.error().where().source == (folder / "streets.csv").string());
    std::filesystem::remove_all(folder);
}

//=== the nation ===//

namespace {

const division_import& nation() {
    static const division_import imported =
        import_divisions(onezone_tests::data_folder().value() / "divisions").value();
    return imported;
}

} // namespace

TEST_CASE("no row of the national tables is lost", "[faces][divisions][data]") {
    const import_report& r = nation().report;
    CHECK(r.rows(level::province) == 31);
    CHECK(r.rows(level::prefecture) == 342);
    CHECK(r.rows(level::county) == 2978);
    CHECK(r.rows(level::township) == 41352);
    CHECK(r.rows(level::village) == 620573);
    CHECK(r.rows() == 665276);
    CHECK(r.bad_rows.empty());

    CHECK(r.rows(level::prefecture, row_class::group) == 9);
    CHECK(r.rows(level::county, row_class::repetition) == 4); // 东莞, 中山, 儋州, 嘉峪关
    CHECK(r.rows(level::township, row_class::direct_villages) == 11);
    CHECK(r.rows(level::township, row_class::repetition) == 1); // 金门县 down to the village
    CHECK(r.rows(level::village, row_class::repetition) == 1);
    const auto areas = [&](level t) {
        return r.rows(t, row_class::zone) + r.rows(t, row_class::park) + r.rows(t, row_class::other_area);
    };
    CHECK(areas(level::county) == 129);
    CHECK(r.rows(level::county, row_class::other_area)
        == 16); // ten 管理区, a scenic area, five areas beneath prefectures
    CHECK(areas(level::township) == 2710);
    CHECK(r.rows(level::township, row_class::entrusted) == 328);
    CHECK(r.rows(level::village, row_class::entrusted) == 6295);

    const std::size_t dissolved = r.rows(row_class::virtual_village) + r.rows(row_class::group)
        + r.rows(row_class::direct_villages) + r.rows(row_class::repetition);
    CHECK(nation().nation.size() == r.rows() - dissolved);
}

TEST_CASE("villages beneath zones and farms are all there", "[faces][divisions][data]") {
    const import_report& r = nation().report;
    const hierarchy& h = nation().nation;
    std::size_t virtual_ones = 0, quasi = 0, committees = 0;
    for (const noted_row& row : r.noted) {
        if (row.table != level::village) continue;
        if (row.as == row_class::virtual_village && !h.find(row.unit).is_division()) ++virtual_ones;
        if (row.as == row_class::quasi_village && row.by.ok()) ++quasi;
        if (row.as == row_class::entrusted) ++committees;
    }
    CHECK(virtual_ones + quasi + committees == 12053);
    CHECK(quasi + committees == 10626);
    CHECK(committees == 6295);
}

TEST_CASE("entrustments of the nation are inferred, with the place unknown", "[faces][divisions][data]") {
    const hierarchy& h = nation().nation;
    CHECK(h.count<entrustment>() == 328 + 6295);
    for (const entrustment& e : h.all<entrustment>()) {
        const unit_ref u = h.find(e.unit);
        if (u.place_known() || h.find(e.holder).is_division() || e.from.how() != grade::inferred) {
            CAPTURE(u.path());
            FAIL("an entrustment that says more than the listing does");
        }
    }
    std::size_t zones = 0;
    for (const zone& z : h.all<zone>())
        if (z.from.how() == grade::inferred) ++zones;
    CHECK(zones == h.count<zone>());
}

TEST_CASE("known facts of the nation are found in it", "[faces][divisions][data]") {
    const hierarchy& h = nation().nation;
    const unit_ref ganzhou = h.find(code{"3607"});
    REQUIRE(ganzhou);
    CHECK(ganzhou.kind() == unit_kind::prefecture_city);
    CHECK(ganzhou.children().count() == 18);
    std::size_t townships = 0, areas = 0;
    for (const unit_ref u : ganzhou.descendants())
        if (u.level() == level::township) ++townships;
    for (const noted_row& row : nation().report.noted)
        if (row.table == level::township && row.code.within(ganzhou.code())) ++areas;
    CHECK(areas == 17);
    CHECK(townships + areas == 310);

    const auto town = h.find("龙南市/龙南镇");
    REQUIRE(town);
    CHECK(town->path() == "江西省/赣州市/龙南市/龙南镇");
    CHECK(town->kind() == unit_kind::town);
    CHECK(*town == h.find(town->code()));
    CHECK(h.find(code{"360783"}).kind() == unit_kind::county_city);
    CHECK(h.find(code{"360704400"}).name() == "江西赣县经济开发区"); // the name is stale in the source

    // A district of Beijing, a city of no prefecture, a town of a city without counties.
    CHECK(h.find(code{"110101"}).parent().kind() == unit_kind::municipality);
    CHECK(h.find(code{"419001"}).parent().kind() == unit_kind::province);
    CHECK(h.find(code{"441900003"}).parent().name() == "东莞市");
    CHECK(h.find(code{"429021"}).kind() == unit_kind::forestry_district);

    // Equal names are told apart by longer paths.
    const auto ambiguous = h.find("鼓楼区");
    REQUIRE_FALSE(ambiguous);
    CHECK(ambiguous.error().code() == errc::ambiguous_unit);
    CHECK(ambiguous.error().subjects().size() == h.named("鼓楼区").size());
    CHECK(h.find("南京市/鼓楼区")->code() == code{"320106"});
}

TEST_CASE("every code of the nation leads to its unit", "[faces][divisions][data]") {
    const hierarchy& h = nation().nation;
    std::size_t wrong = 0, units = 0;
    for (const unit_ref u : h.units()) {
        ++units;
        if (h.find(u.code()) != u || h.find(u.id()) != u) ++wrong;
        if (u.is_division() && u.parent() && !u.code().within(u.parent().code())) ++wrong;
    }
    CHECK(units == h.size());
    CHECK(wrong == 0);
}

TEST_CASE(
    "the nation fits into 80 bytes a unit, and its import into two and a half times that", "[faces][divisions][data]") {
    const std::size_t before = onezone_tests::heap_in_use();
    onezone_tests::reset_heap_peak();
    auto got = import_divisions(onezone_tests::data_folder().value() / "divisions");
    REQUIRE(got);
    const std::size_t peak = onezone_tests::heap_peak() - before;
    const std::size_t units = got->nation.size();
    got->report = {};
    const hierarchy kept = std::move(got->nation);
    got = refusal();
    const std::size_t held = onezone_tests::heap_in_use() - before;
    CAPTURE(held, peak, units);
    CHECK(held <= 80 * units);
    CHECK(2 * peak < 5 * held);
}

TEST_CASE("building the nation from parsed rows takes no more than half as much again as it holds",
    "[faces][divisions][data]") {
    const hierarchy& h = nation().nation;
    std::vector<new_unit> rows;
    rows.reserve(h.size());
    std::unordered_set<std::string_view> names;
    for (const unit_ref u : h.units()) {
        rows.push_back(
            {u.id(), u.kind(), u.name(), u.code(), u.parent() ? u.parent().id() : unit_id(), u.place_known()});
        names.insert(u.name());
    }

    const std::size_t before = onezone_tests::heap_in_use();
    onezone_tests::reset_heap_peak();
    change building{hierarchy()};
    building.record_nothing();
    building.reserve(rows.size(), names.size());
    REQUIRE(building.add_all(rows));
    const hierarchy built = std::move(building).finish();
    const std::size_t peak = onezone_tests::heap_peak() - before;
    const std::size_t held = onezone_tests::heap_in_use() - before;
    CAPTURE(held, peak, rows.size());
    CHECK(built.size() == h.size());
    CHECK(held <= 80 * rows.size());
    CHECK(2 * peak <= 3 * held);
}
