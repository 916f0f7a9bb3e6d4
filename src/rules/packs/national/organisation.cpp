// SPDX-License-Identifier: Apache-2.0
#include "laws.hpp"

#include <algorithm>

// 地方各级人民政府机构设置和编制管理条例: staffing; how organs come and go.

namespace onezone::packs {

citation organisation(std::string_view article, std::string_view quote) {
    return in("《地方各级人民政府机构设置和编制管理条例》（国务院令第486号）", article, "S5", quote);
}
date organisation_date() { return date(2007, 5, 1); }
bool of_government(body_kind kind) noexcept {
    return is_government(kind) || kind == body_kind::department || is_zone_agency(kind);
}

namespace {

constexpr about of_affected_bodies{subject_kind::body, level::none, true, true};

rule approve_organ() {
    rule r = law("org.approve",
        say("行政机构的设立、撤销、合并或变更规格、名称，由本级政府提出，上一级机构编制管理机关审核，上一级政府批准",
            "an organ is founded, abolished, merged, renamed or changed in rank on its government's proposal, with the review of the staffing office above and the approval of the government above"),
        organisation("第九条",
            "地方各级人民政府行政机构的设立、撤销、合并或者变更规格、名称，由本级人民政府提出方案，经上一级人民政府机构编制管理机关审核后，报上一级人民政府批准"),
        force::must, organisation_date(), of_affected_bodies);
    r.judge = [](context& c) {
        const body& b = c.this_body();
        const window then = c.is_gone() ? c.before() : static_cast<const window&>(c);
        const bool may_be = b.kind != body_kind::government && !b.part_of.ok();
        if (!c.when(conditions::organ, may_be ? is_administrative_organ(then, b) : truth::no())) return;
        judge_acts(
            c, [](const happening& h) { return truth(h.is_constitutive() || h.rank_changed); },
            [&](const happening& h) {
                return std::vector<demanded>{{conditions::proposed, proposed_as_asked(c, h)},
                    {conditions::reviewed, reviewed_as_asked(c, h)}, {conditions::approved, approved_as_asked(c, h)},
                    {conditions::filed, filed_as_asked(c, h)}};
            });
    };
    return r;
}

rule approve_internal() {
    rule r = law("org.internal",
        say("内设机构的设立、撤销、合并或变更规格、名称，由本级机构编制管理机关审批",
            "an internal body is founded, abolished, renamed or changed in rank with the approval of the staffing office of its level"),
        organisation("第十三条",
            "县级以上地方各级人民政府行政机构的内设机构的设立、撤销、合并或者变更规格、名称，由该行政机构报本级人民政府机构编制管理机关审批"),
        force::must, organisation_date(), of_affected_bodies);
    r.judge = [](context& c) {
        const body& b = c.this_body();
        if (!c.when({"internal", "属于内设机构", "it is an internal body"},
                b.part_of.ok() ? c.kind_of(b) == body_kind::internal_body : truth::no()))
            return;
        const body* of = c.find(b.part_of);
        if (!of) of = c.before().find(b.part_of);
        if (!c.when(conditions::organ, of ? is_administrative_organ(c, *of) : truth::no())) return;
        const asked<unit_ref> own = division_of(c, b);
        if (own.known()
            && !c.when({"county-or-above", "属于县级以上机关", "it is of county level or above"},
                own->level() <= level::county))
            return;
        judge_acts(
            c, [](const happening& h) { return truth(h.is_constitutive() || h.rank_changed); },
            [&](const happening& h) {
                return std::vector<demanded>{{conditions::approved, approved_as_asked(c, h)}};
            });
    };
    return r;
}

//=== staffing ===//

// What a body has of one kind, of quota or of staff: so many for certain, and how many more there may be of which the source does not tell
// the kind. None of a kind that is not recorded where all kinds are and some is.
struct kind_count {
    asked<std::int64_t> of_kind;
    asked<std::int64_t> of_no_kind;

    [[nodiscard]] bool is_known() const noexcept { return of_kind.known() && of_no_kind.known(); }
    [[nodiscard]] truth::marks_type marks() const noexcept { return of_kind.marks() | of_no_kind.marks(); }
};
template <class Kind>
kind_count count_kind(const window& w, const body& b, const std::vector<tally<Kind>>& tallies, Kind kind,
    known_list list, const field& name) {
    const auto ask = [&](Kind k, bool told_if_there) {
        const bool there =
            std::any_of(tallies.begin(), tallies.end(), [&](const tally<Kind>& t) { return t.kind == k; });
        if (there) return w.ask_count(b, tallies, k, name);
        if (told_if_there) return asked<std::int64_t>::of(0, 0);
        if (tallies.empty()) return w.ask_count(b, tallies, k, name);
        const truth whole = w.is_whole(list, b.key);
        return whole.is_yes() ? asked<std::int64_t>::of(0, whole.marks()) : asked<std::int64_t>::missing(whole.marks());
    };
    return {ask(kind, false), ask(Kind::unstated, true)};
}

// What is known of one kind of staff and of the quota it sits on.
struct staffing {
    kind_count quota;
    kind_count staff;

    [[nodiscard]] bool is_told() const noexcept { return quota.of_kind.known() || staff.of_kind.known(); }
    [[nodiscard]] truth::marks_type marks() const noexcept { return quota.marks() | staff.marks(); }
};

staffing staffing_of(const window& w, const body& b, quota_kind kind, staff_status status) {
    return {count_kind(w, b, b.quota, kind, known_list::quota, field_of<&body::quota>),
        count_kind(w, b, b.staff, status, known_list::staff, field_of<&body::staff>)};
}

// Whether the staff of these kinds is within their quota. Staff of which no kind is told may sit on any, as may quota.
truth within(const window& w, const body& b, std::initializer_list<const staffing*> kinds) {
    truth::marks_type missing = 0;
    bool staff_known = true;
    bool quota_known = true;
    std::int64_t quota = 0;
    std::int64_t staff = 0;
    std::int64_t more_quota = 0;
    std::int64_t more_staff = 0;
    truth::marks_type marks = 0;
    for (const staffing* const s : kinds) {
        staff_known = staff_known && s->staff.is_known();
        quota_known = quota_known && s->quota.is_known();
        missing |= (s->staff.is_known() ? 0 : s->staff.marks()) | (s->quota.is_known() ? 0 : s->quota.marks());
        marks |= s->marks();
        quota += s->quota.of_kind.known() ? *s->quota.of_kind : 0;
        staff += s->staff.of_kind.known() ? *s->staff.of_kind : 0;
        more_quota = s->quota.of_no_kind.known() ? *s->quota.of_no_kind : 0;
        more_staff = s->staff.of_no_kind.known() ? *s->staff.of_no_kind : 0;
    }
    // What is known of the quota alone may be enough.
    if (staff_known && staff + more_staff <= quota) return truth(true, marks);
    if (!staff_known || !quota_known) return truth::unknown(missing);
    if (staff > quota + more_quota) return truth(false, marks);
    static constexpr field untold{"kind_of_quota", "未载明类别的编制或人员属于何类",
        "of which kind the quota or staff is that is told without one"};
    return w.lacking(subject::of(b), untold).resting_on(marks);
}

rule no_unauthorised() {
    rule r =
        law("org.no-unauthorised", say("机构实有人员不得突破规定的编制", "an organ has no more staff than its quota"),
            organisation("第六条", "机构实有人员不得突破规定的编制"), force::prohibit, organisation_date(), of_bodies);
    r.judge = [](context& c) {
        const body& b = c.this_body();
        if (!c.when(conditions::organ, c.kind_of(b).is(of_government))) return;
        const staffing administrative = staffing_of(c, b, quota_kind::administrative, staff_status::administrative);
        const staffing institution = staffing_of(c, b, quota_kind::institution, staff_status::institution);
        const bool any = administrative.is_told() || institution.is_told();
        const truth fits = within(c, b, {&administrative, &institution});
        c.require({"within-quota", "实有人数不超过编制数", "the staff is within the quota"},
            any ? fits : truth::unknown(administrative.marks() | institution.marks()));
        const auto sum = [](const asked<std::int64_t>& one, const asked<std::int64_t>& other) {
            return (one.known() ? *one : 0) + (other.known() ? *other : 0);
        };
        const std::int64_t staff = sum(administrative.staff.of_kind, institution.staff.of_kind);
        const std::int64_t quota = sum(administrative.quota.of_kind, institution.quota.of_kind);
        tell_figure(c, [&] {
            return fill(say("实有 {0} 人，编制 {1} 名", "staff {0}, quota {1}"),
                {verbatim(std::to_string(staff)), verbatim(std::to_string(quota))});
        });
    };
    return r;
}

// Whether a step left a body with administrative quota that it gave it: what it had before need not be recorded for that.
truth was_given_administrative(const context& c, const body& b) {
    if (!c.is_step()) return truth::no();
    std::int64_t more = 0;
    bool counted = true;
    for (const enacted& act : c.acts()) {
        if (!act.account) continue;
        for (const ledger_entry& e : act.account->entries()) {
            if (e.cls != carry_class::quota || e.kind != key_of(quota_kind::administrative)) continue;
            if (e.to.body != b.key && e.from.body != b.key) continue;
            if (!e.quantity.known())
                counted = false;
            else
                more += e.to.body == b.key ? *e.quantity.value : -*e.quantity.value;
        }
    }
    if (!counted) return c.lacking(subject::of(b), field_of<&body::quota>);
    return truth(more > 0);
}

rule quota_kinds_apart() {
    rule r = law("org.quota-kind",
        say("行政编制和事业编制不得混用、挤占、挪用", "administrative and public-institution quota are not mixed"),
        organisation("第十五条",
            "地方各级人民政府行政机构应当使用行政编制，事业单位应当使用事业编制，不得混用、挤占、挪用或者自行设定其他类别的编制"),
        force::prohibit, organisation_date(), of_bodies);
    r.judge = [](context& c) {
        const body& b = c.this_body();
        if (b.kind == body_kind::unstated) {
            // It may be a company.
            const auto held = c.ask_count(b, b.quota, quota_kind::administrative, field_of<&body::quota>);
            if (!c.when({"administrative-quota", "核有行政编制", "administrative quota was given to it"}, held > 0))
                return;
            c.require({"organs-alone", "不占用行政编制", "it holds no administrative quota"},
                c.kind_of(b).is(carries_for_zone));
        }
        // A company or community is no organ: administrative quota that reached it has been diverted.
        if (!carries_for_zone(b.kind)) {
            const auto lists = [&](quota_kind kind) {
                return std::any_of(b.quota.begin(), b.quota.end(),
                    [&](const tally<quota_kind>& t) { return t.kind == kind && t.count.value != std::int64_t{0}; });
            };
            const auto held = c.ask_count(b, b.quota, quota_kind::administrative, field_of<&body::quota>);
            const truth given = held.known() ? truth::no() : was_given_administrative(c, b);
            // Quota that is not recorded, or of which nobody says of which kind it is, may be administrative.
            static constexpr field has_any{
                "quota.administrative", "是否核有行政编制", "whether administrative quota was given to it"};
            const bool all_told = !lists(quota_kind::unstated) && c.is_whole(known_list::quota, b.key).is_yes();
            const truth perhaps = all_told ? truth::no() : c.lacking(subject::of(b), has_any);
            const bool listed = held.known() || lists(quota_kind::administrative);
            if (!c.when({"administrative-quota", "核有行政编制", "administrative quota was given to it"},
                    truth(listed) || given || perhaps))
                return;
            c.require({"organs-alone", "不占用行政编制", "it holds no administrative quota"},
                held.known()         ? held == 0
                    : given.is_yes() ? !given
                    : listed         ? truth::unknown(held.marks())
                                     : !(given || perhaps));
            c.tell([&] {
                return held.known()
                    ? fill(
                        say("企业或社区占用行政编制 {0} 名", "a company or community holds administrative quota: {0}"),
                        {verbatim(std::to_string(*held))})
                    : say("把行政编制划给了企业或社区", "administrative quota was given to a company or community");
            });
            return;
        }
        if (!c.when(conditions::organ, c.kind_of(b).is(of_government))) return;
        const staffing administrative = staffing_of(c, b, quota_kind::administrative, staff_status::administrative);
        const staffing institution = staffing_of(c, b, quota_kind::institution, staff_status::institution);
        const auto exceeded = [](const staffing& s, const text& wrong) {
            return fill(wrong,
                {verbatim(s.staff.of_kind.known() ? std::to_string(*s.staff.of_kind) : std::string()),
                    verbatim(s.quota.of_kind.known() ? std::to_string(*s.quota.of_kind) : std::string("0"))});
        };
        require_or_tell(c,
            {"administrative", "行政人员不超过行政编制", "administrative staff is within the administrative quota"},
            within(c, b, {&administrative}), [&] {
                return exceeded(administrative,
                    say("行政人员 {0} 人，行政编制 {1} 名", "administrative staff {0}, administrative quota {1}"));
            });
        require_or_tell(c, {"institution", "事业人员不超过事业编制", "staff of institutions is within their quota"},
            within(c, b, {&institution}), [&] {
                return exceeded(institution,
                    say("事业人员 {0} 人，事业编制 {1} 名", "staff of institutions {0}, quota of institutions {1}"));
            });
        // 行政机构应当使用行政编制: asked only of what is an organ for certain.
        const truth organ = is_administrative_organ(c, b);
        const asked<std::int64_t>& other = institution.quota.of_kind;
        const bool uses_institution = other.known() && *other > 0;
        require_or_tell(c, {"of-its-own-kind", "未使用他类编制", "it uses no quota of another kind"},
            truth(!(organ.is_yes() && organ.marks() == 0 && uses_institution)).resting_on(other.marks()), [&] {
                return fill(say("属于行政机构，使用事业编制 {0} 名",
                                "an administrative organ, it has quota of institutions: {0}"),
                    {verbatim(std::to_string(*other))});
            });
    };
    return r;
}

// Whether a leader kept, while the organ lost its own, a rank that was none above it: then nobody gave him one (擅自超规格配备).
truth kept_rank(const context& c, const body& b, const tenure& t, rank personal) {
    if (!c.is_step()) return truth::no();
    const window before = c.before();
    const body* const was = before.find(b.key);
    if (!was || was->rank == b.rank || !before.find(t.key)) return truth::no();
    const auto rank_was = before.ask<&body::rank>(*was);
    const auto personal_was = before.ask<&person::rank>(*before.find(t.person));
    const truth::marks_type marks = rank_was.marks() | personal_was.marks();
    if (!rank_was.known() || !personal_was.known()) return truth::unknown(marks);
    return truth(*personal_was == personal && *personal_was <= *rank_was, marks);
}

rule overstaffed_leaders() {
    rule r = law("org.overstaff",
        say("不得超职数、超规格配备领导成员", "no more leaders, and none of higher rank, than authorised"),
        organisation("第二十六条第五项", "擅自超职数、超规格配备领导成员的"), force::prohibit, organisation_date(),
        of_bodies);
    r.parameters = {flag_param("concurrent_may_rank_higher", true,
        say("上级领导兼任的不算超规格", "a holder of higher rank who holds the post concurrently is no case of it"),
        grade::inferred)};
    r.judge = [](context& c) {
        const body& b = c.this_body();
        if (!c.when(conditions::organ, c.kind_of(b).is(of_government))) return;
        people leaders;
        const zone* const of_zone = c.zone_of(b.unit);
        truth ranks = truth::yes();
        bool any_post = false;
        std::vector<subject> held; // by whom
        text too_high;             // who ranks above the organ
        const bool concurrent_may = c.param<bool>("concurrent_may_rank_higher");
        for (const post& p : c.posts_of(b.key)) {
            if (!is_leading(p.kind)) continue;
            any_post = true;
            for (const tenure& t : c.tenures_of(p.key)) {
                if (!fills(c, t)) continue;
                leaders.add(c, t);
                held.push_back(subject::of(t));
                const truth concurrent = concurrent_may ? is_concurrent(c, of_zone, t) : truth::no();
                if (concurrent.is_yes()) continue;
                const auto personal = c.ask<&person::rank>(*c.find(t.person));
                const auto institutional = c.ask<&body::rank>(b);
                truth fits = truth::unknown(personal.marks() | institutional.marks());
                if (personal.known() && institutional.known()) {
                    fits = truth(*personal <= *institutional, personal.marks() | institutional.marks());
                    if (fits.is_no()) fits = fits || kept_rank(c, b, t, *personal) || concurrent;
                }
                if (fits.is_no()) {
                    c.blame(subject::of(t));
                    if (c.detailed())
                        too_high += (too_high.empty() ? text() : say("、", ", "))
                            + fill(say("{0}的级别为{1}，高于机构规格{2}", "{0} is of {1}, above the organ's {2}"),
                                {c.called(subject::of(t)), name_of(*personal), name_of(*institutional)});
                }
                ranks = ranks && fits;
            }
        }
        const truth all = knows_holders(c, b.key, is_leading);
        if (!c.when({"has-leading-posts", "设有领导职务", "it has leading posts"},
                of_some(c, truth(any_post), false, all, c.about(), fields::leaders)))
            return;
        const auto authorised = c.ask<&body::leading_posts>(b);
        const truth_count counted_leaders = leaders.count();
        const truth number = authorised.known()
            ? counted_leaders.at_most(*authorised, all).resting_on(authorised.marks())
            : counted_leaders.sure() + counted_leaders.possible() == 0 && all.is_yes()
            ? all
            : truth::unknown(authorised.marks());
        if (number.is_no())
            for (const subject& s : held) c.blame(s);
        c.require({"number", "领导人数不超过职数", "there are no more leaders than posts"}, number);
        c.require({"rank", "领导的级别不高于机构规格", "no leader ranks above the organ"}, ranks && all);
        c.tell([&] {
            text wrong;
            if (number.is_no())
                wrong = fill(say("配备领导 {0} 名，职数 {1} 名", "leaders {0}, authorised {1}"),
                    {count_text(counted_leaders.sure()), verbatim(std::to_string(*authorised))});
            if (ranks.is_no()) wrong += (wrong.empty() ? text() : say("；", "; ")) + too_high;
            return wrong;
        });
    };
    return r;
}

rule same_duty() {
    rule r = law("org.same-duty",
        say("职责相同或者相近的，原则上由一个行政机构承担", "one duty is, in principle, one organ's"),
        organisation("第十条", "地方各级人民政府行政机构职责相同或者相近的，原则上由一个行政机构承担"),
        force::principle, organisation_date(), of_bodies);
    // Duties are compared by their names: of two of which one is part of the other it is asked whether they are alike (相近). That two of
    // different names are one is nowhere recorded.
    r.judge = [](context& c) {
        static constexpr field alike{
            "duty", "与同级其他机构的职能是否相近", "whether it is much the same as a function of another body"};
        const body& b = c.this_body();
        if (!c.when(conditions::organ, is_administrative_organ(c, b))) return;
        bool any = false;
        body_list others;
        truth alone = truth::yes();
        truth all = c.is_whole(known_list::bodies, b.unit) && c.is_whole(known_list::functions, b.key);
        for (const body& other : c.bodies_of(b.unit))
            if (other.key != b.key && of_government(other.kind))
                all = all && c.is_whole(known_list::functions, other.key);
        for (const holding& x : c.holdings_of(b.key)) {
            if (x.cls != carry_class::functions) continue;
            any = true;
            for (const body& other : c.bodies_of(b.unit)) {
                if (other.key == b.key || !of_government(other.kind)) continue;
                for (const holding& y : c.holdings_of(other.key)) {
                    if (y.cls != carry_class::functions || !alike_in_name(x.name, y.name)) continue;
                    const truth same = same_name(x.name, y.name) ? c.exists(y) : c.lacking(subject::of(x), alike);
                    c.blame(subject::of(x), same);
                    if (same.is_yes() && std::find(others.begin(), others.end(), &other) == others.end())
                        others.push_back(&other);
                    alone = alone && !same;
                }
            }
        }
        c.require({"alone", "不与其他机构职能相同", "no other body has the same function"},
            of_all(c, alone, any, all, c.about(), fields::functions));
        c.tell([&] {
            text named;
            for (const body* const other : others)
                named += (named.empty() ? text() : say("、", ", ")) + verbatim(other->name);
            return fill(say("同一职责另由{0}承担", "the same duty is also that of {0}"), {named});
        });
    };
    return r;
}

//=== 议事协调机构 ===//

rule leading_group_office() {
    rule r = law("org.leading-group.office",
        say("县级以上政府的议事协调机构不单独设立办事机构",
            "a coordinating body of a county or above has no office of its own"),
        organisation(
            "第十二条", "县级以上地方各级人民政府的议事协调机构不单独设立办事机构，具体工作由有关的行政机构承担"),
        force::prohibit, organisation_date(), of_bodies);
    r.judge = [](context& c) {
        const body& b = c.this_body();
        if (!c.when({"coordinating-body", "属于议事协调机构", "it is a coordinating body"},
                c.kind_of(b) == body_kind::leading_group))
            return;
        const unit_ref u = c.unit(b.unit);
        if (!c.when({"county-or-above", "属于县级以上机关", "it is of county level or above"},
                !u.is_division() || u.level() <= level::county))
            return;
        truth none = truth::yes();
        bool any = false;
        for (const body& part : c.parts_of(b.key)) {
            any = true;
            c.blame(subject::of(part));
            none = none && !c.exists(part);
        }
        c.require({"no-office", "未单独设办事机构", "it has no office of its own"},
            of_all(c, none, any, c.is_whole(known_list::parts, b.key), c.about(), fields::bodies));
        c.tell([] { return say("单独设立了办事机构", "has an office of its own"); });
    };
    return r;
}

rule leading_group_quota() {
    rule r =
        law("org.leading-group.quota", say("议事协调机构不单独确定编制", "a coordinating body has no quota of its own"),
            organisation(
                "第十九条", "地方各级人民政府议事协调机构不单独确定编制，所需要的编制由承担具体工作的行政机构解决"),
            force::prohibit, organisation_date(), of_bodies);
    r.judge = [](context& c) {
        const body& b = c.this_body();
        if (!c.when({"coordinating-body", "属于议事协调机构", "it is a coordinating body"},
                c.kind_of(b) == body_kind::leading_group))
            return;
        const auto is_none = [&](quota_kind kind) {
            const auto n = c.ask_count(b, b.quota, kind, field_of<&body::quota>);
            return n.is([](std::int64_t count) { return count == 0; });
        };
        truth none = is_none(quota_kind::administrative) && is_none(quota_kind::institution);
        for (const tally<quota_kind>& of : b.quota)
            if (of.kind != quota_kind::administrative && of.kind != quota_kind::institution)
                none = none && is_none(of.kind);
        c.require({"no-quota", "未单独核定编制", "it has no quota of its own"}, none);
        c.tell([] { return say("单独核定了编制", "has a quota of its own"); });
    };
    return r;
}

} // namespace

std::vector<rule> organisation_rules() {
    return {no_unauthorised(), quota_kinds_apart(), overstaffed_leaders(), same_duty(), quota_level(), approve_organ(),
        approve_internal(), leading_group_office(), leading_group_quota()};
}

} // namespace onezone::packs
