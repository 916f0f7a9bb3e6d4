// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_REFORM_STOCKS_HPP_INCLUDED
#define ONEZONE_SRC_REFORM_STOCKS_HPP_INCLUDED

#include <onezone/reform/inventory.hpp>

#include <boost/container/small_vector.hpp>

// What a holder holds, counted at both ends of every act: mostly so little that it needs no memory of its own.

namespace onezone::detail {

using stocks = boost::container::small_vector<stock, 4>;
/// Adds what the unit, the body or either holds on that day.
void list_stocks(const hierarchy& h, unit_id unit, const std::optional<date>& on, stocks& into);
void list_stocks(const hierarchy& h, body_id body, stocks& into);
void list_stocks(const hierarchy& h, const party& holder, const std::optional<date>& on, stocks& into);

} // namespace onezone::detail

#endif
