// SPDX-License-Identifier: Apache-2.0
#include "target.hpp"

#include <onezone/onezone.hpp>
#include <onezone/testing/rule_case.hpp>

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

using namespace onezone;

namespace onezone_fuzz {

namespace {

// Every refusal says what is wrong in both languages, in text that can be printed.
void refused(const refusal& r) {
    must(!r.message().zh.empty() && !r.message().en.empty(), "a refusal says nothing");
    must(is_utf8(r.message().zh) && is_utf8(r.message().en), "a refusal is no UTF-8", r.message().en);
    std::ostringstream os;
    print(os, r, language::zh);
    print(os, r, language::en);
    for (const refusal& other : r.others()) must(!other.message().zh.empty(), "another refusal says nothing");
}
template <class T>
bool read_or_refused(const result<T>& made) {
    if (!made) refused(made.error());
    return made.has_value();
}

// Whatever was read is written so that it is read again.
void every_way(const hierarchy& h) {
    const std::string sketch = write_sketch(h);
    const auto sketched = read_sketch(sketch);
    must(sketched && equivalent(*sketched, h), "a sketch does not come back", sketch);
    must(write_sketch(*sketched) == sketch, "a sketch is not canonical", sketch);
    const std::string json = write_hierarchy(h, "id");
    const auto read = read_hierarchy(json);
    must(read && *read == h, "a document does not come back", json);
    const written_sheets sheets = write_spreadsheets(h, "id");
    if (!sheets.left_out.empty() || h.size() == 0) return;
    const auto tabled = read_spreadsheets(sheets.content, "id");
    std::string all;
    for (const std::string& t : sheets.content.tables) all += t + '\n';
    if (!tabled) all += tabled.error().message().en;
    must(tabled && equivalent(*tabled, h), "tables do not come back", all);
    const written_workbook book = write_workbook(h, "id");
    const auto sheeted = read_workbook(book.content, "id");
    must(!book.left_out.empty() || (sheeted && *sheeted == *tabled), "a workbook does not come back", all);
}

void sketch(std::string_view bytes) {
    if (const auto h = read_sketch(bytes, "fuzz"); read_or_refused(h)) every_way(*h);
}

void hierarchy_document_read(std::string_view bytes) {
    if (const auto h = read_hierarchy_document(bytes, "fuzz"); read_or_refused(h)) {
        const std::string json = write_hierarchy(*h);
        const auto again = read_hierarchy_document(json);
        must(again && again->content == h->content, "a document does not come back", json);
        every_way(h->content);
    }
}

const hierarchy& small() {
    static const hierarchy h = read_sketch(small_sketch()).value();
    return h;
}

void plan_read(std::string_view bytes) {
    if (const auto p = read_plan_document(bytes, small(), "fuzz"); read_or_refused(p)) {
        const std::string json = write_plan(*p, small());
        const auto again = read_plan_document(json, small());
        if (!again) refused(again.error());
        must(again && again->content == p->content, "a plan does not come back", json);
        read_or_refused(step_order(p->content));
    }
}

void policy_read(std::string_view bytes) {
    if (const auto p = read_policy(bytes, small(), "fuzz"); read_or_refused(p)) {
        const auto json = write_policy(*p, small());
        if (!read_or_refused(json)) return;
        const auto again = read_policy(*json, small());
        must(again && *again == *p, "a policy does not come back", *json);
    }
}

void cases_read(std::string_view bytes) { read_or_refused(read_rule_cases(bytes, "fuzz", "/no such folder")); }

void history_read(std::string_view bytes) {
    if (!has_history_logs()) return;
    if (const auto log = read_history(bytes, "fuzz"); read_or_refused(log)) {
        const auto written = write_history(log->content);
        must(written && read_history(*written).value().content == log->content, "a log does not come back");
    }
}

// Parts are separated by a byte that no text has.
template <std::size_t N>
std::array<std::string, N> parts(std::string_view bytes) {
    std::array<std::string, N> all;
    for (std::string& one : all) {
        const std::size_t end = std::min(bytes.find('\x1e'), bytes.size());
        one = bytes.substr(0, end);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return all;
}
template <class Parts>
std::string joined(const Parts& parts) {
    std::string all;
    for (const auto& one : parts) all += std::string(one) + '\x1e';
    return all;
}

void sheets(std::string_view bytes) {
    spreadsheets in;
    in.tables = parts<sheet_count>(bytes);
    if (const auto h = read_spreadsheets(in, "id", {bytes.size() % 2 == 0}); read_or_refused(h)) every_way(*h);
}

void csv(std::string_view bytes) {
    for (const bool lenient : {false, true})
        for (const char separator : {',', '\t'}) {
            std::istringstream in{std::string(bytes)};
            csv_format format;
            format.lenient = lenient;
            format.separator = separator;
            format.line_breaks_in_fields = bytes.size() % 2 == 0;
            csv_reader reader(in, "fuzz", format);
            const std::array<csv_column, 2> wanted{{{"a", "甲|b", true}, {"c", {}, false}}};
            if (!read_or_refused(reader.columns(wanted))) continue;
            for (;;) {
                const auto next = reader.next();
                if (!read_or_refused(next)) {
                    if (next.error().code() == errc::cannot_read) break;
                    continue;
                }
                if (!*next) break;
                must(is_utf8(reader.field(0)) && is_utf8(reader.field(1)), "a field is no UTF-8", bytes);
                must(reader.where(0).line > 0, "a field has no place");
            }
            must(reader.bytes() == bytes.size(), "bytes were passed over", bytes);
        }
}

void divisions(std::string_view bytes) {
    const auto tables = parts<5>(bytes);
    for (const on_bad_row what : {on_bad_row::refuse_first, on_bad_row::collect}) {
        std::array<std::istringstream, 5> in;
        for (std::size_t i = 0; i < in.size(); ++i) in[i] = std::istringstream(tables[i]);
        import_options options;
        options.on_error = what;
        const auto made = import_divisions(division_streams{in[0], in[1], in[2], in[3], in[4]}, options);
        if (!read_or_refused(made)) continue;
        for (const refusal& r : made->report.bad_rows) refused(r);
        std::ostringstream os;
        os << made->report;
        every_way(made->nation);
    }
}

void years(std::string_view bytes) {
    const auto texts = parts<3>(bytes);
    const auto older = year_table::read(texts[0], 2001, "older");
    const auto newer = year_table::read(texts[1], 2002, "newer");
    if (!read_or_refused(older) || !read_or_refused(newer)) return;
    const auto h = hierarchy_of(*older, "years");
    if (read_or_refused(h)) every_way(*h);
    const auto diff = read_yearly_diff(texts[2], *older, *newer, "diff");
    if (!read_or_refused(diff) || !h) return;
    history past("past", *h, older->on());
    const history was = past;
    const auto replayed = replay_year(past, *diff, *older, *newer);
    if (!read_or_refused(replayed)) must(past == was, "what was refused changed the history");
}

void words_read(std::string_view bytes) {
    if (const auto c = parse_division_code(bytes); read_or_refused(c))
        must(parse_division_code(to_string(*c)).value() == *c, "a code does not come back", bytes);
    if (const auto c = parse_credit_code(bytes); read_or_refused(c))
        must(parse_credit_code(std::string(c->characters())).value() == *c, "a credit code does not come back", bytes);
    if (const auto d = parse_date(bytes); read_or_refused(d))
        must(parse_date(to_string(*d)).value() == *d, "a date does not come back", bytes);
    if (const auto d = parse_decimal(bytes); read_or_refused(d))
        must(parse_decimal(to_string(*d)).value() == *d, "a decimal does not come back", bytes);
    if (const auto id = parse_id<unit_id>(bytes))
        must(parse_id<unit_id>(to_string(*id)) == id, "an id does not come back");
    static_cast<void>(
        compare(decimal::of(1), bytes.substr(0, bytes.size() / 2), decimal::of(2), bytes.substr(bytes.size() / 2)));
    static_cast<void>(word_entry(bytes));
    static_cast<void>(operation_entry(bytes));
    static_cast<void>(small().find(bytes));
    static_cast<void>(small().find_body(bytes));
}

//=== what to begin with ===//

std::vector<std::string> sketches() {
    return {std::string(small_sketch()),
        "county 甲 code=360731\n zone 乙 ? ~~@S1(\"理由\"|\"reason\") agency=丙,丁\ncomplete every\n",
        write_sketch(read_hierarchy(source_file("examples/longyan/longyan-2017.json")).value())};
}
std::vector<std::string> hierarchy_documents() {
    return {source_file("examples/longyan/longyan-2017.json"), source_file("examples/judge/open.json"),
        source_file("tests/data/hierarchy.json"), write_hierarchy(small(), "id")};
}
std::vector<std::string> plans() {
    plan p;
    p.id = "p";
    p.title = say("方案", "plan");
    plan_step s;
    s.key = "a";
    s.what = merge_agencies{(*small().find_body("主园区管委会"))->key, {(*small().find_body("小园区办公室"))->key}};
    p.steps = {s};
    s.key = "b";
    s.what = return_township{.town = small().at("东镇")};
    s.after = {"a"};
    p.steps.push_back(s);
    return {write_plan(p, small()), source_file("tests/data/plan.json")};
}
std::vector<std::string> policies() {
    return {source_file("examples/judge/policy.json"), source_file("examples/judge/exempting-policy.json"),
        source_file("examples/rule_change/draft.json"), source_file("tests/data/policy.json")};
}
std::vector<std::string> cases() {
    return {source_file("tests/data/cases.json"), source_file("examples/rule_change/cases.json")};
}
std::vector<std::string> logs() {
    if (!has_history_logs()) return {"{}\n"};
    history h("past", small(), date(2020, 1, 1));
    enactment e;
    e.effective = date(2021, 1, 1);
    e.acts.emplace_back(rename_unit{small().at("东镇"), "东山镇"});
    h.enact(e, date(2021, 1, 2)).value();
    return {write_history(h).value()};
}
std::vector<std::string> tables() {
    std::vector<std::string> all;
    for (const language in : {language::zh, language::en})
        all.push_back(joined(write_spreadsheets(small(), "id", {in}).content.tables));
    all.push_back("标题\r\n名称;类型;上级;代码\r\n甲省;省;;36\r\n乙市;地级市;甲省;3607\r\n");
    return all;
}
std::vector<std::string> separated() {
    return {"a,c\r\n1,\"2\"\"\n\"\r\n",
        "\xEF\xBB\xBF"
        "b;甲\tc\n1\t\t \n"};
}
std::vector<std::string> nations() {
    return {joined(std::array<std::string, 5>{"code,name\n36,江西省\n", "code,name,provinceCode\n3607,赣州市,36\n",
        "code,name,cityCode,provinceCode\n360731,于都县,3607,36\n360772,某开发区,3607,36\n",
        "code,name,areaCode,provinceCode,cityCode\n360731100,贡江镇,360731,36,3607\n",
        "code,name,streetCode,provinceCode,cityCode,areaCode\n360731100001,渡江社区居委会,360731100,36,3607,360731\n"})};
}
std::vector<std::string> yearly() {
    return {joined(std::array<std::string, 3>{"360000 甲省\n360100 东市\n360101 中区\n360102 郊区\n",
        "360000 甲省\n360100 东市\n360103 新区\n", "-360101 中区>新区\n-360102 郊区>新区\n+360103 新区<中区,郊区\n"})};
}
std::vector<std::string> spellings() {
    return {
        "360731", "360731100001", "11360731MB0000001X", "2019-05-20", "-12.5", "00000000000000ff", "亿元万元", "镇"};
}

} // namespace

std::vector<target> reader_targets() {
    return {{"sketch", &sketch, &sketches}, {"hierarchy", &hierarchy_document_read, &hierarchy_documents},
        {"plan", &plan_read, &plans}, {"policy", &policy_read, &policies}, {"cases", &cases_read, &cases},
        {"history", &history_read, &logs}, {"sheets", &sheets, &tables}, {"csv", &csv, &separated},
        {"divisions", &divisions, &nations}, {"years", &years, &yearly}, {"words", &words_read, &spellings}};
}

} // namespace onezone_fuzz
