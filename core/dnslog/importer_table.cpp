// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/dnslog/importer_rows.h"

namespace phonehome {

namespace {

constexpr std::array kImporters{
    ImporterRow{"dnsmasq", true, true, true, probeDnsmasq, makeDnsmasq},
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
