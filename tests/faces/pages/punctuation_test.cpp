// SPDX-License-Identifier: Apache-2.0
#include "support/catalogue.hpp"
#include "support/catch.hpp"
#include "support/data.hpp"
#include "support/documents.hpp"
#include "support/two_parks.hpp"

#include <onezone/onezone.hpp>
#include <onezone/rules/study/coverage.hpp>
#include <onezone/rules/study/mutant.hpp>
#include <onezone/testing/mutation.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

// Chinese is punctuated as Chinese (GB/T 15834), whoever says it: no half-width mark stands beside a Chinese character in anything the
// library prints. Notations for machines (JSON, CSV, sketches, places in files) are none of this.

using namespace onezone;
using namespace onezone_tests;

namespace {

bool is_mark(char c) { return std::string_view(",;:?!()").find(c) != std::string_view::npos; }

/// The first half-width mark beside a Chinese character or a Chinese mark, with what stands around it; empty where there is none. What is
/// quoted in backticks is whatever somebody wrote.
std::string stray_mark(std::string_view text) {
    const auto chinese = [](std::string_view at) { // U+3000–U+9FFF and U+FF00–U+FFEF
        return at.size() >= 3 && ((at[0] >= '\xe3' && at[0] <= '\xe9') || at[0] == '\xef');
    };
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '`') quoted = !quoted;
        if (quoted || !is_mark(text[i])) continue;
        if (chinese(text.substr(i + 1)) || (i >= 3 && chinese(text.substr(i - 3, 3)))) {
            std::size_t from = i < 30 ? 0 : i - 30;
            while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xc0U) == 0x80U) --from;
            std::size_t to = std::min(text.size(), i + 30);
            while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xc0U) == 0x80U) ++to;
            return std::string(text.substr(from, to - from));
        }
    }
    return {};
}

/// The first line in which double quotation marks stand within double ones (GB/T 15834, 4.8); empty where none does.
std::string nested_marks(std::string_view text) {
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        int open = 0;
        for (std::size_t i = 0; i + 2 < line.size(); ++i) {
            if (line.substr(i, 3) == "“" && ++open > 1) return std::string(line);
            if (line.substr(i, 3) == "”") open = std::max(0, open - 1);
        }
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
    return {};
}

/// What has been looked at, so that a test can say it looked at something.
class reader {
public:
    void read(std::string_view chinese) {
        ++texts_;
        const std::string stray = stray_mark(chinese);
        if (!stray.empty() && told_.insert(stray).second) FAIL_CHECK("a half-width mark in Chinese: " << stray);
        const std::string nested = nested_marks(chinese);
        if (!nested.empty() && told_.insert(nested).second) FAIL_CHECK("double marks within double ones: " << nested);
    }
    void read(const text& t) { read(t.zh); }
    template <class T>
    void printed(const T& what) {
        std::ostringstream os;
        print(os, what, language::zh);
        read(os.str());
    }
    /// The messages alone: what stands before them names a file and a place in it.
    void read(const refusal& why) {
        read(why.message());
        for (const refusal& other : why.others()) read(other);
    }
    [[nodiscard]] std::size_t texts() const { return texts_; }

private:
    std::size_t texts_ = 0;
    std::set<std::string> told_;
};

template <class... Enumerations>
void read_words(reader& r) {
    const auto table = [&](std::span<const word> all) {
        for (const word& w : all) r.read(w.zh);
    };
    (table(words(Enumerations{})), ...);
}

std::string content(const std::filesystem::path& p) {
    std::ifstream in(p, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// `document` with each of its lines left out, and with each of its lines cut in half.
std::vector<std::string> spoilt(const std::string& document) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < document.size();) {
        const std::size_t end = std::min(document.find('\n', at), document.size() - 1) + 1;
        all.push_back(document.substr(0, at) + document.substr(end));
        std::size_t half = at + (end - at) / 2;
        while (half > at && (static_cast<unsigned char>(document[half]) & 0xc0U) == 0x80U) --half;
        all.push_back(document.substr(0, half) + document.substr(end - 1));
        at = end;
    }
    return all;
}

} // namespace

TEST_CASE("a half-width mark beside a Chinese character is seen", "[faces][punctuation]") {
    CHECK(stray_mark("乡镇(街道)") == "乡镇(街道)");
    CHECK(stray_mark("说明: 无") == "说明: 无");
    CHECK_FALSE(stray_mark("a,甲").empty());
    CHECK_FALSE(stray_mark("a?、b").empty());
    CHECK(stray_mark("乡镇（街道），`甲,乙` 甲").empty());
    CHECK(stray_mark("plan.json:3:5: 此处应为数组").empty());
}

TEST_CASE("double quotation marks within double ones are seen", "[faces][punctuation]") {
    CHECK(nested_marks("甲\n称“实行“一区多园””\n乙") == "称“实行“一区多园””");
    CHECK(nested_marks("称“实行‘一区多园’”，“乙”").empty());
    CHECK(nested_marks("“甲\n“乙").empty());
}

TEST_CASE("words of closed sets have Chinese marks", "[faces][punctuation]") {
    reader r;
    read_words<rank, level, grade, hedge, prefecture_class, county_class, township_class, village_class,
        registering_department, unit_kind, zone_tier, location_class, zone_category, integration_shape, body_kind,
        quota_kind, staff_status, dispatched_type, post_kind, tenure_mode, carry_class, function_class, power_form,
        entrustment_scope, disposal, zone_fate, rank_direction, recoding, strip_scope, power_end, entry_kind, balance,
        organ, dossier_part, plan_part, dating, force, verdict, severity, relation_to_rule, stance, policy_oddity,
        detail::condition_kind, condition_role, lever, shift, mutation, subject_kind, row_class, row_remark, sheet,
        mutant_fate>(r);
    CHECK(r.texts() > 250);
    CHECK(name_of(carry_class::townships).zh == "乡镇（街道）");
    CHECK(parse_word<carry_class>("乡镇(街道)") == carry_class::townships); // as documents were written before
    CHECK(parse_word<carry_class>("村(社区)") == carry_class::villages);
    CHECK(parse_word<post_kind>("人大主席(主任)") == post_kind::chair);
    CHECK(parse_word<post_kind>("人大副主席(副主任)") == post_kind::deputy_chair);
    CHECK(parse_word<plan_part>("隶属关系(含代管关系)") == plan_part::affiliation);
}

TEST_CASE("rules, findings and explanations have Chinese marks", "[faces][punctuation]") {
    reader r;
    const policy all = packs::all();
    r.read(all.title());
    for (const rule& one : all.rules()) {
        r.read(one.title);
        for (const std::string* part : {&one.basis.document, &one.basis.clause, &one.basis.quote}) r.read(*part);
        r.read(one.basis.reason);
        for (const parameter& p : one.parameters) r.read(p.meaning);
    }
    const full_zone w;
    const two_parks parks;
    const hierarchy linjiang = load_hierarchy(onezone_tests::document_path("hierarchy.json").string());
    for (const hierarchy* h : {&w.h, &parks.content, &linjiang}) {
        const report found = validate(*h, all, date(2024, 6, 1));
        r.printed(found);
        for (const finding& f : found.findings())
            if (const auto why = explain(*h, all, f.rule, f.about, date(2024, 6, 1))) r.printed(*why);
    }
    const policy draft = packs::jiangxi_2023().with("jx23.county.max-zones", "max", std::int64_t{2});
    const std::array days{date(2023, 12, 1)};
    r.printed(impact(parks.content, packs::jiangxi_2023(), draft, days));
    CHECK(r.texts() > 600);
}

TEST_CASE("accounts and ledgers of operations have Chinese marks, and so do their refusals", "[faces][punctuation]") {
    reader r;
    const full_zone w;
    const two_parks elsewhere;
    for (const catalogue_row& row : catalogue(w)) {
        auto step = apply(w.h, row.op);
        REQUIRE(step);
        r.read(step->account);
        r.printed(step->ledger);
        const auto again = apply(step->after, row.op);
        if (!again) r.read(again.error());
        const auto refused = apply(elsewhere.content, row.op);
        REQUIRE_FALSE(refused);
        r.read(refused.error());
    }
    CHECK(r.texts() > 100);
}

TEST_CASE("readers of documents refuse with Chinese marks", "[faces][punctuation]") {
    reader r;
    const std::filesystem::path data = source_folder() / "tests" / "data";
    const hierarchy linjiang = load_hierarchy((data / "hierarchy.json").string());
    std::size_t refused = 0;
    const auto look = [&](const auto& read) {
        if (read) return;
        ++refused;
        r.read(read.error());
    };
    for (const std::string& bad : spoilt(content(data / "hierarchy.json"))) look(read_hierarchy(bad, "hierarchy.json"));
    for (const std::string& bad : spoilt(content(data / "plan.json"))) look(read_plan(bad, linjiang, "plan.json"));
    for (const std::string& bad : spoilt(content(data / "policy.json")))
        look(read_policy(bad, linjiang, "policy.json"));
    const std::string sketch = write_sketch(linjiang);
    for (const std::string& bad : spoilt(sketch)) look(read_sketch(bad, "sketch"));
    spreadsheets sheets = write_spreadsheets(linjiang, "临江").content;
    for (const word& one : words(sheet{})) {
        const auto s = static_cast<sheet>(one.value);
        const std::string whole = sheets[s];
        for (std::string& bad : spoilt(whole)) {
            sheets[s] = std::move(bad);
            look(read_spreadsheets(sheets));
        }
        sheets[s] = whole;
    }
    CHECK(refused > 300);
}

TEST_CASE("pages have Chinese marks", "[faces][punctuation]") {
    reader r;
    const std::filesystem::path folder = source_folder() / "examples" / "ganzhou";
    const hierarchy before = load_hierarchy((folder / "ganzhou-2022-11.json").string());
    const plan reform = load_plan((folder / "ganzhou-2023-11.json").string(), before);
    const policy rules = packs::national() + packs::jiangxi_2023() + packs::ganzhou_2022();
    for (const trial& t :
        {simulate(before, reform, rules).value(), simulate(two_parks().content, two_parks().merger(), rules).value()}) {
        r.read(bulletin(bulletin_of(t), {language::zh, page_format::plain})); // Markdown has marks of its own
        r.read(picture(t));
    }
    for (const std::string& page : {catalogue(packs::all()), operation_catalogue(), word_catalogue()}) r.read(page);
    CHECK(r.texts() == 7);
}
