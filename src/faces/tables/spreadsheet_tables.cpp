// SPDX-License-Identifier: Apache-2.0
#include "spreadsheet_tables.hpp"

#include "faces/json/files.hpp"
#include "ground/blank.hpp"
#include "ground/encoding.hpp"
#include "ground/gb18030.hpp"
#include "ground/lasting.hpp"
#include "ground/wording.hpp"
#include "spreadsheet_cells.hpp"

#include <onezone/ground/decimal.hpp>

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>
#include <vector>

namespace onezone {

std::span<const word> words(sheet) noexcept {
    static constexpr std::array<word, sheet_count> table{{
        {0, "units", "单位", "units"},
        {1, "agencies", "机构", "agencies"},
        {2, "posts", "职位任职", "posts and tenures"},
        {3, "staff", "编制人员", "staff and quota"},
        {4, "functions", "职能", "functions"},
        {5, "loans", "借调", "staff lent"},
        {6, "joint_offices", "合署办公", "joint offices"},
        {7, "facts", "自定事实", "facts of one's own"},
        {8, "complete", "齐全的名单", "complete lists"},
    }};
    return table;
}

namespace detail {

//=== columns ===//

namespace {

// Headings of tables written before 0.2, by key, and who must have a column.
struct earlier {
    std::string_view key;
    std::string_view headings;
    bool required = false;
};

sheet_column key_column() { return {"key", "键", {}, false}; }

std::vector<sheet_column> joined(std::initializer_list<std::vector<sheet_column>> parts) {
    std::vector<sheet_column> all;
    for (const std::vector<sheet_column>& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

std::vector<sheet_column> with(std::vector<sheet_column> columns, std::span<const earlier> known) {
    for (sheet_column& c : columns)
        for (const earlier& e : known) {
            if (c.key != e.key) continue;
            c.required = e.required;
            if (!e.headings.empty()) c.also += (c.also.empty() ? "" : "|") + std::string(e.headings);
        }
    return columns;
}

std::vector<sheet_column> naming(std::initializer_list<std::string_view> keys, std::vector<sheet_column> columns) {
    for (sheet_column& c : columns) c.one_name = std::find(keys.begin(), keys.end(), c.key) != keys.end();
    return columns;
}

std::vector<sheet_column> columns_of_units() {
    static constexpr earlier known[] = {{"name", "", true}, {"kind", "", true}, {"parent", "上级"}, {"tier", "级别"},
        {"category", "类别"}, {"location", "位置"}, {"managing", "管理"}, {"dispatching", "派出"},
        {"approving", "批准"}, {"area", "面积（公顷）"}, {"lead_industries", "industries"}, {"nameplates", "牌子"}};
    return with(joined({sheet_columns_of<unit_record>(true, false), {{"within", "在上级之内", {}, false}, key_column()},
                    sheet_columns_of<unit_record>(false, true), sheet_columns_of<zone>(),
                    {{"administered_by", "代管方", {}, false}}}),
        known);
}

std::vector<sheet_column> columns_of_agencies() {
    static constexpr earlier known[] = {{"name", "", true}, {"unit", "单位", true}, {"kind", "类型", true},
        {"part_of", "所属机构"}, {"legal_type", "法律性质"}, {"charter_issued", "三定印发日期"},
        {"charter_document", "三定文号"}, {"nameplates", "牌子"}, {"credit_code", "信用代码"}};
    return with(
        joined({sheet_columns_of<body>(true, false), {key_column()}, sheet_columns_of<body>(false, true)}), known);
}

std::vector<sheet_column> columns_of_posts() {
    static constexpr earlier known[] = {{"body", "机构", true}, {"title", "职位", true}, {"kind", "类型", true},
        {"mode", "方式"}, {"paid", "领酬"}, {"approved", "经批准"}};
    return with(joined({sheet_columns_of<post>(true, false), {key_column()}, sheet_columns_of<post>(false, true),
                    sheet_columns_of<person>(true, false), {{"holder_key", "任职人键", {}, false}},
                    sheet_columns_of<person>(false, true), sheet_columns_of<tenure>()}),
        known);
}

// A row is one tally of a body.
std::vector<sheet_column> columns_of_staff() {
    static constexpr earlier known[] = {{"body", "", true}, {"sort", "", true}, {"kind", "类型", true}};
    return with(
        joined({{{"body", "机构", {}, false}, {"sort", "项目", {}, false}}, sheet_columns_of<tally<quota_kind>>()}),
        known);
}

std::vector<sheet_column> columns_of_functions() {
    static constexpr earlier known[] = {{"holder", "机构|body", true}, {"name", "", true}, {"class", "种类"},
        {"function", "内容|about"}, {"shared_with", "共同承担"}, {"runs_smoothly", "运行顺畅"},
        {"industry_linked", "与产业相关"}, {"grantor", "赋权方"}};
    return with(
        joined({sheet_columns_of<holding>(true, false), {key_column()}, sheet_columns_of<holding>(false, true)}),
        known);
}

// A row is one of a list of a body.
template <class Part>
std::vector<sheet_column> columns_of_body_list(std::span<const earlier> known) {
    return with(joined({{{"body", "机构", {}, false}}, sheet_columns_of<Part>()}), known);
}
std::vector<sheet_column> columns_of_loans() {
    static constexpr earlier known[] = {{"body", "借出机构", true}, {"status", "", true}};
    return columns_of_body_list<staff_loan>(known);
}
std::vector<sheet_column> columns_of_joint_offices() {
    static constexpr earlier known[] = {{"body", "", true}, {"with", "", true}};
    return columns_of_body_list<joint_office>(known);
}

std::vector<sheet_column> columns_of_facts() {
    static constexpr earlier known[] = {
        {"name", "名称", true}, {"unit", "单位"}, {"body", "机构"}, {"post", "职位"}, {"person", "人员"}};
    return with(sheet_columns_of<own_fact>(), known);
}

std::vector<sheet_column> columns_of_statements() {
    static constexpr earlier known[] = {{"list", "", true}, {"unit", "单位"}, {"body", "机构"}, {"post", "职位"}};
    return with(sheet_columns_of<completeness>(), known);
}

} // namespace

sheet_layout::sheet_layout(std::vector<sheet_column> columns) : columns_(std::move(columns)) {
    for (const auto& [key, zh] : {std::pair("source", "来源"), std::pair("grade", "把握"), std::pair("reason", "理由")})
        columns_.push_back({key, zh, {}, false});
    for (sheet_column& c : columns_) {
        places_.emplace(c.key, places_.size());
        c.also = c.key + (c.also.empty() ? "" : "|") + c.also; // the first is the English heading
        headings_.push_back({c.zh, c.also, c.required});
    }
}

const sheet_layout& layout_of(sheet s) {
    static const lasting<sheet_layout> units(std::in_place, naming({"name", "first_industry"}, columns_of_units()));
    static const lasting<sheet_layout> agencies(std::in_place, naming({"name"}, columns_of_agencies()));
    static const lasting<sheet_layout> posts(std::in_place, naming({"title", "holder"}, columns_of_posts()));
    static const lasting<sheet_layout> staff(std::in_place, columns_of_staff());
    static const lasting<sheet_layout> functions(std::in_place, naming({"name"}, columns_of_functions()));
    static const lasting<sheet_layout> loans(std::in_place, columns_of_loans());
    static const lasting<sheet_layout> joint_offices(std::in_place, columns_of_joint_offices());
    static const lasting<sheet_layout> facts(std::in_place, naming({"name", "person"}, columns_of_facts()));
    static const lasting<sheet_layout> complete(std::in_place, columns_of_statements());
    switch (s) {
    case sheet::units: return *units;
    case sheet::agencies: return *agencies;
    case sheet::posts: return *posts;
    case sheet::staff: return *staff;
    case sheet::functions: return *functions;
    case sheet::loans: return *loans;
    case sheet::joint_offices: return *joint_offices;
    case sheet::facts: return *facts;
    case sheet::complete: break;
    }
    return *complete;
}

//=== rows ===//

namespace {

// The length of the blank at the front; 0 where none stands there.
std::size_t blank_at(std::string_view s) noexcept {
    if (s.empty() || s.front() == '\0') return 0;
    if (static_cast<unsigned char>(s.front()) <= ' ') return 1;
    std::string_view rest = s;
    return is_space(next_code_point(rest)) ? s.size() - rest.size() : 0;
}

// Line ends of old spreadsheet programs: where the first is a lone CR, all outside quotes are.
std::string with_line_feeds(const std::string& text) {
    std::string out = text;
    bool quoted = false;
    bool begun = false;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i] == '"') quoted = !quoted;
        if (quoted || (out[i] != '\r' && out[i] != '\n')) continue;
        if (!begun && (out[i] == '\n' || (i + 1 < out.size() && out[i + 1] == '\n'))) return text;
        begun = true;
        if (out[i] == '\r') out[i] = '\n';
    }
    return out;
}

struct found_header {
    char separator = ',';
    std::size_t rows_above = 0; // titles and the like
};

csv_format as_offices_write(char separator) {
    csv_format format;
    format.lenient = true;
    format.separator = separator;
    return format;
}

// Where more headings stand than `most`, there is the header.
void look_for_header(
    const sheet_layout& layout, csv_reader&& reader, char separator, std::size_t& most, found_header& best) {
    constexpr std::size_t rows = 10;
    for (std::size_t n = 0; n < rows; ++n) {
        const auto row = reader.next_row();
        if (row && !*row) return;
        if (!row) continue;
        const std::size_t known = reader.count_headings(layout.headings());
        if (known > most) {
            most = known;
            best = {separator, n};
        }
    }
}

// The row and the separator that give the most headings.
found_header find_header(const sheet_layout& layout, const std::string& text) {
    found_header best;
    std::size_t most = 0;
    for (const char separator : {',', ';', '\t'}) {
        std::istringstream in(text.substr(0, std::size_t{1} << 16U));
        look_for_header(layout, csv_reader(in, {}, as_offices_write(separator)), separator, most, best);
    }
    return best;
}

// Columns that offices have beside what is read.
constexpr std::array<csv_column, 2> aside_columns{
    {{"no", "序号|no.|s/n|#", false}, {"remarks", "备注|附注|remark|note|notes", false}}};

// 1, 1.2, （三）, 十一、: it says no more than which row it is.
bool is_running_number(std::string_view cell) {
    const std::string narrow = half_width(cell);
    for (std::string_view rest = narrow; !rest.empty();) {
        static constexpr std::array<std::string_view, 13> numerals{
            "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "零", "、"};
        const auto found = std::find_if(
            numerals.begin(), numerals.end(), [&](std::string_view numeral) { return rest.starts_with(numeral); });
        if (found == numerals.end() && std::string_view("0123456789.-()").find(rest.front()) == std::string_view::npos)
            return false;
        rest.remove_prefix(found == numerals.end() ? 1 : found->size());
    }
    return true;
}

bool is_chinese(std::string_view heading) {
    return std::any_of(heading.begin(), heading.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80U; });
}

// A heading as messages have it: on one line and not too long to read.
std::string shown_heading(std::string_view heading, const std::string& key) {
    constexpr std::size_t longest = 120;
    std::string out;
    for (std::string_view rest = trimmed(heading); !rest.empty();) {
        const std::size_t blank = blank_at(rest);
        if (blank != 0 && out.back() != ' ') out += ' ';
        if (blank == 0) out += rest.front();
        rest.remove_prefix(std::max<std::size_t>(blank, 1));
    }
    return out.size() > longest ? key : out;
}

// What stands before text that would be taken for a formula; whoever writes that in a name gets one more, so that it can be taken off again.
constexpr char text_mark = '\'';

// How many of these marks stand before what would begin a formula; npos where nothing would.
std::size_t marks_before_formula(std::string_view cell) {
    const std::size_t at = cell.find_first_not_of(text_mark);
    return at != std::string_view::npos && std::string_view("=+-@\t\r").find(cell[at]) != std::string_view::npos
        ? at
        : std::string_view::npos;
}

bool is_number(std::string_view cell) {
    if (cell[0] == '+') cell.remove_prefix(1);
    return static_cast<bool>(parse_decimal(cell));
}

std::string guarded(std::string cell, const sheet_style& style) {
    const std::size_t marks = marks_before_formula(cell);
    const bool needs = marks != std::string_view::npos && (marks != 0 || (style.guard_formulas && !is_number(cell)));
    if (needs) cell.insert(cell.begin(), text_mark);
    return cell;
}

// What spreadsheet programs write where a formula has no value.
bool is_mistake(std::string_view cell) {
    static constexpr std::array<std::string_view, 8> all{
        "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"};
    return cell.starts_with('#') && std::find(all.begin(), all.end(), cell) != all.end();
}

// The rows below the header, at which `reader` stands.
std::vector<sheet_row> read_rows(
    const sheet_layout& layout, csv_reader& reader, sheet_text& in, std::vector<refusal>& problems, bool guards) {
    std::vector<sheet_row> rows;
    std::vector<csv_column> wanted(layout.headings().begin(), layout.headings().end());
    wanted.insert(wanted.end(), aside_columns.begin(), aside_columns.end());
    if (auto read = reader.columns(wanted); !read) {
        problems.push_back(read.error());
        return rows;
    }
    for (std::size_t a = 0; a < aside_columns.size(); ++a)
        if (reader.has(layout.size() + a))
            in.asides[a].heading = shown_heading(reader.heading(layout.size() + a), std::string(aside_columns[a].name));
    std::size_t chinese = 0;
    std::size_t others = 0;
    for (std::size_t c = 0; c < layout.size(); ++c)
        if (reader.has(c)) ++(is_chinese(reader.heading(c)) ? chinese : others);
    for (std::size_t c = 0; c < layout.size(); ++c)
        in.headings[c] = reader.has(c) ? shown_heading(reader.heading(c), layout[c].key)
                                       : (chinese >= others ? layout[c].zh : layout[c].key);
    for (;;) {
        auto next = reader.next();
        if (!next) {
            problems.push_back(next.error());
            // A whole table in another encoding is one mistake, not one a row.
            if (next.error().code() == errc::invalid_utf8 || next.error().code() == errc::cannot_read) return rows;
            continue;
        }
        if (!*next) return rows;
        sheet_row row{&layout, &in, reader.line(), {}, {}};
        bool mistaken = false;
        for (std::size_t c = 0; c < layout.size(); ++c) {
            std::string cell(reader.quoted(c) ? reader.field(c) : trimmed(reader.field(c)));
            if (is_mistake(cell)) {
                mistaken = true;
                problems.push_back(refusal(errc::bad_value,
                    fill(say("列“{0}”：公式出错，没有算出值：{1}", "column “{0}”: a formula has no value: {1}"),
                        {verbatim(in.headings[c]), quote(cell)}))
                                       .at(reader.where(c)));
            }
            row.cells.push_back(guards ? unguarded(std::move(cell)) : std::move(cell));
            row.at.push_back(reader.has(c) ? reader.where(c).column : 0);
        }
        for (std::size_t a = 0; a < aside_columns.size(); ++a) {
            const std::size_t column = layout.size() + a;
            const std::string_view cell = trimmed(reader.field(column));
            if (cell.empty() || (a == 0 && is_running_number(cell))) continue;
            if (in.asides[a].cells++ != 0) continue;
            in.asides[a].line = reader.line();
            in.asides[a].column = reader.where(column).column;
        }
        if (!mistaken
            && std::any_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !cell.empty(); }))
            rows.push_back(std::move(row));
    }
}

} // namespace

std::string unguarded(std::string cell) {
    const std::size_t marks = marks_before_formula(cell);
    if (marks != std::string_view::npos && marks != 0) cell.erase(0, 1);
    return cell;
}

std::vector<sheet_row> read_rows(const sheet_layout& layout, std::span<const std::vector<std::string>> sheet,
    sheet_text& in, std::vector<refusal>& problems) {
    in.headings.assign(layout.size(), {});
    found_header header;
    std::size_t most = 0;
    const csv_format format = as_offices_write(',');
    look_for_header(layout, csv_reader(sheet, {}, format), ',', most, header);
    csv_reader reader(sheet, in.file, format);
    for (std::size_t i = 0; i < header.rows_above; ++i) static_cast<void>(reader.next_row());
    return read_rows(layout, reader, in, problems, false);
}

std::vector<sheet_row> read_rows(
    const sheet_layout& layout, const std::string& text, sheet_text& in, std::vector<refusal>& problems, bool gb18030) {
    in.headings.assign(layout.size(), {});
    if (text.empty()) return {};
    if (gb18030 && !is_utf8(text)) {
        auto converted = from_gb18030(text);
        if (converted) return read_rows(layout, *converted, in, problems, false);
        problems.push_back(std::move(converted).error().at({in.file, {}, 0, 0}));
        return {};
    }
    const std::string lines = with_line_feeds(text);
    const found_header header = find_header(layout, lines);
    std::istringstream stream(lines);
    csv_reader reader(stream, in.file, as_offices_write(header.separator));
    for (std::size_t i = 0; i < header.rows_above; ++i) static_cast<void>(reader.next_row());
    return read_rows(layout, reader, in, problems, true);
}

void write_row(std::string& out, std::span<const std::string> cells, const sheet_style& style) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i != 0) out += ',';
        const std::string cell = guarded(cells[i], style);
        // What is in quotes keeps the blanks around it.
        if (cell.find_first_of(std::string_view(",\"\r\n\0", 5)) == std::string::npos
            && trimmed(cell).size() == cell.size()) {
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
void write_row(std::string& out, std::span<const text> cells, const sheet_style& style) {
    std::vector<std::string> said(cells.size());
    std::transform(cells.begin(), cells.end(), said.begin(), [&](const text& t) { return t.in(style.in); });
    write_row(out, std::span<const std::string>(said), style);
}

//=== what stands in cells ===//

std::string_view trimmed(std::string_view s) noexcept {
    while (const std::size_t blank = blank_at(s)) s.remove_prefix(blank);
    for (;;) {
        std::size_t last = s.size(); // where the last character begins
        while (last != 0 && s.size() - last < 3 && (static_cast<unsigned char>(s[--last]) & 0xC0U) == 0x80U) {}
        if (s.empty() || blank_at(s.substr(last)) != s.size() - last) return s;
        s.remove_suffix(s.size() - last);
    }
}

std::string half_width(std::string_view s) {
    s = trimmed(s);
    std::string out;
    for (std::size_t i = 0; i < s.size(); ++i) {
        // U+FF01 to U+FF5E are those of ASCII, in their order.
        const auto byte = [&](std::size_t at) { return at < s.size() ? static_cast<unsigned char>(s[at]) : 0U; };
        const unsigned point = byte(i) == 0xefU ? ((byte(i + 1) & 0x3fU) << 6U) | (byte(i + 2) & 0x3fU) | 0xf000U : 0U;
        if (point < 0xff01U || point > 0xff5eU) {
            out += s[i];
            continue;
        }
        out += static_cast<char>(point - 0xff01U + '!');
        i += 2;
    }
    return out;
}

std::optional<std::vector<std::string>> listed(std::string_view cell) {
    std::vector<std::string> items;
    for (std::string_view rest = trimmed(cell); !rest.empty();) {
        std::string item;
        if (rest.front() == '"') {
            std::size_t at = 1;
            bool closed = false;
            while (at < rest.size() && !closed) {
                const bool twice = rest.substr(at).starts_with("\"\"");
                closed = rest[at] == '"' && !twice;
                if (!closed) item += rest[at];
                at += twice ? 2 : 1;
            }
            if (!closed) return std::nullopt;
            rest.remove_prefix(at);
            rest = trimmed(rest);
            if (!rest.empty() && separator_at(rest) == 0) return std::nullopt;
            items.push_back(std::move(item));
        } else {
            std::size_t at = 0;
            while (at < rest.size() && separator_at(rest.substr(at)) == 0) ++at;
            const std::string_view plain = trimmed(rest.substr(0, at));
            if (!plain.empty()) items.emplace_back(plain);
            rest.remove_prefix(at);
        }
        rest.remove_prefix(separator_at(rest));
        rest = trimmed(rest);
    }
    return items;
}

std::optional<std::string> one_name(std::string_view cell) {
    const auto all = listed(cell);
    if (!all || all->size() > 1) return std::nullopt;
    if (cell.starts_with('"')) return all->front();
    // With a separator beside it there was to be another.
    return all->empty() || all->front() == trimmed(cell) ? std::optional<std::string>(cell) : std::nullopt;
}

std::string list_cell(std::span<const std::string> items) {
    std::string cell;
    for (const std::string& item : items) {
        if (&item != &items.front()) cell += ';';
        const auto alone = listed(item);
        if (alone && alone->size() == 1 && alone->front() == item) {
            cell += item;
            continue;
        }
        cell += '"';
        for (const char c : item) {
            if (c == '"') cell += '"';
            cell += c;
        }
        cell += '"';
    }
    return cell;
}

std::string iso_date(std::string_view s) {
    const std::string narrow = half_width(s);
    std::array<std::string, 3> parts;
    std::string_view rest = narrow;
    for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        if (digits == 0 || digits > (i == 0 ? 4U : 2U)) return narrow;
        parts[i] = rest.substr(0, digits);
        if (i != 0 && digits == 1) parts[i].insert(0, "0");
        rest.remove_prefix(digits);
        static constexpr std::array<std::string_view, 3> signs{"年", "月", "日"};
        if (rest.starts_with(signs[i]))
            rest.remove_prefix(signs[i].size());
        else if (i == 2 && rest.starts_with("号"))
            rest.remove_prefix(std::string_view("号").size());
        else if (i < 2 && !rest.empty() && std::string_view("-/.").find(rest.front()) != std::string_view::npos)
            rest.remove_prefix(1);
        else if (i < 2)
            return narrow;
    }
    for (const std::string_view midnight :
        {" 0:00:00", " 00:00:00", " 0:00", " 00:00"}) // as some programs export a day
        if (rest == midnight) rest = {};
    return rest.empty() && parts[0].size() == 4 ? parts[0] + "-" + parts[1] + "-" + parts[2] : narrow;
}

std::string bare_code(std::string_view s) {
    std::string narrow = half_width(s);
    if (narrow.starts_with("=\"") && narrow.ends_with('"') && narrow.size() > 3)
        return narrow.substr(2, narrow.size() - 3);
    if (narrow.starts_with(text_mark)) narrow.erase(0, 1);
    return narrow;
}

std::string plain_number(std::string_view s) {
    std::string narrow = half_width(s);
    const std::size_t end = std::min(narrow.find('.'), narrow.size());
    const std::size_t first = narrow.find(',');
    if (first == std::string::npos || first == 0 || first > 3 + (narrow[0] == '-' ? 1U : 0U)) return narrow;
    for (std::size_t at = first; at < end; at += 4)
        if (narrow[at] != ',' || at + 4 > end || narrow.find(',', at + 1) < at + 4) return narrow;
    if (narrow.find(',', end) != std::string::npos) return narrow;
    std::erase(narrow, ',');
    return narrow;
}

} // namespace detail

std::string sheet_template(sheet s, const sheet_style& style) {
    const detail::sheet_layout& layout = detail::layout_of(s);
    std::vector<std::string> headers;
    for (std::size_t c = 0; c < layout.size(); ++c)
        headers.push_back(style.in == language::zh ? layout[c].zh : layout[c].key);
    std::string out = style.byte_order_mark ? std::string(detail::byte_order_mark) : std::string();
    detail::write_row(out, headers, style);
    return out;
}

//=== files ===//

namespace {

std::string file_of(const std::string& folder, std::size_t table) {
    return folder + "/" + std::string(key_of(static_cast<sheet>(table))) + ".csv";
}

} // namespace

hierarchy load_spreadsheets(const std::string& folder, std::string_view id, const sheet_reading& how) {
    spreadsheets all;
    bool any = false;
    for (std::size_t i = 0; i < sheet_count; ++i) {
        const std::string path = file_of(folder, i);
        if (!detail::is_there(path).value()) continue;
        all.tables[i] = detail::read_file(path).value();
        any = true;
    }
    if (!any)
        throw error(refusal(
            errc::cannot_read, fill(say("{0} 中没有表格", "there is no table in {0}"), {detail::quote(folder, 200)}))
                        .at({folder, {}, 0, 0}));
    return read_spreadsheets(all, id, how).value();
}

void save_spreadsheets(const spreadsheets& content, const std::string& folder) {
    std::vector<detail::new_file> files;
    for (std::size_t i = 0; i < sheet_count; ++i) files.push_back({file_of(folder, i), content.tables[i]});
    detail::write_files(files).value();
}

} // namespace onezone
