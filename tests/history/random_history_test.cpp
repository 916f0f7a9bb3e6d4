// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/small_history.hpp"

#include <onezone/faces/json/history.hpp>
#include <onezone/history/history.hpp>
#include <onezone/history/lineage.hpp>
#include <onezone/model/change.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace onezone;
using namespace onezone_tests;

// A history against a plain model of it: a list of records, and a full copy of the hierarchy for each, made anew for every question.

namespace {

using days = boost::gregorian::days;

struct plain_history {
    struct state {
        date from;
        record_number said = 0;
        hierarchy h;
    };

    hierarchy first;
    std::vector<history_record> log;

    [[nodiscard]] record_number root(record_number n) const {
        const history_record& r = log[n - 1];
        return r.kind == record_kind::corrected || r.kind == record_kind::retracted ? root(r.about) : n;
    }
    [[nodiscard]] bool retracted(record_number n, std::size_t known) const {
        for (std::size_t i = 0; i < known; ++i)
            if (log[i].kind == record_kind::retracted && log[i].about == n) return true;
        return false;
    }
    // What holds instead of a root: the last correction that was not taken back.
    [[nodiscard]] record_number holds(record_number of, std::size_t known) const {
        if (retracted(of, known)) return 0;
        record_number last = of;
        for (record_number n = 1; n <= known; ++n)
            if (log[n - 1].kind == record_kind::corrected && root(n) == of && !retracted(n, known)) last = n;
        return last;
    }

    // All states, one after the other; records that cannot be carried out are in `impossible`.
    [[nodiscard]] std::vector<state> states(
        const history& numbers, std::size_t known, std::set<record_number>& impossible) const {
        struct turn {
            date day;
            record_number root;
            record_number said;
        };
        std::vector<turn> turns;
        for (record_number n = 1; n <= known; ++n) {
            if (root(n) != n || log[n - 1].kind == record_kind::retracted) continue;
            if (const record_number said = holds(n, known); said != 0)
                turns.push_back({log[said - 1].what.effective, n, said});
        }
        std::stable_sort(turns.begin(), turns.end(), [](const turn& a, const turn& b) { return a.day < b.day; });
        std::vector<state> all{{date(1981, 12, 31), 0, first}};
        std::map<record_number, std::vector<edit>> done;
        for (const turn& t : turns) {
            const history_record& r = log[t.root - 1];
            const enactment& what = log[t.said - 1].what;
            const hierarchy& before = all.back().h;
            std::optional<hierarchy> after;
            if (r.kind == record_kind::revoked) {
                if (const auto target = done.find(root(r.about)); target != done.end() && !target->second.empty()) {
                    change door(before);
                    if (door.replay(inverse(target->second))) after = std::move(door).finish();
                }
            } else if (!what.covered.empty()) {
                change door(before);
                bool fine = true;
                for (const unit_record& u : what.covered)
                    fine = fine && door.add({u.key, u.kind, u.name, u.code, u.parent, u.parent_known}).has_value();
                if (fine) {
                    done[t.root] = door.edits();
                    after = std::move(door).finish();
                }
            } else {
                hierarchy h = before;
                std::vector<edit> edits;
                bool fine = true;
                for (std::size_t i = 0; i < what.acts.size() && fine; ++i) {
                    auto made = apply(h, what.acts[i], {numbers.act_number(t.root, i), t.day, {}});
                    fine = made.has_value();
                    if (!fine) break;
                    edits.insert(edits.end(), made->edits.begin(), made->edits.end());
                    h = made->after;
                }
                if (fine) {
                    after = h;
                    done[t.root] = edits;
                }
            }
            if (after)
                all.push_back({t.day, t.said, *after});
            else
                impossible.insert(t.said);
        }
        return all;
    }

    [[nodiscard]] static const hierarchy& on_day(const std::vector<state>& all, const date& day) {
        const hierarchy* is = &all.front().h;
        for (const state& s : all)
            if (s.from <= day) is = &s.h;
        return *is;
    }
};

class world {
public:
    explicit world(unsigned seed) : random_(seed), h_(w_.begun()) { plain_.first = w_.first; }

    void run(int steps) {
        for (int i = 0; i < steps; ++i) {
            CAPTURE(i);
            record();
            if (i % 4 == 0) ask();
        }
        ask();
        for (const text& fault : h_.verify().faults) FAIL_CHECK(fault.en);
        if (has_history_logs()) {
            const history read = read_history(write_history(h_).value()).value().content;
            CHECK(read == h_);
            CHECK(read.latest() == h_.latest());
            CHECK(read.in_effect({}) == h_.in_effect({}));
        }
    }

    std::size_t refused = 0, set_aside = 0, recorded_ = 0;

private:
    [[nodiscard]] unsigned any(unsigned below) {
        return std::uniform_int_distribution<unsigned>(0, below - 1)(random_);
    }
    [[nodiscard]] date any_day() { return date(1982, 1, 1) + days(any(1200)); }

    [[nodiscard]] operation any_act(const hierarchy& h) {
        std::vector<unit_id> counties;
        std::vector<unit_id> prefectures;
        std::vector<unit_id> towns;
        for (const unit_ref u : h.units()) {
            if (u.level() == level::county) counties.push_back(u.id());
            if (u.level() == level::prefecture) prefectures.push_back(u.id());
            if (u.level() == level::township) towns.push_back(u.id());
        }
        for (auto* list : {&counties, &prefectures, &towns}) {
            std::sort(list->begin(), list->end());
            if (list->empty()) list->push_back(unit_id::derive("test", "nobody"));
        }
        const auto county = [&] { return counties[any(static_cast<unsigned>(counties.size()))]; };
        const auto prefecture_ = [&] { return prefectures[any(static_cast<unsigned>(prefectures.size()))]; };
        const auto town = [&] { return towns[any(static_cast<unsigned>(towns.size()))]; };
        const std::string name = "县" + std::to_string(++names_);
        const code c = code::from_value((360000 + any(9) * 100 + 700 + any(30)) * 1'000'000ULL);
        switch (any(12)) {
        case 0: return reparent{county(), prefecture_()};
        case 1: return rename_unit{county(), name};
        case 2: return recode_unit{county(), c};
        case 3: return establish_division{{name, unit_kind::county, prefecture_(), c, {}, {party::of(county())}}};
        case 4: return merge_divisions{.merged = {county()}, .into = county()};
        case 5: return split_division{county(), {{name, unit_kind::district, prefecture_()}}};
        case 6: return change_division_kind{county(), unit_kind::county_city, name};
        case 7: return reparent{town(), county()};
        case 8: return entrust{town(), w_.zone_unit};
        case 9: return return_township{town()};
        case 10: return change_boundary{.from = county(), .to = county(), .stated = "若干村"};
        default: return abolish_division{.unit = town(), .fate = "并入水库"};
        }
    }

    [[nodiscard]] enactment any_enactment(const date& day) {
        std::set<record_number> ignored;
        const auto states = plain_.states(h_, plain_.log.size(), ignored);
        hierarchy h = plain_history::on_day(states, day);
        enactment e = on(day);
        if (any(12) == 0) {
            e.covered = {{unit_id::derive("covered", std::to_string(++names_)), unit_kind::district,
                "区" + std::to_string(names_), {}, w_.north, true}};
            return e;
        }
        for (unsigned i = any(3) + 1; i-- > 0;) {
            const operation op = any_act(h);
            // Mostly what can be carried out; the rest is refused.
            if (auto made = apply(h, op, {h_.act_number(h_.size() + 1, e.acts.size()), day, {}}))
                h = made->after;
            else if (any(8) != 0)
                continue;
            e.acts.push_back(op);
        }
        if (e.acts.empty()) e.acts.push_back(rename_unit{w_.north, "北地区" + std::to_string(++names_)});
        return e;
    }

    void record() {
        recorded_on_ += days(any(3));
        const auto otherwise = any(2) == 0 ? if_impossible::refuse : if_impossible::set_aside;
        history_record r;
        r.recorded = recorded_on_;
        const unsigned what = any(10);
        if (h_.size() == 0 || what < 6) {
            r.what = any_enactment(any_day());
        } else {
            r.about = 1 + any(h_.size());
            r.kind = what < 8 ? record_kind::corrected : what == 8 ? record_kind::retracted : record_kind::revoked;
            const bool of_revocation = plain_.log[plain_.root(r.about) - 1].kind == record_kind::revoked;
            if (r.kind == record_kind::corrected && !of_revocation) r.what = any_enactment(any_day());
            if (r.kind == record_kind::revoked || (r.kind == record_kind::corrected && of_revocation))
                r.what = on(any_day());
        }

        std::set<record_number> were;
        static_cast<void>(plain_.states(h_, plain_.log.size(), were));
        const history before = h_;
        result<recorded> told = [&] {
            switch (r.kind) {
            case record_kind::enacted: return h_.enact(r.what, r.recorded, otherwise);
            case record_kind::corrected: return h_.correct(r.about, r.what, r.recorded, otherwise);
            case record_kind::retracted: return h_.retract(r.about, r.what, r.recorded, otherwise);
            default: return h_.revoke(r.about, r.what, r.recorded, otherwise);
            }
        }();
        if (!told && told.error().code() != errc::step_refused && told.error().code() != errc::out_of_order) {
            CHECK(h_ == before); // refused for what it is
            return;
        }
        plain_.log.push_back(r);
        std::set<record_number> are;
        static_cast<void>(plain_.states(before, plain_.log.size(), are));
        // What would hold in the record's place: itself or, where it only takes something back, what held before.
        const record_number mine = r.kind == record_kind::retracted
            ? plain_.holds(plain_.root(r.about), plain_.log.size())
            : static_cast<record_number>(plain_.log.size());
        std::vector<record_number> fresh;
        for (const record_number n : are)
            if (!were.contains(n) && n != mine) fresh.push_back(n);
        const bool possible = !are.contains(mine) && (fresh.empty() || otherwise == if_impossible::set_aside);
        CHECK(told.has_value() == possible);
        if (!told) {
            ++refused;
            CHECK(h_ == before);
            const bool own = are.contains(mine);
            CHECK(told.error().code() == (own ? errc::step_refused : errc::out_of_order));
            CHECK(told.error().others().size() == (own ? 1 : fresh.size())); // its own cause, or each later record
            plain_.log.pop_back();
            return;
        }
        ++recorded_;
        set_aside += told->set_aside.size();
        CHECK(told->set_aside.size() == fresh.size());
    }

    void ask() {
        const std::size_t known = plain_.log.size();
        for (int i = 0; i < 3; ++i) {
            const date back = i == 0 ? recorded_on_ : date(1990, 1, 1) + days(any(400));
            std::size_t limit = known;
            while (limit > 0 && plain_.log[limit - 1].recorded > back) --limit;
            const history then = h_.as_known(back);
            REQUIRE(then.size() == limit);
            std::set<record_number> impossible;
            const auto states = plain_.states(h_, limit, impossible);
            CHECK(then.latest() == states.back().h);
            for (int k = 0; k < 4; ++k) {
                const date day = any_day();
                const hierarchy& is = plain_history::on_day(states, day);
                REQUIRE(then.as_of(day) == is);
                for (const unit_ref u : is.units()) {
                    const auto found = then.find(u.id(), day);
                    REQUIRE(found);
                    CHECK(found->name == u.name());
                    CHECK(found->code == u.code());
                    CHECK(found->kind == u.kind());
                    CHECK(then.parent_of(u.id(), day) == (u.parent() ? u.parent().id() : unit_id::none()));
                    if (u.code().ok()) CHECK(then.find(u.code(), day) == u.id());
                }
                for (const unit_id u : then.units())
                    if (!is.find(u)) CHECK_FALSE(then.find(u, day));
                const operation op = any_act(is);
                const previewed seen = then.as_of(day).preview(op);
                const auto made = apply(is, op, {then.act_number(static_cast<record_number>(limit + 1), 0), day, {}});
                REQUIRE(seen.has_value() == made.has_value());
                if (made) CHECK(*seen == made->after);
            }
            std::vector<record_number> effective;
            for (const auto& s : states)
                if (s.said != 0) effective.push_back(s.said);
            CHECK(then.in_effect({}) == effective);
            for (record_number n = 1; n <= limit; ++n)
                if (plain_.log[n - 1].kind != record_kind::retracted)
                    CHECK(then.status(n).in_effect
                        == (std::find(effective.begin(), effective.end(), n) != effective.end()));
        }
    }

    std::mt19937 random_;
    prefecture w_;
    history h_;
    plain_history plain_;
    date recorded_on_{1990, 1, 1};
    int names_ = 0;
};

} // namespace

TEST_CASE("a history agrees with a list of full copies", "[history][random]") {
    std::size_t refused = 0;
    std::size_t set_aside = 0;
    std::size_t recorded = 0;
    for (unsigned seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        world w(seed);
        w.run(60);
        refused += w.refused;
        set_aside += w.set_aside;
        recorded += w.recorded_;
    }
    CHECK(recorded > 200); // each of them is met
    CHECK(refused > 20);
    CHECK(set_aside > 5);
}
