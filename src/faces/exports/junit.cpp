// SPDX-License-Identifier: Apache-2.0
#include "ground/natural_order.hpp"
#include "xml.hpp"

#include <onezone/faces/exports/findings.hpp>
#include <onezone/rules/rule.hpp>

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace onezone {

namespace {

using detail::xml_attribute;

struct junit_case {
    std::string path;
    subject about{};
    std::string inside; // what stands in the element; empty: passed
};

struct junit_suite {
    const rule* by = nullptr;
    std::vector<junit_case> cases;
    std::size_t failures = 0;
    std::size_t errors = 0;
    std::size_t skipped = 0;
};

[[nodiscard]] std::string path_in(const report& r, subject s) {
    const bool now = s.kind == subject_kind::whole || !s.is_unit() || r.of().find(unit_id::from_value(s.id));
    const auto& before = r.content().before;
    return path_of(now || !before ? r.of() : *before, s);
}

[[nodiscard]] std::string element(
    std::string_view name, const std::string& message, std::string_view type, const std::string& more) {
    return "      <" + std::string(name) + xml_attribute("message", message) + xml_attribute("type", type) + '>'
        + detail::xml_escaped(more) + "</" + std::string(name) + ">\n";
}

void add_findings(std::map<std::string_view, junit_suite>& suites, const report& r, language which) {
    for (const finding& f : r.findings()) {
        junit_suite& suite = suites.at(f.rule);
        junit_case one{f.path, f.about, {}};
        const std::string said = name_of(f.verdict).in(which) + ": " + f.message.in(which);
        if (f.verdict == verdict::violated) {
            ++suite.failures;
            one.inside = element("failure", said, key_of(f.severity), name_of(suite.by->basis).in(which));
        } else {
            // The schema gives `skipped` no attributes of its own but allows any content.
            ++suite.skipped;
            one.inside = "      <skipped" + xml_attribute("message", said) + "/>\n";
        }
        suite.cases.push_back(std::move(one));
    }
}

} // namespace

std::string write_junit(const report& r, language which) {
    std::map<std::string_view, junit_suite> suites;
    for (const rule& one : r.by().rules()) suites[one.id].by = &one;
    r.each([&](const rule& by, subject about, verdict v, grade) {
        if (v == verdict::satisfied) suites.at(by.id).cases.push_back({path_in(r, about), about, {}});
    });
    add_findings(suites, r, which);
    for (const rule_error& e : r.errors()) {
        junit_suite& suite = suites.at(e.rule);
        ++suite.errors;
        suite.cases.push_back({e.path, e.about, element("error", e.what, "exception", e.path)});
    }

    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
    std::size_t id = 0;
    for (const rule& one : r.by().rules()) {
        junit_suite& suite = suites.at(one.id);
        if (suite.cases.empty()) continue;
        std::sort(suite.cases.begin(), suite.cases.end(), [](const junit_case& a, const junit_case& b) {
            return std::tuple(detail::natural_name{a.path}, a.about, std::string_view(a.inside))
                < std::tuple(detail::natural_name{b.path}, b.about, std::string_view(b.inside));
        });
        out += "  <testsuite" + xml_attribute("name", one.id) + xml_attribute("package", one.pack)
            + xml_attribute("id", std::to_string(id++))
            + xml_attribute("timestamp", to_string(r.state_on()) + "T00:00:00") + xml_attribute("hostname", "localhost")
            + xml_attribute("tests", std::to_string(suite.cases.size()))
            + xml_attribute("failures", std::to_string(suite.failures))
            + xml_attribute("errors", std::to_string(suite.errors))
            + xml_attribute("skipped", std::to_string(suite.skipped)) + xml_attribute("time", "0") + ">\n";
        out += "    <properties>\n      <property" + xml_attribute("name", "title")
            + xml_attribute("value", one.title.in(which)) + "/>\n      <property" + xml_attribute("name", "clause")
            + xml_attribute("value", name_of(one.basis).in(which)) + "/>\n    </properties>\n";
        for (const junit_case& c : suite.cases) {
            // Whoever judges the whole has no path.
            const std::string name = c.path.empty() ? name_of(c.about.kind).in(which) : c.path;
            out += "    <testcase" + xml_attribute("name", name) + xml_attribute("classname", one.id)
                + xml_attribute("time", "0");
            out += c.inside.empty() ? "/>\n" : ">\n" + c.inside + "    </testcase>\n";
        }
        out += "    <system-out></system-out>\n    <system-err></system-err>\n  </testsuite>\n";
    }
    out += "</testsuites>\n";
    return out;
}

} // namespace onezone
