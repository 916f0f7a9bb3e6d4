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
#include <string>
#include <string_view>
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
/// Example: tests/model/builder_test.cpp

namespace onezone {

class ONEZONE_API builder {
public:
    /// Whatever can be added. A unit's record is `unit_record`; what is further known of a zone is `zone`.
    using record = std::variant<unit_record, zone, hosting, body, post, person, tenure, holding, entrustment, agreement,
        indicator>;

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
