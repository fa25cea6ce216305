// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/table_model.h"

namespace phonehome {

/// Who a device talks to: one row a peer, port and name.
class FlowModel final : public TableModel {
    Q_OBJECT
public:
    enum ColumnId {
        DeviceName,
        Name,
        NamedBy,
        Address,
        Owner,
        Port,
        App,
        PacketsOut,
        PacketsIn,
        BytesOut,
        BytesIn,
        First,
        Last
    };

    explicit FlowModel(const TimeFormat* time, QObject* parent = nullptr);

protected:
    std::uint32_t count(const Snapshot& snapshot) const override;
    bool isInFocus(const Snapshot& snapshot, const Focus& focus, std::uint32_t id) const override;
};

} // namespace phonehome
