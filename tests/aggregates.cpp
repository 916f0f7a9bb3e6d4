// SPDX-License-Identifier: Apache-2.0
// Every aggregate a user writes, with a designated initialiser that leaves members out: compiled with the warnings users have.
#include <onezone/model/graph.hpp>
#include <onezone/onezone.hpp>
#include <onezone/testing/mutation.hpp>
#include <onezone/testing/rule_case.hpp>

#include <istream>
#include <type_traits>

namespace client {

using namespace onezone;

template <class Aggregate>
void use(const Aggregate&) {
    static_assert(std::is_aggregate_v<Aggregate>);
}

void write(std::istream& table, const hierarchy& h);

void write(std::istream& table, const hierarchy& h) {
    // faces/json/hierarchy.hpp
    use(cited_source{.key = {}});
    use(hierarchy_document{.id = {}});
    // faces/json/limits.hpp
    use(json_limits{.bytes = {}});
    // faces/json/plan.hpp
    use(plan_document{.hierarchy = {}});
    // faces/pages/picture.hpp
    use(picture_options{.in = {}});
    use(picture_page{.name = {}});
    // faces/exports/diagram.hpp
    use(diagram_options{.bodies = {}});
    // faces/tables/csv.hpp
    use(csv_column{.name = {}});
    use(csv_format{.separator = {}});
    // faces/tables/divisions.hpp
    use(division_import{.nation = {}});
    use(import_options{.source = {}});
    use(import_progress{.table = {}});
    use(import_report{.counts = {}});
    use(noted_row{.as = {}});
    // faces/tables/spreadsheet.hpp
    use(sheet_reading{.one_name_one_person = {}});
    use(sheet_style{.in = {}});
    use(spreadsheets{.tables = {}});
    use(written_sheets{.content = {}});
    // ground/date.hpp
    use(period{.from = {}});
    // ground/error.hpp
    use(place{.source = {}});
    // ground/progress.hpp
    use(work_progress{.doing = {}});
    // ground/text.hpp
    use(text{.zh = {}});
    // ground/vocabulary.hpp
    use(word{.value = {}});
    // model/body.hpp
    use(body{.key = {}});
    use(charter{.issued = {}});
    use(tally<quota_kind>{.kind = {}});
    // model/change.hpp
    use(new_unit{.id = {}});
    // model/edit.hpp
    use(edited<zone>{.before = {}});
    use(unit_moved{.unit = {}});
    use(unit_record{.key = {}});
    // model/graph.hpp
    use(graph_edge{.source = {}});
    // model/holding.hpp
    use(agreement{.key = {}});
    use(entrustment{.key = {}});
    use(holding{.key = {}});
    use(indicator{.key = {}});
    use(own_fact{.unit = {}});
    use(partner{.unit = {}});
    // model/post.hpp
    use(person{.key = {}});
    use(post{.key = {}});
    use(tenure{.key = {}});
    // model/zone.hpp
    use(designation{.name = {}});
    use(hosting{.unit = {}});
    use(integration{.division = {}});
    use(zone{.unit = {}});
    // planning/plan.hpp
    use(expected_figure{.what = {}});
    use(plan{.id = {}});
    use(plan_step{.key = {}});
    use(trial_dates{.before = {}});
    // planning/trial.hpp
    use(comparison{.published = {}});
    use(figure{.key = {}});
    use(trial_step{.index = {}});
    // reform/acts/agency_acts.hpp
    use(abolish_agency{.agency = {}});
    use(change_rank{.body = {}});
    use(close_placeholder{.agency = {}});
    use(establish_agency{.unit = {}});
    use(hang_nameplates{.body = {}});
    use(merge_agencies{.into = {}});
    use(reissue_charter{.body = {}});
    use(rename_body{.body = {}});
    // reform/acts/body_acts.hpp
    use(body_founding{.name = {}});
    use(join_offices{.bodies = {}});
    use(merge_bodies{.absorbed = {}});
    use(separate_offices{.bodies = {}});
    // reform/acts/company_acts.hpp
    use(choose_operator{.zone = {}});
    use(divide_duties{.shares = {}});
    use(duty_share{.item = {}});
    use(found_industrial_community{.zone = {}});
    use(reappoint_staff{.body = {}});
    use(set_appraisal{.body = {}});
    use(appraisal{.name = {}});
    use(joint_office{.with = {}});
    use(staff_loan{.status = {}});
    use(seat_taken{.post = {}});
    // reform/acts/division_acts.hpp
    use(change_trustee{.units = {}});
    use(entrust{.unit = {}});
    use(reparent{.unit = {}});
    use(return_township{.town = {}});
    // reform/acts/duty_acts.hpp
    use(delegate_powers{.grantor = {}});
    use(lend_staff{.from = {}});
    use(recall_staff{.from = {}});
    use(recover_quota{.from = {}});
    use(strip_functions{.agency = {}});
    use(transfer_staff{.from = {}});
    use(withdraw_powers{.from = {}});
    // reform/acts/post_acts.hpp
    use(abolish_post{.post = {}});
    use(appoint{.post = {}});
    use(create_post{.body = {}});
    use(integrate_leadership{.zone = {}});
    use(name_first_secretary{.committee = {}});
    use(post_pair{.zone_post = {}});
    use(relieve{.post = {}});
    use(second{.person = {}});
    use(take_concurrent_post{.person = {}});
    // reform/acts/unit_acts.hpp
    use(abolish_division{.unit = {}});
    use(abolition{.unit = {}});
    use(change_boundary{.from = {}});
    use(change_division_kind{.unit = {}});
    use(code_statement{.below = {}});
    use(establish_division{.division = {}});
    use(extension{.unit = {}});
    use(founding{.name = {}});
    use(merge_divisions{.merged = {}});
    use(move_government_seat{.unit = {}});
    use(recode_unit{.unit = {}});
    use(rename_unit{.unit = {}});
    use(restructure{.founded = {}});
    use(split_division{.unit = {}});
    use(unit_code{.unit = {}});
    // reform/acts/zone_acts.hpp
    use(abolish_zone{.zone = {}});
    use(agreed_share{.unit = {}});
    use(attach_park{.park = {}});
    use(change_footprint{.zone = {}});
    use(change_seat{.zone = {}});
    use(change_tier{.zone = {}});
    use(convert_zone{.zone = {}});
    use(designate{.zone = {}});
    use(designate_industries{.zone = {}});
    use(end_designation{.zone = {}});
    use(establish_zone{.name = {}});
    use(evaluate{.unit = {}});
    use(found_joint_park{.park = {}});
    use(order_rectification{.zone = {}});
    // reform/acts/zone_place_acts.hpp
    use(change_hosts{.zone = {}});
    use(change_zone_government{.zone = {}});
    use(merge_zones{.into = {}});
    // reform/amount.hpp
    use(bundle{.items = {}});
    use(destination{.cls = {}});
    use(quota_amount{.kind = {}});
    use(staff_amount{.status = {}});
    // reform/apply.hpp
    use(act_options{.act = {}});
    use(step{.after = {}});
    // reform/inventory.hpp
    use(stock{.cls = {}});
    // reform/ledger.hpp
    use(ledger_entry{.cls = {}});
    use(ledger_line{.cls = {}});
    use(party{.unit = {}});
    use(reported_total{.what = {}});
    // reform/procedure.hpp
    use(authority{.organ = {}});
    use(procedure{.proposed_by = {}});
    // rules/enacted.hpp
    use(enacted{.what = {}});
    use(happening{.founded = {}});
    // rules/field.hpp
    use(field{.key = {}});
    // rules/finding.hpp
    use(exemption{.rule = {}});
    use(fact_note{.of = {}});
    use(finding{.rule = {}});
    use(possible_answer{.fact = {}});
    // rules/judging/report.hpp
    use(rule_conflict{.demands = {}});
    use(rule_error{.rule = {}});
    // rules/judging/validate.hpp
    use(judging_dates{.state = {}});
    use(validate_options{.threads = {}});
    // rules/policy.hpp
    use(force_setting{.rule = {}});
    use(reach_setting{.rule = {}});
    use(setting{.rule = {}});
    // rules/rule.hpp
    use(about{.kind = {}});
    use(citation{.document = {}});
    use(effect{.announced = {}});
    use(parameter{.name = {}});
    use(precedence{.how = {}});
    use(rule{.id = {}});
    // rules/study/check.hpp
    use(policy_issue{.what = {}});
    // rules/study/coverage.hpp
    use(condition_coverage{.key = {}});
    use(rule_coverage{.rule = {}});
    // rules/study/explain.hpp
    use(explained_condition{.key = {}});
    use(explained_fact{.of = {}});
    use(explanation{.found = {}});
    use(flip{.by = {}});
    // rules/study/impact.hpp
    use(rule_impact{.today = {}});
    use(shifted_finding{.on = {}});
    // rules/study/mutant.hpp
    use(mutant{.how = {}});
    use(rule_condition{.rule = {}});
    // rules/subject.hpp
    use(subject{.kind = {}});
    // testing/mutation.hpp
    use(mutation_options{.threads = {}});
    use(mutation_result{.mutants = {}});
    use(tried_mutant{.what = {}});
    // testing/rule_case.hpp
    use(case_outcome{.checked = {}});
    use(expected_finding{.rule = {}});
    use(found_finding{.as_expected = {}});
    use(rule_case{.name = {}});
    // What refers to something has to be told to what.
    use(division_streams{.provinces = table, .cities = table, .areas = table, .streets = table, .villages = table});
    use(step_view{.before = h, .after = h});
}

} // namespace client
