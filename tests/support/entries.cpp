// SPDX-License-Identifier: Apache-2.0
#include "entries.hpp"

#include <onezone/faces/json/coverage.hpp>
#include <onezone/faces/json/explanation.hpp>
#include <onezone/rules/study/coverage.hpp>
#include <onezone/rules/study/mutant.hpp>
#include <onezone/rules/study/profile.hpp>
#include <onezone/rules/study/shrink.hpp>
#include <onezone/testing/mutation.hpp>
#include <onezone/testing/rule_case.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <ios>
#include <sstream>
#include <stdexcept>
#include <utility>

using namespace onezone;

namespace onezone_tests {

namespace {

constexpr std::string_view county_sketch = R"(
province 江西省 code=36
  city 某市 code=3699
    county 东县 code=369921
      town 东镇 administered-by=主园区
      zone 主园区 tier=provincial location=county_area managed-by=东县 dispatched-by=东县 first-industry=电子 industries=电子,药品
        agency 主园区管委会 rank=section_chief quota.institution=12 staff.institution=11 leading-posts=3
          function 招商引资 class=economic
          function 教育 class=social
          post 主任 holder=甲 mode=concurrent paid=yes
      zone 小园区 managed-by=东县
        agency 小园区办公室 rank=~section_deputy@S1(据称|said)
          post 主任 holder=-
      body 东县人民政府 kind=government
        post 县长 holder=甲
person 甲 rank=county_chief
complete zones
complete agencies
)";

// Functions: a constant of this file might be asked for before it is made.
date its_rules() { return {2023, 11, 8}; }
judging_dates on_its_day() { return {date(2023, 11, 23), its_rules()}; }
constexpr std::string_view cap = "jx23.county.max-zones";

// What one asks of a mutable value: it is changed, or as it was.
template <class T, class Change>
void changed_or_as_it_was(T& value, Change change) {
    const T was = value;
    try {
        change(value);
    } catch (...) {
        if (!(value == was)) throw std::logic_error("it was left half-changed");
        throw;
    }
}

// As a caller who wants to know of everything that goes wrong prints.
template <class Print>
std::string printed(Print print_it) {
    std::ostringstream os;
    os.exceptions(std::ios::badbit | std::ios::failbit);
    print_it(os);
    return os.str();
}
template <class T>
std::string in_both(const T& value) {
    return printed([&](std::ostream& os) {
        print(os, value, language::zh);
        print(os, value, language::en);
    });
}

policy some_rules() {
    const policy all = packs::national() + packs::jiangxi_2023();
    std::vector<rule> few;
    for (const rule& r : all.rules())
        if (r.id.starts_with("jx23.") || r.id.starts_with("xzqh.approve")) few.push_back(r);
    return {"few", say("几条规则", "some rules"), std::move(few)};
}

template <class T>
T there(result<T> made) {
    return std::move(made).value();
}

std::string text_of(const std::vector<edit>& edits) { return std::to_string(edits.size()); }
std::string text_of(const text& t) { return t.zh + '\n' + t.en + '\n'; }
std::string text_of(const result<hierarchy>& h) { return h ? write_sketch(*h) : in_both(h.error()); }

std::string path_in(const entry_world& w, std::string_view file) { return w.folder + "/" + std::string(file); }

// Leaves a file only where it is whole.
std::string written_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes.exceptions(std::ios::badbit | std::ios::failbit);
    bytes << in.rdbuf();
    return bytes.str();
}

} // namespace

entry_world::entry_world(const std::string& in_folder)
    : older(there(year_table::read("360000 甲省\n360100 东市\n360101 中区\n360102 郊区\n", 2001, "2001.txt"))),
      newer(there(year_table::read("360000 甲省\n360100 东市\n360103 新区\n", 2002, "2002.txt"))),
      folder(in_folder) {
    older_text = "360000 甲省\n360100 东市\n360101 中区\n360102 郊区\n";
    newer_text = "360000 甲省\n360100 东市\n360103 新区\n";
    diff_text = "-360101 中区>新区\n-360102 郊区>新区\n+360103 新区<中区,郊区\n";
    between = there(read_yearly_diff(diff_text, older, newer, "2001-2002.diff"));

    county = there(read_sketch(county_sketch, "county"));
    main_zone = county.at("主园区");
    main_agency = (*county.find_body("主园区管委会"))->key;
    small_agency = (*county.find_body("小园区办公室"))->key;
    const step s = there(onezone::apply(county, merge_agencies{main_agency, {small_agency}}));
    merged = s.after;
    edits = s.edits;

    today = some_rules().with(cap, "max", std::int64_t{1});
    exemption spared;
    spared.rule = "jx23.concurrent.no-pay";
    spared.unit = county.at("东县");
    spared.reason = say("试点", "a pilot");
    spared.approver = "省";
    spared.document = "某文";
    today = today.with(spared);
    draft = some_rules().with(cap, "max", std::int64_t{2});

    merger.id = "merger";
    merger.title = say("整合方案", "a merger");
    merger.judged = trial_dates{date(2022, 11, 1), date(2023, 11, 23), its_rules()};
    plan_step first;
    first.key = "merge";
    first.what = merge_agencies{main_agency, {small_agency}};
    first.on = date(2023, 1, 1);
    first.basis = provenance::stated("S1");
    plan_step second;
    second.key = "return";
    second.what = return_township{.town = county.at("东镇")};
    second.after = {"merge"};
    merger.steps = {std::move(first), std::move(second)};
    merger.published = {{"agencies.before", decimal::of(2), provenance::stated("S1")}};

    past = history("past", county, date(2020, 1, 1));
    enactment e;
    e.effective = date(2021, 1, 1);
    e.acts.emplace_back(rename_unit{county.at("东镇"), "东山镇"});
    e.documents.push_back({.title = "批复", .number = "某政〔2021〕1号"});
    there(past.enact(e, date(2021, 1, 2)));
    e.effective = date(2022, 1, 1);
    e.acts = {rename_unit{county.at("小园区"), "小工业园区"}};
    there(past.enact(e, date(2022, 1, 2)));

    sketch = write_sketch(county);
    hierarchy_json = write_hierarchy(county, "county");
    plan_json = write_plan(merger, county);
    policy_json = R"({"onezone": "policy", "version": 1, "packs": ["jiangxi_2023"],
        "parameters": {"jx23.county.max-zones": {"max": 2}}})";
    cases_json =
        R"({"onezone": "cases", "version": 1, "policy": {"packs": ["jiangxi_2023"]}, "on": "2023-12-01", "cases": [
        {"name": "paid", "expect": [{"rule": "jx23.concurrent.no-pay", "at": "园区", "force": "prohibit"}], "sketch": [
         "zone 园区", " agency 管委会", "  post 主任 holder=甲 mode=concurrent paid=yes"]}]})";
    if (has_history_logs()) log = there(write_history(past));
    sheets = write_spreadsheets(county, "county").content;
    division_tables = {"code,name\n36,江西省\n", "code,name,provinceCode\n3607,赣州市,36\n",
        "code,name,cityCode,provinceCode\n360731,于都县,3607,36\n",
        "code,name,areaCode,provinceCode,cityCode\n360731100,贡江镇,360731,36,3607\n",
        "code,name,streetCode,provinceCode,cityCode,areaCode\n360731100001,渡江社区居委会,360731100,36,3607,360731\n"};
    if (folder.empty()) return;
    std::filesystem::create_directories(folder);
    const auto put = [&](const std::string& name, const std::string& bytes) {
        std::ofstream(path_in(*this, name), std::ios::binary) << bytes;
    };
    put("hierarchy.json", hierarchy_json);
    put("plan.json", plan_json);
    put("policy.json", policy_json);
    put("cases.json", cases_json);
    put("history.log", log);
    for (std::size_t i = 0; i < sheet_count; ++i)
        put(std::string(key_of(static_cast<sheet>(i))) + ".csv", sheets.tables[i]);
    static constexpr std::array<const char*, 5> names{"provinces", "cities", "areas", "streets", "villages"};
    for (std::size_t i = 0; i < names.size(); ++i) put(std::string(names[i]) + ".csv", division_tables[i]);
}

bool operator==(const entry_world& a, const entry_world& b) {
    return a.county == b.county && a.merged == b.merged && a.edits == b.edits && a.today == b.today
        && a.draft == b.draft && a.merger == b.merger && a.past == b.past && a.sketch == b.sketch
        && a.sheets == b.sheets;
}

namespace {

step_view step_of(const entry_world& w) { return {w.county, w.merged, w.edits}; }

std::vector<entry> read_entries() {
    return {
        {"read_sketch", [](const entry_world& w) { return text_of(read_sketch(w.sketch, "sketch")); }},
        {"read_sketch, refused",
            [](const entry_world& w) {
                return text_of(read_sketch("county 甲\n zone 乙 teir=none\n" + w.sketch, "s"));
            }},
        {"read_hierarchy", [](const entry_world& w) { return text_of(read_hierarchy(w.hierarchy_json, "h")); }},
        {"read_hierarchy, refused",
            [](const entry_world& w) {
                return text_of(read_hierarchy(w.hierarchy_json.substr(0, w.hierarchy_json.size() - 9), "h"));
            }},
        {"read_plan",
            [](const entry_world& w) {
                return write_plan(there(read_plan_document(w.plan_json, w.county)), w.county);
            }},
        {"read_policy",
            [](const entry_world& w) {
                return there(write_policy(there(read_policy(w.policy_json, w.county)), w.county));
            }},
        {"read_rule_cases, run",
            [](const entry_world& w) {
                const auto cases = there(read_rule_cases(w.cases_json, "c"));
                return std::to_string(run(cases.front()).checked);
            },
            true},
        {"read_history",
            [](const entry_world& w) {
                return has_history_logs() ? read_history(w.log, "log").value().digest : std::string("-");
            }},
        {"read_spreadsheets", [](const entry_world& w) { return text_of(read_spreadsheets(w.sheets, "county")); }},
        {"read_spreadsheets, refused",
            [](const entry_world& w) {
                spreadsheets s = w.sheets;
                s[sheet::units] += "甲,乙\r\n";
                return text_of(read_spreadsheets(s, "county"));
            }},
        {"write_workbook, read_workbook",
            [](const entry_world& w) {
                return text_of(read_workbook(write_workbook(w.county, "county").content, "county"));
            }},
        {"read_workbook, refused",
            [](const entry_world&) {
                return text_of(
                    read_workbook({"w", {{"单位", {{"名称", "类型"}, {"甲"}, {"乙", "丙"}}}, {"别的", {{"x"}}}}}));
            }},
        {"sheet_of",
            [](const entry_world& w) { return sheet_of("单位", w.sheets[sheet::units]).value().rows.back().back(); }},
        {"import_divisions",
            [](const entry_world& w) {
                std::array<std::istringstream, 5> in;
                for (std::size_t i = 0; i < in.size(); ++i) in[i] = std::istringstream(w.division_tables[i]);
                const auto made = import_divisions(division_streams{in[0], in[1], in[2], in[3], in[4]}).value();
                return write_sketch(made.nation) + in_both(made.report);
            }},
        {"year_table::read, hierarchy_of",
            [](const entry_world& w) {
                return text_of(hierarchy_of(there(year_table::read(w.older_text, 2001, "2001.txt")), "years"));
            }},
        {"read_yearly_diff",
            [](const entry_world& w) {
                return std::to_string(read_yearly_diff(w.diff_text, w.older, w.newer, "d").value().edges.size());
            }},
        {"load_hierarchy",
            [](const entry_world& w) {
                return w.folder.empty() ? std::string() : write_sketch(load_hierarchy(path_in(w, "hierarchy.json")));
            }},
        {"load_plan, load_policy",
            [](const entry_world& w) {
                if (w.folder.empty()) return std::string();
                return write_plan(load_plan(path_in(w, "plan.json"), w.county), w.county)
                    + load_policy(path_in(w, "policy.json"), w.county).id();
            }},
        {"load_rule_cases, load_history",
            [](const entry_world& w) {
                if (w.folder.empty()) return std::string();
                const std::string digest =
                    has_history_logs() ? load_history(path_in(w, "history.log")).digest : std::string("-");
                return load_rule_cases(path_in(w, "cases.json")).front().name + digest;
            }},
        {"load_spreadsheets",
            [](const entry_world& w) {
                return w.folder.empty() ? std::string() : write_sketch(load_spreadsheets(w.folder, "county"));
            }},
        {"import_divisions, from a folder",
            [](const entry_world& w) {
                return w.folder.empty() ? std::string() : write_sketch(import_divisions(w.folder).value().nation);
            }},
        {"load, no such file",
            [](const entry_world&) {
                try {
                    return write_sketch(load_hierarchy("/no such folder/x.json"));
                } catch (const error& e) { return in_both(e.why()); }
            }},
    };
}

std::vector<entry> write_entries() {
    return {
        {"write_sketch", [](const entry_world& w) { return write_sketch(w.merged); }},
        {"write_hierarchy", [](const entry_world& w) { return write_hierarchy(w.merged, "merged"); }},
        {"write_plan", [](const entry_world& w) { return write_plan(w.merger, w.county); }},
        {"write_policy",
            [](const entry_world& w) {
                const auto written = write_policy(w.today, w.county, {w.today});
                return written ? *written : in_both(written.error());
            }},
        {"write_spreadsheets",
            [](const entry_world& w) {
                const written_sheets s = write_spreadsheets(w.merged, "merged");
                std::string all;
                for (const std::string& t : s.content.tables) all += t;
                return all;
            }},
        {"sheet_template", [](const entry_world&) { return sheet_template(sheet::posts); }},
        {"save_spreadsheets",
            [](const entry_world& w) {
                if (w.folder.empty()) return std::string();
                const std::string folder = path_in(w, "saved");
                std::filesystem::create_directories(folder);
                save_spreadsheets(w.sheets, folder);
                return written_file(folder + "/units.csv");
            }},
        {"draw",
            [](const entry_world& w) {
                if (w.folder.empty()) return std::string();
                draw(w.county, w.merged, path_in(w, "drawn.svg"));
                return written_file(path_in(w, "drawn.svg"));
            },
            true},
        {"write_history",
            [](const entry_world& w) { return has_history_logs() ? there(write_history(w.past)) : std::string("-"); }},
        {"write_changes",
            [](const entry_world& w) {
                const auto all = diff(w.past, date(2020, 1, 1), date(2023, 1, 1));
                return write_changes(all, w.past)
                    + printed([&](std::ostream& os) { print(os, all, w.past, language::en); });
            }},
        {"schemas",
            [](const entry_world&) {
                return hierarchy_schema() + plan_schema() + policy_schema() + rule_case_schema();
            },
            true},
        {"operation_catalogue", [](const entry_world&) { return operation_entry("merge_agencies", language::en); }},
        {"word_entry, catalogue_of_measures",
            [](const entry_world&) { return word_entry("town") + catalogue_of_measures(language::en); }},
        {"catalogue_entry",
            [](const entry_world& w) { return catalogue_entry(w.today.rules().front(), language::en); }},
        {"picture", [](const entry_world& w) { return picture(w.county, w.merged); }, true},
    };
}

std::vector<entry> judging_entries() {
    return {
        {"validate, findings",
            [](const entry_world& w) {
                const report r = validate(w.county, w.today, on_its_day());
                return in_both(r) + write_report(r);
            },
            true},
        {"write_report, into a stream",
            [](const entry_world& w) {
                std::ostringstream os;
                static_cast<void>(write_report(os, validate(w.county, w.today, on_its_day())).value());
                return os.str();
            },
            true},
        {"validate, a step",
            [](const entry_world& w) { return write_report(validate(step_of(w), w.today, on_its_day())); }, true},
        {"validate, two threads",
            [](const entry_world& w) {
                validate_options how;
                how.threads = 2;
                return std::to_string(validate(w.county, w.today, on_its_day(), how).judged());
            },
            true},
        {"revalidate",
            [](const entry_world& w) {
                validate_options how;
                how.tracked = true;
                const report r = validate(w.county, w.today, on_its_day(), how);
                return write_report(revalidate(r, step_of(w)));
            },
            true},
        {"report::finding_of, conflicts",
            [](const entry_world& w) {
                const report r = validate(w.county, w.today, on_its_day());
                const auto f = r.finding_of(cap, subject::of(subject_kind::division, w.county.at("东县")));
                return (f ? in_both(*f) : std::string()) + std::to_string(r.conflicts().size());
            },
            true},
        {"judge",
            [](const entry_world& w) {
                return in_both(there(judge(
                    w.county, w.today, cap, subject::of(subject_kind::division, w.county.at("东县")), on_its_day())));
            }},
        {"judge, no such rule",
            [](const entry_world& w) {
                return in_both(
                    judge(w.county, w.today, "jx23.county.maxzones", subject::whole(), on_its_day()).error());
            }},
        {"explain",
            [](const entry_world& w) {
                const explanation e = there(explain(
                    w.county, w.today, cap, subject::of(subject_kind::division, w.county.at("东县")), on_its_day()));
                return in_both(e) + write_explanation(e, w.county);
            },
            true},
        {"impact",
            [](const entry_world& w) {
                const rule_impact i = impact(w.county, w.today, w.draft, its_rules());
                return in_both(i) + write_impact(i) + impact_table(i) + impact_sheet(i);
            },
            true},
        {"follow",
            [](const entry_world& w) {
                return std::to_string(
                    follow(validate(w.county, w.today, on_its_day()), validate(w.merged, w.today, on_its_day()))
                        .size());
            },
            true},
        {"to_find_out",
            [](const entry_world& w) {
                const report r = validate(w.county, w.today, on_its_day());
                return to_find_out_table(r) + to_find_out_sheet(r) + write_to_find_out(r);
            },
            true},
        {"check",
            [](const entry_world& w) {
                std::string all;
                for (const policy_issue& i : check(w.today, w.county, on_its_day())) all += in_both(i);
                return all;
            },
            true},
        {"coverage, mutants_of",
            [](const entry_world& w) {
                coverage c(w.today);
                c.add(validate(w.county, w.today, on_its_day()));
                return in_both(c) + write_coverage(c) + std::to_string(mutants_of(w.today, c).size());
            },
            true},
        {"add_profiles, catalogue",
            [](const entry_world& w) {
                std::vector<rule_profile> seen;
                add_profiles(seen, validate(w.county, w.today, on_its_day()));
                return catalogue(w.today, seen, language::en);
            },
            true},
        {"shrink",
            [](const entry_world& w) {
                return write_sketch(shrink(w.county, [](const hierarchy& h) { return h.size() > 2; }));
            },
            true},
        {"shrink, to a finding",
            [](const entry_world& w) {
                const report r = validate(w.county, w.today, on_its_day());
                const finding* violated = nullptr;
                for (const finding& f : r.findings())
                    if (f.rule == cap) violated = &f;
                return violated ? write_sketch(there(shrink(r, *violated))) : std::string();
            },
            true},
    };
}

std::vector<entry> policy_entries() {
    const auto changing = [](auto change) {
        return [change](const entry_world& w) {
            policy p = w.today;
            changed_or_as_it_was(p, change);
            return p.id() + std::to_string(p.rules().size() + p.settings().size() + p.exemptions().size());
        };
    };
    const auto another = [] {
        rule r;
        r.id = "t.another-rule-of-a-long-name";
        r.title = say("另一条规则", "another rule");
        r.judge = [](context&) {};
        return r;
    };
    return {
        {"policy::add", changing([another](policy& p) { there(p.add(another())); })},
        {"policy::remove", changing([](policy& p) { there(p.remove(cap)); })},
        {"policy::set", changing([](policy& p) {
             there(p.set(setting{std::string(cap), "max", std::int64_t{3}, {}}));
         })},
        {"policy::set, refused", changing([](policy& p) {
             static_cast<void>(p.set(setting{std::string(cap), "maxx", std::int64_t{3}, {}}));
             static_cast<void>(p.set(setting{std::string(cap), "max", std::string("三"), {}}));
         })},
        {"policy::set, a force", changing([](policy& p) {
             there(p.set(force_setting{std::string(cap), force::must, {}}));
         })},
        {"policy::set, a reach", changing([](policy& p) {
             there(p.set(reach_setting{std::string(cap), code{"36"}, effect::from(its_rules())}));
         })},
        {"policy::exempt", changing([](policy& p) {
             exemption e;
             e.rule = cap;
             e.unit = unit_id::from_value(1);
             e.reason = say("一个理由", "a reason that is long enough");
             e.approver = "某省人民政府";
             e.document = "某省人民政府关于某事的批复";
             there(p.exempt(e));
         })},
        {"policy::break_on", changing([](policy& p) { p.break_on(severity{}, true); })},
        {"policy + policy",
            [](const entry_world& w) {
                const policy sum = w.today + policy("mine", say("自己的", "my own"), {});
                return sum.id() + std::to_string(sum.rules().size());
            }},
        {"packs",
            [](const entry_world&) { return std::to_string(packs::all().rules().size()) + packs::national().id(); }},
    };
}

std::vector<entry> reform_entries() {
    return {
        {"apply, ledger",
            [](const entry_world& w) {
                const step s = there(onezone::apply(w.county, merge_agencies{w.main_agency, {w.small_agency}}));
                return in_both(s.ledger) + text_of(s.account) + write_sketch(s.after);
            }},
        {"apply, in place",
            [](const entry_world& w) {
                hierarchy h = w.county;
                changed_or_as_it_was(h, [&](hierarchy& it) {
                    step s = there(onezone::apply(std::move(it), merge_agencies{w.main_agency, {w.small_agency}}));
                    it = std::move(s.after);
                });
                return write_sketch(h);
            }},
        {"apply, refused",
            [](const entry_world& w) {
                return in_both(onezone::apply(w.county, merge_agencies{w.main_agency, {w.main_agency}}).error());
            }},
        {"undo", [](const entry_world& w) { return text_of(undo(w.merged, w.edits)); }},
        {"ledger, added up",
            [](const entry_world& w) {
                const step s = there(onezone::apply(w.county, merge_agencies{w.main_agency, {w.small_agency}}));
                const step t = there(onezone::apply(s.after, return_township{.town = s.after.at("东镇")}));
                ledger sum = s.ledger;
                changed_or_as_it_was(sum, [&](ledger& l) { l += t.ledger; });
                return in_both(sum);
            }},
        {"difference", [](const entry_world& w) { return text_of(difference(w.county, w.merged)); }},
        {"equivalent", [](const entry_world& w) { return std::to_string(equivalent(w.county, w.merged)); }},
        {"extract", [](const entry_world& w) { return write_sketch(extract(w.county, w.main_zone).value().part); }},
        {"change, undo_all",
            [](const entry_world& w) {
                change c(w.county);
                try {
                    there(c.rename(w.main_zone, "一个相当长的新名称，要分配内存"));
                    body b = *c.now().find(w.main_agency);
                    b.nameplates = {"一块相当长的牌子，也要分配内存"};
                    there(c.put(std::move(b)));
                    there(c.remove(c.now().posts_of(w.small_agency).begin()->key));
                } catch (const std::bad_alloc&) {
                    // May run out of memory itself; `now` is then between, and the base was never touched.
                    c.undo_all();
                    if (!(c.now() == w.county)) throw std::logic_error("undo_all left something");
                    throw;
                }
                return write_sketch(std::move(c).finish());
            }},
        {"builder",
            [](const entry_world&) {
                builder b("source");
                unit_record u;
                u.kind = unit_kind::county;
                u.name = "一个名称相当长的县，要分配内存";
                b.add("1", u);
                body o;
                o.kind = body_kind::government;
                o.name = "一个名称相当长的县人民政府";
                o.unit = b.id<unit_id>("1");
                b.add("2", o);
                return write_sketch(there(b.build())) + std::to_string(b.keys().all<unit_id>().size());
            }},
        {"random_hierarchy", [](const entry_world&) { return std::to_string(random_hierarchy(3).size()); }, true},
    };
}

std::vector<entry> plan_entries() {
    const auto tried = [](const entry_world& w) { return there(simulate(w.county, w.merger, w.today)); };
    return {
        {"step_order", [](const entry_world& w) { return std::to_string(step_order(w.merger).value().size()); }},
        {"simulate",
            [tried](const entry_world& w) {
                const trial t = tried(w);
                return in_both(t.ledger()) + std::to_string(t.figures().size());
            },
            true},
        {"bulletin", [tried](const entry_world& w) { return bulletin(tried(w)) + bulletin(tried(w), language::en); },
            true},
        {"bulletin_workbook",
            [tried](const entry_world& w) {
                const trial t = tried(w);
                std::string all;
                for (const workbook_sheet& s : bulletin_workbook(bulletin_of(t), t).sheets)
                    all += s.name + std::to_string(s.rows.size()) + s.rows.back().back();
                return all;
            },
            true},
        {"picture, of a trial", [tried](const entry_world& w) { return picture(tried(w), language::en); }, true},
    };
}

std::vector<entry> history_entries() {
    const auto changing = [](auto change) {
        return [change](const entry_world& w) {
            history h = w.past;
            changed_or_as_it_was(h, [&](history& it) { change(it, w); });
            return write_sketch(h.latest()) + std::to_string(h.size());
        };
    };
    const auto renaming = [](const entry_world& w, const date& on, std::string name) {
        enactment e;
        e.effective = on;
        e.acts.emplace_back(rename_unit{w.main_zone, std::move(name)});
        return e;
    };
    return {
        {"history::enact", changing([renaming](history& h, const entry_world& w) {
             there(h.enact(renaming(w, date(2023, 1, 1), "主工业园区"), date(2023, 1, 1)));
         })},
        {"history::enact, before what is later", changing([renaming](history& h, const entry_world& w) {
             there(h.enact(renaming(w, date(2020, 6, 1), "主工业园区"), date(2023, 1, 1)));
         })},
        {"history::enact, refused", changing([](history& h, const entry_world&) {
             static_cast<void>(h.enact(enactment(), date(2023, 1, 1)));
         })},
        {"history::correct", changing([renaming](history& h, const entry_world& w) {
             there(h.correct(1, renaming(w, date(2021, 2, 1), "主高新区"), date(2023, 1, 1)));
         })},
        {"history::retract",
            changing([](history& h, const entry_world&) { there(h.retract(1, enactment(), date(2023, 1, 1))); })},
        {"history::revoke", changing([](history& h, const entry_world&) {
             enactment how;
             how.effective = date(2023, 1, 1);
             there(h.revoke(2, how, date(2023, 1, 1)));
         })},
        {"history, asked",
            [](const entry_world& w) {
                std::string all = write_sketch(w.past.as_of(date(2021, 6, 1)));
                all += std::to_string(w.past.as_known(date(2021, 6, 1)).size() + w.past.units().size());
                all += in_both(w.past.resolve("360782").error());
                return all + std::to_string(w.past.pending(date(2021, 6, 1)).size() + w.past.codes().size());
            }},
        {"history::verify", [](const entry_world& w) { return std::to_string(w.past.verify().compared); }, true},
        {"timeline, lineage",
            [](const entry_world& w) {
                const unit_timeline t = there(timeline(w.past, w.main_zone));
                const trace s = there(successors(w.past, w.main_zone, date(2020, 1, 1), date(2023, 1, 1)));
                return printed([&](std::ostream& os) {
                    print(os, t, w.past, language::zh);
                    print(os, s, w.past, language::en);
                });
            }},
        {"violations",
            [](const entry_world& w) {
                const auto spans = there(violations(w.past, w.today, {date(2021, 6, 1), date(2021, 7, 1)}));
                return printed([&](std::ostream& os) { print(os, spans, w.past, w.today, language::zh); });
            },
            true},
        {"replay_year",
            [](const entry_world& w) {
                history h("years", there(hierarchy_of(w.older, "years")), date(2001, 12, 31));
                changed_or_as_it_was(h, [&](history& it) { there(replay_year(it, w.between, w.older, w.newer)); });
                return write_sketch(h.latest());
            }},
    };
}

} // namespace

const std::vector<entry>& entries() {
    static const std::vector<entry>& all = *[] {
        auto* const made = new std::vector<entry>; // for good: asked for when global objects go, too
        for (auto part : {&read_entries, &write_entries, &judging_entries, &policy_entries, &reform_entries,
                 &plan_entries, &history_entries}) {
            std::vector<entry> more = part();
            made->insert(made->end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        }
        return made;
    }();
    return all;
}

} // namespace onezone_tests
