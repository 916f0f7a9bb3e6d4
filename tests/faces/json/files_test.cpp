// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include <onezone/faces/exports/lcov.hpp>
#include <onezone/onezone.hpp>
#include <onezone/testing/rule_case.hpp>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <string>
#include <thread>

#if defined(__unix__)
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace onezone;
namespace fs = std::filesystem;

namespace {

struct own_folder {
    fs::path path = fs::temp_directory_path() / ("onezone-files-" + std::to_string(std::random_device()()));
    own_folder() { fs::create_directories(path); }
    own_folder(const own_folder&) = delete;
    own_folder& operator=(const own_folder&) = delete;
    ~own_folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    [[nodiscard]] std::string file(const std::string& name) const { return (path / name).string(); }
    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
    }
};

void put(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }
std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

refusal refused(const std::function<void()>& attempt) {
    try {
        attempt();
    } catch (const error& e) { return e.why(); }
    FAIL("nothing was refused");
    return {};
}

const hierarchy& county() {
    static const hierarchy h = read_sketch("county 县\n zone 园 agency=管委会\n").value();
    return h;
}
void draw_at(const std::string& path) { draw(county(), county(), path); }

} // namespace

TEST_CASE("what cannot be read is refused with its path and the reason", "[faces][files]") {
    const own_folder folder;
    for (const std::string& path :
        {folder.path.string(), folder.file("none.json"), std::string(), folder.file("a\nb")}) {
        CAPTURE(path);
        const refusal why = refused([&] { static_cast<void>(load_hierarchy(path)); });
        CHECK(why.code() == errc::cannot_read);
        CHECK(why.where().source == path);
        CHECK_THAT(why.message().en, Catch::Matchers::ContainsSubstring(": "));
        CHECK(why.message().en.find('\n') == std::string::npos);
    }
    put(folder.file("h.json"), write_hierarchy(county()));
    CHECK(load_hierarchy(folder.file("h.json")) == county());
    // What the system takes for a path ends at the zero byte.
    std::string with_zero = folder.file("h.json");
    with_zero += std::string("\0.json", 6);
    using loader = std::function<void(const std::string&)>;
    for (const loader& load : {loader([](const std::string& p) { static_cast<void>(load_hierarchy(p)); }),
             loader([](const std::string& p) { static_cast<void>(load_policy(p)); }),
             loader([](const std::string& p) { static_cast<void>(load_history(p)); }),
             loader([](const std::string& p) { static_cast<void>(load_rule_cases(p)); }),
             loader([](const std::string& p) { static_cast<void>(load_spreadsheets(p)); }),
             loader([](const std::string& p) { static_cast<void>(load_plan(p, county())); }),
             loader([](const std::string& p) { import_divisions(p).value(); })}) {
        CHECK(refused([&] { load(with_zero); }).code() == errc::cannot_read);
        CHECK(refused([&] { load(folder.file("none")); }).code() == errc::cannot_read);
    }
    CHECK(refused([&] { draw_at(with_zero); }).code() == errc::cannot_write);
    CHECK(folder.files() == 1);
}

TEST_CASE("paths are told in UTF-8, Chinese ones too", "[faces][files]") {
    const own_folder folder;
    // Made without the library, so that the name is the system's own.
    const fs::path own = folder.path / std::u8string(u8"赣州 2023");
    fs::create_directories(own);
    const std::string told = folder.file("赣州 2023");
    draw_at(told + "/图.svg");
    CHECK(fs::exists(own / std::u8string(u8"图.svg")));
    put((own / std::u8string(u8"改革前.json")).string(), write_hierarchy(county()));
    CHECK(load_hierarchy(told + "/改革前.json") == county());
    save_lcov(write_lcov({}), told);
    CHECK(fs::exists(own / "coverage.info"));
    CHECK(refused([&] { static_cast<void>(import_divisions(told).value()); }).where().source
        == (own / "provinces.csv").string());
}

TEST_CASE("a table that is there and cannot be read is not passed over", "[faces][files]") {
    const own_folder folder;
    save_spreadsheets(write_spreadsheets(county()).content, folder.path.string());
    CHECK(equivalent(load_spreadsheets(folder.path.string()), county()));
    fs::remove(folder.path / "posts.csv");
    fs::create_directories(folder.path / "posts.csv");
    const refusal why = refused([&] { static_cast<void>(load_spreadsheets(folder.path.string())); });
    CHECK(why.code() == errc::cannot_read);
    CHECK(why.where().source == folder.file("posts.csv"));
}

TEST_CASE("what is written replaces a file whole or not at all", "[faces][files]") {
    const own_folder folder;
    const std::string path = folder.file("p.svg");
    draw_at(path);
    const std::string good = bytes_of(path);
    CHECK(good == picture(county(), county()));
    CHECK(folder.files() == 1);
    put(path, "old");
    draw_at(path);
    CHECK(bytes_of(path) == good);
    CHECK(folder.files() == 1);

    CHECK(refused([&] { draw_at(folder.path.string()); }).code() == errc::cannot_write);
    CHECK(refused([&] { draw_at(folder.file("no folder/p.svg")); }).code() == errc::cannot_write);
    CHECK(refused([&] { draw_at(std::string(5000, 'x')); }).code() == errc::cannot_write);

    SECTION("through a link, what it names") {
        fs::create_symlink(path, folder.path / "link.svg");
        put(path, "old");
        draw_at(folder.file("link.svg"));
        CHECK(bytes_of(path) == good);
        CHECK(fs::is_symlink(folder.path / "link.svg"));
    }
    SECTION("with the permissions it had") {
        fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
        draw_at(path);
        CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    }
}

TEST_CASE("spreadsheets are saved all or none", "[faces][files]") {
    const own_folder folder;
    const spreadsheets first = write_spreadsheets(county()).content;
    save_spreadsheets(first, folder.path.string());
    CHECK(folder.files() == sheet_count);
    spreadsheets second = first;
    for (std::string& t : second.tables) t += "\r\n";
    fs::remove(folder.path / "complete.csv");
    fs::create_directories(folder.path / "complete.csv"); // the last one cannot be replaced
    CHECK(refused([&] { save_spreadsheets(second, folder.path.string()); }).code() == errc::cannot_write);
    for (std::size_t i = 0; i + 1 < sheet_count; ++i)
        CHECK(bytes_of(folder.file(std::string(key_of(static_cast<sheet>(i))) + ".csv")) == first.tables[i]);
    CHECK(folder.files() == sheet_count);
    fs::remove(folder.path / "complete.csv");
    save_spreadsheets(second, folder.path.string());
    CHECK(bytes_of(folder.file("complete.csv")) == second[sheet::complete]);
    CHECK(folder.files() == sheet_count);
    CHECK(refused([&] { save_spreadsheets(first, folder.file("nowhere")); }).code() == errc::cannot_write);
}

#if defined(__unix__)
TEST_CASE("a full disk and a pipe that nobody reads from are errors like others", "[faces][files][thread]") {
    if (fs::exists("/dev/full")) {
        const refusal why = refused([] { draw_at("/dev/full"); });
        CHECK(why.code() == errc::cannot_write);
        CHECK_THAT(why.message().en, Catch::Matchers::ContainsSubstring("the disk is full"));
        CHECK(fs::is_character_file("/dev/full"));
    }
    const own_folder folder;
    const std::string pipe = folder.file("pipe");
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    std::thread reader([&] {
        const int end = open(pipe.c_str(), O_RDONLY);
        char some = 0;
        static_cast<void>(!read(end, &some, 1));
        close(end);
    });
    std::string large = "county 县\n";
    for (int i = 0; i < 4000; ++i)
        large += " zone 园" + std::to_string(i) + " agency=管委会" + std::to_string(i) + "\n";
    const hierarchy h = read_sketch(large).value();
    const refusal why = refused([&] { draw(hierarchy(), h, pipe); });
    reader.join();
    CHECK(why.code() == errc::cannot_write);
    CHECK_THAT(why.message().en, Catch::Matchers::ContainsSubstring("the other end is closed"));
}
#endif

TEST_CASE("a case file names documents in its own folder, unless the caller trusts it", "[faces][cases][files]") {
    const own_folder folder;
    fs::create_directories(folder.path / "cases" / "below");
    const std::string document = write_hierarchy(county());
    for (const char* name : {"outside.json", "cases/beside.json", "cases/below/b.json"})
        put(folder.file(name), document);
    fs::create_symlink(folder.path / "outside.json", folder.path / "cases" / "link.json");
    const auto read = [&](const std::string& name, case_documents from) {
        const std::string json =
            R"({"onezone": "cases", "version": 1, "policy": {"packs": ["henan_2021"]}, "on": "2023-12-01", "cases": [
            {"name": "a", "expect": [], "outcome": "undecided", "document": ")"
            + name + "\"}]}";
        return read_rule_cases(json, "test", folder.file("cases"), {}, {}, from);
    };
    for (const char* inside : {"beside.json", "below/b.json", "./below/../beside.json"})
        CHECK(read(inside, case_documents::within).has_value());
    for (const std::string& outside : {std::string("../outside.json"), std::string("link.json"),
             folder.file("outside.json"), std::string("below/../../outside.json")}) {
        CAPTURE(outside);
        const auto kept_out = read(outside, case_documents::within);
        REQUIRE(!kept_out);
        CHECK(kept_out.error().code() == errc::cannot_read);
        CHECK(kept_out.error().where().pointer == "/cases/0/document");
        CHECK(read(outside, case_documents::anywhere).has_value());
    }
}
