// SPDX-License-Identifier: Apache-2.0
#include "worker.hpp"

#include <utility>

namespace onezone::detail {

worker::worker(const judging_case& of, std::shared_ptr<lists_of_all> all, std::unique_ptr<tracking> noted)
    : by(of, std::move(all)),
      counts(of.by->judged.size()),
      reads(std::move(noted)) {
    if (!reads) return;
    watch_.facts = false;
    watch_.paths = &paths;
    by.calling().observed = &watch_;
}

void worker::judge(const bound_rule& r, std::span<placed_subject> some, std::uint8_t* mark, std::size_t width) {
    if (reads) paths.begin(reads->paths, r.index, r.is->about.kind);
    by.decide_all(r, some, [&](placed_subject& s, auto&& answer) {
        if (reads) paths.begin_on(s.about.id, s.record);
        const decision d = answer();
        *mark = mark_of(d.is, d.rests_on);
        mark += width;
    });
}

// Rule by rule, so that the processor gets used to each; some subjects only at a time, so that what is known of them stays at hand.
void worker::judge(const rule_group& g, std::span<placed_subject> some, std::span<std::uint8_t> marks) {
    static_assert(at_a_time < 256);
    const std::size_t width = g.rules.size();
    const binding& all = *by.of().by;
    for (std::size_t column = 0; column < width; ++column) {
        const bound_rule& r = all.rules[g.rules[column]];
        std::uint8_t* const first = marks.data() + column;
        judge(r, some, first, width);
        std::uint64_t found = 0; // a byte for each verdict
        for (std::size_t i = 0; i < some.size(); ++i) found += std::uint64_t{1} << (first[i * width] & 7U) * 8;
        for (std::uint32_t& n : counts[all.row[g.rules[column]]]) {
            n += found & 0xffU;
            found >>= 8U;
        }
    }
}

std::span<const std::uint64_t> ids_of(std::span<const placed_subject> some, std::vector<std::uint64_t>& into) {
    into.clear();
    for (const placed_subject& s : some) into.push_back(s.about.id);
    return into;
}

} // namespace onezone::detail
