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

} // namespace onezone::detail
