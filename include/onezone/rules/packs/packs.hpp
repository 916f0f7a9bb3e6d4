// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_PACKS_PACKS_HPP_INCLUDED
#define ONEZONE_RULES_PACKS_PACKS_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/rules/policy.hpp>

/// @file
/// The rule packs: what published documents ask of development zones, each as a policy.
///
///  1. Every rule cites document, clause and source and quotes the clause where its wording is at hand; what is a reading of the
///     source is marked inferred, with its reason.
///  2. Packs compose with `+`, wider first: `packs::national() + packs::jiangxi_2023() + packs::ganzhou_2022()`.
///  3. Where a source gives no threshold the parameter has no default, and the rule is undecided until somebody sets one. Where
///     no date of a clause is known its findings are undecided until somebody gives one (`reach_setting`).
///  4. Rules on approvals, dossiers and deadlines judge a step by the procedures of its acts (reform/procedure.hpp); what a step does
///     not tell of them leaves them undecided. Whom they ask for stands in one table, out of which `approval` (planning/approval.hpp) tells.
///
/// Not shipped, and why:
///
/// | clause | reason |
/// |---|---|
/// | jx23.intl, zj 五统一, sd16.budget, the catalogue of sd16.list, js24 three lists | the model records neither foreign partners nor budgets and catalogues; the lists are not named |
/// | sd19 聘任制, ha21 三化三制, sl22 全员聘用、封存档案、双轨运行 | how staff are engaged and rated is not recorded |
/// | sl22 layers of the posts; caps of sn21 and heb17 on internal bodies | which grade is in which layer, and the numbers, are not stated |
/// | jx23.pilot | demands nothing; a scope or an exemption may rest on the designation |
/// | gz22.powers | 110 in total or to each is not said |
/// | xzqh.affiliation.def, suit.defendant | a definition, which the rules on changes go by, and an attribute: no demand |
/// | xzqh.dossier: further material (第七项) | what the department of civil affairs asks for is not at hand |
/// | 国发〔1985〕8号 art. 7 (what an application held until 2018), arts. 8 and after | the papers are recorded by the list of 2019, which is another; the rest was not read |
/// | what the law said before 国发〔1985〕8号, and before the last revision of 公务员法, 地名管理条例, 行政处罚法, 地方组织法, 村民委员会组织法 and the interpretation on land | the earlier texts were not read: undecided |
/// | 国务院令第486号 art. 11 (议事协调机构: not where an organ can do it; the end of a temporary one is stated) | whether an organ could do it, and when such a body is to end, are not recorded |
/// | gbf7.* but 政企分开, ndrc.catalogue, bw.agencies | the clause text could not be read |
/// | ah17 national zones that take over others, ah25 | permits what nothing forbids; facts, no demands |
/// | place names: 避免同音 | how a name is pronounced is not recorded |
/// | 公务员法 arts. 75, 100, 101 (地域回避, 聘任制) | where a person comes from and how one is engaged are not recorded |
/// | 行政许可法 art. 23, and of art. 24 (in the grantor's name, not passed on); 行政处罚法 art. 20 (in writing, published) | by which law a power is given, in whose name it is used and how its entrustment was made are not recorded |
/// | fg2832（十五）, second half (zones far from the centre that become districts) | a permission; that no more divisions result is a matter of the whole plan, which is not recorded |
/// | 城乡规划法 art. 30: no zone outside the land of a plan | the land a plan sets aside for building is not recorded |
/// | Jiangxi 2018–2020, 全员聘任制; 青岛西海岸新区条例, 全员聘用 and power lists | as 聘任制 above; lists are not recorded |
/// | 重庆市开发区条例, 湖南省开发区条例, 河南省开发区高质量发展促进条例 | of what could be read, definitions and duties of departments: no demand |
/// | 赣发〔2017〕30号 | no text found |

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

/// Jiangxi's three-year plan of 2018 for development zones, of which only the caps on internal bodies are known; until the end of 2020.
[[nodiscard]] ONEZONE_API policy jiangxi_2018();

/// Jiangxi's standard of 2021 for townships that become towns; the day is not known.
[[nodiscard]] ONEZONE_API policy jiangxi_towns_2021();

//=== other provinces: each binds the jurisdiction its source speaks of ===//

/// The regulation of 2016, the reform of 2019 and the township rule of 2023.
[[nodiscard]] ONEZONE_API policy shandong();
/// One zone a county, by the end of June 2018.
[[nodiscard]] ONEZONE_API policy anhui_2017();
/// Lishui (no date known) and the mergers.
[[nodiscard]] ONEZONE_API policy zhejiang();
/// Tangshan.
[[nodiscard]] ONEZONE_API policy hebei_2017();
/// One provincial zone a county.
[[nodiscard]] ONEZONE_API policy henan_2021();
/// Hulunbuir.
[[nodiscard]] ONEZONE_API policy inner_mongolia_2021();
/// Ankang; no date known.
[[nodiscard]] ONEZONE_API policy shaanxi();
/// Yongchang.
[[nodiscard]] ONEZONE_API policy gansu_2025();
/// The regulation of 2018, and Zhenjiang's lists of 2024.
[[nodiscard]] ONEZONE_API policy jiangsu();
/// Jinjiang.
[[nodiscard]] ONEZONE_API policy fujian();

/// All of these.
[[nodiscard]] ONEZONE_API policy all();

} // namespace onezone::packs

#endif
