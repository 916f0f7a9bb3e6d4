// SPDX-License-Identifier: Apache-2.0
#include <onezone/ground/error.hpp>

#include <array>
#include <ostream>
#include <sstream>
#include <utility>

namespace onezone {

std::string_view name_of(errc code) noexcept {
    struct named {
        errc code;
        std::string_view name;
    };
#define ONEZONE_ERRC(x)                                                                                                \
    named { errc::x, #x }
    static constexpr std::array table{ONEZONE_ERRC(malformed), ONEZONE_ERRC(truncated), ONEZONE_ERRC(invalid_utf8),
        ONEZONE_ERRC(unknown_key), ONEZONE_ERRC(missing_key), ONEZONE_ERRC(duplicate_key), ONEZONE_ERRC(wrong_type),
        ONEZONE_ERRC(bad_value), ONEZONE_ERRC(bad_date), ONEZONE_ERRC(bad_code), ONEZONE_ERRC(too_large),
        ONEZONE_ERRC(unsupported_version), ONEZONE_ERRC(cannot_read), ONEZONE_ERRC(cannot_write),
        ONEZONE_ERRC(cancelled), ONEZONE_ERRC(empty_input), ONEZONE_ERRC(not_built_in), ONEZONE_ERRC(unknown_unit),
        ONEZONE_ERRC(ambiguous_unit), ONEZONE_ERRC(unknown_body), ONEZONE_ERRC(unknown_post),
        ONEZONE_ERRC(unknown_person), ONEZONE_ERRC(unknown_record), ONEZONE_ERRC(duplicate_id),
        ONEZONE_ERRC(duplicate_code), ONEZONE_ERRC(wrong_kind), ONEZONE_ERRC(ambiguous_record), ONEZONE_ERRC(cycle),
        ONEZONE_ERRC(level_order), ONEZONE_ERRC(not_a_division), ONEZONE_ERRC(still_referenced),
        ONEZONE_ERRC(entrusted_to_itself), ONEZONE_ERRC(entrusted_twice), ONEZONE_ERRC(dates_out_of_order),
        ONEZONE_ERRC(duplicate_tenure), ONEZONE_ERRC(not_a_zone), ONEZONE_ERRC(bad_quantity),
        ONEZONE_ERRC(nothing_to_do), ONEZONE_ERRC(wrong_direction), ONEZONE_ERRC(missing_successor),
        ONEZONE_ERRC(not_entrusted), ONEZONE_ERRC(not_adjacent), ONEZONE_ERRC(not_held), ONEZONE_ERRC(needs_document),
        ONEZONE_ERRC(unsupported_here), ONEZONE_ERRC(out_of_order), ONEZONE_ERRC(step_refused),
        ONEZONE_ERRC(not_balanced), ONEZONE_ERRC(contradicted), ONEZONE_ERRC(unknown_rule),
        ONEZONE_ERRC(unknown_parameter), ONEZONE_ERRC(bad_period), ONEZONE_ERRC(conflicting_values)};
#undef ONEZONE_ERRC
    for (const named& n : table)
        if (n.code == code) return n.name;
    return "unknown";
}

refusal::refusal(errc code, text message, std::vector<std::string> subjects)
    : code_(code),
      message_(std::move(message)),
      subjects_(std::move(subjects)) {}

refusal refusal::at(onezone::place where) && {
    if (where_.source.empty()) where_.source = std::move(where.source);
    if (where_.pointer.empty()) where_.pointer = std::move(where.pointer);
    if (where_.line == 0) {
        where_.line = where.line;
        where_.column = where.column;
    }
    return std::move(*this);
}

refusal refusal::with(refusal other) && {
    others_.push_back(std::move(other));
    return std::move(*this);
}

namespace {

void print_indented(std::ostream& os, const refusal& r, language which, std::size_t depth) {
    os << std::string(depth * 2, ' ');
    const place& at = r.where();
    if (at.known()) {
        os << at.source;
        if (at.line != 0) os << ':' << at.line;
        if (at.column != 0) os << ':' << at.column;
        if (!at.pointer.empty()) os << '#' << at.pointer;
        os << ": ";
    }
    os << r.message().in(which);
    for (std::size_t i = 0; i < r.subjects().size(); ++i)
        os << (i == 0 ? std::string(" [") : say("、", ", ").in(which)) << '`' << r.subjects()[i] << '`';
    if (!r.subjects().empty()) os << ']';
    for (const refusal& other : r.others()) {
        os << '\n';
        print_indented(os, other, which, depth + 1);
    }
}

std::string in_both(const refusal& r) {
    std::ostringstream os;
    os << name_of(r.code()) << ": ";
    print_indented(os, r, language::zh, 0);
    os << " / " << r.message().en;
    return os.str();
}

} // namespace

std::ostream& operator<<(std::ostream& os, const refusal& r) {
    print_indented(os, r, language::zh, 0);
    return os;
}

void print(std::ostream& os, const refusal& r, language which) { print_indented(os, r, which, 0); }

error::error(refusal why) : std::runtime_error(in_both(why)), why_(std::move(why)) {}

void throw_exception_from_error(const refusal& why, const boost::source_location&) { throw error(why); }

} // namespace onezone
