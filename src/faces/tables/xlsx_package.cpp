// SPDX-License-Identifier: Apache-2.0
#include "xlsx_package.hpp"

#include "ground/wording.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <expat.h>
#include <new>
#include <type_traits>
#include <utility>
#include <zip.h>

namespace onezone::detail {

namespace {

constexpr std::string_view after_namespace = "|"; // one character

std::string_view local(const char* name) noexcept {
    const std::string_view whole(name);
    return whole.substr(whole.rfind(after_namespace) + 1); // npos + 1 is 0
}

zip_t* handle(void* zip) noexcept { return static_cast<zip_t*>(zip); }

// Why libzip does not give what is asked of it.
refusal broken(int zip_error, std::string_view what_zh, std::string_view what_en) {
    if (zip_error == ZIP_ER_MEMORY) throw std::bad_alloc();
    if (zip_error == ZIP_ER_NOPASSWD || zip_error == ZIP_ER_WRONGPASSWD || zip_error == ZIP_ER_ENCRNOTSUPP)
        return {errc::unsupported_version,
            say("文件加了密码：请去掉密码后另存", "the file is encrypted: save it without a password")};
    text message = say(what_zh, what_en);
    if (zip_error == ZIP_ER_CRC) message += say("：校验和不符", ": its checksum is another");
    if (zip_error == ZIP_ER_COMPNOTSUPP) message += say("：压缩方式不受支持", ": it is packed in an unknown way");
    const bool cut = zip_error == ZIP_ER_EOF || zip_error == ZIP_ER_NOZIP;
    if (cut) message += say("：文件不完整", ": the file is not whole");
    return {cut ? errc::truncated : errc::malformed, std::move(message)};
}

// What Expat holds while it reads a part: it keeps every name it meets until the end.
struct expat_room {
    std::size_t left = std::size_t{1} << 24U; // what programs write takes some 0.2 MB
    bool full = false;
};

// Expat tells its functions of memory nothing of who asks.
expat_room*& room_here() noexcept {
    thread_local expat_room* here = nullptr;
    return here;
}

class in_room {
public:
    explicit in_room(expat_room& room) noexcept : before_(std::exchange(room_here(), &room)) {}
    in_room(const in_room&) = delete;
    in_room& operator=(const in_room&) = delete;
    ~in_room() { room_here() = before_; }

private:
    expat_room* before_;
};

// Stands before what Expat was given.
struct alignas(std::max_align_t) given_size {
    std::size_t bytes;
};

extern "C" {
static void* give_again(void* old, std::size_t size) {
    expat_room& room = *room_here();
    given_size* const before = old ? static_cast<given_size*>(old) - 1 : nullptr;
    const std::size_t had = before ? before->bytes : 0;
    const std::size_t whole = size + sizeof(given_size);
    if (whole < size || whole > room.left + had) {
        room.full = true;
        return nullptr;
    }
    auto* const now = static_cast<given_size*>(std::realloc(before, whole));
    if (!now) return nullptr;
    room.left = room.left + had - whole;
    now->bytes = whole;
    return now + 1;
}
static void* give(std::size_t size) { return give_again(nullptr, size); }
static void take_back(void* old) {
    if (!old) return;
    given_size* const before = static_cast<given_size*>(old) - 1;
    room_here()->left += before->bytes;
    std::free(before);
}
}

// Hands on what Expat hears, and keeps what the hearer throws from going through it.
struct bridge {
    xml_hearer* hearer;
    XML_Parser parser;
    std::exception_ptr thrown{};
    bool document_type = false;
    bool heard = false;    // anything, since it was last asked
    std::size_t depth = 0; // of elements that are open: Expat keeps something of each

    template <class Call>
    void hand_on(Call call) noexcept {
        heard = true;
        if (thrown) return;
        try {
            call();
        } catch (...) {
            thrown = std::current_exception();
            XML_StopParser(parser, XML_FALSE);
        }
    }
};

extern "C" {
static void on_begin(void* to, const XML_Char* name, const XML_Char** attributes) {
    auto& b = *static_cast<bridge*>(to);
    b.hand_on([&] {
        constexpr std::size_t deepest = 64; // some ten in what programs write
        if (++b.depth > deepest)
            throw heard_wrong{{errc::malformed,
                fill(say("元素嵌套超过{0}层，工作簿里不应有", "elements stand more than {0} deep, as in no workbook"),
                    {number(deepest)})}};
        b.hearer->begin(local(name), xml_attributes(attributes));
    });
}
static void on_end(void* to, const XML_Char* name) {
    auto& b = *static_cast<bridge*>(to);
    b.hand_on([&] {
        --b.depth;
        b.hearer->end(local(name));
    });
}
static void on_text(void* to, const XML_Char* text, int size) {
    auto& b = *static_cast<bridge*>(to);
    b.hand_on([&] { b.hearer->says({text, static_cast<std::size_t>(size)}); });
}
static void on_other(void* to, const XML_Char*, int) { static_cast<bridge*>(to)->heard = true; }
static void on_document_type(void* to, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    auto& b = *static_cast<bridge*>(to);
    b.document_type = true;
    XML_StopParser(b.parser, XML_FALSE);
}
}

using open_part = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

open_part open_in(zip_t* zip, std::uint64_t entry) { return {zip_fopen_index(zip, entry, 0), &zip_fclose}; }

} // namespace

const char* xml_attributes::find(std::string_view name) const noexcept {
    for (const char* const* at = all_; *at; at += 2)
        if (local(*at) == name) return at[1];
    return nullptr;
}

std::string in_small_letters(std::string name) {
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return name;
}

void xlsx_package::closing::operator()(void* zip) const noexcept { zip_discard(handle(zip)); }

result<xlsx_package> xlsx_package::open(std::string_view bytes, const std::string& source, std::size_t most_bytes) {
    zip_error_t failed;
    zip_error_init(&failed);
    const std::unique_ptr<zip_error_t, decltype(&zip_error_fini)> done(&failed, &zip_error_fini);
    const auto refused = [&] {
        return broken(zip_error_code_zip(&failed), "压缩包已损坏", "the zip is broken").at({source, {}, 0, 0});
    };
    zip_source_t* const from = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &failed);
    if (!from) return refused();
    open_zip zip(zip_open_from_source(from, ZIP_RDONLY, &failed));
    if (!zip) {
        zip_source_free(from);
        return refused();
    }
    return xlsx_package(std::move(zip), source, most_bytes);
}

xlsx_package::xlsx_package(open_zip zip, const std::string& source, std::size_t most_bytes)
    : zip_(std::move(zip)),
      source_(&source),
      left_(most_bytes) {
    const zip_int64_t all = zip_get_num_entries(handle(zip_.get()), 0);
    for (zip_int64_t i = 0; i < all; ++i) {
        const auto entry = static_cast<zip_uint64_t>(i);
        if (const char* const name = zip_get_name(handle(zip_.get()), entry, ZIP_FL_ENC_RAW))
            entries_.emplace(in_small_letters(name), entry);
    }
}

bool xlsx_package::has(const std::string& part) const { return entries_.count(in_small_letters(part)) != 0; }

refusal xlsx_package::refuse(errc code, text message, const std::string& part, std::size_t line) const {
    return refusal(code, std::move(message)).at({*source_, part, line, 0});
}

std::string xlsx_package::beginning_of(const std::string& part) const {
    const auto entry = entries_.find(in_small_letters(part));
    if (entry == entries_.end()) return {};
    const open_part file = open_in(handle(zip_.get()), entry->second);
    std::array<char, 128> bytes{};
    const zip_int64_t got = file ? zip_fread(file.get(), bytes.data(), bytes.size()) : 0;
    return {bytes.data(), static_cast<std::size_t>(std::max<zip_int64_t>(got, 0))};
}

result<void> xlsx_package::read(const std::string& part, xml_hearer& hearer) {
    const auto entry = entries_.find(in_small_letters(part));
    if (entry == entries_.end())
        return refuse(errc::malformed, say("工作簿缺少这个部件", "the workbook is without this part"), part);
    const open_part file = open_in(handle(zip_.get()), entry->second);
    constexpr std::string_view zh = "这个部件已损坏";
    constexpr std::string_view en = "this part is broken";
    if (!file) return broken(zip_error_code_zip(zip_get_error(handle(zip_.get()))), zh, en).at({*source_, part, 0, 0});
    expat_room memory;
    const in_room here(memory);
    const XML_Memory_Handling_Suite suite{give, give_again, take_back};
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
        XML_ParserCreate_MM(nullptr, &suite, after_namespace.data()), &XML_ParserFree);
    if (!parser) throw std::bad_alloc();
    bridge to{&hearer, parser.get()};
    XML_SetUserData(parser.get(), &to);
    XML_SetElementHandler(parser.get(), on_begin, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_document_type);
    XML_SetDefaultHandler(parser.get(), on_other);
    constexpr int piece = 1 << 16;
    constexpr std::size_t longest_mark = std::size_t{1} << 20U; // Expat reads one from its beginning with each piece
    std::size_t unheard = 0;
    const auto without_memory = [&]() -> refusal {
        if (!memory.full) throw std::bad_alloc();
        return refuse(errc::too_large,
            say("部件中不同的名称太多，工作簿里不应有", "the part has more different names than any workbook"), part,
            XML_GetCurrentLineNumber(parser.get()));
    };
    for (bool more = true; more;) {
        void* const room = XML_GetBuffer(parser.get(), piece);
        if (!room) return without_memory();
        const zip_int64_t got = zip_fread(file.get(), room, piece);
        if (got < 0)
            return broken(zip_error_code_zip(zip_file_get_error(file.get())), zh, en).at({*source_, part, 0, 0});
        if (static_cast<std::size_t>(got) > left_)
            return refuse(errc::too_large, say("解压后超出上限", "unpacked it is larger than the limit"), part);
        left_ -= static_cast<std::size_t>(got);
        more = got != 0;
        const XML_Status status = XML_ParseBuffer(parser.get(), static_cast<int>(got), more ? XML_FALSE : XML_TRUE);
        unheard = std::exchange(to.heard, false) ? 0 : unheard + static_cast<std::size_t>(got);
        const auto line = [&]() -> std::size_t { return XML_GetCurrentLineNumber(parser.get()); };
        if (to.document_type)
            return refuse(errc::malformed,
                say("部件中有文档类型声明（DTD），工作簿里不应有",
                    "the part has a document type (DTD), which no workbook has"),
                part, line());
        if (to.thrown) {
            try {
                std::rethrow_exception(to.thrown);
            } catch (heard_wrong& wrong) { return std::move(wrong.why).at({*source_, part, line(), 0}); }
        }
        if (unheard > longest_mark)
            return refuse(errc::malformed,
                say("部件中有一个标记超过 1 MB，工作簿里不应有",
                    "a mark in the part is longer than 1 MB, as in no workbook"),
                part, line());
        if (status == XML_STATUS_ERROR) {
            const XML_Error error = XML_GetErrorCode(parser.get());
            if (error == XML_ERROR_NO_MEMORY) return without_memory();
            const bool cut = error == XML_ERROR_NO_ELEMENTS || error == XML_ERROR_UNCLOSED_TOKEN;
            return refuse(cut ? errc::truncated : errc::malformed,
                say("这个部件不是完好的 XML", "this part is no well-formed XML"), part, line());
        }
    }
    return {};
}

} // namespace onezone::detail
