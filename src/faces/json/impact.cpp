// SPDX-License-Identifier: Apache-2.0
#include "findings.hpp"
#include "printer.hpp"

#include <onezone/faces/json/impact.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace onezone {

namespace {

using detail::json_printer;

void print_verdict(json_printer& out, std::string_view key, const std::optional<verdict>& v) {
    out.key(key);
    if (v)
        out.value(*v);
    else
        out.null();
}

void print_shift(json_printer& out, const rule_impact& i, const shifted_finding& s) {
    out.open_object();
    out.key("on").value(s.on);
    out.key("shift").value(s.what);
    out.key("rule").value(s.told.rule);
    detail::print_subject(out, {}, s.told.about, s.told.path);
    if (s.told.unit.ok() && !s.told.about.is_unit()) out.key("unit").value(to_string(s.told.unit));
    print_verdict(out, "was", s.was);
    print_verdict(out, "is", s.is);
    out.key("severity").value(s.told.severity);
    out.key("force").value(s.told.force);
    out.key("rests_on").value(s.told.rests_on);
    out.key("message").value(s.told.message);
    detail::print_facts(out, "missing", {}, s.told.missing);
    detail::print_clause(out, "clause", i.rule_of(s).basis);
    out.close();
}

} // namespace

std::string write_impact(const rule_impact& i) {
    json_printer out;
    out.open_object();
    out.spread();
    out.key("onezone").value(std::string_view("impact"));
    out.key("version").value(std::int64_t{1});
    out.key("today").value(i.today.id());
    out.key("draft").value(i.draft.id());
    out.key("dates").open_array();
    for (const date& d : i.dates) out.value(d);
    out.close();
    out.key("counts").open_object();
    for (const word& w : words(shift{}))
        if (!is_as_before(static_cast<shift>(w.value)))
            out.key(w.key).value(static_cast<std::int64_t>(i.count(static_cast<shift>(w.value))));
    out.close();
    const auto print = [&](const shifted_finding& s) { print_shift(out, i, s); };
    detail::print_list(out, "shifts", i.shifts, print);
    detail::print_list(out, "emerging", i.emerging, print);
    detail::print_errors(out, {}, i.errors);
    out.close();
    return std::move(out).finish();
}

} // namespace onezone
