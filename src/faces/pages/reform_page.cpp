// SPDX-License-Identifier: Apache-2.0
#include "bulletin_writer.hpp"
#include "finding_words.hpp"
#include "html.hpp"
#include "picture_painter.hpp"
#include "reform_page_parts.hpp"

#include <onezone/faces/pages/bulletin.hpp>
#include <onezone/faces/pages/reform_page.hpp>
#include <onezone/rules/judging/report_change.hpp>
#include <onezone/rules/study/explain.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onezone {

namespace detail {

namespace {

[[nodiscard]] std::string both(const phrase& p) { return line_of_html(p, html_language::both); }

// What stands in an attribute in both languages, for the script.
[[nodiscard]] std::string data_of(const text& t, std::string_view suffix = {}) {
    const auto one = [&](std::string_view key, const std::string& says) {
        return " data-" + std::string(key) + std::string(suffix) + "=\"" + spelled_in_html(says) + '"';
    };
    return one("zh", t.zh) + one("en", t.en);
}

// `unit=…` in the address of a page.
[[nodiscard]] std::string spelled_in_address(std::string_view plain) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : plain) {
        const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
            || c == '.' || c == '_' || c == '~' || c == '/';
        const auto byte = static_cast<unsigned char>(c);
        if (unreserved)
            out += c;
        else
            out += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    return out;
}

// A finding that is told, with what became of it.
struct told_finding {
    shifted_finding what;
    bulletin_course under{};
    std::string verdict; // after, by its key
    text verdict_name;
};

class page_of_reform {
public:
    page_of_reform(const trial& t, const reform_page_options& o) : t_(t), o_(o), where_(std::string()) {
        bulletin_options told;
        told.sources = o.sources;
        told.names = o.names;
        told.lines = o.lines;
        c_ = bulletin_of(t, told);
        where_ = shared_path(c_.within);
        for (shifted_finding& f : follow(t.report_before(), t.report_after()))
            if (const std::optional<bulletin_course> under = heading_of(f)) add(std::move(f), *under);
        std::stable_sort(findings_.begin(), findings_.end(),
            [](const told_finding& a, const told_finding& b) { return a.under < b.under; });
        if (findings_.size() > o.findings) findings_.resize(o.findings);
    }

    [[nodiscard]] std::string write() && {
        html_head head;
        head.title = c_.title;
        head.in = o_.in;
        head.script = reform_page_script_digest;
        const std::string styles = std::string(reform_page_styles) + std::string(svg_styles());
        head.styles = styles;
        out_ = written(head) + "<body>\n";
        write_languages();
        out_ += "<main>\n";
        write_part([](page_writer& w) { w.write_page_one(); });
        write_picture();
        write_places();
        write_findings();
        write_part([](page_writer& w) { w.write_facts(); });
        write_part([](page_writer& w) { w.write_duties(); });
        out_ += "<section class=\"annex\">\n";
        write_part([](page_writer& w) {
            w.write_remarks();
            w.write_figures();
            w.write_acts();
            w.write_ledger();
            w.write_lineage();
            w.write_sources();
        });
        out_ += "</section>\n</main>\n<script>" + std::string(reform_page_script) + "</script>\n</body>\n</html>\n";
        return std::move(out_);
    }

private:
    void add(shifted_finding f, bulletin_course under) {
        const std::optional<verdict> is = f.is;
        findings_.push_back({std::move(f), under, is ? std::string(key_of(*is)) : std::string("gone"),
            is ? name_of(*is) : say("对象或规则已不在", "gone")});
    }

    // A part of the bulletin.
    template <class Write>
    void write_part(Write write) {
        page_writer writer(c_, bulletin_style());
        write(writer);
        out_ += blocks_of_html(std::move(writer).take(), html_language::both);
    }
    void heading(const char* level, std::string_view place, const phrase& says, std::string_view more = {},
        const std::string& after = {}) {
        out_ += std::string("<h") + level + " id=\"" + std::string(place) + '"' + std::string(more) + '>' + both(says)
            + after + "</h" + level + ">\n";
    }
    // After a number of findings, for the script: how many of them are shown, where it is not all.
    [[nodiscard]] static std::string part_shown() {
        return "<span class=\"part\"" + data_of(say("（显示{0}项）", " ({0} shown)")) + "></span>";
    }

    void write_languages() {
        const auto radio = [&](const char* id, language which, const char* lang, const char* name) {
            out_ += std::string("<input type=\"radio\" name=\"language\" class=\"language\" id=\"") + id + '"'
                + (o_.in == which ? " checked" : "") + "><label class=\"language\" for=\"" + id + "\" lang=\"" + lang
                + "\">" + name + "</label>\n";
        };
        radio("in-zh", language::zh, "zh-CN", "中文");
        radio("in-en", language::en, "en", "English");
        out_ += "<nav><ul>\n";
        const auto lead = [&](const char* place, const text& name) {
            out_ += "<li>" + both(leading(name, place)) + "</li>\n";
        };
        lead("picture", say("对照图", "picture"));
        lead("hierarchy", say("改革前后的层级", "hierarchy before and after"));
        lead("clauses", say("规则评判", "findings"));
        lead("find-out", say("待查清单", "what to find out"));
        if (!c_.duties.empty()) lead("duties", say("后续事项", "what is left to do"));
        lead("acts", say("步骤", "acts"));
        lead("ledger", say("账目", "ledger"));
        lead("sources", say("来源", "sources"));
        out_ += "</ul></nav>\n";
    }

    //=== picture ===//

    void write_picture() {
        out_ += "<section class=\"pictures\">\n";
        heading("2", "picture", say("对照图", "Before and after, drawn"));
        // What the pictures refer to, once.
        out_ += "<svg width=\"0\" height=\"0\" aria-hidden=\"true\" style=\"position:absolute\">"
            + std::string(svg_patterns()) + "</svg>\n";
        const std::vector<picture_page> zh = embedded_pictures(t_, language::zh, o_.pictures);
        const std::vector<picture_page> en = embedded_pictures(t_, language::en, o_.pictures);
        for (std::size_t i = 0; i < zh.size() && i < en.size(); ++i) {
            if (i != 0) out_ += "<details class=\"fold\"><summary>" + both(zh[i].title) + "</summary>\n";
            out_ += "<div class=\"drawn\" tabindex=\"0\""
                + (i == 0 ? std::string() : " id=\"picture-" + zh[i].name + '"')
                + ">\n<div class=\"zh\" lang=\"zh-CN\">\n" + zh[i].svg + "</div>\n<div class=\"en\" lang=\"en\">\n"
                + en[i].svg + "</div>\n</div>\n";
            if (i != 0) out_ += "</details>\n";
        }
        out_ += "</section>\n";
    }

    //=== hierarchy ===//

    void write_places() {
        heading("2", "hierarchy",
            say("改革前后的层级（只列所及）", "The hierarchy before and after, as far as it was touched"));
        out_ += "<div class=\"halves\">\n<div>\n";
        heading("3", "before", say("改革前", "before"));
        write_tree(c_.before, c_.before_all);
        out_ += "</div>\n<div>\n";
        heading("3", "after", say("改革后", "after"));
        write_tree(c_.after, c_.after_all);
        out_ += "</div>\n</div>\n";
    }

    void write_tree(const std::vector<bulletin_place>& places, std::int64_t all) {
        if (places.empty()) out_ += "<p>" + both(say("没有涉及任何单位。", "No unit is touched.")) + "</p>\n";
        std::vector<const bulletin_place*> above; // whose list is open
        const auto close = [&] {
            out_ += "</ul></details></li>\n";
            above.pop_back();
        };
        if (!places.empty()) out_ += "<ul class=\"tree\">\n";
        for (std::size_t i = 0; i < places.size(); ++i) {
            const bulletin_place& p = places[i];
            while (!above.empty() && above.back()->depth >= p.depth) close();
            std::string path;
            for (const bulletin_place* a : above) path += a->name + '/';
            path += p.name;
            const bool has_more = i + 1 < places.size() && places[i + 1].depth > p.depth;
            out_ += has_more ? "<li><details open><summary>" : "<li class=\"leaf\">";
            out_ += told_place(p, path);
            if (!has_more) {
                out_ += "</li>\n";
                continue;
            }
            out_ += "</summary><ul>\n";
            above.push_back(&p);
        }
        while (!above.empty()) close();
        if (!places.empty()) out_ += "</ul>\n";
        if (static_cast<std::int64_t>(places.size()) < all)
            out_ += "<p>"
                + both(fill(say("另有{0}项从略。", "{0} more are left out."),
                    {counted(all - static_cast<std::int64_t>(places.size()))}))
                + "</p>\n";
    }

    [[nodiscard]] std::string told_place(const bulletin_place& p, const std::string& path) const {
        phrase line = p.touched ? strong(verbatim(p.name)) : phrase(verbatim(p.name));
        line += fill(say("（{0}）", " ({0})"), {p.kind});
        if (!p.told.empty()) line += say("：", ": ") + p.told;
        if (p.others != 0) line += fill(say("；另有{0}个未涉及", "; {0} more untouched"), {counted(p.others)});
        // It and what lies below it, and no unit whose name only begins like its own: the page's filter reads paths alike.
        const std::string own = path + '/';
        const auto found = std::count_if(findings_.begin(), findings_.end(),
            [&](const told_finding& f) { return (f.what.told.path + '/').find(own) != std::string::npos; });
        if (found == 0) return both(line);
        return both(line) + " <a class=\"scripted\" href=\"#unit=" + spelled_in_address(own) + "\">"
            + both(fill(say("评判{0}项", "{0} findings"), {counted(found)})) + "</a>";
    }

    //=== findings ===//

    void write_findings() {
        heading("2", "clauses", say("规则评判", "Findings"), " tabindex=\"-1\"");
        if (!c_.outcome.by.empty())
            out_ += "<p>" + both(say("所据规则：", "By the rules of: ") + c_.outcome.by) + "</p>\n";
        if (!c_.within.empty())
            out_ += "<p>"
                + both(fill(say("下列名称都是“{0}”或在其中。", "All names below are “{0}” or lie within it."),
                    {verbatim(c_.within)}))
                + "</p>\n";
        out_ += "<noscript><p>"
            + both(
                say("筛选需要脚本；以下列出全部评判。", "To filter them takes script; all findings are listed below."))
            + "</p></noscript>\n";
        write_filters();
        out_ += "<p id=\"unchanged\"><output id=\"count\" aria-live=\"polite\""
            + data_of(say("显示{0}项，共{1}项。", "{0} of {1} shown."))
            + data_of(say("地址中有未能识别的条件：{0}", " Not understood in the address: {0}"), "-unknown")
            + "></output></p>\n";
        auto at = findings_.begin();
        for (const word& w : words(bulletin_course{})) {
            const auto course = static_cast<bulletin_course>(w.value);
            const auto end =
                std::find_if(at, findings_.end(), [&](const told_finding& f) { return f.under != course; });
            write_course(course, at, end);
            at = end;
        }
        if (c_.clauses.empty()) out_ += "<p>" + both(say("没有需要列出的评判。", "There is none to list.")) + "</p>\n";
        if (c_.gone != 0)
            out_ += "<p>"
                + both(fill(say("另有{0}项改革前无法判定，改革后对象已不存在。",
                                "{0} more were undecided before; their subjects are gone."),
                    {counted(c_.gone)}))
                + "</p>\n";
        for (const text& failure : c_.failures) out_ += "<p>" + both(failure) + "</p>\n";
    }

    void write_filters() {
        std::vector<std::pair<std::string, text>> clauses, verdicts;
        std::set<std::string> units;
        const auto once = [](std::vector<std::pair<std::string, text>>& all, const std::string& key, const text& name) {
            if (std::none_of(all.begin(), all.end(), [&](const auto& one) { return one.first == key; }))
                all.emplace_back(key, name);
        };
        for (const told_finding& f : findings_) {
            const rule* const r = rule_of(f.what.told);
            once(clauses, f.what.told.rule, r ? r->title : verbatim(f.what.told.rule));
            once(verdicts, f.verdict, f.verdict_name);
            units.insert(where_.below(f.what.told.path));
        }
        const auto choice = [&](const char* key, const text& label, const auto& all) {
            const std::string id = std::string("by-") + key;
            out_ += "<div><label for=\"" + id + "\">" + both(label) + "</label><select id=\"" + id + "\" name=\"" + key
                + "\">\n";
            const auto option = [&](const std::string& value, const text& name) {
                out_ += "<option value=\"" + spelled_in_html(value) + '"' + data_of(name) + '>'
                    + spelled_in_html(name.in(o_.in)) + "</option>\n";
            };
            option({}, say("全部", "all"));
            for (const auto& [value, name] : all) option(value, name);
            out_ += "</select></div>\n";
        };
        out_ += "<form id=\"filters\" class=\"scripted\">\n";
        choice("clause", say("条款", "clause"), clauses);
        choice("verdict", say("结论", "verdict"), verdicts);
        out_ += "<div><label for=\"by-unit\">"
            + both(say("单位（名称的一部分即可）", "unit (part of its name will do)"))
            + "</label><input type=\"search\" id=\"by-unit\" name=\"unit\" list=\"units\" autocomplete=\"off\"><datalist id=\"units\">\n";
        for (const std::string& unit : units) out_ += "<option value=\"" + spelled_in_html(unit) + "\"></option>\n";
        out_ += "</datalist></div>\n";
        const auto button = [&](const char* attributes, const text& says) {
            out_ += std::string("<button ") + attributes + '>' + both(says) + "</button>\n";
        };
        button("type=\"reset\"", say("清除条件", "clear"));
        button("type=\"button\" id=\"unfold\"", say("展开所列说明", "unfold what is shown"));
        button("type=\"button\" id=\"fold\"", say("收起", "fold"));
        out_ += "</form>\n";
    }

    using finding_at = std::vector<told_finding>::const_iterator;

    void write_course(bulletin_course course, finding_at begin, finding_at end) {
        std::int64_t all = 0;
        for (const bulletin_clause& k : c_.clauses)
            if (k.course == course) all += k.count;
        if (all == 0) return;
        out_ += begin == end ? "<section>\n" : "<section class=\"group\">\n";
        heading("3", key_of(course), fill(say("{0}：{1}项", "{0}: {1}"), {name_of(course), counted(all)}), {},
            begin == end ? std::string() : part_shown());
        for (auto at = begin; at != end;) {
            const auto next =
                std::find_if(at, end, [&](const told_finding& f) { return f.what.told.rule != at->what.told.rule; });
            write_clause(course, at, next);
            at = next;
        }
        if (const std::int64_t left = all - (end - begin); left != 0)
            out_ += "<p>" + both(fill(say("另有{0}项从略。", "{0} more are left out."), {counted(left)})) + "</p>\n";
        out_ += "</section>\n";
    }

    void write_clause(bulletin_course course, finding_at begin, finding_at end) {
        const std::string& id = begin->what.told.rule;
        const rule* const r = rule_of(begin->what.told);
        const auto told = std::find_if(c_.clauses.begin(), c_.clauses.end(),
            [&](const bulletin_clause& k) { return k.course == course && k.rule == id; });
        out_ += "<section class=\"group\">\n";
        phrase head = (r ? r->title : verbatim(id)) + say(" ", " ");
        head += code_word(id);
        if (told != c_.clauses.end()) head += fill(say(" {0}项", " {0}"), {counted(told->count)});
        const std::string place =
            told != c_.clauses.end() ? clause_place(*told) : place_of(std::string(key_of(course)) + "-" + id);
        heading("4", place, head, {}, part_shown());
        phrase clause = r ? clause_of(*r) : text();
        if (told != c_.clauses.end() && !told->acts.empty()) {
            clause += (clause.empty() ? text() : semicolon()) + say("有关步骤：", "acts that touch them: ");
            for (const std::int64_t act : told->acts)
                clause +=
                    (act == told->acts.front() ? phrase() : phrase(pause())) + leading(counted(act), act_place(act));
        }
        if (!clause.empty()) out_ += "<p>" + both(clause) + "</p>\n";
        for (auto at = begin; at != end; ++at) write_finding(*at);
        out_ += "</section>\n";
    }

    void write_finding(const told_finding& f) {
        const finding& told = f.what.told;
        out_ += "<details class=\"finding\" data-clause=\"" + spelled_in_html(told.rule) + "\" data-verdict=\""
            + f.verdict + "\" data-unit=\"" + spelled_in_html(told.path) + "\"><summary><span class=\"verdict "
            + f.verdict + "\">" + both(f.verdict_name) + "</span> " + both(verbatim(where_.below(told.path)))
            + "</summary>\n<p>" + both(told_of(f.what, where_)) + "</p>\n";
        write_explanation(f);
        out_ += "</details>\n";
    }

    void write_explanation(const told_finding& f) {
        const finding& told = f.what.told;
        std::vector<text> lines;
        const result<explanation> e = f.what.is ? explanation_of(f) : result<explanation>(explanation());
        if (!e) lines.push_back(fill(say("无法说明：{0}", "cannot be explained: {0}"), {e.error().message()}));
        if (e) tell(lines, *e);
        if (f.what.is == verdict::undecided)
            for (const possible_answer& a : told.answers) lines.push_back(sentence_of(a, told));
        if (lines.empty()) return;
        out_ += "<ul>\n";
        for (const text& line : lines) out_ += "<li>" + both(line) + "</li>\n";
        out_ += "</ul>\n";
    }

    // Of what is violated also what would change it, for the first of them: each takes some hundred runs.
    [[nodiscard]] result<explanation> explanation_of(const told_finding& f) {
        constexpr std::size_t most = 20;
        const report& r = t_.report_after();
        const finding& told = f.what.told;
        const rule* const by = r.by().find(told.rule);
        if (f.what.is == verdict::violated && by && !by->about.change && tried_ < most) {
            ++tried_;
            return explain(t_.after(), r.by(), told.rule, told.about, judging_dates{r.state_on(), r.rules_on()});
        }
        return explain(r, told.rule, told.about);
    }

    // The conditions because of which it is what it is, each after the facts it rests on, and what would change it.
    void tell(std::vector<text>& lines, const explanation& e) const {
        std::size_t from = 0;
        for (const explained_condition& c : e.conditions) {
            for (std::size_t i = from; c.decisive && i < c.after; ++i) {
                explained_fact fact = e.facts[i];
                fact.path = where_.below(fact.path);
                lines.push_back(sentence_of(fact));
            }
            if (c.decisive) lines.push_back(sentence_of(c));
            from = c.after;
        }
        for (const flip& change : e.flips) lines.push_back(sentence_of(change));
    }

    [[nodiscard]] const rule* rule_of(const finding& f) const {
        const rule* const r = t_.report_after().by().find(f.rule);
        return r ? r : t_.report_before().by().find(f.rule);
    }

    const trial& t_;
    const reform_page_options& o_;
    bulletin_content c_;
    shared_path where_;
    std::vector<told_finding> findings_;
    std::size_t tried_ = 0;
    std::string out_;
};

} // namespace

} // namespace detail

std::string reform_page(const trial& t, const reform_page_options& options) {
    return detail::page_of_reform(t, options).write();
}

} // namespace onezone
