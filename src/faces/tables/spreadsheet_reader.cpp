// SPDX-License-Identifier: Apache-2.0
#include "faces/json/references.hpp"
#include "ground/did_you_mean.hpp"
#include "ground/wording.hpp"
#include "spreadsheet_cells.hpp"
#include "spreadsheet_tables.hpp"
#include "spreadsheet_units.hpp"
#include "workbook_sheets.hpp"

#include <onezone/faces/tables/workbook.hpp>
#include <onezone/model/change.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace onezone {

namespace {

using namespace detail;

/// Everything read from the tables, put together bottom up: units, bodies, posts, amounts, holdings, facts, statements.
class reader final : sheet_cell_reader {
public:
    reader(std::string_view id, const sheet_reading& how) : id_(id), how_(how), change_(hierarchy{}) {
        change_.record_nothing();
    }

    result<hierarchy> read(const spreadsheets& in) {
        if (std::all_of(in.tables.begin(), in.tables.end(), [](const std::string& t) { return t.empty(); }))
            return refusal(errc::empty_input, say("没有任何表格", "there is no table"));
        for (std::size_t i = 0; i < sheet_count; ++i) {
            texts_[i].file = std::string(key_of(static_cast<sheet>(i))) + ".csv";
            take(i, read_rows(layout_of(static_cast<sheet>(i)), in.tables[i], texts_[i], problems_, how_.gb18030));
        }
        return put_together();
    }

    result<hierarchy> read(const workbook& in) {
        const sorted_sheets sorted(in, how_.other_sheets);
        problems_ = sorted.problems;
        bool any = !problems_.empty();
        for (std::size_t i = 0; i < sheet_count; ++i) {
            const workbook_sheet* const one = sorted.of[i];
            if (!one) continue;
            any = true;
            texts_[i].file = one->name;
            take(i, read_rows(layout_of(static_cast<sheet>(i)), one->rows, texts_[i], problems_));
        }
        if (!any) return refusal(errc::empty_input, say("没有任何表格", "there is no table")).at({in.source, {}, 0, 0});
        auto read = put_together();
        if (!read) return in_workbook(std::move(read).error(), in.source);
        return read;
    }

private:
    void take(std::size_t table, std::vector<sheet_row> rows) {
        rows_[table] = std::move(rows);
        torn_[table] = std::any_of(problems_.begin(), problems_.end(),
            [&](const refusal& r) { return r.where().source == texts_[table].file; });
        for (const sheet_aside& aside : texts_[table].asides) leave_out(texts_[table], aside);
        for (sheet_row& r : rows_[table]) hold_to_one_name(r);
    }

    result<hierarchy> put_together() {
        const auto of = [&](sheet s) -> const std::vector<sheet_row>& { return rows_[static_cast<std::size_t>(s)]; };
        read_units(of(sheet::units));
        read_agencies(of(sheet::agencies));
        complete_posts(rows_[static_cast<std::size_t>(sheet::posts)]);
        note_people(of(sheet::posts));
        for (const sheet_row& r : of(sheet::posts)) {
            read_post(r);
            if (!row_fine_) refused_.add(r, {"title", "key", "holder", "holder_key"});
        }
        read_amounts(of(sheet::staff));
        for (const sheet_row& r : of(sheet::functions)) read_holding(r);
        for (const sheet_row& r : of(sheet::loans)) read_in_body(r, &body::lent, "status");
        for (const sheet_row& r : of(sheet::joint_offices)) read_in_body(r, &body::joint_offices, "with");
        for (const sheet_row& r : of(sheet::facts)) read_own_fact(r);
        for (const sheet_row& r : of(sheet::complete)) read_statement(r);
        if (problems_.empty()) return std::move(change_).finish();
        std::stable_sort(problems_.begin(), problems_.end(), [this](const refusal& a, const refusal& b) {
            const auto order = [this](const refusal& r) {
                return std::tuple(table_of(r.where().source), r.where().line, r.where().column);
            };
            return order(a) < order(b);
        });
        refusal first = std::move(problems_.front());
        for (std::size_t i = 1; i < problems_.size(); ++i) first = std::move(first).with(std::move(problems_[i]));
        return first;
    }

    //=== complaints ===//

    [[nodiscard]] std::size_t table_of(std::string_view file) const {
        for (std::size_t i = 0; i < sheet_count; ++i)
            if (file == texts_[i].file) return i;
        return sheet_count;
    }
    using sheet_cell_reader::bad;
    void bad(const sheet_row& r, std::size_t column, refusal why) override {
        text message = fill(say("列“{0}”：", "column “{0}”: "), {verbatim(r.in->headings[column])}) + why.message();
        problems_.push_back(
            refusal(why.code(), std::move(message), why.subjects()).at({r.in->file, {}, r.line, r.at[column]}));
        row_fine_ = false;
    }
    void bad(const sheet_row& r, std::string_view key, errc code, text message) {
        bad(r, r.layout->place(key), code, std::move(message));
    }
    void twice(
        const sheet_row& r, std::string_view key, std::string_view told_apart = "key", errc code = errc::duplicate_id) {
        bad(r, key, code,
            fill(say("{0} 写了两次；若是两者，请在列“{1}”中加以区分",
                     "{0} is there twice; where it is two, tell them apart in column “{1}”"),
                {quote(r[key]), verbatim(r.in->headings[r.layout->place(told_apart)])}));
    }
    // Nothing that somebody wrote is lost in silence.
    void leave_out(const sheet_text& in, const sheet_aside& aside) {
        if (aside.heading.empty()) return;
        const text file = verbatim(in.file);
        const text heading = verbatim(aside.heading);
        if (how_.left_out)
            how_.left_out->push_back(aside.cells == 0
                    ? fill(say("{0}：列“{1}”没有读入，其中没有内容或只有编号",
                               "{0}: column “{1}” is not read; it is empty or has running numbers only"),
                        {file, heading})
                    : fill(say("{0}：列“{1}”没有读入，其中 {2} 格有内容，首见于第 {3} 行",
                               "{0}: column “{1}” is not read; {2} of its cells say something, the first on line {3}"),
                        {file, heading, verbatim(std::to_string(aside.cells)), verbatim(std::to_string(aside.line))}));
        else if (aside.cells != 0)
            problems_.push_back(refusal(errc::unknown_key,
                fill(
                    say("列“{0}”不读入，其中却有 {1} 格有内容；有用的请改填到会读入的列，确实不需要的请删除（程序可用 `left_out` 接收）",
                        "column “{0}” is not read, but {1} of its cells say something; put what matters into a column "
                        "that is read, or take what is left out"),
                    {heading, verbatim(std::to_string(aside.cells))}))
                                    .at({in.file, {}, aside.line, aside.column}));
    }
    void needs(const sheet_row& r, std::initializer_list<std::string_view> keys) {
        for (const std::string_view key : keys)
            if (r[key].empty()) missing(r, r.layout->place(key));
    }

    //=== references ===//

    template <class Id>
    Id id_of(const sheet_row& r, std::string_view column, const std::string& path) {
        const std::string& key = r[column];
        if (key.empty()) return Id::derive(id_, path);
        if (const text culprit = likely_culprit(half_width(key)); !culprit.empty()) {
            bad(r, column, errc::bad_value, fill(say("{0} 不能用作键", "{0} is no key"), {quote(key)}) + culprit);
            return {};
        }
        if (!key.starts_with(by_id)) return Id::derive(id_, key);
        if (const auto given = parse_id<Id>(std::string_view(key).substr(by_id.size()))) return *given;
        bad(r, column, errc::bad_value, no_id(key));
        return {};
    }
    // What a reference does not find may be in a row that was refused.
    void not_found(const sheet_row& r, std::size_t c, std::string_view spelled, const refusal& why) {
        const bool of_posts = why.code() == errc::unknown_post || why.code() == errc::unknown_person;
        const bool torn = (why.code() == errc::unknown_unit && torn_[0])
            || (why.code() == errc::unknown_body && torn_[1])
            || (of_posts && torn_[static_cast<std::size_t>(sheet::posts)]);
        if (torn || refused_.leads_to_one(spelled))
            row_fine_ = false;
        else
            bad(r, c, why);
    }
    std::optional<unit_id> unit_called(const sheet_row& r, std::size_t c, std::string_view spelled) override {
        const hierarchy& h = change_.now();
        const std::string plain = plain_reference(spelled);
        const std::string_view s = plain;
        unit_ref found;
        if (s.starts_with(by_code)) {
            const auto digits = parse_division_code(bare_code(s.substr(by_code.size())));
            if (!digits) {
                bad(r, c, digits.error());
                return std::nullopt;
            }
            found = h.find(*digits);
        } else if (s.starts_with(by_key)) {
            found = h.find(unit_id::derive(id_, s.substr(by_key.size())));
        } else if (s.starts_with(by_id)) {
            found = h.find(parse_id<unit_id>(s.substr(by_id.size())).value_or(unit_id::none()));
        } else {
            const result<unit_ref> at = h.find(s);
            if (at) return at->id();
            not_found(r, c, s, at.error());
            return std::nullopt;
        }
        if (found) return found.id();
        not_found(r, c, s, {errc::unknown_unit, fill(say("没有单位 {0}", "there is no unit {0}"), {quote(s)})});
        return std::nullopt;
    }
    const body* body_spelled(std::string_view s) const {
        const hierarchy& h = change_.now();
        if (s.starts_with(by_key)) return h.find(body_id::derive(id_, s.substr(by_key.size())));
        if (s.starts_with(by_id)) return h.find(parse_id<body_id>(s.substr(by_id.size())).value_or(body_id::none()));
        const result<const body*> at = h.find_body(s);
        return at ? *at : nullptr;
    }
    std::optional<body_id> body_called(const sheet_row& r, std::size_t c, std::string_view spelled) override {
        const std::string plain = plain_reference(spelled);
        const std::string_view s = plain;
        if (const body* const found = body_spelled(s)) return found->key;
        const bool path = !s.starts_with(by_key) && !s.starts_with(by_id);
        not_found(r, c, s,
            path ? change_.now().find_body(s).error()
                 : refusal(errc::unknown_body, fill(say("没有机构 {0}", "there is no body {0}"), {quote(s)})));
        return std::nullopt;
    }
    std::optional<post_id> post_called(const sheet_row& r, std::size_t c, std::string_view spelled) override {
        const std::string plain = plain_reference(spelled);
        const std::string_view s = plain;
        const hierarchy& h = change_.now();
        std::vector<const post*> found;
        std::vector<std::string_view> known; // titles of that body
        if (s.starts_with(by_key))
            found.assign(1, h.find(post_id::derive(id_, s.substr(by_key.size()))));
        else if (s.starts_with(by_id))
            found.assign(1, h.find(parse_id<post_id>(s.substr(by_id.size())).value_or(post_id::none())));
        else if (const body* const b = body_spelled(without_last(s)))
            for (const post& p : h.posts_of(b->key)) {
                known.emplace_back(p.title);
                if (p.title == last_name(s)) found.push_back(&p);
            }
        if (found.size() > 1)
            bad(r, c, errc::ambiguous_record, fill(say("职位 {0} 不止一个", "several posts are {0}"), {quote(s)}));
        else if (found.empty() || !found.front())
            not_found(r, c, s,
                {errc::unknown_post,
                    fill(say("没有职位 {0}", "there is no post {0}"), {quote(s)}) + did_you_mean(last_name(s), known)});
        else
            return found.front()->key;
        return std::nullopt;
    }

    std::optional<person_id> person_called(const sheet_row& r, std::size_t c, std::string_view spelled) override {
        const std::string plain = plain_reference(spelled);
        const std::string_view s = plain;
        const hierarchy& h = change_.now();
        std::vector<person_id> found;
        if (s.starts_with(by_key)) {
            found.assign(1, person_id::derive(id_, s.substr(by_key.size())));
        } else if (s.starts_with(by_id)) {
            found.assign(1, parse_id<person_id>(s.substr(by_id.size())).value_or(person_id::none()));
        } else {
            if (people_.empty())
                for (const person& p : h.all<person>()) people_.emplace(p.name, p.key);
            for (auto [at, last] = people_.equal_range(s); at != last; ++at) found.push_back(at->second);
        }
        std::vector<std::string_view> known;
        if (found.empty())
            for (const auto& [name, id] : people_) known.emplace_back(name);
        if (found.size() > 1)
            bad(r, c, errc::ambiguous_record, fill(say("{0} 不止一人", "several people are {0}"), {quote(s)}));
        else if (found.empty() || !h.find(found.front()))
            not_found(r, c, s,
                {errc::unknown_person,
                    fill(say("没有人员 {0}", "there is no person {0}"), {quote(s)}) + did_you_mean(s, known)});
        else
            return found.front();
        return std::nullopt;
    }

    // Puts a record; what `change` says is said of that column.
    template <class Record>
    bool put(const sheet_row& r, std::string_view column, Record record) {
        if (!row_fine_) return false;
        const auto done = change_.put(std::move(record));
        if (!done) bad(r, r.layout->place(column), done.error());
        return done.has_value();
    }

    //=== units ===//

    void read_units(const std::vector<sheet_row>& rows) {
        for (const sheet_row& r : rows) {
            listed_unit u{&r, {}, {}, -1, listed_unit::untouched, {}, {}};
            row_fine_ = true;
            needs(r, {"name", "kind"});
            u.kind = cell<unit_kind>(r, "kind");
            u.digits = cell<code>(r, "code").value_or(code());
            if (!row_fine_) {
                u.kind.reset();
                refused_.add(r);
            }
            units_.add(std::move(u));
        }
        units_.seek_parents([this](const sheet_row& r, listed_units::no_parent why) { has_no_parent(r, why); });
        for (std::size_t i = 0; i < units_.size(); ++i) add_with_parents(i);
        for (const listed_unit& u : units_)
            if (u.state == listed_unit::added) read_zone(u);
    }

    void has_no_parent(const sheet_row& r, listed_units::no_parent why) {
        const std::string& ref = r["parent"];
        const bool beneath = refused_.leads_to_one(ref);
        refused_.add(r);
        switch (why) {
        case listed_units::no_parent::several:
            bad(r, "parent", errc::ambiguous_unit, fill(say("{0} 不止一个", "there are several {0}"), {quote(ref)}));
            return;
        case listed_units::no_parent::itself:
            bad(r, "parent", errc::cycle, say("上级是它自己", "it is its own parent"));
            return;
        case listed_units::no_parent::none: break;
        }
        if (torn_[0] || beneath) return;
        bad(r, "parent", errc::unknown_unit,
            fill(say("表中没有单位 {0}", "there is no unit {0} in the table"), {quote(ref)}));
    }

    void add_with_parents(std::size_t i) {
        std::vector<std::size_t> chain; // upwards
        std::set<std::size_t> seen;
        for (std::size_t at = i;; at = static_cast<std::size_t>(units_[at].parent)) {
            if (units_[at].state == listed_unit::added || units_[at].state == listed_unit::refused) break;
            if (!seen.insert(at).second) {
                bad(*units_[at].row, "parent", errc::cycle, say("上级成环", "it is above itself"));
                refuse(units_[at]);
                break;
            }
            chain.push_back(at);
            if (units_[at].parent < 0) break;
        }
        for (; !chain.empty(); chain.pop_back()) add_unit(units_[chain.back()]);
    }
    void refuse(listed_unit& u) {
        u.state = listed_unit::refused;
        refused_.add(*u.row);
    }
    void add_unit(listed_unit& u) {
        if (u.state == listed_unit::added || u.state == listed_unit::refused) return;
        const sheet_row& r = *u.row;
        const listed_unit* const parent = u.parent < 0 ? nullptr : &units_[static_cast<std::size_t>(u.parent)];
        row_fine_ = u.kind && (!parent || parent->state == listed_unit::added);
        if (row_fine_) {
            u.path = (parent ? parent->path + "/" : std::string()) + r["name"];
            const bool within = cell<bool>(r, "within").value_or(false);
            u.id = id_of<unit_id>(r, "key", u.path);
            if (row_fine_ && change_.now().find(u.id)) twice(r, "name");
            if (row_fine_) {
                const new_unit unit{u.id, *u.kind, r["name"], u.digits, parent ? parent->id : unit_id(), !within};
                if (const auto added = change_.add(unit); !added)
                    bad(r, r.layout->place(blamed(added.error().code())), added.error());
            }
        }
        if (row_fine_)
            u.state = listed_unit::added;
        else
            refuse(u);
    }
    static std::string_view blamed(errc code) {
        switch (code) {
        case errc::duplicate_code: return "code";
        case errc::level_order:
        case errc::not_a_division: return "parent";
        case errc::duplicate_id: return "key";
        default: return "name";
        }
    }

    void read_zone(const listed_unit& u) {
        const sheet_row& r = *u.row;
        row_fine_ = true;
        const provenance basis = basis_of(r);
        if (const auto holder = cell<unit_id>(r, "administered_by")) {
            entrustment e;
            e.unit = u.id;
            e.holder = *holder;
            e.from = basis;
            e.key = entrustment_id::derive(id_, json_entrustment_path(e));
            put(r, "administered_by", std::move(e));
        }
        if (is_division(*u.kind)) {
            for_each_sheet_cell<zone>([&](auto m) {
                const std::size_t column = r.layout->place(sheet_key<decltype(m)::at>());
                if (!r[column].empty())
                    bad(r, column, errc::not_a_zone, say("行政区划没有这一项", "a division has no such thing"));
            });
            return;
        }
        zone z = *change_.now().zone_of(u.id);
        read_cells(r, z, basis);
        put(r, "part_of", std::move(z));
    }

    //=== bodies ===//

    void read_agencies(const std::vector<sheet_row>& rows) {
        read_from_above(
            rows, [this](const std::string& above) { return body_spelled(above) != nullptr; },
            [this](const sheet_row& r) { read_agency(r); },
            [this](const sheet_row& first, const std::vector<const sheet_row*>& all) {
                part_of_itself(first);
                for (const sheet_row* const r : all) refused_.add(*r);
            });
    }
    void part_of_itself(const sheet_row& r) {
        bad(r, "part_of", errc::cycle, say("它隶属于它自己", "it is part of itself"));
        refused_.add(r);
    }
    // Whether a row names itself as what it is part of.
    bool names_itself(const sheet_row& r) {
        const std::string above = plain_reference(r["part_of"]);
        if (above.empty() || above.starts_with(by_key) || above.starts_with(by_id) || body_spelled(above)
            || refused_.leads_to_one(above))
            return false;
        const result<unit_ref> in = change_.now().find(std::string_view(r["unit"]));
        const std::string path = "/" + (in ? in->path() : r["unit"]) + "/" + r["name"];
        return path.ends_with("/" + above);
    }
    void read_agency(const sheet_row& r) {
        if (names_itself(r)) return part_of_itself(r);
        row_fine_ = true;
        body b;
        read_cells(r, b, basis_of(r));
        const std::size_t code = r.layout->place("credit_code");
        if (const text culprit = likely_culprit(half_width(r[code])); !culprit.empty())
            bad(r, code, errc::bad_code,
                fill(say("{0} 不是统一社会信用代码", "{0} is no credit code"), {quote(r[code])}) + culprit);
        if (row_fine_) {
            b.key = id_of<body_id>(r, "key", full_path_of(change_.now(), b));
            if (change_.now().find(b.key)) twice(r, "name");
        }
        if (!put(r, "name", std::move(b))) refused_.add(r);
    }

    //=== posts ===//

    // Two people of one name are two, unless a key or the caller says otherwise.
    void note_people(const std::vector<sheet_row>& rows) {
        for (const sheet_row& r : rows)
            if (r["holder_key"].empty())
                ++names_[r["holder"]];
            else
                ++names_[r["holder_key"]];
    }
    std::string person_path(const std::string& name, const std::string& post_path, const tenure& t) const {
        const auto rows = names_.find(name);
        if (how_.one_name_one_person || rows == names_.end() || rows->second == 1) return name;
        return post_path + "/" + name + (t.valid.from ? "/" + to_string(*t.valid.from) : std::string());
    }
    // Of the rows about one post any may say what the others leave empty.
    void complete_posts(std::vector<sheet_row>& rows) {
        using which = std::tuple<std::optional<body_id>, std::string, std::string>;
        const auto about = [this](const sheet_row& r) -> std::optional<which> {
            if (!r["key"].empty()) return which({}, {}, r["key"]);
            const body* const b = r["body"].empty() ? nullptr : body_spelled(plain_reference(r["body"]));
            return b ? std::optional(which(b->key, r["title"], {})) : std::nullopt;
        };
        static constexpr std::array<std::string_view, 3> shared{"body", "title", "kind"};
        std::map<which, std::array<std::string, shared.size()>> said;
        for (const bool fill_in : {false, true})
            for (sheet_row& r : rows)
                if (const auto post = about(r))
                    for (std::size_t i = 0; i < shared.size(); ++i) {
                        std::string& cell = r.cells[r.layout->place(shared[i])];
                        std::string& known = said[*post][i];
                        if (fill_in && cell.empty()) cell = known;
                        if (!fill_in && known.empty()) known = cell;
                    }
    }
    template <class Record>
    bool agrees(const sheet_row& r, Record& known, const Record& said) {
        const auto otherwise = complete(known, said);
        if (otherwise)
            bad(r, *otherwise, errc::conflicting_values,
                say("与前面的行所写不同", "a row before this one says otherwise"));
        return !otherwise;
    }

    void read_post(const sheet_row& r) {
        row_fine_ = true;
        const provenance basis = basis_of(r);
        post p;
        person who;
        tenure t;
        read_cells(r, p, basis);
        read_cells(r, who, basis);
        read_cells(r, t, basis);
        const bool vacant = r["holder"].empty() && r["holder_key"].empty();
        if (vacant && row_fine_) {
            const auto only_of_holders = [&](std::string_view key) {
                if (!r[key].empty())
                    bad(r, key, errc::bad_value, say("空缺的职位没有这一项", "a vacant post has no such thing"));
            };
            for (const sheet_column& c : sheet_columns_of<person>(false, true)) only_of_holders(c.key);
            for (const sheet_column& c : sheet_columns_of<tenure>()) only_of_holders(c.key);
        }
        if (!row_fine_) return;
        const std::string path = full_path_of(change_.now(), *change_.now().find(p.body)) + "/" + p.title;
        p.key = id_of<post_id>(r, "key", path);
        if (!row_fine_) return;
        if (const post* const there = change_.now().find(p.key)) {
            post known = *there;
            if (!agrees(r, known, p)) return;
            if (vacant && !vacant_.insert(p.key).second) return twice(r, "title");
            if (!(known == *there) && !put(r, "title", std::move(known))) return;
        } else {
            if (!put(r, "title", p)) return;
            if (vacant) vacant_.insert(p.key);
        }
        if (vacant) return;
        // A row that is there twice, word for word, is no second person.
        if (r["holder_key"].empty() && !holders_.insert(std::tuple(p.key, who.name, r["from"], r["until"])).second)
            return twice(r, "holder", "holder_key", errc::duplicate_tenure);
        who.key = id_of<person_id>(r, "holder_key", person_path(who.name, path, t));
        if (!row_fine_) return;
        if (const person* const there = change_.now().find(who.key)) {
            person known = *there;
            if (!agrees(r, known, who)) return;
            if (!(known == *there) && !put(r, "holder", std::move(known))) return;
        } else if (!put(r, "holder", who)) {
            return;
        }
        t.post = p.key;
        t.person = who.key;
        t.key = tenure_id::derive(id_, json_tenure_path(t));
        if (change_.now().find(t.key)) return twice(r, "holder", "holder_key", errc::duplicate_tenure);
        put(r, "holder", std::move(t));
    }

    //=== amounts ===//

    void read_amounts(const std::vector<sheet_row>& rows) {
        for (const sheet_row& r : rows) {
            row_fine_ = true;
            needs(r, {"body", "sort"});
            const provenance basis = basis_of(r);
            const auto whose = cell<body_id>(r, "body");
            body b = whose ? *change_.now().find(*whose) : body();
            bool known = r["sort"].empty();
            std::vector<std::string_view> keys;
            std::vector<std::string_view> names;
            for_each_member<body>([&](auto m) {
                if constexpr (is_sheet_tallies<typename decltype(m)::type>) {
                    keys.push_back(m.key);
                    names.push_back(m.zh);
                    if (known || !names_member(r["sort"], m)) return;
                    known = true;
                    amount(r, m.of(b), basis);
                }
            });
            if (!known)
                bad(r, "sort", errc::bad_value,
                    fill(say("没有 {0} 这一项目", "no such sort: {0}"), {quote(r["sort"])})
                        + text{known_are(names).zh, known_are(keys).en});
            put(r, "count", std::move(b));
        }
    }
    template <class Kind>
    void amount(const sheet_row& r, std::vector<tally<Kind>>& all, const provenance& basis) {
        tally<Kind> one;
        const bool before = std::exchange(row_fine_, true);
        read_cells(r, one, basis);
        if (row_fine_) {
            const auto there =
                std::find_if(all.begin(), all.end(), [&](const tally<Kind>& t) { return t.kind == one.kind; });
            if (there == all.end())
                all.push_back(one);
            else if (there->count.known() == one.count.known())
                bad(r, "kind", errc::duplicate_key,
                    fill(say("{0}写了两次", "the {0} is there twice"), {name_of(one.kind)}));
            else if (one.count.known()) // an empty cell contradicts nothing
                *there = one;
        }
        row_fine_ = row_fine_ && before;
    }

    //=== holdings ===//

    void read_holding(const sheet_row& r) {
        row_fine_ = true;
        const provenance basis = basis_of(r);
        holding x;
        read_cells(r, x, basis);
        if (!row_fine_) return;
        x.key = id_of<holding_id>(
            r, "key", json_holding_path(full_path_of(change_.now(), *change_.now().find(x.holder)), x));
        if (row_fine_ && change_.now().find(x.key)) return twice(r, "name");
        put(r, "name", std::move(x));
    }

    //=== lists of bodies, facts, statements ===//

    template <class Part>
    void read_in_body(const sheet_row& r, std::vector<Part> body::*list, std::string_view blamed_column) {
        row_fine_ = true;
        needs(r, {"body"});
        Part one;
        read_cells(r, one, basis_of(r));
        const auto whose = cell<body_id>(r, "body");
        if (!row_fine_ || !whose) return;
        body b = *change_.now().find(*whose);
        (b.*list).push_back(std::move(one));
        put(r, blamed_column, std::move(b));
    }
    void read_own_fact(const sheet_row& r) {
        row_fine_ = true;
        own_fact f;
        read_cells(r, f, basis_of(r));
        if (row_fine_ && change_.now().find(f.id()))
            return bad(r, "name", errc::duplicate_id,
                say("同一事实同一日期说了两次", "two rows are about the same fact on one day"));
        put(r, "name", std::move(f));
    }
    void read_statement(const sheet_row& r) {
        row_fine_ = true;
        completeness c;
        read_cells(r, c, basis_of(r));
        if (row_fine_ && change_.now().find(c.id()))
            return bad(
                r, "list", errc::duplicate_id, say("同一名单说了两次", "two statements are about the same list"));
        put(r, "list", std::move(c));
    }

    std::string id_;
    sheet_reading how_;
    change change_;
    std::array<sheet_text, sheet_count> texts_;
    std::array<std::vector<sheet_row>, sheet_count> rows_;
    std::vector<refusal> problems_;
    std::array<bool, sheet_count>
        torn_{}; // tables of which not every row could be read: what is not found may have been there
    bool row_fine_ = true;
    listed_units units_;
    refused_names refused_;
    std::map<std::string, std::size_t, std::less<>>
        names_; // in how many rows: of people without a key, and keys of people
    std::multimap<std::string, person_id, std::less<>> people_;                    // by name, once somebody asks
    std::set<post_id> vacant_;                                                     // by a row of their own
    std::set<std::tuple<post_id, std::string, std::string, std::string>> holders_; // without a key, with their terms
};

} // namespace

result<hierarchy> read_spreadsheets(const spreadsheets& in, std::string_view id, const sheet_reading& how) {
    return reader(id, how).read(in);
}

result<hierarchy> read_workbook(const workbook& in, std::string_view id, const sheet_reading& how) {
    return reader(id, how).read(in);
}

} // namespace onezone
