// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_AGENCY_ACTS_HPP_INCLUDED
#define ONEZONE_REFORM_AGENCY_ACTS_HPP_INCLUDED

#include <onezone/reform/act.hpp>
#include <onezone/reform/amount.hpp>

#include <span>
#include <string_view>
#include <vector>

/// @file
/// Acts on the agencies of zones: merging, abolishing, changing rank, reissuing charters.
///
///  1. Agency, zone, park and nameplate are different things: closing an agency closes no zone unless the act says so.
///  2. Everything a closed agency held is accounted for, item by item and kind by kind.
///  3. No act on an agency changes a person's rank.

namespace onezone {

/// What becomes of leading posts or internal bodies of an agency that is absorbed.
enum class disposal : unsigned char {
    written_off, ///< abolished with it
    merged,      ///< they become the absorber's
};
[[nodiscard]] ONEZONE_API std::span<const word> words(disposal) noexcept;

/// Merges agencies into one, which then runs one zone with many parks (一区多园).
///
/// The absorbed agencies close. The zones they ran become parks of the absorber's zone and keep name, seat, hosts, area, nameplates and
/// whom their statistics count for. What was entrusted to them is entrusted to the absorber's zone.
/// Carries over: staff by status, quota by kind, functions, powers, assets, projects, documents and retirees move item by item;
/// leading posts and internal bodies as stated (those of written-off posts leave them; those bodies' holdings move too).
/// Refuses: unknown_body, empty_input (nothing absorbed), unsupported_here (merged with itself, twice, or not a zone's body),
/// not_adjacent (neither seated in one county nor stated to be adjacent), missing_successor (a kind of quota for which the absorber's
/// charter has no place and which is not recovered), entrusted_twice.
/// Source: 国办发〔2017〕7号 (整合区位相邻、相近的开发区); 赣州 2022: 纳入当地省级工业园区管理机构一体化管理.
struct ONEZONE_API merge_agencies {
    static constexpr std::string_view key = "merge_agencies";

    body_id into;
    std::vector<body_id> absorbed;
    bool adjacent = false; ///< stated to be adjacent; the library has no maps
    disposal leading_posts = disposal::written_off;
    disposal internal_bodies = disposal::written_off;
    bool keep_nameplates = false;      ///< the absorber also carries the names of the absorbed
    std::vector<quota_kind> recovered; ///< kinds of quota that go back to the pool instead of moving
    party pool;                        ///< the body whose quota the recovered kinds become, where one is recorded

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("into", self.into);
        visit("absorbed", self.absorbed);
        visit("adjacent", self.adjacent);
        visit("leading_posts", self.leading_posts);
        visit("internal_bodies", self.internal_bodies);
        visit("keep_nameplates", self.keep_nameplates);
        visit("recovered", self.recovered);
        visit("pool", self.pool);
    }
    [[nodiscard]] result<void> carry_out(act& a) const;
    [[nodiscard]] text account(const hierarchy& h) const;
    friend bool operator==(const merge_agencies&, const merge_agencies&) = default;
};

} // namespace onezone

#endif
