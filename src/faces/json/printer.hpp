// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_PRINTER_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_PRINTER_HPP_INCLUDED

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/ground/code.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// Writing JSON for people: what fits on a line stays on one, the rest is indented by two spaces. Internal to the library.
///
///  1. The text is well-formed JSON and UTF-8, whatever the strings hold: ill-formed bytes become U+FFFD.

namespace onezone::detail {

class json_printer {
public:
    /// The next value's key; to be called before each value inside an object.
    json_printer& key(std::string_view k);

    void open_object() { open('{'); }
    void open_array() { open('['); }
    void close();
    /// Puts the items of everything open on lines of their own.
    void spread();

    void null() { item("null"); }
    void value(bool b) { item(b ? "true" : "false"); }
    void value(std::int64_t n) { item(std::to_string(n)); }
    void value(decimal d) { item(to_string(d)); }
    void value(std::string_view s) { item(quoted(s)); }
    void value(const std::string& s) { value(std::string_view(s)); }
    void value(const char*) = delete;
    /// Null for what is no day: that of a report that was never made.
    void value(const date& d) { is_calendar_date(d) ? value(std::string_view(to_string(d))) : null(); }
    void value(const text& t);
    void value(const std::vector<std::string>& list);
    template <Vocabulary E>
    void value(E e) {
        value(key_of(e));
    }

    //=== members that are left out where they say nothing ===//

    void member(std::string_view k, std::string_view s) {
        if (!s.empty()) key(k).value(s);
    }
    void member(std::string_view k, const std::vector<std::string>& list) {
        if (!list.empty()) key(k).value(list);
    }
    void member(const period& p);
    void member(const provenance& p);
    template <class T, class Write>
    void member(std::string_view k, const fact<T>& f, Write write) {
        if (!f.known() && f.from.empty()) return;
        key(k);
        if (f.from.empty()) return write(*f.value);
        open_object();
        key("value");
        if (f.known())
            write(*f.value);
        else
            null();
        member(f.from);
        close();
    }
    template <class T>
    void member(std::string_view k, const fact<T>& f) {
        member(k, f, [this](const T& known) { value(known); });
    }

    /// Takes the text of the lines that are done, once there are `least` bytes of it: what is written goes on behind it. Requires: all
    /// that is open is spread.
    [[nodiscard]] std::string take(std::size_t least);
    /// The text, with a final line feed. Requires: everything is closed.
    [[nodiscard]] std::string finish() &&;

private:
    struct level {
        char closing;
        bool broken;
        std::vector<std::size_t> items; // where they begin, while all stands on one line
        std::size_t count;
    };

    [[nodiscard]] static std::string quoted(std::string_view s);
    void open(char bracket);
    void item(std::string_view written);
    void begin_item();
    void break_line(std::size_t depth);
    void break_level(std::size_t depth);
    void fit();

    std::string out_;
    std::size_t line_ = 0; // where the current line begins
    std::vector<level> open_;
    bool after_key_ = false;
};

/// `sources`, where there are any.
void print_sources(json_printer& out, const std::vector<cited_source>& sources);

/// An array of objects, one a line; left out where it is empty.
template <class Items, class Print>
void print_list(json_printer& out, std::string_view key, const Items& items, Print each) {
    if (items.empty()) return;
    out.key(key).open_array();
    out.spread();
    for (const auto& i : items) each(i);
    out.close();
}

} // namespace onezone::detail

#endif
