// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_WORKER_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_WORKER_HPP_INCLUDED

#include "decide.hpp"
#include "read_paths.hpp"
#include "tracking.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace onezone::detail {

/// One thread's part of judging: has subjects decided upon and writes what comes out as marks of a report.
class worker {
public:
    /// With `reads`, what rules read is noted there. Requires: the case outlives it.
    worker(const judging_case& of, std::shared_ptr<lists_of_all> all, std::unique_ptr<tracking> reads);

    /// So many subjects are best judged at a time.
    static constexpr std::size_t at_a_time = 32;
    /// All rules of a group on these subjects, no more than `at_a_time`. The marks of one subject stand side by side. Counts them.
    void judge(const rule_group& g, std::span<placed_subject> some, std::span<std::uint8_t> marks);
    /// One rule on subject after subject; their marks stand `width` apart.
    void judge(const bound_rule& r, std::span<placed_subject> some, std::uint8_t* mark, std::size_t width);

    decider by;
    std::vector<std::array<std::uint32_t, 8>> counts; // of each rule judged, by verdict
    std::unique_ptr<tracking> reads;
    path_recorder paths;

private:
    observation watch_;
};

/// The ids of `some`, in `into`.
std::span<const std::uint64_t> ids_of(std::span<const placed_subject> some, std::vector<std::uint64_t>& into);

} // namespace onezone::detail

#endif
