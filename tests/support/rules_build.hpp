// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_RULES_BUILD_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_RULES_BUILD_HPP_INCLUDED

#include <onezone/model/change.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

// A small county with zones, bodies, posts and people, for the tests of rules. Everything has a key of its own, from which its
// id derives; a key is also its name where none is given.

namespace onezone_tests {

namespace oz = onezone;

class scene {
public:
    explicit scene(oz::hierarchy base = {}) : change_(std::move(base)) {}
    scene(const scene& other) : change_(other.now()) {}
    scene(scene&&) = default;
    scene& operator=(scene other) {
        change_ = std::move(other.change_);
        return *this;
    }

    template <class Id>
    static Id id(std::string_view key) {
        return Id::derive("scene", key);
    }
    static oz::unit_id unit(std::string_view key) { return id<oz::unit_id>(key); }
    static oz::body_id body(std::string_view key) { return id<oz::body_id>(key); }
    static oz::post_id post(std::string_view key) { return id<oz::post_id>(key); }
    static oz::person_id person(std::string_view key) { return id<oz::person_id>(key); }
    static oz::tenure_id tenure(std::string_view key) { return id<oz::tenure_id>(key); }

    scene& add(
        std::string_view key, oz::unit_kind kind, std::string_view parent = {}, oz::code c = {}, bool known = true) {
        oz::new_unit u;
        u.id = unit(key);
        u.kind = kind;
        u.name = key;
        u.code = c;
        if (!parent.empty()) u.parent = unit(parent);
        u.parent_known = known;
        change_.add(u).value();
        return *this;
    }
    /// A zone and its record, changed by `how`.
    template <class How>
    scene& zone(std::string_view key, std::string_view seat, How how) {
        add(key, oz::unit_kind::zone, seat);
        return zone(key, how);
    }
    template <std::invocable<oz::zone&> How>
    scene& zone(std::string_view key, How how) {
        oz::zone z = *now().zone_of(unit(key));
        how(z);
        change_.put(std::move(z)).value();
        return *this;
    }
    scene& zone(std::string_view key, std::string_view seat) {
        return zone(key, seat, [](oz::zone&) {});
    }
    template <class How>
    scene& body(std::string_view key, std::string_view of, oz::body_kind kind, How how) {
        oz::body b;
        if (const oz::body* old = now().find(body(key))) b = *old;
        b.key = body(key);
        b.kind = kind;
        b.name = key;
        b.unit = unit(of);
        how(b);
        change_.put(std::move(b)).value();
        return *this;
    }
    scene& body(std::string_view key, std::string_view of, oz::body_kind kind) {
        return body(key, of, kind, [](oz::body&) {});
    }
    template <class How>
    scene& post(std::string_view key, std::string_view in, oz::post_kind kind, How how) {
        oz::post p;
        p.key = post(key);
        p.body = body(in);
        p.kind = kind;
        p.title = key;
        how(p);
        change_.put(std::move(p)).value();
        return *this;
    }
    scene& post(std::string_view key, std::string_view in, oz::post_kind kind) {
        return post(key, in, kind, [](oz::post&) {});
    }
    scene& someone(std::string_view key) {
        oz::person p;
        p.key = person(key);
        p.name = key;
        change_.put(std::move(p)).value();
        return *this;
    }
    /// `who` holds `where`; the tenure's key is "who@where".
    template <class How>
    scene& holds(std::string_view who, std::string_view where, oz::tenure_mode mode, How how) {
        if (!now().find(person(who))) someone(who);
        oz::tenure t;
        t.key = tenure(std::string(who) + "@" + std::string(where));
        t.person = person(who);
        t.post = post(where);
        t.mode = mode;
        how(t);
        change_.put(std::move(t)).value();
        return *this;
    }
    scene& holds(std::string_view who, std::string_view where, oz::tenure_mode mode = oz::tenure_mode::main) {
        return holds(who, where, mode, [](oz::tenure&) {});
    }
    template <class How>
    scene& function(std::string_view name, std::string_view of, How how) {
        oz::holding x;
        x.key = id<oz::holding_id>(std::string(of) + "/" + std::string(name));
        x.name = name;
        x.holder = body(of);
        how(x);
        change_.put(std::move(x)).value();
        return *this;
    }
    scene& function(std::string_view name, std::string_view of, oz::function_class cls) {
        return function(name, of, [&](oz::holding& x) { x.function = cls; });
    }
    template <class How>
    scene& entrust(std::string_view what, std::string_view to, How how) {
        oz::entrustment e;
        e.key = id<oz::entrustment_id>(std::string(what) + ">" + std::string(to));
        e.unit = unit(what);
        e.holder = unit(to);
        how(e);
        change_.put(std::move(e)).value();
        return *this;
    }
    scene& entrust(std::string_view what, std::string_view to) {
        return entrust(what, to, [](oz::entrustment&) {});
    }
    template <class Record>
    scene& put(Record r) {
        change_.put(std::move(r)).value();
        return *this;
    }

    [[nodiscard]] const oz::hierarchy& now() const { return change_.now(); }
    [[nodiscard]] oz::change& edit() { return change_; }

private:
    oz::change change_;
};

} // namespace onezone_tests

#endif
