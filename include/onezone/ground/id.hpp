// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_GROUND_ID_HPP_INCLUDED
#define ONEZONE_GROUND_ID_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/assert.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

/// @file
/// Identity: opaque 63-bit ids that codes, names and ranks are attributes of.
///
///  1. Ids of different things do not mix: each has a type of its own, none converts from an integer.
///  2. An id is derived, never drawn: from a source and a key (imported and built things) or from the act that creates
///     the thing and an ordinal. The derivation is the same on every platform and in every release.
///  3. Two different derivations collide with probability about n²/2⁶⁴; whoever adds a thing checks (errc::duplicate_id).
///  4. An id is positive as a signed number of 64 bits, so that a column of a database holds it, and is written one way wherever it is
///     written: sixteen hexadecimal digits.

namespace onezone {

namespace detail {

/// 64-bit finaliser (bijective): every input bit reaches every output bit.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t x) noexcept {
    x ^= x >> 30U;
    x *= 0xbf58476d1ce4e5b9ULL;
    x ^= x >> 27U;
    x *= 0x94d049bb133111ebULL;
    x ^= x >> 31U;
    return x;
}

/// FNV-1a over the bytes, finalised.
[[nodiscard]] constexpr std::uint64_t digest(
    std::string_view bytes, std::uint64_t seed = 0xcbf29ce484222325ULL) noexcept {
    for (const char c : bytes) {
        seed ^= static_cast<unsigned char>(c);
        seed *= 0x100000001b3ULL;
    }
    return mix(seed);
}

/// The bits of an id. The top bit of a derivation is dropped, and so is that of ids in documents from before it was.
inline constexpr std::uint64_t id_bits = ~std::uint64_t{0} >> 1U;
[[nodiscard]] ONEZONE_API std::string id_digits(std::uint64_t value);
/// 0 where `digits` are none of an id.
[[nodiscard]] ONEZONE_API std::uint64_t parse_id_digits(std::string_view digits) noexcept;
ONEZONE_API void print_id(std::ostream& os, std::uint64_t value);

} // namespace detail

/// An opaque identity. `Tag` only tells kinds of things apart.
template <class Tag>
class basic_id {
public:
    constexpr basic_id() noexcept = default;

    /// The id with this value; for storage and language bindings. Requires: `value` is less than 2⁶³.
    [[nodiscard]] static constexpr basic_id from_value(std::uint64_t value) noexcept {
        ONEZONE_ASSERT(value <= detail::id_bits, "an id has 63 bits");
        return basic_id(value);
    }
    /// The id that names nothing.
    [[nodiscard]] static constexpr basic_id none() noexcept { return {}; }
    /// The id of what `source` calls `key`.
    [[nodiscard]] static constexpr basic_id derive(std::string_view source, std::string_view key) noexcept {
        return from_digest(detail::digest(key, detail::digest(source) ^ Tag::seed));
    }
    /// The id of the `ordinal`-th thing that the act `act` creates.
    [[nodiscard]] static constexpr basic_id derive(std::uint64_t act, std::uint64_t ordinal) noexcept {
        return from_digest(detail::mix(detail::mix(act ^ Tag::seed) + 0x9e3779b97f4a7c15ULL * (ordinal + 1)));
    }

    /// Less than 2⁶³.
    [[nodiscard]] constexpr std::uint64_t value() const noexcept { return value_; }
    [[nodiscard]] constexpr bool ok() const noexcept { return value_ != 0; }

    friend constexpr bool operator==(basic_id, basic_id) noexcept = default;
    friend constexpr std::strong_ordering operator<=>(basic_id, basic_id) noexcept = default;
    /// `#` and the sixteen digits.
    friend std::ostream& operator<<(std::ostream& os, basic_id id) {
        detail::print_id(os, id.value_);
        return os;
    }

private:
    constexpr explicit basic_id(std::uint64_t value) noexcept : value_(value) {}
    static constexpr basic_id from_digest(std::uint64_t d) noexcept {
        d &= detail::id_bits;
        return basic_id(d == 0 ? 1 : d);
    }

    std::uint64_t value_ = 0;
};

/// The sixteen hexadecimal digits of an id, as documents write it. Allocates.
template <class Tag>
[[nodiscard]] std::string to_string(basic_id<Tag> id) {
    return detail::id_digits(id.value());
}

/// The id that documents write so, in upper or lower case; nothing where these are not sixteen hexadecimal digits, or those of no id.
template <class Id>
[[nodiscard]] std::optional<Id> parse_id(std::string_view digits) noexcept {
    const std::uint64_t value = detail::parse_id_digits(digits);
    return value == 0 ? std::nullopt : std::optional<Id>(Id::from_value(value));
}

namespace detail {
struct unit_tag {
    static constexpr std::uint64_t seed = 0x756e6974;
};
struct body_tag {
    static constexpr std::uint64_t seed = 0x626f6479;
};
struct post_tag {
    static constexpr std::uint64_t seed = 0x706f7374;
};
struct person_tag {
    static constexpr std::uint64_t seed = 0x70657273;
};
struct tenure_tag {
    static constexpr std::uint64_t seed = 0x74656e75;
};
struct holding_tag {
    static constexpr std::uint64_t seed = 0x686f6c64;
};
struct entrustment_tag {
    static constexpr std::uint64_t seed = 0x656e7472;
};
struct hosting_tag {
    static constexpr std::uint64_t seed = 0x686f7374;
};
struct agreement_tag {
    static constexpr std::uint64_t seed = 0x61677265;
};
struct indicator_tag {
    static constexpr std::uint64_t seed = 0x696e6469;
};
struct completeness_tag {
    static constexpr std::uint64_t seed = 0x77686f6c;
};
struct own_fact_tag {
    static constexpr std::uint64_t seed = 0x66616374;
};
} // namespace detail

using unit_id = basic_id<detail::unit_tag>;
using body_id = basic_id<detail::body_tag>;
using post_id = basic_id<detail::post_tag>;
using person_id = basic_id<detail::person_tag>;
using tenure_id = basic_id<detail::tenure_tag>;
using holding_id = basic_id<detail::holding_tag>;
using entrustment_id = basic_id<detail::entrustment_tag>;
using hosting_id = basic_id<detail::hosting_tag>;
using agreement_id = basic_id<detail::agreement_tag>;
using indicator_id = basic_id<detail::indicator_tag>;
using completeness_id = basic_id<detail::completeness_tag>;
using own_fact_id = basic_id<detail::own_fact_tag>;

} // namespace onezone

template <class Tag>
struct std::hash<onezone::basic_id<Tag>> {
    [[nodiscard]] std::size_t operator()(onezone::basic_id<Tag> id) const noexcept {
        return static_cast<std::size_t>(id.value());
    }
};

#endif
