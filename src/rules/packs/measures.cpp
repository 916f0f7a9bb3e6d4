// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"

#include <onezone/rules/packs/measures.hpp>

#include <array>

namespace onezone::packs {

std::span<const word> words(measure_state) noexcept {
    static constexpr std::array<word, 3> table{{
        {0, "judged", "已判定", "judged"},
        {1, "not_judgeable", "无从判定", "not judgeable"},
        {2, "not_told", "来源未载", "not told"},
    }};
    return table;
}

const std::vector<measure>& jiangxi_2023_measures() {
    static const detail::lasting<text> structure{
        say("深化开发区体制机制改革", "deeper reform of the institutions of zones")};
    static const detail::lasting<text> management{say("改进开发区管理", "better management of zones")};
    static const detail::lasting<text> industry{say("推动产业转型升级", "transformation of industry")};
    static const detail::lasting<text> factors{say("深化要素配置改革", "deeper reform of the allocation of factors")};
    static const detail::lasting<text> oversight{say("健全监督监管体制机制", "sound institutions of oversight")};
    static const detail::lasting all{std::vector<measure>{
        {*structure, "设在县域的开发区原则上不代管乡镇（街道），不承担社会管理事务，进行有序剥离",
            {"jx23.county.no-entrust", "jx23.county.no-social"}, {}, "S1"},
        {*structure,
            "设在设区市主城区的国家级开发区，原则上不再新增代管乡镇（街道），运行顺畅且与产业发展密切相关的社会管理事务可视情不作剥离",
            {"jx23.urban.no-new-entrust", "jx23.urban.social-may-stay"}, {}, "S1"},
        {*structure, "鼓励副厅级国家级开发区党工委书记由设区市党政领导班子成员兼任", {"jx23.head.bureau-national"}, {},
            "S1"},
        {*structure,
            "设在县域的国家级开发区主要领导由所在县区党政主官兼任，省级开发区党工委书记由所在县区党政领导班子成员兼任",
            {"jx23.head.county-national", "jx23.head.provincial"}, {}, "S1"},
        {*structure, "兼任领导不得在开发区领酬", {"jx23.concurrent.no-pay"}, {}, "S1"},
        {*structure, "全面完成开发区管理机构的清理规范工作，原则上每个县（市、区）的开发区不超过1家",
            {"jx23.county.max-zones"}, {}, "S1"},
        {*management, "完善考核细则", {},
            say("细则的内容来源未载", "the source does not tell the details of the appraisal"), "S1"},
        {*management,
            "对发展态势弱、土地利用率低、亩产效益差的省级开发区，组建专班加强帮扶督导整改，整改效果不明显的，予以整合或退出省级开发区管理序列",
            {"jx23.exit"}, {}, "S1"},
        {*industry, "培育壮大优势产业集群", {},
            say("何为壮大，来源没有标准，层级也不记产业集群",
                "the source has no measure of it, and a hierarchy records no clusters of industry"),
            "S1"},
        {*industry, "各设区市要统筹确定所辖开发区的首位产业和主导产业，原则上每个开发区主导产业不超过3个",
            {"jx23.industry.first", "jx23.industry.by-city", "jx23.industry.max-lead"}, {}, "S1"},
        {*industry, "鼓励各设区市与发达省市共建“飞地园区”“区中园”", {"jx23.coop"}, {}, "S1"},
        {*industry, "大力承接先进制造业转移", {},
            say("承接了什么，层级不记", "a hierarchy does not record what was taken on"), "S1"},
        {*industry, "支持有条件的开发区创建国际产业合作园", {},
            say("“有条件”来源未界定，支持也不成为对开发区的要求",
                "who is able the source does not say, and support asks nothing of a zone"),
            "S1"},
        {*factors, {}, {}, say("来源只列出这一方面的名称", "the source names the area alone"), "S1"},
        {*oversight, {}, {}, say("来源只列出这一方面的名称", "the source names the area alone"), "S1"},
    }};
    return *all;
}

} // namespace onezone::packs
