// SPDX-License-Identifier: Apache-2.0
#include "findings.hpp"
#include "printer.hpp"

#include <onezone/faces/json/explanation.hpp>

#include <utility>
#include <variant>

namespace onezone {

namespace {

using detail::json_printer;

void print_value(json_printer& out, const std::optional<value>& v) {
    if (!v) return out.null();
    std::visit([&](const auto& one) { out.value(one); }, *v);
}

void print_fact(json_printer& out, const explained_fact& f) {
    out.open_object();
    out.key("of").value(f.path);
    out.key("field").value(f.field);
    out.key("name").value(f.name);
    out.key("known").value(f.known);
    out.key("value");
    print_value(out, f.is);
    out.key("shown").value(f.shown);
    if (f.how != grade::stated) out.key("grade").value(f.how);
    out.member("source", f.source);
    if (!f.reason.empty()) out.key("reason").value(f.reason);
    out.close();
}

void print_condition(json_printer& out, const explained_condition& c) {
    out.open_object();
    out.key("key").value(c.key);
    out.key("name").value(c.name);
    out.key("role").value(c.role);
    out.key("holds");
    if (c.is.is_unknown())
        out.null();
    else
        out.value(c.is.is_yes());
    out.key("after").value(static_cast<std::int64_t>(c.after));
    out.key("decisive").value(c.decisive);
    out.close();
}

void print_flip(json_printer& out, const flip& f, const hierarchy& h) {
    out.open_object();
    out.key("by").value(f.by);
    out.key("account").value(f.account);
    out.key("then");
    if (f.then)
        out.value(*f.then);
    else
        out.null();
    if (f.by == lever::fact) out.key("of").value(path_of(h, f.of));
    out.member("field", f.field);
    if (f.by != lever::act) {
        out.key("from");
        print_value(out, f.from);
        out.key("to");
        print_value(out, f.to);
    }
    if (f.act) out.key("operation").value(key_of(*f.act));
    if (!f.then_acts.empty()) {
        out.key("then_operations").open_array();
        for (const operation& op : f.then_acts) out.value(key_of(op));
        out.close();
    }
    if (!f.edits.empty()) out.key("edits").value(static_cast<std::int64_t>(f.edits.size()));
    out.close();
}

template <class Items, class Print>
void print_array(json_printer& out, std::string_view key, const Items& items, Print print) {
    out.key(key).open_array();
    if (!items.empty()) out.spread();
    for (const auto& item : items) print(item);
    out.close();
}

} // namespace

std::string write_explanation(const explanation& e, const hierarchy& h) {
    json_printer out;
    out.open_object();
    out.spread();
    out.key("onezone").value(std::string_view("explanation"));
    out.key("version").value(std::int64_t{1});
    out.key("rule").value(e.found.rule);
    out.key("about").value(e.found.path);
    out.key("verdict").value(e.found.verdict);
    out.key("severity").value(e.found.severity);
    out.key("message").value(e.found.message);
    out.key("why").value(e.why());
    detail::print_clause(out, "basis", e.basis);
    print_array(out, "facts", e.facts, [&](const explained_fact& f) { print_fact(out, f); });
    print_array(out, "conditions", e.conditions, [&](const explained_condition& c) { print_condition(out, c); });
    print_array(out, "flips", e.flips, [&](const flip& f) { print_flip(out, f, h); });
    out.close();
    return std::move(out).finish();
}

} // namespace onezone
