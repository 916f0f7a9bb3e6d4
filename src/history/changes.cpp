// SPDX-License-Identifier: Apache-2.0
#include "chronicle.hpp"

#include <onezone/ground/assert.hpp>
#include <onezone/history/changes.hpp>
#include <onezone/history/timeline.hpp>

#include <algorithm>
#include <map>
#include <ostream>
#include <string>
#include <utility>

namespace onezone {

const change_group* changes_between::find(std::string_view key) const noexcept {
    for (const change_group& g : groups)
        if (g.key == key) return &g;
    return nullptr;
}

std::size_t changes_between::count() const noexcept {
    std::size_t n = 0;
    for (const change_group& g : groups) n += g.changes.size();
    return n;
}

namespace {

constexpr std::size_t named_units = 5; // of those that began to be listed

[[nodiscard]] text covered_account(const std::vector<unit_record>& covered) {
    text names;
    for (std::size_t i = 0; i < covered.size() && i < named_units; ++i) {
        if (i != 0) names += say("、", ", ");
        names += verbatim(covered[i].name);
    }
    if (covered.size() > named_units)
        names +=
            fill(say(" 等 {0} 个单位", " and others, {0} units in all"), {verbatim(std::to_string(covered.size()))});
    return fill(say("开始收录{0}", "begin to be listed: {0}"), {names});
}

} // namespace

changes_between diff(const history& of, const date& from, const date& to) {
    const detail::chronicle_view in(of);
    hierarchy now = of.as_of(from);
    static_cast<void>(of.as_of(to));
    if (to < from)
        throw onezone::error(refusal(errc::dates_out_of_order,
            fill(say("{1}早于{0}", "{1} lies before {0}"), {written_out(from), written_out(to)})));
    std::map<std::string, change_group> groups;
    const auto add = [&](std::string_view key, const text& title, listed_change change) {
        change_group& g = groups[std::string(key)];
        g.key = key;
        g.title = title;
        g.changes.push_back(std::move(change));
    };
    in.all.each(detail::end_of(detail::number_of(from)), detail::end_of(detail::number_of(to)), in.known,
        [&](const detail::consequence& o, std::uint32_t) {
            if (!o.in_effect()) return;
            const history_record& root = in.all.record(o.at.root);
            const enactment& what = in.all.record(o.said).what;
            const date on = detail::date_of(o.at.day);
            if (root.kind == record_kind::revoked) {
                // In the words that hold now: the record may have been corrected since.
                const record_number revoked = in.all.stands(in.all.root_of(root.about), in.known).said;
                add("revoked", say("撤销", "revocation"),
                    {o.said, on, fill(say("撤销{0}", "{0} is revoked"), {name_of(in.all.record(revoked), revoked)}),
                        o.extra ? o.extra->lineage : std::vector<succession>()});
                in.all.put_on(now, o);
                return;
            }
            if (!what.covered.empty()) {
                add("covered", say("开始收录", "begin to be listed"), {o.said, on, covered_account(what.covered), {}});
                in.all.put_on(now, o);
                return;
            }
            auto done = in.all.perform(now, o.at.root, what, nullptr, true);
            ONEZONE_ASSERT(done, "a recorded act cannot be carried out again");
            for (std::size_t i = 0; i < done->steps.size(); ++i) {
                const std::string_view key = key_of(what.acts[i]);
                add(key, title_of(what.acts[i]), {o.said, on, done->steps[i].account, done->steps[i].lineage});
            }
            now = std::move(done->after);
        });
    changes_between all{from, to, {}};
    for (auto& [key, g] : groups) all.groups.push_back(std::move(g));
    return all;
}

void print(std::ostream& os, const changes_between& all, const history& of, language which) {
    for (const change_group& g : all.groups) {
        os << g.title.in(which) << (which == language::zh ? "：" : ": ") << std::to_string(g.changes.size()) << '\n';
        for (const listed_change& c : g.changes) {
            os << "  " << to_string(c.on) << "  " << c.account.in(which);
            if (const text basis = basis_of(of, c.by); !basis.empty()) os << "  " << basis.in(which);
            os << '\n';
        }
    }
}

} // namespace onezone
