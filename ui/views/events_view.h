// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/table_page.h"

class QLabel;

namespace phonehome {

/// Every exchange and announcement, one row each; the row chosen is the event that the timeline and the details show.
class EventsView final : public TablePage {
    Q_OBJECT
public:
    EventsView(const ViewContext& context, QWidget* parent);

    void setSnapshot(SnapshotPtr snapshot) override;
    void setFilter(const QString& words) override;

protected:
    Reason reasonForNone(const Snapshot& snapshot) const override;
    void onChosen(std::uint32_t id) override;
    void offer(QMenu& menu, const QModelIndex& row) override;
    void showEvent(QShowEvent* event) override;

private:
    /// Marks the row of the event that is looked at, and brings it into sight; nothing else is looked at for that.
    void follow();

    bool m_following = false;
    QLabel* m_older; ///< says that a long recording has events that are not here
};

} // namespace phonehome
