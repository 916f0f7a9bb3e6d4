// SPDX-License-Identifier: Apache-2.0
#include "bulletin_hierarchy.hpp"

#include <onezone/ground/rank.hpp>
#include <onezone/model/body.hpp>
#include <onezone/model/holding.hpp>
#include <onezone/model/kind.hpp>
#include <onezone/model/places.hpp>
#include <onezone/model/zone.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>

namespace onezone::detail {

namespace {

// Appends to a list within a sentence.
void list(text& all, const text& one, const text& between) { all += (all.empty() ? text() : between) + one; }

text comma() { return say("，", ", "); }
text pause() { return say("、", ", "); }

// How well a thing is known, where no source states it.
text grade_mark(const provenance& from) {
    return from.how() == grade::stated ? text() : fill(say("〔{0}〕", " [{0}]"), {name_of(from.how())});
}

template <class E>
void list_fact(text& all, const fact<E>& known) {
    if (known.known()) list(all, name_of(*known.value) + grade_mark(known.from), comma());
}

class lister {
public:
    lister(page& out, const hierarchy& h) : out_(out), h_(h) {
        for (const zone& z : h.all<zone>())
            for (unit_ref u = h.find(z.seat); u && hosts_.insert(u.id().value()).second;) u = u.parent();
    }

    void write() {
        for (const unit_ref root : h_.roots()) write_division(root, 0);
    }

private:
    [[nodiscard]] bool hosts_zones(unit_ref u) const { return hosts_.count(u.id().value()) != 0; }

    // `18 at county level (13 counties, …)`: of each level below, how many of each kind.
    [[nodiscard]] text below(unit_ref u) const {
        std::map<level, std::map<unit_kind, std::size_t>> counts;
        for (const unit_ref d : u.descendants()) ++counts[d.level()][d.kind()];
        text all;
        for (const auto& [l, kinds] : counts) {
            std::size_t sum = 0;
            text parts;
            for (const auto& [kind, many] : kinds) {
                sum += many;
                list(parts, name_of(kind) + verbatim(" " + std::to_string(many)), pause());
            }
            list(all,
                fill(say("{0} {1} 个（{2}）", "{1} at {0} ({2})"), {name_of(l), verbatim(std::to_string(sum)), parts}),
                say("；", "; "));
        }
        return all;
    }

    void write_division(unit_ref u, int depth) {
        text line = verbatim(u.name()) + fill(say("（{0}）", " ({0})"), {name_of(u.kind())});
        if (!u.place_known()) line += say("，具体隶属不明", ", whose exact place is unknown");
        const text counts = below(u);
        out_.item(counts.empty() ? line : line + say("：", ": ") + counts, depth);
        for (const zone& z : h_.zones_seated_in(u.id()))
            if (!z.part_of.ok()) write_zone(z, depth + 1);
        text without;
        for (const unit_ref d : u.children()) {
            if (hosts_zones(d))
                write_division(d, depth + 1);
            else if (d.level() <= level::county)
                list(without, verbatim(d.name()), pause());
        }
        if (!without.empty())
            out_.item(say("没有开发区（园区）记录的：", "no zone recorded in: ") + without, depth + 1);
    }

    void write_zone(const zone& z, int depth) {
        const unit_ref u = h_[z.unit];
        text known;
        if (u.kind() != unit_kind::zone) list(known, name_of(u.kind()), comma());
        list_fact(known, z.tier);
        list_fact(known, z.category);
        list_fact(known, z.location);
        if (!z.seat_known) list(known, say("具体所在地不明", "where exactly is unknown"), comma());
        if (z.from.how() != grade::stated) list(known, name_of(z.from.how()), comma());
        text line = verbatim(u.name());
        if (!known.empty()) line += fill(say("（{0}）", " ({0})"), {known});
        line += say("：", ": ") + told_agencies(z);
        text towns;
        for (const entrustment& e : h_.entrusted_to(z.unit)) list(towns, verbatim(h_[e.unit].name()), pause());
        if (!towns.empty()) line += say("；代管", "; administers ") + towns;
        for (const integration& with : z.integrated)
            line += say("；与", "; integrated with ") + verbatim(h_[with.division].name()) + say("区政合一", "");
        out_.item(line, depth);
        for (const zone& park : h_.parks_of(z.unit)) write_zone(park, depth + 1);
    }

    [[nodiscard]] text told_agencies(const zone& z) const {
        text all;
        for (const body* const agency : agencies_of(h_, z.unit)) {
            const body& b = *agency;
            text known;
            list_fact(known, b.rank);
            list(known, b.from.how() == grade::stated ? say("来源具名", "named by a source") : name_of(b.from.how()),
                comma());
            for (const holding& item : h_.holdings_of(b.key))
                if (item.cls == carry_class::functions && item.function.value == function_class::social)
                    list(known, say("承担社会管理职能", "holds social functions") + grade_mark(item.from), comma());
            list(all, verbatim(b.name) + fill(say("（{0}）", " ({0})"), {known}), pause());
        }
        return all.empty() ? say("没有管理机构记录", "no agency recorded") : all;
    }

    page& out_;
    const hierarchy& h_;
    std::unordered_set<std::uint64_t> hosts_; // divisions in which, or below which, a zone lies
};

} // namespace

void write_hierarchy_list(page& out, const hierarchy& h) { lister(out, h).write(); }

} // namespace onezone::detail
