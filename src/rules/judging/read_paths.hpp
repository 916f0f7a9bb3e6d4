// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_READ_PATHS_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_READ_PATHS_HPP_INCLUDED

#include "references.hpp"

#include <onezone/model/detail/cow.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/detail/observation.hpp>
#include <onezone/rules/subject.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <type_traits>
#include <vector>

// What a rule reads, without what it read: the relation paths from its subject along which it gets to things, and which relations it
// follows from there. Walked backwards from what a change touched, on the value before the change, the paths lead to every subject
// whose answer may differ, and to few others.
//
// Where an id comes from nowhere (a rule that searches by name or keeps ids of its own) the rule counts as reading everywhere.
// What only texts say (names, paths) is not followed: a report writes its texts when it is asked for them.

namespace onezone::detail {

/// What can change about a thing: the relations that lead on from it, its own content, its place.
using aspects = std::uint64_t;
[[nodiscard]] constexpr aspects aspect_of(path_step r) noexcept { return aspects{1} << static_cast<unsigned>(r); }
/// The content of a thing. That of a unit is what its `unit_ref` tells; the zone recorded under the same id is another thing.
template <class Thing>
inline constexpr aspects content_of = [] {
    constexpr std::array same{std::is_same_v<Thing, unit_ref>, std::is_same_v<Thing, zone>,
        std::is_same_v<Thing, hosting>, std::is_same_v<Thing, body>, std::is_same_v<Thing, post>,
        std::is_same_v<Thing, person>, std::is_same_v<Thing, tenure>, std::is_same_v<Thing, holding>,
        std::is_same_v<Thing, entrustment>, std::is_same_v<Thing, agreement>, std::is_same_v<Thing, indicator>};
    constexpr auto which = std::find(same.begin(), same.end(), true) - same.begin();
    static_assert(which < std::ssize(same) && static_cast<unsigned>(path_step::measured_unit) < 48);
    return aspects{1} << (48U + static_cast<unsigned>(which));
}();
template <class... Things>
inline constexpr aspects contents_of = (content_of<Things> | ...);
/// … of any record but a zone.
inline constexpr aspects record_content =
    contents_of<hosting, body, post, person, tenure, holding, entrustment, agreement, indicator>;
/// What decides on jurisdiction.
inline constexpr aspects placing_aspect = aspects{1} << 61U;
/// That it is there, and what it is: what decides on who judges it.
inline constexpr aspects being_aspect = aspects{1} << 62U;

struct path_node {
    std::uint32_t from = 0; // another node; of the first: itself
    path_step along{};
    bool in_now = true; // of a step: in the hierarchy judged, or in that before it
    aspects now = 0;    // what is read there
    aspects before = 0;
};

/// The paths of one rule. The first node is the subject.
struct read_paths {
    std::vector<path_node> nodes{path_node{}};
    std::uint32_t unit = 0; // the node of the subject's unit
    bool everywhere = false;

    /// Adds what the engine itself reads of every subject: the way up from it.
    void root(subject_kind kind, bool by_jurisdiction);

    /// Where `along` leads from `at`; the number of nodes where that is not known yet.
    [[nodiscard]] std::uint32_t find_child(std::uint32_t at, path_step along, bool in_now) const noexcept;
    [[nodiscard]] std::uint32_t child(std::uint32_t at, path_step along, bool in_now);
    /// Adds what `other` knows.
    void merge(const read_paths& other);
};
/// Those of all rules. Each is shared by copies until its rule walks a path it had not walked before.
using paths_by_rule = cow_chunks<read_paths>;

/// Notes the paths of one call after another.
class path_recorder final : public path_watcher {
public:
    /// What follows is this rule, on one subject of that kind after another …
    void begin(paths_by_rule& into, std::size_t rule, subject_kind of);
    /// … on this one: `record` of the kind that goes with it, or null for divisions and the whole.
    void begin_on(std::uint64_t id, const void* record);
    /// The rule asks for the unit the subject belongs to.
    void own_unit(unit_id id) override {
        unit_ = id.value();
        read(so_far().unit, true, content_of<unit_ref>);
    }
    void walk(path_step along, std::uint64_t from, bool in_now) override;
    /// One of the things the last walk led to: a unit …
    void arrive(unit_id id) override { come_to(id.value(), content_of<unit_ref>, nullptr, nullptr); }
    /// … a record, which has to stay as it is until the next `begin_on`.
    void arrive(const zone& r) override { come_to_record(r); }
    void arrive(const hosting& r) override { come_to_record(r); }
    void arrive(const body& r) override { come_to_record(r); }
    void arrive(const post& r) override { come_to_record(r); }
    void arrive(const person& r) override { come_to_record(r); }
    void arrive(const tenure& r) override { come_to_record(r); }
    void arrive(const holding& r) override { come_to_record(r); }
    void arrive(const entrustment& r) override { come_to_record(r); }
    void arrive(const agreement& r) override { come_to_record(r); }
    void arrive(const indicator& r) override { come_to_record(r); }
    /// Whether any rule has walked a path since that it had not walked before.
    [[nodiscard]] bool learned() const noexcept { return learned_; }
    /// What is read cannot be told from what changed.
    void read_everywhere() override;

private:
    struct entry {
        std::uint64_t id = 0;
        std::uint32_t round = 0;
        std::uint32_t node = 0;
        path_step along{};
        bool in_now = true;
        bool pending = false; // `node` is the one from which `along` leads there
    };
    struct met;
    using follow = void (*)(path_recorder& by, const met& m);
    // A thing come to, and for a record what makes known where it leads.
    struct met {
        std::uint64_t id = 0;
        const void* record = nullptr;
        follow leads_on = nullptr;
        std::uint32_t node = 0;
        bool in_now = true;
    };
    static constexpr std::uint32_t nowhere = 0xffffffffU;
    template <class Record>
    static void leads_on(path_recorder& by, const met& m) {
        each_reference(*static_cast<const Record*>(m.record), [&](path_step along, std::uint64_t to) {
            if (to != 0) by.know({to, by.round_, m.node, along, m.in_now, true});
        });
    }
    // What subjects of a kind are. The whole has no content.
    struct kind_of_subject {
        aspects content = 0;
        follow leads_on = nullptr;
        std::uint64_t (*unit)(const void* record) = nullptr; // where the record names it
    };
    [[nodiscard]] static kind_of_subject kind_of(subject_kind k) noexcept;

    [[nodiscard]] const read_paths& so_far() const noexcept { return *so_far_; }
    [[nodiscard]] read_paths& own();
    void read(std::uint32_t node, bool in_now, aspects what) {
        const path_node& n = so_far().nodes[node];
        if (((in_now ? n.now : n.before) & what) != what) learn(node, in_now, what);
    }
    void learn(std::uint32_t node, bool in_now, aspects what);
    [[nodiscard]] std::uint32_t child(std::uint32_t at, path_step along, bool in_now);
    [[nodiscard]] entry& slot_of(std::uint64_t id);
    void come_to(std::uint64_t id, aspects content, const void* record, follow onwards);
    template <class Record>
    void come_to_record(const Record& r) {
        come_to(r.id().value(), content_of<Record>, &r, leads_on<Record>);
    }
    [[nodiscard]] std::uint32_t node_of(std::uint64_t id);
    [[nodiscard]] std::uint32_t node_of_known(std::uint64_t id);
    void know(const entry& fresh);
    void grow();

    paths_by_rule* into_ = nullptr;
    const read_paths* so_far_ = nullptr; // what `into_` has of the rule
    std::size_t rule_ = 0;
    // Mostly a rule goes on from what it came to last, or from one thing it came to after another: only where it does not, are all of
    // them, and what they refer to, entered into a table.
    std::vector<met> met_;
    std::size_t next_ = 0;    // the one it may go on from
    std::size_t entered_ = 0; // into `known_`
    std::vector<entry> known_;
    std::size_t used_ = 0;
    std::uint32_t round_ = 0;
    // What a rule has at the outset: where it stands needs no search. What the subject refers to is entered with the others.
    kind_of_subject kind_;
    met subject_;
    std::uint64_t unit_ = 0;
    bool subject_entered_ = false;
    std::uint32_t at_ = nowhere;
    bool in_now_ = true;
    bool learned_ = false;
    // What was noted lately of the rule: on each subject it goes much the same ways.
    struct way {
        std::uint32_t begun = 0; // when it was noted
        std::uint32_t from = nowhere;
        std::uint32_t to = nowhere;
        path_step along{};
        bool in_now = true;
    };
    [[nodiscard]] way& way_from(std::uint32_t node, path_step along) noexcept {
        return ways_[(node * 5 + static_cast<unsigned>(along)) % ways_.size()];
    }
    std::array<way, 32> ways_;
    std::uint32_t begun_ = 0; // how often a rule was begun with
    struct reading {
        std::uint32_t at = nowhere;
        bool in_now = true;
        aspects what = 0;
    } read_;
};

} // namespace onezone::detail

#endif
