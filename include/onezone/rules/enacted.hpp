// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_RULES_ENACTED_HPP_INCLUDED
#define ONEZONE_RULES_ENACTED_HPP_INCLUDED

#include <onezone/ground/date.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/model/edit.hpp>
#include <onezone/reform/ledger.hpp>
#include <onezone/reform/operation.hpp>
#include <onezone/reform/procedure.hpp>
#include <onezone/reform/succession.hpp>

#include <cstdint>
#include <optional>
#include <span>

/// @file
/// What a step tells of the acts that made it, and what one of them did to one thing.
///
///  1. A step need not tell its acts; what is not told is unknown, and rules that ask for it are undecided.
///     An act is judged by the law of its own day; where that is not told, by that of the day given for the rules.
///  2. What happened to a thing is read from edits, so that it is the same for an operation of the caller's own.

namespace onezone {

/// An act that is part of a step. Refers to its parts.
struct enacted {
    const operation* what = nullptr; ///< null: only its edits are known
    const procedure* how = nullptr;  ///< null: nothing is known of how it came about
    std::span<const edit> edits{};
    std::optional<date> on{};              ///< the day on which it took effect
    const ledger* account = nullptr;       ///< null: where things went is told by its edits alone
    std::span<const succession> lineage{}; ///< what carries on what was, as far as the act told
};

/// What one act did to one unit or body; where no act is told, what the step as a whole did.
struct happening {
    bool founded = false;
    bool gone = false; ///< abolished, or merged into another
    bool renamed = false;
    bool kind_changed = false;
    bool moved = false; ///< of a division: under another parent (隶属关系变更); of a zone: another seat
    bool bounds_changed =
        false; ///< of a division: part of it went to another, or came from one (行政区域界线变更); of a zone: other divisions it lies in
    bool seat_moved = false;         ///< of a division: the seat of its government
    bool recoded = false;            ///< another code, or the first
    bool trustee_changed = false;    ///< of a division: who administers the whole of it on its parent's behalf
    bool rank_changed = false;       ///< of a body
    bool area_changed = false;       ///< of a zone: its approved area
    bool merged = false;             ///< of a zone: it took a park in, or became one
    bool industries_changed = false; ///< of a zone: its first or leading industries
    unit_id from{};                  ///< of a division that moved, or gave or got a part: who gave
    unit_id to{};                    ///< … and who got
    unit_id trustee{};               ///< where the trustee changed: who it is now; none: nobody any more
    const enacted* by = nullptr;     ///< null: no act is told that did it

    /// Whether it was founded, abolished, renamed or became of another kind (设立、撤销、更名).
    [[nodiscard]] bool is_constitutive() const noexcept { return founded || gone || renamed || kind_changed; }
    [[nodiscard]] bool is_any() const noexcept {
        return is_constitutive() || moved || bounds_changed || seat_moved || recoded || trustee_changed || rank_changed
            || area_changed || merged || industries_changed;
    }
};

} // namespace onezone

#endif
