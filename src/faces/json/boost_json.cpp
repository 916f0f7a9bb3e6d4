// SPDX-License-Identifier: Apache-2.0
// Boost.JSON's own sources, where the build asks for them (ONEZONE_BOOST_JSON=source): then no binary of Boost is needed.
#ifdef ONEZONE_BOOST_JSON_SOURCE
#include <boost/json/src.hpp>
#endif
