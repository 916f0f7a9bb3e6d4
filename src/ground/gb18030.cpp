// SPDX-License-Identifier: Apache-2.0
#include "gb18030.hpp"

#if defined(__linux__)
#include <cerrno>
#include <iconv.h>
#endif

namespace onezone::detail {

#if defined(__linux__)

namespace {

class converter {
public:
    converter() noexcept : made_(iconv_open("UTF-8", "GB18030")) {}
    converter(const converter&) = delete;
    converter& operator=(const converter&) = delete;
    ~converter() {
        if (ok()) iconv_close(made_);
    }
    [[nodiscard]] bool ok() const noexcept { return made_ != reinterpret_cast<iconv_t>(-1); }
    [[nodiscard]] iconv_t get() const noexcept { return made_; }

private:
    iconv_t made_;
};

} // namespace

result<std::string> from_gb18030(std::string_view bytes) {
    const converter by;
    if (!by.ok())
        return refusal(errc::not_built_in,
            say("系统的 C 库不能转换 GB 18030", "the C library of the system does not convert GB 18030"));
    std::string out(bytes.size() * 2 + 4, '\0');  // two bytes become three, and four stay four
    char* from = const_cast<char*>(bytes.data()); // as POSIX wants it; nothing is written there
    std::size_t left = bytes.size();
    char* to = out.data();
    std::size_t room = out.size();
    if (iconv(by.get(), &from, &left, &to, &room) == static_cast<std::size_t>(-1))
        return refusal(errc::invalid_utf8,
            fill(say("第 {0} 个字节起既不是 UTF-8，也不是 GB 18030",
                     "from byte {0} on it is neither UTF-8 nor GB 18030"),
                {verbatim(std::to_string(bytes.size() - left + 1))}));
    out.resize(out.size() - room);
    return out;
}

#else

result<std::string> from_gb18030(std::string_view) {
    return refusal(errc::not_built_in, say("此系统上不能转换 GB 18030", "GB 18030 is not converted on this system"));
}

#endif

} // namespace onezone::detail
