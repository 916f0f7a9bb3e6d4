// SPDX-License-Identifier: Apache-2.0
// Who may hold the posts of a zone beside another: a table of posts and cases, every verdict with its clause.
//
// Made-up holders, called 甲 to 庚; the clauses are Jiangxi's of 2023.
#include <onezone/onezone.hpp>

#include <iostream>
#include <vector>
namespace oz = onezone;

namespace {

constexpr const char* obedient = R"(
complete every
province 江西省 code=36
  city 赣州市 code=3607
    body 赣州市委 kind=party_committee
      post 书记 holder=甲
      post 市委常委 kind=team_member holder=乙
    zone 赣州经开区 tier=national location=main_urban_area managed-by=赣州市
      body 赣州经开区党工委 kind=working_committee
        post 书记 holder=乙 mode=concurrent paid=no
      agency 赣州经开区管委会 rank=bureau_deputy
        post 主任 holder=丙 mode=concurrent paid=no
    county_city 龙南市 code=360783
      body 龙南市委 kind=party_committee
        post 书记 holder=丁
      body 龙南市政府 kind=government
        post 市长 kind=head holder=戊
      zone 龙南经开区 tier=national location=county_area managed-by=龙南市
        body 龙南经开区党工委 kind=working_committee
          post 书记 holder=丁 mode=concurrent paid=no
        agency 龙南经开区管委会 rank=county_chief
          post 主任 holder=戊 mode=concurrent paid=no
    county 于都县 code=360731
      body 于都县委 kind=party_committee
        post 副书记 holder=己
      zone 于都工业园区 tier=provincial location=county_area managed-by=于都县
        body 于都工业园区党工委 kind=working_committee
          post 书记 holder=己 mode=concurrent paid=no
        agency 于都工业园区管委会 rank=county_deputy
          post 主任 holder=庚 mode=concurrent paid=no
person 甲
person 乙
person 丙
person 丁
person 戊
person 己
person 庚
person 外人
person 未公布 ~~("来源未公布由谁担任"|"who holds it is not published")
)";

struct seat {
    const char *zone, *body;
    const char* clause; // who must hold it; none: the pack does not say
};
const std::vector<seat> seats{
    {"赣州经开区", "赣州经开区党工委", "jx23.head.bureau-national"},
    {"赣州经开区", "赣州经开区管委会", nullptr},
    {"龙南经开区", "龙南经开区党工委", "jx23.head.county-national"},
    {"龙南经开区", "龙南经开区管委会", "jx23.head.county-national"},
    {"于都工业园区", "于都工业园区党工委", "jx23.head.provincial"},
    {"于都工业园区", "于都工业园区管委会", nullptr},
};
const std::vector<const char*> cases{"应任者兼任", "他人兼任", "空缺", "任职人未知", "双份薪酬"};

oz::person_id called(const oz::hierarchy& h, std::string_view name) {
    for (const oz::person& p : h.all<oz::person>())
        if (p.name == name) return p.key;
    return {};
}

/// The obedient case with one post's holder as the case has it.
oz::hierarchy spoilt(const oz::hierarchy& h, oz::tenure t, std::size_t which) {
    oz::change c{h};
    if (which == 1) t.person = called(h, "外人");
    if (which == 3) t.person = called(h, "未公布");
    if (which == 4) t.paid = true;
    which == 2 ? c.remove(t.key).value() : c.put(t).value();
    return std::move(c).finish();
}

} // namespace

int main() {
    const oz::hierarchy h = oz::read_sketch(obedient).value();
    const oz::policy rules = oz::packs::jiangxi_2023();
    const oz::judging_dates day{{2023, 12, 1}, {2023, 12, 1}};

    std::cout << "| 开发区 | 职位 | 情形 | 结论 | 条款 |\n|---|---|---|---|---|\n";
    for (const seat& s : seats) {
        const oz::post seat_post = *h.posts_of(h.find_body(s.body).value()->key).begin();
        const oz::tenure held = *h.tenures_of(seat_post.key).begin();
        for (std::size_t i = 0; i < cases.size(); ++i) {
            const bool pay = i == 4;
            const char* clause = pay ? "jx23.concurrent.no-pay" : s.clause;
            std::cout << "| " << s.zone << " | " << seat_post.title << " | " << cases[i] << " | ";
            if (!clause) {
                std::cout << "— | 条款未规定由谁担任 |\n";
                continue;
            }
            const oz::subject about =
                pay ? oz::subject::of(held) : oz::subject::of(oz::subject_kind::zone, h.at(s.zone));
            const oz::finding f = oz::judge(spoilt(h, held, i), rules, clause, about, day).value();
            std::cout << oz::name_of(f.verdict).zh;
            if (!f.missing.empty()) std::cout << "，缺" << f.missing.front().name.zh;
            std::cout << " | " << clause << "“" << rules.find(clause)->basis.quote << "” |\n";
        }
    }
}
