// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/heap.hpp"
#include "support/hostile.hpp"

#include <onezone/faces/tables/xlsx.hpp>
#include <onezone/model/change.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>
#include <zip.h>

using namespace onezone;

namespace {

using rows = std::vector<std::vector<std::string>>;
using parts = std::vector<std::pair<std::string, std::string>>;

// A zip of these parts.
std::string zipped(const parts& all, bool encrypted = false) {
    zip_error_t failed;
    zip_error_init(&failed);
    zip_source_t* const to = zip_source_buffer_create(nullptr, 0, 0, &failed);
    zip_source_keep(to);
    zip_t* const zip = zip_open_from_source(to, ZIP_CREATE | ZIP_TRUNCATE, &failed);
    REQUIRE(zip != nullptr);
    for (const auto& [name, bytes] : all) {
        const auto at = zip_file_add(zip, name.c_str(), zip_source_buffer(zip, bytes.data(), bytes.size(), 0), 0);
        REQUIRE(at >= 0);
        if (encrypted) REQUIRE(zip_file_set_encryption(zip, static_cast<zip_uint64_t>(at), ZIP_EM_AES_256, "x") == 0);
    }
    REQUIRE(zip_close(zip) == 0);
    REQUIRE(zip_source_open(to) == 0);
    std::string out;
    char piece[4096];
    for (zip_int64_t got = 0; (got = zip_source_read(to, piece, sizeof piece)) > 0;)
        out.append(piece, static_cast<std::size_t>(got));
    zip_source_close(to);
    zip_source_free(to);
    return out;
}

const std::string rels_head = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
const std::string type_head = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string related(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + type_head + type + "\" Target=\"" + target + "\"/>";
}

// A workbook of one sheet: what stands in the sheet, in the texts, in the styles, and of the workbook.
parts book_of(const std::string& sheet, const std::string& texts = {}, const std::string& styles = {},
    const std::string& about = {}) {
    return {{"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels", rels_head + related("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
        {"xl/workbook.xml",
            "<x:workbook xmlns:x=\"urn:any\" xmlns:r=\"urn:other\">" + about
                + "<x:sheets><x:sheet name=\"单位\" sheetId=\"7\" r:id=\"rId1\"/></x:sheets></x:workbook>"},
        {"xl/_rels/workbook.xml.rels",
            rels_head + related("rId1", "worksheet", "worksheets/sheet1.xml")
                + related("rId2", "styles", "/xl/styles.xml")
                + related("rId3", "sharedStrings", "../xl/sharedStrings.xml") + "</Relationships>"},
        {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>"},
        {"xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>"},
        {"xl/sharedStrings.xml", "<sst>" + texts + "</sst>"}};
}

rows cells(const parts& p) { return read_xlsx(zipped(p)).value().sheets.at(0).rows; }

refusal refused(const std::string& bytes, const xlsx_limits& limits = {}) {
    const auto r = read_xlsx(bytes, "台账.xlsx", limits);
    REQUIRE(!r);
    CHECK(r.error().where().source == "台账.xlsx");
    return r.error();
}

std::string told(const refusal& r) {
    return std::string(name_of(r.code())) + " " + r.where().pointer + " " + r.message().zh;
}

// The styles of formats with these codes, in their order, from style 1 on.
std::string formats(const std::vector<std::string>& codes) {
    std::string all;
    std::string xfs = "<xf numFmtId=\"0\"/>";
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const std::string id = std::to_string(164 + i);
        all += "<numFmt numFmtId=\"" + id + "\" formatCode=\"" + codes[i] + "\"/>";
        xfs += "<xf numFmtId=\"" + id + "\"/>";
    }
    return "<numFmts>" + all + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" + xfs
        + "</cellXfs>";
}

const std::string workbooks = ONEZONE_TESTS_SOURCE_FOLDER "/tests/data/workbooks/";

} // namespace

// office.xlsx was saved by LibreOffice 7.4; office.fods beside it says how.
TEST_CASE("a workbook as offices make them reads as what they meant", "[faces][xlsx]") {
    const workbook w = load_xlsx(workbooks + "office.xlsx");
    REQUIRE(w.sheets.size() == 4);
    CHECK(w.sheets[0].name == "单位表");
    CHECK(w.sheets[0].rows[7] == std::vector<std::string>{"信丰县", "县", "360722", "赣州市"});
    CHECK(w.sheets[0].rows[8]
        == std::vector<std::string>{"上犹县", "县", "360724", "赣州市"}); // merged with the one above
    CHECK(w.sheets[0].rows[9][4] == "300.3");                             // the sum is 300.29999999999995 as it is kept
    CHECK(w.sheets[3].rows.empty());
    const hierarchy h = read_workbook(w, "t").value();
    CHECK(h[h.at("赣州市/上犹县")].code() == code{"360724"});
    const body* const agency = h.find_body("信丰高新区管委会").value();
    CHECK(h.path_of(agency->unit) == "江西省/赣州市/信丰县/信丰高新技术产业园区"); // by a formula
    CHECK(agency->charter.value->issued == date(2019, 5, 20));
    CHECK(h.find_body("赣州市工业和信息化局").value()->charter.value->issued == date(2019, 3, 1));
    REQUIRE(h.count<tenure>() == 1);
    CHECK(h.all<tenure>().begin()->valid.from == date(2020, 2, 29));
    CHECK(h.all<tenure>().begin()->paid.value == true);
    CHECK(h.all<person>().begin()->name == "张三");
}

TEST_CASE("what is written is read back as it was, and is written alike each time", "[faces][xlsx]") {
    workbook w;
    w.source = "workbook.xlsx";
    w.sheets.push_back({"单位",
        {{"名称", "日", "数"}, {"=1+1", "2019-05-20", "12"}, {"-3", "1900-02-28", "-0.125"},
            {"'x", "2019-02-30", "0012"}, {"@a\n b ", "9999-12-31", "123456789012345"},
            {"_x000D_ _x5_\r\t", "", "1234567890123456"}, {std::string("\x01\x00|", 3), "43605", "未知"},
            {"\uFFFE𠮷<&>\"", "1900-03-01", "1e5"}},
        {cell_sort::text, cell_sort::day, cell_sort::number}});
    w.sheets.push_back({"空", {}, {}});
    const std::string bytes = write_xlsx(w).value();
    CHECK(write_xlsx(w).value() == bytes);
    workbook back = read_xlsx(bytes, w.source).value();
    for (workbook_sheet& s : w.sheets) s.columns.clear();
    CHECK(back.sheets[0].rows[2][2] == "-0.125");
    for (std::size_t r = 0; r < w.sheets[0].rows.size(); ++r) CHECK(back.sheets[0].rows.at(r) == w.sheets[0].rows[r]);
    CHECK(back == w);
    CHECK(read_xlsx(write_xlsx(back).value(), w.source).value() == w);
}

TEST_CASE("a hierarchy of hostile names comes back from its file", "[faces][xlsx]") {
    const hierarchy h = onezone_tests::hostile_hierarchy();
    const std::string path = (std::filesystem::temp_directory_path() / "onezone-xlsx-test.xlsx").string();
    const written_workbook w = write_workbook(h, "hostile");
    save_xlsx(w.content, path);
    CHECK(read_workbook(load_xlsx(path), "hostile").value() == read_workbook(w.content, "hostile").value());
    CHECK_THROWS_AS(save_xlsx(workbook(), path), error);
    CHECK_NOTHROW(load_xlsx(path)); // the good one is still there
    std::filesystem::remove(path);
    CHECK_THROWS_AS(load_xlsx(path), error);
    CHECK_THROWS_AS(save_xlsx(w.content, path + "/there/is/none"), error);
}

TEST_CASE("sheets get names that programs take, and none twice", "[faces][xlsx]") {
    workbook w;
    const std::string longest(31, 'x');
    for (const std::string& name : {std::string("a/b"), std::string("a/b"), std::string("A／B"), std::string(),
             longest + "y", longest + "z", std::string("History"), std::string("'单位'")})
        w.sheets.push_back({name, {{"x"}}, {}});
    std::vector<std::string> names;
    for (const workbook_sheet& s : read_xlsx(write_xlsx(w).value()).value().sheets) names.push_back(s.name);
    CHECK(names
        == std::vector<std::string>{
            "a／b", "a／b 2", "A／B 3", "Sheet", longest, std::string(29, 'x') + " 2", "History 2", "＇单位＇"});
}

TEST_CASE("what the format has no room for is refused by its cell", "[faces][xlsx]") {
    const auto why = [](rows r) {
        const auto written = write_xlsx({"w", {{"单位", std::move(r), {}}}});
        REQUIRE(!written);
        return told(written.error());
    };
    CHECK(why({{"a", std::string(32'768, 'x')}}) == "too_large 单位!B1 单元格放不下：超过32767个字符");
    CHECK(write_xlsx({"w", {{"单位", {{std::string(3 * 32'767, ' ')}}, {}}}}).has_value() == false);
    std::string most;
    for (int i = 0; i < 32'767; ++i) most += "园";
    CHECK(read_xlsx(write_xlsx({"w", {{"单位", {{most}}, {}}}}).value()).value().sheets[0].rows[0][0] == most);
    CHECK(why({std::vector<std::string>(16'385, "x")}).starts_with("too_large 单位!XFE1 "));
    CHECK(why(rows(1'048'577)).starts_with("too_large 单位!1048577:1048577 "));
    CHECK(why({{"\xFF"}}).starts_with("invalid_utf8 单位!A1 "));
}

TEST_CASE("cells read as their programs show them", "[faces][xlsx]") {
    CHECK(
        cells(book_of(
            "<row r=\"2\"><c r=\"B2\" t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is><r><t>园</t></r><r><t> 区_x000A__xD800_</t></r>"
            "<rPh><t>yuan</t></rPh></is></c><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>#N/A</v></c>"
            "<c t=\"str\"><f>A1</f><v></v></c><c r=\"H2\" t=\"d\"><v>2019-05-20T00:00:00</v></c><c s=\"9\"/></row>"
            "<row><c><v>7</v></c></row>",
            "<si><t>x</t></si><si><t xml:space=\"preserve\"> 单位 </t></si>"))
        == rows{{}, {"", " 单位 ", "园 区\n_xD800_", "TRUE", "FALSE", "#N/A", "", "2019-05-20"}, {"7"}});
    const auto number = [](const std::string& v) {
        return cells(book_of("<row><c><v>" + v + "</v></c></row>")).at(0).at(0);
    };
    CHECK(number("0.30000000000000004") == "0.3");
    CHECK(number("1.1000000000000001") == "1.1");
    CHECK(number("1E-3") == "0.001");
    CHECK(number("-0") == "0");
    CHECK(number("999999999999999") == "999999999999999");
    CHECK(number("9.1350203E+17") == "9.1350203E+17");
    CHECK(number("913502030000000000") == "9.1350203E+17"); // what a spreadsheet spoilt is told as such
}

TEST_CASE("days are days in every format and from either year, as far as the format shows them", "[faces][xlsx]") {
    const auto shown = [](const std::string& v, const std::string& code, bool from_1904 = false) {
        return cells(book_of("<row><c s=\"1\"><v>" + v + "</v></c></row>", {}, formats({code}),
                         from_1904 ? "<workbookPr date1904=\"1\"/>" : ""))
            .at(0)
            .at(0);
    };
    for (const char* code :
        {"yyyy-mm-dd", "yyyy\\-mm\\-dd;@", "[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", "d/m/yy",
            "[Red]e年m月d日", "YYYY/M/D", "yyyy-mm-dd hh:mm"})
        CHECK(shown("43605", code) == "2019-05-20");
    CHECK(shown("43605.75", "yyyy-mm-dd") == "2019-05-20");
    CHECK(shown("43605.75", "yyyy-mm-dd h:mm") == "2019-05-20 18:00:00");
    CHECK(shown("43605", "yyyy&quot;年&quot;m&quot;月&quot;") == "2019-05");
    CHECK(shown("43605", "m月d日") == "05-20");
    CHECK(shown("0.5", "h:mm AM/PM") == "12:00:00");
    CHECK(shown("0.5", "[h]:mm:ss") == "12:00:00");
    CHECK(shown("42143", "yyyy-mm-dd", true) == "2019-05-20");
    CHECK(shown("1", "yyyy-mm-dd") == "1900-01-01");
    CHECK(shown("59", "yyyy-mm-dd") == "1900-02-28");
    CHECK(shown("60", "yyyy-mm-dd") == "1900-02-29"); // a day that workbooks have and no calendar
    CHECK(shown("61", "yyyy-mm-dd") == "1900-03-01");
    CHECK(shown("2958465", "yyyy-mm-dd") == "9999-12-31");
    CHECK(shown("2958466", "yyyy-mm-dd") == "2958466");
    CHECK(shown("-1", "yyyy-mm-dd") == "-1");
    for (const char* code :
        {"General", "0.00", "#,##0", "0.00E+00", "@", "&quot;day&quot;0", "[DBNum1]General", "G/通用格式", "¥#,##0"})
        CHECK(shown("43605", code) == "43605");
    CHECK(shown("12345", "000000") == "012345");
    // A share is what is shown, a hundred times what is kept, without what a product adds to it.
    CHECK(shown("0.05", "0%") == "5%");
    CHECK(shown("7.0000000000000007E-2", "0.00%") == "7%");
    CHECK(shown("0.285", "0.0%;[Red]-0.0%") == "28.5%");
    CHECK(shown("-1.5", "0%") == "-150%");
    CHECK(shown("0", "0%") == "0%");
    CHECK(shown("1E20", "0%") == "1E+22%");
    CHECK(shown("1E308", "0%") == "inf%"); // which is no number
    CHECK(shown("0.05", "0.00E+00%") == "5%");
    CHECK(shown("0.05", "General%") == "5%");
    CHECK(shown("5", "0&quot;%&quot;") == "5"); // a sign that is shown and changes nothing
    CHECK(shown("5", "0\\%") == "5");
    // Those that have a number and no code.
    const auto built_in = [](const std::string& id) {
        return cells(
            book_of("<row><c s=\"0\"><v>43605</v></c></row>", {}, "<cellXfs><xf numFmtId=\"" + id + "\"/></cellXfs>"))
            .at(0)
            .at(0);
    };
    CHECK(built_in("9") == "4360500%");
    CHECK(built_in("10") == "4360500%");
    CHECK(built_in("14") == "2019-05-20");
    CHECK(built_in("31") == "2019-05-20");
    CHECK(built_in("57") == "2019-05");
    CHECK(built_in("58") == "05-20");
    CHECK(built_in("4") == "43605");
}

TEST_CASE(
    "a share reads as it does in CSV: understood where a share stands, refused where a number does", "[faces][xlsx]") {
    const auto read = [](const std::string& cell) {
        parts p = book_of(
            "<row><c t=\"str\"><v>名称</v></c><c t=\"str\"><v>类型</v></c><c t=\"str\"><v>核准面积（公顷）</v></c></row>"
            "<row><c t=\"str\"><v>甲园</v></c><c t=\"str\"><v>开发区</v></c>"
                + cell + "</row>",
            {}, formats({"0%"}));
        return read_workbook(read_xlsx(zipped(p)).value(), "t");
    };
    const auto share = read("<c s=\"1\"><v>0.05</v></c>");
    const auto typed = read("<c t=\"str\"><v>5%</v></c>");
    REQUIRE(!share);
    REQUIRE(!typed);
    CHECK(share.error() == typed.error());
}

TEST_CASE("a cell merged over rows stands in each of them, but no figure does", "[faces][xlsx]") {
    const auto merged = [](const std::string& cell, const std::string& styles = {}) {
        parts p = book_of("<row><c t=\"str\"><v>行政编制</v></c>" + cell
                + "</row><row><c t=\"str\"><v>事业编制</v></c></row><row><c t=\"str\"><v>工勤编制</v></c></row>",
            {}, styles);
        for (auto& [name, bytes] : p)
            if (name == "xl/worksheets/sheet1.xml")
                bytes.insert(bytes.find("</worksheet>"), "<mergeCells><mergeCell ref=\"B1:B3\"/></mergeCells>");
        std::vector<std::string> second;
        for (const auto& row : cells(p)) second.push_back(row.size() > 1 ? row[1] : std::string());
        return second;
    };
    using column = std::vector<std::string>;
    CHECK(merged("<c><v>20</v></c>") == column{"20", "", ""}); // a total, perhaps
    CHECK(merged("<c><v>20.123456</v></c>") == column{"20.123456", "", ""});
    CHECK(merged("<c s=\"1\"><v>0.05</v></c>", formats({"0%"})) == column{"5%", "", ""});
    CHECK(merged("<c t=\"str\"><f>A1</f><v>20</v></c>") == column{"20", "", ""}); // kept as text
    CHECK(merged("<c t=\"str\"><v>１，２００</v></c>") == column{"１，２００", "", ""});
    CHECK(merged("<c t=\"str\"><v>赣州市</v></c>") == column{"赣州市", "赣州市", "赣州市"});
    CHECK(merged("<c t=\"str\"><v>3号</v></c>") == column{"3号", "3号", "3号"});
    CHECK(merged("<c s=\"1\"><v>43605</v></c>", formats({"yyyy-mm-dd"}))
        == column{"2019-05-20", "2019-05-20", "2019-05-20"}); // no day is a total
}

TEST_CASE("formulas saved without values are refused, each by its cell", "[faces][xlsx]") {
    const refusal r = refused(zipped(book_of(
        "<row r=\"3\"><c r=\"C3\"><f>A1</f></c><c r=\"D3\"><f>A1</f><v>5</v></c><c r=\"E3\"><f>A1</f><v></v></c></row>")));
    CHECK(told(r) == "bad_value 单位!C3 公式没有存下结果：请用电子表格程序打开一次并保存");
    REQUIRE(r.others().size() == 1);
    CHECK(r.others()[0].where().pointer == "单位!E3");
}

TEST_CASE("what is no such workbook is refused for what it is", "[faces][xlsx]") {
    const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(64, '\0');
    const auto wide = [](const std::string& s) {
        std::string out;
        for (const char c : s) out += std::string(1, c) + '\0';
        return out;
    };
    CHECK(refused("").code() == errc::empty_input);
    CHECK(
        told(refused(compound + wide("EncryptedPackage"))) == "unsupported_version  工作簿加了密码：请去掉密码后另存");
    CHECK(told(refused(compound + wide("Workbook")))
        == "unsupported_version  这是 Excel 97–2003 的工作簿（.xls）：请另存为 .xlsx");
    CHECK(told(refused(compound)) == "unsupported_version  这是旧版办公软件的文件，不是 .xlsx 工作簿");
    CHECK(told(refused("名称,类型\n甲,乙\n")) == "malformed  这是文本，像是 CSV，不是 .xlsx 工作簿");
    CHECK(told(refused("\n<html><table>")).starts_with("malformed  这是网页（HTML）"));
    CHECK(told(refused("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"))
              .find("XML 表格 2003")
        != std::string::npos);
    CHECK(told(refused("\x09\x08\x10\xFF")) == "malformed  这不是 .xlsx 工作簿");
    CHECK(told(refused(zipped({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}))).find(".ods")
        != std::string::npos);
    CHECK(told(refused(zipped({{"xl/workbook.bin", "x"}}))).find(".xlsb") != std::string::npos);
    CHECK(told(refused(zipped({{"a.txt", "x"}}))) == "malformed  这是压缩包，里面不是工作簿");
    CHECK(refused(zipped(book_of("<row/>"), true)).code() == errc::unsupported_version);
}

TEST_CASE("a broken workbook is refused with its part, whatever is broken", "[faces][xlsx]") {
    const parts whole = book_of("<row><c t=\"s\"><v>0</v></c></row>", "<si><t>甲</t></si>");
    CHECK(cells(whole) == rows{{"甲"}});
    for (const auto& [name, bytes] : whole) {
        if (name == "[Content_Types].xml") continue;
        const std::string gone = name;
        parts without = whole;
        std::erase_if(without, [&](const auto& p) { return p.first == gone; });
        CHECK(told(refused(zipped(without))) == "malformed " + gone + " 工作簿缺少这个部件");
        parts cut = whole;
        for (auto& p : cut)
            if (p.first == gone) p.second.resize(p.second.size() / 2);
        CHECK(refused(zipped(cut)).where().pointer == gone);
    }
    const std::string bytes = zipped(whole);
    for (std::size_t size = 4; size < bytes.size(); size += 7)
        CHECK(!read_xlsx(std::string_view(bytes).substr(0, size)));
    std::size_t changed = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string other = bytes;
        other[at] = static_cast<char>(other[at] ^ 0x55);
        changed += read_xlsx(other) ? 0U : 1U;
    }
    CHECK(changed > bytes.size() / 4); // the rest are dates and the like
    CHECK(refused(zipped(book_of("<row><c t=\"s\"><v>0</v></c></row>"))).code() == errc::malformed); // no such text
    CHECK(refused(zipped(book_of("<row><c><v>a</v></c></row>"))).code() == errc::malformed);
    CHECK(refused(zipped(book_of("<row r=\"0\"/>"))).code() == errc::malformed);
    CHECK(refused(zipped(book_of("<row r=\"1048577\"/>"))).code() == errc::too_large);
    CHECK(refused(zipped(book_of("<row><c r=\"XFE1\"><v>1</v></c></row>"))).code() == errc::malformed);
}

TEST_CASE("a document type is refused, so that no entity is ever looked at", "[faces][xlsx]") {
    parts p = book_of("<row><c><v>1</v></c></row>");
    for (auto& [name, bytes] : p)
        if (name == "xl/workbook.xml")
            bytes = "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\"><!ENTITY y \"&x;&x;\">]>" + bytes;
    CHECK(told(refused(zipped(p))) == "malformed xl/workbook.xml 部件中有文档类型声明（DTD），工作簿里不应有");
}

TEST_CASE("what is small in the file and large unpacked is refused at the limit", "[faces][xlsx]") {
    const auto why = [](const parts& p, const xlsx_limits& limits) {
        const std::string bytes = zipped(p);
        CHECK(bytes.size() < 100'000);
        return told(refused(bytes, limits));
    };
    CHECK(why(book_of("<row><c t=\"str\"><v>" + std::string(1'000'000, 'x') + "</v></c></row>"), {1'000'000, 100})
        == "too_large xl/worksheets/sheet1.xml 解压后超出上限");
    // One text in many cells.
    std::string many;
    for (int i = 0; i < 1000; ++i) many += "<row><c t=\"s\"><v>0</v></c></row>";
    CHECK(why(book_of(many, "<si><t>" + std::string(10'000, 'x') + "</t></si>"), {1'000'000, 10'000})
        == "too_large xl/worksheets/sheet1.xml 文本总长超出上限");
    // Cells that are left out before one, rows above one.
    const std::string cells = "too_large xl/worksheets/sheet1.xml 单元格数超出上限";
    CHECK(why(book_of("<row><c r=\"XFD1\"><v>1</v></c></row>"), {1'000'000, 10'000}) == cells);
    CHECK(why(book_of("<row r=\"1048576\"><c><v>1</v></c></row>"), {1'000'000, 1'000'000}) == cells);
    // Styles that say nothing.
    std::string styles;
    for (int i = 0; i < 10'000; ++i) styles += "<xf/>";
    CHECK(why(book_of("<row/>", {}, "<cellXfs>" + styles + "</cellXfs>"), {1'000'000, 1000})
        == "too_large xl/styles.xml 单元格数超出上限");
    // One cell merged over all rows, many times.
    parts merged = book_of("<row><c t=\"str\"><v>x</v></c></row><row r=\"5000\"><c><v>1</v></c></row>");
    std::string ranges;
    for (int i = 0; i < 1000; ++i) ranges += "<mergeCell ref=\"A1:A1048576\"/>";
    for (auto& [name, bytes] : merged)
        if (name == "xl/worksheets/sheet1.xml")
            bytes.insert(bytes.size() - std::string("</worksheet>").size(), "<mergeCells>" + ranges + "</mergeCells>");
    CHECK(why(merged, {1'000'000, 1'000'000}) == cells);
}

TEST_CASE("what a part makes its reader keep or read again is bounded", "[faces][xlsx]") {
    const auto nested = [](int deep) {
        std::string sheet;
        for (int i = 0; i < deep; ++i) sheet += "<x>";
        for (int i = 0; i < deep; ++i) sheet += "</x>";
        return sheet + "<row><c><v>1</v></c></row>";
    };
    CHECK(cells(book_of(nested(62))) == rows{{"1"}});
    CHECK(told(refused(zipped(book_of(nested(63)))))
        == "malformed xl/worksheets/sheet1.xml 元素嵌套超过64层，工作簿里不应有");
    CHECK(refused(zipped(book_of(nested(1'000'000)))).code() == errc::malformed);
    // One mark: an attribute, a comment, an instruction. Text comes in pieces and is as long as it is.
    const std::string mega(std::size_t{1} << 20U, 'x');
    const std::string one = "<row><c><v>1</v></c></row>";
    for (const std::string& mark : {"<x y=\"" + mega + mega + "\"/>", "<!--" + mega + mega + "-->",
             "<?x " + mega + mega + "?>", "<" + mega + mega + "/>"})
        CHECK(told(refused(zipped(book_of(mark + one))))
            == "malformed xl/worksheets/sheet1.xml 部件中有一个标记超过 1 MB，工作簿里不应有");
    // Names are kept until the end, of elements, attributes and prefixes.
    for (const auto& [before, after] :
        {std::pair("<x", "/>"), std::pair("<x y", "=\"\"/>"), std::pair("<x xmlns:y", "=\"z\"/>")}) {
        std::string names;
        for (int i = 0; i < 300'000; ++i) names += before + std::to_string(i) + after;
        CHECK(told(refused(zipped(book_of(names + one))))
            == "too_large xl/worksheets/sheet1.xml 部件中不同的名称太多，工作簿里不应有");
    }
    std::string comments;
    for (int i = 0; i < 300'000; ++i) comments += "<!-- x -->";
    CHECK(
        cells(book_of(comments + "<x y=\"" + mega.substr(mega.size() / 2) + "\"/>" + std::string(3'000'000, ' ') + one))
        == rows{{"1"}});
    CHECK(cells(book_of("<row><c t=\"str\"><v><![CDATA[" + mega + mega + "]]></v></c></row>")) == rows{{mega + mega}});
}

TEST_CASE("parts are found in any case of letters, and no two sheets are one part", "[faces][xlsx]") {
    parts p = book_of("<row><c><v>1</v></c></row>");
    for (auto& [name, bytes] : p)
        if (name == "xl/worksheets/sheet1.xml") name = "XL/Worksheets/Sheet1.XML";
    CHECK(cells(p) == rows{{"1"}});
    for (auto& [name, bytes] : p) {
        if (name == "xl/workbook.xml")
            bytes.insert(bytes.find("</x:sheets>"), "<x:sheet name=\"机构\" sheetId=\"8\" r:id=\"rId9\"/>");
        if (name == "xl/_rels/workbook.xml.rels")
            bytes.insert(bytes.find("</Relationships>"), related("rId9", "worksheet", "worksheets/SHEET1.xml"));
    }
    CHECK(told(refused(zipped(p))) == "malformed xl/workbook.xml 工作表 `单位` 与 `机构` 是同一个部件");
}

TEST_CASE("workbooks fail at every allocation with nothing left behind", "[faces][xlsx]") {
    const workbook w{"w",
        {{"单位", {{"名称", "日"}, {"一个长得放不进短字符串的名称", "2019-05-20"}}, {cell_sort::text, cell_sort::day}},
            {"机构", {{"另一个长得放不进短字符串的名称"}}}}};
    const std::string bytes = write_xlsx(w).value();
    const auto in_temporary = [] {
        std::size_t n = 0;
        for (const auto& one : std::filesystem::directory_iterator(std::filesystem::temp_directory_path()))
            n += one.path().filename().string().starts_with("onezone-book-") ? 1U : 0U;
        return n;
    };
    const std::size_t before = in_temporary();
    std::string written;
    CHECK(onezone_tests::fail_each_allocation([&] { written = write_xlsx(w).value(); }, [] {}) > 10);
    CHECK(written == bytes);
    CHECK(in_temporary() == before);
    workbook read;
    CHECK(onezone_tests::fail_each_allocation([&] { read = read_xlsx(bytes, "w").value(); }, [] {}) > 50);
    CHECK(read.sheets[0].rows == w.sheets[0].rows);
}
