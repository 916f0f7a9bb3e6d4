// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_UNIT_HPP_INCLUDED
#define ONEZONE_MODEL_UNIT_HPP_INCLUDED

#include <onezone/model/detail/state.hpp>

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

/// @file
/// A unit read in place, and walks over the affiliation tree.
///
///  1. A `unit_ref` is two words; copying, walking and reading allocate nothing unless said.
///  2. It is valid as long as the hierarchy value it came from is neither written, assigned nor destroyed.
///  3. Only divisions are in the affiliation tree. For a zone, park or other area `parent()` is the division of its seat, and it is
///     no child of it: `children()` and `descendants()` yield divisions only.
/// Order of siblings is the order in which they were attached and no part of a hierarchy's value.

namespace onezone {

template <class Step>
class unit_range;

namespace detail {
struct child_step;
struct ancestor_step;
struct descendant_step;
struct every_step;
struct inside;
} // namespace detail

/// A unit of some hierarchy, or nothing.
class unit_ref {
public:
    unit_ref() noexcept = default;
    unit_ref(const detail::state* in, detail::slot at) noexcept : state_(in), slot_(at) {}

    [[nodiscard]] explicit operator bool() const noexcept { return slot_ != detail::no_slot; }

    // Everything below requires a unit to be there.

    [[nodiscard]] unit_id id() const noexcept { return state_->id(slot_); }
    [[nodiscard]] unit_kind kind() const noexcept { return state_->place(slot_).kind(); }
    [[nodiscard]] onezone::level level() const noexcept { return level_of(kind()); }
    [[nodiscard]] bool is_division() const noexcept { return onezone::is_division(kind()); }
    /// The code in force; `code::none()` where it has none.
    [[nodiscard]] onezone::code code() const noexcept { return state_->code(slot_); }
    [[nodiscard]] std::string_view name() const noexcept { return state_->name(slot_); }

    /// The legal parent of a division, the seat of a zone; nothing for a top unit. Where `place_known()` is false, the
    /// smallest unit known to contain it.
    [[nodiscard]] unit_ref parent() const noexcept { return {state_, state_->place(slot_).parent()}; }
    /// Whether `parent()` is the parent itself and not only an ancestor within which the parent is unknown.
    [[nodiscard]] bool place_known() const noexcept { return state_->place(slot_).known(); }

    /// The divisions directly below, including those known only to lie somewhere within this one.
    [[nodiscard]] unit_range<detail::child_step> children() const noexcept;
    /// The parent, its parent, … up to the top.
    [[nodiscard]] unit_range<detail::ancestor_step> ancestors() const noexcept;
    /// All divisions below, parents before children.
    [[nodiscard]] unit_range<detail::descendant_step> descendants() const noexcept;
    /// Whether this is `top` or lies somewhere below it. O(depth).
    [[nodiscard]] bool within(unit_ref top) const noexcept { return state_->within(slot_, top.slot_); }
    /// The nearest division of `l` at or above this one, or nothing.
    [[nodiscard]] unit_ref at_level(onezone::level l) const noexcept {
        unit_ref u = *this;
        while (u && u.level() != l) u = u.parent();
        return u;
    }

    /// Names from the top down, joined by `/`. Allocates.
    [[nodiscard]] ONEZONE_API std::string path() const;

    /// The same place in the same value.
    friend bool operator==(unit_ref, unit_ref) noexcept = default;

private:
    friend class hierarchy;
    friend class change;
    friend struct detail::inside;
    friend struct detail::child_step;
    friend struct detail::ancestor_step;
    friend struct detail::descendant_step;
    friend struct detail::every_step;
    template <class Step>
    friend class unit_range;

    const detail::state* state_ = nullptr;
    detail::slot slot_ = detail::no_slot;
};

namespace detail {

struct child_step {
    slot operator()(const state& s, slot at) const noexcept { return s.next(at); }
};
struct ancestor_step {
    slot operator()(const state& s, slot at) const noexcept { return s.place(at).parent(); }
};
struct descendant_step {
    slot top = no_slot;
    slot operator()(const state& s, slot at) const noexcept {
        if (const slot below = s.first(at); below != no_slot) return below;
        while (at != top) {
            if (const slot beside = s.next(at); beside != no_slot) return beside;
            at = s.place(at).parent();
        }
        return no_slot;
    }
};
struct every_step {
    slot operator()(const state& s, slot at) const noexcept {
        for (++at; at < s.slots; ++at)
            if (s.place(at).live()) return at;
        return no_slot;
    }
};

} // namespace detail

/// A walk over units; each element is a `unit_ref`. Allocates nothing; invalidated like a `unit_ref`.
template <class Step>
class unit_range {
public:
    class iterator {
    public:
        using value_type = unit_ref;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::forward_iterator_tag;
        using reference = unit_ref;
        using pointer = void;

        iterator() noexcept = default;
        iterator(const detail::state* in, detail::slot at, Step step) noexcept : state_(in), at_(at), step_(step) {}
        [[nodiscard]] unit_ref operator*() const noexcept { return {state_, at_}; }
        iterator& operator++() noexcept {
            at_ = step_(*state_, at_);
            return *this;
        }
        iterator operator++(int) noexcept {
            iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.at_ == b.at_; }

    private:
        const detail::state* state_ = nullptr;
        detail::slot at_ = detail::no_slot;
        Step step_{};
    };
    using value_type = unit_ref;

    unit_range(const detail::state* in, detail::slot first, Step step) noexcept : first_(in, first, step) {}
    [[nodiscard]] iterator begin() const noexcept { return first_; }
    [[nodiscard]] iterator end() const noexcept { return {}; }
    [[nodiscard]] bool empty() const noexcept { return begin() == end(); }
    /// Complexity: linear.
    [[nodiscard]] std::size_t count() const noexcept {
        std::size_t n = 0;
        for (iterator i = begin(); i != end(); ++i) ++n;
        return n;
    }

private:
    iterator first_;
};

inline unit_range<detail::child_step> unit_ref::children() const noexcept { return {state_, state_->first(slot_), {}}; }
inline unit_range<detail::ancestor_step> unit_ref::ancestors() const noexcept {
    return {state_, state_->place(slot_).parent(), {}};
}
inline unit_range<detail::descendant_step> unit_ref::descendants() const noexcept {
    return {state_, state_->first(slot_), {slot_}};
}

} // namespace onezone

#endif
