// SPDX-License-Identifier: Apache-2.0
#include "../shapes.hpp"
#include "ground/lasting.hpp"
#include "laws.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

// 地名管理条例.

namespace onezone::packs {

namespace {

bool is_subdistrict(unit_kind kind) noexcept {
    return kind == unit_kind::subdistrict || kind == unit_kind::district_office;
}

citation place_names(std::string_view article, std::string_view quote) {
    return in("《地名管理条例》（2022年修订）", article, "S8", quote);
}
date place_names_date() { return date(2022, 5, 1); }

// 地名由专名和通名两部分组成: the specific name, without the word for the kind; of a village that of its place, without the committee.
std::string_view specific_name(std::string_view name, level l) {
    static constexpr std::string_view villages[] = {"村民委员会", "居民委员会", "村委会", "居委会"};
    static constexpr std::string_view places[] = {"社区", "嘎查", "村"};
    static constexpr std::string_view divisions[] = {"特别行政区", "自治区", "自治州", "自治县", "自治旗", "民族乡",
        "地区", "林区", "特区", "街道", "苏木", "省", "市", "州", "盟", "县", "旗", "区", "镇", "乡"};
    const auto cut = [&](std::span<const std::string_view> endings) {
        for (const std::string_view e : endings)
            if (name.size() > e.size() + 2 && name.ends_with(e)) {
                name.remove_suffix(e.size());
                return;
            }
    };
    if (l == level::village) {
        cut(villages);
        cut(places);
    } else {
        cut(divisions);
    }
    return name;
}

// Whether all divisions down to a level are recorded, of those below one; the first list that need not be whole is what is missing.
truth knows_divisions(const context& c, unit_ref within, level last) {
    truth all = c.is_whole(known_list::children, within.id());
    if (!all.is_yes()) return all;
    for (const unit_ref below : c.children(within)) {
        if (below.level() >= last) continue;
        all = all && knows_divisions(c, below, last);
        if (!all.is_yes()) break;
    }
    return all;
}

// … of the nation, down to the counties: where that is stated, and of no province or prefecture the opposite.
truth knows_nation(const context& c, unit_ref u) {
    const unit_ref own = c.ancestor(u, level::province);
    truth all = own ? knows_divisions(c, own, level::county) : c.lacking(c.about(), fields::parent);
    all = all && c.is_whole_everywhere(known_list::children); // of provinces there is no list but that
    for (int n = 11; n <= 65 && all.is_yes(); ++n)
        if (const unit_ref province = c.unit_with(parse_division_code(std::to_string(n)).value()))
            all = all && knows_divisions(c, province, level::county);
    return all;
}

rule name_unique() {
    rule r = revised_law("name.unique",
        say("新的区划名称在规定范围内不应重名", "a new name of a division is not one already used within its range"),
        place_names("第九条第七、八项",
            "全国范围内的县级以上行政区划名称，不应重名，并避免同音……同一个省级行政区域内的乡、镇名称，同一个县级行政区域内的村民委员会、居民委员会所在地名称……不应重名，并避免同音"),
        force::must, place_names_date(), of_changed_divisions);
    // Whether two names sound alike (同音) is not judged: how they are read is not recorded.
    r.judge = [](context& c) {
        static constexpr field name_field{"name", "名称", "name"};
        static const detail::lasting<provenance> specific{provenance::inferred(say("专名相同、通名不同，按重名理解",
            "the same specific name with another word for the kind is read as the same name"))};
        const unit_ref u = c.this_unit();
        const unit_ref was = c.before().unit(u.id());
        if (!c.when({"new-name", "名称是新的", "the name is new"}, was ? truth(was.name() != u.name()) : is_new(c, u)))
            return;
        // The clause names townships and towns, not subdistricts.
        if (!c.unless({"subdistrict", "属于街道", "it is a subdistrict"}, is_subdistrict(u.kind()))) return;
        const level own = u.level();
        const level range = own <= level::county ? level::none
            : own == level::township             ? level::province
                                                 : level::county;
        const unit_ref around = range == level::none ? unit_ref() : c.ancestor(u, range);
        if (range != level::none && !around) {
            c.require(
                {"unique", "不与已有名称重名", "nothing else has the name"}, c.lacking(c.about(), fields::parent));
            return;
        }
        const auto comparable = [&](unit_ref other) {
            if (other.id() == u.id() || !other.is_division() || is_subdistrict(other.kind())) return false;
            return own <= level::county ? other.level() <= level::county : other.level() == own;
        };
        truth unique = truth::yes();
        const auto clash = [&](unit_ref other, bool whole) {
            c.blame(subject::of(other));
            unique = unique && (whole ? truth::no() : !c.assumed(c.about(), name_field, *specific));
        };
        for (const unit_ref other : c.named(u.name()))
            if (comparable(other) && (!around || c.ancestor(other, range) == around)) clash(other, true);
        // Within a county all names of villages are at hand; elsewhere only equal names are looked up.
        if (own == level::village && around) {
            const std::string_view mine = specific_name(u.name(), own);
            for (const unit_ref township : c.children(around))
                for (const unit_ref other : c.children(township))
                    if (comparable(other) && other.name() != u.name() && specific_name(other.name(), own) == mine)
                        clash(other, false);
        } else {
            const std::string mine(specific_name(u.name(), own));
            static constexpr std::string_view counties[] = {"县", "市", "区", "旗", "自治县", "自治旗"};
            static constexpr std::string_view townships[] = {"镇", "乡"};
            const std::span<const std::string_view> kinds = own <= level::county
                ? std::span<const std::string_view>(counties)
                : std::span<const std::string_view>(townships);
            for (const std::string_view kind : kinds) {
                const std::string like = mine + std::string(kind);
                if (like == u.name()) continue;
                for (const unit_ref other : c.named(like))
                    if (comparable(other) && (!around || c.ancestor(other, range) == around)) clash(other, false);
            }
        }
        // What is not recorded may have the name.
        if (!unique.is_no()) unique = unique && (around ? knows_divisions(c, around, own) : knows_nation(c, u));
        c.require({"unique", "不与已有名称重名", "nothing else has the name"}, unique);
        c.tell([] { return say("与已有名称重名", "the name is already used"); });
    };
    return r;
}

// Whoever approved a new name puts it on record with the government above: what nobody approved, or nobody is told to have been told of, is not;
// the organs of the state have none above them.
demanded filed_above(const context& c, const happening& h, bool& none_above) {
    demanded d{conditions::filed, truth::yes()};
    const auto by = c.ask_how<&procedure::approved_by>(h);
    const auto filed = c.ask_how<&procedure::filed_with>(h);
    const auto nobody = [](const authority& a) { return a.organ == organ::nobody; };
    if (!by.known()) {
        d.met = truth::unknown(by.marks());
    } else if (nobody(*by)) {
        d.met = truth(false, by.marks());
        d.wrong = say(
            "应由批准机关备案，而未经任何机关批准", "is for whoever approved it to put on record; approved by nobody");
    } else if (const meant above = asked_of(c, h, procedure_role::filed_with); above.none) {
        d.met = truth(true, by.marks());
        none_above = true;
    } else if (!filed.known()) {
        d.met = truth::unknown(filed.marks());
    } else if (std::all_of(filed->begin(), filed->end(), nobody)) {
        d.met = truth(false, filed.marks());
    } else {
        d.met = above.known.is_unknown() ? above.known
                                         : told_any<&procedure::filed_with>(c, h, above.organs).resting_on(by.marks());
    }
    return d;
}

// The names of townships and above; those of villages are for the provinces to regulate (第十二条第三项).
truth has_new_name(context& c, const happening& h) {
    return truth(c.this_unit().level() <= level::township && !h.gone && (h.founded || h.renamed || h.kind_changed));
}

rule name_filing() {
    rule r = revised_law("name.filing",
        say("地名命名、更名后，批准机关自批准之日起15日内向上一级政府备案",
            "a new name is put on record with the government above within 15 days of its approval"),
        place_names("第十三条", "地名命名、更名后，由批准机关自批准之日起15日内按照下列规定报送备案"), force::must,
        place_names_date(), of_affected_divisions);
    r.parameters = {number_param("days", 15, say("几日内备案", "days to put it on record in"))};
    r.judge = [](context& c) {
        const int days = static_cast<int>(c.param<std::int64_t>("days"));
        judge_acts(
            c, [&](const happening& h) { return has_new_name(c, h); },
            [&](const happening& h) {
                bool none_above = false;
                const demanded filed = filed_above(c, h, none_above);
                if (none_above) return std::vector<demanded>{filed, {conditions::in_time, filed.met}};
                return std::vector<demanded>{
                    filed, done_within_days<&procedure::filed_on>(c, h, day_told<&procedure::approved_on>(c, h), days)};
            });
    };
    return r;
}

rule name_notice() {
    rule r = revised_law("name.notice",
        say("批准的地名自批准之日起15日内向社会公告", "a new name is announced within 15 days of its approval"),
        place_names("第十四条",
            "县级以上人民政府或者由县级以上地方人民政府地名行政主管部门批准的地名，自批准之日起15日内，由同级人民政府地名行政主管部门向社会公告"),
        force::must, place_names_date(), of_affected_divisions);
    r.parameters = {number_param("days", 15, say("几日内公告", "days to announce it in"))};
    r.judge = [](context& c) {
        const int days = static_cast<int>(c.param<std::int64_t>("days"));
        judge_acts(
            c, [&](const happening& h) { return has_new_name(c, h); },
            [&](const happening& h) {
                return std::vector<demanded>{
                    done_within_days<&procedure::announced_on>(c, h, day_told<&procedure::approved_on>(c, h), days)};
            });
    };
    return r;
}

} // namespace

std::vector<rule> place_name_rules() { return {name_unique(), name_filing(), name_notice()}; }

} // namespace onezone::packs
