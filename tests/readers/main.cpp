// SPDX-License-Identifier: Apache-2.0
// Writes what other programs are to read into a folder that is there: onezone_exports FOLDER. Names are hostile on purpose.
// onezone_exports --read WORKBOOK ends with 0 where the workbook, saved by another program, still says what was written.
#include "support/crowded.hpp"
#include "support/hostile.hpp"

#include <onezone/faces/exports/lcov.hpp>
#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/onezone.hpp>
#include <onezone/rules/study/coverage.hpp>

#ifdef ONEZONE_HAS_WORKBOOKS
#include <onezone/faces/tables/xlsx.hpp>
#endif

#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>
namespace oz = onezone;

namespace {

void write(const std::string& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << bytes;
    if (!file.flush()) throw oz::error(oz::refusal(oz::errc::cannot_write, oz::say("无法写入", "cannot write")));
}

#ifdef ONEZONE_HAS_WORKBOOKS
// The hierarchy as a workbook, the same tables in CSV to compare with, and a bulletin.
void write_workbooks(const std::string& folder, const oz::hierarchy& h, const oz::trial& t) {
    oz::save_xlsx(oz::write_workbook(h, "hostile").content, folder + "hierarchy.xlsx");
    oz::save_xlsx(oz::bulletin_workbook(oz::bulletin_of(t), t), folder + "bulletin.xlsx");
    std::filesystem::create_directory(folder + "tables");
    oz::save_spreadsheets(oz::write_spreadsheets(h, "hostile", {.guard_formulas = false}).content, folder + "tables");
}

int read_workbook(const std::string& path) {
    const oz::hierarchy written =
        oz::read_workbook(oz::write_workbook(onezone_tests::hostile_hierarchy(), "hostile").content, "hostile").value();
    const bool same = oz::read_workbook(oz::load_xlsx(path), "hostile").value() == written;
    if (!same) std::cerr << path << " says something else than what was written\n";
    return same ? 0 : 1;
}
#else
void write_workbooks(const std::string&, const oz::hierarchy&, const oz::trial&) {}
int read_workbook(const std::string&) { return 2; }
#endif

} // namespace

int main(int argc, char** argv) try {
    if (argc == 3 && argv[1] == std::string("--read")) return read_workbook(argv[2]);
    if (argc != 2) return 2;
    const std::string folder = std::string(argv[1]) + '/';
    const oz::hierarchy h = onezone_tests::hostile_hierarchy();
    const oz::unit_id first = oz::unit_id::derive("hostile", onezone_tests::hostile_names[0]);
    const oz::unit_id second = oz::unit_id::derive("hostile", onezone_tests::hostile_names[1]);
    const oz::report r = oz::validate(h, oz::packs::national(), {2023, 12, 1});
    write(folder + "hierarchy.json", oz::write_hierarchy(h));
    write(folder + "hierarchy.graphml", oz::write_graphml(h, {.bodies = true}));
    write(folder + "hierarchy.dot", oz::write_dot(h, {.bodies = true}));
    write(folder + "hierarchy.jsonld", oz::write_organization(h, {{oz::party::of(second), oz::party::of(first)}}));
    write(folder + "findings.sarif", oz::write_sarif(r));
    write(folder + "findings.xml", oz::write_junit(r));
    write(folder + "findings.csv", oz::findings_sheet(r, {.byte_order_mark = true}));
    std::string names;
    for (const std::string_view name : onezone_tests::hostile_names) names += std::string(name) + '\0';
    write(folder + "names", names);
    // A page of HTML says the same names, and what its plan is called would be a script.
    oz::plan p;
    p.id = "hostile";
    p.title =
        oz::verbatim("</script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">");
    p.remarks = {p.title, oz::verbatim("</style><style>body{display:none}</style>")};
    p.judged = oz::trial_dates{{2023, 11, 1}, {2023, 12, 1}, {2023, 12, 1}};
    for (std::size_t i = 2; i < 4; ++i) {
        oz::plan_step s;
        s.key = std::string(onezone_tests::hostile_names[i]);
        s.what = oz::abolish_agency{.agency = oz::body_id::derive("hostile", onezone_tests::hostile_names[i]),
            .successor = oz::party::of(oz::unit_id::derive("hostile", "county"))};
        s.basis = oz::provenance::stated("<S1>");
        p.steps.push_back(std::move(s));
    }
    const oz::trial t = oz::simulate(h, p, oz::packs::national()).value();
    write(folder + "page.html", oz::reform_page(t, {.sources = {{"<S1>", "\"><i>来源"}}}));
    write(folder + "bulletin.html", oz::bulletin(oz::bulletin_of(t), {oz::language::zh, oz::page_format::html}));
    for (const auto& [name, in] :
        {std::pair("crowded-zh.html", oz::language::zh), std::pair("crowded-en.html", oz::language::en)})
        write(folder + name,
            oz::bulletin(onezone_tests::crowded_bulletin(), {in, oz::page_format::html, oz::bulletin_part::page_one}));
    write_workbooks(folder, h, t);
    oz::coverage c;
    c.add(r);
    oz::save_lcov(oz::write_lcov(c), argv[1]);
    return 0;
} catch (const oz::error& e) {
    std::cerr << e.why() << '\n';
    return 1;
}
