// SPDX-License-Identifier: Apache-2.0
// Longyan, 2017-08-08: the zone returns six townships to the districts they always legally belonged to. Every code stays.
#include <onezone/onezone.hpp>

#include <iostream>
#include <vector>
namespace oz = onezone;

int main() {
    const oz::hierarchy before = oz::load_hierarchy(ONEZONE_EXAMPLES_FOLDER "/longyan/longyan-2017.json");
    const oz::unit_id zone = before.at("龙岩经开区");
    const oz::act_options act{.on = oz::date(2017, 8, 8), .basis = oz::provenance::stated("S23")};

    std::vector<oz::unit_id> towns;
    for (const oz::entrustment& e : before.entrusted_to(zone)) towns.push_back(e.unit);

    oz::hierarchy now = before;
    oz::ledger account;
    for (const oz::unit_id town : towns) {
        auto step = oz::apply(std::move(now), oz::return_township{.town = town, .holder = zone}, act);
        if (!step) {
            std::cerr << step.error() << '\n';
            return 1;
        }
        std::cout << step->account << '\n';
        account += step->ledger;
        now = std::move(step->after);
    }
    std::cout << '\n' << account << '\n';

    // What a return must not touch: codes, names and affiliation.
    for (const oz::unit_id town : towns) {
        const oz::unit_ref was = before[town];
        const oz::unit_ref is = now[town];
        if (was.code() != is.code() || was.path() != is.path()) return 1;
        std::cout << oz::to_string(is.code()) << ' ' << is.path() << '\n';
    }
    std::cout << "代管 " << before.entrusted_to(zone).count() << " → " << now.entrusted_to(zone).count() << '\n';

    // Returned once is returned: a second return is refused, and nothing changes.
    const auto again = oz::apply(now, oz::return_township{.town = towns.front()});
    std::cout << again.error() << '\n';
    return again.error().code() == oz::errc::not_entrusted && now.entrusted_to(zone).empty() ? 0 : 1;
}
