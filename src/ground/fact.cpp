// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"

#include <onezone/ground/fact.hpp>

#include <array>

namespace onezone {

std::span<const word> words(grade) noexcept {
    static constexpr std::array<word, 3> table{{
        {0, "stated", "明载", "stated"},
        {1, "inferred", "推断", "inferred"},
        {2, "placeholder", "占位", "placeholder"},
    }};
    return table;
}

std::span<const word> words(hedge) noexcept {
    static constexpr std::array<word, 5> table{{
        {0, "exact", "整", "exactly"},
        {1, "about", "左右", "about"},
        {2, "more_than", "余", "more than"},
        {3, "at_least", "以上", "at least"},
        {4, "nearly", "近", "nearly"},
    }};
    return table;
}

provenance::provenance(grade how, std::string source, text reason)
    : body_(new content{how, std::move(source), std::move(reason)}) {}

void provenance::drop(const content* body) noexcept {
    if (body->refs.fetch_sub(1, std::memory_order_acq_rel) == 1) delete body;
}

provenance provenance::stated(std::string source) {
    if (source.empty()) return {}; // equal values must not differ in empty()
    return {grade::stated, std::move(source), {}};
}
provenance provenance::inferred(text reason, std::string source) {
    return {grade::inferred, std::move(source), std::move(reason)};
}
provenance provenance::placeholder(text reason, std::string source) {
    return {grade::placeholder, std::move(source), std::move(reason)};
}

const std::string& provenance::source() const& noexcept {
    static const detail::lasting none{std::string()};
    return body_ ? body_->source : *none;
}
const text& provenance::reason() const& noexcept {
    static const detail::lasting none{text()};
    return body_ ? body_->reason : *none;
}

bool operator==(const provenance& a, const provenance& b) noexcept {
    if (a.body_ == b.body_) return true;
    return a.how() == b.how() && a.source() == b.source() && a.reason() == b.reason();
}

} // namespace onezone
