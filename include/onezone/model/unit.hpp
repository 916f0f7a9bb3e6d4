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
class chunk_cursor;
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
    // Where the compiler leaves it out of line, whoever copies the result waits for its parts to reach memory: half of a short rule.
    [[gnu::always_inline]] unit_ref(const detail::state* in, detail::slot at) noexcept : state_(in), slot_(at) {
        if (at != detail::no_slot) place_ = in->place(at);
    }

    [[nodiscard]] explicit operator bool() const noexcept { return slot_ != detail::no_slot; }

    // Everything below requires a unit to be there.

    [[nodiscard]] unit_id id() const noexcept { return state_->id(slot_); }
    [[nodiscard]] unit_kind kind() const noexcept { return place_.kind(); }
    [[nodiscard]] onezone::level level() const noexcept { return level_of(kind()); }
    [[nodiscard]] bool is_division() const noexcept { return onezone::is_division(kind()); }
    /// The code in force; `code::none()` where it has none.
    [[nodiscard]] onezone::code code() const noexcept { return state_->code(slot_); }
    [[nodiscard]] std::string_view name() const noexcept { return state_->name(slot_); }

    /// The legal parent of a division, the seat of a zone; nothing for a top unit. Where `place_known()` is false, the
    /// smallest unit known to contain it.
    [[nodiscard]] unit_ref parent() const noexcept { return {state_, place_.parent()}; }
    /// Whether `parent()` is the parent itself and not only an ancestor within which the parent is unknown.
    [[nodiscard]] bool place_known() const noexcept { return place_.known(); }

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
    friend bool operator==(unit_ref a, unit_ref b) noexcept { return a.state_ == b.state_ && a.slot_ == b.slot_; }

private:
    friend class hierarchy;
    friend class change;
    friend struct detail::inside;
    friend class detail::chunk_cursor;
    friend struct detail::child_step;
    friend struct detail::ancestor_step;
    friend struct detail::descendant_step;
    friend struct detail::every_step;
    template <class Step>
    friend class unit_range;

    unit_ref(const detail::state* in, detail::slot at, detail::packed_place place) noexcept
        : state_(in),
          slot_(at),
          place_(place) {}

    const detail::state* state_ = nullptr;
    detail::slot slot_ = detail::no_slot;
    detail::packed_place place_; // as stored; read with the unit, because nearly everything asks for it
};

namespace detail {

// Steps of walks: the unit after this one, or nothing.

/// Remembers the chunk of the unit last looked at: walks mostly stay in one.
class chunk_cursor {
public:
    [[nodiscard]] unit_ref look(const state& s, slot unit) noexcept {
        if (const slot number = unit >> unit_chunk_bits; number != number_) {
            chunk_ = &s.links[number];
            number_ = number;
        }
        return {&s, unit, chunk_->place[unit & mask]};
    }

    // Of the unit last looked at:

    [[nodiscard]] slot first_child(unit_ref u) const noexcept { return chunk_->first[u.slot_ & mask]; }
    /// Requires: `u.place_.next()` is not `none`.
    [[nodiscard]] unit_ref next(unit_ref u) noexcept {
        if (u.place_.next() == sibling::adjacent) return adjacent(u);
        return look(*u.state_, chunk_->next[u.slot_ & mask]);
    }
    /// Requires: the next sibling is adjacent.
    [[nodiscard]] unit_ref adjacent(unit_ref u) noexcept {
        const slot beside = u.slot_ + 1;
        if ((beside & mask) == 0) return look(*u.state_, beside);
        return {u.state_, beside, chunk_->place[beside & mask]};
    }

private:
    static constexpr slot mask = units_per_chunk - 1;
    const link_chunk* chunk_ = nullptr;
    slot number_ = no_slot;
};

struct child_step {
    chunk_cursor here{};
    [[nodiscard]] unit_ref operator()(unit_ref u) noexcept {
        return u.place_.next() == sibling::none ? unit_ref() : here.next(u);
    }
};
struct ancestor_step {
    [[nodiscard]] unit_ref operator()(unit_ref u) const noexcept { return u.parent(); }
};
struct descendant_step {
    chunk_cursor here{};
    slot top = no_slot;
    [[nodiscard]] unit_ref operator()(unit_ref u) noexcept {
        if (u.place_.leaf_with_adjacent()) return here.adjacent(u);
        const state& s = *u.state_;
        if (u.place_.children()) return here.look(s, here.first_child(u));
        while (u.place_.next() == sibling::none) {
            u = here.look(s, u.place_.parent());
            if (u.slot_ == top) return {};
        }
        return here.next(u);
    }
};
struct every_step {
    [[nodiscard]] unit_ref operator()(unit_ref u) const noexcept {
        const state& s = *u.state_;
        for (slot at = u.slot_ + 1; at < s.slots; ++at)
            if (const packed_place place = s.place(at); place.live()) return {&s, at, place};
        return {};
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
        iterator(unit_ref at, Step step) noexcept : at_(at), step_(step) {}
        [[nodiscard]] unit_ref operator*() const noexcept { return at_; }
        iterator& operator++() noexcept {
            at_ = step_(at_);
            return *this;
        }
        iterator operator++(int) noexcept {
            iterator before = *this;
            ++*this;
            return before;
        }
        bool operator==(const iterator& other) const noexcept { return at_.slot_ == other.at_.slot_; }

    private:
        unit_ref at_;
        Step step_{};
    };
    using value_type = unit_ref;

    unit_range(unit_ref first, Step step) noexcept : first_(first, step) {}
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

inline unit_range<detail::child_step> unit_ref::children() const noexcept {
    detail::child_step step;
    return {place_.children() ? step.here.look(*state_, state_->first(slot_)) : unit_ref(), step};
}
inline unit_range<detail::ancestor_step> unit_ref::ancestors() const noexcept { return {parent(), {}}; }
inline unit_range<detail::descendant_step> unit_ref::descendants() const noexcept {
    detail::descendant_step step;
    step.top = slot_;
    return {place_.children() ? step.here.look(*state_, state_->first(slot_)) : unit_ref(), step};
}

} // namespace onezone

#endif
