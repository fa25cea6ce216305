// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/session/owners/owner_download.h"

namespace phonehome {

/// How a download stands: "download.db-ip.com: 3.4 of 8.1 MB". Of one that has ended: what it brought.
QString downloadText(const OwnerDownloadNews& news);

/// Why a file did not come or can't be used, and what to do, as one sentence.
QString downloadProblemText(const OwnerDownloadFailure& failure);

} // namespace phonehome
