// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_TREE_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_TREE_HPP_INCLUDED

#include <onezone/faces/json/limits.hpp>
#include <onezone/ground/error.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// A JSON text as a flat list of values in the order in which they stand. Internal to the library.
///
///  1. Nothing of the text is lost: duplicate keys stay, numbers keep their digits, every value knows where it stands.
///  2. Boost.JSON judges the syntax; places are found by reading the text again, and only when something is refused.

namespace onezone::detail {

enum class json_kind : std::uint8_t { null, boolean, number, string, array, object };

class json_tree;
class json_items;

/// A value of a tree, or nothing. Valid as long as its tree.
class json_value {
public:
    json_value() noexcept = default;
    json_value(const json_tree* in, std::uint32_t at) noexcept : tree_(in), at_(at) {}

    [[nodiscard]] explicit operator bool() const noexcept { return tree_ != nullptr; }

    // Everything below requires a value to be there.
    [[nodiscard]] json_kind kind() const noexcept;
    [[nodiscard]] bool truth() const noexcept;
    /// The characters of a string, the digits of a number.
    [[nodiscard]] std::string_view text() const noexcept;
    /// The key it stands under; empty in arrays.
    [[nodiscard]] std::string_view key() const noexcept;
    /// The elements of an array, the values of an object.
    [[nodiscard]] json_items items() const noexcept;
    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] const json_tree& tree() const noexcept { return *tree_; }
    [[nodiscard]] std::uint32_t index() const noexcept { return at_; }

private:
    const json_tree* tree_ = nullptr;
    std::uint32_t at_ = 0;
};

/// A JSON text, read.
class json_tree {
public:
    /// Requires: `text` outlives the tree.
    /// Refuses: empty_input, invalid_utf8, malformed, truncated, too_large, duplicate_key; placed.
    [[nodiscard]] static result<json_tree> parse(
        std::string_view text, std::string_view source, const json_limits& limits);

    [[nodiscard]] json_value root() const noexcept { return {this, 0}; }

    /// Where a value stands, or its key. Complexity: linear in the text.
    [[nodiscard]] place place_of(json_value v, bool key = false) const;
    /// The byte at which it begins there.
    [[nodiscard]] std::size_t offset_of(json_value v, bool key = false) const;

private:
    friend class json_value;
    friend class json_items;
    friend struct json_handler;

    struct node {
        json_kind kind{};
        bool truth = false;
        std::uint32_t key_at = 0;
        std::uint32_t key_size = 0;
        std::uint32_t at = 0; // strings and numbers: in pool_; arrays and objects: number of items
        std::uint32_t size = 0;
        std::uint32_t end = 0; // the node after the last one inside
    };

    [[nodiscard]] result<void> check_duplicates() const;

    std::string_view text_;
    std::string source_;
    std::string pool_;
    std::vector<node> nodes_;
};

class json_items {
public:
    class iterator {
    public:
        using value_type = json_value;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::forward_iterator_tag;
        using reference = json_value;
        using pointer = void;

        iterator() noexcept = default;
        iterator(const json_tree* in, std::uint32_t at) noexcept : tree_(in), at_(at) {}
        [[nodiscard]] json_value operator*() const noexcept { return {tree_, at_}; }
        iterator& operator++() noexcept {
            at_ = tree_->nodes_[at_].end;
            return *this;
        }
        iterator operator++(int) noexcept {
            iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const iterator&, const iterator&) noexcept = default;

    private:
        const json_tree* tree_ = nullptr;
        std::uint32_t at_ = 0;
    };

    json_items(iterator first, iterator last) noexcept : first_(first), last_(last) {}
    [[nodiscard]] iterator begin() const noexcept { return first_; }
    [[nodiscard]] iterator end() const noexcept { return last_; }

private:
    iterator first_;
    iterator last_;
};

inline json_kind json_value::kind() const noexcept { return tree_->nodes_[at_].kind; }
inline bool json_value::truth() const noexcept { return tree_->nodes_[at_].truth; }
inline std::string_view json_value::text() const noexcept {
    const json_tree::node& n = tree_->nodes_[at_];
    return std::string_view(tree_->pool_).substr(n.at, n.size);
}
inline std::string_view json_value::key() const noexcept {
    const json_tree::node& n = tree_->nodes_[at_];
    return std::string_view(tree_->pool_).substr(n.key_at, n.key_size);
}
inline json_items json_value::items() const noexcept {
    const json_tree::node& n = tree_->nodes_[at_];
    if (n.kind < json_kind::array) return {{tree_, n.end}, {tree_, n.end}};
    return {{tree_, at_ + 1}, {tree_, n.end}};
}
inline std::size_t json_value::size() const noexcept {
    const json_tree::node& n = tree_->nodes_[at_];
    return n.kind < json_kind::array ? 0 : n.at;
}

} // namespace onezone::detail

#endif
