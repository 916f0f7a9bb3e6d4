// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_TOLD_ONCE_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_TOLD_ONCE_HPP_INCLUDED

#include <onezone/rules/judging/report.hpp>

#include <atomic>
#include <mutex>
#include <vector>

namespace onezone::detail {

/// What a report tells once it is asked, made by whichever thread asks first.
struct told_once {
    template <class T>
    struct list {
        std::vector<T> items{};
        std::atomic<bool> known{false};

        template <class Make>
        std::vector<T>& get(std::mutex& door, Make make) {
            if (!known.load(std::memory_order_acquire)) {
                const std::lock_guard hold(door);
                if (!known.load(std::memory_order_relaxed)) {
                    items = make();
                    known.store(true, std::memory_order_release);
                }
            }
            return items;
        }
    };
    std::mutex one_at_a_time;
    list<finding> findings;
    list<rule_conflict> conflicts;
};

} // namespace onezone::detail

#endif
