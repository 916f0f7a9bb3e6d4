// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_HISTORY_MOMENT_HPP_INCLUDED
#define ONEZONE_HISTORY_MOMENT_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/date.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/reform/apply.hpp>
#include <onezone/reform/operation.hpp>

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

/// @file
/// The hierarchy of one day of a history, and what acts would make of it.
///
///  1. A moment is a hierarchy: rules, plans, pictures take it as one. It compares as one, the day aside.
///  2. A preview changes nothing; what it leads to equals what enacting the same acts one after the other on that day would, ids included.
/// Example: examples/division_history.cpp

namespace onezone {

class previewed;
class history;

class ONEZONE_API moment : public hierarchy {
public:
    moment(hierarchy h, const date& on, std::uint64_t history_key, std::uint64_t next_record) noexcept
        : hierarchy(std::move(h)),
          on_(on),
          key_(history_key),
          next_(next_record) {}

    [[nodiscard]] date on() const noexcept { return on_; }

    /// What the act, or acts of one enactment, would make of it on that day. `basis` is the document they rest on.
    [[nodiscard]] previewed preview(const operation& what, const provenance& basis = {}) const;
    [[nodiscard]] previewed preview(std::span<const operation> acts, const provenance& basis = {}) const;

private:
    friend class previewed;

    date on_;
    std::uint64_t key_;
    std::uint64_t next_;
};

/// The moment that acts lead to, or the refusal of the first that cannot be carried out; then every further preview is that refusal.
class ONEZONE_API previewed {
public:
    [[nodiscard]] bool has_value() const noexcept { return now_.has_value(); }
    [[nodiscard]] explicit operator bool() const noexcept { return has_value(); }
    /// Throws: error, where an act was refused.
    [[nodiscard]] const moment& value() const& { return now_.value(); }
    [[nodiscard]] moment value() && { return std::move(now_).value(); }
    /// Requires: `has_value()`.
    [[nodiscard]] const moment& operator*() const noexcept { return *now_; }
    [[nodiscard]] const moment* operator->() const noexcept { return &*now_; }
    [[nodiscard]] refusal error() const { return now_.error(); }

    /// What each act did so far, in order: edits, ledger, account, lineage.
    [[nodiscard]] const std::vector<step>& steps() const& noexcept { return steps_; }
    [[nodiscard]] std::vector<step> steps() && { return std::move(steps_); }

    [[nodiscard]] previewed preview(const operation& what, const provenance& basis = {}) const;
    [[nodiscard]] previewed preview(std::span<const operation> acts, const provenance& basis = {}) const;

private:
    friend class moment;
    explicit previewed(result<moment> now) : now_(std::move(now)) {}

    result<moment> now_;
    std::vector<step> steps_;
};

} // namespace onezone

#endif
