// SPDX-License-Identifier: Apache-2.0
#include "known_lists.hpp"

#include "ground/try.hpp"
#include "model/within.hpp"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>
#include <variant>

namespace onezone::detail {

namespace {

// Of a division: those that count what lies in it at any depth.
constexpr std::array at_any_depth{known_list::zones, known_list::agencies};

template <class Visit>
void each_list(Visit visit) {
    for (const word& w : words(known_list{}))
        if (const auto list = static_cast<known_list>(w.value); list != known_list::every) visit(list);
}
[[nodiscard]] std::size_t place(known_list list) noexcept { return static_cast<std::size_t>(list); }

[[nodiscard]] bool is_whole_everywhere(const hierarchy& h, known_list list) noexcept {
    const completeness* const stated = statement_within(h, list, unit_id::none());
    return stated && stated->whole;
}
[[nodiscard]] bool is_there(const hierarchy& h, const party& p) noexcept {
    return p.body.ok() ? h.find(p.body) != nullptr : static_cast<bool>(h.find(p.unit));
}
[[nodiscard]] bool knows(const hierarchy& h, known_list list, const party& p) noexcept {
    return p.body.ok() ? knows_all(h, list, p.body) : knows_all(h, list, p.unit);
}

template <class All, class Id>
void note(All& all, Id id) {
    if (std::none_of(all.begin(), all.end(), [&](const auto& one) {
            if constexpr (requires { one.unit; })
                return one.unit == id;
            else
                return one.owner == id;
        }))
        all.push_back({id});
}

[[nodiscard]] completeness open(completeness list) {
    list.whole = false;
    return list;
}

} // namespace

bool speaks_of_lists(const hierarchy& now, std::span<const edit> edits) noexcept {
    return now.count<completeness>() != 0 || std::any_of(edits.begin(), edits.end(), [](const edit& e) {
        return std::holds_alternative<edited<completeness>>(e);
    });
}

known_lists::known_lists(std::span<const edit> edits, std::span<const succession> lineage) {
    for (const edit& e : edits)
        std::visit(
            [&](const auto& one) {
                using type = std::decay_t<decltype(one)>;
                if constexpr (std::is_same_v<type, unit_moved>) {
                    note(units_, one.unit);
                } else if (one.before && one.after) {
                    if constexpr (std::is_same_v<type, edited<zone>>) {
                        if (one.before->seat != one.after->seat) note(units_, one.after->unit);
                    } else if constexpr (std::is_same_v<type, edited<body>>) {
                        if (one.before->unit != one.after->unit) note(bodies_, one.after->key);
                    } else if constexpr (std::is_same_v<type, edited<post>>) {
                        if (one.before->body != one.after->body) note(posts_, one.after->key);
                    }
                }
            },
            e);
    for (const succession& line : lineage)
        if (line.from.identified() && line.heir.identified() && line.from.body.ok() == line.heir.body.ok()
            && !(line.from == line.heir))
            heirs_.push_back({line.from, line.heir});
}

known_lists::stated_within known_lists::within(const hierarchy& h, unit_id unit) {
    stated_within all;
    for (unit_ref u = h.find(unit); u && !all.said.all(); u = u.parent()) {
        const stated_within nearer = all;
        const auto take = [&](const completeness& c, known_list list) {
            if (nearer.said[place(list)]) return;
            all.said.set(place(list));
            all.whole[place(list)] = c.whole;
            if (c.whole) all.from = c.from;
        };
        // At one place a statement on the list wins over that on every list.
        const completeness* every = nullptr;
        for (const completeness& c : h.stated_of(u.id()))
            if (c.reach == list_reach::within && c.list == known_list::every) every = &c;
        if (every) {
            all.said.set(place(known_list::every));
            each_list([&](known_list list) { take(*every, list); });
        }
        for (const completeness& c : h.stated_of(u.id()))
            if (c.reach == list_reach::within && c.list != known_list::every) take(c, c.list);
    }
    return all;
}

void known_lists::look(const hierarchy& before) {
    for (moved_unit& m : units_) {
        const unit_ref u = before.find(m.unit);
        m.there = static_cast<bool>(u);
        if (!m.there) continue;
        m.stated = within(before, m.unit);
        for (const known_list list : at_any_depth) m.open[place(list)] = !knows_all(before, list, m.unit);
        for (unit_ref above = u.parent(); above; above = above.parent()) m.above.push_back(above.id());
    }
    const auto look_at = [&](auto& moved) {
        for (auto& m : moved) {
            m.there = before.find(m.owner) != nullptr;
            each_list([&](known_list list) { m.whole[place(list)] = knows_all(before, list, m.owner); });
        }
    };
    look_at(bodies_);
    look_at(posts_);
    for (inheritance& i : heirs_)
        each_list([&](known_list list) { i.open[place(list)] = !knows(before, list, i.from); });
}

result<void> known_lists::state(change& door) const {
    const hierarchy& h = door.now();
    std::vector<completeness> all;
    for (const moved_unit& m : units_) {
        if (!m.there || !h.find(m.unit)) continue;
        if (const stated_within now = within(h, m.unit); !(now == m.stated)) {
            set_of_lists was;
            set_of_lists differ;
            each_list([&](known_list list) {
                const std::size_t at = place(list);
                const bool everywhere = !(now.said[at] && m.stated.said[at]) && is_whole_everywhere(h, list);
                was[at] = m.stated.said[at] ? m.stated.whole[at] : everywhere;
                differ[at] = was[at] != (now.said[at] ? now.whole[at] : everywhere);
            });
            const auto put = [&](known_list list, bool whole) {
                completeness s = completeness::within(m.unit, list);
                s.whole = whole;
                if (whole) s.from = m.stated.from;
                if (!h.find(s.id())) all.push_back(std::move(s));
            };
            const bool alike = was.none() || was.count() == lists - 1; // every one but `every` itself
            if (differ.any() && alike)
                put(known_list::every, was.any());
            else
                each_list([&](known_list list) {
                    if (differ[place(list)]) put(list, was[place(list)]);
                });
        }
        for (const known_list list : at_any_depth)
            for (unit_ref above = h[m.unit].parent(); above && m.open[place(list)]; above = above.parent()) {
                if (std::find(m.above.begin(), m.above.end(), above.id()) != m.above.end()) break;
                if (knows_all(h, list, above.id())) all.push_back(open(completeness::of(above.id(), list)));
            }
    }
    const auto state_of = [&](const auto& moved) {
        for (const auto& m : moved) {
            if (!m.there || !h.find(m.owner)) continue;
            each_list([&](known_list list) {
                completeness s = completeness::of(m.owner, list);
                s.whole = m.whole[place(list)];
                if (knows_all(h, list, m.owner) != s.whole) all.push_back(std::move(s));
            });
        }
    };
    state_of(bodies_);
    state_of(posts_);
    for (const inheritance& i : heirs_) {
        if (is_there(h, i.from) || !is_there(h, i.heir)) continue;
        each_list([&](known_list list) {
            if (!i.open[place(list)] || !knows(h, list, i.heir)) return;
            all.push_back(
                open(i.heir.body.ok() ? completeness::of(i.heir.body, list) : completeness::of(i.heir.unit, list)));
        });
    }
    for (completeness& s : all) ONEZONE_TRY(door.put(std::move(s)));
    return {};
}

} // namespace onezone::detail
