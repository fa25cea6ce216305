// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/table_model.h"

namespace phonehome {

/// DNS-to-address table: what each device asked for, what it was told, and which flows used it.
class NameModel final : public TableModel {
    Q_OBJECT
public:
    enum ColumnId {
        Name,
        Answers,
        Asked,
        Source,
        DeviceName,
        Ttl,
        Type,
        UsedBy,
        Owner,
        First,
        Last,
        Domain,
        Chain,
        Resolver
    };

    explicit NameModel(const TimeFormat* time, QObject* parent = nullptr);

protected:
    std::uint32_t count(const Snapshot& snapshot) const override;
    bool isInFocus(const Snapshot& snapshot, const Focus& focus, std::uint32_t id) const override;
};

/// The first four, then how many more there are.
QString nameListText(const QStringList& all);

} // namespace phonehome
