// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/findings/like_findings.h"
#include "ui/models/table_model.h"

namespace phonehome {

/// What was found: warnings first. What several devices have alike is one row; where a device is in focus, its own are
/// rows by themselves. Ids below the number of LikeFindings are theirs; behind them, each single finding has one.
class FindingModel final : public TableModel {
    Q_OBJECT
public:
    enum ColumnId { Weight, DeviceName, What, Since };

    explicit FindingModel(const TimeFormat* time, QObject* parent = nullptr);

    /// What a row is about.
    LikeFindings like(std::uint32_t id) const;
    /// The first of these, which has their words.
    const Finding& finding(std::uint32_t id) const;
    /// The id of those that the row's finding is one of; of such a row its own.
    std::uint32_t groupOf(std::uint32_t id) const;

    /// kFullTextRole has the names of all devices.
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    std::uint32_t count(const Snapshot& snapshot) const override;
    std::uint32_t rows(const Snapshot& snapshot) const override;
    /// Another snapshot may find other things at any place.
    bool isRanked() const override { return true; }
    bool isInFocus(const Snapshot& snapshot, const Focus& focus, std::uint32_t id) const override;
    /// The names of all its devices count too.
    bool matches(const Cell& cell, const QString& word) const override;
    QString tip(const Cell& cell, int column) const override;
};

} // namespace phonehome
