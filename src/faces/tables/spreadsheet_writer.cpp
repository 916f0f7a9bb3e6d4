// SPDX-License-Identifier: Apache-2.0
#include "faces/json/reader.hpp"
#include "faces/json/references.hpp"
#include "ground/wording.hpp"
#include "spreadsheet_cells.hpp"
#include "spreadsheet_tables.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace onezone {

namespace {

using namespace detail;

class writer final : sheet_cell_writer {
public:
    writer(const hierarchy& h, std::string_view id, const sheet_style& style)
        : sheet_cell_writer(style),
          h_(h),
          id_(id),
          style_(style) {
        for (std::size_t i = 0; i < sheet_count; ++i)
            out_.content.tables[i] = sheet_template(static_cast<sheet>(i), style);
    }

    written_sheets write() {
        for (const person& p : h_.all<person>()) ++names_[p.name];
        for (const unit_ref top : sorted(h_.roots())) write_division(top);
        std::vector<unit_ref> zones;
        for (const zone& z : h_.all<zone>()) zones.push_back(h_[z.unit]);
        for (const unit_ref u : sorted(zones)) write_unit(u);
        std::vector<std::pair<std::string, const body*>> bodies;
        for (const body& b : h_.all<body>()) bodies.emplace_back(full_path_of(h_, b), &b);
        std::sort(bodies.begin(), bodies.end(), [](const auto& a, const auto& b) {
            return std::tie(a.first, a.second->key) < std::tie(b.first, b.second->key);
        });
        for (const auto& [path, b] : bodies) write_body(*b, path);
        write_own_facts();
        write_statements();
        left_out(h_.count<hosting>(), say("所在的其他区划", "further divisions a zone lies in"));
        left_out(h_.count<agreement>(), say("协议", "agreements"));
        left_out(h_.count<indicator>(), say("指标", "indicators"));
        for (const person& p : h_.all<person>())
            left_out(h_.tenures_of(p.key).empty() ? 1 : 0, say("没有任职的人", "people without a post"));
        for (const auto& [what, n] : left_out_)
            out_.left_out.push_back(fill(say("{0}：{1}", "{0}: {1}"), {text{what.first, what.second}, number(n)}));
        return std::move(out_);
    }

private:
    void left_out(std::size_t n, const text& what) override {
        if (n != 0) left_out_[{what.zh, what.en}] += n;
    }
    [[nodiscard]] std::string unit_name(unit_id u) override { return reference_to(h_, u); }
    [[nodiscard]] std::string body_name(body_id b) override { return reference_to(h_, b); }
    [[nodiscard]] std::string post_name(post_id p) override {
        const post& there = *h_.find(p);
        const auto alike = [&](const post& other) { return other.title == there.title; };
        const auto posts = h_.posts_of(there.body);
        const std::string owner = body_name(there.body);
        if (there.title.empty() || owner.starts_with("id:") || there.title.find('/') != std::string::npos
            || std::count_if(posts.begin(), posts.end(), alike) != 1)
            return id_cell(p);
        return owner + "/" + there.title;
    }

    [[nodiscard]] std::string person_name(person_id p) override {
        const std::string& name = h_.find(p)->name;
        const bool plain = !name.empty() && names_.at(name) == 1 && !looks_like_reference(name);
        return plain ? name : id_cell(p);
    }

    [[nodiscard]] static sheet_line line(sheet s) { return sheet_line(layout_of(s)); }
    void finish(sheet s, sheet_line& l) { sheet_cell_writer::finish(l, out_.content[s]); }
    template <class Id>
    [[nodiscard]] static std::string id_cell(Id id) {
        return "id:" + to_string(id);
    }
    // What has no name is told apart by its key alone.
    template <class Id>
    [[nodiscard]] std::string key_cell(Id id, const std::string& path, bool named = true) const {
        return named && id == Id::derive(id_, path) ? std::string() : id_cell(id);
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
        sheet_line l = line(sheet::units);
        write_cells(l,
            unit_record{u.id(), u.kind(), std::string(u.name()), u.code(), u.parent() ? u.parent().id() : unit_id(),
                u.place_known()});
        if (!u.place_known()) l["within"] = spelled(true);
        l["key"] = key_cell(u.id(), u.path());
        // Where its path is not its own, others refer to it by its id.
        if (std::string called = reference_to(h_, u.id()); called.starts_with("id:")) l["key"] = std::move(called);
        const zone* const z = h_.zone_of(u.id());
        if (z) l.from = z->from;
        for (const entrustment& e : h_.entrustments_of(u.id())) {
            const bool plain = e.scope == entrustment_scope::all && e.items.empty() && e.valid == period();
            if (!plain || !l["administered_by"].empty() || (z && !(e.from == l.from))) {
                left_out(1,
                    say("有期限、只及部分事项或另有出处的代管",
                        "entrustments with a term, of a part, or with a source of their own"));
                continue;
            }
            left_out(e.key != entrustment_id::derive(id_, json_entrustment_path(e)) ? 1 : 0,
                say("代管的标识", "ids of entrustments"));
            l["administered_by"] = unit_name(e.holder);
            l.from = e.from;
        }
        if (z) write_cells(l, *z);
        finish(sheet::units, l);
    }

    //=== bodies ===//

    void write_body(const body& b, const std::string& path) {
        sheet_line l = line(sheet::agencies);
        l.from = b.from;
        write_cells(l, b);
        l["key"] = key_cell(b.key, path);
        finish(sheet::agencies, l);
        const std::string called = body_name(b.key);
        for_each_member<body>([&](auto m) {
            if constexpr (is_sheet_tallies<typename decltype(m)::type>) write_amounts(called, m.of(b), m);
        });
        write_list(called, b.lent, sheet::loans);
        write_list(called, b.joint_offices, sheet::joint_offices);
        write_posts(b, path);
        std::vector<const holding*> items;
        for (const holding& x : h_.holdings_of(b.key)) items.push_back(&x);
        std::sort(items.begin(), items.end(), [](const holding* x, const holding* y) {
            return std::tuple(x->cls, x->name, x->key) < std::tuple(y->cls, y->name, y->key);
        });
        for (const holding* x : items) write_holding(*x, path);
    }
    template <class Kind>
    void write_amounts(const std::string& called, const std::vector<tally<Kind>>& all, const field& sort) {
        for (const tally<Kind>& t : all) {
            sheet_line l = line(sheet::staff);
            l["body"] = called;
            l["sort"] = style_.in == language::zh ? sort.zh : sort.key;
            if (t.count.known()) l.from = t.count.from; // the row is the fact
            write_cells(l, t);
            finish(sheet::staff, l);
        }
    }
    template <class Part>
    void write_list(const std::string& called, const std::vector<Part>& all, sheet s) {
        for (const Part& one : all) {
            sheet_line l = line(s);
            l["body"] = called;
            l.from = one.from;
            write_cells(l, one);
            finish(s, l);
        }
    }
    void write_posts(const body& b, const std::string& path) {
        std::vector<const post*> posts;
        for (const post& p : h_.posts_of(b.key)) posts.push_back(&p);
        std::sort(posts.begin(), posts.end(), [](const post* x, const post* y) {
            return std::tuple(x->kind, x->title, x->key) < std::tuple(y->kind, y->title, y->key);
        });
        for (const post* p : posts) {
            sheet_line l = line(sheet::posts);
            l.from = p->from;
            write_cells(l, *p);
            l["key"] = key_cell(p->key, path + "/" + p->title, !p->title.empty());
            std::vector<const tenure*> held;
            for (const tenure& t : h_.tenures_of(p->key)) held.push_back(&t);
            std::sort(held.begin(), held.end(), [](const tenure* x, const tenure* y) {
                return std::tuple(x->valid.from, x->person, x->key) < std::tuple(y->valid.from, y->person, y->key);
            });
            if (held.empty()) finish(sheet::posts, l);
            for (const tenure* t : held) write_tenure(l, *t);
        }
    }
    void write_tenure(sheet_line l, const tenure& t) {
        const person& who = *h_.find(t.person);
        if (!(t.from == l.from) || !(who.from == l.from) || t.key != tenure_id::derive(id_, json_tenure_path(t)))
            left_out(1,
                say("与职位不同的任职出处或标识", "sources or ids of tenures and people that differ from the post's"));
        write_cells(l, who);
        write_cells(l, t);
        // A name alone is somebody else in every row.
        const bool once = names_.at(who.name) == 1 && h_.tenures_of(who.key).count() == 1;
        if (once || who.name.empty() || who.key != person_id::derive(id_, who.name))
            l["holder_key"] = key_cell(who.key, who.name, !who.name.empty());
        else
            l["holder_key"] = who.name;
        finish(sheet::posts, l);
    }
    void write_holding(const holding& x, const std::string& path) {
        sheet_line l = line(sheet::functions);
        l.from = x.from;
        write_cells(l, x);
        l["key"] = key_cell(x.key, json_holding_path(path, x), !x.name.empty());
        finish(sheet::functions, l);
    }

    void write_own_facts() {
        std::vector<std::pair<std::vector<std::string>, sheet_line>> lines;
        for (const own_fact& f : h_.all<own_fact>()) {
            if (f.person.ok() && h_.tenures_of(f.person).empty()) {
                left_out(1, say("没有任职的人的自定事实", "facts of one's own about people without a post"));
                continue;
            }
            sheet_line l = line(sheet::facts);
            const auto row_is = [&](const auto& fact) { // the row is what it says
                if (fact.known()) l.from = fact.from;
            };
            row_is(f.holds);
            row_is(f.value);
            row_is(f.text);
            row_is(f.items);
            row_is(f.day);
            write_cells(l, f);
            lines.emplace_back(std::vector{l["unit"], l["body"], l["post"], l["person"], l["name"], l["on"]}, l);
        }
        std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& [order, l] : lines) finish(sheet::facts, l);
    }
    void write_statements() {
        std::vector<std::tuple<list_reach, std::vector<std::string>, known_list>> order;
        std::vector<std::pair<std::size_t, sheet_line>> lines;
        for (const completeness& c : h_.all<completeness>()) {
            sheet_line l = line(sheet::complete);
            l.from = c.from;
            write_cells(l, c);
            order.emplace_back(c.reach, std::vector{l["unit"], l["body"], l["post"]}, c.list);
            lines.emplace_back(lines.size(), std::move(l));
        }
        std::sort(
            lines.begin(), lines.end(), [&](const auto& a, const auto& b) { return order[a.first] < order[b.first]; });
        for (auto& [nth, l] : lines) finish(sheet::complete, l);
    }

    const hierarchy& h_;
    std::string id_;
    sheet_style style_;
    written_sheets out_;
    std::map<std::pair<std::string, std::string>, std::size_t> left_out_;
    std::map<std::string_view, std::size_t> names_; // of people
};

} // namespace

written_sheets write_spreadsheets(const hierarchy& h, std::string_view id, const sheet_style& style) {
    return writer(h, id, style).write();
}

} // namespace onezone
