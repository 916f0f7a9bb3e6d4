// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_BUILD_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_BUILD_HPP_INCLUDED

#include <onezone/model/change.hpp>

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

// Small hierarchies for tests, built from names: ids derive from them, so a test can name a thing again.

namespace onezone_tests {

/// Makes of a body one with this many administrative staff, so much quota more, and these numbers of leading posts and internal bodies.
[[nodiscard]] inline auto sized(std::int64_t staff, std::int64_t spare_quota = 5, std::int64_t leading_posts = 4,
    std::int64_t internal_bodies = 3) {
    return [=](onezone::body& it) {
        it.staff = {{onezone::staff_status::administrative, staff}};
        it.quota = {{onezone::quota_kind::administrative, staff + spare_quota}};
        it.leading_posts = leading_posts;
        it.internal_bodies = internal_bodies;
    };
}

/// Builds a hierarchy line by line. Everything has the id derived from its name ("test", name); a mistake throws.
class scene_builder {
public:
    scene_builder() = default;
    explicit scene_builder(const onezone::hierarchy& base) : change_(base) {}

    [[nodiscard]] static onezone::unit_id unit_called(std::string_view name) {
        return onezone::unit_id::derive("test", name);
    }
    [[nodiscard]] static onezone::body_id body_called(std::string_view name) {
        return onezone::body_id::derive("test", name);
    }

    onezone::unit_id unit(onezone::unit_kind kind, std::string_view name, onezone::unit_id parent = {},
        onezone::code code = {}, bool parent_known = true) {
        return change_.add({unit_called(name), kind, name, code, parent, parent_known}).value().id();
    }
    /// A zone, park or other area with its facts set by `tweak(zone&)`.
    template <class Tweak>
    onezone::unit_id zone(onezone::unit_kind kind, std::string_view name, onezone::unit_id seat, Tweak tweak) {
        const onezone::unit_id id = unit(kind, name, seat);
        onezone::zone facts = *change_.now().zone_of(id);
        tweak(facts);
        change_.put(std::move(facts)).value();
        return id;
    }
    onezone::unit_id zone(std::string_view name, onezone::unit_id seat) {
        return unit(onezone::unit_kind::zone, name, seat);
    }
    void host(onezone::unit_id zone_unit, onezone::unit_id division) {
        change_.put(onezone::hosting{zone_unit, division, {}}).value();
    }

    template <class Tweak>
    onezone::body_id body(onezone::unit_id of, onezone::body_kind kind, std::string_view name, Tweak tweak) {
        const onezone::body* const old = change_.now().find(body_called(name));
        onezone::body b = old ? *old : onezone::body();
        b.key = body_called(name);
        b.kind = kind;
        b.name = name;
        b.unit = of;
        tweak(b);
        const onezone::body_id id = b.key;
        change_.put(std::move(b)).value();
        return id;
    }
    onezone::body_id body(onezone::unit_id of, onezone::body_kind kind, std::string_view name) {
        return body(of, kind, name, [](onezone::body&) {});
    }
    onezone::body_id part(onezone::body_id of, std::string_view name) {
        return body(change_.now().find(of)->unit, onezone::body_kind::internal_body, name,
            [&](onezone::body& b) { b.part_of = of; });
    }

    onezone::post_id post(onezone::body_id of, onezone::post_kind kind, std::string_view title) {
        return post(of, kind, title, onezone::post_id::derive(of.value(), onezone::detail::digest(title)),
            [](onezone::post&) {});
    }
    template <class Tweak>
    onezone::post_id post(
        onezone::body_id of, onezone::post_kind kind, std::string_view title, onezone::post_id key, Tweak tweak) {
        onezone::post p;
        p.key = key;
        p.body = of;
        p.kind = kind;
        p.title = title;
        tweak(p);
        change_.put(std::move(p)).value();
        return key;
    }
    onezone::person_id person(std::string_view name, onezone::fact<onezone::rank> rank = {}) {
        onezone::person p;
        p.key = onezone::person_id::derive("test", name);
        p.name = name;
        p.rank = std::move(rank);
        const onezone::person_id id = p.key;
        change_.put(std::move(p)).value();
        return id;
    }
    onezone::tenure_id holds(
        onezone::person_id who, onezone::post_id what, onezone::tenure_mode mode = onezone::tenure_mode::main) {
        return holds(who, what, mode, onezone::tenure_id::derive(who.value(), what.value()), [](onezone::tenure&) {});
    }
    template <class Tweak>
    onezone::tenure_id holds(
        onezone::person_id who, onezone::post_id what, onezone::tenure_mode mode, onezone::tenure_id key, Tweak tweak) {
        onezone::tenure t;
        t.key = key;
        t.post = what;
        t.person = who;
        t.mode = mode;
        tweak(t);
        change_.put(std::move(t)).value();
        return key;
    }
    template <class Tweak>
    onezone::holding_id item(onezone::body_id holder, onezone::carry_class cls, std::string_view name, Tweak tweak) {
        return item(holder, cls, name, onezone::holding_id::derive("test", name), tweak);
    }
    template <class Tweak>
    onezone::holding_id item(onezone::body_id holder, onezone::carry_class cls, std::string_view name,
        onezone::holding_id key, Tweak tweak) {
        onezone::holding h;
        h.key = key;
        h.cls = cls;
        h.name = name;
        h.holder = holder;
        tweak(h);
        change_.put(std::move(h)).value();
        return key;
    }
    onezone::holding_id item(onezone::body_id holder, onezone::carry_class cls, std::string_view name) {
        return item(holder, cls, name, [](onezone::holding&) {});
    }
    onezone::holding_id function(onezone::body_id holder, onezone::function_class about, std::string_view name) {
        return item(holder, onezone::carry_class::functions, name, [&](onezone::holding& h) { h.function = about; });
    }
    onezone::entrustment_id entrusted(onezone::unit_id what, onezone::unit_id holder,
        onezone::entrustment_scope scope = onezone::entrustment_scope::all, std::vector<std::string> items = {}) {
        return entrusted(what, holder, [&](onezone::entrustment& e) {
            e.scope = scope;
            e.items = std::move(items);
        });
    }
    template <std::invocable<onezone::entrustment&> Tweak>
    onezone::entrustment_id entrusted(onezone::unit_id what, onezone::unit_id holder, Tweak tweak) {
        onezone::entrustment e;
        e.key = onezone::entrustment_id::derive(what.value(), holder.value());
        e.unit = what;
        e.holder = holder;
        tweak(e);
        const onezone::entrustment_id id = e.key;
        change_.put(std::move(e)).value();
        return id;
    }
    /// Any record as it is.
    template <class Record>
    void put(Record record) {
        change_.put(std::move(record)).value();
    }

    [[nodiscard]] const onezone::hierarchy& now() const { return change_.now(); }
    [[nodiscard]] onezone::change& edit() { return change_; }

private:
    onezone::change change_{onezone::hierarchy{}};
};

} // namespace onezone_tests

#endif
