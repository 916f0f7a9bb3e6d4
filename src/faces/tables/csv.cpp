// SPDX-License-Identifier: Apache-2.0
#include "ground/did_you_mean.hpp"
#include "ground/encoding.hpp"
#include "ground/try.hpp"
#include "ground/wording.hpp"

#include <onezone/faces/tables/csv.hpp>
#include <onezone/ground/assert.hpp>

#include <algorithm>
#include <cstring>
#include <istream>
#include <utility>

namespace onezone {

csv_reader::csv_reader(std::istream& in, std::string source, csv_format format)
    : in_(&in),
      source_(std::move(source)),
      format_(format),
      buffer_(std::size_t{1} << 16U) {}

csv_reader::csv_reader(std::span<const std::vector<std::string>> rows, std::string source, csv_format format)
    : rows_(rows),
      source_(std::move(source)),
      format_(format) {}

//=== bytes ===//

bool csv_reader::fill() {
    at_ = end_ = 0;
    if (bad_stream_ || !in_->good()) return false;
    in_->read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    end_ = static_cast<std::size_t>(in_->gcount());
    taken_ += end_;
    bad_stream_ = in_->bad();
    return end_ != 0;
}

int csv_reader::peek() {
    if (at_ == end_ && !fill()) return end_of_input;
    return static_cast<unsigned char>(buffer_[at_]);
}

// Passes over the rest of the line, so that the next record is read afresh.
void csv_reader::skip_line() {
    while (peek() != end_of_input) {
        const char* const found = static_cast<const char*>(std::memchr(buffer_.data() + at_, '\n', end_ - at_));
        if (!found) {
            at_ = end_;
            continue;
        }
        at_ = static_cast<std::size_t>(found - buffer_.data()) + 1;
        ++here_;
        line_start_ = bytes();
        return;
    }
}

//=== refusals ===//

place csv_reader::where() const { return {source_, {}, line_, 0}; }

place csv_reader::where(std::size_t column) const {
    const std::size_t at = order_[column];
    return {source_, {}, line_, at < fields_.size() ? fields_[at].column : 0};
}

refusal csv_reader::refuse(errc code, text message, std::size_t column) const {
    return refusal(code, std::move(message)).at({source_, {}, line_, column});
}

// What is wrong with the bytes of the record, where they are no text.
std::optional<refusal> csv_reader::not_utf8() const {
    if (auto bad = detail::find_ill_formed(record_, line_ == 1))
        return refuse(errc::invalid_utf8, std::move(bad->message));
    // A character that a separator tears is none, though its bytes meet in the record.
    for (const extent& f : fields_)
        if (f.begin < record_.size() && (static_cast<unsigned char>(record_[f.begin]) & 0xC0U) == 0x80U)
            return refuse(errc::invalid_utf8,
                std::move(detail::find_ill_formed(record_.substr(f.begin), false)->message), f.column);
    return std::nullopt;
}

//=== records ===//

result<void> csv_reader::read_quoted() {
    const std::size_t began = bytes() - line_start_ + 1;
    ++at_;
    for (;;) {
        int c = peek();
        if (c == end_of_input)
            return refuse(errc::truncated, say("输入在引号内中断", "the input ends within a quoted field"), began);
        if (c == '"') {
            ++at_;
            if (peek() != '"') break;
        } else if (c == '\n') {
            if (!format_.line_breaks_in_fields)
                return refuse(
                    errc::malformed, say("引号在本行内没有结束", "the quote is not closed on its line"), began);
            ++here_;
            line_start_ = bytes() + 1;
        }
        // Everything up to the next byte that means something goes over at once.
        std::size_t stop = at_ + 1;
        while (stop < end_ && buffer_[stop] != '"' && buffer_[stop] != '\n') ++stop;
        record_.append(buffer_.data() + at_, stop - at_);
        at_ = stop;
        if (record_.size() > format_.longest_record) return {}; // told by the caller
    }
    const int after = peek();
    if (after == end_of_input || after == '\n' || after == '\r'
        || after == static_cast<unsigned char>(format_.separator))
        return {};
    return refuse(errc::malformed,
        say("引号之后应为分隔符或行末；引号内的引号要写两次",
            "after a closing quote comes a separator or the end of the line; quotes within quotes are doubled"),
        bytes() - line_start_ + 1);
}

result<void> csv_reader::read_field() {
    const std::size_t column = bytes() - line_start_ + 1;
    const std::size_t begin = record_.size();
    if (peek() == '"') {
        const bool first_line = here_ == line_;
        auto read = read_quoted();
        fields_.push_back({begin, record_.size(), first_line ? column : 0, true});
        return read;
    }
    while (peek() != end_of_input) {
        std::size_t stop = at_;
        while (stop < end_ && buffer_[stop] != format_.separator && buffer_[stop] != '\n' && buffer_[stop] != '"'
            && buffer_[stop] != '\0')
            ++stop;
        record_.append(buffer_.data() + at_, stop - at_);
        at_ = stop;
        if (record_.size() > format_.longest_record) break;
        if (stop == end_) continue;
        if (buffer_[stop] == '"')
            return refuse(errc::malformed,
                say("未加引号的字段中有引号；含引号的字段须整体加引号",
                    "a quote in a field that is not quoted; a field with quotes in it is quoted as a whole"),
                bytes() - line_start_ + 1);
        if (buffer_[stop] == '\0')
            return refuse(
                errc::malformed, say("文本中有零字节", "there is a zero byte in the text"), bytes() - line_start_ + 1);
        break;
    }
    // The CR of a CRLF belongs to the line end.
    const int after = peek();
    if ((after == '\n' || after == end_of_input) && record_.size() > begin && record_.back() == '\r')
        record_.pop_back();
    fields_.push_back({begin, record_.size(), here_ == line_ ? column : 0, false});
    return {};
}

// Splits one record. After a refusal the input stands behind the line on which it was refused.
result<bool> csv_reader::split() {
    if (!begun_) {
        begun_ = true;
        constexpr std::string_view mark = detail::byte_order_mark;
        if (peek() != end_of_input && std::string_view(buffer_.data() + at_, end_ - at_).starts_with(mark)) {
            at_ += mark.size();
            line_start_ = mark.size();
        }
    }
    record_.clear();
    fields_.clear();
    line_ = here_;
    cut_off_ = false;
    if (peek() == end_of_input) {
        if (bad_stream_) return refuse(errc::cannot_read, say("读取时出错", "reading failed"));
        return false;
    }
    const bool quoted = peek() == '"';
    for (;;) {
        auto read = read_field();
        if (read && record_.size() > format_.longest_record)
            read = refuse(errc::too_large, say("记录过长", "the record is too long"));
        if (!read) {
            // The bytes so far may tell that it was no text of ours in the first place.
            std::optional<refusal> bytes;
            if (read.error().code() != errc::truncated) bytes = not_utf8();
            skip_line();
            return bytes ? *std::move(bytes) : read.error();
        }
        int c = peek();
        if (c == static_cast<unsigned char>(format_.separator)) {
            ++at_;
            continue;
        }
        if (c == '\r') { // behind a quoted field
            ++at_;
            c = peek();
        }
        cut_off_ = c == end_of_input;
        if (c != '\n' && c != end_of_input) {
            refusal why = refuse(errc::malformed,
                say("行内有单独的回车符", "there is a lone carriage return in the line"), bytes() - line_start_);
            skip_line();
            return why;
        }
        if (c == '\n') skip_line();
        break;
    }
    if (bad_stream_) return refuse(errc::cannot_read, say("读取时出错", "reading failed"));
    if (auto why = not_utf8()) return *std::move(why);
    blank_ = record_.empty() && fields_.size() == 1 && !quoted;
    return true;
}

// The next of the rows that are split already.
result<bool> csv_reader::take_row() {
    record_.clear();
    fields_.clear();
    if (line_ == rows_.size()) return false;
    const std::vector<std::string>& row = rows_[line_++];
    for (const std::string& cell : row) {
        const std::size_t begin = record_.size();
        record_ += cell;
        fields_.push_back({begin, record_.size(), fields_.size() + 1, false});
        if (record_.size() > format_.longest_record)
            return refuse(errc::too_large, say("记录过长", "the record is too long"));
    }
    if (auto why = not_utf8()) return *std::move(why);
    blank_ = record_.empty();
    return true;
}

result<bool> csv_reader::read_record() {
    for (;;) {
        auto read = in_ ? split() : take_row();
        if (!read || !*read || !blank_) return read;
    }
}

namespace {

// A heading with half-width brackets, whichever it was typed with.
std::string narrow(std::string_view heading, bool lenient) {
    std::string out(heading);
    const auto replace = [&](std::string_view from, std::string_view to) {
        for (std::size_t at = 0; (at = out.find(from, at)) != std::string::npos; at += to.size())
            out.replace(at, from.size(), to);
    };
    replace("\uff08", "(");
    replace("\uff09", ")");
    if (!lenient) return out;
    for (const std::string_view blank : {"\u3000", "\u00a0", "\u2003", "\u200b", "\uff0a"}) replace(blank, "");
    std::erase_if(out, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '_' || c == '*'; });
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

// Calls `visit` with each name of a column until it returns true.
template <class Visit>
bool any_name(const csv_column& c, Visit visit) {
    if (visit(c.name)) return true;
    for (std::string_view rest = c.also; !rest.empty();) {
        const std::size_t bar = std::min(rest.find('|'), rest.size());
        if (visit(rest.substr(0, bar))) return true;
        rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    return false;
}

const csv_column* column_headed(std::span<const csv_column> columns, std::string_view heading, bool lenient) {
    const std::string name = narrow(heading, lenient);
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const csv_column& c) {
        return any_name(c, [&](std::string_view one) { return narrow(one, lenient) == name; });
    });
    return found == columns.end() ? nullptr : &*found;
}

} // namespace

std::size_t csv_reader::count_headings(std::span<const csv_column> columns) const {
    std::size_t n = 0;
    for (std::size_t i = 0; i < fields_.size(); ++i)
        n += column_headed(columns, row_field(i), format_.lenient) ? 1U : 0U;
    return n;
}

result<void> csv_reader::columns(
    std::initializer_list<std::string_view> required, std::initializer_list<std::string_view> optional) {
    std::vector<csv_column> wanted;
    for (const std::string_view name : required) wanted.push_back({name, {}, true});
    for (const std::string_view name : optional) wanted.push_back({name, {}, false});
    return columns(wanted);
}

result<void> csv_reader::columns(std::span<const csv_column> wanted) {
    auto read = read_record();
    ONEZONE_TRY(read);
    if (!*read) return refuse(errc::empty_input, say("输入为空，没有表头", "the input is empty: there is no header"));
    width_ = fields_.size();

    order_.assign(wanted.size(), absent);
    headings_.assign(wanted.size(), {});
    headed_.assign(width_, true);
    const auto header = [&](std::size_t i) { return row_field(i); };
    std::vector<std::size_t> unknown;
    std::size_t by_first_name = 0;
    std::size_t by_others = 0;
    for (std::size_t i = 0; i < width_; ++i) {
        const std::string name = narrow(header(i), format_.lenient);
        if (format_.lenient && name.empty()) {
            headed_[i] = false;
            continue;
        }
        const csv_column* const found = column_headed(wanted, header(i), format_.lenient);
        if (!found) {
            unknown.push_back(i);
            continue;
        }
        ++(narrow(found->name, format_.lenient) == name ? by_first_name : by_others);
        const auto column = static_cast<std::size_t>(found - wanted.data());
        if (order_[column] != absent)
            return refuse(errc::duplicate_key,
                onezone::fill(say("列 {0} 出现两次", "column {0} appears twice"), {detail::quote(header(i))}),
                fields_[i].column);
        order_[column] = i;
        headings_[column] = header(i);
    }
    const auto called = [&](const csv_column& c) {
        return by_others <= by_first_name || c.also.empty() ? c.name : c.also.substr(0, c.also.find('|'));
    };
    if (!unknown.empty() && !format_.other_columns) {
        const std::string_view name = header(unknown.front());
        std::vector<std::string_view> free; // columns not there yet
        for (std::size_t w = 0; w < wanted.size(); ++w)
            if (order_[w] == absent)
                any_name(wanted[w], [&](std::string_view one) {
                    free.push_back(one);
                    return false;
                });
        text message = onezone::fill(say("未知的列 {0}", "unknown column {0}"), {detail::quote(name)})
            + detail::did_you_mean(name, free);
        return refuse(errc::unknown_key, std::move(message), fields_[unknown.front()].column);
    }
    for (std::size_t w = 0; w < wanted.size(); ++w)
        if (wanted[w].required && order_[w] == absent)
            return refuse(errc::missing_key,
                onezone::fill(say("缺少列 `{0}`", "column `{0}` is missing"), {verbatim(called(wanted[w]))}));
    return {};
}

result<bool> csv_reader::next() {
    ONEZONE_ASSERT(!order_.empty(), "the header is read first");
    auto read = read_record();
    if (!read || !*read) return read;
    const auto filled = [&](std::size_t i) {
        return std::any_of(record_.begin() + static_cast<std::ptrdiff_t>(fields_[i].begin),
            record_.begin() + static_cast<std::ptrdiff_t>(fields_[i].end), [](char c) { return c != ' '; });
    };
    if (format_.lenient)
        for (std::size_t i = 0; i < fields_.size(); ++i)
            if ((i >= width_ || !headed_[i]) && filled(i))
                return refuse(errc::malformed,
                    onezone::fill(
                        say("第 {0} 列没有表头，却有内容", "column {0} has no heading, but there is something in it"),
                        {verbatim(std::to_string(i + 1))}),
                    fields_[i].column);
    if (fields_.size() == width_ || (format_.lenient && !(cut_off_ && fields_.size() < width_))) return read;
    const text found = verbatim(std::to_string(fields_.size()));
    const text wanted = verbatim(std::to_string(width_));
    if (cut_off_ && fields_.size() < width_)
        return refuse(errc::truncated,
            onezone::fill(say("输入在行内中断：只有 {0} 个字段，表头有 {1} 个",
                              "the input ends within a line: {0} fields, the header has {1}"),
                {found, wanted}),
            here_ == line_ ? bytes() - line_start_ + 1 : 0);
    return refuse(errc::malformed,
        onezone::fill(say("有 {0} 个字段，表头有 {1} 个", "{0} fields, the header has {1}"), {found, wanted}));
}

result<bool> csv_reader::next_row() { return read_record(); }

std::string_view csv_reader::row_field(std::size_t i) const noexcept {
    return std::string_view(record_).substr(fields_[i].begin, fields_[i].end - fields_[i].begin);
}

std::string_view csv_reader::field(std::size_t column) const noexcept {
    const std::size_t at = order_[column];
    return at < fields_.size() ? row_field(at) : std::string_view();
}

bool csv_reader::quoted(std::size_t column) const noexcept {
    const std::size_t at = order_[column];
    return at < fields_.size() && fields_[at].quoted;
}

} // namespace onezone
