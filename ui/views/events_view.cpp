// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/events_view.h"

#include <array>

#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>

#include "ui/models/event_model.h"
#include "ui/models/texts.h"
#include "ui/views/labels.h"
#include "ui/views/table_menu.h"

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
    connect(context.selection, &Selection::eventChanged, this, &EventsView::follow);
    // After the rows were narrowed, which takes the mark from them.
    connect(context.selection, &Selection::focusChanged, this, &EventsView::follow);
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
    follow();
}

TablePage::Reason EventsView::reasonForNone(const Snapshot&) const
{
    return {tr("No message of a protocol that is decoded here."),
            tr("All traffic is counted in the Flows tab, by device, peer and port.")};
}

void EventsView::setFilter(const QString& words)
{
    TablePage::setFilter(words);
    follow();
}

void EventsView::onChosen(std::uint32_t id)
{
    if (!m_following)
        context().selection->setEvent(EventId{id});
}

void EventsView::offer(QMenu& menu, const QModelIndex& row)
{
    const EventId id{model()->idAt(row.row())};
    const Event& event = model()->snapshot()->events[id.value];
    Selection* selection = context().selection;
    connect(menu.addAction(tr("Show in the &timeline")), &QAction::triggered, selection,
            [selection, id] { selection->showInTimeline(id); });
    connect(menu.addAction(tr("Show only this &group")), &QAction::triggered, selection,
            [selection, group = event.group] { selection->setGroup(group); });
    connect(menu.addAction(tr("Show only this &device")), &QAction::triggered, selection,
            [selection, device = event.device] { selection->setDevice(device); });
    Focus focus = selection->focus().ofTimes();
    focus.group = event.group;
    addPackets(menu, this, tr("Export &packets of its group…"), {focus, {}, model()->snapshot()->final});
}

void EventsView::showEvent(QShowEvent* event)
{
    TablePage::showEvent(event);
    // While it was out of sight, its rows had no places to scroll to.
    if (const QModelIndex now = table()->currentIndex(); now.isValid())
        table()->scrollTo(now, QAbstractItemView::PositionAtCenter);
}

void EventsView::follow()
{
    const EventId event = context().selection->event();
    const QModelIndex now = table()->currentIndex();
    if (!event.valid() || (now.isValid() && model()->idAt(now.row()) == event.value))
        return;
    const QScopedValueRollback following(m_following, true);
    const int row = model()->rowOf(event.value);
    if (row < 0) {
        table()->selectionModel()->clear();
        return;
    }
    const QModelIndex index = model()->index(row, 0);
    table()->setCurrentIndex(index);
    table()->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

} // namespace phonehome
