// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_TESTING_FURNISHED_HPP_INCLUDED
#define ONEZONE_SRC_TESTING_FURNISHED_HPP_INCLUDED

#include <onezone/model/hierarchy.hpp>

#include <vector>

// More of what the clauses of the packs speak of than random hierarchies have.

namespace onezone {

/// The hierarchy with internal bodies, powers, charters, credit codes, figures in their measure, grades of posts, zones across bounds and
/// departments in them, of every other one as it should not be; and, `whole`, with the statement that every list is.
[[nodiscard]] hierarchy furnished(const hierarchy& h, bool whole);

/// What no operation does in one step, each done to the hierarchy: administrative quota that goes up a level, a zone that grows as it
/// takes a park in, a new residents' committee of which the households are counted, a town with the name of another.
[[nodiscard]] std::vector<hierarchy> changed_otherwise(const hierarchy& h);

} // namespace onezone

#endif
