// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_JSON_PART_HPP_INCLUDED
#define ONEZONE_SRC_FACES_JSON_PART_HPP_INCLUDED

#include "tree.hpp"

#include <onezone/ground/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// @file
/// A part of a JSON document read as a document of its own, with refusals that point into the whole. Internal to the library.

namespace onezone::detail {

class json_part {
public:
    /// The object `v` with `members` put in front of its own, or the array `v` as the member `array_key` of an object beside
    /// `members`: `"onezone": "plan", "version": 1`. `text` is what `v`'s tree was read from.
    json_part(std::string_view text, json_value v, std::string_view members, std::string_view array_key = {});

    /// Puts text right behind the opening bracket of `inside`, which is within the part. Requires: in the order of the text.
    void insert(json_value inside, std::string_view more);

    /// The document. Everything around the part is blank, so that lines stay what they are.
    [[nodiscard]] std::string document() const;
    /// The refusal with the places it has in the whole.
    [[nodiscard]] refusal placed(const refusal& why) const;

private:
    struct insertion {
        std::size_t at = 0; ///< byte of the whole
        std::string text;
    };
    [[nodiscard]] place in_whole(place p) const;

    std::string_view text_;
    const json_tree* tree_;
    place start_;
    std::string array_key_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::string tail_;
    std::vector<insertion> insertions_;
};

} // namespace onezone::detail

#endif
