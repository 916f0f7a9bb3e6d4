// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_JSON_HIERARCHY_HPP_INCLUDED
#define ONEZONE_FACES_JSON_HIERARCHY_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/faces/json/limits.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/hierarchy.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// A hierarchy as a JSON document that a person can write.
///
///  1. Reading is strict: a key nobody reads, a wrong type, a word outside its set, a reference to nothing is refused with line,
///     column, JSON pointer and the likely intention. All errors of one stage are reported at once (the further ones in `others()`).
///  2. Nothing is half-loaded: the result is a hierarchy or a refusal.
///  3. Writing and reading back gives an equal value; equal values are written as equal text.
///  4. The ids of what a document says follow from its `id` and from each thing's path or `key`, on every machine.
/// Example document: tests/data/hierarchy.json; schema: share/onezone/schema/hierarchy.json.
///
/// The whole: `"onezone": "hierarchy", "version": 1, "id", "title", "as_of", "acts", "sources", "units", "zones", "people",
/// "entrustments", "agreements", "indicators", "own_facts", "complete"`. Only the first three are needed. In every object, `"note"` is for readers and ignored.
///
/// | object | keys (those needed first; the rest may be left out) |
/// |---|---|
/// | unit (division) | name, kind · code, key, id, within, children [unit], zones [zone], bodies [body] |
/// | zone, park, other area | name · kind (`zone`; in `parks` `park`), code, key, id, within, tier, category, location, managing, dispatching, approving, statistics, area (hectares), first_industry, lead_industries, nameplates, designations [name · from, until, team (body), …], integrated [division · shape, …], also_in [unit], parks [zone], bodies [body]; of a park also seat |
/// | body | name, kind · key, id, rank, legal_type, charter {issued, document}, quota {kind: count}, staff {status: count}, leading_posts, internal_bodies, nameplates, credit_code, seat, appraisals [name · by (body), months, counts_in_the_year], joint_offices [with (body)], lent [status · count, to (body), borrower, from, until], parts [body], part_of, posts [post], functions, powers, assets, projects, documents, retirees [holding] |
/// | post | kind · title, key, id, rank, post_grade, category, series, holders [person · from, until, mode, paid, approved, archived, id] |
/// | holding | name (or just the name) · key, id, shared_with [body], function, runs_smoothly, industry_linked, grantor, form, amount, measure |
/// | person | key or name · id, rank |
/// | entrustment | unit, holder · scope, items, from, until, key, id |
/// | agreement | name · about, partners [unit · share, cost], from, until, key, id |
/// | indicator | unit, name · on, value, hedge, measure, key, id |
/// | own_fact | name · unit, body, post or person, on, holds, value, hedge, measure, text, items, day (model/own_fact.hpp) |
/// | complete | list, reach, unit, body, post, whole |
///
/// - **Facts** are written bare (`"tier": "national"`) or with provenance: `{"value": "national", "grade": "inferred", "reason":
///   {"zh": …, "en": …}, "source": "S1"}`. Grades: stated (taken for granted), inferred, placeholder; the latter two need a reason.
///   An unknown fact is left out; `{"value": null, "source": "S1"}` records who is silent.
/// - **Existence** of zones, bodies, posts, people, holders, holdings, entrustments, agreements, designations and integrations
///   carries provenance the same way: `grade`, `reason`, `source` beside the other keys.
/// - **Sources**: where the document has `sources`, every `source` begins with one of its keys, up to the first space (`S1 §3`).
/// - **Words** of closed sets are keys or Chinese names: `"kind": "county"` or `"县"`.
/// - **Dates** are ISO 8601; `from` is the first day, `until` the first day no longer meant. **Decimals** are numbers or text.
/// - **Text** is `{"zh": …, "en": …}`, or one string for both.
/// - **References** to units and bodies are a path or any unambiguous end of it (`龙南市/龙南镇`, `龙南市/龙南经开区管委会`), or
///   `code:360783`, `key:…` (this document's), `id:…` (16 hexadecimal digits). People are named by key.
/// - **complete** says which lists are whole, so that what is not recorded is not there (model/completeness.hpp): `true` for all of them,
///   or `[{"list": "zones", "unit": "龙南市"}, {"list": "functions", "body": …}, {"list": "holders", "post": "key:…"}, {"reach": "within",
///   "unit": …}, …]`; `"whole": false` opens one again. Nothing is said twice of one list.
/// - **within**: true says that a unit lies somewhere within the one it is listed under, where exactly is unknown.
/// - **Ids** derive from the document's `id` and the `key`, which stands for the path: of a unit as `path()` prints it; of a body its
///   unit's and, for parts, the bodies' above, then its name; of a post the body's and its title; of a holding the body's, its class
///   and its name; of a person the name. What came from elsewhere says so: `"id": "0123456789abcdef"`.

namespace onezone {

/// A source as documents cite it.
struct cited_source {
    std::string key{}; ///< e.g. `S1`
    std::string title{};
    friend bool operator==(const cited_source&, const cited_source&) = default;
};

/// A hierarchy with what its document says about itself.
struct hierarchy_document {
    std::string id{};
    text title{};
    std::optional<date> as_of{};
    std::vector<cited_source> sources{};
    hierarchy content{};
    friend bool operator==(const hierarchy_document&, const hierarchy_document&) = default;
};

/// Reads a document; `source` is what refusals call it, e.g. the file's name.
///
/// Refuses: the codes of groups 1 (text), 2 (references) and 3 (structure).
/// Complexity: linear in the text.
[[nodiscard]] ONEZONE_API result<hierarchy_document> read_hierarchy_document(
    std::string_view json, std::string_view source = {}, const json_limits& limits = {});
/// The same without what the document says about itself.
[[nodiscard]] ONEZONE_API result<hierarchy> read_hierarchy(
    std::string_view json, std::string_view source = {}, const json_limits& limits = {});

/// The canonical document: stable order, two spaces, a final line feed.
///
/// Ids that do not follow from the document's id and the paths are written out; keys are not kept.
[[nodiscard]] ONEZONE_API std::string write_hierarchy(const hierarchy_document& document);
/// The same for a bare hierarchy; `id` is the document's.
[[nodiscard]] ONEZONE_API std::string write_hierarchy(const hierarchy& h, std::string_view id = {});

/// The hierarchy in the file, with what the document says about itself. Throws: error, where the file cannot be read or
/// `read_hierarchy_document` refuses.
[[nodiscard]] ONEZONE_API hierarchy_document load_hierarchy_document(const std::string& path);
/// The hierarchy in the file. Throws: error, where the file cannot be read or `read_hierarchy` refuses.
[[nodiscard]] ONEZONE_API hierarchy load_hierarchy(const std::string& path);

} // namespace onezone

#endif
