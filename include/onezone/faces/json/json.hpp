// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_JSON_JSON_HPP_INCLUDED
#define ONEZONE_FACES_JSON_JSON_HPP_INCLUDED

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/faces/json/history.hpp>
#include <onezone/faces/json/limits.hpp>
#include <onezone/faces/json/plan.hpp>
#include <onezone/faces/json/policy.hpp>
#include <onezone/faces/json/report.hpp>
#include <onezone/faces/json/schema.hpp>

/// @file
/// JSON documents: hierarchies, histories, plans, policies, reports; their schemas.

#endif
