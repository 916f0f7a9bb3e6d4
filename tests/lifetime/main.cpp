// SPDX-License-Identifier: Apache-2.0
#include "support/entries.hpp"

#include <onezone/onezone.hpp>
#include <onezone/rules/packs/measures.hpp>
#include <onezone/rules/study/profile.hpp>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>

// The library used before `main` begins and after it has ended: by the constructor and the destructor of a global object. With an
// argument the constructor leaves it alone, so that what the library makes once is made in `main`, after the object that still uses
// it when it goes.

namespace {

using onezone_tests::entry_world;

std::string all_of(const entry_world& w) {
    std::string all;
    for (const onezone_tests::entry& e : onezone_tests::entries()) all += std::string(e.name) + '\n' + e.run(w) + '\n';
    for (const onezone::rule& r : onezone::packs::all().rules()) all += onezone::catalogue_entry(r);
    for (const onezone::packs::measure& m : onezone::packs::jiangxi_2023_measures()) all += m.told;
    return all + onezone::whole_catalogue(onezone::packs::national(), {}, onezone::language::en);
}

class whole_life {
public:
    whole_life() {
#ifdef ONEZONE_TESTS_FROM_THE_START
        begin();
#endif
    }
    whole_life(const whole_life&) = delete;
    whole_life& operator=(const whole_life&) = delete;
    ~whole_life() {
        // What was made before is asked once more, and everything is made anew.
        const bool as_ever = report_->findings() == onezone::report(*report_).findings() && all_of(*world_) == told_
            && all_of(entry_world({})) == told_ && onezone::write_report(*report_) == findings_;
        if (!as_ever) std::cerr << "at the end of the program it is otherwise\n";
        std::cerr.flush();
        if (!as_ever) std::_Exit(1);
    }
    void begin() {
        if (world_) return;
        world_ = std::make_unique<entry_world>(std::string());
        told_ = all_of(*world_);
        report_ = std::make_unique<onezone::report>(
            validate(world_->county, onezone::packs::all(), onezone::date(2023, 12, 1)));
        findings_ = onezone::write_report(*report_);
    }
    [[nodiscard]] std::size_t told() const { return told_.size(); }

private:
    std::unique_ptr<entry_world> world_;
    std::unique_ptr<onezone::report> report_;
    std::string told_;
    std::string findings_;
};

whole_life life;

} // namespace

int main() {
    life.begin();
    std::cout << life.told() << " bytes told\n";
    return life.told() > 100'000 ? 0 : 1;
}
