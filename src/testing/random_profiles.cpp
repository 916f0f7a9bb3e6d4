// SPDX-License-Identifier: Apache-2.0
#include "furnished.hpp"

#include <onezone/reform/operation.hpp>
#include <onezone/testing/mutation.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <random>
#include <string>
#include <utility>

namespace onezone {

namespace {

// Operations on a hierarchy, and how they came about, all at random. What is refused is left out by whoever applies them.
class act_maker {
public:
    act_maker(const hierarchy& h, std::uint64_t seed) : h_(h), random_(seed) {
        for (const unit_ref u : h.units()) {
            if (u.level() == level::township) towns_.push_back(u.id());
            if (u.kind() == unit_kind::township) former_ = u.id();
            if (u.level() == level::county) counties_.push_back(u.id());
            if (u.level() == level::prefecture || u.level() == level::province) above_.push_back(u.id());
            if (!u.is_division()) zones_.push_back(u.id());
        }
        for (const body& b : h.all<body>()) {
            bodies_.push_back(b.key);
            if (b.kind == body_kind::internal_body && h[b.unit].is_division()) offices_.push_back(b.key);
        }
        for (const post& p : h.all<post>()) posts_.push_back(p.key);
        for (const person& p : h.all<person>()) people_.push_back(p.key);
    }

    [[nodiscard]] bool has_all() const {
        return !(towns_.empty() || counties_.empty() || above_.empty() || zones_.empty() || bodies_.empty()
            || posts_.empty() || people_.empty());
    }

    // One operation of each kind. Requires: has_all().
    [[nodiscard]] std::vector<operation> acts() {
        const unit_id town = any(towns_);
        const unit_id zone = any(zones_);
        const unit_id county = any(counties_);
        const unit_id province = h_[county].at_level(level::province).id();
        const body_id agency = any(bodies_);
        std::vector<operation> all{
            change_division_kind{former_, unit_kind::town, "新镇"},
            rename_unit{any_unit(), any_name()},
            recode_unit{town, code::from_value(h_[town].code().value() + 1000)},
            change_division_kind{county, any_of({unit_kind::district, unit_kind::county_city, unit_kind::county}),
                any_of<std::string>({"新区", "新市", "新县"})},
            change_division_kind{town, unit_kind::subdistrict, "新街道"},
            change_boundary{county, any(counties_), {town}},
            change_boundary{.from = town, .to = any(towns_), .area = decimal::of(3)},
            reparent{town, any(counties_)},
            reparent{county, any(above_)},
            entrust{town, zone},
            entrust{county, any(above_)},
            return_township{town},
            establish_division{{any_name() + "二", unit_kind::town, county, {}, {}}},
            establish_division{{"新街道", unit_kind::subdistrict, county, {}, {}}},
            establish_division{{"新公所", unit_kind::district_office, county, {}, {}}},
            establish_division{{"新县", unit_kind::county, any(above_), {}, {}}},
            establish_division{{"新市", unit_kind::prefecture_city, province, {}, {}}},
            establish_division{{"新地区", unit_kind::prefecture, province, {}, {}}},
            establish_division{{"新村", unit_kind::villagers_committee, town, {}, {}}},
            establish_division{{"新居", unit_kind::residents_committee, town, {}, {}}},
            abolish_division{town, any(towns_)},
            abolish_division{county, any(counties_)},
            move_government_seat{county, town, {}},
            establish_agency{.unit = zone, .name = "新设管委会"},
            establish_agency{
                .unit = county, .name = "新设机构", .kind = any_of({body_kind::leading_group, body_kind::department})},
            change_rank{agency, any_word<rank>(), any_word<rank_direction>()},
            abolish_agency{.agency = agency, .successor = party::of(any(bodies_))},
            merge_agencies{.into = agency, .absorbed = {any(bodies_)}},
            reissue_charter{.body = agency, .document = "三定"},
            strip_functions{agency, party::of(county)},
            delegate_powers{any(above_), agency, {"某项权限"}},
            create_post{agency, post_kind::staff, "业务主办"},
            appoint{any(posts_), any(people_)},
            take_concurrent_post{any(people_), any(posts_)},
            establish_zone{.name = "新设开发区", .seat = county, .tier = any_word<zone_tier>(), .approving = province},
            abolish_zone{zone},
            attach_park{zone, any(zones_)},
            change_footprint{zone, decimal::of(5), decimal()},
            change_seat{zone, any(counties_)},
            change_tier{zone, any_word<zone_tier>(), any_word<rank_direction>()},
            designate_industries{zone, "电子信息", {"家具", "食品"}},
            order_rectification{zone, {}, "专班"},
            found_industrial_community{zone, "工业社区", agency, {}},
        };
        if (!offices_.empty()) all.push_back(rename_body{any(offices_), "新科室"});
        return all;
    }

    [[nodiscard]] procedure how() {
        procedure p;
        for_each_member<procedure>([&](auto m) {
            if (up_to(4) != 0) known(m.of(p));
        });
        // Mostly one part follows the other.
        if (up_to(3) != 0) in_order(p);
        return p;
    }

private:
    [[nodiscard]] int up_to(int most) { return static_cast<int>(random_() % static_cast<std::uint64_t>(most + 1)); }
    template <class T>
    [[nodiscard]] T any(const std::vector<T>& from) {
        return from[static_cast<std::size_t>(up_to(static_cast<int>(from.size()) - 1))];
    }
    template <class T>
    [[nodiscard]] T any_of(std::initializer_list<T> from) {
        return any(std::vector<T>(from));
    }
    template <Vocabulary E>
    [[nodiscard]] E any_word() {
        const std::span<const word> all = words(E{});
        return static_cast<E>(all[static_cast<std::size_t>(up_to(static_cast<int>(all.size()) - 1))].value);
    }
    [[nodiscard]] unit_id any_unit() {
        return any_of<unit_id>({any(towns_), any(counties_), any(zones_), any(above_)});
    }
    [[nodiscard]] std::string any_name() {
        return any_of<std::string>({"罗坳镇", "贡江镇", "嘉定镇", "桃江镇", "古陂镇"});
    }
    [[nodiscard]] authority any_authority() {
        const organ one = up_to(3) == 0 ? organ::nobody : any_word<organ>();
        const bool of_nation = one == organ::nobody || one == organ::national_congress || one == organ::state_council
            || one == organ::national_civil_affairs || one == organ::national_staffing;
        // A zone has no government.
        const bool of_division = one == organ::government || one == organ::congress_committee;
        const unit_id of = of_division ? any_of<unit_id>({any(towns_), any(counties_), any(above_)}) : any_unit();
        return {one, of_nation ? unit_id() : of, {}};
    }
    static void in_order(procedure& p) {
        constexpr std::array order{&procedure::proposed_on, &procedure::consulted_on, &procedure::consented_on,
            &procedure::reviewed_on, &procedure::approved_on, &procedure::done_on, &procedure::filed_on,
            &procedure::announced_on, &procedure::code_on, &procedure::surveyed_on};
        std::vector<date> days;
        for (const auto day : order)
            if ((p.*day).known()) days.push_back(*(p.*day).value);
        std::sort(days.begin(), days.end());
        auto next = days.begin();
        for (const auto day : order)
            if ((p.*day).known()) (p.*day).value = *next++;
    }

    void known(fact<std::vector<authority>>& f) {
        std::vector<authority> all{any_authority()};
        const authority other = any_authority();
        if (all[0].organ != organ::nobody && other.organ != organ::nobody && other != all[0]) all.push_back(other);
        f = std::move(all);
    }
    void known(fact<authority>& f) { f = any_authority(); }
    void known(fact<std::string>& f) { f = std::string("批复"); }
    void known(fact<date>& f) { f = date(2024, 5, 1) + boost::gregorian::days(up_to(900)); }
    void known(fact<bool>& f) { f = up_to(1) == 0; }
    template <Vocabulary E>
    void known(fact<std::vector<E>>& f) {
        std::vector<E> some;
        const bool all = up_to(1) == 0;
        for (const word& w : words(E{}))
            if (all || up_to(1) == 0) some.push_back(static_cast<E>(w.value));
        f = std::move(some);
    }

    const hierarchy& h_;
    std::mt19937_64 random_;
    unit_id former_{}; // a township, none where there is none
    std::vector<unit_id> towns_, counties_, above_, zones_;
    std::vector<body_id> bodies_;
    std::vector<body_id> offices_; // internal bodies of organs of divisions
    std::vector<post_id> posts_;
    std::vector<person_id> people_;
};

// The rules without what keeps one of them from speaking.
[[nodiscard]] std::vector<rule> without_limits(const policy& p) {
    std::vector<rule> free(p.rules().begin(), p.rules().end());
    for (rule& r : free) {
        r.jurisdiction = {};
        r.valid = effect::from(date(1949, 10, 1));
        r.over.clear();
        r.succeeds.clear();
        // Where the source gives no threshold, somebody has set one.
        for (parameter& q : r.parameters)
            if (!q.by_default && std::holds_alternative<decimal>(q.example))
                q.by_default = decimal::of(q.at_least ? 1 : 10); // a tolerance, or a threshold
    }
    return free;
}

// Those that speak of who or what is listed, with everybody and everything listed.
[[nodiscard]] policy naming_everybody(const std::vector<rule>& rules, const hierarchy& h) {
    std::vector<std::string> everybody;
    for (const unit_ref u : h.units()) everybody.emplace_back(u.name());
    for (const body& b : h.all<body>()) everybody.push_back(b.name);
    for (const holding& x : h.all<holding>())
        if (std::find(everybody.begin(), everybody.end(), x.name) == everybody.end()) everybody.push_back(x.name);
    policy those("everybody", verbatim("everybody"), {});
    for (rule r : rules) {
        bool lists = false;
        for (parameter& q : r.parameters)
            if (q.by_default && std::holds_alternative<std::vector<std::string>>(*q.by_default)) {
                q.by_default = everybody;
                lists = true;
            }
        if (lists) static_cast<void>(those.add(std::move(r)));
    }
    return those;
}

void watch(std::vector<rule_profile>& seen, const hierarchy& before, std::uint64_t seed, const policy& rules) {
    const date on(seed % 2 == 0 ? 2026 : 2036, 6, 1); // before and after the years of targets
    add_profiles(seen, validate(before, rules, on));
    act_maker maker(before, seed);
    if (!maker.has_all()) return;
    for (const operation& op : maker.acts()) {
        const auto done = apply(before, op, {.act = 0, .on = on, .basis = {}});
        if (!done) continue;
        const procedure how = maker.how();
        const std::array acts{enacted{&op, &how, done->edits, on, &done->ledger, done->lineage}};
        const step_view step{before, done->after, done->edits, acts};
        add_profiles(seen, validate(step, rules, on), &step);
    }
    for (const hierarchy& after : changed_otherwise(before)) {
        const procedure how = maker.how();
        const std::vector<edit> edits = difference(before, after);
        const std::array acts{enacted{nullptr, &how, edits, on}};
        const step_view step{before, after, edits, acts};
        add_profiles(seen, validate(step, rules, on), &step);
    }
}

} // namespace

std::vector<rule_profile> profiles_at_random(const policy& p, std::size_t samples) {
    const std::vector<rule> free = without_limits(p);
    const policy rules("free", verbatim("free"), free);
    std::vector<rule_profile> seen;
    for (const rule& r : free) seen.emplace_back().rule = r.id;
    for (std::uint64_t seed = 0; seed < samples; ++seed) {
        hierarchy before = random_hierarchy(seed);
        if (seed % 3 != 0) before = furnished(before, seed % 6 != 1);
        watch(seen, before, seed, rules);
        watch(seen, before, seed, naming_everybody(free, before));
    }
    return seen;
}

} // namespace onezone
