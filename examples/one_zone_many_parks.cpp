// SPDX-License-Identifier: Apache-2.0
// 于都, 2022–2023: the offices of two parks join the agency of the county's zone. Three agencies become one, the parks stay.
//
// Who merged with whom is what the source reports; every quantity, function and power here is made up and says so (来源“虚构”).
#include <onezone/onezone.hpp>

#include <iostream>
namespace oz = onezone;

namespace {

std::string sketch(std::string_view more_quota) {
    return R"(
province 江西省 code=36
  city 赣州市 code=3607
    county 于都县 code=360731
      town 贡江镇 code=360731100
      town 罗坳镇 code=360731108
      zone 于都工业园区 @S1 tier=provincial managed-by=于都县 statistics=于都县 area=900@虚构
        agency 于都工业园区管理机构 @S1 quota.institution=30@虚构 staff.institution=28@虚构 leading-posts=4@虚构
          body 经济发展科 @虚构
          function 招商引资 @虚构 class=economic
      zone 上欧工业园区 @S1 managed-by=于都县 statistics=于都县 area=200@虚构 nameplates=上欧工业园区
        hosts 贡江镇 @虚构
        agency 于都上欧工业园区管理办公室 @S1 quota.institution=8@虚构 staff.institution=7@虚构 staff.contract=5@虚构
          body 综合科 @虚构
          post 主任 @虚构
          function 企业服务 @虚构 class=economic
          power 企业投资项目备案 @虚构 granted-by=于都县 form=entrustment
      zone 罗坳工业园区 @S1 managed-by=于都县 statistics=罗坳镇@虚构 area=150@虚构 nameplates=罗坳工业园区
        hosts 罗坳镇 @虚构
        agency 罗坳工业园区管理办公室 @S1 quota.institution=6@虚构 )"
        + std::string(more_quota) + R"( staff.institution=6@虚构 staff.contract=?
          post 主任 @虚构
          post 副主任 @虚构
          function 安全生产 @虚构 class=social
    county 会昌县 code=360733
      zone 会昌工业园区 @S1 tier=provincial managed-by=会昌县 agency=会昌工业园区管理机构
)";
}

// A fact in writing; what is made up says so.
std::string told(const oz::provenance& from, std::string what) {
    return from.source() == "虚构" ? std::move(what) + "（虚构）" : std::move(what);
}

void list(const oz::hierarchy& h) {
    std::size_t agencies = 0;
    for (const oz::zone& z : h.zones_managed_by(h.at("于都县"))) {
        std::cout << "  " << h[z.unit].name() << (z.part_of.ok() ? "，属" + std::string(h[z.part_of].name()) : "")
                  << "：面积 " << told(z.area.from, to_string(*z.area.value) + " 公顷") << "，统计归"
                  << told(z.statistics.from, std::string(h[*z.statistics.value].name()));
        for (const oz::hosting& in : h.hosts_of(z.unit))
            std::cout << "，也在" << told(in.from, std::string(h[in.division].name()));
        for (const std::string& plate : z.nameplates) std::cout << "，挂牌" << plate;
        std::cout << '\n';
        for (const oz::body* const b : oz::agencies_of(h, z.unit)) {
            ++agencies;
            std::cout << "    管理机构 " << b->name;
            for (const auto& q : b->quota)
                std::cout << "," << oz::name_of(q.kind).zh << ' ' << told(q.count.from, std::to_string(*q.count.value));
            std::cout << '\n';
        }
    }
    std::cout << "  管理机构 " << agencies << " 个\n";
}

} // namespace

int main() {
    const oz::hierarchy before = oz::read_sketch(sketch("")).value();
    const auto agency = [&](const char* name) { return before.find_body(name).value()->key; };
    const oz::merge_agencies merger{
        .into = agency("于都工业园区管理机构"),
        .absorbed = {agency("于都上欧工业园区管理办公室"), agency("罗坳工业园区管理办公室")},
    };

    std::cout << "整合前\n";
    list(before);
    const auto step = oz::apply(before, merger, {0, {}, oz::provenance::stated("S1")});
    if (!step) {
        std::cerr << step.error() << '\n';
        return 1;
    }
    std::cout << step->account << "\n整合后（合计由虚构数量相加）\n";
    list(step->after);
    std::cout << "\n台账（数量、职能、权限均为虚构）\n" << step->ledger;

    const oz::policy rules = oz::packs::jiangxi_2023();
    const oz::date day(2023, 11, 23);
    for (const oz::hierarchy& h : {before, step->after})
        std::cout << oz::judge(
            h, rules, "jx23.county.max-zones", oz::subject::of(oz::subject_kind::division, h.at("于都县")), {day, day})
                         .value();

    std::cout << "\n不能整合的两种情形\n";
    const oz::hierarchy with_other_quota = oz::read_sketch(sketch("quota.administrative=2@虚构")).value();
    std::cout << oz::apply(with_other_quota, merger).error() << '\n'
              << oz::apply(
                     before, oz::merge_agencies{.into = agency("会昌工业园区管理机构"), .absorbed = merger.absorbed})
                     .error()
              << '\n';
}
