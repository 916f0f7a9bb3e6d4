// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"

#include <onezone/rules/context.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

namespace onezone {

const procedure& detail::unknown_procedure() {
    static const lasting nothing_known{procedure()};
    return *nothing_known;
}

void context::note_param(std::string_view name, const value* found) const {
    detail::read_fact one{about(), {name, fields::parameter.zh, fields::parameter.en}, {}, found != nullptr};
    if (found) one.is = *found;
    e_->read(std::move(one));
}

void context::without_value(std::string_view name) {
    throw std::out_of_range("parameter `" + std::string(name) + "` has no value");
}

truth::marks_type context::note_missing_param(std::string_view name, std::size_t type) {
    return e_->note_missing(about(), {name, fields::parameter.zh, fields::parameter.en}, {}, false, type);
}

void context::name_part(
    const enacted* act, procedure_part part, truth is, std::string_view article, std::string_view quote) {
    if (!names_parts()) return;
    // The rule may have been handed copies of the acts, less those that its clause does not bind.
    const auto same = [act](const enacted& told) {
        return act && told.what == act->what && told.how == act->how && told.edits.data() == act->edits.data();
    };
    const auto found = std::find_if(e_->acts.begin(), e_->acts.end(), same);
    const std::uint64_t number = found == e_->acts.end() ? 0 : static_cast<std::uint64_t>(found - e_->acts.begin()) + 1;
    e_->observed->parts->push_back({std::move(part), e_->scope && is, number, article, quote});
}

void context::bend(std::string_view key, bool drop, const std::function<void(context&)>& judge) {
    detail::observation own; // where nobody else looks
    own.facts = false;
    detail::observation* const others = e_->observed;
    detail::observation& here = others ? *others : own;
    // NOLINTNEXTLINE(cppcoreguidelines-special-member-functions): an aggregate that is made and left here
    struct restored {
        detail::rule_call& in;
        detail::observation* observed;
        std::string_view bent;
        bool drop;
        ~restored() {
            if (in.observed) {
                in.observed->bent = bent;
                in.observed->drop = drop;
            }
            in.observed = observed;
        }
    } const after{*e_, others, here.bent, here.drop};
    e_->observed = &here;
    here.bent = key;
    here.drop = drop;
    judge(*this);
}

} // namespace onezone
