// SPDX-License-Identifier: Apache-2.0
// A host that needs workbooks, and links nothing but the component.
#include <onezone/faces/tables/xlsx.hpp>

#include <iostream>

int main() {
    const onezone::workbook book{"book", {{"单位", {{"名称", "类型"}, {"甲市", "地级市"}}}}};
    const auto bytes = onezone::write_xlsx(book);
    const auto back = onezone::read_xlsx(bytes.value());
    const auto h = onezone::read_workbook(back.value());
    std::cout << h.value().path_of(h.value().at("甲市")) << '\n';
    return 0;
}
