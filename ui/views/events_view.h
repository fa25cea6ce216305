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

protected:
    Reason reasonForNone(const Snapshot& snapshot) const override;
    void onChosen(std::uint32_t id) override;

private:
    void showEvent(EventId event);

    QLabel* m_older; ///< says that a long recording has events that are not here
};

} // namespace phonehome
