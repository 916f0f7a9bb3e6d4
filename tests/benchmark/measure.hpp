// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_BENCHMARK_MEASURE_HPP_INCLUDED
#define ONEZONE_TESTS_BENCHMARK_MEASURE_HPP_INCLUDED

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How tasks are timed, chosen and reported.

namespace onezone_bench {

using figure = std::optional<double>;

/// Processor time of this thread in seconds: every task runs in one thread, and what else a busy machine does is not counted.
[[nodiscard]] double seconds(const std::function<void()>& task);
[[nodiscard]] double median(std::vector<double> all);

/// What a figure counts.
enum class unit_of { seconds, bytes, kilobytes, times };

/// A line of the report.
struct line {
    std::string task;
    std::size_t units = 0;
    double ours = 0;
    figure flat{};    ///< measured for the same task
    double limit = 0; ///< of ours/flat where there is a flat figure, of ours/other where there is another, else of ours
    std::string target; ///< the limit, and what it is a multiple of where that is not flat
    unit_of counts = unit_of::seconds;
    figure other{};
};
/// Writes it to the standard output: task, units, ours, flat, ours/flat, target, `ok` or `over`, with tabs between.
void print(const line& l);

/// Notes on the standard error, beside the report: what another contender took for the same.
void beside(
    const std::string& task, std::size_t units, double ours, const char* who, figure theirs, const char* remark = "");

/// Ends the program where two contenders answer differently: then no figure is worth anything.
void agree(const char* task, std::uint64_t ours, std::uint64_t theirs, const char* who);

/// The tasks asked for on the command line, `growth` for all that are called grow_…; all where none are.
class selection {
public:
    /// Ends the program where a name is that of no task.
    explicit selection(std::vector<std::string> names);
    [[nodiscard]] bool has(const char* task) const;
    /// Whether nothing is asked for but tasks whose names begin so.
    [[nodiscard]] bool only(std::string_view beginning) const;

private:
    std::vector<std::string> names_;
};

} // namespace onezone_bench

#endif
