// SPDX-License-Identifier: Apache-2.0
#include "support/bulletins.hpp"
#include "support/catch.hpp"

#include <onezone/model/change.hpp>
#include <onezone/planning/follow_up.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace onezone;
using namespace onezone_tests;
using Catch::Matchers::ContainsSubstring;

//=== the value ===//

TEST_CASE("a bulletin is a value: title, days, outcome, sources", "[faces][bulletin]") {
    plan p = two_parks().merger();
    p.remarks = {say("说明一", "first remark")};
    bulletin_options options;
    options.sources = {{"S1", "一份文件"}};
    const bulletin_content c = bulletin_of(merged(p), options);
    CHECK(c.title == p.title);
    CHECK(c.dates.before == date(2022, 11, 1));
    CHECK(c.dates.rules == date(2023, 11, 8));
    CHECK(c.dates.outside.empty());
    CHECK(c.remarks == p.remarks);
    CHECK(c.outcome.before == outcome::violated);
    CHECK(c.outcome.after == outcome::undecided);
    REQUIRE(c.sources.size() == 1);
    CHECK(c.sources[0].title == "一份文件");
    CHECK(c.sources[0].stated == 1);
    CHECK(bulletin_of(merged(p), options) == c);
    p.steps[0].on = date(2024, 1, 31);
    CHECK(bulletin_of(merged(p)).dates.outside == std::vector<std::string>{p.steps[0].key});
}

TEST_CASE("acts of one kind and document are one entry, with a line a step", "[faces][bulletin]") {
    const bulletin_content one = bulletin_of(entrusted(30, true));
    const bulletin_content many = bulletin_of(entrusted(30, false));
    for (const bulletin_content* c : {&one, &many}) {
        REQUIRE(c->acts.size() == 1);
        CHECK(c->acts[0].kind == "entrust");
        CHECK(c->acts[0].source == "S1");
        CHECK(c->acts[0].names.all == 30);
        CHECK(c->acts[0].names.first.size() == 20);
        REQUIRE(c->done.size() == 1);
        CHECK(c->done[0].acts == std::vector<std::int64_t>{1});
        const std::string page = written(*c, page_format::markdown);
        CHECK_THAT(page, ContainsSubstring("镇1、镇2、镇3、镇4、镇5等30个"));
        CHECK_THAT(page, ContainsSubstring("日期：2022年5月1日"));
    }
    CHECK(one.done[0].count == 1);
    CHECK(many.done[0].count == 30);
    CHECK(many.acts[0].steps.size() == 30);
    CHECK_THAT(written(many, page_format::markdown), ContainsSubstring("\n| 30 | "));
    CHECK(one.acts[0].movements.size() == 1);
    CHECK(one.acts[0].movements == many.acts[0].movements);
    CHECK(lines_of(written(one, page_format::markdown)) < 80);
}

TEST_CASE("acts resting on two documents are two entries of one kind", "[faces][bulletin]") {
    plan p = two_parks().merger();
    plan_step again;
    again.key = "rank";
    again.what =
        change_rank{two_parks().main_agency, rank::county_deputy, rank_direction::downgrade, rank::county_chief};
    again.basis = provenance::stated("S1");
    p.steps.push_back(again);
    again.key = "rank-again";
    again.what =
        change_rank{two_parks().main_agency, rank::section_chief, rank_direction::downgrade, rank::county_deputy};
    again.basis = provenance::inferred(say("理由", "a reason"), "S2");
    again.after = {"rank"};
    p.steps.push_back(again);
    const bulletin_content c = bulletin_of(merged(p));
    REQUIRE(c.acts.size() == 3);
    CHECK(c.acts[2].source == "S2");
    CHECK(c.acts[2].steps[0].after == std::vector<std::int64_t>{2});
    CHECK(c.acts[2].steps[0].how == grade::inferred);
    REQUIRE(c.done.size() == 2);
    CHECK(c.done[1].acts == std::vector<std::int64_t>{2, 3});
    const std::string page = written(c, page_format::markdown);
    CHECK_THAT(page, ContainsSubstring("（[2](#act-2)、[3](#act-3)）"));
    CHECK_THAT(page, ContainsSubstring("日期：来源未载；须在其后：2；依据：推断：理由\n"));
    CHECK_THAT(page, ContainsSubstring("- 机构规格变动；未载有任何人的级别变动\n"));
}

TEST_CASE("open lines of one kind and cause are one line with its holders", "[faces][bulletin]") {
    const bulletin_content c = bulletin_of(ganzhou());
    REQUIRE_FALSE(c.accounts.empty());
    CHECK(c.accounts.front().state == balance::open);
    CHECK(c.accounts.back().state == balance::balanced);
    std::set<std::string> said;
    for (const bulletin_account& a : c.accounts) {
        if (a.state != balance::open) continue;
        std::string gist = a.what.zh;
        for (const text& why : a.because) gist += why.zh;
        CHECK(said.insert(gist).second);
    }
    const auto social = std::find_if(c.accounts.begin(), c.accounts.end(),
        [](const bulletin_account& a) { return a.state == balance::balanced && a.moved_out == 1; });
    REQUIRE(social != c.accounts.end());
    CHECK(social->holders.all == 16);
    CHECK(social->holders.first.size() == 16);
}

TEST_CASE("reported totals stand apart and keep their hedge", "[faces][bulletin]") {
    plan p = two_parks().merger();
    reported_total moved;
    moved.what = "staff.moved";
    moved.label = say("划转|人员", "staff|moved");
    moved.cls = carry_class::staff;
    moved.value = decimal::of(30);
    moved.exactness = hedge::more_than;
    moved.from = provenance::stated("S1");
    p.reported = {moved};
    const bulletin_content c = bulletin_of(merged(p));
    REQUIRE(c.reported.size() == 1);
    CHECK(c.reported[0].acts == std::vector<std::int64_t>{1});
    const std::string page = written(c, page_format::markdown);
    CHECK_THAT(page, ContainsSubstring("### 来源只报总数，不入任何账目"));
    CHECK_THAT(
        page, ContainsSubstring("| 划转\\|人员 | [" + name_of(hedge::more_than).zh + "30](#act-1) | [S1](#sources) |"));
}

TEST_CASE("a bulletin tells who takes which post beside which", "[faces][bulletin]") {
    const two_parks parks;
    change c(parks.content);
    const auto add_post = [&](std::string_view key, body_id b, const char* title) {
        post seat;
        seat.key = post_id::derive("two-parks", key);
        seat.body = b;
        seat.kind = post_kind::director;
        seat.title = title;
        c.put(seat).value();
        return seat.key;
    };
    const post_id main_post = add_post("main", parks.main_agency, "主任");
    const post_id small_post = add_post("small", parks.small_agency, "主任");
    person who;
    who.key = person_id::derive("two-parks", "who");
    c.put(who).value();
    tenure held;
    held.key = tenure_id::derive("two-parks", "held");
    held.post = main_post;
    held.person = who.key;
    c.put(held).value();
    plan p = parks.merger();
    appoint op;
    op.person = who.key;
    op.post = small_post;
    op.mode = tenure_mode::concurrent;
    p.steps[0].what = op;
    const trial t = simulate(std::move(c).finish(), p, packs::jiangxi_2023()).value();
    CHECK_THAT(bulletin(t),
        ContainsSubstring("- 任职：未具名者任东县小园管委会 主任（兼任），同时任东县工业园区管委会 主任\n"));
    CHECK_THAT(bulletin(t, language::en),
        ContainsSubstring("- post taken: somebody unnamed, 东县小园管委会 主任 (concurrent); the same person is "
                          "东县工业园区管委会 主任\n"));
    REQUIRE(card_of(bulletin_of(t), "tenures.taken"));
    CHECK(card_of(bulletin_of(t), "tenures.taken")->moved == decimal::of(1));
}

TEST_CASE(
    "a bulletin tells who leaves a post, and does not let those who left it before leave now", "[faces][bulletin]") {
    const two_parks parks;
    change c(parks.content);
    post p;
    p.key = post_id::derive("two-parks", "director");
    p.body = parks.small_agency;
    p.kind = post_kind::director;
    p.title = "主任";
    c.put(p).value();
    const auto somebody = [&](const char* name, period valid) {
        person who;
        who.key = person_id::derive("two-parks", name);
        who.name = name;
        c.put(who).value();
        tenure t;
        t.key = tenure_id::derive("two-parks", name);
        t.post = p.key;
        t.person = who.key;
        t.valid = valid;
        c.put(t).value();
    };
    somebody("甲", {date(2018, 1, 1), date(2021, 1, 1)});
    somebody("乙", {date(2021, 1, 1), std::nullopt});
    const hierarchy h = std::move(c).finish();
    plan closing = parks.merger();
    closing.steps[0].on = date(2023, 5, 1);
    const bulletin_content merged = bulletin_of(simulate(h, closing, policy{}).value());
    CHECK(merged.acts[0].notes.size() == 2);
    const std::string page = written(merged, page_format::plain);
    CHECK_THAT(page, ContainsSubstring("离职：乙不再任东县小园管委会 主任"));
    CHECK_THAT(page, ContainsSubstring("曾任：甲曾任东县小园管委会 主任"));
    CHECK_THAT(page, !ContainsSubstring("甲不再任"));
    CHECK(card_of(merged, "tenures.left")->moved == decimal::of(1));
    // Whoever is relieved keeps a tenure that ends on the day.
    plan relieving = parks.merger();
    relieving.steps[0].on = date(2023, 5, 1);
    relieving.steps[0].what = relieve{p.key, {}};
    const std::string relieved = bulletin(simulate(h, relieving, policy{}).value());
    CHECK_THAT(relieved, ContainsSubstring("离职：乙不再任东县小园管委会 主任"));
    CHECK_THAT(relieved, !ContainsSubstring("甲"));
}

//=== findings, facts, places ===//

TEST_CASE("findings are told by what became of them, with clause, acts and place", "[faces][bulletin]") {
    const bulletin_content c = bulletin_of(merged(two_parks().merger()));
    CHECK(c.within == "江西省/某市");
    const auto at = std::find_if(c.clauses.begin(), c.clauses.end(), [](const bulletin_clause& k) {
        return k.rule == "jx23.county.max-zones" && k.course == bulletin_course::undecided;
    });
    REQUIRE(at != c.clauses.end());
    CHECK_THAT(at->clause.zh, ContainsSubstring("原则上每个县（市、区）的开发区不超过1家"));
    CHECK(at->whom.first == std::vector<std::string>{"东县"});
    CHECK(at->acts == std::vector<std::int64_t>{1});
    REQUIRE(at->sayings.size() == 1);
    CHECK(at->sayings[0].says.zh.starts_with("不符合→无法判定；尚不能认定："));
    CHECK_THAT(at->sayings[0].says.zh, ContainsSubstring("所在地：未具名园"));
    CHECK(std::is_sorted(c.clauses.begin(), c.clauses.end(),
        [](const bulletin_clause& a, const bulletin_clause& b) { return a.course < b.course; }));

    const two_parks parks;
    change certain(parks.content);
    certain.remove(parks.unnamed_agency).value();
    const bulletin_content cured =
        bulletin_of(simulate(std::move(certain).finish(), parks.merger(), packs::jiangxi_2023()).value());
    const auto over = std::find_if(cured.clauses.begin(), cured.clauses.end(),
        [](const bulletin_clause& k) { return k.course == bulletin_course::cured; });
    REQUIRE(over != cured.clauses.end());
    CHECK(over->sayings.front().says.en.starts_with("violated → satisfied; before: "));
}

TEST_CASE(
    "what became of what was violated is told: satisfied, undecided or gone, none left out", "[faces][bulletin]") {
    for (const trial& t : {ganzhou(), merged(two_parks().merger())}) {
        const bulletin_content c = bulletin_of(t);
        std::int64_t all = 0;
        for (const bulletin_became& b : c.outcome.became) {
            all += b.count;
            CHECK(b.count > 0);
        }
        CHECK(all == static_cast<std::int64_t>(t.report_before().count(verdict::violated)));
    }
    const bulletin_content c = bulletin_of(merged(two_parks().merger()));
    REQUIRE(c.outcome.became.size() >= 1);
    const auto open = std::find_if(c.outcome.became.begin(), c.outcome.became.end(),
        [](const bulletin_became& b) { return b.is == verdict::undecided; });
    REQUIRE(open != c.outcome.became.end());
    const std::string page = written(c, page_format::plain);
    CHECK_THAT(page, ContainsSubstring(std::to_string(open->count) + "项转为无法判定"));
    CHECK_THAT(page, ContainsSubstring("；改革前为回看"));
    // Where the rules were there before, nothing of the kind is said.
    plan later = two_parks().merger();
    later.judged = trial_dates{date(2023, 11, 9), date(2023, 11, 23), date(2023, 11, 8)};
    CHECK_THAT(written(bulletin_of(merged(later)), page_format::plain), !ContainsSubstring("回看"));
}

TEST_CASE("agencies that were closed, heirs that nobody identifies and duties reported in total are told as such",
    "[faces][bulletin]") {
    const bulletin_content c = bulletin_of(ganzhou());
    const auto tells = [](const std::vector<bulletin_place>& places, std::string_view what) {
        return std::any_of(places.begin(), places.end(),
            [&](const bulletin_place& p) { return p.told.zh.find(what) != std::string::npos; });
    };
    CHECK(tells(c.after, "原管理机构赣州新能源汽车科技城管理处已不再设"));
    CHECK_FALSE(tells(c.before, "已不再设"));
    CHECK(std::any_of(c.lineage.begin(), c.lineage.end(),
        [](const bulletin_succession& s) { return s.heir.zh == "邻近乡镇人民政府（来源只载其称，未指明）"; }));
    REQUIRE(c.duties.size() == 2);
    CHECK_THAT(c.duties[0].says.zh, ContainsSubstring("未见办理（来源报已办理20个，未载是哪些）"));
    CHECK(c.duties[0].interpreted);
    CHECK(c.duties[1].count == 7); // of ten bodies closed three only stand for one
    CHECK_THAT(written(c, page_format::plain, bulletin_part::page_one), ContainsSubstring("（理解；期限未定）："));
}

TEST_CASE("what is as undecided as before is told by what is missing, what no act touches by its number",
    "[faces][bulletin]") {
    const bulletin_content c = bulletin_of(ganzhou());
    std::size_t as_before = 0;
    for (const bulletin_clause& k : c.clauses) {
        if (k.course != bulletin_course::undecided) continue;
        std::int64_t told = 0;
        for (const bulletin_saying& s : k.sayings) {
            told += s.whom.all;
            as_before += s.says.zh.starts_with("仍无法判定；缺少：");
        }
        CHECK(told <= k.count);
        CHECK(k.changed == !k.clause.empty());
        if (k.sayings.empty()) CHECK(k.acts.empty());
    }
    CHECK(as_before > 5);
}

TEST_CASE("the path told once is the path of all names under it", "[faces][bulletin]") {
    const auto holds = [](const bulletin_content& c) {
        for (const std::string& part : {std::string("/"), c.within + "/"}) CHECK_FALSE(c.within.ends_with(part));
        std::size_t looked_at = 0;
        const auto look = [&](const bulletin_names& names) {
            for (const std::string& name : names.first) {
                ++looked_at;
                CHECK_FALSE(name.empty());
                CHECK_FALSE(name.starts_with("/"));
                if (!c.within.empty()) CHECK_FALSE(name.starts_with(c.within + "/"));
            }
        };
        for (const bulletin_clause& k : c.clauses) {
            look(k.whom);
            for (const bulletin_saying& s : k.sayings) look(s.whom);
        }
        for (const bulletin_fact& f : c.facts) look(f.whose);
        return looked_at;
    };
    const bulletin_content c = bulletin_of(ganzhou());
    CHECK(c.within == "江西省/赣州市");
    CHECK(holds(c) > 20);
    // All paths that a finding names begin with it, in the reports themselves.
    for (const report* r : {&ganzhou().report_before(), &ganzhou().report_after()})
        for (const finding& f : r->findings()) CHECK((f.path == c.within || f.path.starts_with(c.within + "/")));
}

TEST_CASE("numbers in lists of names stand as numbers", "[faces][bulletin]") {
    const std::string page = written(bulletin_of(ganzhou()), page_format::plain);
    CHECK_THAT(page, ContainsSubstring("未具名开发区四、未具名开发区五、未具名开发区六"));
    CHECK_THAT(page, !ContainsSubstring("未具名开发区五、未具名开发区六、未具名开发区四"));
}

TEST_CASE("what is to be found out is told by fact, what the acts touch first", "[faces][bulletin]") {
    const bulletin_content c = bulletin_of(merged(two_parks().merger()));
    REQUIRE_FALSE(c.facts.empty());
    const auto seat = std::find_if(
        c.facts.begin(), c.facts.end(), [](const bulletin_fact& f) { return f.fact.zh == "位于哪一县（市、区）"; });
    REQUIRE(seat != c.facts.end());
    CHECK(seat->whose.first == std::vector<std::string>{"未具名园"});
    CHECK_FALSE(seat->waits.empty());
    bool untouched = false;
    std::int64_t breaking = 0;
    std::set<std::string> asked;
    for (const bulletin_fact& f : c.facts) {
        CHECK(asked.insert(f.fact.zh).second); // one question, one line, whatever waits for it
        CHECK((untouched == false || f.waits.empty()));
        if (!untouched && f.waits.empty()) breaking = f.breaking;
        untouched = f.waits.empty();
        if (&f != &c.facts.front() && !untouched) CHECK(f.breaking <= breaking);
        breaking = f.breaking;
    }
    const trial nothing_asked =
        simulate(two_parks().content, two_parks().merger(), policy("t", say("无", "none"), {})).value();
    CHECK_THAT(bulletin(nothing_asked),
        ContainsSubstring("没有因缺少事实而无法判定的事项。") && ContainsSubstring("没有评判任何事项。"));
}

TEST_CASE("the hierarchy is told before and after, as far as it was touched", "[faces][bulletin]") {
    const two_parks parks;
    change c(parks.content);
    c.add({unit_id::derive("two-parks", "west"), unit_kind::county, "西县", code{"369922"}, c.now().at("某市")})
        .value();
    const trial t = simulate(std::move(c).finish(), parks.merger(), packs::jiangxi_2023()).value();
    const bulletin_content told = bulletin_of(t);
    const auto names = [](const std::vector<bulletin_place>& places) {
        std::vector<std::string> all;
        for (const bulletin_place& p : places)
            all.push_back(std::string(static_cast<std::size_t>(p.depth), ' ') + p.name);
        return all;
    };
    CHECK(
        names(told.before) == std::vector<std::string>{"江西省", " 某市", "  东县", "   东县小园", "   东县工业园区"});
    CHECK(
        names(told.after) == std::vector<std::string>{"江西省", " 某市", "  东县", "   东县工业园区", "    东县小园"});
    CHECK(told.before[1].others == 2); // the county and the zone of which nothing was touched
    CHECK(told.before.back().touched);
    CHECK_FALSE(told.before.front().touched);
    CHECK_THAT(told.before.back().told.zh, ContainsSubstring("东县工业园区管委会（推断）"));
    CHECK_THAT(written(told, page_format::markdown), ContainsSubstring("  - 某市（地级市）；另有2个未涉及\n"));
    REQUIRE_FALSE(told.lineage.empty());
    CHECK(told.all_lineage == static_cast<std::int64_t>(told.lineage.size()));

    // What two acts say alike of two divisions is told once.
    change towns(parks.content);
    for (const char* const name : {"甲镇", "乙镇"})
        towns.add({unit_id::derive("two-parks", name), unit_kind::town, name, {}, towns.now().at("某市/东县")}).value();
    const hierarchy with_towns = std::move(towns).finish();
    plan twice = parks.merger();
    twice.steps.clear();
    const auto boundary = [&](const char* key, const char* from, const char* to, std::int64_t area) {
        plan_step s;
        s.key = key;
        s.what = change_boundary{.from = unit_id::derive("two-parks", from),
            .to = unit_id::derive("two-parks", to),
            .area = decimal::of(area)};
        twice.steps.push_back(std::move(s));
    };
    boundary("1", "甲镇", "乙镇", 2);
    boundary("2", "甲镇", "乙镇", 2);
    boundary("3", "乙镇", "甲镇", 1);
    const bulletin_content back_and_forth = bulletin_of(simulate(with_towns, twice, packs::jiangxi_2023()).value());
    REQUIRE(back_and_forth.lineage.size() == 2);
    CHECK(back_and_forth.all_lineage == 2);
    CHECK(back_and_forth.lineage.front().what.zh == "2公顷");
}

TEST_CASE("what is left to do is told by its last day, what is past its term first and what is done last",
    "[faces][bulletin]") {
    const hierarchy h = read_sketch(R"(
province 江西省 code=36
  city 赣州市 code=3607
    county 于都县 code=360731
      body 于都县政府 kind=government seat=贡江镇
      town 贡江镇 code=360731100
      town 罗坳镇 code=360731101
      zone 甲园 tier=provincial managed-by=于都县
        agency 甲园管委会 rank=section_chief
      zone 乙园 tier=none managed-by=于都县
        agency 乙园管委会 rank=section_deputy
)",
        "sketch")
                            .value();
    const auto step = [](std::string key, operation what) {
        plan_step s;
        s.key = std::move(key);
        s.what = std::move(what);
        s.on = date(2025, 10, 1);
        return s;
    };
    plan p;
    p.id = "duties";
    p.title = say("撤并", "closures");
    p.judged = trial_dates{date(2025, 9, 1), date(2026, 6, 1), date(2025, 10, 1)};
    p.steps = {
        step("撤甲",
            abolish_agency{.agency = h.find_body("甲园管委会").value()->key, .successor = party::of(h.at("于都县"))}),
        step("撤乙",
            abolish_agency{.agency = h.find_body("乙园管委会").value()->key, .successor = party::of(h.at("于都县"))}),
        step("更名", rename_unit{h.at("罗坳镇"), "罗坳新镇"})};
    p.steps[2].procedure.approved_by = authority{organ::government, h.at("江西省"), {}};
    p.steps[2].procedure.approved_on = date(2025, 9, 30);
    const trial t = simulate(h, p, packs::national()).value();
    const bulletin_content told = bulletin_of(t);
    const std::vector<follow_up> all = follow_ups(t, packs::national());
    REQUIRE(told.all_duties == static_cast<std::int64_t>(told.duties.size()));
    std::int64_t count = 0;
    std::set<duty_standing> standings;
    for (std::size_t i = 0; i < told.duties.size(); ++i) {
        const bulletin_duty& d = told.duties[i];
        count += d.count;
        standings.insert(d.standing);
        CHECK_FALSE(d.acts.empty());
        CHECK_FALSE(d.basis.empty());
        if (i == 0) continue;
        const bulletin_duty& last = told.duties[i - 1];
        const auto rank = [](duty_standing s) {
            return s == duty_standing::overdue ? 0 : s == duty_standing::open ? 1 : 2;
        };
        CHECK(rank(last.standing) <= rank(d.standing));
        if (last.standing == d.standing && last.due && d.due) CHECK(*last.due <= *d.due);
        if (last.standing == d.standing && !last.due) CHECK_FALSE(d.due);
    }
    CHECK(count == static_cast<std::int64_t>(all.size()));
    REQUIRE(standings.count(duty_standing::overdue) == 1);
    // Two seals are one line, and the first line has the last day that is past.
    const auto seal = std::find_if(told.duties.begin(), told.duties.end(),
        [](const bulletin_duty& d) { return d.kind == follow_up_kind::cancel_seal; });
    REQUIRE(seal != told.duties.end());
    CHECK(seal->count == 2);
    CHECK(seal->whom.first == std::vector<std::string>{"乙园管委会", "甲园管委会"});
    CHECK(seal->acts.size() == 1);
    REQUIRE(told.duties.front().due);
    const std::string page = written(told, page_format::markdown, bulletin_part::page_one);
    CHECK_THAT(page, ContainsSubstring("## 后续要办什么\n- 备案") && ContainsSubstring("\n- 另有4类\n"));
    CHECK_THAT(page, ContainsSubstring(written_out(*told.duties.front().due).zh) && ContainsSubstring("逾期未见办理"));
    CHECK_THAT(written(told, page_format::markdown, bulletin_part::annex, language::en),
        ContainsSubstring("## <a id=\"duties\"></a>What is left to do") && ContainsSubstring("[1](#act-1)"));
    CHECK_THAT(written(told, page_format::markdown),
        ContainsSubstring("| 缴销印章；未见办理 |") && ContainsSubstring("| 乙园管委会、甲园管委会 |"));
    CHECK_THAT(write_bulletin(told), ContainsSubstring("\"kind\": \"cancel_seal\""));
    // Of a plan that leaves nothing there is no such section.
    p.steps.clear();
    CHECK_THAT(bulletin(simulate(h, p, packs::national()).value()), !ContainsSubstring("后续"));
}

TEST_CASE("sources and documents are told by their titles", "[faces][bulletin]") {
    plan p = two_parks().merger();
    p.steps[0].basis = provenance::stated("S1 §3");
    reform_document ordering;
    ordering.key = "批复";
    ordering.document.title = "关于整合两园的批复";
    ordering.document.number = "某府字〔2022〕7号";
    p.documents = {ordering};
    p.document = "批复";
    bulletin_options options;
    options.sources = {{"S1", "某市公报"}};
    const bulletin_content told = bulletin_of(merged(p), options);
    CHECK(told.sources.at(0).title == "某市公报");
    CHECK(told.acts.at(0).document == name_of(ordering));
    const std::string page = written(told, page_format::markdown);
    CHECK_THAT(page, ContainsSubstring("；来源：[某市公报（S1 §3）](#sources)"));
    CHECK_THAT(page, ContainsSubstring("；文件：《关于整合两园的批复》（某府字〔2022〕7号）"));
    CHECK_THAT(page, ContainsSubstring("| S1 §3 | 某市公报 |"));
    CHECK_THAT(written(bulletin_of(merged(p)), page_format::markdown), ContainsSubstring("；来源：[S1 §3](#sources)"));
}
