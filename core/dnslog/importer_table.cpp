// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/dnslog/importer_rows.h"

namespace phonehome {

namespace {

constexpr std::array kImporters{
    ImporterRow{"dnsmasq", true, true, true, probeDnsmasq, makeDnsmasq},
    ImporterRow{"adguard", true, true, false, probeAdGuard, makeAdGuard},
    ImporterRow{"unbound", false, true, true, probeUnbound, makeUnbound},
    ImporterRow{"zeek", true, true, false, probeZeekTsv, makeZeekTsv},
    ImporterRow{"zeek-json", true, true, false, probeZeekJson, makeZeekJson},
    ImporterRow{"hosts", true, false, false, probeHostsList, makeHostsList},
    ImporterRow{"csv", true, true, false, probeCsv, makeCsv},
    ImporterRow{"pihole-api", false, true, false, probePiHoleApi, makePiHoleApi},
    ImporterRow{"adguard-api", true, true, false, probeAdGuardApi, makeAdGuardApi},
};

} // namespace

std::span<const ImporterRow> importers()
{
    return kImporters;
}

const char* logSkipId(LogSkip reason)
{
    switch (reason) {
    case LogSkip::TooLong: return "too-long";
    case LogSkip::BadForm: return "bad-form";
    case LogSkip::BadTime: return "bad-time";
    case LogSkip::BadName: return "bad-name";
    case LogSkip::BadAddress: return "bad-address";
    case LogSkip::BadMessage: break;
    }
    return "bad-message";
}

} // namespace phonehome
