// SPDX-License-Identifier: Apache-2.0
#include <onezone/rules/context.hpp>

#include <stdexcept>
#include <string>
#include <utility>

namespace onezone {

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
