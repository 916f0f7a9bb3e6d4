// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/enacted.hpp"

#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/model/change.hpp>
#include <onezone/planning/approval.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/packs/packs.hpp>

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

using namespace onezone;

// Who must approve: one row per operation, level of what it is done to and fact that decides; and that the rules judge by the same.

namespace {

const date today(2026, 3, 1);

constexpr auto world = R"(
province 江西省 code=36
  body 江西省政府 kind=government
  body 江西省发改委 kind=department rank=bureau_chief
  city 赣州市 code=3607
    body 赣州市政府 kind=government seat=章贡区
    body 赣州市科技局 kind=department rank=county_chief
    district 章贡区 code=360702
      body 章贡区政府 kind=government seat=水东镇
      subdistrict 解放街道 code=360702001
        community 东社区
        community 西社区
      subdistrict 赣江街道 code=360702002
      town 水东镇 code=360702100
        body 水东镇政府 kind=government seat=水一村
        village 水一村
        village 水二村
    county 于都县 code=360731
      body 于都县政府 kind=government seat=贡江镇
      body 于都县发改委 kind=department rank=section_chief
        body 综合股
      body 于都县科技局 kind=department rank=section_chief
      town 贡江镇 code=360731100
        body 贡江镇政府 kind=government seat=甲村
        village 甲村
        village 乙村
      town 罗坳镇 code=360731101
        body 罗坳镇政府 kind=government seat=丙村
        body 罗坳镇农办 kind=department
        village 丙村
        village 丁村
      township 段屋乡 code=360731200
        village 己村
      ethnic_township 某畲族乡 code=360731201
      zone 于都园 tier=provincial managed-by=于都县 dispatched-by=于都县 area=100
        agency 于都园管委会 rank=section_chief legal=agency
      zone 邻园 tier=provincial managed-by=于都县 dispatched-by=于都县 area=10
      zone 派出园 area=3
        agency 派出园管委会 legal=organ
      town 园管镇 code=360731103 administered-by=于都园
      town 托管镇 code=360731102 administered-by=章贡区
        village 戊村
    autonomous_county 某自治县 code=360736
      body 某自治县政府 kind=government seat=自治镇
      town 自治新城镇 code=360736101
      town 自治镇 code=360736100
        village 庚村
    county_city 瑞金市 code=360781
      body 瑞金市政府 kind=government seat=象湖镇
      subdistrict 象湖街道 code=360781001
      town 象湖镇 code=360781100
  city 吉安市 code=3608
    body 吉安市政府 kind=government
    county 泰和县 code=360826
      town 澄江镇 code=360826100
  city 新余市 code=3605
    body 新余市政府 kind=government seat=下村镇
    town 下村镇
    town 上村镇
  prefecture 某地区 code=3625
    district_office 某区公所
autonomous_region 内蒙古自治区 code=15
  league 锡林郭勒盟 code=1525
    banner 正蓝旗 code=152530
      sumu 某苏木 code=152530200
    banner 正镶白旗 code=152529
  city 呼伦贝尔市 code=1507
    autonomous_banner 鄂温克族自治旗 code=150724
autonomous_region 广西壮族自治区 code=45
province 湖北省 code=42
  autonomous_prefecture 恩施州 code=4228
    body 恩施州政府 kind=government seat=恩施市
    county_city 恩施市 code=422801
    county_city 利川市 code=422802
  forestry_district 神农架林区 code=429021
  city 宜昌市 code=4205
province 山东省 code=37
  city 济南市 code=3701
    county 平阴县 code=370124
      town 孝直镇 code=370124100
      zone 平阴经济开发区 tier=provincial area=50
        agency 平阴管委会 legal=agency
      zone 平阴经济技术开发区 tier=national area=50
      zone 平阴高新技术产业开发区 tier=provincial area=50
province 安徽省 code=34
  city 合肥市 code=3401
    county 长丰县 code=340121
      zone 长丰园 tier=provincial
      zone 双凤园 tier=provincial
)";

// With administrative quota at two levels of one province, and an agency that has nothing but that of public institutions.
const hierarchy& before() {
    static const hierarchy h = [] {
        const hierarchy drawn = read_sketch(world, "world").value();
        change c(drawn);
        const auto give = [&](const char* name, quota_kind kind) {
            body b = *drawn.find_body(name).value();
            b.quota.push_back({kind, 10});
            c.put(b).value();
        };
        give("于都县发改委", quota_kind::administrative);
        give("赣州市科技局", quota_kind::administrative);
        give("平阴管委会", quota_kind::institution);
        c.put(completeness::of(drawn.find_body("平阴管委会").value()->key, known_list::quota)).value();
        return std::move(c).finish();
    }();
    return h;
}
unit_id unit(std::string_view name) { return before().at(name); }
body_id body_called(std::string_view name) { return before().find_body(name).value()->key; }
authority government(std::string_view of) { return {organ::government, unit(of), {}}; }

procedure facts(fact<bool> major = {}, fact<bool> sensitive = {}) {
    procedure p;
    p.major = std::move(major);
    p.sensitive = std::move(sensitive);
    return p;
}
procedure founded_by(authority who) {
    procedure p;
    p.founding_approved_by = std::move(who);
    return p;
}

struct approval_case {
    const char* act;
    const char* level;
    const char* fact;
    operation what;
    const char* at;       ///< end of the path of what it is done to
    const char* approver; ///< as `told`
    procedure stated{};
    date on = today;
};

// What is said of who approves: organs, `或` between any of which one will do; `？` and what it depends on; `＊` where it is an interpretation;
// `无规则`. Several clauses stand one after another.
std::string told(const approval_answer& a, const hierarchy& was, std::string_view at) {
    std::string all;
    std::vector<const approval_line*> lines = a.of(procedure_role::approves);
    for (const approval_line* l : lines) {
        if (!l->path.ends_with(at)) continue;
        if (!all.empty()) all += "；";
        if (!l->known) {
            all += "无规则";
            continue;
        }
        std::string who;
        for (const authority& by : l->part.by) who += (who.empty() ? "" : "或") + name_of(by, was).zh;
        all += who.empty() ? l->part.described.zh : who;
        for (const text& d : l->depends) all += "？" + d.zh;
        if (l->is_interpretation()) all += "＊";
    }
    return all;
}

establish_division founded(const char* name, unit_kind kind, const char* parent) {
    founding f;
    f.name = name;
    f.kind = kind;
    if (parent) f.parent = unit(parent);
    return {f};
}
change_division_kind kind_changed(const char* name, unit_kind to, const char* renamed) {
    return {unit(name), to, renamed};
}
abolish_agency closed(const char* agency, const char* heir) {
    abolish_agency a;
    a.agency = body_called(agency);
    a.successor = party::of(unit(heir));
    a.zone = zone_fate::kept;
    return a;
}

// What is missing, as people call it.
std::string major_fact() { return std::string(field_of<&procedure::major>.zh); }
std::string sensitive_fact() { return std::string(field_of<&procedure::sensitive>.zh); }
std::string districts_fact() { return "下级行政区划名单是否齐全"; }

std::vector<approval_case> cases() {
    const char* const jx = "江西省人民政府";
    const char* const jx_read = "江西省人民政府＊";
    const char* const sc = "国务院";
    const char* const sc_read = "国务院＊";
    const char* const npc = "全国人民代表大会";
    const char* const none = "无规则";
    static const std::string open_county = "国务院？" + major_fact() + "？" + sensitive_fact() + "；江西省人民政府？"
        + major_fact() + "？" + sensitive_fact();
    static const std::string open_sensitive = "国务院？" + sensitive_fact() + "；江西省人民政府？" + sensitive_fact();
    static const std::string open_township = "国务院？" + sensitive_fact() + "；江西省人民政府";
    static const std::string open_seat = "国务院？" + districts_fact() + "；江西省人民政府？" + districts_fact();
    static const std::string by_founder = "？当初由谁批准设立＊";
    static const std::string city_by_law = "赣州市人民政府" + by_founder;
    static const std::string council_by_law = "国务院" + by_founder;
    static const std::string league_to_city = "国务院；" + council_by_law;
    static const std::string zone_founder = "批准设立它的人民政府？当初由谁批准设立＊";
    const auto part = [](const char* from, const char* to) {
        change_boundary b;
        b.from = unit(from);
        b.to = unit(to);
        b.area = decimal::of(3);
        return b;
    };
    const procedure minor = facts(false, false);
    const procedure by_ganzhou = founded_by(government("赣州市"));
    const date in_2012(2012, 6, 1);
    const date in_2025(2025, 6, 1);
    establish_agency new_agency;
    new_agency.unit = unit("邻园");
    new_agency.name = "邻园管委会";
    transfer_staff across;
    across.from = body_called("于都县发改委");
    across.to = party::of(body_called("赣州市科技局"));
    across.quota = {{quota_kind::administrative, 2}};
    create_post new_post;
    new_post.body = body_called("于都县发改委");
    new_post.title = "副主任";
    merge_bodies one_office;
    one_office.absorbed = {body_called("于都县科技局")};
    one_office.into = body_called("于都县发改委");
    return {
        //=== province level ===//
        {"设立", "省级", "", founded("新省", unit_kind::province, nullptr), "新省", npc},
        {"更名", "省级", "省", rename_unit{unit("江西省"), "赣省"}, "赣省", npc},
        {"更名", "省级", "自治区", rename_unit{unit("内蒙古自治区"), "蒙古自治区"}, "蒙古自治区", npc},
        {"撤销", "省级", "", merge_divisions{{unit("广西壮族自治区")}, unit("内蒙古自治区")}, "广西壮族自治区", npc},
        {"驻地迁移", "省级", "", move_government_seat{unit("江西省"), unit("于都县")}, "江西省", sc},
        {"界线变更", "省级", "", part("江西省", "湖北省"), "江西省", sc},

        //=== prefecture level ===//
        {"设立", "地级", "市", founded("新市", unit_kind::prefecture_city, "江西省"), "新市", sc},
        {"设立", "地级", "地区", founded("新地区", unit_kind::prefecture, "江西省"), "新地区", sc},
        {"撤销", "地级", "市", merge_divisions{{unit("新余市")}, unit("吉安市")}, "新余市", sc},
        {"更名", "地级", "市", rename_unit{unit("赣州市"), "虔州市"}, "虔州市", sc},
        {"更名", "地级", "自治州", rename_unit{unit("恩施州"), "施州"}, "施州", sc},
        {"更名", "地级", "盟，未载当初由谁批准设立", rename_unit{unit("锡林郭勒盟"), "锡盟"}, "锡盟",
            council_by_law.c_str()},
        {"隶属变更", "地级", "", reparent{unit("新余市"), unit("湖北省")}, "新余市", sc},
        {"改变建制", "地级", "地区改市", kind_changed("某地区", unit_kind::prefecture_city, "某市"), "某市",
            league_to_city.c_str()},
        {"驻地迁移", "地级", "设区的市", move_government_seat{unit("赣州市"), unit("于都县")}, "赣州市", sc},
        {"驻地迁移", "地级", "是否设区未知", move_government_seat{unit("新余市"), unit("上村镇")}, "新余市",
            open_seat.c_str()},
        {"驻地迁移", "地级", "自治州", move_government_seat{unit("恩施州"), unit("利川市")}, "恩施州", sc},
        {"界线变更", "地级", "自治州", part("恩施州", "宜昌市"), "恩施州", sc, minor},
        {"界线变更", "地级", "市，重大", part("赣州市", "吉安市"), "赣州市", sc, facts(true, false)},
        {"界线变更", "地级", "市，部分", part("赣州市", "吉安市"), "赣州市", jx, minor},
        {"界线变更", "地级", "市，涉及湖泊等", part("赣州市", "吉安市"), "赣州市", sc, facts(false, true)},

        //=== county level ===//
        {"设立", "县级", "县", founded("新县", unit_kind::county, "赣州市"), "新县", sc},
        {"设立", "县级", "市辖区", founded("新区", unit_kind::district, "赣州市"), "新区", sc},
        {"设立", "县级", "自治县", founded("新自治县", unit_kind::autonomous_county, "赣州市"), "新自治县", sc},
        {"设立", "县级", "旗（条文未列）", founded("新旗", unit_kind::banner, "锡林郭勒盟"), "新旗", sc_read},
        {"撤销", "县级", "县", merge_divisions{{unit("于都县")}, unit("章贡区")}, "于都县", sc},
        {"更名", "县级", "县", rename_unit{unit("于都县"), "雩都县"}, "雩都县", sc},
        {"更名", "县级", "自治县", rename_unit{unit("某自治县"), "新名自治县"}, "新名自治县", sc},
        {"更名", "县级", "不设区的市", rename_unit{unit("瑞金市"), "瑞京市"}, "瑞京市", sc},
        {"更名", "县级", "市辖区", rename_unit{unit("章贡区"), "虔城区"}, "虔城区", sc},
        {"更名", "县级", "旗（条文未列）", rename_unit{unit("正蓝旗"), "上都旗"}, "上都旗", sc_read},
        {"更名", "县级", "自治旗（条文未列）", rename_unit{unit("鄂温克族自治旗"), "鄂温克自治旗"}, "鄂温克自治旗",
            sc_read},
        {"更名", "县级", "林区（条文未列）", rename_unit{unit("神农架林区"), "神农林区"}, "神农林区", sc_read},
        {"更名", "县级", "2019年以前，1985年的规定", rename_unit{unit("于都县"), "雩都县"}, "雩都县", sc, {}, in_2012},
        {"更名", "县级", "1985年以前，规定未收录", rename_unit{unit("于都县"), "雩都县"}, "雩都县", "国务院？施行日期",
            {}, date(1985, 1, 14)},
        {"驻地迁移", "县级", "县，2019年以前，1985年的规定", move_government_seat{unit("于都县"), unit("罗坳镇")},
            "于都县", sc, {}, in_2012},
        {"驻地迁移", "县级", "市辖区，2019年以前，规定没有提到", move_government_seat{unit("章贡区"), unit("赣江街道")},
            "章贡区", none, {}, in_2012},
        {"更名", "乡级", "镇，2019年以前，1985年的规定", rename_unit{unit("罗坳镇"), "罗坳新镇"}, "罗坳新镇", jx, {},
            in_2012},
        {"隶属变更", "县级", "县", reparent{unit("于都县"), unit("吉安市")}, "于都县", sc},
        {"隶属变更", "县级", "旗（条文未列）", reparent{unit("正镶白旗"), unit("呼伦贝尔市")}, "正镶白旗", sc_read},
        {"改变建制", "县级", "县改区", kind_changed("于都县", unit_kind::district, "于都区"), "于都区", sc},
        {"改变建制", "县级", "县改市", kind_changed("于都县", unit_kind::county_city, "于都市"), "于都市", sc},
        {"界线变更", "县级", "县，重大", part("于都县", "章贡区"), "于都县", sc, facts(true, false)},
        {"界线变更", "县级", "县，部分", part("于都县", "章贡区"), "于都县", jx, minor},
        {"界线变更", "县级", "县，是否重大未知", part("于都县", "章贡区"), "于都县", open_county.c_str()},
        {"界线变更", "县级", "县，是否涉及湖泊等未知", part("于都县", "章贡区"), "于都县", open_sensitive.c_str(),
            facts(false)},
        {"界线变更", "县级", "县，涉及湖泊等", part("于都县", "章贡区"), "于都县", sc, facts(false, true)},
        {"界线变更", "县级", "市辖区，部分", part("于都县", "章贡区"), "章贡区", jx, minor},
        {"界线变更", "县级", "自治县", part("某自治县", "于都县"), "某自治县", sc, minor},
        {"界线变更", "县级", "乡镇划出", change_boundary{unit("于都县"), unit("章贡区"), {unit("罗坳镇")}}, "于都县",
            jx, minor},
        {"驻地迁移", "县级", "县", move_government_seat{unit("于都县"), unit("罗坳镇")}, "于都县", jx},
        {"驻地迁移", "县级", "不设区的市", move_government_seat{unit("瑞金市"), unit("象湖街道")}, "瑞金市", jx},
        {"驻地迁移", "县级", "市辖区", move_government_seat{unit("章贡区"), unit("解放街道")}, "章贡区", jx},
        {"驻地迁移", "县级", "自治县", move_government_seat{unit("某自治县"), unit("自治新城镇")}, "某自治县", sc},
        {"委托代管", "县级", "整建制委托另一行政区划", entrust{unit("于都县"), unit("吉安市")}, "于都县", sc},

        //=== township level ===//
        {"设立", "乡级", "镇", founded("新镇", unit_kind::town, "于都县"), "新镇", jx},
        {"设立", "乡级", "乡", founded("新乡", unit_kind::township, "于都县"), "新乡", jx},
        {"设立", "乡级", "民族乡", founded("新畲族乡", unit_kind::ethnic_township, "于都县"), "新畲族乡", jx},
        {"设立", "乡级", "市辖区的街道", founded("新街道", unit_kind::subdistrict, "章贡区"), "新街道",
            "赣州市人民政府"},
        {"设立", "乡级", "不设区的市的街道", founded("城东街道", unit_kind::subdistrict, "瑞金市"), "城东街道",
            "赣州市人民政府"},
        {"设立", "乡级", "区公所", founded("新区公所", unit_kind::district_office, "于都县"), "新区公所", jx},
        {"撤销", "乡级", "镇", merge_divisions{{unit("罗坳镇")}, unit("贡江镇")}, "罗坳镇", jx, minor},
        {"撤销", "乡级", "镇，是否涉及湖泊等未知", merge_divisions{{unit("罗坳镇")}, unit("贡江镇")}, "罗坳镇",
            open_township.c_str()},
        {"撤销", "乡级", "镇，涉及湖泊等", merge_divisions{{unit("罗坳镇")}, unit("贡江镇")}, "罗坳镇",
            "国务院；江西省人民政府", facts(false, true)},
        {"撤销", "乡级", "民族乡", merge_divisions{{unit("某畲族乡")}, unit("贡江镇")}, "某畲族乡", jx},
        {"撤销", "乡级", "街道，当初由市批准", merge_divisions{{unit("赣江街道")}, unit("解放街道")}, "赣江街道",
            "赣州市人民政府", by_ganzhou},
        {"更名", "乡级", "镇", rename_unit{unit("罗坳镇"), "罗坳新镇"}, "罗坳新镇", jx},
        {"更名", "乡级", "乡", rename_unit{unit("段屋乡"), "段屋新乡"}, "段屋新乡", jx},
        {"更名", "乡级", "苏木（条文未列）", rename_unit{unit("某苏木"), "新苏木"}, "新苏木", "内蒙古自治区人民政府＊"},
        {"更名", "乡级", "街道，未载当初由谁批准设立", rename_unit{unit("解放街道"), "解放新街道"}, "解放新街道",
            city_by_law.c_str()},
        {"更名", "乡级", "街道，当初由市批准", rename_unit{unit("解放街道"), "解放新街道"}, "解放新街道",
            "赣州市人民政府", by_ganzhou},
        {"更名", "乡级", "区公所，当初由省批准", rename_unit{unit("某区公所"), "新区公所"}, "新区公所", jx,
            founded_by(government("江西省"))},
        {"改变建制", "乡级", "乡改镇", kind_changed("段屋乡", unit_kind::town, "段屋镇"), "段屋镇", jx},
        {"改变建制", "乡级", "镇改街道", kind_changed("水东镇", unit_kind::subdistrict, "水东街道"), "水东街道",
            "赣州市人民政府；江西省人民政府"},
        {"改变建制", "乡级", "街道改镇", kind_changed("解放街道", unit_kind::town, "解放镇"), "解放镇",
            "江西省人民政府；赣州市人民政府", by_ganzhou},
        {"驻地迁移", "乡级", "镇", move_government_seat{unit("贡江镇"), unit("乙村")}, "贡江镇", jx},
        {"界线变更", "乡级", "镇", change_boundary{unit("贡江镇"), unit("罗坳镇"), {unit("乙村")}}, "贡江镇", jx,
            minor},
        {"界线变更", "乡级", "街道管辖范围，当初由市批准",
            change_boundary{unit("解放街道"), unit("赣江街道"), {unit("东社区")}}, "解放街道", "赣州市人民政府",
            [&] {
                procedure p = by_ganzhou;
                p.sensitive = false;
                return p;
            }()},
        {"隶属变更", "乡级", "镇（条文未列）", reparent{unit("罗坳镇"), unit("章贡区")}, "罗坳镇", jx_read, minor},
        {"委托代管", "乡级", "另一行政区划（条文未列乡镇）", entrust{unit("罗坳镇"), unit("章贡区")}, "罗坳镇",
            jx_read},
        {"委托代管", "乡级", "开发区（条文字面不及）", entrust{unit("罗坳镇"), unit("于都园")}, "罗坳镇", jx_read},
        {"委托代管", "乡级", "山东的开发区", entrust{unit("孝直镇"), unit("平阴经济开发区")}, "孝直镇",
            "山东省人民政府＊；济南市人民政府＊"},
        {"变更代管关系", "乡级", "改由另一行政区划代管", change_trustee{{unit("托管镇")}, unit("瑞金市")}, "托管镇",
            jx_read},
        {"结束代管", "乡级", "另一行政区划交还", return_township{.town = unit("托管镇")}, "托管镇", jx_read},
        {"结束代管", "乡级", "开发区交还", return_township{.town = unit("园管镇")}, "园管镇", none},

        //=== villages and communities ===//
        {"设立", "村级", "村", founded("新村", unit_kind::villagers_committee, "贡江镇"), "新村", "于都县人民政府"},
        {"设立", "村级", "街道的居民委员会", founded("新社区", unit_kind::residents_committee, "解放街道"), "新社区",
            "章贡区人民政府"},
        {"设立", "村级", "街道的居民委员会，2026年以前", founded("新社区", unit_kind::residents_committee, "解放街道"),
            "新社区", "章贡区人民政府", {}, in_2025},
        {"设立", "村级", "县辖镇的居民委员会（条文未列）", founded("县社区", unit_kind::residents_committee, "贡江镇"),
            "县社区", "于都县人民政府＊"},
        {"撤销", "村级", "村", merge_divisions{{unit("乙村")}, unit("甲村")}, "乙村", "于都县人民政府"},
        {"撤销", "村级", "居民委员会", merge_divisions{{unit("西社区")}, unit("东社区")}, "西社区", "章贡区人民政府"},
        {"改变建制", "村级", "村改居", kind_changed("水一村", unit_kind::residents_committee, "水一社区"), "水一社区",
            "章贡区人民政府；章贡区人民政府"},

        //=== zones ===//
        {"设立", "开发区", "江西，没有已知的规则", establish_zone{"新园", unit_kind::zone, unit("于都县"), true},
            "新园", none},
        {"更名", "开发区", "作为派出机关，当初由县批准", rename_unit{unit("派出园"), "派出新园"}, "派出新园",
            "于都县人民政府＊", founded_by(government("于都县"))},
        {"更名", "开发区", "作为派出机关，未载当初由谁批准设立", rename_unit{unit("派出园"), "派出新园"}, "派出新园",
            zone_founder.c_str()},
        {"更名", "开发区", "山东省级", rename_unit{unit("平阴经济开发区"), "平阴新经济开发区"}, "平阴新经济开发区",
            "山东省人民政府"},
        {"更名", "开发区", "山东国家级", rename_unit{unit("平阴经济技术开发区"), "平阴新经济技术开发区"},
            "平阴新经济技术开发区", sc},
        {"扩区", "开发区", "江西，没有已知的规则", change_footprint{unit("于都园"), decimal::of(5), {}, {}}, "于都园",
            none},
        {"扩区", "开发区", "作为派出机关，当初由县批准", change_footprint{unit("派出园"), decimal::of(5), {}, {}},
            "派出园", "于都县人民政府＊", founded_by(government("于都县"))},
        {"扩区", "开发区", "山东省级", change_footprint{unit("平阴经济开发区"), decimal::of(5), {}, {}},
            "平阴经济开发区", "山东省人民政府"},
        {"扩区", "开发区", "山东高新区，不属经济开发区",
            change_footprint{unit("平阴高新技术产业开发区"), decimal::of(5), {}, {}}, "平阴高新技术产业开发区", none},
        {"整合", "开发区", "安徽", attach_park{unit("双凤园"), unit("长丰园")}, "双凤园", "安徽省人民政府"},
        {"确定主导产业", "开发区", "江西", designate_industries{unit("于都园"), "家具", {"家具"}}, "于都园",
            "赣州市人民政府"},

        //=== organs ===//
        {"更名", "机构", "县级部门", rename_body{body_called("于都县发改委"), "于都县发展局"}, "于都县发展局",
            "赣州市人民政府"},
        {"更名", "机构", "市级部门", rename_body{body_called("赣州市科技局"), "赣州市科学技术局"}, "赣州市科学技术局",
            jx},
        {"更名", "机构", "省级部门", rename_body{body_called("江西省发改委"), "江西省发展改革委"}, "江西省发展改革委",
            sc},
        {"更名", "机构", "乡级部门", rename_body{body_called("罗坳镇农办"), "罗坳镇农业办"}, "罗坳镇农业办",
            "于都县人民政府"},
        {"更名", "机构", "内设机构", rename_body{body_called("综合股"), "发展股"}, "发展股", "于都县机构编制管理机关"},
        {"变更规格", "机构", "开发区管委会（是否行政机构未载）",
            change_rank{body_called("于都园管委会"), rank::county_deputy}, "于都园管委会", "赣州市人民政府＊"},
        {"变更规格", "机构", "只有事业编制的管委会",
            change_rank{body_called("平阴管委会"), rank::county_deputy, rank_direction::upgrade, rank::section_chief},
            "平阴管委会", none},
        {"撤销", "机构", "开发区管委会（是否行政机构未载）", closed("于都园管委会", "于都县"), "于都园管委会",
            "赣州市人民政府＊"},
        {"设立", "机构", "开发区管委会（是否行政机构未载）", new_agency, "邻园管委会", "赣州市人民政府＊"},
        {"合并", "机构", "县级部门", one_office, "于都县科技局", "赣州市人民政府"},
        {"划转编制", "机构", "行政编制跨层级", across, "", "国务院机构编制管理机关"},
        {"设立职位", "机构", "没有已知的规则", new_post, "", none},
    };
}

} // namespace

TEST_CASE("who must approve is decided by the act, the level and the facts of the case", "[planning][approval]") {
    const std::vector<approval_case> all = cases();
    CHECK(all.size() >= 80);
    std::set<std::tuple<std::string, std::string, std::string>> seen;
    for (const approval_case& c : all) {
        CAPTURE(c.act, c.level, c.fact);
        CHECK(seen.emplace(c.act, c.level, c.fact).second);
        const result<approval_answer> asked = approval(c.what, before(), c.on, c.stated);
        if (!asked) FAIL_CHECK(asked.error());
        if (asked) CHECK(told(*asked, before(), c.at) == c.approver);
    }
}

// The rules are run on the same act, approved by whom the answer names, and by nobody.
TEST_CASE("whom the answer names, the rules are content with, and with nobody they are not", "[planning][approval]") {
    const policy rules = packs::all();
    std::size_t compared = 0;
    for (const approval_case& c : cases()) {
        CAPTURE(c.act, c.level, c.fact);
        const approval_answer asked = approval(c.what, before(), c.on, c.stated).value();
        for (const approval_line* l : asked.of(procedure_role::approves)) {
            if (!l->known || !l->depends.empty() || l->part.by.empty()) continue;
            CAPTURE(l->rule, l->path);
            // What the clause demands beside the approval is told so as to be met.
            const auto judged = [&](const authority& by) {
                procedure how = c.stated;
                how.approved_by = by;
                const auto of = [&](procedure_role role) {
                    for (const approval_line& other : asked.lines)
                        if (other.part.role == role && other.rule == l->rule && other.about == l->about)
                            return other.part.by;
                    return std::vector<authority>{};
                };
                how.proposed_by = of(procedure_role::proposes);
                how.consented = of(procedure_role::consents);
                how.filed_with = of(procedure_role::filed_with);
                if (const auto reviewers = of(procedure_role::reviews); !reviewers.empty())
                    how.reviewed_by = reviewers.front();
                onezone_tests::told_step s(before());
                s.enact(c.what, how, c.on);
                const report r = s.judged(rules, {c.on, c.on});
                std::string is = "not judged";
                r.each([&](const rule& of_rule, subject about, verdict v, grade) {
                    if (of_rule.id == l->rule && about == l->about) is = key_of(v);
                });
                return is;
            };
            CHECK(judged(l->part.by.front()) == "satisfied");
            CHECK(judged({organ::nobody, {}, {}}) == "violated");
            ++compared;
        }
    }
    CHECK(compared >= 80);
}

TEST_CASE("who is named to pass a plan on, the rules ask for", "[planning][approval]") {
    const policy rules = packs::all();
    std::size_t compared = 0;
    for (const approval_case& c : cases()) {
        CAPTURE(c.act, c.level, c.fact);
        const approval_answer asked = approval(c.what, before(), c.on, c.stated).value();
        const auto lines = asked.of(procedure_role::forwards);
        const bool open =
            std::any_of(lines.begin(), lines.end(), [](const approval_line* l) { return !l->depends.empty(); });
        if (lines.empty() || open) continue;
        const auto judged = [&](std::vector<authority> by) {
            procedure how = c.stated;
            how.forwarded_by = std::move(by);
            onezone_tests::told_step s(before());
            s.enact(c.what, how, c.on);
            std::string is = "not judged";
            s.judged(rules, {c.on, c.on}).each([&](const rule& of, subject about, verdict v, grade) {
                if (of.id == lines.front()->rule && about == lines.front()->about) is = key_of(v);
            });
            return is;
        };
        CHECK(judged(lines.front()->part.by) == "satisfied");
        CHECK(judged({}) == "violated");
        ++compared;
    }
    CHECK(compared > 20);
}

namespace {

// What is printed, without the clauses: they are long and are compared in the tests of the rules.
std::string printed(const approval_answer& a, language which) {
    std::ostringstream all;
    print(all, a, before(), which);
    std::istringstream lines(all.str());
    std::string kept;
    for (std::string line; std::getline(lines, line);)
        kept += line.substr(0, line.find(which == language::zh ? "【" : " [")) + '\n';
    return kept;
}

} // namespace

TEST_CASE("an answer names all who have a part, with papers and terms", "[planning][approval]") {
    const approval_answer town = approval(rename_unit{unit("段屋乡"), "段屋新乡"}, before(), today).value();
    CHECK(printed(town, language::zh) == R"(江西省/赣州市/于都县/段屋新乡
  提出方案：段屋乡人民政府
  申请材料：申请书、基本情况、风险评估报告、专家论证报告、征求社会公众等意见的情况、变更前的行政区划图和变更方案示意图
  征求意见：机构编制部门和外事、发展改革、民族、财政、自然资源、住房城乡建设、城乡规划等有关部门（根据情况）
  逐级上报：于都县人民政府，再由赣州市人民政府
  批准：江西省人民政府
  备案：批准机关的上一级人民政府，自批准之日起15日内
  完成变更：有关地方人民政府，自批准之日起12个月内（经批准可延长6个月）
  报告完成情况：审批机关
  向社会公告：同级人民政府地名行政主管部门，自批准之日起15日内
  向社会公告：有关地方人民政府
)");
    const approval_answer county = approval(founded("新县", unit_kind::county, "赣州市"), before(), today).value();
    CHECK(printed(county, language::en) == R"(江西省/赣州市/新县
  proposes: the government of 赣州市
  the plan states: name, kind, affiliation, boundary, seat of the government
  application documents: application, background, risk assessment, expert review, public opinion, map before the change and sketch of the plan
  is consulted: the staffing office and the departments of foreign affairs, development and reform, ethnic affairs, finance, natural resources, housing and planning (as the case may be)
  passes it on: the government of 江西省
  approves: the State Council
  has it put on record: the government above the one that approves, within 15 days of approval
  completes the change: the local governments concerned, within 12 months of approval (or 6 months more with consent)
  is told of completion: whoever approved it
  surveys the bounds
  brings the maps up to date
  announces it to the public: the department for place names of the government of that level, within 15 days of approval
  announces it to the public: the local governments concerned
)");
    // Each names its clause.
    for (const approval_line& l : county.lines) {
        CHECK_FALSE(l.basis.document.empty());
        CHECK_FALSE(l.rule.empty());
    }
    const approval_line& forwards = *county.of(procedure_role::forwards).at(0);
    CHECK(forwards.basis.clause == "第二条");
    CHECK(forwards.basis.quote == "制订变更方案，逐级上报审批");
}

TEST_CASE("a change of affiliation is proposed by both sides, and in an autonomous area its organs are consulted",
    "[planning][approval]") {
    procedure minor = facts(false, false);
    const approval_answer moved = approval(reparent{unit("罗坳镇"), unit("章贡区")}, before(), today, minor).value();
    const approval_line& proposes = *moved.of(procedure_role::proposes, subject::of(before()[unit("罗坳镇")])).at(0);
    CHECK(proposes.part.all);
    CHECK(proposes.part.by == std::vector<authority>{government("于都县"), government("章贡区")});
    const approval_answer autonomous = approval(rename_unit{unit("自治镇"), "自治新镇"}, before(), today).value();
    const auto consulted = autonomous.of(procedure_role::consulted);
    REQUIRE(consulted.size() == 2);
    CHECK(consulted[1]->part.by
        == std::vector<authority>{government("某自治县"), {organ::congress_committee, unit("某自治县"), {}}});
}

TEST_CASE("every rule of the table is one of the packs", "[planning][approval]") {
    // What a plan's answers cite are rules that anybody can look up.
    const policy all = packs::all();
    for (const approval_case& c : cases())
        for (const approval_line& l : approval(c.what, before(), c.on, c.stated).value().lines)
            if (l.known) CHECK(all.find(l.rule));
}

TEST_CASE("an operation that is refused has no approver but the reason why", "[planning][approval]") {
    const auto refused = approval(rename_unit{unit_id::from_value(1), "甲"}, before(), today);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == errc::unknown_unit);
    CHECK(
        approval(rename_unit{unit("罗坳镇"), "甲镇"}, before(), date(boost::date_time::not_a_date_time)).error().code()
        == errc::bad_date);
}

TEST_CASE("a rule of one's own that names a part is heard", "[planning][approval]") {
    rule own;
    own.id = "own.industries";
    own.title = say("主导产业由县里报市里批准", "leading industries are approved by the city");
    own.basis.document = "《某办法》";
    own.valid = effect::from(date(2020, 1, 1));
    own.about = {subject_kind::zone, level::none, true, true};
    own.judge = [](context& c) {
        for (const happening& h : c.happenings()) {
            procedure_part p;
            p.role = procedure_role::approves;
            p.by = {{organ::party_committee, c.ancestor(c.this_unit(), level::county).id(), {}}};
            c.name_part(h.by, p, truth::yes());
        }
    };
    const policy rules("own", say("自定", "own"), {own});
    const approval_answer a =
        approval(designate_industries{unit("于都园"), "家具", {"家具"}}, before(), today, {}, rules).value();
    REQUIRE(a.lines.size() == 1);
    CHECK(name_of(a.lines.front(), before()).zh == "批准：于都县委【《某办法》】");
}

TEST_CASE("Party committees are called by their usual names", "[planning][approval]") {
    const hierarchy h = read_sketch(R"(
province 江西省
  city 赣州市
    county 于都县
      town 罗坳镇
      subdistrict 贡江街道
      zone 于都工业园区
    county_city 瑞金市
    district 章贡区
autonomous_region 广西壮族自治区
province 云南省
  autonomous_prefecture 大理白族自治州
  prefecture 大兴安岭地区
autonomous_region 内蒙古自治区
  league 锡林郭勒盟
    banner 苏尼特左旗
)",
        "names")
                            .value();
    for (const auto& [name, called] :
        {std::pair{"江西省", "江西省委"}, {"赣州市", "赣州市委"}, {"于都县", "于都县委"}, {"罗坳镇", "罗坳镇党委"},
            {"贡江街道", "贡江街道党工委"}, {"于都工业园区", "于都工业园区党工委"}, {"瑞金市", "瑞金市委"},
            {"章贡区", "章贡区委"}, {"广西壮族自治区", "广西壮族自治区党委"}, {"大理白族自治州", "大理白族自治州委"},
            {"大兴安岭地区", "大兴安岭地委"}, {"锡林郭勒盟", "锡林郭勒盟委"}, {"苏尼特左旗", "苏尼特左旗委"}}) {
        const text is = name_of(authority{organ::party_committee, h.find(std::string_view(name)).value().id(), {}}, h);
        CHECK(is.zh == called);
        CHECK(is.en == std::string("the Party committee of ") + name);
    }
}

TEST_CASE("an organ on record is told by its own name, another by the law's words", "[planning][approval]") {
    const hierarchy h = read_sketch(R"(
province 江西省
  body 省民政厅 kind=department
  city 赣州市
    body 赣州市委编办 kind=department
    body 民政局 kind=department
      body 县委编办 kind=internal_body
    county 于都县
      body 县民政局 kind=department
      body 于都县委机构编制委员会办公室 kind=other
    district 鼓楼区
      body 甲编办 kind=department
      body 乙编办 kind=department
    county 信丰县
      body 中共信丰县委机构编制委员会办公室 kind=department
  city 吉安市
    district 鼓楼区
)",
        "names")
                            .value();
    const auto called = [&](organ o, std::string_view of) {
        return name_of(authority{o, h.find(of).value().id(), {}}, h);
    };
    CHECK(called(organ::civil_affairs, "江西省").zh == "江西省民政厅");
    CHECK(called(organ::civil_affairs, "江西省").en == "江西省民政厅");
    CHECK(called(organ::staffing, "江西省").zh == "江西省机构编制管理机关");
    CHECK(called(organ::staffing, "江西省").en == "the staffing office of 江西省");
    CHECK(called(organ::staffing, "赣州市").zh == "赣州市委编办"); // not the internal body's
    CHECK(called(organ::civil_affairs, "赣州市").zh == "赣州市民政局");
    CHECK(called(organ::civil_affairs, "于都县").zh == "于都县民政局");
    CHECK(called(organ::staffing, "于都县").zh == "于都县委机构编制委员会办公室");
    CHECK(called(organ::staffing, "信丰县").zh == "中共信丰县委机构编制委员会办公室");
    // Of two nobody says which it is; two districts of one name are told apart by their cities.
    CHECK(called(organ::staffing, "赣州市/鼓楼区").zh == "赣州市鼓楼区机构编制管理机关");
    CHECK(called(organ::government, "吉安市/鼓楼区").zh == "吉安市鼓楼区人民政府");
    CHECK(called(organ::party_committee, "吉安市/鼓楼区").zh == "吉安市鼓楼区委");
}
