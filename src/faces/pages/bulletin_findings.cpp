// SPDX-License-Identifier: Apache-2.0
#include "bulletin_parts.hpp"
#include "find_out_rows.hpp"
#include "finding_words.hpp"
#include "ground/natural_order.hpp"

#include <onezone/rules/judging/report_change.hpp>
#include <onezone/rules/rule.hpp>
#include <onezone/rules/study/to_find_out.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace onezone {

std::span<const word> words(bulletin_course) noexcept {
    static constexpr std::array<word, 6> all{{
        {0, "arisen", "新出现", "arisen"},
        {1, "remaining", "仍存在", "remaining"},
        {2, "cured", "已消除", "cured"},
        {3, "exempted", "获准例外", "exempted"},
        {4, "undecided", "无法判定", "undecided"},
        {5, "settled", "已可判定", "now decided"},
    }};
    return all;
}

namespace detail {

namespace {

//=== by clause ===//

struct clause_lines {
    bulletin_clause told;
    std::vector<std::string> whom;
    std::vector<std::pair<text, std::vector<std::string>>> sayings;
    std::unordered_map<std::string, std::size_t> places;
    std::set<std::int64_t> acts;
};

class findings_teller {
public:
    findings_teller(const trial& t, const bulletin_options& o, const acts_behind& behind)
        : t_(t),
          o_(o),
          behind_(behind) {}

    void tell(bulletin_content& to) {
        const std::vector<shifted_finding> all = follow(t_.report_before(), t_.report_after());
        const std::vector<fact_to_find> facts = to_find_out(t_.report_after());
        for (const shifted_finding& f : all)
            if (heading_of(f)) where_.add(f.told.path);
        for (const fact_to_find& f : facts)
            if (f.fact.of.kind != subject_kind::whole) where_.add(f.fact.path);
        to.within = where_.is();
        for (const shifted_finding& f : all) {
            const std::optional<bulletin_course> under = heading_of(f);
            if (!under)
                ++to.gone;
            else
                add(f, *under);
        }
        tell_became(to, all);
        for (clause_lines& c : clauses_) to.clauses.push_back(taken(c));
        std::stable_sort(to.clauses.begin(), to.clauses.end(),
            [](const bulletin_clause& a, const bulletin_clause& b) { return a.course < b.course; });
        tell_failures(to);
        tell_facts(to, facts);
    }

private:
    // The acts that touch whom a finding is about.
    [[nodiscard]] const std::set<std::int64_t>* acts_on(const finding& f) const {
        const auto at = behind_.units.find(f.unit.value());
        return f.unit.ok() && at != behind_.units.end() ? &at->second : nullptr;
    }
    [[nodiscard]] const rule* rule_of(const finding& f) const {
        const rule* const r = t_.report_after().by().find(f.rule);
        return r ? r : t_.report_before().by().find(f.rule);
    }

    static void tell_became(bulletin_content& to, const std::vector<shifted_finding>& all) {
        constexpr std::array<std::optional<verdict>, 7> in_order{verdict::satisfied, verdict::undecided,
            verdict::exempted, verdict::not_applicable, verdict::not_in_force, std::nullopt, verdict::violated};
        for (const std::optional<verdict>& is : in_order) {
            const auto count = std::count_if(all.begin(), all.end(),
                [&](const shifted_finding& f) { return f.was == verdict::violated && f.is == is; });
            if (count != 0) to.outcome.became.push_back({is, static_cast<std::int64_t>(count)});
        }
    }

    void add(const shifted_finding& f, bulletin_course under) {
        const std::string key = std::to_string(static_cast<int>(under)) + f.told.rule;
        const auto [at, is_new] = places_.try_emplace(key, clauses_.size());
        if (is_new) {
            clause_lines& c = clauses_.emplace_back();
            c.told.course = under;
            c.told.rule = f.told.rule;
            if (const rule* const r = rule_of(f.told)) c.told.title = r->title;
        }
        clause_lines& c = clauses_[at->second];
        ++c.told.count;
        std::string name = where_.below(f.told.path);
        const std::set<std::int64_t>* const acts = acts_on(f.told);
        if (acts) c.acts.insert(acts->begin(), acts->end());
        c.whom.push_back(name);
        const bool as_before = is_as_before(f.what);
        c.told.changed = c.told.changed || !as_before;
        // What is as it was, of whom nothing was done to, is counted.
        if (!acts && as_before) return;
        const bool violated = under == bulletin_course::arisen || under == bulletin_course::remaining;
        if (c.told.clause.empty() && (violated || (!as_before && under != bulletin_course::settled)))
            if (const rule* const r = rule_of(f.told)) c.told.clause = clause_of(*r);
        text says = as_before && under == bulletin_course::undecided ? still_open(f) : told_of(f, where_);
        const auto [place, is_first] = c.places.try_emplace(says.zh, c.sayings.size());
        if (is_first) c.sayings.emplace_back(std::move(says), std::vector<std::string>());
        c.sayings[place->second].second.push_back(std::move(name));
    }
    [[nodiscard]] bulletin_clause taken(clause_lines& c) const {
        c.told.whom = cut_in_order(std::move(c.whom), o_.names);
        c.told.acts.assign(c.acts.begin(), c.acts.end());
        c.told.all_sayings = static_cast<std::int64_t>(c.sayings.size());
        if (c.sayings.size() > o_.lines) c.sayings.resize(o_.lines);
        for (auto& [says, whom] : c.sayings)
            c.told.sayings.push_back({std::move(says), cut_in_order(std::move(whom), o_.names)});
        return std::move(c.told);
    }

    void tell_failures(bulletin_content& to) const {
        for (const report* r : {&t_.report_before(), &t_.report_after()})
            for (const rule_error& e : r->errors())
                to.failures.push_back(fill(say("规则出错 {0}（{1}）：{2}", "rule failed, {0} ({1}): {2}"),
                    {verbatim(e.rule), verbatim(e.path), verbatim(e.what)}));
        for (const rule_conflict& c : t_.report_after().conflicts())
            to.failures.push_back(fill(say("规则冲突（{0}）：{1}与{2}", "conflict ({0}): {1} against {2}"),
                {verbatim(c.path), verbatim(c.demands), verbatim(c.forbids)}));
        to.all_failures = static_cast<std::int64_t>(to.failures.size());
        if (to.failures.size() > o_.lines) to.failures.resize(o_.lines);
    }

    void tell_facts(bulletin_content& to, const std::vector<fact_to_find>& facts) const {
        struct lines {
            bulletin_fact told;
            std::vector<std::string> whose;         // what the plan touches …
            std::vector<std::string> others;        // … and what it does not
            std::vector<const fact_to_find*> facts; // of what it touches
            std::unordered_set<std::string> named;  // of both
            std::map<std::string, text> asked;
            std::ptrdiff_t near;                     // findings that wait, of what the plan touches
            std::unordered_set<std::size_t> waiting; // each once, for how many facts of the line it waits
        };
        std::vector<lines> all;
        std::unordered_map<std::string, std::size_t> places;
        const report& r = t_.report_after();
        for (const fact_to_find& f : facts) {
            const auto near = std::count_if(f.waiting.begin(), f.waiting.end(),
                [&](const waiting_finding& w) { return acts_on(r.findings()[w.finding]) != nullptr; });
            text question = question_of(f);
            const auto [at, is_new] = places.try_emplace(question.zh, all.size());
            if (is_new) all.push_back({{std::move(question), {}, {}, 0, 0, {}}, {}, {}, {}, {}, {}, 0, {}});
            lines& l = all[at->second];
            l.near += near;
            for (const waiting_finding& w : f.waiting) {
                if (!l.waiting.insert(w.finding).second) continue;
                ++l.told.waiting;
                l.told.breaking += could_break(r, r.findings()[w.finding]) ? 1 : 0;
            }
            if (near != 0) l.facts.push_back(&f);
            std::string whose = where_.below(f.fact.path); // of a rule its id
            if (l.named.insert(whose).second) (near != 0 ? l.whose : l.others).push_back(std::move(whose));
            for (text& who : who_should_know(f, r)) l.asked.try_emplace(who.zh, std::move(who));
        }
        std::stable_sort(all.begin(), all.end(), [](const lines& a, const lines& b) {
            return a.near != b.near ? a.near > b.near : a.told.breaking > b.told.breaking;
        });
        to.all_facts = static_cast<std::int64_t>(all.size());
        if (all.size() > o_.lines) all.resize(o_.lines);
        for (lines& l : all) {
            l.told.whose = cut_in_order(std::move(l.whose), o_.names);
            const bulletin_names others =
                cut_in_order(std::move(l.others), o_.names - std::min(o_.names, l.told.whose.first.size()));
            l.told.whose.first.insert(l.told.whose.first.end(), others.first.begin(), others.first.end());
            l.told.whose.all += others.all;
            l.told.waits = l.facts.empty() ? text() : told_waiting(l.facts, r, where_.is(), 5, 2);
            l.told.asked = told_asked(l.asked);
            to.facts.push_back(std::move(l.told));
        }
    }
    [[nodiscard]] static text told_asked(const std::map<std::string, text>& asked) {
        constexpr std::size_t most = 4;
        text all;
        std::size_t told = 0;
        for (const auto& [zh, who] : asked)
            if (told++ < most) list(all, who, pause());
        if (asked.size() > most)
            all += fill(say("等{0}个", " and others, {0} in all"), {counted(static_cast<std::int64_t>(asked.size()))});
        return all;
    }

    const trial& t_;
    const bulletin_options& o_;
    const acts_behind& behind_;
    shared_path where_;
    std::vector<clause_lines> clauses_;
    std::unordered_map<std::string, std::size_t> places_;
};

} // namespace

void tell_findings(bulletin_content& to, const trial& t, const bulletin_options& o, const acts_behind& behind) {
    findings_teller(t, o, behind).tell(to);
}

} // namespace detail

} // namespace onezone
