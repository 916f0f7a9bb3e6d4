// SPDX-License-Identifier: Apache-2.0
#include "files.hpp"

#include "ground/wording.hpp"

#include <fstream>
#include <iterator>
#include <utility>

namespace onezone::detail {

result<std::string> read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes;
    if (file) bytes.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    if (!file || file.bad())
        return refusal(errc::cannot_read, fill(say("无法读取文件 {0}", "the file {0} cannot be read"), {quote(path)}))
            .at({path, {}, 0, 0});
    return bytes;
}

void write_file(const std::string& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file)
        throw error(refusal(errc::cannot_write, say("无法写入文件", "cannot write the file")).at({path, {}, 0, 0}));
}

} // namespace onezone::detail
