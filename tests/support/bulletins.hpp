// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_BULLETINS_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_BULLETINS_HPP_INCLUDED

#include "support/data.hpp"
#include "support/two_parks.hpp"

#include <onezone/faces/json/json.hpp>
#include <onezone/faces/pages/bulletin.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>

// Trials to be told, and how.

namespace onezone_tests {

inline onezone::trial merged(const onezone::plan& p) {
    using namespace onezone;
    return simulate(two_parks().content, p, packs::jiangxi_2023()).value();
}

inline onezone::trial two_parks_merged() { return merged(two_parks().merger()); }

inline const onezone::hierarchy& ganzhou_before() {
    static const onezone::hierarchy before =
        onezone::load_hierarchy((source_folder() / "examples/ganzhou/ganzhou-2022-11.json").string());
    return before;
}

inline const onezone::plan_document& ganzhou_plan() {
    static const onezone::plan_document plan = onezone::load_plan_document(
        (source_folder() / "examples/ganzhou/ganzhou-2023-11.json").string(), ganzhou_before());
    return plan;
}

inline const onezone::trial& ganzhou() {
    using namespace onezone;
    static const trial t = simulate(ganzhou_before(), ganzhou_plan().content,
        load_policy((source_folder() / "examples/ganzhou/policy.json").string(), ganzhou_before()))
                               .value();
    return t;
}

// With the titles of its sources.
inline const onezone::bulletin_content& ganzhou_bulletin() {
    static const onezone::bulletin_content told = [] {
        onezone::bulletin_options options;
        options.sources = ganzhou_plan().sources;
        return onezone::bulletin_of(ganzhou(), options);
    }();
    return told;
}

inline std::string written(const onezone::bulletin_content& c, onezone::page_format format,
    onezone::bulletin_part part = onezone::bulletin_part::whole, onezone::language in = onezone::language::zh) {
    using namespace onezone;
    bulletin_style style;
    style.in = in;
    style.format = format;
    style.part = part;
    return bulletin(c, style);
}

inline std::size_t lines_of(const std::string& page) {
    return static_cast<std::size_t>(std::count(page.begin(), page.end(), '\n'));
}

// The card of that key, where there is one.
inline const onezone::bulletin_card* card_of(const onezone::bulletin_content& c, std::string_view key) {
    const auto at =
        std::find_if(c.cards.begin(), c.cards.end(), [&](const onezone::bulletin_card& k) { return k.key == key; });
    return at == c.cards.end() ? nullptr : &*at;
}

// One county with a zone, to which `towns` townships are entrusted in one act or in as many.
inline onezone::trial entrusted(int towns, bool in_one_act) {
    using namespace onezone;
    std::string sketch =
        "province 江西省 code=36\n  city 某市 code=3699\n    county 东县 code=369921\n      zone 东园\n";
    for (int i = 1; i <= towns; ++i) sketch += "      town 镇" + std::to_string(i) + "\n";
    const hierarchy h = read_sketch(sketch, "sketch").value();
    plan p;
    p.id = "entrusting";
    p.title = say("委托", "entrusting");
    p.judged = trial_dates{date(2022, 1, 1), date(2023, 1, 1), date(2023, 1, 1)};
    entrust all;
    all.holder = h.at("东园");
    for (int i = 1; i <= towns; ++i) {
        const unit_id town = h.at("镇" + std::to_string(i));
        if (!in_one_act) {
            all.unit = town;
            p.steps.push_back({"s" + std::to_string(i), all, date(2022, 5, 1), provenance::stated("S1"), {}, {}, {}});
        } else if (i == 1) {
            all.unit = town;
        } else {
            all.also.push_back(town);
        }
    }
    if (in_one_act) p.steps.push_back({"s", all, date(2022, 5, 1), provenance::stated("S1"), {}, {}, {}});
    return simulate(h, p, policy("t", say("无", "none"), {})).value();
}

} // namespace onezone_tests

#endif
