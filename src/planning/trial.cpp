// SPDX-License-Identifier: Apache-2.0
#include "document_lookup.hpp"
#include "ground/did_you_mean.hpp"
#include "ground/try.hpp"
#include "ground/wording.hpp"
#include "lists_within.hpp"
#include "model/legible.hpp"
#include "reform/procedure_check.hpp"
#include "rules/judging/judge_all.hpp"

#include <onezone/model/body.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/places.hpp>
#include <onezone/model/zone.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/rules/judging/validate.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onezone {

namespace {

constexpr std::array grades{grade::stated, grade::inferred, grade::placeholder};

// How many agencies of zones there are, by how well they are known.
struct agency_count {
    std::array<std::int64_t, grades.size()> by_grade{};

    void add(const body& b) { ++by_grade[static_cast<std::size_t>(b.from.how())]; }
    [[nodiscard]] std::int64_t all() const { return by_grade[0] + by_grade[1] + by_grade[2]; }
};

// How many hold a social function for certain, and whether more may.
struct social_count {
    std::int64_t sure = 0;
    bool may_be_more = false;

    void add(const hierarchy& h, const body& b) {
        bool perhaps = !knows_all(h, known_list::functions, b.key);
        for (const holding& held : h.holdings_of(b.key)) {
            if (held.cls != carry_class::functions) continue;
            if (held.function.value == function_class::social) {
                ++sure;
                return;
            }
            perhaps = perhaps || !held.function.known();
        }
        may_be_more = may_be_more || perhaps;
    }
};

struct ends {
    agency_count before, after, closed;
    std::int64_t merged = 0;
    std::int64_t rank_lowered = 0;
    bool more_may_be_lowered = false;
    social_count social_before, social_after;
    std::int64_t integrated_before = 0, integrated_after = 0;
};

std::int64_t count_integrated(const hierarchy& h) {
    std::int64_t n = 0;
    for (const zone& z : h.all<zone>()) n += !z.integrated.empty();
    return n;
}

ends count(const hierarchy& before, const hierarchy& after) {
    ends n;
    for (const body& b : before.all<body>()) {
        if (!is_agency(before, b)) continue;
        n.before.add(b);
        n.social_before.add(before, b);
        const body* then = after.find(b.key);
        if (then != nullptr && is_agency(after, *then)) {
            const bool both_known = b.rank.known() && then->rank.known();
            n.rank_lowered += both_known && *then->rank.value < *b.rank.value;
            n.more_may_be_lowered = n.more_may_be_lowered || (!both_known && b.rank.value != then->rank.value);
            continue;
        }
        n.closed.add(b);
        const unit_ref ran = after.find(b.unit);
        n.merged += ran && ran.kind() == unit_kind::park && before[b.unit].kind() == unit_kind::zone;
    }
    for (const body& b : after.all<body>()) {
        if (!is_agency(after, b)) continue;
        n.after.add(b);
        n.social_after.add(after, b);
    }
    n.integrated_before = count_integrated(before);
    n.integrated_after = count_integrated(after);
    return n;
}

void add_grades(
    std::vector<figure>& figures, std::string_view key, const text& label, const agency_count& n, known_figure known) {
    for (const grade g : grades) {
        const text label_of_grade = fill(say("{0}：{1}", "{0}: {1}"), {label, name_of(g)});
        figures.push_back({std::string(key) + '.' + std::string(key_of(g)), label_of_grade,
            decimal::of(n.by_grade[static_cast<std::size_t>(g)]), {}, known});
    }
}

// One of the trial's figures, or one that is counted because it was published.
result<figure> figure_for(const trial& t, const expected_figure& published) {
    if (const figure* const f = t.find_figure(published.what); f && !published.of.ok()) return *f;
    std::vector<succession> lineage;
    for (const trial_step& s : t.steps()) lineage.insert(lineage.end(), s.done.lineage.begin(), s.done.lineage.end());
    result<figure> f = count_figure(published.what, published.of, t.before(), t.after(), t.ledger(), lineage);
    if (f || f.error().code() != errc::unknown_key) return f;
    std::vector<std::string_view> known;
    for (const figure& one : t.figures()) known.emplace_back(one.key);
    const std::string_view likely = detail::nearest(published.what, known);
    if (likely.empty()) return f;
    return refusal(errc::unknown_key,
        fill(say("公布的数字`{0}`不是可计数的数字", "the published figure `{0}` is none that is counted"),
            {verbatim(published.what)})
            + detail::did_you_mean(likely));
}

} // namespace

std::vector<figure> count_figures(const hierarchy& before, const hierarchy& after) {
    const ends n = count(before, after);
    std::vector<figure> figures;
    const auto add = [&](const char* key, text label, std::int64_t counted, known_figure known = known_figure::exact) {
        const decimal shown = decimal::of(known == known_figure::unknown ? 0 : counted);
        figures.push_back({key, std::move(label), shown, {}, known});
    };
    // Of agencies that nobody recorded the acts say nothing: there are as many after as before.
    const auto may_lack = [](const hierarchy& h) {
        detail::lists_within::owners open;
        detail::lists_within(h, unit_id::none()).add_open_agencies(open);
        return open;
    };
    const detail::lists_within::owners open_before = may_lack(before);
    const detail::lists_within::owners open_after = may_lack(after);
    const known_figure known_before = open_before.empty() ? known_figure::exact : known_figure::at_least;
    const known_figure known_after = open_after.empty() ? known_figure::exact : known_figure::at_least;
    const text agencies_before = say("改革前开发区管理机构", "zone agencies before");
    const text agencies_after = say("改革后开发区管理机构", "zone agencies after");
    const text agencies_closed = say("撤销的开发区管理机构", "zone agencies closed");
    add("agencies.before", agencies_before, n.before.all(), known_before);
    add("agencies.after", agencies_after, n.after.all(), known_after);
    add("agencies.change", say("开发区管理机构增减", "change in zone agencies"), n.after.all() - n.before.all(),
        open_before == open_after ? known_figure::exact : known_figure::unknown);
    if (n.before.all() > 0) {
        // Rounded half away from zero; per_mille wants a part that is not negative.
        const std::int64_t fewer = n.before.all() - n.after.all();
        const bool all_known = open_before.empty() && open_after.empty();
        const std::int64_t tenths = (fewer < 0 ? -1 : 1) * per_mille(std::abs(fewer), n.before.all());
        figures.push_back({"agencies.reduced_percent", say("开发区管理机构精简比例", "reduction of zone agencies"),
            all_known ? decimal::of_ten_thousandths(tenths * 1000) : decimal(), "%",
            all_known ? known_figure::exact : known_figure::unknown});
    }
    add_grades(figures, "agencies.before", agencies_before, n.before, known_before);
    add_grades(figures, "agencies.after", agencies_after, n.after, known_after);
    add_grades(figures, "agencies.closed", agencies_closed, n.closed, known_figure::exact);
    add("agencies.merged", say("并入其他机构、原开发区成为园区的机构", "agencies merged, their zones becoming parks"),
        n.merged);
    add("agencies.rank_lowered", say("规格降低的机构", "agencies lowered in rank"), n.rank_lowered,
        n.more_may_be_lowered ? known_figure::at_least : known_figure::exact);
    const auto of_social = [](const social_count& c, known_figure agencies) {
        return c.may_be_more ? known_figure::at_least : agencies;
    };
    add("social.before", say("改革前承担社会管理职能的机构", "agencies with social functions before"),
        n.social_before.sure, of_social(n.social_before, known_before));
    add("social.after", say("改革后承担社会管理职能的机构", "agencies with social functions after"),
        n.social_after.sure, of_social(n.social_after, known_after));
    add("integrated.before", say("改革前区政合一的开发区", "zones integrated with a division before"),
        n.integrated_before);
    add("integrated.after", say("改革后区政合一的开发区", "zones integrated with a division after"),
        n.integrated_after);
    return figures;
}

std::span<const word> words(agreement_of_figures) noexcept {
    static constexpr std::array<word, 3> table{{
        {0, "agrees", "吻合", "agrees"},
        {1, "differs", "不符", "differs"},
        {2, "possible", "可能吻合", "may agree"},
    }};
    return table;
}

agreement_of_figures comparison::outcome() const noexcept {
    const bool more = counted.known == known_figure::at_least && published.value >= counted.value;
    if (counted.known == known_figure::unknown || more) return agreement_of_figures::possible;
    return counted.known == known_figure::exact && published.value == counted.value ? agreement_of_figures::agrees
                                                                                    : agreement_of_figures::differs;
}

const figure* trial::find_figure(std::string_view key) const& noexcept {
    const auto found = std::find_if(figures_.begin(), figures_.end(), [&](const figure& f) { return f.key == key; });
    return found == figures_.end() ? nullptr : &*found;
}

bool trial::agrees() const noexcept {
    return std::all_of(comparisons_.begin(), comparisons_.end(), [](const comparison& c) { return c.agrees(); });
}

bool operator==(const trial& a, const trial& b) {
    const auto same_step = [](const trial_step& x, const trial_step& y) {
        return x.index == y.index && x.done.edits == y.done.edits && x.done.ledger == y.done.ledger;
    };
    return a.plan_ == b.plan_ && a.dates_ == b.dates_ && a.before_ == b.before_
        && std::equal(a.steps_.begin(), a.steps_.end(), b.steps_.begin(), b.steps_.end(), same_step)
        && a.ledger_ == b.ledger_ && a.report_before_ == b.report_before_ && a.report_after_ == b.report_after_;
}

namespace {

// All that a plan says is text; of its acts that is asked when they are carried out.
result<void> told_in_text(const plan& p) {
    using detail::legible;
    if (!legible(p.id) || !legible(p.title) || !legible(p.remarks) || !legible(p.documents) || !legible(p.document)
        || !legible(p.reported) || !legible(p.published))
        return detail::not_utf8(say("方案", "the plan"));
    for (std::size_t i = 0; i < p.steps.size(); ++i) {
        const plan_step& s = p.steps[i];
        if (!legible(s.key) || !legible(s.basis) || !legible(s.after) || !legible(s.remark) || !legible(s.procedure)
            || !legible(s.document))
            return detail::not_utf8(fill(say("第 {0} 个步骤", "step {0}"), {detail::number(i + 1)}));
    }
    return {};
}

refusal refused_step(const plan& p, const plan_step& s, refusal why) {
    const reform_document* const by = p.document_of(s);
    text told = by
        ? fill(say("文件{0}的步骤`{1}`被拒绝，该文件各项均不实施",
                   "step `{1}` of the document {0} is refused, and none of the document's acts is carried out"),
            {name_of(*by), verbatim(s.key)})
        : fill(say("步骤`{0}`被拒绝", "step `{0}` is refused"), {verbatim(s.key)});
    std::vector<std::string> subjects{s.key};
    if (by) subjects.push_back(by->key);
    return refusal(errc::step_refused, std::move(told), std::move(subjects)).with(std::move(why));
}

} // namespace

// Carries steps out one after another.
class trial_run {
public:
    trial_run(trial& t, const policy& rules, detail::watch& asking)
        : t_(&t),
          rules_(&rules),
          asking_(&asking),
          documents_(t.plan_) {}

    // All of a trial.
    [[nodiscard]] static result<trial> simulated(
        hierarchy before, const plan& p, const policy& rules, const trial_dates& judged, detail::watch& asking);

    result<void> all(const std::vector<std::size_t>& order) {
        t_->steps_.reserve(order.size());
        asking_->begin(work_stage::carrying_out, order.size());
        for (std::size_t i = 0; i < order.size();) {
            const std::size_t block = length_of_block(order, i);
            const result<void> done = block == 1 ? one(order[i])
                                                 : as_needed({order.begin() + static_cast<std::ptrdiff_t>(i),
                                                     order.begin() + static_cast<std::ptrdiff_t>(i + block)});
            ONEZONE_TRY(done);
            i += block;
        }
        asking_->end();
        return {};
    }

private:
    [[nodiscard]] const plan_step& step_at(std::size_t index) const { return t_->spelled_out_.steps[index]; }
    [[nodiscard]] const reform_document* document_at(std::size_t index) const {
        return documents_.of(t_->plan_.steps[index]);
    }

    // How many steps from there on are acts of one document and one day that come in whatever order they need.
    [[nodiscard]] std::size_t length_of_block(const std::vector<std::size_t>& order, std::size_t from) const {
        const reform_document* const by = document_at(order[from]);
        if (!by || by->order != act_order::needed) return 1;
        std::size_t n = 1;
        while (from + n < order.size() && document_at(order[from + n]) == by
            && step_at(order[from + n]).on == step_at(order[from]).on)
            ++n;
        return n;
    }

    result<void> one(std::size_t index) {
        result<void> done = try_one(index);
        if (!done) return refused_step(t_->plan_, step_at(index), std::move(done).error());
        return {};
    }

    // What is refused is tried again after each that is not.
    result<void> as_needed(std::vector<std::size_t> waiting) {
        while (!waiting.empty()) {
            std::vector<std::size_t> left;
            std::optional<refusal> first;
            for (const std::size_t index : waiting) {
                result<void> done = waits_for_any(index, left) ? waits(index) : try_one(index);
                if (done) continue;
                left.push_back(index);
                if (!first) first = refused_step(t_->plan_, step_at(index), std::move(done).error());
            }
            if (left.size() == waiting.size()) return *std::move(first);
            waiting = std::move(left);
        }
        return {};
    }
    [[nodiscard]] bool waits_for_any(std::size_t index, const std::vector<std::size_t>& those) const {
        const std::vector<std::string>& after = step_at(index).after;
        return std::any_of(those.begin(), those.end(), [&](std::size_t other) {
            return std::find(after.begin(), after.end(), step_at(other).key) != after.end();
        });
    }
    [[nodiscard]] result<void> waits(std::size_t index) const {
        return refusal(errc::out_of_order, say("所等待的步骤尚未实施", "a step that it waits for is not carried out"),
            {step_at(index).key});
    }

    result<void> try_one(std::size_t index) {
        const plan_step& planned = step_at(index);
        const judging_dates on{planned.on.value_or(t_->dates_.after), planned.on.value_or(t_->dates_.rules)};
        const reform_document* const by = document_at(index);
        const bool opens = by && begun_.count(by) == 0;
        if (opens)
            for (const precondition& needed : by->needs)
                ONEZONE_TRY(check(needed, t_->before_, t_->after(), *rules_, on, t_->ledger_, lineage_));
        for (const precondition& needed : planned.needs)
            ONEZONE_TRY(check(needed, t_->before_, t_->after(), *rules_, on, t_->ledger_, lineage_));
        result<step> done =
            apply(std::as_const(*t_).after(), planned.what, {act_of(t_->plan_, index), planned.on, planned.basis});
        if (!done) return std::move(done).error();
        ONEZONE_TRY(check_organs(index, by, std::as_const(*t_).after()));
        ONEZONE_TRY(check_organs(index, by, done->after));
        if (by) begun_.insert(by);
        if (planned.on && (*planned.on < t_->dates_.before || *planned.on > t_->dates_.after))
            t_->outside_.push_back(planned.key);
        t_->ledger_ += done->ledger;
        lineage_.insert(lineage_.end(), done->lineage.begin(), done->lineage.end());
        t_->steps_.push_back({index, *std::move(done)});
        asking_->step();
        return {};
    }

    // That what is told of how the act came about names organs there can be.
    [[nodiscard]] result<void> check_organs(std::size_t index, const reform_document* by, const hierarchy& in) const {
        if (auto fault = detail::fault_of(t_->spelled_out_.steps[index].procedure, in)) return *std::move(fault);
        if (by)
            if (auto fault = detail::fault_of(by->issuer, in)) return *std::move(fault);
        return {};
    }

    trial* t_;
    const policy* rules_;
    detail::watch* asking_;
    detail::document_lookup documents_;
    std::vector<succession> lineage_; // of all acts so far
    std::set<const reform_document*> begun_;
};

result<trial> trial_run::simulated(
    hierarchy before, const plan& p, const policy& rules, const trial_dates& judged, detail::watch& asking) {
    for (const date& d : {judged.before, judged.after, judged.rules})
        if (!is_calendar_date(d))
            return refusal(errc::bad_date, say("评判日期不是日历日期", "a date of judging is no calendar day"));
    ONEZONE_TRY(told_in_text(p));
    const result<std::vector<std::size_t>> order = step_order(p);
    ONEZONE_TRY(order);

    trial t;
    t.plan_ = p;
    t.spelled_out_ = spelled_out(p);
    t.dates_ = judged;
    t.before_ = std::move(before);
    const result<void> carried_out = trial_run(t, rules, asking).all(*order);
    ONEZONE_TRY(carried_out);
    for (const reported_total& r : p.reported) t.ledger_.report(r);

    asking.begin(work_stage::counting, p.published.size());
    t.figures_ = count_figures(t.before_, t.after());
    for (const expected_figure& published : p.published) {
        result<figure> found = figure_for(t, published);
        ONEZONE_TRY(found);
        t.comparisons_.push_back({published, *std::move(found)});
        asking.step();
    }
    asking.end();
    t.report_before_ = detail::judge_all(t.before_, rules, judging_dates{judged.before, judged.rules}, {}, asking);
    std::vector<enacted> acts;
    acts.reserve(t.steps_.size());
    for (const trial_step& s : t.steps_) {
        const plan_step& planned = t.spelled_out_.steps[s.index];
        acts.push_back({&planned.what, &planned.procedure, s.done.edits, planned.on, &s.done.ledger, s.done.lineage});
    }
    t.report_after_ = detail::judge_all(
        step_view{t.before_, t.after(), {}, acts}, rules, judging_dates{judged.after, judged.rules}, {}, asking);
    return t;
}

result<trial> simulate(
    hierarchy before, const plan& p, const policy& rules, const trial_dates& judged, const progress_callback& ask) {
    return detail::watched<result<trial>>(
        ask, [&](detail::watch& asking) { return trial_run::simulated(std::move(before), p, rules, judged, asking); });
}

result<trial> simulate(hierarchy before, const plan& p, const policy& rules, const trial_dates& judged) {
    return simulate(std::move(before), p, rules, judged, progress_callback());
}

result<trial> simulate(hierarchy before, const plan& p, const policy& rules) {
    if (!p.judged)
        return refusal(
            errc::missing_key, say("方案没有说明按哪一天评判", "the plan does not say for which days it is judged"));
    return simulate(std::move(before), p, rules, *p.judged);
}

} // namespace onezone
