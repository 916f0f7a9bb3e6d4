// SPDX-License-Identifier: Apache-2.0
// 上栗, pilot from 2022: management committee, platform company and industrial community, as the source S1 tells it.
//
// What the source does not say (headcounts, shares, names of series, who held the assets before) stays unknown or is marked.
#include <onezone/onezone.hpp>

#include <iostream>
#include <string>
#include <vector>
namespace oz = onezone;

namespace {

constexpr const char* committee = "上栗工业园管委会";
constexpr const char* company = "江西省赣湘发展投资有限公司";

struct grade {
    const char *name, *layer;
    oz::post_kind kind;
};
const std::vector<grade> grades{{"领导班子正职", "管委会领导", oz::post_kind::director},
    {"领导班子副职", "管委会领导", oz::post_kind::deputy_director},
    {"部门主管", "内设部门主管", oz::post_kind::section_head}, {"一级业务主办", "业务主办", oz::post_kind::staff},
    {"二级业务主办", "业务主办", oz::post_kind::staff}, {"三级业务主办", "业务主办", oz::post_kind::staff}};

oz::hierarchy now;
oz::ledger account;

void go(const oz::operation& op, oz::provenance basis = oz::provenance::stated("S1")) {
    oz::step s = oz::apply(std::move(now), op, {0, {}, std::move(basis)}).value();
    std::cout << s.account << '\n';
    account += s.ledger;
    now = std::move(s.after);
}
oz::body_id body(const char* name) { return now.find_body(name).value()->key; }
const oz::post& post(const char* of, std::string_view title) {
    for (const oz::post& p : now.posts_of(body(of)))
        if (p.title == title) return p;
    throw oz::error({oz::errc::unknown_post, oz::say("没有这个职位", "no such post")});
}
oz::person_id holder(const oz::post& p) { return (*now.tenures_of(p.key).begin()).person; }

void split(const char* lead, const std::vector<const char*>& names) {
    oz::divide_duties op{.reason = oz::say("职能定位明晰化", "each body has its own functions")};
    for (const char* name : names) op.shares.push_back({.name = name, .lead = body(lead)});
    go(op);
}

void reform_bodies(oz::unit_id zone) {
    std::vector<oz::holding_id> assets;
    for (const oz::holding& x : now.holdings_of(body(committee))) assets.push_back(x.key);
    go(oz::choose_operator{.zone = zone, .name = company, .from = body(committee), .along = {.items = assets}});
    go(oz::found_industrial_community{.zone = zone, .name = "工业社区", .from = body(committee)});
    split(committee, {"把方向", "谋大局", "定政策", "促改革"});
    split(company, {"开发建设", "资本运营", "招商引资"});
    split("工业社区", {"公共服务", "民生保障", "基层党建"});
    go(oz::reissue_charter{.body = body(committee), .document = "（名称、文号来源未载）", .internal_bodies = 4});
    go(oz::name_first_secretary{body("上栗工业园党工委"), holder(post("上栗县领导班子", "县领导"))});
}

// Six grades in three layers: one post stands for each grade. Crosswise there are three categories, each with its own series; which posts
// are of which, the source does not tell, and nobody is seated where it does not say who came to sit.
void reform_posts() {
    const oz::text why =
        oz::say("以一岗示一级；岗位数、类别未载", "one post stands for a grade; numbers and categories unknown");
    for (const grade& g : grades) {
        std::cout << g.layer << "（推断：按名称）| " << g.name << '\n';
        go(oz::create_post{.body = body(committee), .kind = g.kind, .title = g.name, .grade = g.name},
            oz::provenance::placeholder(why, "S1"));
    }
    oz::reappoint_staff all{.body = body(committee)};
    for (const auto& s : now.find(body(committee))->staff) all.leaving.push_back({s.kind, {}}); // 大幅精简: unknown
    go(all);
    go(oz::abolish_post{post(committee, "原岗位").key});
    // 建立双月考评机制进行考核，考评结果纳入年度考评考核: who appraises, the source does not tell; that it is the committee is a reading.
    go(oz::set_appraisal{.body = body(committee), .name = "双月考评", .months = 2, .counts_in_the_year = true},
        oz::provenance::inferred(
            oz::say("来源未说考评谁，推断为园区自身", "whom it appraises is not told; taken to be the park"), "S1"));
    std::cout << "身份封存，人员仍按原身份计：";
    for (const auto& s : now.find(body(committee))->staff)
        std::cout << oz::name_of(s.kind).zh << (s.count.known() ? "已知 " : "未知 ");
    std::cout << '\n';
}

void share_with_hunan(oz::unit_id zone) {
    const oz::text where = oz::say("来源称“在两省边界区域”，推断所在地跨两省", "“in the border area of the provinces”");
    go(oz::found_joint_park{.park = {.name = "赣湘合作产业园",
                                .seat = now.at("上栗县"),
                                .hosts = {now.at("浏阳市")},
                                .area = oz::fact(oz::decimal::of(3000), oz::provenance::stated("S1"))},
           .agreement = "“浏阳—上栗”跨省产业园区共建协议",
           .partners = {{.unit = now.at("上栗县")}, {.unit = now.at("浏阳市")}}},
        oz::provenance::inferred(where, "S1"));
    const oz::zone& park = *now.zone_of(now.at("赣湘合作产业园"));
    for (const oz::hosting& in : now.hosts_of(park.unit))
        std::cout << now[park.unit].path() << "，也在" << now[in.division].path() << "（"
                  << oz::name_of(in.from.how()).zh << "：" << in.from.reason().zh << "）\n";
    for (const oz::agreement& a : now.agreements_about(park.unit))
        for (const oz::partner& p : a.partners)
            std::cout << now[p.unit].name() << "的利益份额" << (p.share.known() ? "已知" : "未知") << "，成本份额"
                      << (p.cost.known() ? "已知" : "未知") << '\n';
    go(oz::evaluate{zone, "大学及以上学历占比", oz::decimal::of(78), oz::hedge::exact, "%"});
    go(oz::evaluate{zone, "入驻高层次人才", oz::decimal::of(136), oz::hedge::exact, "名"});
    go(oz::evaluate{zone, "赴浏阳等地挂职的年轻干部", oz::decimal::of(30), oz::hedge::more_than, "名"});
    go(oz::evaluate{zone, "人才公寓等投资", oz::decimal::of(1), oz::hedge::nearly, "亿元"});
}

} // namespace

int main() {
    now = oz::load_hierarchy(ONEZONE_EXAMPLES_FOLDER "/shangli/shangli-2021.json");
    const oz::unit_id zone = now.at("上栗工业园");
    reform_bodies(zone);
    reform_posts();
    share_with_hunan(zone);
    std::cout << '\n' << account << '\n' << oz::validate(now, oz::packs::shangli_2022(), oz::date(2023, 11, 26));
}
