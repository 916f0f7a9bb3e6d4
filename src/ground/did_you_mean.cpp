// SPDX-License-Identifier: Apache-2.0
#include "did_you_mean.hpp"

#include "encoding.hpp"
#include "wording.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace onezone {

namespace {

constexpr std::size_t longest = 256; // characters

/// Code points, on the stack where they are few.
class characters {
public:
    explicit characters(std::string_view bytes) {
        while (!bytes.empty() && count_ < few_.size()) few_[count_++] = detail::next_code_point(bytes);
        if (bytes.empty()) return;
        many_.assign(few_.begin(), few_.end());
        while (!bytes.empty()) many_ += detail::next_code_point(bytes);
    }
    [[nodiscard]] std::u32string_view all() const noexcept {
        return many_.empty() ? std::u32string_view(few_.data(), count_) : std::u32string_view(many_);
    }

private:
    std::array<char32_t, 64> few_;
    std::size_t count_ = 0;
    std::u32string many_;
};

/// The number of edits, or `most` + 1 where it is more: only the cells at most `most` off the diagonal are looked at, and none once a whole
/// row is above it.
std::size_t edits_between(std::u32string_view a, std::u32string_view b, std::size_t most) {
    while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
    while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > most) return most + 1;
    if (a.empty()) return b.size();
    most = std::min(most, b.size());
    std::array<std::size_t, 65> few;
    std::vector<std::size_t> many;
    std::size_t* row = few.data();
    if (a.size() >= few.size()) row = (many.resize(a.size() + 1), many.data());
    for (std::size_t i = 0; i <= a.size(); ++i) row[i] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
        const std::size_t first = j > most ? j - most : 1;
        const std::size_t last = std::min(a.size(), j + most);
        std::size_t diagonal = row[first - 1];
        row[first - 1] = first == 1 ? j : most + 1;
        std::size_t least = row[first - 1];
        for (std::size_t i = first; i <= last; ++i) {
            // The cell beyond the band in the row before holds nothing of that row.
            const std::size_t above = i < j + most ? row[i] : most + 1;
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[i];
            row[i] = std::min({replaced, above + 1, row[i - 1] + 1});
            least = std::min(least, row[i]);
        }
        if (least > most) return most + 1;
    }
    return std::min(row[a.size()], most + 1);
}

std::uint64_t bit_of(char32_t c) noexcept {
    return std::uint64_t{1} << ((static_cast<std::uint64_t>(c) * 0x9E37'79B9'7F4A'7C15U) >> 58U);
}

} // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t at_most) {
    const characters x(a);
    const characters y(b);
    const std::size_t most = std::min(at_most, std::max(x.all().size(), y.all().size()));
    return edits_between(x.all(), y.all(), most);
}

namespace detail {

likely_meant::likely_meant(std::string_view written, std::size_t most) : most_(most) {
    if (written.empty() || written.size() > 4 * longest) return;
    written_ = characters(written).all();
    if (written_.size() > longest) {
        written_.clear();
        return;
    }
    limit_ = 1 + written_.size() / 4;
    for (const char32_t c : written_) characters_ |= bit_of(c);
    first_ = written.substr(0, std::max<std::size_t>(sequence_length(written), 1));
    std::size_t last = written.size();
    for (std::string_view rest = written; !rest.empty(); static_cast<void>(next_code_point(rest))) last = rest.size();
    last_ = written.substr(written.size() - last);
}

void likely_meant::look_at(std::string_view known, std::size_t which) {
    if (written_.empty() || known.empty() || known.size() > 4 * (written_.size() + limit_)) return;
    if (!known.starts_with(first_) && !known.ends_with(last_)) return;
    const characters there(known);
    const std::u32string_view word = there.all();
    const std::size_t longer = std::max(word.size(), written_.size());
    const auto alike = static_cast<std::size_t>(
        std::mismatch(written_.begin(), written_.end(), word.begin(), word.end()).first - written_.begin());
    // What is only as near as the last one kept has to begin more like it.
    const bool full = nearest_.size() == most_;
    if (full && limit_ == 0) return;
    const std::size_t limit = full && alike <= nearest_.back().alike ? limit_ - 1 : limit_;
    if (longer - std::min(word.size(), written_.size()) > limit) return;
    // An edit takes away at most one character, and adds at most one.
    std::uint64_t others = 0;
    for (const char32_t c : word) others |= bit_of(c);
    if (static_cast<std::size_t>(std::popcount(characters_ & ~others)) > limit
        || static_cast<std::size_t>(std::popcount(others & ~characters_)) > limit)
        return;

    const std::size_t distance = edits_between(written_, word, limit);
    if (distance > limit) return;
    const auto before = [](const found& a, const found& b) {
        return a.distance != b.distance ? a.distance < b.distance : a.alike > b.alike;
    };
    const found here{known, which, distance, alike};
    nearest_.insert(std::upper_bound(nearest_.begin(), nearest_.end(), here, before), here);
    if (nearest_.size() > most_) nearest_.pop_back();
    if (nearest_.size() == most_) limit_ = nearest_.back().distance;
}

text did_you_mean(std::string_view likely) {
    if (likely.empty()) return {};
    return fill(say("；是否指 {0}？", "; did you mean {0}?"), {quote(likely, 120)});
}

text no_such_word(std::string_view written, std::span<const word> table) {
    std::vector<std::string_view> keys;
    std::vector<std::string_view> names;
    for (const word& w : table) {
        keys.push_back(w.key);
        names.push_back(w.zh);
    }
    likely_meant seek(written);
    for (const auto* const words : {&keys, &names})
        for (const std::string_view one : *words) seek.look_at(one);
    return fill(say("没有 {0} 这个词", "{0} is none of the words for this"), {quote(written)})
        + (seek.nearest().empty() ? text{known_are(names).zh, known_are(keys).en}
                                  : did_you_mean(seek.nearest().front().known));
}

} // namespace detail

} // namespace onezone
