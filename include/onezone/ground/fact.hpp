// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_GROUND_FACT_HPP_INCLUDED
#define ONEZONE_GROUND_FACT_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/vocabulary.hpp>

#include <atomic>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>

/// @file
/// Facts: values that may be missing and that know where they come from.
///
///  1. Missing is not false: an absent value leads rules to *undecided*, never to *satisfied*.
///  2. A fact is stated by a source, inferred (with the reason) or a placeholder (exists only because a total does).
///  3. Two facts are equal when value and provenance are equal.

namespace onezone {

/// How well something is known.
enum class grade : unsigned char { stated, inferred, placeholder };

[[nodiscard]] ONEZONE_API std::span<const word> words(grade) noexcept;

/// Where a fact comes from. A default provenance is "stated, source not recorded". Copies share their text.
class ONEZONE_API provenance {
public:
    provenance() noexcept = default;
    provenance(const provenance& other) noexcept : body_(other.body_) {
        if (body_) body_->refs.fetch_add(1, std::memory_order_relaxed);
    }
    provenance(provenance&& other) noexcept : body_(std::exchange(other.body_, nullptr)) {}
    // Not by value: in templates Clang 14 does not destroy what `p = {}` makes of braces for a parameter.
    provenance& operator=(const provenance& other) noexcept { return *this = provenance(other); }
    provenance& operator=(provenance&& other) noexcept {
        provenance held(std::move(other));
        std::swap(body_, held.body_);
        return *this;
    }
    ~provenance() {
        if (body_) drop(body_);
    }
    [[nodiscard]] static provenance stated(std::string source);
    [[nodiscard]] static provenance inferred(text reason, std::string source = {});
    [[nodiscard]] static provenance placeholder(text reason, std::string source = {});

    [[nodiscard]] grade how() const noexcept { return body_ ? body_->how : grade::stated; }
    [[nodiscard]] const std::string& source() const& noexcept;
    [[nodiscard]] std::string source() && { return std::as_const(*this).source(); }
    /// Why it was inferred or put as a placeholder; empty for stated facts.
    [[nodiscard]] const text& reason() const& noexcept;
    [[nodiscard]] text reason() && { return std::as_const(*this).reason(); }
    [[nodiscard]] bool empty() const noexcept { return !body_; }

    ONEZONE_API friend bool operator==(const provenance& a, const provenance& b) noexcept;

private:
    // One word where `std::shared_ptr` takes two: every fact has one, and most are empty.
    struct content {
        grade how = grade::stated;
        std::string source;
        text reason;
        mutable std::atomic<std::uint32_t> refs{1};
    };
    provenance(grade how, std::string source, text reason);
    static void drop(const content* body) noexcept;
    const content* body_ = nullptr;
};

/// A value that may be unknown, with its provenance.
template <class T>
struct fact {
    std::optional<T> value{};
    provenance from{};

    fact() = default;
    fact(T known, provenance source = {}) : value(std::move(known)), from(std::move(source)) {}

    [[nodiscard]] bool known() const noexcept { return value.has_value(); }
    friend bool operator==(const fact&, const fact&) = default;
};

/// How exactly a source reports a figure; the hedge is data and is printed back.
enum class hedge : unsigned char {
    exact,
    about,     ///< 左右
    more_than, ///< 余
    at_least,  ///< 以上
    nearly,    ///< 近
};

[[nodiscard]] ONEZONE_API std::span<const word> words(hedge) noexcept;

} // namespace onezone

#endif
