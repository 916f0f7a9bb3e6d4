// SPDX-License-Identifier: Apache-2.0
#include "ground/wording.hpp"
#include "rules/judging/binding.hpp"
#include "rules/judging/report_text.hpp"

#include <onezone/rules/study/check.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <set>
#include <type_traits>
#include <utility>

namespace onezone {

std::span<const word> words(policy_oddity) noexcept {
    static constexpr std::array<word, 15> table{{
        {0, "never_in_scope", "无从适用", "never in scope"},
        {1, "never_in_force", "从不施行", "never in force"},
        {2, "parameter_not_read", "参数未用", "parameter not read"},
        {3, "setting_out_of_time", "设定不在施行期内", "setting out of time"},
        {4, "exemption_without_unit", "例外的单位不存在", "exemption of no unit"},
        {5, "exemption_without_subject", "例外的单位不受判定", "exemption of a unit not judged"},
        {6, "exemption_without_force", "条文不允许例外", "clause without exceptions"},
        {7, "exemption_out_of_time", "例外不在施行期内", "exemption out of time"},
        {8, "text_missing", "缺少文字", "text missing"},
        {9, "no_rules", "没有规则", "no rules"},
        {10, "nothing_to_judge", "没有可判定的事项", "nothing to judge"},
        {11, "no_requirement", "没有要求", "no requirement"},
        {12, "condition_never_holds", "条件从不成立", "condition never holds"},
        {13, "parameter_unknown", "没有该参数", "unknown parameter"},
        {14, "deceptive_name", "名称中有易混字符", "deceptive name"},
    }};
    return table;
}

namespace {

class checker {
public:
    checker(const policy& p, const hierarchy& h, const judging_dates& on, const coverage& tried)
        : p_(p),
          h_(h),
          on_(on),
          tried_(tried),
          state_(h, p, on) {}

    [[nodiscard]] std::vector<policy_issue> all() {
        text_of({}, "title", p_.title());
        name({}, "id", p_.id());
        watch();
        whole();
        for (const rule& r : p_.rules()) {
            scope_of(r);
            conditions_of(r);
            parameters_of(r);
            settings_of(r);
            exemptions_of(r);
            texts_of(r);
            names_of(r);
        }
        names_judged();
        return std::move(found_);
    }

private:
    struct seen {
        bool applied = false; // it was not known not to speak of one of them
        bool asks = false;    // it asked something of one of them
        std::set<std::string> parameters{};
    };

    void add(policy_oddity what, std::string_view rule, std::string_view item, text account) {
        found_.push_back({what, std::string(rule), std::string(item), std::move(account)});
    }

    // A state is looked at as a step that changes nothing, so that rules on changes run as well.
    void watch() {
        const step_view still{h_, h_};
        detail::observe_all(detail::judging_case(still, p_, on_), [this](const rule& r, const detail::observation& o) {
            seen& s = seen_[r.id];
            bool applies = true;
            for (const detail::stated_condition& c : o.conditions) {
                s.asks = s.asks || c.kind == detail::condition_kind::require;
                if (c.kind == detail::condition_kind::when) applies = applies && !c.value.is_no();
                if (c.kind == detail::condition_kind::unless) applies = applies && !c.value.is_yes();
            }
            s.applied = s.applied || applies;
            for (const detail::read_fact& f : o.reads)
                if (f.what.zh == fields::parameter.zh) s.parameters.emplace(f.what.key);
        });
    }

    void whole() {
        if (p_.rules().empty())
            add(policy_oddity::no_rules, {}, {},
                say("规则集没有规则，什么也不会判定", "the policy has no rules and judges nothing"));
        else if (std::none_of(p_.rules().begin(), p_.rules().end(), [this](const rule& r) { return has_subjects(r); }))
            add(policy_oddity::nothing_to_judge, {}, {},
                say("没有一条规则在这一层级中有判定对象，什么也不会判定",
                    "no rule has a subject in this hierarchy: nothing would be judged"));
        if (!p_.rules().empty() && std::none_of(p_.rules().begin(), p_.rules().end(), [this](const rule& r) {
                return detail::asks_something(p_, p_.force_on(r, on_.rules));
            }))
            add(policy_oddity::no_requirement, {}, {},
                say("规则集的规则都不提要求（只准许或只鼓励），判不出合规与否",
                    "no rule of the policy demands anything (they permit or encourage): nothing shows conformance"));
    }
    // So often something has to be tried before it is said never to hold.
    static constexpr std::size_t tried_enough = 50;
    void conditions_of(const rule& r) {
        const rule_coverage* const c = tried_.find(r.id);
        const auto s = seen_.find(r.id);
        const bool tried =
            c && c->runs >= tried_enough && std::all_of(c->conditions.begin(), c->conditions.end(), may_hold);
        const bool applied = tried || (s != seen_.end() && s->second.applied);
        const bool asks = (s != seen_.end() && s->second.asks)
            || (c && std::any_of(c->conditions.begin(), c->conditions.end(), [](const condition_coverage& one) {
                   return one.kind == condition_kind::require;
               }));
        if (applied && !asks && r.stance != stance::permits && r.force != force::may)
            add(policy_oddity::no_requirement, r.id, {},
                fill(say("规则 `{0}` 适用之处没有任何要求，总是符合",
                         "rule `{0}` requires nothing where it applies and is always satisfied"),
                    {verbatim(r.id)}));
        if (!c) return;
        for (const condition_coverage& one : c->conditions) {
            const std::size_t times = one.held + one.did_not;
            if (times < tried_enough) continue;
            const auto told = [&](const text& pattern) {
                add(policy_oddity::condition_never_holds, r.id, one.key,
                    fill(pattern, {verbatim(r.id), verbatim(one.key), verbatim(std::to_string(times))}));
            };
            if (one.kind == condition_kind::when && one.held == 0)
                told(say("规则 `{0}` 的条件 `{1}` 试过 {2} 次，从未成立",
                    "the condition `{1}` of rule `{0}` was tried {2} times and never held"));
            if (one.kind == condition_kind::unless && one.did_not == 0)
                told(say("规则 `{0}` 的除外情形 `{1}` 试过 {2} 次，次次成立，规则从不适用",
                    "the exception `{1}` of rule `{0}` was tried {2} times and held each time, so that the rule never applies"));
        }
    }
    [[nodiscard]] static bool may_hold(const condition_coverage& c) { return c.held != 0; }
    [[nodiscard]] static bool ever_in_force(const effect& e) {
        const std::optional<date>& first = e.in_force_earliest;
        return !e.until || !first || *first < *e.until;
    }
    [[nodiscard]] bool has_subjects(const rule& r) const {
        // Rules on changes of divisions have none where nothing changes: then only the jurisdiction is looked at.
        about of = r.about;
        of.change = false;
        return detail::subjects(state_).any_in(of, r.jurisdiction);
    }
    [[nodiscard]] bool has_subject_of(about of, unit_ref unit) const {
        of.change = false;
        return detail::subjects(state_).any_of(of, unit);
    }
    void scope_of(const rule& r) {
        if (!ever_in_force(r.valid))
            add(policy_oddity::never_in_force, r.id, {},
                fill(say("规则 `{0}` 在施行之前即已失效", "rule `{0}` ends before it is in force"), {verbatim(r.id)}));
        if (!has_subjects(r))
            add(policy_oddity::never_in_scope, r.id, to_string(r.jurisdiction),
                fill(say("规则 `{0}` 在适用地域内没有判定对象", "rule `{0}` has no subject within its jurisdiction"),
                    {verbatim(r.id)}));
    }
    void parameters_of(const rule& r) {
        const auto s = seen_.find(r.id);
        if (s == seen_.end()) return;
        for (const std::string& asked : s->second.parameters)
            if (std::none_of(
                    r.parameters.begin(), r.parameters.end(), [&](const parameter& q) { return q.name == asked; }))
                add(policy_oddity::parameter_unknown, r.id, asked,
                    fill(say("规则 `{0}` 判定时要用参数 `{1}`，但没有这一参数",
                             "rule `{0}` asks for the parameter `{1}`, which it does not have"),
                        {verbatim(r.id), verbatim(asked)}));
        if (!s->second.asks) return;
        for (const parameter& q : r.parameters)
            if (!s->second.parameters.contains(q.name))
                add(policy_oddity::parameter_not_read, r.id, q.name,
                    fill(say("规则 `{0}` 判定时未用参数 `{1}`", "rule `{0}` judged without its parameter `{1}`"),
                        {verbatim(r.id), verbatim(q.name)}));
    }
    // Whether none of the days is one on which the rule can be in force.
    [[nodiscard]] static bool out_of_time(const rule& r, const period& days) {
        const bool before = days.until && r.valid.in_force_earliest && *days.until <= *r.valid.in_force_earliest;
        const bool after = days.from && r.valid.until && *days.from >= *r.valid.until;
        return before || after;
    }
    void settings_of(const rule& r) {
        const auto say_so = [&](const std::string& what, const text& name) {
            add(policy_oddity::setting_out_of_time, r.id, what,
                fill(say("为规则 `{0}` 设定的{1}不在其施行期内", "{1} set for rule `{0}` lies outside its days"),
                    {verbatim(r.id), name}));
        };
        for (const setting& s : p_.settings())
            if (s.rule == r.id && out_of_time(r, s.valid))
                say_so(s.parameter, fill(say("参数 `{0}`", "the parameter `{0}`"), {verbatim(s.parameter)}));
        for (const force_setting& f : p_.forces())
            if (f.rule == r.id && out_of_time(r, f.valid)) say_so("force", say("强度", "the force"));
    }
    void exemptions_of(const rule& r) {
        for (const exemption& e : p_.exemptions()) {
            if (e.rule != r.id) continue;
            const unit_ref u = h_.find(e.unit);
            const std::string unit = u ? u.path() : h_.path_of(e.unit);
            if (!u)
                add(policy_oddity::exemption_without_unit, r.id, unit,
                    fill(say("规则 `{0}` 的例外所指单位不存在：{1}", "the exemption from `{0}` is of no unit: {1}"),
                        {verbatim(r.id), verbatim(unit)}));
            else if (!has_subject_of(r.about, u))
                add(policy_oddity::exemption_without_subject, r.id, unit,
                    fill(say("规则 `{0}` 在 {1} 没有判定对象，其例外没有效力",
                             "rule `{0}` judges nothing of {1}: the exemption has no effect"),
                        {verbatim(r.id), verbatim(unit)}));
            if (!can_be_excepted(r, e))
                add(policy_oddity::exemption_without_force, r.id, unit,
                    fill(say("规则 `{0}` 不属“原则上”，{1} 的例外没有效力",
                             "rule `{0}` does not bind in principle: the exemption of {1} has no effect"),
                        {verbatim(r.id), verbatim(unit)}));
            if (out_of_time(r, e.valid))
                add(policy_oddity::exemption_out_of_time, r.id, unit,
                    fill(say("规则 `{0}` 对 {1} 的例外不在施行期内",
                             "the exemption of {1} from `{0}` lies outside the days of the clause"),
                        {verbatim(r.id), verbatim(unit)}));
            text_of(r.id, "exemption", e.reason);
        }
    }
    // By the rule's own force, or one set for days on which the exemption holds.
    [[nodiscard]] bool can_be_excepted(const rule& r, const exemption& e) const {
        return r.force == force::principle
            || std::any_of(p_.forces().begin(), p_.forces().end(), [&](const force_setting& f) {
                   return f.rule == r.id && f.to == force::principle && f.valid.overlaps(e.valid);
               });
    }
    void texts_of(const rule& r) {
        text_of(r.id, "title", r.title);
        if (!r.basis.reason.empty()) text_of(r.id, "basis", r.basis.reason);
        for (const parameter& q : r.parameters) text_of(r.id, q.name, q.meaning);
    }
    // Ids, names of parameters, and the names that parameters hold.
    void names_of(const rule& r) {
        name(r.id, "id", r.id);
        for (const parameter& q : r.parameters) {
            name(r.id, q.name, q.name);
            for (const std::string& w : q.words) name(r.id, q.name, w);
            if (q.by_default) names_in(r.id, q.name, *q.by_default);
        }
        for (const setting& s : p_.settings())
            if (s.rule == r.id) names_in(r.id, s.parameter, s.to);
        for (const exemption& e : p_.exemptions()) {
            if (e.rule != r.id) continue;
            name(r.id, "exemption", e.approver);
            name(r.id, "exemption", e.document);
        }
    }
    // What the hierarchy calls things, in every text of a record that is a name, or a list of names: rules compare them.
    void names_judged() {
        static constexpr field name{"name", "名称", "name"};
        for (const unit_ref u : h_.units()) judged(u.path(), name, u.name());
        const auto about = [this](unit_id u) { return h_.path_of(u); };
        names_of_all<zone>([&](const zone& z) { return about(z.unit); });
        names_of_all<body>([&](const body& b) { return path_of(h_, subject::of(b)); });
        names_of_all<post>([&](const post& p) { return path_of(h_, subject::of(p)); });
        names_of_all<person>([&](const person& p) { return path_of(h_, subject::of(p)); });
        names_of_all<holding>([&](const holding& x) { return path_of(h_, subject::of(x)); });
        names_of_all<entrustment>([&](const entrustment& e) { return path_of(h_, subject::of(e)); });
        names_of_all<agreement>([&](const agreement& a) { return a.about.ok() ? about(a.about) : a.name; });
        names_of_all<indicator>([&](const indicator& i) { return about(i.unit); });
        names_of_all<own_fact>([&](const own_fact& f) {
            if (const body* const b = h_.find(f.body)) return path_of(h_, subject::of(*b));
            if (const post* const p = h_.find(f.post)) return path_of(h_, subject::of(*p));
            if (const person* const p = h_.find(f.person)) return path_of(h_, subject::of(*p));
            return about(f.unit);
        });
    }
    template <class Record, class Path>
    void names_of_all(Path path) {
        for (const Record& r : h_.all<Record>()) texts_in(r, [&] { return path(r); });
    }
    // Documents, measures and free texts are no names; a credit code has rules of its own.
    static constexpr std::array<std::string_view, 4> no_names{"document", "measure", "text", "credit_code"};
    template <Described T, class Path>
    void texts_in(const T& whole, const Path& path) {
        for_each_member<T>([&](auto m) {
            if (std::find(no_names.begin(), no_names.end(), m.key) == no_names.end()) texts_at(m, m.of(whole), path);
        });
    }
    template <class T, class Path>
    void texts_at(const field& what, const T& is, const Path& path) {
        if constexpr (std::is_same_v<T, std::string>)
            judged(path, what, is);
        else if constexpr (requires { is.value.has_value(); })
            (is.value ? texts_at(what, *is.value, path) : void());
        else if constexpr (Described<T>)
            texts_in(is, path);
        else if constexpr (requires {
                               typename T::value_type;
                               is.begin();
                           })
            for (const auto& item : is) texts_at(what, item, path);
    }
    template <class Path>
    void judged(const Path& path_is, const field& what, std::string_view is) {
        const std::size_t at = detail::find_deceptive(is);
        if (at == std::string_view::npos) return;
        std::string path;
        if constexpr (std::is_invocable_v<const Path&>)
            path = path_is();
        else
            path = path_is;
        add(policy_oddity::deceptive_name, {}, path,
            fill(say("`{0}` 的{1} {2} 中，第 {3} 个字符是{4}", "`{0}`: character {3} of its {1} {2} is {4}"),
                {verbatim(path), say(what.zh, what.en), detail::quote(is), detail::ordinal_at(is, at),
                    detail::describe_character(is, at)}));
    }
    void names_in(std::string_view rule, std::string_view item, const value& v) {
        if (const auto* one = std::get_if<std::string>(&v)) name(rule, item, *one);
        if (const auto* all = std::get_if<std::vector<std::string>>(&v))
            for (const std::string& n : *all) name(rule, item, n);
    }
    void name(std::string_view rule, std::string_view item, std::string_view is) {
        const std::size_t at = detail::find_deceptive(is);
        if (at == std::string_view::npos) return;
        add(policy_oddity::deceptive_name, rule, item,
            fill(say("`{0}` 的“{1}”：名称 {2} 的第 {3} 个字符是{4}",
                     "`{0}`, “{1}”: character {3} of the name {2} is {4}"),
                {rule.empty() ? verbatim(p_.id()) : verbatim(rule), verbatim(item), detail::quote(is),
                    detail::ordinal_at(is, at), detail::describe_character(is, at)}));
    }
    void text_of(std::string_view rule, std::string_view item, const text& t) {
        if (!t.zh.empty() && !t.en.empty()) return;
        const text lacks = t.empty() ? say("中文和英文", "Chinese and English")
            : t.zh.empty()           ? say("中文", "Chinese")
                                     : say("英文", "English");
        add(policy_oddity::text_missing, rule, item,
            fill(say("`{0}` 的“{1}”缺少{2}", "`{0}`: “{1}” is not there in {2}"),
                {rule.empty() ? verbatim(p_.id()) : verbatim(rule), verbatim(item), lacks}));
    }

    const policy& p_;
    const hierarchy& h_;
    judging_dates on_;
    const coverage& tried_;
    detail::judging_case state_;
    std::map<std::string, seen> seen_;
    std::vector<policy_issue> found_;
};

} // namespace

std::vector<policy_issue> check(const policy& p, const hierarchy& h, const judging_dates& on, const coverage& tried) {
    return checker(p, h, on, tried).all();
}

std::ostream& operator<<(std::ostream& os, const policy_issue& i) {
    print(os, i, language::zh);
    return os;
}

void print(std::ostream& os, const policy_issue& i, language which) {
    os << '[' << name_of(i.what).in(which) << "] " << i.account.in(which) << '\n';
}

} // namespace onezone
