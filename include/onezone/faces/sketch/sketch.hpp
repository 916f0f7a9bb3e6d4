// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_SKETCH_SKETCH_HPP_INCLUDED
#define ONEZONE_FACES_SKETCH_SKETCH_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/model/hierarchy.hpp>

#include <string>
#include <string_view>

/// @file
/// Sketch notation: a hierarchy as a few indented lines, for tests, issues and e-mails.
///
///  1. Everything the rules read can be said in it; an absent fact is unknown, never false.
///  2. Reading is strict: whatever is not understood is refused with line and column (both count from 1; columns count
///     characters), further problems of the same kind in `others()`. Nothing is half-read.
///  3. Writing is total and canonical: neither ids nor the order of siblings and records show, so that two `equivalent` hierarchies are
///     one text. Reading it back gives an `equivalent` hierarchy. Lists within a record (partners, industries) keep their order.
///  4. Ids follow from the text: one path, one id, also in another sketch. `acts()` is 0.
/// Limits: ids, `acts()` and invalid UTF-8 are not kept.
///
/// ~~~{.txt}
///     city 赣州市
///       county 于都县 code=360731
///         zone 于都工业园区 tier=provincial agency=于都工业园区管委会
///         zone 上欧工业园区 tier=?                            # unknown, as if left out
///           agency 上欧工业园区管理办公室 rank=section_chief quota.institution=12
///             post 主任 holder=甲 paid=no mode=concurrent
///         town 贡江镇 administered-by=于都工业园区
///       zone 未具名园区 ? ~~@S1("来源只给出机构总数")            # somewhere within 赣州市; a placeholder
///     person 甲 rank=~county_deputy@S1("来源称其为县领导"|"the source calls him a county leader")
/// ~~~
///
/// Grammar
///
/// ~~~{.txt}
///     line      = { space } keyword [ word | label ] { item } [ "#" comment ]
///     item      = key "=" value | "?" | mark [ from ]  |  from
///     value     = [ mark ] ( "?" | "-" | entry { separator entry } ) [ from ]
///     separator = "," | ";" | "，" | "；" | "、"
///     entry     = word | label
///     mark      = "~"  (inferred)  |  "~~"  (placeholder)
///     from      = [ "@" word ] [ "(" word [ "|" word ] ")" ]       source, and the reason in Chinese and English
///     label     = "*" word
///     word      = quoted | any characters but space " = ( ) @ | and separators, and none of ~ ? * # in front
///     quoted    = '"' { character | \" | \\ | \n | \r | \t } '"'
/// ~~~
///
/// What the grammar does not say:
///
/// - A line belongs to the nearest line above it that is indented less. Indentation is spaces, of any width.
/// - `?` by itself on the line of a unit: it lies somewhere within the unit above, where exactly is unknown. As a value `?` is
///   unknown, and `-` known to be none (an empty list, no seat).
/// - A mark or source by itself on a line speaks of the existence of what the line names. An inferred value or placeholder without
///   a reason is given one that says so.
/// - A key is one of those below, that of the member in documents (`managing=`, `lead-industries=`) or its Chinese name (`由谁管理=`).
/// - Words of closed sets are keys or Chinese names, as in documents; yes and no are `yes`, `no`, `是`, `否`.
/// - A name refers to a unit or body by any unambiguous end of its path, to a unit by `code:360731`, to a person by name. Where
///   names cannot tell things apart, `as=x` on its line labels a thing and `*x` refers to it; an unnamed person is only `*x`.
///   References may point forward.
///
/// | line | stands under | keys |
/// |---|---|---|
/// | kind of division: `province`, `city`, `county`, `town`, `village`, `县` … | division, or at the top | code, as, `?` |
/// | `zone`, `park`, `other_area` | division, zone, or at the top; under a zone it is part of that and shares its seat | code, as, `?`, tier, category, location, managed-by, dispatched-by, approved-by, area, statistics, first-industry, industries, nameplates, seat, part-of |
/// | `agency NAME`: a zone's administrative agency | zone | as `body`; kind: management_office if the name ends in 办公室 or 管理处, else management_committee |
/// | `body NAME` | unit; body (then a part, kind internal_body) | as, kind, rank, legal, charter, quota.KIND, staff.STATUS, leading-posts, internal-bodies, nameplates, credit-code, seat, part-of |
/// | `post TITLE` | body | kind (where the title is no word for it), rank, grade, category, series |
/// | `holder PERSON` | post | from, until, mode, paid, approved, archived; with one `holder=` these may stand on the post's line |
/// | `function`, `power`, `asset`, `project`, `document`, `retirees` NAME | body | class, smooth, linked, granted-by, form, amount, measure, shared-with |
/// | `administered-by HOLDER` | unit | scope, items, from, until |
/// | `hosts DIVISION`: it also lies there | zone | |
/// | `integrated DIVISION` | zone | shape |
/// | `designation NAME` | zone | from, until, team |
/// | `appraisal NAME` | body | by, months, counts-in-the-year |
/// | `joint-with BODY` | body | |
/// | `lent STATUS` | body | count, to, borrower, from, until |
/// | `agreement NAME` | unit, or at the top | from, until |
/// | `partner UNIT` | agreement | share, cost |
/// | `indicator NAME` | unit | on, value, hedge, measure |
/// | `fact NAME`: one of one's own (model/own_fact.hpp) | unit, body, post, person | on, holds, value, hedge, measure, text, items, day |
/// | `person NAME` or `person *LABEL` | at the top | as, rank |
/// | `complete LIST`: all there is of the list stands here (model/completeness.hpp) | at the top: everywhere; unit, body, post: of that | reach (`within`: of everything in the unit), whole (`no`: it may lack something) |
///
/// A line that is nothing but its keyword and name may be written as an item of the line it belongs to: `agency=甲,乙`,
/// `hosts=章贡区`, `function=招商引资`, `post=书记,主任`, `complete=functions,powers`. `-` in place of names says that there are none, as
/// `holder=-` does of a vacant post: the list is complete. `complete every` at the top says that the sketch has everything. `charter=` is a date, a document, both (`charter=2019-05-20,东编发〔2019〕8号`),
/// or `yes`.

namespace onezone {

/// The hierarchy a sketch describes; `source` is what refusals call the text.
///
/// Refuses: malformed, truncated, invalid_utf8, unknown_key (with the likely intended one), missing_key, duplicate_key, wrong_kind
/// (a line where none of its kind can stand), bad_value, bad_date, bad_code, and what `change` and look-ups by name refuse.
/// Complexity: O(n log n) in the text; allocates in proportion to it.
[[nodiscard]] ONEZONE_API result<hierarchy> read_sketch(std::string_view sketch, std::string_view source = {});

/// The canonical sketch of a hierarchy; empty for an empty one.
///
/// Complexity: O(n log n); allocates in proportion to the text.
[[nodiscard]] ONEZONE_API std::string write_sketch(const hierarchy& h);

} // namespace onezone

#endif
