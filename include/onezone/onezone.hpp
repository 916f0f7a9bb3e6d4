// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_ONEZONE_HPP_INCLUDED
#define ONEZONE_ONEZONE_HPP_INCLUDED

#include <onezone/faces/json/changes.hpp>
#include <onezone/faces/json/explanation.hpp>
#include <onezone/faces/json/impact.hpp>
#include <onezone/faces/json/json.hpp>
#include <onezone/faces/pages/bulletin.hpp>
#include <onezone/faces/pages/catalogue.hpp>
#include <onezone/faces/pages/impact_table.hpp>
#include <onezone/faces/pages/picture.hpp>
#include <onezone/faces/pages/to_find_out_table.hpp>
#include <onezone/faces/sketch/sketch.hpp>
#include <onezone/faces/tables/csv.hpp>
#include <onezone/faces/tables/divisions.hpp>
#include <onezone/faces/tables/spreadsheet.hpp>
#include <onezone/ground/assert.hpp>
#include <onezone/ground/code.hpp>
#include <onezone/ground/credit_code.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/ground/level.hpp>
#include <onezone/ground/measure.hpp>
#include <onezone/ground/rank.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/history/changes.hpp>
#include <onezone/history/enactment.hpp>
#include <onezone/history/history.hpp>
#include <onezone/history/lineage.hpp>
#include <onezone/history/moment.hpp>
#include <onezone/history/replay.hpp>
#include <onezone/history/timeline.hpp>
#include <onezone/history/validate.hpp>
#include <onezone/history/year_table.hpp>
#include <onezone/history/yearly_diffs.hpp>
#include <onezone/model/body.hpp>
#include <onezone/model/builder.hpp>
#include <onezone/model/change.hpp>
#include <onezone/model/completeness.hpp>
#include <onezone/model/edit.hpp>
#include <onezone/model/extract.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/kind.hpp>
#include <onezone/model/places.hpp>
#include <onezone/model/post.hpp>
#include <onezone/model/unit.hpp>
#include <onezone/model/zone.hpp>
#include <onezone/planning/approval.hpp>
#include <onezone/planning/document.hpp>
#include <onezone/planning/plan.hpp>
#include <onezone/planning/precondition.hpp>
#include <onezone/planning/trial.hpp>
#include <onezone/reform/act.hpp>
#include <onezone/reform/acts/agency_acts.hpp>
#include <onezone/reform/acts/body_acts.hpp>
#include <onezone/reform/acts/company_acts.hpp>
#include <onezone/reform/acts/division_acts.hpp>
#include <onezone/reform/acts/duty_acts.hpp>
#include <onezone/reform/acts/post_acts.hpp>
#include <onezone/reform/acts/unit_acts.hpp>
#include <onezone/reform/acts/zone_acts.hpp>
#include <onezone/reform/acts/zone_place_acts.hpp>
#include <onezone/reform/amount.hpp>
#include <onezone/reform/apply.hpp>
#include <onezone/reform/description.hpp>
#include <onezone/reform/inventory.hpp>
#include <onezone/reform/ledger.hpp>
#include <onezone/reform/operation.hpp>
#include <onezone/reform/procedure.hpp>
#include <onezone/reform/procedure_part.hpp>
#include <onezone/reform/succession.hpp>
#include <onezone/rules/asked.hpp>
#include <onezone/rules/context.hpp>
#include <onezone/rules/enacted.hpp>
#include <onezone/rules/field.hpp>
#include <onezone/rules/figure.hpp>
#include <onezone/rules/finding.hpp>
#include <onezone/rules/force.hpp>
#include <onezone/rules/judging/report.hpp>
#include <onezone/rules/judging/report_change.hpp>
#include <onezone/rules/judging/validate.hpp>
#include <onezone/rules/packs/measures.hpp>
#include <onezone/rules/packs/packs.hpp>
#include <onezone/rules/policy.hpp>
#include <onezone/rules/rule.hpp>
#include <onezone/rules/study/check.hpp>
#include <onezone/rules/study/explain.hpp>
#include <onezone/rules/study/impact.hpp>
#include <onezone/rules/study/to_find_out.hpp>
#include <onezone/rules/subject.hpp>
#include <onezone/rules/truth.hpp>
#include <onezone/rules/window.hpp>
#include <onezone/version.hpp>

/// @file
/// Everything but the Boost.Graph view: one include for a program that wants the whole library.
///
/// Limits: leaves out the headers that would pull in Boost.Graph (`onezone/model/graph.hpp`) or Catch2 (`onezone/testing`), and
/// what only those need who test rules (`onezone/testing/rule_case.hpp`, `faces/json/coverage.hpp`, `testing/mutation.hpp`,
/// `onezone/rules/study/coverage.hpp`, `mutant.hpp`, `profile.hpp`, `shrink.hpp`); include those by name.

#endif
