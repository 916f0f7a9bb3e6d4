// SPDX-License-Identifier: Apache-2.0
#include "reader.hpp"

#include "ground/blank.hpp"
#include "ground/did_you_mean.hpp"
#include "ground/wording.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace onezone::detail {

namespace {

[[nodiscard]] text name_of(json_value v) {
    switch (v.kind()) {
    case json_kind::null: return verbatim("null");
    case json_kind::boolean: return verbatim(v.truth() ? "true" : "false");
    case json_kind::number: return fill(say("数字 {0}", "the number {0}"), {quote(v.text())});
    case json_kind::string: return fill(say("文字 {0}", "the text {0}"), {quote(v.text())});
    case json_kind::array: return say("数组", "an array");
    default: return say("对象", "an object");
    }
}

} // namespace

//=== problems ===//

void json_reader::problem(refusal why, json_value where, bool at_key) {
    if (only_counts()) {
        ++left_out_;
        return;
    }
    refusal placed = std::move(why).at(tree_->place_of(where, at_key));
    problems_.push_back({where.index(), at_key, std::move(placed)});
}

void json_reader::problem(errc code, text message, json_value where, bool at_key) {
    problem(refusal(code, std::move(message)), where, at_key);
}

void json_reader::wrong_type(const text& expected, json_value instead) {
    problem(errc::wrong_type,
        fill(say("此处应为{0}，而不是{1}", "expected {0}, found {1}"), {expected, name_of(instead)}), instead);
}

refusal json_reader::refused() && {
    std::stable_sort(problems_.begin(), problems_.end(), [](const found& a, const found& b) { return a.at < b.at; });
    refusal first = std::move(problems_.front().why);
    for (std::size_t i = 1; i < problems_.size(); ++i) first = std::move(first).with(std::move(problems_[i].why));
    if (left_out_ != 0)
        first = std::move(first).with(refusal(errc::too_large,
            fill(say("另有 {0} 处问题未列出", "{0} more problems are not listed"), {number(left_out_)})));
    return first;
}

//=== objects ===//

json_object::json_object(json_reader& in, json_value v) : in_(&in), object_(v) {
    if (v && v.kind() != json_kind::object) {
        in.wrong_type(say("对象", "an object"), v);
        object_ = {};
    }
}

json_value json_object::find_or_null(std::string_view key) {
    known_.push_back(key);
    if (object_)
        for (const json_value v : object_.items())
            if (v.key() == key) return v;
    return {};
}

json_value json_object::find(std::string_view key) {
    const json_value v = find_or_null(key);
    return v && v.kind() != json_kind::null ? v : json_value();
}

json_value json_object::need(std::string_view key) {
    const json_value v = find(key);
    if (!v && object_) missing_.push_back(key);
    return v;
}

bool json_object::close() {
    bool unknown = false;
    if (!object_) return unknown;
    for (const json_value v : object_.items()) {
        if (v.key() == "note" || std::find(known_.begin(), known_.end(), v.key()) != known_.end()) continue;
        unknown = true;
        const std::string_view likely = nearest(v.key(), known_);
        in_->problem(errc::unknown_key,
            fill(say("没有键 {0}", "there is no key {0}"), {quote(v.key())}) + did_you_mean_or_known(v.key(), known_),
            v, true);
        // What is misspelt is not missing.
        if (!likely.empty()) missing_.erase(std::remove(missing_.begin(), missing_.end(), likely), missing_.end());
    }
    for (const std::string_view key : missing_)
        in_->problem(errc::missing_key, fill(say("缺少 {0}", "{0} is missing"), {quote(key)}), object_);
    return unknown;
}

//=== single values ===//

std::optional<std::string> read_string(json_reader& in, json_value v) {
    if (!v) return std::nullopt;
    if (v.kind() == json_kind::string) return std::string(v.text());
    in.wrong_type(say("文字", "text"), v);
    return std::nullopt;
}

std::optional<std::string> read_saying(json_reader& in, json_value v) {
    std::optional<std::string> said = read_string(in, v);
    if (!said || said->empty() || !(is_blank(*said) || is_placeholder(*said))) return said;
    in.problem(errc::bad_value,
        is_blank(*said)
            ? say("文字只有空白", "a text is of blanks alone")
            : fill(say("{0} 没有说明什么；不知道的不写", "{0} tells nothing; what nobody knows is left out"),
                {quote(*said)}),
        v);
    return std::nullopt;
}

std::optional<bool> read_bool(json_reader& in, json_value v) {
    if (!v) return std::nullopt;
    if (v.kind() == json_kind::boolean) return v.truth();
    in.wrong_type(say("true 或 false", "true or false"), v);
    return std::nullopt;
}

std::optional<std::int64_t> read_integer(json_reader& in, json_value v) {
    if (!v) return std::nullopt;
    if (v.kind() != json_kind::number) {
        in.wrong_type(say("整数", "a whole number"), v);
        return std::nullopt;
    }
    std::int64_t n = 0;
    const std::string_view digits = v.text();
    const auto [end, ec] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
    if (ec == std::errc() && end == digits.data() + digits.size()) return n;
    in.problem(errc::bad_value,
        fill(say("{0} 不是 64 位以内的整数", "{0} is no whole number of 64 bits"), {quote(digits)}), v);
    return std::nullopt;
}

std::optional<decimal> read_decimal(json_reader& in, json_value v) {
    if (!v) return std::nullopt;
    if (v.kind() != json_kind::number && v.kind() != json_kind::string) {
        in.wrong_type(say("数字", "a number"), v);
        return std::nullopt;
    }
    result<decimal> d = parse_decimal(v.text());
    if (d) return *d;
    in.problem(d.error(), v);
    return std::nullopt;
}

std::optional<date> read_date(json_reader& in, json_value v) {
    const std::optional<std::string> iso = read_string(in, v);
    if (!iso) return std::nullopt;
    result<date> d = parse_date(*iso);
    if (d) return *d;
    in.problem(d.error(), v);
    return std::nullopt;
}

std::optional<code> read_code(json_reader& in, json_value v) {
    const std::optional<std::string> digits = read_string(in, v);
    if (!digits) return std::nullopt;
    result<code> c = parse_division_code(*digits);
    if (c) return *c;
    in.problem(c.error(), v);
    return std::nullopt;
}

std::optional<text> read_text(json_reader& in, json_value v) {
    if (!v) return std::nullopt;
    if (v.kind() == json_kind::string) {
        const auto said = read_string(in, v);
        return said ? std::optional<text>(verbatim(*said)) : std::nullopt;
    }
    if (v.kind() != json_kind::object) {
        in.wrong_type(say("文字或 {\"zh\": …, \"en\": …}", "text or {\"zh\": …, \"en\": …}"), v);
        return std::nullopt;
    }
    json_object o(in, v);
    const auto zh = read_string(in, o.need("zh"));
    const auto en = read_string(in, o.need("en"));
    o.close();
    if (!zh || !en) return std::nullopt;
    return text{*zh, *en};
}

std::optional<std::uint64_t> read_id(json_reader& in, json_value v) {
    const std::optional<std::string> digits = read_string(in, v);
    if (!digits) return std::nullopt;
    if (const std::uint64_t id = parse_id_digits(*digits); id != 0) return id;
    in.problem(errc::bad_value, no_id(*digits), v);
    return std::nullopt;
}

std::optional<std::vector<std::string>> read_strings(json_reader& in, json_value v) {
    if (!v) return std::nullopt;
    if (v.kind() != json_kind::array) {
        in.wrong_type(say("文字的数组", "an array of texts"), v);
        return std::nullopt;
    }
    std::vector<std::string> list;
    for (const json_value item : v.items())
        if (auto one = read_string(in, item)) list.push_back(std::move(*one));
    return list;
}

std::optional<int> read_word(json_reader& in, json_value v, std::span<const word> table) {
    const std::optional<std::string> spelled = read_string(in, v);
    if (!spelled) return std::nullopt;
    if (const word* w = word_spelled(table, *spelled)) return w->value;
    in.problem(errc::bad_value, no_such_word(*spelled, table), v);
    return std::nullopt;
}

json_items read_items(json_reader& in, json_value v) {
    if (v && v.kind() == json_kind::array) return v.items();
    if (v) in.wrong_type(say("数组", "an array"), v);
    return {{}, {}};
}

period read_period(json_object& o) {
    return {read_date(o.reader(), o.find("from")), read_date(o.reader(), o.find("until"))};
}

provenance read_provenance(json_object& o) {
    json_reader& in = o.reader();
    const json_value reason_at = o.find("reason");
    const json_value source_at = o.find("source");
    const grade how = read_word<grade>(in, o.find("grade")).value_or(grade::stated);
    text reason = read_text(in, reason_at).value_or(text{});
    std::string source = read_string(in, source_at).value_or(std::string());
    if (in.sources_listed && !source.empty()) {
        const std::string_view key = std::string_view(source).substr(0, source.find(' '));
        if (std::find(in.sources.begin(), in.sources.end(), key) == in.sources.end()) {
            in.problem(errc::bad_value,
                fill(say("来源 {0} 未列于 sources", "the source {0} is not listed under `sources`"), {quote(key)})
                    + did_you_mean(key, in.sources),
                source_at);
        }
    }
    if (how == grade::stated) {
        if (reason_at)
            in.problem(errc::bad_value,
                say("明载的事实不需要理由，是否漏写 grade？", "a stated fact has no reason; is the grade missing?"),
                reason_at, true);
        return provenance::stated(std::move(source));
    }
    if (!reason_at && o)
        in.problem(errc::missing_key,
            say("推断或占位必须写明 `reason`", "what is inferred or a placeholder needs a `reason`"), o.value());
    return how == grade::inferred ? provenance::inferred(std::move(reason), std::move(source))
                                  : provenance::placeholder(std::move(reason), std::move(source));
}

bool has_provenance(json_value v) {
    if (v.kind() != json_kind::object) return false;
    static constexpr std::array<std::string_view, 4> keys{"value", "grade", "reason", "source"};
    for (const json_value item : v.items())
        if (std::find(keys.begin(), keys.end(), item.key()) != keys.end()) return true;
    return false;
}

std::vector<cited_source> read_sources(json_reader& in, json_value v) {
    std::vector<cited_source> sources;
    if (!v) return sources;
    if (v.kind() != json_kind::object) {
        in.wrong_type(say("对象", "an object"), v);
        return sources;
    }
    in.sources_listed = true;
    for (const json_value source : v.items()) {
        sources.push_back({std::string(source.key()), read_string(in, source).value_or(std::string())});
        in.sources.emplace_back(source.key());
    }
    return sources;
}

void read_head(json_object& top, std::string_view kind) {
    json_reader& in = top.reader();
    const json_value kind_at = top.need("onezone");
    if (const auto what = read_string(in, kind_at); what && *what != kind)
        in.problem(errc::bad_value,
            fill(say("这是 {0} 文档，此处应为 {1}", "this is a document of kind {0}; expected {1}"),
                {quote(*what), quote(kind)}),
            kind_at);
    const json_value version_at = top.need("version");
    if (const auto version = read_integer(in, version_at); version && *version != 1)
        in.problem(errc::unsupported_version,
            fill(say("不支持版本 {0}，本库读取版本 1", "version {0} is not supported; this library reads version 1"),
                {verbatim(std::to_string(*version))}),
            version_at);
}

} // namespace onezone::detail
