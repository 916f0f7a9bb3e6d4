// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_PACKS_HPP_INCLUDED
#define ONEZONE_RULES_PACKS_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/rules/policy.hpp>

/// @file
/// The rule packs: what published documents ask of development zones, each as a policy.
///
///  1. Every rule cites document, clause and source and quotes the clause; what is a reading of the source is marked inferred,
///     with its reason.
///  2. Packs compose with `+`, wider first.

namespace onezone::packs {

/// Jiangxi's paper of 2023 on the management of development zones, as announced on 2023-11-08. Issue date, number and date in
/// force are not known.
[[nodiscard]] ONEZONE_API policy jiangxi_2023();

} // namespace onezone::packs

#endif
