// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_PACKS_MEASURES_HPP_INCLUDED
#define ONEZONE_RULES_PACKS_MEASURES_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

/// @file
/// What Jiangxi's paper of 2023 sets out, as far as its source tells: 18 measures in five areas.
///
///  1. Each measure that is told is judged by rules of the pack, or says why nothing can judge it.
///  2. An area of which the source names no measure says so. How the measures are counted to 18, and which are not told, is not known.

namespace onezone::packs {

/// How far a measure can be judged.
enum class measure_state : unsigned char {
    judged,
    not_judgeable, ///< told, but nothing that a hierarchy records could decide it
    not_told,      ///< the source names the area and no measure of it
};
[[nodiscard]] ONEZONE_API std::span<const word> words(measure_state) noexcept;

/// A measure, as the source has it.
struct measure {
    text area{};
    std::string told{};               ///< in the words of the source; empty where it tells of none
    std::vector<std::string> rules{}; ///< ids of the rules that judge it
    text why{};                       ///< why nothing judges it
    std::string source{};

    [[nodiscard]] measure_state state() const noexcept {
        return told.empty() ? measure_state::not_told
            : rules.empty() ? measure_state::not_judgeable
                            : measure_state::judged;
    }
};

/// As many as the paper has, by its own count.
inline constexpr std::size_t jiangxi_2023_measures_in_all = 18;
/// Those that are told, area by area in the order of the paper.
[[nodiscard]] ONEZONE_API const std::vector<measure>& jiangxi_2023_measures();

} // namespace onezone::packs

#endif
