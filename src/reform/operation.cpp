// SPDX-License-Identifier: Apache-2.0
#include <onezone/reform/operation.hpp>

#include <utility>

namespace onezone {

operation::operation() : operation(return_township{}) {}

bool operator==(const operation& a, const operation& b) {
    if (a.index() != b.index()) return false;
    return a.held_ == b.held_ || a.kind_->equal(a.held_.get(), b.held_.get());
}

std::string_view key_of(const operation& op) noexcept { return op.view().key; }

text account_of(const operation& op, const hierarchy& h) {
    const detail::op_view held = op.view();
    return held.account(held.op, h);
}

result<step> apply(const hierarchy& h, const operation& op, const act_options& options) {
    return detail::apply(h, op.view(), options);
}

result<step> apply(hierarchy&& h, const operation& op, const act_options& options) {
    return detail::apply(std::move(h), op.view(), options);
}

} // namespace onezone
