// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_PAGES_BULLETIN_HPP_INCLUDED
#define ONEZONE_FACES_PAGES_BULLETIN_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/faces/json/hierarchy.hpp>
#include <onezone/faces/pages/bulletin_content.hpp>
#include <onezone/ground/error.hpp>
#include <onezone/ground/progress.hpp>
#include <onezone/ground/text.hpp>
#include <onezone/ground/vocabulary.hpp>
#include <onezone/planning/trial.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

/// @file
/// A trial told to a reader: one page that says what was done and what it comes to, and an annex that says where everything went.
///
///  1. A bulletin is a value (`bulletin_content`) first: Markdown, HTML, plain text, JSON and a program's own templates are made of it.
///  2. Page one has at most 45 lines and goes on one page of A4, whatever the reform; what has no room there is counted there and stands
///     in the annex.
///  3. Every figure in it is counted, except those in the columns of what sources publish or report, which name their source; each
///     figure of page one leads to the acts behind it, in the annex.
///  4. What is inferred, a placeholder, unknown or undecided is said to be so, with the reason.
///  5. Names are text, whatever is in them: nothing in a name is taken for markup, ends a line or turns the direction of reading.
///  6. The HTML is one file for a browser or a printer (A4): no script, nothing fetched.
/// Limits: the wording is no stable format; programs read the value, or its JSON.
/// Example: examples/own_template.cpp

namespace onezone {

/// How much a bulletin tells.
struct bulletin_options {
    std::vector<cited_source> sources{}; ///< titles of the sources, as documents cite them
    std::size_t names = 20;              ///< names in one list of the annex; further ones are counted
    std::size_t lines = 40;              ///< lines in one list or table of the annex; further ones are counted
    friend bool operator==(const bulletin_options&, const bulletin_options&) = default;
};

/// What pages are written in.
enum class page_format : unsigned char { markdown, html, plain };
[[nodiscard]] ONEZONE_API std::span<const word> words(page_format) noexcept;

/// The page and its annex, or only one of them.
enum class bulletin_part : unsigned char { whole, page_one, annex };
[[nodiscard]] ONEZONE_API std::span<const word> words(bulletin_part) noexcept;

/// How a bulletin is written.
struct bulletin_style {
    language in = language::zh;
    page_format format = page_format::markdown;
    bulletin_part part = bulletin_part::whole; ///< page one alone has no links, as there is nowhere for them to lead
    int heading = 1;                           ///< level of the title, where it goes into another page
    friend bool operator==(const bulletin_style&, const bulletin_style&) = default;
};

/// What a bulletin of the trial says.
///
/// Complexity: linear in the edits and findings of the trial, and in the records of both hierarchies where zones, divisions or agencies
/// are counted; allocates.
[[nodiscard]] ONEZONE_API bulletin_content bulletin_of(const trial& t, const bulletin_options& options = {});

/// The same for who asks how far it is: of the findings of both ends told (unless they were), then of the parts of the bulletin. Refuses:
/// cancelled. What `ask` throws passes through.
[[nodiscard]] ONEZONE_API result<bulletin_content> bulletin_of(
    const trial& t, const bulletin_options& options, const progress_callback& ask);

/// The bulletin written out. Complexity: linear in what it prints; allocates.
[[nodiscard]] ONEZONE_API std::string bulletin(const bulletin_content& content, const bulletin_style& style = {});
/// The whole bulletin of a trial in Markdown.
[[nodiscard]] ONEZONE_API std::string bulletin(const trial& t, language which = language::zh);

/// The value as JSON: its fields under their names, what says nothing left out. Allocates.
[[nodiscard]] ONEZONE_API std::string write_bulletin(const bulletin_content& content);

} // namespace onezone

#endif
