// SPDX-License-Identifier: Apache-2.0
#include "printer.hpp"

#include <onezone/faces/json/follow_up.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onezone {

namespace {

using detail::json_printer;
using detail::print_list;

class part_printer {
public:
    part_printer(json_printer& out, const hierarchy& h) : out_(&out), h_(&h) {}

    void organs(const std::vector<authority>& by, bool all) {
        print_list(*out_, "by", by, [&](const authority& a) {
            out_->open_object();
            out_->key("organ").value(a.organ);
            out_->key("name").value(name_of(a, *h_));
            if (h_->find(a.of)) out_->key("of").value(h_->path_of(a.of));
            out_->close();
        });
        if (all) out_->key("all").value(true);
    }
    void within(const std::optional<term>& t) {
        if (!t) return;
        out_->key("within").open_object();
        if (t->months > 0) out_->key("months").value(std::int64_t{t->months});
        if (t->days > 0) out_->key("days").value(std::int64_t{t->days});
        out_->key("from").value(t->from);
        if (t->extension > 0) out_->key("extension").value(std::int64_t{t->extension});
        out_->close();
    }
    void texts(std::string_view key, const std::vector<text>& all) {
        print_list(*out_, key, all, [&](const text& t) { out_->value(t); });
    }
    void basis(const std::string& rule, const citation& c) {
        if (!rule.empty()) out_->key("rule").value(rule);
        out_->key("basis").open_object();
        const auto some = [&](std::string_view key, const std::string& s) {
            if (!s.empty()) out_->key(key).value(s);
        };
        some("document", c.document);
        some("clause", c.clause);
        some("source", c.source);
        some("quote", c.quote);
        if (c.how != grade::stated) out_->key("grade").value(c.how);
        if (!c.reason.empty()) out_->key("reason").value(c.reason);
        out_->close();
    }

private:
    json_printer* out_;
    const hierarchy* h_;
};

void open_document(json_printer& out, std::string_view kind) {
    out.open_object();
    out.spread();
    out.key("onezone").value(kind);
    out.key("version").value(std::int64_t{1});
}

} // namespace

std::string write_follow_ups(const std::vector<follow_up>& all, const hierarchy& h, const date& day) {
    json_printer out;
    part_printer parts(out, h);
    open_document(out, "follow_ups");
    out.key("on").value(day);
    print_list(out, "follow_ups", all, [&](const follow_up& f) {
        out.open_object();
        out.key("kind").value(f.kind);
        out.key("standing").value(standing_on(f, day));
        out.key("path").value(f.path);
        out.key("step").value(f.step);
        out.key("text").value(name_of(f, h, day));
        parts.organs(f.by, f.all);
        parts.within(f.within);
        if (f.due) out.key("due").value(*f.due);
        parts.texts("depends", f.depends);
        if (f.done) out.key("done_by").value(f.done_by.empty() ? f.step : f.done_by);
        if (f.done_on) out.key("done_on").value(*f.done_on);
        parts.basis(f.rule, f.basis);
        out.close();
    });
    out.close();
    return std::move(out).finish();
}

std::string write_approvals(const approval_answer& a, const hierarchy& h) {
    json_printer out;
    part_printer parts(out, h);
    open_document(out, "approvals");
    print_list(out, "lines", a.lines, [&](const approval_line& l) {
        out.open_object();
        out.key("role").value(l.part.role);
        out.key("path").value(l.path);
        out.key("known").value(l.known);
        out.key("text").value(name_of(l, h));
        parts.organs(l.part.by, l.part.all);
        print_list(out, "dossier", l.part.dossier, [&](dossier_part p) { out.value(p); });
        print_list(out, "states", l.part.states, [&](plan_part p) { out.value(p); });
        parts.within(l.part.within);
        parts.texts("depends", l.depends);
        parts.texts("readings", l.readings);
        if (l.known) parts.basis(l.rule, l.basis);
        out.close();
    });
    out.close();
    return std::move(out).finish();
}

} // namespace onezone
