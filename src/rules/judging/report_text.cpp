// SPDX-License-Identifier: Apache-2.0
#include "report_text.hpp"

#include "ground/natural_order.hpp"
#include "ground/wording.hpp"
#include "rules/phrase.hpp"
#include "rules/unknown_rule.hpp"
#include "what_if.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace onezone::detail {

namespace {

[[nodiscard]] constexpr bool is_finding(verdict v) noexcept {
    return v == verdict::violated || v == verdict::exempted || v == verdict::undecided;
}

[[nodiscard]] bool failed(const report& in, const bound_rule& r, subject about) {
    return std::any_of(in.errors().begin(), in.errors().end(),
        [&](const rule_error& e) { return e.about == about && e.rule == r.is->id; });
}

//=== what a verdict says ===//

// The statements of the conditions that `wanted(condition)` picks, in the form they take there.
template <class Wanted>
[[nodiscard]] text statements(
    const std::vector<stated_condition>& all, Wanted wanted, text (*form)(text) = [](text t) { return t; }) {
    text found;
    std::vector<std::string_view> told;
    for (const stated_condition& c : all) {
        const std::string_view called = c.what.zh.empty() ? c.what.key : c.what.zh;
        if (!wanted(c) || std::find(told.begin(), told.end(), called) != told.end()) continue;
        told.push_back(called);
        if (!found.empty()) found += say("；", "; ");
        found += form(name_of(c.what));
    }
    return found;
}

// What is wrong: as the rule tells it, or which demands are not met.
[[nodiscard]] text violation(const bound_rule& r, const account& said) {
    if (!said.message.empty()) return said.message;
    const text broken = statements(
        said.conditions, [](const stated_condition& c) { return c.kind == condition_kind::require && c.value.is_no(); },
        to_be_done);
    return broken.empty() ? r.is->title : fill(say("未做到：{0}", "not met: {0}"), {broken});
}

// What is in question, and never what would be wrong.
[[nodiscard]] text question(const bound_rule& r, const account& said) {
    // What the rule asks in its own words takes the place of its demands; whether it speaks of the subject at all is in question beside it.
    const bool own_words = !said.question.empty();
    const auto open = [&](bool exception) {
        return statements(said.conditions, [&](const stated_condition& c) {
            if (own_words && c.kind == condition_kind::require) return false;
            return c.value.is_unknown() && (c.kind == condition_kind::unless) == exception;
        });
    };
    text shown = open(false);
    if (own_words) shown += (shown.empty() ? text() : say("；", "; ")) + said.question;
    const text ruled_out = open(true);
    if (shown.empty() && ruled_out.empty()) return fill(say("尚不能认定：{0}", "in question: {0}"), {r.is->title});
    text all = shown.empty() ? text() : fill(say("尚不能认定：{0}", "in question: {0}"), {shown});
    if (!ruled_out.empty())
        all +=
            (all.empty() ? text() : say("；", "; ")) + fill(say("尚不能排除：{0}", "not ruled out: {0}"), {ruled_out});
    return all;
}

[[nodiscard]] text out_of_scope(const bound_rule& r, const account& said) {
    const text lacks = statements(
        said.conditions, [](const stated_condition& c) { return c.kind == condition_kind::when && c.value.is_no(); },
        negated);
    if (!lacks.empty()) return fill(say("不适用，因为{0}", "does not apply, as {0}"), {lacks});
    const text is = statements(said.conditions,
        [](const stated_condition& c) { return c.kind == condition_kind::unless && c.value.is_yes(); });
    return is.empty() ? r.is->title : fill(say("不适用，因为：{0}", "does not apply, as: {0}"), {is});
}

// Whether a sentence names somebody: the name is no part of a longer one (招商局 of 招商局集团). It stands between marks, or before or after
// one of the words that follow a name or lead to it.
[[nodiscard]] bool names_whole(std::string_view sentence, std::string_view name) {
    constexpr std::array<std::string_view, 22> after{"的", "为", "由", "未", "仍", "在", "与", "和", "不", "是", "承担",
        "占用", "持有", "使用", "兼任", "、", "，", "；", "：", "（", "”", "。"};
    constexpr std::array<std::string_view, 15> before{
        "由", "与", "和", "向", "自", "给", "至", "、", "，", "；", "：", "（", "）", "“", "。"};
    const auto plain = [](char c) {
        return static_cast<unsigned char>(c) < 0x80 && !std::isalnum(static_cast<unsigned char>(c));
    };
    for (std::size_t at = sentence.find(name); at != std::string_view::npos; at = sentence.find(name, at + 1)) {
        const std::string_view left = sentence.substr(0, at);
        const std::string_view right = sentence.substr(at + name.size());
        const bool starts = left.empty() || plain(left.back())
            || std::any_of(before.begin(), before.end(), [&](std::string_view w) { return left.ends_with(w); });
        const bool ends = right.empty() || plain(right.front())
            || std::any_of(after.begin(), after.end(), [&](std::string_view w) { return right.starts_with(w); });
        if (starts && ends) return true;
    }
    return false;
}

// Whom or what, within the subject, a violated finding is about, where its text does not name them. What has the name of another, or of the
// subject, is told apart by its path.
[[nodiscard]] text concerned(const judging_case& of, const finding& f) {
    constexpr std::size_t most = 5;
    struct one {
        subject is;
        text name;
    };
    std::vector<one> all;
    for (const subject& s : f.blamed)
        if (s.id != f.about.id)
            if (text name = called(of.home_of(s), s); !name.zh.empty()) all.push_back({s, std::move(name)});
    const auto shared = [&](const one& x) {
        return (x.is.is_unit() && f.path.ends_with(x.name.zh))
            || std::count_if(all.begin(), all.end(), [&](const one& y) { return y.name == x.name; }) > 1;
    };
    std::vector<text> told;
    for (const one& x : all) {
        const bool apart = shared(x);
        if (!apart && names_whole(f.message.zh, x.name.zh)) continue;
        std::string path = apart ? of.path_of(x.is) : std::string();
        if (path.starts_with(f.path + '/')) path.erase(0, f.path.size() + 1);
        text name = apart ? verbatim(path) : x.name;
        if (std::find(told.begin(), told.end(), name) == told.end()) told.push_back(std::move(name));
    }
    text listed;
    for (std::size_t i = 0; i < std::min(told.size(), most); ++i)
        listed += (listed.empty() ? text() : say("、", ", ")) + told[i];
    if (told.size() > most)
        listed += fill(say("等{0}项", " and {1} more"), {number(told.size()), number(told.size() - most)});
    return listed.empty() ? listed : fill(say("（涉及：{0}）", " (concerned: {0})"), {listed});
}

// What the policy sets otherwise than the rule, as far as it goes without its explanations: a clause's own figures stand in its title, those by
// which it was judged stand here.
[[nodiscard]] text set_otherwise(const bound_rule& r) {
    text all;
    for (const resolved_parameter& used : r.parameters)
        for (const parameter& p : r.is->parameters) {
            if (p.name != used.name || (p.by_default && *p.by_default == *used.is)) continue;
            if (!all.empty()) all += say("；", "; ");
            all +=
                fill(say("“{0}”为{1}", "“{0}” is {1}"), {name_of_parameter(*r.is, p.name), shown_setting(p, *used.is)});
        }
    if (!all.empty()) all = fill(say("（按所设参数判定：{0}）", " (judged as set: {0})"), {all});
    if (r.strength != r.is->force)
        all += fill(say("（按所设强度“{0}”判定，条文强度为“{1}”）", " (judged as “{0}”, as set; the clause is “{1}”)"),
            {onezone::name_of(r.strength), onezone::name_of(r.is->force)});
    return all;
}

// The one text of a verdict, wherever it is shown.
[[nodiscard]] text message_of(const bound_rule& r, const decision& d, const account& said) {
    switch (d.why) {
    case ground::not_in_force: return say("规则在判定之日未施行", "the rule is not in force on that day");
    case ground::elsewhere: return say("不在规则的适用地域内", "outside the rule's jurisdiction");
    case ground::replaced: return fill(say("由 `{0}` 取代", "`{0}` takes its place"), {verbatim(d.precedence->is->id)});
    case ground::undated:
        return fill(say("尚不能认定规则当日已施行：{0}", "whether the rule is in force that day is in question: {0}"),
            {r.is->title});
    case ground::said: break;
    }
    switch (d.is) {
    case verdict::violated:
    case verdict::exempted: return violation(r, said);
    case verdict::undecided:
        return d.precedence
            ? fill(say("尚不能认定是否属于 `{0}` 允许的情形：{1}", "whether `{0}` permits it is in question: {1}"),
                {verbatim(d.precedence->is->id), violation(r, said)})
            : question(r, said);
    case verdict::not_applicable: return out_of_scope(r, said);
    default: return r.is->title;
    }
}

// A parameter without a value is no fact: the clause leaves open by what it is judged.
[[nodiscard]] bool is_parameter(const noted& n) noexcept { return n.what.zh == fields::parameter.zh; }
[[nodiscard]] text name_of_standard(const rule& r, std::string_view parameter_name) {
    text name = name_of_parameter(r, parameter_name);
    for (const parameter& p : r.parameters)
        if (p.name == parameter_name && !p.measure.empty())
            name += fill(say("（{0}）", " ({0})"), {verbatim(p.measure)});
    return name;
}

// What people call what is missing, and what they ask.
[[nodiscard]] text name_of(const noted& n, const rule& r) {
    return is_parameter(n) ? fill(say("未定标准“{0}”", "open standard “{0}”"), {name_of_standard(r, n.what.key)})
                           : detail::name_of(n);
}
[[nodiscard]] text question_of(const noted& n, const rule& r) {
    return is_parameter(n) ? fill(say("未定标准“{0}”以何为准", "what to take for the open standard “{0}”"),
               {name_of_standard(r, n.what.key)})
                           : detail::question_of(n);
}

} // namespace

std::vector<finding> report_text::findings(const report& of, watch* asking) {
    const report_content& found = of.content();
    const binding& rules = *found.bound;
    std::vector<finding> all;
    std::size_t n = 0;
    for (const auto& by_verdict : found.counts)
        for (const verdict v : {verdict::violated, verdict::exempted, verdict::undecided})
            n += by_verdict[static_cast<std::size_t>(v)];
    all.reserve(n);
    if (asking) asking->begin(work_stage::telling, n);
    for (const binding::judged_rule& j : rules.judged) {
        const bound_rule& r = rules.rules[j.index];
        const judged_group& g = found.groups[j.group];
        const auto first = static_cast<std::ptrdiff_t>(all.size());
        for (std::size_t k = 0; k < g.subjects.size(); ++k) {
            const verdict v = verdict_in(g.mark(k, j.column));
            const subject about_it{g.kind, g.subjects[k]};
            if (!is_finding(v) || failed(of, r, about_it)) continue;
            std::optional<placed_subject> s = by_.things().find(r.is->about, about_it);
            finding f = describe(r, *s);
            if (!by_.errors().empty()) { // only where texts are wanted
                f.verdict = v;
                f.severity = severity_of(v, f.force, r.is->basis.how);
                f.message += fill(say("（说明未能写出：{0}）", " (no account could be written: {0})"),
                    {verbatim(by_.errors().back().what)});
                by_.errors().clear();
            }
            all.push_back(std::move(f));
            if (asking) asking->step();
        }
        std::sort(all.begin() + first, all.end(), [](const finding& x, const finding& y) {
            return std::tuple(natural_name{x.path}, x.about) < std::tuple(natural_name{y.path}, y.about);
        });
    }
    if (asking) asking->end();
    return all;
}

void report_text::note_facts(
    const bound_rule& r, finding& f, truth::marks_type marks, const std::vector<noted>& notes) const {
    for (std::size_t i = 0; i < notes.size(); ++i) {
        if ((marks >> std::min<std::size_t>(i, 63) & 1U) == 0) continue;
        const noted& n = notes[i];
        // A parameter is the rule's, whatever it is judged on, and so is the day on which it came into force.
        const bool of_rule = is_parameter(n) || n.what.key == fields::in_force.key;
        fact_note note{n.of, of_rule ? r.is->id : by_.of().path_of(n.of), std::string(n.what.key),
            n.kind ? std::string(n.kind->key) : std::string(), name_of(n, *r.is), grade::stated, {}};
        if (n.from) {
            note.how = n.from->how();
            note.reason = n.from->reason();
            f.rests_on = std::max(f.rests_on, note.how);
            f.doubtful.push_back(std::move(note));
        } else {
            note.question = question_of(n, *r.is);
            f.missing.push_back(std::move(note));
        }
    }
}

void report_text::note_basis(const bound_rule& r, finding& f) const {
    if (r.is->basis.how != grade::stated)
        f.doubtful.push_back({f.about, r.is->id, "basis", {}, say("条文理解", "reading of the clause"), r.is->basis.how,
            r.is->basis.reason});
    if (r.strength_read)
        f.doubtful.push_back({f.about, r.is->id, "force", {}, say("条文强度", "how strong the clause is"),
            grade::inferred, r.is->force_is_read});
    for (const parameter& q : r.is->parameters)
        if (q.how != grade::stated && q.by_default)
            for (const resolved_parameter& used : r.parameters)
                if (used.is == &*q.by_default)
                    f.doubtful.push_back({f.about, r.is->id, q.name, {}, say("参数", "parameter"), q.how, q.meaning});
    f.rests_on = std::max(f.rests_on, r.basis);
}

// What a satisfied finding rests on: what the rule says it found, else the facts of the subject it read for its demands, or, where these rest
// on counting, for its scope.
text report_text::found_of(const bound_rule& r, placed_subject& s, const account& said) {
    constexpr std::size_t most = 3;
    const auto behind = [](const text& all) { return fill(say("（查明：{0}）", " (found: {0})"), {all}); };
    if (!said.found.empty()) return behind(said.found);
    observation seen;
    if (!by_.observe(r, s, seen)) return {};
    const unit_ref own = s.unit(*by_.of().now);
    const auto tells = [&](const read_fact& f) {
        return f.known && f.is && f.record && f.what.zh != fields::parameter.zh
            && (f.of == s.about || (own && unit_of(by_.of().home_of(f.of), f.of) == own.id()));
    };
    std::size_t scope = 0;
    for (const stated_condition& c : seen.conditions)
        if (c.kind != condition_kind::require) scope = std::max(scope, c.after);
    const auto first = seen.reads.begin();
    const auto demands = first + static_cast<std::ptrdiff_t>(std::min(scope, seen.reads.size()));
    const auto told = [&](auto from, auto to) {
        std::vector<std::pair<text, std::vector<text>>> facts; // by name, each value once
        for (auto f = from; f != to; ++f) {
            if (!tells(*f)) continue;
            text name = name_of_field(f->what);
            text value = shown_fact(*f);
            if (const auto u = by_.of().now->find(value.zh); u && f->answers.empty())
                value = verbatim(std::string(u->name()));
            auto at = std::find_if(facts.begin(), facts.end(), [&](const auto& x) { return x.first == name; });
            if (at == facts.end()) at = facts.insert(at, {std::move(name), {}});
            if (at->second.size() <= most && std::find(at->second.begin(), at->second.end(), value) == at->second.end())
                at->second.push_back(std::move(value));
        }
        text all;
        std::size_t items = 0;
        for (const auto& [name, values] : facts) {
            if (values.size() > most || values.front().empty()) continue;
            if (items++ == most) break;
            text is;
            for (const text& v : values) is += (is.empty() ? text() : say("、", ", ")) + v;
            all += (all.empty() ? text() : say("；", "; ")) + fill(say("{0}：{1}", "{0}: {1}"), {name, is});
        }
        return all;
    };
    text all = told(demands, seen.reads.end());
    if (all.empty()) all = told(first, demands);
    return all.empty() ? all : behind(all);
}

finding report_text::describe(const bound_rule& r, placed_subject& s) {
    finding f;
    const judging_dates& on = by_.of().on;
    f.rule = r.is->id;
    f.about = s.about;
    const unit_ref of = s.unit(*by_.of().now);
    f.unit = of ? of.id() : unit_id::none();
    f.path = by_.of().path_of(s.about);
    f.force = r.strength;
    f.clause = r.is->basis.wording();
    // Whoever names a later day for the rules than for the state asks for what was not yet in force to be judged.
    const auto holds = [](standing x) { return x == standing::in_force || x == standing::as_announced; };
    f.dating = on.rules > on.state && holds(r.stands) && !holds(standing_on(r.is->valid, on.state)) ? dating::draft
        : r.stands == standing::as_announced ? dating::as_announced
                                             : dating::in_force;

    account said;
    const decision d = by_.decide(r, s, depth::texts, &said);
    f.verdict = d.is;
    f.blamed = std::move(said.blamed);
    if (d.precedence) f.precedence = d.precedence->is->id;
    if (d.exempted_by) f.exempted_by = *d.exempted_by;
    if (d.lapsed) f.lapsed = *d.lapsed;
    f.message = message_of(r, d, said);
    if (d.is == verdict::violated || d.is == verdict::exempted) f.message += concerned(by_.of(), f);
    if (d.is == verdict::satisfied && d.why == ground::said) f.message += found_of(r, s, said);
    if (d.why == ground::said && d.is != verdict::not_applicable) f.message += set_otherwise(r);
    note_facts(r, f, d.marks, said.notes);
    if (d.precedence) note_facts(*d.precedence, f, d.permitting, said.permitting);
    if (d.why == ground::undated)
        f.missing.push_back(
            {s.about, r.is->id, std::string(fields::in_force.key), {}, say(fields::in_force.zh, fields::in_force.en),
                grade::stated, {}, say(fields::in_force.asks_zh, fields::in_force.asks_en)});
    else if (d.why == ground::said && d.is == verdict::undecided && !d.precedence)
        suppose_answers(by_, r, s, said, f);
    note_basis(r, f);
    if (said.undated && (d.why == ground::said || d.why == ground::undated))
        f.message += fill(say("（有关行为的日期未说明，按{0}的规定判定）",
                              " (the day of what was done is not told: judged by the law of {0})"),
            {written_out(on.rules)});
    f.severity = severity_of(f.verdict, f.force, r.is->basis.how);
    return f;
}

std::vector<rule_conflict> report_text::conflicts(const report& of) const {
    const report_content& found = of.content();
    const auto related = [](const rule& a, const rule& b) {
        return std::any_of(a.over.begin(), a.over.end(), [&](const precedence& p) { return p.over == b.id; });
    };
    std::vector<rule_conflict> all;
    for (const rule_group& g : found.bound->groups) {
        if (!g.pulls_apart) continue;
        const judged_group& judged = found.groups[g.at];
        for (std::size_t i = 0; i < g.rules.size(); ++i) {
            const rule& forbidding = *found.bound->rules[g.rules[i]].is;
            if (forbidding.stance != stance::forbids || forbidding.topic.empty()) continue;
            for (std::size_t k = 0; k < g.rules.size(); ++k) {
                const rule& other = *found.bound->rules[g.rules[k]].is;
                if (other.topic != forbidding.topic || other.pack == forbidding.pack) continue;
                if (other.stance != stance::demands && other.stance != stance::permits) continue;
                if (related(other, forbidding) || related(forbidding, other)) continue;
                for (std::size_t at = 0; at < judged.subjects.size(); ++at) {
                    const verdict there = verdict_in(judged.mark(at, i));
                    if (there != verdict::violated && there != verdict::satisfied && there != verdict::exempted)
                        continue;
                    const verdict v = verdict_in(judged.mark(at, k));
                    const bool apart = other.stance == stance::demands
                        ? v == verdict::satisfied || v == verdict::violated
                        : v == verdict::satisfied && there != verdict::satisfied;
                    if (!apart) continue;
                    const subject about{judged.kind, judged.subjects[at]};
                    all.push_back({other.id, forbidding.id, about, by_.of().path_of(about)});
                }
            }
        }
    }
    std::sort(all.begin(), all.end(), [](const auto& x, const auto& y) {
        return std::tuple(std::tie(x.forbids, x.demands), natural_name{x.path}, x.about)
            < std::tuple(std::tie(y.forbids, y.demands), natural_name{y.path}, y.about);
    });
    return all;
}

//=== one rule on one subject ===//

result<finding> find_one(const judging_case& of, std::string_view rule_id, subject about_it, observation* watch) {
    for (const bound_rule& r : of.by->rules) {
        if (r.is->id != rule_id) continue;
        if (r.is->about.change && !of.before)
            return refusal(errc::unsupported_here,
                fill(say("规则 `{0}` 只判定变动", "rule `{0}` judges changes only"), {verbatim(rule_id)}));
        report_text told(of, nullptr);
        std::optional<placed_subject> s = told.by().things().find(r.is->about, about_it);
        if (!s)
            return refusal(errc::unknown_record,
                fill(say("规则 `{0}` 不判定该对象", "rule `{0}` does not judge that subject"), {verbatim(rule_id)}));
        if (watch) told.by().observe(r, *s, *watch);
        finding found = told.describe(r, *s);
        if (const std::vector<rule_error>& errors = told.by().errors(); !errors.empty())
            return refusal(errc::bad_value,
                fill(say("规则 `{0}` 出错：{1}", "rule `{0}` failed: {1}"),
                    {verbatim(rule_id), verbatim(errors.front().what)}));
        return found;
    }
    std::vector<std::string_view> known;
    for (const bound_rule& r : of.by->rules) known.emplace_back(r.is->id);
    return unknown_rule(rule_id, known);
}

void observe_all(const judging_case& of, const std::function<void(const rule&, const observation&)>& visit) {
    decider by(of, std::make_shared<lists_of_all>());
    for (const bound_rule& r : of.by->rules) {
        if (r.is->about.change && !of.before) continue;
        by.things().each(r.is->about, [&](auto&&... made_from) {
            placed_subject s(made_from...);
            observation seen;
            if (by.observe(r, s, seen)) visit(*r.is, seen);
        });
    }
}

} // namespace onezone::detail

namespace onezone {

result<finding> judge(
    const hierarchy& h, const policy& p, std::string_view rule_id, subject about, const judging_dates& on) {
    if (auto fine = detail::calendar_days(on); !fine) return std::move(fine).error();
    return detail::find_one(detail::judging_case(h, p, on), rule_id, about);
}

} // namespace onezone
