// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_PAGES_FIND_OUT_ROWS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_PAGES_FIND_OUT_ROWS_HPP_INCLUDED

#include "paths.hpp"

#include <onezone/ground/text.hpp>
#include <onezone/rules/judging/report.hpp>

#include <vector>

/// @file
/// What to find out, as rows of a table. Internal to the library.

namespace onezone::detail {

struct find_out_row {
    text fact;
    text whose;
    text code;
    text breaking; ///< how many of those that wait could break conformance, of how many
    text waiting;  ///< the rules that wait, with what comes of it
};

/// One row a fact.
[[nodiscard]] std::vector<find_out_row> rows_by_fact(const report& r);
/// Facts of one kind for which the same rules wait in one row, without codes.
[[nodiscard]] std::vector<find_out_row> rows_by_kind(const report& r, const paths& where);

} // namespace onezone::detail

#endif
