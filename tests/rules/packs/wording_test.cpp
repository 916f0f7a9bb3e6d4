// SPDX-License-Identifier: Apache-2.0
#include "support/catalogue.hpp"
#include "support/catch.hpp"
#include "support/data.hpp"
#include "support/wording.hpp"

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/faces/json/plan.hpp>
#include <onezone/faces/pages/catalogue.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/reform/apply.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/rules/study/coverage.hpp>
#include <onezone/testing/mutation.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <sstream>
#include <string>

// Texts read as an official writes them. The tables of clauses_test.cpp and procedures_test.cpp have those of each clause looked at as
// well, for each way to break it and each fact that is missing.

using namespace onezone;
using onezone_tests::check_wording;
using onezone_tests::oddity_in;

namespace {

text told(const ledger& l) {
    text both;
    for (const language which : {language::zh, language::en}) {
        std::ostringstream os;
        print(os, l, which);
        (which == language::zh ? both.zh : both.en) = os.str();
    }
    return both;
}

/// Figures that are not known stand as `?` in a ledger.
text without_figures(text t) {
    for (std::string* s : {&t.zh, &t.en})
        for (std::size_t at = 0; (at = s->find('?', at)) != std::string::npos;) {
            const bool party = at >= 4 && (s->compare(at - 4, 4, "自 ") == 0 || s->compare(at - 4, 4, "至 ") == 0);
            if (party)
                ++at;
            else
                s->erase(at, 1);
        }
    return t;
}

} // namespace

TEST_CASE("what nobody would write is seen", "[rules][packs][wording]") {
    CHECK(oddity_in("缺少：甲园的是否领酬", language::zh) == "`的是否`");
    CHECK(oddity_in("机构规格为不详，应不高于正处级", language::zh) == "`为不详`");
    CHECK(oddity_in("应由省政府批准，实由未经任何机关批准", language::zh) == "`实由未经`");
    CHECK(oddity_in("村 划转 3 自 ? 至 于都县", language::zh) == "`自 ?`");
    CHECK(oddity_in("单独核定了编制，或是否核定不详", language::zh) == "`或是否`");
    CHECK(oddity_in("变更未经批准，或批准情况不详", language::zh) == "`情况不详`");
    CHECK(oddity_in("as the condition has it", language::en) == "`as the condition has it`");
    CHECK(oddity_in("3 moved from ? to 于都县", language::en) == "`from ?`");
    CHECK(oddity_in("“并非：设有平台公司”：不适用", language::zh) == "`并非`");
    CHECK(oddity_in("“至多 0 项”：不符合", language::zh) == "`至多 0`");
    CHECK(oddity_in("households: ?", language::en) == "a question mark");
    CHECK(oddity_in("", language::en) == "nothing");
    CHECK(oddity_in("至2024-03-01止", language::zh) == "a day as machines write it");
    CHECK(oddity_in("households: 50户, to be 100 to 700", language::en) == "a figure with `户`");
    CHECK(oddity_in("households: 50 households, of 万年县", language::en).empty());
    CHECK(oddity_in("应由江西省人民政府批准，而未经任何机关批准", language::zh).empty());
}

TEST_CASE("titles, parameters and conditions of the packs read as an official writes them", "[rules][packs][wording]") {
    const policy all = packs::all();
    std::size_t texts = 0;
    const auto look = [&](const text& t) {
        ++texts;
        check_wording(t);
    };
    for (const rule& r : all.rules()) {
        look(r.title);
        if (!r.basis.reason.empty()) look(r.basis.reason);
        if (!r.force_is_read.empty()) look(r.force_is_read);
        for (const parameter& p : r.parameters) look(p.meaning);
    }
    CHECK(texts > 250);
    // What a choice is between is told, not the keys alone.
    std::size_t choices = 0;
    for (const rule& r : all.rules())
        for (const parameter& p : r.parameters)
            for (const std::string& w : p.words) {
                CAPTURE(r.id, p.name, w);
                ++choices;
                CHECK(catalogue_entry(r).find(w + "（") != std::string::npos);
                CHECK(catalogue_entry(r, language::en).find(w + " (") != std::string::npos);
            }
    CHECK(choices > 8);
}

TEST_CASE("findings on hierarchies at random read as an official writes them", "[rules][packs][wording]") {
    static const std::set<std::string> vague{"日期", "期限", "数量", "指标", "指标值", "值", "名称", "类别", "计量单位",
        "指标的计量单位", "依据", "份额", "间隔"};
    const policy all = packs::all();
    std::set<std::string> rules;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const report r = validate(random_hierarchy(seed), all, date(2026, 3, 1));
        check_wording(r);
        for (const finding& f : r.findings()) {
            rules.insert(f.rule);
            // What is asked says what it is of: a day of what, which figure's measure.
            for (const fact_note& n : f.missing) {
                CAPTURE(f.rule, n.path, n.field);
                CHECK(vague.count(n.name.zh) == 0);
            }
        }
    }
    CHECK(rules.size() > 20);
}

TEST_CASE("accounts and ledgers of operations read as an official writes them", "[rules][packs][wording]") {
    const onezone_tests::full_zone w;
    std::size_t steps = 0;
    for (const onezone_tests::catalogue_row& row : onezone_tests::catalogue(w)) {
        CAPTURE(row.what);
        const auto done = apply(w.h, row.op);
        REQUIRE(done);
        ++steps;
        check_wording(done->account);
        check_wording(account_of(row.op, hierarchy{})); // refused, and told all the same
        if (const text ledger = told(done->ledger); !ledger.empty()) check_wording(without_figures(ledger));
    }
    CHECK(steps > 30);
}

TEST_CASE("bodies and units of one name are told apart in accounts and ledgers", "[rules][packs][wording]") {
    onezone_tests::full_zone w;
    std::vector<std::string> owners{"某处", "改设为", "becomes "}; // the new name of what was told before
    change alike(w.h);
    std::vector<body> all(w.h.all<body>().begin(), w.h.all<body>().end());
    for (body& b : all) {
        b.name = "某处";
        alike.put(std::move(b)).value();
    }
    for (const unit_ref u : w.h.units()) owners.emplace_back(u.name());
    w.h = std::move(alike).finish();
    std::size_t told_bodies = 0;
    for (const onezone_tests::catalogue_row& row : onezone_tests::catalogue(w)) {
        CAPTURE(row.what);
        const auto done = apply(w.h, row.op);
        REQUIRE(done);
        for (const unit_ref u : done->after.units()) owners.emplace_back(u.name()); // renamed by then
        for (const text& t : {done->account, told(done->ledger)})
            for (const std::string* s : {&t.zh, &t.en})
                for (std::size_t at = 0; (at = s->find("某处", at)) != std::string::npos; at += 6) {
                    ++told_bodies;
                    const std::string before = s->substr(0, at);
                    CAPTURE(*s);
                    CHECK(std::any_of(
                        owners.begin(), owners.end(), [&](const std::string& o) { return before.ends_with(o); }));
                }
    }
    CHECK(told_bodies > 100);

    const hierarchy two =
        read_sketch("city 甲市\n  county 东县\n    zone 开发区\n      agency 管委会\n        body 办公室\n"
                    "  county 西县\n    zone 开发区\n      agency 开发区管委会\n"
                    "    zone 西园\n      agency 管委会\n        body 办公室\n",
            "alike")
            .value();
    const auto body_at = [&](const char* path) { return two.find_body(path).value()->key; };
    merge_agencies merge;
    merge.absorbed = {body_at("西园/管委会")};
    merge.into = body_at("东县/开发区/管委会");
    CHECK(account_of(merge, two).zh == "西园管委会整合纳入东县开发区管委会，实行一区多园");
    CHECK(account_of(merge, two).en == "西园管委会 merged into 东县开发区管委会: one zone, many parks");
    merge.into = body_at("开发区管委会"); // the only one of that name
    CHECK(account_of(merge, two).zh == "西园管委会整合纳入开发区管委会，实行一区多园");
    const hierarchy named_after = read_sketch("city 甲市\n  county 东县\n    zone 开发区\n      agency 开发区管委会\n"
                                              "  county 西县\n    zone 开发区\n      agency 开发区管委会\n",
        "alike")
                                      .value();
    abolish_agency close;
    close.agency = named_after.find_body("西县/开发区/开发区管委会").value()->key;
    CHECK(account_of(close, named_after).zh == "撤销西县开发区管委会");
}

TEST_CASE(
    "what Ganzhou's plan is told and found to come to reads as an official writes it", "[rules][packs][wording]") {
    const std::string folder = (onezone_tests::source_folder() / "examples" / "ganzhou").string();
    const hierarchy before = load_hierarchy(folder + "/ganzhou-2022-11.json");
    const trial t = simulate(before, load_plan(folder + "/ganzhou-2023-11.json", before), packs::all()).value();
    std::set<std::string> accounts;
    for (const trial_step& s : t.steps()) {
        check_wording(s.done.account);
        CHECK(accounts.insert(s.done.account.zh).second); // steps that differ do not read alike
        if (const text ledger = told(s.done.ledger); !ledger.empty()) check_wording(without_figures(ledger));
    }
    check_wording(t.report_before());
    check_wording(t.report_after());
}

TEST_CASE("of several demands a finding tells the one that is broken, and no other", "[rules][packs][wording]") {
    struct broken {
        const char* rule;
        const char* sketch;
        const char* says;
        const char* says_not;
    };
    const broken all_broken[] = {
        {"org.quota-kind",
            "city 甲市 code=3607\n  body 市府 kind=government quota.administrative=10 staff.administrative=12\n",
            "行政人员 12 人，行政编制 10 名", "事业"},
        {"org.quota-kind",
            "city 甲市 code=3607\n  body 市府 kind=government quota.administrative=10 staff.administrative=9 "
            "quota.institution=5 staff.institution=5\n",
            "使用事业编制 5 名", "行政人员"},
        {"org.quota-kind",
            "city 甲市 code=3607\n  zone 甲园\n    body 甲公司 kind=platform_company quota.administrative=3\n",
            "占用行政编制 3 名", "行政人员"},
        {"gz22.social.all-but-one",
            "city 赣州市 code=3607\n  county 于都县\n    zone 于都园 category=economic\n"
            "      body 公司 kind=platform_company\n        function 民政 class=social\n",
            "其企业或社区承担社会事务管理职能", "仍承担"},
        {"gz22.social.all-but-one",
            "city 赣州市 code=3607\n  county 于都县\n    zone 于都园 category=economic\n"
            "      agency 管委会\n        function 民政 class=social\n",
            "仍承担社会事务管理职能", "企业"},
        {"jx23.industry.first",
            "province 江西省 code=36\n  county 于都县\n    zone 于都园 first-industry=\"\" industries=电子\n",
            "未确定首位产业", "主导产业"},
        {"heb17.head",
            "city 唐山市 code=1302\n  county 迁西县 code=130227\n    body 县委 kind=party_committee\n"
            "      post 县委书记 kind=secretary holder=甲\n    body 县府 kind=government\n"
            "      post 县长 kind=head holder=乙\n    zone 迁西园 managed-by=迁西县\n      agency 管委会\n"
            "        post 主任 kind=director holder=丙\n      body 党工委 kind=working_committee\n"
            "        post 书记 kind=secretary holder=甲 mode=concurrent\n",
            "管委会主任未由", "党工委书记"},
        {"sl22.structure",
            "county 上栗县 code=360322\n  zone 上栗园\n    agency 管委会\n      function 把方向\n      function 谋大局\n"
            "      function 定政策\n    body 公司 kind=platform_company\n      function 开发建设\n"
            "      function 资本运营\n      function 招商引资\n    body 社区 kind=industrial_community\n"
            "      function 公共服务\n      function 民生保障\n      function 基层党建\n",
            "促改革", "把方向"},
        {"sl22.first-secretary",
            "county 上栗县 code=360322\n  zone 上栗园\n    body 党工委 kind=working_committee\n"
            "      post 第一书记 kind=first_secretary\n",
            "空缺", "县领导"},
        {"sl22.posts",
            "county 上栗县 code=360322\n  zone 上栗园\n    agency 管委会\n"
            "      post 某岗 kind=staff grade=部门主管 category=后勤类\n",
            "类别“后勤类”", "等级"},
    };
    for (const broken& b : all_broken) {
        CAPTURE(b.rule, b.says);
        const report r = validate(
            read_sketch(std::string(b.sketch) + "complete every\n", "sketch").value(), packs::all(), date(2026, 3, 1));
        check_wording(r);
        std::size_t found = 0;
        for (const finding& f : r.findings()) {
            if (f.rule != b.rule || f.verdict != verdict::violated) continue;
            ++found;
            CAPTURE(f.message.zh);
            CHECK(f.message.zh.find(b.says) != std::string::npos);
            CHECK(f.message.zh.find(b.says_not) == std::string::npos);
        }
        CHECK(found == 1);
    }
}
