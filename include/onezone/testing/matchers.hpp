// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTING_MATCHERS_HPP_INCLUDED
#define ONEZONE_TESTING_MATCHERS_HPP_INCLUDED

#include <onezone/reform/apply.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/study/impact.hpp>
#include <onezone/testing/catch.hpp>
#include <onezone/testing/coverage.hpp>
#include <onezone/testing/detail/changed_units.hpp>
#include <onezone/testing/detail/shown.hpp>
#include <onezone/testing/rule_case.hpp>
#include <onezone/testing/show.hpp> // how failing checks show values

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// Catch2 matchers for what rules say and operations do: `CHECK_THAT(validate(h, policy, day), Violates("rule").at("于都县"))`.
///
/// | matcher | of | holds where |
/// |---|---|---|
/// | `Violates(rule)`, `IsExempted(rule)`, `Undecided(rule)`, `NotApplicable(rule)`, `NotInForce(rule)` | report | some subject of the rule has that verdict |
/// | `Satisfies(rule)` | report | some subject satisfies the rule, and none violates it or leaves it open |
/// | … `.at(place)` | | … of the subjects at that unit, or with that end of their path |
/// | … `.with_force(f)`, `.saying(part)`, `.for_want_of(field)` | | … and the finding is of that force, says that in either language, lacks that fact |
/// | … `.only()` | | … and nothing else is violated |
/// | `Complies()`, `HasOutcome(outcome)` | report | it conforms; it comes to that |
/// | `Cures(rule)`, `NewlyViolates(rule)`, `Shifts(rule, shift)` | impact | some finding of the rule shifts so; `.at`, `.on(day)`; `.only()`: and nothing else shifts |
/// | `Refuses(code)`, `.naming(path)` | result | it is refused with that code, and speaks of that unit |
/// | `Balances()`, `.or_open()` | step, its result, or ledger | every line adds up; … or is open |
/// | `ChangesNothingElse({unit, …})` | step, or its result | every edit is of one of these units or of something that belongs to one |
///
///  1. Header-only and usable with Catch2 2.13 and 3.x; nothing else of the library needs Catch2.
///  2. When a test fails, it shows what was found instead and why (the conditions that decided, the facts they rest on), in both
///     languages, and the hierarchy as a sketch where it is small.
///  3. What reports a matcher was given is seen by the coverage of the rules (<onezone/testing/coverage.hpp>), where it is collected.
///  4. A rule or place that does not exist is an `error` thrown from the matcher, so that a test fails also where it is negated.

namespace onezone::testing {

//=== reports ===//

/// A verdict of a rule somewhere in a report.
class finding_matcher : public matcher_base<report> {
public:
    finding_matcher(std::string rule, verdict wanted) : wanted_{std::move(rule), wanted, {}, {}, {}, {}} {}

    /// A unit's name or path, or the end of the path of any subject: `于都县`, `于都工业园区/管委会/主任`.
    [[nodiscard]] finding_matcher at(std::string place) const {
        return with(&expected_finding::place, std::move(place));
    }
    [[nodiscard]] finding_matcher with_force(force f) const { return with(&expected_finding::force, std::optional(f)); }
    /// Part of the finding's message, in either language.
    [[nodiscard]] finding_matcher saying(std::string part) const {
        return with(&expected_finding::saying, std::move(part));
    }
    /// The key or a name of a missing fact: `location`, `设在县域还是主城区`.
    [[nodiscard]] finding_matcher for_want_of(std::string field) const {
        return with(&expected_finding::field, std::move(field));
    }
    /// Nothing else is violated.
    [[nodiscard]] finding_matcher only() const {
        finding_matcher more(*this);
        more.only_ = true;
        return more;
    }

    bool match(const report& r) const override {
        covers(r);
        const found_finding f = look_for(wanted_, r).value();
        bool holds = f.as_expected;
        seen_ = f.there.empty() ? "\nbut it was not judged there" : "\nfound:";
        for (const finding& one : f.there) {
            seen_ += "\n" + detail::in_both(one);
            if (!holds) seen_ += detail::why_in_both(r, one);
        }
        for (const rule_error& e : r.errors()) seen_ += "\nrule " + e.rule + " failed on " + e.path + ": " + e.what;
        if (only_) {
            for (const finding& other : unexpected({wanted_}, r)) {
                holds = false;
                seen_ += "\nalso:\n" + detail::in_both(other);
            }
        }
        if (!holds) seen_ += detail::sketch_to_show(r.of());
        return holds;
    }

protected:
    std::string describe() const override {
        return name_of(wanted_).en + (only_ ? ", and nothing else is violated" : "") + seen_;
    }

private:
    template <class T>
    [[nodiscard]] finding_matcher with(T expected_finding::*part, T value) const {
        finding_matcher more(*this);
        more.wanted_.*part = std::move(value);
        return more;
    }
    expected_finding wanted_;
    bool only_ = false;
    mutable std::string seen_; // what `match` saw, for the message
};

/// The rule is violated; `.at(…)` says of whom.
[[nodiscard]] inline finding_matcher Violates(std::string rule) { return {std::move(rule), verdict::violated}; }
/// … it is satisfied.
[[nodiscard]] inline finding_matcher Satisfies(std::string rule) { return {std::move(rule), verdict::satisfied}; }
/// … it is violated, and an exemption or a permission covers that.
[[nodiscard]] inline finding_matcher IsExempted(std::string rule) { return {std::move(rule), verdict::exempted}; }
/// … it is undecided.
[[nodiscard]] inline finding_matcher Undecided(std::string rule) { return {std::move(rule), verdict::undecided}; }
/// … it does not apply.
[[nodiscard]] inline finding_matcher NotApplicable(std::string rule) {
    return {std::move(rule), verdict::not_applicable};
}
/// … it is not in force.
[[nodiscard]] inline finding_matcher NotInForce(std::string rule) { return {std::move(rule), verdict::not_in_force}; }

/// What a report comes to.
class outcome_matcher : public matcher_base<report> {
public:
    explicit outcome_matcher(outcome wanted) : wanted_(wanted) {}

    bool match(const report& r) const override {
        covers(r);
        seen_.clear();
        if (r.outcome() == wanted_) return true;
        std::ostringstream os;
        for (const rule_error& e : r.errors()) os << "\n  rule " << e.rule << " failed on " << e.path << ": " << e.what;
        for (const finding& f : r.findings())
            if (f.verdict != verdict::exempted) os << '\n' << detail::in_both(f) << detail::why_in_both(r, f);
        seen_ = "\nbut the outcome is: " + name_of(r.outcome()).en + os.str() + detail::sketch_to_show(r.of());
        return false;
    }

protected:
    std::string describe() const override { return "has the outcome: " + name_of(wanted_).en + seen_; }

private:
    outcome wanted_;
    mutable std::string seen_;
};
/// The report comes to that.
[[nodiscard]] inline outcome_matcher HasOutcome(outcome wanted) { return outcome_matcher(wanted); }
/// … to that everything conforms.
[[nodiscard]] inline outcome_matcher Complies() { return HasOutcome(outcome::conforms); }

//=== impact ===//

/// What a change of the rules makes of a rule.
class shift_matcher : public matcher_base<rule_impact> {
public:
    shift_matcher(std::string rule, shift what) : rule_(std::move(rule)), what_(what) {}
    [[nodiscard]] shift_matcher at(std::string place) const {
        shift_matcher more(*this);
        more.place_ = std::move(place);
        return more;
    }
    [[nodiscard]] shift_matcher on(const date& day) const {
        shift_matcher more(*this);
        more.day_ = day;
        return more;
    }
    /// Nothing but what is asked for shifts, and no rule failed.
    [[nodiscard]] shift_matcher only() const {
        shift_matcher more(*this);
        more.only_ = true;
        return more;
    }

    bool match(const rule_impact& i) const override {
        std::size_t as_asked = 0;
        for (const shifted_finding& s : i.shifts)
            as_asked += s.told.rule == rule_ && s.what == what_ && (!day_ || s.on == *day_)
                && (place_.empty() || detail::path_ends(s.told.path, place_));
        std::ostringstream os;
        print(os, i, language::zh);
        print(os, i, language::en);
        seen_ = "\nfound:\n" + os.str();
        return as_asked > 0 && (!only_ || (as_asked == i.shifts.size() && i.errors.empty()));
    }

protected:
    std::string describe() const override {
        std::string s = name_of(what_).en + " `" + rule_ + "`";
        if (!place_.empty()) s += " at `" + place_ + "`";
        if (day_) s += " on " + to_string(*day_);
        if (only_) s += ", and nothing else shifts";
        return s + seen_;
    }

private:
    std::string rule_;
    shift what_;
    std::string place_;
    std::optional<date> day_;
    bool only_ = false;
    mutable std::string seen_;
};

/// The change cures what the rule found; `.at(…)` says of whom.
[[nodiscard]] inline shift_matcher Cures(std::string rule) { return {std::move(rule), shift::cured}; }
/// … breaks the rule where it was not broken.
[[nodiscard]] inline shift_matcher NewlyViolates(std::string rule) { return {std::move(rule), shift::newly_violated}; }
/// … makes that of it.
[[nodiscard]] inline shift_matcher Shifts(std::string rule, shift what) { return {std::move(rule), what}; }

//=== operations ===//

/// A result that is a refusal of some code.
class refusal_matcher : public generic_matcher_base {
public:
    explicit refusal_matcher(errc code, std::string path = {}) : code_(code), path_(std::move(path)) {}
    /// The end of the path of a unit the refusal speaks of.
    [[nodiscard]] refusal_matcher naming(std::string path) const { return refusal_matcher(code_, std::move(path)); }

    template <class T>
    bool match(const result<T>& r) const {
        seen_ = "\nbut it is a value";
        if (r) return false;
        const refusal why = r.error();
        std::ostringstream os;
        os << "\nrefused with " << name_of(why.code()) << ": ";
        print(os, why, language::zh);
        os << "\n  ";
        print(os, why, language::en);
        seen_ = os.str();
        const auto& named = why.subjects();
        return why.code() == code_
            && (path_.empty() || std::any_of(named.begin(), named.end(), [this](const std::string& s) {
                   return detail::path_ends(s, path_);
               }));
    }

protected:
    std::string describe() const override {
        return "is refused with " + std::string(name_of(code_)) + (path_.empty() ? "" : ", naming `" + path_ + "`")
            + seen_;
    }

private:
    errc code_;
    std::string path_;
    mutable std::string seen_;
};
/// The result is a refusal of that code.
[[nodiscard]] inline refusal_matcher Refuses(errc code) { return refusal_matcher(code); }

/// An account that adds up.
class balance_matcher : public generic_matcher_base {
public:
    explicit balance_matcher(balance worst = balance::balanced) : worst_(worst) {}
    /// A quantity nobody knows, or a recipient that is only stated, may leave a line open.
    [[nodiscard]] balance_matcher or_open() const { return balance_matcher(balance::open); }

    bool match(const ledger& l) const {
        std::ostringstream os;
        for (const ledger_line& line : l.lines()) {
            if (line.state <= worst_) continue;
            os << "\n  " << name_of(line.state).zh << " / " << name_of(line.state).en << ": " << l.name_of(line.holder)
               << ", " << name_of(line.cls).zh << " / " << name_of(line.cls).en << ' ' << line.kind;
            for (const text& why : line.open_because) os << "; " << why.zh << " / " << why.en;
        }
        seen_ = os.str();
        return l.state() <= worst_;
    }
    bool match(const step& s) const { return match(s.ledger); }
    bool match(const result<step>& r) const {
        if (r) return match(r->ledger);
        seen_ = "\nbut it was refused";
        return false;
    }

protected:
    std::string describe() const override {
        return (worst_ == balance::open ? "balances or is open" : "balances") + seen_;
    }

private:
    balance worst_;
    mutable std::string seen_;
};
/// The account adds up.
[[nodiscard]] inline balance_matcher Balances() { return balance_matcher(); }

/// A step that leaves alone what it was not asked to change.
class change_matcher : public generic_matcher_base {
public:
    explicit change_matcher(std::vector<std::string> units) : units_(std::move(units)) {}

    bool match(const step& s) const {
        std::vector<std::string> others;
        for (const std::string& path : detail::changed_units(s)) {
            bool expected = false;
            for (const std::string& u : units_) expected = expected || detail::path_ends(path, u);
            if (!expected) others.push_back(path);
        }
        seen_.clear();
        for (const std::string& path : others) seen_ += "\n  also changed: " + path;
        return others.empty();
    }
    bool match(const result<step>& r) const {
        if (r) return match(*r);
        seen_ = "\nbut it was refused";
        return false;
    }

protected:
    std::string describe() const override {
        std::string s = "changes nothing but";
        for (const std::string& u : units_) s += " `" + u + "`";
        return s + seen_;
    }

private:
    std::vector<std::string> units_;
    mutable std::string seen_;
};
/// The step changes these units and nothing else.
[[nodiscard]] inline change_matcher ChangesNothingElse(std::vector<std::string> units) {
    return change_matcher(std::move(units));
}

} // namespace onezone::testing

#endif
