// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_PAGES_CATALOGUE_HPP_INCLUDED
#define ONEZONE_FACES_PAGES_CATALOGUE_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/rules/policy.hpp>

#include <string>
#include <string_view>

/// @file
/// The rules of a policy as a document to look things up in.
///
///  1. Of each rule: its id, what it asks, its clause with the quote and how it is known, its strength, its dates, where it holds,
///     what it is judged on, the clause it succeeds, the rules it goes before, and its parameters with default, range and words.
///  2. It is written from the rules themselves: nothing has to be kept up beside them. Settings and exemptions of the policy are no
///     part of it.

namespace onezone {

/// All rules in Markdown, pack by pack in the policy's order. Allocates.
[[nodiscard]] ONEZONE_API std::string catalogue(const policy& p, language which = language::zh);

/// One rule in Markdown. Allocates.
[[nodiscard]] ONEZONE_API std::string catalogue_entry(const rule& r, language which = language::zh);

} // namespace onezone

#endif
