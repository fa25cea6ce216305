// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "ui/models/table_model.h"

namespace phonehome {

/// The five categories of traffic that a device's marks stand for, in their order.
inline constexpr std::array kCategories{Protocol::Stun, Protocol::Ntp, Protocol::Ssdp, Protocol::Mdns, Protocol::Dns};

/// Devices at home. The focus's device narrows nothing here: this is where it is chosen.
class DeviceModel final : public TableModel {
    Q_OBJECT
public:
    enum ColumnId { Name, Source, Vendor, Address, Sent, Received, Peers, First, Last, Mac };
    enum DeviceRole {
        SubtitleRole = IdRole + 1, ///< "192.168.1.57 · Belkin"
        MarksRole,                 ///< quint32: bit i set when the device speaks kCategories[i]
        SourceRole,                ///< how the name is known, "SSDP"; empty without a learnt name
        MarkTextsRole,             ///< QStringList: what each mark says, "STUN: 1,947 messages"
    };

    explicit DeviceModel(const TimeFormat* time, QObject* parent = nullptr);

protected:
    std::uint32_t count(const Snapshot& snapshot) const override;
    bool isInFocus(const Snapshot& snapshot, const Focus& focus, std::uint32_t id) const override;
    /// The MAC with any separators or none, and every address and name that the device ever had, and its note, count too.
    bool matches(const Cell& cell, const QString& word) const override;
    QString tip(const Cell& cell, int column) const override;
    QVariant extraData(const Cell& cell, int role) const override;
};

} // namespace phonehome
