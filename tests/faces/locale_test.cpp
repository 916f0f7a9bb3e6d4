// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/entries.hpp"

#include <locale>
#include <map>
#include <sstream>
#include <string>

using namespace onezone;
using namespace onezone_tests;

namespace {

/// Numbers as no document has them: 1.0.0.1 for 1001, 1,5 for 1.5.
class strange_numbers : public std::numpunct<char> {
protected:
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\1"; }
    std::string do_truename() const override { return "richtig"; }
};
std::locale strange() { return {std::locale::classic(), new strange_numbers}; }

class global_locale {
public:
    explicit global_locale(const std::locale& l) : before_(std::locale::global(l)) {}
    global_locale(const global_locale&) = delete;
    global_locale& operator=(const global_locale&) = delete;
    ~global_locale() { std::locale::global(before_); }

private:
    std::locale before_;
};

// A stream that somebody used before.
template <class T>
std::string printed(const T& what, bool used) {
    std::ostringstream os;
    if (used) {
        os.imbue(strange());
        os << std::hex << std::showbase << std::showpos << std::uppercase << std::boolalpha << std::scientific;
        os.precision(1);
    }
    print(os, what, language::zh);
    print(os, what, language::en);
    os << what;
    return os.str();
}

} // namespace

TEST_CASE("whatever the locale of the program, everything is read, judged and written as ever", "[faces][locale]") {
    const entry_world w({});
    std::map<std::string, std::string> as_ever;
    for (const entry& e : entries()) as_ever[std::string(e.name)] = e.run(w);
    const global_locale odd(strange());
    {
        std::ostringstream here;
        here << 1001 << ' ' << 1.5;
        REQUIRE(here.str() == "1.0.0.1 1,5");
    }
    const entry_world again({});
    CHECK(again == w);
    for (const entry& e : entries()) {
        CAPTURE(e.name);
        CHECK(e.run(again) == as_ever[std::string(e.name)]);
    }
}

TEST_CASE("what a stream was told of numbers before does not count", "[faces][locale]") {
    refusal why(errc::bad_value, say("不对", "wrong"));
    why = std::move(why).at({"x.csv", {}, 1001, 255}).with(refusal(errc::bad_date, say("也不对", "wrong too")));
    CHECK(printed(why, true) == printed(why, false));
    import_report counted;
    counted.counts[0][0] = 31;
    counted.counts[4][0] = 1234567;
    CHECK(printed(counted, true) == printed(counted, false));
    coverage seen(packs::henan_2021());
    CHECK(printed(seen, true) == printed(seen, false));
    const entry_world w({});
    const report r = validate(w.county, w.today, date(2023, 12, 1));
    CHECK(printed(r, true) == printed(r, false));
    CHECK(printed(impact(w.county, w.today, w.draft, date(2023, 12, 1)), true)
        == printed(impact(w.county, w.today, w.draft, date(2023, 12, 1)), false));
}
