// SPDX-License-Identifier: Apache-2.0
#include "ground/did_you_mean.hpp"
#include "ground/try.hpp"

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

bool holds_social_function(const hierarchy& h, const body& b) {
    for (const holding& held : h.holdings_of(b.key))
        if (held.cls == carry_class::functions && held.function.value == function_class::social) return true;
    return false;
}

struct ends {
    agency_count before, after, closed;
    std::int64_t merged = 0;
    std::int64_t rank_lowered = 0;
    std::int64_t social_before = 0, social_after = 0;
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
        n.social_before += holds_social_function(before, b);
        const body* then = after.find(b.key);
        if (then != nullptr && is_agency(after, *then)) {
            n.rank_lowered += b.rank.known() && then->rank.known() && *then->rank.value < *b.rank.value;
            continue;
        }
        n.closed.add(b);
        const unit_ref ran = after.find(b.unit);
        n.merged += ran && ran.kind() == unit_kind::park && before[b.unit].kind() == unit_kind::zone;
    }
    for (const body& b : after.all<body>()) {
        if (!is_agency(after, b)) continue;
        n.after.add(b);
        n.social_after += holds_social_function(after, b);
    }
    n.integrated_before = count_integrated(before);
    n.integrated_after = count_integrated(after);
    return n;
}

void add_grades(std::vector<figure>& figures, std::string_view key, const text& label, const agency_count& n) {
    for (const grade g : grades) {
        const text label_of_grade = fill(say("{0}：{1}", "{0}: {1}"), {label, name_of(g)});
        figures.push_back({std::string(key) + '.' + std::string(key_of(g)), label_of_grade,
            decimal::of(n.by_grade[static_cast<std::size_t>(g)]), {}});
    }
}

refusal uncounted(const expected_figure& published, const std::vector<figure>& figures) {
    std::vector<std::string_view> known;
    for (const figure& f : figures) known.emplace_back(f.key);
    return {errc::unknown_key,
        fill(say("公布的数字`{0}`不是可计数的数字", "the published figure `{0}` is none that is counted"),
            {verbatim(published.what)})
            + detail::did_you_mean(published.what, known)};
}

} // namespace

std::vector<figure> count_figures(const hierarchy& before, const hierarchy& after) {
    const ends n = count(before, after);
    std::vector<figure> figures;
    const auto add = [&](const char* key, text label, std::int64_t counted) {
        figures.push_back({key, std::move(label), decimal::of(counted), {}});
    };
    const text agencies_before = say("改革前开发区管理机构", "zone agencies before");
    const text agencies_after = say("改革后开发区管理机构", "zone agencies after");
    const text agencies_closed = say("撤销的开发区管理机构", "zone agencies closed");
    add("agencies.before", agencies_before, n.before.all());
    add("agencies.after", agencies_after, n.after.all());
    add("agencies.change", say("开发区管理机构增减", "change in zone agencies"), n.after.all() - n.before.all());
    if (n.before.all() > 0) {
        // Rounded half away from zero; per_mille wants a part that is not negative.
        const std::int64_t fewer = n.before.all() - n.after.all();
        const std::int64_t tenths = (fewer < 0 ? -1 : 1) * per_mille(std::abs(fewer), n.before.all());
        figures.push_back({"agencies.reduced_percent", say("开发区管理机构精简比例", "reduction of zone agencies"),
            decimal::of_ten_thousandths(tenths * 1000), "%"});
    }
    add_grades(figures, "agencies.before", agencies_before, n.before);
    add_grades(figures, "agencies.after", agencies_after, n.after);
    add_grades(figures, "agencies.closed", agencies_closed, n.closed);
    add("agencies.merged", say("并入其他机构、原开发区成为园区的机构", "agencies merged, their zones becoming parks"),
        n.merged);
    add("agencies.rank_lowered", say("规格降低的机构", "agencies lowered in rank"), n.rank_lowered);
    add("social.before", say("改革前承担社会管理职能的机构", "agencies with social functions before"), n.social_before);
    add("social.after", say("改革后承担社会管理职能的机构", "agencies with social functions after"), n.social_after);
    add("integrated.before", say("改革前区政合一的开发区", "zones integrated with a division before"),
        n.integrated_before);
    add("integrated.after", say("改革后区政合一的开发区", "zones integrated with a division after"),
        n.integrated_after);
    return figures;
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

result<trial> simulate(hierarchy before, const plan& p, const policy& rules, const trial_dates& judged) {
    for (const date& d : {judged.before, judged.after, judged.rules})
        if (!is_calendar_date(d))
            return refusal(errc::bad_date, say("评判日期不是日历日期", "a date of judging is no calendar day"));
    const result<std::vector<std::size_t>> order = step_order(p);
    ONEZONE_TRY(order);

    trial t;
    t.plan_ = p;
    t.dates_ = judged;
    t.before_ = std::move(before);
    t.steps_.reserve(order->size());
    for (const std::size_t index : *order) {
        const plan_step& planned = p.steps[index];
        result<step> done = apply(t.after(), planned.what, {act_of(p, index), planned.on, planned.basis});
        if (!done)
            return refusal(errc::step_refused,
                fill(say("步骤`{0}`被拒绝", "step `{0}` is refused"), {verbatim(planned.key)}), {planned.key})
                .with(std::move(done).error());
        if (planned.on && (*planned.on < judged.before || *planned.on > judged.after))
            t.outside_.push_back(planned.key);
        t.ledger_ += done->ledger;
        t.steps_.push_back({index, *std::move(done)});
    }
    for (const reported_total& r : p.reported) t.ledger_.report(r);

    t.figures_ = count_figures(t.before_, t.after());
    for (const expected_figure& published : p.published) {
        const figure* counted = t.find_figure(published.what);
        if (counted == nullptr) return uncounted(published, t.figures_);
        t.comparisons_.push_back({published, *counted});
    }
    t.report_before_ = validate(t.before_, rules, judging_dates{judged.before, judged.rules});
    std::vector<enacted> acts;
    acts.reserve(t.steps_.size());
    for (const trial_step& s : t.steps_) {
        const plan_step& planned = t.plan_.steps[s.index];
        acts.push_back({&planned.what, &planned.procedure, s.done.edits, planned.on, &s.done.ledger, s.done.lineage});
    }
    t.report_after_ =
        validate(step_view{t.before_, t.after(), {}, acts}, rules, judging_dates{judged.after, judged.rules});
    return t;
}

result<trial> simulate(hierarchy before, const plan& p, const policy& rules) {
    if (!p.judged)
        return refusal(
            errc::missing_key, say("方案没有说明按哪一天评判", "the plan does not say for which days it is judged"));
    return simulate(std::move(before), p, rules, *p.judged);
}

} // namespace onezone
