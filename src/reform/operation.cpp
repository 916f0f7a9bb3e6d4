// SPDX-License-Identifier: Apache-2.0
#include <onezone/reform/operation.hpp>

#include <utility>

namespace onezone {

std::string_view key_of(const operation& op) noexcept {
    return std::visit([](const auto& one) -> std::string_view { return one.key; }, op);
}

text account_of(const operation& op, const hierarchy& h) {
    return std::visit([&](const auto& one) { return one.account(h); }, op);
}

result<step> apply(const hierarchy& h, const operation& op, const act_options& options) {
    return std::visit([&](const auto& one) { return detail::apply(h, detail::view_of(one), options); }, op);
}

result<step> apply(hierarchy&& h, const operation& op, const act_options& options) {
    return std::visit([&](const auto& one) { return detail::apply(std::move(h), detail::view_of(one), options); }, op);
}

} // namespace onezone
