// SPDX-License-Identifier: Apache-2.0
#include "../shapes.hpp"
#include "ground/lasting.hpp"
#include "laws.hpp"

#include <algorithm>
#include <string>
#include <string_view>

// 行政许可法, 行政处罚法 and the interpretation on contracts for the use of land: to whom powers may be given.

namespace onezone::packs {

namespace {

// What a power is about is told by its name alone.
truth is_about(context& c, const holding& x, const names& words_of_it) {
    static constexpr field nature{
        "power_kind", "权限种类", "kind of power", "属于哪一类权限", "of which kind the power is"};
    static const detail::lasting others{names{"许可", "审批", "处罚", "出让"}};
    const auto has = [&](const names& all) {
        return std::any_of(
            all.begin(), all.end(), [&](const std::string& w) { return x.name.find(w) != std::string::npos; });
    };
    if (has(words_of_it)) return truth::yes();
    return has(*others) ? truth::no() : c.lacking(subject::of(x), nature);
}

// Of each entrusted power of that kind: whether who holds it may.
void entrusted_to_fit(
    rule& r, std::vector<std::string> words_of_it, truth (*may_hold)(const window&, const body&), text wrong) {
    r.parameters = {list_param("words", std::move(words_of_it),
        say("名称中有这些字的权限属于此类", "powers whose names have these words are of that kind"))};
    r.judge = [may_hold, wrong = std::move(wrong)](context& c) {
        const body& b = c.this_body();
        truth scope = truth::no();
        truth all = truth::yes();
        for (const holding& x : c.holdings_of(b.key)) {
            if (x.cls != carry_class::powers) continue;
            const truth entrusted = c.ask<&holding::form>(x) == power_form::entrustment;
            if (entrusted.is_no()) continue;
            const truth concerns = entrusted && is_about(c, x, c.param<names>("words"));
            scope = scope || concerns;
            const truth fits = may_hold(c, b);
            c.blame(subject::of(x), concerns && !fits);
            all = all && (!concerns || fits);
        }
        if (const truth fits = may_hold(c, b); !fits.is_yes()) {
            // Of whom the law allows none one may stand in no record.
            const truth more = !c.is_whole(known_list::powers, b.key);
            scope = scope || more;
            all = all && (!more || fits);
        }
        if (!c.when({"entrusted", "持有该类委托权限", "it holds entrusted powers of that kind"}, scope)) return;
        c.require({"may-hold-it", "依法可以受委托", "the law allows it to be entrusted with them"}, all);
        c.tell([&] { return wrong; });
    };
}

rule licences() {
    rule r = law("licence.delegate",
        say("行政许可只可以委托其他行政机关实施", "licensing is entrusted to other administrative organs only"),
        in("《行政许可法》（2019年修正）", "第二十四条", "S68",
            "行政机关在其法定职权范围内，依照法律、法规、规章的规定，可以委托其他行政机关实施行政许可"),
        force::must, date(2004, 7, 1), of_bodies);
    entrusted_to_fit(
        r, {"许可", "审批"}, [](const window& w, const body& b) { return is_administrative_organ(w, whole_of(w, b)); },
        say("行政许可委托给了非行政机关", "licensing is entrusted to what is no administrative organ"));
    return r;
}

rule penalties() {
    rule r = revised_law("penalty.delegate",
        say("行政处罚只可以委托依法成立并具有管理公共事务职能的组织实施",
            "penalties are entrusted only to organisations founded by law that manage public affairs"),
        in("《行政处罚法》（2021年修订）", "第二十条、第二十一条", "S68",
            "行政机关不得委托其他组织或者个人实施行政处罚……受委托组织必须符合以下条件：（一）依法成立并具有管理公共事务职能"),
        force::must, date(2021, 7, 15), of_bodies);
    entrusted_to_fit(
        r, {"处罚"},
        [](const window& w, const body& b) {
            return w.kind_of(whole_of(w, b)).is([](body_kind kind) {
                return is_organ(kind) || kind == body_kind::internal_body;
            });
        },
        say("行政处罚委托给了不具有管理公共事务职能的组织",
            "penalties are entrusted to an organisation that manages no public affairs"));
    return r;
}

// Whether it is the power to grant land: by its name. What only speaks of it (土地出让金征收、土地出让方案编制) may be anything around it.
truth grants_land(context& c, const holding& x) {
    static constexpr field nature{
        "power_kind", "是否土地使用权出让的权限", "whether it is the power to grant the use of land"};
    const names& words = c.param<names>("words");
    const auto is = [&](std::string_view name) {
        return std::any_of(words.begin(), words.end(), [&](const std::string& w) { return same_name(w, name); });
    };
    std::string_view name = x.name;
    if (is(name)) return truth::yes();
    for (const std::string_view end : {"权限", "权"})
        if (name.ends_with(end) && is(name.substr(0, name.size() - end.size()))) return truth::yes();
    const bool speaks_of_it = name.find("出让") != std::string_view::npos
        || std::any_of(
            words.begin(), words.end(), [&](const std::string& w) { return name.find(w) != std::string_view::npos; });
    return speaks_of_it ? c.lacking(subject::of(x), nature) : truth::no();
}

rule land() {
    rule r = revised_law("land.grantor",
        say("开发区管委会不得作为国有土地使用权的出让方",
            "the committee of a zone does not grant the use of state land"),
        read_as(in("《最高人民法院关于审理涉及国有土地使用权合同纠纷案件适用法律问题的解释》（2020年修正）", "第二条",
                    "S69", "开发区管理委员会作为出让方与受让方订立的土地使用权出让合同，应当认定无效"),
            say("解释说的是合同无效；管委会因此不应持有出让权限是据此理解",
                "the interpretation voids the contract; that the committee is not to hold the power follows from it")),
        force::prohibit, date(2021, 1, 1), {subject_kind::agency});
    r.parameters = {list_param("words", {"土地使用权出让", "土地出让", "国有土地使用权出让", "国有建设用地使用权出让"},
        say("叫这些名称的权限是土地出让", "powers of these names are the granting of land"))};
    r.judge = [](context& c) {
        truth none = truth::yes();
        bool any = false;
        for (const holding& x : c.holdings_of(c.this_body().key)) {
            if (x.cls != carry_class::powers && x.cls != carry_class::functions) continue;
            any = true;
            const truth grants = grants_land(c, x);
            c.blame(subject::of(x), grants);
            none = none && !(grants && c.exists(x));
        }
        c.require({"no-such-power", "不持有该类权限", "it holds no such power"},
            of_all(c, none, any,
                c.is_whole(known_list::functions, c.this_body().key)
                    && c.is_whole(known_list::powers, c.this_body().key),
                c.about(), fields::functions));
        c.tell([] { return say("持有土地使用权出让的权限", "holds the power to grant the use of land"); });
    };
    return r;
}

} // namespace

std::vector<rule> power_rules() { return {licences(), penalties(), land()}; }

} // namespace onezone::packs
