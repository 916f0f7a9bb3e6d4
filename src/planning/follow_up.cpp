// SPDX-License-Identifier: Apache-2.0
#include "part_text.hpp"

#include <onezone/model/body.hpp>
#include <onezone/model/edit.hpp>
#include <onezone/model/places.hpp>
#include <onezone/planning/approval.hpp>
#include <onezone/planning/follow_up.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <ostream>
#include <set>
#include <tuple>
#include <utility>
#include <variant>

namespace onezone {

std::span<const word> words(follow_up_kind) noexcept {
    static constexpr std::array<word, 12> table{{
        {0, "put_on_record", "备案", "to put on record"},
        {1, "complete", "完成变更", "to complete"},
        {2, "report_completion", "报告完成情况", "to report completion"},
        {3, "survey", "勘定界线", "to survey"},
        {4, "bring_maps_up_to_date", "更新行政区划图", "to bring the maps up to date"},
        {5, "mark_bounds", "埋设界桩", "to set boundary markers"},
        {6, "agree_on_bounds", "签订界线协议书并备案", "to sign an agreement on the bounds and put it on record"},
        {7, "assign_code", "编制、公布代码", "to assign and publish a code"},
        {8, "announce", "向社会公告", "to announce"},
        {9, "reissue_charter", "重新印发“三定”规定", "to reissue the charter"},
        {10, "fill_post", "为空缺职位配备人员", "to fill the post"},
        {11, "cancel_seal", "缴销印章", "to cancel the seal"},
    }};
    return table;
}

std::span<const word> words(duty_standing) noexcept {
    static constexpr std::array<word, 3> table{{
        {0, "done", "已办理", "done"},
        {1, "open", "未见办理", "not stated to be done"},
        {2, "overdue", "逾期未见办理", "past its term, not stated to be done"},
    }};
    return table;
}

namespace {

//=== duties of procedure ===//

follow_up_kind kind_of(procedure_role r) noexcept {
    switch (r) {
    case procedure_role::completes: return follow_up_kind::complete;
    case procedure_role::reported_to: return follow_up_kind::report_completion;
    case procedure_role::surveys: return follow_up_kind::survey;
    case procedure_role::maps: return follow_up_kind::bring_maps_up_to_date;
    case procedure_role::marks_bounds: return follow_up_kind::mark_bounds;
    case procedure_role::agrees_bounds: return follow_up_kind::agree_on_bounds;
    case procedure_role::decides_code: return follow_up_kind::assign_code;
    case procedure_role::announces: return follow_up_kind::announce;
    default: return follow_up_kind::put_on_record;
    }
}

bool is_somebody(const fact<authority>& by) { return by.known() && by.value->organ != organ::nobody; }

// Whether the procedure states that it was done, and when.
void tick_off(follow_up& f, const procedure& how) {
    const auto done = [&](bool is, const fact<date>& on = {}) {
        f.done = is;
        if (is) f.done_on = on.value;
    };
    switch (f.kind) {
    case follow_up_kind::put_on_record:
        if (how.filed_with.known())
            done(std::any_of(how.filed_with.value->begin(), how.filed_with.value->end(),
                     [&](const authority& a) {
                         return f.by.empty() || std::find(f.by.begin(), f.by.end(), a) != f.by.end();
                     }),
                how.filed_on);
        break;
    case follow_up_kind::complete: done(how.done_on.known(), how.done_on); break;
    case follow_up_kind::report_completion: done(is_somebody(how.reported_to)); break;
    case follow_up_kind::survey: done(how.surveyed.value.value_or(false)); break;
    case follow_up_kind::bring_maps_up_to_date: done(how.mapped.value.value_or(false)); break;
    case follow_up_kind::mark_bounds: done(how.marked.value.value_or(false)); break;
    case follow_up_kind::agree_on_bounds: done(how.bounds_agreed.value.value_or(false)); break;
    case follow_up_kind::assign_code: done(how.code_on.known(), how.code_on); break;
    case follow_up_kind::announce:
        done(is_somebody(how.announced_by) || how.announced_on.known(), how.announced_on);
        break;
    case follow_up_kind::reissue_charter:
    case follow_up_kind::fill_post:
    case follow_up_kind::cancel_seal: break;
    }
}

follow_up of_line(const approval_line& l, const plan_step& planned) {
    follow_up f;
    f.kind = kind_of(l.part.role);
    f.about = l.about;
    f.path = l.path;
    f.step = planned.key;
    f.by = l.part.by;
    f.all = l.part.all;
    f.described = l.part.described;
    f.within = l.part.within;
    f.depends = l.depends;
    f.rule = l.rule;
    f.basis = l.basis;
    if (!l.readings.empty()) {
        f.basis.how = grade::inferred;
        for (const text& r : l.readings) f.basis.reason += (f.basis.reason.empty() ? text() : say("；", "; ")) + r;
    }
    if (f.within) {
        const procedure& how = planned.procedure;
        const fact<date>& from = f.within->from == term_start::approval ? how.approved_on : how.done_on;
        if (from.known()) f.due = last_day_of(*f.within, *from.value);
    }
    tick_off(f, planned.procedure);
    return f;
}

//=== duties of substance ===//

citation read_into(std::string document, std::string clause, std::string source, text reason) {
    citation c;
    c.document = std::move(document);
    c.clause = std::move(clause);
    c.source = std::move(source);
    c.how = grade::inferred;
    c.reason = std::move(reason);
    return c;
}

// What is looked for in the edits of the same step and of those after it.
struct substance {
    follow_up what;
    body_id body{};
    post_id post{};
    unit_id unit{};
};

bool is_agency_like(const body& b) { return is_zone_agency(b.kind) || b.kind == body_kind::department; }

class substance_of_step {
public:
    substance_of_step(const hierarchy& before, const step& done, const plan_step& planned, const policy& rules,
        const date& day, std::vector<substance>& into)
        : before_(&before),
          done_(&done),
          planned_(&planned),
          rules_(&rules),
          day_(day),
          into_(&into) {}

    void find() {
        for (const edit& e : done_->edits) {
            if (const auto* b = std::get_if<edited<body>>(&e)) of_body(*b);
            if (const auto* u = std::get_if<edited<unit_record>>(&e)) of_unit(*u);
            if (const auto* m = std::get_if<unit_moved>(&e)) moved(m->unit);
            if (const auto* t = std::get_if<edited<tenure>>(&e))
                if (t->before) vacated(t->before->post);
            if (const auto* p = std::get_if<edited<post>>(&e))
                if (!p->before && p->after) vacated(p->after->key);
            if (const auto* x = std::get_if<edited<holding>>(&e)) of_holding(*x);
        }
        for (const body_id id : reshaped_) charter(id);
    }

private:
    substance& add(follow_up_kind kind, subject about, citation basis) {
        substance s;
        s.what.kind = kind;
        s.what.about = about;
        const hierarchy& home = about.kind == subject_kind::body && !done_->after.find(body_id::from_value(about.id))
            ? *before_
            : done_->after;
        s.what.path = path_of(home, about);
        s.what.step = planned_->key;
        s.what.basis = std::move(basis);
        into_->push_back(std::move(s));
        return into_->back();
    }

    void of_body(const edited<body>& b) {
        if (b.before && !b.after) {
            if (b.before->part_of.ok()) return;                     // an internal body has no seal of its own
            if (b.before->from.how() == grade::placeholder) return; // it only stands for one, which nobody has named
            add(follow_up_kind::cancel_seal, subject::of(*b.before),
                read_into({}, {}, {},
                    say("机构撤销，其印章应缴销；未收录规定印章的条文",
                        "a body that is closed has its seal cancelled; the provisions on seals are not at hand")))
                .body = b.before->key;
            return;
        }
        const body& now = *b.after;
        if (now.part_of.ok()) {
            reshape(now.part_of);
            return;
        }
        const bool is_new = !b.before;
        if (!is_new && !b.before->part_of.ok() && b.before->name != now.name
            && b.before->from.how() != grade::placeholder) {
            substance& seal = add(follow_up_kind::cancel_seal, subject::of(now),
                read_into({}, {}, {},
                    say("机构更名，原名称的印章应缴销；未收录规定印章的条文",
                        "a body that is renamed has the seal of its old name cancelled; the provisions on seals are not at hand")));
            seal.body = now.key;
            seal.what.path = path_of(*before_, subject::of(*b.before)); // the name on it
        }
        if (is_new || b.before->rank.value != now.rank.value || b.before->name != now.name) reshape(now.key);
    }
    // Whose functions changed hands.
    void of_holding(const edited<holding>& x) {
        for (const auto& side : {x.before, x.after})
            if (side && side->cls == carry_class::functions) reshape(side->holder);
    }
    void reshape(body_id id) { reshaped_.insert(id); }

    void charter(body_id id) {
        const body* const now = done_->after.find(id);
        if (!now || !is_agency_like(*now) || now->from.how() == grade::placeholder) return;
        const rule* const told = rules_->find("gz22.sanding");
        citation basis = told ? told->basis : citation{};
        basis.how = grade::inferred;
        basis.reason = say(
            "机构设立、更名、合并、变更规格或者职能划转的，按应重新印发“三定”规定理解；来源只说赣州市已如此办理",
            "that a body founded, renamed, merged or changed in rank or functions must have its charter reissued is a reading; the source says only that Ganzhou did so");
        add(follow_up_kind::reissue_charter, subject::of(*now), std::move(basis)).body = id;
    }

    void of_unit(const edited<unit_record>& u) {
        if (!u.after || !is_division(u.after->kind)) return;
        const bool other_kind = u.before && u.before->kind != u.after->kind;
        const bool other_parent = u.before && u.before->parent != u.after->parent;
        if (!u.before || other_kind || other_parent)
            code_due(u.after->key, u.before ? u.before->code : code::none(), other_kind);
    }
    void moved(unit_id id) {
        const unit_ref was = before_->find(id);
        if (was && was.is_division()) code_due(id, was.code(), false);
    }
    void code_due(unit_id id, code was, bool by_kind) {
        const unit_ref now = done_->after.find(id);
        if (!now || now.level() > level::township) return;
        const rule* const measures = rules_->find("code.on-change");
        const rule* const regulation = rules_->find("xzqh.code");
        const auto holds = [&](const rule* r) { return r && standing_on(r->valid, day_) == standing::in_force; };
        citation basis;
        if (holds(measures))
            basis = measures->basis;
        else if (holds(regulation))
            basis = regulation->basis;
        else
            return;
        if (by_kind || !holds(measures)) {
            basis.how = grade::inferred;
            basis.reason = by_kind
                ? say("建制类型改变按撤销并设立理解，应换新代码",
                    "a change of kind is read as abolishing and founding, so that a new code is due")
                : say("条例只说需要变更代码的；哪些需要变更是理解",
                    "the regulation speaks of codes that have to change; which have to is a reading");
        }
        substance& s = add(follow_up_kind::assign_code, subject::of(now), std::move(basis));
        s.unit = id;
        s.what.rule = holds(measures) ? "code.on-change" : "xzqh.code";
        if (now.code().ok() && now.code() != was) {
            s.what.done = true;
            s.what.done_by = planned_->key;
            s.what.done_on = planned_->on;
        }
    }

    void vacated(post_id id) {
        const post* const p = done_->after.find(id);
        if (!p || !seen_posts_.insert(id).second) return;
        for (const tenure& t : done_->after.tenures_of(id))
            if (!t.valid.until || *t.valid.until > day_) return;
        add(follow_up_kind::fill_post, subject::of(*p),
            read_into({}, {}, {},
                say("该行为使职位空缺；是否及何时配备由有权机关决定，没有已知的规则",
                    "the act left the post vacant; whether and when it is filled is for the competent organ to decide, and no rule is known")))
            .post = id;
    }

    const hierarchy* before_;
    const step* done_;
    const plan_step* planned_;
    const policy* rules_;
    date day_;
    std::vector<substance>* into_;
    std::set<body_id> reshaped_;
    std::set<post_id> seen_posts_;
};

// In which steps a charter is issued, a code given, a post filled; each in their order.
class doing_steps {
public:
    explicit doing_steps(const trial& t) {
        for (std::size_t i = 0; i < t.steps().size(); ++i)
            for (const edit& e : t.steps()[i].done.edits) note(e, i);
    }
    // The first of them that does what is due, not before that step.
    [[nodiscard]] std::optional<std::size_t> first(const substance& due, std::size_t from) const {
        const std::uint64_t of = due.what.kind == follow_up_kind::reissue_charter ? due.body.value()
            : due.what.kind == follow_up_kind::assign_code                        ? due.unit.value()
                                                                                  : due.post.value();
        const auto all = steps_.find({due.what.kind, of});
        if (all == steps_.end()) return std::nullopt;
        const auto at = std::lower_bound(all->second.begin(), all->second.end(), from);
        return at == all->second.end() ? std::nullopt : std::optional(*at);
    }

private:
    void note(const edit& e, std::size_t step) {
        if (const auto* b = std::get_if<edited<body>>(&e)) {
            if (b->after && b->after->charter.known()
                && (!b->before || b->before->charter.value != b->after->charter.value))
                add(follow_up_kind::reissue_charter, b->after->key.value(), step);
        } else if (const auto* u = std::get_if<edited<unit_record>>(&e)) {
            if (u->before && u->after && u->after->code.ok() && u->before->code != u->after->code)
                add(follow_up_kind::assign_code, u->after->key.value(), step);
        } else if (const auto* t = std::get_if<edited<tenure>>(&e)) {
            if (t->after && !t->after->valid.until) add(follow_up_kind::fill_post, t->after->post.value(), step);
        }
    }
    void add(follow_up_kind kind, std::uint64_t of, std::size_t step) {
        std::vector<std::size_t>& all = steps_[{kind, of}];
        if (all.empty() || all.back() != step) all.push_back(step);
    }

    std::map<std::pair<follow_up_kind, std::uint64_t>, std::vector<std::size_t>> steps_;
};

// What is no more there needs no charter, code or holder.
bool is_gone(const substance& s, const hierarchy& h) {
    switch (s.what.kind) {
    case follow_up_kind::reissue_charter: return !h.find(s.body);
    case follow_up_kind::assign_code: return !h.find(s.unit);
    case follow_up_kind::fill_post: return !h.find(s.post);
    default: return false;
    }
}

} // namespace

duty_standing standing_on(const follow_up& f, const date& day) noexcept {
    if (f.done && (!f.done_on || *f.done_on <= day)) return duty_standing::done;
    return f.due && *f.due < day ? duty_standing::overdue : duty_standing::open;
}

std::vector<follow_up> follow_ups(const trial& t, const policy& rules) {
    const std::vector<approval_answer> answers = approvals(t, rules);
    std::vector<std::vector<substance>> found(t.steps().size());
    const hierarchy* before = &t.before();
    for (std::size_t i = 0; i < t.steps().size(); ++i) {
        const trial_step& s = t.steps()[i];
        const plan_step& planned = t.planned(s);
        substance_of_step(*before, s.done, planned, rules, planned.on.value_or(t.dates().rules), found[i]).find();
        before = &s.done.after;
    }
    const doing_steps doing(t);
    std::vector<follow_up> all;
    for (std::size_t i = 0; i < t.steps().size(); ++i) {
        const plan_step& planned = t.planned(t.steps()[i]);
        std::vector<follow_up> of_step;
        for (const approval_line& l : answers[i].lines)
            if (l.known && follows_act(l.part.role)) of_step.push_back(of_line(l, planned));
        for (substance& due : found[i]) {
            // What is said of a code that the act assigned says also who decides and publishes it.
            const auto told = [&](const follow_up& f) { return f.kind == due.what.kind && f.about == due.what.about; };
            if (std::any_of(of_step.begin(), of_step.end(), told)) continue;
            // The act from which a duty to assign a code arises was looked at when it arose.
            const std::size_t from = due.what.kind == follow_up_kind::assign_code ? i + 1 : i;
            const std::optional<std::size_t> done = due.what.done ? std::nullopt : doing.first(due, from);
            if (done) {
                const plan_step& by = t.planned(t.steps()[*done]);
                due.what.done = true;
                due.what.done_by = by.key;
                due.what.done_on = by.on;
            }
            if (due.what.done || !is_gone(due, t.after())) of_step.push_back(std::move(due.what));
        }
        std::stable_sort(of_step.begin(), of_step.end(),
            [](const follow_up& a, const follow_up& b) { return std::tie(a.kind, a.path) < std::tie(b.kind, b.path); });
        for (follow_up& f : of_step) all.push_back(std::move(f));
    }
    return all;
}

std::vector<follow_up> follow_ups(const trial& t) { return follow_ups(t, packs::all()); }

std::vector<follow_up> overdue(const std::vector<follow_up>& all, const date& day) {
    std::vector<follow_up> found;
    for (const follow_up& f : all)
        if (standing_on(f, day) == duty_standing::overdue) found.push_back(f);
    return found;
}

text name_of(const follow_up& f, const hierarchy& h, const date& day) {
    text told = name_of(f.kind);
    procedure_part whose;
    whose.by = f.by;
    whose.all = f.all;
    whose.described = f.described;
    whose.within = f.within;
    if (const text content = detail::content_of(whose, h); !content.empty()) told += say("：", ": ") + content;
    if (f.due) told += fill(say("（期限：{0}）", " (due by {0})"), {written_out(*f.due)});
    if (!f.depends.empty()) told += fill(say("（取决于：{0}）", " (depends on: {0})"), {detail::list_of(f.depends)});
    const duty_standing stands = standing_on(f, day);
    told += fill(say("；{0}", "; {0}"), {name_of(stands)});
    if (stands == duty_standing::done && f.done_on) told += fill(say("（{0}）", " ({0})"), {written_out(*f.done_on)});
    return told;
}

void print(std::ostream& os, const std::vector<follow_up>& all, const hierarchy& h, const date& day, language which) {
    for (const follow_up& f : all) {
        os << f.path << ' ' << name_of(f, h, day).in(which);
        text told;
        if (!f.basis.document.empty()) told = fill(say("【{0}】", " [{0}]"), {detail::place_of(f.basis)});
        if (!f.basis.reason.empty())
            told += fill(say("（理解，非明文规定：{0}）", " (interpretation, literally in no provision: {0})"),
                {f.basis.reason});
        os << told.in(which) << '\n';
    }
}

} // namespace onezone
