// SPDX-License-Identifier: Apache-2.0
#include "picture_svg.hpp"

#include <onezone/faces/pages/plan_picture.hpp>
#include <onezone/planning/trial.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace onezone {

namespace {

using namespace detail;

// A step as it is drawn, in the order of carrying out.
struct drawn_step {
    const plan_step* step = nullptr;
    text account;
    std::vector<std::size_t> waits_for; // places in that order
};

class plan_painter {
public:
    plan_painter(const plan& p, std::vector<drawn_step> steps, language in)
        : plan_(p),
          steps_(std::move(steps)),
          in_(in) {}

    [[nodiscard]] std::string paint() {
        svg_box title;
        title.w = width - 2 * margin;
        svg_flow flow(title.w);
        const text named = plan_.title.empty() ? verbatim(plan_.id) : plan_.title;
        flow.text(shorten(named.in(in_), 26 * px, 3 * title.w), 26 * px, "b");
        flow.new_line(6 * px);
        flow.text(
            fill(say("步骤 {0} 个，自上而下依次实施；线从先行步骤引至等待它的步骤",
                     "{0} steps, carried out from top to bottom; lines lead from a step to those that wait for it"),
                {verbatim(std::to_string(steps_.size()))})
                .in(in_),
            14 * px, "m");
        title.h = flow.place(title, 0, 0);
        add(std::move(title), 16 * px);
        lanes();
        for (std::size_t i = 0; i < steps_.size(); ++i) {
            if (y_ > limit) {
                svg_box more;
                more.w = width - 2 * margin;
                svg_flow words(more.w);
                words.text(fill(say("另有 {0} 个步骤未画。", "{0} further steps are not drawn."),
                               {verbatim(std::to_string(steps_.size() - i))})
                               .in(in_),
                    13 * px, "r");
                more.h = words.place(more, 0, 0);
                add(std::move(more), 0);
                break;
            }
            middles_.push_back(0);
            step(i);
        }
        lines();
        return svg_document(page_, width, y_ + margin, named.in(in_),
            fill(say("{0} 个步骤", "{0} steps"), {verbatim(std::to_string(steps_.size()))}).in(in_));
    }

private:
    static constexpr int width = 1280 * px;
    static constexpr int margin = 24 * px;
    static constexpr int lane = 14 * px;
    static constexpr int most_lanes = 24;
    static constexpr int limit = 30000 * px;

    void add(svg_box b, int gap) {
        b.x = margin;
        b.y = y_;
        y_ += b.h + gap;
        page_.boxes.push_back(std::move(b));
    }

    // A lane for each step that others wait for, as long as these wait; the nearest to the boxes first.
    void lanes() {
        std::map<std::size_t, std::size_t> last; // of a step that is waited for: the last that does
        for (std::size_t i = 0; i < steps_.size(); ++i)
            for (const std::size_t before : steps_[i].waits_for) last[before] = i;
        std::vector<std::size_t> until; // a lane is free again after that step
        for (const auto& [from, to] : last) {
            auto free = std::find_if(until.begin(), until.end(), [&, at = from](std::size_t u) { return u <= at; });
            if (free == until.end() && until.size() < most_lanes) {
                until.push_back(0);
                free = std::prev(until.end());
            }
            // Where there are more than can be told apart the last lane takes them, and the words tell.
            if (free == until.end()) free = std::prev(until.end());
            *free = to;
            lane_of_[from] = static_cast<int>(free - until.begin());
        }
        left_ = margin + lane * (static_cast<int>(until.size()) + 1);
    }

    void step(std::size_t i) {
        const drawn_step& s = steps_[i];
        svg_box b;
        b.css = "card";
        b.radius = 6 * px;
        b.w = width - margin - left_;
        svg_flow flow(b.w - 24 * px);
        flow.text(std::to_string(i + 1), 15 * px, "b");
        flow.space(10 * px);
        if (s.step->on) {
            flow.text(written_out(*s.step->on).in(in_), 12 * px, "m");
            flow.space(10 * px);
        }
        flow.text(shorten(s.account.in(in_), 14 * px, 3 * b.w), 14 * px, "");
        text small;
        const auto also = [&](const text& words) { small += (small.empty() ? text{} : say("　·　", "  ·  ")) + words; };
        also(verbatim(s.step->key));
        if (!s.waits_for.empty()) {
            text numbers;
            for (std::size_t k = 0; k < s.waits_for.size() && k < 12; ++k)
                numbers += (k == 0 ? text{} : say("、", ", ")) + verbatim(std::to_string(s.waits_for[k] + 1));
            if (s.waits_for.size() > 12)
                numbers +=
                    fill(say("等 {0} 个", " and others, {0} in all"), {verbatim(std::to_string(s.waits_for.size()))});
            also(fill(say("等待步骤 {0}", "waits for {0}"), {numbers}));
        }
        if (!s.step->basis.source().empty()) also(verbatim(s.step->basis.source()));
        flow.new_line(5 * px);
        flow.text(shorten(small.in(in_), 12 * px, 2 * b.w), 12 * px, "m");
        b.h = flow.place(b, 12 * px, 8 * px) + 16 * px;
        b.x = left_;
        b.y = y_;
        middles_.back() = y_ + b.h / 2;
        y_ += b.h + 8 * px;
        page_.boxes.push_back(std::move(b));
    }

    // Below everything else, so that no box hides a line and no line a word: they stand left of the boxes.
    void lines() {
        svg_box under;
        std::map<std::size_t, std::vector<std::size_t>> waiting;
        for (std::size_t i = 0; i < middles_.size(); ++i)
            for (const std::size_t before : steps_[i].waits_for)
                if (before < middles_.size()) waiting[before].push_back(i);
        for (const auto& [from, all] : waiting) {
            const int x = left_ - lane * (lane_of_.at(from) + 1);
            const int top = middles_[from] + 6 * px; // an arrow into a step ends above where its own line begins
            svg_link(under.lines, {}, {{left_, top}, {x, top}, {x, middles_[all.back()] - 6 * px}}, false);
            for (const std::size_t i : all)
                svg_link(under.lines, {}, {{x, middles_[i] - 6 * px}, {left_, middles_[i] - 6 * px}}, true);
        }
        page_.boxes.insert(page_.boxes.begin(), std::move(under));
    }

    const plan& plan_;
    std::vector<drawn_step> steps_;
    language in_;
    svg_box page_;
    int y_ = margin;
    int left_ = margin;
    std::map<std::size_t, int> lane_of_;
    std::vector<int> middles_;
};

// What each waits for, by its place in the order.
[[nodiscard]] std::vector<drawn_step> drawn_steps(const plan& p, const std::vector<std::size_t>& order) {
    std::map<std::string_view, std::size_t> place;
    for (std::size_t i = 0; i < order.size(); ++i) place[p.steps[order[i]].key] = i;
    std::vector<drawn_step> drawn;
    for (const std::size_t at : order) {
        drawn_step& s = drawn.emplace_back();
        s.step = &p.steps[at];
        for (const std::string& key : s.step->after)
            if (const auto found = place.find(key); found != place.end()) s.waits_for.push_back(found->second);
        std::sort(s.waits_for.begin(), s.waits_for.end());
        s.waits_for.erase(std::unique(s.waits_for.begin(), s.waits_for.end()), s.waits_for.end());
    }
    return drawn;
}

} // namespace

result<std::string> plan_picture(const plan& p, const hierarchy& before, language in) {
    const auto order = step_order(p);
    if (!order) return order.error();
    std::vector<drawn_step> drawn = drawn_steps(p, *order);
    for (drawn_step& s : drawn) s.account = account_of(s.step->what, before);
    return plan_painter(p, std::move(drawn), in).paint();
}

std::string plan_picture(const trial& t, language in) {
    std::vector<std::size_t> order;
    for (const trial_step& s : t.steps()) order.push_back(s.index);
    std::vector<drawn_step> drawn = drawn_steps(t.plan(), order);
    for (std::size_t i = 0; i < drawn.size(); ++i) drawn[i].account = t.steps()[i].done.account;
    return plan_painter(t.plan(), std::move(drawn), in).paint();
}

} // namespace onezone
