// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_GROUND_LASTING_HPP_INCLUDED
#define ONEZONE_SRC_GROUND_LASTING_HPP_INCLUDED

#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>

// What is made once, within a function, and is still there when the destructors of global objects run.

namespace onezone::detail {

/// A value that is never destroyed: for `static const` in a function. What it holds stays reachable, so no leak checker complains.
template <class T>
class lasting {
public:
    explicit lasting(T made) noexcept(std::is_nothrow_move_constructible_v<T>) {
        ::new (static_cast<void*>(room_)) T(std::move(made));
    }
    template <class... Args>
    explicit lasting(std::in_place_t, Args&&... args) {
        ::new (static_cast<void*>(room_)) T(std::forward<Args>(args)...);
    }
    lasting(const lasting&) = delete;
    lasting& operator=(const lasting&) = delete;

    [[nodiscard]] const T& operator*() const noexcept { return *std::launder(reinterpret_cast<const T*>(room_)); }
    [[nodiscard]] const T* operator->() const noexcept { return &**this; }

private:
    alignas(T) std::byte room_[sizeof(T)];
};

} // namespace onezone::detail

#endif
