// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/events_view.h"

#include <array>

#include <QTableView>

#include "ui/models/event_model.h"

namespace phonehome {

namespace {

constexpr std::array kWidths{26, 20, 10, 24, 26, 18, 11, 16, 7};

} // namespace

EventsView::EventsView(const ViewContext& context, QWidget* parent)
    : TablePage(context, new EventModel(context.time), kWidths, parent)
{
    table()->setObjectName(QStringLiteral("eventsTable"));
    table()->setAccessibleName(tr("Events"));
    connect(context.selection, &Selection::eventChanged, this, &EventsView::showEvent);
}

TablePage::Reason EventsView::reasonForNone(const Snapshot& snapshot) const
{
    if (snapshot.totals.packets == 0)
        return {tr("No packets in this capture."), tr("The file is a capture, but nothing was caught.")};
    return {tr("No message of a protocol that is decoded here."),
            tr("All traffic is counted in the Flows tab, by device, peer and port.")};
}

void EventsView::onChosen(std::uint32_t id)
{
    context().selection->setEvent(EventId{id});
}

void EventsView::showEvent(EventId event)
{
    const QModelIndex now = table()->currentIndex();
    if (!event.valid() || (now.isValid() && model()->idAt(now.row()) == event.value))
        return;
    const int row = model()->rowOf(event.value);
    if (row >= 0)
        table()->setCurrentIndex(model()->index(row, 0));
}

} // namespace phonehome
