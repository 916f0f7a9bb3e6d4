// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/model/edit.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/model/member.hpp>
#include <onezone/reform/procedure.hpp>

#include <boost/pfr/core.hpp>

#include <set>
#include <string>
#include <string_view>

using namespace onezone;

namespace {

// A member that the list leaves out, or names twice, would be missing in documents, comparisons and everywhere else.
template <class Record>
void is_described_whole() {
    STATIC_REQUIRE(Described<Record>);
    CHECK(std::remove_cvref_t<decltype(members_of<Record>)>::size == boost::pfr::tuple_size_v<Record>);
    std::set<std::string_view> keys;
    const Record some{};
    std::set<const void*> places;
    for_each_member<Record>([&](auto m) {
        CAPTURE(std::string(m.key));
        CHECK(keys.insert(m.key).second);
        CHECK(places.insert(&m.of(some)).second);
        CHECK(!m.zh.empty());
        CHECK(!m.en.empty());
    });
}

} // namespace

TEST_CASE("every member of a record is described once", "[model][member]") {
    is_described_whole<zone>();
    is_described_whole<designation>();
    is_described_whole<integration>();
    is_described_whole<hosting>();
    is_described_whole<body>();
    is_described_whole<charter>();
    is_described_whole<appraisal>();
    is_described_whole<joint_office>();
    is_described_whole<staff_loan>();
    is_described_whole<tally<quota_kind>>();
    is_described_whole<tally<staff_status>>();
    is_described_whole<post>();
    is_described_whole<person>();
    is_described_whole<tenure>();
    is_described_whole<holding>();
    is_described_whole<entrustment>();
    is_described_whole<agreement>();
    is_described_whole<partner>();
    is_described_whole<indicator>();
    is_described_whole<completeness>();
    is_described_whole<own_fact>();
    is_described_whole<unit_record>();
    is_described_whole<procedure>();
}

TEST_CASE("a member is found by what points to it", "[model][member]") {
    STATIC_REQUIRE(field_of<&zone::first_industry>.key == std::string_view("first_industry"));
    STATIC_REQUIRE(field_of<&body::charter>.key == std::string_view("charter"));
    STATIC_REQUIRE(field_of<&procedure::approved_by>.key == std::string_view("approved_by"));
    struct undescribed {
        int number = 0;
    };
    STATIC_REQUIRE(field_of<&undescribed::number>.key.empty());
    STATIC_REQUIRE_FALSE(Described<undescribed>);
}
