// SPDX-License-Identifier: Apache-2.0
#include "ground/blank.hpp"
#include "ground/lasting.hpp"
#include "ground/try.hpp"
#include "ground/wording.hpp"
#include "phrase.hpp"
#include "unknown_rule.hpp"

#include <onezone/rules/policy.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

namespace onezone {

namespace {

refusal no_such_rule(std::string_view id, const policy& of) {
    std::vector<std::string_view> known;
    for (const rule& r : of.rules()) known.emplace_back(r.id);
    return detail::unknown_rule(id, known);
}

refusal no_such_parameter(const rule& r, std::string_view name) {
    std::vector<std::string_view> known;
    for (const parameter& p : r.parameters) known.emplace_back(p.name);
    return {errc::unknown_parameter,
        fill(say("规则 `{0}` 没有参数 {1}", "rule `{0}` has no parameter {1}"), {verbatim(r.id), detail::quote(name)})
            + (known.empty() ? say("；它没有参数", "; it has none") : detail::did_you_mean_or_known(name, known))};
}

// Two values, each for its days.
refusal overlapping(
    const std::string& what, const text& one, const period& its_days, const text& other, const period& other_days) {
    return {errc::conflicting_values,
        fill(say("`{0}` 在同一天有两个值：{1} 的 `{2}` 与 {3} 的 `{4}`；较早的大概应止于较晚的开始之日",
                 "`{0}` is given two values for one day: `{2}` ({1}) and `{4}` ({3}); the earlier was likely meant to "
                 "end where the later begins"),
            {verbatim(what), written_out(its_days), one, written_out(other_days), other})};
}

refusal no_period(const std::string& what, const period& days) {
    return {errc::bad_period,
        fill(say("`{0}` 的期间不含任何一天：{1}；起止日期是否写反，或止日应晚于起日",
                 "the period of `{0}` contains no day: {1}; did you mean it the other way round, or until a later day"),
            {verbatim(what), written_out(days)})};
}

refusal no_day(const std::string& what) {
    return {
        errc::bad_date, fill(say("`{0}` 的日期不是日历日期", "a date of `{0}` is no calendar day"), {verbatim(what)})};
}

// Whether it names no organ or document.
bool says_nothing(std::string_view s) { return detail::is_blank(s) || detail::is_placeholder(s); }

// What is wrong with the days a setting, an exemption or a rule is for.
result<void> sensible(const std::string& what, const period& days) {
    for (const std::optional<date>& d : {days.from, days.until})
        if (d && !is_calendar_date(*d)) return no_day(what);
    if (!days.ok()) return no_period(what, days);
    return {};
}
// … with a list: each item says something, and something else than the others.
result<void> sensible(const std::string& what, const std::vector<std::string>& list) {
    if (std::any_of(list.begin(), list.end(), detail::is_blank))
        return refusal(errc::bad_value,
            fill(say("参数 `{0}` 列出的一项为空白", "an item of the list `{0}` is blank"), {verbatim(what)}));
    if (const std::string* const twice = detail::listed_twice(list))
        return refusal(errc::bad_value,
            fill(say("参数 `{0}` 中 {1} 列了两次", "{1} is listed twice in `{0}`"),
                {verbatim(what), detail::quote(*twice)}));
    return {};
}
result<void> sensible(const std::string& rule_id, const effect& e) {
    for (const std::optional<date>& d : {e.announced, e.issued, e.in_force_earliest, e.in_force_latest, e.until})
        if (d && !is_calendar_date(*d)) return no_day(rule_id);
    if (e.in_force_earliest && e.in_force_latest && *e.in_force_latest < *e.in_force_earliest)
        return refusal(errc::dates_out_of_order,
            fill(say("规则 `{0}` 最早施行日期 {1} 晚于最迟施行日期 {2}",
                     "rule `{0}` is in force from {1} at the earliest, which is after {2} at the latest"),
                {verbatim(rule_id), verbatim(to_string(*e.in_force_earliest)),
                    verbatim(to_string(*e.in_force_latest))}));
    return {};
}

text type_of(const value& v) {
    constexpr std::size_t types = std::variant_size_v<value::variant>;
    static const detail::lasting names{
        std::array<text, types>{say("是或否", "yes or no"), say("整数", "a whole number"), say("小数", "a decimal"),
            say("文字", "a text"), say("文字的列表", "a list of texts")}};
    static_assert(std::is_same_v<std::variant_alternative_t<1, value::variant>,
                      std::int64_t> && std::is_same_v<std::variant_alternative_t<2, value::variant>, decimal>);
    return (*names)[v.index()];
}

// Puts `item` in place of the one for the same days, or beside those for others. Returns one that stands in its way.
template <class Item, class Same>
std::optional<Item> place_dated(std::vector<Item>& all, Item item, Same same) {
    for (Item& other : all) {
        if (!same(other)) continue;
        if (other.valid == item.valid) {
            other = std::move(item);
            return std::nullopt;
        }
        if (other.valid.overlaps(item.valid)) return other;
    }
    all.push_back(std::move(item));
    return std::nullopt;
}

std::uint64_t digest_of(const exemption& e) noexcept { return detail::digest(e.rule, detail::mix(e.unit.value())); }

// Where it throws, nothing is appended.
template <class Item>
void append(std::vector<Item>& all, std::unordered_multimap<std::uint64_t, std::size_t>& places, std::uint64_t digest,
    std::type_identity_t<Item>&& item) {
    const auto place = places.emplace(digest, all.size());
    try {
        all.push_back(std::move(item));
    } catch (...) {
        places.erase(place);
        throw;
    }
}

// What findings say word for word.
[[nodiscard]] result<void> legible(const std::string& what, std::initializer_list<std::string_view> texts) {
    if (std::all_of(texts.begin(), texts.end(), is_utf8)) return {};
    return refusal(
        errc::invalid_utf8, fill(say("{0} 的文字不是 UTF-8", "a text of {0} is not UTF-8"), {detail::quote(what)}));
}

void must(const result<void>& done) {
    if (!done) throw error(done.error());
}

} // namespace

policy::policy() {
    static const detail::lasting<std::shared_ptr<const content>> nothing{std::make_shared<const content>()};
    content_ = *nothing;
}

policy::policy(std::string id, text title, std::vector<rule> rules) : policy() {
    must(legible(id, {id, title.zh, title.en}));
    content& c = own();
    c.id = std::move(id);
    c.title = std::move(title);
    for (rule& r : rules) must(add(std::move(r)));
}

policy::content& policy::own() {
    auto mine = std::make_shared<content>(*content_);
    content& c = *mine;
    content_ = std::move(mine);
    return c;
}

policy::content& policy::in_place() {
    if (content_.use_count() != 1) return own();
    std::atomic_thread_fence(std::memory_order_acquire); // what others did with it before they let go
    return const_cast<content&>(*content_);              // made not const by `own`
}

bool policy::content::says_the_same(const content& other) const {
    const auto all = [](const content& c) {
        return std::tie(c.id, c.title, c.rules, c.settings, c.forces, c.exemptions, c.breaking);
    };
    return all(*this) == all(other);
}

void policy::content::find_places() {
    rule_places.clear();
    exemption_places.clear();
    for (std::size_t i = 0; i < rules.size(); ++i) rule_places.emplace(detail::digest(rules[i].id), i);
    for (std::size_t i = 0; i < exemptions.size(); ++i) exemption_places.emplace(digest_of(exemptions[i]), i);
}

const rule* policy::find(std::string_view id) const& noexcept {
    const auto [first, last] = content_->rule_places.equal_range(detail::digest(id));
    for (auto at = first; at != last; ++at)
        if (const rule& r = content_->rules[at->second]; r.id == id) return &r;
    return nullptr;
}

const value* policy::value_on(const rule& r, std::string_view name, const date& day) const& noexcept {
    for (const setting& s : content_->settings)
        if (s.rule == r.id && s.parameter == name && s.valid.contains(day)) return &s.to;
    for (const parameter& p : r.parameters)
        if (p.name == name) return p.by_default ? &*p.by_default : nullptr;
    return nullptr;
}

force policy::force_on(const rule& r, const date& day) const noexcept {
    for (const force_setting& s : content_->forces)
        if (s.rule == r.id && s.valid.contains(day)) return s.to;
    return r.force;
}

std::vector<exemption> policy::expiring(const date& from, const date& until) const {
    std::vector<exemption> found;
    for (const exemption& e : content_->exemptions)
        if (e.valid.until && *e.valid.until >= from && *e.valid.until < until) found.push_back(e);
    return found;
}

result<void> policy::add(rule r) {
    ONEZONE_TRY(legible(r.id,
        {r.id, r.title.zh, r.title.en, r.basis.document, r.basis.clause, r.basis.source, r.basis.quote,
            r.basis.reason.zh, r.basis.reason.en, r.force_is_read.zh, r.force_is_read.en, r.succeeds, r.topic,
            r.pack}));
    if (detail::is_blank(r.id) || !r.judge)
        return refusal(errc::bad_value,
            fill(say("规则 `{0}` 没有标识或没有判定函数", "rule `{0}` has no id or no function"), {verbatim(r.id)}));
    if ((r.basis.how != grade::stated && detail::is_blank(r.basis.reason.zh) && detail::is_blank(r.basis.reason.en))
        || (r.basis.told == told_as::done && r.basis.how == grade::stated))
        return refusal(errc::bad_value,
            fill(
                say("规则 `{0}` 是推断而未注明理由，或把已做之事当作要求而未标为推断",
                    "rule `{0}` is an inference without its reason, or asks for what was merely done without being one"),
                {verbatim(r.id)}));
    ONEZONE_TRY(sensible(r.id, r.valid));
    for (const parameter& p : r.parameters)
        if (p.by_default)
            if (const text wrong = outside_range(p, *p.by_default); !wrong.empty())
                return refusal(errc::bad_value,
                    fill(say("参数 `{0}` 的缺省值不能是 `{1}`，{2}", "the default of `{0}` cannot be `{1}`: {2}"),
                        {verbatim(r.id + "/" + p.name), detail::spelled_setting(p, *p.by_default), wrong}));
    if (const rule* other = find(r.id)) {
        if (r.pack.empty()) r.pack = other->pack;
        if (*other == r) return {};
        return refusal(errc::conflicting_values,
            fill(say("已有另一条规则 `{0}`", "there is another rule `{0}`"), {verbatim(r.id)}));
    }
    if (r.pack.empty()) r.pack = id();
    append(in_place().rules, in_place().rule_places, detail::digest(r.id), std::move(r));
    return {};
}

result<void> policy::remove(std::string_view rule_id) {
    if (!find(rule_id)) return no_such_rule(rule_id, *this);
    policy changed = *this;
    content& c = changed.own();
    std::erase_if(c.rules, [&](const rule& r) { return r.id == rule_id; });
    const auto of_it = [&](const auto& one) { return one.rule == rule_id; };
    std::erase_if(c.settings, of_it);
    std::erase_if(c.forces, of_it);
    std::erase_if(c.exemptions, of_it);
    c.find_places();
    *this = std::move(changed);
    return {};
}

result<void> policy::set(setting s) {
    const rule* r = find(s.rule);
    if (!r) return no_such_rule(s.rule, *this);
    const auto p = std::find_if(
        r->parameters.begin(), r->parameters.end(), [&](const parameter& q) { return q.name == s.parameter; });
    if (p == r->parameters.end()) return no_such_parameter(*r, s.parameter);
    const value& like = p->by_default ? *p->by_default : p->example;
    if (like.index() != s.to.index()) {
        // A whole number is a decimal where one is wanted.
        const auto* whole = std::get_if<std::int64_t>(&s.to);
        if (!whole || !std::holds_alternative<decimal>(like))
            return refusal(errc::wrong_type,
                fill(say("参数 `{0}` 应为{1}，不是{2}", "the value of `{0}` is {1}, not {2}"),
                    {verbatim(s.rule + "/" + s.parameter), type_of(like), type_of(s.to)}));
        if (*whole > decimal::most_whole || *whole < -decimal::most_whole)
            return refusal(errc::bad_value,
                fill(
                    say("参数 `{0}` 的值 {1} 超出小数的范围", "the value {1} of `{0}` is beyond the range of decimals"),
                    {verbatim(s.rule + "/" + s.parameter), name_of(s.to)}));
        s.to = decimal::of(*whole);
    }
    if (const text wrong = outside_range(*p, s.to); !wrong.empty())
        return refusal(errc::bad_value,
            fill(say("参数 `{0}` 不能是 `{1}`，{2}", "parameter `{0}` cannot be `{1}`: {2}"),
                {verbatim(s.rule + "/" + s.parameter), name_of(s.to), wrong}));
    const std::string what = s.rule + "/" + s.parameter;
    if (const auto* said = std::get_if<std::string>(&s.to)) ONEZONE_TRY(legible(what, {*said}));
    if (const auto* list = std::get_if<std::vector<std::string>>(&s.to)) {
        ONEZONE_TRY(sensible(what, *list));
        for (const std::string& item : *list) ONEZONE_TRY(legible(what, {item}));
    }
    ONEZONE_TRY(sensible(what, s.valid));
    policy changed = *this;
    if (const auto other = place_dated(changed.own().settings, s,
            [&](const setting& o) { return o.rule == s.rule && o.parameter == s.parameter; }))
        return overlapping(what, name_of(s.to), s.valid, name_of(other->to), other->valid);
    *this = std::move(changed);
    return {};
}

result<void> policy::set(force_setting s) {
    if (!find(s.rule)) return no_such_rule(s.rule, *this);
    ONEZONE_TRY(sensible(s.rule, s.valid));
    policy changed = *this;
    if (const auto other =
            place_dated(changed.own().forces, s, [&](const force_setting& o) { return o.rule == s.rule; }))
        return overlapping(s.rule, name_of(s.to), s.valid, name_of(other->to), other->valid);
    *this = std::move(changed);
    return {};
}

result<void> policy::set(reach_setting s) {
    if (!find(s.rule)) return no_such_rule(s.rule, *this);
    if (s.valid) ONEZONE_TRY(sensible(s.rule, *s.valid));
    for (rule& r : own().rules) {
        if (r.id != s.rule) continue;
        if (s.jurisdiction) r.jurisdiction = *s.jurisdiction;
        if (s.valid) r.valid = *s.valid;
    }
    return {};
}

result<void> policy::exempt(exemption e) {
    if (!find(e.rule)) return no_such_rule(e.rule, *this);
    ONEZONE_TRY(sensible(e.rule, e.valid));
    if (!e.unit.ok() || (detail::is_blank(e.reason.zh) && detail::is_blank(e.reason.en)) || says_nothing(e.approver)
        || says_nothing(e.document))
        return refusal(errc::bad_value,
            fill(say("规则 `{0}` 的例外须写明单位、理由、批准机关和文件",
                     "an exemption from `{0}` needs a unit, a reason, an approver and a document"),
                {verbatim(e.rule)}));
    ONEZONE_TRY(legible(e.rule, {e.reason.zh, e.reason.en, e.approver, e.document}));
    const auto [first, last] = content_->exemption_places.equal_range(digest_of(e));
    bool there = false;
    for (auto at = first; at != last; ++at) {
        const exemption& o = exemptions()[at->second];
        if (o.rule == e.rule && o.unit == e.unit && o.valid.overlaps(e.valid) && !(o == e))
            return overlapping(e.rule, verbatim(e.document), e.valid, verbatim(o.document), o.valid);
        there = there || o == e;
    }
    if (!there) append(in_place().exemptions, in_place().exemption_places, digest_of(e), std::move(e));
    return {};
}

void policy::break_on(severity s, bool breaks) { own().breaking[static_cast<std::size_t>(s)] = breaks; }

policy policy::with(std::string_view rule_id, std::string_view parameter, value to, period valid) const {
    policy changed = *this;
    must(changed.set(setting{std::string(rule_id), std::string(parameter), std::move(to), valid}));
    return changed;
}

policy policy::with(std::string_view rule_id, force to, period valid) const {
    policy changed = *this;
    must(changed.set(force_setting{std::string(rule_id), to, valid}));
    return changed;
}

policy policy::with(exemption e) const {
    policy changed = *this;
    must(changed.exempt(std::move(e)));
    return changed;
}

policy policy::with(rule r) const {
    policy changed = *this;
    must(changed.add(std::move(r)));
    return changed;
}

policy policy::without(std::string_view rule_id) const {
    policy changed = *this;
    must(changed.remove(rule_id));
    return changed;
}

policy operator+(policy a, const policy& b) {
    if (a.content_->rules.empty() && a.id().empty()) return b;
    policy::content& c = a.own();
    c.id += "+" + b.id();
    c.title += say(" + ", " + ") + b.title();
    for (const rule& r : b.rules()) must(a.add(r));
    for (const setting& s : b.settings())
        if (std::find(a.settings().begin(), a.settings().end(), s) == a.settings().end()) {
            for (const setting& o : a.settings())
                if (o.rule == s.rule && o.parameter == s.parameter && o.valid.overlaps(s.valid))
                    throw error(
                        overlapping(s.rule + "/" + s.parameter, name_of(s.to), s.valid, name_of(o.to), o.valid));
            must(a.set(s));
        }
    for (const force_setting& s : b.forces())
        if (std::find(a.forces().begin(), a.forces().end(), s) == a.forces().end()) {
            for (const force_setting& o : a.forces())
                if (o.rule == s.rule && o.valid.overlaps(s.valid))
                    throw error(overlapping(s.rule, name_of(s.to), s.valid, name_of(o.to), o.valid));
            must(a.set(s));
        }
    for (const exemption& e : b.exemptions()) must(a.exempt(e));
    policy::content& last = a.own();
    for (std::size_t i = 0; i < last.breaking.size(); ++i)
        last.breaking[i] = last.breaking[i] || b.content_->breaking[i];
    return a;
}

bool operator==(const policy& a, const policy& b) {
    return a.content_ == b.content_ || a.content_->says_the_same(*b.content_);
}

} // namespace onezone
