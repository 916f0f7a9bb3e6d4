// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_OWN_OPERATION_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_OWN_OPERATION_HPP_INCLUDED

#include <onezone/reform/known_operations.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// An operation that no catalogue has, with a field of every sort.

namespace onezone_tests {

/// A vocabulary of the caller's own.
enum class housing : unsigned char { estates, villages };
inline constexpr std::array<onezone::word, 2> housing_words{
    {{static_cast<int>(housing::estates), "estates", "小区", "housing estates", "住宅小区"},
        {static_cast<int>(housing::villages), "villages", "农村", "villages"}}};
[[nodiscard]] inline std::span<const onezone::word> words(housing) noexcept { return housing_words; }

/// A structure of the caller's own, of the same name as one of ours.
struct plan_part {
    std::string what{};
    onezone::fact<onezone::date> until{};
    friend bool operator==(const plan_part&, const plan_part&) = default;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("what", self.what);
        visit("until", self.until);
    }
};

/// Opens a community (社区) in a town or subdistrict, out of parts of villages.
struct open_community {
    static constexpr std::string_view key = "open_community";
    [[nodiscard]] static onezone::text title() { return onezone::say("社区设立", "a community opens"); }

    onezone::unit_id in{};
    std::string name{};
    std::vector<onezone::unit_id> from{};
    onezone::fact<std::int64_t> households{};
    housing lives_in = housing::estates;
    std::optional<onezone::decimal> hectares{};
    onezone::fact<std::vector<housing>> also{};
    std::vector<plan_part> steps{};
    onezone::party sponsor{};
    onezone::text remark{};
    onezone::code planned{};
    bool urban = true;
    std::optional<onezone::post_id> secretary{};
    onezone::person_id head{};
    onezone::body_id under{};
    std::vector<onezone::holding_id> services{};
    std::vector<std::string> lanes{};
    std::int64_t groups = 1;
    onezone::date opens{2023, 1, 1};

    [[nodiscard]] onezone::result<void> carry_out(onezone::act& a) const {
        using namespace onezone;
        if (!a.now().find(in)) return refusal(errc::unknown_unit, say("没有这个单位", "there is no such unit"));
        if (name.empty()) return refusal(errc::bad_value, say("社区没有名称", "the community has no name"));
        const unit_id made = a.fresh_unit();
        if (auto added = a.edit().add({made, unit_kind::residents_committee, name, planned, in, true}); !added)
            return added.error();
        for (const char* kind : {"affiliated", "administered"})
            a.enter({carry_class::villages, kind, entry_kind::created, 1, name, {}, party::of(in), {}, {}});
        for (const unit_id part : from) a.succeed(party::of(part), party::of(made));
        if (households.known())
            a.report({"households", say("户数", "households"), {}, {}, decimal::of(*households.value)});
        return {};
    }
    [[nodiscard]] onezone::text account(const onezone::hierarchy& h) const {
        const onezone::unit_ref at = h.find(in);
        return onezone::fill(onezone::say("在{0}设立社区{1}", "{0} gets the community {1}"),
            {onezone::verbatim(at ? at.name() : std::string_view()), onezone::verbatim(name)});
    }
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("in", self.in);
        visit("name", self.name);
        visit("from", self.from);
        visit("households", self.households);
        visit("lives_in", self.lives_in);
        visit("hectares", self.hectares);
        visit("also", self.also);
        visit("steps", self.steps);
        visit("sponsor", self.sponsor);
        visit("remark", self.remark);
        visit("planned", self.planned);
        visit("urban", self.urban);
        visit("secretary", self.secretary);
        visit("head", self.head);
        visit("under", self.under);
        visit("services", self.services);
        visit("lanes", self.lanes);
        visit("groups", self.groups);
        visit("opens", self.opens);
    }
    friend bool operator==(const open_community&, const open_community&) = default;
};

/// What a test's documents may name.
[[nodiscard]] inline onezone::known_operations with_communities() {
    return onezone::known_operations::with<open_community>();
}

} // namespace onezone_tests

#endif
