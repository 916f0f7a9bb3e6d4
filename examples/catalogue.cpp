// SPDX-License-Identifier: Apache-2.0
// catalogue [RULE|OPERATION|WORD] [--en]: prints the shipped rules, the operations and the accepted words; one rule or operation; or what a
// word is and which rules speak of it.
//
// Ends with 2 where nothing is called so and no rule speaks of it.
#include <onezone/onezone.hpp>
#include <onezone/testing/mutation.hpp>

#include <exception>
#include <iostream>
#include <string>
#include <string_view>
namespace oz = onezone;

namespace {

// What is told of a rule includes what it asks and says, for which it is watched.
std::string entry_of(const oz::rule& r, oz::language which) {
    const auto seen = oz::profiles_at_random(oz::policy("one", r.title, {r}));
    return oz::catalogue_entry(r, seen.front(), which);
}

std::string entries_of(const oz::policy& all, std::string_view wanted, oz::language which) {
    if (const oz::rule* r = all.find(wanted)) return entry_of(*r, which);
    if (std::string found = oz::operation_entry(wanted, which); !found.empty()) return found;
    std::string found = oz::word_entry(wanted, which);
    for (const oz::rule& each : all.rules())
        if (oz::catalogue_entry(each, which).find(wanted) != std::string::npos)
            found += (found.empty() ? "" : "\n") + entry_of(each, which);
    return found;
}

} // namespace

int main(int argc, char** argv) {
    try {
        oz::language which = oz::language::zh;
        std::string_view wanted;
        for (int i = 1; i < argc; ++i) {
            if (std::string_view(argv[i]) == "--en")
                which = oz::language::en;
            else
                wanted = argv[i];
        }
        const oz::policy all = oz::packs::all();
        const std::string found = wanted.empty() ? oz::whole_catalogue(all, oz::profiles_at_random(all), which)
                                                 : entries_of(all, wanted, which);
        if (found.empty()) {
            std::cerr << oz::say("没有这样的规则、操作或词，也没有规则说到：",
                "no rule, operation or word is called so, and no rule speaks of: ")
                             .in(which)
                      << wanted << "\n";
            return 2;
        }
        std::cout << found;
        return std::cout.flush() ? 0 : 2;
    } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
        return 2;
    }
}
