// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTS_SUPPORT_STEPS_HPP_INCLUDED
#define ONEZONE_TESTS_SUPPORT_STEPS_HPP_INCLUDED

#include "catch.hpp"

#include <onezone/reform/apply.hpp>
#include <onezone/reform/inventory.hpp>

#include <optional>
#include <sstream>
#include <string>

// What is true of every operation, checked wherever one is tested.

namespace onezone_tests {

[[nodiscard]] inline std::string in_words(const onezone::ledger& l, onezone::language which) {
    std::ostringstream os;
    print(os, l, which);
    return os.str();
}

/// Every line's ends are what is counted in the two hierarchies on the day of the act; where neither lists any and an unknown number goes or comes, unknown.
inline void check_counts(
    const onezone::hierarchy& before, const onezone::step& s, const std::optional<onezone::date>& on) {
    for (const onezone::ledger_line& line : s.ledger.lines()) {
        bool listed = false;
        const auto count = [&](const onezone::hierarchy& h, bool known) -> std::optional<std::int64_t> {
            const auto stocks = inventory(h, line.holder, on);
            for (const onezone::stock& one : stocks)
                if (one.cls == line.cls && one.kind == line.kind) return one.count;
            const bool of_body = line.cls == onezone::carry_class::staff || line.cls == onezone::carry_class::quota;
            const onezone::body* const b = h.find(line.holder.body);
            if (of_body && b && !b->part_of.ok()) return {};
            return known ? std::optional<std::int64_t>(0) : std::nullopt;
        };
        for (const onezone::hierarchy* h : {&before, &s.after})
            for (const onezone::stock& one : inventory(*h, line.holder, on))
                listed = listed || (one.cls == line.cls && one.kind == line.kind);
        const bool goes =
            line.moved_out.known() && line.released.known() && line.recovered.known() && line.written_off.known();
        const bool comes = line.moved_in.known() && line.created.known();
        CAPTURE(s.ledger);
        CHECK(line.opening.value == count(before, listed || goes));
        CHECK(line.closing.value == count(s.after, listed || comes));
        CHECK(line.state != onezone::balance::contradicted);
    }
}

/// Applies `op` in both ways and checks what every operation guarantees; returns the step.
template <class Op>
onezone::step done(const onezone::hierarchy& h, const Op& op, const onezone::act_options& options = {}) {
    const onezone::hierarchy untouched = h;
    auto result = apply(h, op, options);
    if (!result) FAIL("refused: " << result.error());
    onezone::step s = *std::move(result);
    CHECK(h == untouched);
    CHECK(s.after.acts() == h.acts() + 1);

    onezone::hierarchy moved = onezone::undo(s.after, s.edits).value();
    CHECK(moved == h);
    auto in_place = apply(std::move(moved), op, options);
    REQUIRE(in_place.has_value());
    CHECK(in_place->after == s.after);
    CHECK(in_place->edits == s.edits);
    CHECK(in_place->ledger == s.ledger);

    check_counts(h, s, options.on);
    CHECK_FALSE(s.account.zh.empty());
    CHECK_FALSE(s.account.en.empty());
    CHECK(s.account.zh.find('?') == std::string::npos);
    return s;
}

/// Whether `op` is refused with `code` in both ways, each leaving its argument as it was.
template <class Op>
void refused(const onezone::hierarchy& h, const Op& op, onezone::errc code, const onezone::act_options& options = {}) {
    const onezone::hierarchy untouched = h;
    const auto result = apply(h, op, options);
    if (result) FAIL("not refused");
    CAPTURE(result.error());
    CHECK(name_of(result.error().code()) == name_of(code));
    CHECK_FALSE(result.error().message().zh.empty());
    CHECK_FALSE(result.error().message().en.empty());
    CHECK(h == untouched);

    onezone::hierarchy moved = h;
    const auto in_place = apply(std::move(moved), op, options);
    CHECK_FALSE(in_place.has_value());
    CHECK(moved == untouched); // NOLINT(bugprone-use-after-move): only success consumes it
}

/// The line of a class and kind at a holder; fails where there is none.
[[nodiscard]] inline onezone::ledger_line line_of(
    const onezone::ledger& l, onezone::carry_class cls, const std::string& kind, const onezone::party& holder) {
    for (const onezone::ledger_line& line : l.lines())
        if (line.cls == cls && line.kind == kind && line.holder == holder) return line;
    FAIL("no such line in\n" << l);
    return {};
}

/// `opening +in -out =closing [state]`, with what is 0 left out and `?` for what is unknown.
[[nodiscard]] inline std::string figures(const onezone::ledger_line& line) {
    const auto shown = [](const onezone::fact<std::int64_t>& n) {
        return n.known() ? std::to_string(*n.value) : std::string("?");
    };
    std::string text = shown(line.opening);
    const auto part = [&](const char* sign, const onezone::fact<std::int64_t>& n, const char* what) {
        if (n.known() && *n.value == 0) return;
        text += std::string(" ") + sign + shown(n) + what;
    };
    part("+", line.moved_in, " in");
    part("+", line.created, " created");
    part("-", line.moved_out, " out");
    part("-", line.released, " released");
    part("-", line.recovered, " recovered");
    part("-", line.written_off, " written off");
    text += " = " + shown(line.closing);
    if (line.state != onezone::balance::balanced) text += " " + std::string(key_of(line.state));
    return text;
}

/// The figures of a line.
[[nodiscard]] inline std::string figures(
    const onezone::ledger& l, onezone::carry_class cls, const std::string& kind, const onezone::party& holder) {
    return figures(line_of(l, cls, kind, holder));
}

} // namespace onezone_tests

#endif
