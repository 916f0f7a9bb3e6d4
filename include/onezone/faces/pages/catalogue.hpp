// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_PAGES_CATALOGUE_HPP_INCLUDED
#define ONEZONE_FACES_PAGES_CATALOGUE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/rules/policy.hpp>

#include <string>
#include <string_view>
#include <vector>

/// @file
/// Rules, operations and accepted words as documents to look things up in.
///
///  1. Of each rule: its id, what it asks, its clause with the quote and how it is known, its strength, its dates, where it holds,
///     what it is judged on, the clause it succeeds, the rules it goes before, and its parameters with default, range and words; where
///     the rules have been watched (`onezone/rules/study/profile.hpp`), also the facts it needs, its conditions and what it says.
///  2. Of each operation: what it does and carries over, its fields as plans have them, what it refuses, its source. Of each word: of what
///     kind it is, its Chinese and English name, and what else is read as it.
///  3. All of it is written from what the library itself goes by: nothing has to be kept up beside it. Settings and exemptions of a
///     policy are no part of it.
/// The whole, of all packs, is installed as `onezone/catalogue/zh.md` and `en.md`.

namespace onezone {

struct rule_profile;

/// All rules in Markdown, pack by pack in the policy's order, with what was seen of them. Allocates.
[[nodiscard]] ONEZONE_API std::string catalogue(const policy& p, language which = language::zh);
[[nodiscard]] ONEZONE_API std::string catalogue(
    const policy& p, const std::vector<rule_profile>& seen, language which = language::zh);

/// One rule in Markdown. Allocates.
[[nodiscard]] ONEZONE_API std::string catalogue_entry(const rule& r, language which = language::zh);
[[nodiscard]] ONEZONE_API std::string catalogue_entry(
    const rule& r, const rule_profile& seen, language which = language::zh);

/// All built-in operations in Markdown. Allocates.
[[nodiscard]] ONEZONE_API std::string operation_catalogue(language which = language::zh);
/// One of them; empty where none has that key. Allocates.
[[nodiscard]] ONEZONE_API std::string operation_entry(std::string_view key, language which = language::zh);

/// All words that documents, sketches and spreadsheets accept, and the codes of refusals, in Markdown, kind by kind. Allocates.
[[nodiscard]] ONEZONE_API std::string word_catalogue(language which = language::zh);
/// The kinds of word that `spelled` is: by key, name or another accepted spelling; empty where it is none. Allocates.
[[nodiscard]] ONEZONE_API std::string word_entry(std::string_view spelled, language which = language::zh);

/// The measures of Jiangxi's paper of 2023 (`onezone/rules/packs/measures.hpp`) in Markdown. Allocates.
[[nodiscard]] ONEZONE_API std::string catalogue_of_measures(language which = language::zh);

/// Rules, measures, operations and words in one document. Allocates.
[[nodiscard]] ONEZONE_API std::string whole_catalogue(
    const policy& p, const std::vector<rule_profile>& seen, language which = language::zh);

} // namespace onezone

#endif
