// SPDX-License-Identifier: Apache-2.0
// Who must approve each step of a plan, and what it leaves to be done: approval [HIERARCHY PLAN [--en]]; Ganzhou where none is given.
#include <onezone/onezone.hpp>

#include <cstring>
#include <iostream>
#include <string>
namespace oz = onezone;

int main(int argc, char** argv) {
    const oz::language in = argc > 3 && std::strcmp(argv[3], "--en") == 0 ? oz::language::en : oz::language::zh;
    const std::string folder = ONEZONE_EXAMPLES_FOLDER "/ganzhou/";
    const oz::hierarchy before = oz::load_hierarchy(argc > 2 ? argv[1] : folder + "ganzhou-2022-11.json");
    const oz::plan plan = oz::load_plan(argc > 2 ? argv[2] : folder + "ganzhou-2023-11.json", before);
    const oz::result<oz::trial> trial = oz::simulate(before, plan, oz::packs::all());
    if (!trial) {
        std::cerr << trial.error() << '\n';
        return 1;
    }
    const auto answers = oz::approvals(*trial, oz::packs::all());
    for (std::size_t i = 0; i < answers.size(); ++i) {
        std::cout << "== " << trial->planned(trial->steps()[i]).key << '\n';
        oz::approval_answer who; // of the many parts those who decide
        for (const oz::approval_line& line : answers[i].lines)
            if (line.part.role >= oz::procedure_role::reviews && line.part.role <= oz::procedure_role::approves)
                who.lines.push_back(line);
        oz::print(std::cout, who, trial->after(), in);
    }
    // What is open a year after the plan is judged.
    const oz::date day = trial->dates().after + boost::gregorian::years(1);
    std::cout << '\n' << oz::written_out(day).in(in) << '\n';
    oz::print(std::cout, oz::follow_ups(*trial), trial->after(), day, in);
}
