// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_JUDGING_REPORT_HPP_INCLUDED
#define ONEZONE_RULES_JUDGING_REPORT_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/model/detail/cow.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/rules/finding.hpp>
#include <onezone/rules/policy.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// @file
/// What a policy found in a hierarchy.
///
///  1. Every pair of rule and subject has a verdict; those that somebody may have to act on are also findings: violated,
///     exempted, undecided. Findings are sorted by the order of the policy's rules, then by path, numbers in
///     names as numbers.
///  2. Two reports are equal when they judge the same pairs alike, with the same findings, errors and conflicts.
///  3. What a report comes to is its outcome, and it conforms only where something was found satisfied or exempted, no rule failed,
///     nothing is violated and nothing is open that could be. Encouragements that are merely open show nothing.
///  4. A report keeps the hierarchy and the policy it was made from (both are cheap to keep), and a byte for every pair. What is to be
///     read, texts and paths, is written when it is first asked for, by calling the rules concerned once more; a rule must therefore not
///     refer to anything that does not outlive the report, and may be called from whichever thread asks.

namespace onezone {

/// What a report comes to; the first of these that holds.
enum class outcome : unsigned char {
    violated, ///< a finding breaks conformance
    failed,   ///< a rule failed instead of answering
    /// A fact is missing, and conformance would be broken were it to speak against the demand; or a demand that is read into a source is
    /// violated; or nothing was found satisfied, or nothing would break conformance, so that nothing shows it.
    undecided,
    conforms,       ///< something was found satisfied or exempted, and nothing speaks against it
    nothing_judged, ///< no rule in force had anything to say of anything
};
[[nodiscard]] ONEZONE_API std::span<const word> words(outcome) noexcept;

/// A rule that failed instead of answering.
struct rule_error {
    std::string rule{};
    subject about{};
    std::string path{};
    std::string what{};
    friend bool operator==(const rule_error&, const rule_error&) = default;
};

/// Two rules of different packs that pull apart on one subject, with no precedence between them.
struct rule_conflict {
    std::string demands{}; ///< the rule that demands or permits
    std::string forbids{};
    subject about{};
    std::string path{};
    friend bool operator==(const rule_conflict&, const rule_conflict&) = default;
};

namespace detail {
struct binding;
struct kept_step;
struct told_once;
struct tracking;

/// A column that shares what it can with its copies.
template <class T>
class report_column {
    static constexpr std::size_t per_chunk = 4096 / sizeof(T);

public:
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return chunks_[i / per_chunk][i % per_chunk]; }
    void set(std::size_t i, T item) {
        if ((*this)[i] != item) chunks_.edit(i / per_chunk)[i % per_chunk] = item;
    }
    void append(std::span<const T> items) {
        while (!items.empty()) {
            if (size_ == chunks_.size() * per_chunk) chunks_.grow();
            const std::size_t at = size_ % per_chunk;
            const std::size_t n = std::min(per_chunk - at, items.size());
            auto& chunk = chunks_.edit(size_ / per_chunk);
            std::copy_n(items.begin(), n, chunk.begin() + static_cast<std::ptrdiff_t>(at));
            size_ += n;
            items = items.subspan(n);
        }
    }
    /// The last `width` take the place of those that begin at `i`.
    void drop(std::size_t i, std::size_t width) {
        size_ -= width;
        for (std::size_t k = 0; i != size_ && k < width; ++k) set(i + k, (*this)[size_ + k]);
    }
    void clear() noexcept {
        chunks_.clear();
        size_ = 0;
    }
    [[nodiscard]] friend bool operator==(const report_column& a, const report_column& b) noexcept {
        if (a.size_ != b.size_) return false;
        for (std::size_t from = 0; from < a.size_; from += per_chunk)
            if (const std::size_t c = from / per_chunk; !a.chunks_.shares(b.chunks_, c)
                && !std::equal(a.chunks_[c].begin(),
                    a.chunks_[c].begin() + static_cast<std::ptrdiff_t>(std::min(per_chunk, a.size_ - from)),
                    b.chunks_[c].begin()))
                return false;
        return true;
    }

private:
    cow_chunks<std::array<T, per_chunk>> chunks_;
    std::size_t size_ = 0;
};

/// The subjects judged by the same rules, and what those found: one byte a pair, three bits of verdict and two of grade, the marks of
/// one subject side by side.
struct judged_group {
    subject_kind kind{};
    std::uint32_t rules = 0;
    report_column<std::uint64_t> subjects{};
    report_column<std::uint8_t> marks{};

    [[nodiscard]] std::uint8_t mark(std::size_t subject, std::size_t rule) const noexcept {
        return marks[subject * rules + rule];
    }
};
[[nodiscard]] constexpr std::uint8_t mark_of(verdict v, grade g) noexcept {
    return static_cast<std::uint8_t>(static_cast<unsigned>(v) | static_cast<unsigned>(g) << 3U);
}
[[nodiscard]] constexpr verdict verdict_in(std::uint8_t mark) noexcept { return static_cast<verdict>(mark & 7U); }
[[nodiscard]] constexpr grade grade_in(std::uint8_t mark) noexcept { return static_cast<grade>(mark >> 3U); }

/// What was judged and found.
struct report_content {
    hierarchy of{};
    policy by{};
    date state_on{};
    date rules_on{};
    std::optional<hierarchy> before{};       // of a step …
    std::shared_ptr<const kept_step> step{}; // … what led from it
    std::vector<judged_group> groups{};
    std::vector<std::array<std::uint32_t, 8>> counts{}; // of each rule judged, by verdict
    std::vector<rule_error> errors{};
    std::shared_ptr<const binding> bound{}; // the rules as they stood that day
    std::shared_ptr<told_once> told{};      // what was asked for to be read; follows from the rest
    std::shared_ptr<tracking> tracked{};    // what `revalidate` needs; no part of the value
};
} // namespace detail

class ONEZONE_API report {
public:
    report() = default;
    explicit report(detail::report_content c) noexcept : c_(std::move(c)) {}

    /// The findings in full.
    ///
    /// Complexity: constant, but for the first time it is asked of a report or any copy of it: then the rules concerned are called again,
    /// some microseconds a finding. To ask for one, see `finding_of`; to count, `count`; what they come to, `outcome`.
    [[nodiscard]] const std::vector<finding>& findings() const&;
    [[nodiscard]] std::vector<finding> findings() &&;
    /// A rule's answer on a subject in full, whatever the verdict; nothing where the pair was not judged. Calls the rule.
    [[nodiscard]] std::optional<finding> finding_of(std::string_view rule_id, subject about) const;
    [[nodiscard]] const std::vector<rule_error>& errors() const& noexcept { return c_.errors; }
    [[nodiscard]] std::vector<rule_error> errors() && noexcept { return std::move(c_.errors); }
    /// Complexity: as of `findings`; linear in the pairs of rules that may pull apart.
    [[nodiscard]] const std::vector<rule_conflict>& conflicts() const&;
    [[nodiscard]] std::vector<rule_conflict> conflicts() &&;
    /// Ids of rules on changes that were not judged because a state was, not a step.
    [[nodiscard]] const std::vector<std::string>& not_judged() const& noexcept;
    [[nodiscard]] std::vector<std::string> not_judged() && { return std::as_const(*this).not_judged(); }
    /// What it comes to. O(rules).
    [[nodiscard]] onezone::outcome outcome() const noexcept;
    [[nodiscard]] bool conforms() const noexcept { return outcome() == onezone::outcome::conforms; }

    /// How many pairs of rule and subject were judged; how many with that verdict; how many of them of one rule. O(rules).
    [[nodiscard]] std::size_t judged() const noexcept;
    [[nodiscard]] std::size_t count(verdict v) const noexcept;
    [[nodiscard]] std::size_t count(std::string_view rule_id, verdict v) const noexcept;
    /// The verdict of a rule on a subject, or nothing where the pair was not judged. O(subjects of the rule).
    [[nodiscard]] std::optional<verdict> at(std::string_view rule_id, subject about) const noexcept;
    /// The verdict on a unit, for rules about divisions or zones.
    [[nodiscard]] std::optional<verdict> at(std::string_view rule_id, unit_id unit) const noexcept;
    /// Calls `visit(const rule&, subject, verdict, grade)` for every pair, by rule.
    template <class Visit>
    void each(Visit visit) const {
        for (std::size_t i = 0; i < c_.counts.size(); ++i) {
            const row r = row_of(i);
            for (std::size_t k = 0; k < r.of->subjects.size(); ++k) {
                const std::uint8_t mark = r.of->mark(k, r.column);
                visit(*r.by, subject{r.of->kind, r.of->subjects[k]}, detail::verdict_in(mark), detail::grade_in(mark));
            }
        }
    }

    [[nodiscard]] date state_on() const noexcept { return c_.state_on; }
    [[nodiscard]] date rules_on() const noexcept { return c_.rules_on; }
    [[nodiscard]] const hierarchy& of() const& noexcept { return c_.of; }
    [[nodiscard]] hierarchy of() && { return std::move(c_.of); }
    [[nodiscard]] const policy& by() const& noexcept { return c_.by; }
    [[nodiscard]] policy by() && { return std::move(c_.by); }
    /// Whether a step was judged, not only a state.
    [[nodiscard]] bool of_step() const noexcept { return c_.before.has_value(); }
    /// Whether what the rules read was tracked, so that `revalidate` costs what a change touches; and what that takes, in bytes.
    [[nodiscard]] bool tracked() const noexcept { return c_.tracked != nullptr; }
    [[nodiscard]] std::size_t tracking_bytes() const noexcept;
    /// The rule a finding is of. Requires: `f` is of this report.
    [[nodiscard]] const rule& rule_of(const finding& f) const& noexcept { return *c_.by.find(f.rule); }
    [[nodiscard]] rule rule_of(const finding& f) && { return std::as_const(*this).rule_of(f); }

    ONEZONE_API friend bool operator==(const report& a, const report& b);

    [[nodiscard]] const detail::report_content& content() const& noexcept { return c_; }
    [[nodiscard]] detail::report_content content() && noexcept { return std::move(c_); }

private:
    // One rule on all its subjects.
    struct row {
        const rule* by = nullptr;
        const detail::judged_group* of = nullptr;
        std::size_t column = 0;
    };
    [[nodiscard]] row row_of(std::size_t i) const noexcept;

    detail::report_content c_;
};

/// The outcome, the counts, then every finding with its clause. The format is not stable.
ONEZONE_API std::ostream& operator<<(std::ostream& os, const report& r);
ONEZONE_API void print(std::ostream& os, const report& r, language which);

} // namespace onezone

#endif
