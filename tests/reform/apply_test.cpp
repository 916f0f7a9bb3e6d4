// SPDX-License-Identifier: Apache-2.0
#include "support/build.hpp"
#include "support/catch.hpp"
#include "support/steps.hpp"

#include <onezone/reform/operation.hpp>

#include <set>
#include <stdexcept>
#include <type_traits>

using namespace onezone;
using namespace onezone_tests;

namespace {

struct office {
    unit_id county;
    body_id from, to;
    hierarchy h;

    office() {
        scene_builder b;
        county = b.unit(unit_kind::county, "县");
        const auto ten = [](body& it) {
            it.staff = {{staff_status::contract, 10}};
            it.quota = {{quota_kind::headcount, 10}};
            it.leading_posts = 2;
        };
        from = b.body(county, body_kind::department, "甲局", ten);
        to = b.body(county, body_kind::department, "乙局", ten);
        h = b.now();
    }
};

// What a program might add: changes a body and says in the ledger what it likes.
struct lose_staff {
    static constexpr std::string_view key = "lose_staff";
    body_id from{};
    fact<std::int64_t> left{};
    std::optional<std::int64_t> stated{};

    [[nodiscard]] result<void> carry_out(act& a) const {
        body b = *a.now().find(from);
        b.staff.front().count = left;
        if (auto put = a.edit().put(b); !put) return put;
        if (stated)
            a.enter({carry_class::staff, "contract", entry_kind::released, *stated, {}, party::of(from), {}, {}, {}});
        return {};
    }
    [[nodiscard]] text account(const hierarchy&) const { return say("减员", "staff leave"); }
};

// Creates `ordinals` new units and says what it had before.
struct found_villages {
    static constexpr std::string_view key = "found_villages";
    unit_id in{};
    std::int64_t number = 1;

    [[nodiscard]] result<void> carry_out(act& a) const {
        for (std::int64_t i = 0; i < number; ++i) {
            const unit_id id = a.fresh_unit();
            const std::string name = "新村" + std::to_string(i);
            if (auto added = a.edit().add({id, unit_kind::villagers_committee, name, {}, in, true}); !added)
                return added.error();
            for (const char* kind : {"affiliated", "administered"})
                a.enter({carry_class::villages, kind, entry_kind::created, 1, name, {}, party::of(in), {}, {}});
        }
        if (a.before().size() + static_cast<std::size_t>(number) != a.now().size())
            throw std::logic_error("before() is not before");
        return {};
    }
    [[nodiscard]] text account(const hierarchy&) const { return say("设村", "villages are founded"); }
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("in", self.in);
        visit("number", self.number);
    }
};

struct throw_midway {
    static constexpr std::string_view key = "throw_midway";
    body_id of{};
    [[nodiscard]] result<void> carry_out(act& a) const {
        body b = *a.now().find(of);
        b.name = "改名";
        a.edit().put(b).value();
        throw std::runtime_error("midway");
    }
    [[nodiscard]] text account(const hierarchy&) const { return say("中断", "it breaks off"); }
};

struct add_body {
    static constexpr std::string_view key = "add_body";
    unit_id at{};
    [[nodiscard]] result<void> carry_out(act& a) const {
        body b;
        b.key = a.fresh_body();
        b.name = "新局";
        b.unit = at;
        return a.edit().put(b);
    }
    [[nodiscard]] text account(const hierarchy&) const { return say("设局", "a body is founded"); }
};

static_assert(Performable<lose_staff> && Performable<merge_agencies> && !Performable<int> && !Performable<operation>);
static_assert(std::is_nothrow_move_constructible_v<hierarchy>);

} // namespace

TEST_CASE("an act whose entries do not agree with what is counted is refused", "[reform][apply]") {
    const office w;
    CHECK(figures(done(w.h, lose_staff{w.from, 7, 3}).ledger.lines().front()) == "10 -3 released = 7");
    refused(w.h, lose_staff{w.from, 7, 2}, errc::not_balanced);   // too few
    refused(w.h, lose_staff{w.from, 7, {}}, errc::not_balanced);  // nothing said
    refused(w.h, lose_staff{w.from, 10, 3}, errc::not_balanced);  // said but not done
    refused(w.h, lose_staff{w.from, {}, {}}, errc::not_balanced); // no longer known, and nobody says why
    CHECK(done(w.h, lose_staff{w.from, {}, 3}).ledger.state() == balance::open);
    const auto why = apply(w.h, lose_staff{w.from, 7, 2}).error();
    CHECK(why.subjects() == std::vector<std::string>{"县/甲局"});
    CHECK(why.message().zh == "人员·聘用人员的账不平：期初 10，划入 0，新增 0，划出 0，退出 2，收回 0，核销 0，期末 7");
}

TEST_CASE("a new body's numbers may be unknown, for nothing is lost", "[reform][apply]") {
    const office w;
    const step s = done(w.h, add_body{w.county});
    CHECK(s.ledger.lines().empty());
    CHECK(s.after.count<body>() == w.h.count<body>() + 1);
}

TEST_CASE("new ids derive from the act and an ordinal", "[reform][apply][id]") {
    const office w;
    scene_builder b(w.h);
    const unit_id town = b.unit(unit_kind::town, "镇", w.county);
    const auto villages = [&](const step& s) {
        std::set<unit_id> all;
        for (const unit_ref u : s.after[town].children()) all.insert(u.id());
        return all;
    };
    const step bare = done(b.now(), found_villages{town, 2});
    CHECK(villages(bare).size() == 2);
    CHECK(villages(bare) == villages(done(b.now(), found_villages{town, 2})));
    act_options options;
    options.act = 7;
    const step stated = done(b.now(), found_villages{town, 2}, options);
    CHECK(villages(stated) == std::set<unit_id>{unit_id::derive(7, 0), unit_id::derive(7, 1)});
    // Another operation, or the same one later, creates other things.
    const std::set<unit_id> three = villages(done(b.now(), found_villages{town, 3}));
    for (const unit_id id : villages(bare)) CHECK(three.count(id) == 0);
    const step later = done(bare.after, found_villages{town, 2});
    CHECK(villages(later).size() == 4);
    refused(stated.after, found_villages{town, 2}, errc::duplicate_id, options);
}

TEST_CASE("an exception midway leaves the argument as it was", "[reform][apply]") {
    const office w;
    hierarchy h = w.h;
    CHECK_THROWS_AS(apply(h, throw_midway{w.from}), std::runtime_error);
    CHECK(h == w.h);
    CHECK_THROWS_AS(apply(std::move(h), throw_midway{w.from}), std::runtime_error);
    CHECK(h == w.h); // NOLINT(bugprone-use-after-move): only success consumes it
}

TEST_CASE("undo refuses a hierarchy on which no act was carried out", "[reform][apply]") {
    const result<hierarchy> none = undo(hierarchy(), {});
    REQUIRE_FALSE(none);
    CHECK(none.error().code() == errc::not_held);
    CHECK_FALSE(none.error().message().zh.empty());
}

TEST_CASE("undo refuses a hierarchy that the edits did not make", "[reform][apply]") {
    const office w;
    const step s = done(w.h, lose_staff{w.from, 7, 3});
    const auto wrong = undo(w.h, s.edits);
    REQUIRE_FALSE(wrong.has_value());
    CHECK(name_of(wrong.error().code()) == "not_held");
}

TEST_CASE("an operation of the catalogue does what the one it holds does", "[reform][apply]") {
    const office w;
    const transfer_staff op{w.from, party::of(w.to), {{staff_status::contract, 4}}};
    const operation held = op;
    CHECK(key_of(held) == "transfer_staff");
    CHECK(account_of(held, w.h) == op.account(w.h));
    const step s = done(w.h, held);
    CHECK(s.after == done(w.h, op).after);
    CHECK(held == operation(op));
    refused(w.h, operation(change_rank{w.from, rank::county_chief, rank_direction::upgrade}), errc::not_held);
}

TEST_CASE("ten acts in place leave what ten acts on copies leave", "[reform][apply]") {
    const office w;
    hierarchy in_place = w.h;
    hierarchy copied = w.h;
    for (int i = 0; i < 10; ++i) {
        const transfer_staff op{
            i % 2 ? w.to : w.from, party::of(i % 2 ? w.from : w.to), {{staff_status::contract, 1 + i % 3}}};
        copied = apply(copied, op).value().after;
        in_place = apply(std::move(in_place), op).value().after;
    }
    CHECK(in_place == copied);
    CHECK(in_place.acts() == 10);
}
