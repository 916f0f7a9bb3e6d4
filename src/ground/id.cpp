// SPDX-License-Identifier: Apache-2.0
#include <onezone/ground/id.hpp>

#include <charconv>
#include <ostream>

namespace onezone::detail {

namespace {

constexpr std::size_t digits_of_id = 16;

} // namespace

std::string id_digits(std::uint64_t value) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string all(digits_of_id, '0');
    for (std::size_t i = all.size(); i-- > 0; value >>= 4U) all[i] = digits[value & 15U];
    return all;
}

std::uint64_t parse_id_digits(std::string_view digits) noexcept {
    std::uint64_t value = 0;
    const char* const last = digits.data() + digits.size();
    const auto [end, ec] = std::from_chars(digits.data(), last, value, 16);
    return digits.size() == digits_of_id && ec == std::errc() && end == last ? value & id_bits : 0;
}

void print_id(std::ostream& os, std::uint64_t value) { os << '#' << id_digits(value); }

} // namespace onezone::detail
