// SPDX-License-Identifier: Apache-2.0
#include "furnished.hpp"

#include <onezone/model/change.hpp>
#include <onezone/reform/acts/unit_acts.hpp>
#include <onezone/reform/apply.hpp>

#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <utility>

namespace onezone {

namespace {

// What cannot be put is left out, as in random hierarchies.
class furnisher {
public:
    explicit furnisher(const hierarchy& h) : change_(h) {
        for (const unit_ref u : h.units())
            if (u.level() == level::county) counties_.push_back(u.id());
    }

    [[nodiscard]] hierarchy make(bool whole) {
        const hierarchy h = change_.now();
        for (const body& b : h.all<body>()) furnish(b);
        for (const post& p : h.all<post>()) furnish(p);
        for (const indicator& i : h.all<indicator>()) measure(i);
        for (const zone& z : h.all<zone>()) furnish(z);
        for (const unit_ref u : h.units()) {
            if (u.level() == level::province && other())
                figures(u.id(),
                    {{"开发区营业收入年均增长", 5, "%"}, {"亩均工业增加值年均增长", 5, "%"},
                        {"规模以上工业企业研发经费支出年均增长", 5, "%"}});
            if (u.level() == level::township)
                figures(u.id(),
                    {{"户籍人口", 20000, "人"}, {"面积", 30, "平方千米"}, {"驻地人口占比", 5, "%"},
                        {"基本养老保险参保率", 80, "%"}});
        }
        if (whole) ignore(change_.put(completeness::of_everything()));
        return std::move(change_).finish();
    }

private:
    struct figure {
        const char* name;
        std::int64_t value;
        const char* measure;
    };

    template <class Result>
    static void ignore(const Result&) {}
    // Every other time or so.
    [[nodiscard]] bool other() { return random_() % 2 == 0; }
    [[nodiscard]] std::string key() { return "furnished" + std::to_string(++made_); }

    void figures(unit_id of, std::initializer_list<figure> all) {
        // Of the target, and of the days on which profiles are judged.
        for (const figure& f : all)
            for (const date& day : {date(2025, 12, 31), date(2026, 1, 31), date(2035, 12, 31)}) {
                indicator i;
                i.key = indicator_id::derive("furnished", key());
                i.unit = of;
                i.name = f.name;
                i.on = day;
                i.value = decimal::of(f.value);
                i.measure = f.measure;
                ignore(change_.put(i));
            }
    }
    void measure(indicator i) {
        if (other()) return;
        i.measure = i.name == "亩均效益" ? "万元/亩" : "%";
        ignore(change_.put(i));
    }
    void hold(body_id holder, carry_class cls, std::string_view name, fact<function_class> of = {}) {
        holding x;
        x.key = holding_id::derive("furnished", key());
        x.holder = holder;
        x.cls = cls;
        x.name = name;
        x.function = std::move(of);
        if (cls == carry_class::powers) x.form = power_form::entrustment;
        ignore(change_.put(x));
    }
    void furnish(body b) {
        const bool of_zone = change_.now().zone_of(b.unit) != nullptr;
        const bool agency = is_zone_agency(b.kind);
        static constexpr const char* codes[] = {"11350203004139000Y", "91350100M000100Y43", "113502030041390001"};
        b.credit_code = codes[made_ % 3];
        b.charter = charter{date(2019, 5, 20), "三定"};
        // Beside a list that is whole a number contradicts it.
        if (agency && made_ % 2 == 0) b.internal_bodies = other() ? 12 : 4;
        if (agency && other()) b.rank = rank::bureau_deputy;
        if (of_zone && other()) {
            appraisal quarterly;
            quarterly.name = "季度考评";
            quarterly.months = 3;
            quarterly.counts_in_the_year = false;
            b.appraisals.push_back(std::move(quarterly));
        }
        ignore(change_.put(b));
        hold(b.key, carry_class::powers, "施工许可");
        hold(b.key, carry_class::powers, "环境处罚");
        if (agency && other()) hold(b.key, carry_class::functions, "国有土地使用权出让", function_class::economic);
        if (of_zone) hold(b.key, carry_class::functions, "招商引资", function_class::economic);
        if (b.part_of.ok()) return;
        body part;
        part.key = body_id::derive("part", to_string(b.key));
        part.unit = b.unit;
        part.part_of = b.key;
        part.kind = body_kind::internal_body;
        part.name = "综合科";
        ignore(change_.put(part));
        if (of_zone && other()) hold(part.key, carry_class::functions, "民政", function_class::social);
    }
    void furnish(post p) {
        const bool good = other();
        p.grade = good ? "部门主管" : "局长";
        p.category = good ? "事务类" : "后勤类";
        ignore(change_.put(p));
        // Somebody who holds no other post.
        if (p.kind != post_kind::secretary || !other()) return;
        person outsider;
        outsider.key = person_id::derive("furnished", key());
        outsider.name = "某甲";
        ignore(change_.put(outsider));
        tenure t;
        t.key = tenure_id::derive("furnished", key());
        t.post = p.key;
        t.person = outsider.key;
        ignore(change_.put(t));
    }
    void furnish(zone z) {
        for (const unit_id county : counties_) ignore(change_.put(hosting{z.unit, county, {}}));
        if (!counties_.empty()) z.statistics = counties_.back();
        if (!z.area.known()) z.area = decimal::of(50);
        z.nameplates.push_back("某经济技术开发区");
        ignore(change_.put(z));
        if (other()) return;
        figures(z.unit,
            {{"营业收入增速", 5, "%"}, {"土地利用率", 5, "%"}, {"亩均效益", 5, "万元/亩"},
                {"薪酬与当地同条件公务员之比", 3, "倍"}});
        body branch;
        branch.key = body_id::derive("branch", to_string(z.unit));
        branch.unit = z.unit;
        branch.kind = body_kind::department;
        branch.name = "分局";
        ignore(change_.put(branch));
    }

    change change_;
    std::vector<unit_id> counties_;
    std::uint64_t made_ = 0;
    std::mt19937_64 random_{1};
};

// The economy of a township among those of its county in two years; and one that becomes a township again, so that it can become a town.
[[nodiscard]] hierarchy with_a_township(hierarchy h) {
    for (const unit_ref u : h.units()) {
        if (u.kind() != unit_kind::town) continue;
        change c(h);
        for (const date& year_end : {date(2024, 12, 31), date(2025, 12, 31), date(2034, 12, 31), date(2035, 12, 31)}) {
            indicator i;
            i.key = indicator_id::derive("standing", to_string(u.id()) + to_string(year_end));
            i.unit = u.id();
            i.name = "经济排位";
            i.on = year_end;
            i.value = decimal::of(50);
            i.measure = "%";
            static_cast<void>(c.put(i));
        }
        if (auto done = apply(c.now(), change_division_kind{u.id(), unit_kind::township, "旧乡"})) return done->after;
    }
    return h;
}

void add_quota(change& c, const body& of, std::int64_t more) {
    body b = *c.now().find(of.key);
    for (tally<quota_kind>& t : b.quota)
        if (t.kind == quota_kind::administrative && t.count.known()) t.count = *t.count.value + more;
    static_cast<void>(c.put(b));
}

// Whether quota of that body moves when it is told to.
[[nodiscard]] bool has_quota(const body& b) {
    return is_government(b.kind) && count_of(b.quota, quota_kind::administrative).known();
}

} // namespace

hierarchy furnished(const hierarchy& h, bool whole) { return with_a_township(furnisher(h).make(whole)); }

std::vector<hierarchy> changed_otherwise(const hierarchy& h) {
    std::vector<hierarchy> all;
    for (const body& above : h.all<body>()) {
        if (!has_quota(above) || h[above.unit].level() != level::prefecture) continue;
        for (const body& below : h.all<body>()) {
            const unit_ref u = h[below.unit];
            if (!has_quota(below) || u.level() != level::county || !u.within(h[above.unit])) continue;
            change c(h);
            add_quota(c, above, 1);
            add_quota(c, below, -1);
            all.push_back(std::move(c).finish());
            break;
        }
    }
    const zone* larger = nullptr;
    for (const zone& z : h.all<zone>()) {
        if (larger && !z.part_of.ok()) {
            change c(h);
            zone grown = *larger;
            grown.area = decimal::of(100);
            zone park = z;
            park.part_of = grown.unit;
            const bool put = c.put(grown) && c.rekind(z.unit, unit_kind::park) && c.put(park);
            if (put) all.push_back(std::move(c).finish());
            break;
        }
        if (!z.part_of.ok() && z.area.known()) larger = &z;
    }
    unit_ref first;
    for (const unit_ref u : h.units()) {
        if (u.level() != level::township) continue;
        if (first && first.name() != u.name() && first.parent() != u.parent()
            && first.at_level(level::province) == u.at_level(level::province)) {
            change c(h);
            if (c.rename(u.id(), first.name())) all.push_back(std::move(c).finish());
            break;
        }
        if (first) continue;
        first = u;
        change c(h);
        new_unit community;
        community.id = unit_id::derive("furnished", "community");
        community.kind = unit_kind::residents_committee;
        community.name = "新社区";
        community.parent = u.id();
        indicator households;
        households.key = indicator_id::derive("furnished", "households");
        households.unit = community.id;
        households.name = "户数";
        households.on = date(2025, 12, 31);
        households.value = decimal::of(50);
        households.measure = "户";
        if (c.add(community) && c.put(households)) all.push_back(std::move(c).finish());
    }
    return all;
}

} // namespace onezone
