// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/model/change.hpp>
#include <onezone/testing/sketch.hpp>

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace onezone;
using testing::sketch;

namespace {

const zone& zone_called(const hierarchy& h, std::string_view name) { return *h.zone_of(h.at(name)); }
const body& body_called(const hierarchy& h, std::string_view name) { return *h.find_body(name).value(); }
const post& post_called(const hierarchy& h, std::string_view title) {
    for (const post& p : h.all<post>())
        if (p.title == title) return p;
    throw std::runtime_error("no such post");
}
const tenure& tenure_of(const hierarchy& h, std::string_view title) {
    return *h.tenures_of(post_called(h, title).key).begin();
}
const holding& holding_called(const hierarchy& h, std::string_view name) {
    for (const holding& x : h.all<holding>())
        if (x.name == name) return x;
    throw std::runtime_error("no such holding");
}
template <class Record>
const Record& only(const hierarchy& h) {
    REQUIRE(h.count<Record>() == 1);
    return *h.all<Record>().begin();
}

/// What a sketch is refused with, and where.
struct fault {
    errc code{};
    std::size_t line = 0;
    std::size_t column = 0;
    friend bool operator==(const fault&, const fault&) = default;
    friend std::ostream& operator<<(std::ostream& os, const fault& f) {
        return os << name_of(f.code) << " at " << f.line << ':' << f.column;
    }
};
fault fault_of(std::string_view text) {
    const auto r = read_sketch(text, "test");
    if (r) return {};
    INFO(r.error());
    CHECK(r.error().where().source == "test");
    CHECK(!r.error().message().zh.empty());
    CHECK(!r.error().message().en.empty());
    return {r.error().code(), r.error().where().line, r.error().where().column};
}
std::string message_of(std::string_view text) { return read_sketch(text).error().message().en; }

/// The canonical text, checked to read back as the same value and to be written the same again.
std::string rewritten(std::string_view text) {
    const hierarchy h = sketch(text);
    const std::string written = write_sketch(h);
    INFO(written);
    CHECK(write_sketch(sketch(written)) == written);
    return written;
}

} // namespace

TEST_CASE("the example of the header reads as it says", "[faces][sketch]") {
    const hierarchy h = sketch(R"(
     city 赣州市
       county 于都县 code=360731
         zone 于都工业园区 tier=provincial agency=于都工业园区管委会
         zone 上欧工业园区 tier=?                            # unknown, as if left out
           agency 上欧工业园区管理办公室 rank=section_chief quota.institution=12
             post 主任 holder=甲 paid=no mode=concurrent
         town 贡江镇 administered-by=于都工业园区
       zone 未具名园区 ? ~~@S1("来源只给出机构总数")            # somewhere within 赣州市; a placeholder
     person 甲 rank=~county_deputy@S1("来源称其为县领导"|"the source calls him a county leader")
    )");
    CHECK(h.size() == 6);
    CHECK(body_called(h, "上欧工业园区管理办公室").kind == body_kind::management_office);
    CHECK(!zone_called(h, "未具名园区").seat_known);
    CHECK(zone_called(h, "未具名园区").from.how() == grade::placeholder);
    CHECK(h.find(tenure_of(h, "主任").person)->rank.from.reason().en == "the source calls him a county leader");
}

TEST_CASE("an empty sketch is an empty hierarchy", "[faces][sketch]") {
    CHECK(sketch("").empty());
    CHECK(sketch("\n   \n# nothing\n   # here\n").empty());
    CHECK(sketch("\xEF\xBB\xBF"
                 "county 甲县\r\ncounty 乙县\r\n")
              .size()
        == 2);
    CHECK(write_sketch(hierarchy{}).empty());
}

TEST_CASE("a line lies under the nearest line above that is indented less", "[faces][sketch]") {
    const hierarchy h = sketch(R"(
            city 赣州市                     # the first line sets the margin
               county 于都县 code=360731
                 town 贡江镇
                 town 梓山镇

               县 信丰县
                    镇 嘉定镇
            city 吉安市
    )");
    CHECK(h.size() == 7);
    CHECK(h[h.at("梓山镇")].path() == "赣州市/于都县/梓山镇");
    CHECK(h[h.at("嘉定镇")].path() == "赣州市/信丰县/嘉定镇");
    CHECK(h[h.at("嘉定镇")].kind() == unit_kind::town);
    CHECK(!h[h.at("吉安市")].parent());
    CHECK(h.find(code{"360731"}) == h[h.at("于都县")]);
    CHECK(h[h.at("赣州市")].kind() == unit_kind::prefecture_city);
}

TEST_CASE("every kind of division begins a line by key and by Chinese name", "[faces][sketch]") {
    for (const word& w : words(unit_kind{})) {
        const auto kind = static_cast<unit_kind>(w.value);
        for (const std::string_view spelled : {w.key, w.zh}) {
            CAPTURE(spelled);
            const hierarchy h = sketch(std::string(spelled) + " 甲");
            CHECK(h[h.at("甲")].kind() == kind);
            const hierarchy again = sketch(write_sketch(h));
            CHECK(again[again.at("甲")].kind() == kind);
        }
    }
}

TEST_CASE("the facts of a zone are keys on its line", "[faces][sketch]") {
    const hierarchy h = sketch(R"(
        province 江西省 code=36
          city 赣州市
            county 于都县
              zone 于都工业园区 tier=provincial category=经济建设类 location=county_area managed-by=于都县 dispatched-by=赣州市 approved-by=code:36 area=1037.21 statistics=于都县 first-industry=纺织服装 industries=纺织服装,电子 nameplates=于都高新区 hosts=章贡区 integrated=于都县 designation=试点
            district 章贡区
    )");
    const zone& z = zone_called(h, "于都工业园区");
    CHECK(z.seat == h.at("于都县"));
    CHECK(z.tier == zone_tier::provincial);
    CHECK(z.category == zone_category::economic);
    CHECK(z.location == location_class::county_area);
    CHECK(z.managing == h.at("于都县"));
    CHECK(z.dispatching == h.at("赣州市"));
    CHECK(z.approving == h.at("江西省"));
    CHECK(z.area == parse_decimal("1037.21").value());
    CHECK(z.statistics == h.at("于都县"));
    CHECK(z.first_industry == std::string("纺织服装"));
    CHECK(z.lead_industries == std::vector<std::string>{"纺织服装", "电子"});
    CHECK(z.nameplates == std::vector<std::string>{"于都高新区"});
    CHECK(only<hosting>(h).division == h.at("章贡区"));
    REQUIRE(z.integrated.size() == 1);
    CHECK(z.integrated[0].division == h.at("于都县"));
    REQUIRE(z.designations.size() == 1);
    CHECK(z.designations[0].name == "试点");
}

TEST_CASE("what a sketch does not say is unknown", "[faces][sketch]") {
    const hierarchy h = sketch("county 于都县\n zone 甲 tier=? category=?@S1 agency=丙\n zone 乙 industries=-");
    const zone& silent = zone_called(h, "甲");
    CHECK(!silent.tier.known());
    CHECK(silent.tier.from.empty());
    CHECK(!silent.category.known());
    CHECK(silent.category.from.source() == "S1");
    CHECK(!silent.location.known());
    CHECK(!silent.lead_industries.known());
    CHECK(!body_called(h, "丙").rank.known());
    CHECK(body_called(h, "丙").quota.empty());
    CHECK(zone_called(h, "乙").lead_industries == std::vector<std::string>{});
    CHECK(write_sketch(h)
        == "county 于都县\n"
           "  zone 乙 industries=-\n"
           "  zone 甲 category=?@S1 agency=丙\n");
}

TEST_CASE("facts and existence carry source, grade and reason", "[faces][sketch]") {
    const hierarchy h = sketch(R"(
        county 于都县
          zone 甲 ~~@S1("只给总数"|"only a total") tier=~national location=~county_area@"S1 §3"("名称为园区") category=economic@S2
            agency 乙 @S2 rank=~~?
    )");
    const zone& z = zone_called(h, "甲");
    CHECK(z.from.how() == grade::placeholder);
    CHECK(z.from.source() == "S1");
    CHECK(z.from.reason() == text{"只给总数", "only a total"});
    CHECK(z.tier.from.how() == grade::inferred);
    CHECK(!z.tier.from.reason().zh.empty());
    CHECK(!z.tier.from.reason().en.empty());
    CHECK(z.location.from == provenance::inferred(verbatim("名称为园区"), "S1 §3"));
    CHECK(z.category.from == provenance::stated("S2"));
    CHECK(body_called(h, "乙").from == provenance::stated("S2"));
    CHECK(!body_called(h, "乙").rank.known());
    CHECK(body_called(h, "乙").rank.from.how() == grade::placeholder);
    CHECK(sketch(write_sketch(h)) == h);
}

TEST_CASE("a place can be unknown within a unit", "[faces][sketch]") {
    const hierarchy h = sketch(
        "city 赣州市\n town 石塘镇 ?\n zone 未具名园区 ?\n  park 北园\n  park 南园 seat=章贡区\n  park 无址园 seat=-\n district 章贡区");
    CHECK(!h[h.at("石塘镇")].place_known());
    CHECK(!zone_called(h, "未具名园区").seat_known);
    CHECK(zone_called(h, "未具名园区").seat == h.at("赣州市"));
    CHECK(zone_called(h, "北园").part_of == h.at("未具名园区"));
    CHECK(!zone_called(h, "北园").seat_known);
    CHECK(zone_called(h, "南园").seat == h.at("章贡区"));
    CHECK(zone_called(h, "南园").seat_known);
    CHECK(!zone_called(h, "无址园").seat.ok());
    CHECK(sketch(write_sketch(h)) == h);
}

TEST_CASE("agency= is the line agency, whose kind follows from its name", "[faces][sketch]") {
    const hierarchy h = sketch(
        "county 于都县\n zone 甲 agency=甲管委会,甲管理办公室\n zone 乙\n  agency 乙办事处 kind=other\n  body 乙公司 kind=平台公司");
    CHECK(body_called(h, "甲管委会").kind == body_kind::management_committee);
    CHECK(body_called(h, "甲管委会").unit == h.at("甲"));
    CHECK(body_called(h, "甲管理办公室").kind == body_kind::management_office);
    CHECK(body_called(h, "乙办事处").kind == body_kind::other);
    CHECK(body_called(h, "乙公司").kind == body_kind::platform_company);
    CHECK(sketch(write_sketch(h)) == h);
}

TEST_CASE("bodies have rank, charter, counts and parts", "[faces][sketch]") {
    const hierarchy h = sketch(R"(
        county 于都县
          body 县政府 kind=government
          zone 甲
            agency 甲管委会 rank=副处级 legal=agency charter=2019-05-20,于编发〔2019〕8号 quota.administrative=10 quota.institution=~12@S1 staff.contract=? leading-posts=4 internal_bodies=6 nameplates=高新区管委会 credit-code=11369921M000100Y4X
              body 招商局 rank=正科级
              body 投资公司 kind=platform_company
          zone 乙
            agency 乙管委会 charter=yes
              body 党政办
            agency 乙二 charter=2020-01-01 part-of=甲管委会
            agency 乙三 charter=于编发1号
            agency 乙四 charter=?
    )");
    const body& b = body_called(h, "甲管委会");
    CHECK(b.rank == rank::county_deputy);
    CHECK(b.legal_type == dispatched_type::agency);
    CHECK(b.charter == charter{date(2019, 5, 20), "于编发〔2019〕8号"});
    CHECK(count_of(b.quota, quota_kind::administrative) == std::int64_t{10});
    CHECK(count_of(b.quota, quota_kind::institution).from.how() == grade::inferred);
    CHECK(b.staff.size() == 1);
    CHECK(!b.staff[0].count.known());
    CHECK(b.leading_posts == std::int64_t{4});
    CHECK(b.internal_bodies == std::int64_t{6});
    CHECK(b.nameplates == std::vector<std::string>{"高新区管委会"});
    CHECK(b.credit_code == "11369921M000100Y4X");
    CHECK(body_called(h, "招商局").part_of == b.key);
    CHECK(body_called(h, "招商局").kind == body_kind::internal_body);
    CHECK(body_called(h, "招商局").unit == h.at("甲"));
    CHECK(body_called(h, "投资公司").kind == body_kind::platform_company);
    CHECK(body_called(h, "乙管委会").charter == charter{});
    CHECK(body_called(h, "乙二").charter == charter{date(2020, 1, 1), {}});
    CHECK(body_called(h, "乙二").part_of == b.key);
    CHECK(body_called(h, "乙三").charter == charter{{}, "于编发1号"});
    CHECK(!body_called(h, "乙四").charter.known());
    CHECK(sketch(write_sketch(h)) == h);
}

TEST_CASE("a holder is one person wherever the name is the same", "[faces][sketch]") {
    const hierarchy h = sketch(R"(
        county 于都县
          body 县委 kind=party_committee
            post 书记 holder=甲 paid=yes rank=county_chief
          zone 园区
            agency 管委会
              post 主任 holder=甲 paid=no mode=concurrent approved=是 from=2021-02-25 until=2023-01-01
              post 常务副主任 kind=deputy_director grade=七级 category=管理 series=领导职务
                holder 乙 mode=挂职 ~@S1
                holder 丙 until=2020-01-01
              post 副主任
        person 甲 rank=正处级
    )");
    const tenure& main = tenure_of(h, "书记");
    const tenure& second = tenure_of(h, "主任");
    CHECK(h.count<person>() == 3);
    CHECK(main.person == second.person);
    CHECK(h.find(main.person)->name == "甲");
    CHECK(h.find(main.person)->rank == rank::county_chief);
    CHECK(main.paid == true);
    CHECK(second.paid == false);
    CHECK(second.approved == true);
    CHECK(second.mode == tenure_mode::concurrent);
    CHECK(second.valid == period{date(2021, 2, 25), date(2023, 1, 1)});
    CHECK(post_called(h, "书记").kind == post_kind::secretary);
    CHECK(post_called(h, "书记").rank == rank::county_chief);
    const post& deputy = post_called(h, "常务副主任");
    CHECK(deputy.kind == post_kind::deputy_director);
    CHECK(deputy.grade == "七级");
    CHECK(deputy.category == "管理");
    CHECK(deputy.series == "领导职务");
    CHECK(h.tenures_of(deputy.key).count() == 2);
    CHECK(h.tenures_of(post_called(h, "副主任").key).empty());
    CHECK(sketch(write_sketch(h)) == h);
}

TEST_CASE("labels tell apart what has one name, and name people who have none", "[faces][sketch]") {
    const hierarchy h = sketch(R"(
        county 甲县 as=one
          zone 园区 managed-by=*one
            agency 管委会 as=here
              post 主任 holder=*boss
              function 招商 shared-with=*there
        county 甲县 as=two
          zone 园区 managed-by=*two
            agency 管委会 as=there
              post 书记 holder=*boss
              post 副书记 holder=*older
              post 副主任 holder=*younger
        person 王五 as=older
        person 王五 as=younger rank=section_chief
    )");
    std::vector<std::uint64_t> managers;
    for (const zone& z : h.all<zone>()) {
        CHECK(*z.managing.value == z.seat);
        managers.push_back(z.seat.value());
    }
    REQUIRE(managers.size() == 2);
    CHECK(managers[0] != managers[1]);
    CHECK(h.count<person>() == 3);
    CHECK(tenure_of(h, "主任").person == tenure_of(h, "书记").person);
    CHECK(h.find(tenure_of(h, "主任").person)->name.empty());
    CHECK(h.find(tenure_of(h, "副书记").person)->name == "王五");
    CHECK(tenure_of(h, "副书记").person != tenure_of(h, "副主任").person);
    const holding& shared = holding_called(h, "招商");
    REQUIRE(shared.shared_with.size() == 1);
    CHECK(shared.shared_with[0] != shared.holder);
    const std::string written = write_sketch(h);
    INFO(written);
    CHECK(write_sketch(sketch(written)) == written);
    CHECK(sketch(written).count<person>() == 3);
}

TEST_CASE("a body holds functions, powers and things", "[faces][sketch]") {
    const hierarchy h = sketch(R"(
        county 于都县
          body 县政府 kind=government
          zone 园区
            agency 管委会 function=招商引资 project=电镀中心 document=公章
              function 义务教育 class=social smooth=yes linked=~no@S1 shared-with=县政府
              power 项目备案 granted-by=于都县 form=entrustment
              asset 标准厂房 amount=12.5 measure=万平方米
              retirees 退休干部 amount=3 measure=人 @S1
    )");
    CHECK(h.count<holding>() == 7);
    const holding& school = holding_called(h, "义务教育");
    CHECK(school.cls == carry_class::functions);
    CHECK(school.function == function_class::social);
    CHECK(school.runs_smoothly == true);
    CHECK(school.industry_linked.value == false);
    CHECK(school.industry_linked.from.how() == grade::inferred);
    CHECK(school.shared_with == std::vector<body_id>{body_called(h, "县政府").key});
    CHECK(!holding_called(h, "招商引资").function.known());
    const holding& power = holding_called(h, "项目备案");
    CHECK(power.cls == carry_class::powers);
    CHECK(power.grantor == h.at("于都县"));
    CHECK(power.form == power_form::entrustment);
    CHECK(holding_called(h, "标准厂房").cls == carry_class::assets);
    CHECK(holding_called(h, "标准厂房").amount == parse_decimal("12.5").value());
    CHECK(holding_called(h, "标准厂房").measure == "万平方米");
    CHECK(holding_called(h, "电镀中心").cls == carry_class::projects);
    CHECK(holding_called(h, "公章").cls == carry_class::documents);
    CHECK(holding_called(h, "退休干部").cls == carry_class::retirees);
    CHECK(holding_called(h, "退休干部").from.source() == "S1");
    CHECK(sketch(write_sketch(h)) == h);
}

TEST_CASE("entrustments, agreements, indicators and integrations are lines", "[faces][sketch]") {
    const hierarchy h = sketch(R"(
        county 于都县
          town 贡江镇 administered-by=园区
          town 梓山镇
            administered-by 园区 scope=economic from=2018-01-01 @S1
          town 新陂乡
            administered-by 园区 items=规划,消防 until=2023-01-01
          zone 园区
            integrated 于都县 shape=one_team @S1
            designation 改革试点 from=2022-03-01 team=领导小组 @S1
            body 领导小组
              appraisal 双月考评 by=发改委 months=2 counts-in-the-year=yes @S1
              joint-with 发改委 @S1
              lent administrative count=3 to=发改委 from=2023-01-01 until=2024-01-01
              lent 聘用人员 borrower=省厅
            administered-by 章贡区 scope=economic
            hosts 章贡区 ~
            indicator 营业收入 on=2021-12-31 value=310.5@S1 hedge=more_than measure=亿元
            agreement 共建协议 from=2020-06-01
              partner 于都县 share=60 cost=30
              partner 章贡区
        district 章贡区
          body 发改委
        agreement 框架协议 partner=于都县,章贡区
    )");
    CHECK(h.count<entrustment>() == 4);
    const entrustment& whole = *h.entrustments_of(h.at("贡江镇")).begin();
    CHECK(whole.holder == h.at("园区"));
    CHECK(whole.scope == entrustment_scope::all);
    const entrustment& part = *h.entrustments_of(h.at("梓山镇")).begin();
    CHECK(part.scope == entrustment_scope::economic);
    CHECK(part.valid == period{date(2018, 1, 1), {}});
    CHECK(part.from.source() == "S1");
    const entrustment& listed = *h.entrustments_of(h.at("新陂乡")).begin();
    CHECK(listed.scope == entrustment_scope::items);
    CHECK(listed.items == std::vector<std::string>{"规划", "消防"});
    CHECK(zone_called(h, "园区").integrated.at(0).shape == integration_shape::one_team);
    CHECK(zone_called(h, "园区").designations.at(0).valid.from == date(2022, 3, 1));
    const body& team = **h.find_body("领导小组");
    CHECK(zone_called(h, "园区").designations.at(0).team.value == team.key);
    REQUIRE(team.appraisals.size() == 1);
    CHECK(team.appraisals[0].name == "双月考评");
    CHECK(team.appraisals[0].by.value == (*h.find_body("发改委"))->key);
    CHECK(team.appraisals[0].months.value == 2);
    CHECK(team.appraisals[0].counts_in_the_year.value == true);
    CHECK(team.appraisals[0].from.source() == "S1");
    const body_id commission = (*h.find_body("发改委"))->key;
    CHECK(team.joint_offices == std::vector<joint_office>{{commission, provenance::stated("S1")}});
    CHECK(team.lent
        == std::vector<staff_loan>{
            {staff_status::administrative, std::int64_t{3}, commission, {}, {date(2023, 1, 1), date(2024, 1, 1)}, {}},
            {staff_status::contract, {}, {}, "省厅", {}, {}}});
    CHECK(h.entrustments_of(h.at("园区")).begin()->holder == h.at("章贡区"));
    CHECK(read_sketch(write_sketch(h), "again").value().find_body("领导小组").value()->appraisals.size() == 1);
    CHECK(only<hosting>(h).from.how() == grade::inferred);
    const indicator& income = only<indicator>(h);
    CHECK(income.unit == h.at("园区"));
    CHECK(income.on == date(2021, 12, 31));
    CHECK(income.value.value == parse_decimal("310.5").value());
    CHECK(income.exactness == hedge::more_than);
    CHECK(income.measure == "亿元");
    CHECK(h.count<agreement>() == 2);
    const agreement& own = *h.agreements_about(h.at("园区")).begin();
    REQUIRE(own.partners.size() == 2);
    CHECK(own.valid.from == date(2020, 6, 1));
    CHECK(sketch(write_sketch(h)) == h);
}

TEST_CASE("names with spaces and signs are quoted", "[faces][sketch]") {
    const std::vector<std::string> names{"Yudu Industrial Park", "甲=乙", "\"quoted\"", "back\\slash", "~", "?甲",
        "*甲", "#1", "-1", "a,b", "(a|b)@c", "line\nfeed", "tab\tand\rreturn", "全角\u3000空格", "code:360731", "#",
        "yes"};
    for (const std::string& name : names) {
        CAPTURE(name);
        std::string called = name; // units and bodies: not with line feeds
        for (char& ch : called)
            if (ch == '\n' || ch == '\r') ch = ' ';
        change c{hierarchy{}};
        const auto county = c.add({unit_id::derive("t", "c"), unit_kind::county, "县", {}, {}, true}).value().id();
        const auto u = c.add({unit_id::derive("t", name), unit_kind::zone, called, {}, county, true}).value().id();
        zone z = *c.now().zone_of(u);
        z.first_industry = name;
        z.lead_industries = std::vector<std::string>{name, "其他"};
        z.nameplates = {name};
        z.from = provenance::inferred({name, name + name}, name);
        c.put(z).value();
        body b;
        b.key = body_id::derive("t", name);
        b.unit = u;
        b.name = called;
        b.charter = charter{{}, name};
        c.put(b).value();
        const hierarchy h = sketch(write_sketch(c.now()));
        const unit_id read = h.at(called);
        CHECK(h.zone_of(read)->first_industry == name);
        CHECK(h.zone_of(read)->lead_industries == z.lead_industries);
        CHECK(h.zone_of(read)->nameplates == z.nameplates);
        CHECK(h.zone_of(read)->from == z.from);
        CHECK(only<body>(h).name == called);
        CHECK(only<body>(h).charter == b.charter);
    }
}

TEST_CASE("a charter's document that reads like a date or a word keeps being a document", "[faces][sketch]") {
    for (const std::string document : {"2019-05-20", "yes", "?1", "-1", "于编发,8号", ""}) {
        for (const std::optional<date> issued : {std::optional<date>(), std::optional<date>(date(2020, 2, 29))}) {
            CAPTURE(document);
            change c{hierarchy{sketch("county 县\n body 甲")}};
            body b = only<body>(c.now());
            b.charter = charter{issued, document};
            c.put(b).value();
            CHECK(sketch(write_sketch(c.now())) == c.now());
        }
    }
}

TEST_CASE("the order of siblings and records does not show", "[faces][sketch]") {
    const std::string one = write_sketch(sketch(
        "county 县\n zone 乙 agency=a,b\n zone 甲\n town 镇二 code=360731101\n town 镇一 code=360731100\nperson 甲 rank=section_chief\nperson 乙"));
    const std::string other = write_sketch(sketch(
        "person 乙\ncounty 县\n town 镇一 code=360731100\n zone 甲\n town 镇二 code=360731101\n zone 乙\n  agency b\n  agency a\nperson 甲 rank=正科级"));
    CHECK(one == other);
    CHECK(one
        == "county 县\n"
           "  zone 乙 agency=a,b\n"
           "  zone 甲\n"
           "  town 镇一 code=360731100\n"
           "  town 镇二 code=360731101\n"
           "person 乙\n"
           "person 甲 rank=section_chief\n");
}

TEST_CASE("the ids of a sketch follow from its paths", "[faces][sketch]") {
    const hierarchy a = sketch("county 于都县\n zone 甲 tier=national\n  agency 丙");
    const hierarchy b = sketch("county 于都县\n zone 乙\n zone 甲\n  agency 丙\n   post 主任");
    CHECK(a.at("甲") == b.at("甲"));
    CHECK(body_called(a, "丙").key == body_called(b, "丙").key);
    CHECK(a.at("甲") == unit_id::derive("sketch", "于都县/甲"));
}

TEST_CASE("two things of one path stay two", "[faces][sketch]") {
    const std::string twice = "county 县\n zone 甲 agency=乙\n zone 甲 agency=乙 tier=national\n";
    const hierarchy h = sketch(twice);
    CHECK(h.size() == 3);
    CHECK(h.count<body>() == 2);
    CHECK(rewritten(twice).size() > 10);
    CHECK(sketch(rewritten(twice)).size() == 3);
}

TEST_CASE("what cannot be read is refused with line and column", "[faces][sketch]") {
    CHECK(fault_of("county 于都县\n  zoen 甲") == fault{errc::unknown_key, 2, 3});
    CHECK(message_of("county 于都县\n  zoen 甲").find("`zone`") != std::string::npos);
    CHECK(fault_of("county 于都县\n zone 甲 teir=national") == fault{errc::unknown_key, 2, 9});
    CHECK(message_of("county 于都县\n zone 甲 teir=national").find("`tier`") != std::string::npos);
    CHECK(fault_of("county 于都县\n zone 甲 tier=natoinal") == fault{errc::bad_value, 2, 14});
    CHECK(message_of("county 于都县\n zone 甲 tier=natoinal").find("did you mean `national`?") != std::string::npos);
    CHECK(message_of("county 于都县\n zone 甲 tier=市级以上").find("known: none, provincial, national")
        != std::string::npos);
    CHECK(fault_of("county 于都县\n zone 甲 tier=national tier=none") == fault{errc::duplicate_key, 2, 23});
    CHECK(fault_of("county 于都县\n zone 甲 tier=") == fault{errc::truncated, 2, 14});
    CHECK(fault_of("county 于都县\n zone 甲 tier=national,none") == fault{errc::bad_value, 2, 14});
    CHECK(fault_of("county 于都县\n zone 甲 code=36x") == fault{errc::bad_code, 2, 14});
    CHECK(fault_of("county 于都县\n zone 甲 area=1.23456") == fault{errc::bad_value, 2, 14});
    CHECK(fault_of("county 于都县 code=?") == fault{errc::bad_value, 1, 17});
    CHECK(fault_of("county 于都县 code=~36") == fault{errc::bad_value, 1, 17});
    CHECK(fault_of("county 于都县\n zone 甲\n  agency 乙 rank=高级") == fault{errc::bad_value, 3, 17});
    CHECK(fault_of("county 于都县\n zone 甲\n  agency 乙 quota.x=1") == fault{errc::bad_value, 3, 18});
    CHECK(fault_of("county 于都县\n zone 甲\n  agency 乙 quota.institution=a") == fault{errc::bad_value, 3, 30});
    CHECK(fault_of("county 于都县\n zone 甲\n  agency 乙 charter=2019-02-30") == fault{});
    CHECK(fault_of("county 于都县\n zone 甲\n  agency 乙 charter=a,b,c") == fault{errc::bad_value, 3, 20});
    CHECK(fault_of("county 于都县\n zone 甲\n  designation 乙 from=2019-02-30") == fault{errc::bad_date, 3, 22});
    CHECK(fault_of("county 于都县\n body 甲\n  post 主任 holder=乙 paid=maybe") == fault{errc::bad_value, 3, 25});
}

TEST_CASE("text that is no sketch is refused where it goes wrong", "[faces][sketch]") {
    CHECK(fault_of("{\"onezone\": \"hierarchy\"}").code == errc::malformed);
    CHECK(fault_of("county 于都县\n\tzone 甲") == fault{errc::malformed, 2, 1});
    CHECK(fault_of("county 于都县\n　zone 甲") == fault{errc::malformed, 2, 1});
    CHECK(message_of("county 于都县\n　zone 甲").find("full-width") != std::string::npos);
    CHECK(fault_of("county 于都县\n zone 甲 tier＝national") == fault{errc::malformed, 2, 9});
    CHECK(message_of("county 于都县\n zone 甲 tier＝national").find("full-width") != std::string::npos);
    CHECK(fault_of("county 于都县\n    zone 甲\n  zone 乙") == fault{errc::malformed, 3, 3});
    CHECK(fault_of("  county 于都县\ncounty 信丰县") == fault{errc::malformed, 2, 1});
    CHECK(fault_of("county Yudu County") == fault{errc::malformed, 1, 13});
    CHECK(message_of("county Yudu County").find("quotes") != std::string::npos);
    CHECK(fault_of("county \"于都县") == fault{errc::truncated, 1, 8});
    CHECK(fault_of("county \"于\\都县\"") == fault{errc::malformed, 1, 10});
    CHECK(fault_of("county \"于都县\"x") == fault{errc::malformed, 1, 13});
    CHECK(fault_of("county\xff") == fault{errc::invalid_utf8, 1, 7});
    CHECK(fault_of("county 于都县\ncounty 信\xe4\xb8丰") == fault{errc::invalid_utf8, 2, 9});
    CHECK(fault_of("tier=national") == fault{errc::malformed, 1, 5});
    CHECK(fault_of("county 于都县 ? ?") == fault{errc::duplicate_key, 1, 14});
    CHECK(fault_of("county 于都县\n zone 甲 ~ @S1") == fault{errc::duplicate_key, 2, 11});
    CHECK(fault_of("county 于都县\n zone 甲 ~(\"理由\"") == fault{errc::truncated, 2, 10});
    CHECK(fault_of("county 于都县\n zone 甲 tier=national(\"理由\")") == fault{errc::bad_value, 2, 22});
    CHECK(fault_of("county 于都县\n zone 甲 tier=national;") == fault{errc::truncated, 2, 23});
}

TEST_CASE("a line stands only where its kind can stand", "[faces][sketch]") {
    CHECK(fault_of("agency 管委会") == fault{errc::wrong_kind, 1, 1});
    CHECK(fault_of("county 于都县\n agency 管委会") == fault{errc::wrong_kind, 2, 2});
    CHECK(fault_of("county 于都县\n post 主任") == fault{errc::wrong_kind, 2, 2});
    CHECK(fault_of("county 于都县\n zone 甲\n  town 镇") == fault{errc::wrong_kind, 3, 3});
    CHECK(fault_of("county 于都县\n person 甲") == fault{errc::wrong_kind, 2, 2});
    CHECK(fault_of("county 于都县\n zone 甲\n  agency 乙\n   holder 丙") == fault{errc::wrong_kind, 4, 4});
    CHECK(fault_of("county 于都县\n zone") == fault{errc::missing_key, 2, 2});
    CHECK(fault_of("county *x") == fault{errc::bad_value, 1, 8});
    CHECK(fault_of("county 于都县\n body 甲 ?") == fault{errc::bad_value, 2, 9});
    CHECK(fault_of("county 于都县 @S1") == fault{errc::bad_value, 1, 12});
    CHECK(fault_of("county 于都县\n zone 甲 agency=?") == fault{errc::bad_value, 2, 16});
    CHECK(fault_of("county 于都县\n body 甲\n  post 主任 paid=no") == fault{errc::missing_key, 3, 11});
    CHECK(fault_of("county 于都县\n body 甲\n  post 主任 holder=乙,丙 paid=no") == fault{errc::missing_key, 3, 22});
}

TEST_CASE("a name that refers to nothing, or to two things, is refused where it stands", "[faces][sketch]") {
    CHECK(fault_of("county 于都县\n zone 甲 managed-by=于都") == fault{errc::unknown_unit, 2, 20});
    CHECK(fault_of("county 于都县\n zone 甲 managed-by=code:360732") == fault{errc::unknown_unit, 2, 20});
    CHECK(fault_of("county 于都县\n zone 甲 managed-by=code:3607x2") == fault{errc::bad_code, 2, 20});
    CHECK(fault_of("county 甲县\ncounty 甲县\n zone 甲 managed-by=甲县") == fault{errc::ambiguous_unit, 3, 20});
    CHECK(fault_of("county 甲县\n zone 甲 managed-by=*x") == fault{errc::unknown_record, 2, 20});
    CHECK(fault_of("county 甲县\n zone 甲 managed-by=*x\n  agency 乙 as=x") == fault{errc::unknown_record, 2, 20});
    CHECK(fault_of("county 甲县 as=x\ncounty 乙县 as=x") == fault{errc::duplicate_key, 2, 14});
    CHECK(fault_of("county 甲县\n body 乙\n  function 丙 shared-with=丁") == fault{errc::unknown_body, 3, 26});
    CHECK(fault_of("county 甲县 as=x\n body 乙\n  post 主任 holder=*x") == fault{errc::unknown_record, 3, 18});
    CHECK(fault_of("person 甲 as=x\nperson 甲 as=y\ncounty 甲县\n body 乙\n  post 主任 holder=甲")
        == fault{errc::ambiguous_record, 5, 18});
}

TEST_CASE("what no hierarchy may be is refused at the line that would make it so", "[faces][sketch]") {
    CHECK(fault_of("town 镇\n county 县") == fault{errc::level_order, 2, 9});
    CHECK(fault_of("county 甲 code=360731\ncounty 乙 code=360731") == fault{errc::duplicate_code, 2, 8});
    CHECK(fault_of("county 甲/乙") == fault{errc::bad_value, 1, 8});
    CHECK(fault_of("county 甲\n town 乙\n  administered-by 乙") == fault{errc::entrusted_to_itself, 3, 19});
    CHECK(fault_of("county 甲\n town 乙 administered-by=丙,丁\n zone 丙\n zone 丁")
        == fault{errc::entrusted_twice, 2, 27});
    CHECK(fault_of("county 甲\n zone 乙 hosts=甲,甲").code == errc::duplicate_key);
    CHECK(fault_of("county 甲\n zone 乙 integrated=丙\n zone 丙") == fault{errc::not_a_division, 2, 20});
    CHECK(fault_of("county 甲\n body 乙 leading-posts=-1") == fault{errc::bad_quantity, 2, 7});
    CHECK(fault_of("county 甲\n body 乙 part-of=丙\n body 丙 part-of=乙").code == errc::cycle);
    CHECK(fault_of("county 甲\n body 乙\n  post 主任\n   holder 丙 from=2020-01-01 until=2019-01-01")
        == fault{errc::dates_out_of_order, 4, 11});
}

TEST_CASE("what is listed twice is refused where it stands again, posts of one title apart", "[faces][sketch]") {
    CHECK(fault_of("county 县\n zone 园 agency=甲会,甲会") == fault{errc::duplicate_key, 2, 19});
    CHECK(fault_of("county 县\n zone 园 agency=甲会,\"甲会\"") == fault{errc::duplicate_key, 2, 19});
    CHECK(fault_of("county 县\n body 局 function=招商,规划，招商") == fault{errc::duplicate_key, 2, 24});
    CHECK(fault_of("county 县\n zone 园 nameplates=甲园,甲园").code == errc::bad_value);
    CHECK(fault_of("county 县\n body 局 nameplates=甲局,甲局").code == errc::bad_value);
    CHECK(fault_of("county 县\n zone 园\n town 镇\n  administered-by 园 items=规划,规划").code == errc::bad_value);
    const hierarchy h = sketch("county 县\n body 局\n  post 副局长\n  post 副局长\n body 处 post=副处长,副处长");
    CHECK(h.count<post>() == 4);
}

TEST_CASE("blanks of other scripts stand in quoted names only, and alone they are no name", "[faces][sketch]") {
    for (const std::string blank : {"\u00a0", "\u2003", "\u3000", "\u202f"}) {
        CAPTURE(blank);
        CHECK(fault_of("county 甲" + blank + "县").code == errc::malformed);
        CHECK(sketch("county \"甲" + blank + "县\"").find(std::string_view("甲" + blank + "县")));
        CHECK(fault_of("county \"" + blank + "\"") == fault{errc::bad_value, 1, 8});
    }
    CHECK(fault_of("county \"\u200b\"") == fault{errc::bad_value, 1, 8});
    CHECK(fault_of("county 县\n body 局\n  post 局长 holder=\"\u200b\"").code == errc::bad_value);
    CHECK(fault_of("county 县\n zone 园 first-industry=\"\u3000\"").code == errc::bad_value);
}

TEST_CASE("all problems of one kind are reported at once, in the order of the text", "[faces][sketch]") {
    const auto r = read_sketch("county 甲县\n zoen 乙\n zone 丙 teir=none\n zone", "test");
    REQUIRE(!r);
    CHECK(r.error().where().line == 2);
    REQUIRE(r.error().others().size() == 2);
    CHECK(r.error().others()[0].where().line == 3);
    CHECK(r.error().others()[1].where().line == 4);
    std::ostringstream shown;
    print(shown, r.error(), language::en);
    CHECK(shown.str().find("test:2:2: ") != std::string::npos);
}

TEST_CASE("a sketch that is refused throws in tests, with the place", "[faces][sketch]") {
    CHECK_THROWS_AS(sketch("zoen 甲"), error);
    CHECK_THROWS_WITH(sketch("county 甲\n zoen 乙"), Catch::Matchers::ContainsSubstring("sketch:2:2"));
}

TEST_CASE("a long chain of parts or parks is read and written, however long", "[faces][sketch]") {
    const auto chain = [](const std::string& word, int length) {
        std::string deep = "county 县\n";
        for (int i = 0; i < length; ++i)
            deep += std::string(static_cast<std::size_t>(i) + 1, ' ') + word + " b" + std::to_string(i) + "\n";
        return deep;
    };
    const hierarchy bodies = sketch(chain("body", 30));
    CHECK(sketch(write_sketch(bodies)) == bodies);
    const hierarchy parks = sketch(chain("park", 30));
    CHECK(sketch(write_sketch(parks)) == parks);
    // A deep part stands beside what it is part of, so that another id follows from its path.
    for (const char* const word : {"body", "park"}) {
        const hierarchy h = sketch(chain(word, 300));
        CHECK(h.count<body>() + h.count<zone>() == 300);
        const std::string written = write_sketch(h);
        CHECK_THAT(written, Catch::Matchers::ContainsSubstring("part-of=b63"));
        CHECK(equivalent(sketch(written), h));
        CHECK(write_sketch(sketch(written)) == written);
    }
    change c{hierarchy{}};
    c.record_nothing();
    const unit_id county = c.add({unit_id::derive("t", "c"), unit_kind::county, "县", {}, {}, true}).value().id();
    constexpr int many = 3'000;
    for (int i = 0; i < many; ++i) {
        body b;
        b.key = body_id::derive("t", std::to_string(i));
        b.name = "b" + std::to_string(i);
        b.unit = county;
        if (i != 0) b.part_of = body_id::derive("t", std::to_string(i - 1));
        c.put(std::move(b)).value();
    }
    CHECK(equivalent(sketch(write_sketch(c.now())), c.now()));
}

TEST_CASE("what stands between entries separates them, in whichever script, or is refused", "[faces][sketch]") {
    for (const std::string separator : {",", "，", "、", ";", "；", "\uff64", "\ufe50", "\ufe51", "\ufe54"}) {
        CAPTURE(separator);
        const hierarchy h = sketch("county 县\n zone 园 agency=甲会" + separator + "乙会 industries=电子" + separator
            + "纺织\n  body 局\n   function 招商 shared-with=甲会" + separator + "乙会");
        CHECK(h.count<body>() == 3);
        CHECK(zone_called(h, "园").lead_industries == std::vector<std::string>{"电子", "纺织"});
        CHECK(only<holding>(h).shared_with.size() == 2);
        CHECK(fault_of("county 县\n zone 园\n  agency 甲会" + separator + "乙会") == fault{errc::malformed, 3, 12});
        CHECK(
            fault_of("county 县\n zone 园 first-industry=电子" + separator + "纺织") == fault{errc::bad_value, 2, 24});
        CHECK(fault_of("county 县\n zone 园 tier=national@甲" + separator + "乙") == fault{errc::malformed, 2, 24});
        // In quotes it is part of a name.
        const std::string one = "\"甲会" + separator + "乙会\"";
        const hierarchy whole = sketch("county 县\n zone 园 agency=" + one + " first-industry=" + one);
        CHECK(only<body>(whole).name == "甲会" + separator + "乙会");
        CHECK(sketch(write_sketch(whole)) == whole);
    }
}

TEST_CASE("a key is the member's own, its Chinese name or a shorter one", "[faces][sketch]") {
    const hierarchy shorter = sketch(
        "county 县\n zone 园 tier=national managed-by=县 industries=电子 agency=会\n  body 局 legal=agency seat=县 quota.institution=3\n   function 招商 class=economic smooth=yes");
    CHECK(
        sketch(
            "county 县\n zone 园 tier=national managing=县 lead_industries=电子 agency=会\n  body 局 legal_type=agency seat=县 quota.institution=3\n   function 招商 function=economic runs-smoothly=yes")
        == shorter);
    CHECK(
        sketch(
            "county 县\n zone 园 开发区级别=国家级 由谁管理=县 主导产业=电子 agency=会\n  body 局 派出机关还是派出机构=派出机构 驻地=县 编制数.事业编制=3\n   function 招商 职能类别=economic 是否运行顺畅=是")
        == shorter);
    CHECK(fault_of("county 县\n zone 园 managed-by=县 由谁管理=县") == fault{errc::duplicate_key, 2, 22});
}

TEST_CASE("lists of agreements and zones come back in their order, whatever it is", "[faces][sketch]") {
    const std::string head = "county 甲\ncounty 乙\ncounty 丙\n";
    for (const char* const partners : {"partner 甲 share=60\n partner 乙 share=40",
             "partner 乙 share=40\n partner 甲 share=60", "partner 乙\n partner 甲",
             "partner 甲\n partner 乙 share=40\n partner 丙", "partner 丙\n partner 乙\n partner 甲 share=1"}) {
        CAPTURE(partners);
        const hierarchy h = sketch(head + "agreement 协议\n " + partners);
        const hierarchy back = sketch(write_sketch(h));
        CHECK(only<agreement>(back).partners == only<agreement>(h).partners);
        CHECK(back == h);
    }
    for (const char* const lines : {"designation 乙\n  designation 甲",
             "designation 乙\n  designation 甲 from=2020-01-01", "designation 乙 @S1\n  designation 甲",
             "integrated 乙\n  integrated 甲", "integrated 丙 shape=one_team\n  integrated 乙\n  integrated 甲"}) {
        CAPTURE(lines);
        const hierarchy h = sketch(head + "zone 园\n  " + lines);
        CHECK(sketch(write_sketch(h)) == h);
    }
}

TEST_CASE("namesakes of which nothing else is said are two when they come back", "[faces][sketch]") {
    const std::string_view head = "county 甲\n zone 园\n body 乙\n";
    for (const std::string_view lines :
        {"  lent contract\n  lent contract\n", "  lent contract\n  lent administrative\n  lent contract\n",
            "  appraisal 考\n  appraisal 考\n", "  function 职\n  function 职\n  function 能\n",
            "  body 科\n  body 科\n", " body 乙\n", " agreement 约\n agreement 约\n",
            " zone 区\n  designation 牌\n  designation 牌\n", " zone 区\n  agency 会\n  agency 会\n"}) {
        const hierarchy h = sketch(std::string(head).append(lines));
        const std::string written = write_sketch(h);
        CAPTURE(written);
        const auto back = read_sketch(written);
        REQUIRE(back);
        CHECK(equivalent(*back, h));
        CHECK(write_sketch(*back) == written);
    }
    // Those alike are lines, all of their kind; others stay items.
    CHECK(write_sketch(sketch("county 甲\n body 乙 power=权\n  function 职\n  function 职"))
        == "county 甲\n  body 乙 power=权\n    function 职\n    function 职\n");
    CHECK(write_sketch(sketch("county 甲\n body 乙 post=长,长")) == "county 甲\n  body 乙 post=长,长\n");
}

TEST_CASE(
    "staff that is lent and numbers below zero are written and read back, or are in no hierarchy", "[faces][sketch]") {
    const hierarchy h = sketch("county 甲\n"
                               " indicator 增长 value=-3.5 measure=%\n"
                               " fact 结余 value=-0.0001 measure=元\n"
                               " body 乙 staff.contract=5\n"
                               "  lent contract count=2@S1 to=丁 from=2020-01-01 until=2021-01-01 ~@S2\n"
                               "  lent administrative count=? borrower=\"某 公司\"\n"
                               "  asset 净资产 amount=-12 measure=万元\n"
                               " body 丁");
    const std::vector<staff_loan>& lent = h.find_body("乙").value()->lent;
    REQUIRE(lent.size() == 2);
    CHECK(lent[0].count.value == 2);
    CHECK(lent[0].to.value == h.find_body("丁").value()->key);
    CHECK_FALSE(lent[1].count.known());
    CHECK(lent[1].borrower == "某 公司");
    CHECK(to_string(only<indicator>(h).value.value.value()) == "-3.5");
    CHECK(to_string(only<own_fact>(h).value.value.value()) == "-0.0001");
    CHECK(to_string(only<holding>(h).amount.value.value()) == "-12");
    CHECK(sketch(write_sketch(h)) == h);
    for (const std::string_view line :
        {"body 乙 leading-posts=-1", "body 乙 internal-bodies=-1", "body 乙 staff.contract=-1",
            "body 乙 quota.institution=-1", "body 乙\n  lent contract count=-1", "body 乙\n  appraisal 考 months=-1",
            "zone 园 area=-1", "agreement 约\n  partner 甲 share=-1", "agreement 约\n  partner 甲 cost=-1"})
        CHECK(fault_of(std::string("county 甲\n ").append(line)).code == errc::bad_quantity);
}

TEST_CASE("equivalent hierarchies are one text, whatever their ids", "[faces][sketch]") {
    // Two counties, bodies and people of one name each, told apart by what is known of them and by what refers to them.
    const auto made = [](const std::string& ids, bool reverse) {
        change c{hierarchy{}};
        const auto id = [&](const std::string& key) { return unit_id::derive(ids, key); };
        for (int i = 0; i < 2; ++i) {
            const std::string n = std::to_string(reverse ? 1 - i : i);
            c.add({id("county" + n), unit_kind::county, "县", {}, {}, true}).value();
            body b;
            b.key = body_id::derive(ids, "body" + n);
            b.unit = id("county" + n);
            b.name = "局";
            c.put(b).value();
            post p;
            p.key = post_id::derive(ids, "post" + n);
            p.body = b.key;
            p.title = "局长";
            c.put(p).value();
            person who;
            who.key = person_id::derive(ids, "person" + n);
            who.name = "甲";
            c.put(who).value();
            tenure t;
            t.key = tenure_id::derive(ids, "tenure" + n);
            t.post = p.key;
            t.person = who.key;
            if (n == "1") t.paid = true;
            c.put(t).value();
        }
        for (int i = 0; i < 2; ++i) {
            const std::string n = std::to_string(reverse ? 1 - i : i);
            const unit_id zone_unit = c.add({id("zone" + n), unit_kind::zone, "园" + n, {}, {}, true}).value().id();
            zone z = *c.now().zone_of(zone_unit);
            z.managing = id("county" + n);
            c.put(z).value();
        }
        return std::move(c).finish();
    };
    const hierarchy first = made("a", false);
    const std::string text = write_sketch(first);
    CHECK(equivalent(sketch(text), first));
    for (const char* const ids : {"a", "b", "c", "d", "e", "f"})
        for (const bool reverse : {false, true}) {
            const hierarchy other = made(ids, reverse);
            REQUIRE(equivalent(first, other));
            CHECK(write_sketch(other) == text);
        }
}

TEST_CASE("facts of one's own stand under what they are about", "[faces][sketch][own_fact]") {
    const std::string text = R"(county 东县
  zone 园
    agency 园管委会
      fact 考核结果 text=优秀
      post 主任 holder=甲
        fact 许可 items=经济,科技
    fact 固定资产投资 value=~12.5@S1 hedge=more_than measure=亿元
    fact 环评批复 on=2023-01-01 holds=yes
    fact 环评批复 on=2024-01-01 holds=no@S2
person 甲
  fact 到岗日期 day=2022-03-01
  fact 涉密 holds=?@S3
)";
    const hierarchy h = read_sketch(text).value();
    CHECK(h.count<own_fact>() == 7);
    CHECK(own_fact_of(h, h.at("园"), "环评批复")->holds == fact<bool>(false, provenance::stated("S2")));
    CHECK(own_fact_of(h, post_called(h, "主任").key, "许可")->items.value == std::vector<std::string>{"经济", "科技"});
    const person_id someone = only<person>(h).key;
    CHECK(own_fact_of(h, someone, "到岗日期")->day.value == date(2022, 3, 1));
    CHECK_FALSE(own_fact_of(h, someone, "涉密")->holds.known());
    CHECK(write_sketch(h) == text);
    CHECK(equivalent(read_sketch("县 东县\n  开发区 园\n    fact 环评批复 日期=2023-01-01 是否如此=是\n").value(),
        read_sketch("county 东县\n  zone 园\n    fact 环评批复 on=2023-01-01 holds=yes\n").value()));

    CHECK(fault_of("county 县\n  fact 甲 holds=maybe\n") == fault{errc::bad_value, 2, 16});
    CHECK(fault_of("county 县\n  fact 甲 holds=yes value=1\n").code == errc::bad_value);
    CHECK(fault_of("county 县\n  fact 甲 holds=yes\n  fact 甲 holds=no\n") == fault{errc::duplicate_key, 3, 8});
    CHECK(fault_of("fact 甲 holds=yes\n") == fault{errc::wrong_kind, 1, 1});
    CHECK(fault_of("county 县\n  fact 甲 ~ holds=yes\n").code == errc::bad_value);
}
