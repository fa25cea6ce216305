// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/beats_view.h"

#include <algorithm>
#include <array>

#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>

#include "ui/models/event_facts.h"
#include "ui/models/group_model.h"
#include "ui/views/table_menu.h"

namespace phonehome {

namespace {

/// What answers whether a promise is kept is in sight in a window 1280 pixels wide.
constexpr std::array kWidths{24, 9, 12, 15, 10, 6, 7, 10, 20, 20, 20};
constexpr int kInSight = 8; ///< columns

} // namespace

BeatsView::BeatsView(const ViewContext& context, QWidget* parent)
    : TablePage(context, new GroupModel(context.time), kWidths, parent)
{
    table()->setObjectName(QStringLiteral("groupsTable"));
    table()->setAccessibleName(tr("What is said how often"));
    table()->setSelectionMode(QAbstractItemView::SingleSelection);
    m_fitted = table()->columnWidth(0);
    table()->viewport()->installEventFilter(this);
    connect(context.selection, &Selection::focusChanged, this, &BeatsView::markGroup);
    connect(context.selection, &Selection::eventChanged, this, &BeatsView::markGroup);
}

void BeatsView::setSnapshot(SnapshotPtr snapshot)
{
    const QScopedValueRollback marking(m_marking, true);
    TablePage::setSnapshot(std::move(snapshot));
    markGroup();
    if (model()->snapshot() && model()->snapshot()->final && isFitted()) {
        table()->resizeColumnToContents(0);
        m_words = table()->columnWidth(0);
        fitWhat();
    }
}

bool BeatsView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == table()->viewport() && event->type() == QEvent::Resize && isFitted())
        fitWhat();
    return TablePage::eventFilter(watched, event);
}

/// Nobody drew its edge elsewhere.
bool BeatsView::isFitted() const
{
    return table()->columnWidth(0) == m_fitted;
}

/// What is said has the room that the numbers beside it leave, as far as its words are long.
void BeatsView::fitWhat()
{
    int numbers = 0;
    for (int column = 1; column < kInSight; ++column)
        numbers += table()->columnWidth(column);
    const int least = kWidths.front() * table()->fontMetrics().averageCharWidth() + 16;
    m_fitted = std::max(least, std::min(m_words, table()->viewport()->width() - numbers));
    table()->setColumnWidth(0, m_fitted);
}

TablePage::Reason BeatsView::reasonForNone(const Snapshot&) const
{
    return {tr("Nothing that repeats"), tr("No message of a protocol that is decoded here was found. All traffic is "
                                           "counted in the Flows tab.")};
}

void BeatsView::onChosen(std::uint32_t id)
{
    if (!m_marking)
        context().selection->setGroup(GroupId{id});
}

void BeatsView::offer(QMenu& menu, const QModelIndex& row)
{
    const SnapshotPtr s = model()->snapshot();
    const GroupId id{model()->idAt(row.row())};
    Selection* selection = context().selection;
    const DeviceId device = s->groups[id.value].device;
    connect(menu.addAction(tr("Show only this &group")), &QAction::triggered, selection,
            [selection, id] { selection->setGroup(id); });
    connect(menu.addAction(tr("Show only this &device")), &QAction::triggered, selection,
            [selection, device] { selection->setDevice(device); });
    Focus focus = selection->focus().ofTimes();
    focus.group = id;
    addPackets(menu, this, tr("Export its &packets…"), {focus, {}, s->final});
    const EventId latest = latestOfGroup(*s, id);
    QAction* show = menu.addAction(tr("Show its latest in the &timeline"));
    show->setEnabled(latest.valid());
    connect(show, &QAction::triggered, selection, [selection, latest] { selection->showInTimeline(latest); });
}

/// The group is chosen here: it does not narrow the choice.
Focus BeatsView::narrowed(Focus focus) const
{
    focus.group = {};
    return focus;
}

/// Shows which row the views are about, without making it the user's choice.
void BeatsView::markGroup()
{
    const QScopedValueRollback marking(m_marking, true);
    const GroupId group = model()->snapshot() ? shownGroup(*model()->snapshot(), *context().selection) : GroupId{};
    const int row = group.valid() ? model()->rowOf(group.value) : -1;
    if (row >= 0)
        table()->setCurrentIndex(model()->index(row, 0));
    else
        table()->clearSelection();
}

} // namespace phonehome
