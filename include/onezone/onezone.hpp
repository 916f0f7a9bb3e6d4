// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_ONEZONE_HPP_INCLUDED
#define ONEZONE_ONEZONE_HPP_INCLUDED

#include <onezone/ground/assert.hpp>
#include <onezone/version.hpp>

/// @file
/// Everything but the Boost.Graph view: one include for a program that wants the whole library.
///
/// Limits: leaves out the headers that would pull in Boost.Graph or Catch2 (`onezone/testing`); include those by name.

#endif
