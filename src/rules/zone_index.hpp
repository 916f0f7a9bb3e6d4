// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_RULES_ZONE_INDEX_HPP_INCLUDED
#define ONEZONE_SRC_RULES_ZONE_INDEX_HPP_INCLUDED

#include <onezone/model/hierarchy.hpp>

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

// Which zones lie where: looked up once for all rules on a hierarchy.

namespace onezone::detail {

/// Zones and parks by every division they lie in, and by the smallest one they are known to lie within where that is vague:
/// above the county level. In the order of the hierarchy's table of zones.
class zone_index {
public:
    /// Of all zones at once; or, for who asks for a few divisions only, of each division when it is asked for.
    zone_index(const hierarchy& h, bool at_once);
    [[nodiscard]] std::span<const zone* const> in(unit_id division) {
        return list(in_, division, &zone_index::find_in);
    }
    [[nodiscard]] std::span<const zone* const> within(unit_id division) {
        return list(within_, division, &zone_index::find_within);
    }

private:
    using zones = std::vector<const zone*>;
    using table = std::unordered_map<unit_id, zones>;
    std::span<const zone* const> list(table& t, unit_id key, zones (zone_index::*find)(unit_id) const) {
        const auto found = t.find(key);
        if (found != t.end()) return found->second;
        if (at_once_) return {};
        return t[key] = (this->*find)(key);
    }
    [[nodiscard]] zones find_in(unit_id division) const;
    [[nodiscard]] zones find_within(unit_id division) const;

    const hierarchy* h_;
    bool at_once_;
    table in_;
    table within_;
};

struct shared_lookups {
    bool at_once = true;
    std::optional<zone_index> now{};
    std::optional<zone_index> before{};
};

} // namespace onezone::detail

#endif
