// SPDX-License-Identifier: Apache-2.0
#include "xml.hpp"

#include <onezone/faces/exports/diagram.hpp>
#include <onezone/model/body.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/zone.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <vector>

namespace onezone {

namespace {

struct diagram_node {
    std::string id;
    bool body = false;
    std::string name;
    std::string_view kind;
    std::string code;
    std::string path;
    friend bool operator<(const diagram_node& a, const diagram_node& b) {
        return std::tie(a.body, a.id) < std::tie(b.body, b.id);
    }
};

struct diagram_edge {
    std::string from;
    std::string to;
    std::string_view kind;
    std::string scope;
    friend bool operator<(const diagram_edge& a, const diagram_edge& b) {
        return std::tie(a.from, a.to, a.kind, a.scope) < std::tie(b.from, b.to, b.kind, b.scope);
    }
};

struct diagram {
    std::vector<diagram_node> nodes;
    std::vector<diagram_edge> edges;
};

[[nodiscard]] std::string node_of(unit_id u) { return 'u' + to_string(u); }
[[nodiscard]] std::string node_of(body_id b) { return 'b' + to_string(b); }

[[nodiscard]] std::string scope_in(const entrustment& e) {
    std::string all(key_of(e.scope));
    for (std::size_t i = 0; i < e.items.size(); ++i) all += (i == 0 ? ": " : "; ") + e.items[i];
    return all;
}

[[nodiscard]] diagram diagram_of(const hierarchy& h, const diagram_options& options) {
    diagram d;
    for (const unit_ref u : h.units()) {
        d.nodes.push_back({node_of(u.id()), false, std::string(u.name()), key_of(u.kind()),
            u.code().ok() ? to_string(u.code()) : std::string(), u.path()});
        if (u.is_division() && u.parent())
            d.edges.push_back({node_of(u.parent().id()), node_of(u.id()), "affiliation", {}});
    }
    for (const zone& z : h.all<zone>()) {
        if (z.seat.ok()) d.edges.push_back({node_of(z.seat), node_of(z.unit), "seat", {}});
        if (z.part_of.ok()) d.edges.push_back({node_of(z.part_of), node_of(z.unit), "part", {}});
        if (z.managing.known()) d.edges.push_back({node_of(*z.managing.value), node_of(z.unit), "manages", {}});
    }
    for (const hosting& o : h.all<hosting>()) d.edges.push_back({node_of(o.division), node_of(o.unit), "host", {}});
    for (const entrustment& e : h.all<entrustment>())
        d.edges.push_back({node_of(e.holder), node_of(e.unit), "administers", scope_in(e)});
    if (options.bodies)
        for (const body& b : h.all<body>()) {
            std::string path = h.path_of(b.unit) + '/' + b.name;
            d.nodes.push_back({node_of(b.key), true, b.name, key_of(b.kind), b.credit_code, std::move(path)});
            if (b.part_of.ok())
                d.edges.push_back({node_of(b.part_of), node_of(b.key), "part", {}});
            else
                d.edges.push_back({node_of(b.unit), node_of(b.key), "body", {}});
        }
    std::sort(d.nodes.begin(), d.nodes.end());
    std::sort(d.edges.begin(), d.edges.end());
    return d;
}

// In double quotes: a backslash would otherwise begin what DOT replaces.
[[nodiscard]] std::string in_dot(std::string_view s) {
    std::string out = "\"";
    for (const char c : s) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

} // namespace

std::string write_graphml(const hierarchy& h, const diagram_options& options) {
    using detail::xml_attribute;
    const diagram d = diagram_of(h, options);
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    for (const std::string_view key : {"what", "name", "kind", "code", "path"})
        out += "  <key id=\"" + std::string(key) + "\" for=\"node\" attr.name=\"" + std::string(key)
            + "\" attr.type=\"string\"/>\n";
    for (const auto& [id, name] : {std::pair("e_kind", "kind"), std::pair("e_scope", "scope")})
        out += std::string("  <key id=\"") + id + "\" for=\"edge\" attr.name=\"" + name + "\" attr.type=\"string\"/>\n";
    out += "  <graph id=\"hierarchy\" edgedefault=\"directed\">\n";
    const auto data = [&](std::string_view key, std::string_view value) {
        if (!value.empty()) out += "<data" + xml_attribute("key", key) + '>' + detail::xml_escaped(value) + "</data>";
    };
    for (const diagram_node& n : d.nodes) {
        out += "    <node" + xml_attribute("id", n.id) + '>';
        data("what", n.body ? "body" : "unit");
        data("name", n.name);
        data("kind", n.kind);
        data("code", n.code);
        data("path", n.path);
        out += "</node>\n";
    }
    for (std::size_t i = 0; i < d.edges.size(); ++i) {
        const diagram_edge& e = d.edges[i];
        out += "    <edge" + xml_attribute("id", 'e' + std::to_string(i)) + xml_attribute("source", e.from)
            + xml_attribute("target", e.to) + '>';
        data("e_kind", e.kind);
        data("e_scope", e.scope);
        out += "</edge>\n";
    }
    out += "  </graph>\n</graphml>\n";
    return out;
}

std::string write_dot(const hierarchy& h, const diagram_options& options) {
    const diagram d = diagram_of(h, options);
    std::string out =
        "digraph hierarchy {\n  graph [rankdir=LR];\n  node [shape=box, fontname=\"Noto Sans CJK SC\"];\n";
    for (const diagram_node& n : d.nodes) {
        const std::string_view shape = n.body ? "ellipse" : n.kind == "zone" || n.kind == "park" ? "house" : "box";
        out += "  " + n.id + " [label=" + in_dot(n.name) + ", kind=" + in_dot(n.kind) + ", shape=" + std::string(shape);
        if (!n.code.empty()) out += ", code=" + in_dot(n.code);
        out += "];\n";
    }
    for (const diagram_edge& e : d.edges) {
        const std::string_view style = e.kind == "affiliation" || e.kind == "body" || e.kind == "part" ? "solid"
            : e.kind == "seat"                                                                         ? "dotted"
                                                                                                       : "dashed";
        out += "  " + e.from + " -> " + e.to + " [kind=" + in_dot(e.kind) + ", style=" + std::string(style);
        if (!e.scope.empty()) out += ", scope=" + in_dot(e.scope);
        out += "];\n";
    }
    out += "}\n";
    return out;
}

} // namespace onezone
