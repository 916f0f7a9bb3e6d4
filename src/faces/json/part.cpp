// SPDX-License-Identifier: Apache-2.0
#include "part.hpp"

#include "ground/wording.hpp"

#include <algorithm>
#include <utility>

namespace onezone::detail {

namespace {

// The byte after the value that begins at `at`, an object or array.
[[nodiscard]] std::size_t end_of(std::string_view text, std::size_t at) {
    std::size_t open = 0;
    for (std::size_t i = at; i < text.size(); ++i) {
        switch (text[i]) {
        case '"':
            for (++i; i < text.size() && text[i] != '"'; ++i)
                if (text[i] == '\\') ++i;
            break;
        case '{':
        case '[': ++open; break;
        case '}':
        case ']':
            if (--open == 0) return i + 1;
            break;
        default: break;
        }
    }
    return text.size();
}

// Line and column of a byte, both from 1.
[[nodiscard]] std::pair<std::size_t, std::size_t> position(std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, at);
    const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return {line + 1, count_characters(before.substr(start)) + 1};
}

} // namespace

json_part::json_part(std::string_view text, json_value v, std::string_view members, std::string_view array_key)
    : text_(text),
      tree_(&v.tree()),
      start_(v.tree().place_of(v)),
      array_key_(array_key),
      begin_(v.tree().offset_of(v)),
      end_(end_of(text, begin_)) {
    if (array_key.empty()) {
        insertions_.push_back({begin_ + 1, std::string(members) + (members.empty() || v.size() == 0 ? "" : ",")});
    } else {
        insertions_.push_back({begin_, "{" + std::string(members) + ",\"" + array_key_ + "\":"});
        tail_ = "}";
    }
}

void json_part::insert(json_value inside, std::string_view more) {
    insertions_.push_back({tree_->offset_of(inside) + 1, std::string(more)});
}

std::string json_part::document() const {
    std::string part;
    for (const char c : text_.substr(0, begin_)) {
        // One space for each character, whatever its bytes.
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) part += c == '\n' ? '\n' : ' ';
    }
    std::size_t at = begin_;
    for (const insertion& i : insertions_) {
        part += text_.substr(at, i.at - at);
        part += i.text;
        at = i.at;
    }
    part += text_.substr(at, end_ - at);
    return part + tail_;
}

place json_part::in_whole(place p) const {
    std::string_view pointer = p.pointer;
    if (const std::string own = "/" + array_key_; !array_key_.empty() && pointer.starts_with(own))
        pointer.remove_prefix(own.size());
    p.pointer = start_.pointer + std::string(pointer);
    if (p.line == 0) return p;
    std::size_t put_in_before = 0;
    for (const insertion& i : insertions_) {
        const auto [line, column] = position(text_, i.at);
        if (line != p.line || p.column < column + put_in_before) continue;
        // Within what was put in: where it was put.
        put_in_before += std::min(i.text.size(), p.column - column - put_in_before);
    }
    p.column -= put_in_before;
    return p;
}

refusal json_part::placed(const refusal& why) const {
    refusal there(why.code(), why.message(), why.subjects());
    if (why.where().known()) there = std::move(there).at(in_whole(why.where()));
    for (const refusal& other : why.others()) there = std::move(there).with(placed(other));
    return there;
}

} // namespace onezone::detail
