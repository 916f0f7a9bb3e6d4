// SPDX-License-Identifier: Apache-2.0
#include "findings.hpp"
#include "printer.hpp"

#include <onezone/faces/json/coverage.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace onezone {

namespace {

using detail::json_printer;

void print_number(json_printer& out, std::string_view key, std::size_t n) {
    out.key(key).value(static_cast<std::int64_t>(n));
}

void print_rule(json_printer& out, const rule_coverage& r) {
    out.open_object();
    out.key("rule").value(r.rule);
    out.key("title").value(r.title);
    print_number(out, "asked", r.asked());
    print_number(out, "shown", r.shown());
    print_number(out, "runs", r.runs);
    out.key("opaque").value(r.opaque());
    out.key("verdicts").open_object();
    for (int v = 0; v < verdicts; ++v)
        print_number(out, key_of(static_cast<verdict>(v)), r.seen(static_cast<verdict>(v)));
    out.close();
    detail::print_list(out, "conditions", r.conditions, [&](const condition_coverage& c) {
        out.open_object();
        out.key("key").value(c.key);
        if (!c.name.empty()) out.key("name").value(c.name);
        out.key("role").value(c.kind);
        print_number(out, "held", c.held);
        print_number(out, "did_not", c.did_not);
        print_number(out, "open", c.open);
        out.close();
    });
    out.close();
}

} // namespace

std::string write_coverage(const coverage& c) {
    json_printer out;
    out.open_object();
    out.spread();
    out.key("onezone").value(std::string_view("coverage"));
    out.key("version").value(std::int64_t{1});
    print_number(out, "asked", c.asked());
    print_number(out, "shown", c.shown());
    print_number(out, "percent", c.percent());
    detail::print_list(out, "rules", c.rules(), [&](const rule_coverage& r) { print_rule(out, r); });
    out.close();
    return std::move(out).finish();
}

} // namespace onezone
