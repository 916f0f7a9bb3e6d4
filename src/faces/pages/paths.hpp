// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_PAGES_PATHS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_PAGES_PATHS_HPP_INCLUDED

#include <onezone/ground/text.hpp>
#include <onezone/model/hierarchy.hpp>

#include <string>

/// @file
/// Paths as pages write them. Internal to the library.

namespace onezone::detail {

/// Where findings lie: paths are told below the last unit in which everything lies.
class paths {
public:
    explicit paths(const hierarchy& h) {
        unit_ref all = only_one(h.roots());
        for (unit_ref below = all; below; below = only_one(below.children())) all = below;
        if (all) shared_ = all.path();
    }
    [[nodiscard]] const std::string& shared() const noexcept { return shared_; }
    [[nodiscard]] text of(const std::string& path) const {
        const bool below = !shared_.empty() && path.size() > shared_.size() && path.starts_with(shared_)
            && path[shared_.size()] == '/';
        return verbatim(below ? path.substr(shared_.size() + 1) : path);
    }

private:
    template <class Units>
    [[nodiscard]] static unit_ref only_one(const Units& units) {
        auto first = units.begin();
        if (first == units.end()) return {};
        const unit_ref found = *first;
        return ++first == units.end() ? found : unit_ref();
    }

    std::string shared_;
};

} // namespace onezone::detail

#endif
