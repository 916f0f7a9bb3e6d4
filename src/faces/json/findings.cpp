// SPDX-License-Identifier: Apache-2.0
#include "findings.hpp"

namespace onezone::detail {

void print_clause(json_printer& out, std::string_view key, const citation& c) {
    out.key(key).open_object();
    out.member("document", c.document);
    out.member("clause", c.clause);
    out.member("source", c.source);
    out.member("quote", c.quote);
    out.key("wording").value(c.wording());
    if (c.told != told_as::demanded) out.key("told").value(c.told);
    if (c.how != grade::stated) {
        out.key("how").value(c.how);
        out.key("reason").value(c.reason);
    }
    out.close();
}

void print_subject(json_printer& out, const homes& in, subject of, std::string_view path) {
    out.key("about").value(of.kind);
    if (of.id != 0) out.key("id").value(id_digits(of.id));
    unit_ref u;
    for (const hierarchy* h : {in.now, in.before})
        if (h && !u) u = h->find(unit_of(*h, of));
    if (u && !of.is_unit()) out.key("unit").value(to_string(u.id()));
    if (u && u.code().ok()) out.key("code").value(to_string(u.code()));
    out.member("path", path);
}

void print_facts(json_printer& out, std::string_view key, const homes& in, const std::vector<fact_note>& notes) {
    print_list(out, key, notes, [&](const fact_note& n) {
        out.open_object();
        print_fact(out, in, n);
        out.close();
    });
}

void print_fact(json_printer& out, const homes& in, const fact_note& n) {
    print_subject(out, in, n.of, n.path);
    out.key("field").value(n.field);
    out.member("kind", n.kind);
    out.key("name").value(n.name);
    if (n.how == grade::stated) return;
    out.key("how").value(n.how);
    out.key("reason").value(n.reason);
}

void print_answer(json_printer& out, const possible_answer& a) {
    out.key("answer").value(a.answer);
    out.key("name").value(a.name);
    if (a.at_least) out.key("at_least").value(*a.at_least);
    if (a.at_most) out.key("at_most").value(*a.at_most);
    out.member(a.days);
    out.key("then").value(a.then);
}

void print_errors(json_printer& out, const homes& in, const std::vector<rule_error>& errors) {
    print_list(out, "errors", errors, [&](const rule_error& e) {
        out.open_object();
        out.key("rule").value(e.rule);
        print_subject(out, in, e.about, e.path);
        out.key("what").value(e.what);
        out.close();
    });
}

} // namespace onezone::detail
