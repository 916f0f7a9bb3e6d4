// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_TWO_PARKS_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_TWO_PARKS_HPP_INCLUDED

#include <onezone/model/change.hpp>
#include <onezone/planning/plan.hpp>

#include <string>
#include <utility>

// A county of Jiangxi with two parks, each with an agency, and an agency of which only a total tells; there is nothing else: for tests of plans.

namespace onezone_tests {

struct two_parks {
    onezone::unit_id county = onezone::unit_id::derive("two-parks", "county");
    onezone::unit_id main_zone = onezone::unit_id::derive("two-parks", "main");
    onezone::unit_id small_zone = onezone::unit_id::derive("two-parks", "small");
    onezone::unit_id unnamed_zone = onezone::unit_id::derive("two-parks", "unnamed");
    onezone::body_id main_agency = onezone::body_id::derive("two-parks", "main");
    onezone::body_id small_agency = onezone::body_id::derive("two-parks", "small");
    onezone::body_id unnamed_agency = onezone::body_id::derive("two-parks", "unnamed");
    onezone::hierarchy content;

    two_parks() {
        using namespace onezone;
        const unit_id province = unit_id::derive("two-parks", "province");
        const unit_id city = unit_id::derive("two-parks", "city");
        change c{hierarchy{}};
        c.add({province, unit_kind::province, "江西省", code{"36"}}).value();
        c.add({city, unit_kind::prefecture_city, "某市", code{"3699"}, province}).value();
        c.add({county, unit_kind::county, "东县", code{"369921"}, city}).value();
        add_zone(
            c, main_zone, main_agency, "东县工业园区", county, true, provenance::inferred(say("推断", "inferred")));
        add_zone(c, small_zone, small_agency, "东县小园", county, true, provenance::stated("S1"));
        add_zone(c, unnamed_zone, unnamed_agency, "未具名园", city, false,
            provenance::placeholder(say("只有总数", "only a total")));
        c.put(completeness::of_everything()).value();
        content = std::move(c).finish();
    }

    /// Merges the small park's agency into the main one's; judged on days of 2022 and 2023.
    [[nodiscard]] onezone::plan merger() const {
        using namespace onezone;
        plan p;
        p.id = "merger";
        p.title = say("整合方案", "a merger");
        p.judged = trial_dates{date(2022, 11, 1), date(2023, 11, 23), date(2023, 11, 8)};
        plan_step s;
        s.key = "merge";
        s.what = merge_agencies{main_agency, {small_agency}};
        s.basis = provenance::stated("S1");
        p.steps.push_back(std::move(s));
        return p;
    }

private:
    static void add_zone(onezone::change& c, onezone::unit_id id, onezone::body_id agency, std::string name,
        onezone::unit_id seat, bool seat_known, onezone::provenance from) {
        using namespace onezone;
        c.add({id, unit_kind::zone, name, {}, seat, seat_known}).value();
        zone z = *c.now().zone_of(id);
        if (seat_known) z.managing = z.dispatching = fact<unit_id>(seat);
        c.put(std::move(z)).value();
        body b;
        b.key = agency;
        b.kind = body_kind::management_committee;
        b.name = name + "管委会";
        b.unit = id;
        if (seat_known) b.staff = {{staff_status::administrative, {}}}; // how many, nobody tells
        b.from = std::move(from);
        c.put(std::move(b)).value();
    }
};

} // namespace onezone_tests

#endif
