// SPDX-License-Identifier: Apache-2.0
#include "target.hpp"

#include <onezone/faces/tables/xlsx.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <zip.h>

using namespace onezone;

namespace onezone_fuzz {

namespace {

// The parts that are fuzzed, in an input one after the other; the zip around them is made, for its checksums would keep a fuzzer out.
constexpr std::array<const char*, 4> fuzzed{
    "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"};
constexpr char between = '\x1e';

std::string zipped(std::string_view bytes) {
    static constexpr std::string_view fixed[][2] = {{"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels", R"(<r><Relationship Id="a" Type="/officeDocument" Target="xl/workbook.xml"/></r>)"},
        {"xl/_rels/workbook.xml.rels",
            R"(<r><Relationship Id="rId1" Type="/styles" Target="styles.xml"/><Relationship Id="rId2" Type="/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="/worksheet" Target="worksheets/sheet1.xml"/></r>)"}};
    zip_error_t failed;
    zip_error_init(&failed);
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> to(
        zip_source_buffer_create(nullptr, 0, 0, &failed), &zip_source_free);
    zip_source_keep(to.get());
    zip_t* const zip = zip_open_from_source(to.get(), ZIP_TRUNCATE, &failed);
    const auto add = [&](std::string_view name, std::string_view part) {
        const auto at =
            zip_file_add(zip, std::string(name).c_str(), zip_source_buffer(zip, part.data(), part.size(), 0), 0);
        must(at >= 0 && zip_set_file_compression(zip, static_cast<zip_uint64_t>(at), ZIP_CM_STORE, 0) == 0, "no zip");
    };
    for (const auto& [name, part] : fixed) add(name, part);
    for (const char* const name : fuzzed) {
        const std::size_t end = std::min(bytes.find(between), bytes.size());
        add(name, bytes.substr(0, end));
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    must(zip_close(zip) == 0 && zip_source_open(to.get()) == 0, "no zip");
    std::string out;
    std::array<char, 4096> piece{};
    for (zip_int64_t got = 0; (got = zip_source_read(to.get(), piece.data(), piece.size())) > 0;)
        out.append(piece.data(), static_cast<std::size_t>(got));
    zip_source_close(to.get());
    return out;
}

void xlsx(std::string_view bytes) {
    constexpr xlsx_limits limits{1U << 20U, 100'000};
    // As the bytes of a file, and as those of its parts.
    static_cast<void>(read_xlsx(bytes, "fuzz", limits));
    const auto read = read_xlsx(zipped(bytes), "fuzz", limits);
    if (!read)
        return must(read.error().where().known() && !read.error().message().zh.empty(), "a refusal says nothing");
    if (const auto h = read_workbook(*read, "id"); !h)
        must(h.error().where().source == "fuzz", "a refusal does not say where");
    if (read->sheets.size() > 20 || bytes.size() % 8 != 0) return; // writing takes a hundred times as long
    const auto written = write_xlsx(*read);
    if (!written) return;
    const auto again = read_xlsx(*written, "fuzz");
    must(again && again->sheets.size() == read->sheets.size(), "what was written is not read");
    for (std::size_t i = 0; i < read->sheets.size(); ++i) {
        const auto cell = [](const workbook_sheet& in, std::size_t r, std::size_t c) {
            return r < in.rows.size() && c < in.rows[r].size() ? in.rows[r][c] : std::string();
        };
        const workbook_sheet& was = read->sheets[i];
        for (std::size_t r = 0; r < was.rows.size(); ++r)
            for (std::size_t c = 0; c < was.rows[r].size(); ++c)
                must(cell(again->sheets[i], r, c) == was.rows[r][c], "a cell does not come back", was.rows[r][c]);
    }
}

std::vector<std::string> workbooks() {
    const std::string sheets =
        R"(<w xmlns:r="u"><workbookPr date1904="0"/><sheets><sheet name="单位" r:id="rId3"/></sheets></w>)";
    const std::string styles =
        R"(<s><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></s>)";
    const std::string texts =
        R"(<sst><si><t>名称</t></si><si><r><t>类</t></r><r><t>型_x000A_</t></r><rPh><t>x</t></rPh></si></sst>)";
    const std::string sheet =
        R"(<w><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c t="inlineStr"><is><t>甲</t></is></c><c t="str"><f>A1</f><v>县</v></c><c t="b"><v>1</v></c><c s="1"><v>43605.5</v></c><c t="e"><v>#REF!</v></c><c t="d"><v>2019-05-20T00:00:00</v></c></row></sheetData><mergeCells><mergeCell ref="A2:A5"/></mergeCells></w>)";
    return {
        sheets + between + styles + between + texts + between + sheet, source_file("tests/data/workbooks/office.xlsx")};
}

} // namespace

std::vector<target> workbook_targets() { return {{"xlsx", xlsx, workbooks}}; }

} // namespace onezone_fuzz
