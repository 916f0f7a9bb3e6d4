// SPDX-License-Identifier: Apache-2.0
#include "faces/json/reader.hpp"
#include "faces/json/references.hpp"
#include "spreadsheet_tables.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace onezone {

namespace {

using namespace detail;

class writer {
public:
    writer(const hierarchy& h, std::string_view id, const sheet_style& style) : h_(h), id_(id), style_(style) {
        for (std::size_t i = 0; i < sheet_count; ++i)
            out_.content.tables[i] = sheet_template(static_cast<sheet>(i), style);
    }

    written_sheets write() {
        for (const unit_ref top : sorted(h_.roots())) write_division(top);
        std::vector<unit_ref> zones;
        for (const zone& z : h_.all<zone>()) zones.push_back(h_[z.unit]);
        for (const unit_ref u : sorted(zones)) write_unit(u);
        std::vector<const body*> bodies;
        for (const body& b : h_.all<body>()) bodies.push_back(&b);
        std::sort(bodies.begin(), bodies.end(), [this](const body* a, const body* b) {
            return std::tuple(path_of(*a), a->key) < std::tuple(path_of(*b), b->key);
        });
        for (const body* b : bodies) write_body(*b);
        count(h_.count<hosting>(), say("所在的其他区划", "further divisions a zone lies in"));
        count(h_.count<agreement>(), say("协议", "agreements"));
        count(h_.count<indicator>(), say("指标", "figures"));
        count(h_.count<person>() - holders_.size(), say("没有任职的人", "people without a post"));
        for (const auto& [what, n] : left_out_)
            out_.left_out.push_back(fill(say("{0}：{1}", "{0}: {1}"), {text{what.first, what.second}, number(n)}));
        return std::move(out_);
    }

private:
    static text number(std::size_t n) { return verbatim(std::to_string(n)); }
    void count(std::size_t n, const text& what) {
        if (n != 0) left_out_[{what.zh, what.en}] += n;
    }

    //=== cells ===//

    // One row in the making; empty cells say nothing.
    struct line {
        explicit line(sheet s) : of(s), cells(sheet_columns(s).size()) {}
        std::string& operator[](std::size_t c) { return cells[c]; }
        sheet of;
        std::vector<std::string> cells;
        provenance from;
    };
    void finish(line& l) {
        const std::size_t at = l.cells.size() - 3;
        l[at] = l.from.source();
        if (l.from.how() != grade::stated) {
            l[at + 1] = spelled(l.from.how());
            const text& why = l.from.reason();
            l[at + 2] = why.zh == why.en ? why.zh : why.zh + "|" + why.en;
            if (l.from.reason().zh.find('|') != std::string::npos) count(1, say("含“|”的理由", "reasons with a “|”"));
        }
        write_row(out_.content[l.of], l.cells);
    }
    template <class E>
    [[nodiscard]] std::string spelled(E e) const {
        return style_.in == language::zh ? name_of(e).zh : std::string(key_of(e));
    }
    [[nodiscard]] std::string spelled(bool b) const {
        return style_.in == language::zh ? (b ? "是" : "否") : (b ? "yes" : "no");
    }
    // A fact in a row whose provenance stands for all of it.
    template <class T, class Write>
    std::string cell(const line& l, const fact<T>& f, Write write) {
        if (f.known() ? !(f.from == l.from) : !f.from.empty())
            count(1, say("与所在行不同的出处", "sources of single facts that differ from their row's"));
        return f.known() ? write(*f.value) : std::string();
    }
    template <class E>
    std::string word_cell(const line& l, const fact<E>& f) {
        return cell(l, f, [this](E e) { return spelled(e); });
    }
    std::string unit_cell(const line& l, const fact<unit_id>& f) {
        return cell(l, f, [this](unit_id u) { return reference_to(h_, u); });
    }
    std::string number_cell(const line& l, const fact<std::int64_t>& f) {
        return cell(l, f, [](std::int64_t n) { return std::to_string(n); });
    }
    std::string decimal_cell(const line& l, const fact<decimal>& f) {
        return cell(l, f, [](decimal d) { return to_string(d); });
    }
    std::string list_cell(const std::vector<std::string>& items) {
        std::string all;
        for (const std::string& item : items) {
            if (item.empty() || item.find(';') != std::string::npos || item.find("\uff1b") != std::string::npos)
                count(1, say("空的或含分号的列表项", "list items that are empty or hold a semicolon"));
            all += (&item == &items.front() ? "" : ";") + item;
        }
        return all;
    }
    template <class Id>
    [[nodiscard]] std::string key_cell(Id id, const std::string& path) const {
        return id == Id::derive(id_, path) ? std::string() : "id:" + hex_id(id.value());
    }

    //=== units ===//

    template <class Range>
    [[nodiscard]] static std::vector<unit_ref> sorted(const Range& range) {
        std::vector<unit_ref> units;
        for (const unit_ref u : range) units.push_back(u);
        std::sort(units.begin(), units.end(), [](unit_ref a, unit_ref b) {
            const auto order = [](unit_ref u) { return std::tuple(!u.code().ok(), u.code(), u.name(), u.id()); };
            return order(a) < order(b);
        });
        return units;
    }
    // Deep nesting is five levels.
    void write_division(unit_ref u) {
        write_unit(u);
        for (const unit_ref below : sorted(u.children())) write_division(below);
    }
    void write_unit(unit_ref u) {
        namespace c = units_column;
        line l(sheet::units);
        l[c::name] = u.name();
        l[c::kind] = spelled(u.kind());
        if (u.parent()) l[c::parent] = reference_to(h_, u.parent().id());
        if (!u.place_known()) l[c::within] = spelled(true);
        if (u.code().ok()) l[c::code] = to_string(u.code());
        l[c::key] = key_cell(u.id(), u.path());
        // Where its path is not its own, others refer to it by its id.
        if (const std::string called = reference_to(h_, u.id()); called.starts_with("id:")) l[c::key] = called;
        const zone* const z = h_.zone_of(u.id());
        if (z) l.from = z->from;
        for (const entrustment& e : h_.entrustments_of(u.id())) {
            const bool plain = e.scope == entrustment_scope::all && e.items.empty() && e.valid == period();
            if (!plain || !l[c::administered_by].empty() || (z && !(e.from == l.from))) {
                count(1,
                    say("有期限、只及部分事项或另有出处的代管",
                        "entrustments with a term, of a part, or with a source of their own"));
                continue;
            }
            count(e.key != entrustment_id::derive(id_, json_entrustment_path(e)),
                say("代管的标识", "ids of entrustments"));
            l[c::administered_by] = reference_to(h_, e.holder);
            l.from = e.from;
        }
        if (z) write_zone(l, *z);
        finish(l);
    }
    void write_zone(line& l, const zone& z) {
        namespace c = units_column;
        l[c::tier] = word_cell(l, z.tier);
        l[c::category] = word_cell(l, z.category);
        l[c::location] = word_cell(l, z.location);
        l[c::managing] = unit_cell(l, z.managing);
        l[c::dispatching] = unit_cell(l, z.dispatching);
        l[c::approving] = unit_cell(l, z.approving);
        l[c::area] = decimal_cell(l, z.area);
        l[c::statistics] = unit_cell(l, z.statistics);
        if (z.part_of.ok()) l[c::part_of] = reference_to(h_, z.part_of);
        l[c::first_industry] = cell(l, z.first_industry, [this](const std::string& s) {
            if (s.empty()) count(1, say("空的首位产业", "first industries that are empty"));
            return s;
        });
        l[c::industries] = cell(l, z.lead_industries, [this](const std::vector<std::string>& all) {
            if (all.empty()) count(1, say("明确没有主导产业", "leading industries known to be none"));
            return list_cell(all);
        });
        l[c::nameplates] = list_cell(z.nameplates);
        count(z.designations.size(), say("称号", "designations"));
        count(z.integrated.size(), say("区政合一", "integrations"));
    }

    //=== bodies ===//

    [[nodiscard]] std::string path_of(const body& b) const {
        return (b.part_of.ok() ? path_of(*h_.find(b.part_of)) : h_.path_of(b.unit)) + "/" + b.name;
    }
    void write_body(const body& b) {
        namespace c = agencies_column;
        const std::string path = path_of(b);
        const std::string called = reference_to(h_, b.key);
        line l(sheet::agencies);
        l.from = b.from;
        l[c::name] = b.name;
        l[c::unit] = reference_to(h_, b.unit);
        l[c::kind] = spelled(b.kind);
        l[c::key] = key_cell(b.key, path);
        if (b.part_of.ok()) l[c::part_of] = reference_to(h_, b.part_of);
        l[c::rank] = word_cell(l, b.rank);
        l[c::legal_type] = word_cell(l, b.legal_type);
        l[c::charter_document] = cell(l, b.charter, [this](const charter& s) {
            if (!s.issued && s.document.empty())
                count(1, say("无日期、无文号的三定规定", "charters without date and document"));
            return s.document;
        });
        if (b.charter.known() && b.charter.value->issued) l[c::charter_issued] = to_string(*b.charter.value->issued);
        l[c::leading_posts] = number_cell(l, b.leading_posts);
        l[c::internal_bodies] = number_cell(l, b.internal_bodies);
        l[c::nameplates] = list_cell(b.nameplates);
        l[c::credit_code] = b.credit_code;
        if (!(b.seat == fact<unit_id>())) count(1, say("机构驻地", "seats of bodies"));
        finish(l);
        write_amounts(called, b.quota, "编制", "quota");
        write_amounts(called, b.staff, "人员", "staff");
        write_posts(b, path, called);
        std::vector<const holding*> items;
        for (const holding& x : h_.holdings_of(b.key)) items.push_back(&x);
        std::sort(items.begin(), items.end(), [](const holding* x, const holding* y) {
            return std::tuple(x->cls, x->name, x->key) < std::tuple(y->cls, y->name, y->key);
        });
        for (const holding* x : items) write_holding(*x, path, called);
    }
    template <class Kind>
    void write_amounts(
        const std::string& called, const std::vector<tally<Kind>>& all, const char* in_zh, const char* in_en) {
        namespace c = staff_column;
        for (const tally<Kind>& t : all) {
            line l(sheet::staff);
            l[c::body] = called;
            l[c::sort] = style_.in == language::zh ? in_zh : in_en;
            l[c::kind] = spelled(t.kind);
            if (t.count.known()) l.from = t.count.from; // the row is the fact
            l[c::number] = number_cell(l, t.count);
            finish(l);
        }
    }
    void write_posts(const body& b, const std::string& path, const std::string& called) {
        namespace c = posts_column;
        std::vector<const post*> posts;
        for (const post& p : h_.posts_of(b.key)) posts.push_back(&p);
        std::sort(posts.begin(), posts.end(), [](const post* x, const post* y) {
            return std::tuple(x->kind, x->title, x->key) < std::tuple(y->kind, y->title, y->key);
        });
        for (const post* p : posts) {
            line l(sheet::posts);
            l.from = p->from;
            l[c::body] = called;
            l[c::title] = p->title.empty() ? name_of(p->kind).zh : p->title;
            if (p->title.empty()) count(1, say("没有名称的职位", "posts without a title"));
            l[c::kind] = spelled(p->kind);
            l[c::key] = key_cell(p->key, path + "/" + p->title);
            l[c::rank] = word_cell(l, p->rank);
            l[c::post_grade] = p->grade;
            l[c::category] = p->category;
            l[c::series] = p->series;
            std::vector<const tenure*> held;
            for (const tenure& t : h_.tenures_of(p->key)) held.push_back(&t);
            std::sort(held.begin(), held.end(), [](const tenure* x, const tenure* y) {
                return std::tuple(x->valid.from, x->person, x->key) < std::tuple(y->valid.from, y->person, y->key);
            });
            if (held.empty()) finish(l);
            for (const tenure* t : held) write_tenure(l, *t);
        }
    }
    void write_tenure(line l, const tenure& t) {
        namespace c = posts_column;
        const person& who = *h_.find(t.person);
        if (!(t.from == l.from) || !(who.from == l.from) || t.key != tenure_id::derive(id_, json_tenure_path(t)))
            count(1,
                say("与职位不同的任职出处或标识", "sources or ids of tenures and people that differ from the post's"));
        l[c::holder] = who.name;
        l[c::holder_key] = who.name.empty() ? "id:" + hex_id(who.key.value()) : key_cell(who.key, who.name);
        l[c::holder_rank] = word_cell(l, who.rank);
        if (t.valid.from) l[c::from] = to_string(*t.valid.from);
        if (t.valid.until) l[c::until] = to_string(*t.valid.until);
        l[c::mode] = spelled(t.mode);
        l[c::paid] = cell(l, t.paid, [this](bool b) { return spelled(b); });
        l[c::approved] = cell(l, t.approved, [this](bool b) { return spelled(b); });
        if (!(t.archived == fact<staff_status>())) count(1, say("封存的身份", "archived statuses"));
        holders_.insert(who.key);
        finish(l);
    }
    void write_holding(const holding& x, const std::string& path, const std::string& called) {
        namespace c = functions_column;
        line l(sheet::functions);
        l.from = x.from;
        l[c::body] = called;
        l[c::name] = x.name;
        if (x.name.empty()) count(1, say("没有名称的事项", "holdings without a name"));
        l[c::cls] = spelled(x.cls);
        l[c::key] = key_cell(x.key, json_holding_path(path, x));
        l[c::about] = word_cell(l, x.function);
        std::vector<std::string> others;
        for (const body_id b : x.shared_with) others.push_back(reference_to(h_, b));
        l[c::shared_with] = list_cell(others);
        l[c::runs_smoothly] = cell(l, x.runs_smoothly, [this](bool b) { return spelled(b); });
        l[c::industry_linked] = cell(l, x.industry_linked, [this](bool b) { return spelled(b); });
        l[c::grantor] = unit_cell(l, x.grantor);
        l[c::form] = word_cell(l, x.form);
        l[c::amount] = decimal_cell(l, x.amount);
        l[c::measure] = x.measure;
        finish(l);
    }

    const hierarchy& h_;
    std::string id_;
    sheet_style style_;
    written_sheets out_;
    std::map<std::pair<std::string, std::string>, std::size_t> left_out_;
    std::set<person_id> holders_;
};

} // namespace

written_sheets write_spreadsheets(const hierarchy& h, std::string_view id, const sheet_style& style) {
    return writer(h, id, style).write();
}

} // namespace onezone
