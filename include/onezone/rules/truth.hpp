// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_TRUTH_HPP_INCLUDED
#define ONEZONE_RULES_TRUTH_HPP_INCLUDED

#include <onezone/export.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>

/// @file
/// Three-valued truth that remembers on which doubtful facts it rests.
///
///  1. `and`, `or` and `not` are Kleene's: unknown where, and only where, the answer depends on something unknown.
///  2. A truth carries the facts it rests on that are missing, inferred or placeholders (as marks of its context), and drops
///     those that could not change it: `no && unknown` is `no` and wants nothing.
///  3. Sixteen bytes, trivially copyable; nothing here allocates.
/// Limits: `&&` and `||` evaluate both sides, as every overloaded operator does. Marks mean something only to the context that
/// gave them; it gives at most 63 apart, later ones share one.

namespace onezone {

/// Yes, no, or unknown.
class truth {
public:
    /// The facts, out of those a context took note of, on which a value rests.
    using marks_type = std::uint64_t;

    constexpr truth() noexcept = default;
    template <std::same_as<bool> Bool>
    constexpr truth(Bool b, marks_type marks = 0) noexcept : marks_(marks),
                                                             value_(b ? value::yes : value::no) {}
    [[nodiscard]] static constexpr truth unknown(marks_type for_want_of = 0) noexcept {
        truth t;
        t.marks_ = for_want_of;
        t.value_ = value::unknown;
        return t;
    }
    [[nodiscard]] static constexpr truth yes() noexcept { return {true}; }
    [[nodiscard]] static constexpr truth no() noexcept { return {false}; }

    [[nodiscard]] constexpr bool is_yes() const noexcept { return value_ == value::yes; }
    [[nodiscard]] constexpr bool is_no() const noexcept { return value_ == value::no; }
    [[nodiscard]] constexpr bool is_unknown() const noexcept { return value_ == value::unknown; }
    [[nodiscard]] constexpr marks_type marks() const noexcept { return marks_; }
    /// The same answer, resting on these facts as well.
    [[nodiscard]] constexpr truth resting_on(marks_type more) const noexcept {
        truth t = *this;
        t.marks_ |= more;
        return t;
    }

    friend constexpr truth operator!(truth t) noexcept {
        if (t.value_ != value::unknown) t.value_ = t.value_ == value::yes ? value::no : value::yes;
        return t;
    }
    friend constexpr truth operator&&(truth a, truth b) noexcept {
        return a.is_plain(value::yes) ? b : joined(a, b, value::no);
    }
    friend constexpr truth operator||(truth a, truth b) noexcept {
        return a.is_plain(value::no) ? b : joined(a, b, value::yes);
    }
    friend constexpr bool operator==(truth, truth) noexcept = default;

private:
    enum class value : unsigned char { no, yes, unknown };

    // As at the outset of joining many.
    [[nodiscard]] constexpr bool is_plain(value v) const noexcept { return marks_ == 0 && value_ == v; }
    // `decisive` on either side decides alone: then the side that rests on nothing doubtful is the reason.
    static constexpr truth joined(truth a, truth b, value decisive) noexcept {
        if (a.value_ == decisive && (b.value_ != decisive || a.marks_ == 0 || b.marks_ != 0)) return a;
        if (b.value_ == decisive) return b;
        truth t = a.value_ == value::unknown ? a : b;
        t.marks_ = a.marks_ | b.marks_;
        return t;
    }

    marks_type marks_ = 0;
    value value_ = value::unknown;
};

/// How many of a number of statements hold, where some are unknown.
class truth_count {
public:
    constexpr void add(truth t) noexcept {
        if (t.is_yes()) {
            ++sure_;
            sure_marks_ |= t.marks();
        } else if (t.is_unknown()) {
            ++possible_;
            possible_marks_ |= t.marks();
        } else {
            no_marks_ |= t.marks();
        }
    }
    /// How many hold for certain; how many may.
    [[nodiscard]] constexpr std::size_t sure() const noexcept { return sure_; }
    [[nodiscard]] constexpr std::size_t possible() const noexcept { return possible_; }

    [[nodiscard]] constexpr truth at_most(std::int64_t n) const noexcept {
        if (static_cast<std::int64_t>(sure_) > n) return {false, sure_marks_};
        if (static_cast<std::int64_t>(sure_ + possible_) <= n) return {true, no_marks_};
        return truth::unknown(possible_marks_ | sure_marks_);
    }
    [[nodiscard]] constexpr truth at_least(std::int64_t n) const noexcept { return !at_most(n - 1); }
    /// The same of a list that is recorded: what is not in it counts for nothing only where it is whole.
    [[nodiscard]] constexpr truth at_most(std::int64_t n, truth whole) const noexcept {
        const truth listed = at_most(n);
        if (listed.is_no() || whole.is_yes()) return listed && whole;
        return truth::unknown((listed.is_unknown() ? listed.marks() : truth::marks_type{0}) | whole.marks());
    }
    [[nodiscard]] constexpr truth at_least(std::int64_t n, truth whole) const noexcept {
        return !at_most(n - 1, whole);
    }

private:
    std::size_t sure_ = 0;
    std::size_t possible_ = 0;
    truth::marks_type sure_marks_ = 0;
    truth::marks_type possible_marks_ = 0;
    truth::marks_type no_marks_ = 0;
};

} // namespace onezone

#endif
