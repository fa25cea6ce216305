// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/field.h"

namespace phonehome {

std::vector<Field> describe(const Message& message)
{
    return std::visit(
        [](const auto& m) {
            if constexpr (requires { *m; })
                return describe(*m);
            else
                return describe(m);
        },
        message);
}

} // namespace phonehome
