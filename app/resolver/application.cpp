// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/resolver/application.h"

#include <array>

namespace phonehome {

std::unique_ptr<QCoreApplication> applicationIfNone()
{
    static int count = 1;
    static std::array<char, 14> name{"phonehome-cli"};
    static std::array<char*, 2> words{name.data(), nullptr};
    return std::unique_ptr<QCoreApplication>(QCoreApplication::instance() ? nullptr
                                                                          : new QCoreApplication(count, words.data()));
}

} // namespace phonehome
