// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QDate>
#include <QUrl>

namespace phonehome {

/// What can be fetched to say whose addresses are.
enum class OwnerSource : std::uint8_t {
    Networks,  ///< autonomous systems, by DB-IP, free (CC BY 4.0), made anew each month
    Countries, ///< the same maker's
    Amazon,    ///< the ranges of Amazon's cloud, by Amazon
};

/// Where it is. A month's file may come a few days late: until then that of the month before is named.
QUrl ownerUrl(OwnerSource source, const QDate& today);

} // namespace phonehome
