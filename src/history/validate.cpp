// SPDX-License-Identifier: Apache-2.0
#include "chronicle.hpp"
#include "ground/natural_order.hpp"
#include "ground/refuse.hpp"
#include "ground/try.hpp"

#include <onezone/history/timeline.hpp>
#include <onezone/history/validate.hpp>
#include <onezone/model/member.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <set>
#include <tuple>
#include <utility>

namespace onezone {

std::span<const word> words(occasion) noexcept {
    static constexpr std::array<word, 4> table{{
        {0, "bounds", "期间之外", "beyond the period"},
        {1, "act", "行为", "an act"},
        {2, "rules", "规则", "the rules"},
        {3, "time", "时间经过", "the passing of time"},
    }};
    return table;
}

report validate(const history& of, const policy& p, const history_dates& on, const validate_options& how) {
    const moment state = of.as_known(on.known).as_of(on.state);
    return validate(static_cast<const hierarchy&>(state), p, judging_dates{on.state, on.rules}, how);
}

namespace {

using days = boost::gregorian::days;

//=== days on which something may change by itself ===//

using day_set = std::set<date>;

void note(day_set& to, const date& d) {
    if (is_calendar_date(d)) to.insert(d);
}

// Every date that a record has anywhere.
template <class T>
void note_dates(day_set& to, const T& value) {
    if constexpr (std::is_same_v<T, date>) {
        note(to, value);
    } else if constexpr (std::is_same_v<T, period>) {
        if (value.from) note(to, *value.from);
        if (value.until) note(to, *value.until);
    } else if constexpr (Described<T>) {
        for_each_member<T>([&](const auto& m) { note_dates(to, m.of(value)); });
    } else if constexpr (requires { value.value.has_value(); }) { // a fact
        if (value.value) note_dates(to, *value.value);
    } else if constexpr (requires {
                             value.has_value();
                             *value;
                         }) {
        if (value) note_dates(to, *value);
    } else if constexpr (!std::is_convertible_v<T, std::string_view> && requires {
                             value.begin();
                             value.end();
                         }) {
        for (const auto& one : value) note_dates(to, one);
    }
}

[[nodiscard]] day_set days_of(const hierarchy& h) {
    day_set all;
    const auto each = [&]<class Record>(const Record*) {
        for (const Record& r : h.all<Record>()) note_dates(all, r);
    };
    each(static_cast<const zone*>(nullptr));
    each(static_cast<const body*>(nullptr));
    each(static_cast<const post*>(nullptr));
    each(static_cast<const person*>(nullptr));
    each(static_cast<const tenure*>(nullptr));
    each(static_cast<const holding*>(nullptr));
    each(static_cast<const entrustment*>(nullptr));
    each(static_cast<const agreement*>(nullptr));
    each(static_cast<const indicator*>(nullptr));
    each(static_cast<const own_fact*>(nullptr));
    return all;
}

[[nodiscard]] day_set days_of(const std::vector<edit>& edits) {
    day_set all;
    for (const edit& e : edits)
        std::visit(
            [&](const auto& one) {
                if constexpr (requires { one.after; })
                    if (one.after) note_dates(all, *one.after);
            },
            e);
    return all;
}

[[nodiscard]] day_set days_of(const policy& p) {
    day_set all;
    for (const rule& r : p.rules()) note_dates(all, r.valid);
    for (const setting& s : p.settings()) note_dates(all, s.valid);
    for (const force_setting& s : p.forces()) note_dates(all, s.valid);
    for (const exemption& e : p.exemptions()) note_dates(all, e.valid);
    return all;
}

//=== the walk ===//

using pair_key = std::pair<std::string, subject>;
using violated_set = std::set<pair_key>;

class walk {
public:
    walk(const history& of, const policy& p, const period& when, std::optional<date> rules, const validate_options& how,
        judged_days which)
        : in_(of),
          policy_(p),
          from_(*when.from),
          until_(*when.until),
          rules_(std::move(rules)),
          how_(how),
          which_(which) {}

    [[nodiscard]] std::vector<violation_span> run() {
        state_ = in_.all.state_before(detail::end_of(detail::number_of(from_)), in_.known);
        add_days(days_of(state_));
        add_days(days_of(policy_));
        if (which_ == judged_days::every)
            for (date d = from_ + days(1); d < until_; d += days(1)) days_.insert(d);
        in_.all.each(detail::end_of(detail::number_of(from_)), detail::beginning_of(detail::number_of(until_)),
            in_.known, [&](const detail::consequence& o, std::uint32_t) {
                if (!o.in_effect()) return;
                days_.insert(detail::date_of(o.at.day));
                if (o.extra) add_days(days_of(o.extra->edits));
            });
        is_ = judge(from_, from_);
        at_ = from_;
        for (const pair_key& k : is_) begin(k, from_, occasion::bounds, 0);
        for (const date& day : days_) {
            pass(day - days(1));
            by_itself(day);
            by_acts(day);
        }
        pass(until_ - days(1));
        for (auto* const left : {&ended_, &open_})
            for (auto& [key, span] : *left) done_.push_back(std::move(span));
        std::sort(done_.begin(), done_.end(), [](const violation_span& a, const violation_span& b) {
            return std::tuple(a.when.from, std::string_view(a.rule), detail::natural_name{a.path}, a.about)
                < std::tuple(b.when.from, std::string_view(b.rule), detail::natural_name{b.path}, b.about);
        });
        return std::move(done_);
    }

private:
    void add_days(const day_set& more) {
        for (const date& d : more)
            if (from_ < d && d < until_) days_.insert(d);
    }

    [[nodiscard]] violated_set judge(const date& state, const date& rules) const {
        const report r = validate(state_, policy_, judging_dates{state, rules_.value_or(rules)}, how_);
        violated_set all;
        r.each([&](const rule& by, subject about, verdict v, grade) {
            if (v == verdict::violated) all.emplace(by.id, about);
        });
        return all;
    }

    // The days up to `last`, on which nothing is recorded.
    void pass(const date& last) {
        while (at_ < last) {
            const violated_set then = judge(last, last);
            if (then == is_) {
                at_ = last;
                return;
            }
            // Somewhere in between it turned: the first day that differs.
            date same = at_;
            date differs = last;
            while (same + days(1) < differs) {
                const date middle = same + (differs - same) / 2;
                (judge(middle, middle) == is_ ? same : differs) = middle;
            }
            by_itself(differs);
        }
    }

    // A day dawns on the same state.
    void by_itself(const date& day) {
        violated_set now = judge(day, day);
        if (now != is_) {
            // By the rules of the day before: what still turns has turned by itself.
            const violated_set old_rules = rules_ ? now : judge(day, day - days(1));
            turn(std::move(now), day, 0, [&](const pair_key& k) {
                return old_rules.contains(k) == is_.contains(k) ? occasion::rules : occasion::time;
            });
        }
        at_ = day;
    }

    void by_acts(const date& day) {
        const detail::day_number number = detail::number_of(day);
        in_.all.each(detail::beginning_of(number), detail::end_of(number), in_.known,
            [&](const detail::consequence& o, std::uint32_t) {
                if (!o.in_effect()) return;
                in_.all.put_on(state_, o);
                turn(judge(day, day), day, o.said, [](const pair_key&) { return occasion::act; });
            });
    }

    template <class Why>
    void turn(violated_set now, const date& day, record_number by, Why why) {
        for (const pair_key& k : is_)
            if (!now.contains(k)) end(k, day, why(k), by);
        for (const pair_key& k : now)
            if (!is_.contains(k)) begin(k, day, why(k), by);
        is_ = std::move(now);
    }

    void begin(const pair_key& k, const date& day, occasion why, record_number by) {
        if (const auto at = ended_.find(k); at != ended_.end() && at->second.when.until == day) {
            // It ended on this very day: so it never ceased on any.
            violation_span span = std::move(at->second);
            ended_.erase(at);
            span.when.until.reset();
            span.ended = occasion::bounds;
            span.ended_by = 0;
            open_.emplace(k, std::move(span));
            return;
        }
        violation_span span;
        span.rule = k.first;
        span.about = k.second;
        span.path = path_of(state_, k.second);
        span.when.from = day;
        span.began = why;
        span.began_by = by;
        open_.emplace(k, std::move(span));
    }
    void end(const pair_key& k, const date& day, occasion why, record_number by) {
        const auto at = open_.find(k);
        violation_span span = std::move(at->second);
        open_.erase(at);
        span.when.until = day;
        span.ended = why;
        span.ended_by = by;
        if (!span.when.ok()) return; // it held for no whole day
        violation_span& last = ended_[k];
        if (last.when.until) done_.push_back(std::move(last));
        last = std::move(span);
    }

    detail::chronicle_view in_;
    const policy& policy_;
    date from_;
    date until_;
    std::optional<date> rules_;
    const validate_options& how_;
    judged_days which_;
    hierarchy state_;
    day_set days_;
    date at_{};
    violated_set is_;
    std::map<pair_key, violation_span> open_;
    std::map<pair_key, violation_span> ended_; // the last of each that ended
    std::vector<violation_span> done_;
};

[[nodiscard]] result<void> check(const history& of, const period& when, const std::optional<date>& rules) {
    if (!when.from || !when.until || !when.ok() || !is_calendar_date(*when.from) || !is_calendar_date(*when.until))
        return detail::refuse(errc::bad_period, "期间须有起止日，且止日在起日之后",
            "a period needs both ends, the end after the beginning");
    if (*when.from < of.begins())
        return refusal(errc::bad_period,
            fill(say("{0}早于历史的起始日{1}", "{0} is before the history begins, on {1}"),
                {written_out(*when.from), written_out(of.begins())}));
    if (rules && !is_calendar_date(*rules))
        return detail::refuse(errc::bad_date, "规则的日期不是日历日期", "the day of the rules is no calendar date");
    return {};
}

// Stretches of `a` in which `b` does not hold.
[[nodiscard]] std::vector<violation_span> without(
    const std::vector<violation_span>& a, const std::vector<violation_span>& b) {
    std::map<pair_key, std::vector<violation_span>> of_b; // in order of time, as `b` is
    for (const violation_span& other : b) of_b[{other.rule, other.about}].push_back(other);
    std::vector<violation_span> left;
    for (violation_span span : a) {
        bool more = true;
        for (const violation_span& other : of_b[{span.rule, span.about}]) {
            if (!other.when.overlaps(span.when)) continue;
            if (*span.when.from < *other.when.from) {
                violation_span piece = span;
                piece.when.until = other.when.from;
                piece.ended = other.began;
                piece.ended_by = other.began_by;
                left.push_back(std::move(piece));
            }
            more = other.when.until && (!span.when.until || *other.when.until < *span.when.until);
            if (!more) break;
            span.when.from = other.when.until;
            span.began = other.ended;
            span.began_by = other.ended_by;
        }
        if (more) left.push_back(std::move(span));
    }
    return left;
}

} // namespace

result<std::vector<violation_span>> violations(const history& of, const policy& p, const period& when,
    const std::optional<date>& rules, const validate_options& how, judged_days which) {
    ONEZONE_TRY(check(of, when, rules));
    return walk(of, p, when, rules, how, which).run();
}

result<std::vector<violation_span>> coming_violations(const history& of, const policy& p, const date& on,
    const date& until, const validate_options& how, judged_days which) {
    ONEZONE_TRY(check(of, {on, until}, {}));
    // Nothing more is recorded in it.
    const history frozen(of.id(), of.as_of(on), on);
    std::vector<violation_span> all = walk(frozen, p, {on, until}, {}, how, which).run();
    all.erase(
        std::remove_if(all.begin(), all.end(), [](const violation_span& s) { return s.began == occasion::bounds; }),
        all.end());
    return all;
}

result<history_impact> impact(const history& of, const policy& today, const policy& draft, const period& when,
    const validate_options& how, judged_days which) {
    const auto old = violations(of, today, when, {}, how, which);
    ONEZONE_TRY(old);
    const auto next = violations(of, draft, when, {}, how, which);
    ONEZONE_TRY(next);
    return history_impact{without(*next, *old), without(*old, *next)};
}

void print(
    std::ostream& os, std::span<const violation_span> spans, const history& of, const policy& p, language which) {
    const auto because = [&](occasion why, record_number by) {
        return why == occasion::act ? name_of(of[by], by) : name_of(why);
    };
    for (const violation_span& s : spans) {
        const rule* const r = p.find(s.rule);
        os << to_string(*s.when.from) << " – " << (s.when.until ? to_string(*s.when.until) : std::string(10, ' '))
           << "  " << s.path << (which == language::zh ? "：" : ": ") << (r ? r->title.in(which) : s.rule);
        text marks;
        if (s.began != occasion::bounds) marks = fill(say("始于{0}", "began by {0}"), {because(s.began, s.began_by)});
        if (s.ended != occasion::bounds) {
            if (!marks.empty()) marks += say("，", ", ");
            marks += fill(say("终于{0}", "ended by {0}"), {because(s.ended, s.ended_by)});
        }
        if (!marks.empty()) os << text(fill(say("（{0}）", " ({0})"), {marks})).in(which);
        os << '\n';
    }
}

} // namespace onezone
