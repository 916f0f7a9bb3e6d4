// SPDX-License-Identifier: Apache-2.0
#include "plans.hpp"

#include <onezone/faces/pages/bulletin.hpp>
#include <onezone/faces/pages/picture.hpp>
#include <onezone/faces/pages/reform_page.hpp>
#include <onezone/model/change.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

// The closure of every agency of so many zones, simulated under all packs: the steps, their ledgers added up, and both ends judged.

namespace onezone_bench {

namespace {

using namespace onezone;

struct closures {
    hierarchy before;
    plan all;

    explicit closures(std::uint64_t zones) {
        change c{hierarchy{}};
        const unit_id city = unit_id::derive(1, 0);
        c.add({city, unit_kind::prefecture_city, "市", code{"3607"}, {}, true}).value();
        unit_id county;
        for (std::uint64_t i = 0; i < zones; ++i) {
            if (i % 30 == 0) {
                county = unit_id::derive(2, i);
                c.add({county, unit_kind::county, "县" + std::to_string(i), {}, city, true}).value();
                body government;
                government.key = body_id::derive(2, i);
                government.kind = body_kind::government;
                government.name = "县" + std::to_string(i) + "人民政府";
                government.unit = county;
                c.put(std::move(government)).value();
            }
            const unit_id zone_unit = unit_id::derive(3, i);
            c.add({zone_unit, unit_kind::zone, "开发区" + std::to_string(i), {}, county, true}).value();
            body agency;
            agency.key = body_id::derive(3, i);
            agency.kind = body_kind::management_committee;
            agency.name = "管委会" + std::to_string(i);
            agency.unit = zone_unit;
            agency.staff = {{staff_status::institution, 20}};
            agency.quota = {{quota_kind::institution, 25}};
            agency.leading_posts = 3;
            agency.internal_bodies = 4;
            const body_id closing = agency.key;
            c.put(std::move(agency)).value();
            for (std::uint64_t k = 0; k < 4; ++k) {
                holding duty;
                duty.key = holding_id::derive(100 + i, k);
                duty.name = "职能" + std::to_string(k);
                duty.function = k % 2 == 0 ? function_class::social : function_class::economic;
                duty.holder = closing;
                c.put(std::move(duty)).value();
            }
            plan_step step;
            step.key = std::to_string(i);
            step.what = abolish_agency{.agency = closing, .successor = party::of(county)};
            step.on = date(2023, 6, 1);
            all.steps.push_back(std::move(step));
        }
        before = std::move(c).finish();
        all.id = "closures";
    }
};

[[nodiscard]] double simulated(std::uint64_t zones) {
    const closures one(zones);
    const policy rules = packs::all();
    std::vector<double> each;
    for (int run = 0; run < 5; ++run)
        each.push_back(seconds([&] {
            const auto t =
                simulate(one.before, one.all, rules, {date(2022, 11, 1), date(2023, 11, 23), date(2023, 11, 8)});
            if (t && t->after().count<body>() == one.before.count<body>() - zones) return;
            std::fprintf(stderr, "simulate: a closure is refused\n");
            std::exit(1);
        }));
    return median(each);
}

// The pages that tell of them, and how long they are.
struct pages_told {
    double bulletin = 0;
    double picture = 0;
    double page = 0;
    std::string written{};
    std::string drawn{};
    std::string whole{};

    explicit pages_told(std::uint64_t zones) {
        const closures one(zones);
        const trial t =
            simulate(one.before, one.all, packs::all(), {date(2022, 11, 1), date(2023, 11, 23), date(2023, 11, 8)})
                .value();
        // What a trial tells when it is first asked is told before.
        bulletin = median_of([&] { written = onezone::bulletin(t); });
        picture = median_of([&] { drawn = onezone::picture(t); });
        page = median_of([&] { whole = reform_page(t); });
    }

private:
    template <class Task>
    [[nodiscard]] static double median_of(Task task) {
        task();
        std::vector<double> each;
        for (int run = 0; run < 3; ++run) each.push_back(seconds(task));
        return median(each);
    }
};

void run_pages() {
    const pages_told thousand(1'000);
    const pages_told all(3'000);
    const auto line = [](const char* task, double ours, double third, const std::string& what) {
        print({task, 3'000, ours, {}, 1.5, "<=1.5x three of 1,000", unit_of::seconds, 3 * third});
        print({task, 3'000, static_cast<double>(what.size()), {}, 0, "told", unit_of::bytes});
    };
    line("bulletin", all.bulletin, thousand.bulletin, all.written);
    line("picture", all.picture, thousand.picture, all.drawn);
    line("page", all.page, thousand.page, all.whole);
}

} // namespace

void run_plans(const selection& wanted) {
    if (wanted.has("simulate")) {
        const double thousand = simulated(1'000);
        print({"simulate", 3'000, simulated(3'000), {}, 1.5, "<=1.5x three of 1,000", unit_of::seconds, 3 * thousand});
    }
    if (wanted.has("pages")) run_pages();
}

} // namespace onezone_bench
