// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_ASKED_HPP_INCLUDED
#define ONEZONE_RULES_ASKED_HPP_INCLUDED

#include <onezone/rules/truth.hpp>

#include <type_traits>
#include <utility>

/// @file
/// The answer to a question about a fact: a value or nothing, and what it rests on.
///
///  1. Comparing an answer gives a `truth`: unknown where there is no value, resting on the fact where it is doubtful.
///  2. Small values are held, others pointed to; an answer must not outlive the call of the rule that asked.

namespace onezone {

template <class T>
class asked {
    static constexpr bool small = std::is_trivially_copyable_v<T> && sizeof(T) <= 16;
    using held_type = std::conditional_t<small, T, const T*>;

public:
    [[nodiscard]] static asked of(const T& v, truth::marks_type marks) noexcept {
        asked a;
        a.known_ = true;
        a.marks_ = marks;
        if constexpr (small)
            a.held_ = v;
        else
            a.held_ = &v;
        return a;
    }
    [[nodiscard]] static asked missing(truth::marks_type marks) noexcept {
        asked a;
        a.marks_ = marks;
        return a;
    }

    [[nodiscard]] bool known() const noexcept { return known_; }
    [[nodiscard]] truth::marks_type marks() const noexcept { return marks_; }
    /// Requires: known().
    [[nodiscard]] std::conditional_t<small, T, const T&> operator*() const noexcept {
        if constexpr (small)
            return held_;
        else
            return *held_;
    }
    [[nodiscard]] const T* operator->() const noexcept {
        if constexpr (small)
            return &held_;
        else
            return held_;
    }

    /// Whether the value has a property: a plain yes or no, or a truth of its own.
    template <class Predicate>
    [[nodiscard]] truth is(Predicate holds) const {
        if (!known_) return truth::unknown(marks_);
        return truth(holds(**this)).resting_on(marks_);
    }
    [[nodiscard]] friend truth operator==(const asked& a, const T& b) {
        return a.is([&](const T& v) { return v == b; });
    }
    [[nodiscard]] friend truth operator<(const asked& a, const T& b) {
        return a.is([&](const T& v) { return v < b; });
    }
    [[nodiscard]] friend truth operator>(const asked& a, const T& b) {
        return a.is([&](const T& v) { return b < v; });
    }
    [[nodiscard]] friend truth operator<=(const asked& a, const T& b) { return !(a > b); }
    [[nodiscard]] friend truth operator>=(const asked& a, const T& b) { return !(a < b); }

private:
    held_type held_{};
    truth::marks_type marks_ = 0;
    bool known_ = false;
};

} // namespace onezone

#endif
