// SPDX-License-Identifier: Apache-2.0
#include "finding_words.hpp"

#include "bulletin_parts.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace onezone::detail {

namespace {

// Whether a fact needs no path beside a finding: it is of the subject, of a part of it, of what it belongs to, or of the rule.
[[nodiscard]] bool goes_without_saying(const fact_note& n, const shifted_finding& of) {
    const std::string& subject = of.told.path;
    const auto within = [](const std::string& path, const std::string& above) {
        return path.starts_with(above) && (path.size() == above.size() || path[above.size()] == '/');
    };
    return n.path == of.told.rule || within(n.path, subject) || subject.substr(0, subject.rfind('/')) == n.path;
}

// `who manages it (inferred: …): A, B; seat`: facts of one kind and one reason together.
[[nodiscard]] text facts_of(const std::vector<fact_note>& notes, const shifted_finding& of, const shared_path& where) {
    text all;
    std::vector<const fact_note*> told;
    for (const fact_note& n : notes) {
        const auto same = [&](const fact_note& m) {
            return m.field == n.field && m.how == n.how && m.reason == n.reason;
        };
        if (std::any_of(told.begin(), told.end(), [&](const fact_note* m) { return same(*m); })) continue;
        told.push_back(&n);
        list(all, n.name, semicolon());
        if (n.how != grade::stated) {
            all += say("（", " (") + name_of(n.how);
            all += (n.reason.empty() ? text() : say("：", ": ") + n.reason) + say("）", ")");
        }
        std::vector<std::string> whose;
        for (const fact_note& m : notes)
            if (same(m) && !goes_without_saying(m, of)) whose.push_back(where.below(m.path));
        const bulletin_names names = cut_in_order(std::move(whose), 6);
        text named;
        for (const std::string& name : names.first) list(named, verbatim(name), pause());
        if (names.first.size() < static_cast<std::size_t>(names.all))
            named += fill(say("等{0}个", " and others, {0} in all"), {counted(names.all)});
        if (!named.empty()) all += say("：", ": ") + named;
    }
    return all;
}

[[nodiscard]] text verdict_or_none(const std::optional<verdict>& v) {
    return v ? name_of(*v) : say("不在评判之列", "not judged");
}

[[nodiscard]] text course_of(const shifted_finding& f) {
    if (f.was == f.is && f.is) return fill(say("仍{0}", "still {0}"), {name_of(*f.is)});
    return fill(say("{0}→{1}", "{0} → {1}"), {verdict_or_none(f.was), verdict_or_none(f.is)});
}

} // namespace

text clause_of(const rule& r) {
    citation cited = r.basis;
    cited.reason = {};
    text told = name_of(cited);
    list(
        told, fill(say("{0}；来源 {1}", "{0}; source {1}"), {name_of(r.force), verbatim(r.basis.source)}), semicolon());
    if (!r.basis.reason.empty()) told += semicolon() + r.basis.reason;
    return told;
}

std::optional<bulletin_course> heading_of(const shifted_finding& f) {
    switch (f.what) {
    case shift::cured: return bulletin_course::cured;
    case shift::graver:
    case shift::milder:
    case shift::still_violated: return bulletin_course::remaining;
    case shift::newly_violated:
    case shift::exemption_lost: return bulletin_course::arisen;
    case shift::exemption_gained:
    case shift::still_exempted: return bulletin_course::exempted;
    case shift::no_longer_decided:
    case shift::still_undecided: return bulletin_course::undecided;
    case shift::decided: break;
    }
    return f.is ? std::optional(bulletin_course::settled) : std::nullopt;
}

text told_of(const shifted_finding& f, const shared_path& where) {
    text t = course_of(f);
    const auto add = [&](const text& label, const text& content) {
        if (!content.empty()) t += semicolon() + label + content;
    };
    if (f.what == shift::cured || f.what == shift::decided) {
        // What was undecided says itself that it was in question.
        add(f.was == verdict::undecided ? say("改革前", "before, ") : say("改革前：", "before: "), f.told.message);
        return t;
    }
    add({}, f.told.message);
    add(say("缺少：", "missing: "), facts_of(f.told.missing, f, where));
    add(say("所依据的并非来源明载：", "rests on what no source states: "), facts_of(f.told.doubtful, f, where));
    if (const std::optional<exemption>& e = f.told.exempted_by)
        t += fill(say("；例外：{0}（{1}，{2}）", "; exemption: {0} ({1}, {2})"),
            {e->reason, verbatim(e->approver), verbatim(e->document)});
    if (!f.told.precedence.empty())
        t += fill(say("；优先适用 {0}", "; {0} takes precedence"), {verbatim(f.told.precedence)});
    return t;
}

text still_open(const shifted_finding& of) {
    const finding& f = of.told;
    text all;
    std::vector<std::string_view> told;
    for (const fact_note& n : f.missing) {
        if (std::find(told.begin(), told.end(), n.name.zh) != told.end()) continue;
        told.push_back(n.name.zh);
        list(all, n.name, pause());
    }
    return all.empty() ? course_of(of) : course_of(of) + semicolon() + say("缺少：", "missing: ") + all;
}

} // namespace onezone::detail
