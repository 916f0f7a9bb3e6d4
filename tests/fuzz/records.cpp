// SPDX-License-Identifier: Apache-2.0
#include "chosen.hpp"
#include "target.hpp"

#include <onezone/onezone.hpp>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>

#include <random>
#include <sstream>
#include <utility>

using namespace onezone;

namespace onezone_fuzz {

namespace {

// Ids that say where a record stands in the input.
template <class Id>
Id numbered(std::size_t n) {
    return Id::derive(n, 7);
}

template <class Record>
void put(change& c, chosen& by, std::size_t n) {
    Record r;
    by.fill(r);
    if constexpr (requires { r.key; })
        if (!by.one_in(8)) r.key = numbered<std::remove_cvref_t<decltype(r.key)>>(n);
    const auto done = c.put(std::move(r)); // or it is refused
    must(done || !done.error().message().zh.empty(), "a refusal says nothing");
}

/// Any hierarchy: units and records one after another, those that can be.
hierarchy chosen_hierarchy(chosen& by) {
    change c{hierarchy{}};
    c.record_nothing();
    for (std::size_t n = 1; n < 40 && !by.done(); ++n) {
        by.know(c.now());
        switch (by.byte() % 17) {
        case 0:
        case 1:
        case 2:
        case 3: {
            new_unit u;
            by.fill(u.kind);
            const std::string name = by.name();
            u.name = name;
            u.id = numbered<unit_id>(n);
            if (n > 1) by.fill(u.parent);
            u.parent_known = !by.one_in(5);
            if (by.one_in(3)) by.fill(u.code);
            static_cast<void>(c.add(u));
            break;
        }
        case 4: put<zone>(c, by, n); break;
        case 5: put<hosting>(c, by, n); break;
        case 6:
        case 7: put<body>(c, by, n); break;
        case 8: put<post>(c, by, n); break;
        case 9: put<person>(c, by, n); break;
        case 10: put<tenure>(c, by, n); break;
        case 11: put<holding>(c, by, n); break;
        case 12: put<entrustment>(c, by, n); break;
        case 13: put<agreement>(c, by, n); break;
        case 14: put<indicator>(c, by, n); break;
        case 15: put<own_fact>(c, by, n); break;
        default: put<completeness>(c, by, n);
        }
    }
    return std::move(c).finish();
}

void sketched(const hierarchy& h) {
    const std::string text = write_sketch(h);
    const auto read = read_sketch(text);
    if (!read) {
        std::ostringstream why;
        why << read.error() << '\n' << text;
        must(false, "a sketch that was written is refused", why.str());
    }
    must(equivalent(*read, h), "a sketch says something else", text);
    must(write_sketch(*read) == text, "a sketch is not canonical", text + "\n----\n" + write_sketch(*read));
}

void documented(const hierarchy& h) {
    const std::string json = write_hierarchy(h, "id");
    const auto read = read_hierarchy(json);
    if (!read) {
        std::ostringstream why;
        why << read.error() << '\n' << json;
        must(false, "a document that was written is refused", why.str());
    }
    must(*read == h, "a document says something else", json);
    must(write_hierarchy(*read, "id") == json, "a document is not canonical", json);
}

void tabled(const hierarchy& h) {
    for (const language in : {language::zh, language::en}) {
        const written_sheets sheets = write_spreadsheets(h, "id", {in});
        std::string all;
        for (const std::string& t : sheets.content.tables) all += t + '\n';
        const auto read = read_spreadsheets(sheets.content, "id");
        if (!sheets.left_out.empty()) continue; // it may lack what the rest needs, but reading ends
        if (h.size() == 0 && h == hierarchy()) continue;
        if (!read) {
            std::ostringstream why;
            why << read.error() << '\n' << all;
            must(false, "tables that were written are refused", why.str());
        }
        must(equivalent(*read, h), "tables say something else", all);
    }
}

void drawn(const std::string& svg) {
    must(is_utf8(svg), "a picture is no UTF-8", svg);
    boost::property_tree::ptree tree;
    std::istringstream in(svg);
    try {
        boost::property_tree::read_xml(in, tree);
    } catch (const boost::property_tree::xml_parser_error& e) { must(false, e.what(), svg); }
}

// Every writer, on whatever names and facts there are.
void written(std::string_view bytes) {
    chosen by(bytes);
    const hierarchy h = chosen_hierarchy(by);
    sketched(h);
    documented(h);
    tabled(h);
}

void pictured(std::string_view bytes) {
    chosen by(bytes);
    const hierarchy before = chosen_hierarchy(by);
    const hierarchy after = chosen_hierarchy(by);
    picture_options options;
    by.fill(options.title);
    drawn(picture(before, after, options));
}

// What a hierarchy is apart from its ids, and how one becomes another.
void compared(std::string_view bytes) {
    chosen by(bytes);
    const hierarchy a = chosen_hierarchy(by);
    const hierarchy b = chosen_hierarchy(by);
    const std::vector<edit> edits = difference(a, b);
    must(edits.empty() || !(a == b), "equal ones differ");
    change c(a);
    const auto replayed = c.replay(edits);
    must(replayed.has_value(), "a difference cannot be replayed", write_sketch(a) + "\n----\n" + write_sketch(b));
    must(difference(c.now(), b).empty(), "a difference does not lead there");
    c.undo_all();
    must(c.now() == a, "a difference cannot be undone");
    must(equivalent(a, b) == (write_sketch(a) == write_sketch(b)), "equivalent is not what a sketch says",
        write_sketch(a) + "\n----\n" + write_sketch(b));
    if (a.size() == 0) return;
    std::vector<unit_id> some;
    for (const unit_ref u : a.units())
        if (by.one_in(3)) some.push_back(u.id());
    if (const auto part = extract(a, some)) documented(part->part);
}

std::vector<std::string> some_bytes() {
    std::vector<std::string> all;
    std::mt19937 random(7);
    for (const std::size_t size : {40U, 120U, 300U, 700U}) {
        std::string s;
        while (s.size() < size) s += static_cast<char>(random() & 0xffU);
        all.push_back(s);
    }
    return all;
}

} // namespace

std::vector<target> record_targets() {
    return {{"writers", &written, &some_bytes}, {"pictures", &pictured, &some_bytes},
        {"differences", &compared, &some_bytes}};
}

} // namespace onezone_fuzz
