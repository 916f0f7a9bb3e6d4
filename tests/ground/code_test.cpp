// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/data.hpp"

#include <onezone/ground/code.hpp>

#include <array>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <type_traits>
#include <unordered_set>
#include <vector>

namespace oz = onezone;
using oz::code;
using oz::code_form;
using oz::level;

namespace {

static_assert(std::is_trivially_copyable_v<code> && sizeof(code) == 8);
static_assert(std::is_nothrow_move_constructible_v<code> && std::regular<code> && std::totally_ordered<code>);
static_assert(!std::is_convertible_v<const char (&)[7], code>, "a literal becomes a code only where one is named");
static_assert(!std::is_constructible_v<code, std::uint64_t> && !std::is_constructible_v<code, std::string>);
static_assert(!std::is_constructible_v<code, char (&)[7]>, "a buffer is run-time text");
static_assert(std::is_same_v<code, oz::division_code>);
static_assert(code{"360782"}.part(level::county) == 82 && code{"36"} == code{"360000000000"});

code parsed(std::string_view digits) {
    const auto read = oz::parse_division_code(digits);
    CAPTURE(digits);
    REQUIRE(read);
    return *read;
}

oz::refusal refused(std::string_view digits) {
    const auto read = oz::parse_division_code(digits);
    CAPTURE(digits);
    REQUIRE(!read);
    return read.error();
}

} // namespace

TEST_CASE("every spelling of a division is one code", "[ground][code]") {
    const auto [first, second, of] = GENERATE(table<std::string, std::string, level>({
        {"36", "3600", level::province},
        {"36", "360000", level::province},
        {"36", "360000000", level::province},
        {"36", "360000000000", level::province},
        {"3607", "360700", level::prefecture},
        {"3607", "360700000", level::prefecture},
        {"3607", "360700000000", level::prefecture},
        {"360782", "360782000", level::county},
        {"360782", "360782000000", level::county},
        {"360782104", "360782104000", level::township},
        {"360782104201", "360782104201", level::village},
        {"441900003", "441900003000", level::township},
    }));
    CAPTURE(first, second);
    CHECK(parsed(first) == parsed(second));
    CHECK(parsed(second).level() == of);
    CHECK(std::hash<code>{}(parsed(first)) == std::hash<code>{}(parsed(second)));
    CHECK(to_string(parsed(second)) == first);
}

TEST_CASE("a code prints in the three usual forms and each reads back", "[ground][code]") {
    const auto [shortest, gb2260, nbs] = GENERATE(table<std::string, std::string, std::string>({
        {"36", "360000", "360000000000"},
        {"3607", "360700", "360700000000"},
        {"360782", "360782", "360782000000"},
        {"360782104", "360782104", "360782104000"},
        {"360782104201", "360782104201", "360782104201"},
    }));
    const code c = parsed(shortest);
    CHECK(to_string(c) == shortest);
    CHECK(to_string(c, code_form::gb2260) == gb2260);
    CHECK(to_string(c, code_form::nbs) == nbs);
    CHECK(parsed(gb2260) == c);
    CHECK(parsed(nbs) == c);
    CHECK(code::from_value(c.value()) == c);
    std::ostringstream printed;
    printed << c;
    CHECK(printed.str() == shortest);
}

TEST_CASE("no code is below every code, has no level and prints nothing", "[ground][code]") {
    CHECK(code::none() == code());
    CHECK_FALSE(code().ok());
    CHECK(code() < code{"11"});
    CHECK(code().level() == level::none);
    CHECK(code().parent() == code::none());
    CHECK(code().part(level::county) == 0);
    CHECK(to_string(code()).empty());
    CHECK(to_string(code(), code_form::nbs).empty());
    CHECK(explain(code()).zh == "无代码");
    CHECK_FALSE(code().within(code()));
    CHECK_FALSE(code{"36"}.within(code()));
}

TEST_CASE("the parent of a code is its next shorter prefix", "[ground][code]") {
    const auto [child, parent] = GENERATE(table<std::string, std::string>({
        {"360782104201", "360782104"}, {"360782104", "360782"}, {"360782", "3607"}, {"3607", "36"},
        {"441900003", "4419"}, // a city without counties: no county level in between
        {"441900003001", "441900003"},
        {"460001", "46"}, // Hainan until 1988 and after: counties directly beneath the province
    }));
    CHECK(parsed(child).parent() == parsed(parent));
    CHECK(parsed(child).within(parsed(parent)));
    CHECK_FALSE(parsed(parent).within(parsed(child)));
    CHECK(parsed(parent) < parsed(child));
    CHECK(code{"36"}.parent() == code::none());
}

TEST_CASE("a prefix exists for each level the digits run through", "[ground][code]") {
    constexpr code village{"360782104201"};
    CHECK(village.prefix(level::province) == code{"36"});
    CHECK(village.prefix(level::prefecture) == code{"3607"});
    CHECK(village.prefix(level::county) == code{"360782"});
    CHECK(village.prefix(level::township) == code{"360782104"});
    CHECK(village.prefix(level::village) == village);
    CHECK(village.prefix(level::none) == code::none());
    CHECK(code{"3607"}.prefix(level::county) == code::none());
    CHECK(code{"441900003"}.prefix(level::county) == code::none());
    CHECK(code{"441900003"}.prefix(level::prefecture) == code{"4419"});
    CHECK(village.part(level::province) == 36);
    CHECK(village.part(level::township) == 104);
    CHECK(village.part(level::village) == 201);
}

TEST_CASE("lying within goes by digits, not by text", "[ground][code]") {
    CHECK(code{"360782104"}.within(code{"36"}));
    CHECK(code{"360782"}.within(code{"360782"}));
    CHECK_FALSE(code{"360782"}.within(code{"3608"}));
    CHECK_FALSE(code{"360782104"}.within(code{"360781"}));
    CHECK(code{"441900003"}.within(code{"441900"}));
}

TEST_CASE("codes sort like the national tables, a unit before what lies beneath it", "[ground][code]") {
    const std::set<code> sorted{
        code{"360782104201"}, code{"37"}, code{"3607"}, code{"360782"}, code{"36"}, code{"360782104"}, code{"360781"}};
    std::string order;
    for (const code c : sorted) order += to_string(c) + ' ';
    CHECK(order == "36 3607 360781 360782 360782104 360782104201 37 ");
}

TEST_CASE("a number becomes a code only if its digit groups make sense", "[ground][code]") {
    CHECK(code::from_value(360782000000) == code{"360782"});
    CHECK(code::from_value(0) == code::none());
    CHECK(code::from_value(360782) == code::none());
    CHECK(code::from_value(36078200000) == code::none());
    CHECK(code::from_value(1360782000000) == code::none());
    CHECK(code::from_value(360782000201) == code::none());
    CHECK(code::from_value(360000104000) == code::none());
}

TEST_CASE("text that is no division code is refused with what is wrong and where", "[ground][code][error]") {
    const auto [digits, code_of_error, zh, en] = GENERATE(table<std::string, oz::errc, std::string, std::string>({
        {"", oz::errc::empty_input, "行政区划代码为空", "the division code is empty"},
        {"3", oz::errc::bad_code, "有 1 位；代码应为 2、4、6、9 或 12 位", "has 1 digits; a code has 2, 4, 6, 9 or 12"},
        {"36078", oz::errc::bad_code, "`36078` 有 5 位", "`36078` has 5 digits"},
        {"3607821042011", oz::errc::bad_code, "有 13 位", "has 13 digits"},
        {"3607O2", oz::errc::bad_code, "第 5 个字符是字母 `O`",
            "character 5 of division code `3607O2` is the letter `O`"},
        {"３60782", oz::errc::bad_code, "第 1 个字符是全角字符 `３`（应写作 `3`）", "the full-width `３` (write `3`)"},
        {"36078２", oz::errc::bad_code, "第 6 个字符是全角字符 `２`", "character 6 of"},
        {" 360782", oz::errc::bad_code, "第 1 个字符是空格", "is a space"},
        {"360782\r", oz::errc::bad_code, "第 7 个字符是不可见字符 U+000D", "is the invisible U+000D"},
        {"\xEF\xBB\xBF"
         "360782",
            oz::errc::bad_code, "字节顺序标记 U+FEFF", "a byte order mark, U+FEFF"},
        {"360782\xE3\x80\x80", oz::errc::bad_code, "全角空格", "a full-width space"},
        {"-360782", oz::errc::bad_code, "第 1 个字符是字符 `-`", "the character `-`"},
        {"3.60782E+11", oz::errc::bad_code, "第 2 个字符是字符 `.`", "the character `.`"},
        {"3.60782E+11", oz::errc::bad_code, "像是电子表格把长数字写成了科学计数法",
            "it looks as if a spreadsheet wrote the long digits as a number"},
        {"4e11", oz::errc::bad_code, "电子表格", "spreadsheet"},
        {"三六0782", oz::errc::bad_code, "第 1 个字符是字符 `三`", "the character `三`"},
        {"060782", oz::errc::bad_code, "以 0 开头", "starts with 0"},
        {"000000", oz::errc::bad_code, "以 0 开头", "starts with 0"},
        {"360000104", oz::errc::bad_code, "第 3–6 位（地级、县级）全为零",
            "digits 3–6 (prefecture and county) are zero"},
        {"360782000201", oz::errc::bad_code, "第 7–9 位（乡级）全为零", "digits 7–9 (township) are zero"},
        {"36\xFF"
         "782",
            oz::errc::invalid_utf8, "非 UTF-8", "not UTF-8"},
    }));
    CAPTURE(digits);
    const oz::refusal why = refused(digits);
    CHECK(why.code() == code_of_error);
    CHECK_THAT(why.message().zh, Catch::Matchers::ContainsSubstring(zh));
    CHECK_THAT(why.message().en, Catch::Matchers::ContainsSubstring(en));
}

TEST_CASE("a refusal quotes no more than forty characters of what it was given", "[ground][code][error]") {
    const oz::refusal why = refused(std::string(100000, '1'));
    CHECK_THAT(why.message().en, Catch::Matchers::ContainsSubstring("has 100000 digits"));
    CHECK(why.message().en.size() < 200);
}

TEST_CASE("the prefecture part says what stands between province and county", "[ground][code][meaning]") {
    using oz::prefecture_class;
    const auto [digits, meaning] = GENERATE(table<std::string, prefecture_class>({
        {"36", prefecture_class::none},
        {"460001", prefecture_class::none},
        {"3601", prefecture_class::city},
        {"4420", prefecture_class::city},
        {"4421", prefecture_class::prefecture},
        {"4450", prefecture_class::prefecture},
        {"4451", prefecture_class::city},
        {"4470", prefecture_class::city},
        {"4471", prefecture_class::unassigned},
        {"4489", prefecture_class::unassigned},
        {"4190", prefecture_class::direct_group},
        {"4191", prefecture_class::unassigned},
        {"1101", prefecture_class::municipality_group},
        {"5002", prefecture_class::municipality_group},
        {"360782", prefecture_class::city},
    }));
    CAPTURE(digits);
    CHECK(prefecture_class_of(parsed(digits)) == meaning);
}

TEST_CASE("the county part tells districts, counties, county-level cities and the statistics' own entries apart",
    "[ground][code][meaning]") {
    using oz::county_class;
    const auto [digits, meaning] = GENERATE(table<std::string, county_class>({
        {"3607", county_class::none},
        {"441900003", county_class::none},
        {"360701", county_class::district},
        {"360720", county_class::district},
        {"360721", county_class::county},
        {"360750", county_class::county},
        {"360751", county_class::district},
        {"360770", county_class::district},
        {"360771", county_class::pseudo_county},
        {"360778", county_class::pseudo_county},
        {"360779", county_class::district},
        {"360780", county_class::district},
        {"230751", county_class::district},
        {"310151", county_class::district},
        {"500157", county_class::district},
        {"520203", county_class::district},
        {"632857", county_class::management_area},
        {"232761", county_class::management_area},
        {"232771", county_class::pseudo_county},
        {"419051", county_class::city_of_prefecture},
        {"460051", county_class::city_of_prefecture},
        {"360781", county_class::county_city},
        {"360799", county_class::county_city},
        {"310115", county_class::district},
        {"522301", county_class::city_of_prefecture},
        {"522328", county_class::county},
        {"419001", county_class::city_of_prefecture},
        {"460001", county_class::city_of_prefecture},
        {"360782104201", county_class::county_city},
    }));
    CAPTURE(digits);
    CHECK(county_class_of(parsed(digits)) == meaning);
}

TEST_CASE(
    "a county part from 51 on is that of a county where the code was given before 2017", "[ground][code][meaning]") {
    using oz::county_class;
    using oz::county_ranges;
    const auto before = [](std::string_view digits) {
        return county_class_of(parsed(digits), county_ranges::before_2017);
    };
    CHECK(before("540051") == county_class::county);
    CHECK(before("360751") == county_class::county);
    CHECK(before("360780") == county_class::county);
    CHECK(before("632857") == county_class::county);
    CHECK(before("360771") == county_class::pseudo_county);
    for (const char* unchanged : {"3607", "360702", "360720", "360721", "360750", "360781", "522301", "419001"})
        CHECK(before(unchanged) == county_class_of(parsed(unchanged), county_ranges::from_2017));
    CHECK(county_class_of(parsed("360751"), county_ranges::from_2017) == county_class_of(parsed("360751")));
}

TEST_CASE("the township part tells subdistricts, towns, townships and other areas apart", "[ground][code][meaning]") {
    using oz::township_class;
    const auto [digits, meaning] = GENERATE(table<std::string, township_class>({
        {"360782", township_class::none},
        {"360782001", township_class::subdistrict},
        {"360782099", township_class::subdistrict},
        {"360782100", township_class::town},
        {"360782197", township_class::town},
        {"360782198", township_class::collective},
        {"360782199", township_class::town},
        {"360782200", township_class::township},
        {"360782399", township_class::township},
        {"360782400", township_class::other_area},
        {"360782599", township_class::other_area},
        {"360782600", township_class::unassigned},
        {"360782999", township_class::unassigned},
    }));
    CAPTURE(digits);
    CHECK(township_class_of(parsed(digits)) == meaning);
}

TEST_CASE(
    "the village part tells committees, what resembles them and the virtual ones apart", "[ground][code][meaning]") {
    using oz::village_class;
    const auto [digits, meaning] = GENERATE(table<std::string, village_class>({
        {"360782104", village_class::none},
        {"360782104001", village_class::residents_committee},
        {"360782104199", village_class::residents_committee},
        {"360782104200", village_class::villagers_committee},
        {"360782104399", village_class::villagers_committee},
        {"360782104400", village_class::like_residents},
        {"360782104497", village_class::like_residents},
        {"360782104498", village_class::virtual_community},
        {"360782104499", village_class::like_residents},
        {"360782104500", village_class::like_villagers},
        {"360782104597", village_class::like_villagers},
        {"360782104598", village_class::virtual_living_area},
        {"360782104599", village_class::like_villagers},
        {"360782104600", village_class::unassigned},
        {"360782104999", village_class::unassigned},
    }));
    CAPTURE(digits);
    CHECK(village_class_of(parsed(digits)) == meaning);
}

TEST_CASE("a code explains its digit groups in both languages", "[ground][code][meaning]") {
    CHECK(explain(code{"360781104201"}).zh
        == "36 省级；07 地级市；81 县级市（省直辖，通常由地级市代管）；104 镇；201 村民委员会");
    CHECK(explain(code{"360781104201"}).en
        == "36 province level; 07 prefecture-level city; 81 county-level city (directly under the province, usually "
           "administered by the prefecture-level city); 104 town; 201 villagers' committee");
    CHECK(explain(code{"441900003"}).zh == "44 省级；19 地级市；003 街道");
    CHECK(explain(code{"36"}).en == "36 province level");
    CHECK_THAT(explain(code{"410171"}).zh, Catch::Matchers::ContainsSubstring("71 统计上的县级单列"));
    CHECK(explain(code{"500157"}).zh
        == "50 省级；01 直辖市所辖区县的汇总码；57 市辖区、市辖特区（2017年前编制的代码为县）");
    CHECK(explain(code{"310151"}).en
        == "31 province level; 01 collective code of a municipality's districts or counties; 51 district or special "
           "district (a county where the code was given before 2017)");
    CHECK(explain(code{"230751"}).zh == "23 省级；07 地级市；51 市辖区、市辖特区（2017年前编制的代码为县）");
    CHECK(explain(code{"520203"}).zh == "52 省级；02 地级市；03 市辖区、市辖特区");
    CHECK_THAT(explain(code{"632857"}).zh, Catch::Matchers::ContainsSubstring("57 地区、自治州、盟之下的行政委员会"));
    CHECK_THAT(explain(code{"360101"}).zh, Catch::Matchers::ContainsSubstring("01 多为市辖区汇总码"));
    CHECK_THAT(explain(code{"110101"}).zh, !Catch::Matchers::ContainsSubstring("多为市辖区汇总码"));
    CHECK(explain(code{"230803198"}).en
        == "23 province level; 08 prefecture-level city; 03 district or special district; 198 collective code of villages "
           "directly under their county (no division)");
}

TEST_CASE("only whole ranges of the statistics' own make a zone candidate", "[ground][code][meaning]") {
    CHECK(is_zone_candidate(code{"410171"}));
    CHECK(is_zone_candidate(code{"632857"}));
    CHECK_FALSE(is_zone_candidate(code{"500157"}));
    CHECK(is_zone_candidate(code{"360704400"}));
    CHECK(is_zone_candidate(code{"360704599"}));
    CHECK_FALSE(is_zone_candidate(code{"410171001"})); // a real subdistrict listed beneath a pseudo-county
    CHECK_FALSE(is_zone_candidate(code{"360704400498"}));
    CHECK_FALSE(is_zone_candidate(code{"360704"}));
    CHECK_FALSE(is_zone_candidate(code()));
    CHECK(names_no_unit(code{"1101"}));
    CHECK(names_no_unit(code{"4190"}));
    CHECK(names_no_unit(code{"230803198"}));
    CHECK_FALSE(names_no_unit(code{"230803199"}));
    CHECK_FALSE(names_no_unit(code{"230803198001"}));
    CHECK(may_name_no_unit(code{"360101"}));
    CHECK_FALSE(may_name_no_unit(code{"360102"}));
    CHECK_FALSE(may_name_no_unit(code{"360101001"}));
    CHECK_FALSE(may_name_no_unit(code{"522301"}));
    CHECK_FALSE(may_name_no_unit(code{"110101"}));
    CHECK_FALSE(names_no_unit(code{"3607"}));
    CHECK_FALSE(names_no_unit(code{"110101"}));
    CHECK_FALSE(names_no_unit(code{"11"}));
}

TEST_CASE("every row of the national tables of 2023 has a code, at the level of its table", "[ground][code][data]") {
    const auto folder = onezone_tests::data_folder();
    REQUIRE(folder);
    struct table_of {
        const char* file;
        level of;
        std::size_t rows;
    };
    const std::array<table_of, 5> tables{{{"provinces.csv", level::province, 31},
        {"cities.csv", level::prefecture, 342}, {"areas.csv", level::county, 2978},
        {"streets.csv", level::township, 41352}, {"villages.csv", level::village, 620573}}};
    std::unordered_set<code> seen;
    std::vector<code> refused_or_elsewhere;
    std::vector<std::string> twice;
    std::size_t placeholders = 0;
    std::size_t pseudo_counties = 0;
    std::size_t other_areas = 0;
    std::size_t unassigned = 0;
    bool reads_back = true;
    for (const table_of& t : tables) {
        std::ifstream in(*folder / "divisions" / t.file);
        REQUIRE(in);
        std::string line;
        std::getline(in, line);
        std::size_t rows = 0;
        for (; std::getline(in, line); ++rows) {
            const std::string digits = line.substr(0, line.find(','));
            const auto read = oz::parse_division_code(digits);
            if (!read || read->level() != t.of) {
                refused_or_elsewhere.push_back(read ? *read : code());
                if (!read) continue;
            }
            reads_back = reads_back && oz::parse_division_code(to_string(*read, code_form::nbs)) == read;
            if (!seen.insert(*read).second) twice.push_back(digits);
            if (names_no_unit(*read)) ++placeholders;
            if (is_zone_candidate(*read)) ++(t.of == level::county ? pseudo_counties : other_areas);
            if (township_class_of(*read) == oz::township_class::unassigned
                || village_class_of(*read) == oz::village_class::unassigned
                || prefecture_class_of(*read) == oz::prefecture_class::unassigned) {
                ++unassigned;
            }
        }
        CHECK(rows == t.rows);
    }
    CHECK(reads_back);
    CHECK(placeholders == 9 + 11);     // of prefecture level, and township part 198
    CHECK(pseudo_counties == 124 + 5); // 71–78, and areas beneath prefectures
    CHECK(other_areas == 2710);
    CHECK(unassigned == 0);
    // Cities without counties are listed once more as a county, and 350527 has no townships but a row for them: the same code again.
    CHECK(twice == std::vector<std::string>{"441900", "442000", "460400", "350527000", "350527000000"});
    CHECK(refused_or_elsewhere
        == std::vector<code>{code{"4419"}, code{"4420"}, code{"4604"}, code{"350527"}, code{"350527"}});
}
