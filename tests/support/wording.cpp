// SPDX-License-Identifier: Apache-2.0
#include "wording.hpp"

#include "catch.hpp"

#include <onezone/rules/rule.hpp>
#include <onezone/rules/study/to_find_out.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

using namespace onezone;

namespace onezone_tests {

namespace {

// A question as a field after 的; what is not known told as if it were something; violated and unknown in one; parties left out.
constexpr std::array in_chinese{"的是否", "的由谁", "的何", "的哪", "的设在县域还是", "为不详", "为未载明", "实由未经",
    "列为双月", "自 ?", "至 ?", "或不详", "或未载明", "情况不详", "，或由谁", "或是否", "规则参数；规则参数",
    "尚不能认定：尚不能", "：“尚不能", "的的", "，，", "；；", "、、", "：：", "；：", "：；", "，；", "；，", "。。",
    "未做到：已", "并非", "至多 0", "任何数 项", "市党委", "县党委", "省党委", "（）", "“”", "（，", "（；", "？？",
    "；）", "{0}", "{1}", "{2}"};
constexpr std::array in_english{"as the condition has it", "not so", "at most 0", "nobody knows", "from ?", "to ?",
    "in question: in question", "whether whether", "is is", " ,", " ;", ",,", ";;", ": ;", "; ;", "()", "“”", "(, ",
    "(; ", "{0}", "{1}", "{2}", "；", "，", "。", "：", "、", "（", "）", " his ", " her ", "for from", "from from",
    "of of", "to to ", "by by", " 1 posts", " 1 steps", " 1 items", " 1 units", " 1 months", " 1 days", " 1 bodies",
    " 1 powers", " 1 households"};

void fail_once(const std::string& odd, const std::string& text) {
    static std::set<std::string> told;
    if (told.insert(odd + text).second) FAIL_CHECK(odd << " in: " << text);
}

void look(const text& t) {
    static std::ofstream* const read_through = [] {
        const char* const path = std::getenv("ONEZONE_TEXTS");
        return path ? new std::ofstream(path, std::ios::app) : nullptr;
    }();
    for (const language which : {language::zh, language::en}) {
        const std::string& said = t.in(which);
        if (read_through) *read_through << said << '\n';
        if (const std::string odd = oddity_in(said, which); !odd.empty()) fail_once(odd, said);
    }
}

// Whether one sentence of several stands there twice.
bool says_twice(std::string_view text) {
    constexpr std::string_view between = "；";
    std::set<std::string_view> said;
    for (;;) {
        const std::size_t end = text.find(between);
        if (!said.insert(text.substr(0, end)).second) return true;
        if (end == std::string_view::npos) return false;
        text.remove_prefix(end + between.size());
    }
}

// What is in question is never told as if it were so.
bool is_question(const text& t) {
    constexpr std::array zh{"尚不能认定", "尚不能排除"};
    constexpr std::array en{"in question: ", "not ruled out: ", "whether "};
    return std::any_of(zh.begin(), zh.end(), [&](const char* s) { return t.zh.starts_with(s); })
        && std::any_of(en.begin(), en.end(), [&](const char* s) { return t.en.starts_with(s); });
}

// What is to be found out is asked, in either language.
bool asks(const text& t) {
    constexpr std::array zh{"是否", "谁", "还是", "哪", "何", "多少", "什么", "有无"};
    constexpr std::array en{"who ", "whom ", "whose ", "whether ", "how ", "what ", "when ", "which ", "with whom ",
        "to whom ", "in which ", "of which ", "on which ", "by which ", "from which "};
    return std::any_of(zh.begin(), zh.end(), [&](const char* s) { return t.zh.find(s) != std::string::npos; })
        && std::any_of(en.begin(), en.end(), [&](const char* s) { return t.en.starts_with(s); });
}

} // namespace

void check_question(const text& t) {
    look(t);
    if (!asks(t)) fail_once("a question that asks nothing", t.zh + " | " + t.en);
}

namespace {

[[nodiscard]] bool is_digit(char c) { return c >= '0' && c <= '9'; }

// 2023-05-04 where 2023年5月4日 is meant.
[[nodiscard]] bool has_machine_day(std::string_view text) {
    constexpr std::string_view form = "0000-00-00";
    for (std::size_t at = 0; at + form.size() <= text.size(); ++at) {
        bool is = true;
        for (std::size_t i = 0; i < form.size(); ++i)
            is = is && (form[i] == '0' ? is_digit(text[at + i]) : text[at + i] == '-');
        if (is) return true;
    }
    return false;
}

// A figure with its measure in Chinese: names begin with no figure, and what is quoted stands in marks.
[[nodiscard]] std::string chinese_measure_in(std::string_view text) {
    constexpr std::array<std::string_view, 15> measures{
        "人", "名", "户", "亩", "倍", "个", "公顷", "平方米", "平方千米", "平方公里", "元", "万", "亿", "项", "家"};
    for (const std::string_view m : measures)
        for (std::size_t at = text.find(m); at != std::string_view::npos; at = text.find(m, at + 1)) {
            const std::string_view before = text.substr(0, at);
            const bool blank = before.ends_with(' ');
            const std::string_view figure = blank ? before.substr(0, before.size() - 1) : before;
            if (!figure.empty() && is_digit(figure.back())) return "a figure with `" + std::string(m) + "`";
        }
    return {};
}

} // namespace

std::string oddity_in(std::string_view text, language which) {
    const auto first = [&](const auto& patterns) -> std::string {
        for (const std::string_view p : patterns)
            if (text.find(p) != std::string_view::npos) return "`" + std::string(p) + "`";
        return {};
    };
    // A path is of names, and so is what stands in it for none.
    std::string names_alone(text);
    constexpr std::string_view unnamed = "（未具名）";
    for (std::size_t at = 0; which == language::en && (at = names_alone.find(unnamed)) != std::string::npos;)
        names_alone.erase(at, unnamed.size());
    if (which == language::en) text = names_alone;
    std::string odd = which == language::zh ? first(in_chinese) : first(in_english);
    if (odd.empty() && which == language::zh && has_machine_day(text)) odd = "a day as machines write it";
    if (odd.empty() && which == language::en) odd = chinese_measure_in(text);
    if (odd.empty() && text.find('?') != std::string_view::npos) odd = "a question mark";
    if (odd.empty() && text.empty()) odd = "nothing";
    return odd;
}

void check_wording(const text& t) { look(t); }

void check_wording(const report& r) {
    for (const finding& f : r.findings()) {
        look(f.message);
        for (const std::vector<fact_note>* notes : {&f.missing, &f.doubtful})
            for (const fact_note& n : *notes) {
                look(phrase_of(n));
                if (!n.reason.empty()) look(n.reason);
            }
        for (const fact_note& n : f.missing) check_question(n.question);
        for (const possible_answer& a : f.answers) look(sentence_of(a, f));
        if (f.verdict == verdict::undecided && !is_question(f.message))
            fail_once("undecided, and told as if it were so: " + f.rule, f.message.zh);
        if (f.verdict == verdict::violated && is_question(f.message))
            fail_once("violated, and told as if it were in question: " + f.rule, f.message.zh);
        if (says_twice(f.message.zh)) fail_once("told twice: " + f.rule, f.message.zh);
    }
    for (const fact_to_find& f : to_find_out(r)) {
        check_question(question_of(f));
        for (const waiting_finding& w : f.waiting)
            if (const text t = consequence_of(w, r); !t.empty()) look(t);
        for (const text& who : who_should_know(f, r)) look(who);
    }
    r.each([&](const rule& of, subject about, verdict v, grade) {
        if (v != verdict::satisfied) return;
        const auto f = r.finding_of(of.id, about);
        if (!f) return;
        look(f->message);
        if (!f->message.zh.starts_with(of.title.zh))
            fail_once("satisfied, and told otherwise: " + of.id, f->message.zh);
    });
}

} // namespace onezone_tests
