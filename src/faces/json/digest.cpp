// SPDX-License-Identifier: Apache-2.0
#include "digest.hpp"

#ifdef ONEZONE_HAS_LIBCRYPTO
#include <openssl/crypto.h>
#include <openssl/evp.h>
#endif

#include <algorithm>
#include <array>
#include <memory>
#include <new>

namespace onezone::detail {

bool is_sha256(std::string_view digits) noexcept {
    return digits.size() == digits_of_sha256 && std::all_of(digits.begin(), digits.end(), [](char c) {
        return ('0' <= c && c <= '9') || ('a' <= c && c <= 'f');
    });
}

#ifdef ONEZONE_HAS_LIBCRYPTO

bool has_sha256() noexcept { return true; }

result<std::string> sha256(std::string_view first, std::string_view then) {
    // Where the program does not use OpenSSL itself, it is not taken down before the last global object is gone; where it was, this says so.
    if (OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr) != 1)
        return refusal(errc::not_built_in,
            say("OpenSSL 已被本程序关闭，不能再读写历史日志",
                "the program has shut OpenSSL down: logs of histories are no longer written or read"));
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    if (!context) throw std::bad_alloc();
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned size = 0;
    if (EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1
        || EVP_DigestUpdate(context.get(), first.data(), first.size()) != 1
        || EVP_DigestUpdate(context.get(), then.data(), then.size()) != 1
        || EVP_DigestFinal_ex(context.get(), bytes.data(), &size) != 1)
        return refusal(errc::not_built_in, say("libcrypto 不提供 SHA-256", "libcrypto gives no SHA-256"));
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string written;
    written.reserve(digits_of_sha256);
    for (std::size_t i = 0; i < size; ++i) {
        written += digits[bytes[i] >> 4U];
        written += digits[bytes[i] & 15U];
    }
    return written;
}

#else

bool has_sha256() noexcept { return false; }

result<std::string> sha256(std::string_view, std::string_view) {
    return refusal(errc::not_built_in,
        say("本库构建时没有 OpenSSL（libcrypto），不能读写历史日志",
            "this library is built without OpenSSL (libcrypto): it cannot write or read logs of histories"));
}

#endif

} // namespace onezone::detail
