// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_ACTS_POST_ACTS_HPP_INCLUDED
#define ONEZONE_REFORM_ACTS_POST_ACTS_HPP_INCLUDED

#include <onezone/ground/date.hpp>
#include <onezone/ground/rank.hpp>
#include <onezone/model/post.hpp>
#include <onezone/model/zone.hpp>
#include <onezone/reform/act.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// Acts on posts and who holds them.
///
///  1. What the law forbids (a second pay, an occupied post, an incompatible one) is carried out as stated, for rules to find.
///  2. A post that is left ends on the day of the act, or is simply no longer held where the act has no date.
///  3. No act on posts changes a person's rank.

namespace onezone {

/// Appoints somebody to a post: a person on record, or a new one, who may be unnamed.
///
/// Carries over: nothing is touched.
/// Refuses: unknown_post, unknown_person, bad_value (a person on record and a name), duplicate_tenure.
/// Source: 公务员法 art. 43.
struct ONEZONE_API appoint {
    static constexpr std::string_view key = "appoint";
    static constexpr std::array<std::string_view, 1> needed_operands{"post"};

    post_id post{};
    person_id person{}; ///< none: somebody new
    std::string name{}; ///< of somebody new; may be empty
    tenure_mode mode = tenure_mode::main;
    fact<bool> paid{};
    fact<bool> approved{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("post", self.post);
        visit("person", self.person);
        visit("name", self.name);
        visit("mode", self.mode);
        visit("paid", self.paid);
        visit("approved", self.approved);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const appoint&, const appoint&) = default;
};

/// Relieves the holder of a post.
///
/// Carries over: nothing is touched.
/// Refuses: unknown_post, unknown_person, not_held (vacant, or not that person's), ambiguous_record (several holders and none named).
struct ONEZONE_API relieve {
    static constexpr std::string_view key = "relieve";
    static constexpr std::array<std::string_view, 1> needed_operands{"post"};

    post_id post{};
    person_id person{}; ///< none: its only holder

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("post", self.post);
        visit("person", self.person);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const relieve&, const relieve&) = default;
};

/// Gives somebody on record a further post besides their own (兼任, 交叉任职).
///
/// Carries over: nothing is touched.
/// Refuses: unknown_post, unknown_person, duplicate_tenure.
/// Source: 江西 2023: 兼任领导不得在开发区领酬; 公务员法 art. 44. Whether it is paid stays unknown unless stated.
struct ONEZONE_API take_concurrent_post {
    static constexpr std::string_view key = "take_concurrent_post";
    static constexpr std::array<std::string_view, 2> needed_operands{"person", "post"};

    person_id person{};
    post_id post{};
    fact<bool> paid{};
    fact<bool> approved{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("person", self.person);
        visit("post", self.post);
        visit("paid", self.paid);
        visit("approved", self.approved);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const take_concurrent_post&, const take_concurrent_post&) = default;
};

/// Makes somebody first secretary (第一书记) of a Party committee or working committee, beside its secretary, concurrently with their own post.
///
/// The post is created where the committee has none.
/// Carries over: one leading post more where posts are listed and leading posts have no number of their own.
/// Refuses: unknown_body, unknown_person, unsupported_here (no Party committee), duplicate_tenure.
/// Source: 上栗 2022: 选派一名县领导兼任园区党工委第一书记.
struct ONEZONE_API name_first_secretary {
    static constexpr std::string_view key = "name_first_secretary";
    static constexpr std::array<std::string_view, 2> needed_operands{"committee", "person"};

    body_id committee{};
    person_id person{};
    fact<bool> paid{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("committee", self.committee);
        visit("person", self.person);
        visit("paid", self.paid);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const name_first_secretary&, const name_first_secretary&) = default;
};

/// Seconds somebody to a post elsewhere for a time (挂职); the home post is kept.
///
/// Carries over: nothing is touched.
/// Refuses: unknown_post, unknown_person, not_held (the person holds no post to be seconded from), dates_out_of_order, duplicate_tenure.
/// Source: 上栗 2022: 选派30余名年轻干部赴浏阳高新区等地挂职锻炼. Pay stays at home unless stated.
struct ONEZONE_API second {
    static constexpr std::string_view key = "second";
    static constexpr std::array<std::string_view, 2> needed_operands{"person", "host_post"};

    person_id person{};
    post_id host_post{};
    std::optional<date> until{};
    fact<bool> paid_by_host = fact<bool>(false);

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("person", self.person);
        visit("host_post", self.host_post);
        visit("until", self.until);
        visit("paid_by_host", self.paid_by_host);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const second&, const second&) = default;
};

/// A post of a zone and the post of a division whose holder takes it.
struct post_pair {
    static constexpr std::array<std::string_view, 2> needed_operands{"zone_post", "division_post"};

    post_id zone_post{};
    post_id division_post{};
    friend bool operator==(const post_pair&, const post_pair&) = default;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("zone_post", self.zone_post);
        visit("division_post", self.division_post);
    }
};

/// Integrates the leadership of a zone and a division (区政合一): principals of the division hold the leading posts of the zone concurrently.
///
/// Both keep their bodies, ranks, quotas and staff. Which shape the integration has may be unknown. A pair that is already in one
/// hand stays as it is; whoever else holds the zone's post leaves it. Without pairs only the integration itself is recorded.
/// Carries over: nothing is touched.
/// Refuses: unknown_unit, not_a_zone, not_a_division, unknown_post, unsupported_here (a post of neither), not_held (the division's post is
/// vacant), ambiguous_record (it has several holders).
/// Source: 赣州 2022: 赣州高新区、龙南经开区、瑞金经开区分别与赣县区、龙南市、瑞金市实行“区政合一”.
struct ONEZONE_API integrate_leadership {
    static constexpr std::string_view key = "integrate_leadership";
    static constexpr std::array<std::string_view, 2> needed_operands{"zone", "division"};

    unit_id zone{};
    unit_id division{};
    fact<integration_shape> shape{};
    std::vector<post_pair> posts{};
    fact<bool> paid{}; ///< whether the zone pays for the concurrent posts

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("zone", self.zone);
        visit("division", self.division);
        visit("shape", self.shape);
        visit("posts", self.posts);
        visit("paid", self.paid);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const integrate_leadership&, const integrate_leadership&) = default;
};

/// Creates a post in a body, of any grade, category and series (因事设岗).
///
/// Carries over: one leading post more where posts are listed and leading posts have no number of their own.
/// Refuses: unknown_body, bad_value (no title).
/// Source: 上栗: 六级岗位、三个岗位类别.
struct ONEZONE_API create_post {
    static constexpr std::string_view key = "create_post";
    static constexpr std::array<std::string_view, 2> needed_operands{"body", "title"};

    body_id body{};
    post_kind kind = post_kind::unstated;
    std::string title{};
    fact<onezone::rank> rank{};
    std::string grade{};
    std::string category{};
    std::string series{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("body", self.body);
        visit("kind", self.kind);
        visit("title", self.title);
        visit("rank", self.rank);
        visit("grade", self.grade);
        visit("category", self.category);
        visit("series", self.series);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const create_post&, const create_post&) = default;
};

/// Abolishes a post that nobody holds any more.
///
/// Carries over: one leading post less where posts are listed and leading posts have no number of their own.
/// Refuses: unknown_post, still_referenced (somebody holds it).
struct ONEZONE_API abolish_post {
    static constexpr std::string_view key = "abolish_post";
    static constexpr std::array<std::string_view, 1> needed_operands{"post"};

    post_id post{};

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("post", self.post);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const abolish_post&, const abolish_post&) = default;
};

} // namespace onezone

#endif
