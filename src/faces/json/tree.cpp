// SPDX-License-Identifier: Apache-2.0
#include "tree.hpp"

#include "ground/encoding.hpp"
#include "ground/try.hpp"
#include "ground/wording.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>

namespace onezone::detail {

namespace json = boost::json;

// Receives what Boost.JSON reads. Callbacks return false to stop; none of these does.
struct json_handler {
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    using error_code = boost::system::error_code;
    using string_view = json::string_view;

    json_tree* tree;
    std::vector<std::uint32_t> open{};
    std::uint32_t key_at = 0;
    std::uint32_t key_size = 0;
    std::size_t text_at = 0;

    [[nodiscard]] static std::uint32_t narrow(std::size_t n) { return static_cast<std::uint32_t>(n); }
    void append(string_view s) { tree->pool_.append(s.data(), s.size()); }
    json_tree::node& begin(json_kind kind) {
        if (!open.empty()) ++tree->nodes_[open.back()].at;
        json_tree::node& n = tree->nodes_.emplace_back();
        n.kind = kind;
        n.key_at = std::exchange(key_at, 0);
        n.key_size = std::exchange(key_size, 0);
        n.end = narrow(tree->nodes_.size());
        return n;
    }
    bool leaf(json_kind kind) {
        json_tree::node& n = begin(kind);
        n.at = narrow(text_at);
        n.size = narrow(tree->pool_.size() - text_at);
        text_at = tree->pool_.size();
        return true;
    }
    bool enter(json_kind kind) {
        begin(kind);
        open.push_back(narrow(tree->nodes_.size() - 1));
        return true;
    }
    bool leave() {
        tree->nodes_[open.back()].end = narrow(tree->nodes_.size());
        open.pop_back();
        return true;
    }
    bool number(string_view digits) {
        append(digits);
        return leaf(json_kind::number);
    }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return enter(json_kind::object); }
    bool on_object_end(std::size_t, error_code&) { return leave(); }
    bool on_array_begin(error_code&) { return enter(json_kind::array); }
    bool on_array_end(std::size_t, error_code&) { return leave(); }
    bool on_key_part(string_view s, std::size_t, error_code&) {
        append(s);
        return true;
    }
    bool on_key(string_view s, std::size_t, error_code&) {
        append(s);
        key_at = narrow(text_at);
        key_size = narrow(tree->pool_.size() - text_at);
        text_at = tree->pool_.size();
        return true;
    }
    bool on_string_part(string_view s, std::size_t, error_code&) {
        append(s);
        return true;
    }
    bool on_string(string_view s, std::size_t, error_code&) {
        append(s);
        return leaf(json_kind::string);
    }
    bool on_number_part(string_view s, error_code&) {
        append(s);
        return true;
    }
    bool on_int64(std::int64_t, string_view s, error_code&) { return number(s); }
    bool on_uint64(std::uint64_t, string_view s, error_code&) { return number(s); }
    bool on_double(double, string_view s, error_code&) { return number(s); }
    bool on_bool(bool b, error_code&) {
        begin(json_kind::boolean).truth = b;
        return true;
    }
    bool on_null(error_code&) {
        begin(json_kind::null);
        return true;
    }
    bool on_comment_part(string_view, error_code&) { return true; }
    bool on_comment(string_view, error_code&) { return true; }
};

namespace {

[[nodiscard]] bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

[[nodiscard]] std::size_t skip_spaces(std::string_view text, std::size_t at) noexcept {
    while (at < text.size() && is_space(text[at])) ++at;
    return at;
}

// Line and column of a byte.
[[nodiscard]] place place_in(std::string_view document, std::size_t at, std::string_view source) {
    at = std::min(at, document.size());
    const std::size_t line_start = at == 0 ? std::string_view::npos : document.rfind('\n', at - 1);
    std::size_t begin = line_start == std::string_view::npos ? 0 : line_start + 1;
    place p;
    p.source = source;
    p.line = 1
        + static_cast<std::size_t>(
            std::count(document.begin(), document.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
    if (begin == 0 && document.substr(0, at).starts_with(byte_order_mark)) begin = byte_order_mark.size();
    p.column = 1;
    for (const char c : document.substr(begin, at - begin))
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++p.column;
    return p;
}

//=== what is wrong with the syntax ===//

// The character before `at` that is no space; NUL where there is none.
[[nodiscard]] char before(std::string_view document, std::size_t at) noexcept {
    while (at > 0 && is_space(document[at - 1])) --at;
    return at == 0 ? '\0' : document[at - 1];
}

[[nodiscard]] text syntax_message(std::string_view document, std::size_t at, json::error why) {
    const char here = document[at];
    const char last = before(document, at);
    const auto ends_value = [](char c) {
        return c == '"' || c == '}' || c == ']' || (c >= '0' && c <= '9') || c == 'e' || c == 'l';
    };
    switch (why) {
    case json::error::exponent_overflow: return say("数字过大", "the number is too large");
    case json::error::illegal_leading_surrogate:
    case json::error::illegal_trailing_surrogate:
    case json::error::expected_hex_digit:
    case json::error::expected_utf16_escape: return say("转义 \\u 有误", "the escape \\u is wrong");
    case json::error::extra_data:
        return say("文档已结束，此处不应再有内容", "the document has ended; nothing may follow");
    default: break;
    }
    const bool after_escape = at >= 6 && document.substr(at - 6, 2) == "\\u";
    if (after_escape) return say("转义 \\u 有误", "the escape \\u is wrong");
    if ((here == '}' || here == ']') && last == ',')
        return say("末项之后多了一个逗号", "there is a comma after the last item");
    if ((here == '/' || here == '#'))
        return say("JSON 没有注释，请写 \"note\"", "JSON has no comments; write a \"note\"");
    if (here == '\'') return say("请用双引号", "use double quotes");
    if (here == '\n' || here == '\r')
        return say("文字中不能换行，或缺少引号", "a text cannot hold a line break, or its quotation mark is missing");
    if ((here == '"' || here == '{' || here == '[') && ends_value(last))
        return say("此前缺少逗号", "a comma is missing before this");
    const bool letter = (here >= 'a' && here <= 'z') || (here >= 'A' && here <= 'Z');
    if (letter && (last == ':' || last == ',' || last == '[' || last == '\0'))
        return say("文字要加双引号，此外只有数字、true、false 和 null",
            "texts need double quotes; besides there are only numbers, true, false and null");
    return fill(say("此处不应是{0}", "found {0}, which cannot stand here"), {describe_character(document, at)});
}

[[nodiscard]] refusal bad_syntax(std::string_view document, std::size_t at, const boost::system::error_code& ec,
    const json_limits& limits, std::string_view source) {
    const auto why = static_cast<json::error>(ec.value());
    if (why == json::error::too_deep)
        return refusal(errc::too_large,
            fill(say("嵌套超过 {0} 层", "nested deeper than {0} levels"),
                {number(std::min(limits.depth, json_limits::deepest))}))
            .at(place_in(document, at, source));
    if (why == json::error::incomplete || at >= document.size())
        return refusal(errc::truncated, say("文档不完整", "the document ends too early"))
            .at(place_in(document, document.size(), source));
    return refusal(errc::malformed, syntax_message(document, at, why)).at(place_in(document, at, source));
}

} // namespace

result<json_tree> json_tree::parse(std::string_view text, std::string_view source, const json_limits& limits) {
    constexpr std::size_t most = 0xFFFF'FFFFU; // what a node counts with
    if (text.size() > std::min(limits.bytes, most))
        return refusal(errc::too_large,
            fill(say("文档有 {0} 字节，超过上限 {1}", "the document has {0} bytes, more than the limit of {1}"),
                {number(text.size()), number(std::min(limits.bytes, most))}))
            .at({std::string(source), {}, 0, 0});
    if (auto bad = find_ill_formed(text, true))
        return refusal(errc::invalid_utf8, std::move(bad->message)).at(place_in(text, bad->at, source));
    const std::size_t begin = skip_spaces(text, text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
    if (begin == text.size())
        return refusal(errc::empty_input, say("文档为空", "the document is empty")).at(place_in(text, begin, source));

    json_tree tree;
    tree.text_ = text;
    tree.source_ = source;
    json::parse_options options;
    options.max_depth = std::min(limits.depth, json_limits::deepest);
    options.allow_invalid_utf8 = true; // looked at already
    json::basic_parser<json_handler> parser(options, json_handler{&tree});
    boost::system::error_code ec;
    std::size_t at = begin + parser.write_some(false, text.data() + begin, text.size() - begin, ec);
    if (!ec) {
        at = skip_spaces(text, at);
        if (at < text.size()) ec = json::make_error_code(json::error::extra_data);
    }
    if (ec) return bad_syntax(text, at, ec, limits, source);
    ONEZONE_TRY(tree.check_duplicates());
    return tree;
}

result<void> json_tree::check_duplicates() const {
    std::vector<json_value> members;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
        if (nodes_[i].kind != json_kind::object) continue;
        members.clear();
        for (const json_value v : json_value(this, i).items()) members.push_back(v);
        std::sort(members.begin(), members.end(),
            [](json_value a, json_value b) { return a.key() != b.key() ? a.key() < b.key() : a.index() < b.index(); });
        const auto twice = std::adjacent_find(
            members.begin(), members.end(), [](json_value a, json_value b) { return a.key() == b.key(); });
        if (twice == members.end()) continue;
        return refusal(errc::duplicate_key,
            fill(say("键 {0} 在同一对象中出现两次", "the key {0} stands twice in one object"), {quote(twice->key())}))
            .at(place_of(*std::next(twice), true));
    }
    return {};
}

//=== places ===//

namespace {

void append_pointer_segment(std::string& pointer, std::string_view key) {
    pointer += '/';
    for (const char c : key) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
}

} // namespace

std::size_t json_tree::offset_of(json_value v, bool key) const {
    // Values stand in the text in the order of the nodes: count to it.
    std::size_t key_at = std::string_view::npos;
    std::uint32_t seen = 0;
    for (std::size_t i = text_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0; i < text_.size();) {
        const char c = text_[i];
        if (is_space(c) || c == ',' || c == ':' || c == '}' || c == ']') {
            ++i;
            continue;
        }
        const std::size_t start = i++;
        if (c == '"') {
            while (text_[i] != '"') i += text_[i] == '\\' ? 2U : 1U;
            const std::size_t next = skip_spaces(text_, ++i);
            if (next < text_.size() && text_[next] == ':') {
                key_at = start;
                continue;
            }
        } else if (c != '{' && c != '[') {
            while (i < text_.size() && !is_space(text_[i]) && text_[i] != ',' && text_[i] != '}' && text_[i] != ']')
                ++i;
        }
        if (seen++ == v.index()) return key && key_at != std::string_view::npos ? key_at : start;
        key_at = std::string_view::npos;
    }
    return 0;
}

place json_tree::place_of(json_value v, bool key) const {
    place p = place_in(text_, offset_of(v, key), source_);
    for (std::uint32_t above = 0; above != v.index();) {
        std::size_t ordinal = 0;
        for (const json_value item : json_value(this, above).items()) {
            if (v.index() >= item.index() && v.index() < nodes_[item.index()].end) {
                append_pointer_segment(p.pointer,
                    nodes_[above].kind == json_kind::object ? std::string(item.key()) : std::to_string(ordinal));
                above = item.index();
                break;
            }
            ++ordinal;
        }
    }
    return p;
}

} // namespace onezone::detail
