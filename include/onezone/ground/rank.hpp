// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_GROUND_RANK_HPP_INCLUDED
#define ONEZONE_GROUND_RANK_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/vocabulary.hpp>

#include <span>

/// @file
/// The ladder of administrative ranks (公务员法 2018, art. 18; 股级 is not in the law).
///
///  1. Ranks are totally ordered: a higher enumerator is a higher rank.
///  2. The rank of an institution (机构规格) and of a person (级别) use the same ladder and never follow from each other.

namespace onezone {

/// One step of the ladder; the values are those of the vocabulary and may be stored.
enum class rank : unsigned char {
    subsection = 0,      ///< 股级
    section_deputy = 1,  ///< 副科级
    section_chief = 2,   ///< 正科级
    county_deputy = 3,   ///< 副处级
    county_chief = 4,    ///< 正处级
    bureau_deputy = 5,   ///< 副厅级
    bureau_chief = 6,    ///< 正厅级
    province_deputy = 7, ///< 副部级
    province_chief = 8,  ///< 正部级
    nation_deputy = 9,   ///< 国家级副职
    nation_chief = 10,   ///< 国家级正职
};

/// `副厅级` / `deputy bureau level`; `parse_word<rank>` also reads 副厅, 厅局级副职, 副县级 and the like.
[[nodiscard]] ONEZONE_API std::span<const word> words(rank) noexcept;

} // namespace onezone

#endif
