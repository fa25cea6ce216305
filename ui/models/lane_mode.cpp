// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/lane_mode.h"

#include <algorithm>

#include <QCoreApplication>

namespace phonehome {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(phonehome::LaneMode)
};

} // namespace

QString laneModeId(LaneMode mode)
{
    switch (mode) {
    case LaneMode::Protocol: return QStringLiteral("protocol");
    case LaneMode::Group: return QStringLiteral("group");
    case LaneMode::Device: return QStringLiteral("device");
    case LaneMode::Peer: return QStringLiteral("peer");
    }
    return {};
}

std::optional<LaneMode> laneModeOf(const QString& id)
{
    const auto* const found =
        std::find_if(kLaneModes.begin(), kLaneModes.end(), [&id](LaneMode mode) { return laneModeId(mode) == id; });
    return found == kLaneModes.end() ? std::nullopt : std::optional(*found);
}

QString laneModeText(LaneMode mode)
{
    switch (mode) {
    case LaneMode::Protocol: return Words::tr("by protocol");
    case LaneMode::Group: return Words::tr("by group");
    case LaneMode::Device: return Words::tr("by device");
    case LaneMode::Peer: return Words::tr("by peer");
    }
    return {};
}

QString othersText(LaneMode mode, std::uint32_t count)
{
    const int n = static_cast<int>(count);
    switch (mode) {
    case LaneMode::Protocol: return Words::tr("%Ln other protocol(s)", nullptr, n);
    case LaneMode::Group: return Words::tr("%Ln other group(s)", nullptr, n);
    case LaneMode::Device: return Words::tr("%Ln other device(s)", nullptr, n);
    case LaneMode::Peer: return Words::tr("%Ln other peer(s)", nullptr, n);
    }
    return {};
}

} // namespace phonehome
