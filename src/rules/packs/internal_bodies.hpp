// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_PACKS_INTERNAL_BODIES_HPP_INCLUDED
#define ONEZONE_SRC_RULES_PACKS_INTERNAL_BODIES_HPP_INCLUDED

#include "support.hpp"

#include <cstdint>
#include <vector>

namespace onezone::packs {

/// The internal bodies of an agency, listed one by one or told by their number. Its companies and other bodies below are none.
class internal_bodies {
public:
    internal_bodies(const window& w, const body& agency);

    [[nodiscard]] const std::vector<const body*>& listed() const noexcept { return listed_; }
    /// Whether no more are there than are listed. Unknown where the number that is told is another.
    [[nodiscard]] truth whole() const noexcept { return whole_; }
    [[nodiscard]] truth at_most(std::int64_t most) const;

private:
    window w_;
    const body* agency_;
    std::vector<const body*> listed_;
    truth_count count_;
    truth whole_;
    bool contradicted_ = false;
};
/// Whether it has any.
[[nodiscard]] truth has_any(const window& w, const body& agency, const internal_bodies& parts);
/// Which share of an agency's internal bodies, in percent, is of economic functions alone: at least `percent`?
[[nodiscard]] truth has_economic_share(
    context& c, const body& agency, const internal_bodies& parts, std::int64_t percent);

} // namespace onezone::packs

#endif
