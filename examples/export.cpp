// SPDX-License-Identifier: Apache-2.0
// export FORMAT FILE… [--en] [--bom] [--bodies]: writes what it says to standard output, for other programs to read.
//
// of HIERARCHY.json:                   dot, graphml, jsonld, units, agencies, posts, staff, functions, xlsx (all tables)
// of HIERARCHY.json POLICY.json DATE:  sarif, junit, findings, to-find-out, xlsx (both)
// of HIERARCHY.json PLAN.json:         picture, steps, ledger, entries, xlsx (the bulletin's tables)
// of HIERARCHY.json POLICY.json DATE FOLDER: lcov, what judging the hierarchy shows of the rules; coverage.info and its listings go there
// Ends with 0, or with 2 on bad input.
#include <onezone/faces/exports/lcov.hpp>
#include <onezone/faces/tables/xlsx.hpp>
#include <onezone/onezone.hpp>
#include <onezone/rules/study/coverage.hpp>

#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
namespace oz = onezone;

namespace {

constexpr int bad_input = 2;

struct wanted {
    std::string format;
    std::vector<std::string> files;
    oz::sheet_style style;
    oz::diagram_options diagram;
};

// The bytes of a workbook, where the library is built with them.
std::string bytes_of([[maybe_unused]] const oz::workbook& w) {
#ifdef ONEZONE_HAS_WORKBOOKS
    return oz::write_xlsx(w).value();
#else
    throw oz::error(oz::refusal(oz::errc::not_built_in,
        oz::say("构建时没有 onezone::workbooks，不能写工作簿",
            "built without onezone::workbooks: workbooks cannot be written")));
#endif
}

// Nothing where the format is none of these or the files are not those it is made of.
std::optional<std::string> of_hierarchy(const wanted& w) {
    if (w.files.size() != 1) return std::nullopt;
    const oz::hierarchy h = oz::load_hierarchy(w.files[0]);
    if (w.format == "dot") return oz::write_dot(h, w.diagram);
    if (w.format == "graphml") return oz::write_graphml(h, w.diagram);
    if (w.format == "jsonld") return oz::write_organization(h);
    if (w.format == "xlsx") {
        const oz::written_workbook book = oz::write_workbook(h, {}, w.style.in);
        for (const oz::text& line : book.left_out) std::cerr << line << '\n';
        return bytes_of(book.content);
    }
    const auto table = oz::parse_word<oz::sheet>(w.format);
    if (!table) return std::nullopt;
    const oz::written_sheets sheets = oz::write_spreadsheets(h, {}, w.style);
    for (const oz::text& line : sheets.left_out) std::cerr << line << '\n';
    return sheets.content[*table];
}

std::optional<std::string> of_report(const wanted& w) {
    if (w.files.size() != 3) return std::nullopt;
    const oz::hierarchy h = oz::load_hierarchy(w.files[0]);
    const oz::report r = oz::validate(h, oz::load_policy(w.files[1], h), oz::parse_date(w.files[2]).value());
    if (w.format == "sarif") return oz::write_sarif(r, w.style.in);
    if (w.format == "junit") return oz::write_junit(r, w.style.in);
    if (w.format == "findings") return oz::findings_sheet(r, w.style);
    if (w.format == "to-find-out") return oz::to_find_out_sheet(r, w.style);
    if (w.format == "xlsx") {
        const bool zh = w.style.in == oz::language::zh;
        return bytes_of({"export",
            {oz::sheet_of(zh ? "评判" : "findings", oz::findings_sheet(r, w.style)).value(),
                oz::sheet_of(zh ? "要查明的" : "to find out", oz::to_find_out_sheet(r, w.style)).value()}});
    }
    return std::nullopt;
}

// What goes into a folder; what is printed is where.
std::optional<std::string> of_coverage(const wanted& w) {
    if (w.files.size() != 4 || w.format != "lcov") return std::nullopt;
    const oz::hierarchy h = oz::load_hierarchy(w.files[0]);
    const oz::policy p = oz::load_policy(w.files[1], h);
    oz::coverage seen(p);
    seen.add(oz::validate(h, p, oz::parse_date(w.files[2]).value()));
    oz::save_lcov(oz::write_lcov(seen, w.style.in), w.files[3]);
    return "coverage.info: " + std::to_string(seen.shown()) + '/' + std::to_string(seen.asked()) + '\n';
}

std::optional<std::string> of_plan(const wanted& w) {
    if (w.files.size() != 2) return std::nullopt;
    const oz::hierarchy h = oz::load_hierarchy(w.files[0]);
    const oz::trial t = oz::simulate(h, oz::load_plan(w.files[1], h), oz::policy{}).value();
    if (w.format == "picture") return oz::picture(t, w.style.in);
    if (w.format == "steps") return oz::plan_picture(t, w.style.in);
    if (w.format == "ledger") return oz::ledger_sheet(t.ledger(), w.style);
    if (w.format == "entries") return oz::entries_sheet(t.ledger(), w.style);
    if (w.format == "xlsx") return bytes_of(oz::bulletin_workbook(oz::bulletin_of(t), t, w.style.in));
    return std::nullopt;
}

} // namespace

int main(int argc, char** argv) {
    wanted w;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--en")
            w.style.in = oz::language::en;
        else if (word == "--bom")
            w.style.byte_order_mark = true;
        else if (word == "--bodies")
            w.diagram.bodies = true;
        else if (w.format.empty())
            w.format = word;
        else
            w.files.emplace_back(word);
    }
    try {
        std::optional<std::string> written = of_hierarchy(w);
        if (!written) written = of_report(w);
        if (!written) written = of_coverage(w);
        if (!written) written = of_plan(w);
        if (written) {
            std::cout << *written;
            return std::cout.flush() ? 0 : bad_input;
        }
        std::cerr
            << "export FORMAT FILE… [--en] [--bom] [--bodies]; formats: dot, graphml, jsonld, units, agencies, posts, staff, functions, xlsx "
               "(HIERARCHY.json); sarif, junit, findings, to-find-out, xlsx (HIERARCHY.json POLICY.json DATE); picture, steps, ledger, "
               "entries, xlsx (HIERARCHY.json PLAN.json); lcov (HIERARCHY.json POLICY.json DATE FOLDER)\n";
    } catch (const oz::error& e) { std::cerr << e.why() << '\n'; } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
    }
    return bad_input;
}
