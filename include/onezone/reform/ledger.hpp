// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_REFORM_LEDGER_HPP_INCLUDED
#define ONEZONE_REFORM_LEDGER_HPP_INCLUDED

#include <onezone/ground/decimal.hpp>
#include <onezone/ground/fact.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/member.hpp>

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/// @file
/// The account of an act: for everything it touched, what was there, where it went, and what is there now.
///
///  1. Opening and closing are counted from the hierarchies before and after, never taken from the operation; the entries come from
///     the operation, and both must agree, or the act is refused (errc::not_balanced).
///  2. A quantity nobody knows, or a recipient that is only stated (`邻近乡镇人民政府`), leaves a line *open*; it is never refused and
///     never filled in. What is listed nowhere and goes or comes in unknown number was or is unknown there, not 0.
///  3. Kinds of quota, statuses of staff and kinds of administration have lines of their own and never mix.
///  4. Figures that a source merely reports stand apart (`reported()`) and enter no balance.
///  5. Ledgers of consecutive acts add up (`+=`).

namespace onezone {

/// Who gives or receives: a unit, a body, or somebody who is only stated. All empty: nobody.
struct party {
    unit_id unit{};
    body_id body{};       ///< where it is a body, `unit` stays empty
    std::string stated{}; ///< who a source says it is, where that names no unit or body

    [[nodiscard]] static party of(unit_id u) { return {u, {}, {}}; }
    [[nodiscard]] static party of(body_id b) { return {{}, b, {}}; }
    [[nodiscard]] static party only_stated(std::string who) { return {{}, {}, std::move(who)}; }

    [[nodiscard]] bool identified() const noexcept { return unit.ok() || body.ok(); }
    [[nodiscard]] bool none() const noexcept { return !identified() && stated.empty(); }
    friend bool operator==(const party&, const party&) = default;

    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("unit", self.unit);
        visit("body", self.body);
        visit("stated", self.stated);
    }
};

/// What an entry does to the quantity it speaks of.
enum class entry_kind : unsigned char {
    moved,       ///< from one holder to another
    released,    ///< left its holder and is nobody's any more, with a reason
    recovered,   ///< taken back into a pool
    written_off, ///< abolished
    created,     ///< new
    kept,        ///< stated to stay where it is; enters no balance
};
[[nodiscard]] ONEZONE_API std::span<const word> words(entry_kind) noexcept;

/// One movement of one kind of thing.
struct ledger_entry {
    carry_class cls{};
    std::string
        kind{}; ///< key of the quota_kind or staff_status, `affiliated`, `administered` …; empty for the other classes
    entry_kind what = entry_kind::moved;
    fact<std::int64_t> quantity{};
    std::string item{}; ///< the named thing: a function, a power, a village
    party from{};
    party to{};
    text reason{};
    provenance basis{};
    friend bool operator==(const ledger_entry&, const ledger_entry&) = default;
};

/// How well a line adds up; later is worse.
enum class balance : unsigned char { balanced, open, contradicted };
[[nodiscard]] ONEZONE_API std::span<const word> words(balance) noexcept;

/// One class and kind at one holder (or, in totals, at all touched holders): closing = opening + moved_in + created − the rest.
struct ledger_line {
    carry_class cls{};
    std::string kind{};
    party holder{}; ///< nobody in totals
    fact<std::int64_t> opening{};
    fact<std::int64_t> moved_in{};
    fact<std::int64_t> moved_out{};
    fact<std::int64_t> released{};
    fact<std::int64_t> recovered{};
    fact<std::int64_t> written_off{};
    fact<std::int64_t> created{};
    fact<std::int64_t> closing{};
    balance state = balance::balanced;
    std::vector<text> open_because{};
    friend bool operator==(const ledger_line&, const ledger_line&) = default;
};

/// A total that a source reports and nothing here can be counted against.
struct reported_total {
    std::string what{}; ///< a stable key, e.g. `staff.moved`
    text label{};
    std::optional<carry_class> cls{};
    std::string kind{};
    decimal value{};
    hedge exactness = hedge::exact;
    provenance from{};
    unit_id of{}; ///< whose it is, where it is one unit's
    friend bool operator==(const reported_total&, const reported_total&) = default;
};
template <>
inline constexpr auto members_of<reported_total> = member_list{
    member<&reported_total::what, member_role::nature>("what", "总数的键", "key of the total"),
    member<&reported_total::label, member_role::nature>("label", "名称", "name"),
    member<&reported_total::cls>("class", "类别", "class"),
    member<&reported_total::kind>("kind", "种类", "kind"),
    member<&reported_total::value, member_role::nature>("value", "数值", "value"),
    member<&reported_total::exactness>("hedge", "表述", "hedge"),
    member<&reported_total::from>("from", "依据", "source"),
    member<&reported_total::of, member_role::content, naming::any_or_none>("of", "哪个单位的", "of which unit"),
};

/// The account of an act or of a sequence of acts.
class ONEZONE_API ledger {
public:
    /// What was counted of one class and kind at one holder; absent where the hierarchy does not know.
    struct observation {
        carry_class cls{};
        std::string kind;
        party holder;
        std::string name; ///< the holder's, so that the ledger can be printed without the hierarchy
        std::optional<std::int64_t> opening;
        std::optional<std::int64_t> closing;
        bool contradicted = false; ///< two ledgers were added that do not meet
        bool gap = false;          ///< … that meet where nobody knows how many there were
        friend bool operator==(const observation&, const observation&) = default;
    };

    [[nodiscard]] const std::vector<ledger_entry>& entries() const& noexcept { return entries_; }
    [[nodiscard]] std::vector<ledger_entry> entries() && { return std::move(entries_); }
    [[nodiscard]] const std::vector<reported_total>& reported() const& noexcept { return reported_; }
    [[nodiscard]] std::vector<reported_total> reported() && { return std::move(reported_); }
    [[nodiscard]] const std::vector<observation>& observations() const& noexcept { return observations_; }
    [[nodiscard]] std::vector<observation> observations() && { return std::move(observations_); }

    /// One line per class, kind and touched holder, in the order of the classes. Allocates the result.
    [[nodiscard]] std::vector<ledger_line> lines() const;
    /// One line per class and kind, over all touched holders. Allocates the result.
    [[nodiscard]] std::vector<ledger_line> totals() const;
    /// The worst state of any line.
    [[nodiscard]] balance state() const;
    /// The name of a holder that occurs here, else what is stated, else empty.
    [[nodiscard]] std::string name_of(const party& who) const;

    /// Makes room.
    void reserve(std::size_t entries, std::size_t observations);
    /// Adds an entry. Keeping entries and observations in agreement is the caller's part; `apply` checks it.
    void enter(const ledger_entry& e);
    void enter(ledger_entry&& e);
    void observe(observation o);
    void report(reported_total t);

    /// Appends the ledger of what happened next: openings are the first, closings the last; where the next one does not open as this
    /// one closed and both figures are known, the line is contradicted; where one of them is not, it is open. Linear in `next`; the first
    /// addition to a ledger also looks at all of it.
    ledger& operator+=(const ledger& next);
    ONEZONE_API friend ledger operator+(ledger first, const ledger& next);
    ONEZONE_API friend bool operator==(const ledger& a, const ledger& b);

private:
    std::vector<ledger_entry> entries_;
    std::vector<observation> observations_;
    std::vector<reported_total> reported_;
    std::unordered_multimap<std::size_t, std::size_t>
        places_; // of the first observations, by a digest of what they are about
};

/// One line per ledger line, then the entries with names or reasons. The format is not stable.
ONEZONE_API std::ostream& operator<<(std::ostream& os, const ledger& l);
ONEZONE_API void print(std::ostream& os, const ledger& l, language which);

/// What people call the kind of a class: `行政编制` for ("quota", "administrative"). Empty for a kind without a name.
[[nodiscard]] ONEZONE_API text name_of_kind(carry_class cls, std::string_view kind);

} // namespace onezone

#endif
