// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_PAGES_FINDING_WORDS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_PAGES_FINDING_WORDS_HPP_INCLUDED

#include <onezone/faces/pages/bulletin_content.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/rules/judging/report_change.hpp>
#include <onezone/rules/rule.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// @file
/// What pages say of findings, and of whom. Internal to the library.

namespace onezone::detail {

/// The path that all of them begin with, told once instead of before each.
class shared_path {
public:
    shared_path() = default;
    explicit shared_path(std::string path) : any_(true), is_(std::move(path)) {}
    void add(std::string_view path) {
        if (path.empty()) return; // of the whole
        if (!any_) {
            any_ = true;
            is_ = path;
            return;
        }
        std::size_t same = 0;
        while (same < is_.size() && same < path.size() && is_[same] == path[same]) ++same;
        const auto ends = [&](std::string_view s) { return same == s.size() || s[same] == '/'; };
        if (!ends(is_) || !ends(path)) same = std::string_view(is_).substr(0, same).rfind('/') + 1;
        while (same > 0 && is_[same - 1] == '/') --same;
        is_.resize(same);
    }
    [[nodiscard]] const std::string& is() const { return is_; }
    /// What is left of a path; of the unit itself its name.
    [[nodiscard]] std::string below(const std::string& path) const {
        if (is_.empty() || !path.starts_with(is_)) return path;
        if (path.size() == is_.size()) return path.substr(path.rfind('/') + 1);
        return path[is_.size()] == '/' ? path.substr(is_.size() + 1) : path;
    }

private:
    bool any_ = false;
    std::string is_;
};

/// Where a clause stands, how it binds, and its source.
[[nodiscard]] text clause_of(const rule& r);
/// Under which heading a finding is told; nothing where there is no more to tell: what was undecided, and whose subject is gone.
[[nodiscard]] std::optional<bulletin_course> heading_of(const shifted_finding& f);
/// Everything a finding says but whom it is about.
[[nodiscard]] text told_of(const shifted_finding& f, const shared_path& where);
/// That it is as undecided as before, and what is missing, each name once.
[[nodiscard]] text still_open(const shifted_finding& f);

} // namespace onezone::detail

#endif
