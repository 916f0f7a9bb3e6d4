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

void print_errors(json_printer& out, const std::vector<rule_error>& errors) {
    print_list(out, "errors", errors, [&](const rule_error& e) {
        out.open_object();
        out.key("rule").value(e.rule);
        out.key("about").value(e.about.kind);
        out.member("path", e.path);
        out.key("what").value(e.what);
        out.close();
    });
}

} // namespace onezone::detail
