// SPDX-License-Identifier: Apache-2.0
#include "binding.hpp"

#include <algorithm>
#include <utility>

namespace onezone::detail {

binding::binding(const policy& p, const date& rules_on, bool of_step, std::span<const enacted> acts) {
    rules.reserve(p.rules().size());
    for (const rule& r : p.rules()) {
        bound_rule b;
        b.is = &r;
        b.index = rules.size();
        b.strength = p.force_on(r, rules_on);
        b.stands = standing_on(r.valid, rules_on);
        if (r.about.affected)
            for (const enacted& act : acts)
                if (act.on) b.stands = std::min(b.stands, standing_on(r.valid, *act.on));
        b.basis = r.basis.how;
        b.strength_read = !r.force_is_read.empty()
            && std::none_of(p.forces().begin(), p.forces().end(),
                [&](const force_setting& s) { return s.rule == r.id && s.valid.contains(rules_on); });
        for (const parameter& q : r.parameters) {
            const value* v = p.value_on(r, q.name, rules_on);
            if (v) b.parameters.push_back({q.name, v, q.measure});
            if (v && q.by_default && v == &*q.by_default) b.basis = std::max(b.basis, q.how);
        }
        if (r.jurisdiction.ok()) {
            b.jurisdiction = r.jurisdiction.value();
            b.jurisdiction_level = r.jurisdiction.level();
        }
        for (const exemption& e : p.exemptions())
            if (e.rule == r.id) b.exemptions.push_back(&e);
        rules.push_back(std::move(b));
    }
    relate();
    for (bound_rule& b : rules) {
        b.settled = b.waived_by.empty() && b.exemptions.empty();
        b.plain = b.may_hold() && b.jurisdiction == 0 && b.replaced_by.empty() && b.waived_by.empty();
    }
    group(of_step);
}

void binding::relate() {
    for (std::size_t i = 0; i < rules.size(); ++i)
        for (const precedence& over : rules[i].is->over)
            for (bound_rule& other : rules) {
                if (other.is->id != over.over) continue;
                if (over.how == relation_to_rule::waives) other.waived_by.push_back(i);
                if (over.how == relation_to_rule::replaces) other.replaced_by.push_back(i);
            }
}

void binding::group(bool of_step) {
    for (const bound_rule& r : rules) {
        about a = r.is->about;
        row.push_back(not_judged_row);
        if (a.change && !of_step) {
            not_judged.push_back(r.is->id);
            continue;
        }
        // Of other kinds the same subjects: those of the state after.
        if (a.kind != subject_kind::division && !a.affected) a.change = false;
        auto g = std::find_if(groups.begin(), groups.end(), [&](const rule_group& other) { return other.of == a; });
        if (g == groups.end()) g = groups.insert(g, {a, groups.size()});
        row.back() = static_cast<std::uint32_t>(judged.size());
        judged.push_back({static_cast<std::uint32_t>(r.index), static_cast<std::uint32_t>(g->at),
            static_cast<std::uint32_t>(g->rules.size())});
        g->rules.push_back(r.index);
        g->pulls_apart = g->pulls_apart || r.is->stance == stance::forbids;
    }
}

} // namespace onezone::detail
