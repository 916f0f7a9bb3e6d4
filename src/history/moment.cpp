// SPDX-License-Identifier: Apache-2.0
#include "chronicle.hpp"

#include <onezone/history/moment.hpp>

#include <utility>

namespace onezone {

namespace {

// The acts of one enactment, carried out on `now`; all or none.
[[nodiscard]] result<hierarchy> carry_out(hierarchy now, std::span<const operation> acts, std::uint64_t key,
    record_number number, const date& on, const provenance& basis, std::vector<step>& steps) {
    const std::size_t before = steps.size();
    for (std::size_t i = 0; i < acts.size(); ++i) {
        auto done = apply(std::move(now), acts[i], {detail::act_number_of(key, number, i), on, basis});
        if (!done) {
            steps.resize(before);
            return refusal(errc::step_refused,
                fill(say("第 {0} 项操作（{1}）不能执行：{2}", "act {0} ({1}) cannot be carried out: {2}"),
                    {verbatim(std::to_string(i + 1)), detail::in_short(account_of(acts[i], now)),
                        done.error().message()}),
                done.error().subjects())
                .with(done.error());
        }
        now = done->after;
        steps.push_back(std::move(*done));
    }
    return now;
}

} // namespace

previewed moment::preview(const operation& what, const provenance& basis) const {
    return preview(std::span(&what, 1), basis);
}

previewed moment::preview(std::span<const operation> acts, const provenance& basis) const {
    return previewed(result<moment>(*this)).preview(acts, basis);
}

previewed previewed::preview(const operation& what, const provenance& basis) const {
    return preview(std::span(&what, 1), basis);
}

previewed previewed::preview(std::span<const operation> acts, const provenance& basis) const {
    previewed next = *this;
    if (!now_) return next;
    auto done =
        carry_out(*now_, acts, now_->key_, static_cast<record_number>(now_->next_), now_->on_, basis, next.steps_);
    if (done)
        next.now_ = moment(*std::move(done), now_->on_, now_->key_, now_->next_ + 1);
    else
        next.now_ = done.error();
    return next;
}

} // namespace onezone
