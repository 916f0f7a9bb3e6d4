// SPDX-License-Identifier: Apache-2.0
#include "spreadsheet_tables.hpp"

#include "faces/json/files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

namespace onezone {

std::span<const word> words(sheet) noexcept {
    static constexpr std::array<word, sheet_count> table{{
        {0, "units", "单位", "units"},
        {1, "agencies", "机构", "agencies"},
        {2, "posts", "职位任职", "posts and tenures"},
        {3, "staff", "编制人员", "staff and quota"},
        {4, "functions", "职能", "functions"},
    }};
    return table;
}

namespace detail {

namespace {

constexpr csv_column source{"来源", "source", false};
constexpr csv_column grade{"把握", "grade", false};
constexpr csv_column reason{"理由", "reason", false};

constexpr std::array<csv_column, units_column::count> units{
    {{"名称", "name", true}, {"类型", "kind", true}, {"上级", "parent", false}, {"在上级之内", "within", false},
        {"代码", "code", false}, {"键", "key", false}, {"级别", "tier", false}, {"类别", "category", false},
        {"位置", "location", false}, {"管理", "managing", false}, {"派出", "dispatching", false},
        {"批准", "approving", false}, {"面积（公顷）", "area", false}, {"统计归属", "statistics", false},
        {"所属开发区", "part_of", false}, {"首位产业", "first_industry", false}, {"主导产业", "industries", false},
        {"牌子", "nameplates", false}, {"代管方", "administered_by", false}, source, grade, reason}};
constexpr std::array<csv_column, agencies_column::count> agencies{
    {{"名称", "name", true}, {"单位", "unit", true}, {"类型", "kind", true}, {"键", "key", false},
        {"所属机构", "part_of", false}, {"机构规格", "rank", false}, {"法律性质", "legal_type", false},
        {"三定印发日期", "charter_issued", false}, {"三定文号", "charter_document", false},
        {"领导职数", "leading_posts", false}, {"内设机构数", "internal_bodies", false}, {"牌子", "nameplates", false},
        {"信用代码", "credit_code", false}, source, grade, reason}};
constexpr std::array<csv_column, posts_column::count> posts{
    {{"机构", "body", true}, {"职位", "title", true}, {"类型", "kind", true}, {"键", "key", false},
        {"职务层次", "rank", false}, {"岗位等级", "post_grade", false}, {"岗位类别", "category", false},
        {"职级序列", "series", false}, {"任职人", "holder", false}, {"任职人键", "holder_key", false},
        {"个人级别", "holder_rank", false}, {"起", "from", false}, {"止", "until", false}, {"方式", "mode", false},
        {"领酬", "paid", false}, {"经批准", "approved", false}, source, grade, reason}};
constexpr std::array<csv_column, staff_column::count> staff{{{"机构", "body", true}, {"项目", "sort", true},
    {"类型", "kind", true}, {"数量", "count", false}, source, grade, reason}};
constexpr std::array<csv_column, functions_column::count> functions{{{"机构", "body", true}, {"名称", "name", true},
    {"种类", "class", false}, {"键", "key", false}, {"内容", "about", false}, {"共同承担", "shared_with", false},
    {"运行顺畅", "runs_smoothly", false}, {"与产业相关", "industry_linked", false}, {"赋权方", "grantor", false},
    {"赋权方式", "form", false}, {"数量", "amount", false}, {"计量单位", "measure", false}, source, grade, reason}};

} // namespace

std::span<const csv_column> sheet_columns(sheet s) noexcept {
    switch (s) {
    case sheet::units: return units;
    case sheet::agencies: return agencies;
    case sheet::posts: return posts;
    case sheet::staff: return staff;
    case sheet::functions: return functions;
    }
    return {};
}

std::vector<sheet_row> read_rows(sheet s, const std::string& text, std::vector<refusal>& problems) {
    std::vector<sheet_row> rows;
    if (text.empty()) return rows;
    std::istringstream in(text);
    csv_reader reader(in, std::string(key_of(s)) + ".csv");
    const std::span<const csv_column> columns = sheet_columns(s);
    if (auto header = reader.columns(columns); !header) {
        problems.push_back(header.error());
        return rows;
    }
    for (;;) {
        auto next = reader.next();
        if (!next) {
            problems.push_back(next.error());
            // A whole table in another encoding is one mistake, not one a row.
            if (next.error().code() == errc::invalid_utf8 || next.error().code() == errc::cannot_read) return rows;
            continue;
        }
        if (!*next) return rows;
        sheet_row row{s, reader.line(), {}, {}};
        for (std::size_t c = 0; c < columns.size(); ++c) {
            row.cells.emplace_back(reader.field(c));
            row.at.push_back(reader.has(c) ? reader.where(c).column : 0);
        }
        if (std::any_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !cell.empty(); }))
            rows.push_back(std::move(row));
    }
}

void write_row(std::string& out, std::span<const std::string> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i != 0) out += ',';
        const std::string& cell = cells[i];
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            out += cell;
            continue;
        }
        out += '"';
        for (const char ch : cell) {
            if (ch == '"') out += '"';
            out += ch;
        }
        out += '"';
    }
    out += "\r\n";
}

} // namespace detail

std::string sheet_template(sheet s, const sheet_style& style) {
    std::vector<std::string> headers;
    for (const csv_column& c : detail::sheet_columns(s))
        headers.emplace_back(style.in == language::zh ? c.name : c.also);
    std::string out = style.byte_order_mark ? "\xef\xbb\xbf" : "";
    detail::write_row(out, headers);
    return out;
}

//=== files ===//

namespace {

std::string file_of(const std::string& folder, std::size_t table) {
    return folder + "/" + std::string(key_of(static_cast<sheet>(table))) + ".csv";
}

} // namespace

hierarchy load_spreadsheets(const std::string& folder, std::string_view id) {
    spreadsheets all;
    bool any = false;
    for (std::size_t i = 0; i < sheet_count; ++i) {
        const std::string path = file_of(folder, i);
        std::error_code ignored;
        if (!std::filesystem::exists(path, ignored)) continue;
        all.tables[i] = detail::read_file(path).value();
        any = true;
    }
    if (!any)
        throw error(refusal(errc::cannot_read,
            fill(say("{0} 中没有表格", "there is no table in {0}"), {verbatim("`" + folder + "`")})));
    return read_spreadsheets(all, id).value();
}

void save_spreadsheets(const spreadsheets& content, const std::string& folder) {
    for (std::size_t i = 0; i < sheet_count; ++i) {
        const std::string path = file_of(folder, i);
        std::ofstream out(path, std::ios::binary);
        out << content.tables[i];
        if (!out.flush())
            throw error(refusal(
                errc::cannot_write, fill(say("无法写入 {0}", "cannot write {0}"), {verbatim("`" + path + "`")})));
    }
}

} // namespace onezone
