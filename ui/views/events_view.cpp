// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/events_view.h"

#include <array>

#include <QLabel>
#include <QTableView>

#include "ui/models/event_model.h"
#include "ui/models/texts.h"
#include "ui/views/labels.h"

namespace phonehome {

namespace {

constexpr std::array kWidths{26, 20, 10, 24, 26, 18, 11, 16, 7};

} // namespace

EventsView::EventsView(const ViewContext& context, QWidget* parent)
    : TablePage(context, new EventModel(context.time), kWidths, parent), m_older(plainLabel(this, LabelKind::Faint))
{
    m_older->setObjectName(QStringLiteral("olderEvents"));
    m_older->setWordWrap(true);
    m_older->setMargin(6);
    m_older->hide();
    setHeader(m_older);
    table()->setObjectName(QStringLiteral("eventsTable"));
    table()->setAccessibleName(tr("Events"));
    connect(context.selection, &Selection::eventChanged, this, &EventsView::showEvent);
}

void EventsView::setSnapshot(SnapshotPtr snapshot)
{
    const bool older = snapshot && snapshot->events.first() > 0;
    if (older) {
        m_older->setText(
            tr("The events before %1 (%2) are no longer held in memory, but counted, and their packets are "
               "in the recording. To see them all, save the recording and open it.")
                .arg(context().time->dateTime(snapshot->events[snapshot->events.first()].time, 0),
                     countText(snapshot->events.first())));
    }
    m_older->setVisible(older);
    TablePage::setSnapshot(std::move(snapshot));
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
