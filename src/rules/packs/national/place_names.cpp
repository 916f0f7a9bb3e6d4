// SPDX-License-Identifier: Apache-2.0
#include "laws.hpp"

// 地名管理条例.

namespace onezone::packs {

namespace {

bool is_subdistrict(unit_kind kind) noexcept {
    return kind == unit_kind::subdistrict || kind == unit_kind::district_office;
}

rule name_unique() {
    rule r = law("name.unique",
        say("新的区划名称在规定范围内不应重名", "a new name of a division is not one already used within its range"),
        in("地名管理条例（2022）", "第九条第七、八项", "S8",
            "全国范围内的县级以上行政区划名称，不应重名…同一个省级行政区域内的乡、镇名称，同一个县级行政区域内的村民委员会、居民委员会所在地名称…不应重名"),
        force::must, date(2022, 5, 1), of_changed_divisions);
    r.judge = [](context& c) {
        const unit_ref u = c.this_unit();
        const unit_ref was = c.before().unit(u.id());
        if (!c.when({"new-name", "名称是新的", "the name is new"}, !was || was.name() != u.name())) return;
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
        truth unique = truth::yes();
        for (const unit_ref other : c.named(u.name())) {
            if (other.id() == u.id() || !other.is_division()) continue;
            const level theirs = other.level();
            if (is_subdistrict(other.kind())) continue;
            const bool comparable = own <= level::county ? theirs <= level::county : theirs == own;
            if (!comparable || (around && c.ancestor(other, range) != around)) continue;
            c.blame(subject::of(other));
            unique = truth::no();
        }
        c.require({"unique", "不与已有名称重名", "nothing else has the name"}, unique);
        c.tell([] { return say("与已有名称重名", "the name is already used"); });
    };
    return r;
}

} // namespace

std::vector<rule> place_name_rules() { return {name_unique()}; }

} // namespace onezone::packs
