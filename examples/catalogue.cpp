// SPDX-License-Identifier: Apache-2.0
// catalogue [RULE|WORD] [--en]: prints the shipped rules, one of them, or those that speak of a word.
//
// Ends with 2 where no rule is called so or speaks of it.
#include <onezone/onezone.hpp>

#include <exception>
#include <iostream>
#include <string>
#include <string_view>
namespace oz = onezone;

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
        if (wanted.empty()) {
            std::cout << oz::catalogue(all, which);
        } else if (const oz::rule* r = all.find(wanted)) {
            std::cout << oz::catalogue_entry(*r, which);
        } else {
            std::string found;
            for (const oz::rule& each : all.rules()) {
                const std::string entry = oz::catalogue_entry(each, which);
                if (entry.find(wanted) != std::string::npos) found += (found.empty() ? "" : "\n") + entry;
            }
            if (found.empty()) {
                std::cerr << oz::say("没有这条规则，也没有规则说到：", "no rule is called so or speaks of: ").in(which)
                          << wanted << "\n";
                return 2;
            }
            std::cout << found;
        }
        return std::cout.flush() ? 0 : 2;
    } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
        return 2;
    }
}
