// SPDX-License-Identifier: Apache-2.0
#include "figures.hpp"
#include "ground/lasting.hpp"
#include "shapes.hpp"

#include <onezone/rules/packs/packs.hpp>

// Jiangxi: townships that become towns.

namespace onezone::packs {

namespace {

citation standard(std::string_view part, std::string_view quote) {
    return in("《江西省设立镇（街道）标准》（赣府发〔2021〕10号）", part, "S37", quote);
}

rule town_standard() {
    static constexpr field people{"indicator.people", "户籍人口", "registered population"};
    static constexpr field area{"indicator.area", "面积", "area"};
    static constexpr field seat_share{"indicator.seat_share", "驻地人口占比", "share of the people at its seat"};
    static constexpr field standing{
        "indicator.standing", "经济排位", "standing of its economy among the county's townships"};
    static constexpr field pension{"indicator.pension", "基本养老保险参保率", "share with a basic pension insurance"};
    static constexpr field terrain{
        "terrain", "适用哪一类人口和面积标准", "which of the three standards of population and area applies"};
    rule r = clause("jx21.town", say("撤乡设镇应达到标准", "a township that becomes a town meets the standard"),
        standard("设立镇的条件",
            "乡人民政府驻地户籍人口不少于总户籍人口的10%……连续2年位居本县（市、区）所辖乡经济排名的前40%……基本养老保险参保率不低于90%"),
        force::must, some_day(date(2021, 1, 1), date(2022, 1, 1)), code{"36"},
        {subject_kind::division, level::township, true});
    r.parameters = {
        in_measure(
            number_param("people_adjacent", 30000, say("相邻的：户籍人口至少", "adjoining the seat: people at least")),
            "人"),
        in_measure(number_param("area_adjacent", 40,
                       say("相邻的：面积至少，平方千米", "adjoining the seat: area at least, km²")),
            "平方千米"),
        in_measure(
            number_param("people_plain", 25000, say("平原和滨湖：户籍人口至少", "plain: people at least")), "人"),
        in_measure(number_param("area_plain", 60, say("平原和滨湖：面积至少，平方千米", "plain: area at least, km²")),
            "平方千米"),
        in_measure(
            number_param("people_hills", 18000, say("丘陵和山区：户籍人口至少", "hills: people at least")), "人"),
        in_measure(number_param("area_hills", 80, say("丘陵和山区：面积至少，平方千米", "hills: area at least, km²")),
            "平方千米"),
        percent_param("seat_share", 10,
            say("驻地户籍人口至少占百分之几", "share of the people at the seat at least, in percent")),
        percent_param("standing", 40,
            say("连续两年居本县所辖乡经济排名的前百分之几",
                "economy among the first so many percent of the county's townships, towns apart, two years running")),
        percent_param("pension", 90,
            say("基本养老保险参保率至少百分之几", "share of people with a basic pension insurance at least")),
        figure_years_param(),
    };
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        const unit_ref was = c.before().unit(u.id());
        if (!c.when({"becomes-a-town", "由乡改设为镇", "it becomes a town"},
                u.kind() == unit_kind::town && was
                    && (was.kind() == unit_kind::township || was.kind() == unit_kind::ethnic_township)))
            return;
        const std::int64_t back = c.param<std::int64_t>("figure_years");
        const date then = day_of(c, [](const happening& h) { return h.kind_changed; });
        const auto least = [&](std::string_view name) { return decimal::of(c.param<std::int64_t>(name)); };
        const auto figure_of = [&](const field& name) {
            return told_figure(c, u.id(), name.zh, lately(then, back), name);
        };
        const auto reaches = [&](const field& name, std::string_view limit) {
            return figure_of(name).at_least(least(limit), c.measure_of(limit));
        };
        // What is recorded of a figure, in words.
        const auto told = [&](const field& name) {
            const told_figure figure = figure_of(name);
            return figure.is() ? fill(say("{0}{1}", "{0}: {1}"), {say(name.zh, name.en), written(*figure.is())})
                               : text();
        };
        const auto too_little = [&](const field& name, std::string_view limit) {
            return fill(say("{0}，应不低于 {1}", "{0}, to be {1} at least"),
                {told(name), onezone::written(least(limit), hedge::exact, c.measure_of(limit))});
        };
        const truth adjacent = reaches(people, "people_adjacent") && reaches(area, "area_adjacent");
        const truth plain = reaches(people, "people_plain") && reaches(area, "area_plain");
        const truth hills = reaches(people, "people_hills") && reaches(area, "area_hills");
        // Which of the three standards is its own is not recorded; it matters only where they differ.
        const truth some = adjacent || plain || hills;
        const truth every = adjacent && plain && hills;
        require_or_tell(c, {"size", "人口和面积达到标准", "it has the population and area set"},
            every || (some && c.lacking(c.about(), terrain)), [&] {
                return fill(say("人口或面积未达到任何一类标准（{0}，{1}）",
                                "its people or its area reach none of the three standards ({0}, {1})"),
                    {told(people), told(area)});
            });
        require_or_tell(c, {"seat", "驻地人口比例达到标准", "its seat has the share of population set"},
            reaches(seat_share, "seat_share"), [&] { return too_little(seat_share, "seat_share"); });
        // 连续2年: the year of the latest standing and the one before it, each by its own last figure.
        const auto of_year = [&](int year) {
            period days = lately(then, then.year() - year);
            days.until = year < then.year() ? lately(then, then.year() - year - 1).from : days.until;
            return told_figure(c, u.id(), standing.zh, days, standing);
        };
        int last = then.year();
        while (last > then.year() - back && !of_year(last).any()) --last;
        const auto among = [&](int year) { return of_year(year).at_most(least("standing"), c.measure_of("standing")); };
        const truth among_first = among(last) && among(last - 1);
        require_or_tell(c, {"economy", "经济指标居于前列", "its economy is among the first"}, among_first, [&] {
            return fill(
                say("经济排名未连续两年居于前{0}%", "its economy is not among the first {0} % two years running"),
                {verbatim(std::to_string(c.param<std::int64_t>("standing")))});
        });
        require_or_tell(c, {"pension", "养老保险参保率达到标准", "it has the share of insured set"},
            reaches(pension, "pension"), [&] { return too_little(pension, "pension"); });
    };
    return r;
}

rule one_for_one() {
    rule r = clause("jx21.one-for-one",
        say("设立镇原则上“撤一设一”“撤多设少”，保持乡级区划总数稳定",
            "in principle one township is abolished for each town founded, so that there are no more than before"),
        standard("原则", "原则上要“撤一设一”“撤多设少”，保持乡级行政区划总体稳定"), force::principle,
        some_day(date(2021, 1, 1), date(2022, 1, 1)), code{"36"}, of_counties);
    r.judge = [](context& c) {
        if (!c.when({"step", "判定的是一次变动", "what is judged is a step"}, c.is_step())) return;
        const unit_ref county = c.this_unit();
        const unit_ref was = c.before().unit(county.id());
        const auto townships = [](const window& w, unit_ref of, bool towns_only) {
            std::size_t n = 0;
            if (of)
                for (const unit_ref u : w.children(of))
                    n += u.level() == level::township && (!towns_only || u.kind() == unit_kind::town);
            return n;
        };
        truth founded = truth::no();
        for (const unit_ref u : c.children(county)) {
            if (u.kind() != unit_kind::town) continue;
            const unit_ref then = c.before().unit(u.id());
            founded = founded || (then ? truth(then.kind() != unit_kind::town) : is_new(c, u));
        }
        if (!c.when({"towns-founded", "新设了镇", "a town was founded"},
                truth(townships(c.before(), was, true) < townships(c, county, true)) && founded))
            return;
        const std::size_t now = townships(c, county, false);
        const std::size_t before = townships(c.before(), was, false);
        c.require(
            {"no-more-than-before", "乡级区划不多于此前", "there are no more township-level divisions than before"},
            now <= before);
        c.tell([&] {
            return fill(say("乡级区划由 {0} 个变为 {1} 个", "township-level divisions: {0} before, {1} now"),
                {count_text(before), count_text(now)});
        });
    };
    return r;
}

} // namespace

policy jiangxi_towns_2021() {
    static const detail::lasting pack{
        policy("jiangxi_towns_2021", say("江西省设立镇（街道）标准（2021）", "Jiangxi, standard for towns (2021)"),
            {town_standard(), one_for_one()})};
    return *pack;
}

} // namespace onezone::packs
