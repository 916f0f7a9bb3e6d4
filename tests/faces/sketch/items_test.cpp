// SPDX-License-Identifier: Apache-2.0
#include "faces/sketch/items.hpp"
#include "support/catch.hpp"

#include <optional>
#include <string>
#include <vector>

using namespace onezone;

namespace {

/// A record of which the library knows nothing but its members.
struct survey {
    std::string name{};
    fact<bool> finished{};
    fact<decimal> hectares{};
    fact<zone_tier> tier{};
    fact<unit_id> by{};
    fact<std::vector<std::string>> villages{};
    std::optional<date> on{};
    period valid{};
    std::vector<tally<quota_kind>> quota{};
    std::string remark{};
    hedge exactness = hedge::exact;
    std::vector<body_id> with{};
    provenance from{};
    friend bool operator==(const survey&, const survey&) = default;
};

} // namespace

namespace onezone {
template <>
inline constexpr auto members_of<survey> = member_list{
    member<&survey::name, member_role::owner>("name", "名称", "name"),
    member<&survey::finished>("finished", "是否完成", "whether finished"),
    member<&survey::hectares>("surveyed_area", "勘测面积", "area surveyed"),
    member<&survey::tier>("tier", "级别", "tier"),
    member<&survey::by>("by", "勘测单位", "surveyor"),
    member<&survey::villages>("villages", "村", "villages"),
    member<&survey::on>("on", "日期", "date"),
    member<&survey::valid>("valid", "期限", "period"),
    member<&survey::quota>("quota", "编制", "quota"),
    member<&survey::remark>("remark", "备注", "remark"),
    member<&survey::exactness>("hedge", "表述", "hedge"),
    member<&survey::with>("with", "会同", "with"),
    member<&survey::from>("from", "依据", "source"),
};
} // namespace onezone

namespace {

const unit_id county = unit_id::derive("t", "县");
const body_id bureau = body_id::derive("t", "局");

struct survey_writer final : detail::sketch_item_writer {
    std::string unit_name(unit_id u) const override { return u == county ? "县" : "?"; }
    std::string body_name(body_id b) const override { return b == bureau ? "局" : "?"; }
};
struct survey_reader final : detail::sketch_item_reader {
    using sketch_item_reader::sketch_item_reader;
    std::optional<unit_id> unit_named(const detail::sketch_line&, const detail::sketch_word& w) override {
        return w.text == "县" ? std::optional(county) : std::nullopt;
    }
    std::optional<body_id> body_named(const detail::sketch_line&, const detail::sketch_word& w) override {
        return w.text == "局" ? std::optional(bureau) : std::nullopt;
    }
};

survey read_back(const std::string& items) {
    detail::sketch_problems problems("test");
    std::vector<detail::sketch_line> lines = detail::scan_sketch("survey 甲" + items, problems);
    const std::vector<detail::sketch_key> keys = detail::sketch_keys_of<survey>();
    survey s;
    s.name = "甲";
    for (detail::sketch_item& i : lines.at(0).items) {
        const auto key = detail::spelled_key(keys, i.key);
        if (!key) throw std::runtime_error("no such key: " + i.key);
        i.key = *key;
    }
    survey_reader(problems).read_items(lines.at(0), s);
    CHECK(!problems.any());
    return s;
}

} // namespace

TEST_CASE("a member of a record shows up in its line, and comes back", "[faces][sketch]") {
    survey s;
    s.name = "甲";
    CHECK(survey_writer().items_of(s).empty());
    CHECK(read_back("") == s);
    s.finished = {
        true,
        provenance::inferred(verbatim("看来")),
    };
    s.hectares = decimal::of_ten_thousandths(125'000);
    s.tier = zone_tier::national;
    s.by = county;
    s.villages = std::vector<std::string>{"上村", "下、村"};
    s.on = date(2020, 1, 2);
    s.valid = {date(2020, 1, 1), date(2021, 1, 1)};
    s.quota = {{quota_kind::institution, std::int64_t{3}}, {quota_kind::administrative, {}}};
    s.remark = "a b";
    s.exactness = hedge::about;
    s.with = {bureau};
    s.from = provenance::stated("S1");
    const std::string items = survey_writer().items_of(s);
    CHECK(items
        == " finished=~yes(看来) surveyed-area=12.5 tier=national by=县 villages=上村,\"下、村\" on=2020-01-02 from=2020-01-01 until=2021-01-01 quota.institution=3 quota.administrative=? remark=\"a b\" hedge=about with=局 @S1");
    CHECK(read_back(items) == s);
    survey chinese;
    chinese.name = "甲";
    chinese.finished = false;
    chinese.quota = {{quota_kind::institution, std::int64_t{3}}};
    CHECK(read_back(" 是否完成=否 编制.事业编制=3") == chinese);
}
