// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_PACKS_NATIONAL_HPP_INCLUDED
#define ONEZONE_SRC_RULES_PACKS_NATIONAL_HPP_INCLUDED

#include "support.hpp"

#include <string_view>
#include <utility>
#include <vector>

// What the parts of the national pack share.

namespace onezone::packs {

/// A clause in force everywhere from a day on.
[[nodiscard]] inline rule law(
    std::string_view id, text title, citation basis, force strength, const date& in_force, const about& of) {
    return clause(id, std::move(title), std::move(basis), strength, effect::from(in_force), code::none(), of);
}

[[nodiscard]] inline citation organisation(std::string_view article, std::string_view quote) {
    return in("地方各级人民政府机构设置和编制管理条例（国务院令第486号）", article, "S5", quote);
}
[[nodiscard]] inline date organisation_date() { return date(2007, 5, 1); }

/// Of whom that regulation speaks: organs of government, not those of the Party and of congresses, nor companies.
[[nodiscard]] inline bool of_government(body_kind kind) noexcept {
    return kind == body_kind::government || kind == body_kind::department || is_zone_agency(kind);
}

/// The rules on how changes of divisions come about, and of organs.
[[nodiscard]] std::vector<rule> division_procedures();
[[nodiscard]] std::vector<rule> organ_procedures();

} // namespace onezone::packs

#endif
