// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_INSPECTION_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_INSPECTION_HPP_INCLUDED

#include <onezone/model/hierarchy.hpp>
#include <onezone/model/member.hpp>

#include <optional>
#include <string>
#include <vector>

namespace onezone_tests {

/// A record of which the library knows nothing but its members.
struct inspection {
    std::string name{};
    onezone::fact<bool> passed{};
    onezone::fact<onezone::decimal> hectares{};
    onezone::fact<onezone::zone_tier> tier{};
    onezone::fact<onezone::unit_id> by{};
    onezone::fact<std::vector<std::string>> villages{};
    onezone::fact<onezone::charter> order{};
    std::optional<onezone::date> on{};
    onezone::period valid{};
    std::string remark{};
    onezone::hedge exactness = onezone::hedge::exact;
    std::vector<onezone::body_id> with{};
    onezone::provenance from{};
    friend bool operator==(const inspection&, const inspection&) = default;
};

} // namespace onezone_tests

namespace onezone {
template <>
inline constexpr auto members_of<onezone_tests::inspection> = member_list{
    member<&onezone_tests::inspection::name, member_role::nature>("name", "名称", "name"),
    member<&onezone_tests::inspection::passed>("passed", "是否合格", "whether passed"),
    member<&onezone_tests::inspection::hectares>("inspected_area", "检查面积", "area inspected"),
    member<&onezone_tests::inspection::tier>("tier", "级别", "tier"),
    member<&onezone_tests::inspection::by>("by", "检查单位", "inspector"),
    member<&onezone_tests::inspection::villages>("villages", "村", "villages"),
    member<&onezone_tests::inspection::order>("order", "通知", "order"),
    member<&onezone_tests::inspection::on>("on", "日期", "date"),
    member<&onezone_tests::inspection::valid>("valid", "有效期", "period"),
    member<&onezone_tests::inspection::remark>("remark", "备注", "remark"),
    member<&onezone_tests::inspection::exactness>("hedge", "表述", "hedge"),
    member<&onezone_tests::inspection::with>("with", "会同", "with"),
    member<&onezone_tests::inspection::from>("from", "依据", "source"),
};
} // namespace onezone

#endif
