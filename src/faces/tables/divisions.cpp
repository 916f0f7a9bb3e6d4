// SPDX-License-Identifier: Apache-2.0
#include "division_kinds.hpp"
#include "faces/json/files.hpp"
#include "ground/path.hpp"
#include "ground/try.hpp"
#include "ground/wording.hpp"
#include "model/kind_by_name.hpp"

#include <onezone/faces/tables/csv.hpp>
#include <onezone/faces/tables/divisions.hpp>
#include <onezone/model/change.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace onezone {

namespace {

constexpr std::array<const char*, 5> file_names{
    "provinces.csv", "cities.csv", "areas.csv", "streets.csv", "villages.csv"};
constexpr std::array<std::size_t, 5> code_lengths{2, 4, 6, 9, 12};
constexpr std::array<const char*, 5> parent_columns{"provinceCode", "cityCode", "areaCode", "streetCode", ""};
constexpr std::size_t rows_between_reports = 8192;

[[nodiscard]] constexpr std::size_t index(level table) noexcept { return static_cast<std::size_t>(table); }

[[nodiscard]] refusal bad_code(std::string_view zh, std::string_view en, std::string_view what) {
    return refusal(errc::bad_code, fill(say(zh, en), {verbatim(what)}));
}

// A code of exactly the digits that the table's level has.
[[nodiscard]] result<code> read_code(std::string_view digits, level of) {
    const detail::code_scan read = detail::scan_code(digits);
    if (read.fault != detail::code_fault::none) return parse_division_code(digits);
    if (digits.size() != code_lengths[index(of)])
        return refusal(errc::bad_code,
            fill(say("代码 {0} 有 {1} 位，{2}代码应为 {3} 位", "code {0} has {1} digits; a code of {2} has {3}"),
                {detail::quote(digits), verbatim(std::to_string(digits.size())), name_of(of),
                    verbatim(std::to_string(code_lengths[index(of)]))}));
    return code::from_value(read.value);
}

class importer {
public:
    explicit importer(const import_options& options) : options_(options), work_(hierarchy()) {
        work_.record_nothing();
        entrusted_ = provenance::inferred(
            say("国家统计局代码表列在该单位之下", "listed beneath it in the NBS table of codes"), options.source);
    }

    void expect(std::size_t bytes) noexcept { progress_.bytes_in_all = bytes; }
    [[nodiscard]] result<void> read(level table, std::istream& in, std::string source);
    [[nodiscard]] division_import finish() && {
        state_lists();
        return {std::move(work_).finish(), std::move(report_)};
    }

private:
    // What a listed parent stands for: the division to hang on, and the zone or area in between where there is one.
    struct above {
        unit_ref division;
        unit_ref area;
    };

    [[nodiscard]] result<void> row(const csv_reader& in);
    [[nodiscard]] result<above> find_above(const csv_reader& in, code own);
    [[nodiscard]] std::optional<row_class> stands_for_another(code c, std::string_view name, const above& up) const;
    [[nodiscard]] result<void> add_division(const csv_reader& in, const noted_row& base, const above& up);
    [[nodiscard]] result<void> add_area(const csv_reader& in, const noted_row& base, const above& up);
    [[nodiscard]] provenance area_provenance(row_class as, std::string_view word, code c);
    void state_lists();
    [[nodiscard]] bool report_progress();
    [[nodiscard]] std::uint64_t key(code c) const noexcept { return c.value() * 8 + index(table_); }
    void count(row_class as) noexcept { ++report_.counts[index(table_)][static_cast<std::size_t>(as)]; }
    void note(noted_row row) {
        count(row.as);
        report_.noted.push_back(std::move(row));
    }

    const import_options& options_;
    change work_;
    import_report report_;
    import_progress progress_;
    level table_ = level::province;
    std::size_t bytes_before_ = 0;
    // Rows that are no units of their own, by table and code, with what they stand for.
    std::unordered_map<std::uint64_t, unit_id> dissolved_;
    provenance entrusted_;
    std::set<unit_id> unplaced_in_; // divisions within which one lies of which no more is known
    std::map<std::tuple<row_class, std::string_view, county_class>, provenance> reasons_;
};

// The tables list every division, and nothing else that belongs to one.
void importer::state_lists() {
    if (!report_.bad_rows.empty()) return;
    completeness divisions = completeness::of_everything(provenance::stated(options_.source));
    divisions.list = known_list::children;
    static_cast<void>(work_.put(std::move(divisions)).value());
    for (const unit_id division : unplaced_in_) {
        completeness some = completeness::within(division, known_list::children);
        some.whole = false;
        static_cast<void>(work_.put(std::move(some)).value());
    }
}

bool importer::report_progress() { return !options_.progress || options_.progress(progress_); }

result<void> importer::read(level table, std::istream& in, std::string source) {
    table_ = table;
    progress_.table = table;
    const auto cancelled = [&](const csv_reader& at) {
        return refusal(errc::cancelled, say("导入被取消", "the import was cancelled")).at(at.where());
    };
    csv_format format;
    format.line_breaks_in_fields = false; // a lost quote must not swallow the rows after it
    csv_reader rows(in, std::move(source), format);
    result<void> header;
    switch (table) {
    case level::province: header = rows.columns({"code", "name"}); break;
    case level::prefecture: header = rows.columns({"code", "name", "provinceCode"}); break;
    case level::county: header = rows.columns({"code", "name", "cityCode", "provinceCode"}); break;
    case level::township: header = rows.columns({"code", "name", "areaCode", "cityCode", "provinceCode"}); break;
    default: header = rows.columns({"code", "name", "streetCode", "areaCode", "cityCode", "provinceCode"}); break;
    }
    if (!header) return header;
    const std::size_t rows_before = progress_.rows;
    for (;;) {
        auto next = rows.next();
        if (next && !*next) break;
        if (++progress_.rows % rows_between_reports == 0) {
            progress_.bytes = bytes_before_ + rows.bytes();
            if (!report_progress()) return cancelled(rows);
        }
        std::optional<refusal> why;
        if (!next) {
            why = std::move(next).error();
        } else if (auto done = row(rows); !done) {
            why = std::move(done).error().at(rows.where());
            if (rows.cut_off() && why->code() != errc::cannot_read)
                why = refusal(errc::truncated,
                    say("文件可能在末行中断：", "the file seems to end within its last line: ") + why->message(),
                    why->subjects())
                          .at(why->where());
        }
        if (!why) continue;
        if (options_.on_error == on_bad_row::refuse_first || why->code() == errc::cannot_read) return *std::move(why);
        count(row_class::bad);
        report_.bad_rows.push_back(*std::move(why));
    }
    if (table == level::province && progress_.rows == rows_before)
        return refusal(errc::empty_input, say("表中没有任何行", "the table has no rows")).at(rows.where());
    bytes_before_ += rows.bytes();
    progress_.bytes = bytes_before_;
    if (!report_progress()) return cancelled(rows);
    return {};
}

// The nearest listed parent, after seeing to it that the row's code runs through all of them.
result<importer::above> importer::find_above(const csv_reader& in, code own) {
    above up;
    code nearest;
    for (std::size_t k = index(table_); k-- > 0;) {
        const std::size_t column = 2 + (index(table_) - 1 - k);
        const auto of = static_cast<level>(k);
        auto parent = read_code(in.field(column), of);
        if (!parent) return std::move(parent).error().at(in.where(column));
        if (!own.within(*parent))
            return refusal(errc::bad_value,
                fill(say("代码 {0} 与列 {2} 的 {1} 不一致：前几位应相同", "code {0} does not begin as its {2} {1}"),
                    {detail::quote(in.field(0)), detail::quote(in.field(column)), verbatim(parent_columns[k])}))
                .at(in.where(column));
        if (column == 2) nearest = *parent;
    }
    if (table_ == level::province) return up;
    const hierarchy& now = work_.now();
    unit_ref found = now.find(nearest);
    if (!found)
        if (const auto d = dissolved_.find(nearest.value() * 8 + index(table_) - 1); d != dissolved_.end())
            found = now.find(d->second);
    if (!found)
        return refusal(errc::unknown_unit,
            fill(say("上级 {0} 不在 {1} 中", "its parent {0} is not in {1}"),
                {detail::quote(in.field(2)), verbatim(file_names[index(table_) - 1])}))
            .at(in.where(2));
    up.division = found.is_division() ? found : found.parent();
    if (!found.is_division()) up.area = found;
    return up;
}

// Rows that only hold a place: they name no unit besides the one above.
std::optional<row_class> importer::stands_for_another(code c, std::string_view name, const above& up) const {
    if (table_ == level::prefecture && names_no_unit(c)) return row_class::group;
    if (may_name_no_unit(c) && name == "市辖区") return row_class::group;
    const unit_ref parent = up.area ? up.area : up.division;
    const bool repeats = c.level() < table_ || table_ == level::county;
    if (parent && repeats && parent.name() == name) return row_class::repetition;
    if (table_ == level::township
        && (name.ends_with("直辖村级区划") || (names_no_unit(c) && !detail::named_like_township(name))))
        return row_class::direct_villages;
    switch (village_class_of(c)) {
    case village_class::virtual_community:
    case village_class::virtual_living_area: return row_class::virtual_village;
    default: return std::nullopt;
    }
}

result<void> importer::row(const csv_reader& in) {
    auto own = read_code(in.field(0), table_);
    if (!own) return std::move(own).error().at(in.where(0));
    auto up = find_above(in, *own);
    ONEZONE_TRY(up);
    const std::string_view name = in.field(1);
    if (name.empty()) return refusal(errc::bad_value, say("名称为空", "the name is empty")).at(in.where(1));

    noted_row base;
    base.table = table_;
    base.line = in.line();
    base.code = *own;
    if (const auto as = stands_for_another(*own, name, *up)) {
        const unit_ref stands_for = up->area ? up->area : up->division;
        if (!dissolved_.emplace(key(*own), stands_for.id()).second)
            return refusal(
                errc::duplicate_code, say("该代码已出现过", "the code has appeared before"), {stands_for.path()})
                .at(in.where(0));
        base.as = *as;
        base.name = name;
        base.unit = stands_for.id();
        note(std::move(base));
        return {};
    }
    if (own->level() != table_)
        return std::move(bad_code("代码 `{0}` 中本级的数字为零",
                             "code `{0}` has zeros where the digits of its level stand", in.field(0)))
            .at(in.where(0));
    if (const unit_ref there = work_.now().find(*own))
        return refusal(errc::duplicate_code, say("该代码已出现过", "the code has appeared before"), {there.path()})
            .at(in.where(0));
    const bool quasi_village = table_ == level::village && own->part(level::village) >= 400;
    const bool unassigned = township_class_of(*own) == township_class::unassigned && !detail::named_like_township(name);
    if (quasi_village || is_zone_candidate(*own) || (table_ == level::township && unassigned))
        return add_area(in, base, *up);
    return add_division(in, base, *up);
}

result<void> importer::add_division(const csv_reader& in, const noted_row& base, const above& up) {
    const std::string_view name = in.field(1);
    const detail::kind_guess guess = detail::kind_by_name(table_, base.code, name);
    new_unit unit;
    unit.id = unit_id::derive(options_.source, in.field(0));
    unit.kind = guess.kind;
    unit.name = name;
    unit.code = base.code;
    unit.parent = up.division ? up.division.id() : unit_id::none();
    unit.parent_known = !up.area;
    const unit_id area = up.area ? up.area.id() : unit_id::none();
    const auto added = work_.add(unit);
    ONEZONE_TRY(added);
    if (area.ok()) {
        if (up.division) unplaced_in_.insert(up.division.id());
        entrustment held;
        held.key = entrustment_id::derive(options_.source, in.field(0));
        held.unit = unit.id;
        held.holder = area;
        held.from = entrusted_;
        ONEZONE_TRY(work_.put(std::move(held)));
    }
    const row_remark remark = detail::has_private_characters(name) ? row_remark::private_characters
        : detail::is_incomplete(name)                              ? row_remark::incomplete_name
        : guess.named                                              ? row_remark::none
                                                                   : row_remark::kind_from_code;
    if (!area.ok() && remark == row_remark::none) {
        count(row_class::division);
        return {};
    }
    noted_row noted = base;
    noted.as = area.ok() ? row_class::entrusted : row_class::division;
    noted.remark = remark;
    noted.name = name;
    noted.unit = unit.id;
    noted.by = area;
    note(std::move(noted));
    return {};
}

// Why a row was taken for what it was; one text for all rows alike.
provenance importer::area_provenance(row_class as, std::string_view word, code c) {
    const county_class range = table_ == level::county ? county_class_of(c) : county_class::none;
    provenance& from = reasons_[{as, word, range}];
    if (!from.empty()) return from;
    text reason;
    if (as == row_class::quasi_village)
        reason = say("代码属类似居委会、村委会段（400 起）", "its code is of the range of quasi committees (from 400)");
    else if (range == county_class::management_area)
        reason = say("代码属县级 51–80 段而上级是地区、自治州或盟，现有的都是行政委员会、管理区",
            "its code is of the county range 51–80 beneath a prefecture, where those in use are administrative committees");
    else if (table_ == level::county)
        reason = say("代码属县级 71–78 段", "its code is of the county range 71–78");
    else
        reason = say("代码属类似乡级单位段", "its code is of the range of township-like units");
    if (as != row_class::quasi_village) {
        if (word.empty())
            reason += say("，名称未说明性质", ", the name does not say of what nature");
        else
            reason += fill(say("，名称含“{0}”", ", its name says `{0}`"), {verbatim(word)});
    }
    from = provenance::inferred(std::move(reason), options_.source);
    return from;
}

result<void> importer::add_area(const csv_reader& in, const noted_row& base, const above& up) {
    const std::string_view name = in.field(1);
    noted_row noted = base;
    std::string_view word;
    if (table_ == level::village) {
        noted.as = row_class::quasi_village;
    } else {
        const detail::area_guess guess = detail::guess_area(base.code, name);
        word = guess.word;
        noted.as = !guess.zone ? row_class::other_area : up.area ? row_class::park : row_class::zone;
    }
    zone facts;
    facts.unit = noted.unit = unit_id::derive(options_.source, in.field(0));
    facts.seat = up.division.id();
    // A pseudo-county lies in counties that the table does not name, and so does what is listed beneath it.
    facts.seat_known = !up.area && table_ != level::county;
    facts.part_of = noted.by = up.area ? up.area.id() : unit_id::none();
    facts.from = area_provenance(noted.as, word, base.code);

    new_unit unit;
    unit.id = facts.unit;
    unit.kind = noted.as == row_class::zone ? unit_kind::zone
        : noted.as == row_class::park       ? unit_kind::park
                                            : unit_kind::other_area;
    unit.name = name;
    unit.code = base.code;
    unit.parent = facts.seat;
    unit.parent_known = facts.seat_known;
    const auto added = work_.add(unit);
    ONEZONE_TRY(added);
    ONEZONE_TRY(work_.put(std::move(facts)));
    if (detail::has_private_characters(name))
        noted.remark = row_remark::private_characters;
    else if (detail::is_incomplete(name))
        noted.remark = row_remark::incomplete_name;
    else if (noted.as == row_class::other_area && detail::named_like_township(name))
        noted.remark = row_remark::named_as_division;
    noted.name = name;
    note(std::move(noted));
    return {};
}

} // namespace

result<division_import> import_divisions(const division_streams& tables, const import_options& options) {
    const std::array<std::istream*, 5> streams{
        &tables.provinces, &tables.cities, &tables.areas, &tables.streets, &tables.villages};
    importer work(options);
    for (std::size_t t = 0; t < streams.size(); ++t)
        ONEZONE_TRY(work.read(static_cast<level>(t), *streams[t], file_names[t]));
    return std::move(work).finish();
}

result<division_import> import_divisions(const std::string& path_of_folder, const import_options& options) {
    ONEZONE_TRY(detail::is_there(path_of_folder));
    const std::filesystem::path folder = detail::path_of(path_of_folder);
    importer work(options);
    std::size_t bytes = 0;
    for (const char* name : file_names) {
        std::error_code failed;
        const auto size = std::filesystem::file_size(folder / name, failed);
        if (failed)
            return refusal(errc::cannot_read, say("无法读取该文件", "the file cannot be read"))
                .at({detail::utf8_of(folder / name), {}, 0, 0});
        bytes += static_cast<std::size_t>(size);
    }
    work.expect(bytes);
    for (std::size_t t = 0; t < file_names.size(); ++t) {
        const std::filesystem::path path = folder / file_names[t];
        std::ifstream in(path, std::ios::binary);
        if (!in)
            return refusal(errc::cannot_read, say("无法读取该文件", "the file cannot be read"))
                .at({detail::utf8_of(path), {}, 0, 0});
        ONEZONE_TRY(work.read(static_cast<level>(t), in, detail::utf8_of(path)));
    }
    return std::move(work).finish();
}

} // namespace onezone
