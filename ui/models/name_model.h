// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/table_model.h"

namespace phonehome {

/// DNS-to-address table: what each device asked for, what it was told, and which flows used it; what several sources say
/// of one name is one row.
class NameModel final : public TableModel {
    Q_OBJECT
public:
    enum ColumnId {
        Name,
        Answers,
        Source,
        DeviceName,
        Asked,
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
    std::uint32_t rows(const Snapshot& snapshot) const override;
    bool isInFocus(const Snapshot& snapshot, const Focus& focus, std::uint32_t id) const override;
};

/// "● DNS, certain; TLS server name": the best, then what else says so.
QString nameSourcesText(const std::vector<NameSource>& sources);

/// The first four, then how many more there are.
QString nameListText(const QStringList& all);

} // namespace phonehome
