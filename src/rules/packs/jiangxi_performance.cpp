// SPDX-License-Identifier: Apache-2.0
#include "figures.hpp"
#include "jiangxi_2023.hpp"

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <algorithm>
#include <string>

// Jiangxi's paper of 2023 on how zones perform.

namespace onezone::packs {

namespace {

rule exit_weak() {
    static constexpr field growth{"indicator.growth", "发展态势（营业收入增速）", "growth of revenue"};
    static constexpr field land{"indicator.land", "土地利用率", "land use rate"};
    static constexpr field yield{"indicator.yield", "亩均效益", "output per mu"};
    rule r = of_jiangxi_2023("jx23.exit",
        say("发展态势弱、土地利用率低、亩产效益差的省级开发区，组建专班督导整改",
            "a provincial zone that is weak in growth, land use and output per mu has a task force to put it right"),
        "改进开发区管理",
        "对发展态势弱、土地利用率低、亩产效益差的省级开发区，组建专班加强帮扶督导整改，整改效果不明显的，予以整合或退出省级开发区管理序列",
        force::must, of_zones);
    r.parameters = {
        in_measure(figure_param("min_growth", std::nullopt,
                       say("“发展态势弱”的营业收入增速界限：来源未给出",
                           "growth below which a zone is weak: the source gives none")),
            "%"),
        in_measure(
            figure_param("min_land_use", std::nullopt,
                say("“土地利用率低”的界限：来源未给出", "land use rate below which it is low: the source gives none")),
            "%"),
        in_measure(
            figure_param("min_yield", std::nullopt,
                say("“亩产效益差”的界限：来源未给出", "output per mu below which it is poor: the source gives none")),
            "万元/亩"),
        flag_param("any", false,
            say("三项有一项即可，或三项俱备；来源用顿号并列",
                "whether one of the three is enough; the source merely lists them"),
            grade::inferred),
        list_param("orders", {"限期整改"},
            say("以何名称记录的事项是责令整改", "under which designations an order to rectify is recorded")),
        figure_years_param(),
    };
    r.judge = [](context& c) {
        const zone& z = c.this_zone();
        if (!c.when(conditions::provincial, c.ask<&zone::tier>(z) == zone_tier::provincial)) return;
        const auto& orders = c.param<std::vector<std::string>>("orders");
        const rectification order = rectification_of(c, z, orders);
        const bool any = c.param<bool>("any");
        const auto is_weak = [&](const period& days) {
            const truth slow = falls_short(c, z, "营业收入增速", growth, "min_growth", days);
            const truth idle = falls_short(c, z, "土地利用率", land, "min_land_use", days);
            const truth poor = falls_short(c, z, "亩均效益", yield, "min_yield", days);
            return any ? slow || idle || poor : slow && idle && poor;
        };
        if (!c.when({"weak", "发展状况达到应予整改的程度", "it does so badly that it has to be put right"},
                is_weak(lately(c))))
            return;
        // A term that has run out without effect: to be merged or taken off the provincial list.
        const truth failed = order.run_out ? is_weak(order.since_the_end(c)) : truth::no();
        c.require({"left-the-list", "整改期满无效的已整合或退出",
                      "where putting right failed, it was merged or left the list"},
            !failed);
        // The one the order names, whichever unit it belongs to; no other leading group stands in for it.
        c.require({"task-force", "已组建专班督导整改", "a task force oversees that it is put right"},
            has_team(c, z, orders) || failed);
        c.tell([&] {
            const period days = failed.is_yes() ? order.since_the_end(c) : lately(c);
            text figures;
            for (const field* one : {&growth, &land, &yield}) {
                const std::string_view name = one == &growth ? "营业收入增速" : one->zh;
                const told_figure told(c, z.unit, name, days, *one);
                if (!told.is()) continue;
                figures += (figures.empty() ? text() : say("，", ", "))
                    + fill(say("{0} {1}", "{0} {1}"), {say(name, one->en), written(*told.is())});
            }
            return fill(failed.is_yes()
                    ? say("整改期满效果不明显，应予整合或退出省级开发区序列（{0}）",
                        "its term to rectify ended without effect: to be merged or taken off the provincial list ({0})")
                    : say("没有专班督导整改（{0}）", "there is no task force ({0})"),
                {figures});
        });
    };
    return r;
}

/// Judged once the year is over, by the figure of its last day alone.
rule target(std::string_view id, text title, std::string_view quote, std::string_view indicator_name,
    std::int64_t percent, bool about_only) {
    rule r = of_jiangxi_2023(
        id, std::move(title), "总体目标", quote, force::target, {subject_kind::division, level::province});
    r.parameters = {
        in_measure(figure_param("percent", decimal::of(percent), say("年均增长，%", "growth a year, in percent")), "%"),
        number_param("year", 2025, say("到哪一年", "by the end of which year")),
        figure_param("tolerance", about_only ? std::nullopt : std::optional<decimal>(decimal{}),
            say("“左右”容许的差距：来源未给出", "how far “about” may fall short: the source gives none")),
    };
    r.parameters.back().at_least = decimal{};
    r.judge = [name = std::string(indicator_name)](context& c) {
        const auto last = static_cast<int>(c.param<std::int64_t>("year"));
        if (!c.when({"due", "目标年份已过", "the year of the target is over"}, c.on().year() > last)) return;
        // 到2025年: what grew up to the end of that year. A figure tells of what was up to its day: one of 1 January is of the year before, one
        // of June of half of it, and one of a later year counts years that are not the target's.
        const date end(static_cast<unsigned short>(std::clamp(last, 1400, 9998)), 12, 31);
        const field as{"indicator", name, name};
        const told_figure figure(c, c.this_unit().id(), name, {end, end + boost::gregorian::days(1)}, as);
        const decimal least = c.param<decimal>("percent");
        const std::string_view measure = c.measure_of("percent");
        truth reached = figure.at_least(least, measure);
        if (reached.is_no()) {
            const asked<decimal> slack = c.ask_param<decimal>("tolerance");
            reached = slack.known() ? figure.at_least(least - *slack, measure) : truth::unknown(slack.marks());
        }
        c.require({"reached", "达到目标", "the target is reached"}, reached);
        tell_figure(c, [&] {
            return fill(say("{0}：{1}，目标 {2}", "{0}: {1}, target {2}"),
                {verbatim(name), figure.is() ? written(*figure.is()) : text(), written(least, hedge::exact, measure)});
        });
    };
    return r;
}

rule system_complete() {
    static constexpr field complete{"modern_management", "现代管理制度是否全面完善（来源未给出标准）",
        "whether the system is complete (the source gives no measure)"};
    rule r = of_jiangxi_2023("jx23.target.2035",
        say("到2035年开发区现代管理制度全面完善", "by 2035 the modern management of zones is complete"), "总体目标",
        "到2035年，开发区现代管理制度全面完善", force::target, {subject_kind::division, level::province});
    r.parameters = {number_param("year", 2035, say("到哪一年", "by the end of which year"))};
    r.judge = [](context& c) {
        if (!c.when({"due", "目标年份已过", "the year of the target is over"},
                c.on().year() > static_cast<int>(c.param<std::int64_t>("year"))))
            return;
        c.require({"complete", "已全面完善", "it is complete"}, c.lacking(c.about(), complete));
        c.tell([] {
            return say("是否全面完善，来源没有标准", "whether it is complete the source gives no means to tell");
        });
    };
    return r;
}

} // namespace

std::vector<rule> jiangxi_performance_rules() {
    return {
        exit_weak(),
        target("jx23.target.revenue",
            say("到2025年开发区营业收入年均增长10%以上", "revenue of zones grows by 10 % a year or more up to 2025"),
            "到2025年开发区营业收入年均增长10%以上", "开发区营业收入年均增长", 10, false),
        target("jx23.target.yield",
            say("到2025年亩均工业增加值年均增长10%左右",
                "industrial value added per mu grows by about 10 % a year up to 2025"),
            "亩均工业增加值年均增长10%左右", "亩均工业增加值年均增长", 10, true),
        target("jx23.target.research",
            say("到2025年规模以上工业企业研发经费支出年均增长12%",
                "spending on research of larger industrial firms grows by 12 % a year up to 2025"),
            "规模以上工业企业研发经费支出年均增长12%", "规模以上工业企业研发经费支出年均增长", 12, false),
        system_complete(),
    };
}

} // namespace onezone::packs
