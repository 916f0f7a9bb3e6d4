// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_FORCE_HPP_INCLUDED
#define ONEZONE_RULES_FORCE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/vocabulary.hpp>

#include <array>
#include <span>

/// @file
/// How strongly a clause is worded, what a rule found, and how grave that is.
///
///  1. Severity follows from verdict, force and the grade of the clause; nobody sets it by hand.
///  2. Only demands (prohibit, must, in principle) can be breached; an encouragement or a target missed is a note.
///  3. A clause that is itself an inference warns and never breaches.

namespace onezone {

/// The strength of a clause's wording.
enum class force : unsigned char {
    prohibit,  ///< 不得、禁止
    must,      ///< 应当、须
    principle, ///< 原则上: an exception must be recorded
    may,       ///< 可以
    encourage, ///< 鼓励、支持
    target,    ///< a figure to be reached
};
[[nodiscard]] ONEZONE_API std::span<const word> words(force) noexcept;

/// Whether a clause of that force binds.
[[nodiscard]] constexpr bool is_demand(force f) noexcept { return f <= force::principle; }

/// What a rule found of one subject.
enum class verdict : unsigned char {
    satisfied,
    violated,
    exempted,       ///< violated, and a recorded exemption or a permission of another rule covers it
    undecided,      ///< a fact is missing
    not_in_force,   ///< on the date of the rules
    not_applicable, ///< other jurisdiction, outside the clause's scope, or another rule took its place
};
[[nodiscard]] ONEZONE_API std::span<const word> words(verdict) noexcept;
inline constexpr int verdicts = 6;

/// How grave a finding is.
enum class severity : unsigned char { none, note, warning, breach };
inline constexpr std::array severities{severity::none, severity::note, severity::warning, severity::breach};
[[nodiscard]] ONEZONE_API std::span<const word> words(severity) noexcept;

/// The severity of a verdict on a clause of force `f` that is stated, or itself inferred (`how`).
[[nodiscard]] constexpr severity severity_of(verdict v, force f, grade how = grade::stated) noexcept {
    switch (v) {
    case verdict::violated:
        if (!is_demand(f)) return severity::note;
        return how == grade::stated ? severity::breach : severity::warning;
    case verdict::exempted: return severity::note;
    case verdict::undecided: return is_demand(f) ? severity::warning : severity::note;
    default: return severity::none;
    }
}

} // namespace onezone

#endif
