// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTING_DETAIL_FINDINGS_HPP_INCLUDED
#define ONEZONE_TESTING_DETAIL_FINDINGS_HPP_INCLUDED

#include <onezone/faces/sketch.hpp>
#include <onezone/rules/validate.hpp>
#include <onezone/testing/detail/changed_units.hpp>

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Looking for a finding in a report, and saying what is there instead. Not API.

namespace onezone::testing::detail {

/// A finding in both languages, indented.
[[nodiscard]] inline std::string in_both(const finding& f) {
    std::ostringstream os;
    os << "  ";
    print(os, f, language::zh);
    os << "  ";
    print(os, f, language::en);
    std::string s = os.str();
    while (!s.empty() && s.back() == '\n') s.pop_back();
    return s;
}

/// The hierarchy as a sketch, or nothing where it is too large to help.
[[nodiscard]] inline std::string sketch_to_show(const hierarchy& h) {
    constexpr std::size_t most = 60;
    if (h.size() > most) return "\n(" + std::to_string(h.size()) + " units: too many to sketch here)";
    return "\nin:\n" + write_sketch(h);
}

/// Whether something was found, and what to say about it.
struct answer {
    bool holds = false;
    std::string seen;
};

struct wanted_finding {
    std::string rule;
    onezone::verdict verdict{};
    std::string place{};
    std::optional<force> strength{};
    std::string saying{};
    std::string field{};
    bool only = false;

    [[nodiscard]] std::string phrase() const {
        std::string s = std::string(name_of(verdict).en) + " `" + rule + "`";
        if (!place.empty()) s += " at `" + place + "`";
        if (strength) s += " with force " + std::string(key_of(*strength));
        if (!saying.empty()) s += " saying `" + saying + "`";
        if (!field.empty()) s += " for want of `" + field + "`";
        if (only) s += ", and nothing else is violated";
        return s;
    }

    [[nodiscard]] answer sought_in(const report& r) const {
        if (!r.by().find(rule))
            throw error(refusal(errc::unknown_rule,
                fill(say("规则集没有规则 `{0}`", "the policy has no rule `{0}`"), {verbatim(rule)})));
        const unit_ref unit = place.empty() ? unit_ref() : found(r.of());
        if (!place.empty() && !unit && !subject_there(r))
            throw error(refusal(errc::unknown_record, fill(say("没有 `{0}`", "there is no `{0}`"), {verbatim(place)})));
        std::size_t as_wanted = 0;
        std::size_t open = 0; // violated or undecided where it should be satisfied
        std::vector<std::string> instead;
        r.each([&](const onezone::rule& asking, subject about, onezone::verdict v, grade) {
            if (asking.id != rule || !lies_there(r.of(), about, unit)) return;
            const bool asked_for = v == verdict;
            const bool to_show = instead.size() < 5 && (!place.empty() || v < onezone::verdict::not_in_force);
            const std::optional<finding> f = told(r, about, (asked_for && detailed()) || to_show);
            as_wanted += asked_for && (!detailed() || (f && fits_in_detail(*f)));
            open += v == onezone::verdict::violated || v == onezone::verdict::undecided;
            if (f && instead.size() < 5) instead.push_back(in_both(*f));
        });
        answer a;
        a.holds = as_wanted > 0 && (verdict != onezone::verdict::satisfied || open == 0);
        if (as_wanted == 0 && instead.empty()) {
            a.seen = "\nbut it was not judged there";
            for (const rule_error& e : r.errors())
                if (e.rule == rule) a.seen += "\n  it failed on " + e.path + ": " + e.what;
        } else {
            a.seen = "\nfound:";
            for (const std::string& one : instead) a.seen += "\n" + one;
        }
        if (only) {
            for (const finding& f : r.findings()) {
                if (f.verdict != onezone::verdict::violated) continue;
                if (f.rule == rule && verdict == onezone::verdict::violated && lies_there(r.of(), f.about, unit)
                    && fits_in_detail(f))
                    continue;
                a.holds = false;
                a.seen += "\nalso:\n" + in_both(f);
            }
        }
        return a;
    }

private:
    [[nodiscard]] bool detailed() const { return strength || !saying.empty() || !field.empty(); }
    [[nodiscard]] unit_ref found(const hierarchy& h) const {
        const auto u = h.find(std::string_view(place));
        return u ? *u : unit_ref();
    }
    [[nodiscard]] bool lies_there(const hierarchy& h, subject about, unit_ref unit) const {
        if (place.empty()) return true;
        if (unit) return unit_of(h, about) == unit.id();
        return path_ends(onezone::path_of(h, about), place);
    }
    [[nodiscard]] bool subject_there(const report& r) const {
        bool there = false;
        r.each([&](const onezone::rule&, subject about, onezone::verdict, grade) {
            there = there || path_ends(onezone::path_of(r.of(), about), place);
        });
        return there;
    }
    /// The finding in full: of the report, or, where it has none and it is wanted, judged again. Nothing for rules on changes
    /// that found nothing.
    [[nodiscard]] std::optional<finding> told(const report& r, subject about, bool wanted) const {
        for (const finding& f : r.findings())
            if (f.rule == rule && f.about == about) return f;
        if (!wanted) return std::nullopt;
        auto again = judge(r.of(), r.by(), rule, about, {r.state_on(), r.rules_on()});
        return again ? std::optional<finding>(std::move(*again)) : std::nullopt;
    }
    [[nodiscard]] bool fits_in_detail(const finding& f) const {
        if (strength && f.force != *strength) return false;
        if (!saying.empty() && f.message.zh.find(saying) == std::string::npos
            && f.message.en.find(saying) == std::string::npos)
            return false;
        if (field.empty()) return true;
        return std::any_of(f.missing.begin(), f.missing.end(),
            [this](const fact_note& n) { return n.field == field || n.name.zh == field || n.name.en == field; });
    }
};

} // namespace onezone::testing::detail

#endif
