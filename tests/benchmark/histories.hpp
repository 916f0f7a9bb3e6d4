// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_BENCHMARK_HISTORIES_HPP_INCLUDED
#define ONEZONE_TESTS_BENCHMARK_HISTORIES_HPP_INCLUDED

#include "input.hpp"
#include "measure.hpp"

#include <onezone/model/hierarchy.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

// Histories: a generation replayed, and the nation with up to a million acts. The second column of their rows is the number of acts.

namespace onezone_bench {

/// A parent and the days on which it was: what a database keeps. Days are numbers.
struct dated_parent {
    std::uint64_t unit = 0;
    std::uint64_t parent = 0;
    int from = 0;
    int until = 0;
};
using question = std::pair<std::uint64_t, int>; ///< a unit and a day

/// SQLite with validity intervals, in memory; only where `sqlite::exists`.
class dated_sqlite {
public:
    explicit dated_sqlite(std::span<const dated_parent> rows);
    dated_sqlite(const dated_sqlite&) = delete;
    dated_sqlite& operator=(const dated_sqlite&) = delete;
    ~dated_sqlite();
    /// The parents of the units on their days, added up.
    [[nodiscard]] std::uint64_t parents(std::span<const question> asked) const;

private:
    struct body;
    std::unique_ptr<body> body_;
};

/// The rows `history_…`.
void run_histories(const input& nation, const onezone::hierarchy& h, const selection& wanted);

} // namespace onezone_bench

#endif
