// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_XML_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_XML_HPP_INCLUDED

#include <cctype>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A small strict XML reader: what it takes is well-formed.

namespace onezone_tests {

struct element {
    std::string name;
    std::map<std::string, std::string> attributes;
    std::string content; // character data of its own
    std::vector<element> children;

    [[nodiscard]] double number(const std::string& key) const { return std::stod(attributes.at(key)); }
    [[nodiscard]] bool has_class(const std::string& word) const {
        const auto at = attributes.find("class");
        return at != attributes.end() && (' ' + at->second + ' ').find(' ' + word + ' ') != std::string::npos;
    }
};

class xml_reader {
public:
    explicit xml_reader(std::string_view s) : s_(s) {}
    element whole() {
        if (accept("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")) spaces();
        element root = read();
        spaces();
        if (at_ != s_.size()) fail("something after the root");
        return root;
    }

private:
    [[noreturn]] void fail(const std::string& what) const {
        throw std::runtime_error(what + " at byte " + std::to_string(at_) + ": " + std::string(s_.substr(at_, 40)));
    }
    bool accept(std::string_view token) {
        if (s_.substr(at_, token.size()) != token) return false;
        at_ += token.size();
        return true;
    }
    void expect(std::string_view token) {
        if (!accept(token)) fail("expected " + std::string(token));
    }
    void spaces() {
        while (at_ < s_.size() && (s_[at_] == ' ' || s_[at_] == '\n')) ++at_;
    }
    std::string name() {
        const std::size_t begin = at_;
        while (at_ < s_.size()
            && (std::isalnum(static_cast<unsigned char>(s_[at_])) || s_[at_] == '-' || s_[at_] == ':'
                || s_[at_] == '.'))
            ++at_;
        if (at_ == begin) fail("expected a name");
        return std::string(s_.substr(begin, at_ - begin));
    }
    std::string data(char end) {
        std::string out;
        while (at_ < s_.size() && s_[at_] != end) {
            const auto c = static_cast<unsigned char>(s_[at_]);
            if (c == '<' || c == '>') fail("a bare angle bracket");
            if (c < 0x20 && c != '\n') fail("a control character");
            if (c != '&')
                out += s_[at_++];
            else if (accept("&amp;"))
                out += '&';
            else if (accept("&lt;"))
                out += '<';
            else if (accept("&gt;"))
                out += '>';
            else if (accept("&quot;"))
                out += '"';
            else if (accept("&#10;"))
                out += '\n';
            else if (accept("&#13;"))
                out += '\r';
            else if (accept("&#9;"))
                out += '\t';
            else
                fail("a bare ampersand");
        }
        return out;
    }
    element read() {
        element e;
        expect("<");
        e.name = name();
        for (spaces(); !accept(">"); spaces()) {
            if (accept("/>")) return e;
            const std::string key = name();
            expect("=\"");
            if (!e.attributes.emplace(key, data('"')).second) fail("an attribute twice");
            expect("\"");
        }
        for (;;) {
            e.content += data('<');
            if (accept("</")) break;
            e.children.push_back(read());
        }
        if (name() != e.name) fail("the wrong end tag");
        expect(">");
        return e;
    }

    std::string_view s_;
    std::size_t at_ = 0;
};

inline element parse_xml(const std::string& svg) { return xml_reader(svg).whole(); }

} // namespace onezone_tests

#endif
