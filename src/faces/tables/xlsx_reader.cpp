// SPDX-License-Identifier: Apache-2.0
#include "faces/json/files.hpp"
#include "ground/try.hpp"
#include "ground/wording.hpp"
#include "workbook_sheets.hpp"
#include "xlsx_formats.hpp"
#include "xlsx_package.hpp"

#include <onezone/faces/tables/xlsx.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace onezone {

namespace {

using namespace detail;

//=== what it is, where it is none ===//

bool has(std::string_view bytes, std::string_view what) { return bytes.find(what) != std::string_view::npos; }

// As compound files of Microsoft's spell names: two bytes a letter.
std::string in_utf16(std::string_view name) {
    std::string out;
    for (const char c : name) {
        out += c;
        out += '\0';
    }
    return out;
}

std::optional<refusal> no_zip(std::string_view bytes) {
    if (bytes.empty()) return refusal(errc::empty_input, say("文件是空的", "the file is empty"));
    constexpr std::string_view zip = "PK\x03\x04";
    constexpr std::string_view compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    if (bytes.starts_with(zip)) return std::nullopt;
    if (bytes.starts_with(compound)) {
        if (has(bytes, in_utf16("EncryptedPackage")))
            return refusal(errc::unsupported_version,
                say("工作簿加了密码：请去掉密码后另存", "the workbook is encrypted: save it without a password"));
        if (has(bytes, in_utf16("Workbook")) || has(bytes, in_utf16("Book")))
            return refusal(errc::unsupported_version,
                say("这是 Excel 97–2003 的工作簿（.xls）：请另存为 .xlsx",
                    "it is a workbook of Excel 97 to 2003 (.xls): save it as .xlsx"));
        return refusal(errc::unsupported_version,
            say("这是旧版办公软件的文件，不是 .xlsx 工作簿",
                "it is a file of an old office program, no .xlsx workbook"));
    }
    const std::string_view first = bytes.substr(0, 1024);
    if (has(first, "urn:schemas-microsoft-com:office:spreadsheet"))
        return refusal(errc::unsupported_version,
            say("这是“XML 表格 2003”：请另存为 .xlsx", "it is an “XML Spreadsheet 2003”: save it as .xlsx"));
    if (has(first, "<html") || has(first, "<HTML") || has(first, "<table") || has(first, "<TABLE"))
        return refusal(errc::malformed,
            say("这是网页（HTML），只是名称像工作簿：请用电子表格程序打开后另存为 .xlsx",
                "it is a page of HTML that is called like a workbook: open it in a spreadsheet program and save it as .xlsx"));
    if (is_utf8(first.substr(0, first.rfind('\n'))) && first.find('\0') == std::string_view::npos)
        return refusal(errc::malformed,
            say("这是文本，像是 CSV，不是 .xlsx 工作簿", "it is text, perhaps CSV, and no .xlsx workbook"));
    return refusal(errc::malformed, say("这不是 .xlsx 工作簿", "it is no .xlsx workbook"));
}

std::optional<refusal> other_zip(const xlsx_package& zip) {
    if (zip.has("xl/workbook.bin"))
        return refusal(errc::unsupported_version,
            say("这是二进制工作簿（.xlsb）：请另存为 .xlsx", "it is a binary workbook (.xlsb): save it as .xlsx"));
    if (zip.beginning_of("mimetype").starts_with("application/vnd.oasis.opendocument"))
        return refusal(errc::unsupported_version,
            say("这是开放文档（.ods 等）：请另存为 .xlsx",
                "it is an OpenDocument (.ods or the like): save it as .xlsx"));
    if (!zip.has("[Content_Types].xml"))
        return refusal(errc::malformed, say("这是压缩包，里面不是工作簿", "it is a zip that holds no workbook"));
    return std::nullopt;
}

//=== parts ===//

// Counts what a workbook holds, whatever its parts hold.
class allowance {
public:
    explicit allowance(const xlsx_limits& limits) : cells_(limits.cells), bytes_(limits.bytes) {}
    void take_cells(std::size_t n) { take(cells_, n, say("单元格数超出上限", "there are more cells than the limit")); }
    void take_bytes(std::size_t n) { take(bytes_, n, say("文本总长超出上限", "there is more text than the limit")); }

private:
    static void take(std::size_t& left, std::size_t n, const text& message) {
        if (n > left) throw heard_wrong{{errc::too_large, message}};
        left -= n;
    }
    std::size_t cells_;
    std::size_t bytes_;
};

struct relation {
    std::string type; ///< the end of it
    std::string target;
};

// Where a part's relations stand.
std::string relations_of(const std::string& part) {
    const std::size_t name = part.rfind('/') + 1;
    return part.substr(0, name) + "_rels/" + part.substr(name) + ".rels";
}

// `../styles.xml`, seen from `xl/worksheets/sheet1.xml`.
std::string resolved(const std::string& from, std::string_view target) {
    std::vector<std::string_view> names;
    const auto walk = [&](std::string_view path) {
        for (std::size_t at = 0; at <= path.size();) {
            const std::size_t end = std::min(path.find('/', at), path.size());
            const std::string_view name = path.substr(at, end - at);
            if (name == ".." && !names.empty()) names.pop_back();
            if (!name.empty() && name != "." && name != "..") names.push_back(name);
            at = end + 1;
        }
    };
    if (!target.starts_with('/')) walk(std::string_view(from).substr(0, from.rfind('/') + 1));
    walk(target);
    std::string out;
    for (const std::string_view name : names) out += (out.empty() ? "" : "/") + std::string(name);
    return out;
}

class relations final : public xml_hearer {
public:
    relations(std::string of, allowance& may) : of_(std::move(of)), may_(&may) {}
    void begin(std::string_view name, const xml_attributes& with) override {
        if (name != "Relationship" || with["TargetMode"] == "External") return;
        may_->take_cells(1);
        const std::string_view type = with["Type"];
        all[std::string(with["Id"])] = {std::string(type.substr(type.rfind('/') + 1)), resolved(of_, with["Target"])};
    }
    void end(std::string_view) override {}
    void says(std::string_view) override {}
    [[nodiscard]] std::string first(std::string_view type) const {
        for (const auto& [id, one] : all)
            if (one.type == type) return one.target;
        return {};
    }

    std::map<std::string, relation, std::less<>> all;

private:
    std::string of_;
    allowance* may_;
};

class book final : public xml_hearer {
public:
    struct listed {
        std::string name, relation;
    };
    explicit book(allowance& may) : may_(&may) {}
    void begin(std::string_view name, const xml_attributes& with) override {
        if (name == "workbookPr") from_1904 = with["date1904"] == "1" || with["date1904"] == "true";
        if (name != "sheet") return;
        may_->take_cells(1);
        sheets.push_back({std::string(with["name"]), std::string(with["id"])});
    }
    void end(std::string_view) override {}
    void says(std::string_view) override {}

    bool from_1904 = false;
    std::vector<listed> sheets;

private:
    allowance* may_;
};

template <class Number>
std::optional<Number> number_in(std::string_view text) {
    Number n{};
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), n);
    return failed == std::errc() && end == text.data() + text.size() ? std::optional(n) : std::nullopt;
}

// The format of each style of cells.
class styles final : public xml_hearer {
public:
    explicit styles(allowance& may) : may_(&may) {}
    void begin(std::string_view name, const xml_attributes& with) override {
        if (name == "numFmt" || name == "xf") may_->take_cells(1);
        const auto id = number_in<unsigned>(with["numFmtId"]);
        if (name == "numFmt" && id) own_[*id] = format_of(with["formatCode"]);
        if (name == "cellXfs") of_cells_ = true;
        if (name != "xf" || !of_cells_) return;
        const auto own = own_.find(id.value_or(0));
        of_style.push_back(own != own_.end() ? own->second : built_in_format(id.value_or(0)));
    }
    void end(std::string_view name) override {
        if (name == "cellXfs") of_cells_ = false;
    }
    void says(std::string_view) override {}

    std::vector<number_format> of_style;

private:
    allowance* may_;
    std::map<unsigned, number_format> own_;
    bool of_cells_ = false;
};

// Text in runs, without the readings written above them.
class text_hearer : public xml_hearer {
public:
    void says(std::string_view text) override {
        if (inside_ && !reading_) text_ += text;
    }

protected:
    void begin_text(std::string_view name) {
        if (name == "t") inside_ = true;
        if (name == "rPh") reading_ = true;
    }
    void end_text(std::string_view name) {
        if (name == "t") inside_ = false;
        if (name == "rPh") reading_ = false;
    }
    [[nodiscard]] std::string take_text() { return unescaped(std::exchange(text_, {})); }

private:
    std::string text_;
    bool inside_ = false;
    bool reading_ = false;
};

class shared_texts final : public text_hearer {
public:
    explicit shared_texts(allowance& may) : may_(&may) {}
    void begin(std::string_view name, const xml_attributes&) override { begin_text(name); }
    void end(std::string_view name) override {
        end_text(name);
        if (name != "si") return;
        may_->take_cells(1);
        all.push_back(take_text());
    }

    std::vector<std::string> all;

private:
    allowance* may_;
};

//=== a sheet ===//

struct shared_parts {
    bool from_1904 = false;
    std::vector<std::string> texts;
    std::vector<number_format> formats;
};

class sheet_hearer final : public text_hearer {
public:
    sheet_hearer(const shared_parts& shared, allowance& may, workbook_sheet& into)
        : shared_(&shared),
          may_(&may),
          into_(&into) {}

    void begin(std::string_view name, const xml_attributes& with) override {
        begin_text(name);
        if (name == "row")
            begin_row(with);
        else if (name == "c")
            begin_cell(with);
        else if (name == "v")
            in_value_ = true;
        else if (name == "f")
            formula_ = true;
        else if (name == "mergeCell")
            note_merged(with["ref"]);
    }
    void end(std::string_view name) override {
        end_text(name);
        if (name == "v") in_value_ = false;
        if (name == "c") end_cell();
    }
    void says(std::string_view text) override {
        if (in_value_)
            value_ += text;
        else
            text_hearer::says(text);
    }

    // A cell merged over rows of one column stands in each of them; a figure does not, which may be what they add up to.
    void fill_merged() {
        for (const auto& [top, bottom] : merged_) {
            if (top.row > into_->rows.size()) continue;
            const std::vector<std::string>& first = into_->rows[top.row - 1];
            if (top.column > first.size() || first[top.column - 1].empty()) continue;
            const std::string said = first[top.column - 1];
            if (is_figure(said)) continue;
            for (std::size_t row = top.row + 1; row <= std::min(bottom.row, into_->rows.size()); ++row) {
                may_->take_cells(1);
                std::string& there = cell(row, top.column);
                if (!there.empty()) continue;
                may_->take_bytes(said.size());
                there = said;
            }
        }
    }

    std::vector<cell_place> without_value; ///< formulas

private:
    // Whatever its cell is of: figures are kept as text, too.
    static bool is_figure(std::string_view said) {
        std::string plain = plain_figure(said);
        if (plain.ends_with('%')) plain.pop_back();
        return number_in<double>(plain).has_value();
    }
    [[noreturn]] static void wrong(std::string_view zh, std::string_view en, std::string_view what) {
        throw heard_wrong{{errc::malformed, fill(say(zh, en), {quote(what)})}};
    }

    void begin_row(const xml_attributes& with) {
        const char* const given = with.find("r");
        const auto number = given ? number_in<std::size_t>(given) : std::optional(at_.row + 1);
        if (!number || *number == 0) wrong("{0} 不是行号", "{0} is no number of a row", given);
        if (*number > most_rows)
            throw heard_wrong{{errc::too_large, say("行数超出格式上限", "there are more rows than the format has")}};
        at_ = {*number, 0};
    }
    void begin_cell(const xml_attributes& with) {
        if (const char* const given = with.find("r")) {
            const auto place = parse_cell(given);
            if (!place) wrong("{0} 不是单元格", "{0} is no cell", given);
            at_ = *place;
        } else {
            at_ = {std::max<std::size_t>(at_.row, 1), at_.column + 1};
            if (at_.column > most_columns)
                throw heard_wrong{
                    {errc::too_large, say("列数超出格式上限", "there are more columns than the format has")}};
        }
        type_ = with["t"];
        style_ = number_in<std::size_t>(with["s"]).value_or(0);
        formula_ = false;
        value_.clear();
        static_cast<void>(take_text());
    }
    void end_cell() {
        std::string said = meant();
        // Where a program that does not calculate wrote a formula, its text would have a type.
        if (formula_ && said.empty() && type_ != "str") {
            constexpr std::size_t most = 100;
            if (without_value.size() < most) without_value.push_back(at_);
            return;
        }
        if (said.empty()) return;
        may_->take_bytes(said.size());
        cell(at_.row, at_.column) = std::move(said);
    }
    std::string meant() {
        if (type_ == "inlineStr") return take_text();
        if (value_.empty()) return {};
        if (type_ == "s") {
            const auto n = number_in<std::size_t>(value_);
            if (!n || *n >= shared_->texts.size())
                wrong("没有编号为 {0} 的共享文本", "there is no shared text {0}", value_);
            return shared_->texts[*n];
        }
        if (type_ == "b") return value_ == "0" ? "FALSE" : "TRUE";
        if (type_ == "str" || type_ == "e") return unescaped(value_);
        if (type_ == "d") return day_only(value_);
        const auto n = number_in<double>(value_);
        if (!n) wrong("{0} 不是数值", "{0} is no number", value_);
        return shown_number(
            *n, style_ < shared_->formats.size() ? shared_->formats[style_] : number_format(), shared_->from_1904);
    }
    // `2019-05-20T00:00:00`
    static std::string day_only(std::string said) {
        constexpr std::string_view midnight = "T00:00:00";
        const std::size_t at = said.find('T');
        if (at != std::string::npos && said.substr(at).starts_with(midnight)) said.resize(at);
        return said;
    }
    std::string& cell(std::size_t row, std::size_t column) {
        auto& rows = into_->rows;
        if (rows.size() < row) {
            may_->take_cells(row - rows.size());
            rows.resize(row);
        }
        auto& cells = rows[row - 1];
        if (cells.size() < column) {
            may_->take_cells(column - cells.size());
            cells.resize(column);
        }
        return cells[column - 1];
    }
    void note_merged(std::string_view ref) {
        const std::size_t colon = ref.find(':');
        if (colon == std::string_view::npos) return;
        const auto top = parse_cell(ref.substr(0, colon));
        const auto bottom = parse_cell(ref.substr(colon + 1));
        if (!top || !bottom) wrong("{0} 不是单元格区域", "{0} is no range of cells", ref);
        if (top->column != bottom->column || top->row >= bottom->row) return;
        may_->take_cells(1);
        merged_.emplace_back(*top, *bottom);
    }

    const shared_parts* shared_;
    allowance* may_;
    workbook_sheet* into_;
    cell_place at_{};
    std::string type_;
    std::size_t style_ = 0;
    std::string value_;
    bool in_value_ = false;
    bool formula_ = false;
    std::vector<std::pair<cell_place, cell_place>> merged_;
};

//=== the whole ===//

class xlsx_reader {
public:
    xlsx_reader(xlsx_package& zip, const std::string& source, const xlsx_limits& limits)
        : zip_(&zip),
          source_(&source),
          may_(limits) {}

    result<workbook> read() {
        relations of_package({}, may_);
        ONEZONE_TRY(zip_->read("_rels/.rels", of_package));
        std::string main = of_package.first("officeDocument");
        if (main.empty()) main = "xl/workbook.xml";
        book listed(may_);
        ONEZONE_TRY(zip_->read(main, listed));
        if (listed.sheets.empty())
            return zip_->refuse(errc::malformed,
                say("这是别种文档，里面没有工作表", "it is a document of another sort and has no sheet"), main);
        relations of_book(main, may_);
        ONEZONE_TRY(zip_->read(relations_of(main), of_book));
        shared_.from_1904 = listed.from_1904;
        if (const std::string part = of_book.first("styles"); !part.empty()) {
            styles formats(may_);
            ONEZONE_TRY(zip_->read(part, formats));
            shared_.formats = std::move(formats.of_style);
        }
        if (const std::string part = of_book.first("sharedStrings"); !part.empty()) {
            shared_texts texts(may_);
            ONEZONE_TRY(zip_->read(part, texts));
            shared_.texts = std::move(texts.all);
        }
        workbook out;
        out.source = *source_;
        std::map<std::string, std::string_view> sheet_of; // each part
        for (const book::listed& one : listed.sheets) {
            const auto related = of_book.all.find(one.relation);
            if (related == of_book.all.end())
                return zip_->refuse(errc::malformed,
                    fill(say("工作表 {0} 没有对应的部件", "the sheet {0} has no part"), {quote(one.name)}), main);
            const std::string& part = related->second.target;
            if (related->second.type != "worksheet") continue; // a chart
            const auto [other, first] = sheet_of.emplace(in_small_letters(part), one.name);
            if (!first)
                return zip_->refuse(errc::malformed,
                    fill(say("工作表 {0} 与 {1} 是同一个部件", "the sheets {0} and {1} are one part"),
                        {quote(other->second), quote(one.name)}),
                    main);
            ONEZONE_TRY(read_sheet(one.name, part, out));
        }
        if (!without_value_) return out;
        return *std::move(without_value_);
    }

private:
    result<void> read_sheet(const std::string& name, const std::string& part, workbook& into) {
        workbook_sheet& sheet = into.sheets.emplace_back();
        sheet.name = unescaped(name);
        sheet_hearer hearer(shared_, may_, sheet);
        ONEZONE_TRY(zip_->read(part, hearer));
        try {
            hearer.fill_merged();
        } catch (heard_wrong& wrong) { return std::move(wrong.why).at({*source_, part, 0, 0}); }
        for (const cell_place& at : hearer.without_value) {
            refusal one = refusal(errc::bad_value,
                say("公式没有存下结果：请用电子表格程序打开一次并保存",
                    "the formula was saved without its value: open it in a spreadsheet program once and save it"))
                              .at({*source_, cell_of(sheet.name, at.row, at.column), 0, 0});
            without_value_ = without_value_ ? (*std::move(without_value_)).with(std::move(one)) : std::move(one);
        }
        return {};
    }

    xlsx_package* zip_;
    const std::string* source_;
    allowance may_;
    shared_parts shared_;
    std::optional<refusal> without_value_;
};

} // namespace

result<workbook> read_xlsx(std::string_view bytes, std::string source, const xlsx_limits& limits) {
    if (auto other = no_zip(bytes)) return (*std::move(other)).at({std::move(source), {}, 0, 0});
    auto zip = xlsx_package::open(bytes, source, limits.bytes);
    ONEZONE_TRY(zip);
    if (auto other = other_zip(*zip)) return (*std::move(other)).at({std::move(source), {}, 0, 0});
    return xlsx_reader(*zip, source, limits).read();
}

workbook load_xlsx(const std::string& path, const xlsx_limits& limits) {
    return read_xlsx(detail::read_file(path).value(), path, limits).value();
}

} // namespace onezone
