// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"
#include "laws.hpp"

// 行政区划代码管理办法, and 行政区划管理条例 on codes.

namespace onezone::packs {

namespace {

citation code_measures(std::string_view article, std::string_view quote) {
    return in("《行政区划代码管理办法》（民政部令第79号）", article, "S4", quote);
}
date codes_date() { return date(2025, 9, 1); }

// Of a child whose parent has another code than before: whether its own code differs in nothing but the parent's digits.
bool follows_parent(const context& c, unit_ref was, unit_ref now) {
    const unit_ref above = c.parent(now);
    if (!above || !now.code().ok() || !above.code().ok()) return false;
    const unit_ref above_was = c.before().unit(above.id());
    return above_was && above_was.code() != above.code() && now.code().within(above.code())
        && now.code().level() == was.code().level() && now.code().part(now.level()) == was.code().part(now.level());
}

rule code_on_change() {
    rule r = law("code.on-change",
        say("设立的编制代码，隶属关系（含代管关系）变化的换新代码，更名、界线和驻地变更的沿用原代码",
            "founding brings a code, a change of affiliation (entrustment included) a new one; a new name, bounds or seat keep the old"),
        code_measures("第六条",
            "行政区划建制设立时，应当编制行政区划代码……行政区划建制的隶属关系（含代管关系）发生变化时，应当废止原有行政区划代码，并编制新的行政区划代码。变更行政区域界线、迁移人民政府（派出机关）驻地、变更行政区划名称的，应当沿用原有行政区划代码"),
        force::must, codes_date(), of_changed_divisions);
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        if (!c.when({"has-code-level", "属于乡级以上行政区划", "it is a division of township level or above"},
                u.level() <= level::township))
            return;
        const window before = c.before();
        const unit_ref was = before.unit(u.id());
        if (was
            && !c.when({"had-code", "变更前已有代码", "it had a code before"},
                was.code().ok() ? truth::yes() : c.lacking(c.about(), fields::code)))
            return;
        if (!was && !c.when({"newly-founded", "属于新设的行政区划", "it is a newly founded division"}, is_new(c, u)))
            return;
        const code now = u.code();
        const auto fresh = [&] {
            if (!now.ok()) return c.lacking(c.about(), fields::code);
            return truth(!before.unit_with(now));
        };
        if (!was) {
            c.require({"new-code", "有新的代码", "it has a new code"}, fresh());
            c.tell([] { return say("新设立的区划没有新代码", "the new division has no new code"); });
            return;
        }
        const unit_ref parent = c.parent(u);
        const unit_ref parent_was = before.parent(was);
        const bool other_parent =
            (parent ? parent.id() : unit_id::none()) != (parent_was ? parent_was.id() : unit_id::none());
        const truth moved = other_parent ? truth::yes() : trustee_changed(c, u.id());
        // 撤县设区 and the like abolish one division and found another on the same area (实施办法第三条 treats them so).
        static const detail::lasting<provenance> reading{
            provenance::inferred(say("建制类型改变按撤销并设立理解，应换新代码",
                "a change of kind is read as abolishing and founding, so that a new code is due"))};
        const bool other_kind = was.kind() != u.kind();
        const auto renewed = [&] { return now == was.code() ? truth::no() : fresh(); };
        const auto kept = [&] { return truth(now == was.code() || follows_parent(c, was, u)); };
        if (moved.is_yes() || other_kind) {
            c.require({"renewed", "代码已换新", "its code was renewed"},
                moved.is_yes() ? renewed().resting_on(moved.marks())
                               : renewed().resting_on(c.assumed(c.about(), kind_field, *reading).marks()));
            c.tell([&] {
                return moved.is_yes()
                    ? say("隶属或代管关系变更而代码未换新", "its affiliation or trustee changed, its code did not")
                    : say("建制类型改变而代码未换新", "its kind changed, its code did not");
            });
        } else if (moved.is_no()) {
            c.require({"kept", "代码保持不变", "its code is kept"}, kept().resting_on(moved.marks()));
            c.tell(
                [] { return say("隶属、建制未变而代码变了", "its code changed, its affiliation and kind did not"); });
        } else {
            // Whoever may administer it, who stands in no record: what is right depends on whether that changed.
            const truth either = renewed() && kept();
            const truth neither = renewed() || kept();
            c.require({"as-its-affiliation", "代码随隶属（含代管）关系更换或沿用",
                          "its code is renewed or kept as its affiliation and trustee changed or did not"},
                either.is_yes() || neither.is_no() ? either : moved);
            c.tell([] { return say("代码既未沿用，也未换新", "its code is neither the old one nor a new one"); });
        }
    };
    return r;
}

bool needs_code(const context& c, const happening& h) {
    return c.this_unit().level() <= level::township && !c.is_gone() && h.recoded && c.this_unit().code().ok();
}

rule code_published() {
    rule r = law("xzqh.code",
        say("需要变更代码的，由民政部门于1个月内确定、公布", "a new code is decided and published within a month"),
        regulation("第十七条", "行政区划变更后，需要变更行政区划代码的，由民政部门于1个月内确定、公布其行政区划代码"),
        force::must, regulation_date(), of_affected_divisions);
    r.parameters = {number_param("months", 1, say("几个月内公布", "months to publish it in")),
        choice_param("after", {"done", "approved"},
            say("“变更后”自何日起算：条文未明言；done：完成变更之日；approved：批准之日",
                "the day from which the month runs: the clause does not say; done: completion; approved: approval"),
            grade::inferred)};
    r.judge = [](context& c) {
        const int months = static_cast<int>(c.param<std::int64_t>("months"));
        const bool from_approval = c.param<std::string>("after") == "approved";
        judge_acts(
            c, [&](const happening& h) { return truth(needs_code(c, h)); },
            [&](const happening& h) {
                const counted_day from =
                    from_approval ? day_told<&procedure::approved_on>(c, h) : day_told<&procedure::done_on>(c, h);
                const counted_day published = day_told<&procedure::code_on>(c, h);
                const truth::marks_type marks = from.on.marks() | published.on.marks();
                const truth met = from.on.known() && published.on.known()
                    ? truth(*published.on <= add_months(*from.on, months), marks)
                    : truth::unknown(marks);
                return std::vector<demanded>{done_in_time(c, met, from, published, in_months(months))};
            });
    };
    return r;
}

rule code_issuer() {
    rule r = law("code.issuer",
        say("县级以上代码由国务院民政部门确定，乡级由省级民政部门确定",
            "codes of counties and above are decided by the State Council's department of civil affairs, those of townships by the province's"),
        code_measures("第五条",
            "省级、地级、县级行政区划建制的行政区划代码由国务院民政部门确定，乡级行政区划建制的行政区划代码由省、自治区、直辖市人民政府民政部门确定"),
        force::must, codes_date(), of_affected_divisions);
    r.judge = [](context& c) {
        judge_acts(
            c, [&](const happening& h) { return truth(needs_code(c, h)); },
            [&](const happening& h) {
                const meant office = asked_of(c, h, procedure_role::decides_code);
                const truth right = office.known.is_unknown()
                    ? office.known
                    : told_any<&procedure::code_by>(c, h, office.organs).resting_on(office.known.marks());
                return std::vector<demanded>{
                    {{"issuer", "代码由规定的部门确定", "the code was decided by the department that has to decide it"},
                        right}};
            });
    };
    return r;
}

} // namespace

std::vector<rule> code_rules() { return {code_on_change(), code_published(), code_issuer()}; }

} // namespace onezone::packs
