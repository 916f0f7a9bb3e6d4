// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_PAGES_CATALOGUE_PARTS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_PAGES_CATALOGUE_PARTS_HPP_INCLUDED

#include "markdown.hpp"

#include <onezone/faces/pages/catalogue.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>

#include <span>
#include <vector>

/// @file
/// The parts of the catalogue. Internal to the library.

namespace onezone::detail {

void write_rules(page& page, const policy& p, const std::vector<rule_profile>* seen);
void write_measures(page& page);
void write_operations(page& page);
void write_words(page& page);

/// A closed set of words and what people call it.
struct word_set {
    std::string_view zh, en;
    std::span<const word> words;
};
/// All of them, in the order of the floors.
[[nodiscard]] const std::vector<word_set>& word_sets();
/// What the set is called. Requires: it is one of `word_sets()`.
[[nodiscard]] text name_of_words(std::span<const word> words);

} // namespace onezone::detail

#endif
