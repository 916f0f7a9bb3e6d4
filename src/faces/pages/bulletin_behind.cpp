// SPDX-License-Identifier: Apache-2.0
#include "bulletin_parts.hpp"

#include <onezone/model/body.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/kind.hpp>

#include <algorithm>
#include <array>

namespace onezone::detail {

namespace {

[[nodiscard]] std::vector<std::string_view> words_in(std::string_view key) {
    std::vector<std::string_view> all;
    for (std::size_t at = 0; at <= key.size();) {
        const std::size_t dot = std::min(key.find('.', at), key.size());
        all.push_back(key.substr(at, dot - at));
        at = dot + 1;
    }
    return all;
}

class behind_published {
public:
    behind_published(const acts_behind& behind, std::string_view key) : behind_(behind), key_(words_in(key)) {}

    [[nodiscard]] std::vector<std::int64_t> take() && {
        const std::string_view what = key_.front();
        if (what == "agencies") {
            figure("agencies." + std::string(key_.back()));
            if (acts_.empty()) figure("agencies");
        } else if (what == "social" || what == "integrated") {
            figure(std::string(what));
        } else if (what == "hectares") {
            figure("area");
        } else if (const std::array<std::string_view, 5> done{
                       "moved", "released", "recovered", "written_off", "created"};
                   std::find(done.begin(), done.end(), what) != done.end() && key_.size() > 1) {
            all(std::string(key_[1]) + "." + (key_.size() > 2 ? std::string(key_[2]) + "." : std::string()),
                "." + std::string(what));
            figure(std::string(key_[1]) + "." + std::string(what));
        } else if (what == "merged" && key_.size() > 1) {
            things(key_[1]);
        } else {
            things(what);
        }
        return {acts_.begin(), acts_.end()};
    }

private:
    void add(const std::vector<std::int64_t>& acts) { acts_.insert(acts.begin(), acts.end()); }
    void figure(const std::string& key) { add(behind_.of_figure(key)); }
    void all(const std::string& beginning, std::string_view end = {}) { add(behind_.of_figures(beginning, end)); }
    [[nodiscard]] std::string_view asked(std::string_view property) const {
        const auto at = std::find(key_.begin(), key_.end(), property);
        return at == key_.end() || at + 1 == key_.end() ? std::string_view() : *(at + 1);
    }
    // The key of the word that is asked for, which a figure may name in Chinese.
    template <Vocabulary E>
    [[nodiscard]] std::string asked_word(std::string_view property) const {
        const auto is = parse_word<E>(asked(property));
        return is ? std::string(key_of(*is)) : std::string();
    }
    // Units of a level or kind; where none is asked for, of all.
    void units(std::string_view level_asked, std::string_view kind_asked) {
        for (const word& w : words(unit_kind{})) {
            const auto kind = static_cast<unit_kind>(w.value);
            const bool is = is_division(kind) && (kind_asked.empty() || is_named(w, kind_asked))
                && (level_asked.empty() || is_of_level(kind, level_asked));
            if (is) figure("unit." + std::string(w.key));
        }
    }
    [[nodiscard]] static bool is_named(const word& w, std::string_view name) { return w.key == name || w.zh == name; }
    [[nodiscard]] static bool is_of_level(unit_kind kind, std::string_view name) {
        for (const word& w : words(level{}))
            if (static_cast<int>(level_of(kind)) == w.value) return is_named(w, name);
        return false;
    }
    void things(std::string_view what) {
        if (what == "divisions") return units(asked("level"), asked("kind"));
        if (what == "townships") {
            if (std::find(key_.begin(), key_.end(), "entrusted") != key_.end()) return all("townships.administered.");
            return units("township", {});
        }
        if (what == "villages") return figure("unit.villagers_committee");
        if (what == "communities") return figure("unit.residents_committee");
        if (what == "zones" || what == "parks" || what == "other_areas")
            return figure("unit." + std::string(what.substr(0, what.size() - 1)));
        if (what == "bodies")
            return asked("kind").empty() ? all("body.") : figure("body." + asked_word<body_kind>("kind"));
        if (what == "staff") return all("staff." + asked_word<staff_status>("status"));
        if (what == "quota") return all("quota." + asked_word<quota_kind>("kind"));
        all(std::string(what) + "."); // posts, and what a ledger tells of
    }

    const acts_behind& behind_;
    std::vector<std::string_view> key_;
    std::set<std::int64_t> acts_;
};

} // namespace

std::vector<std::int64_t> acts_behind::of_figures(std::string_view beginning, std::string_view end) const {
    std::set<std::int64_t> all;
    for (auto at = figures.lower_bound(beginning); at != figures.end() && at->first.starts_with(beginning); ++at)
        if (at->first.ends_with(end)) all.insert(at->second.begin(), at->second.end());
    return {all.begin(), all.end()};
}

std::vector<std::int64_t> acts_behind::of_figure(std::string_view key) const {
    const auto at = figures.find(key);
    return at == figures.end() ? std::vector<std::int64_t>()
                               : std::vector<std::int64_t>(at->second.begin(), at->second.end());
}

std::vector<std::int64_t> acts_behind_published(const acts_behind& behind, std::string_view key) {
    return behind_published(behind, key).take();
}

} // namespace onezone::detail
