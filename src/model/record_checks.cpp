// SPDX-License-Identifier: Apache-2.0
#include "record_checks.hpp"

#include "ground/wording.hpp"
#include "naming.hpp"

#include <onezone/model/detail/inside.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace onezone::detail {

refusal no_such_unit(unit_id id) {
    std::string shown = "#" + to_string(id);
    return refuse(errc::unknown_unit, "没有这个单位", "there is no such unit", {std::move(shown)});
}

refusal no_name(std::string_view placeholder, std::vector<std::string> subjects) {
    return refusal(errc::bad_value,
        fill(say("{0} 不是名称；不知道的不写", "{0} is no name; what nobody knows is left out"), {quote(placeholder)}),
        std::move(subjects));
}

namespace {

// What records name is there and of the kind their descriptions ask for;
// counts, days and periods are possible. `by` is what refusals call the record.
class checker {
public:
    checker(const hierarchy& h, std::string by) : h_(h), by_(is_utf8(by) ? std::move(by) : quote(by).zh) {}

    [[nodiscard]] bool fine() const { return !why_; }
    /// What is wrong first, if anything.
    [[nodiscard]] result<void> found() {
        if (why_) return *std::move(why_);
        return {};
    }

    template <class Record>
    checker& record(const Record& r) {
        for_each_member<Record>([&](auto m) {
            if constexpr (m.role == member_role::identity)
                if (!m.of(r).ok()) fail(refuse(errc::bad_value, "记录没有标识", "the record has no id", {by_}));
        });
        each_reference_of(r, [&](auto m, const auto& id) { reference(id, m.names); });
        values(r);
        return *this;
    }
    /// Of a list whose items must differ in what `named(item)` is.
    template <class Item, class Named>
    checker& differing(const std::vector<Item>& list, Named named) {
        for (std::size_t i = 0; i < list.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (named(list[j]) == named(list[i]))
                    fail(refuse(errc::bad_value, "同一对象列了两次", "one is listed twice", {by_}));
        return *this;
    }
    /// Of names, of which there may be many.
    checker& differing(const std::vector<std::string>& list) {
        if (const std::string* const twice = list.size() > 1 ? listed_twice(list) : nullptr)
            fail(refusal(errc::bad_value, fill(say("{0} 列了两次", "{0} is listed twice"), {quote(*twice)}), {by_}));
        return *this;
    }
    /// Of a name.
    checker& one_line(const std::string& name) {
        if (name.find_first_of("\n\r") != std::string::npos)
            fail(refuse(errc::bad_value, "名称中不能有换行", "a name cannot contain line feeds", {by_}));
        return *this;
    }
    checker& require(
        bool holds, errc code, std::string_view zh, std::string_view en, std::vector<std::string> subjects) {
        if (!holds) fail(refuse(code, zh, en, std::move(subjects)));
        return *this;
    }

private:
    void fail(refusal r) {
        if (!why_) why_ = std::move(r);
    }

    //=== what is named ===//

    void reference(unit_id id, naming as) {
        if (!id.ok() && (as == naming::any_or_none || as == naming::division_or_none || as == naming::zone_or_none))
            return;
        const unit_ref u = h_.find(id);
        if (!u) return fail(no_such_unit(id));
        if ((as == naming::division || as == naming::division_or_none) && !u.is_division())
            fail(refuse(errc::not_a_division, "不是行政区划", "not a division", {u.path()}));
        if ((as == naming::zone || as == naming::zone_or_none) && u.is_division())
            fail(refuse(errc::not_a_zone, "不是开发区、园区或类似区域", "not a zone, park or other area", {u.path()}));
    }
    void reference(body_id id, naming as) {
        if ((id.ok() || as != naming::any_or_none) && !h_.find(id))
            fail(refuse(errc::unknown_body, "没有这个机构", "there is no such body", {by_}));
    }
    void reference(post_id id, naming as) {
        if ((id.ok() || as != naming::any_or_none) && !h_.find(id))
            fail(refuse(errc::unknown_post, "没有这个职位", "there is no such post", {by_}));
    }
    void reference(person_id id, naming as) {
        if ((id.ok() || as != naming::any_or_none) && !h_.find(id))
            fail(refuse(errc::unknown_person, "没有这个人", "there is no such person", {by_}));
    }

    //=== what is said ===//

    template <class T>
    void values(const T&) {}
    template <Described T>
    void values(const T& whole) {
        for_each_member<T>([&](auto m) { values(m.of(whole)); });
    }
    template <class T>
    void values(const fact<T>& f) {
        if (f.value) values(*f.value);
        values(f.from);
    }
    template <class T>
    void values(const std::vector<T>& list) {
        for (const T& item : list) values(item);
    }
    template <class Kind>
    void values(const std::vector<tally<Kind>>& list) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            values(list[i].count);
            for (std::size_t j = 0; j < i; ++j)
                if (list[j].kind == list[i].kind)
                    fail(refuse(errc::bad_quantity, "同一类别出现两次", "one kind is counted twice", {by_}));
        }
    }
    void values(std::int64_t n) {
        if (auto fine = check_count(n, [&] { return by_; }); !fine) fail(fine.error());
    }
    void values(const std::string& s) {
        text_of(s);
        if (is_placeholder(s)) fail(no_name(s, {by_}));
    }
    void text_of(const std::string& s) {
        if (!is_utf8(s)) fail(refuse(errc::invalid_utf8, "文字不是 UTF-8", "a text is not UTF-8", {by_}));
        if (s.find('\0') != std::string::npos)
            fail(refuse(errc::bad_value, "文字中有 NUL", "a text contains NUL", {by_}));
        if (!s.empty() && is_blank(s))
            fail(refuse(errc::bad_value, "文字只有空白", "a text is of blanks alone", {by_}));
    }
    // One that is empty would be there without saying anything.
    void values(const std::vector<std::string>& list) {
        for (const std::string& item : list) {
            values(item);
            if (item.empty()) fail(refuse(errc::bad_value, "列出的一项为空", "an item of a list is empty", {by_}));
        }
    }
    void values(const text& t) {
        text_of(t.zh);
        text_of(t.en);
    }
    void values(const provenance& p) {
        text_of(p.source());
        values(p.reason());
    }
    void values(const std::optional<date>& d) {
        if (d) values(*d);
    }
    void values(const date& d) {
        if (!is_calendar_date(d)) fail(refuse(errc::bad_date, "不是日历日期", "not a calendar date", {by_}));
    }
    void values(const period& p) {
        values(p.from);
        values(p.until);
        if (!p.ok())
            fail(refuse(errc::dates_out_of_order, "结束日期不晚于开始日期", "the period ends before it begins", {by_}));
    }

    const hierarchy& h_;
    std::string by_;
    std::optional<refusal> why_;
};

// The days in both. Requires: they overlap.
period common(const period& a, const period& b) {
    return {!a.from || (b.from && *a.from < *b.from) ? b.from : a.from,
        !a.until || (b.until && *b.until < *a.until) ? b.until : a.until};
}

// Whether a zone is the other or, through any number of parks, a part of it.
bool is_part(const hierarchy& h, unit_id of, unit_id whole) {
    for (const zone* z = h.zone_of(of); z; z = h.zone_of(z->part_of))
        if (z->unit == whole) return true;
    return false;
}

} // namespace

result<void> check_record(const hierarchy& h, const zone& z) {
    const std::string path = h.path_of(z.unit);
    checker c(h, path);
    c.record(z).differing(z.integrated, [](const integration& i) { return i.division; }).differing(z.nameplates);
    unit_id above = c.fine() ? z.part_of : unit_id::none();
    while (above.ok() && above != z.unit) {
        if (h.count<entrustment>() != 0)
            for (const entrustment& e : h.entrustments_of(above))
                c.require(!is_part(h, e.holder, z.unit), errc::entrusted_to_itself, "不能委托给自身或其下级",
                    "a unit cannot be entrusted to itself or into its own subtree", {h.path_of(above), path});
        const zone* next = h.zone_of(above);
        above = next ? next->part_of : unit_id::none();
    }
    c.require(!above.ok(), errc::cycle, "园区不能属于自身", "a park cannot be part of itself", {path});
    c.require(!z.area.known() || *z.area.value >= decimal(), errc::bad_quantity, "面积不能为负",
        "an area cannot be negative", {path});
    return c.found();
}
result<void> check_record(const hierarchy& h, const hosting& r) { return checker(h, {}).record(r).found(); }
result<void> check_record(const hierarchy& h, const body& b) {
    checker c(h, b.name);
    c.record(b).differing(b.joint_offices, [](const joint_office& j) { return j.with; }).differing(b.nameplates);
    for (const joint_office& j : b.joint_offices)
        c.require(j.with != b.key, errc::bad_value, "机构不能与自身合署办公", "a body is no joint office with itself",
            {b.name});
    for (const staff_loan& l : b.lent)
        c.require(
            l.to.value != b.key, errc::bad_value, "机构不能借调给自身", "a body cannot lend staff to itself", {b.name});
    if (c.fine()) {
        if (auto named = check_name(b.name, [&] { return h.path_of(b.unit); }); !named) {
            const refusal& why = named.error();
            c.require(false, why.code(), why.message().zh, why.message().en, why.subjects());
        }
    }
    body_id above = c.fine() ? b.part_of : body_id::none();
    while (above.ok() && above != b.key) {
        const body* next = h.find(above);
        above = next ? next->part_of : body_id::none();
    }
    c.require(!above.ok(), errc::cycle, "机构不能属于自身", "a body cannot be part of itself", {b.name});
    return c.found();
}
result<void> check_record(const hierarchy& h, const post& p) {
    return checker(h, p.title).record(p).one_line(p.title).found();
}
result<void> check_record(const hierarchy& h, const person& p) {
    return checker(h, p.name).record(p).one_line(p.name).found();
}
result<void> check_record(const hierarchy& h, const tenure& t) {
    const post* p = h.find(t.post);
    const std::string title = p ? p->title : std::string("?");
    checker c(h, title);
    c.record(t);
    const auto alone = [&](const tenure& other) {
        c.require(
            other.key == t.key || other.person != t.person || other.post != t.post || !other.valid.overlaps(t.valid),
            errc::duplicate_tenure, "同一人同一时间两次担任同一职位",
            "the same person holds the same post twice at one time", {title});
    };
    // It would be in both lists; a post may have thousands of holders, a person thousands of posts. The shorter is looked through.
    const auto of_post = h.tenures_of(t.post);
    const auto of_person = h.tenures_of(t.person);
    auto here = of_post.begin();
    auto there = of_person.begin();
    for (; here != of_post.end() && there != of_person.end(); ++here, ++there) {
        alone(*here);
        alone(*there);
    }
    return c.found();
}
result<void> check_record(const hierarchy& h, const holding& item) {
    return checker(h, item.name)
        .record(item)
        .one_line(item.name)
        .differing(item.shared_with, [](body_id b) { return b; })
        .require(item.cls >= carry_class::functions, errc::bad_value, "这类事项不能作为持有项",
            "this class is no holding", {item.name})
        .found();
}
result<void> check_record(const hierarchy& h, const entrustment& e) {
    const std::string path = h.path_of(e.unit);
    checker c(h, path);
    c.record(e).differing(e.items);
    if (!c.fine()) return c.found();
    const unit_ref unit = h.find(e.unit);
    const unit_ref holder = h.find(e.holder);
    c.require(!(holder.is_division() && holder.within(unit)) && !is_part(h, e.holder, e.unit),
        errc::entrusted_to_itself, "不能委托给自身或其下级",
        "a unit cannot be entrusted to itself or into its own subtree", {path, holder.path()});
    c.require((e.scope == entrustment_scope::items) == !e.items.empty(), errc::bad_value, "委托范围与事项清单不符",
        "scope and list of items do not agree", {path});
    for (const entrustment& other : h.entrustments_of(e.unit))
        c.require(other.key == e.key || !scopes_meet(other, e) || !other.valid.overlaps(e.valid), errc::entrusted_twice,
            "同一事项已委托给另一主体", "the same matter is already entrusted to another",
            {path, h.path_of(other.holder)});
    // Entrustment may nest; on no day may following the holders of holders lead back.
    std::vector<std::pair<unit_id, period>> open{{e.holder, e.valid}};
    for (std::size_t i = 0; i < open.size() && c.fine(); ++i) {
        const auto [above, valid] = open[i];
        for (const entrustment& next : h.entrustments_of(above)) {
            if (next.key == e.key || !next.valid.overlaps(valid)) continue;
            c.require(next.holder != e.unit, errc::cycle, "委托形成循环", "entrustments lead in a circle",
                {path, h.path_of(above)});
            std::pair further(next.holder, common(valid, next.valid));
            if (std::find(open.begin(), open.end(), further) == open.end()) open.push_back(std::move(further));
        }
    }
    return c.found();
}
result<void> check_record(const hierarchy& h, const agreement& a) {
    checker c(h, a.name);
    c.record(a).one_line(a.name).differing(a.partners, [](const partner& p) { return p.unit; });
    // Of what is gained and of what it costs, each for itself.
    for (const auto of : {&partner::share, &partner::cost}) {
        decimal all;
        for (const partner& p : a.partners) {
            const fact<decimal>& share = p.*of;
            if (!share.known() || !c.fine()) continue;
            const std::string path = h.path_of(p.unit);
            c.require(
                *share.value >= decimal(), errc::bad_quantity, "份额不能为负", "a share cannot be negative", {path});
            c.require(*share.value <= decimal::of(100) - all, errc::bad_quantity, "份额合计超过 100%",
                "the shares exceed 100 per cent", {a.name});
            if (c.fine()) all += *share.value;
        }
    }
    return c.found();
}
result<void> check_record(const hierarchy& h, const indicator& i) {
    return checker(h, i.name).record(i).one_line(i.name).found();
}

result<void> check_record(const hierarchy& h, const completeness& s) {
    if (s.list > known_list::indicators || s.reach > list_reach::everywhere)
        return refuse(errc::bad_value, "没有这种名单或范围", "there is no such list or reach", {});
    const std::string list(key_of(s.list));
    const std::array owners{s.unit.ok(), s.body.ok(), s.post.ok()};
    const auto named = std::count(owners.begin(), owners.end(), true);
    const list_owner owner = owner_of(s.list);
    const bool fits = s.reach == list_reach::everywhere ? named == 0
        : s.reach == list_reach::within
        ? named == 1 && s.unit.ok()
        : named == 1 && (owner == list_owner::any || owners[static_cast<std::size_t>(owner) - 1]);
    return checker(h, list)
        .record(s)
        .require(
            fits, errc::bad_value, "名单与所有者、范围不符", "the list does not go with its owner and reach", {list})
        .found();
}

result<void> check_record(const hierarchy& h, const own_fact& f) {
    const int owners = int(f.unit.ok()) + int(f.body.ok()) + int(f.post.ok()) + int(f.person.ok());
    const int said =
        int(f.holds.known()) + int(f.value.known()) + int(f.text.known()) + int(f.items.known()) + int(f.day.known());
    return checker(h, f.name)
        .record(f)
        .one_line(f.name)
        .require(!f.name.empty(), errc::bad_value, "事实没有名称", "the fact has no name", {})
        .require(owners == 1, errc::bad_value, "事实须恰好属于一个单位、机构、职位或人员",
            "a fact is about exactly one unit, body, post or person", {f.name})
        .require(said <= 1, errc::bad_value, "事实只能说是与否、数值、文字、清单、日期中的一种",
            "a fact says one of yes or no, number, text, list and day", {f.name})
        .found();
}

//=== what refers to something ===//

template <>
record_range<holding> naming_bodies(const hierarchy& h) {
    return {inside::of(h).table<holding>(), by_sharing, naming_a_body};
}
template <>
record_range<body> naming_bodies(const hierarchy& h) {
    return {inside::of(h).table<body>(), by_body_named, naming_a_body};
}
template <>
record_range<zone> naming_bodies(const hierarchy& h) {
    return {inside::of(h).table<zone>(), by_team, naming_a_body};
}

namespace {

// What a refusal calls a record that names something.
template <class Record>
[[nodiscard]] std::string called(const hierarchy& h, const Record& r, std::uint64_t named) {
    if constexpr (requires { r.title; })
        return r.title;
    else if constexpr (requires { r.name; })
        return r.name;
    else if constexpr (requires { r.holder; }) // two units, of which the other one tells more
        return h.path_of(r.unit.value() == named ? r.holder : r.unit);
    else if constexpr (requires { r.division; })
        return h.path_of(r.unit.value() == named ? r.division : r.unit);
    else if constexpr (requires { r.person; })
        return r.post.value() == named ? h.find(r.post)->title : h.find(r.person)->name;
    else
        return h.path_of(r.unit);
}

// The link by which records are found by what this member names, or -1.
template <class Record, auto Member>
[[nodiscard]] constexpr int link_of() {
    int link = -1;
    int i = 0;
    std::apply(
        [&](auto... at) {
            const auto look = [&](auto candidate) {
                if constexpr (std::is_same_v<decltype(candidate), std::remove_const_t<decltype(Member)>>)
                    if (candidate == Member) link = i;
                ++i;
            };
            (look(at), ...);
        },
        linked_by<Record>);
    return link;
}

// A zone's record comes and goes with its unit.
template <class Member>
inline constexpr bool tells_itself = false;
template <>
inline constexpr bool tells_itself<member<&zone::unit, member_role::owner, naming::zone>> = true;

// Some record of the kind that names it, found by its links alone, or by
// looking at all for what no link tells.
template <class Record, class Id>
[[nodiscard]] std::optional<std::string> linked_referrer(const hierarchy& h, Id id) {
    std::optional<std::string> found;
    for_each_member<Record>([&](auto m) {
        constexpr int link = link_of<Record, decltype(m)::at>();
        if constexpr (link >= 0 && holds_id<typename decltype(m)::type, Id>)
            for (const Record& r :
                record_range<Record>(inside::of(h).template table<Record>(), static_cast<unsigned>(link), id.value()))
                if (!found) found = called(h, r, id.value());
    });
    return found;
}
// The records of a kind among which to look.
template <class Record, class Id>
[[nodiscard]] record_range<Record> may_name(const hierarchy& h) {
    if constexpr (std::is_same_v<Id, body_id>)
        return naming_bodies<Record>(h);
    else
        return h.all<Record>();
}
template <class Record, class Id>
[[nodiscard]] std::optional<std::string> other_referrer(const hierarchy& h, Id id) {
    constexpr bool any = members_of<Record>.apply([](auto... m) {
        return ((names_others<
                     decltype(m)> && holds_id<typename decltype(m)::type, Id> && link_of<Record, decltype(m)::at>() < 0
                    && !tells_itself<decltype(m)>)
            || ...);
    });
    if constexpr (any)
        for (const Record& r : may_name<Record, Id>(h)) {
            if constexpr (std::is_same_v<Record, zone> && std::is_same_v<Id, unit_id>)
                if (r.unit == id) continue; // it goes with its unit, whatever it says of it
            bool names_it = false;
            for_each_member<Record>([&](auto m) {
                if constexpr (
                    names_others<
                        decltype(m)> && holds_id<typename decltype(m)::type, Id> && link_of<Record, decltype(m)::at>() < 0
                    && !tells_itself<decltype(m)>)
                    each_id_in(m.of(r), [&](const auto& named) {
                        if constexpr (std::is_same_v<decltype(named), const Id&>) names_it = names_it || named == id;
                    });
            });
            if (names_it) return called(h, r, id.value());
        }
    return {};
}

template <class... Records, class Id>
[[nodiscard]] std::optional<std::string> first_referrer(const hierarchy& h, Id id) {
    std::optional<std::string> found;
    ((found = found ? std::move(found) : linked_referrer<Records>(h, id)), ...);
    ((found = found ? std::move(found) : other_referrer<Records>(h, id)), ...);
    return found;
}
template <class Id>
[[nodiscard]] std::optional<std::string> any_referrer(const hierarchy& h, Id id) {
    return first_referrer<zone, hosting, body, post, tenure, holding, entrustment, agreement, indicator>(h, id);
}

} // namespace

std::optional<std::string> referrer(const hierarchy& h, unit_ref u) {
    if (const auto below = u.children(); !below.empty()) return (*below.begin()).path();
    return any_referrer(h, u.id());
}
std::optional<std::string> referrer(const hierarchy& h, const body& b) { return any_referrer(h, b.key); }
std::optional<std::string> referrer(const hierarchy& h, const post& p) { return any_referrer(h, p.key); }
std::optional<std::string> referrer(const hierarchy& h, const person& p) { return any_referrer(h, p.key); }

} // namespace onezone::detail
