// SPDX-License-Identifier: Apache-2.0
#include "support/build.hpp"
#include "support/catch.hpp"
#include "support/own_operation.hpp"
#include "support/steps.hpp"

#include <onezone/reform/known_operations.hpp>

#include <algorithm>
#include <string>
#include <type_traits>

using namespace onezone;
using namespace onezone_tests;

namespace {

// As little as an operation of one's own can be, under a key that the test chooses.
template <const char* Key, const char* Field>
struct idle {
    static constexpr std::string_view key = Key;
    [[nodiscard]] static text title() { return say("不做什么", "does nothing"); }
    bool in_earnest = false;

    [[nodiscard]] result<void> carry_out(act&) const { return {}; }
    [[nodiscard]] text account(const hierarchy&) const { return title(); }
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit(Field, self.in_earnest);
    }
    friend bool operator==(const idle&, const idle&) = default;
};

constexpr char own_key[] = "idle";
constexpr char our_key[] = "reparent";
constexpr char step_key[] = "after";
constexpr char no_key[] = "";
constexpr char a_field[] = "in_earnest";
constexpr char other_field[] = "seriously";
constexpr char note_field[] = "note";

using idler = idle<own_key, a_field>;

struct names_twice {
    static constexpr std::string_view key = "names_twice";
    [[nodiscard]] static text title() { return say("重名", "names twice"); }
    std::vector<std::string> one{};
    bool other = false;

    [[nodiscard]] result<void> carry_out(act&) const { return {}; }
    [[nodiscard]] text account(const hierarchy&) const { return title(); }
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("same", self.one);
        visit("same", self.other);
    }
    friend bool operator==(const names_twice&, const names_twice&) = default;
};

struct without_fields : idler {
    template <class Self, class Visit>
    static void fields(Self&, Visit&&, int) {}
};

static_assert(Recordable<open_community> && Recordable<idler> && Recordable<merge_agencies>);
static_assert(!Recordable<without_fields> && !Recordable<operation> && !Recordable<int>);
static_assert(
    std::is_constructible_v<operation, open_community> && !std::is_constructible_v<operation, without_fields>);
static_assert(std::is_nothrow_copy_constructible_v<operation>);

struct street {
    unit_id county, town, east, west;
    hierarchy h;

    street() {
        scene_builder b;
        county = b.unit(unit_kind::county, "县");
        town = b.unit(unit_kind::town, "镇", county);
        east = b.unit(unit_kind::villagers_committee, "东村", town);
        west = b.unit(unit_kind::villagers_committee, "西村", town);
        h = b.now();
    }
    [[nodiscard]] open_community opening() const {
        return {.in = town, .name = "新苑社区", .from = {east, west}, .households = 1200};
    }
};

} // namespace

TEST_CASE("an operation holds one of the caller's own like one of ours", "[reform][operation][own]") {
    const street w;
    const open_community op = w.opening();
    const operation held = op;
    CHECK(key_of(held) == "open_community");
    CHECK(title_of(held) == say("社区设立", "a community opens"));
    CHECK(title_of(reparent{}) == title_of_act("reparent"));
    CHECK(account_of(held, w.h) == op.account(w.h));
    REQUIRE(held.get_if<open_community>());
    CHECK(*held.get_if<open_community>() == op);
    CHECK(held.get_if<idler>() == nullptr);
    CHECK(held.get_if<reparent>() == nullptr);
    CHECK_FALSE(operation(reparent{}).get_if<open_community>().has_value());
    CHECK(operation(op).get_if<open_community>().value() == op);

    CHECK(held == operation(op));
    open_community other = op;
    other.groups = 2;
    CHECK_FALSE(held == operation(other));
    CHECK_FALSE(held == operation(idler{}));
    CHECK_FALSE(operation(idler{}) == operation(idle<own_key, other_field>{}));
    CHECK_FALSE(held == operation());
}

TEST_CASE("an operation of the caller's own is applied, accounted for and undone like one of ours",
    "[reform][operation][own]") {
    const street w;
    const step s = done(w.h, operation(w.opening()));
    CHECK(s.after == done(w.h, w.opening()).after);
    const unit_id made = s.after.at("新苑社区");
    CHECK(s.after[made].parent().id() == w.town);
    CHECK(s.account.en == "镇 gets the community 新苑社区");
    CHECK(s.ledger.state() == balance::balanced);
    REQUIRE(s.lineage.size() == 2);
    CHECK(s.lineage[0].from == party::of(w.east));
    CHECK(s.lineage[1].heir == party::of(made));
    CHECK(s.ledger.reported().front().value == decimal::of(1200));

    open_community nameless = w.opening();
    nameless.name.clear();
    refused(w.h, operation(nameless), errc::bad_value);
    // What it creates derives from all its fields.
    open_community other = w.opening();
    other.lives_in = housing::villages;
    CHECK(done(w.h, operation(other)).after.at("新苑社区") != made);
}

TEST_CASE("the operations a caller knows are ours and its own, no two under one key", "[reform][operation][own]") {
    known_operations all;
    CHECK(all.keys().size() == operation_types::size);
    CHECK(all.keys().front() == "return_township");
    CHECK(all.find("open_community") == nullptr);
    REQUIRE(all.add<open_community>());
    REQUIRE(all.add<idler>());
    CHECK(all.keys().size() == operation_types::size + 2);
    CHECK(all.keys().back() == "idle");
    REQUIRE(all.find("open_community"));
    CHECK(known_operations().find("open_community") == nullptr); // nothing is registered anywhere

    REQUIRE(all.add<idler>()); // the same again
    REQUIRE(all.add<reparent>());
    CHECK(all.keys().size() == operation_types::size + 2);

    const auto is_refused = [&]<class Op>(std::type_identity<Op>, errc code) {
        const auto added = all.add<Op>();
        REQUIRE_FALSE(added);
        CHECK(added.error().code() == code);
        CHECK_FALSE(added.error().message().zh.empty());
        CHECK(all.keys().size() == operation_types::size + 2);
    };
    is_refused(std::type_identity<idle<own_key, other_field>>(), errc::duplicate_key);
    is_refused(std::type_identity<idle<our_key, a_field>>(), errc::duplicate_key);
    is_refused(std::type_identity<idle<step_key, a_field>>(), errc::bad_value);
    is_refused(std::type_identity<idle<no_key, a_field>>(), errc::bad_value);
    is_refused(std::type_identity<idle<a_field, note_field>>(), errc::bad_value);
    is_refused(std::type_identity<idle<a_field, no_key>>(), errc::bad_value);
    is_refused(std::type_identity<names_twice>(), errc::bad_value);
    CHECK_THROWS_AS((known_operations::with<open_community, idle<our_key, a_field>>()), error);
    CHECK(known_operations::with<idler>().find("idle")->key == "idle");
}
