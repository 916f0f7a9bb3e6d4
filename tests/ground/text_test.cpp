// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/ground/text.hpp>

#include <algorithm>
#include <concepts>
#include <sstream>
#include <string>

namespace oz = onezone;

namespace {

static_assert(std::regular<oz::text>);

} // namespace

TEST_CASE("a text streams in Chinese and prints in the language asked for", "[ground][text]") {
    const oz::text t = oz::say("开发区", "development zone");
    std::ostringstream chinese;
    chinese << t;
    CHECK(chinese.str() == "开发区");
    std::ostringstream english;
    print(english, t, oz::language::en);
    CHECK(english.str() == "development zone");
    CHECK(t.in(oz::language::zh) == "开发区");
    CHECK(t.in(oz::language::en) == "development zone");
}

TEST_CASE("texts join language by language", "[ground][text]") {
    const oz::text joined = oz::say("撤销", "abolish ") + oz::verbatim("A1");
    CHECK(joined == oz::say("撤销A1", "abolish A1"));
    CHECK(oz::text{}.empty());
    CHECK_FALSE(oz::text{"", "only English"}.empty());
}

TEST_CASE("a pattern is filled language by language", "[ground][text]") {
    using oz::fill;
    using oz::say;
    using oz::verbatim;
    CHECK(fill(say("{0}并入{1}", "{0} merged into {1}"), {say("甲", "A"), say("乙", "B")})
        == say("甲并入乙", "A merged into B"));
    CHECK(fill(say("{1}接收{0}", "{0} to {1}"), {verbatim("1"), verbatim("2")}) == say("2接收1", "1 to 2"));
    CHECK(fill(say("{0}{0}", "{0}, {0}"), {verbatim("x")}) == say("xx", "x, x"));
}

TEST_CASE("a pattern and what fills it may be read where they stand", "[ground][text]") {
    const std::string name = "于都县";
    CHECK(oz::fill({"{0}属{1}", "{0} in {1}"}, {oz::text_view(name, name), oz::say("赣州", "Ganzhou")})
        == oz::text{"于都县属赣州", "于都县 in Ganzhou"});
}

TEST_CASE("what is filled in is not itself a pattern, and a place without argument stays", "[ground][text]") {
    using oz::fill;
    using oz::verbatim;
    CHECK(fill(verbatim("{0} {1}"), {verbatim("{1}"), verbatim("b")}).zh == "{1} b");
    CHECK(fill(verbatim("{0} {1} {9}"), {verbatim("a")}).en == "a {1} {9}");
    CHECK(fill(verbatim("{ {x} {0"), {verbatim("a")}).zh == "{ {x} {0");
    CHECK(fill(verbatim(""), {}).empty());
}

TEST_CASE("marks within quotation marks are single ones, and double again within these", "[ground][text]") {
    using oz::fill;
    using oz::say;
    const auto quoted = [](const oz::text& t) { return fill(say("称“{0}”（{0}）", "“{0}”"), {t}); };
    CHECK(quoted(say("实行“一区多园”", "they are “one zone”"))
        == say("称“实行‘一区多园’”（实行“一区多园”）", "“they are ‘one zone’”"));
    CHECK(quoted(quoted(say("“甲”", "“A” and “B”")))
        == say("称“称‘“甲”’（‘甲’）”（称“‘甲’”（“甲”））", "“‘“A” and “B”’”"));
    // An apostrophe is none of them, and what stands after the closing mark is as it was.
    CHECK(fill(say("“甲”{0}", "“{0}”"), {say("“乙”", "the zone’s “own”")}) == say("“甲”“乙”", "“the zone’s ‘own’”"));
    CHECK(fill(say("“{0}", "“{0}"), {say("“a‘b’c”", "’‘")}) == say("“‘a“b”c’", "“’‘"));
}

TEST_CASE("only well-formed UTF-8 passes", "[ground][text]") {
    const auto [bytes, well_formed] = GENERATE(table<std::string, bool>({
        {"", true},
        {"plain", true},
        {"龙南市", true},
        {"\xF0\xA0\x80\x80", true}, // U+20000, a CJK extension
        {"\xEE\x80\x80", true},     // U+E000, private use
        {"\xF4\x8F\xBF\xBF", true}, // U+10FFFF
        {"\x7F", true},
        {std::string(1, '\0'), true},
        {"\x80", false},             // a continuation alone
        {"\xC0\x80", false},         // overlong NUL
        {"\xC1\xBF", false},         // overlong
        {"\xE0\x9F\xBF", false},     // overlong
        {"\xF0\x8F\xBF\xBF", false}, // overlong
        {"\xED\xA0\x80", false},     // surrogate
        {"\xED\x9F\xBF", true},      // the last before the surrogates
        {"\xF4\x90\x80\x80", false}, // beyond U+10FFFF
        {"\xF5\x80\x80\x80", false},
        {"\xE9\xBE", false}, // cut in the middle
        {"\xE9\xBE\x99\xE5", false},
        {"\xC1\xFA\xC4\xCF", false}, // 龙南 in GB 18030
        {"\xFF", false},
    }));
    CAPTURE(bytes);
    CHECK(oz::is_utf8(bytes) == well_formed);
    // Wherever it begins among eight bytes that are looked at at once.
    for (std::size_t n = 0; n < 20; ++n)
        CHECK(oz::is_utf8(std::string(n, 'a') + bytes + std::string(n / 2, 'b')) == well_formed);
}

TEST_CASE("edits are counted by character, not by byte", "[ground][text]") {
    const auto [a, b, edits] = GENERATE(table<std::string, std::string, std::size_t>({
        {"", "", 0}, {"", "abc", 3}, {"rank", "rank", 0}, {"rank", "rang", 1}, {"parnet", "parent", 2},
        {"龙南县", "龙南市", 1}, {"龙南", "龙南市", 1}, {"kitten", "sitting", 3},
        {"\xFF", "a", 1}, // a stray byte counts as one character
    }));
    CAPTURE(a, b);
    CHECK(oz::edit_distance(a, b) == edits);
    CHECK(oz::edit_distance(b, a) == edits);
    for (std::size_t most = 0; most < 8; ++most) { // beyond the limit it is only more
        CAPTURE(most);
        CHECK(oz::edit_distance(a, b, most) == std::min(edits, most + 1));
        CHECK(oz::edit_distance(b, a, most) == std::min(edits, most + 1));
    }
}

TEST_CASE("edits between long strings are counted as between short ones", "[ground][text]") {
    std::string a;
    for (int i = 0; i < 300; ++i) a += "于都县";
    std::string b = "赣州市" + a;
    b.replace(1500, 3, "章");
    CHECK(oz::edit_distance(a, b) == 4);
    CHECK(oz::edit_distance(a, b, 4) == 4);
    CHECK(oz::edit_distance(a, b, 3) == 4);
    CHECK(oz::edit_distance(a, "", 5) == 6);
}
