// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTING_DETAIL_CHANGED_UNITS_HPP_INCLUDED
#define ONEZONE_TESTING_DETAIL_CHANGED_UNITS_HPP_INCLUDED

#include <onezone/model/edit.hpp>
#include <onezone/reform/apply.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// @file
/// Which units the edits of a step are about. Not API.

namespace onezone::testing::detail {

[[nodiscard]] inline bool path_ends(std::string_view path, std::string_view end) noexcept {
    return path == end
        || (path.size() > end.size() && path.ends_with(end) && path[path.size() - end.size() - 1] == '/');
}

/// Finds the unit of a record, also of one that the step took away.
class unit_finder {
public:
    explicit unit_finder(const step& s) : after_(s.after) {
        for (const edit& e : s.edits) std::visit([this](const auto& one) { remember(one); }, e);
    }

    void units_of(const edit& e, std::set<unit_id>& into) const {
        std::visit([&](const auto& one) { collect(one, into); }, e);
    }
    [[nodiscard]] std::string path_of(unit_id id) const {
        if (const unit_ref u = after_.find(id)) return u.path();
        const auto gone = gone_units_.find(id);
        return gone == gone_units_.end() ? after_.path_of(id) : gone->second;
    }

private:
    void remember(const unit_moved&) {}
    template <class Record>
    void remember(const edited<Record>& e) {
        if (!e.before) return;
        if constexpr (std::is_same_v<Record, unit_record>) gone_units_.emplace(e.before->key, e.before->name);
        if constexpr (std::is_same_v<Record, body>) gone_bodies_.emplace(e.before->key, e.before->unit);
        if constexpr (std::is_same_v<Record, post>) gone_posts_.emplace(e.before->key, e.before->body);
        if constexpr (std::is_same_v<Record, tenure>) gone_tenures_.push_back(*e.before);
    }
    [[nodiscard]] static unit_id unit_of(unit_id id) { return id; }
    [[nodiscard]] unit_id unit_of(body_id id) const {
        if (const body* b = after_.find(id)) return b->unit;
        const auto gone = gone_bodies_.find(id);
        return gone == gone_bodies_.end() ? unit_id() : gone->second;
    }
    [[nodiscard]] unit_id unit_of(post_id id) const {
        if (const post* p = after_.find(id)) return unit_of(p->body);
        const auto gone = gone_posts_.find(id);
        return gone == gone_posts_.end() ? unit_id() : unit_of(gone->second);
    }

    [[nodiscard]] static unit_id unit_of(person_id) { return {}; } // of no unit

    void collect(const unit_moved& e, std::set<unit_id>& into) const { into.insert(e.unit); }
    template <class Record>
    void collect(const edited<Record>& e, std::set<unit_id>& into) const {
        if (e.before) collect_record(*e.before, into);
        if (e.after) collect_record(*e.after, into);
    }
    // The unit in whose lists it stands, directly or through its body or post.
    template <class Record>
    void collect_record(const Record& r, std::set<unit_id>& into) const {
        for_each_member<Record>([&](auto m) {
            if constexpr (m.role == member_role::owner) into.insert(unit_of(m.of(r)));
        });
    }
    void collect_record(const unit_record& r, std::set<unit_id>& into) const { into.insert(r.key); }
    void collect_record(const agreement& r, std::set<unit_id>& into) const {
        if (r.about.ok())
            into.insert(r.about);
        else
            for (const partner& p : r.partners) into.insert(p.unit);
    }
    void collect_record(const person& r, std::set<unit_id>& into) const {
        for (const tenure& t : after_.tenures_of(r.key)) into.insert(unit_of(t.post));
        for (const tenure& t : gone_tenures_)
            if (t.person == r.key) into.insert(unit_of(t.post));
    }

    const hierarchy& after_;
    std::map<unit_id, std::string> gone_units_;
    std::map<body_id, unit_id> gone_bodies_;
    std::map<post_id, body_id> gone_posts_;
    std::vector<tenure> gone_tenures_;
};

/// Paths of the units that the edits of a step are about, sorted; of units that are gone, their names.
[[nodiscard]] inline std::vector<std::string> changed_units(const step& s) {
    const unit_finder find(s);
    std::set<unit_id> touched;
    for (const edit& e : s.edits) find.units_of(e, touched);
    std::vector<std::string> paths;
    for (const unit_id id : touched)
        if (id.ok()) paths.push_back(find.path_of(id));
    std::sort(paths.begin(), paths.end());
    return paths;
}

} // namespace onezone::testing::detail

#endif
