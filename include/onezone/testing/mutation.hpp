// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_TESTING_MUTATION_HPP_INCLUDED
#define ONEZONE_TESTING_MUTATION_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/study/mutant.hpp>
#include <onezone/rules/study/profile.hpp>
#include <onezone/testing/rule_case.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// @file
/// Testing the tests of rules: every mutant is tried against the author's suite; those nobody notices are listed.
///
///  1. The same mutants, suite and options give the same result, whatever the number of threads, unless time runs out; what was not
///     tried by then counts as not noticed.
///  2. A survivor counts as equivalent only where its findings agree with the rule's on all of `samples` random hierarchies (for
///     rules on changes: random steps), on some of which the rule has something to say (or the exemption, of which the mutant is).
///  3. A survivor that disagrees on one of them is listed with the case that would kill it, shrunk, as a case file has it.
/// Limits: no case is made for rules on changes.

namespace onezone {

/// Tells which test fails by the mutant, or nothing. Called from several threads at once.
using rule_suite = std::function<std::optional<std::string>(const mutant&)>;
/// The cases, each by its own policy with the mutant in it.
///
/// Refuses: bad_value (a case that fails as it is: it would seem to notice every mutant).
[[nodiscard]] ONEZONE_API result<rule_suite> suite_of(std::vector<rule_case> cases);
/// What the cases see of their policies.
[[nodiscard]] ONEZONE_API coverage coverage_of(const std::vector<rule_case>& cases);

struct mutation_options {
    unsigned threads = 0; ///< 0: as many as the machine has
    std::optional<std::chrono::milliseconds> most{};
    std::size_t samples = 1000;
    /// Called after each mutant, by one thread at a time.
    std::function<void(std::size_t done, std::size_t of, std::size_t noticed)> progress{};
};

enum class mutant_fate : unsigned char { killed, survived, equivalent, not_tried };
[[nodiscard]] ONEZONE_API std::span<const word> words(mutant_fate) noexcept;

struct tried_mutant {
    mutant what{};
    mutant_fate end = mutant_fate::not_tried;
    std::string killed_by{};
    std::optional<rule_case> would_kill{}; ///< what the rule itself says, and the mutant does not
    friend bool operator==(const tried_mutant&, const tried_mutant&) = default;
};

struct mutation_result {
    std::vector<tried_mutant> mutants{}; ///< in the order given
    std::size_t samples = 0;

    [[nodiscard]] ONEZONE_API std::size_t count(mutant_fate f) const noexcept;
    /// Of those not equivalent: whole percent killed, rounded down; 100 of none.
    [[nodiscard]] ONEZONE_API std::size_t percent() const noexcept;
    /// Whether at least so many percent are killed, exactly.
    [[nodiscard]] ONEZONE_API bool reaches(std::size_t percent) const noexcept;
    friend bool operator==(const mutation_result&, const mutation_result&) = default;
};

/// Puts each mutant before the suite, and of those that survive looks for a case that would kill it. Calls `suite` once a mutant.
[[nodiscard]] ONEZONE_API mutation_result try_mutants(
    const policy& p, std::span<const mutant> mutants, const rule_suite& suite, const mutation_options& options = {});

/// The sum, then every mutant that was not killed, with the case that would kill it. The format is not stable.
ONEZONE_API std::ostream& operator<<(std::ostream& os, const mutation_result& r);
ONEZONE_API void print(std::ostream& os, const mutation_result& r, language which);

//=== random hierarchies ===//

/// Two provinces with a few counties and zones, in which every fact the rule packs read may be there, missing or inferred, as it
/// should be or not. One seed, one hierarchy.
[[nodiscard]] ONEZONE_API hierarchy random_hierarchy(std::uint64_t seed);
/// The same after a few random changes.
[[nodiscard]] ONEZONE_API hierarchy changed_randomly(const hierarchy& h, std::uint64_t seed);
/// The conditions the rules state on that many of them.
[[nodiscard]] ONEZONE_API coverage coverage_at_random(const policy& p, std::size_t samples);
/// What the rules are seen to do on that many of them and after operations on them, with or without a known procedure. All are judged
/// as if they held everywhere, on every day and beside each other; in the policy's order. One number of samples, one
/// answer; the catalogue has that of the default.
[[nodiscard]] ONEZONE_API std::vector<rule_profile> profiles_at_random(const policy& p, std::size_t samples = 16);

} // namespace onezone

#endif
