// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_PAGES_BULLETIN_WRITER_HPP_INCLUDED
#define ONEZONE_SRC_FACES_PAGES_BULLETIN_WRITER_HPP_INCLUDED

#include "bulletin_parts.hpp"
#include "document.hpp"

#include <onezone/faces/pages/bulletin.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// @file
/// A bulletin as a page: its first page and its annex. Internal to the library.

namespace onezone::detail {

[[nodiscard]] inline std::string act_place(std::int64_t number) { return "act-" + std::to_string(number); }
[[nodiscard]] inline std::string clause_place(const bulletin_clause& k) {
    return place_of("rule-" + std::string(key_of(k.course)) + "-" + k.rule);
}
/// `A、B、C等16个`: at most so many, and none beyond so many units of width, of which a Chinese character has two; one at least, if need be
/// only the end of its path.
[[nodiscard]] text first_names(
    const bulletin_names& names, std::size_t most, std::size_t wide = static_cast<std::size_t>(-1));
[[nodiscard]] inline text told_names(const bulletin_names& names) { return first_names(names, names.first.size()); }
[[nodiscard]] inline text source_key(const std::string& source) {
    return source.empty() ? say("未注明", "not given") : verbatim(source);
}

class page_writer {
public:
    page_writer(const bulletin_content& c, const bulletin_style& style) : page_writer(c, style, fitting(c)) {}

    void write_page_one();
    void write_annex();

    // Parts of the annex.
    void write_remarks();
    void write_figures();
    void write_acts();
    void write_ledger();
    void write_findings();
    void write_facts();
    void write_duties();
    void write_lineage();
    void write_sources();

    [[nodiscard]] document take() && { return std::move(out_); }

private:
    // How much of what there is page one has.
    struct room {
        std::size_t lines;
        std::size_t names; // units of width in one list of names
    };
    page_writer(const bulletin_content& c, const bulletin_style& style, const room& has)
        : c_(c),
          top_(style.heading),
          links_(style.part != bulletin_part::page_one),
          has_(has) {
        share_lines();
    }
    // The most with which page one goes on one page of A4.
    [[nodiscard]] static room fitting(const bulletin_content& c);
    [[nodiscard]] text few_names(const bulletin_names& names) const;

    void heading(int level, phrase says, std::string place = {}) {
        out_.heading(top_ + level - 1, std::move(says), links_ ? std::move(place) : std::string());
    }
    [[nodiscard]] phrase link(const text& t, std::string place) const {
        return leading(t, links_ ? std::move(place) : std::string());
    }
    // `t`, leading to the acts behind it; to the sources where there are none.
    [[nodiscard]] phrase behind(const text& t, const std::vector<std::int64_t>& acts) const {
        return link(t, acts.empty() ? std::string("sources") : act_place(acts.front()));
    }
    [[nodiscard]] phrase acts_of(const std::vector<std::int64_t>& acts, std::size_t most) const {
        phrase all;
        for (std::size_t i = 0; i < acts.size() && i < most; ++i) {
            if (i != 0) all += pause();
            all += link(counted(acts[i]), act_place(acts[i]));
        }
        if (acts.size() > most)
            all +=
                link(fill(say("等{0}项", " and others, {0} in all"), {counted(static_cast<std::int64_t>(acts.size()))}),
                    "acts");
        return all;
    }

    //=== page one ===//

    [[nodiscard]] std::vector<const bulletin_clause*> violated() const {
        std::vector<const bulletin_clause*> all;
        for (const bulletin_clause& k : c_.clauses)
            if (k.course == bulletin_course::arisen || k.course == bulletin_course::remaining) all.push_back(&k);
        return all;
    }
    // Those that are not done.
    [[nodiscard]] std::vector<const bulletin_duty*> open_duties() const {
        std::vector<const bulletin_duty*> all;
        for (const bulletin_duty& d : c_.duties)
            if (d.standing != duty_standing::done) all.push_back(&d);
        return all;
    }
    // By its title, where it is known, and its key.
    [[nodiscard]] text source_named(const std::string& key) const;
    void share_lines();
    void write_dates();
    void write_outcome();
    void write_cards(std::size_t told);
    void write_published(std::size_t told);
    void write_reported();
    void write_deed(const bulletin_deed& d);
    void further(std::size_t told, std::size_t all, const text& says, const char* place) {
        if (told < all) out_.item(link(fill(says, {counted(static_cast<std::int64_t>(all - told))}), place));
    }

    //=== annex ===//

    void write_act(const bulletin_act& a);
    void write_steps(const bulletin_act& a);
    void write_account_table(const std::vector<const bulletin_account*>& lines, bool holders);
    void write_clause(const bulletin_clause& k);
    void write_unchanged(const std::vector<const bulletin_clause*>& clauses);
    void write_places(const std::vector<bulletin_place>& places, std::int64_t all);
    void cut_note(std::int64_t told, std::int64_t all) {
        if (told < all) out_.paragraph(fill(say("另有{0}项从略。", "{0} more are left out."), {counted(all - told)}));
    }

    const bulletin_content& c_;
    int top_;
    bool links_;
    room has_;
    std::array<std::size_t, 6>
        told_{}; // on page one, of cards, differing figures, deeds, clauses violated, facts and duties
    document out_;
};

} // namespace onezone::detail

#endif
