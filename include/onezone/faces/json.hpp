// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_JSON_HPP_INCLUDED
#define ONEZONE_FACES_JSON_HPP_INCLUDED

#include <onezone/faces/json_hierarchy.hpp>
#include <onezone/faces/json_limits.hpp>
#include <onezone/faces/json_plan.hpp>
#include <onezone/faces/json_policy.hpp>
#include <onezone/faces/json_report.hpp>

/// @file
/// JSON documents: hierarchies, plans, policies, reports.

#endif
