// SPDX-License-Identifier: Apache-2.0
#include "record_checks.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace onezone::detail {

refusal no_such_unit(unit_id id) {
    std::string shown = "#" + std::to_string(id.value());
    return refuse(errc::unknown_unit, "没有这个单位", "there is no such unit", {std::move(shown)});
}

namespace {

// One reader of references for all records: each check names what is missing.
class checker {
public:
    explicit checker(const hierarchy& h) : h_(h) {}

    [[nodiscard]] bool fine() const { return !why_; }
    /// What is wrong first, if anything.
    [[nodiscard]] result<void> found() {
        if (why_) return *std::move(why_);
        return {};
    }

    template <class Id>
    checker& identified(Id id, const std::string& what) {
        if (!id.ok()) fail(refuse(errc::bad_value, "记录没有标识", "the record has no id", {what}));
        return *this;
    }
    checker& unit(unit_id id) {
        if (!h_.find(id)) fail(no_such_unit(id));
        return *this;
    }
    checker& division(unit_id id) {
        const unit_ref u = h_.find(id);
        if (!u)
            fail(no_such_unit(id));
        else if (!u.is_division())
            fail(refuse(errc::not_a_division, "不是行政区划", "not a division", {u.path()}));
        return *this;
    }
    checker& division(const fact<unit_id>& f) { return f.value ? division(*f.value) : *this; }
    checker& zone(unit_id id) {
        const unit_ref u = h_.find(id);
        if (!u)
            fail(no_such_unit(id));
        else if (u.is_division())
            fail(refuse(errc::not_a_zone, "不是开发区、园区或类似区域", "not a zone, park or other area", {u.path()}));
        return *this;
    }
    checker& body(body_id id, const std::string& by) {
        if (!h_.find(id)) fail(refuse(errc::unknown_body, "没有这个机构", "there is no such body", {by}));
        return *this;
    }
    checker& count(const fact<std::int64_t>& n, const std::string& of) {
        if (n.value && *n.value < 0)
            fail(refuse(errc::bad_quantity, "数量不能为负", "a count cannot be negative", {of}));
        return *this;
    }
    template <class Kind>
    checker& tallies(const std::vector<tally<Kind>>& list, const std::string& of) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            count(list[i].count, of);
            for (std::size_t j = 0; j < i; ++j)
                if (list[j].kind == list[i].kind)
                    fail(refuse(errc::bad_quantity, "同一类别出现两次", "one kind is counted twice", {of}));
        }
        return *this;
    }
    checker& day(const std::optional<date>& d, const std::string& of) {
        if (d && !is_calendar_date(*d)) fail(refuse(errc::bad_date, "不是日历日期", "not a calendar date", {of}));
        return *this;
    }
    checker& valid(const period& p, const std::string& of) {
        day(p.from, of).day(p.until, of);
        if (!p.ok())
            fail(refuse(errc::dates_out_of_order, "结束日期不晚于开始日期", "the period ends before it begins", {of}));
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
    const hierarchy& h_;
    std::optional<refusal> why_;
};

// The days in both. Requires: they overlap.
period common(const period& a, const period& b) {
    return {!a.from || (b.from && *a.from < *b.from) ? b.from : a.from,
        !a.until || (b.until && *b.until < *a.until) ? b.until : a.until};
}

} // namespace

result<void> check(const hierarchy& h, const zone& z) {
    checker c(h);
    c.zone(z.unit);
    if (!c.fine()) return c.found();
    const std::string path = h.path_of(z.unit);
    if (z.seat.ok()) c.division(z.seat);
    if (z.part_of.ok()) {
        c.zone(z.part_of);
        unit_id above = z.part_of;
        while (above.ok() && above != z.unit) {
            const zone* next = h.zone_of(above);
            above = next ? next->part_of : unit_id::none();
        }
        c.require(!above.ok(), errc::cycle, "园区不能属于自身", "a park cannot be part of itself", {path});
    }
    c.division(z.managing).division(z.dispatching).division(z.approving);
    if (z.statistics.value) c.unit(*z.statistics.value);
    for (const integration& i : z.integrated) c.division(i.division);
    for (const designation& d : z.designations) c.valid(d.valid, path);
    return c.found();
}
result<void> check(const hierarchy& h, const hosting& r) {
    return checker(h).zone(r.unit).division(r.division).found();
}
result<void> check(const hierarchy& h, const body& b) {
    checker c(h);
    c.identified(b.key, b.name).unit(b.unit).count(b.leading_posts, b.name).count(b.internal_bodies, b.name);
    c.tallies(b.quota, b.name).tallies(b.staff, b.name).division(b.seat);
    if (b.charter.value) c.day(b.charter.value->issued, b.name);
    if (c.fine()) {
        if (auto named = check_name(b.name, [&] { return h.path_of(b.unit); }); !named) {
            const refusal& why = named.error();
            c.require(false, why.code(), why.message().zh, why.message().en, why.subjects());
        }
    }
    if (b.part_of.ok()) {
        c.body(b.part_of, b.name);
        body_id above = b.part_of;
        while (above.ok() && above != b.key) {
            const body* next = h.find(above);
            above = next ? next->part_of : body_id::none();
        }
        c.require(!above.ok(), errc::cycle, "机构不能属于自身", "a body cannot be part of itself", {b.name});
    }
    return c.found();
}
result<void> check(const hierarchy& h, const post& p) {
    return checker(h).identified(p.key, p.title).body(p.body, p.title).found();
}
result<void> check(const hierarchy& h, const person& p) { return checker(h).identified(p.key, p.name).found(); }
result<void> check(const hierarchy& h, const tenure& t) {
    checker c(h);
    const post* p = h.find(t.post);
    const std::string title = p ? p->title : std::string("?");
    c.identified(t.key, title).valid(t.valid, title);
    c.require(p, errc::unknown_post, "没有这个职位", "there is no such post", {title});
    c.require(h.find(t.person), errc::unknown_person, "没有这个人", "there is no such person", {title});
    for (const tenure& other : h.tenures_of(t.post))
        c.require(other.key == t.key || other.person != t.person || !other.valid.overlaps(t.valid),
            errc::duplicate_tenure, "同一人同一时间两次担任同一职位",
            "the same person holds the same post twice at one time", {title});
    return c.found();
}
result<void> check(const hierarchy& h, const holding& item) {
    checker c(h);
    c.identified(item.key, item.name).body(item.holder, item.name);
    for (const body_id other : item.shared_with) c.body(other, item.name);
    if (item.grantor.value) c.unit(*item.grantor.value);
    c.require(item.cls >= carry_class::functions, errc::bad_value, "这类事项不能作为持有项", "this class is no holding",
        {item.name});
    return c.found();
}
result<void> check(const hierarchy& h, const entrustment& e) {
    checker c(h);
    c.identified(e.key, "?").division(e.unit).unit(e.holder);
    if (!c.fine()) return c.found();
    const unit_ref unit = h.find(e.unit);
    const unit_ref holder = h.find(e.holder);
    const std::string path = unit.path();
    c.valid(e.valid, path);
    c.require(!(holder.is_division() && holder.within(unit)), errc::entrusted_to_itself, "不能委托给自身或其下级",
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
result<void> check(const hierarchy& h, const agreement& a) {
    checker c(h);
    c.identified(a.key, a.name).valid(a.valid, a.name);
    if (a.about.ok()) c.unit(a.about);
    for (const partner& p : a.partners) c.unit(p.unit);
    return c.found();
}
result<void> check(const hierarchy& h, const indicator& i) {
    return checker(h).identified(i.key, i.name).unit(i.unit).day(i.on, i.name).found();
}

std::optional<std::string> referrer(const hierarchy& h, const body& b) {
    if (const auto parts = h.parts_of(b.key); !parts.empty()) return parts.begin()->name;
    if (const auto posts = h.posts_of(b.key); !posts.empty()) return posts.begin()->title;
    if (const auto held = h.holdings_of(b.key); !held.empty()) return held.begin()->name;
    for (const holding& item : h.all<holding>())
        if (std::find(item.shared_with.begin(), item.shared_with.end(), b.key) != item.shared_with.end())
            return item.name;
    return {};
}
std::optional<std::string> referrer(const hierarchy& h, const post& p) {
    if (h.tenures_of(p.key).empty()) return {};
    return p.title;
}
std::optional<std::string> referrer(const hierarchy& h, const person& p) {
    if (h.tenures_of(p.key).empty()) return {};
    return p.name;
}

} // namespace onezone::detail
