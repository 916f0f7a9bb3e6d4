// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_PAGES_HTML_HPP_INCLUDED
#define ONEZONE_SRC_FACES_PAGES_HTML_HPP_INCLUDED

#include "document.hpp"

#include <onezone/export.hpp>
#include <onezone/ground/text.hpp>

#include <string>
#include <string_view>

/// @file
/// Pages of HTML: files for themselves that fetch nothing, for a browser or for print on A4. Internal to the library.
///
///  1. A page in both languages holds each text that differs twice, as elements of class `zh` and `en`: a style shows one of them.
///  2. What is no constant of the library goes through `spelled_in_html`.

namespace onezone::detail {

/// In which language a page is, or in both.
enum class html_language : unsigned char { zh, en, both };
[[nodiscard]] constexpr html_language html_in(language which) noexcept {
    return which == language::zh ? html_language::zh : html_language::en;
}

/// `plain` as the text of an element or of an attribute in double quotes; what nobody sees is spelled out (ground/shown.hpp).
[[nodiscard]] ONEZONE_API std::string spelled_in_html(std::string_view plain);
[[nodiscard]] ONEZONE_API std::string line_of_html(const phrase& p, html_language which);
/// The blocks of `d`, for the body of a page.
[[nodiscard]] ONEZONE_API std::string blocks_of_html(const document& d, html_language which);

/// What stands before the body of a page.
struct html_head {
    text title;
    language in{}; ///< of the page, or shown first
    std::string_view
        script{}; ///< for the policy: the digest of the one script there is, as `sha256-…`; empty: there is none
    std::string_view styles{}; ///< beside those of every page
};
[[nodiscard]] std::string written(const html_head& head);

/// A page of HTML for itself, called `title`: no script.
[[nodiscard]] ONEZONE_API std::string as_html(const document& d, const text& title, language which);

} // namespace onezone::detail

#endif
