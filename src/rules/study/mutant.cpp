// SPDX-License-Identifier: Apache-2.0
#include "ground/try.hpp"

#include <onezone/rules/context.hpp>
#include <onezone/rules/study/mutant.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <type_traits>
#include <utility>

namespace onezone {

std::span<const word> words(mutation) noexcept {
    static constexpr std::array<word, 9> table{{
        {0, "parameter", "参数", "parameter"},
        {1, "force", "强度", "force"},
        {2, "date_moved", "日期", "date"},
        {3, "scope_dropped", "不限地域", "everywhere"},
        {4, "precedence_dropped", "去掉优先关系", "without the precedence"},
        {5, "exemption_dropped", "去掉例外", "without the exemption"},
        {6, "condition_negated", "条件取反", "condition negated"},
        {7, "condition_dropped", "去掉条件", "condition dropped"},
        {8, "rule_removed", "去掉规则", "rule removed"},
    }};
    return table;
}

//=== one mutant ===//

std::string mutant::id() const {
    std::string s = rule + ' ' + std::string(key_of(how));
    if (!what.empty()) s += ' ' + what;
    if (moved) s += ' ' + was;
    if (!is.empty()) s += '=' + is;
    if (set_for && set_for->from) s += " from " + to_string(*set_for->from);
    if (set_for && set_for->until) s += " until " + to_string(*set_for->until);
    return s;
}

text name_of(const mutant& m) {
    text t = verbatim(m.rule) + say("：", ": ") + name_of(m.how);
    if (!m.what.empty()) t += verbatim(" `" + m.what + "`");
    if (!m.is.empty()) t += verbatim(" " + m.was + " → " + m.is);
    if (m.set_for && m.set_for->from) t += fill(say("，自{0}起", " from {0}"), {written_out(*m.set_for->from)});
    if (m.set_for && m.set_for->until) t += fill(say("，{0}以前", " until {0}"), {written_out(*m.set_for->until)});
    return t;
}

namespace {

void bend(rule& r, const std::string& key, bool drop) {
    r.judge = [judge = std::move(r.judge), key, drop](context& c) { c.bend(key, drop, judge); };
}

// The rule itself; what the policy sets and exempts is not its own.
void mutate(rule& r, const mutant& m) {
    if (m.set_for || m.moved) return;
    switch (m.how) {
    case mutation::parameter:
        for (parameter& p : r.parameters)
            if (p.name == m.what) p.by_default = m.to;
        break;
    case mutation::force: r.force = *m.strength; break;
    case mutation::date_moved: r.valid = *m.valid; break;
    case mutation::scope_dropped: r.jurisdiction = {}; break;
    case mutation::precedence_dropped:
        std::erase_if(r.over, [&](const precedence& p) { return p.over == m.what; });
        break;
    case mutation::condition_negated: bend(r, m.what, false); break;
    case mutation::condition_dropped: bend(r, m.what, true); break;
    case mutation::exemption_dropped:
    case mutation::rule_removed: break;
    }
}

void move_dates(period& p, const std::pair<date, date>& to) {
    if (p.from == to.first) p.from = to.second;
    if (p.until == to.first) p.until = to.second;
}

// What the policy sets and exempts, with this wrong. Refuses what a moved date may run into.
result<void> take_over(const policy& from, const mutant& m, policy& into) {
    const auto is_meant = [&](const auto& s) { return s.rule == m.rule && m.set_for && *m.set_for == s.valid; };
    for (setting s : from.settings()) {
        if (m.how == mutation::parameter && s.parameter == m.what && is_meant(s)) s.to = *m.to;
        if (m.moved && !m.gone && s.rule == m.rule && s.parameter == m.what) move_dates(s.valid, *m.moved);
        ONEZONE_TRY(into.set(std::move(s)));
    }
    for (force_setting s : from.forces()) {
        if (m.how == mutation::force && is_meant(s)) s.to = *m.strength;
        if (m.moved && !m.gone && s.rule == m.rule && m.what == "force") move_dates(s.valid, *m.moved);
        ONEZONE_TRY(into.set(std::move(s)));
    }
    for (exemption e : from.exemptions()) {
        if (m.gone && e == *m.gone) {
            if (!m.moved) continue;
            move_dates(e.valid, *m.moved);
        }
        ONEZONE_TRY(into.exempt(std::move(e)));
    }
    return {};
}

} // namespace

policy mutant::in(const policy& p) const {
    if (!p.find(rule)) return p;
    if (how == mutation::rule_removed) return p.without(rule);
    std::vector<onezone::rule> rules = p.rules();
    for (onezone::rule& r : rules)
        if (r.id == rule) mutate(r, *this);
    policy changed(p.id(), p.title(), std::move(rules));
    if (!take_over(p, *this, changed)) return p;
    for (const severity s : severities) changed.break_on(s, p.breaks(s));
    return changed;
}

//=== all of them ===//

namespace {

class mutant_maker {
public:
    mutant_maker(const policy& p, std::span<const rule_condition> conditions) : policy_(p), conditions_(conditions) {}

    std::vector<mutant> make() {
        for (const rule& r : policy_.rules()) {
            rule_ = &r;
            for (const parameter& p : r.parameters) {
                if (p.by_default && !set_for_good(policy_.settings(), p.name)) values_of(p, *p.by_default, {});
                for (const setting& s : policy_.settings())
                    if (s.rule == r.id && s.parameter == p.name) values_of(p, s.to, s.valid);
            }
            forces();
            dates();
            if (r.jurisdiction.ok()) add(mutation::scope_dropped);
            for (const precedence& over : r.over) add(mutation::precedence_dropped, over.over);
            for (const exemption& e : policy_.exemptions())
                if (e.rule == r.id) add(mutation::exemption_dropped, e.document).gone = e;
            for (const rule_condition& c : conditions_)
                if (c.rule == r.id) {
                    add(mutation::condition_negated, c.key);
                    add(mutation::condition_dropped, c.key);
                }
            add(mutation::rule_removed);
        }
        return std::move(all_);
    }

private:
    mutant& add(mutation how, std::string what = {}) {
        mutant m;
        m.how = how;
        m.rule = rule_->id;
        m.what = std::move(what);
        all_.push_back(std::move(m));
        return all_.back();
    }

    // Whether what the policy sets leaves no day to the rule's own value.
    [[nodiscard]] bool set_for_good(const std::vector<setting>& all, std::string_view parameter) const {
        return std::any_of(all.begin(), all.end(),
            [&](const setting& s) { return s.rule == rule_->id && s.parameter == parameter && s.valid == period{}; });
    }

    void values_of(const parameter& p, const value& is, std::optional<period> set_for) {
        const auto set = [&](value to) {
            const bool there = to == is || std::any_of(all_.begin(), all_.end(), [&](const mutant& m) {
                return m.how == mutation::parameter && m.rule == rule_->id && m.what == p.name && m.to == to
                    && m.set_for == set_for;
            });
            if (there || !outside_range(p, to).empty()) return;
            mutant& m = add(mutation::parameter, p.name);
            m.was = name_of(is).en;
            m.is = name_of(to).en;
            if (m.is.empty()) m.is = "-";
            m.to = std::move(to);
            m.set_for = set_for;
        };
        if (const auto* b = std::get_if<bool>(&is)) set(!*b);
        if (const auto* n = std::get_if<std::int64_t>(&is))
            for (const std::int64_t to : {*n + 1, *n - 1, std::int64_t{0}}) set(to);
        if (const auto* d = std::get_if<decimal>(&is))
            for (const decimal to : {*d + decimal::of(1), *d - decimal::of(1), decimal{}}) set(to);
        if (const auto* s = std::get_if<std::string>(&is)) {
            for (const std::string& w : p.words) set(w);
            if (p.words.empty() && !p.is_day && !s->empty()) set(std::string());
            if (const auto day = p.is_day ? parse_date(*s) : result<date>(refusal()))
                for (const int by : {-1, 1}) set(to_string(*day + boost::gregorian::days(by)));
        }
        if (const auto* list = std::get_if<std::vector<std::string>>(&is); list && !list->empty()) {
            set(std::vector<std::string>(list->begin() + 1, list->end()));
            set(std::vector<std::string>(list->begin(), list->end() - 1));
            set(std::vector<std::string>());
        }
    }
    void forces() {
        bool set_for_good = false;
        for (const force_setting& s : policy_.forces())
            set_for_good = set_for_good || (s.rule == rule_->id && s.valid == period{});
        if (!set_for_good) step_force(rule_->force, {});
        for (const force_setting& s : policy_.forces())
            if (s.rule == rule_->id) step_force(s.to, s.valid);
    }
    void step_force(force is, std::optional<period> set_for) {
        for (const int by : {-1, 1}) {
            const int to = static_cast<int>(is) + by;
            if (to < 0 || to > static_cast<int>(force::target)) continue;
            mutant& m = add(mutation::force);
            m.was = key_of(is);
            m.strength = static_cast<force>(to);
            m.is = key_of(*m.strength);
            m.set_for = set_for;
        }
    }
    void dates() {
        const effect& v = rule_->valid;
        date_of("announced", v.announced, {&effect::announced});
        date_of("issued", v.issued, {&effect::issued});
        if (v.in_force_earliest == v.in_force_latest) {
            date_of("in_force", v.in_force_earliest, {&effect::in_force_earliest, &effect::in_force_latest});
        } else {
            date_of("in_force_earliest", v.in_force_earliest, {&effect::in_force_earliest});
            date_of("in_force_latest", v.in_force_latest, {&effect::in_force_latest});
        }
        date_of("until", v.until, {&effect::until});
        for (const parameter& p : rule_->parameters) dates_of(policy_.settings(), p.name);
        dates_of(policy_.forces(), "force");
        for (const exemption& e : policy_.exemptions())
            if (e.rule == rule_->id) move(e.document, e.valid, e);
    }
    template <class Setting>
    void dates_of(const std::vector<Setting>& all, const std::string& what) {
        for (const Setting& s : all) {
            if (s.rule != rule_->id) continue;
            if constexpr (std::is_same_v<Setting, setting>)
                if (s.parameter != what) continue;
            move(what, s.valid, {});
        }
    }
    // Both dates of a period, where they can be moved without running into another.
    void move(const std::string& what, const period& valid, const std::optional<exemption>& of) {
        for (const auto& is : {valid.from, valid.until}) {
            if (!is) continue;
            for (const int by : {-1, 1}) {
                mutant m;
                m.how = mutation::date_moved;
                m.rule = rule_->id;
                m.what = what;
                m.moved = {*is, *is + boost::gregorian::days(by)};
                m.was = to_string(m.moved->first);
                m.is = to_string(m.moved->second);
                m.gone = of;
                if (std::find(all_.begin(), all_.end(), m) != all_.end())
                    continue; // where one period ends and the next begins
                policy plain(policy_.id(), policy_.title(), policy_.rules());
                if (take_over(policy_, m, plain)) all_.push_back(std::move(m));
            }
        }
    }
    void date_of(std::string_view name, const std::optional<date>& is,
        std::initializer_list<std::optional<date> effect::*> members) {
        if (!is) return;
        for (const int by : {-1, 1}) {
            effect to = rule_->valid;
            for (const auto member : members) to.*member = *is + boost::gregorian::days(by);
            mutant& m = add(mutation::date_moved, std::string(name));
            m.was = to_string(*is);
            m.is = to_string(*is + boost::gregorian::days(by));
            m.valid = to;
        }
    }

    const policy& policy_;
    std::span<const rule_condition> conditions_;
    const rule* rule_ = nullptr;
    std::vector<mutant> all_;
};

} // namespace

std::vector<mutant> mutants_of(const policy& p, std::span<const rule_condition> conditions) {
    return mutant_maker(p, conditions).make();
}

std::vector<mutant> mutants_of(const policy& p, const coverage& seen) {
    std::vector<rule_condition> conditions;
    for (const rule_coverage& r : seen.rules())
        for (const condition_coverage& c : r.conditions)
            if (const rule_condition one{r.rule, c.key};
                std::find(conditions.begin(), conditions.end(), one) == conditions.end())
                conditions.push_back(one);
    return mutants_of(p, conditions);
}

std::optional<mutant> find_mutant(const policy& p, std::string_view id) {
    // A condition is known by its name alone.
    std::vector<rule_condition> named;
    const std::string_view rule_id = id.substr(0, id.find(' '));
    for (const mutation how : {mutation::condition_negated, mutation::condition_dropped}) {
        const std::string start = std::string(rule_id) + ' ' + std::string(key_of(how)) + ' ';
        if (id.starts_with(start)) named.push_back({std::string(rule_id), std::string(id.substr(start.size()))});
    }
    for (mutant& m : mutants_of(p, named))
        if (m.id() == id) return std::move(m);
    return std::nullopt;
}

} // namespace onezone
