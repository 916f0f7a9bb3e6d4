// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/data.hpp"
#include "support/two_parks.hpp"

#include <onezone/faces/json/json.hpp>
#include <onezone/faces/pages/bulletin.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/faces/tables/divisions.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <boost/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace onezone;
using Catch::Matchers::ContainsSubstring;
using onezone_tests::two_parks;

namespace {

trial merged(const plan& p) { return simulate(two_parks().content, p, packs::jiangxi_2023()).value(); }

const trial& ganzhou() {
    static const trial t = [] {
        const std::filesystem::path folder = onezone_tests::source_folder() / "examples" / "ganzhou";
        const hierarchy before = load_hierarchy((folder / "ganzhou-2022-11.json").string());
        return simulate(before, load_plan((folder / "ganzhou-2023-11.json").string(), before),
            load_policy((folder / "policy.json").string(), before))
            .value();
    }();
    return t;
}

std::string written(const bulletin_content& c, page_format format, bulletin_part part = bulletin_part::whole,
    language in = language::zh) {
    bulletin_style style;
    style.in = in;
    style.format = format;
    style.part = part;
    return bulletin(c, style);
}

std::size_t lines_of(const std::string& page) {
    return static_cast<std::size_t>(std::count(page.begin(), page.end(), '\n'));
}

std::set<std::string> all_matches(const std::string& in, const char* pattern) {
    std::set<std::string> found;
    const std::regex wanted(pattern);
    for (auto at = std::sregex_iterator(in.begin(), in.end(), wanted); at != std::sregex_iterator(); ++at)
        found.insert((*at)[1]);
    return found;
}

// What the links of a page lead to that is nowhere on it.
std::vector<std::string> loose_ends(const std::string& markdown, const std::string& html) {
    std::vector<std::string> loose;
    const auto compare = [&](const std::set<std::string>& targets, const std::set<std::string>& places) {
        CHECK(targets.size() > 2);
        std::set_difference(targets.begin(), targets.end(), places.begin(), places.end(), std::back_inserter(loose));
    };
    compare(all_matches(markdown, R"([^\\]\]\(#([^)]*)\))"), all_matches(markdown, R"re(<a id="([^"]*)"></a>)re"));
    compare(all_matches(html, R"re(href="#([^"]*)")re"), all_matches(html, R"re( id="([^"]*)")re"));
    return loose;
}

const bulletin_card* card_of(const bulletin_content& c, std::string_view key) {
    const auto at = std::find_if(c.cards.begin(), c.cards.end(), [&](const bulletin_card& k) { return k.key == key; });
    return at == c.cards.end() ? nullptr : &*at;
}

// One county with a zone, to which `towns` townships are entrusted in one act or in as many.
trial entrusted(int towns, bool in_one_act) {
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

} // namespace

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

TEST_CASE("cards are those that concern the reform, and none is all zeros", "[faces][bulletin]") {
    const bulletin_content c = bulletin_of(merged(two_parks().merger()));
    const bulletin_card* const agencies = card_of(c, "agencies");
    REQUIRE(agencies);
    CHECK(agencies->before == decimal::of(3));
    CHECK(agencies->after == decimal::of(2));
    CHECK(agencies->acts == std::vector<std::int64_t>{1});
    REQUIRE(card_of(c, "agencies.stated"));
    CHECK(card_of(c, "agencies.stated")->part);
    CHECK(card_of(c, "agencies.stated")->after == decimal::of(0));
    REQUIRE(card_of(c, "zones.park"));
    CHECK(card_of(c, "zones.park")->after == decimal::of(1));
    CHECK_FALSE(card_of(c, "integrated"));
    CHECK_FALSE(card_of(c, "divisions.county"));
    for (const bulletin_card& k : c.cards) {
        CAPTURE(k.key);
        CHECK_FALSE(k.acts.empty());
        CHECK((k.before.value_or(decimal()) != decimal() || k.after.value_or(decimal()) != decimal()
            || k.moved.value_or(decimal()) != decimal() || k.unknown != 0));
    }
    const bulletin_content towns = bulletin_of(entrusted(3, true));
    CHECK_FALSE(card_of(towns, "agencies"));
    REQUIRE(card_of(towns, "townships.administered.moved"));
    CHECK(card_of(towns, "townships.administered.moved")->moved == decimal::of(3));
}

TEST_CASE("published figures stand beside the counted ones, with the acts behind them", "[faces][bulletin]") {
    plan p = two_parks().merger();
    CHECK(bulletin_of(merged(p)).published.empty());
    p.published = {{"agencies.after", decimal::of(2), provenance::stated("S1")},
        {"agencies.merged", decimal::of(1), provenance::stated("S1")},
        {"agencies.before", decimal::of(4), provenance::stated("S1")}};
    const bulletin_content c = bulletin_of(merged(p));
    REQUIRE(c.published.size() == 3);
    CHECK_FALSE(c.published[0].differs);
    CHECK(c.published[0].acts == std::vector<std::int64_t>{1});
    CHECK(c.published[1].acts == std::vector<std::int64_t>{1});
    CHECK(c.published[2].differs);
    CHECK_THAT(written(c, page_format::markdown),
        ContainsSubstring("公布的数字有2个得出，1个不符") && ContainsSubstring("公布 4，计得 [3](#act-1)（S1）"));
    CHECK_THAT(written(c, page_format::markdown, bulletin_part::page_one, language::en),
        ContainsSubstring("published 4, counted 3 (S1)"));
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
    CHECK_THAT(page, ContainsSubstring("- 机构规格变动，没有改变任何人的级别\n"));
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
    CHECK_THAT(page, ContainsSubstring("| 划转\\|人员 | [" + name_of(hedge::more_than).zh + "30](#act-1) | S1 |"));
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
    CHECK_THAT(page, ContainsSubstring("往任：甲曾任东县小园管委会 主任"));
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
    const auto seat =
        std::find_if(c.facts.begin(), c.facts.end(), [](const bulletin_fact& f) { return f.fact.zh == "所在地"; });
    REQUIRE(seat != c.facts.end());
    CHECK(seat->whose.first == std::vector<std::string>{"未具名园"});
    CHECK_FALSE(seat->waits.empty());
    bool untouched = false;
    std::int64_t breaking = 0;
    for (const bulletin_fact& f : c.facts) {
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
}

//=== pages ===//

TEST_CASE("page one has at most 45 lines for any reform", "[faces][bulletin]") {
    for (const language in : {language::zh, language::en}) {
        const std::string page = written(bulletin_of(ganzhou()), page_format::markdown, bulletin_part::page_one, in);
        CHECK(lines_of(page) <= 45);
        CHECK(lines_of(page) > 20);
    }
    bulletin_content most = bulletin_of(ganzhou());
    const auto many = [](auto& list) {
        REQUIRE_FALSE(list.empty());
        while (list.size() < 100) list.push_back(list.front());
    };
    most.published.front().differs = true;
    most.dates.outside = std::vector<std::string>(100, "s");
    most.clauses.insert(most.clauses.begin(), most.clauses.front());
    most.clauses.front().course = bulletin_course::arisen;
    many(most.cards);
    many(most.published);
    many(most.reported);
    many(most.done);
    many(most.clauses);
    many(most.facts);
    most.all_facts = 200;
    const std::string page = written(most, page_format::markdown, bulletin_part::page_one);
    CHECK(lines_of(page) == 45);
    for (const char* rest : {"另有96项", "另有196类", "另有91个不符", "另有96类", "条"})
        CHECK_THAT(page, ContainsSubstring(rest));
    const bulletin_content empty;
    CHECK(lines_of(written(empty, page_format::markdown, bulletin_part::page_one)) <= 15);
}

TEST_CASE("every link of a bulletin leads to a place on it, and each figure of page one to acts", "[faces][bulletin]") {
    plan differing = two_parks().merger();
    differing.published = {{"agencies.before", decimal::of(4), provenance::stated("S1")}};
    for (const bulletin_content& c : {bulletin_of(ganzhou()), bulletin_of(merged(differing)),
             bulletin_of(entrusted(30, false)), bulletin_of(entrusted(30, true))}) {
        const std::string markdown = written(c, page_format::markdown);
        CHECK(loose_ends(markdown, written(c, page_format::html)).empty());
        for (const bulletin_card& k : c.cards)
            for (const std::int64_t act : k.acts) CHECK((act >= 1 && act <= static_cast<std::int64_t>(c.acts.size())));
        for (const bulletin_published& p : c.published) CHECK_FALSE(p.acts.empty());
    }
    // Alone, page one has nowhere to lead to.
    CHECK_THAT(
        written(bulletin_of(ganzhou()), page_format::markdown, bulletin_part::page_one), !ContainsSubstring("](#"));
}

TEST_CASE("the three ways of writing say the same", "[faces][bulletin]") {
    const bulletin_content c = bulletin_of(ganzhou());
    for (const page_format format : {page_format::markdown, page_format::html, page_format::plain}) {
        const std::string page = written(c, format);
        CHECK_THAT(page, ContainsSubstring("赣州市清理规范开发区管理机构"));
        CHECK_THAT(page, ContainsSubstring("没有判为不符合的事项。"));
        CHECK_THAT(page, ContainsSubstring("剥离沙河工业园管理机构的社会管理职能，由章贡区人民政府承担"));
        const std::string alone = written(c, format, bulletin_part::page_one);
        CHECK(alone.size() < page.size() / 4);
        CHECK_THAT(alone, !ContainsSubstring("剥离沙河工业园管理机构的社会管理职能"));
        CHECK_THAT(written(c, format, bulletin_part::annex), !ContainsSubstring("没有判为不符合的事项。"));
        CHECK_THAT(
            written(c, format, bulletin_part::whole, language::en), ContainsSubstring("Nothing is found violated."));
    }
    CHECK_THAT(written(c, page_format::html), ContainsSubstring("<strong>职能剥离</strong>"));
}

TEST_CASE("a bulletin as JSON has every field that says something", "[faces][bulletin][json]") {
    const bulletin_content c = bulletin_of(ganzhou());
    const boost::json::value json = boost::json::parse(write_bulletin(c));
    CHECK(json.at("onezone") == "bulletin");
    CHECK(json.at("title").at("zh").as_string() == c.title.zh);
    CHECK(json.at("outcome").at("after") == "undecided");
    CHECK(json.at("cards").as_array().size() == c.cards.size());
    CHECK(json.at("cards").at(0).at("key") == "agencies");
    CHECK(json.at("cards").at(0).at("before") == 31);
    CHECK(json.at("cards").at(0).at("after") == 21);
    CHECK(json.at("acts").as_array().size() == c.acts.size());
    CHECK(json.at("done").at(0).at("kind") == "change_rank");
    CHECK(json.at("facts").as_array().size() == c.facts.size());
    CHECK(json.at("before").at(0).at("name") == "江西省");
}

TEST_CASE("hostile and masked names stay text in a bulletin", "[faces][bulletin]") {
    for (const std::string name : {"张*明", "<b>园", "甲|乙", "甲\\|乙", "=HYPERLINK(\"x\")", "-10人划出",
             "甲\xE2\x80\xAE乙", "<script>alert(1)", "](#x)", "&lt;"}) {
        CAPTURE(name);
        const two_parks parks;
        change c(parks.content);
        c.rename(parks.small_zone, name + "园").value();
        body agency = *c.now().find(parks.small_agency);
        agency.name = name;
        c.put(agency).value();
        plan p = parks.merger();
        p.title = verbatim(name);
        p.remarks = {verbatim(name)};
        p.steps[0].remark = verbatim(name);
        const bulletin_content told = bulletin_of(simulate(std::move(c).finish(), p, packs::jiangxi_2023()).value());
        const std::string markdown = written(told, page_format::markdown);
        const std::string html = written(told, page_format::html);
        CHECK(loose_ends(markdown, html).empty());
        CHECK_THAT(
            html, !ContainsSubstring("<b>") && !ContainsSubstring("<script") && !ContainsSubstring("\xE2\x80\xAE"));
        CHECK_THAT(markdown, !ContainsSubstring("\xE2\x80\xAE"));
        // Nowhere does anything stand that would be markup.
        for (std::size_t i = 0; i < markdown.size(); ++i) {
            if (markdown[i] == '\\') {
                ++i;
            } else if (markdown[i] == '<') {
                CHECK(markdown.compare(i, 7, "<a id=\"") == 0);
                i += 6;
                i = markdown.find("</a>", i) + 3;
            }
        }
        CHECK(boost::json::parse(write_bulletin(told)).at("title").as_string() == name);
    }
}

TEST_CASE("a bulletin of nothing is a page that says so", "[faces][bulletin]") {
    const bulletin_content nothing = bulletin_of(trial());
    CHECK(nothing.outcome.after == outcome::nothing_judged);
    CHECK_FALSE(nothing.dates.before);
    for (const page_format format : {page_format::markdown, page_format::html, page_format::plain}) {
        CHECK_THAT(
            written(nothing, format), ContainsSubstring("没有任何步骤。") && ContainsSubstring("没有评判任何事项。"));
        CHECK_FALSE(written(bulletin_content(), format).empty());
    }
    CHECK(boost::json::parse(write_bulletin(bulletin_content())).as_object().size() == 2);
}

TEST_CASE("the README shows page one of Ganzhou", "[faces][bulletin][ganzhou]") {
    std::ifstream in(onezone_tests::source_folder() / "README.md");
    const std::string readme(std::istreambuf_iterator<char>(in), {});
    bulletin_style style;
    style.part = bulletin_part::page_one;
    style.heading = 3;
    CHECK_THAT(readme, ContainsSubstring(bulletin(bulletin_of(ganzhou()), style)));
}

//=== size ===//

TEST_CASE("the bulletin of one act on a large hierarchy is a page and a short annex", "[faces][bulletin]") {
    change c{hierarchy{}};
    const auto name = [](const char* kind, int n) { return std::string(kind) + std::to_string(n); };
    unit_id town, to;
    std::size_t units = 0;
    for (int p = 0; p < 4; ++p) {
        const unit_id province = unit_id::derive("large", std::to_string(++units));
        c.add({province, unit_kind::province, name("省", p), {}, {}}).value();
        for (int k = 0; k < 200; ++k) {
            const unit_id city = unit_id::derive("large", std::to_string(++units));
            const unit_id county = unit_id::derive("large", std::to_string(++units));
            c.add({city, unit_kind::prefecture_city, name("市", p * 1000 + k), {}, province}).value();
            c.add({county, unit_kind::county, name("县", p * 1000 + k), {}, city}).value();
            const unit_id zone = unit_id::derive("large", std::to_string(++units));
            c.add({zone, unit_kind::zone, name("园", p * 1000 + k), {}, county}).value();
            for (int t = 0; t < 25; ++t) {
                town = unit_id::derive("large", std::to_string(++units));
                c.add({town, unit_kind::town, name("镇", t), {}, county}).value();
            }
            if (k == 7) to = county;
        }
    }
    REQUIRE(units > 20'000);
    plan p;
    p.id = "one";
    p.title = say("一镇改隶", "one town moves");
    p.judged = trial_dates{date(2023, 11, 1), date(2023, 12, 1), date(2023, 12, 1)};
    p.steps.push_back({"s", reparent{town, to}, date(2023, 11, 20), provenance::stated("S1"), {}, {}, {}});
    const bulletin_content told = bulletin_of(simulate(std::move(c).finish(), p, packs::all()).value());
    for (const language in : {language::zh, language::en}) {
        CHECK(written(told, page_format::markdown, bulletin_part::whole, in).size() < 60'000);
        CHECK(written(told, page_format::plain, bulletin_part::whole, in).size() < 60'000);
        CHECK(written(told, page_format::html, bulletin_part::whole, in).size() < 80'000);
        CHECK(lines_of(written(told, page_format::markdown, bulletin_part::page_one, in)) <= 45);
    }
    CHECK(told.before.size() == 6); // the town, its county, city and province, and the county and city it goes to
}

TEST_CASE("the bulletin of one act on the nation is under 60 kB", "[faces][bulletin][data]") {
    const hierarchy nation = import_divisions(onezone_tests::data_folder().value() / "divisions").value().nation;
    plan p;
    p.id = "one";
    p.title = say("龙南镇改隶信丰县", "Longnan town moves to Xinfeng");
    p.judged = trial_dates{date(2023, 11, 1), date(2023, 12, 1), date(2023, 12, 1)};
    p.steps.push_back({"s", reparent{nation.at("龙南市/龙南镇"), nation.at("赣州市/信丰县")}, date(2023, 11, 20),
        provenance::stated("S1"), {}, {}, {}});
    const bulletin_content told = bulletin_of(simulate(nation, p, packs::all()).value());
    const std::string page = written(told, page_format::markdown);
    CHECK(page.size() < 60'000);
    CHECK(lines_of(written(told, page_format::markdown, bulletin_part::page_one)) <= 45);
    CHECK(write_bulletin(told).size() < 200'000);
    WARN("one act on the nation: " << lines_of(page) << " lines, " << page.size() << " bytes");
}
