// SPDX-License-Identifier: Apache-2.0
#include "printer.hpp"

#include "ground/encoding.hpp"

#include <onezone/ground/assert.hpp>

#include <algorithm>
#include <utility>

namespace onezone::detail {

namespace {

constexpr std::size_t widest = 120; // bytes; a Chinese character has three and is two columns wide

} // namespace

std::string json_printer::quoted(std::string_view s) {
    static constexpr std::string_view digits = "0123456789abcdef";
    const bool fine = is_utf8(s);
    std::string q = "\"";
    q.reserve(s.size() + 2);
    for (std::size_t i = 0; i < s.size(); ++i) {
        const char c = s[i];
        if (!fine && static_cast<unsigned char>(c) >= 0x80) {
            const std::size_t length = sequence_length(s.substr(i));
            q += length == 0 ? std::string_view("\xEF\xBF\xBD") : s.substr(i, length);
            if (length != 0) i += length - 1;
            continue;
        }
        switch (c) {
        case '"': q += "\\\""; break;
        case '\\': q += "\\\\"; break;
        case '\n': q += "\\n"; break;
        case '\r': q += "\\r"; break;
        case '\t': q += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20) {
                q += c;
            } else {
                q += "\\u00";
                q += digits[static_cast<unsigned char>(c) >> 4U];
                q += digits[static_cast<unsigned char>(c) & 15U];
            }
        }
    }
    return q += '"';
}

void json_printer::break_line(std::size_t depth) {
    out_ += '\n';
    line_ = out_.size();
    out_.append(depth * 2, ' ');
}

void json_printer::begin_item() {
    if (std::exchange(after_key_, false) || open_.empty()) return;
    level& here = open_.back();
    if (here.count++ != 0) out_ += ',';
    if (here.broken) return break_line(open_.size());
    if (here.count != 1) out_ += ' ';
    here.items.push_back(out_.size());
}

json_printer& json_printer::key(std::string_view k) {
    begin_item();
    out_ += quoted(k);
    out_ += ": ";
    after_key_ = true;
    return *this;
}

void json_printer::open(char bracket) {
    begin_item();
    out_ += bracket;
    open_.push_back({bracket == '{' ? '}' : ']', false, {}, 0});
    fit();
}

void json_printer::item(std::string_view written) {
    begin_item();
    out_ += written;
    fit();
}

void json_printer::close() {
    ONEZONE_ASSERT(!open_.empty() && !after_key_, "something is open and complete");
    const level done = std::move(open_.back());
    open_.pop_back();
    if (done.broken) break_line(open_.size());
    out_ += done.closing;
    fit();
}

// Moves each item of a level that stands on one line to a line of its own. What is open further inside lies in the last item.
void json_printer::break_level(std::size_t depth) {
    level& here = open_[depth];
    here.broken = true;
    if (here.items.empty()) return;
    const std::string items = out_.substr(here.items.front());
    const std::size_t first = here.items.front();
    const std::size_t last = here.items.back();
    std::size_t moved = 0;
    out_.resize(first);
    for (std::size_t i = 0; i < here.items.size(); ++i) {
        break_line(depth + 1);
        if (i + 1 == here.items.size()) moved = out_.size() - last;
        const std::size_t from = here.items[i] - first;
        // Up to the comma; the space behind it goes.
        const std::size_t to = i + 1 < here.items.size() ? here.items[i + 1] - first - 1 : items.size();
        out_.append(items, from, to - from);
    }
    here.items.clear();
    for (std::size_t inner = depth + 1; inner < open_.size(); ++inner)
        for (std::size_t& at : open_[inner].items) at += moved;
}

// Breaks from the outside until the line fits.
void json_printer::fit() {
    for (std::size_t depth = 0; depth < open_.size() && out_.size() - line_ > widest; ++depth)
        if (!open_[depth].broken) break_level(depth);
}

void json_printer::spread() {
    for (std::size_t depth = 0; depth < open_.size(); ++depth)
        if (!open_[depth].broken) break_level(depth);
}

void json_printer::value(const text& t) {
    if (t.zh == t.en) return value(std::string_view(t.zh));
    open_object();
    key("zh").value(t.zh);
    key("en").value(t.en);
    close();
}

void json_printer::value(const std::vector<std::string>& list) {
    open_array();
    for (const std::string& one : list) value(one);
    close();
}

void json_printer::member(const period& p) {
    if (p.from) key("from").value(*p.from);
    if (p.until) key("until").value(*p.until);
}

void json_printer::member(const provenance& p) {
    if (p.how() != grade::stated) {
        key("grade").value(p.how());
        key("reason").value(p.reason());
    }
    member("source", p.source());
}

std::string json_printer::take(std::size_t least) {
    if (line_ < least) return {};
    ONEZONE_ASSERT(
        std::all_of(open_.begin(), open_.end(), [](const level& l) { return l.broken; }), "lines may change");
    std::string rest = out_.substr(line_);
    std::string done = std::exchange(out_, std::move(rest));
    done.resize(std::exchange(line_, 0));
    return done;
}

std::string json_printer::finish() && {
    ONEZONE_ASSERT(open_.empty(), "something is still open");
    out_ += '\n';
    return std::move(out_);
}

void print_sources(json_printer& out, const std::vector<cited_source>& sources) {
    if (sources.empty()) return;
    out.key("sources").open_object();
    for (const cited_source& s : sources) out.key(s.key).value(s.title);
    out.close();
}

} // namespace onezone::detail
