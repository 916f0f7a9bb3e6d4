// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_POST_HPP_INCLUDED
#define ONEZONE_MODEL_POST_HPP_INCLUDED

#include <onezone/ground/date.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/ground/rank.hpp>
#include <onezone/model/body.hpp>
#include <onezone/model/member.hpp>

#include <span>
#include <string>

/// @file
/// Posts, people and who holds what: three different things.
///
///  1. A post without a running tenure is vacant; that is representable and no error.
///  2. A person may be unnamed: two posts held by the same unnamed person share one `person`.
///  3. Whether a tenure is paid is a fact and may be unknown; a second paid tenure is representable, so that a rule can find it.

namespace onezone {

/// What a post is in its body.
enum class post_kind : unsigned char {
    secretary,        ///< 书记
    first_secretary,  ///< 第一书记
    deputy_secretary, ///< 副书记
    director,         ///< 主任 (管委会)
    deputy_director,  ///< 副主任
    head,             ///< 政府正职: 省长、市长、县长、区长、乡镇长
    deputy_head,      ///< 政府副职
    team_member,      ///< 领导班子成员
    chair,            ///< 人大常委会主任、乡镇人大主席
    deputy_chair,
    manager,      ///< of a company
    section_head, ///< 部门主管
    staff,        ///< 业务主办 and other staff posts
    other,        ///< none of these
    unstated,     ///< nobody says: it may be of any kind, and rules that depend on it are undecided
};
[[nodiscard]] ONEZONE_API std::span<const word> words(post_kind) noexcept;

/// Whether holders of such a post belong to the leading team (领导班子) of its body.
[[nodiscard]] ONEZONE_API bool is_leading(post_kind kind) noexcept;

/// A seat in a body.
struct post {
    post_id key{};
    body_id body{};
    post_kind kind = post_kind::unstated;
    std::string title{}; ///< as written, e.g. 党工委书记
    fact<onezone::rank> rank{};
    std::string grade{};    ///< 岗位等级, local scheme
    std::string category{}; ///< 岗位类别
    std::string series{};   ///< 职级序列
    provenance from{};

    [[nodiscard]] post_id id() const noexcept { return key; }
    friend bool operator==(const post&, const post&) = default;
};
template <>
inline constexpr auto members_of<post> = member_list{
    member<&post::key, member_role::identity>("id", "标识", "id"),
    member<&post::body, member_role::owner>("body", "所在机构", "body it is in", "posts"),
    member<&post::title, member_role::nature>("title", "职务名称", "title"),
    member<&post::kind, member_role::nature>("kind", "职务类型", "kind", {}, "属于哪一类职务", "what kind it is"),
    member<&post::rank>("rank", "职务层次", "rank of the post", {}, "职务层次是哪一级"),
    member<&post::grade>("post_grade", "岗位等级", "grade of the post"),
    member<&post::category>("category", "岗位类别", "category of the post"),
    member<&post::series>("series", "职级序列", "series of the post"),
    member<&post::from>("from", "依据", "source"),
};

/// Somebody who holds posts; the name may be empty.
struct person {
    person_id key{};
    std::string name{};
    fact<onezone::rank> rank{};  ///< 个人级别; independent of any institution's
    fact<staff_status> status{}; ///< 人员身份: on which kind of quota, or none
    provenance from{};

    [[nodiscard]] person_id id() const noexcept { return key; }
    friend bool operator==(const person&, const person&) = default;
};
template <>
inline constexpr auto members_of<person> = member_list{
    member<&person::key, member_role::identity>("id", "标识", "id"),
    member<&person::name, member_role::nature>("name", "姓名", "name"),
    member<&person::rank>("rank", "个人级别", "personal rank", {}, "个人是哪一级", "which rank the person has"),
    member<&person::status>(
        "status", "人员身份", "status of the person", {}, "属于哪一类人员身份", "which status the person has"),
    member<&person::from>("from", "依据", "source"),
};

/// How a post is held.
enum class tenure_mode : unsigned char {
    main,       ///< the holder's own post
    concurrent, ///< 兼任
    seconded,   ///< 挂职
};
[[nodiscard]] ONEZONE_API std::span<const word> words(tenure_mode) noexcept;

/// A person holding a post for a period.
struct tenure {
    tenure_id key{};
    post_id post{};
    person_id person{};
    period valid{};
    tenure_mode mode = tenure_mode::main;
    fact<bool> paid{};             ///< whether pay is drawn from this post
    fact<bool> approved{};         ///< whether the concurrent post was approved where approval is needed
    fact<staff_status> archived{}; ///< 封存身份: the status kept on file while employed by the post (双轨)
    provenance from{};

    [[nodiscard]] tenure_id id() const noexcept { return key; }
    friend bool operator==(const tenure&, const tenure&) = default;
};
template <>
inline constexpr auto members_of<tenure> = member_list{
    member<&tenure::key, member_role::identity>("id", "标识", "id"),
    member<&tenure::post, member_role::owner>("post", "职位", "post", "holders"),
    member<&tenure::person, member_role::nature>("person", "任职人", "holder"),
    member<&tenure::valid>("valid", "任期", "period"),
    member<&tenure::mode>("mode", "任职方式", "how the post is held", {}, "专任还是兼任"),
    member<&tenure::paid>("paid", "是否领酬", "whether paid"),
    member<&tenure::approved>("approved", "兼职是否经批准", "whether the concurrent post was approved"),
    member<&tenure::archived>(
        "archived", "封存身份", "status kept on file", {}, "封存哪一类人员身份", "which status is kept on file"),
    member<&tenure::from>("from", "依据", "source"),
};

} // namespace onezone

#endif
