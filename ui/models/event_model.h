// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/models/table_model.h"

namespace phonehome {

/// Does an event belong to what the views are narrowed to?
bool isEventInFocus(const Snapshot& snapshot, const Focus& focus, const Event& event);

/// Transactions and announcements, one row each, in the order in which they began.
class EventModel final : public TableModel {
    Q_OBJECT
public:
    enum ColumnId { Time, DeviceName, ProtocolName, Kind, Peer, OutcomeText, RoundTrip, Promised, Tries, FrameNumber };

    explicit EventModel(const TimeFormat* time, QObject* parent = nullptr);

protected:
    std::uint32_t count(const Snapshot& snapshot) const override;
    std::uint32_t first(const Snapshot& snapshot) const override;
    bool isInFocus(const Snapshot& snapshot, const Focus& focus, std::uint32_t id) const override;
    bool matches(const Cell& cell, const QString& word) const override;
    void prepareFilter(const Snapshot& snapshot, const QStringList& words) override;

private:
    QStringList m_words;
    /// For each group and word: do the texts that all its events share hold the word?
    std::vector<std::vector<bool>> m_groupMatches;
};

} // namespace phonehome
