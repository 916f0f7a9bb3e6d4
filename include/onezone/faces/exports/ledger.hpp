// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_EXPORTS_LEDGER_HPP_INCLUDED
#define ONEZONE_FACES_EXPORTS_LEDGER_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/faces/tables/spreadsheet.hpp>
#include <onezone/reform/ledger.hpp>

#include <string>

/// @file
/// An account as comma-separated values (RFC 4180), which spreadsheet programs open.
///
///  1. What is not known is an empty cell, never 0.
///  2. Columns are headed and worded in the language asked for.

namespace onezone {

/// A row a line: class, kind, holder, opening, moved in, created, moved out, released, recovered, written off, closing, state, why it is
/// open. Complexity: as of `ledger::lines`; allocates.
[[nodiscard]] ONEZONE_API std::string ledger_sheet(const ledger& l, const sheet_style& style = {});

/// A row an entry: class, kind, what, quantity, item, from, to, reason, basis. Complexity: linear; allocates.
[[nodiscard]] ONEZONE_API std::string entries_sheet(const ledger& l, const sheet_style& style = {});

} // namespace onezone

#endif
