// SPDX-License-Identifier: Apache-2.0
// A reform as one page for a browser: before and after, every finding with its explanation, what to find out, the picture.
//
// page [HIERARCHY PLAN POLICY] [--to FILE] [--en]: writes FILE (page.html), the clean-up of Ganzhou where no documents are named.
// Open it from where it lies; `page.html#clause=jx23.county.max-zones&verdict=undecided` shows some findings.
#include <onezone/onezone.hpp>

#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>
namespace oz = onezone;

namespace {

int run(const std::vector<std::string>& files, const std::string& to, oz::language in) {
    const std::string folder = ONEZONE_EXAMPLES_FOLDER "/ganzhou/";
    const bool named = files.size() == 3;
    const oz::hierarchy_document before =
        oz::load_hierarchy_document(named ? files[0] : folder + "ganzhou-2022-11.json");
    const oz::plan_document plan =
        oz::load_plan_document(named ? files[1] : folder + "ganzhou-2023-11.json", before.content);
    const oz::policy policy = oz::load_policy(named ? files[2] : folder + "policy.json", before.content);

    oz::reform_page_options options;
    options.in = in;
    options.sources = before.sources;
    options.sources.insert(options.sources.end(), plan.sources.begin(), plan.sources.end());
    std::ofstream file(to, std::ios::binary | std::ios::trunc);
    file << oz::reform_page(oz::simulate(before.content, plan.content, policy).value(), options);
    if (!file.flush()) throw std::runtime_error(to);
    std::cout << (in == oz::language::zh ? "已写入，可用浏览器打开" : "written, for a browser to open") << '\n';
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::string> files;
    std::string to = "page.html";
    oz::language in = oz::language::zh;
    bool understood = true;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--to" && i + 1 < argc)
            to = argv[++i];
        else if (word == "--en")
            in = oz::language::en;
        else if (word.starts_with("--"))
            understood = false;
        else
            files.emplace_back(word);
    }
    if (!understood || (!files.empty() && files.size() != 3)) {
        std::cerr << "page [HIERARCHY PLAN POLICY] [--to FILE] [--en]\n";
        return 2;
    }
    try {
        return run(files, to, in);
    } catch (const oz::error& e) {
        print(std::cerr, e.why(), in);
        std::cerr << '\n';
    } catch (const std::exception& e) { std::cerr << e.what() << '\n'; }
    return 2;
}
