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
///  2. Packs compose with `+`, wider first: `packs::national() + packs::jiangxi_2023() + packs::ganzhou_2022()`.
///  3. Where a source gives no threshold the parameter has no default, and the rule is undecided until somebody sets one.

namespace onezone::packs {

/// Law and regulation in force nationwide, and what of the State Council's policy papers could be read.
[[nodiscard]] ONEZONE_API policy national();

/// Jiangxi's paper of 2023 on the management of development zones, as announced on 2023-11-08. Issue date, number and date in
/// force are not known.
[[nodiscard]] ONEZONE_API policy jiangxi_2023();

/// Ganzhou's clean-up of zone agencies, carried out from November 2022 (the day is not known), reported on 2023-11-23.
[[nodiscard]] ONEZONE_API policy ganzhou_2022();

/// Shangli's pilot of 2022: management committee, platform company and industrial community.
[[nodiscard]] ONEZONE_API policy shangli_2022();

} // namespace onezone::packs

#endif
