// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_READER_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_READER_HPP_INCLUDED

#include "tree.hpp"

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/ground/code.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// Reading values out of a JSON tree, strictly, and collecting what is wrong with them. Internal to the library.
///
///  1. A reader never stops at the first problem; whoever uses it asks `failed()` where it makes no sense to go on.
///  2. An object reports every key that nobody asked for, with the key that was likely meant.

namespace onezone::detail {

/// The problems found in one document.
class json_reader {
public:
    explicit json_reader(const json_tree& tree) noexcept : tree_(&tree) {}

    [[nodiscard]] const json_tree& tree() const noexcept { return *tree_; }
    void problem(refusal why, json_value where, bool at_key = false);
    void problem(errc code, text message, json_value where, bool at_key = false);
    /// `{0}` is what was expected; says what stands there instead.
    void wrong_type(const text& expected, json_value instead);

    [[nodiscard]] bool failed() const noexcept { return !problems_.empty(); }
    /// Whether further problems are only counted, so that nothing more need be found out about them.
    [[nodiscard]] bool only_counts() const noexcept { return problems_.size() >= most_listed; }
    /// The first problem in the order of the text, the others in its `others()`. Requires: `failed()`.
    [[nodiscard]] refusal refused() &&;

    /// Where sources are listed, every `source` must begin with one of these keys.
    std::vector<std::string> sources;
    bool sources_listed = false;

private:
    struct found {
        std::uint32_t at;
        bool key;
        refusal why;
    };
    const json_tree* tree_;
    static constexpr std::size_t most_listed = 20;
    std::vector<found> problems_;
    std::size_t left_out_ = 0;
};

/// An object being read: knows which keys were asked for.
class json_object {
public:
    /// Reports wrong_type where `v` is no object; then it reads as an empty one.
    json_object(json_reader& in, json_value v);

    [[nodiscard]] explicit operator bool() const noexcept { return static_cast<bool>(object_); }
    [[nodiscard]] json_reader& reader() const noexcept { return *in_; }
    [[nodiscard]] json_value value() const noexcept { return object_; }

    /// What stands under the key; nothing where it is missing or null.
    [[nodiscard]] json_value find(std::string_view key);
    /// The same, but null is a value.
    [[nodiscard]] json_value find_or_null(std::string_view key);
    /// The same as `find`, and `close` reports missing_key where there is nothing.
    [[nodiscard]] json_value need(std::string_view key);
    /// `close` reports missing_key for it.
    void lack(std::string_view key) { missing_.push_back(key); }
    /// Keys read elsewhere.
    void know(std::initializer_list<std::string_view> keys) { known_.insert(known_.end(), keys); }
    /// Reports unknown keys and then missing ones; a key that is only misspelt is reported once. Returns: whether some key was unknown.
    bool close();

private:
    json_reader* in_;
    json_value object_;
    std::vector<std::string_view> known_;
    std::vector<std::string_view> missing_;
};

//=== single values: what was read, or nothing and a problem; nothing and no problem where there is no value ===//

[[nodiscard]] std::optional<std::string> read_string(json_reader& in, json_value v);
/// A text that is empty or says something; one of blanks and invisible characters alone is a problem.
[[nodiscard]] std::optional<std::string> read_saying(json_reader& in, json_value v);
[[nodiscard]] std::optional<bool> read_bool(json_reader& in, json_value v);
[[nodiscard]] std::optional<std::int64_t> read_integer(json_reader& in, json_value v);
[[nodiscard]] std::optional<decimal> read_decimal(json_reader& in, json_value v);
[[nodiscard]] std::optional<date> read_date(json_reader& in, json_value v);
[[nodiscard]] std::optional<code> read_code(json_reader& in, json_value v);
[[nodiscard]] std::optional<text> read_text(json_reader& in, json_value v);
[[nodiscard]] std::optional<std::uint64_t> read_id(json_reader& in, json_value v);
[[nodiscard]] std::optional<std::vector<std::string>> read_strings(json_reader& in, json_value v);
[[nodiscard]] std::optional<int> read_word(json_reader& in, json_value v, std::span<const word> table);

template <Vocabulary E>
[[nodiscard]] std::optional<E> read_word(json_reader& in, json_value v) {
    const std::optional<int> value = read_word(in, v, words(E{}));
    return value ? std::optional<E>(static_cast<E>(*value)) : std::nullopt;
}

/// The items of an array; reports wrong_type where `v` is something else.
[[nodiscard]] json_items read_items(json_reader& in, json_value v);

/// `from` and `until`.
[[nodiscard]] period read_period(json_object& o);
/// `grade`, `reason` and `source`.
[[nodiscard]] provenance read_provenance(json_object& o);

/// Whether a fact is written with provenance.
[[nodiscard]] bool has_provenance(json_value v);

/// A fact, bare or with provenance; `read(in, value)` reads what it is about.
template <class Read>
[[nodiscard]] auto read_known(json_reader& in, json_value v, Read read) {
    using T = typename decltype(read(in, v))::value_type;
    fact<T> f;
    if (!v || v.kind() == json_kind::null) return f;
    if (!has_provenance(v)) {
        f.value = read(in, v);
        return f;
    }
    json_object o(in, v);
    if (const json_value value = o.find("value")) f.value = read(in, value);
    f.from = read_provenance(o);
    o.close();
    return f;
}

/// The sources a document lists; from then on every `source` must begin with one of them.
[[nodiscard]] std::vector<cited_source> read_sources(json_reader& in, json_value v);

/// The head of every document: kind and version. Reports unsupported_version and bad_value.
void read_head(json_object& top, std::string_view kind);

} // namespace onezone::detail

#endif
