// SPDX-License-Identifier: Apache-2.0
#include "ground/encoding.hpp"
#include "ground/flat_map.hpp"
#include "ground/refuse.hpp"
#include "ground/try.hpp"

#include <onezone/history/yearly_diffs.hpp>

#include <algorithm>
#include <cstdint>
#include <tuple>

namespace onezone {

namespace {

using sort = diff_line::sort;

//=== dates as documents write them ===//

// The digit a character stands for, and how many bytes it takes; 10 for 十.
struct digit {
    int value = -1;
    std::size_t bytes = 0;
};
[[nodiscard]] digit digit_at(std::string_view s) {
    if (s.empty()) return {};
    if (s.front() >= '0' && s.front() <= '9') return {s.front() - '0', 1};
    static constexpr std::pair<std::string_view, int> words[] = {{"〇", 0}, {"○", 0}, {"零", 0}, {"一", 1}, {"二", 2},
        {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}, {"十", 10}};
    for (const auto& [word, value] : words)
        if (s.starts_with(word)) return {value, word.size()};
    return {};
}

// `1983`, `一九八三`, `11`, `十一`, `二十六`: a number and what comes after it; -1 where there is none.
[[nodiscard]] int read_number(std::string_view& s) {
    int number = -1;
    int tens = 0;
    bool ten = false;
    for (int digits = 0; digits < 4; ++digits) {
        const digit d = digit_at(s);
        if (d.value < 0) break;
        s.remove_prefix(d.bytes);
        if (d.value == 10) {
            tens = number < 0 ? 1 : number;
            ten = true;
            number = 0;
        } else {
            number = number < 0 || ten ? d.value : number * 10 + d.value;
        }
    }
    return ten ? tens * 10 + std::max(number, 0) : number;
}

[[nodiscard]] bool take(std::string_view& s, std::string_view word) {
    if (!s.starts_with(word)) return false;
    s.remove_prefix(word.size());
    return true;
}

// A day, or the last day of the month or year that is all the text gives.
struct read_day {
    date on;
    bool exact = true;
};
[[nodiscard]] std::optional<read_day> read_date(std::string_view& s) {
    std::string_view rest = s;
    const int year = read_number(rest);
    if (year < 1400 || year > 9998 || !take(rest, "年")) return std::nullopt;
    s = rest;
    const auto y = static_cast<unsigned short>(year);
    const int month = read_number(rest);
    if (month < 1 || month > 12 || !take(rest, "月")) return read_day{date(y, 12, 31), false};
    s = rest;
    const auto last = boost::gregorian::gregorian_calendar::end_of_month_day(y, static_cast<unsigned short>(month));
    const int day = read_number(rest);
    if (day < 1 || day > last) return read_day{date(y, static_cast<unsigned short>(month), last), false};
    if (take(rest, "日")) s = rest;
    return read_day{date(y, static_cast<unsigned short>(month), static_cast<unsigned short>(day)), true};
}

// The first date that a text has.
[[nodiscard]] std::optional<read_day> first_date(std::string_view s) {
    for (std::size_t at = 0; at < s.size(); ++at) {
        if ((static_cast<unsigned char>(s[at]) & 0xC0U) == 0x80U || digit_at(s.substr(at)).value < 0) continue;
        std::string_view rest = s.substr(at);
        if (const auto day = read_date(rest)) return day;
        std::string_view skipped = s.substr(at);
        static_cast<void>(read_number(skipped));
        at = s.size() - skipped.size() - 1;
    }
    return std::nullopt;
}

//=== reading ===//

class diff_reader {
public:
    diff_reader(std::string_view text, const year_table& older, const year_table& newer, std::string source)
        : text_(text),
          older_(older),
          newer_(newer) {
        all_.from = older.year();
        all_.to = newer.year();
        all_.source = std::move(source);
    }

    [[nodiscard]] result<yearly_diff> read() {
        if (auto bad = detail::find_ill_formed(text_, true))
            return refuse(errc::invalid_utf8, std::move(bad->message), bad->line);
        if (text_.starts_with(detail::byte_order_mark)) text_.remove_prefix(detail::byte_order_mark.size());
        if (newer_.year() <= older_.year())
            return refuse(
                errc::dates_out_of_order, say("新表的年份不在旧表之后", "the newer table is not of a later year"));
        while (!text_.empty()) {
            ++line_;
            const std::size_t end = std::min(text_.find('\n'), text_.size());
            std::string_view one = text_.substr(0, end);
            text_.remove_prefix(std::min(end + 1, text_.size()));
            if (one.ends_with('\r')) one.remove_suffix(1);
            ONEZONE_TRY(read_line(one));
        }
        end_description();
        ONEZONE_TRY(check());
        return std::move(all_);
    }

private:
    [[nodiscard]] refusal refuse(errc why, text what, std::size_t line) const {
        return refusal(why, std::move(what)).at({all_.source, {}, line, 0});
    }
    [[nodiscard]] refusal refuse(errc why, text what) const { return refuse(why, std::move(what), line_); }

    result<void> read_line(std::string_view one) {
        if (one.empty()) {
            end_description();
            described_ = 0;
            return {};
        }
        if (one.front() == '#') {
            one.remove_prefix(1);
            while (one.starts_with(' ') || one.starts_with('\t')) one.remove_prefix(1);
            if (comment_.empty()) comment_line_ = line_;
            comment_.emplace_back(one);
            return {};
        }
        if (!comment_.empty()) describe();
        return read_change(one);
    }

    // A description that nothing follows is a remark of the file.
    void end_description() {
        if (!comment_.empty())
            all_.remarks.emplace_back(
                comment_line_, say("这段说明之后没有变更行", "no line of change follows this description"));
        comment_.clear();
    }

    void describe() {
        change_description d;
        d.line = comment_line_;
        std::vector<std::optional<read_day>> its_days;
        bool head = false;
        for (const std::string& one : comment_) {
            if (one.starts_with('#')) {
                legal_document& next = d.documents.emplace_back();
                const std::size_t at = one.find_first_not_of("# ");
                if (at != std::string::npos) next.title = one.substr(at);
                its_days.emplace_back();
                head = true;
                continue;
            }
            if (d.documents.empty()) {
                d.documents.emplace_back();
                its_days.emplace_back();
            }
            legal_document& is = d.documents.back();
            if (one.empty()) {
                head = false;
                if (!is.wording.empty()) is.wording += '\n';
                continue;
            }
            std::string_view rest = one;
            if (head && take(rest, "文号：")) {
                is.number = rest;
            } else if (head && take(rest, "来源：")) {
                is.source = rest;
            } else if (head && (take(rest, "日期：") || take(rest, "时间："))) {
                if (const auto day = read_date(rest)) {
                    its_days.back() = day;
                    if (day->exact) is.issued = day->on;
                }
            } else {
                if (!is.wording.empty()) is.wording += '\n';
                is.wording += one;
            }
        }
        for (legal_document& is : d.documents)
            while (is.wording.ends_with('\n')) is.wording.pop_back();
        date_description(d, its_days);
        all_.descriptions.push_back(std::move(d));
        described_ = all_.descriptions.size();
        comment_.clear();
    }

    // The day of effect: that of the document where it lies within the year. Several documents: the last of their days.
    void date_description(change_description& d, const std::vector<std::optional<read_day>>& its_days) const {
        const date first(static_cast<unsigned short>(all_.from + 1), 1, 1);
        const date last = newer_.on();
        std::optional<date> best;
        bool exact = true;
        std::size_t dated = 0;
        std::optional<date> outside;
        for (const auto& day : its_days) {
            if (!day) continue;
            ++dated;
            if (day->on < first || day->on > last) {
                outside = day->on;
                continue;
            }
            if (!best || *best < day->on) {
                best = day->on;
                exact = day->exact;
            }
        }
        if (best) {
            d.effective = best;
            if (dated > 1)
                d.dated = provenance::inferred(
                    say("有几个文件，取其中最晚的日期", "there are several documents; the last of their days is taken"),
                    all_.source);
            else if (!exact)
                d.dated = provenance::inferred(say("文件只写到月或年，取其最后一日",
                                                   "the document gives but a month or year; its last day is taken"),
                    all_.source);
            else
                d.dated = provenance::stated(all_.source);
            return;
        }
        if (dated == 0)
            for (const legal_document& is : d.documents)
                if (const auto day = first_date(is.wording); day && day->on >= first && day->on <= last) {
                    d.effective = day->on;
                    d.dated = provenance::inferred(
                        say("取说明文字中的第一个日期", "the first date in the description is taken"), all_.source);
                    return;
                }
        // Approved before the year and not yet in the older table: it took effect at the earliest when the year began.
        if (outside && *outside < first) {
            d.effective = first;
            d.dated = provenance::inferred(
                fill(
                    say("文件日期为{0}，旧表尚未反映，取年初",
                        "the document is of {0}, the older table does not have it yet: the first day of the year is taken"),
                    {written_out(*outside)}),
                all_.source);
        }
    }

    result<void> read_change(std::string_view one) {
        diff_line l;
        l.line = line_;
        l.described = described_;
        const char sign = one.front();
        if (sign != '-' && sign != '+' && sign != '=')
            return refuse(errc::malformed, say("行首应为 -、+、= 或 #", "a line begins with -, +, = or #"));
        const std::string_view digits = one.substr(1, 6);
        if (one.size() < 9 || one[7] != ' ')
            return refuse(errc::malformed,
                say("变更行应为“符号 六位代码 空格 名称”",
                    "a line of change is a sign, six digits, a blank and a name"));
        const auto c = parse_division_code(digits);
        if (!c) return refusal(c.error()).at({all_.source, {}, line_, 2});
        l.code = *c;
        std::string_view name = one.substr(8);
        const std::size_t mark = name.find_first_of("<>");
        const std::string_view attribute = mark == std::string_view::npos ? std::string_view() : name.substr(mark + 1);
        const char direction = mark == std::string_view::npos ? '\0' : name[mark];
        name = name.substr(0, mark);
        l.name = name;
        if ((sign == '-' && direction == '<') || (sign == '+' && direction == '>')
            || (sign == '=' && direction == '\0'))
            return refuse(errc::malformed,
                say("关系的方向与行首符号不符", "the direction of the relations does not go with the sign"));
        l.what = sign == '-' ? sort::ended : sign == '+' ? sort::begun : direction == '>' ? sort::gave : sort::got;
        const bool backwards = l.what == sort::begun || l.what == sort::got;
        const year_table& own = backwards ? newer_ : older_;
        const year_table& other = backwards ? older_ : newer_;
        for (const year_table* table : {&older_, &newer_}) {
            if ((sign == '-' && table == &newer_) || (sign == '+' && table == &older_)) continue;
            const listed_division* const is = table->find(l.code);
            if (!is || is->name != l.name)
                return refuse(errc::unknown_unit,
                    fill(say("{0} 年的表中没有“{1} {2}”：是否为另一年的文件？",
                             "the table of {0} has no “{1} {2}”: is this the file of another year?"),
                        {verbatim(std::to_string(table->year())), verbatim(digits), verbatim(name)}));
        }
        if (sign != '=' && !seen_.try_emplace({sign, l.code.value()}, line_).second)
            return refuse(errc::duplicate_key,
                fill(say("“{0} {1}”已在第 {2} 行", "“{0} {1}” is already on line {2}"),
                    {verbatim(digits), verbatim(name), verbatim(std::to_string(seen_[{sign, l.code.value()}]))}));
        const bool divided = own.has_divisions(l.code);
        if (direction == '\0') {
            if (!divided && l.described != 0)
                return refuse(errc::missing_key,
                    say("没有下级的记录须写明关系", "a record without divisions needs its relations"));
            l.unstated = !divided;
            silent_.insert({sign, l.code.value()});
            all_.lines.push_back(std::move(l));
            return {};
        }
        if (divided && sign != '=')
            return refuse(errc::bad_value,
                say("有下级的记录不写关系：由下级推出",
                    "a record with divisions states no relations: they follow from these"));
        bool stated = false;
        std::string_view rest = attribute;
        while (true) {
            const std::size_t comma = rest.find(',');
            std::string_view selector = rest.substr(0, comma);
            const bool disabled = selector.ends_with('?');
            const bool inferred = selector.ends_with('!');
            if (disabled || inferred) selector.remove_suffix(1);
            if (selector.empty())
                return refuse(errc::malformed, say("关系中有空的选择器", "the relations have an empty selector"));
            if (!disabled) {
                const auto found = select(selector, l, own, other);
                ONEZONE_TRY(found);
                if (std::any_of(l.relations.begin(), l.relations.end(),
                        [&](const area_relation& r) { return r.other == *found; }))
                    return refuse(errc::duplicate_key,
                        fill(say("关系 {0} 写了两次", "the relation {0} is written twice"), {verbatim(selector)}));
                l.relations.push_back({*found, inferred});
                stated = true;
            }
            if (comma == std::string_view::npos) break;
            rest.remove_prefix(comma + 1);
        }
        l.unstated = !stated;
        all_.lines.push_back(std::move(l));
        return {};
    }

    [[nodiscard]] result<code> select(
        std::string_view selector, const diff_line& l, const year_table& own, const year_table& other) const {
        const auto none = [&] {
            return refuse(errc::unknown_unit,
                fill(say("{0} 年的表中没有 {1} 所指的记录", "the table of {0} has no record that {1} names"),
                    {verbatim(std::to_string(other.year())), verbatim(selector)}));
        };
        const auto several = [&](std::size_t n) {
            return refuse(errc::ambiguous_unit,
                fill(say("{1} 在 {0} 年的表中指 {2} 条记录：请在前面加上上级名称",
                         "{1} names {2} records of the table of {0}: put the name of what is above before it"),
                    {verbatim(std::to_string(other.year())), verbatim(selector), verbatim(std::to_string(n))}));
        };
        if (selector == ".") {
            if (!other.find(l.code)) return none();
            return l.code;
        }
        if (selector == "..") {
            const code up = own.parent_of(l.code);
            if (!up.ok()) return up; // above the provinces there is but the whole
            if (!other.find(up)) return none();
            return up;
        }
        std::string spelled(selector);
        if (spelled == "_")
            spelled = l.name;
        else if (spelled.starts_with("_(") && spelled.ends_with(")"))
            spelled = spelled.substr(2, spelled.size() - 3) + l.name;
        const auto direct = other.named(spelled);
        if (direct.size() == 1) return direct.front()->code;
        if (direct.size() > 1) {
            const listed_division* const up = own.find(own.parent_of(l.code));
            if (up) spelled = up->name + spelled;
        }
        // The name of a record above, then that of one of its divisions.
        std::vector<code> found;
        for (std::size_t cut = 1; cut < spelled.size(); ++cut) {
            if ((static_cast<unsigned char>(spelled[cut]) & 0xC0U) == 0x80U) continue;
            for (const listed_division* above : other.named(std::string_view(spelled).substr(0, cut)))
                for (const listed_division* below : other.named(std::string_view(spelled).substr(cut)))
                    if (other.parent_of(below->code) == above->code
                        && std::find(found.begin(), found.end(), below->code) == found.end())
                        found.push_back(below->code);
        }
        if (found.size() == 1) return found.front();
        if (found.size() > 1) return several(found.size());
        if (direct.size() > 1) return several(direct.size());
        return none();
    }

    // What the lines say together: every record of which the tables differ has its line, every relation is known once.
    result<void> check() {
        for (const auto& [table, other, sign] :
            {std::tuple(&older_, &newer_, '-'), std::tuple(&newer_, &older_, '+')}) {
            auto same = other->records().begin(); // both are in the order of codes
            const auto last = other->records().end();
            for (const listed_division& r : table->records()) {
                while (same != last && same->code < r.code) ++same;
                if (same != last && same->code == r.code && same->name == r.name) continue;
                if (seen_.contains({sign, r.code.value()})) continue;
                // The line is that of the record: the difference has none.
                text missing = fill(say("没有一行说明 {0} 年的“{1} {2}”", "no line tells of “{1} {2}” of {0}"),
                    {verbatim(std::to_string(table->year())), verbatim(to_string(r.code, code_form::gb2260)),
                        verbatim(r.name)});
                if (!all_.source.empty()) missing = verbatim(all_.source) + say("：", ": ") + missing;
                return refusal(errc::contradicted, std::move(missing)).at({table->source(), {}, r.line, 0});
            }
        }
        struct sides {
            std::size_t line = 0;
            bool inferred = true;
            bool ended = false;
            bool begun = false;
        };
        detail::flat_map<std::pair<std::uint64_t, std::uint64_t>, sides> edges;
        for (const diff_line& l : all_.lines)
            for (const area_relation& r : l.relations) {
                const bool backwards = l.what == sort::begun || l.what == sort::got;
                sides& e = edges[backwards ? std::pair(r.other.value(), l.code.value())
                                           : std::pair(l.code.value(), r.other.value())];
                if (e.line == 0) e.line = l.line;
                e.inferred = e.inferred && r.inferred;
                e.ended = e.ended || l.what == sort::ended;
                e.begun = e.begun || l.what == sort::begun;
            }
        for (const auto& [ends, e] : edges) {
            const auto [from, to] = ends;
            const auto states = [&](char sign, std::uint64_t c, const year_table& table) {
                return seen_.contains({sign, c}) && !silent_.contains({sign, c})
                    && !table.has_divisions(code::from_value(c));
            };
            // Both ends have lines of their own, and only one of them says so.
            if ((states('-', from, older_) && !e.ended) || (states('+', to, newer_) && !e.begun))
                all_.remarks.emplace_back(e.line,
                    fill(say("{0} → {1} 只有一方写明", "{0} → {1} is stated by one side only"),
                        {verbatim(to_string(code::from_value(from), code_form::gb2260)),
                            verbatim(to_string(code::from_value(to), code_form::gb2260))}));
            all_.edges.push_back({code::from_value(from), code::from_value(to), e.inferred, e.line});
        }
        std::sort(all_.edges.begin(), all_.edges.end(),
            [](const area_edge& a, const area_edge& b) { return std::pair(a.from, a.to) < std::pair(b.from, b.to); });
        // A record that somebody names is not without statement.
        detail::flat_set<std::uint64_t> named_older;
        detail::flat_set<std::uint64_t> named_newer;
        for (const area_edge& e : all_.edges) {
            named_older.insert(e.from.value());
            named_newer.insert(e.to.value());
        }
        for (diff_line& l : all_.lines)
            if (l.unstated && (l.what == sort::begun || l.what == sort::ended))
                l.unstated = !(l.what == sort::begun ? named_newer : named_older).contains(l.code.value());
        std::sort(all_.remarks.begin(), all_.remarks.end(), [](const auto& a, const auto& b) {
            return std::pair(a.first, a.second.zh) < std::pair(b.first, b.second.zh);
        });
        return {};
    }

    std::string_view text_;
    const year_table& older_;
    const year_table& newer_;
    yearly_diff all_;
    std::size_t line_ = 0;
    std::vector<std::string> comment_;
    std::size_t comment_line_ = 0;
    std::size_t described_ = 0;
    detail::flat_map<std::pair<char, std::uint64_t>, std::size_t> seen_; // the lines of records
    detail::flat_set<std::pair<char, std::uint64_t>> silent_;            // records that state no relations
};

} // namespace

result<yearly_diff> read_yearly_diff(
    std::string_view text, const year_table& older, const year_table& newer, std::string source) {
    return diff_reader(text, older, newer, std::move(source)).read();
}

} // namespace onezone
