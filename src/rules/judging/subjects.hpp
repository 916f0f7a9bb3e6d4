// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_JUDGING_SUBJECTS_HPP_INCLUDED
#define ONEZONE_SRC_RULES_JUDGING_SUBJECTS_HPP_INCLUDED

#include "judging_case.hpp"
#include "zone_index.hpp"

#include <onezone/model/places.hpp>
#include <onezone/rules/detail/call.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace onezone::detail {

/// A subject with what is found out about it once for all rules.
struct placed_subject : judged_thing {
    using judged_thing::judged_thing;
    bool placed = false;                // whether `codes` were looked up
    std::array<std::uint64_t, 3> codes; // of province, prefecture and county level; 0: not known
    std::uint64_t named_province;       // where none is known: the code of the province that its name tells, or 0

    // What its rules ask for one after another. Nothing but `in` has a value before something was found: thousands of these are made for
    // one that is asked.
    template <class Record>
    struct found {
        const hierarchy* in = nullptr;
        std::uint64_t id;
        const Record* is;

        template <class Id>
        [[nodiscard]] const Record* find(const hierarchy& h, Id wanted) {
            if (in != &h || id != wanted.value()) *this = {&h, wanted.value(), h.find(wanted)};
            return is;
        }
    };
    struct bodies_found {
        const hierarchy* in = nullptr;
        unit_id of;
        record_range<body> are;
    };
    std::optional<bodies_found> last_bodies;
    found<post> last_post;
    found<body> last_body;
};

/// The things of a case that rules are about.
class subjects {
public:
    /// Requires: `of` outlives it.
    explicit subjects(const judging_case& of) noexcept : of_(&of) {}

    /// Calls `visit` with what a `placed_subject` is made from: it is made where it is kept.
    template <class Visit>
    void each(const about& a, Visit visit) const;
    /// Calls `visit` with `size` of them after another, and with the rest.
    void each_batch(
        const about& a, std::size_t size, const std::function<void(std::vector<placed_subject>&)>& visit) const;
    [[nodiscard]] std::vector<placed_subject> all(const about& a) const;
    /// The subject, if it is one that rules about `a` judge.
    [[nodiscard]] std::optional<placed_subject> find(const about& a, subject s) const;
    /// Whether it lies within the rule's jurisdiction, or nothing tells where it lies.
    [[nodiscard]] bool within_jurisdiction(const bound_rule& r, placed_subject& s) const {
        return r.jurisdiction == 0 || has_code(s, r.jurisdiction_level, r.jurisdiction);
    }
    /// Whether any subject of that sort lies there.
    [[nodiscard]] bool any_in(const about& a, code jurisdiction) const;
    /// … or belongs to that unit.
    [[nodiscard]] bool any_of(const about& a, unit_ref unit) const;

private:
    [[nodiscard]] bool has_code(placed_subject& s, level l, std::uint64_t code) const;
    void place(placed_subject& s) const;
    template <class Visit>
    void each_division(const about& a, Visit& visit) const;
    [[nodiscard]] std::vector<unit_ref> divisions_of_step(level wanted) const;
    template <class Record, class Visit>
    void each_record(Visit& visit) const {
        for (const Record& r : of_->now->all<Record>()) visit(subject::of(r), &r);
    }

    const judging_case* of_;
};

//=== implementation ===//

template <class Visit>
void subjects::each_division(const about& a, Visit& visit) const {
    auto one = [&](unit_ref u) { visit(subject{subject_kind::division, u.id().value()}, nullptr, u); };
    if (a.change) {
        for (const unit_ref u : divisions_of_step(a.level)) one(u);
        return;
    }
    for (const unit_ref root : of_->now->roots()) {
        if (a.level != level::none) {
            each_at(root, a.level, one);
            continue;
        }
        one(root);
        for (const unit_ref below : root.descendants()) one(below);
    }
}

template <class Visit>
void subjects::each(const about& a, Visit visit) const {
    const hierarchy& now = *of_->now;
    if (a.affected && of_->before) {
        of_->affected->each(a.kind, [&](subject s) {
            if (auto found = find(a, s)) visit(*found);
        });
        return;
    }
    switch (a.kind) {
    case subject_kind::whole: visit(); break;
    case subject_kind::division: each_division(a, visit); break;
    case subject_kind::zone:
        each_zone(now, [&](slot, const zone& z, const unit_ref& u) {
            if (u.kind() == unit_kind::zone) visit(subject::of(z), &z, u);
        });
        break;
    case subject_kind::agency:
        for (const body& b : now.all<body>())
            if (is_agency(now, b) || may_be_agency(now, b)) visit(subject{subject_kind::agency, b.key.value()}, &b);
        break;
    case subject_kind::body: each_record<body>(visit); break;
    case subject_kind::post: each_record<post>(visit); break;
    case subject_kind::person: each_record<person>(visit); break;
    case subject_kind::tenure: each_record<tenure>(visit); break;
    case subject_kind::holding: each_record<holding>(visit); break;
    case subject_kind::entrustment: each_record<entrustment>(visit); break;
    }
}

} // namespace onezone::detail

#endif
