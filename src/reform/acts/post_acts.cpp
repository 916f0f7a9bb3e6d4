// SPDX-License-Identifier: Apache-2.0
#include "ground/blank.hpp"
#include "ground/try.hpp"
#include "reform/audit.hpp"

#include <onezone/reform/acts/post_acts.hpp>

#include <algorithm>
#include <utility>

namespace onezone {

using detail::in_force;
using detail::leave_post;
using detail::named;
using detail::path_of;
using detail::refuse;

namespace {

[[nodiscard]] refusal no_post(post_id id) {
    return refuse(errc::unknown_post, "没有这个职位", "there is no such post", {"#" + to_string(id)});
}
[[nodiscard]] refusal no_person(person_id id) {
    return refuse(errc::unknown_person, "没有这个人", "there is no such person", {"#" + to_string(id)});
}

[[nodiscard]] std::string path_of(const hierarchy& h, const post& p) {
    return path_of(h, *h.find(p.body)) + "/" + p.title;
}

[[nodiscard]] text titled(const hierarchy& h, post_id id) {
    const post* const p = h.find(id);
    if (!p) return say("不存在的职位", "a post that does not exist");
    return named(h, p->body) + verbatim(p->title.empty() ? name_of(p->kind).zh : p->title);
}

[[nodiscard]] text called(const hierarchy& h, person_id id) {
    const person* const p = h.find(id);
    if (!p) return say("不存在的人员", "a person who does not exist");
    return p->name.empty() ? say("一名未具名人员", "somebody unnamed") : verbatim(p->name);
}

[[nodiscard]] std::vector<tenure> holders(const act& a, post_id p) {
    std::vector<tenure> found;
    for (const tenure& t : detail::listed(a.now().tenures_of(p)))
        if (in_force(t.valid, a.on())) found.push_back(t);
    return found;
}

result<void> hold(act& a, post_id p, person_id who, tenure_mode mode, fact<bool> paid, fact<bool> approved,
    std::optional<date> until = {}) {
    tenure t;
    t.key = a.fresh_tenure();
    t.post = p;
    t.person = who;
    t.valid = {a.on(), until};
    t.mode = mode;
    t.paid = std::move(paid);
    t.approved = std::move(approved);
    t.from = a.basis();
    return a.edit().put(std::move(t));
}

// Whether leading posts of its body are counted by listing them, and it is one.
[[nodiscard]] bool counts_as_leading(const hierarchy& h, const post& p) {
    return is_leading(p.kind) && !h.find(p.body)->leading_posts.known();
}

// Adds a post; where leading posts are counted by listing them, one more is created.
result<post_id> add_post(act& a, post p) {
    const body_id of = p.body;
    const bool leading = counts_as_leading(a.now(), p);
    p.key = a.fresh_post();
    p.from = a.basis();
    const post_id id = p.key;
    const std::string title = p.title;
    ONEZONE_TRY(a.edit().put(std::move(p)));
    if (leading)
        a.enter(
            {carry_class::leading_posts, {}, entry_kind::created, std::int64_t{1}, title, {}, party::of(of), {}, {}});
    return id;
}

} // namespace

//=== appoint, relieve ===//

result<void> appoint::carry_out(act& a) const {
    const hierarchy& h = a.now();
    if (!h.find(post)) return no_post(post);
    person_id who = person;
    if (person.ok()) {
        if (!h.find(person)) return no_person(person);
        if (!name.empty())
            return refuse(errc::bad_value, "已指定人员，不能另给姓名", "a person on record needs no name",
                {path_of(h, *h.find(post))});
    } else {
        who = a.fresh_person();
        onezone::person somebody;
        somebody.key = who;
        somebody.name = name;
        somebody.from = a.basis();
        ONEZONE_TRY(a.edit().put(std::move(somebody)));
    }
    return hold(a, post, who, mode, paid, approved);
}

text appoint::account(const hierarchy& h) const {
    const text who = person.ok() ? called(h, person)
        : name.empty()           ? say("一名未具名人员", "somebody unnamed")
                                 : verbatim(name);
    return fill(say("任命{0}为{1}（{2}）", "{0} is appointed {1} ({2})"), {who, titled(h, post), name_of(mode)});
}

result<void> relieve::carry_out(act& a) const {
    const hierarchy& h = a.now();
    const onezone::post* const p = h.find(post);
    if (!p) return no_post(post);
    if (person.ok() && !h.find(person)) return no_person(person);
    std::vector<tenure> held = holders(a, post);
    if (person.ok()) std::erase_if(held, [&](const tenure& t) { return t.person != person; });
    if (held.empty())
        return refuse(
            errc::not_held, "该职位无人担任或由他人担任", "nobody, or somebody else, holds the post", {path_of(h, *p)});
    if (held.size() > 1)
        return refuse(errc::ambiguous_record, "该职位有多人担任，请说明免去谁",
            "several hold the post: say who is relieved", {path_of(h, *p)});
    return leave_post(a, std::move(held.front()));
}

text relieve::account(const hierarchy& h) const {
    if (!person.ok()) return fill(say("免去{0}现任人员的职务", "the holder of {0} is relieved"), {titled(h, post)});
    return fill(say("免去{0}的{1}职务", "{0} is relieved as {1}"), {called(h, person), titled(h, post)});
}

//=== further posts ===//

result<void> take_concurrent_post::carry_out(act& a) const {
    const hierarchy& h = a.now();
    if (!h.find(post)) return no_post(post);
    if (!h.find(person)) return no_person(person);
    return hold(a, post, person, tenure_mode::concurrent, paid, approved);
}

text take_concurrent_post::account(const hierarchy& h) const {
    return fill(say("{0}兼任{1}", "{0} is concurrently {1}"), {called(h, person), titled(h, post)});
}

result<void> name_first_secretary::carry_out(act& a) const {
    const hierarchy& h = a.now();
    const body* const b = h.find(committee);
    if (!b) return detail::no_body(committee);
    if (!h.find(person)) return no_person(person);
    if (b->kind != body_kind::working_committee && b->kind != body_kind::party_committee)
        return refuse(
            errc::unsupported_here, "不是党委或党工委", "no Party committee or working committee", {path_of(h, *b)});
    post_id seat;
    for (const post& p : detail::listed(h.posts_of(committee)))
        if (p.kind == post_kind::first_secretary) seat = p.key;
    if (!seat.ok()) {
        post p;
        p.body = committee;
        p.kind = post_kind::first_secretary;
        p.title = "第一书记";
        auto made = add_post(a, std::move(p));
        ONEZONE_TRY(made);
        seat = *made;
    }
    return hold(a, seat, person, tenure_mode::concurrent, paid, {});
}

text name_first_secretary::account(const hierarchy& h) const {
    return fill(say("{0}兼任{1}第一书记", "{0} is concurrently first secretary of {1}"),
        {called(h, person), named(h, committee)});
}

result<void> second::carry_out(act& a) const {
    const hierarchy& h = a.now();
    const post* const p = h.find(host_post);
    if (!p) return no_post(host_post);
    if (!h.find(person)) return no_person(person);
    const auto held = h.tenures_of(person);
    if (std::none_of(held.begin(), held.end(), [&](const tenure& t) {
            return in_force(t.valid, a.on()) && t.mode != tenure_mode::seconded && t.post != host_post;
        }))
        return refuse(errc::not_held, "此人没有可供选派的原任职位", "the person holds no post to be seconded from",
            {path_of(h, *p)});
    return hold(a, host_post, person, tenure_mode::seconded, paid_by_host, {}, until);
}

text second::account(const hierarchy& h) const {
    return fill(say("选派{0}挂职{1}", "{0} is seconded as {1}"), {called(h, person), titled(h, host_post)});
}

//=== integrate_leadership ===//

namespace {

[[nodiscard]] bool same_team(const act& a, post_id p, person_id who) {
    const std::vector<tenure> held = holders(a, p);
    return std::any_of(held.begin(), held.end(), [&](const tenure& t) { return t.person == who; });
}

result<void> integrate_pair(act& a, const integrate_leadership& op, const post_pair& pair) {
    const hierarchy& h = a.now();
    const post* const of_zone = h.find(pair.zone_post);
    if (!of_zone) return no_post(pair.zone_post);
    const post* const of_division = h.find(pair.division_post);
    if (!of_division) return no_post(pair.division_post);
    if (h.find(of_zone->body)->unit != op.zone)
        return refuse(errc::unsupported_here, "不是该开发区的职位", "not a post of the zone", {path_of(h, *of_zone)});
    if (h.find(of_division->body)->unit != op.division)
        return refuse(
            errc::unsupported_here, "不是该行政区的职位", "not a post of the division", {path_of(h, *of_division)});
    const std::vector<tenure> principals = holders(a, pair.division_post);
    if (principals.empty())
        return refuse(errc::not_held, "行政区的职位空缺", "the division's post is vacant", {path_of(h, *of_division)});
    if (principals.size() > 1)
        return refuse(errc::ambiguous_record, "行政区的职位有多人担任", "several hold the division's post",
            {path_of(h, *of_division)});
    const person_id who = principals.front().person;
    const bool held = same_team(a, pair.zone_post, who);
    for (const tenure& t : holders(a, pair.zone_post))
        if (t.person != who) ONEZONE_TRY(leave_post(a, t));
    if (held) return {};
    return hold(a, pair.zone_post, who, tenure_mode::concurrent, op.paid, {});
}

} // namespace

result<void> integrate_leadership::carry_out(act& a) const {
    const hierarchy& h = a.now();
    const unit_ref z = h.find(zone);
    if (!z) return detail::no_unit(h, zone);
    if (z.is_division()) return refuse(errc::not_a_zone, "不是开发区", "not a zone", {z.path()});
    const unit_ref d = h.find(division);
    if (!d) return detail::no_unit(h, division);
    if (!d.is_division()) return refuse(errc::not_a_division, "不是行政区划", "not a division", {d.path()});

    onezone::zone facts = *h.zone_of(zone);
    const auto known = std::find_if(
        facts.integrated.begin(), facts.integrated.end(), [&](const integration& i) { return i.division == division; });
    if (known == facts.integrated.end()) {
        facts.integrated.push_back({division, shape, a.basis()});
        ONEZONE_TRY(a.edit().put(std::move(facts)));
    } else if (shape.known() && !(known->shape == shape)) {
        known->shape = shape;
        ONEZONE_TRY(a.edit().put(std::move(facts)));
    }
    for (const post_pair& pair : posts) ONEZONE_TRY(integrate_pair(a, *this, pair));
    return {};
}

text integrate_leadership::account(const hierarchy& h) const {
    text told = fill(say("{0}与{1}实行区政合一（{2}）", "{0} and {1} integrate their leadership ({2})"),
        {named(h, zone), named(h, division),
            shape.known() ? name_of(*shape.value) : say("方式未载明", "shape not stated")});
    // Whose they are has been said.
    const auto title = [&](post_id id) {
        const post* const p = h.find(id);
        if (!p) return say("不存在的职位", "a post that does not exist");
        return p->title.empty() ? name_of(p->kind) : verbatim(p->title);
    };
    for (const post_pair& p : posts)
        told += fill(say("；{0}兼任{1}", "; {0} also serves as {1}"), {title(p.division_post), title(p.zone_post)});
    return told;
}

//=== posts ===//

result<void> create_post::carry_out(act& a) const {
    const onezone::body* const b = a.now().find(body);
    if (!b) return detail::no_body(body);
    if (detail::is_blank(title))
        return refuse(errc::bad_value, "职位没有名称", "the post has no title", {path_of(a.now(), *b)});
    onezone::post p;
    p.body = body;
    p.kind = kind;
    p.title = title;
    p.rank = rank;
    p.grade = grade;
    p.category = category;
    p.series = series;
    ONEZONE_TRY(add_post(a, std::move(p)));
    return {};
}

text create_post::account(const hierarchy& h) const {
    return fill(say("在{0}设置{1}职位", "{0} gets the post of {1}"), {named(h, body), verbatim(title)});
}

result<void> abolish_post::carry_out(act& a) const {
    const hierarchy& h = a.now();
    const onezone::post* const there = h.find(post);
    if (!there) return no_post(post);
    const onezone::post gone = *there;
    if (!holders(a, post).empty())
        return refuse(errc::still_referenced, "该职位有人担任", "somebody holds the post", {path_of(h, gone)});
    for (const tenure& t : detail::listed(h.tenures_of(post))) ONEZONE_TRY(a.edit().remove(t.key));
    ONEZONE_TRY(a.edit().remove(post));
    if (counts_as_leading(h, gone))
        a.enter({carry_class::leading_posts, {}, entry_kind::written_off, std::int64_t{1}, gone.title,
            party::of(gone.body), {}, {}, {}});
    return {};
}

text abolish_post::account(const hierarchy& h) const {
    return fill(say("撤销{0}职位", "the post of {0} is abolished"), {titled(h, post)});
}

} // namespace onezone
