// SPDX-License-Identifier: Apache-2.0
#include "ground/lasting.hpp"
#include "national/laws.hpp"

#include <onezone/rules/packs/packs.hpp>

#include <iterator>

// Law and regulation in force nationwide, as far as what it needs can be stated in the model.

namespace onezone::packs {

policy national() {
    static const detail::lasting<policy> pack{[] {
        std::vector<rule> rules;
        for (auto law : {&organisation_rules, &servant_rules, &organic_law_rules, &place_name_rules, &village_rules,
                 &division_rules, &division_rules_1985, &code_rules, &bound_rules, &power_rules, &credit_code_rules,
                 &policy_paper_rules}) {
            std::vector<rule> more = law();
            rules.insert(rules.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        }
        return policy(
            "national", say("国家法律法规和政策文件", "national law, regulation and policy papers"), std::move(rules));
    }()};
    return *pack;
}

} // namespace onezone::packs
