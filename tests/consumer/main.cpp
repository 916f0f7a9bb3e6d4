// SPDX-License-Identifier: Apache-2.0
// A host program: only what is installed. It uses something from every floor and checks what it gets.
#include <onezone/model/graph.hpp>
#include <onezone/onezone.hpp>

#include <boost/graph/breadth_first_search.hpp>

#include <iostream>
#include <string>
namespace oz = onezone;

namespace {

int failures = 0;
void expect(bool holds, const char* what) {
    if (holds) return;
    std::cerr << "failed: " << what << '\n';
    ++failures;
}

// Counts the vertices that a search meets.
struct counter {
    using event_filter = boost::on_discover_vertex;
    std::size_t* met;
    template <class Vertex, class Graph>
    void operator()(Vertex, const Graph&) const {
        ++*met;
    }
};

} // namespace

int main() {
    // ground
    const std::string compiled_against = std::to_string(ONEZONE_VERSION_MAJOR) + '.'
        + std::to_string(ONEZONE_VERSION_MINOR) + '.' + std::to_string(ONEZONE_VERSION_PATCH);
    expect(oz::version() == compiled_against, "compiled against one version, linked with another");
    expect(oz::parse_date("2023-11-08").value() == oz::date(2023, 11, 8), "a date");
    expect(!oz::parse_division_code("36072x"), "a bad code");

    // model, and its view for Boost.Graph
    const oz::hierarchy before = oz::read_sketch(R"(
province 江西省 code=36
  county 东县 code=369921
    town 河口镇 code=369921100 administered-by=东园
    zone 东园 tier=provincial location=county_area managed-by=东县 agency=东园管委会
    zone 西园 managed-by=东县 agency=西园管理办公室
)")
                                     .value();
    expect(
        before.size() == 5 && before.find(oz::code{"369921100"}).path() == "江西省/东县/河口镇", "a unit by its code");
    const oz::affiliation_graph graph(before);
    std::size_t met = 0;
    boost::breadth_first_search(
        graph, graph.find(before.at("东县")), boost::visitor(boost::make_bfs_visitor(counter{&met})));
    expect(met == 2, "Boost walks from a county to its town");

    // reform
    const oz::merge_agencies merger{.into = before.find_body("东园管委会").value()->key,
        .absorbed = {before.find_body("西园管理办公室").value()->key}};
    const auto step = oz::apply(before, merger);
    expect(step && step->after.zone_of(before.at("西园"))->part_of == before.at("东园"), "a merger makes a park");
    expect(oz::apply(before, oz::return_township{.town = before.at("东县")}).error().code() == oz::errc::not_entrusted,
        "what nobody holds is not returned");

    // rules
    const oz::policy rules = oz::packs::jiangxi_2023();
    const oz::date day(2023, 12, 1);
    expect(oz::validate(before, rules, day).at("jx23.county.max-zones", before.at("东县")) == oz::verdict::violated,
        "two agencies in a county");

    // planning
    oz::plan plan;
    plan.id = "consumer";
    plan.steps.push_back({"merge", merger, day, {}, {}, {}});
    const auto trial = oz::simulate(before, plan, rules, {day, day, day});
    expect(trial && trial->find_figure("agencies.after")->value == oz::decimal::of(1), "one agency is left");

    // faces
    expect(oz::read_hierarchy(oz::write_hierarchy(before)).value() == before, "a document, there and back");
    expect(oz::bulletin(*trial).find("jx23.county.max-zones") != std::string::npos, "a bulletin names the clause");
    expect(oz::picture(*trial).starts_with("<"), "a picture");

    std::cout << "onezone " << oz::version() << (failures == 0 ? "\n" : ": something failed\n");
    return failures;
}
