// SPDX-License-Identifier: Apache-2.0
#include "files.hpp"

#include "ground/path.hpp"
#include "ground/try.hpp"
#include "ground/wording.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#if defined(__unix__) || defined(__APPLE__)
#define ONEZONE_POSIX
#include <csignal>
#include <unistd.h>
#endif

namespace onezone::detail {

namespace fs = std::filesystem;

namespace {

// Not the system's own words, which follow its locale.
text reason_of(int number) {
    switch (number) {
    case 0: return {};
    case ENOENT: return say("没有这个文件或文件夹", "there is no such file or folder");
    case EISDIR: return say("这是一个文件夹", "it is a folder");
    case ENOTDIR: return say("路径中有一段不是文件夹", "a part of the path is no folder");
    case EACCES:
    case EPERM: return say("没有权限", "there is no permission");
    case ENOSPC: return say("磁盘已满", "the disk is full");
    case EROFS: return say("只能读取，不能写入", "it can only be read");
    case EPIPE: return say("另一端已经关闭", "the other end is closed");
    case ENAMETOOLONG: return say("名称过长", "the name is too long");
    case EIO: return say("读写设备出错", "the device failed");
    default: return fill(say("系统错误 {0}", "system error {0}"), {verbatim(std::to_string(number))});
    }
}

refusal cannot(errc code, const text& what, const std::string& path, const text& why) {
    text message = fill(what, {quote(path, 200)});
    if (!why.empty()) message += say("：", ": ") + why;
    return refusal(code, std::move(message)).at({path, {}, 0, 0});
}
refusal cannot_read(const std::string& path, const text& why) {
    return cannot(errc::cannot_read, say("无法读取 {0}", "{0} cannot be read"), path, why);
}
refusal cannot_write(const std::string& path, const text& why) {
    return cannot(errc::cannot_write, say("无法写入 {0}", "cannot write {0}"), path, why);
}

// The system would take such a path for the one that ends there.
text no_path(const std::string& path) {
    if (path.empty()) return say("路径为空", "the path is empty");
    return path.find('\0') == std::string::npos ? text() : say("路径中有零字节", "there is a zero byte in the path");
}

struct closing {
    void operator()(std::FILE* f) const noexcept { std::fclose(f); }
};
using open_file = std::unique_ptr<std::FILE, closing>;

// While it lives, a pipe that nobody reads from any more is an error and does not end the program.
class no_broken_pipe {
public:
#ifdef ONEZONE_POSIX
    no_broken_pipe() noexcept {
        sigset_t pending;
        sigemptyset(&pending);
        sigpending(&pending);
        was_pending_ = sigismember(&pending, SIGPIPE) == 1;
        sigset_t block;
        sigemptyset(&block);
        sigaddset(&block, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &block, &before_);
    }
    ~no_broken_pipe() {
        sigset_t pending;
        sigemptyset(&pending);
        sigpending(&pending);
        if (!was_pending_ && sigismember(&pending, SIGPIPE) == 1) {
            sigset_t pipe;
            sigemptyset(&pipe);
            sigaddset(&pipe, SIGPIPE);
            int taken = 0;
            sigwait(&pipe, &taken);
        }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
#else
    no_broken_pipe() noexcept {}
    ~no_broken_pipe() {}
#endif
    no_broken_pipe(const no_broken_pipe&) = delete;
    no_broken_pipe& operator=(const no_broken_pipe&) = delete;

#ifdef ONEZONE_POSIX
private:
    sigset_t before_{};
    bool was_pending_ = false;
#endif
};

std::FILE* open(const fs::path& path, const char* mode) {
#ifdef _WIN32
    return ::_wfopen(path.c_str(), std::wstring(mode, mode + std::char_traits<char>::length(mode)).c_str());
#else
    return std::fopen(path.c_str(), mode);
#endif
}

// 0, or the number of the error.
int write_to(const fs::path& path, const char* mode, std::string_view bytes, bool to_the_disk) {
    const no_broken_pipe as_an_error;
    errno = 0;
    std::FILE* const file = open(path, mode);
    if (!file) return errno == 0 ? EIO : errno;
    int failed = 0;
    const auto done = [&](bool well) {
        if (!well && failed == 0) failed = errno == 0 ? EIO : errno;
    };
    done(std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size());
    if (failed == 0) done(std::fflush(file) == 0);
#ifdef ONEZONE_POSIX
    if (failed == 0 && to_the_disk) done(fsync(fileno(file)) == 0);
#else
    static_cast<void>(to_the_disk);
#endif
    done(std::fclose(file) == 0);
    return failed;
}

// One file on its way: written beside the one it replaces, put in its place, and taken back where another fails.
class replacement {
public:
    explicit replacement(const new_file& f) : path_(f.path), bytes_(f.bytes) {}
    replacement(replacement&& other) noexcept
        : path_(std::move(other.path_)),
          bytes_(other.bytes_),
          beside_(std::exchange(other.beside_, {})),
          old_(std::exchange(other.old_, {})),
          target_(std::move(other.target_)),
          direct_(other.direct_),
          placed_(std::exchange(other.placed_, false)) {}
    replacement(const replacement&) = delete;
    replacement& operator=(const replacement&) = delete;
    replacement& operator=(replacement&&) = delete;
    ~replacement() {
        std::error_code ignored;
        if (placed_ && !old_.empty()) fs::rename(old_, target_, ignored);
        if (placed_ && old_.empty()) fs::remove(target_, ignored);
        if (!beside_.empty()) fs::remove(beside_, ignored);
    }

    result<void> write() {
        if (text why = no_path(path_); !why.empty()) return cannot_write(path_, why);
        std::error_code failed;
        target_ = path_of(path_);
        // What a link names is replaced, not the link.
        if (fs::is_symlink(target_, failed))
            if (fs::path real = fs::weakly_canonical(target_, failed); !failed) target_ = std::move(real);
        const fs::file_status there = fs::status(target_, failed);
        if (fs::is_directory(there)) return cannot_write(path_, reason_of(EISDIR));
        direct_ = fs::exists(there) && !fs::is_regular_file(there);
        if (direct_) return {};
        if (fs::exists(there) && !may_write(target_)) return cannot_write(path_, reason_of(EACCES));
        for (unsigned n = 0; n < 1000; ++n) {
            fs::path name = target_;
            name += ".new" + std::to_string(n);
            const int number = write_to(name, "wbx", bytes_, true);
            if (number == EEXIST) continue; // somebody else's
            if (number != 0) {
                if (number != ENOENT && number != EACCES && number != ENOTDIR) fs::remove(name, failed);
                return cannot_write(path_, reason_of(number));
            }
            beside_ = std::move(name);
            if (fs::exists(there)) fs::permissions(beside_, there.permissions(), failed);
            return {};
        }
        return cannot_write(path_, reason_of(EEXIST));
    }
    result<void> put_in_place() {
        if (direct_) {
            const int number = write_to(target_, "wb", bytes_, false);
            return number == 0 ? result<void>() : result<void>(cannot_write(path_, reason_of(number)));
        }
        std::error_code failed;
        if (fs::exists(target_, failed)) {
            fs::path name = beside_;
            name += ".old";
            fs::rename(target_, name, failed);
            if (failed) return cannot_write(path_, reason_of(failed.value()));
            old_ = std::move(name);
        }
        fs::rename(beside_, target_, failed);
        if (failed) {
            const int number = failed.value();
            if (!old_.empty()) fs::rename(old_, target_, failed);
            old_.clear();
            return cannot_write(path_, reason_of(number));
        }
        beside_.clear();
        placed_ = true;
        return {};
    }
    // The only file of its kind needs no way back: it is replaced in one stroke.
    result<void> replace() {
        if (direct_) return put_in_place();
        std::error_code failed;
        fs::rename(beside_, target_, failed);
        if (failed) return cannot_write(path_, reason_of(failed.value()));
        beside_.clear();
        return {};
    }
    void keep() noexcept {
        std::error_code ignored;
        if (!old_.empty()) fs::remove(old_, ignored);
        old_.clear();
        placed_ = false;
    }
    [[nodiscard]] bool direct() const noexcept { return direct_; }

private:
    static bool may_write([[maybe_unused]] const fs::path& path) {
#ifdef ONEZONE_POSIX
        return access(path.c_str(), W_OK) == 0;
#else
        return true;
#endif
    }

    std::string path_;
    std::string_view bytes_;
    fs::path beside_; // what is new, as long as it is not in its place
    fs::path old_;    // what it replaced, as long as it may have to come back
    fs::path target_;
    bool direct_ = false;
    bool placed_ = false;
};

} // namespace

result<std::string> read_file(const std::string& path) {
    if (text why = no_path(path); !why.empty()) return cannot_read(path, why);
    errno = 0;
    const open_file file(open(path_of(path), "rb"));
    if (!file) return cannot_read(path, reason_of(errno));
    std::string bytes;
    constexpr std::size_t piece = std::size_t{1} << 16U;
    for (std::size_t got = piece; got == piece;) {
        const std::size_t size = bytes.size();
        bytes.resize(size + piece);
        errno = 0;
        got = std::fread(bytes.data() + size, 1, piece, file.get());
        bytes.resize(size + got);
    }
    if (std::ferror(file.get()) != 0) return cannot_read(path, reason_of(errno));
    return bytes;
}

result<bool> is_there(const std::string& path) {
    if (text why = no_path(path); !why.empty()) return cannot_read(path, why);
    std::error_code failed;
    const fs::file_status there = fs::status(path_of(path), failed);
    if (there.type() == fs::file_type::not_found) return false;
    if (failed) return cannot_read(path, reason_of(failed.value()));
    return true;
}

result<void> write_files(std::span<const new_file> files) {
    std::vector<replacement> all;
    all.reserve(files.size());
    for (const new_file& f : files) ONEZONE_TRY(all.emplace_back(f).write());
    for (replacement& r : all)
        if (r.direct() || all.size() > 1) ONEZONE_TRY(r.put_in_place());
    if (all.size() == 1 && !all.front().direct()) ONEZONE_TRY(all.front().replace());
    for (replacement& r : all) r.keep();
    return {};
}

void write_file(const std::string& path, std::string_view bytes) {
    const new_file one{path, bytes};
    write_files({&one, 1}).value();
}

} // namespace onezone::detail
