// SPDX-License-Identifier: Apache-2.0
#include "codes.hpp"
#include "ground/measure_words.hpp"
#include "ground/try.hpp"
#include "organs.hpp"
#include "reform/audit.hpp"
#include "units.hpp"

#include <onezone/reform/acts/unit_acts.hpp>

#include <algorithm>
#include <utility>

namespace onezone {

using detail::named;
using detail::refuse;

//=== restructure ===//

namespace {

template <class Range, class Value>
[[nodiscard]] bool holds(const Range& range, const Value& value) {
    return std::find(range.begin(), range.end(), value) != range.end();
}

[[nodiscard]] result<void> check_restructure(const hierarchy& h, const restructure& op) {
    if (op.founded.empty() && op.extended.empty() && op.abolished.empty())
        return refuse(errc::empty_input, "没有任何变更", "nothing is to change");
    std::vector<unit_id> ending;
    for (const abolition& gone : op.abolished) {
        ONEZONE_TRY(detail::check_division(h, gone.unit));
        const std::string path = h.path_of(gone.unit);
        if (holds(ending, gone.unit))
            return refuse(errc::bad_value, "同一单位撤销两次", "a unit is abolished twice", {path});
        ending.push_back(gone.unit);
        const int heirs = (gone.heir.ok() ? 1 : 0) + (gone.founded_heir ? 1 : 0) + (gone.fate.empty() ? 0 : 1);
        if (heirs == 0)
            return refuse(errc::missing_successor, "未说明撤销后由谁承接", "nobody inherits what is abolished", {path});
        if (heirs > 1) return refuse(errc::bad_value, "承接方有两个", "there are two heirs", {path});
        if (!gone.fate.empty() && !(gone.codes == code_statement{}))
            return refuse(
                errc::bad_value, "没有承接方，无从赋予代码", "without an heir there are no codes to give", {path});
        if (gone.founded_heir
            && (*gone.founded_heir < 0 || *gone.founded_heir >= static_cast<std::int64_t>(op.founded.size())))
            return refuse(errc::bad_value, "承接方不在新设之列", "the heir is none of those established", {path});
        if (gone.heir.ok() && gone.heir != gone.unit)
            if (const unit_ref heir = h.find(gone.heir); heir && heir.is_division() && heir.within(h[gone.unit]))
                return refuse(
                    errc::cycle, "承接方在被撤销单位之内", "the heir lies in what is abolished", {path, heir.path()});
        if (gone.heir.ok()) ONEZONE_TRY(detail::check_division(h, gone.heir));
    }
    for (const abolition& gone : op.abolished)
        if (holds(ending, gone.heir))
            return refuse(errc::bad_value, "承接方也在撤销之列", "the heir is abolished too",
                {h.path_of(gone.unit), h.path_of(gone.heir)});
    std::vector<unit_id> taken;
    const auto check_from = [&](const std::vector<party>& from, unit_id self) -> result<void> {
        for (const party& p : from) {
            if (p.body.ok() || p.none())
                return refuse(errc::not_a_division, "区域的来源不是行政区划", "area comes from what is no division",
                    {detail::named(h, p).zh});
            if (p.unit.ok()) ONEZONE_TRY(detail::check_division(h, p.unit));
            if (p.unit.ok() && p.unit == self)
                return refuse(errc::bad_value, "区域来自自身", "area comes from the unit itself", {h.path_of(self)});
        }
        return {};
    };
    const auto check_taken = [&](const std::vector<unit_id>& units) -> result<void> {
        for (const unit_id id : units) {
            ONEZONE_TRY(detail::check_division(h, id));
            if (holds(taken, id))
                return refuse(errc::bad_value, "同一单位划给两方", "a unit goes to two", {h.path_of(id)});
            if (holds(ending, id))
                return refuse(errc::bad_value, "既撤销又划转", "a unit is both abolished and moved", {h.path_of(id)});
            taken.push_back(id);
        }
        return {};
    };
    for (const founding& next : op.founded) {
        if (!is_division(next.kind))
            return refuse(
                errc::not_a_division, "新设的不是行政区划", "what is established is no division", {next.name});
        if (next.parent.ok()) ONEZONE_TRY(detail::check_division(h, next.parent));
        if (holds(ending, next.parent))
            return refuse(errc::bad_value, "新设单位的上级在撤销之列", "the parent of a new unit is abolished",
                {h.path_of(next.parent)});
        ONEZONE_TRY(check_taken(next.takes));
        ONEZONE_TRY(check_from(next.from, next.again));
    }
    for (const extension& more : op.extended) {
        ONEZONE_TRY(detail::check_division(h, more.unit));
        if (holds(ending, more.unit))
            return refuse(
                errc::bad_value, "既撤销又扩大", "a unit is both abolished and extended", {h.path_of(more.unit)});
        if (more.takes.empty() && more.from.empty())
            return refuse(errc::empty_input, "没有划入的单位", "nothing is added", {h.path_of(more.unit)});
        ONEZONE_TRY(check_taken(more.takes));
        ONEZONE_TRY(check_from(more.from, more.unit));
    }
    return {};
}

// What of others becomes a division's: units out of a division of its level, and area.
void succeed_parts(act& a, const hierarchy& before, unit_id heir, level of, const std::vector<unit_id>& takes,
    const std::vector<party>& from) {
    for (const unit_id unit : takes) {
        const unit_ref giver = before[unit].parent();
        if (giver && giver.id() != heir && giver.level() == of)
            a.succeed({party::of(giver.id()), party::of(heir), {unit}, {}, false});
    }
    for (const party& p : from) a.succeed(p, party::of(heir));
}

// The units taken, and the area of others: `河东镇、郊区的区域`.
[[nodiscard]] text what_goes(const hierarchy& h, const std::vector<unit_id>& takes, const std::vector<party>& from) {
    text all = named(h, takes);
    for (const party& p : from) {
        if (!all.empty()) all += say("、", ", ");
        all += fill(say("{0}的区域", "area of {0}"), {named(h, p)});
    }
    return all;
}

} // namespace

result<void> restructure::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(check_restructure(h, *this));
    const text why = say("行政区划调整", "divisions are reorganised");
    for (const abolition& gone : abolished)
        for (const founding& next : founded)
            if (next.code.ok() && h[gone.unit].code() == next.code)
                ONEZONE_TRY(a.edit().recode(gone.unit, code::none()));
    std::vector<unit_id> made;
    for (const founding& next : founded) {
        made.push_back(next.again.ok() ? next.again : a.fresh_unit());
        ONEZONE_TRY(detail::add_unit(a, {made.back(), next.kind, next.name, next.code, next.parent, true}, why));
        succeed_parts(a, h, made.back(), level_of(next.kind), next.takes, next.from);
        for (const unit_id unit : next.takes) ONEZONE_TRY(detail::move_unit(a, unit, made.back(), why));
    }
    for (const extension& more : extended) {
        succeed_parts(a, h, more.unit, h[more.unit].level(), more.takes, more.from);
        for (const unit_id unit : more.takes) ONEZONE_TRY(detail::move_unit(a, unit, more.unit, why));
    }
    std::vector<std::vector<unit_id>> inherited;
    for (const abolition& gone : abolished) {
        std::vector<unit_id>& left = inherited.emplace_back();
        if (!gone.fate.empty()) {
            ONEZONE_TRY(detail::drop_unit(a, gone.unit, why));
            a.succeed(party::of(gone.unit), party::only_stated(gone.fate));
            continue;
        }
        const unit_id heir = gone.founded_heir ? made[static_cast<std::size_t>(*gone.founded_heir)] : gone.heir;
        for (const unit_ref child : h[gone.unit].children()) left.push_back(child.id());
        std::sort(left.begin(), left.end());
        for (const unit_id unit : left) ONEZONE_TRY(detail::move_unit(a, unit, heir, why));
        ONEZONE_TRY(detail::inherit_bodies(a, gone.unit, heir, gone.founded_heir.has_value(),
            {detail::entry_of(leading_posts), detail::entry_of(internal_bodies), why}));
        ONEZONE_TRY(detail::repoint(a, gone.unit, heir, why));
        ONEZONE_TRY(detail::drop_unit(a, gone.unit, why));
        a.succeed({party::of(gone.unit), party::of(heir), {}, {}, false, gone.inferred});
    }
    for (std::size_t i = 0; i < founded.size(); ++i) {
        std::vector<unit_id> in;
        for (const unit_ref child : h[made[i]].children()) in.push_back(child.id());
        ONEZONE_TRY(detail::recode_units(a, in, made[i], founded[i].codes));
        if (!founded[i].seat.ok()) continue;
        ONEZONE_TRY(detail::seat_government(a, made[i], founded[i].seat));
    }
    for (const extension& more : extended) ONEZONE_TRY(detail::recode_units(a, more.takes, more.unit, more.codes));
    for (std::size_t i = 0; i < abolished.size(); ++i) {
        const abolition& gone = abolished[i];
        const unit_id heir = gone.founded_heir ? made[static_cast<std::size_t>(*gone.founded_heir)] : gone.heir;
        if (!heir.ok()) continue;
        ONEZONE_TRY(detail::recode_units(a, inherited[i], heir, gone.codes));
    }
    return {};
}

text restructure::account(const hierarchy& h) const {
    text parts;
    const auto add = [&](const text& part) {
        if (!parts.empty()) parts += say("，", ", ");
        parts += part;
    };
    for (const abolition& gone : abolished) {
        const std::int64_t place = gone.founded_heir.value_or(-1);
        const bool is_new = place >= 0 && place < static_cast<std::int64_t>(founded.size());
        const text heir = is_new ? verbatim(founded[static_cast<std::size_t>(place)].name) : named(h, gone.heir);
        add(gone.fate.empty()
                ? fill(say("撤销{0}（由{1}承接）", "{0} is abolished ({1} inherits)"), {named(h, gone.unit), heir})
                : fill(say("撤销{0}（{1}）", "{0} is abolished ({1})"), {named(h, gone.unit), verbatim(gone.fate)}));
    }
    for (const founding& next : founded) add(fill(say("设立{0}", "{0} is established"), {verbatim(next.name)}));
    for (const extension& more : extended)
        add(fill(say("{0}划入{1}", "{0} goes to {1}"), {what_goes(h, more.takes, more.from), named(h, more.unit)}));
    return parts;
}

//=== its simple forms ===//

result<void> establish_division::carry_out(act& a) const { return restructure{.founded = {division}}.carry_out(a); }

text establish_division::account(const hierarchy& h) const {
    const text in = division.parent.ok() ? named(h, division.parent) : text();
    text account = in.empty() ? fill(say("设立{0}", "{0} is established"), {verbatim(division.name)})
                              : fill(say("在{1}设立{0}", "{0} is established in {1}"), {verbatim(division.name), in});
    if (const text with = what_goes(h, division.takes, division.from); !with.empty())
        account += fill(say("，划入{0}", ", with {0}"), {with});
    return account;
}

result<void> abolish_division::carry_out(act& a) const {
    return restructure{.abolished = {{unit, heir, {}, fate, false, codes}}}.carry_out(a);
}

text abolish_division::account(const hierarchy& h) const {
    if (!fate.empty()) return fill(say("撤销{0}：{1}", "{0} is abolished: {1}"), {named(h, unit), verbatim(fate)});
    return fill(say("撤销{0}，由{1}承接", "{0} is abolished; {1} inherits"), {named(h, unit), named(h, heir)});
}

result<void> split_division::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(detail::check_division(h, unit));
    if (parts.empty()) return refuse(errc::empty_input, "没有新设的部分", "no part is established", {h.path_of(unit)});
    for (const founding& part : parts)
        for (const unit_id taken : part.takes) {
            const unit_ref u = h.find(taken);
            if (!u) return detail::no_unit(h, taken);
            if (const unit_ref p = u.parent(); !p || p.id() != unit)
                return refuse(
                    errc::not_held, "不直接在该单位之下", "not directly in the unit", {u.path(), h.path_of(unit)});
        }
    restructure whole{.founded = parts};
    for (founding& part : whole.founded) // units of its level that a part takes tell already where it comes from
        if ((part.takes.empty() || level_of(part.kind) != h[unit].level()) && !holds(part.from, party::of(unit)))
            part.from.push_back(party::of(unit));
    if (abolish) whole.abolished.push_back({unit, {}, std::int64_t{0}, {}, false, {}});
    return whole.carry_out(a);
}

text split_division::account(const hierarchy& h) const {
    text names;
    for (const founding& part : parts) {
        if (!names.empty()) names += say("、", ", ");
        names += verbatim(part.name);
    }
    if (abolish) return fill(say("撤销{0}，分设{1}", "{0} is abolished and split into {1}"), {named(h, unit), names});
    return fill(say("从{0}析置{1}", "{1} split off from {0}"), {named(h, unit), names});
}

result<void> merge_divisions::carry_out(act& a) const {
    const hierarchy& h = a.now();
    if (merged.empty()) return refuse(errc::empty_input, "没有被合并的单位", "nothing is merged");
    if (into.ok() == founded.has_value())
        return refuse(errc::bad_value, "须说明并入现有单位或新设单位之一",
            "state either a unit that stays or a new one", {h.path_of(merged.front())});
    if (founded && !(codes == code_statement{}))
        return refuse(errc::bad_value, "新设单位的代码在新设处说明", "codes of a new unit are stated with it",
            {h.path_of(merged.front())});
    restructure whole{.leading_posts = leading_posts, .internal_bodies = internal_bodies};
    if (founded) whole.founded.push_back(*founded);
    for (const unit_id unit : merged)
        whole.abolished.push_back(
            {unit, into, founded ? std::optional<std::int64_t>(0) : std::nullopt, {}, false, codes});
    return whole.carry_out(a);
}

text merge_divisions::account(const hierarchy& h) const {
    if (founded)
        return fill(say("{0}合并为{1}", "{0} merged to form {1}"), {named(h, merged), verbatim(founded->name)});
    return fill(say("{0}并入{1}", "{0} merged into {1}"), {named(h, merged), named(h, into)});
}

//=== changes of one unit ===//

result<void> change_division_kind::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(detail::check_division(h, unit));
    const unit_ref u = h[unit];
    const std::string path = u.path();
    if (u.kind() == to && (name.empty() || u.name() == name))
        return refuse(errc::nothing_to_do, "已是这一建制", "it is that already", {path});
    if ((codes == recoding::assign) != code.ok())
        return refuse(
            errc::bad_value, "新代码与代码处理方式不符", "the new code does not go with what becomes of codes", {path});
    if (is_division(to) && level_of(to) != u.level())
        return refuse(
            errc::level_order, "改变建制类型不能改变层级", "a change of kind cannot change the level", {path});
    const detail::place_name before = detail::place_name_of(h, unit);
    if (u.kind() != to) ONEZONE_TRY(a.edit().rekind(unit, to));
    if (!name.empty() && h[unit].name() != name) ONEZONE_TRY(a.edit().rename(unit, name));
    ONEZONE_TRY(detail::adapt_organs(a, unit, before,
        {detail::entry_of(leading_posts), detail::entry_of(internal_bodies), say("建制变更", "change of kind")}));
    if (codes == recoding::keep) return {};
    return detail::recode_subtree(a, unit, code);
}

text change_division_kind::account(const hierarchy& h) const {
    const unit_ref u = h.find(unit);
    return fill(say("{0}由{1}改设为{2}", "{0}: from {1} to {2}"),
        {name.empty() ? named(h, unit) : named(h, unit) + verbatim("→") + verbatim(name),
            u ? name_of(u.kind()) : say("原建制", "what it was"), name_of(to)});
}

namespace {

constexpr std::string_view area_figure = "面积";

// Adds to the recorded area of a unit, where one is recorded in this measure.
result<void> book_area(act& a, unit_id unit, decimal by, const std::string& measure) {
    for (indicator& figure : detail::listed(a.now().indicators_of(unit))) {
        if (figure.name != area_figure || figure.measure != measure || !figure.value.known()) continue;
        if (*figure.value.value + by < decimal())
            return refuse(errc::bad_quantity, "划出的面积大于现有面积", "more area leaves than there is",
                {a.now().path_of(unit)});
        figure.value = {*figure.value.value + by, a.basis()};
        ONEZONE_TRY(a.edit().put(std::move(figure)));
    }
    return {};
}

// How much of it the recorded areas lose and gain, nobody tells.
result<void> forget_area(act& a, unit_id unit) {
    for (indicator& figure : detail::listed(a.now().indicators_of(unit))) {
        if (figure.name != area_figure || !figure.value.known()) continue;
        figure.value = {};
        ONEZONE_TRY(a.edit().put(std::move(figure)));
    }
    return {};
}

// The level of what lies directly below: of a county the townships, of a township the villages.
[[nodiscard]] level next_level(unit_ref u) {
    return u.level() == level::county ? level::township : u.level() == level::township ? level::village : level::none;
}

} // namespace

result<void> change_boundary::carry_out(act& a) const {
    const hierarchy& h = a.now();
    ONEZONE_TRY(detail::check_division(h, from));
    ONEZONE_TRY(detail::check_division(h, to));
    const std::string path = h.path_of(from);
    if (from == to) return refuse(errc::nothing_to_do, "双方是同一单位", "both are one unit", {path});
    if (units.empty() && !area && stated.empty())
        return refuse(errc::empty_input, "未说明划出什么", "nothing is said to move", {path});
    if (h[from].level() != h[to].level())
        return refuse(errc::level_order, "双方层级不同", "the two are of different levels", {path, h.path_of(to)});
    if (area && *area <= decimal())
        return refuse(errc::bad_quantity, "面积必须大于零", "the area must be greater than zero", {path});
    std::vector<unit_id> seen;
    for (const unit_id id : units) {
        ONEZONE_TRY(detail::check_division(h, id));
        const unit_ref u = h[id];
        if (const unit_ref p = u.parent(); !p || p.id() != from || holds(seen, id))
            return refuse(errc::not_held, "不直接在划出方之下，或列了两次",
                "not directly in the unit that gives, or listed twice", {u.path()});
        seen.push_back(id);
    }
    if (!units.empty() && h[from].children().count() == units.size())
        return refuse(errc::unsupported_here, "全部划出是合并，不是界线变更",
            "giving all of it is a merger, no change of boundary", {path});
    for (const unit_id id : units) ONEZONE_TRY(detail::move_unit(a, id, to, say("界线变更", "change of boundary")));
    a.succeed({party::of(from), party::of(to), units,
        units.empty() && stated.empty() && area ? to_string(*area) + measure : stated, false});
    // How much of what is carried over a part is that no record names, nobody knows.
    if (const auto cls = detail::class_of(next_level(h[from])); cls && !stated.empty())
        for (const char* kind : {"affiliated", "administered"})
            a.enter({*cls, kind, entry_kind::moved, {}, stated, party::of(from), party::of(to),
                say("界线变更", "change of boundary"), {}});
    if (!area) {
        ONEZONE_TRY(forget_area(a, from));
        return forget_area(a, to);
    }
    ONEZONE_TRY(book_area(a, from, -*area, measure));
    return book_area(a, to, *area, measure);
}

text change_boundary::account(const hierarchy& h) const {
    text what = named(h, units);
    if (area) {
        if (!what.empty()) what += say("、", ", ");
        text stands_apart = verbatim(to_string(*area));
        stands_apart.zh += ' ';
        what += detail::measured(stands_apart, measure);
    }
    if (!stated.empty()) {
        if (!what.empty()) what += say("、", ", ");
        what += verbatim(stated);
    }
    return fill(say("{0}的{2}划入{1}", "{2} go from {0} to {1}"), {named(h, from), named(h, to), what});
}

result<void> rename_unit::carry_out(act& a) const {
    const unit_ref u = a.now().find(unit);
    if (!u) return detail::no_unit(a.now(), unit);
    if (u.name() == name) return refuse(errc::nothing_to_do, "已是这一名称", "it is called that already", {u.path()});
    const detail::place_name before = detail::place_name_of(a.now(), unit);
    if (auto renamed = a.edit().rename(unit, name); !renamed || !u.is_division()) return renamed;
    // No organ ends by a name.
    return detail::adapt_organs(a, unit, before, {entry_kind::moved, entry_kind::moved, say("更名", "renaming")});
}

text rename_unit::account(const hierarchy& h) const {
    return fill(say("{0}更名为{1}", "{0} is renamed {1}"), {named(h, unit), verbatim(name)});
}

namespace {

// The unit directly below `unit` in which a place lies; nothing where it does not lie below it.
[[nodiscard]] unit_ref next_lower(unit_ref unit, unit_ref place) {
    for (unit_ref at = place; at; at = at.parent())
        if (at.parent() == unit) return at;
    return {};
}

[[nodiscard]] result<body_id> government_of(const hierarchy& h, unit_id unit) {
    body_id found;
    for (const body& b : h.bodies_of(unit)) {
        if (!is_government(b.kind)) continue;
        if (found.ok())
            return refuse(errc::ambiguous_record, "有多个人民政府", "it has several governments", {h.path_of(unit)});
        found = b.key;
    }
    if (!found.ok())
        return refuse(errc::unknown_body, "没有人民政府的记录", "no government of it is on record", {h.path_of(unit)});
    return found;
}

} // namespace

result<void> move_government_seat::carry_out(act& a) const {
    const hierarchy& h = a.now();
    for (const unit_id id : {unit, to, from.value_or(unit)}) ONEZONE_TRY(detail::check_division(h, id));
    const auto government = government_of(h, unit);
    ONEZONE_TRY(government);
    const std::string path = h.path_of(unit);
    if (h[unit].within(h[to]))
        return refuse(errc::bad_value, "驻地须是该单位之下或之外的地方",
            "a seat is a place below the division or outside of it", {path, h.path_of(to)});
    body moved = *h.find(*government);
    if (from && moved.seat.known() && *moved.seat.value != *from)
        return refusal(errc::contradicted,
            fill(say("现驻地是{0}，不是{1}", "its seat is {0}, not {1}"),
                {named(h, *moved.seat.value), named(h, *from)}),
            {path});
    const std::optional<unit_id> present = moved.seat.known() ? moved.seat.value : from;
    if (present == to) return refuse(errc::nothing_to_do, "驻地已在此处", "it is seated there already", {path});
    const unit_ref crossed = present ? next_lower(h[unit], h[*present]) : unit_ref();
    if (crossed && crossed == next_lower(h[unit], h[to]))
        return refuse(errc::unsupported_here, "未跨下一级行政区域，不是驻地迁移",
            "within one next-lower unit it is no move of the seat", {path, crossed.path()});
    moved.seat = {to, a.basis()};
    return a.edit().put(std::move(moved));
}

text move_government_seat::account(const hierarchy& h) const {
    return fill(say("{0}人民政府驻地迁至{1}", "the seat of the government of {0} moves to {1}"),
        {named(h, unit), named(h, to)});
}

result<void> recode_unit::carry_out(act& a) const {
    const unit_ref u = a.now().find(unit);
    if (!u) return detail::no_unit(a.now(), unit);
    if (u.code() == code) return refuse(errc::nothing_to_do, "已是这一代码", "it has that code already", {u.path()});
    return subtree ? detail::recode_subtree(a, unit, code) : a.edit().recode(unit, code);
}

text recode_unit::account(const hierarchy& h) const {
    if (!code.ok()) return fill(say("撤销{0}的代码", "the code of {0} is abolished"), {named(h, unit)});
    return fill(say("{0}的代码变更为{1}", "the code of {0} becomes {1}"), {named(h, unit), verbatim(to_string(code))});
}

} // namespace onezone
