// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_GROUND_FLAT_MAP_HPP_INCLUDED
#define ONEZONE_SRC_GROUND_FLAT_MAP_HPP_INCLUDED

#include <boost/version.hpp>

// The fastest hash map and set that this Boost has: flat ones since 1.81.
#if BOOST_VERSION >= 108100
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#else
#include <boost/unordered_map.hpp>
#include <boost/unordered_set.hpp>
#endif

namespace onezone::detail {

// Whoever uses them relies on what both have: references end with every insertion.
#if BOOST_VERSION >= 108100
template <class K, class V>
using flat_map = boost::unordered_flat_map<K, V>;
template <class K>
using flat_set = boost::unordered_flat_set<K>;
#else
template <class K, class V>
using flat_map = boost::unordered_map<K, V>;
template <class K>
using flat_set = boost::unordered_set<K>;
#endif

} // namespace onezone::detail

#endif
