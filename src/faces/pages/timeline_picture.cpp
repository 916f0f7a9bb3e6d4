// SPDX-License-Identifier: Apache-2.0
#include "picture_svg.hpp"

#include <onezone/faces/pages/timeline_picture.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace onezone {

namespace {

using namespace detail;

// What held for a time, in words.
struct timeline_bar {
    date from;
    std::optional<date> until;
    bool open_before = false; // it held when the history begins
    text words;
};

class timeline_painter {
public:
    timeline_painter(const unit_timeline& t, const history& of, language in) : t_(t), of_(of), in_(in) {}

    [[nodiscard]] std::string paint() {
        span();
        const text name = t_.names.empty() ? say("（无名）", "(unnamed)") : verbatim(t_.names.back().value);
        head(name);
        axis();
        const auto same = [](const auto& d) { return verbatim(d.value); };
        lane(say("存续", "exists"), t_.existence, [](const auto&) { return say("存在", "exists"); });
        lane(say("名称", "name"), t_.names, same);
        lane(say("代码", "code"), t_.codes, [](const auto& d) { return verbatim(to_string(d.value)); });
        lane(say("建制", "kind"), t_.kinds, [](const auto& d) { return name_of(d.value); });
        lane(say("隶属", "affiliated to"), t_.parents, [&](const auto& d) {
            if (!was_division(*d.when.from)) return text{}; // a zone is affiliated to nothing
            return name_of(d.value, of_, *d.when.from);
        });
        lane(say("所在地", "seat"), t_.zones, [&](const auto& d) {
            const place_within seat{d.value.seat, d.value.seat_known};
            return seat.unit.ok() || !seat.known ? name_of(seat, of_, *d.when.from) : text{};
        });
        lane(say("还位于", "also in"), t_.hosts, [&](const auto& d) { return unit(d.value.division, *d.when.from); });
        lane(say("级别", "tier"), t_.zones,
            [](const auto& d) { return d.value.tier.known() ? name_of(*d.value.tier.value) : text{}; });
        lane(say("管理", "managed by"), t_.zones, [&](const auto& d) {
            return d.value.managing.known() ? unit(*d.value.managing.value, *d.when.from) : text{};
        });
        lane(say("代管", "entrusted"), t_.entrustments, [&](const auto& d) {
            const entrustment& e = d.value;
            text words = e.unit == t_.unit ? fill(say("由 {0} 代管", "to {0}"), {unit(e.holder, *d.when.from)})
                                           : fill(say("代管 {0}", "administers {0}"), {unit(e.unit, *d.when.from)});
            if (e.scope != entrustment_scope::all) words += fill(say("（{0}）", " ({0})"), {name_of(e.scope)});
            return words;
        });
        lane(say("机构", "body"), t_.bodies, [](const auto& d) { return verbatim(d.value.name); });
        lane(say("规格", "rank"), t_.ranks, [](const auto& d) { return name_of(*d.value.value); });
        lane(say("领导", "leader"), t_.leaders, [](const auto& d) {
            return fill(say("{1} {0}", "{1}, {0}"), {verbatim(d.value.post.title), verbatim(d.value.who.name)});
        });
        const int bottom = y_;
        rules(bottom);
        days();
        return svg_document(page_, width, y_ + margin, name.in(in_),
            fill(say("{0} 至 {1}", "{0} to {1}"), {written_out(first_), written_out(last_)}).in(in_));
    }

private:
    static constexpr int width = 1280 * px;
    static constexpr int margin = 24 * px;
    static constexpr int label = 100 * px;
    static constexpr int left = margin + label;
    static constexpr int chart = width - left - margin - 14 * px; // room for the arrow of what still holds
    static constexpr int bar_height = 24 * px;
    static constexpr int limit = 30000 * px;

    [[nodiscard]] text unit(unit_id u, const date& on) const { return name_of(place_within{u}, of_, on); }

    [[nodiscard]] bool was_division(const date& on) const {
        const auto kind = std::find_if(t_.kinds.begin(), t_.kinds.end(), [&](const auto& d) {
            return (!d.when.from || *d.when.from <= on) && (!d.when.until || on < *d.when.until);
        });
        return kind == t_.kinds.end() || is_division(kind->value);
    }

    // From the first day to the last on which anything changes, and a twentieth beyond.
    void span() {
        first_ = of_.begins();
        last_ = first_;
        const auto see = [&](const auto& list) {
            for (const auto& d : list) {
                if (d.when.from && *d.when.from > last_) last_ = *d.when.from;
                if (d.when.until && *d.when.until > last_) last_ = *d.when.until;
                if (d.when.from && d.by != 0) days_[*d.when.from].insert(d.by);
                if (d.when.until && d.until != 0) days_[*d.when.until].insert(d.until);
            }
        };
        see(t_.existence);
        see(t_.names);
        see(t_.codes);
        see(t_.kinds);
        see(t_.parents);
        see(t_.zones);
        see(t_.hosts);
        see(t_.entrustments);
        see(t_.bodies);
        see(t_.ranks);
        see(t_.leaders);
        days_in_all_ = std::max<long>((last_ - first_).days(), 1);
        days_in_all_ += days_in_all_ / 20 + 1;
    }
    [[nodiscard]] int at(const date& on) const {
        const long since = (on - first_).days();
        return left + static_cast<int>(since * chart / days_in_all_);
    }

    void put(svg_box b, int x, int y) {
        b.x = x;
        b.y = y;
        page_.boxes.push_back(std::move(b));
    }

    void head(const text& name) {
        svg_box b;
        svg_flow flow(width - 2 * margin);
        flow.text(shorten(name.in(in_), 26 * px, 3 * (width - 2 * margin)), 26 * px, "b");
        flow.new_line(6 * px);
        flow.text(fill(say("{0} 至 {1} 的沿革", "{0} to {1}"), {written_out(first_), written_out(last_)}).in(in_),
            14 * px, "m");
        const int h = flow.place(b, 0, 0);
        put(std::move(b), margin, y_);
        y_ += h + 16 * px;
    }

    // Years as far apart as their names need.
    void axis() {
        const int from = first_.year();
        const int to = std::min(last_.year() + 1, 9999);
        int step = 1;
        for (const int wider : {2, 5, 10, 20, 50, 100, 200, 500})
            if ((to - from) / step > 20) step = wider;
        svg_box b;
        for (int year = (from / step + 1) * step; year <= to; year += step) {
            const int x = at(date(static_cast<unsigned short>(year), 1, 1));
            const std::string words = std::to_string(year);
            const int w = text_width(words, 12 * px);
            if (x > left + chart || x - w / 2 < left) continue;
            b.texts.push_back({x - w / 2, 0, 12 * px, "m", words});
            ticks_.push_back(x);
        }
        put(std::move(b), 0, y_);
        y_ += 18 * px;
        top_ = y_;
    }
    void rules(int bottom) {
        svg_box b;
        for (const int x : ticks_)
            b.lines +=
                "  <path class=\"rule\" d=\"M" + length(x) + ' ' + length(top_) + 'V' + length(bottom) + "\"/>\n";
        page_.boxes.insert(page_.boxes.begin(), std::move(b));
    }

    template <class T, class Words>
    void lane(const text& head, const std::vector<dated_value<T>>& list, Words words) {
        std::vector<timeline_bar> bars;
        for (const dated_value<T>& d : list) {
            text said = words(d);
            if (said.empty()) continue;
            // What is asked of a record may stay while something else in it changes.
            if (!bars.empty() && bars.back().words == said && bars.back().until == d.when.from) {
                bars.back().until = d.when.until;
                continue;
            }
            bars.push_back({d.when.from.value_or(first_), d.when.until, d.by == 0, std::move(said)});
        }
        if (bars.empty() || y_ > limit) return;
        // Several at once stand below each other.
        std::vector<std::vector<timeline_bar>> rows;
        for (timeline_bar& b : bars) {
            auto row = std::find_if(rows.begin(), rows.end(),
                [&](const std::vector<timeline_bar>& r) { return r.back().until && *r.back().until <= b.from; });
            if (row == rows.end()) row = rows.insert(rows.end(), std::vector<timeline_bar>());
            row->push_back(std::move(b));
        }
        svg_box name;
        name.texts.push_back({0, 5 * px, 13 * px, "b", shorten(head.in(in_), 13 * px, label - 8 * px)});
        put(std::move(name), margin, y_);
        for (const std::vector<timeline_bar>& row : rows) {
            for (const timeline_bar& b : row) bar(b);
            y_ += bar_height + 4 * px;
        }
        y_ += 6 * px;
    }

    void bar(const timeline_bar& b) {
        const int x = at(b.from);
        const int end = b.until ? at(*b.until) : left + chart;
        svg_box drawn;
        drawn.css = b.open_before ? "chip inferred" : "chip";
        drawn.w = std::max(end - x, 2 * px);
        drawn.h = bar_height;
        drawn.radius = 3 * px;
        const std::string words = b.words.in(in_);
        text when = written_out(period{b.from, b.until});
        if (b.open_before) when = b.until ? written_out(period{{}, b.until}) : say("至今", "to this day");
        drawn.title = words + " · " + when.in(in_);
        const int room = drawn.w - 10 * px;
        if (room >= text_width("…", 12 * px) + 12 * px)
            drawn.texts.push_back({5 * px, 6 * px, 12 * px, "", shorten(words, 12 * px, room)});
        if (!b.until)
            drawn.lines = "    <path class=\"tip\" d=\"M" + length(end + 12 * px) + ' ' + length(y_ + bar_height / 2)
                + 'l' + length(-10 * px) + ' ' + length(-6 * px) + 'v' + length(12 * px) + "z\"/>\n";
        put(std::move(drawn), x, y_);
    }

    // Every day on which something changed, with the documents.
    void days() {
        y_ += 8 * px;
        std::size_t told = 0;
        for (const auto& [on, numbers] : days_) {
            if (y_ > limit) break;
            svg_box b;
            svg_flow flow(width - 2 * margin - label - 30 * px);
            text all;
            for (const record_number n : numbers) {
                const text basis = basis_of(of_, n);
                all += (all.empty() ? text{} : say("；", "; "))
                    + (basis.empty() ? fill(say("记录 {0}", "record {0}"), {verbatim(std::to_string(n))}) : basis);
            }
            flow.text(shorten(all.in(in_), 12 * px, 3 * (width - 2 * margin - label)), 12 * px, "m");
            b.texts.push_back({0, 0, 12 * px, "b", written_out(on).in(in_)});
            const int h = flow.place(b, label + 30 * px, 0);
            put(std::move(b), margin, y_);
            y_ += h + 6 * px;
            ++told;
        }
        if (told == days_.size()) return;
        svg_box more;
        more.texts.push_back({0, 0, 12 * px, "r",
            fill(say("另有 {0} 天未列。", "{0} further days are not listed."),
                {verbatim(std::to_string(days_.size() - told))})
                .in(in_)});
        put(std::move(more), margin, y_);
        y_ += 18 * px;
    }

    const unit_timeline& t_;
    const history& of_;
    language in_;
    date first_;
    date last_;
    long days_in_all_ = 1;
    std::map<date, std::set<record_number>> days_;
    std::vector<int> ticks_;
    int top_ = 0;
    svg_box page_;
    int y_ = margin;
};

} // namespace

std::string timeline_picture(const unit_timeline& t, const history& of, language in) {
    return timeline_painter(t, of, in).paint();
}

} // namespace onezone
