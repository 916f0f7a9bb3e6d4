// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_PAGES_REFORM_PAGE_HPP_INCLUDED
#define ONEZONE_FACES_PAGES_REFORM_PAGE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/planning/trial.hpp>

#include <cstddef>
#include <string>
#include <vector>

/// @file
/// A reform as one page for a browser: what its bulletin says first, the picture, the hierarchy before and after, every finding with its
/// explanation, what to find out, and the acts behind the figures.
///
///  1. It is one file of HTML that fetches nothing: opened from a folder, sent by mail, printed on A4. It is in Chinese and English at once
///     and shows one of them; a reader switches.
///  2. Everything can be read without script. Script only filters the findings by clause, unit and verdict; its content security policy
///     admits that script and no other.
///  3. What is filtered is in the address, so that it can be sent on: `#clause=jx23.county.max-zones&verdict=undecided&unit=龙南市&lang=en`,
///     each of them or none.
///  4. It is written for keyboards and screen readers: headings, labels, folds and links that browsers know; the number of findings shown
///     is announced.
///  5. Names are text, whatever is in them.
///  6. Every figure of its first part leads to the acts behind it, every unit of the hierarchy to what was found of it.
/// Limits: what is beyond the limits of the options is counted, not told. The wording is no stable format.
/// Example: examples/page.cpp

namespace onezone {

/// What a page shows.
struct reform_page_options {
    language in = language::zh;          ///< shown first
    std::vector<cited_source> sources{}; ///< titles of the sources, as documents cite them
    std::size_t names = 40;              ///< names in one list
    std::size_t lines = 100;             ///< lines in one list or table
    std::size_t findings = 500;          ///< told with their explanations: first what is violated
    std::size_t pictures = 30;           ///< of single divisions, where a reform is too large for one picture
    friend bool operator==(const reform_page_options&, const reform_page_options&) = default;
};

/// The page of a trial.
///
/// Complexity: as of `bulletin_of` and `picture`, and a run of a rule for each finding told; allocates.
[[nodiscard]] ONEZONE_API std::string reform_page(const trial& t, const reform_page_options& options = {});

} // namespace onezone

#endif
