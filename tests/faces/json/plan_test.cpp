// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/data.hpp"
#include "support/documents.hpp"

#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/faces/json/plan.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

using namespace onezone;
using onezone_tests::check_only;
using onezone_tests::check_told;
using onezone_tests::document_path;
using onezone_tests::document_text;
using onezone_tests::document_with;

namespace {

hierarchy before() { return load_hierarchy(document_path("hierarchy.json").string()); }

std::string example() { return document_text("plan.json"); }
std::string with(const std::string& passage, const std::string& replacement) {
    return document_with("plan.json", passage, replacement);
}

refusal refused(const std::string& json) {
    const hierarchy h = before();
    const hierarchy untouched = h;
    const result<plan> r = read_plan(json, h, "plan.json");
    REQUIRE_FALSE(r);
    CHECK(h == untouched);
    check_told(r.error(), "plan.json");
    return r.error();
}

void check_refused(const std::string& json, errc code, const std::string& pointer) {
    CAPTURE(pointer);
    check_only(refused(json), code, pointer);
}

std::string one_step(const std::string& step) {
    return R"({"onezone": "plan", "version": 1, "id": "p", "steps": [)" + step + "]}";
}

} // namespace

TEST_CASE("the example plan says what it shows", "[faces][json][plan]") {
    const hierarchy h = before();
    const auto read = read_plan_document(example(), h, "plan.json");
    REQUIRE(read);
    CHECK(read->hierarchy == "hierarchy-example");
    CHECK(read->sources.size() == 1);
    const plan& p = read->content;
    CHECK(p.id == "plan-example");
    CHECK(p.remarks.front().en == "all of it is invented");
    CHECK(p.judged->rules == date(2023, 11, 8));
    REQUIRE(p.steps.size() == 5);

    CHECK(p.steps[0].key == "return the village");
    CHECK(p.steps[0].on == date(2023, 3, 1));
    CHECK(p.steps[0].basis == provenance::stated("S1"));
    const return_township& back = *p.steps[0].what.get_if<return_township>();
    CHECK(back.town == h.at("上村"));
    CHECK(back.holder == h.at("东县工业园区"));
    CHECK(back.from == h.find_body("东县工业园区管委会").value()->key);
    CHECK(back.receiver == party::only_stated("邻近乡镇人民政府"));
    REQUIRE(back.along.items.size() == 1);
    CHECK(h.find(back.along.items.front())->name == "义务教育");
    CHECK(back.along.staff
        == std::vector<staff_amount>{{staff_status::institution, fact<std::int64_t>(3, provenance::stated("S1 §2"))},
            {staff_status::contract, {}}});
    CHECK(back.along.quota == std::vector<quota_amount>{{quota_kind::institution, fact<std::int64_t>(3)}});

    CHECK(p.steps[1].after == std::vector<std::string>{"return the village"});
    CHECK(p.steps[1].basis.how() == grade::inferred);
    CHECK(p.steps[1].remark.zh == "来源未说明人员去向");
    CHECK(p.steps[1].what.get_if<strip_functions>()->to == party::of(h.find_body("东县人民政府").value()->key));
    CHECK(p.steps[2].what.get_if<change_rank>()->to == rank::county_chief);
    CHECK(p.steps[3].what.get_if<reparent>()->unit == h.at("下村"));
    CHECK(p.steps[3].what.get_if<reparent>()->to == h.at("东县"));
    CHECK(h.find(p.steps[4].what.get_if<relieve>()->post)->title == "管委会主任");

    const procedure& how = p.steps[2].procedure;
    CHECK(how.proposed_by.value == std::vector<authority>{{organ::government, h.at("临江市"), {}}});
    CHECK(how.reviewed_by.value == authority{organ::staffing, h.at("江西省"), {}});
    CHECK(how.approved_by.value == authority{organ::state_council, {}, {}});
    CHECK(how.document == fact<std::string>("批〔2023〕1号", provenance::stated("S1 §3")));
    CHECK(how.approved_on.value == date(2023, 5, 1));
    CHECK_FALSE(how.done_on.known());
    CHECK(how.filed_with.value == std::vector<authority>{});
    CHECK(how.dossier.value == std::vector<dossier_part>{dossier_part::application, dossier_part::risk_assessment});
    CHECK(how.plan_states.value == std::vector<plan_part>{plan_part::name});
    CHECK(how.major.value == false);
    CHECK(how.consented.from.how() == grade::inferred);
    CHECK(p.steps[0].procedure == procedure{});

    CHECK(p.reported[0].exactness == hedge::about);
    CHECK(p.reported[1].kind == "institution");
    CHECK(p.published[0].value == decimal::of(3));
}

TEST_CASE("a plan written and read back is equal, and written again the same", "[faces][json][plan]") {
    const hierarchy h = before();
    const plan_document first = read_plan_document(example(), h).value();
    const std::string written = write_plan(first, h);
    const plan_document second = read_plan_document(written, h, "written").value();
    CHECK(second == first);
    CHECK(write_plan(second, h) == written);
    CHECK(load_plan(document_path("plan.json").string(), h) == first.content);
}

TEST_CASE("a published figure or a reported total may be that of a unit", "[faces][json][plan]") {
    const hierarchy h = before();
    plan p = read_plan(example(), h).value();
    p.published.push_back({"staff.after", decimal::of(7), provenance::stated("S1"), h.at("东县")});
    p.reported.front().of = h.at("东县");
    const std::string written = write_plan(p, h);
    CHECK_THAT(
        written, Catch::Matchers::ContainsSubstring(R"("what": "staff.after", "value": 7, "source": "S1", "of": )"));
    CHECK(read_plan(written, h).value() == p);
    check_refused(with("\"what\": \"agencies.before\", ", "\"what\": \"agencies.before\", \"of\": \"冬县\", "),
        errc::unknown_unit, "/published/0/of");
    check_refused(with("\"what\": \"staff.moved\", ", "\"what\": \"staff.moved\", \"of\": \"冬县\", "),
        errc::unknown_unit, "/reported/0/of");
}

TEST_CASE("a step speaks of what another step creates", "[faces][json][plan]") {
    const hierarchy h = before();
    const std::string json = one_step(R"(
        {"key": "a", "appoint": {"post": "管委会副主任", "name": "某人"}},
        {"key": "b#2", "after": ["a"], "relieve": {"post": "管委会副主任", "person": "step:a"}},
        {"key": "c", "relieve": {"post": "管委会副主任", "person": "step:a#3"}},
        {"key": "d", "relieve": {"post": "管委会副主任", "person": "step:b#2#2"}},
        {"key": "b", "relieve": {"post": "id:00000000000000ff", "person": "step:b#2"}})");
    const plan p = read_plan(json, h).value();
    CHECK(p.steps[1].what.get_if<relieve>()->person == person_id::derive(act_of(p, 0), 0));
    CHECK(p.steps[2].what.get_if<relieve>()->person == person_id::derive(act_of(p, 0), 2));
    CHECK(p.steps[3].what.get_if<relieve>()->person == person_id::derive(act_of(p, 1), 1));
    CHECK(p.steps[4].what.get_if<relieve>()->person == person_id::derive(act_of(p, 1), 0));
    CHECK(p.steps[4].what.get_if<relieve>()->post == post_id::from_value(255));
    CHECK(read_plan(write_plan(p, h), h).value() == p);

    const refusal r =
        refused(one_step(R"({"key": "first", "relieve": {"post": "管委会副主任", "person": "step:frist"}})"));
    CHECK(r.code() == errc::unknown_key);
    CHECK_THAT(r.message().en, Catch::Matchers::ContainsSubstring("did you mean `first`"));
}

TEST_CASE("holdings of one name are told apart by their class", "[faces][json][plan]") {
    hierarchy h = before();
    change c{h};
    holding power;
    power.key = holding_id::derive("t", "power");
    power.cls = carry_class::powers;
    power.name = "义务教育";
    power.holder = h.find_body("东县工业园区管委会").value()->key;
    REQUIRE(c.put(power));
    h = std::move(c).finish();
    const auto step = [](const std::string& item) {
        return one_step(
            R"({"key": "a", "withdraw_powers": {"from": "东县工业园区管委会", "items": [")" + item + R"("]}})");
    };
    const auto ambiguous = read_plan(step("东县工业园区管委会/义务教育"), h);
    REQUIRE_FALSE(ambiguous);
    CHECK(ambiguous.error().code() == errc::ambiguous_record);
    const plan p = read_plan(step("东县工业园区管委会/powers/义务教育"), h).value();
    CHECK(p.steps[0].what.get_if<withdraw_powers>()->items == std::vector<holding_id>{power.key});
    CHECK_THAT(write_plan(p, h), Catch::Matchers::ContainsSubstring("/powers/义务教育"));
    CHECK(read_plan(write_plan(p, h), h).value() == p);
}

namespace {

// Fills every field of any operation with something that its type can hold.
class filler {
public:
    filler(std::uint32_t seed, const hierarchy& h) : random_(seed), h_(h) {}

    template <class T>
    void operator()(std::string_view, T& field) {
        if (below(4) != 0) fill(field);
    }
    bool chance() { return below(2) == 0; }

private:
    std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }

    template <class Record, class Id>
    Id one_of(Id) {
        std::vector<Id> ids{Id::derive("nowhere", std::to_string(below(9)))};
        for (const Record& r : h_.all<Record>()) ids.push_back(r.id());
        return ids[below(ids.size())];
    }
    void fill(unit_id& id) {
        std::vector<unit_id> ids{unit_id::derive("nowhere", "x")};
        for (const unit_ref u : h_.units()) ids.push_back(u.id());
        id = ids[below(ids.size())];
    }
    void fill(body_id& id) { id = one_of<body>(id); }
    void fill(post_id& id) { id = one_of<post>(id); }
    void fill(person_id& id) { id = one_of<person>(id); }
    void fill(holding_id& id) { id = one_of<holding>(id); }
    void fill(bool& b) { b = chance(); }
    void fill(std::int64_t& n) { n = static_cast<std::int64_t>(below(100)) - 10; }
    void fill(decimal& d) { d = decimal::of_ten_thousandths(static_cast<std::int64_t>(below(100'000))); }
    void fill(std::string& s) { s = "文\"字\\" + std::to_string(below(3)); }
    void fill(text& t) { t = chance() ? text{"中", "en"} : verbatim("same"); }
    void fill(date& d) { d = date(2023, 1, static_cast<unsigned short>(1 + below(28))); }
    void fill(code& c) { c = code{"369921"}; }
    template <Vocabulary E>
    void fill(E& e) {
        const auto table = words(E{});
        e = static_cast<E>(table[below(table.size())].value);
    }
    template <class T>
    void fill(std::optional<T>& o) {
        o.reset();
        if (chance()) fill(o.emplace());
    }
    template <class T>
    void fill(fact<T>& f) {
        fill(f.value);
        f.from = chance() ? provenance() : provenance::inferred({"因", "because"}, "S1");
    }
    template <class T>
    void fill(std::vector<T>& list) {
        list.resize(below(3));
        for (T& one : list) fill(one);
    }
    // One that does not contradict itself; of a list, no two alike.
    void fill(authority& a) {
        constexpr std::array divisions{"江西省", "临江市", "东县"};
        fill(a.organ);
        a.of = {};
        a.name.clear();
        if (a.organ == organ::other) fill(a.name);
        const bool of_division = a.organ >= organ::government && a.organ <= organ::party_committee;
        if (of_division && chance()) a.of = h_.at(divisions[below(divisions.size())]);
    }
    void fill(std::vector<authority>& all) {
        all.clear();
        for (authority a; all.size() < 3 && chance(); fill(a))
            if (a.organ != organ::nobody && std::find(all.begin(), all.end(), a) == all.end()) all.push_back(a);
    }
    template <class T>
    auto fill(T& structure) -> decltype(T::fields(structure, *this)) {
        T::fields(structure, *this);
    }

    std::mt19937 random_;
    const hierarchy& h_;
};

template <class Op>
operation filled(filler& with) {
    Op op;
    Op::fields(op, with);
    return op;
}
// One of each, in the order of the catalogue.
template <class... Ops>
std::vector<operation> all_filled(operation_list<Ops...>, filler& with) {
    return {filled<Ops>(with)...};
}

} // namespace

TEST_CASE("every operation with any fields is written and read back equal", "[faces][json][plan]") {
    const hierarchy h = before();
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        CAPTURE(seed);
        filler random(seed, h);
        plan p;
        p.id = "random";
        for (const operation& one : all_filled(operation_types{}, random)) {
            plan_step s;
            s.key = "step " + std::to_string(p.steps.size());
            s.what = one;
            if (random.chance()) s.basis = provenance::placeholder({"因", "because"});
            if (random.chance()) procedure::fields(s.procedure, random);
            p.steps.push_back(std::move(s));
        }
        const std::string written = write_plan(p, h);
        const result<plan> back = read_plan(written, h, "written");
        if (!back) FAIL(back.error() << '\n' << written);
        REQUIRE(*back == p);
        REQUIRE(write_plan(*back, h) == written);
    }
}

// Each field that a structure needs left out in turn, the others null; `open` and `close` are what stands around it in the step.
void check_needed(const detail::field_type& type, const std::string& open, const std::string& close,
    const std::string& pointer, int deep = 0) {
    for (const std::string_view missing : type.needed) {
        std::string others;
        for (const std::string_view name : type.needed)
            if (name != missing) others += (others.empty() ? "\"" : ", \"") + std::string(name) + "\": null";
        CAPTURE(pointer, missing);
        const refusal why = refused(one_step(R"({"key": "a", )" + open + "{" + others + "}" + close + "}"));
        check_only(why, errc::missing_key, pointer);
        CHECK_THAT(why.message().en, Catch::Matchers::ContainsSubstring("`" + std::string(missing) + "`"));
        CHECK_THAT(why.message().zh, Catch::Matchers::ContainsSubstring("`" + std::string(missing) + "`"));
    }
    detail::look_at_fields(
        type, type.make().get(), [&](std::string_view name, const detail::field_type& field, const void*) {
            const detail::field_type* within = &field;
            const bool list = within->form == detail::field_form::list;
            if (within->of) within = within->of;
            if (within->form != detail::field_form::structure || deep > 2) return;
            std::string others;
            for (const std::string_view needed : type.needed)
                if (needed != name) others += "\"" + std::string(needed) + "\": null, ";
            check_needed(*within, open + "{" + others + "\"" + std::string(name) + "\": " + (list ? "[" : ""),
                (list ? "]}" : "}") + close, pointer + "/" + std::string(name) + (list ? "/0" : ""), deep + 1);
        });
}

TEST_CASE("every operand that an operation needs is missed by name and place", "[faces][json][plan][refusal]") {
    const known_operations all;
    std::size_t telling = 0;
    for (const std::string_view key : all.keys()) {
        const detail::field_type& fields = *all.find(key)->fields;
        telling += !fields.needed.empty();
        check_needed(fields, "\"" + std::string(key) + "\": ", "", "/steps/0/" + std::string(key));
        // What it needs is one of its fields.
        for (const std::string_view needed : fields.needed) {
            bool there = false;
            detail::look_at_fields(fields, fields.make().get(),
                [&](std::string_view name, const detail::field_type&, const void*) { there |= name == needed; });
            CAPTURE(key, needed);
            CHECK(there);
        }
    }
    CHECK(telling == all.keys().size() - 1); // a restructuring needs one of three
    // A program that leaves a word out is refused likewise.
    const hierarchy h = before();
    const unit_id zone = h.all<onezone::zone>().begin()->unit;
    const result<step> to_no_tier = apply(h, change_tier{.zone = zone});
    REQUIRE_FALSE(to_no_tier);
    CHECK(to_no_tier.error().code() == errc::bad_value);
    CHECK(to_no_tier.error().message()
        == say("操作 `change_tier` 没有说明 `to` 是什么", "the operation `change_tier` does not tell what `to` is"));
    const result<step> no_status = apply(h, transfer_staff{.staff = {{.count = std::int64_t{3}}}});
    CHECK(no_status.error().message().en == "the operation `transfer_staff` does not tell what `status` is");
    CHECK(apply(h, recover_quota{.quota = {{.count = std::int64_t{3}}}}).error().message().en
        == "the operation `recover_quota` does not tell what `kind` is");
    CHECK(apply(h, abolish_agency{.destinations = {{}}}).error().message().en
        == "the operation `abolish_agency` does not tell what `class` is");
    CHECK_FALSE(account_of(change_tier{.zone = zone}, h).zh.empty());
    // What is not told is written as such, and read again.
    plan p;
    p.id = "untold";
    p.steps.push_back({.key = "a", .what = change_tier{.zone = zone}});
    CHECK(read_plan(write_plan(p, h), h, "written").value() == p);
}

TEST_CASE("mistakes in a plan are refused where they stand", "[faces][json][plan][refusal]") {
    SECTION("head") {
        check_refused(with("\"onezone\": \"plan\"", "\"onezone\": \"hierarchy\""), errc::bad_value, "/onezone");
        check_refused(with("\"id\": \"plan-example\"", "\"id\": \"\""), errc::bad_value, "/id");
        check_refused(with("\"id\": \"plan-example\",", ""), errc::missing_key, "");
        check_refused(with("\"judged\": {\"before\": \"2022-11-01\", ", "\"judged\": {"), errc::missing_key, "/judged");
        check_refused(with("\"rules\": \"2023-11-08\"", "\"rules\": \"8.11.2023\""), errc::bad_date, "/judged/rules");
    }
    SECTION("steps") {
        check_refused(
            with("\"key\": \"director steps down\"", "\"key\": \"rank\""), errc::duplicate_key, "/steps/4/key");
        check_refused(with("\"key\": \"director steps down\",", ""), errc::missing_key, "/steps/4");
        check_refused(with("\"key\": \"director steps down\"", "\"key\": \"\""), errc::bad_value, "/steps/4/key");
        check_refused(with("\"after\": [\"strip\"]", "\"after\": [\"stripp\"]"), errc::unknown_key, "/steps/3/after/0");
        check_refused(with("\"reparent\":", "\"reparrent\":"), errc::unknown_key, "/steps/3/reparrent");
        check_refused(
            one_step(R"({"key": "a", "return_township": {}})"), errc::missing_key, "/steps/0/return_township");
        check_refused(one_step(R"({"key": "a", "abolish_agency": {"successor": null}})"), errc::missing_key,
            "/steps/0/abolish_agency");
        CHECK_THAT(refused(with("\"reparent\":", "\"reparrent\":")).message().en,
            Catch::Matchers::ContainsSubstring("did you mean `reparent`"));
        check_refused(
            with("\"reparent\": {\"unit\": \"key:lower-village\", \"to\": \"code:369921\"}", "\"on\": \"2023-08-01\""),
            errc::missing_key, "/steps/3");
        check_refused(with("\"relieve\": {", "\"appoint\": {\"post\": null}, \"relieve\": {"), errc::bad_value,
            "/steps/4/relieve");
        check_refused(with("\"relieve\": {\"post\": \"东县工业园区管委会/管委会主任\"}", "\"relieve\": null"),
            errc::wrong_type, "/steps/4/relieve");
        check_refused(with("\"after\": [\"return the village\"]",
                          "\"after\": [\"return the village\", \"village to the county\"]"),
            errc::out_of_order, "/steps");
        check_refused(with("\"key\": \"rank\", \"on\": \"2023-06-01\"",
                          "\"key\": \"rank\", \"after\": [\"strip\"], \"on\": \"2023-01-01\""),
            errc::dates_out_of_order, "/steps");
    }
    SECTION("operations") {
        check_refused(
            with("\"town\": \"上村\"", "\"town\": \"上材\""), errc::unknown_unit, "/steps/0/return_township/town");
        check_refused(
            with("\"town\": \"上村\"", "\"twon\": \"上村\""), errc::unknown_key, "/steps/0/return_township/twon");
        check_refused(with("\"town\": \"上村\"", "\"town\": 3"), errc::wrong_type, "/steps/0/return_township/town");
        check_refused(with("\"from\": \"东县工业园区管委会\"", "\"from\": \"东县园区管委会\""), errc::unknown_body,
            "/steps/0/return_township/from");
        check_refused(with("管委会/functions/义务教育", "管委会/functions/教育"), errc::unknown_record,
            "/steps/0/return_township/along/items/0");
        check_refused(with("{\"stated\": \"邻近", "{\"statd\": \"邻近"), errc::unknown_key,
            "/steps/0/return_township/receiver/statd");
        check_refused(with("\"kind\": \"事业编制\"", "\"kind\": \"事业\""), errc::bad_value,
            "/steps/0/return_township/along/quota/0/kind");
        check_refused(with("\"to\": \"东县人民政府\"", "\"to\": \"东县政府\""), errc::unknown_unit,
            "/steps/1/strip_functions/to");
        check_refused(with("\"to\": \"正处级\"", "\"to\": \"正外级\""), errc::bad_value, "/steps/2/change_rank/to");
        check_refused(with("\"unit\": \"key:lower-village\"", "\"unit\": \"key:upper-village\""), errc::unknown_unit,
            "/steps/3/reparent/unit");
        check_refused(with("\"post\": \"东县工业园区管委会/管委会主任\"", "\"post\": \"东县工业园区管委会/书记\""),
            errc::unknown_post, "/steps/4/relieve/post");
        check_refused(one_step(R"({"key": "a", "relieve": {"post": "管委会主任", "person": "张三"}})"),
            errc::unknown_person, "/steps/0/relieve/person");
        check_refused(one_step(R"({"key": "a", "strip_functions": {"agency": null, "to": "step:a"}})"), errc::bad_value,
            "/steps/0/strip_functions/to");
    }
    SECTION("figures") {
        check_refused(with("\"what\": \"agencies.before\", ", ""), errc::missing_key, "/published/0");
        check_refused(with("\"value\": 191", "\"value\": \"many\""), errc::bad_value, "/reported/0/value");
        check_refused(with("\"kind\": \"institution\", \"value\": 124", "\"kind\": \"institutional\", \"value\": 124"),
            errc::bad_value, "/reported/1/kind");
        check_refused(with("\"hedge\": \"about\"", "\"hedge\": \"abuot\""), errc::bad_value, "/reported/0/hedge");
        check_refused(with("\"value\": 124, \"source\": \"S1\"", "\"value\": 124, \"source\": \"S2\""), errc::bad_value,
            "/reported/1/source");
    }
}

TEST_CASE("mistakes in the documents of a plan are refused where they stand", "[faces][json][plan][refusal]") {
    const auto with_documents = [](const std::string& documents, const std::string& step = "") {
        return with("\"steps\": [", documents + "\"steps\": [" + step);
    };
    const std::string rename = "\"rename_unit\": {\"unit\": \"上村\", \"name\": \"新村\"}},";
    check_refused(with_documents(R"("documents": [{}], )"), errc::missing_key, "/documents/0");
    check_refused(with_documents(R"("documents": [{"key": ""}], )"), errc::bad_value, "/documents/0/key");
    check_refused(
        with_documents(R"("documents": [{"key": "a"}, {"key": "a"}], )"), errc::duplicate_key, "/documents/1");
    check_refused(
        with_documents(R"("documents": [{"key": "a", "ordr": "needed"}], )"), errc::unknown_key, "/documents/0/ordr");
    check_refused(with_documents(R"("documents": [{"key": "a", "document": {"issued": "2016"}}], )"), errc::bad_date,
        "/documents/0/document/issued");
    check_refused(with_documents(R"("documents": [{"key": "a"}], "document": "b", )"), errc::unknown_key, "/document");
    check_refused(with_documents(R"("documents": [{"key": "a"}], )", R"({"key": "n", "document": "b", )" + rename),
        errc::unknown_key, "/steps/0/document");
    check_refused(
        with_documents("", R"({"key": "n", "needs": [{"fact": "name", "is": "上村", "unit": "上村"}], )" + rename),
        errc::missing_key, "/steps/0/needs/0");
    check_refused(with_documents("", R"({"key": "n", "needs": [{"key": "k", "accepts": ["fine"]}], )" + rename),
        errc::bad_value, "/steps/0/needs/0/accepts/0");
    check_refused(with_documents("", R"({"key": "n", "needs": [{"key": "k", "unit": "上材"}], )" + rename),
        errc::unknown_unit, "/steps/0/needs/0/unit");
}

TEST_CASE("organs that contradict themselves are refused where they stand", "[faces][json][plan][refusal]") {
    const std::string here = "/steps/2/procedure/approved_by";
    const auto approved_by = [](const std::string& organ) {
        return with(R"("approved_by": {"organ": "state_council"})", R"("approved_by": )" + organ);
    };
    check_refused(approved_by(R"({"organ": "state_council", "of": "东县"})"), errc::bad_value, here);
    check_refused(
        approved_by(R"({"value": {"organ": "nobody", "of": "东县"}, "source": "S1"})"), errc::bad_value, here);
    check_refused(approved_by(R"({"organ": "nobody", "name": "某会"})"), errc::bad_value, here);
    check_refused(approved_by(R"({"organ": "government", "of": "东县", "name": "东县"})"), errc::bad_value, here);
    // What has a word of its own is no other organ.
    for (const char* const name : {"国务院", "民政部", "the State Council", "东县人民政府", "东县编办"})
        check_refused(
            approved_by(R"({"organ": "other", "name": ")" + std::string(name) + "\"}"), errc::bad_value, here);
    const refusal council = refused(approved_by(R"({"organ": "other", "name": "国务院"})"));
    CHECK_THAT(council.message().zh, Catch::Matchers::ContainsSubstring("应写作 `state_council`"));
    // Who has none: a zone, a village; and a county no villagers' meeting.
    for (const char* const kind : {"government", "congress_committee"})
        check_refused(
            approved_by(R"({"organ": ")" + std::string(kind) + R"(", "of": "东县工业园区"})"), errc::wrong_kind, here);
    for (const char* const kind : {"government", "congress_committee", "civil_affairs", "staffing"})
        check_refused(
            approved_by(R"({"organ": ")" + std::string(kind) + R"(", "of": "上村"})"), errc::wrong_kind, here);
    check_refused(approved_by(R"({"organ": "villagers_meeting", "of": "东县"})"), errc::wrong_kind, here);
    const auto filed_with = [](const std::string& organs) {
        return with(R"("filed_with": [])", R"("filed_with": )" + organs);
    };
    check_refused(
        filed_with(R"([{"organ": "国务院"}, {"organ": "nobody"}])"), errc::bad_value, "/steps/2/procedure/filed_with");
    check_refused(filed_with(R"([{"organ": "国务院"}, {"organ": "state_council"}])"), errc::bad_value,
        "/steps/2/procedure/filed_with");
    const auto document = [](const std::string& says) {
        return with("\"steps\": [", R"("documents": [{"key": "a", )" + says + "}], \"steps\": [");
    };
    check_refused(document(R"("issuer": {"organ": "国务院", "of": "东县"})"), errc::bad_value, "/documents/0/issuer");
    check_refused(document(R"("procedure": {"reviewed_by": {"organ": "国务院", "of": "东县"}})"), errc::bad_value,
        "/documents/0/procedure/reviewed_by");
    // What is merely not told is no mistake; nor is what a committee of a zone, or another organ, has decided.
    for (const char* const organ : {R"({"organ": "government"})", R"({"organ": "other"})", R"({"organ": "staffing"})",
             R"({"organ": "party_committee", "of": "东县工业园区"})", R"({"organ": "other", "name": "东县某委员会"})",
             R"({"organ": "villagers_meeting", "of": "上村"})"})
        CHECK(read_plan(approved_by(organ), before()).has_value());
    CHECK(read_plan(filed_with(R"([{"organ": "nobody"}])"), before()).has_value());
    // Nobody writes what nobody reads.
    plan p = read_plan(example(), before()).value();
    p.steps[2].procedure.approved_by = authority{organ::state_council, before().at("东县"), {}};
    CHECK_THROWS_AS(write_plan(p, before()), error);
}

TEST_CASE("strings that are no UTF-8 are written as replacement characters", "[faces][json][plan]") {
    plan p;
    p.id = "p";
    p.title = verbatim("a\xFF\x01\"");
    const hierarchy h;
    CHECK(read_plan(write_plan(p, h), h).value().title.zh == "a\xEF\xBF\xBD\x01\"");
}

TEST_CASE("a plan file that is not there is refused by name", "[faces][json][plan][refusal]") {
    CHECK_THROWS_AS(load_plan("/no/such/plan.json", hierarchy()), error);
}
