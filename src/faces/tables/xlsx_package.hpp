// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_TABLES_XLSX_PACKAGE_HPP_INCLUDED
#define ONEZONE_SRC_FACES_TABLES_XLSX_PACKAGE_HPP_INCLUDED

#include <onezone/ground/error.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

/// @file
/// The parts of a workbook's file: a zip (libzip) of XML (Expat). Internal to the component.
///
///  1. Parts are unpacked piece by piece, and all of them together only as far as the limit. What XML makes its reader keep or read again
///     is bounded, too: how deep elements stand, how long one mark is, how much memory a part's names take.
///  2. Names of elements and attributes come without their namespaces: producers differ in them. A document type is refused.
///  3. What a hearer throws passes through the C libraries unharmed.

namespace onezone::detail {

/// The attributes of an element.
class xml_attributes {
public:
    explicit xml_attributes(const char* const* all) noexcept : all_(all) {}
    /// Its value, or null.
    [[nodiscard]] const char* find(std::string_view name) const noexcept;
    [[nodiscard]] std::string_view operator[](std::string_view name) const noexcept {
        const char* const value = find(name);
        return value ? std::string_view(value) : std::string_view();
    }

private:
    const char* const* all_;
};

/// Who hears what a part says, in its order. Texts may come in pieces.
class xml_hearer {
public:
    virtual ~xml_hearer() = default;
    virtual void begin(std::string_view name, const xml_attributes& with) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void says(std::string_view text) = 0;
};

/// Thrown by a hearer that has heard enough: the refusal, to be placed in the part.
struct heard_wrong {
    refusal why;
};

/// As the names of parts are compared.
[[nodiscard]] std::string in_small_letters(std::string name);

class xlsx_package {
public:
    /// Requires: `bytes` and `source` outlive it. Refuses: malformed, truncated.
    [[nodiscard]] static result<xlsx_package> open(
        std::string_view bytes, const std::string& source, std::size_t most_bytes);

    [[nodiscard]] bool has(const std::string& part) const;
    /// Reads a part. Refuses: malformed (not there, no XML, or such as no workbook has), truncated, too_large, unsupported_version (encrypted), and what a hearer says.
    [[nodiscard]] result<void> read(const std::string& part, xml_hearer& hearer);
    /// The beginning of a part, as it is; empty where it cannot be had.
    [[nodiscard]] std::string beginning_of(const std::string& part) const;
    [[nodiscard]] refusal refuse(errc code, text message, const std::string& part, std::size_t line = 0) const;

private:
    struct closing {
        void operator()(void* zip) const noexcept;
    };
    using open_zip = std::unique_ptr<void, closing>;
    xlsx_package(open_zip zip, const std::string& source, std::size_t most_bytes);

    open_zip zip_;
    std::map<std::string, std::uint64_t> entries_; // by names in small letters: libzip would walk all of them for each
    const std::string* source_;
    std::size_t left_; // bytes that may still be unpacked
};

} // namespace onezone::detail

#endif
