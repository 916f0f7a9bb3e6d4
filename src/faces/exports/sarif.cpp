// SPDX-License-Identifier: Apache-2.0
#include "faces/json/printer.hpp"

#include <onezone/faces/exports/findings.hpp>
#include <onezone/rules/rule.hpp>
#include <onezone/version.hpp>

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

namespace onezone {

namespace {

using detail::json_printer;

[[nodiscard]] std::string_view sarif_level(severity s) noexcept {
    switch (s) {
    case severity::breach: return "error";
    case severity::warning: return "warning";
    case severity::note: return "note";
    case severity::none: break;
    }
    return "none";
}

void print_message(json_printer& out, std::string_view key, const std::string& words) {
    out.key(key).open_object();
    out.key("text").value(words);
    out.close();
}

void print_sarif_rule(json_printer& out, const rule& r, language which) {
    out.open_object();
    out.key("id").value(r.id);
    print_message(out, "shortDescription", r.title.in(which));
    print_message(out, "fullDescription", name_of(r.basis).in(which));
    // What a violation of it would be.
    const std::string_view level = sarif_level(severity_of(verdict::violated, r.force, r.basis.how));
    out.key("defaultConfiguration").open_object();
    out.key("level").value(level);
    out.close();
    out.key("properties").open_object();
    out.key("pack").value(r.pack);
    out.key("force").value(key_of(r.force));
    out.close();
    out.close();
}

void print_location(json_printer& out, subject about, const std::string& path) {
    out.key("locations").open_array();
    out.open_object();
    out.key("logicalLocations").open_array();
    out.open_object();
    const std::size_t slash = path.rfind('/');
    if (const std::string name = slash == std::string::npos ? path : path.substr(slash + 1); !name.empty()) {
        out.key("name").value(name);
        out.key("fullyQualifiedName").value(path);
    }
    out.key("kind").value(key_of(about.kind));
    out.close();
    out.close();
    out.close();
    out.close();
}

void print_result(json_printer& out, const report& r, const finding& f, std::int64_t index, language which) {
    out.open_object();
    out.key("ruleId").value(f.rule);
    out.key("ruleIndex").value(index);
    // Undecided is open, whatever its severity; a level other than none belongs to failures alone.
    const bool open = f.verdict == verdict::undecided;
    out.key("kind").value(std::string_view(open ? "open" : "fail"));
    out.key("level").value(open ? std::string_view("none") : sarif_level(f.severity));
    print_message(out, "message", f.message.in(which));
    print_location(out, f.about, f.path);
    out.key("partialFingerprints").open_object();
    out.key("ruleAndSubject/v1")
        .value(f.rule + ' ' + std::string(key_of(f.about.kind)) + ' ' + detail::id_digits(f.about.id));
    out.close();
    if (f.exempted_by) {
        out.key("suppressions").open_array();
        out.open_object();
        out.key("kind").value(std::string_view("external"));
        out.key("status").value(std::string_view("accepted"));
        const exemption& e = *f.exempted_by;
        const text who =
            fill(say("{0}；{1}，{2}", "{0}; {1}, {2}"), {e.reason, verbatim(e.approver), verbatim(e.document)});
        out.key("justification").value(who.in(which));
        out.close();
        out.close();
    } else if (f.verdict == verdict::exempted) {
        out.key("suppressions").open_array();
        out.open_object();
        out.key("kind").value(std::string_view("external"));
        out.key("justification")
            .value(fill(say("由 {0} 准许", "permitted by {0}"), {verbatim(f.precedence)}).in(which));
        out.close();
        out.close();
    }
    out.key("properties").open_object();
    out.key("verdict").value(key_of(f.verdict));
    out.key("severity").value(key_of(f.severity));
    out.key("rests_on").value(key_of(f.rests_on));
    if (const unit_ref u = r.of().find(f.unit); u && u.code().ok()) out.key("code").value(to_string(u.code()));
    if (!f.missing.empty()) {
        out.key("missing").open_array();
        for (const fact_note& n : f.missing) out.value(phrase_of(n).in(which));
        out.close();
    }
    out.close();
    out.close();
}

} // namespace

std::string write_sarif(const report& r, language which) {
    std::map<std::string_view, std::int64_t> index;
    json_printer out;
    out.open_object();
    out.spread();
    out.key("$schema").value(
        std::string_view("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"));
    out.key("version").value(std::string_view("2.1.0"));
    out.key("runs").open_array();
    out.open_object();
    out.spread();
    out.key("tool").open_object();
    out.key("driver").open_object();
    out.spread();
    out.key("name").value(std::string_view("onezone"));
    out.key("semanticVersion").value(version());
    out.key("rules").open_array();
    out.spread();
    for (const rule& one : r.by().rules()) {
        index.emplace(one.id, static_cast<std::int64_t>(index.size()));
        print_sarif_rule(out, one, which);
    }
    out.close();
    out.close();
    out.close();
    out.key("language").value(std::string_view(which == language::zh ? "zh-CN" : "en"));
    out.key("invocations").open_array();
    out.open_object();
    out.key("executionSuccessful").value(r.errors().empty());
    if (!r.errors().empty()) {
        out.key("toolExecutionNotifications").open_array();
        out.spread();
        for (const rule_error& e : r.errors()) {
            out.open_object();
            out.key("level").value(std::string_view("error"));
            print_message(out, "message", e.rule + ": " + e.path + ": " + e.what);
            out.key("associatedRule").open_object();
            out.key("id").value(e.rule);
            if (const auto at = index.find(e.rule); at != index.end()) out.key("index").value(at->second);
            out.close();
            out.close();
        }
        out.close();
    }
    out.close();
    out.close();
    out.key("results").open_array();
    out.spread();
    for (const finding& f : r.findings()) {
        const auto at = index.find(f.rule);
        print_result(out, r, f, at == index.end() ? -1 : at->second, which);
    }
    out.close();
    out.key("properties").open_object();
    out.key("outcome").value(key_of(r.outcome()));
    out.key("state_on").value(r.state_on());
    out.key("rules_on").value(r.rules_on());
    out.close();
    out.close();
    out.close();
    out.close();
    return std::move(out).finish();
}

} // namespace onezone
