// SPDX-License-Identifier: Apache-2.0
#include "kept_step.hpp"

namespace onezone::detail {

kept_step::kept_step(std::span<const edit> all, std::span<const enacted> by) : edits(all.begin(), all.end()) {
    told.reserve(by.size());
    for (const enacted& one : by)
        told.push_back({one.what ? std::optional<operation>(*one.what) : std::nullopt,
            one.how ? std::optional<procedure>(*one.how) : std::nullopt, {one.edits.begin(), one.edits.end()}, one.on,
            one.account ? std::optional<ledger>(*one.account) : std::nullopt,
            {one.lineage.begin(), one.lineage.end()}});
    acts.reserve(told.size());
    for (const act& one : told)
        acts.push_back({one.what ? &*one.what : nullptr, one.how ? &*one.how : nullptr, one.edits, one.on,
            one.account ? &*one.account : nullptr, one.lineage});
}

} // namespace onezone::detail
