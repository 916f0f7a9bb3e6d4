// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_DETAIL_DIGEST_HPP_INCLUDED
#define ONEZONE_REFORM_DETAIL_DIGEST_HPP_INCLUDED

#include <onezone/ground/code.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/decimal.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/hierarchy.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// @file
/// A digest of an operation's fields, from which the ids of what a bare `apply` creates derive. Not API.

namespace onezone::detail {

/// Takes the fields of an operation one by one.
class digester {
public:
    [[nodiscard]] std::uint64_t value() const noexcept { return value_; }

    template <class T>
    void operator()(std::string_view name, const T& field) {
        add(digest(name));
        take(field);
    }

private:
    void add(std::uint64_t x) noexcept { value_ = mix(value_ ^ mix(x + 0x9e3779b97f4a7c15ULL)); }

    template <class Tag>
    void take(basic_id<Tag> id) noexcept {
        add(id.value());
    }
    void take(const std::string& s) noexcept { add(digest(s)); }
    void take(const text& t) noexcept {
        add(digest(t.zh));
        add(digest(t.en));
    }
    void take(decimal d) noexcept { add(static_cast<std::uint64_t>(d.ten_thousandths())); }
    void take(const date& d) noexcept { add(d.day_number()); }
    void take(code c) noexcept { add(c.value()); }
    void take(const provenance& p) noexcept {
        add(static_cast<std::uint64_t>(p.how()));
        add(digest(p.source()));
        take(p.reason());
    }
    template <class T>
    void take(const std::optional<T>& o) {
        add(o ? 1 : 0);
        if (o) take(*o);
    }
    template <class T>
    void take(const std::vector<T>& list) {
        add(list.size());
        for (const T& one : list) take(one);
    }
    template <class T>
    void take(const fact<T>& f) {
        take(f.value);
        take(f.from);
    }
    template <class T>
    void take(const T& other) {
        if constexpr (std::is_enum_v<T> || std::is_integral_v<T>)
            add(static_cast<std::uint64_t>(other));
        else
            T::fields(other, *this);
    }

    std::uint64_t value_ = 0;
};

/// Distinguishes operations whose fields differ; one without `fields` is told apart by its account.
template <class Op>
[[nodiscard]] std::uint64_t digest_of(const Op& op, const hierarchy& h) {
    digester d;
    d("operation", std::string(Op::key));
    if constexpr (requires { Op::fields(op, d); })
        Op::fields(op, d);
    else
        d("account", op.account(h));
    return d.value();
}

} // namespace onezone::detail

#endif
