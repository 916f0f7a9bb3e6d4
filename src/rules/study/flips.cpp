// SPDX-License-Identifier: Apache-2.0
#include "flips.hpp"

#include "altered.hpp"
#include "candidate_operations.hpp"
#include "rules/judging/report_text.hpp"
#include "rules/phrase.hpp"

#include <onezone/model/change.hpp>
#include <onezone/rules/detail/call.hpp>
#include <onezone/rules/judging/validate.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace onezone::detail {

namespace {

// Whether `to` is an answer of another kind than `from`: cured, broken, or decided at all.
[[nodiscard]] bool is_flip(verdict from, std::optional<verdict> to) {
    const auto fine = [](verdict v) { return v == verdict::satisfied || v == verdict::not_applicable; };
    switch (from) {
    case verdict::violated:
    case verdict::exempted: return !to || fine(*to);
    case verdict::undecided: return !to || fine(*to) || *to == verdict::violated;
    case verdict::satisfied:
    case verdict::not_applicable: return to == verdict::violated;
    case verdict::not_in_force: break;
    }
    return false;
}

// What an edit is of, before or after it.
std::string path_of_edit(const edit& e, const hierarchy& h) {
    return std::visit(
        [&](const auto& one) -> std::string {
            if constexpr (requires {
                              one.before;
                              one.after;
                          }) {
                const auto& record = one.before ? *one.before : *one.after;
                if constexpr (requires { record.title; }) return record.title;
                if constexpr (requires { subject::of(record); }) return path_of(h, subject::of(record));
            }
            return {};
        },
        e);
}

class trier {
public:
    trier(
        const hierarchy& h, const policy& p, const finding& f, const judging_dates& on, const step_view* step = nullptr)
        : h_(h),
          p_(p),
          f_(f),
          on_(on),
          step_(step) {}

    void facts(const observation& watched) {
        std::vector<const read_fact*> seen;
        for (const read_fact& r : watched.reads) {
            if (!can_be_altered(r)) continue;
            if (std::any_of(seen.begin(), seen.end(),
                    [&](const read_fact* s) { return s->of == r.of && s->what.key == r.what.key && s->is == r.is; }))
                continue;
            seen.push_back(&r);
            fact(r);
        }
    }
    void operations() {
        std::vector<tried_operation> applied;
        for (operation& op : candidate_operations(h_, f_, on_.rules)) {
            if (std::any_of(applied.begin(), applied.end(), [&](const tried_operation& t) { return t.what == op; }))
                continue;
            act_options options;
            options.on = on_.state;
            result<step> done = apply(h_, op, options);
            if (!done) continue;
            if (const auto then = verdict_in(done->after, p_); then && is_flip(f_.verdict, *then))
                keep_acts({op}, *then, done->edits);
            applied.push_back({std::move(op), *std::move(done)});
        }
        const bool wrong = f_.verdict == verdict::violated || f_.verdict == verdict::exempted;
        if (found_.empty() && wrong) sets(applied);
        std::stable_sort(
            found_.begin(), found_.end(), [](const flip& x, const flip& y) { return x.edits.size() < y.edits.size(); });
    }
    void parameters() {
        const rule& r = *p_.find(f_.rule);
        for (const parameter& q : r.parameters) {
            const value* is = p_.value_on(r, q.name, on_.rules);
            const auto with = [&](const value& to) -> std::optional<flip> {
                policy changed = p_;
                setting made = set_to(r, q.name, to);
                if (!changed.set(made)) return std::nullopt;
                const auto then = verdict_in(h_, changed);
                if (!then || !is_flip(f_.verdict, *then)) return std::nullopt;
                flip one;
                one.by = lever::parameter;
                one.account = fill(say("参数“{0}”由 {1} 改为 {2}", "parameter “{0}” from {1} to {2}"),
                    {detail::name_of_parameter(r, q.name), is ? detail::shown_setting(q, *is) : say("未定", "unset"),
                        detail::shown_setting(q, to)});
                one.then = *then;
                one.field = q.name;
                if (is) one.from = *is;
                one.to = to;
                one.set = std::move(made);
                return one;
            };
            if (is)
                keep(smallest(*is, with, q.words));
            else
                keep(smallest(q.example, with, q.words));
        }
    }
    [[nodiscard]] std::vector<flip> take() && { return std::move(found_); }

private:
    using attempt = std::optional<flip>;
    struct tried_operation {
        operation what;
        step done;
    };

    void keep_acts(std::vector<operation> acts, std::optional<verdict> then, std::vector<edit> edits) {
        flip one;
        one.by = lever::act;
        for (const operation& op : acts)
            one.account += (one.account.empty() ? text() : say("；再", "; then ")) + account_of(op, h_);
        one.then = then;
        one.edits = std::move(edits);
        one.act = std::move(acts.front());
        one.then_acts.assign(std::make_move_iterator(acts.begin() + 1), std::make_move_iterator(acts.end()));
        found_.push_back(std::move(one));
    }
    // The smallest sets: of two, or, where none of these does, of three. Among so many of the first operations that some hundred sets
    // are tried.
    void sets(const std::vector<tried_operation>& all) {
        constexpr std::size_t most_for_two = 20;
        constexpr std::size_t most_for_three = 10;
        constexpr std::size_t most_found = 5;
        const auto two = [&](std::size_t most, auto visit) {
            for (std::size_t i = 0; i < std::min(all.size(), most); ++i)
                for (std::size_t k = i + 1; k < std::min(all.size(), most) && found_.size() < most_found; ++k)
                    if (const result<step> second = next(all[i].done.after, all[k].what)) visit(i, k, *second);
        };
        const auto edits_of = [](std::initializer_list<const step*> steps) {
            std::vector<edit> edits;
            for (const step* s : steps) edits.insert(edits.end(), s->edits.begin(), s->edits.end());
            return edits;
        };
        two(most_for_two, [&](std::size_t i, std::size_t k, const step& second) {
            if (const auto then = verdict_in(second.after, p_); then && is_flip(f_.verdict, *then))
                keep_acts({all[i].what, all[k].what}, *then, edits_of({&all[i].done, &second}));
        });
        if (!found_.empty()) return;
        two(most_for_three, [&](std::size_t i, std::size_t k, const step& second) {
            for (std::size_t n = k + 1; n < std::min(all.size(), most_for_three) && found_.size() < most_found; ++n) {
                const result<step> third = next(second.after, all[n].what);
                if (!third) continue;
                if (const auto then = verdict_in(third->after, p_); then && is_flip(f_.verdict, *then))
                    keep_acts(
                        {all[i].what, all[k].what, all[n].what}, *then, edits_of({&all[i].done, &second, &*third}));
            }
        });
    }
    [[nodiscard]] result<step> next(const hierarchy& h, const operation& op) const {
        act_options options;
        options.on = on_.state;
        return apply(h, op, options);
    }

    // Nothing: the rule fails there. Nothing inside: there is no such subject any more.
    [[nodiscard]] std::optional<std::optional<verdict>> verdict_in(const hierarchy& h, const policy& p) const {
        const result<finding> f = step_
            ? find_one(judging_case(step_view{step_->before, h, step_->edits, step_->acts}, p, on_), f_.rule, f_.about)
            : judge(h, p, f_.rule, f_.about, on_);
        if (f) return std::optional<verdict>(f->verdict);
        if (f.error().code() == errc::unknown_record) return std::make_optional<std::optional<verdict>>();
        return std::nullopt;
    }
    // For the days for which it is set now, or, where it is set for other days only, for that one.
    [[nodiscard]] setting set_to(const rule& r, const std::string& name, const value& to) const {
        setting s{r.id, name, to, {}};
        bool others = false;
        for (const setting& o : p_.settings()) {
            if (o.rule != r.id || o.parameter != name) continue;
            others = true;
            if (!o.valid.contains(on_.rules)) continue;
            s.valid = o.valid;
            return s;
        }
        if (others) s.valid = {on_.rules, on_.rules + boost::gregorian::days(1)};
        return s;
    }
    void keep(attempt a) {
        if (a) found_.push_back(*std::move(a));
    }

    // What a source states to be so is not made something else because a rule would like that: only figures and what is or is not done
    // can be changed without an operation.
    [[nodiscard]] bool would_relabel(const read_fact& r) const {
        if (f_.verdict != verdict::violated && f_.verdict != verdict::exempted) return false;
        if (!r.known || r.from.how() != grade::stated) return false;
        // Whether it runs smoothly, or a list is whole, is so or not, whatever anybody does.
        constexpr std::array<std::string_view, 2> nature{
            field_of<&holding::runs_smoothly>.key, field_of<&holding::industry_linked>.key};
        if (std::find(nature.begin(), nature.end(), r.what.key) != nature.end() || r.what.key.starts_with("complete."))
            return true;
        const bool figure = r.is
            && (std::holds_alternative<std::int64_t>(*r.is) || std::holds_alternative<decimal>(*r.is)
                || std::holds_alternative<bool>(*r.is));
        return !figure;
    }
    void fact(const read_fact& r) {
        if (would_relabel(r)) return;
        const auto with = [&](const value& to) -> attempt {
            if (r.is == to) return std::nullopt;
            const std::optional<edit> e = altered(r, to, h_);
            if (!e) return std::nullopt;
            change c(h_);
            if (!c.replay({*e})) return std::nullopt;
            const hierarchy after = std::move(c).finish();
            const auto then = verdict_in(after, p_);
            if (!then || !is_flip(f_.verdict, *then)) return std::nullopt;
            flip one;
            one.by = lever::fact;
            one.then = *then;
            one.of = r.of;
            one.field = r.what.key;
            one.from = r.is;
            one.to = to;
            one.edits = {*e};
            one.account = fill(say("{0}由 {1} 改为 {2}", "{0} from {1} to {2}"),
                {detail::fact_of(path_of(h_, r.of), detail::name_of_field(r.what)),
                    r.is ? shown(*r.is, r.answers) : say("未载明", "unknown"), shown(to, r.answers)});
            return one;
        };
        if (!r.answers.empty()) {
            // The nearest answer first: what is ordered (ranks) is ordered in its table.
            for (const word* w : by_distance(r)) {
                const bool yes_or_no = r.answers.data() == yes_no().data();
                const attempt a = with(yes_or_no ? value(w->value != 0) : value(std::string(w->key)));
                if (a) return keep(a);
            }
            return;
        }
        if (r.is) {
            if (keep_if(smallest(*r.is, with, {}))) return;
        } else {
            for (const value& start : {value(std::int64_t{0}), value(decimal{})})
                if (altered(r, start, h_) && keep_if(smallest(start, with, {}))) return;
            if (keep_if(with(value(to_string(on_.rules))))) return;
            if (altered(r, value(std::vector<std::string>{}), h_) && keep_if(with(value(std::vector<std::string>{}))))
                return;
        }
        // A day, or a unit above.
        if (keep_if(with(value(to_string(on_.rules))))) return;
        const unit_id own = unit_of(h_, r.of);
        for (unit_ref u = h_.find(own); u; u = u.parent())
            if (keep_if(with(value(u.path())))) return;
    }
    bool keep_if(attempt a) {
        if (!a) return false;
        keep(std::move(a));
        return true;
    }
    [[nodiscard]] static std::vector<const word*> by_distance(const read_fact& r) {
        std::vector<const word*> all;
        std::ptrdiff_t at = 0;
        for (const word& w : r.answers) {
            const bool here = r.is && (*r.is == value(std::string(w.key)) || *r.is == value(w.value != 0));
            if (here) at = static_cast<std::ptrdiff_t>(all.size());
            all.push_back(&w);
        }
        std::vector<const word*> sorted = all;
        std::stable_sort(sorted.begin(), sorted.end(), [&](const word* a, const word* b) {
            const auto far = [&](const word* w) {
                return std::abs((std::find(all.begin(), all.end(), w) - all.begin()) - at);
            };
            return far(a) < far(b);
        });
        return sorted;
    }
    [[nodiscard]] static text shown(const value& v, std::span<const word> answers) {
        if (const auto* key = std::get_if<std::string>(&v))
            for (const word& w : answers)
                if (w.key == *key) return say(w.zh, w.en);
        return name_of(v);
    }

    // The nearest value that flips, on either side, where verdicts change once on the way.
    template <class Try>
    [[nodiscard]] attempt smallest(const value& is, Try with, const std::vector<std::string>& words_) const {
        if (const auto* b = std::get_if<bool>(&is)) return with(value(!*b));
        if (const auto* n = std::get_if<std::int64_t>(&is))
            return nearest(*n, [&](std::int64_t to) { return with(value(to)); });
        if (const auto* d = std::get_if<decimal>(&is))
            return nearest(
                d->ten_thousandths(), [&](std::int64_t to) { return with(value(decimal::of_ten_thousandths(to))); });
        if (std::holds_alternative<std::string>(is)) {
            for (const std::string& w : words_)
                if (attempt a = with(value(w))) return a;
            return std::nullopt;
        }
        const auto& list = std::get<std::vector<std::string>>(is);
        for (std::size_t n = list.size(); n-- > 0;)
            if (attempt a =
                    with(value(std::vector<std::string>(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(n)))))
                return a;
        return std::nullopt;
    }
    template <class Try>
    [[nodiscard]] static attempt nearest(std::int64_t is, Try with) {
        constexpr std::int64_t farthest = std::int64_t{1} << 32U;
        attempt best;
        std::int64_t best_by = farthest;
        for (const std::int64_t sign : {-1, 1}) {
            const std::int64_t limit = sign < 0 && is >= 0 ? is : farthest; // nothing is less than none
            std::int64_t fails = 0;
            for (std::int64_t by = 1; fails < limit && fails + 1 < best_by; by *= 2) {
                by = std::min(by, limit);
                attempt a = with(is + sign * by);
                if (!a) {
                    fails = by;
                    continue;
                }
                std::int64_t flips = by;
                while (flips - fails > 1) {
                    const std::int64_t middle = fails + (flips - fails) / 2;
                    if (attempt nearer = with(is + sign * middle)) {
                        flips = middle;
                        a = std::move(nearer);
                    } else {
                        fails = middle;
                    }
                }
                if (flips < best_by) {
                    best_by = flips;
                    best = std::move(a);
                }
                break;
            }
        }
        return best;
    }

    const hierarchy& h_;
    const policy& p_;
    const finding& f_;
    judging_dates on_;
    const step_view* step_; // null: a state is judged
    std::vector<flip> found_;
};

// Where two lines read alike, each says what it is about.
void tell_apart(std::vector<flip>& all, const hierarchy& h) {
    const auto where = [&](const flip& f, const std::vector<const flip*>& alike) {
        for (const edit& e : f.edits) {
            const bool shared = std::all_of(alike.begin(), alike.end(), [&](const flip* other) {
                return std::find(other->edits.begin(), other->edits.end(), e) != other->edits.end();
            });
            if (shared) continue;
            if (const std::string path = path_of_edit(e, h); !path.empty()) return path;
        }
        return std::string();
    };
    std::vector<std::string> places(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::vector<const flip*> alike;
        for (const flip& f : all)
            if (f.by == all[i].by && f.account == all[i].account) alike.push_back(&f);
        if (alike.size() > 1) places[i] = where(all[i], alike);
    }
    for (std::size_t i = 0; i < all.size(); ++i)
        if (!places[i].empty()) all[i].account += fill(say("（{0}）", " ({0})"), {verbatim(places[i])});
}

} // namespace

std::vector<flip> find_flips(
    const hierarchy& h, const policy& p, const finding& f, const observation& watched, const judging_dates& on) {
    if (f.verdict == verdict::not_in_force) return {};
    trier t(h, p, f, on);
    t.operations();
    t.facts(watched);
    t.parameters();
    std::vector<flip> all = std::move(t).take();
    tell_apart(all, h);
    return all;
}

std::vector<flip> find_flips(const step_view& step, const policy& p, const finding& f, const judging_dates& on) {
    if (f.verdict == verdict::not_in_force) return {};
    trier t(step.after, p, f, on, &step);
    t.parameters();
    return std::move(t).take();
}

} // namespace onezone::detail
