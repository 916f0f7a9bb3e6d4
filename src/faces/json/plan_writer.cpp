// SPDX-License-Identifier: Apache-2.0
#include "ground/wording.hpp"
#include "operation_values.hpp"
#include "plan_form.hpp"
#include "plan_references.hpp"
#include "printer.hpp"
#include "reform/procedure_check.hpp"
#include "values.hpp"

#include <onezone/faces/json/plan.hpp>

#include <string>

namespace onezone {

namespace {

using namespace detail;

void print_step(json_printer& out, const plan_step& s, const plan_references& names) {
    out.open_object();
    out.key("key").value(s.key);
    if (s.on) out.key("on").value(*s.on);
    out.member("after", s.after);
    out.member(s.basis);
    print_operation(out, s.what, names);
    if (s.procedure != procedure{}) {
        out.key("procedure").open_object();
        value_printer(out, names).print_fields(s.procedure);
        out.close();
    }
    if (!s.document.empty()) out.key("document").value(s.document);
    print_list(out, "needs", s.needs, [&](const precondition& needed) {
        out.open_object();
        value_printer(out, names).print_members(needed);
        out.close();
    });
    if (!s.remark.empty()) out.key("remark").value(s.remark);
    out.close();
}

} // namespace

std::string write_plan(const plan_document& document, const hierarchy& before) {
    const plan& p = document.content;
    for (const reported_total& t : p.reported)
        if (!is_of_a_kind(t))
            throw error(refusal(errc::bad_value,
                fill(say("所报总数 {0} 的种类 {1} 不属于其类别，写成的文档无法读回",
                         "the kind {1} of the reported total {0} is none of its class: the document could not be read"),
                    {quote(t.what), quote(t.kind)})));
    // Nor does a reader take organs that contradict themselves.
    for (const plan_step& s : p.steps)
        if (const auto fault = fault_of(s.procedure, before)) throw error(*fault);
    for (const reform_document& d : p.documents) {
        if (const auto fault = fault_of(d.procedure, before)) throw error(*fault);
        if (const auto fault = fault_of(d.issuer, before)) throw error(*fault);
    }
    const plan_references names(before, p, document.hierarchy);
    json_printer out;
    out.open_object();
    out.spread();
    out.key("onezone").value(std::string_view("plan"));
    out.key("version").value(std::int64_t{1});
    out.key("id").value(p.id);
    if (!p.title.empty()) out.key("title").value(p.title);
    print_list(out, "remarks", p.remarks, [&](const text& t) { out.value(t); });
    out.member("hierarchy", document.hierarchy);
    print_sources(out, document.sources);
    if (p.judged) {
        out.key("judged").open_object();
        value_printer(out, names).print_members(*p.judged);
        out.close();
    }
    print_list(out, "documents", p.documents, [&](const reform_document& d) {
        out.open_object();
        value_printer(out, names).print_members(d);
        out.close();
    });
    if (!p.document.empty()) out.key("document").value(p.document);
    print_list(out, "steps", p.steps, [&](const plan_step& s) { print_step(out, s, names); });
    print_list(out, "reported", p.reported, [&](const reported_total& t) {
        out.open_object();
        value_printer(out, names).print_members(t);
        out.close();
    });
    print_list(out, "published", p.published, [&](const expected_figure& f) {
        out.open_object();
        value_printer(out, names).print_members(f);
        out.close();
    });
    out.close();
    return std::move(out).finish();
}

std::string write_plan(const plan& p, const hierarchy& before) {
    plan_document document;
    document.content = p;
    return write_plan(document, before);
}

} // namespace onezone
