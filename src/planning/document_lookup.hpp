// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_PLANNING_DOCUMENT_LOOKUP_HPP_INCLUDED
#define ONEZONE_SRC_PLANNING_DOCUMENT_LOOKUP_HPP_INCLUDED

#include <onezone/planning/plan.hpp>

#include <string_view>
#include <unordered_map>

// The documents of a plan by their keys, for whoever asks of every step.

namespace onezone::detail {

class document_lookup {
public:
    /// Requires: the plan outlives it and its documents stay as they are.
    explicit document_lookup(const plan& p) : whole_(p.document) {
        for (const reform_document& d : p.documents) by_key_.emplace(d.key, &d); // the first of each key
    }
    /// The same as `plan::find_document`, but at once.
    [[nodiscard]] const reform_document* find(std::string_view key) const {
        const auto found = key.empty() ? by_key_.end() : by_key_.find(key);
        return found == by_key_.end() ? nullptr : found->second;
    }
    /// The same as `plan::document_of`.
    [[nodiscard]] const reform_document* of(const plan_step& s) const {
        return find(s.document.empty() ? whole_ : std::string_view(s.document));
    }

private:
    std::string_view whole_;
    std::unordered_map<std::string_view, const reform_document*> by_key_;
};

} // namespace onezone::detail

#endif
