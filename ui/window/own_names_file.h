// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/analysis/own_names.h"

namespace phonehome {

/// What the user calls devices, as the file says that it is kept in (EthersText). A file that is not there is one without
/// names. Errors: those of readEthers().
Result<OwnNamesPtr> readOwnNames(const QString& path);

/// Has the file say this of a card, and gives what it says of all by then. It is read anew before, so that what somebody
/// wrote there meanwhile stays, and written whole or not at all. Errors: those of reading, WriteFailed.
Result<OwnNamesPtr> keepOwnName(const QString& path, const MacAddress& mac, const OwnName& own);

} // namespace phonehome
