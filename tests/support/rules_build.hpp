// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_RULES_BUILD_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_RULES_BUILD_HPP_INCLUDED

#include "support/build.hpp"

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A small county with zones, bodies, posts and people, for the tests of rules.

namespace onezone_tests {

namespace oz = onezone;

/// The builder of build.hpp, told line after line by keys alone: a key is also the name.
class scene {
public:
    explicit scene(const oz::hierarchy& base = {}) : build_(base) {}
    scene(const scene& other) : build_(other.now()) {}
    scene(scene&&) = default;
    scene& operator=(scene other) {
        build_ = std::move(other.build_);
        return *this;
    }

    template <class Id>
    static Id id(std::string_view key) {
        return Id::derive("test", key);
    }
    static oz::unit_id unit(std::string_view key) { return scene_builder::unit_called(key); }
    static oz::body_id body(std::string_view key) { return scene_builder::body_called(key); }
    static oz::post_id post(std::string_view key) { return id<oz::post_id>(key); }
    static oz::person_id person(std::string_view key) { return id<oz::person_id>(key); }
    static oz::entrustment_id entrustment(std::string_view what, std::string_view to) {
        return oz::entrustment_id::derive(unit(what).value(), unit(to).value());
    }
    static oz::tenure_id tenure(std::string_view key) { return id<oz::tenure_id>(key); }

    /// What is not recorded is not there.
    scene& knows_everything() {
        build_.edit().put(oz::completeness::of_everything()).value();
        return *this;
    }
    /// … but for this list, of whomever.
    scene& may_lack(oz::known_list open) {
        const auto everywhere = [](oz::known_list list) {
            oz::completeness all = oz::completeness::of_everything();
            all.list = list;
            return all;
        };
        if (build_.edit().remove(oz::completeness::of_everything().id()))
            for (const oz::word& w : words(oz::known_list{}))
                if (const auto list = static_cast<oz::known_list>(w.value); list != oz::known_list::every)
                    build_.edit().put(everywhere(list)).value();
        build_.edit().remove(everywhere(open).id()).value();
        return *this;
    }
    /// Nothing is said of lists.
    scene& may_lack_anything() {
        std::vector<oz::completeness_id> stated;
        for (const oz::completeness& c : now().all<oz::completeness>()) stated.push_back(c.id());
        for (const oz::completeness_id id : stated) build_.edit().remove(id).value();
        return *this;
    }
    scene& add(
        std::string_view key, oz::unit_kind kind, std::string_view parent = {}, oz::code c = {}, bool known = true) {
        build_.unit(kind, key, parent.empty() ? oz::unit_id() : unit(parent), c, known);
        return *this;
    }
    /// A zone and its record, changed by `how`.
    template <class How>
    scene& zone(std::string_view key, std::string_view seat, How how) {
        build_.zone(oz::unit_kind::zone, key, unit(seat), how);
        return *this;
    }
    template <std::invocable<oz::zone&> How>
    scene& zone(std::string_view key, How how) {
        oz::zone z = *now().zone_of(unit(key));
        how(z);
        return put(std::move(z));
    }
    scene& zone(std::string_view key, std::string_view seat) {
        return zone(key, seat, [](oz::zone&) {});
    }
    /// A body, or what differs of one that is there.
    template <class How>
    scene& body(std::string_view key, std::string_view of, oz::body_kind kind, How how) {
        build_.body(unit(of), kind, key, how);
        return *this;
    }
    scene& body(std::string_view key, std::string_view of, oz::body_kind kind) {
        return body(key, of, kind, [](oz::body&) {});
    }
    template <class How>
    scene& post(std::string_view key, std::string_view in, oz::post_kind kind, How how) {
        build_.post(body(in), kind, key, post(key), how);
        return *this;
    }
    scene& post(std::string_view key, std::string_view in, oz::post_kind kind) {
        return post(key, in, kind, [](oz::post&) {});
    }
    scene& someone(std::string_view key) {
        build_.person(key);
        return *this;
    }
    /// `who` holds `where`; the tenure's key is "who@where".
    template <class How>
    scene& holds(std::string_view who, std::string_view where, oz::tenure_mode mode, How how) {
        if (!now().find(person(who))) someone(who);
        build_.holds(person(who), post(where), mode, tenure(std::string(who) + "@" + std::string(where)), how);
        return *this;
    }
    scene& holds(std::string_view who, std::string_view where, oz::tenure_mode mode = oz::tenure_mode::main) {
        return holds(who, where, mode, [](oz::tenure&) {});
    }
    /// The key of an item is "body/name".
    template <class How>
    scene& function(std::string_view name, std::string_view of, How how) {
        build_.item(body(of), oz::carry_class::functions, name,
            id<oz::holding_id>(std::string(of) + "/" + std::string(name)), how);
        return *this;
    }
    scene& function(std::string_view name, std::string_view of, oz::function_class cls) {
        return function(name, of, [&](oz::holding& x) { x.function = cls; });
    }
    template <class How>
    scene& entrust(std::string_view what, std::string_view to, How how) {
        build_.entrusted(unit(what), unit(to), how);
        return *this;
    }
    scene& entrust(std::string_view what, std::string_view to) {
        return entrust(what, to, [](oz::entrustment&) {});
    }
    template <class Record>
    scene& put(Record r) {
        build_.put(std::move(r));
        return *this;
    }

    [[nodiscard]] const oz::hierarchy& now() const { return build_.now(); }
    [[nodiscard]] oz::change& edit() { return build_.edit(); }

private:
    scene_builder build_;
};

} // namespace onezone_tests

#endif
