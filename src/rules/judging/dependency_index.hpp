// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_DEPENDENCY_INDEX_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_DEPENDENCY_INDEX_HPP_INCLUDED

#include "read_paths.hpp"

#include <onezone/model/edit.hpp>
#include <onezone/model/hierarchy.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

// Which answers depend on what: the paths of all rules walked backwards from what a change touched.

namespace onezone::detail {

/// One thing a change touched.
struct touch {
    std::uint64_t id = 0;
    aspects what = 0;
};
struct touched {
    std::vector<touch> things;
    bool anything = false; // for rules that read everywhere
    bool lists = false;    // what is known of the lists of many: for rules that ask for that
};
/// What the edits that lead from `before` to `after` touched.
[[nodiscard]] touched touched_by(std::span<const edit> edits, const hierarchy& before, const hierarchy& after);

/// The paths of all rules in one: what is read at the end of each, and by whom.
class dependency_index {
public:
    explicit dependency_index(const paths_by_rule& by_rule);

    /// Rules that read everywhere.
    [[nodiscard]] const std::vector<std::uint32_t>& everywhere() const noexcept { return everywhere_; }
    /// Rules that ask whether lists are whole.
    [[nodiscard]] const std::vector<std::uint32_t>& asking_for_lists() const noexcept { return asking_for_lists_; }
    /// Calls `visit(rules, ids)`: these rules may answer otherwise on the subjects with these ids, if they judge any such.
    ///
    /// The paths were walked in `now` and, where a step was judged, in `before`; `in_now` and `in_before` say what was touched there.
    template <class Visit>
    void follow(const hierarchy& now, const hierarchy* before, const touched& in_now, const touched* in_before,
        Visit visit) const;
    [[nodiscard]] std::size_t bytes() const noexcept;

private:
    struct node {
        path_node at;
        std::uint32_t first_reader = 0; // … to that of the next
    };
    struct reader {
        std::uint32_t rule = 0;
        aspects now = 0;
        aspects before = 0;
    };
    void lead_back(std::uint32_t at, std::uint64_t id, const hierarchy& now, const hierarchy* before,
        std::vector<std::uint64_t>& here, std::vector<std::uint64_t>& above) const;

    std::vector<node> nodes_; // and one more, for its first reader
    std::vector<reader> readers_;
    std::vector<std::uint32_t> everywhere_;
    std::vector<std::uint32_t> asking_for_lists_; // of these none reads everywhere
};

template <class Visit>
void dependency_index::follow(
    const hierarchy& now, const hierarchy* before, const touched& in_now, const touched* in_before, Visit visit) const {
    constexpr std::size_t commonly = 32;
    std::vector<std::uint64_t> here;
    std::vector<std::uint64_t> above;
    std::vector<std::uint32_t> rules;
    here.reserve(commonly);
    above.reserve(commonly);
    rules.reserve(2 * commonly);
    for (std::uint32_t at = 0; at + 1 < nodes_.size(); ++at) {
        const auto look = [&](const touched& t, aspects path_node::*read_by_any, aspects reader::*read_by) {
            const aspects read = nodes_[at].at.*read_by_any;
            if (read == 0) return;
            for (const touch& one : t.things) {
                if ((one.what & read) == 0) continue;
                rules.clear();
                for (std::uint32_t r = nodes_[at].first_reader; r < nodes_[at + 1].first_reader; ++r)
                    if ((readers_[r].*read_by & one.what) != 0) rules.push_back(readers_[r].rule);
                lead_back(at, one.id, now, before, here, above);
                if (!here.empty()) visit(std::span<const std::uint32_t>(rules), std::span<const std::uint64_t>(here));
            }
        };
        look(in_now, &path_node::now, &reader::now);
        if (in_before) look(*in_before, &path_node::before, &reader::before);
    }
}

} // namespace onezone::detail

#endif
