// SPDX-License-Identifier: Apache-2.0
#include "what_if.hpp"

#include "rules/phrase.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// What answers to a missing fact would lead to, found by supposing them one after another and deciding again. Only the texts of
// undecided findings get here.
//
// Numbers and days: the verdict is taken to change at few places. Where it stays open at both ends, nothing more is tried. Else it
// is tried at the rule's parameters and at all numbers and days the rule reads, with their neighbours, and, where the ends agree, at
// powers of ten; between two that differ the place of change is halved down. Texts, lists, units and organs: those the rule's parameters and facts name are
// tried, and one that nothing names.

namespace onezone::detail {

namespace {

// So many answers are listed one by one, and so many units tried.
constexpr std::size_t most_units = 40;

using axis_point = std::int64_t;

// What a number line stands for.
enum class axis_kind { count, decimals, days, items };

axis_point day_number(const date& d) { return static_cast<axis_point>(d.julian_day()); }
date day_of(axis_point n) {
    return date(1949, 10, 1) + boost::gregorian::date_duration(static_cast<long>(n - day_number(date(1949, 10, 1))));
}

// How many of the last of four decimals are zero.
int roundness(axis_point n) {
    int zeros = 0;
    for (; zeros < 4 && n % 10 == 0; ++zeros) n /= 10;
    return zeros;
}

class what_if {
public:
    what_if(decider& by, const bound_rule& r, placed_subject& s, const account& said, finding& into)
        : by_(by),
          r_(r),
          s_(s),
          said_(said),
          into_(into) {}

    void answers_to(std::size_t fact, const noted& wanted) {
        fact_ = fact;
        wanted_ = &wanted;
        if (wanted.is_list) return try_statements();
        if (wanted.can_suppose) {
            for (const word& w : wanted.answers) {
                const supposition what{wanted.of, wanted.what.key, w.value, nullptr, wanted.kind};
                if (const auto then = judged(what)) add(std::string(w.key), say(w.zh, w.en), *then);
            }
            return;
        }
        switch (wanted.open) {
        case open_answer_of<std::int64_t>: try_line(axis_kind::count); break;
        case open_answer_of<decimal>: try_line(axis_kind::decimals); break;
        case open_answer_of<date>:
        case open_answer_of<charter>: try_line(axis_kind::days); break;
        case open_answer_of<std::string>: try_texts(); break;
        case open_answer_of<std::vector<std::string>>: try_list_of_texts(); break;
        case open_answer_of<unit_id>: try_units(); break;
        case open_answer_of<authority>: try_organs(false); break;
        case open_answer_of<std::vector<authority>>: try_organs(true); break;
        case open_answer_of<std::vector<dossier_part>>: try_parts<dossier_part>(); break;
        case open_answer_of<std::vector<plan_part>>: try_parts<plan_part>(); break;
        default: break;
        }
    }

private:
    using answer = std::optional<verdict>; // nothing: still undecided

    //=== judging again ===//

    [[nodiscard]] answer judged(const supposition& what) {
        const decision d = by_.suppose(what, r_, s_);
        return d.failed || d.is == verdict::undecided ? answer() : answer(d.is);
    }
    [[nodiscard]] answer with(const open_answer& is) {
        const supposition what{wanted_->of, wanted_->what.key, 0, &is, wanted_->kind};
        return judged(what);
    }
    void add(std::string key, text name, verdict then) {
        into_.answers.push_back({fact_, std::move(key), std::move(name), then, {}, {}, {}, false});
    }

    // The numbers, days and texts which the rule's parameters and the facts it reads hold.
    void look_around() {
        if (looked_) return;
        looked_ = true;
        observation seen;
        static_cast<void>(by_.observe(r_, s_, seen));
        for (const read_fact& f : seen.reads)
            if (f.is) note(*f.is);
        for (const resolved_parameter& p : r_.parameters) note(*p.is);
    }
    void note(const value& v) {
        if (const auto* n = std::get_if<std::int64_t>(&v)) {
            whole_.insert(*n);
            decimals_.insert(decimal::of(*n).ten_thousandths());
        } else if (const auto* d = std::get_if<decimal>(&v)) {
            decimals_.insert(d->ten_thousandths());
        } else if (const auto* s = std::get_if<std::string>(&v)) {
            if (const auto day = parse_date(*s)) days_.insert(day_number(*day));
            if (!s->empty()) texts_.insert(*s);
        } else if (const auto* list = std::get_if<std::vector<std::string>>(&v)) {
            whole_.insert(static_cast<axis_point>(list->size()));
            texts_.insert(list->begin(), list->end());
        }
    }

    //=== what has no value of its own ===//

    // Whether what is missing leaves a condition open.
    [[nodiscard]] bool leaves_open(const stated_condition& c) const {
        const auto at = static_cast<std::size_t>(wanted_ - said_.notes.data());
        const truth::marks_type mark = truth::marks_type{1} << std::min<std::size_t>(at, 63);
        return c.value.is_unknown() && (c.value.marks() & mark) != 0;
    }
    // What is then known of the conditions it left open, as far as the verdict rests on them: that the rule does not apply rests on those
    // of scope.
    [[nodiscard]] text statement_of(const account& told, verdict then) const {
        text all;
        for (const stated_condition& open : said_.conditions) {
            if (!leaves_open(open)) continue;
            if (then == verdict::not_applicable && open.kind == condition_kind::require) continue;
            const auto now = std::find_if(told.conditions.begin(), told.conditions.end(),
                [&](const stated_condition& c) { return c.what.key == open.what.key && c.kind == open.kind; });
            if (now == told.conditions.end() || now->value.is_unknown()) continue;
            if (!all.empty()) all += say("；", "; ");
            const text holds = name_of(now->what);
            all += now->value.is_yes() ? holds : negated(holds);
            // One demand that is not met is enough.
            if (then == verdict::violated && open.kind == condition_kind::require && now->value.is_no()) break;
        }
        return all;
    }
    void try_statements() {
        for (const word& w : wanted_->answers) {
            account told;
            const supposition what{wanted_->of, wanted_->what.key, w.value, nullptr, wanted_->kind};
            const decision d = by_.suppose(what, r_, s_, &told);
            if (d.failed || d.is == verdict::undecided) continue;
            const text statement = statement_of(told, d.is);
            // Of who or what something is, yes and no tell nothing.
            if (statement.empty() && is_question(name_of_field(wanted_->what).zh)
                && wanted_->what.zh.find("是否") == std::string_view::npos)
                continue;
            add(std::string(w.key), statement.empty() ? say(w.zh, w.en) : statement, d.is);
            into_.answers.back().is_statement = !statement.empty();
        }
    }

    //=== numbers and days ===//

    [[nodiscard]] open_answer at(axis_kind line, axis_point n) const {
        switch (line) {
        case axis_kind::count: return n;
        case axis_kind::decimals: return decimal::of_ten_thousandths(n);
        case axis_kind::days:
            if (wanted_->open == open_answer_of<charter>) return charter{day_of(n), {}};
            return day_of(n);
        case axis_kind::items: break;
        }
        return unheard_of(static_cast<std::size_t>(n));
    }
    // A list of so many texts that nothing names.
    [[nodiscard]] static std::vector<std::string> unheard_of(std::size_t n) {
        std::vector<std::string> list;
        for (std::size_t i = 0; i < n; ++i) list.push_back("\x01" + std::to_string(i));
        return list;
    }

    // More items than any number the rule reads, within reason.
    [[nodiscard]] axis_point most_items() const {
        const axis_point greatest = whole_.empty() ? 0 : *whole_.rbegin();
        return std::clamp<axis_point>(greatest + 1, 8, 256);
    }

    using line_verdicts = std::map<axis_point, answer>;

    [[nodiscard]] static axis_point between(axis_point low, axis_point high) {
        if (low < 0 && high > 0) return 0;
        if (high <= 0) return -between(-high, -low);
        // By size rather than by distance: what matters is mostly small.
        const auto bits = [](axis_point n) { return std::bit_width(static_cast<std::uint64_t>(n)); };
        if (bits(high) > bits(low) + 1) return axis_point{1} << ((bits(low) + bits(high)) / 2);
        return low + (high - low) / 2;
    }
    void halve(axis_kind line, line_verdicts& known, axis_point low, axis_point high) {
        while (high - low > 1 && known.at(low) != known.at(high)) {
            axis_point middle = line == axis_kind::days ? low + (high - low) / 2 : between(low, high);
            middle = std::clamp(middle, low + 1, high - 1);
            const answer there = known[middle] = with(at(line, middle));
            if (there == known.at(low)) {
                low = middle;
            } else {
                halve(line, known, low, middle);
                low = middle;
            }
        }
    }

    void try_line(axis_kind line) {
        axis_point low = 0;
        axis_point high = 1'000'000'000'000;
        if (line == axis_kind::decimals) {
            high = 10'000'000'000'000;
            low = -high;
        } else if (line == axis_kind::days) {
            low = day_number(date(1949, 10, 1));
            high = day_number(date(2149, 12, 31));
        } else if (line == axis_kind::items) {
            high = most_items();
        }
        line_verdicts known;
        const auto look = [&](axis_point n) {
            if (n >= low && n <= high && !known.contains(n)) known[n] = with(at(line, n));
        };
        look(low);
        look(high);
        if (!known[low] && !known[high]) return;
        look_around();
        if (line == axis_kind::days)
            for (const date& d : {by_.of().on.state, by_.of().on.rules}) days_.insert(day_number(d));
        else if (known[low] == known[high])
            for (axis_point n = 1; n < high; n *= 10)
                for (const axis_point either : {-n, n}) look(either);
        look(0);
        for (const axis_point n : line == axis_kind::days ? days_ : line == axis_kind::decimals ? decimals_ : whole_)
            for (const axis_point near : {n - 1, n, n + 1}) look(near);
        std::vector<axis_point> places;
        for (const auto& [n, then] : known) places.push_back(n);
        for (std::size_t i = 1; i < places.size(); ++i) halve(line, known, places[i - 1], places[i]);

        for (auto first = known.begin(); first != known.end();) {
            auto last = first;
            auto next = std::next(first);
            for (; next != known.end() && next->second == first->second; ++next) last = next;
            if (first->second)
                add_range(line, first->first, first->first == low, last->first, last->first == high, *first->second);
            first = next;
        }
    }

    [[nodiscard]] static std::string shown(axis_kind line, axis_point n) {
        if (line == axis_kind::days) return to_string(day_of(n));
        return line == axis_kind::decimals ? to_string(decimal::of_ten_thousandths(n)) : std::to_string(n);
    }
    [[nodiscard]] static text named(axis_kind line, axis_point n) {
        return line == axis_kind::days ? written_out(day_of(n)) : verbatim(shown(line, n));
    }
    void add_range(axis_kind line, axis_point from, bool from_least, axis_point to, bool to_most, verdict then) {
        possible_answer o;
        o.fact = fact_;
        o.then = then;
        const auto as_decimal = [&](axis_point n) {
            return line == axis_kind::decimals ? decimal::of_ten_thousandths(n) : decimal::of(n);
        };
        if (line == axis_kind::days) {
            if (!from_least) o.days.from = day_of(from);
            if (!to_most) o.days.until = day_of(to + 1);
        } else {
            if (!from_least) o.at_least = as_decimal(from);
            if (!to_most) o.at_most = as_decimal(to);
        }
        // Between decimals the rounder side is named: below 10, not at most 9.9999.
        const bool above = line == axis_kind::decimals && roundness(from - 1) > roundness(from);
        const bool below = line == axis_kind::decimals && roundness(to + 1) > roundness(to);
        const std::string low = shown(line, above ? from - 1 : from);
        const std::string high = shown(line, below ? to + 1 : to);
        const bool day = line == axis_kind::days;
        const auto in_words = [&](const char* zh, const char* en) {
            return day ? fill(say(zh, en), {named(line, from), named(line, to)})
                       : fill(say(zh, en), {verbatim(low), verbatim(high)});
        };
        const bool items = line == axis_kind::items; // of which, as of what is counted, there are none below 0
        const bool counts = items || line == axis_kind::count;
        if (from_least && to_most) {
            o.answer = "any";
            o.name = day ? say("任何一日", "any day")
                : counts ? say("不论多少", "however many")
                         : say("任何数", "any number");
        } else if (from_least) {
            o.answer = (below ? "< " : "<= ") + high;
            o.name = day               ? in_words("{1}及以前", "{1} or before")
                : items && to == from  ? say("没有", "none")
                : counts && to == from ? verbatim(high)
                : below                ? in_words("不足 {1}", "below {1}")
                                       : in_words("至多 {1}", "at most {1}");
        } else if (to_most) {
            o.answer = (above ? "> " : ">= ") + low;
            o.name = day ? in_words("{0}及以后", "{0} or after")
                : above  ? in_words("超过 {0}", "more than {0}")
                         : in_words("至少 {0}", "at least {0}");
        } else if (from == to) {
            o.answer = "= " + shown(line, from);
            o.name = named(line, from);
        } else {
            o.answer = shown(line, from) + " .. " + shown(line, to);
            o.name = fill(day ? say("{0}至{1}", "{0} to {1}") : say("{0} 至 {1}", "{0} to {1}"),
                {named(line, from), named(line, to)});
        }
        const bool in_figures = o.name.en.find_first_of("0123456789") != std::string::npos;
        if (items && in_figures)
            o.name = fill(
                o.name.en.ends_with(" 1") || o.name.en == "1" ? say("{0} 项", "{0} item") : say("{0} 项", "{0} items"),
                {o.name});
        into_.answers.push_back(std::move(o));
    }

    //=== texts ===//

    // One answer for all those that lead to the same.
    template <class Item, class Key, class Name>
    void add_groups(const std::vector<std::pair<Item, verdict>>& all, Key key, Name name) {
        for (const verdict v : {verdict::satisfied, verdict::violated, verdict::exempted, verdict::not_applicable}) {
            std::string keys;
            text names;
            for (const auto& [item, then] : all) {
                if (then != v) continue;
                keys += (keys.empty() ? "" : "|") + key(item);
                names += (names.empty() ? text() : say("、", ", ")) + name(item);
            }
            if (!keys.empty()) add(std::move(keys), std::move(names), v);
        }
    }

    void try_texts() {
        look_around();
        const answer other = with(unheard_of(1).front());
        std::vector<std::pair<std::string, verdict>> named;
        bool open = !other;
        for (const std::string& s : texts_) {
            const answer then = with(s);
            if (then == other) continue;
            if (then) named.emplace_back(s, *then);
            open = open || !then;
        }
        add_groups(
            named, [](const std::string& s) { return s; }, [](const std::string& s) { return verbatim(s); });
        if (!other) return;
        if (named.empty() && !open)
            add("any", say("任何内容", "whatever it says"), *other);
        else
            add("other", say("其他内容", "anything else"), *other);
    }

    void try_list_of_texts() {
        if (!with(std::vector<std::string>()) && !with(unheard_of(1)) && !with(unheard_of(8))) return;
        look_around();
        // Whether it matters what stands in the list, not only how much.
        const std::vector<std::string> names(texts_.begin(), texts_.end());
        std::vector<std::string> all = names;
        all.push_back(unheard_of(1).front());
        bool matters = with(all) != with(unheard_of(all.size()));
        std::vector<std::pair<std::string, verdict>> named;
        const answer none = with(unheard_of(1));
        for (const std::string& s : names) {
            const answer alone = with(std::vector<std::string>{s});
            if (alone == none) continue;
            matters = true;
            if (alone && alone == with(std::vector<std::string>{s, unheard_of(1).front()}) && alone == with(all))
                named.emplace_back(s, *alone);
        }
        if (!matters) {
            try_line(axis_kind::items);
            return;
        }
        add_groups(
            named, [](const std::string& s) { return "has " + s; },
            [](const std::string& s) { return fill(say("含有{0}", "has {0}"), {verbatim(s)}); });
        if (none && none == with(unheard_of(2)) && none == with(std::vector<std::string>()))
            add("has none", say("不含上述各项", "has none of them"), *none);
    }

    //=== lists of known parts ===//

    template <class Part>
    void try_parts() {
        std::vector<Part> all;
        for (const word& w : words(Part{})) all.push_back(static_cast<Part>(w.value));
        const answer whole = with(all);
        const answer empty = with(std::vector<Part>());
        std::vector<std::pair<Part, verdict>> needed;
        for (const Part missing : all) {
            std::vector<Part> others;
            for (const Part p : all)
                if (p != missing) others.push_back(p);
            const answer then = with(others);
            if (then != whole && then == empty && then) needed.emplace_back(missing, *then);
        }
        if (whole) add("all", say("各项齐全", "all of them"), *whole);
        add_groups(
            needed, [](Part p) { return "without " + std::string(key_of(p)); },
            [](Part p) { return fill(say("缺{0}", "without the {0}"), {name_of(p)}); });
    }

    //=== units and organs ===//

    // The unit a fact is about and all above it.
    [[nodiscard]] std::vector<unit_ref> places_above() const {
        std::vector<unit_ref> all;
        const hierarchy& home = by_.of().home_of(wanted_->of);
        for (unit_ref u = home.find(unit_of(home, wanted_->of)); u; u = u.parent()) all.push_back(u);
        if (all.empty())
            for (unit_ref u = s_.unit(*by_.of().now); u; u = u.parent()) all.push_back(u);
        return all;
    }
    void add_place(std::vector<unit_ref>& all, unit_ref u) const {
        for (; u; u = u.parent())
            if (std::none_of(all.begin(), all.end(), [&](unit_ref x) { return x.id() == u.id(); })) all.push_back(u);
    }

    static void add_counties(unit_ref above, std::vector<unit_ref>& into) {
        for (const unit_ref u : above.children()) {
            if (u.level() == level::county) into.push_back(u);
            if (u.level() < level::county) add_counties(u, into);
        }
    }

    void try_units() {
        std::vector<unit_ref> candidates;
        const bool county_wanted = wanted_->what.key == fields::seat.key;
        for (const unit_ref u : places_above())
            if (u.is_division() && !county_wanted) candidates.push_back(u);
        if (county_wanted) {
            // Somewhere within the smallest division that is known.
            const hierarchy& now = *by_.of().now;
            const zone* z = now.zone_of(unit_id::from_value(wanted_->of.id));
            if (const unit_ref within = z ? now.find(z->seat) : unit_ref()) add_counties(within, candidates);
        }
        if (candidates.size() > most_units) return;
        std::vector<std::pair<unit_ref, verdict>> found;
        for (const unit_ref u : candidates)
            if (const answer then = with(u.id())) found.emplace_back(u, *then);
        add_groups(
            found, [](unit_ref u) { return u.path(); }, [](unit_ref u) { return verbatim(std::string(u.name())); });
    }

    void try_organs(bool several) {
        std::vector<unit_ref> places = places_above();
        if (by_.of().before)
            for (const happening& h : by_.looking_up().happenings(s_.about))
                for (const unit_id id : {h.from, h.to, h.trustee})
                    for (const hierarchy* in : {by_.of().before, by_.of().now}) add_place(places, in->find(id));
        std::vector<authority> candidates;
        for (const organ o : {organ::nobody, organ::national_congress, organ::state_council,
                 organ::national_civil_affairs, organ::national_staffing})
            candidates.push_back({o, {}, {}});
        for (const unit_ref u : places)
            if (u.is_division())
                for (const organ o : {organ::government, organ::congress_committee, organ::civil_affairs,
                         organ::staffing, organ::villagers_meeting})
                    candidates.push_back({o, u.id(), {}});
        const auto as = [&](const authority& a) { return several ? with(std::vector<authority>{a}) : with(a); };
        const answer other = as({organ::other, {}, unheard_of(1).front()});
        std::vector<std::pair<authority, verdict>> found;
        bool differ = false;
        for (const authority& a : candidates) {
            const answer then = as(a);
            differ = differ || then != other;
            if (then && then != other) found.emplace_back(a, *then);
        }
        // That no one alone makes a difference says nothing of several together.
        if (!differ && several) return;
        const hierarchy& home = by_.of().home_of(s_.about);
        const auto name = [&](const authority& a) {
            return name_of(a, home.find(a.of) || !by_.of().before ? home : *by_.of().before);
        };
        const auto key = [&](const authority& a) {
            return std::string(key_of(a.organ)) + (a.of.ok() ? " " + by_.of().path_of(place(a.of)) : std::string());
        };
        // Where one of almost any organs will do, those that will are told, and that it is none of them.
        if (several && other && found.size() > candidates.size() / 2) {
            const verdict else_then = found.front().second;
            const bool alike =
                std::all_of(found.begin(), found.end(), [&](const auto& one) { return one.second == else_then; });
            if (alike && with(std::vector<authority>()) == else_then) {
                std::vector<std::pair<authority, verdict>> fit;
                for (const authority& a : candidates)
                    if (as(a) == other) fit.emplace_back(a, *other);
                fit.emplace_back(authority{organ::other, {}, {}}, *other);
                add_groups(fit, key, name);
                add("none", say("不含上述机关", "none of them"), else_then);
                return;
            }
        }
        add_groups(found, key, name);
        if (other && !several)
            add(differ ? "other" : "any", differ ? say("其他机关", "any other organ") : say("任何机关", "any organ"),
                *other);
    }
    [[nodiscard]] static subject place(unit_id u) { return subject::of(subject_kind::division, u); }

    decider& by_;
    const bound_rule& r_;
    placed_subject& s_;
    const account& said_;
    finding& into_;
    std::size_t fact_ = 0;
    const noted* wanted_ = nullptr;
    bool looked_ = false;
    std::set<axis_point> whole_;
    std::set<axis_point> decimals_;
    std::set<axis_point> days_;
    std::set<std::string> texts_;
};

const noted* note_of(const fact_note& missing, const account& said) {
    const auto n = std::find_if(said.notes.begin(), said.notes.end(), [&](const noted& m) {
        return !m.from && m.of == missing.of && m.what.key == missing.field
            && (m.kind ? m.kind->key : std::string_view()) == missing.kind;
    });
    return n == said.notes.end() ? nullptr : &*n;
}

// Whether the rule decides once all of these are known, whatever they turn out to be. Requires: all have closed sets of answers.
bool settle(decider& by, const bound_rule& r, placed_subject& s, std::span<const noted* const> facts,
    const supposition* known) {
    if (facts.empty()) {
        const decision d = known ? by.suppose(*known, r, s) : by.decide(r, s, depth::verdict);
        return !d.failed && d.is != verdict::undecided;
    }
    const noted& first = *facts.front();
    return std::all_of(first.answers.begin(), first.answers.end(), [&](const word& w) {
        const supposition what{first.of, first.what.key, w.value, nullptr, first.kind, known};
        return settle(by, r, s, facts.subspan(1), &what);
    });
}

// Takes out what need not be found out: what the others decide without it, whatever they turn out to be. That can be shown where each has a
// closed set of answers, and is tried where these are few.
void drop_moot(decider& by, const bound_rule& r, placed_subject& s, const account& said, finding& f) {
    constexpr std::size_t most_cases = 64;
    std::vector<const noted*> facts;
    std::size_t cases = 1;
    for (const fact_note& n : f.missing) {
        facts.push_back(note_of(n, said));
        const noted* const last = facts.back();
        // What has no value of its own stands for more than can be supposed.
        if (!last || !last->can_suppose || last->is_list || last->answers.empty()) return;
        cases *= last->answers.size();
        if (cases > most_cases) return;
    }
    for (std::size_t i = facts.size(); facts.size() > 1 && i-- > 0;) {
        std::vector<const noted*> others = facts;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        if (!settle(by, r, s, others, nullptr)) continue;
        facts = std::move(others);
        f.missing.erase(f.missing.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

} // namespace

void suppose_answers(decider& by, const bound_rule& r, placed_subject& s, const account& said, finding& f) {
    constexpr std::size_t most_facts = 8;
    drop_moot(by, r, s, said, f);
    what_if what(by, r, s, said, f);
    for (std::size_t i = 0; i < f.missing.size() && i < most_facts; ++i)
        if (const noted* n = note_of(f.missing[i], said)) what.answers_to(i, *n);
}

} // namespace onezone::detail
