// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/table_page.h"

namespace phonehome {

/// Every exchange and announcement, one row each; the row chosen is the event that the timeline and the details show.
class EventsView final : public TablePage {
    Q_OBJECT
public:
    EventsView(const ViewContext& context, QWidget* parent);

protected:
    Reason reasonForNone(const Snapshot& snapshot) const override;
    void onChosen(std::uint32_t id) override;

private:
    void showEvent(EventId event);
};

} // namespace phonehome
