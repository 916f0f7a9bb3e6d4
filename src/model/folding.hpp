// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_MODEL_FOLDING_HPP_INCLUDED
#define ONEZONE_SRC_MODEL_FOLDING_HPP_INCLUDED

#include <onezone/ground/code.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/member.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

// What a record says, in 64 bits: all its members, without its own id and without what it names.

namespace onezone::detail {

// Folds values into one digest; their order counts.
class folding {
public:
    explicit folding(std::uint64_t begin = 0x6f6e657a6f6e65) noexcept : value_(begin) {}
    [[nodiscard]] std::uint64_t value() const noexcept { return value_; }

    folding& number(std::uint64_t n) noexcept {
        value_ = mix((value_ ^ n) + 0x9e3779b97f4a7c15);
        return *this;
    }
    template <class... Parts>
    folding& all(const Parts&... parts) {
        (add(parts), ...);
        return *this;
    }

private:
    void add(std::string_view s) noexcept { number(digest(s)); }
    void add(std::integral auto n) noexcept { number(static_cast<std::uint64_t>(n)); }
    template <class E>
        requires std::is_enum_v<E>
    void add(E e) noexcept { number(static_cast<std::uint64_t>(e)); }
    void add(decimal d) noexcept { add(d.ten_thousandths()); }
    void add(code c) noexcept { add(c.value()); }
    void add(const date& d) { add(d.day_number()); }
    void add(const text& t) noexcept { all(t.zh, t.en); }
    void add(const period& p) { all(p.from, p.until); }
    void add(const provenance& p) noexcept { all(p.how(), p.source(), p.reason()); }
    // Without what these name, which is folded in from the digests, and without their own ids.
    template <Described R>
    void add(const R& r) {
        for_each_member<R>([&](auto m) {
            if constexpr (m.role != member_role::identity) add(m.of(r));
        });
    }
    template <class Tag>
    void add(basic_id<Tag> id) noexcept {
        add(id.ok());
    }
    template <class T>
    void add(const std::optional<T>& maybe) {
        add(maybe.has_value());
        if (maybe) add(*maybe);
    }
    template <class T>
    void add(const fact<T>& f) {
        all(f.value, f.from);
    }
    template <class T>
    void add(const std::vector<T>& list) {
        add(list.size());
        for (const T& item : list) add(item);
    }

    std::uint64_t value_;
};

} // namespace onezone::detail

#endif
