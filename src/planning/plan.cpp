// SPDX-License-Identifier: Apache-2.0
#include "document_lookup.hpp"
#include "ground/blank.hpp"
#include "ground/did_you_mean.hpp"
#include "ground/try.hpp"
#include "model/ordering.hpp"

#include <onezone/planning/plan.hpp>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onezone {

namespace {

using places = std::map<std::string_view, std::size_t>;

result<places> places_of(const plan& p) {
    if (detail::is_blank(p.id)) return refusal(errc::missing_key, say("方案没有标识", "the plan has no id"));
    places found;
    for (std::size_t i = 0; i < p.steps.size(); ++i) {
        const std::string& key = p.steps[i].key;
        if (detail::is_blank(key))
            return refusal(errc::missing_key,
                fill(say("第{0}个步骤没有键", "step number {0} has no key"), {verbatim(std::to_string(i + 1))}));
        if (!found.emplace(key, i).second)
            return refusal(errc::duplicate_key, say("两个步骤同用一键", "two steps have the same key"), {key});
    }
    return found;
}

refusal no_such_document(const plan& p, const std::string& wanted, std::vector<std::string> subjects) {
    std::vector<std::string_view> known;
    for (const reform_document& d : p.documents) known.emplace_back(d.key);
    return {errc::unknown_key,
        fill(say("计划没有文件`{0}`", "the plan has no document `{0}`"), {verbatim(wanted)})
            + detail::did_you_mean(wanted, known),
        std::move(subjects)};
}

// That documents have keys of their own, and that those named are there.
result<void> check_documents(const plan& p, const detail::document_lookup& documents) {
    for (std::size_t i = 0; i < p.documents.size(); ++i) {
        const std::string& key = p.documents[i].key;
        if (detail::is_blank(key))
            return refusal(errc::missing_key,
                fill(say("第{0}个文件没有键", "document number {0} has no key"), {verbatim(std::to_string(i + 1))}));
        if (documents.find(key) != &p.documents[i])
            return refusal(errc::duplicate_key, say("两个文件同用一键", "two documents have the same key"), {key});
    }
    if (!p.document.empty() && !documents.find(p.document)) return no_such_document(p, p.document, {});
    for (const plan_step& s : p.steps)
        if (!s.document.empty() && !documents.find(s.document)) return no_such_document(p, s.document, {s.key});
    return {};
}

std::optional<date> day_of(const plan_step& s, const detail::document_lookup& documents) {
    if (s.on) return s.on;
    const reform_document* const by = documents.of(s);
    return by ? by->on : std::nullopt;
}

// The steps of a document whose acts come in the order given, each waiting for the one before.
void add_documents(const plan& p, const detail::document_lookup& documents, std::vector<detail::waits_for>& waits) {
    std::map<const reform_document*, std::size_t> last;
    for (std::size_t i = 0; i < p.steps.size(); ++i) {
        const reform_document* const by = documents.of(p.steps[i]);
        if (!by || by->order != act_order::given) continue;
        const auto [before, first] = last.emplace(by, i);
        if (first) continue;
        waits.emplace_back(i, before->second);
        before->second = i;
    }
}

refusal no_such_step(const plan& p, const plan_step& waits, const std::string& wanted) {
    std::vector<std::string_view> known;
    for (const plan_step& s : p.steps) known.emplace_back(s.key);
    const text what = fill(
        say("步骤`{0}`须在`{1}`之后，而方案没有这一步骤", "step `{0}` waits for `{1}`, which is no step of the plan"),
        {verbatim(waits.key), verbatim(wanted)});
    return {errc::unknown_key, what + detail::did_you_mean(wanted, known), {waits.key}};
}

// A date waits for all steps of the date before it, and the steps of a date wait for their date. Dates stand beyond the steps.
// Returns: how many items there are with them.
std::size_t add_dates(const plan& p, const detail::document_lookup& documents, std::vector<detail::waits_for>& waits) {
    std::map<date, std::vector<std::size_t>> dated;
    for (std::size_t i = 0; i < p.steps.size(); ++i)
        if (const auto on = day_of(p.steps[i], documents)) dated[*on].push_back(i);
    std::size_t items = p.steps.size();
    const std::vector<std::size_t>* earlier = nullptr;
    for (const auto& [on, steps] : dated) {
        const std::size_t this_date = items++;
        if (earlier) {
            waits.emplace_back(this_date, this_date - 1);
            for (const std::size_t s : *earlier) waits.emplace_back(this_date, s);
        }
        for (const std::size_t s : steps) waits.emplace_back(s, this_date);
        earlier = &steps;
    }
    return items;
}

// The keys of those items that are steps.
std::vector<std::string> keys_of(const plan& p, const std::vector<std::size_t>& items) {
    std::vector<std::string> keys;
    for (const std::size_t i : items)
        if (i < p.steps.size()) keys.push_back(p.steps[i].key);
    return keys;
}

} // namespace

const plan_step* plan::find(std::string_view key) const& noexcept {
    for (const plan_step& s : steps)
        if (s.key == key) return &s;
    return nullptr;
}

const reform_document* plan::find_document(std::string_view key) const& noexcept {
    if (key.empty()) return nullptr;
    for (const reform_document& d : documents)
        if (d.key == key) return &d;
    return nullptr;
}

plan spelled_out(plan p) {
    const detail::document_lookup documents(p);
    for (plan_step& s : p.steps) {
        const reform_document* const by = documents.of(s);
        if (!by) continue;
        if (!s.on) s.on = by->on;
        if (s.basis.empty()) s.basis = by->from;
        procedure of_document = by->procedure;
        if (!of_document.document.known() && (!by->document.title.empty() || !by->document.number.empty()))
            of_document.document = {name_of(*by).zh, by->from};
        s.procedure = added_to(std::move(of_document), s.procedure);
    }
    return p;
}

result<std::vector<std::size_t>> step_order(const plan& p) {
    const result<places> known = places_of(p);
    ONEZONE_TRY(known);
    const detail::document_lookup documents(p);
    const result<void> stated = check_documents(p, documents);
    ONEZONE_TRY(stated);

    std::vector<detail::waits_for> waits;
    for (std::size_t i = 0; i < p.steps.size(); ++i) {
        for (const std::string& wanted : p.steps[i].after) {
            const auto found = known->find(wanted);
            if (found == known->end()) return no_such_step(p, p.steps[i], wanted);
            waits.emplace_back(i, found->second);
        }
    }
    add_documents(p, documents, waits);
    if (const auto undated = detail::ordered(p.steps.size(), waits); !undated.circling.empty())
        return refusal(errc::out_of_order, say("步骤互相等待，成为循环", "steps wait for each other in a circle"),
            keys_of(p, undated.circling));

    const std::size_t items = add_dates(p, documents, waits);
    detail::ordering found = detail::ordered(items, waits);
    if (!found.circling.empty())
        return refusal(errc::dates_out_of_order,
            say("步骤的日期早于它所等待的步骤", "a step is dated before one that it waits for"),
            keys_of(p, found.circling));
    std::erase_if(found.order, [&](std::size_t i) { return i >= p.steps.size(); });
    return std::move(found.order);
}

std::uint64_t act_of(const plan& p, std::size_t index) noexcept {
    const std::uint64_t act = detail::mix(detail::digest(p.id) + index + 1);
    return act == 0 ? 1 : act;
}

} // namespace onezone
