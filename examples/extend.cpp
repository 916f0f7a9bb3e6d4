// SPDX-License-Identifier: Apache-2.0
// An operation of one's own beside ours: read from a plan, tried, accounted for, kept in a history.
#include <onezone/onezone.hpp>

#include <iostream>
namespace oz = onezone;

struct station { // 派驻: a department sends staff to an office in a zone
    static constexpr std::string_view key = "station";
    static oz::text title() { return oz::say("部门派驻", "stationing by a department"); }
    oz::body_id department{};
    oz::unit_id zone{};
    std::string office{};
    std::int64_t staff = 1;

    oz::result<void> carry_out(oz::act& a) const {
        const oz::body* const from = a.now().find(department);
        if (!from || from->staff.empty() || from->staff[0].count.value.value_or(0) < staff)
            return oz::refusal(oz::errc::not_held, oz::say("部门没有这么多人员", "the department has no such staff"));
        oz::body left = *from;
        left.staff[0].count = *from->staff[0].count.value - staff;
        oz::body sent{.key = a.fresh_body(), .kind = oz::body_kind::department, .name = office, .unit = zone};
        sent.staff = {{left.staff[0].kind, staff}};
        a.enter({oz::carry_class::staff, std::string(key_of(left.staff[0].kind)), oz::entry_kind::moved, staff, {},
            oz::party::of(department), oz::party::of(sent.key), {}, {}});
        const auto put = a.edit().put(std::move(left));
        return put ? a.edit().put(std::move(sent)) : put;
    }
    oz::text account(const oz::hierarchy& h) const {
        return oz::fill(
            oz::say("向{0}派驻{1}", "{1} is stationed in {0}"), {oz::verbatim(h.path_of(zone)), oz::verbatim(office)});
    }
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) { // as documents have them
        visit("department", self.department), visit("zone", self.zone);
        visit("office", self.office), visit("staff", self.staff);
    }
    friend bool operator==(const station&, const station&) = default;
};
int main() {
    const oz::hierarchy h =
        oz::read_sketch("county 于都县\n body 市场监管局 kind=department staff.administrative=40\n zone 工业园区")
            .value();
    const auto known = oz::known_operations::with<station>(); // what documents may name beside ours
    const auto read = [&](const std::string& operation) {
        const std::string head =
            R"({"onezone": "plan", "version": 1, "id": "p", "steps": [{"key": "1", "on": "2023-03-01", )";
        return oz::read_plan(head + operation + "}]}", h, "plan.json", {}, known);
    };
    const oz::plan p =
        read(R"("station": {"department": "市场监管局", "zone": "工业园区", "office": "园区市场监管所", "staff": 3})")
            .value();
    const oz::trial t = simulate(h, p, oz::packs::national(), {{2023, 1, 1}, {2023, 12, 1}, {2023, 12, 1}}).value();
    std::cout << t.steps().front().done.account << '\n' << t.ledger() << '\n' << write_plan(p, h) << '\n';
    oz::history kept("于都", h, {2022, 12, 31});
    kept.enact({.effective = {2023, 3, 1}, .acts = {p.steps.front().what}}, {2023, 3, 1}).value();
    print(std::cout, diff(kept, kept.begins(), {2023, 12, 31}), kept, oz::language::zh);
    std::cout << read(R"("statoin": {})").error() << '\n';
}
