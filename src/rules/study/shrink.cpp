// SPDX-License-Identifier: Apache-2.0
#include "forget.hpp"
#include "ground/try.hpp"
#include "model/naming.hpp"

#include <onezone/model/change.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/study/shrink.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace onezone {

namespace {

template <class... Records>
using lists = std::tuple<std::vector<Records>...>;

// A hierarchy taken apart. Parents come before children, wholes before parts.
struct parts {
    std::vector<unit_record> units; // of a zone, `parent` is its seat
    std::vector<zone> zones;        // beside `units`, in their order
    lists<body, person, post, tenure, hosting, holding, entrustment, agreement, indicator, completeness, own_fact>
        records;
};

[[nodiscard]] unit_record record_of(unit_ref u) {
    const unit_ref above = u.parent();
    return {u.id(), u.kind(), std::string(u.name()), u.code(), above ? above.id() : unit_id(), u.place_known()};
}

void add_zone(parts& p, const hierarchy& h, const zone& z) {
    p.units.push_back(record_of(h.find(z.unit)));
    p.zones.push_back(z);
    for (const zone& park : h.parks_of(z.unit)) add_zone(p, h, park);
}
void add_body(parts& p, const hierarchy& h, const body& b) {
    std::get<std::vector<body>>(p.records).push_back(b);
    for (const body& part : h.parts_of(b.key)) add_body(p, h, part);
}

[[nodiscard]] parts taken_apart(const hierarchy& h) {
    parts p;
    for (const unit_ref root : h.roots()) {
        p.units.push_back(record_of(root));
        for (const unit_ref u : root.descendants()) p.units.push_back(record_of(u));
    }
    for (const zone& z : h.all<zone>())
        if (!z.part_of.ok()) add_zone(p, h, z);
    for (const body& b : h.all<body>())
        if (!b.part_of.ok()) add_body(p, h, b);
    const auto add_all = [&](auto& list) {
        using Record = typename std::decay_t<decltype(list)>::value_type;
        if constexpr (!std::is_same_v<Record, body>)
            for (const Record& r : h.all<Record>()) list.push_back(r);
    };
    std::apply([&](auto&... list) { (add_all(list), ...); }, p.records);
    return p;
}

//=== putting together ===//

template <class Record>
void put_if_it_fits(change& c, Record r) {
    const hierarchy& h = c.now();
    const bool fits = detail::without_dangling(r, [&](auto id) { return static_cast<bool>(h.find(id)); });
    // What is left may be what no hierarchy can be; then it is left out.
    if (fits) static_cast<void>(c.put(std::move(r)));
}

[[nodiscard]] hierarchy put_together(const parts& p) {
    change c{hierarchy{}};
    c.record_nothing();
    for (const unit_record& u : p.units)
        static_cast<void>(c.add({u.key, u.kind, u.name, u.code, u.parent, u.parent_known}));
    for (const zone& z : p.zones)
        if (c.now().zone_of(z.unit)) put_if_it_fits(c, z);
    const auto put_all = [&](const auto& list) {
        for (const auto& r : list) put_if_it_fits(c, r);
    };
    std::apply([&](const auto&... list) { (put_all(list), ...); }, p.records);
    return std::move(c).finish();
}

//=== taking away ===//

class shrinker {
public:
    shrinker(const hierarchy& h, const still_shown& still, std::size_t most_tries)
        : still_(still),
          tries_left_(most_tries),
          smallest_(h),
          parts_(taken_apart(h)) {}

    [[nodiscard]] hierarchy shrink() {
        if (!still_shows(smallest_) || !keeps(parts_)) return smallest_;
        std::size_t before = 0;
        do {
            before = taken_away_;
            thin_out(&parts::units);
            std::apply([&](auto&... list) { (thin_out_records(list), ...); }, parts_.records);
            lift();
            forget();
        } while (taken_away_ != before && tries_left_ != 0);
        return smallest_;
    }

private:
    [[nodiscard]] bool still_shows(const hierarchy& h) {
        if (tries_left_ == 0) return false;
        --tries_left_;
        return still_(h);
    }
    // Takes the smaller parts where they still show it.
    bool keeps(const parts& smaller) {
        hierarchy h = put_together(smaller);
        if (!still_shows(h)) return false;
        smallest_ = std::move(h);
        parts_ = taken_apart(smallest_); // without what could not stay
        return true;
    }
    bool takes(const parts& smaller) {
        if (!keeps(smaller)) return false;
        ++taken_away_;
        return true;
    }

    // Takes away ever smaller stretches of a list, from the end, until no single element can go.
    template <class List>
    void thin_out_with(List list_of) {
        std::size_t stretch = std::max<std::size_t>(1, list_of(parts_).size() / 2);
        for (;;) {
            bool any = false;
            for (std::size_t end = list_of(parts_).size(); end > 0 && tries_left_ != 0;) {
                const std::size_t begin = end > stretch ? end - stretch : 0;
                parts smaller = parts_;
                auto& list = list_of(smaller);
                list.erase(
                    list.begin() + static_cast<std::ptrdiff_t>(begin), list.begin() + static_cast<std::ptrdiff_t>(end));
                any = takes(smaller) || any;
                end = std::min(begin, list_of(parts_).size());
            }
            if (stretch == 1 && !any) return;
            if (tries_left_ == 0) return;
            stretch = std::max<std::size_t>(1, stretch / 2);
        }
    }
    void thin_out(std::vector<unit_record> parts::*units) {
        thin_out_with([units](parts & p) -> auto& { return p.*units; });
    }
    template <class Record>
    void thin_out_records(std::vector<Record>&) {
        thin_out_with([](parts & p) -> auto& { return std::get<std::vector<Record>>(p.records); });
    }

    // Takes away single units and moves up what is below them.
    void lift() {
        for (std::size_t i = 0; i < parts_.units.size() && tries_left_ != 0;) {
            const unit_record gone = parts_.units[i];
            parts smaller = parts_;
            smaller.units.erase(smaller.units.begin() + static_cast<std::ptrdiff_t>(i));
            for (unit_record& u : smaller.units)
                if (u.parent == gone.key) u.parent = gone.parent;
            for (zone& z : smaller.zones)
                if (z.seat == gone.key) z.seat = gone.parent;
            if (!is_division(gone.kind) || !takes(smaller)) ++i;
        }
    }

    //=== facts ===//

    // Makes one thing after another unknown: `change_one(parts, index, what)` returns whether there was something to forget.
    template <class Count, class ForgetOne>
    void forget_each(Count count, ForgetOne forget_one) {
        for (std::size_t i = 0; i < count(parts_) && tries_left_ != 0; ++i) {
            for (std::size_t what = 0;; ++what) {
                parts smaller = parts_;
                const detail::forgotten said = forget_one(smaller, i, what);
                if (said == detail::forgotten::no_more) break;
                if (said == detail::forgotten::something) static_cast<void>(takes(smaller));
                if (i >= count(parts_)) break;
            }
        }
    }
    void forget() {
        forget_each([](const parts& p) { return p.units.size(); },
            [](parts& p, std::size_t i, std::size_t which) { return detail::forget_member(p.units[i], which); });
        forget_each([](const parts& p) { return p.zones.size(); },
            [](parts& p, std::size_t i, std::size_t which) { return detail::forget_member(p.zones[i], which); });
        const auto forget_records = [this](auto& list) {
            using List = std::decay_t<decltype(list)>;
            forget_each([](const parts& p) { return std::get<List>(p.records).size(); },
                [](parts& p, std::size_t i, std::size_t which) {
                    return detail::forget_member(std::get<List>(p.records)[i], which);
                });
        };
        std::apply([&](auto&... list) { (forget_records(list), ...); }, parts_.records);
    }

    const still_shown& still_;
    std::size_t tries_left_;
    std::size_t taken_away_ = 0;
    hierarchy smallest_;
    parts parts_;
};

[[nodiscard]] std::set<std::string> fields_missing(const finding& f) {
    std::set<std::string> fields;
    for (const fact_note& n : f.missing) fields.insert(n.field);
    return fields;
}

} // namespace

hierarchy shrink(const hierarchy& h, const still_shown& still, std::size_t most_tries) {
    return shrinker(h, still, most_tries).shrink();
}

result<hierarchy> shrink(const report& r, const finding& f, std::size_t most_tries) {
    const judging_dates on{r.state_on(), r.rules_on()};
    const auto judged = [&](const hierarchy& h) { return judge(h, r.by(), f.rule, f.about, on); };
    const auto whole = judged(r.of());
    ONEZONE_TRY(whole);
    const std::set<std::string> missing = fields_missing(*whole);
    return shrink(
        r.of(),
        [&](const hierarchy& h) {
            const auto now = judged(h);
            return now && now->verdict == whole->verdict && now->force == whole->force
                && fields_missing(*now) == missing;
        },
        most_tries);
}

} // namespace onezone
