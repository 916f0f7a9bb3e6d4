// SPDX-License-Identifier: Apache-2.0
#include "lines.hpp"

#include "ground/blank.hpp"
#include "ground/encoding.hpp"
#include "ground/lasting.hpp"
#include "ground/wording.hpp"

#include <algorithm>
#include <utility>

namespace onezone::detail {

//=== problems ===//

void sketch_problems::add(refusal why, std::size_t line, std::size_t column) {
    found_.push_back(std::move(why).at({source_, {}, line, column}));
}

refusal sketch_problems::refused() && {
    constexpr std::size_t most = 50;
    std::stable_sort(found_.begin(), found_.end(), [](const refusal& a, const refusal& b) {
        return std::pair(a.where().line, a.where().column) < std::pair(b.where().line, b.where().column);
    });
    refusal first = std::move(found_.front());
    for (std::size_t i = 1; i < found_.size() && i < most; ++i) first = std::move(first).with(std::move(found_[i]));
    return first;
}

const sketch_item* sketch_line::find(std::string_view key) const noexcept {
    const auto found = std::find_if(items.begin(), items.end(), [&](const sketch_item& i) { return i.key == key; });
    return found == items.end() ? nullptr : &*found;
}

//=== words ===//

namespace {

constexpr std::string_view full_width_equals = "＝";

// Whether a blank that is no ordinary space begins `s`.
bool begins_odd_space(std::string_view s) noexcept {
    return !s.empty() && s.front() != ' ' && is_space(next_code_point(s));
}
// What no bare word contains.
bool ends_word(std::string_view s) noexcept {
    const char c = s.front();
    return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'
        || std::string_view("\"=()@|").find(c) != std::string_view::npos || separator_at(s) != 0 || begins_odd_space(s);
}
bool is_sign(char c) noexcept { return c == '~' || c == '?' || c == '*' || c == '#'; }

} // namespace

std::string sketch_word_of(std::string_view text) {
    bool bare = !text.empty() && !is_sign(text.front()) && text != "-";
    for (std::size_t at = 0; bare && at < text.size(); ++at) bare = !ends_word(text.substr(at));
    return bare ? std::string(text) : sketch_quoted(text);
}

std::string sketch_quoted(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        switch (c) {
        case '"': quoted += "\\\""; break;
        case '\\': quoted += "\\\\"; break;
        case '\n': quoted += "\\n"; break;
        case '\r': quoted += "\\r"; break;
        case '\t': quoted += "\\t"; break;
        default: quoted += c;
        }
    }
    return quoted += '"';
}

const text& sketch_reason(grade how) {
    static const detail::lasting<text> inferred{say("草图中标为推断", "inferred, says the sketch")};
    static const detail::lasting<text> placeholder{say("草图中的占位", "a placeholder, says the sketch")};
    return how == grade::placeholder ? *placeholder : *inferred;
}

//=== lines ===//

namespace {

// The first problem of a line ends its reading: the rest counts as read, so that every loop comes to its end.
struct line_problem {
    errc code{};
    text message;
    std::size_t at = 0;
};

class scanner {
public:
    explicit scanner(std::string_view line) : s_(line) {}

    [[nodiscard]] std::optional<line_problem>& problem() noexcept { return problem_; }
    [[nodiscard]] std::size_t column(std::size_t at) noexcept {
        if (at < counted_to_) counted_to_ = counted_ = 0;
        counted_ += count_characters(s_.substr(counted_to_, at - counted_to_));
        counted_to_ = at;
        return counted_ + 1;
    }

    /// False where nothing but a comment stands there.
    bool scan(sketch_line& into) {
        if (auto bad = find_ill_formed(s_, false)) fail(errc::invalid_utf8, std::move(bad->message), bad->at);
        spaces();
        if (done()) return problem_.has_value();
        into.column = column(at_);
        into.keyword = bare_word();
        if (peek() == '=')
            fail(errc::malformed, say("一行应以所述事物的种类开头", "a line begins with what it describes"), at_);
        separated();
        for (bool first = true; !done(); first = false) {
            token(into, first);
            separated();
        }
        return true;
    }

private:
    void fail(errc code, text message, std::size_t at) {
        if (!problem_) problem_ = line_problem{code, std::move(message), at};
        at_ = s_.size();
    }
    [[nodiscard]] char peek() const noexcept { return at_ < s_.size() ? s_[at_] : '\0'; }
    [[nodiscard]] bool at_end() const noexcept { return at_ == s_.size(); }
    [[nodiscard]] bool done() const noexcept { return at_end() || s_[at_] == '#'; }

    void spaces() {
        while (peek() == ' ') ++at_;
        if (!at_end()) odd_space();
    }
    void odd_space() {
        if (s_.substr(at_).starts_with("\u3000"))
            return fail(
                errc::malformed, say("全角空格：请改用半角空格", "a full-width space; write an ordinary one"), at_);
        if (!at_end() && (static_cast<unsigned char>(peek()) < ' ' || begins_odd_space(s_.substr(at_))))
            fail(errc::malformed,
                fill(
                    say("此处不能有{0}：请用空格", "{0} cannot stand here; use spaces"), {describe_character(s_, at_)}),
                at_);
    }
    void separated() {
        if (at_end()) return;
        if (peek() != ' ') unexpected();
        spaces();
    }
    void unexpected() {
        odd_space();
        if (at_end()) return;
        if (const std::size_t length = separator_at(s_.substr(at_)); length != 0)
            return fail(errc::malformed,
                fill(
                    say("此处不能有 {0}：它只用在 `=` 之后的几项之间；名称中含有的，名称要加引号",
                        "{0} cannot stand here; it stands between the entries after a `=`, and a name with it is put in quotes"),
                    {quote(s_.substr(at_, length))}),
                at_);
        fail(errc::malformed, fill(say("此处不能有{0}", "{0} cannot stand here"), {describe_character(s_, at_)}), at_);
    }

    std::string bare_word() {
        const std::size_t from = at_;
        if (at_end() || is_sign(peek())) {
            expected_word();
            return {};
        }
        while (!at_end() && !ends_word(s_.substr(at_))) ++at_;
        if (at_ == from) expected_word();
        return std::string(s_.substr(from, at_ - from));
    }
    void expected_word() {
        if (!at_end()) return unexpected();
        fail(errc::truncated, say("此处应有内容", "something is missing here"), at_);
    }
    std::string quoted() {
        const std::size_t from = at_++;
        std::string text;
        for (;;) {
            if (at_end()) {
                fail(errc::truncated, say("引号没有结束", "the quotation does not end"), from);
                return text;
            }
            const char c = s_[at_++];
            if (c == '"') return text;
            if (c != '\\') {
                text += c;
                continue;
            }
            switch (const char escaped = peek()) {
            case '"':
            case '\\': text += escaped; break;
            case 'n': text += '\n'; break;
            case 'r': text += '\r'; break;
            case 't': text += '\t'; break;
            default:
                fail(errc::malformed,
                    say("反斜杠后只能是 `\"`、`\\`、`n`、`r`、`t`", "after a backslash only `\"`, `\\`, `n`, `r`, `t`"),
                    at_ - 1);
                return text;
            }
            ++at_;
        }
    }
    sketch_word word() {
        sketch_word w;
        w.column = column(at_);
        w.label = peek() == '*';
        if (w.label) ++at_;
        w.quoted = peek() == '"';
        w.text = w.quoted ? quoted() : bare_word();
        return w;
    }
    std::string plain_word() { return peek() == '"' ? quoted() : bare_word(); }

    void mark_sign(sketch_mark& m) {
        if (peek() != '~') return;
        if (m.column == 0) m.column = column(at_);
        m.how = grade::inferred;
        if (++at_; peek() == '~') {
            m.how = grade::placeholder;
            ++at_;
        }
    }
    void mark_from(sketch_mark& m) {
        if (m.column == 0 && (peek() == '@' || peek() == '(')) m.column = column(at_);
        const std::size_t from = at_;
        if (peek() == '@') {
            ++at_;
            m.source = plain_word();
        }
        if (peek() == '(') {
            ++at_;
            text reason = verbatim(plain_word());
            if (peek() == '|') {
                ++at_;
                reason.en = plain_word();
            }
            if (at_end()) return fail(errc::truncated, say("缺少右括号", "the closing parenthesis is missing"), from);
            if (peek() != ')') return unexpected();
            ++at_;
            m.reason = std::move(reason);
        }
        if (m.reason && m.how == grade::stated)
            fail(errc::bad_value,
                say("只有推断（`~`）和占位（`~~`）才有理由",
                    "only what is inferred (`~`) or a placeholder (`~~`) has a reason"),
                from);
    }

    void token(sketch_line& into, bool first) {
        const std::size_t from = at_;
        switch (peek()) {
        case '?':
            if (into.within != 0) return fail(errc::duplicate_key, say("`?` 重复", "`?` is there twice"), from);
            into.within = column(at_++);
            return;
        case '~':
        case '@':
        case '(':
            if (into.mark.column != 0)
                return fail(errc::duplicate_key, say("标记重复", "a second mark or source"), from);
            mark_sign(into.mark);
            mark_from(into.mark);
            return;
        default: break;
        }
        sketch_word w = word();
        if (peek() == '=' && !w.quoted && !w.label) {
            item(into, std::move(w));
            return;
        }
        if (!first) return stray(w, from);
        into.name = std::move(w);
    }
    void stray(const sketch_word& w, std::size_t at) {
        if (w.text.find(full_width_equals) != std::string::npos)
            return fail(errc::malformed, say("全角等号：请改用 `=`", "a full-width equals sign; write `=`"), at);
        fail(errc::malformed,
            fill(say("多出的 {0}：含空格的名称要加引号", "{0} belongs to nothing; a name with spaces is put in quotes"),
                {quote(w.text)}),
            at);
    }
    void item(sketch_line& into, sketch_word key) {
        std::string written = key.text;
        std::replace(key.text.begin(), key.text.end(), '_', '-');
        if (into.find(key.text))
            return fail(errc::duplicate_key, fill(say("{0} 重复", "{0} is there twice"), {quote(key.text)}),
                at_ - key.text.size());
        sketch_item i;
        i.key = std::move(key.text);
        i.written = std::move(written);
        i.column = key.column;
        i.value_column = column(++at_);
        mark_sign(i.mark);
        if (peek() == '?') {
            i.unknown = true;
            ++at_;
        } else {
            i.words.push_back(word());
            while (const std::size_t length = separator_at(s_.substr(at_))) {
                at_ += length;
                i.words.push_back(word());
            }
            const sketch_word& only = i.words.front();
            if (i.words.size() == 1 && only.text == "-" && !only.quoted && !only.label) {
                i.none = true;
                i.words.clear();
            }
        }
        mark_from(i.mark);
        into.items.push_back(std::move(i));
    }

    std::string_view s_;
    std::size_t at_ = 0;
    std::size_t counted_to_ = 0; // columns are asked for from left to right: count on from the last one
    std::size_t counted_ = 0;
    std::optional<line_problem> problem_;
};

} // namespace

std::vector<sketch_line> scan_sketch(std::string_view sketch, sketch_problems& problems) {
    // A whole sketch in another encoding is one mistake, not one a line.
    if (const encoding other = likely_encoding(sketch, true); other == encoding::utf16 || other == encoding::gb18030) {
        ill_formed bad = *find_ill_formed(sketch, true);
        const std::string_view before = sketch.substr(0, bad.at);
        const auto number = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
        problems.add(errc::invalid_utf8, std::move(bad.message), number,
            1 + count_characters(before.substr(before.rfind('\n') + 1)));
        return {};
    }
    if (sketch.starts_with(byte_order_mark)) sketch.remove_prefix(byte_order_mark.size());

    std::vector<sketch_line> lines;
    std::vector<std::pair<std::size_t, std::size_t>> open; // column and index of the lines that may have children
    std::size_t number = 0;
    while (!sketch.empty()) {
        const std::size_t end = sketch.find('\n');
        std::string_view text = sketch.substr(0, end);
        sketch.remove_prefix(end == std::string_view::npos ? sketch.size() : end + 1);
        if (text.ends_with('\r')) text.remove_suffix(1);
        sketch_line line;
        line.number = ++number;
        scanner scan(text);
        if (!scan.scan(line)) continue;
        if (auto& why = scan.problem()) {
            problems.add(why->code, std::move(why->message), number, scan.column(why->at));
            if (line.column == 0) continue;
        }
        while (!open.empty() && open.back().first > line.column) open.pop_back();
        const bool beside = !open.empty() && open.back().first == line.column;
        if (beside) open.pop_back();
        // The first line sets the margin; further in, a line stands in the column of a line above or begins a new one.
        if (!beside && !lines.empty()) {
            const std::size_t last = lines.back().column;
            if (open.empty() || line.column < last)
                problems.add(errc::malformed,
                    say("缩进与上面任何一行都不对齐", "the indentation is that of no line above"), number, line.column);
        }
        if (!open.empty()) line.parent = open.back().second;
        open.emplace_back(line.column, lines.size());
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace onezone::detail
