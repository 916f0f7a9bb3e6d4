// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_PAGES_BULLETIN_HIERARCHY_HPP_INCLUDED
#define ONEZONE_SRC_FACES_PAGES_BULLETIN_HIERARCHY_HPP_INCLUDED

#include "markdown.hpp"

#include <onezone/model/hierarchy.hpp>

/// @file
/// A hierarchy as a nested list, for bulletins. Internal to the library.

namespace onezone::detail {

/// Writes the divisions down to the county, and further down where zones lie, each with the number of those below it; under them
/// the zones, parks and other areas with what is known of them, their agencies and the townships they administer.
void write_hierarchy_list(page& out, const hierarchy& h);

} // namespace onezone::detail

#endif
