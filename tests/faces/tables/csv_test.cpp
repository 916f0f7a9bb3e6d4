// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/tables/csv.hpp>

#include <sstream>
#include <string>
#include <vector>

using namespace onezone;

namespace {

using rows = std::vector<std::vector<std::string>>;

struct reading {
    rows read;
    std::vector<refusal> refused;
};

// Reads the columns a and b, in this order, to the end, going on after bad records.
reading read(const std::string& bytes, csv_format format = {}) {
    std::istringstream in(bytes);
    csv_reader reader(in, "t.csv", format);
    reading all;
    if (auto header = reader.columns({"a", "b"}); !header) {
        all.refused.push_back(header.error());
        return all;
    }
    for (;;) {
        auto next = reader.next();
        if (!next) {
            all.refused.push_back(next.error());
            continue;
        }
        if (!*next) return all;
        all.read.push_back({std::string(reader.field(0)), std::string(reader.field(1))});
    }
}

refusal only_refusal(const std::string& bytes, csv_format format = {}) {
    const reading all = read(bytes, format);
    REQUIRE(all.refused.size() == 1);
    return all.refused.front();
}

} // namespace

TEST_CASE("a character torn by a separator is none, though its bytes meet again", "[faces][csv]") {
    for (const std::string row : {"\xE4,\xBD\xA0", "\xE4\xBD,\xA0", "\"\xE4\",\"\xBD\xA0\""}) {
        const refusal why = only_refusal("a,b\n" + row + "\n1,2\n");
        CHECK(why.code() == errc::invalid_utf8);
        CHECK(why.where().line == 2);
        CHECK(why.where().column == row.find(',') + 2);
    }
}

TEST_CASE("fields are the same however a table is quoted and its lines end", "[faces][csv]") {
    const rows expected{{"1", "赣州"}, {"2", "龙南"}};
    CHECK(read("a,b\n1,赣州\n2,龙南\n").read == expected);
    CHECK(read("a,b\r\n1,赣州\r\n2,龙南\r\n").read == expected);
    CHECK(read("\"a\",\"b\"\n\"1\",\"赣州\"\n2,\"龙南\"\n").read == expected);
    CHECK(read("\"a\",\"b\"\r\n\"1\",\"赣州\"\r\n2,\"龙南\"\r\n").read == expected);
    CHECK(read("\xef\xbb\xbf"
               "a,b\n1,赣州\n2,龙南")
              .read
        == expected);
    CHECK(read("b,a\n赣州,1\n龙南,2\n").read == expected);
    CHECK(read("\n\r\na,b\n\n1,赣州\n\r\n2,龙南\n\n").read == expected);
    csv_format semicolons;
    semicolons.separator = ';';
    CHECK(read("a;b\n1;赣州\n2;龙南\n", semicolons).read == expected);
}

TEST_CASE("quotes, commas and line breaks within quotes belong to the value", "[faces][csv]") {
    const reading all = read("a,b\n\"x,y\",\"say \"\"ok\"\"\"\n\"\",\n\"one\r\ntwo\",3\n");
    CHECK(all.read == rows{{"x,y", "say \"ok\""}, {"", ""}, {"one\r\ntwo", "3"}});
    CHECK(all.refused.empty());
}

TEST_CASE("a record longer than the buffer arrives whole", "[faces][csv]") {
    // Every alignment of quote, separator and line end to the 64-kB buffer.
    const std::size_t buffer = std::size_t{1} << 16U;
    for (std::size_t shift = 0; shift < 12; ++shift) {
        const std::string filler(buffer - 14 + shift, 'x');
        CAPTURE(shift);
        const reading all = read("a,b\r\n" + filler + ",\"q\"\"r\"\r\n\r\n1,2\r\n");
        CHECK(all.refused.empty());
        CHECK(all.read == rows{{filler, "q\"r"}, {"1", "2"}});
    }
}

TEST_CASE("lines are counted as an editor counts them", "[faces][csv]") {
    std::istringstream in("a,b\n\"one\ntwo\",x\n\n3,y\n");
    csv_reader reader(in, "t.csv");
    REQUIRE(reader.columns({"a", "b"}));
    REQUIRE(reader.next().value());
    CHECK(reader.line() == 2);
    CHECK(reader.where(0) == place{"t.csv", "", 2, 1});
    CHECK(reader.where(1).column == 0); // begins on a later line
    REQUIRE(reader.next().value());
    CHECK(reader.line() == 5);
    CHECK(reader.where(1) == place{"t.csv", "", 5, 3});
    CHECK_FALSE(reader.cut_off());
    CHECK_FALSE(reader.next().value());
    CHECK(reader.bytes() == in.str().size());
}

TEST_CASE("the last line may lack its end, and says so", "[faces][csv]") {
    std::istringstream in("a,b\n1,2\n3,4");
    csv_reader reader(in, "t.csv");
    REQUIRE(reader.columns({"a", "b"}));
    REQUIRE(reader.next().value());
    CHECK_FALSE(reader.cut_off());
    REQUIRE(reader.next().value());
    CHECK(reader.cut_off());
    CHECK(reader.field(1) == "4");
}

TEST_CASE("optional columns may be absent", "[faces][csv]") {
    std::istringstream in("b,a\n1,2\n");
    csv_reader reader(in, "t.csv");
    REQUIRE(reader.columns({"a"}, {"note", "b"}));
    REQUIRE(reader.next().value());
    CHECK(reader.field(0) == "2");
    CHECK_FALSE(reader.has(1));
    CHECK(reader.field(1).empty());
    CHECK(reader.has(2));
    CHECK(reader.field(2) == "1");
}

TEST_CASE("a header that does not fit is refused with the column at fault", "[faces][csv]") {
    const auto refuse = [](const std::string& bytes) { return only_refusal(bytes); };
    CHECK(refuse("").code() == errc::empty_input);
    CHECK(refuse("\xef\xbb\xbf").code() == errc::empty_input);
    CHECK(refuse("\n\r\n\n").code() == errc::empty_input);
    CHECK(refuse("a\n1\n").code() == errc::missing_key);
    CHECK(refuse("a,b,a\n").code() == errc::duplicate_key);
    CHECK(refuse("a,b,a\n").where() == place{"t.csv", "", 1, 5});

    const refusal unknown = refuse("a,bb\n1,2\n");
    CHECK(unknown.code() == errc::unknown_key);
    CHECK(unknown.where() == place{"t.csv", "", 1, 3});

    std::istringstream in("code,nmae\n");
    csv_reader reader(in, "t.csv");
    const auto header = reader.columns({"code", "name"});
    REQUIRE_FALSE(header);
    CHECK_THAT(header.error().message().en, Catch::Matchers::ContainsSubstring("did you mean `name`"));

    csv_format lenient;
    lenient.other_columns = true;
    CHECK(read("x,a,b\n0,1,2\n", lenient).read == rows{{"1", "2"}});
}

TEST_CASE("a bad record is refused with its line, and reading goes on after it", "[faces][csv]") {
    const auto check = [](const std::string& line, errc code, std::size_t column) {
        CAPTURE(line);
        const reading all = read("a,b\n1,2\n" + line + "\n3,4\n");
        CHECK(all.read == rows{{"1", "2"}, {"3", "4"}});
        REQUIRE(all.refused.size() == 1);
        CHECK(all.refused.front().code() == code);
        CHECK(all.refused.front().where() == place{"t.csv", "", 3, column});
    };
    check("x", errc::malformed, 0);
    check("x,y,z", errc::malformed, 0);
    check("x,y\"z", errc::malformed, 4);
    check("x,\"y\"z", errc::malformed, 6);
    check(std::string("x,y\0z", 5), errc::malformed, 4);
    check("x,\"y\"\rz", errc::malformed, 6);
    check("x,\xff", errc::invalid_utf8, 0);
}

TEST_CASE("a lost quote costs its own line where fields have no line breaks", "[faces][csv]") {
    csv_format format;
    format.line_breaks_in_fields = false;
    const reading all = read("a,b\n1,\"2\n3,4\n", format);
    CHECK(all.read == rows{{"3", "4"}});
    REQUIRE(all.refused.size() == 1);
    CHECK(all.refused.front().code() == errc::malformed);
    CHECK(all.refused.front().where() == place{"t.csv", "", 2, 3});
}

TEST_CASE("input that ends too early is told from input that is wrong", "[faces][csv]") {
    CHECK(only_refusal("a,b\n1,2\n3").code() == errc::truncated);
    CHECK(only_refusal("a,b\n1,2\n3,\"4").code() == errc::truncated);
    CHECK(only_refusal("a,b\n1,2\n3,\"4").where().line == 3);
    CHECK(only_refusal("a,b\n1,2\n3\n").code() == errc::malformed);
}

TEST_CASE("bytes of another encoding are refused by its name", "[faces][csv]") {
    // 赣州 in GB18030; a lone 0xFF is no encoding in particular.
    const refusal gb = only_refusal("a,b\n1,\xb8\xd3\xd6\xdd\n");
    CHECK(gb.code() == errc::invalid_utf8);
    CHECK(gb.where().line == 2);
    CHECK_THAT(gb.message().en, Catch::Matchers::ContainsSubstring("GB 18030"));
    CHECK_THAT(gb.message().zh, Catch::Matchers::ContainsSubstring("GB 18030"));
    CHECK_THAT(only_refusal("a,b\n1,\xff\n").message().en, !Catch::Matchers::ContainsSubstring("GB 18030"));
    const refusal wide = only_refusal(std::string("\xff\xfe"
                                                  "a\0,\0b\0\n\0",
        10));
    CHECK(wide.code() == errc::invalid_utf8);
    CHECK_THAT(wide.message().en, Catch::Matchers::ContainsSubstring("UTF-16"));
}

TEST_CASE("a record beyond the limit is refused and not kept in memory", "[faces][csv]") {
    csv_format format;
    format.longest_record = 100;
    const reading all =
        read("a,b\n" + std::string(500, 'x') + ",1\n\"" + std::string(500, 'y') + "\",1\n3,4\n", format);
    CHECK(all.read == rows{{"3", "4"}});
    REQUIRE(all.refused.size() == 2);
    CHECK(all.refused[0].code() == errc::too_large);
    CHECK(all.refused[0].where().line == 2);
    CHECK(all.refused[1].code() == errc::too_large);
    CHECK(all.refused[1].where().line == 3);
}

TEST_CASE("a stream that fails is told from one that ends", "[faces][csv]") {
    struct : std::streambuf {
        std::streamsize xsgetn(char*, std::streamsize) override { throw 1; } // the stream turns it into badbit
    } broken;
    std::istream in(&broken);
    csv_reader reader(in, "t.csv");
    const auto header = reader.columns({"a", "b"});
    REQUIRE_FALSE(header);
    CHECK(header.error().code() == errc::cannot_read);
    CHECK(header.error().where().source == "t.csv");
}
