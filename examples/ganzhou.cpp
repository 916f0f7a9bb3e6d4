// SPDX-License-Identifier: Apache-2.0
// The main job: the clean-up of Ganzhou's development zones, 2022-11 to 2023-11, from its documents to the bulletin.
//
// ganzhou [--lang zh|en] [--page FILE] [--picture FILE] [FOLDER]: FOLDER holds ganzhou-2022-11.json, ganzhou-2023-11.json and policy.json.
// --page also writes the bulletin as a page for a browser or a printer (HTML), --picture the picture of before and after (SVG).
// Ends with 0 where every published figure that can be counted comes out, with 1 where one does not, with 2 where there is no trial.
#include <onezone/onezone.hpp>

#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace oz = onezone;

namespace {

struct arguments {
    oz::language language = oz::language::zh;
    std::string page; // empty: none
    std::string picture;
    std::string folder = ONEZONE_EXAMPLES_FOLDER "/ganzhou";
    bool understood = true;
};

arguments read(int count, char** values) {
    arguments a;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = values[i];
        if (word == "--lang" && i + 1 < count) {
            const std::string_view which = values[++i];
            a.understood = a.understood && (which == "zh" || which == "en");
            a.language = which == "en" ? oz::language::en : oz::language::zh;
        } else if (word == "--page" && i + 1 < count) {
            a.page = values[++i];
        } else if (word == "--picture" && i + 1 < count) {
            a.picture = values[++i];
        } else if (word.starts_with("--")) {
            a.understood = false;
        } else {
            a.folder = word;
        }
    }
    return a;
}

int run(const arguments& a) {
    const oz::hierarchy before = oz::load_hierarchy(a.folder + "/ganzhou-2022-11.json");
    const oz::plan_document plan = oz::load_plan_document(a.folder + "/ganzhou-2023-11.json", before);
    const oz::policy policy = oz::load_policy(a.folder + "/policy.json", before);

    const oz::result<oz::trial> trial = oz::simulate(before, plan.content, policy);
    if (!trial) throw oz::error(trial.error());
    oz::bulletin_options told;
    told.sources = plan.sources; // by their titles
    const oz::bulletin_content content = oz::bulletin_of(*trial, told);
    std::cout << oz::bulletin(content, {a.language});
    if (!a.page.empty()) {
        std::ofstream file(a.page, std::ios::binary);
        file << oz::bulletin(content, {a.language, oz::page_format::html});
        if (!file.flush()) throw std::runtime_error(a.page);
    }
    if (!a.picture.empty()) oz::draw(*trial, a.picture, a.language);

    for (const oz::comparison& c : trial->comparisons()) {
        if (c.agrees()) continue;
        const bool zh = a.language == oz::language::zh;
        std::cerr << c.counted.label.in(a.language) << (zh ? "：公布 " : ": published ") << to_string(c.published.value)
                  << (zh ? "，计得 " : ", counted ") << to_string(c.counted.value) << '\n';
    }
    return trial->agrees() && std::cout.flush() ? 0 : 1;
}

} // namespace

int main(int count, char** values) {
    const arguments a = read(count, values);
    if (!a.understood) {
        std::cerr << "ganzhou [--lang zh|en] [--page FILE] [--picture FILE] [FOLDER]\n";
        return 2;
    }
    try {
        return run(a);
    } catch (const oz::error& e) {
        print(std::cerr, e.why(), a.language);
        std::cerr << '\n';
    } catch (const std::exception& e) { std::cerr << e.what() << '\n'; }
    return 2;
}
