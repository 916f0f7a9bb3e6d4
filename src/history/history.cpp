// SPDX-License-Identifier: Apache-2.0
#include "chronicle.hpp"
#include "ground/refuse.hpp"
#include "ground/try.hpp"
#include "model/legible.hpp"

#include <algorithm>
#include <utility>

namespace onezone {

namespace {

using detail::beginning_of;
using detail::chronicle;
using detail::consequence;
using detail::end_of;
using detail::index_entry;
using detail::number_of;
using detail::position;
using detail::refuse;
using detail::unit_version;

void must_be_a_day(const date& d) {
    if (!is_calendar_date(d)) throw onezone::error(refuse(errc::bad_date, "不是日历日期", "not a calendar date"));
}

} // namespace

history::history() : history({}, hierarchy(), {1949, 1, 1}) {}

history::history(std::string id, hierarchy first, const date& begins) {
    if (!is_utf8(id)) throw onezone::error(detail::not_utf8(say("历史的标识", "the history's id")));
    if (!is_calendar_date(begins))
        throw onezone::error(refuse(errc::bad_date, "起始日不是日历日期", "the first day is no calendar date"));
    data_ = std::make_shared<const chronicle>(std::move(id), std::move(first), begins);
}

history::history(std::shared_ptr<const chronicle> data, record_number known) noexcept
    : data_(std::move(data)),
      known_(known) {}

const std::string& history::id() const& noexcept { return data_->id; }
const hierarchy& history::first() const& noexcept { return data_->first; }
date history::begins() const noexcept { return data_->begins; }

//=== recording ===//

// Copied before it is written, and what was left out by `as_known` is left out for good.
chronicle& history::own() {
    if (known_ < data_->size()) {
        data_ = std::make_shared<chronicle>(*data_, known_);
    } else if (data_.use_count() != 1) {
        data_ = std::make_shared<chronicle>(*data_);
    }
    // Made not const above or by the constructor.
    return const_cast<chronicle&>(*data_);
}

result<recorded> history::record(history_record r, if_impossible otherwise) {
    result<recorded> told = own().add(std::move(r), otherwise);
    if (told) known_ = data_->size();
    return told;
}

result<recorded> history::enact(enactment e, const date& on, if_impossible otherwise) {
    return record({record_kind::enacted, on, 0, std::move(e)}, otherwise);
}
result<recorded> history::correct(record_number number, enactment instead, const date& on, if_impossible otherwise) {
    return record({record_kind::corrected, on, number, std::move(instead)}, otherwise);
}
result<recorded> history::retract(record_number number, enactment why, const date& on, if_impossible otherwise) {
    return record({record_kind::retracted, on, number, std::move(why)}, otherwise);
}
result<recorded> history::revoke(record_number number, enactment how, const date& on, if_impossible otherwise) {
    return record({record_kind::revoked, on, number, std::move(how)}, otherwise);
}

//=== records ===//

const history_record& history::operator[](record_number number) const noexcept { return data_->record(number); }

record_status history::status(record_number number) const {
    record_status is;
    const auto stands_retracted = [&](record_number n) -> record_number {
        for (const record_number later : data_->about(n))
            if (later <= known_ && data_->record(later).kind == record_kind::retracted) return later;
        return 0;
    };
    is.retracted_by = stands_retracted(number);
    const record_kind kind = data_->record(number).kind;
    if (kind == record_kind::retracted) {
        is.in_effect = true; // what it says cannot be taken back
        return is;
    }
    const record_number root = data_->root_of(number);
    const detail::what_holds now = data_->stands(root, known_);
    if (is.retracted_by == 0) is.retracted_by = now.retracted_by;
    if (now.what && now.said != number && is.retracted_by == 0) is.corrected_by = now.said;
    for (record_number n = number; (n = data_->revoked_by(root, known_, n)) != 0;) is.revoked_by.push_back(n);
    if (now.said != number) return is;
    const consequence* const did = data_->consequence_of(root, known_);
    if (did && !did->in_effect()) is.set_aside = did->extra->set_aside;
    is.in_effect = did && did->in_effect();
    return is;
}

std::vector<record_number> history::in_effect(const period& when) const {
    std::vector<record_number> all;
    if (!when.ok()) return all;
    const position from = when.from ? beginning_of(number_of(*when.from)) : position{};
    const position until =
        when.until ? beginning_of(number_of(*when.until)) : end_of(std::numeric_limits<detail::day_number>::max());
    data_->each(from, until, known_, [&](const consequence& o, std::uint32_t) {
        if (o.in_effect()) all.push_back(o.said);
    });
    return all;
}

std::vector<record_number> history::pending(const date& on) const {
    must_be_a_day(on);
    std::vector<record_number> all;
    data_->each(end_of(number_of(on)), end_of(std::numeric_limits<detail::day_number>::max()), known_,
        [&](const consequence& o, std::uint32_t) {
            if (o.in_effect()) all.push_back(o.said);
        });
    return all;
}

std::vector<std::pair<record_number, std::size_t>> history::disagreements() const {
    std::vector<std::pair<record_number, std::size_t>> all;
    for (const record_number n : in_effect({}))
        for (std::size_t i = 0; i < data_->record(n).what.disagreements.size(); ++i) all.emplace_back(n, i);
    return all;
}

std::uint64_t history::act_number(record_number number, std::size_t index) const noexcept {
    // What was recorded after what is known is not there.
    return number <= known_ ? data_->act_number(number, index) : detail::act_number_of(data_->key, number, index);
}

//=== as of, as known ===//

moment history::as_of(const date& on) const {
    if (!is_calendar_date(on) || on < data_->begins)
        throw onezone::error(refusal(errc::bad_date,
            fill(say("{0}早于历史的起始日{1}", "{0} is before the history begins, on {1}"),
                {is_calendar_date(on) ? written_out(on) : say("非日历日期", "no calendar day"),
                    written_out(data_->begins)})));
    return {data_->state_before(end_of(number_of(on)), known_), on, data_->key, std::uint64_t{known_} + 1};
}

moment history::latest() const {
    date on = data_->begins;
    for (std::size_t i = data_->order().size(); i-- > 0;)
        if (const consequence& o = data_->of(data_->order()[i]); o.known(known_)) {
            on = detail::date_of(o.at.day);
            break;
        }
    hierarchy h = known_ == data_->size()
        ? data_->latest()
        : data_->state_before(end_of(std::numeric_limits<detail::day_number>::max()), known_);
    return {std::move(h), on, data_->key, std::uint64_t{known_} + 1};
}

history history::as_known(const date& on) const {
    must_be_a_day(on);
    record_number low = 0;
    record_number high = known_;
    while (low < high) { // records are in the order of their days
        const record_number middle = low + (high - low + 1) / 2;
        if (data_->record(middle).recorded <= on)
            low = middle;
        else
            high = middle - 1;
    }
    return {data_, low};
}

date history::last_recorded() const noexcept { return known_ == 0 ? data_->begins : data_->record(known_).recorded; }

//=== one unit ===//

std::optional<unit_facts> history::find(unit_id unit, const date& on) const noexcept {
    if (!is_calendar_date(on) || on < data_->begins) return std::nullopt;
    if (const unit_version* const v = data_->last_before(unit, end_of(number_of(on)), known_)) {
        if (!v->live) return std::nullopt;
        return unit_facts{v->kind, data_->name_of(*v), v->code, v->parent, v->parent_known};
    }
    const unit_ref u = data_->first.find(unit);
    if (!u) return std::nullopt;
    const unit_ref p = u.parent();
    return unit_facts{u.kind(), u.name(), u.code(), p ? p.id() : unit_id::none(), u.place_known()};
}

unit_id history::parent_of(unit_id unit, const date& on) const noexcept {
    if (!is_calendar_date(on) || on < data_->begins) return {};
    if (known_ == data_->size()) {
        if (const unit_id* const p = data_->parent_now(unit, number_of(on))) return *p;
    } else if (const unit_version* const v = data_->last_before(unit, end_of(number_of(on)), known_)) {
        return v->live ? v->parent : unit_id::none();
    }
    const unit_ref u = data_->first.find(unit);
    const unit_ref p = u ? u.parent() : unit_ref();
    return p ? p.id() : unit_id::none();
}

unit_id history::find(code c, const date& on) const noexcept {
    const auto has = [&](unit_id u) {
        const std::optional<unit_facts> is = find(u, on);
        return is && is->code == c;
    };
    if (const auto* const line = data_->holders_of(c)) {
        // Who takes it over later has not got it yet.
        auto later = line->end();
        if (is_calendar_date(on))
            later = std::upper_bound(line->begin(), later, end_of(number_of(on)),
                [](const detail::position& p, const detail::index_entry& e) { return p < e.at; });
        while (later != line->begin())
            if (const unit_id u = data_->version((--later)->what).unit; has(u)) return u;
    }
    const unit_ref first = data_->first.find(c);
    return first && has(first.id()) ? first.id() : unit_id::none();
}

std::vector<code_use> history::uses_of(code c) const {
    std::vector<unit_id> units;
    if (const unit_ref u = data_->first.find(c)) units.push_back(u.id());
    if (const auto* const line = data_->holders_of(c))
        for (const index_entry& e : *line)
            if (data_->known(e, known_)) units.push_back(data_->version(e.what).unit);
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
    std::vector<code_use> uses;
    for (const unit_id unit : units) {
        const unit_ref u = data_->first.find(unit);
        bool has = u && u.code() == c;
        period when{data_->begins, std::nullopt};
        const auto note = [&](bool now, const date& on) {
            if (now == has) return;
            if (has) {
                when.until = on;
                if (when.ok()) uses.push_back({unit, when});
            }
            when = {on, std::nullopt};
            has = now;
        };
        if (const auto* const line = data_->changes_of(unit))
            for (const index_entry& e : *line)
                if (data_->known(e, known_)) {
                    const unit_version& v = data_->version(e.what);
                    note(v.live && v.code == c, detail::date_of(e.at.day));
                }
        if (has) uses.push_back({unit, when});
    }
    std::sort(uses.begin(), uses.end(), [](const code_use& a, const code_use& b) {
        return std::pair(a.when.from, a.unit) < std::pair(b.when.from, b.unit);
    });
    return uses;
}

result<unit_id> history::resolve(std::string_view spelled) const {
    const std::size_t at = spelled.find('@');
    const auto digits = parse_division_code(spelled.substr(0, at));
    ONEZONE_TRY(digits);
    const std::vector<code_use> uses = uses_of(*digits);
    const auto name_on = [&](unit_id u, const date& on) {
        const std::optional<unit_facts> is = find(u, on);
        return is ? std::string(is->name) : std::string();
    };
    if (at != std::string_view::npos) {
        const auto on = parse_date(spelled.substr(at + 1));
        ONEZONE_TRY(on);
        if (const unit_id u = find(*digits, *on); u.ok()) return u;
        text who;
        for (const code_use& use : uses) {
            if (!who.empty()) who += say("；", "; ");
            who += verbatim(name_on(use.unit, *use.when.from)) + say("，", ", ") + written_out(use.when);
        }
        text message = fill(say("{0}没有单位使用代码 {1}", "on {0} no unit has the code {1}"),
            {written_out(*on), verbatim(to_string(*digits))});
        if (!who.empty()) message += fill(say("；用过的是：{0}", "; who had it: {0}"), {who});
        return refusal(errc::unknown_unit, std::move(message));
    }
    std::vector<unit_id> units;
    std::vector<std::string> subjects;
    for (const code_use& use : uses) {
        units.push_back(use.unit);
        subjects.push_back(
            to_string(*digits) + "@" + to_string(*use.when.from) + " " + name_on(use.unit, *use.when.from));
    }
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
    if (units.empty())
        return refusal(errc::unknown_unit,
            fill(say("从未有单位使用代码 {0}", "no unit ever had the code {0}"), {verbatim(to_string(*digits))}));
    if (units.size() > 1)
        return refusal(errc::ambiguous_unit,
            fill(say("代码 {0} 先后属于 {1} 个单位，请写明日期",
                     "the code {0} was that of {1} units: write it with a day"),
                {verbatim(to_string(*digits)), verbatim(std::to_string(units.size()))}),
            std::move(subjects));
    return units.front();
}

std::vector<unit_id> history::units() const {
    std::vector<unit_id> all;
    for (const unit_ref u : data_->first.units()) all.push_back(u.id());
    data_->each_unit([&](unit_id u) {
        const auto* const line = data_->changes_of(u);
        if (!data_->first.find(u)
            && std::any_of(line->begin(), line->end(), [&](const index_entry& e) { return data_->known(e, known_); }))
            all.push_back(u);
    });
    std::sort(all.begin(), all.end());
    return all;
}

std::vector<code> history::codes() const {
    std::vector<code> all;
    for (const unit_ref u : data_->first.units())
        if (u.code().ok()) all.push_back(u.code());
    data_->each_code([&](code c) {
        const auto* const line = data_->holders_of(c);
        if (std::any_of(line->begin(), line->end(), [&](const index_entry& e) { return data_->known(e, known_); }))
            all.push_back(c);
    });
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

//=== the value ===//

bool operator==(const history& a, const history& b) {
    if (a.known_ != b.known_) return false;
    if (a.data_ == b.data_) return true;
    if (a.data_->id != b.data_->id || a.data_->begins != b.data_->begins || !(a.data_->first == b.data_->first))
        return false;
    for (record_number n = 1; n <= a.known_; ++n)
        if (!(a.data_->record(n) == b.data_->record(n))) return false;
    return true;
}

} // namespace onezone
