// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace phonehome {

/// The first MAC address in a text, colons between its parts and in lower case; empty where there is none.
QString macIn(const QString& text);
/// "ether host MAC" for a text that is a MAC address and nothing else; any other as it is.
QString filterFromTyped(const QString& text);

} // namespace phonehome
