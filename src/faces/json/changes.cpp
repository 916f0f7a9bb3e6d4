// SPDX-License-Identifier: Apache-2.0
#include "printer.hpp"
#include "reader.hpp"
#include "values.hpp"

#include <onezone/faces/json/changes.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onezone {

namespace {

using detail::json_printer;

class changes_writer {
public:
    explicit changes_writer(const history& of) : of_(of) {}

    std::string write(const changes_between& all) {
        out_.open_object();
        out_.spread();
        out_.key("onezone").value(std::string_view("changes"));
        out_.key("version").value(std::int64_t{1});
        out_.key("history").value(of_.id());
        out_.key("from").value(all.from);
        out_.key("to").value(all.to);
        out_.key("count").value(static_cast<std::int64_t>(all.count()));
        detail::print_list(out_, "groups", all.groups, [&](const change_group& g) {
            out_.open_object();
            out_.key("kind").value(g.key);
            out_.key("title").value(g.title);
            detail::print_list(out_, "changes", g.changes, [&](const listed_change& c) { print_change(c); });
            out_.close();
        });
        out_.close();
        return std::move(out_).finish();
    }

private:
    void print_change(const listed_change& c) {
        out_.open_object();
        out_.key("on").value(c.on);
        out_.key("record").value(std::int64_t{c.by});
        out_.key("account").value(c.account);
        detail::print_list(out_, "documents", of_[c.by].what.documents, [&](const legal_document& d) {
            const detail::no_names none;
            out_.open_object();
            detail::value_printer(out_, none).print_members(d);
            out_.close();
        });
        const date before = c.on - boost::gregorian::days(1);
        detail::print_list(out_, "lineage", c.lineage, [&](const succession& s) {
            out_.open_object();
            print_party("from", s.from, {before, c.on});
            print_party("heir", s.heir, {c.on, before});
            if (!s.units.empty()) {
                out_.key("units").open_array();
                for (const unit_id u : s.units) print_unit(u, {before, c.on});
                out_.close();
            }
            out_.member("stated", s.stated);
            if (s.whole) out_.key("whole").value(true);
            if (s.inferred) out_.key("inferred").value(true);
            out_.close();
        });
        out_.close();
    }

    // As it was on the first of the days on which it was there: what an act founds and another ends on one day was there on neither.
    using days = std::array<date, 2>;

    void print_unit(unit_id unit, const days& on) {
        out_.open_object();
        out_.key("id").value(to_string(unit));
        for (const date& day : on)
            if (const std::optional<unit_facts> is = of_.find(unit, day)) {
                out_.key("name").value(is->name);
                if (is->code.ok()) out_.key("code").value(to_string(is->code));
                break;
            }
        out_.close();
    }

    void print_party(std::string_view key, const party& p, const days& on) {
        if (p.none()) return;
        out_.key(key);
        if (p.unit.ok()) return print_unit(p.unit, on);
        out_.open_object();
        if (p.body.ok()) {
            out_.key("id").value(to_string(p.body));
            for (const date& day : on) {
                if (day < of_.begins()) continue;
                const moment then = of_.as_of(day);
                if (const body* const is = then.find(p.body)) {
                    out_.key("name").value(is->name);
                    break;
                }
            }
        }
        out_.member("stated", p.stated);
        out_.close();
    }

    const history& of_;
    json_printer out_;
};

} // namespace

std::string write_changes(const changes_between& all, const history& of) { return changes_writer(of).write(all); }

} // namespace onezone
