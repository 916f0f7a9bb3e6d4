// SPDX-License-Identifier: Apache-2.0
#include "random_hierarchy.hpp"

#include <onezone/model/change.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace onezone;

namespace {

class generator {
public:
    explicit generator(std::uint64_t seed) : random_(seed), change_(hierarchy{}) {}

    [[nodiscard]] hierarchy make() {
        change_.record_nothing();
        for (int i = 0, n = up_to(3) + 1; i < n; ++i) division(nullptr, level::province);
        for (int i = 0, n = up_to(3); i < n; ++i) zone_in(nullptr, nullptr);
        for (int i = 0, n = up_to(5); i < n; ++i) people_.push_back(someone());
        for (const place& u : units_)
            for (int i = 0, n = up_to(2); i < n; ++i) body_in(u, nullptr);
        for (const place& z : zones_) facts_of(z);
        for (const place& u : units_) entrust(u);
        for (int i = 0, n = up_to(3); i < n; ++i) agree(chance(2) && !units_.empty() ? &any(units_) : nullptr);
        for (const place& u : units_)
            if (chance(3)) measure(u);
        const hierarchy so_far = change_.now();
        for (const unit_ref u : so_far.units()) tell_own([&](own_fact& f) { f.unit = u.id(); });
        for (const body& b : so_far.all<body>()) tell_own([&](own_fact& f) { f.body = b.key; });
        for (const post& p : so_far.all<post>()) tell_own([&](own_fact& f) { f.post = p.key; });
        for (const person& p : so_far.all<person>()) tell_own([&](own_fact& f) { f.person = p.key; });
        return std::move(change_).finish();
    }

private:
    struct place {
        unit_id id;
        std::string key;
        level at = level::none;
        bool zone = false;
    };
    struct seat {
        body_id id;
        std::string key;
        unit_id unit;
    };

    [[nodiscard]] int up_to(int most) { return static_cast<int>(random_() % static_cast<std::uint64_t>(most + 1)); }
    [[nodiscard]] bool chance(int in) { return up_to(in - 1) == 0; }
    template <class T>
    [[nodiscard]] const T& any(const std::vector<T>& from) {
        return from[static_cast<std::size_t>(up_to(static_cast<int>(from.size()) - 1))];
    }
    template <Vocabulary E>
    [[nodiscard]] E any_word() {
        const auto table = words(E{});
        return static_cast<E>(table[static_cast<std::size_t>(up_to(static_cast<int>(table.size()) - 1))].value);
    }
    [[nodiscard]] std::string phrase() {
        static const std::vector<std::string> pool{"甲", "于都工业园区", "a b", "x=y", "~", "?甲", "*甲", "#1", "-1",
            "\"", "\\", "甲\n", "\t乙", "a,b", "(c)", "@S1", "yes", "2020-01-01", "code:36", "市|县", "\u3000甲", "Ж",
            "no", "园", "甲、乙", "甲；乙", "a;b", "甲，乙"};
        std::string s = any(pool);
        if (chance(3)) s += any(pool);
        return s;
    }
    [[nodiscard]] std::string name() {
        std::string s = phrase();
        std::replace(s.begin(), s.end(), '\n', '\t'); // which no name may contain
        return s + std::to_string(++named_);
    }
    [[nodiscard]] provenance any_origin() {
        switch (up_to(6)) {
        case 0: return provenance::stated(phrase());
        case 1: return provenance::inferred({phrase(), phrase()}, chance(2) ? phrase() : std::string());
        case 2: return provenance::placeholder(verbatim(phrase()));
        case 3: return provenance::inferred({});
        default: return {};
        }
    }
    template <class T, class Make>
    void some(fact<T>& f, Make make) {
        if (chance(2)) return;
        if (!chance(5)) f.value = make();
        f.from = any_origin();
    }
    template <Vocabulary E>
    void some(fact<E>& f) {
        some(f, [&] { return any_word<E>(); });
    }
    void some(fact<bool>& f) {
        some(f, [&] { return chance(2); });
    }
    void some(fact<std::int64_t>& f) {
        some(f, [&] { return std::int64_t{up_to(1000)}; });
    }
    void some(fact<decimal>& f) {
        some(f, [&] { return decimal::of_ten_thousandths(up_to(1000000)); });
    }
    // Of what may be less than nothing.
    void some_signed(fact<decimal>& f) {
        some(f, [&] { return decimal::of_ten_thousandths(up_to(2000000) - 1000000); });
    }
    void some(fact<unit_id>& f, const std::vector<place>& from) {
        if (!from.empty()) some(f, [&] { return any(from).id; });
    }
    void some(std::string& s) {
        if (chance(3)) s = phrase();
    }
    void some(std::vector<std::string>& list) {
        for (int i = up_to(2); i > 0; --i) // of names that differ
            if (std::string one = phrase(); std::find(list.begin(), list.end(), one) == list.end())
                list.push_back(std::move(one));
    }
    void some(std::optional<date>& d, int year) {
        if (chance(2)) d = date(static_cast<unsigned short>(year), 1, 1) + boost::gregorian::days(up_to(300));
    }
    void some(period& p) {
        some(p.from, 2010);
        some(p.until, 2020);
    }
    template <class Kind>
    void some(std::vector<tally<Kind>>& tallies) {
        for (const word& w : words(Kind{})) {
            if (chance(2)) continue;
            tally<Kind> t;
            t.kind = static_cast<Kind>(w.value);
            some(t.count);
            tallies.push_back(t);
        }
    }
    template <class Id>
    [[nodiscard]] static Id id(const std::string& key) {
        return Id::derive("sketch", key);
    }

    void division(const place* above, level at) {
        static const std::vector<std::vector<unit_kind>> kinds{{unit_kind::province, unit_kind::municipality},
            {unit_kind::prefecture_city, unit_kind::league},
            {unit_kind::county, unit_kind::district, unit_kind::county_city},
            {unit_kind::town, unit_kind::subdistrict, unit_kind::sumu},
            {unit_kind::villagers_committee, unit_kind::residents_committee}};
        new_unit u;
        const std::string n = name();
        place p{{}, above ? above->key + "/" + n : n, at, false};
        p.id = id<unit_id>(p.key);
        u.id = p.id;
        u.kind = any(kinds[static_cast<std::size_t>(at)]);
        u.name = n;
        if (above) u.parent = above->id;
        u.parent_known = !chance(6);
        if (chance(2)) u.code = code::from_value(static_cast<std::uint64_t>(100000 + ++coded_) * 1'000'000);
        change_.add(u).value();
        units_.push_back(p);
        divisions_.push_back(p);
        for (int i = up_to(2); i > 0; --i) zone_in(&p, nullptr);
        if (at == level::village) return;
        const level below = chance(4) && at < level::township ? static_cast<level>(static_cast<int>(at) + 2)
                                                              : static_cast<level>(static_cast<int>(at) + 1);
        for (int i = up_to(2); i > 0; --i) division(&p, below);
    }
    void zone_in(const place* division, const place* whole) {
        new_unit u;
        const std::string n = name();
        place p{{}, whole ? whole->key + "/" + n : division ? division->key + "/" + n : n, level::none, true};
        p.id = id<unit_id>(p.key);
        u.id = p.id;
        u.kind = chance(2) ? unit_kind::zone : chance(2) ? unit_kind::park : unit_kind::other_area;
        u.name = n;
        if (division) u.parent = division->id;
        u.parent_known = !chance(4);
        change_.add(u).value();
        if (whole) {
            zone z = *change_.now().zone_of(p.id);
            z.part_of = whole->id;
            change_.put(z).value();
        }
        units_.push_back(p);
        zones_.push_back(p);
        if (!chance(4)) return;
        const place elsewhere = any(divisions_); // a copy: the list grows
        zone_in(chance(3) ? nullptr : chance(2) || !division ? &elsewhere : division, &p);
    }
    void facts_of(const place& p) {
        zone z = *change_.now().zone_of(p.id);
        some(z.tier);
        some(z.category);
        some(z.location);
        some(z.managing, divisions_);
        some(z.dispatching, divisions_);
        some(z.approving, divisions_);
        some(z.area);
        some(z.statistics, units_);
        some(z.first_industry, [&] { return phrase(); });
        some(z.lead_industries, [&] {
            std::vector<std::string> list;
            some(list);
            return list;
        });
        some(z.nameplates);
        z.from = any_origin();
        for (int n = chance(3) ? up_to(3) : 0; n > 0; --n) {
            designation d{phrase(), {}, {}, any_origin()};
            some(d.valid);
            z.designations.push_back(d);
        }
        for (int n = chance(3) && !divisions_.empty() ? up_to(3) : 0; n > 0; --n) {
            integration i{any(divisions_).id, {}, any_origin()};
            some(i.shape);
            if (std::none_of(z.integrated.begin(), z.integrated.end(),
                    [&](const integration& other) { return other.division == i.division; }))
                z.integrated.push_back(i);
        }
        change_.put(z).value();
        if (chance(3) && !divisions_.empty()) change_.put(hosting{p.id, any(divisions_).id, any_origin()}).value();
    }
    void body_in(const place& u, const seat* whole) {
        body b;
        b.name = name();
        const std::string key = (whole ? whole->key : u.key) + "/" + b.name;
        b.key = id<body_id>(key);
        b.unit = u.id;
        if (whole)
            b.part_of = whole->id;
        else if (chance(5) && !bodies_.empty() && any(bodies_).unit != u.id)
            b.part_of = apart_from(u.id);
        b.kind = any_word<body_kind>();
        some(b.rank);
        some(b.legal_type);
        some(b.charter, [&] {
            charter c;
            some(c.issued, 2015);
            some(c.document);
            return c;
        });
        some(b.quota);
        some(b.staff);
        some(b.leading_posts);
        some(b.internal_bodies);
        some(b.nameplates);
        some(b.credit_code);
        some(b.seat, divisions_);
        for (int i = chance(3) ? up_to(2) : 0; i > 0; --i) {
            staff_loan lent{any_word<staff_status>(), {}, {}, {}, {}, any_origin()};
            some(lent.count);
            if (!bodies_.empty()) some(lent.to, [&] { return any(bodies_).id; });
            some(lent.borrower);
            some(lent.valid);
            b.lent.push_back(lent);
        }
        if (chance(4) && !bodies_.empty()) b.joint_offices.push_back({any(bodies_).id, any_origin()});
        b.from = any_origin();
        const seat here{b.key, key, u.id};
        change_.put(std::move(b)).value();
        bodies_.push_back(here);
        for (int i = up_to(2); i > 0; --i) post_in(here);
        for (int i = up_to(2); i > 0; --i) hold(here);
        if (chance(3)) body_in(u, &here);
    }
    [[nodiscard]] body_id apart_from(unit_id u) {
        for (const seat& s : bodies_)
            if (s.unit != u) return s.id;
        return {};
    }
    void post_in(const seat& b) {
        post p;
        p.title = name();
        p.key = id<post_id>(b.key + "/" + p.title);
        p.body = b.id;
        p.kind = any_word<post_kind>();
        some(p.rank);
        some(p.grade);
        some(p.category);
        some(p.series);
        p.from = any_origin();
        const std::string key = b.key + "/" + p.title;
        const post_id at = p.key;
        change_.put(std::move(p)).value();
        std::vector<std::string> there;
        for (int i = up_to(2); i > 0 && !people_.empty(); --i) {
            const std::string who = any(people_);
            if (std::find(there.begin(), there.end(), who) != there.end()) continue;
            there.push_back(who);
            tenure t;
            t.key = id<tenure_id>(key + "/" + who);
            t.post = at;
            t.person = id<person_id>(who);
            some(t.valid);
            t.mode = any_word<tenure_mode>();
            some(t.paid);
            some(t.approved);
            some(t.archived);
            t.from = any_origin();
            change_.put(std::move(t)).value();
        }
    }
    [[nodiscard]] std::string someone() {
        person p;
        p.name = name();
        p.key = id<person_id>(p.name);
        some(p.rank);
        p.from = any_origin();
        const std::string key = p.name;
        change_.put(std::move(p)).value();
        return key;
    }
    void hold(const seat& b) {
        static const std::vector<std::pair<carry_class, std::string>> classes{{carry_class::functions, "function"},
            {carry_class::powers, "power"}, {carry_class::assets, "asset"}, {carry_class::projects, "project"},
            {carry_class::documents, "document"}, {carry_class::retirees, "retirees"}};
        holding x;
        const auto& [cls, keyword] = any(classes);
        x.cls = cls;
        x.name = name();
        x.key = id<holding_id>(b.key + "/" + keyword + "/" + x.name);
        x.holder = b.id;
        for (int i = up_to(2); i > 0; --i)
            if (const body_id other = any(bodies_).id;
                std::find(x.shared_with.begin(), x.shared_with.end(), other) == x.shared_with.end())
                x.shared_with.push_back(other);
        some(x.function);
        some(x.runs_smoothly);
        some(x.industry_linked);
        some(x.grantor, units_);
        some(x.form);
        some_signed(x.amount);
        some(x.measure);
        x.from = any_origin();
        change_.put(std::move(x)).value();
    }
    // Ids of entrustments and agreements depend on how a name is written: those of the hierarchy are read back from its sketch.
    void entrust(const place& d) {
        if (!chance(3)) return;
        entrustment e;
        const place& holder = any(units_);
        e.unit = d.id;
        e.holder = holder.id;
        e.scope = any_word<entrustment_scope>();
        if (e.scope == entrustment_scope::items) e.items = {phrase(), phrase() + "二"};
        some(e.valid);
        e.from = any_origin();
        e.key = id<entrustment_id>(d.key + "/" + holder.key);
        static_cast<void>(change_.put(std::move(e))); // into its own subtree: refused, and not there
    }
    void agree(const place* about) {
        agreement a;
        a.name = name();
        a.key = id<agreement_id>(about ? about->key + "/" + a.name : a.name);
        if (about) a.about = about->id;
        for (int n = up_to(3); n > 0; --n) {
            partner p{any(units_).id, {}, {}};
            some(p.share, [&] { return decimal::of_ten_thousandths(up_to(300'000)); }); // three times at most 30 %
            const auto same = [&](const partner& other) { return other.unit == p.unit; };
            if (std::none_of(a.partners.begin(), a.partners.end(), same)) a.partners.push_back(p);
        }
        some(a.valid);
        a.from = any_origin();
        change_.put(std::move(a)).value();
    }
    void measure(const place& u) {
        indicator i;
        i.name = name();
        i.key = id<indicator_id>(u.key + "/" + i.name);
        i.unit = u.id;
        some(i.on, 2020);
        some_signed(i.value);
        i.exactness = any_word<hedge>();
        some(i.measure);
        change_.put(std::move(i)).value();
    }

    template <class About>
    void tell_own(About about) {
        if (!chance(6)) return;
        own_fact f;
        about(f);
        f.name = name();
        some(f.on, 2020);
        switch (up_to(5)) {
        case 0: some(f.holds); break;
        case 1:
            some_signed(f.value);
            f.exactness = any_word<hedge>();
            some(f.measure);
            break;
        case 2: some(f.text, [&] { return phrase(); }); break;
        case 3:
            some(f.items, [&] {
                std::vector<std::string> list;
                some(list);
                return list;
            });
            break;
        case 4: some(f.day, [&] { return date(2021, 1, 1) + boost::gregorian::days(up_to(300)); }); break;
        default: break;
        }
        change_.put(std::move(f)).value();
    }

    std::mt19937_64 random_;
    change change_;
    std::vector<place> units_, divisions_, zones_;
    std::vector<seat> bodies_;
    std::vector<std::string> people_;
    int named_ = 0;
    int coded_ = 0;
};

} // namespace

hierarchy onezone_tests::random_hierarchy(std::uint64_t seed) { return generator(seed).make(); }

hierarchy onezone_tests::with_namesakes(const hierarchy& h, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    change c{h};
    c.record_nothing();
    const auto pick = [&] { return random() % 3 == 0; };
    for (const unit_ref u : h.units())
        if (pick()) c.rename(u.id(), random() % 2 == 0 ? "同名" : "又名").value();
    for (body b : h.all<body>()) {
        if (!pick()) continue;
        b.name = "同局";
        if (random() % 3 == 0) b.lent.assign(1 + random() % 3, {staff_status::contract, {}, {}, {}, {}, {}});
        if (random() % 3 == 0) b.appraisals.assign(1 + random() % 3, {"同考", {}, {}, {}, {}});
        c.put(std::move(b)).value();
    }
    for (person p : h.all<person>()) {
        if (!pick()) continue;
        p.name = random() % 2 == 0 ? "" : "同人";
        c.put(std::move(p)).value();
    }
    for (post p : h.all<post>()) {
        if (!pick()) continue;
        p.title = random() % 2 == 0 ? "" : "同职";
        c.put(std::move(p)).value();
    }
    for (holding x : h.all<holding>()) {
        if (!pick()) continue;
        x.name = random() % 2 == 0 ? "" : "同项";
        if (random() % 2 == 0) x = {.key = x.key, .cls = x.cls, .name = x.name, .holder = x.holder};
        c.put(std::move(x)).value();
    }
    return std::move(c).finish();
}
