// SPDX-License-Identifier: Apache-2.0
#include "faces/json/references.hpp"
#include "spreadsheet_tables.hpp"

#include <onezone/model/change.hpp>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace onezone {

namespace {

using namespace detail;

constexpr std::string_view by_code = "code:";
constexpr std::string_view by_key = "key:";
constexpr std::string_view by_id = "id:";

std::optional<std::uint64_t> hexadecimal(std::string_view digits) {
    std::uint64_t value = 0;
    const auto [end, ec] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.size() != 16 || ec != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

text quoted(std::string_view s) { return verbatim("`" + std::string(s) + "`"); }

std::string_view last_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// Everything read from the five tables, put together bottom up: units, bodies, posts, amounts, holdings.
class reader {
public:
    explicit reader(std::string_view id) : id_(id), change_(hierarchy{}) { change_.record_nothing(); }

    result<hierarchy> read(const spreadsheets& in) {
        if (std::all_of(in.tables.begin(), in.tables.end(), [](const std::string& t) { return t.empty(); }))
            return refusal(errc::empty_input, say("没有任何表格", "there is no table"));
        std::array<std::vector<sheet_row>, sheet_count> rows;
        for (std::size_t i = 0; i < sheet_count; ++i) {
            const std::size_t before = problems_.size();
            rows[i] = read_rows(static_cast<sheet>(i), in.tables[i], problems_);
            torn_[i] = problems_.size() != before;
        }
        read_units(rows[0]);
        read_agencies(rows[1]);
        for (const sheet_row& r : rows[2]) read_post(r);
        read_amounts(rows[3]);
        for (const sheet_row& r : rows[4]) read_holding(r);
        if (problems_.empty()) return std::move(change_).finish();
        std::stable_sort(problems_.begin(), problems_.end(), [](const refusal& a, const refusal& b) {
            const auto order = [](const refusal& r) {
                return std::tuple(table_of(r.where().source), r.where().line, r.where().column);
            };
            return order(a) < order(b);
        });
        refusal first = std::move(problems_.front());
        for (std::size_t i = 1; i < problems_.size(); ++i) first = std::move(first).with(std::move(problems_[i]));
        return first;
    }

private:
    //=== complaints ===//

    static std::size_t table_of(std::string_view file) {
        for (std::size_t i = 0; i < sheet_count; ++i)
            if (file.starts_with(key_of(static_cast<sheet>(i)))) return i;
        return sheet_count;
    }
    void bad(const sheet_row& r, std::size_t column, const refusal& why) {
        const csv_column& c = sheet_columns(r.in)[column];
        text message = fill(say("列“{0}”：", "column “{0}”: "), {say(c.name, c.also)}) + why.message();
        problems_.push_back(refusal(why.code(), std::move(message), why.subjects())
                                .at({std::string(key_of(r.in)) + ".csv", {}, r.line, r.at[column]}));
        row_fine_ = false;
    }
    void bad(const sheet_row& r, std::size_t column, errc code, text message) {
        bad(r, column, refusal(code, std::move(message)));
    }
    void missing(const sheet_row& r, std::size_t column) {
        bad(r, column, errc::missing_key, say("不能为空", "must not be empty"));
    }

    //=== cells ===//

    template <class E>
    std::optional<E> word_in(const sheet_row& r, std::size_t c) {
        if (r[c].empty()) return std::nullopt;
        if (const auto e = parse_word<E>(r[c])) return e;
        std::string known_zh;
        std::string known_en;
        for (const word& w : words(E{})) {
            known_zh.append(known_zh.empty() ? "" : "、").append(w.zh);
            known_en.append(known_en.empty() ? "" : ", ").append(w.key);
        }
        bad(r, c, errc::bad_value,
            fill(say("没有“{0}”这个词；可用：{1}", "no such word: {0}; there are: {1}"),
                {verbatim(r[c]), text{known_zh, known_en}}));
        return std::nullopt;
    }
    std::optional<bool> yes_or_no(const sheet_row& r, std::size_t c) {
        if (r[c] == "是" || r[c] == "yes") return true;
        if (r[c] == "否" || r[c] == "no") return false;
        if (!r[c].empty())
            bad(r, c, errc::bad_value, fill(say("{0} 不是“是”或“否”", "{0} is neither yes nor no"), {quoted(r[c])}));
        return std::nullopt;
    }
    std::optional<std::int64_t> whole(const sheet_row& r, std::size_t c) {
        if (r[c].empty()) return std::nullopt;
        std::int64_t n = 0;
        const char* const last = r[c].data() + r[c].size();
        const auto [end, ec] = std::from_chars(r[c].data(), last, n);
        if (ec != std::errc() || end != last)
            bad(r, c, errc::bad_value, fill(say("{0} 不是整数", "{0} is no whole number"), {quoted(r[c])}));
        else if (n < 0)
            bad(r, c, errc::bad_quantity, fill(say("{0} 是负数", "{0} is negative"), {quoted(r[c])}));
        else
            return n;
        return std::nullopt;
    }
    template <class T, class Parse>
    std::optional<T> parsed(const sheet_row& r, std::size_t c, Parse parse) {
        if (r[c].empty()) return std::nullopt;
        result<T> value = parse(r[c]);
        if (value) return *value;
        bad(r, c, value.error());
        return std::nullopt;
    }
    std::optional<decimal> number(const sheet_row& r, std::size_t c) {
        return parsed<decimal>(r, c, [](const std::string& s) { return parse_decimal(s); });
    }
    std::optional<date> day(const sheet_row& r, std::size_t c) {
        return parsed<date>(r, c, [](const std::string& s) { return parse_date(s); });
    }
    static std::vector<std::string> list(const std::string& cell) {
        std::vector<std::string> items;
        std::string item;
        for (std::size_t i = 0; i < cell.size(); ++i) {
            if (cell[i] != ';' && cell.compare(i, 3, "\uff1b") != 0) {
                item += cell[i];
                continue;
            }
            if (cell[i] != ';') i += 2;
            items.push_back(std::exchange(item, {}));
        }
        if (!item.empty()) items.push_back(std::move(item));
        return items;
    }
    // Of a row: its last three columns.
    provenance from(const sheet_row& r) {
        const std::size_t at = r.cells.size() - 3;
        const std::string& source = r[at];
        const std::string& why = r[at + 2];
        const grade how = word_in<grade>(r, at + 1).value_or(grade::stated);
        if (how == grade::stated) {
            if (!why.empty())
                bad(r, at + 2, errc::bad_value, say("明载的事实没有理由", "what is stated has no reason"));
            return provenance::stated(source);
        }
        if (why.empty()) {
            bad(r, at + 2, errc::missing_key,
                say("推断或占位须写明理由", "what is inferred or a placeholder needs a reason"));
            return {};
        }
        const std::size_t bar = why.find('|');
        const text reason = bar == std::string::npos ? verbatim(why) : text{why.substr(0, bar), why.substr(bar + 1)};
        return how == grade::inferred ? provenance::inferred(reason, source) : provenance::placeholder(reason, source);
    }
    template <class T>
    static fact<T> known(std::optional<T> value, const provenance& from) {
        return value ? fact<T>(*std::move(value), from) : fact<T>();
    }

    //=== references ===//

    template <class Id>
    Id id_of(const sheet_row& r, std::size_t column, const std::string& path) {
        const std::string& key = r[column];
        if (key.empty()) return Id::derive(id_, path);
        if (!key.starts_with(by_id)) return Id::derive(id_, key);
        if (const auto value = hexadecimal(std::string_view(key).substr(by_id.size()))) return Id::from_value(*value);
        bad(r, column, errc::bad_value,
            fill(say("{0} 不是 16 位十六进制标识", "{0} is no id of 16 hexadecimal digits"), {quoted(key)}));
        return {};
    }
    // What a reference does not find may be in a row that was refused.
    void not_found(const sheet_row& r, std::size_t c, std::string_view spelled, const refusal& why) {
        const bool torn =
            (why.code() == errc::unknown_unit && torn_[0]) || (why.code() == errc::unknown_body && torn_[1]);
        if (torn || refused_.count(last_name(spelled)) != 0)
            row_fine_ = false;
        else
            bad(r, c, why);
    }
    std::optional<unit_id> unit_called(const sheet_row& r, std::size_t c) {
        const std::string_view s = r[c];
        if (s.empty()) return std::nullopt;
        const hierarchy& h = change_.now();
        unit_ref found;
        if (s.starts_with(by_code)) {
            const auto digits = parse_division_code(s.substr(by_code.size()));
            if (digits) found = h.find(*digits);
        } else if (s.starts_with(by_key)) {
            found = h.find(unit_id::derive(id_, s.substr(by_key.size())));
        } else if (s.starts_with(by_id)) {
            found = h.find(unit_id::from_value(hexadecimal(s.substr(by_id.size())).value_or(0)));
        } else {
            const result<unit_ref> at = h.find(s);
            if (at) return at->id();
            not_found(r, c, s, at.error());
            return std::nullopt;
        }
        if (found) return found.id();
        not_found(r, c, s, {errc::unknown_unit, fill(say("没有单位 {0}", "there is no unit {0}"), {quoted(s)})});
        return std::nullopt;
    }
    std::optional<body_id> body_called(const sheet_row& r, std::size_t c, std::string_view s) {
        if (s.empty()) return std::nullopt;
        const hierarchy& h = change_.now();
        const body* found = nullptr;
        if (s.starts_with(by_key)) {
            found = h.find(body_id::derive(id_, s.substr(by_key.size())));
        } else if (s.starts_with(by_id)) {
            found = h.find(body_id::from_value(hexadecimal(s.substr(by_id.size())).value_or(0)));
        } else {
            const result<const body*> at = h.find_body(s);
            if (at) return (*at)->key;
            not_found(r, c, s, at.error());
            return std::nullopt;
        }
        if (found) return found->key;
        not_found(r, c, s, {errc::unknown_body, fill(say("没有机构 {0}", "there is no body {0}"), {quoted(s)})});
        return std::nullopt;
    }
    // The body that a row is about.
    const body* body_of(const sheet_row& r, std::size_t c) {
        if (r[c].empty()) missing(r, c);
        const auto id = body_called(r, c, r[c]);
        if (!id) row_fine_ = false;
        return id ? change_.now().find(*id) : nullptr;
    }
    std::string path_of(const body& b) const {
        std::string path = b.part_of.ok() ? path_of(*change_.now().find(b.part_of)) : change_.now().path_of(b.unit);
        return path + "/" + b.name;
    }

    // Puts a record; what `change` says is said of that column.
    template <class Record>
    bool put(const sheet_row& r, std::size_t column, Record record) {
        if (!row_fine_) return false;
        const auto done = change_.put(std::move(record));
        if (!done) bad(r, column, done.error());
        return done.has_value();
    }

    //=== units ===//

    struct listed_unit {
        const sheet_row* row;
        std::optional<unit_kind> kind;
        code digits;
        std::ptrdiff_t parent = -1;
        enum { untouched, sought, found, adding, added, refused } state = untouched;
        unit_id id;
        std::string path;
    };

    // The rows a reference may mean. Compares names upwards, so that a row's parent is found on the way.
    std::vector<std::size_t> meant(std::string_view ref) {
        std::vector<std::size_t> all;
        if (ref.starts_with(by_code) || ref.starts_with(by_key)) {
            const bool digits = ref.starts_with(by_code);
            const std::string_view rest = ref.substr(digits ? by_code.size() : by_key.size());
            const auto c = parse_division_code(rest);
            for (std::size_t i = 0; i < units_.size(); ++i)
                if (digits ? c && units_[i].digits == *c : (*units_[i].row)[units_column::key] == rest)
                    all.push_back(i);
            return all;
        }
        if (ref.starts_with(by_id)) {
            for (std::size_t i = 0; i < units_.size(); ++i)
                if ((*units_[i].row)[units_column::key] == ref) all.push_back(i);
            return all;
        }
        const auto [first, last] = by_name_.equal_range(last_name(ref));
        for (auto at = first; at != last; ++at)
            if (ends_in(at->second, ref)) all.push_back(at->second);
        std::sort(all.begin(), all.end());
        return all;
    }
    bool ends_in(std::size_t i, std::string_view path) {
        const std::string_view name = last_name(path);
        if ((*units_[i].row)[units_column::name] != name) return false;
        if (name.size() == path.size()) return true;
        seek_parent(i);
        return units_[i].parent >= 0
            && ends_in(static_cast<std::size_t>(units_[i].parent), path.substr(0, path.size() - name.size() - 1));
    }
    void seek_parent(std::size_t i) {
        listed_unit& u = units_[i];
        if (u.state != listed_unit::untouched) return;
        u.state = listed_unit::sought; // two that name each other as their parents end here
        const std::string& ref = (*u.row)[units_column::parent];
        if (ref.empty()) {
            u.state = listed_unit::found;
            return;
        }
        std::vector<std::size_t> all = meant(ref);
        std::erase(all, i);
        if (all.size() == 1) {
            units_[i].parent = static_cast<std::ptrdiff_t>(all.front());
            units_[i].state = listed_unit::found;
            return;
        }
        units_[i].state = listed_unit::refused;
        const sheet_row& r = *units_[i].row;
        if (!all.empty())
            bad(r, units_column::parent, errc::ambiguous_unit,
                fill(say("{0} 不止一个", "there are several {0}"), {quoted(ref)}));
        else if (!torn_[0])
            bad(r, units_column::parent, errc::unknown_unit,
                fill(say("表中没有单位 {0}", "there is no unit {0} in the table"), {quoted(ref)}));
    }

    void read_units(const std::vector<sheet_row>& rows) {
        for (const sheet_row& r : rows) {
            listed_unit u{&r, {}, {}, -1, listed_unit::untouched, {}, {}};
            row_fine_ = true;
            if (r[units_column::name].empty()) missing(r, units_column::name);
            if (r[units_column::kind].empty()) missing(r, units_column::kind);
            u.kind = word_in<unit_kind>(r, units_column::kind);
            u.digits = parsed<code>(r, units_column::code, [](const std::string& s) {
                return parse_division_code(s);
            }).value_or(code());
            if (!row_fine_) {
                u.kind.reset();
                refused_.insert(r[units_column::name]);
            }
            by_name_.emplace(r[units_column::name], units_.size());
            units_.push_back(std::move(u));
        }
        for (std::size_t i = 0; i < units_.size(); ++i) seek_parent(i);
        for (std::size_t i = 0; i < units_.size(); ++i) add_unit(i);
        for (const listed_unit& u : units_)
            if (u.state == listed_unit::added) read_zone(u);
    }

    bool add_unit(std::size_t i) {
        listed_unit& u = units_[i];
        const sheet_row& r = *u.row;
        if (u.state == listed_unit::added || u.state == listed_unit::refused) return u.state == listed_unit::added;
        if (u.state == listed_unit::adding) {
            bad(r, units_column::parent, errc::cycle, say("上级成环", "it is above itself"));
            return false;
        }
        u.state = listed_unit::adding;
        const bool above = u.parent < 0 || add_unit(static_cast<std::size_t>(u.parent));
        if (u.state == listed_unit::refused) return false;
        u.state = listed_unit::refused;
        row_fine_ = above && u.kind;
        if (row_fine_) {
            const listed_unit* const parent = u.parent < 0 ? nullptr : &units_[static_cast<std::size_t>(u.parent)];
            u.path = (parent ? parent->path + "/" : std::string()) + r[units_column::name];
            const bool within = yes_or_no(r, units_column::within).value_or(false);
            u.id = id_of<unit_id>(r, units_column::key, u.path);
            new_unit unit{u.id, *u.kind, r[units_column::name], u.digits, parent ? parent->id : unit_id(), !within};
            if (row_fine_) {
                if (const auto added = change_.add(unit); added)
                    u.state = listed_unit::added;
                else
                    bad(r, blamed(added.error().code()), added.error());
            }
        }
        if (u.state == listed_unit::refused) refused_.insert(r[units_column::name]);
        return u.state == listed_unit::added;
    }
    static std::size_t blamed(errc code) {
        switch (code) {
        case errc::duplicate_code: return units_column::code;
        case errc::level_order:
        case errc::not_a_division: return units_column::parent;
        case errc::duplicate_id: return units_column::key;
        default: return units_column::name;
        }
    }

    void read_zone(const listed_unit& u) {
        namespace c = units_column;
        const sheet_row& r = *u.row;
        row_fine_ = true;
        const provenance basis = from(r);
        if (const auto holder = unit_called(r, c::administered_by)) {
            entrustment e;
            e.unit = u.id;
            e.holder = *holder;
            e.from = basis;
            e.key = entrustment_id::derive(id_, json_entrustment_path(e));
            put(r, c::administered_by, std::move(e));
        }
        if (is_division(*u.kind)) {
            for (std::size_t i = c::tier; i < c::administered_by; ++i)
                if (!r[i].empty())
                    bad(r, i, errc::not_a_zone, say("行政区划没有这一项", "a division has no such thing"));
            return;
        }
        zone z = *change_.now().zone_of(u.id);
        z.tier = known(word_in<zone_tier>(r, c::tier), basis);
        z.category = known(word_in<zone_category>(r, c::category), basis);
        z.location = known(word_in<location_class>(r, c::location), basis);
        z.managing = known(unit_called(r, c::managing), basis);
        z.dispatching = known(unit_called(r, c::dispatching), basis);
        z.approving = known(unit_called(r, c::approving), basis);
        z.area = known(number(r, c::area), basis);
        z.statistics = known(unit_called(r, c::statistics), basis);
        z.part_of = unit_called(r, c::part_of).value_or(unit_id());
        if (!r[c::first_industry].empty()) z.first_industry = {r[c::first_industry], basis};
        if (!r[c::industries].empty()) z.lead_industries = {list(r[c::industries]), basis};
        z.nameplates = list(r[c::nameplates]);
        z.from = basis;
        put(r, c::part_of, std::move(z));
    }

    //=== bodies ===//

    void read_agencies(const std::vector<sheet_row>& rows) {
        // Parts after what they are part of: in as many rounds as there are storeys.
        std::vector<const sheet_row*> left;
        for (const sheet_row& r : rows) left.push_back(&r);
        while (!left.empty()) {
            std::set<std::string, std::less<>> waiting;
            for (const sheet_row* r : left) waiting.insert((*r)[agencies_column::name]);
            std::vector<const sheet_row*> later;
            for (const sheet_row* r : left) {
                const std::string& above = (*r)[agencies_column::part_of];
                const bool waits = !above.empty() && !change_.now().find_body(above)
                    && (waiting.count(last_name(above)) != 0 || above.starts_with(by_key) || above.starts_with(by_id));
                if (waits)
                    later.push_back(r);
                else
                    read_agency(*r);
            }
            if (later.size() == left.size()) {
                for (const sheet_row* r : later) read_agency(*r);
                return;
            }
            left = std::move(later);
        }
    }
    void read_agency(const sheet_row& r) {
        namespace c = agencies_column;
        row_fine_ = true;
        for (const std::size_t needed : {c::name, c::unit, c::kind})
            if (r[needed].empty()) missing(r, needed);
        const provenance basis = from(r);
        body b;
        b.name = r[c::name];
        b.kind = word_in<body_kind>(r, c::kind).value_or(body_kind::other);
        const auto unit = unit_called(r, c::unit);
        row_fine_ = row_fine_ && unit;
        b.unit = unit.value_or(unit_id());
        if (!r[c::part_of].empty()) {
            const auto above = body_called(r, c::part_of, r[c::part_of]);
            row_fine_ = row_fine_ && above;
            b.part_of = above.value_or(body_id());
        }
        b.rank = known(word_in<rank>(r, c::rank), basis);
        b.legal_type = known(word_in<dispatched_type>(r, c::legal_type), basis);
        const auto issued = day(r, c::charter_issued);
        if (issued || !r[c::charter_document].empty()) b.charter = {charter{issued, r[c::charter_document]}, basis};
        b.leading_posts = known(whole(r, c::leading_posts), basis);
        b.internal_bodies = known(whole(r, c::internal_bodies), basis);
        b.nameplates = list(r[c::nameplates]);
        b.credit_code = r[c::credit_code];
        b.from = basis;
        if (row_fine_) {
            b.key = id_of<body_id>(r, c::key, path_of(b));
            if (change_.now().find(b.key))
                bad(r, c::name, errc::duplicate_id,
                    fill(say("机构 {0} 写了两次", "the body {0} is there twice"), {quoted(b.name)}));
        }
        if (!put(r, c::name, std::move(b))) refused_.insert(r[c::name]);
    }

    //=== posts ===//

    void read_post(const sheet_row& r) {
        namespace c = posts_column;
        row_fine_ = true;
        for (const std::size_t needed : {c::title, c::kind})
            if (r[needed].empty()) missing(r, needed);
        const provenance basis = from(r);
        const body* const b = body_of(r, c::body);
        post p;
        p.kind = word_in<post_kind>(r, c::kind).value_or(post_kind::other);
        p.title = r[c::title];
        p.rank = known(word_in<rank>(r, c::rank), basis);
        p.grade = r[c::post_grade];
        p.category = r[c::category];
        p.series = r[c::series];
        p.from = basis;
        tenure t;
        t.valid = {day(r, c::from), day(r, c::until)};
        t.mode = word_in<tenure_mode>(r, c::mode).value_or(tenure_mode::main);
        t.paid = known(yes_or_no(r, c::paid), basis);
        t.approved = known(yes_or_no(r, c::approved), basis);
        t.from = basis;
        person who;
        who.name = r[c::holder];
        who.rank = known(word_in<rank>(r, c::holder_rank), basis);
        who.from = basis;
        const bool vacant = r[c::holder].empty() && r[c::holder_key].empty();
        if (vacant && row_fine_)
            for (std::size_t i = c::holder_rank; i <= c::approved; ++i)
                if (!r[i].empty())
                    bad(r, i, errc::bad_value, say("空缺的职位没有这一项", "a vacant post has no such thing"));
        if (!row_fine_) return;
        p.body = b->key;
        p.key = id_of<post_id>(r, c::key, path_of(*b) + "/" + p.title);
        if (const post* const there = change_.now().find(p.key)) {
            post same = p;
            same.from = there->from;
            same.rank.from = there->rank.from;
            if (vacant || !(same == *there))
                return bad(r, c::title, vacant ? errc::duplicate_id : errc::conflicting_values,
                    fill(
                        say("职位 {0} 在前面写得不同", "the post {0} is there already, otherwise"), {quoted(p.title)}));
        } else if (!put(r, c::title, p)) {
            return;
        }
        if (vacant) return;
        who.key = id_of<person_id>(r, c::holder_key, who.name);
        if (const person* const there = change_.now().find(who.key)) {
            if (there->name != who.name || (who.rank.known() && there->rank.value != who.rank.value))
                return bad(r, c::holder, errc::conflicting_values,
                    say("此人在前面写得不同", "this person is there already, otherwise"));
        } else if (!put(r, c::holder, who)) {
            return;
        }
        t.post = p.key;
        t.person = who.key;
        t.key = tenure_id::derive(id_, json_tenure_path(t));
        put(r, c::holder, std::move(t));
    }

    //=== amounts ===//

    enum class sort_of_amount : unsigned char { quota, staff };
    friend std::span<const word> words(sort_of_amount) noexcept {
        static constexpr std::array<word, 2> table{{{0, "quota", "编制", "quota"}, {1, "staff", "人员", "staff"}}};
        return table;
    }

    void read_amounts(const std::vector<sheet_row>& rows) {
        namespace c = staff_column;
        for (const sheet_row& r : rows) {
            row_fine_ = true;
            for (const std::size_t needed : {c::sort, c::kind})
                if (r[needed].empty()) missing(r, needed);
            const provenance basis = from(r);
            const body* const there = body_of(r, c::body);
            const auto sort = word_in<sort_of_amount>(r, c::sort);
            const fact<std::int64_t> n = known(whole(r, c::number), basis);
            if (!there || !sort) continue;
            body b = *there;
            if (*sort == sort_of_amount::quota)
                amount(r, b.quota, n);
            else
                amount(r, b.staff, n);
            put(r, c::number, std::move(b));
        }
    }
    template <class Kind>
    void amount(const sheet_row& r, std::vector<tally<Kind>>& all, const fact<std::int64_t>& n) {
        const auto kind = word_in<Kind>(r, staff_column::kind);
        if (!kind) return;
        if (std::any_of(all.begin(), all.end(), [&](const tally<Kind>& t) { return t.kind == *kind; }))
            return bad(r, staff_column::kind, errc::duplicate_key,
                fill(say("{0}写了两次", "the {0} is there twice"), {name_of(*kind)}));
        all.push_back({*kind, n});
    }

    //=== holdings ===//

    void read_holding(const sheet_row& r) {
        namespace c = functions_column;
        row_fine_ = true;
        if (r[c::name].empty()) missing(r, c::name);
        const provenance basis = from(r);
        const body* const b = body_of(r, c::body);
        holding x;
        x.cls = word_in<carry_class>(r, c::cls).value_or(carry_class::functions);
        x.name = r[c::name];
        x.function = known(word_in<function_class>(r, c::about), basis);
        for (const std::string& other : list(r[c::shared_with]))
            if (const auto with = body_called(r, c::shared_with, other)) x.shared_with.push_back(*with);
        x.runs_smoothly = known(yes_or_no(r, c::runs_smoothly), basis);
        x.industry_linked = known(yes_or_no(r, c::industry_linked), basis);
        x.grantor = known(unit_called(r, c::grantor), basis);
        x.form = known(word_in<power_form>(r, c::form), basis);
        x.amount = known(number(r, c::amount), basis);
        x.measure = r[c::measure];
        x.from = basis;
        if (!row_fine_) return;
        x.holder = b->key;
        x.key = id_of<holding_id>(r, c::key, json_holding_path(path_of(*b), x));
        if (change_.now().find(x.key))
            return bad(
                r, c::name, errc::duplicate_id, fill(say("{0} 写了两次", "{0} is there twice"), {quoted(x.name)}));
        put(r, c::name, std::move(x));
    }

    std::string id_;
    change change_;
    std::vector<refusal> problems_;
    std::array<bool, sheet_count>
        torn_{}; // tables of which not every row could be read: what is not found may have been there
    bool row_fine_ = true;
    std::vector<listed_unit> units_;
    std::multimap<std::string, std::size_t, std::less<>> by_name_;
    std::set<std::string, std::less<>> refused_; // names in rows that were
};

} // namespace

result<hierarchy> read_spreadsheets(const spreadsheets& in, std::string_view id) { return reader(id).read(in); }

} // namespace onezone
