// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_GROUND_WATCH_HPP_INCLUDED
#define ONEZONE_SRC_GROUND_WATCH_HPP_INCLUDED

#include <onezone/ground/error.hpp>
#include <onezone/ground/progress.hpp>

#include <cstddef>
#include <utility>

/// @file
/// Telling a caller how far a long piece of work is. Internal to the library.

namespace onezone::detail {

/// Asks the caller now and then. Who does the work calls it at every step; what that costs is an addition and a comparison.
class ONEZONE_API watch {
public:
    /// Thrown where the caller says stop; never out of the library.
    struct stopped {};

    /// Requires: `ask` outlives it.
    explicit watch(const progress_callback& ask) noexcept : ask_(&ask) {}

    void begin(work_stage doing, std::size_t of = 0);
    void step(std::size_t n = 1) {
        at_.done += n;
        if (at_.done >= next_) tell();
    }
    [[nodiscard]] bool asked() const noexcept { return static_cast<bool>(*ask_); }
    /// For steps that take long.
    void step_and_tell() {
        ++at_.done;
        tell();
    }
    void end();

private:
    static constexpr std::size_t between = 2048; // steps

    void tell();

    const progress_callback* ask_;
    work_progress at_{};
    std::size_t next_ = between;
};

[[nodiscard]] ONEZONE_API refusal cancelled();

/// What `make(watch)` makes, or that the caller said stop.
template <class Result, class Make>
[[nodiscard]] Result watched(const progress_callback& ask, Make make) {
    try {
        watch asking(ask);
        return make(asking);
    } catch (const watch::stopped&) { return cancelled(); }
}

} // namespace onezone::detail

#endif
