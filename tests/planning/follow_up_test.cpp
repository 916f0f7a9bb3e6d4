// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/two_parks.hpp"

#include <onezone/faces/json/follow_up.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/planning/follow_up.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace onezone;

// What acts leave to be done: each duty with its source and its last day, ticked off by the procedure of the act or by a later act.

namespace {

const hierarchy& before() {
    static const hierarchy h = read_sketch(R"(
province 江西省 code=36
  city 赣州市 code=3607
    county 于都县 code=360731
      body 于都县政府 kind=government seat=贡江镇
      town 贡江镇 code=360731100
      town 罗坳镇 code=360731101
        village 丙村
        village 丁村
      zone 于都园 tier=provincial managed-by=于都县 dispatched-by=于都县
        agency 于都园管委会 rank=section_chief
          function 义务教育 class=social
          post 主任 kind=director holder=张三
      zone 小园 tier=none managed-by=于都县 dispatched-by=于都县
        agency 小园管委会 rank=section_deputy
)",
        "world")
                                   .value();
    return h;
}
unit_id unit(std::string_view name) { return before().at(name); }
body_id body_called(std::string_view name) { return before().find_body(name).value()->key; }

plan_step stepped(std::string key, operation what, std::optional<date> on = date(2025, 10, 1)) {
    plan_step s;
    s.key = std::move(key);
    s.what = std::move(what);
    s.on = on;
    return s;
}
trial tried(std::vector<plan_step> steps) {
    plan p;
    p.id = "follow-up";
    p.steps = std::move(steps);
    p.judged = trial_dates{date(2025, 9, 1), date(2026, 6, 1), date(2025, 10, 1)};
    return simulate(before(), p, packs::national()).value();
}
const follow_up* find(const std::vector<follow_up>& all, follow_up_kind kind, std::string_view at) {
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const follow_up& f) { return f.kind == kind && f.path.ends_with(at); });
    return found == all.end() ? nullptr : &*found;
}
std::string stands(const follow_up& f, const date& day) { return std::string(key_of(standing_on(f, day))); }

plan_step renamed() {
    plan_step s = stepped("更名", rename_unit{unit("罗坳镇"), "罗坳新镇"});
    s.procedure.approved_by = authority{organ::government, unit("江西省"), {}};
    s.procedure.approved_on = date(2025, 9, 30);
    return s;
}

} // namespace

TEST_CASE(
    "duties of procedure have their term, and what the procedure states ticks them off", "[planning][follow-up]") {
    const std::vector<follow_up> all = follow_ups(tried({renamed()}));
    const follow_up* const filing = find(all, follow_up_kind::put_on_record, "罗坳新镇");
    REQUIRE(filing);
    CHECK(filing->rule == "name.filing");
    CHECK(filing->due == date(2025, 10, 15));
    CHECK(
        filing->by == std::vector<authority>{{organ::national_civil_affairs, {}, {}}, {organ::state_council, {}, {}}});
    CHECK(stands(*filing, date(2025, 10, 15)) == "open");
    CHECK(stands(*filing, date(2025, 10, 16)) == "overdue");
    const follow_up* const complete = find(all, follow_up_kind::complete, "罗坳新镇");
    REQUIRE(complete);
    CHECK(complete->due == date(2026, 9, 30));
    CHECK(complete->basis.clause == "第十五条");
    CHECK(find(all, follow_up_kind::report_completion, "罗坳新镇"));
    CHECK(find(all, follow_up_kind::announce, "罗坳新镇"));
    CHECK_FALSE(find(all, follow_up_kind::survey, "罗坳新镇"));

    plan_step told = renamed();
    told.procedure.filed_with = std::vector<authority>{{organ::national_civil_affairs, {}, {}}};
    told.procedure.filed_on = date(2025, 10, 20);
    told.procedure.announced_on = date(2025, 10, 10);
    const std::vector<follow_up> then = follow_ups(tried({told}));
    const follow_up& filed = *find(then, follow_up_kind::put_on_record, "罗坳新镇");
    CHECK(filed.done_on == date(2025, 10, 20));
    // Done too late: overdue until it was.
    CHECK(stands(filed, date(2025, 10, 18)) == "overdue");
    CHECK(stands(filed, date(2025, 10, 20)) == "done");
    CHECK(stands(*find(then, follow_up_kind::announce, "罗坳新镇"), date(2025, 12, 1)) == "done");

    // Filed with somebody else, it is not.
    told.procedure.filed_with = std::vector<authority>{{organ::government, unit("赣州市"), {}}};
    CHECK_FALSE(find(follow_ups(tried({told})), follow_up_kind::put_on_record, "罗坳新镇")->done);
}

TEST_CASE("a term that runs from a day nobody states has no last day", "[planning][follow-up]") {
    plan_step s = renamed();
    s.procedure.approved_on = {};
    const std::vector<follow_up> all = follow_ups(tried({s}));
    const follow_up& filing = *find(all, follow_up_kind::put_on_record, "罗坳新镇");
    CHECK(filing.within);
    CHECK_FALSE(filing.due);
    CHECK(stands(filing, date(2030, 1, 1)) == "open");
}

TEST_CASE("what is overdue on a day is asked of all", "[planning][follow-up]") {
    const std::vector<follow_up> all = follow_ups(tried({renamed()}));
    CHECK(overdue(all, date(2025, 10, 15)).empty());
    const std::vector<follow_up> late = overdue(all, date(2025, 10, 16));
    CHECK(late.size() == 2); // on record, and announced as a name
    for (const follow_up& f : late) CHECK(f.due == date(2025, 10, 15));
    CHECK(overdue(all, date(2026, 10, 1)).size() == 3);
}

TEST_CASE("a charter is due after a change, and a later act issues it", "[planning][follow-up]") {
    strip_functions strip;
    strip.agency = body_called("于都园管委会");
    strip.to = party::of(body_called("于都县政府"));
    strip.which = strip_scope::social;
    const std::vector<follow_up> due = follow_ups(tried({stepped("剥离", strip)}));
    const follow_up* const charter = find(due, follow_up_kind::reissue_charter, "于都园管委会");
    REQUIRE(charter);
    CHECK_FALSE(charter->done);
    CHECK(charter->basis.how == grade::inferred);
    CHECK_FALSE(charter->basis.reason.empty());
    CHECK(charter->basis.source == "S1");

    reissue_charter reissue;
    reissue.body = strip.agency;
    reissue.document = "于编〔2025〕3号";
    const std::vector<follow_up> done =
        follow_ups(tried({stepped("剥离", strip), stepped("三定", reissue, date(2025, 12, 1))}));
    const follow_up& issued = *find(done, follow_up_kind::reissue_charter, "于都园管委会");
    CHECK(issued.step == "剥离");
    CHECK(issued.done_by == "三定");
    CHECK(issued.done_on == date(2025, 12, 1));
    CHECK(stands(issued, date(2025, 11, 30)) == "open");
    CHECK(stands(issued, date(2025, 12, 1)) == "done");
}

TEST_CASE("a new division wants a code, which the same act or a later one gives", "[planning][follow-up]") {
    const auto founded = [](code k) {
        founding f;
        f.name = "新镇";
        f.kind = unit_kind::town;
        f.parent = unit("于都县");
        f.code = k;
        f.takes = {unit("丙村")};
        return stepped("设镇", establish_division{f});
    };
    const std::vector<follow_up> without = follow_ups(tried({founded({})}));
    const follow_up* const due = find(without, follow_up_kind::assign_code, "新镇");
    REQUIRE(due);
    CHECK_FALSE(due->done);
    CHECK(due->rule == "code.on-change");
    CHECK(due->basis.how == grade::stated);
    // With its code the clause says who decides and publishes it, and within which time.
    const std::vector<follow_up> with = follow_ups(tried({founded(code{"360731105"})}));
    const auto coded = std::count_if(
        with.begin(), with.end(), [](const follow_up& f) { return f.kind == follow_up_kind::assign_code; });
    CHECK(coded == 2);
    CHECK(find(with, follow_up_kind::assign_code, "新镇")->rule != "code.on-change");

    plan p;
    p.id = "follow-up";
    p.steps = {founded({})};
    const unit_id made = unit_id::derive(act_of(p, 0), 0);
    const std::vector<follow_up> later = follow_ups(
        tried({founded({}), stepped("编码", recode_unit{made, code{"360731105"}, false}, date(2025, 11, 1))}));
    const follow_up& given = *find(later, follow_up_kind::assign_code, "新镇");
    CHECK(given.done_by == "编码");

    SECTION("before the measures on codes that it is due is a reading") {
        plan_step early = founded({});
        early.on = date(2025, 6, 1);
        const std::vector<follow_up> then = follow_ups(tried({early}));
        const follow_up& read = *find(then, follow_up_kind::assign_code, "新镇");
        CHECK(read.rule == "xzqh.code");
        CHECK(read.basis.how == grade::inferred);
    }
}

TEST_CASE("a body that is closed has its seal cancelled, and a post that falls vacant is to be filled",
    "[planning][follow-up]") {
    abolish_agency close;
    close.agency = body_called("小园管委会");
    close.successor = party::of(body_called("于都园管委会"));
    close.zone = zone_fate::kept;
    const std::vector<follow_up> closed = follow_ups(tried({stepped("撤销", close)}));
    const follow_up* const seal = find(closed, follow_up_kind::cancel_seal, "小园管委会");
    REQUIRE(seal);
    CHECK(seal->basis.how == grade::inferred);
    CHECK_FALSE(find(closed, follow_up_kind::cancel_seal, "于都园管委会"));
    const std::vector<follow_up> renamed =
        follow_ups(tried({stepped("更名", rename_body{body_called("于都园管委会"), "于都园管理中心"})}));
    const follow_up* const old_seal = find(renamed, follow_up_kind::cancel_seal, "于都园管委会");
    REQUIRE(old_seal);
    CHECK_FALSE(old_seal->done);
    CHECK_THAT(old_seal->basis.reason.zh, Catch::Matchers::ContainsSubstring("原名称的印章应缴销"));

    // What only stands for a body that no source names has neither a seal nor a charter.
    const onezone_tests::two_parks parks;
    plan closing = parks.merger();
    closing.steps[0].what = close_placeholder{parks.unnamed_agency, {}};
    for (const follow_up& f : follow_ups(simulate(parks.content, closing, packs::national()).value()))
        CHECK((f.about.id != parks.unnamed_agency.value()
            || (f.kind != follow_up_kind::cancel_seal && f.kind != follow_up_kind::reissue_charter)));

    const post_id director = before().posts_of(body_called("于都园管委会")).begin()->key;
    const std::vector<follow_up> vacant = follow_ups(tried({stepped("免职", relieve{director})}));
    const follow_up* const fill = find(vacant, follow_up_kind::fill_post, "主任");
    REQUIRE(fill);
    CHECK_FALSE(fill->done);
    appoint next;
    next.post = director;
    next.name = "李四";
    const std::vector<follow_up> filled =
        follow_ups(tried({stepped("免职", relieve{director}), stepped("任职", next, date(2025, 11, 1))}));
    CHECK(find(filled, follow_up_kind::fill_post, "主任")->done_by == "任职");
}

TEST_CASE("bounds that change are surveyed, marked, agreed upon and mapped", "[planning][follow-up]") {
    change_boundary b;
    b.from = unit("罗坳镇");
    b.to = unit("贡江镇");
    b.units = {unit("丙村")};
    plan_step s = stepped("调界", b);
    s.procedure.surveyed = true;
    const std::vector<follow_up> all = follow_ups(tried({s}));
    for (const char* at : {"罗坳镇", "贡江镇"}) {
        CAPTURE(at);
        for (const follow_up_kind kind : {follow_up_kind::survey, follow_up_kind::bring_maps_up_to_date,
                 follow_up_kind::mark_bounds, follow_up_kind::agree_on_bounds}) {
            const follow_up* const f = find(all, kind, at);
            REQUIRE(f);
            CHECK(f->done == (kind == follow_up_kind::survey));
        }
    }
}

TEST_CASE("duties are told in both languages and as JSON", "[planning][follow-up][json]") {
    const trial t = tried({renamed()});
    const std::vector<follow_up> all = follow_ups(t);
    const follow_up& filing = *find(all, follow_up_kind::put_on_record, "罗坳新镇");
    CHECK(name_of(filing, t.after(), date(2025, 10, 16)).zh
        == "备案：国务院民政部门或国务院，自批准之日起15日内（期限：2025年10月15日）；逾期未见办理");
    CHECK(name_of(filing, t.after(), date(2025, 10, 1)).en
        == "to put on record: the State Council's department of civil affairs or the State Council, within 15 days of approval (due by 15 October 2025); not stated to be done");
    std::ostringstream zh;
    print(zh, {filing}, t.after(), date(2025, 10, 16), language::zh);
    CHECK_THAT(zh.str(), Catch::Matchers::ContainsSubstring("地名管理条例"));
    const std::string json = write_follow_ups({filing}, t.after(), date(2025, 10, 16));
    for (const char* part : {"\"onezone\": \"follow_ups\"", "\"kind\": \"put_on_record\"", "\"standing\": \"overdue\"",
             "\"due\": \"2025-10-15\"", "\"organ\": \"national_civil_affairs\"", "\"rule\": \"name.filing\"",
             "\"days\": 15"}) {
        CAPTURE(part);
        CHECK_THAT(json, Catch::Matchers::ContainsSubstring(part));
    }
    const std::string approvals =
        write_approvals(approval(renamed().what, before(), date(2025, 10, 1)).value(), before());
    CHECK_THAT(approvals, Catch::Matchers::ContainsSubstring("\"role\": \"approves\""));
    CHECK_THAT(approvals, Catch::Matchers::ContainsSubstring("\"of\": \"江西省\""));
}
