// SPDX-License-Identifier: Apache-2.0
#include <onezone/model/change.hpp>
#include <onezone/testing/mutation.hpp>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace onezone {

namespace {

// What cannot be put is left out: a random record may name somebody twice, or meet another.
class scene_maker {
public:
    scene_maker(hierarchy base, std::uint64_t seed) : random_(seed), change_(std::move(base)) {}

    hierarchy make() {
        change_.record_nothing();
        for (int i = 0; i < 8; ++i) someone(i);
        province("江西省", 36, "赣州市", 3607, {"于都县", "信丰县", "章贡区", "龙南市"});
        province("广东省", 44, "深圳市", 4403, {"龙岗区"});
        return std::move(change_).finish();
    }

    hierarchy alter() {
        const std::vector<unit_ref> all(change_.now().units().begin(), change_.now().units().end());
        std::vector<unit_id> towns;
        std::vector<unit_id> counties;
        std::vector<unit_id> zones;
        for (const unit_ref u : all) {
            if (u.level() == level::township) towns.push_back(u.id());
            if (u.level() == level::county) counties.push_back(u.id());
            if (u.kind() == unit_kind::zone) zones.push_back(u.id());
        }
        if (towns.empty() || counties.empty() || zones.empty()) return change_.now();
        for (int i = 0, n = 1 + up_to(3); i < n; ++i) {
            const unit_id town = any(towns);
            switch (up_to(7)) {
            case 0: ignore(change_.rename(town, any_name())); break;
            case 1: ignore(change_.recode(town, code::from_value(any_code()))); break;
            case 2: ignore(change_.move(town, any(counties))); break;
            case 3: entrust(town, any(zones)); break;
            case 4: {
                std::string name = any_name();
                name += std::to_string(up_to(3));
                const bool village = one_in(3);
                const unit_id above = village ? town : any(counties);
                const unit_kind kind = village ? unit_kind::villagers_committee : unit_kind::town;
                static_cast<void>(division(name, kind, above, any_code(), {}));
                break;
            }
            case 5: {
                const unit_id county = any(counties);
                entrust(county, any(counties));
                break;
            }
            case 6: alter(*change_.now().zone_of(any(zones))); break;
            default:
                for (const body& b :
                    std::vector<body>(change_.now().all<body>().begin(), change_.now().all<body>().end()))
                    if (one_in(4)) alter(b);
            }
        }
        return change_.now();
    }

private:
    [[nodiscard]] int up_to(int most) { return static_cast<int>(random_() % static_cast<std::uint64_t>(most + 1)); }
    [[nodiscard]] bool one_in(int n) { return up_to(n - 1) == 0; }
    template <class List>
    [[nodiscard]] std::remove_cvref_t<decltype(std::declval<const List&>()[0])> any(const List& from) {
        return from[static_cast<std::size_t>(up_to(static_cast<int>(std::size(from)) - 1))];
    }
    template <Vocabulary E>
    [[nodiscard]] E any_word() {
        return static_cast<E>(any(words(E{})).value);
    }
    template <class Result>
    static void ignore(const Result&) {}
    [[nodiscard]] std::string any_name() {
        static constexpr std::array names{"罗坳镇", "贡江镇", "嘉定镇", "桃江镇", "古陂镇"};
        return any(names);
    }
    [[nodiscard]] std::uint64_t any_code() { return 360731101000ULL + static_cast<std::uint64_t>(up_to(30)) * 1000; }
    [[nodiscard]] provenance origin() {
        return one_in(12) ? provenance::inferred(say("随机", "random")) : provenance();
    }
    template <class T>
    void some(fact<T>& f, T v) {
        if (one_in(6)) return;
        f.value = std::move(v);
        f.from = origin();
    }
    template <class Id>
    [[nodiscard]] static Id id(std::string_view key) {
        return Id::derive("random", key);
    }
    [[nodiscard]] std::string key() { return std::to_string(++made_) + "/" + std::to_string(random_()); }

    //=== divisions ===//

    void someone(int i) {
        person p;
        p.name = "人" + std::to_string(i);
        p.key = id<person_id>(p.name);
        some(p.rank, any_word<rank>());
        if (one_in(10)) p.from = provenance::placeholder(say("随机", "random"));
        ignore(change_.put(p));
        people_.push_back(p.key);
    }
    unit_id division(const std::string& name, unit_kind kind, unit_id above, std::uint64_t c, std::string_view in) {
        new_unit u;
        const std::string k = std::string(in) + name + std::to_string(++made_);
        u.id = id<unit_id>(k);
        u.kind = kind;
        u.name = name;
        u.code = one_in(10) ? code() : code::from_value(c);
        u.parent = above;
        return change_.add(u) ? u.id : unit_id();
    }
    void province(const std::string& name, std::uint64_t c, const std::string& city_name, std::uint64_t city_code,
        const std::vector<std::string>& counties) {
        const unit_id top = division(name, unit_kind::province, {}, c * 10'000'000'000, {});
        const unit_id city = division(city_name, unit_kind::prefecture_city, top, city_code * 100'000'000, {});
        figures(top);
        organs(city);
        divisions_.push_back(city);
        std::uint64_t n = city_code * 100 + 30;
        for (const std::string& county : counties) {
            ++n;
            if (counties.size() > 1 && one_in(3)) continue;
            static constexpr std::array kinds{unit_kind::county, unit_kind::district, unit_kind::county_city};
            const unit_id c_id = division(county, any(kinds), city, n * 1'000'000, {});
            divisions_.push_back(c_id);
            organs(c_id);
            std::vector<unit_id> towns;
            // Drawn one after another: in which order arguments are evaluated, compilers differ.
            for (std::uint64_t t = 0; t < 2; ++t) {
                const std::string of_town = any_name();
                const unit_kind kind = one_in(4) ? unit_kind::subdistrict : unit_kind::town;
                towns.push_back(division(of_town, kind, c_id, n * 1'000'000 + (101 + t) * 1000, county));
            }
            if (one_in(3)) organs(towns[0]);
            for (int i = 0, zones = up_to(2); i < zones; ++i) {
                const unit_id z = zone_in(county + (i == 0 ? "高新区" : "工业园区"), one_in(8) ? city : c_id);
                for (const unit_id town : towns)
                    if (one_in(4)) entrust(town, z);
            }
            if (one_in(6)) entrust(c_id, city);
        }
    }
    void entrust(unit_id what, unit_id to) {
        entrustment e;
        e.key = id<entrustment_id>(key());
        e.unit = what;
        e.holder = to;
        if (one_in(3)) e.scope = entrustment_scope::economic;
        e.valid = any_period();
        e.from = origin();
        ignore(change_.put(e));
    }
    [[nodiscard]] period any_period() {
        switch (up_to(6)) {
        case 0: return {date(2010, 1, 1), date(2015, 1, 1)};
        case 1: return {date(2040, 1, 1), std::nullopt};
        case 2: return {date(2010, 1, 1), std::nullopt};
        default: return {};
        }
    }
    void figures(unit_id of) {
        static constexpr std::array names{"营业收入增速", "土地利用率", "亩均效益", "开发区营业收入年均增长",
            "亩均工业增加值年均增长", "规模以上工业企业研发经费支出年均增长"};
        for (const char* name : names) {
            if (one_in(2)) continue;
            indicator i;
            i.key = id<indicator_id>(key());
            i.unit = of;
            i.name = name;
            if (!one_in(4)) i.on = date(2025, 12, 31);
            some(i.value, decimal::of(8 + up_to(6)));
            ignore(change_.put(i));
        }
    }

    //=== zones ===//

    unit_id zone_in(const std::string& name, unit_id seat) {
        const unit_id u = division(name, unit_kind::zone, seat, 0, {});
        const zone* made = change_.now().zone_of(u);
        if (!made) return u;
        zone z = *made;
        some(z.tier, any_word<zone_tier>());
        some(z.location, any_word<location_class>());
        some(z.category, any_word<zone_category>());
        if (one_in(2)) some(z.managing, any(divisions_));
        some(z.dispatching, any(divisions_));
        std::vector<std::string> lead;
        for (int i = up_to(4); i > 0; --i) lead.push_back("产业" + std::to_string(i));
        some(z.lead_industries, lead);
        if (one_in(4)) z.integrated.push_back({any(divisions_), any_word<integration_shape>(), {}});
        ignore(change_.put(z));
        const body_id committee = body_of(u, body_kind::working_committee, 4);
        seat_of(committee, post_kind::secretary);
        if (one_in(3)) seat_of(committee, post_kind::first_secretary);
        if (!one_in(5)) {
            const body_id agency =
                body_of(u, one_in(3) ? body_kind::management_office : body_kind::management_committee, 1);
            seat_of(agency, post_kind::director);
            if (one_in(2)) seat_of(agency, post_kind::deputy_director);
            duties(agency);
        }
        if (one_in(2)) seat_of(body_of(u, body_kind::platform_company, 1), post_kind::manager);
        if (one_in(4)) duties(body_of(u, body_kind::industrial_community, 1));
        if (one_in(3)) static_cast<void>(body_of(u, body_kind::leading_group, 1));
        figures(u);
        if (one_in(3)) {
            agreement a;
            a.key = id<agreement_id>(key());
            a.name = "共建";
            a.about = u;
            a.partners.push_back({any(divisions_), {}});
            a.valid = any_period();
            a.from = origin();
            ignore(change_.put(a));
        }
        return u;
    }

    //=== bodies ===//

    body_id body_of(unit_id u, body_kind kind, int one_in_left_out) {
        if (one_in_left_out > 1 && one_in(one_in_left_out)) return {};
        body b;
        b.key = id<body_id>(key());
        b.kind = kind;
        b.name = "机构" + std::to_string(made_);
        b.unit = u;
        b.from = origin();
        fill(b);
        ignore(change_.put(b));
        return b.key;
    }
    void fill(body& b) {
        some(b.rank, any_word<rank>());
        some(b.legal_type, any_word<dispatched_type>());
        some(b.leading_posts, std::int64_t{up_to(3)});
        b.quota.clear();
        b.staff.clear();
        const auto count = [&] {
            fact<std::int64_t> n;
            some(n, std::int64_t{4 + up_to(2)});
            return n;
        };
        for (const quota_kind k : {quota_kind::administrative, quota_kind::institution})
            if (!one_in(3)) b.quota.push_back({k, count()});
        for (const staff_status s : {staff_status::administrative, staff_status::institution})
            if (!one_in(3)) b.staff.push_back({s, count()});
    }
    void alter(zone z) {
        static constexpr std::array industries{"电子信息", "新材料", "家具"};
        if (one_in(2)) z.area = decimal::of(1 + up_to(9));
        if (one_in(2)) z.lead_industries = std::vector<std::string>{any(industries)};
        ignore(change_.put(z));
        if (one_in(3)) ignore(change_.rename(z.unit, "园" + std::to_string(up_to(9))));
    }
    void alter(body b) {
        fill(b);
        ignore(change_.put(b));
        const auto held = change_.now().holdings_of(b.key);
        if (held.begin() != held.end() && one_in(2)) ignore(change_.remove((*held.begin()).key));
    }
    void organs(unit_id u) {
        if (!u.ok()) return;
        const body_id committee = body_of(u, body_kind::party_committee, 8);
        seat_of(committee, post_kind::secretary);
        seat_of(committee, one_in(2) ? post_kind::deputy_secretary : post_kind::team_member);
        const body_id government = body_of(u, body_kind::government, 8);
        seat_of(government, post_kind::head);
        seat_of(government, post_kind::deputy_head);
        duties(government);
        if (one_in(3)) duties(body_of(u, body_kind::department, 1));
        if (one_in(3)) return;
        const body_id congress = body_of(u, body_kind::congress, 1);
        static constexpr std::array seats{
            post_kind::chair, post_kind::deputy_chair, post_kind::team_member, post_kind::staff};
        seat_of(congress, any(seats));
    }
    void duties(body_id of) {
        static constexpr std::array names{"招商引资", "义务教育", "民政"};
        for (const char* name : names) {
            if (one_in(2)) continue;
            holding x;
            x.key = id<holding_id>(key());
            x.holder = of;
            x.name = name;
            some(x.function, any_word<function_class>());
            some(x.runs_smoothly, one_in(2));
            some(x.industry_linked, one_in(2));
            x.from = origin();
            ignore(change_.put(x));
        }
    }
    void seat_of(body_id in, post_kind kind) {
        if (!in.ok() || one_in(8)) return;
        post p;
        p.key = id<post_id>(key());
        p.body = in;
        p.kind = kind;
        p.title = "职务";
        ignore(change_.put(p));
        for (int i = 0, n = one_in(8) ? 2 : one_in(6) ? 0 : 1; i < n; ++i) {
            tenure t;
            t.key = id<tenure_id>(key());
            t.post = p.key;
            t.person = any(people_);
            t.valid = any_period();
            t.mode = any_word<tenure_mode>();
            some(t.paid, one_in(2));
            some(t.approved, one_in(2));
            t.from = origin();
            ignore(change_.put(t));
        }
    }

    std::mt19937_64 random_;
    change change_;
    std::uint64_t made_ = 0;
    std::vector<person_id> people_;
    std::vector<unit_id> divisions_;
};

} // namespace

hierarchy random_hierarchy(std::uint64_t seed) { return scene_maker(hierarchy{}, seed).make(); }

hierarchy changed_randomly(const hierarchy& h, std::uint64_t seed) { return scene_maker(h, seed).alter(); }

} // namespace onezone
