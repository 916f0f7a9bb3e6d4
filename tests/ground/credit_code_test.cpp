// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/ground/credit_code.hpp>

#include <concepts>
#include <sstream>
#include <string>
#include <type_traits>
#include <unordered_set>
#include <utility>

namespace oz = onezone;
using oz::credit_code;

namespace {

static_assert(std::is_trivially_copyable_v<credit_code> && sizeof(credit_code) == 18);
static_assert(std::regular<credit_code> && std::totally_ordered<credit_code>);
static_assert(!std::is_convertible_v<const char (&)[19], credit_code>);
static_assert(!std::is_constructible_v<credit_code, std::string>);
static_assert(!std::is_constructible_v<credit_code, char (&)[19]>, "a buffer is run-time text");
static_assert(credit_code{"91350100M000100Y43"}.region() == oz::code{"350100"});

template <class T>
concept lends_its_characters = requires(T&& c) {
    std::string(static_cast<T&&>(c).characters());
};
static_assert(lends_its_characters<const credit_code&>);
static_assert(!lends_its_characters<credit_code>, "characters of a temporary would dangle");

constexpr std::string_view valid = "91350100M000100Y43";

oz::refusal refused(std::string_view code) {
    const auto read = oz::parse_credit_code(code);
    CAPTURE(code);
    REQUIRE(!read);
    return read.error();
}

/// `base` (16 characters: up to the eight of the organisation code) with both check characters, as an office would issue it.
std::string with_checks(std::string base) {
    base += oz::detail::organisation_check(std::string_view(base).substr(8));
    base += oz::detail::credit_check(base);
    return base;
}

} // namespace

TEST_CASE("a valid credit code gives its parts", "[ground][credit_code]") {
    const auto read = oz::parse_credit_code(valid);
    REQUIRE(read);
    CHECK(read->ok());
    CHECK(read->characters() == valid);
    CHECK(to_string(*read) == valid);
    CHECK(read->department() == oz::registering_department::market_regulation);
    CHECK(read->class_character() == '1');
    CHECK(class_name(*read).zh == "企业");
    CHECK(class_name(*read).en == "enterprise");
    CHECK(read->region() == oz::code{"350100"});
    CHECK(read->region().level() == oz::level::prefecture);
    CHECK(read->organisation_code() == "M000100Y4");
    CHECK(*read == credit_code{"91350100M000100Y43"});
    std::ostringstream printed;
    printed << *read;
    CHECK(printed.str() == valid);
}

TEST_CASE("a credit code explains its parts in both languages", "[ground][credit_code]") {
    constexpr credit_code c{"91350100M000100Y43"};
    CHECK(explain(c).zh == "9 工商（市场监管）；1 企业；350100 登记机关行政区划；M000100Y4 组织机构代码；3 校验码");
    CHECK(explain(c).en
        == "9 market regulation; 1 enterprise; 350100 division of the registering office; M000100Y4 organisation code; 3 check");
}

TEST_CASE("no credit code has no parts and comes before every other", "[ground][credit_code]") {
    const credit_code none = credit_code::none();
    CHECK_FALSE(none.ok());
    CHECK(none.characters().empty());
    CHECK(to_string(none).empty());
    CHECK(none.organisation_code().empty());
    CHECK(none.region() == oz::code::none());
    CHECK(none.department() == oz::registering_department::unlisted);
    CHECK(class_name(none).en == "no code");
    CHECK(explain(none).zh == "无代码");
    CHECK(none < credit_code{"91350100M000100Y43"});
}

TEST_CASE("the published example 91310115MA1G4L1WXK is refused for both of its check characters",
    "[ground][credit_code][error]") {
    const oz::refusal why = refused("91310115MA1G4L1WXK");
    CHECK(why.code() == oz::errc::bad_code);
    CHECK(why.message().zh
        == "统一社会信用代码 `91310115MA1G4L1WXK` 第 17 位（组织机构代码校验码）是 `X`；按前 8 位组织机构代码应为 `0`");
    CHECK(why.message().en
        == "character 17 of credit code `91310115MA1G4L1WXK`, the check of its organisation code, is `X`; the eight before it "
           "give `0`");
    REQUIRE(why.others().size() == 1);
    const oz::refusal& second = why.others().front();
    CHECK(second.code() == oz::errc::bad_code);
    CHECK(second.message().zh == "统一社会信用代码 `91310115MA1G4L1WXK` 第 18 位（校验码）是 `K`；按前 17 位应为 `7`");
    CHECK(second.message().en
        == "character 18 of credit code `91310115MA1G4L1WXK`, the check of the whole, is `K`; the 17 before it give `7`");
}

TEST_CASE("each check character is judged on its own", "[ground][credit_code][error]") {
    SECTION("a wrong organisation code under a right check of the whole") {
        std::string code = std::string(valid.substr(0, 16)) + '5';
        code += oz::detail::credit_check(code);
        const oz::refusal why = refused(code);
        CHECK(why.code() == oz::errc::bad_code);
        CHECK_THAT(why.message().en, Catch::Matchers::ContainsSubstring("character 17"));
        CHECK_THAT(why.message().zh, Catch::Matchers::ContainsSubstring("是 `5`；按前 8 位组织机构代码应为 `4`"));
        CHECK(why.others().empty());
    }
    SECTION("a right organisation code, the check of the whole wrong") {
        const oz::refusal why = refused("91350100M000100Y44");
        CHECK(why.code() == oz::errc::bad_code);
        CHECK_THAT(why.message().en, Catch::Matchers::ContainsSubstring("is `4`; the 17 before it give `3`"));
        CHECK_THAT(
            why.message().zh, Catch::Matchers::ContainsSubstring("第 18 位（校验码）是 `4`；按前 17 位应为 `3`"));
        CHECK(why.others().empty());
    }
}

TEST_CASE("any single wrong character and any swap of neighbours is noticed", "[ground][credit_code][error]") {
    const std::string code(valid);
    std::size_t wrong_but_accepted = 0;
    std::size_t tried = 0;
    for (std::size_t i = 0; i < code.size(); ++i) {
        for (const char c : oz::detail::credit_alphabet) {
            if (c == code[i]) continue;
            std::string damaged = code;
            damaged[i] = c;
            ++tried;
            if (oz::parse_credit_code(damaged)) ++wrong_but_accepted;
        }
        if (i + 1 < code.size() && code[i] != code[i + 1]) {
            std::string swapped = code;
            std::swap(swapped[i], swapped[i + 1]);
            ++tried;
            if (oz::parse_credit_code(swapped)) ++wrong_but_accepted;
        }
    }
    CHECK(tried > 18 * 30);
    CHECK(wrong_but_accepted == 0);
}

TEST_CASE("the check of an organisation code can be X, 0 and every digit", "[ground][credit_code]") {
    // Computed by hand with the weights 3 7 9 10 5 8 4 2 of GB 11714: 11 − sum mod 11, 10 → X, 11 → 0.
    CHECK(oz::detail::organisation_check("MA1G4L1W") == '0'); // 66+70+9+160+20+168+4+64 = 561 = 51·11
    CHECK(oz::detail::organisation_check("M000100Y") == '4'); // 66+5+68 = 139 = 12·11 + 7
    CHECK(oz::detail::organisation_check("00000000") == '0');
    CHECK(oz::detail::organisation_check("00000001") == '9');
    CHECK(oz::detail::organisation_check("00000006") == 'X');
    CHECK(oz::detail::organisation_check("D2143569") == 'X');
    std::unordered_set<char> seen;
    for (char c = '0'; c <= '9'; ++c) {
        seen.insert(oz::detail::organisation_check(std::string("0000000") + c));
        seen.insert(oz::detail::organisation_check(std::string("000000") + c + '0'));
    }
    CHECK(seen.size() == 11);
}

TEST_CASE("text that is no credit code is refused with what is wrong and where", "[ground][credit_code][error]") {
    const auto [code, code_of_error, zh, en] = GENERATE(table<std::string, oz::errc, std::string, std::string>({
        {"", oz::errc::empty_input, "统一社会信用代码为空", "the credit code is empty"},
        {"91350100M000100Y4", oz::errc::bad_code, "有 17 位；应为 18 位", "has 17 characters; it must have 18"},
        {"91350100M000100Y433", oz::errc::bad_code, "有 19 位", "has 19 characters"},
        {"91350100M000100Y-43", oz::errc::bad_code, "第 17 个字符是字符 `-`；代码只含数字和大写字母",
            "the character `-`; a code has only digits and capital letters"},
        {"91350100M0001O0Y43", oz::errc::bad_code, "第 14 个字符是字母 `O`；代码不使用 I、O、S、V、Z",
            "the letter `O`; a code never uses I, O, S, V or Z"},
        {"9I350100M000100Y43", oz::errc::bad_code, "第 2 个字符是字母 `I`", "character 2 of"},
        {"91350100m000100Y43", oz::errc::bad_code, "第 9 个字符是字母 `m`；字母须大写", "letters are capitals"},
        {"91350100M000100Y4３", oz::errc::bad_code, "第 18 个字符是全角字符 `３`（应写作 `3`）", "(write `3`)"},
        {" 91350100M000100Y43", oz::errc::bad_code, "第 1 个字符是空格", "character 1 of"},
        {"9135A100M000100Y43", oz::errc::bad_code, "第 5 个字符是字母 `A`；第 3–8 位是登记机关的行政区划代码",
            "characters 3–8 are the registering office's division code"},
        {"9135\xFF"
         "100M000100Y43",
            oz::errc::invalid_utf8, "非 UTF-8", "not UTF-8"},
    }));
    CAPTURE(code);
    const oz::refusal why = refused(code);
    CHECK(why.code() == code_of_error);
    CHECK_THAT(why.message().zh, Catch::Matchers::ContainsSubstring(zh));
    CHECK_THAT(why.message().en, Catch::Matchers::ContainsSubstring(en));
}

TEST_CASE("a credit code in scientific notation names the spreadsheet", "[ground][credit_code][error]") {
    for (const char* written : {"9.1350203E+17", "9.13502E+17", "9e17"}) {
        CAPTURE(written);
        const oz::refusal why = refused(written);
        CHECK(why.code() == oz::errc::bad_code);
        CHECK_THAT(why.message().zh, Catch::Matchers::ContainsSubstring("像是电子表格把长数字写成了科学计数法"));
        CHECK_THAT(why.message().en, Catch::Matchers::ContainsSubstring("make the column text and enter them again"));
    }
    for (const char* other : {"91350203E", "9.E+17", ".1E+17", "9.1E+", "9.1E+17x", "9 1350203"}) {
        CAPTURE(other);
        CHECK_THAT(refused(other).message().en, !Catch::Matchers::ContainsSubstring("spreadsheet"));
    }
}

TEST_CASE("department and class are read from the first two characters", "[ground][credit_code]") {
    using oz::registering_department;
    const auto [two, department, department_zh, class_zh] =
        GENERATE(table<std::string, registering_department, std::string, std::string>({
            {"11", registering_department::staffing, "机构编制", "机关"},
            {"12", registering_department::staffing, "机构编制", "事业单位"},
            {"19", registering_department::staffing, "机构编制", "其他"},
            {"21", registering_department::foreign_affairs, "外交", "外国常驻新闻机构"},
            {"31", registering_department::justice, "司法行政", "律师执业机构"},
            {"41", registering_department::culture, "文化", "外国在华文化中心"},
            {"51", registering_department::civil_affairs, "民政", "社会团体"},
            {"61", registering_department::tourism, "旅游", "外国旅游部门常驻代表机构"},
            {"71", registering_department::religion, "宗教", "宗教活动场所"},
            {"81", registering_department::trade_unions, "工会", "基层工会"},
            {"93", registering_department::market_regulation, "工商（市场监管）", "农民专业合作社"},
            {"A1", registering_department::military, "中央军委改革和编制办公室", "军队事业单位"},
            {"N2", registering_department::agriculture, "农业", "村级集体经济组织"},
            {"Y1", registering_department::other, "其他", "其他"},
            {"B1", registering_department::unlisted, "标准未列的登记管理部门", "标准未列的类别 `1`"},
            {"1B", registering_department::staffing, "机构编制", "标准未列的类别 `B`"},
        }));
    CAPTURE(two);
    const auto read = oz::parse_credit_code(with_checks(two + "360700" + "00000000"));
    REQUIRE(read);
    CHECK(read->department() == department);
    CHECK(name_of(read->department()).zh == department_zh);
    CHECK(class_name(*read).zh == class_zh);
    CHECK(read->region() == oz::code{"3607"});
}

TEST_CASE("a region that is digits but no division code reads as no region", "[ground][credit_code]") {
    const auto nowhere = oz::parse_credit_code(with_checks("1100000000000000"));
    REQUIRE(nowhere);
    CHECK(nowhere->region() == oz::code::none());
    const auto national = oz::parse_credit_code(with_checks("9110000000000000"));
    REQUIRE(national);
    CHECK(national->region() == oz::code{"10"});
}
