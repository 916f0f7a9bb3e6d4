// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_TRAIL_HPP_INCLUDED
#define ONEZONE_SRC_RULES_TRAIL_HPP_INCLUDED

#include <onezone/model/edit.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/detail/observation.hpp>
#include <onezone/rules/subject.hpp>

#include <cstdint>
#include <span>
#include <vector>

// What a rule reads, without what it read: the relation paths from its subject along which it gets to things, and which relations it
// follows from there. Walked backwards from what a change touched, on the value before the change, the paths lead to every subject
// whose answer may differ, and to few others.
//
// Where an id comes from nowhere (a rule that searches by name or keeps ids of its own) the rule counts as reading everywhere.

namespace onezone::detail {

/// What can change about a thing: the relations that lead on from it, its own content, its name, its place.
using aspects = std::uint64_t;
[[nodiscard]] constexpr aspects aspect_of(relation r) noexcept { return aspects{1} << static_cast<unsigned>(r); }
inline constexpr aspects content_aspect = aspects{1} << 60U;
inline constexpr aspects naming_aspect = aspects{1} << 61U;  // what stands in paths of texts
inline constexpr aspects placing_aspect = aspects{1} << 62U; // what decides on jurisdiction

struct trail_node {
    std::uint32_t from = 0; // another node; of the first: itself
    relation along{};
    bool in_now = true; // of a step: in the hierarchy judged, or in that before it
    aspects now = 0;    // what is read there
    aspects before = 0;
};

/// The paths of one rule. The first node is the subject.
struct trail {
    std::vector<trail_node> nodes{trail_node{}};
    std::uint32_t unit = 0; // the node of the subject's unit
    bool everywhere = false;

    /// Adds what the engine itself reads of every subject: the way up from it.
    void root(subject_kind kind, bool by_jurisdiction);

    [[nodiscard]] std::uint32_t child(std::uint32_t at, relation along, bool in_now);
    /// Adds what `other` knows.
    void merge(const trail& other);
};

/// Notes the paths of one call after another.
class tracker {
public:
    /// What follows is about this subject: `record` of the kind that goes with it, or null for divisions and the whole.
    void begin(trail& into, subject about, const void* record, unit_ref unit);
    void walk(relation along, std::uint64_t from, bool in_now);
    void arrive(std::uint64_t id, std::span<const reference> refers_to);
    /// What is read cannot be told from what changed.
    void read_everywhere() { into_->everywhere = true; }
    /// A text names the path of this thing.
    void named(subject what, const hierarchy& h);

private:
    struct entry {
        std::uint64_t id = 0;
        std::uint32_t round = 0;
        std::uint32_t node = 0;
        relation along{};
        bool in_now = true;
        bool pending = false; // `node` is the one from which `along` leads there
    };
    static constexpr std::uint32_t nowhere = 0xffffffffU;

    [[nodiscard]] entry& slot_of(std::uint64_t id);
    [[nodiscard]] std::uint32_t node_of(std::uint64_t id);
    void know(std::uint64_t id, std::uint32_t node, relation along, bool in_now, bool pending);
    void grow();

    trail* into_ = nullptr;
    std::vector<entry> known_;
    std::size_t used_ = 0;
    std::uint32_t round_ = 0;
    std::uint32_t at_ = nowhere;
    bool in_now_ = true;
};

/// One thing a change touched.
struct touch {
    std::uint64_t id = 0;
    aspects what = 0;
};
struct touched {
    std::vector<touch> things;
    bool anything = false; // for rules that read everywhere
};
/// What the edits that lead from `before` to `after` touched.
[[nodiscard]] touched touched_by(std::span<const edit> edits, const hierarchy& before, const hierarchy& after);

/// Ids of subjects from which the paths may lead to what was touched: `deep` where the answer may differ, `shallow` where only a text.
struct affected {
    std::vector<std::uint64_t> deep;
    std::vector<std::uint64_t> shallow;
    bool all = false;
};
/// The paths were walked in `now` and, where a step was judged, in `before`; `in_now` and `in_before` say what was touched there.
void find_affected(affected& into, const trail& paths, const hierarchy& now, const hierarchy* before,
    const touched& in_now, const touched* in_before);

} // namespace onezone::detail

#endif
