// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_MODEL_BUILDER_HPP_INCLUDED
#define ONEZONE_MODEL_BUILDER_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/id.hpp>
#include <onezone/model/body.hpp>
#include <onezone/model/edit.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/post.hpp>
#include <onezone/model/zone.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

/// @file
/// Builds a hierarchy from a program's own records, in any order: no file, no JSON.
///
///  1. Records come in any order and speak of each other by ids that derive from the program's own keys, whether what has that key
///     was added before, is added later, or never.
///  2. Every mistake is reported at once, each with the key of its record (`where().pointer` is e.g. `/units/42`); what only fails
///     because another record failed is not reported again.
///  3. The result is a hierarchy or a refusal; the builder stays as it was.
///  4. Which key became which id can be asked both ways, so that what a report or ledger names is found again in the program's tables.
/// Example: tests/model/builder_test.cpp

namespace onezone {

/// Which key of a program became which id, and back: `keys.id<unit_id>("42")`, `keys.key(z.unit)`. A value of its own, which
/// outlives the builder.
class ONEZONE_API host_keys {
public:
    /// The id of what was added under `key`, be it derived or the record's own; none where nothing of that kind was added under it.
    /// A zone's record stands for its unit. O(log n).
    template <class Id>
    [[nodiscard]] Id id(std::string_view key) const noexcept {
        return Id::from_value(find_id(kind_of(Id()), key));
    }
    /// The key under which the thing was added, the first of several; nothing where none was, e.g. for what an operation has created
    /// since. O(log n).
    template <class Id>
    [[nodiscard]] std::optional<std::string_view> key(Id id) const noexcept {
        const std::string* const found = find_key(kind_of(id), id.value());
        return found ? std::optional<std::string_view>(*found) : std::nullopt;
    }
    /// All of a kind, by key. Allocates.
    template <class Id>
    [[nodiscard]] std::vector<std::pair<std::string, Id>> all() const {
        std::vector<std::pair<std::string, Id>> typed;
        for (auto& [key, id] : find_all(kind_of(Id()))) typed.emplace_back(std::move(key), Id::from_value(id));
        return typed;
    }

private:
    friend class builder;
    struct row {
        unsigned kind;
        std::string key;
        std::uint64_t id;
    };
    template <class Id>
    [[nodiscard]] static constexpr unsigned kind_of(Id id) noexcept {
        return static_cast<unsigned>(
            std::variant<unit_id, hosting_id, body_id, post_id, person_id, tenure_id, holding_id, entrustment_id,
                agreement_id, indicator_id, completeness_id, own_fact_id>(id)
                .index());
    }
    explicit host_keys(std::vector<row> rows);
    [[nodiscard]] std::uint64_t find_id(unsigned kind, std::string_view key) const noexcept;
    [[nodiscard]] const std::string* find_key(unsigned kind, std::uint64_t id) const noexcept;
    [[nodiscard]] std::vector<std::pair<std::string, std::uint64_t>> find_all(unsigned kind) const;

    std::vector<row> rows_;  // by kind and key
    std::vector<row> by_id_; // by kind and id
};

class ONEZONE_API builder {
public:
    /// Whatever can be added. A unit's record is `unit_record`; what is further known of a zone is `zone`.
    using record = std::variant<unit_record, zone, hosting, body, post, person, tenure, holding, entrustment, agreement,
        indicator, completeness, own_fact>;

    /// `source` is what ids derive from and what refusals call the records' origin.
    explicit builder(std::string source);
    builder(const builder&);
    builder(builder&&) noexcept;
    builder& operator=(const builder&);
    builder& operator=(builder&&) noexcept;
    ~builder();

    /// The id of what the program calls `key`: `b.id<unit_id>("42")`.
    template <class Id>
    [[nodiscard]] Id id(std::string_view key) const noexcept {
        return Id::derive(source_, key);
    }

    /// Takes a record that the program calls `key`; one without an id of its own (a zone: without its unit) gets `id(key)`.
    /// A zone without a seat has that of its unit. Nothing is checked before `build`.
    void add(std::string key, record r);

    [[nodiscard]] std::size_t size() const noexcept;

    /// Which key became which id, of everything added so far. Complexity: O(n log n); allocates.
    [[nodiscard]] host_keys keys() const;

    /// The hierarchy of all records.
    ///
    /// Refuses: as `change::add` and `change::put`; duplicate_id (two records of one kind and id), cycle. The first mistake in the
    /// order of adding, the further ones in `others()`.
    /// Complexity: linear in the records, plus hashing; allocates.
    [[nodiscard]] result<hierarchy> build() const;

private:
    struct entry;

    std::string source_;
    std::vector<entry> entries_;
};

} // namespace onezone

#endif
