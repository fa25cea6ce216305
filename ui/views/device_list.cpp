// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/device_list.h"

#include <algorithm>

#include <QActionGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QStackedLayout>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/models/device_model.h"
#include "ui/models/texts.h"
#include "ui/views/device_delegate.h"
#include "ui/views/empty_state.h"
#include "ui/views/labels.h"
#include "ui/views/table_menu.h"
#include "ui/views/table_rows.h"

namespace phonehome {

DeviceList::DeviceList(const ViewContext& context, QWidget* parent)
    : View(parent), m_context(context), m_model(new DeviceModel(context.time, this)),
      m_count(plainLabel(this, LabelKind::Faint)), m_filter(new QLineEdit(this)), m_tree(new QTreeView),
      m_empty(new EmptyState), m_stack(new QStackedLayout)
{
    QLabel* title = plainLabel(this, LabelKind::Strong);
    title->setText(tr("Devices"));
    setObjectName(QStringLiteral("devices"));
    m_filter->setObjectName(QStringLiteral("deviceFilter"));
    m_filter->setPlaceholderText(tr("Filter devices"));
    m_filter->setToolTip(tr("Part of a name, an address, a MAC or a maker"));
    m_filter->setAccessibleName(tr("Filter devices"));
    m_filter->setClearButtonEnabled(true);

    m_tree->setObjectName(QStringLiteral("deviceList"));
    m_tree->setAccessibleName(tr("Devices"));
    m_tree->setModel(m_model);
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setItemDelegateForColumn(DeviceModel::Name, new DeviceDelegate(m_tree));
    m_tree->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView* header = m_tree->header();
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setStretchLastSection(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setSortingEnabled(true);
    const int letter = fontMetrics().averageCharWidth();
    header->setMinimumSectionSize(6 * letter);
    for (const int column : {DeviceModel::Sent, DeviceModel::Received, DeviceModel::Peers})
        header->resizeSection(column, 12 * letter);
    for (const int column : {DeviceModel::First, DeviceModel::Last, DeviceModel::Mac})
        header->resizeSection(column, 22 * letter);
    // The two lines have the list's width; what else there is stays out of sight until it is asked for.
    for (int column = DeviceModel::Name + 1; column < m_model->columnCount(); ++column)
        m_tree->hideColumn(column);
    auto* more = new QToolButton(this);
    more->setObjectName(QStringLiteral("deviceColumns"));
    more->setText(QStringLiteral("⋯"));
    more->setAutoRaise(true);
    more->setToolTip(tr("Order and columns"));
    more->setAccessibleName(tr("Order and columns"));

    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_tree);
    auto* head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(m_count);
    head->addWidget(more);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(12, 12, 12, 4);
    top->addLayout(head);
    top->addWidget(m_filter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(top);
    column->addLayout(m_stack, 1);
    setFocusProxy(m_tree);
    showEmptyOrList();

    connect(m_filter, &QLineEdit::textChanged, this, &DeviceList::setFilter);
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this, header](const QPoint& at) { offer(header->mapToGlobal(at)); });
    connect(more, &QToolButton::clicked, this, [this, more] { offer(more->mapToGlobal(more->rect().bottomLeft())); });
    connect(context.selection, &Selection::focusChanged, this, &DeviceList::showFocus);
    onRowChosen(m_tree, [this](const QModelIndex& row) {
        if (!m_following)
            m_context.selection->setDevice(DeviceId{m_model->idAt(row.row())});
    });
    // Once more on the device that is shown: from what was looked at of it back to itself.
    connect(m_tree, &QTreeView::clicked, this, [this] {
        Selection* selection = m_context.selection;
        if (selection->eventLeads() || selection->flow().valid() || selection->name().valid())
            selection->setEvent({});
    });
    addTableMenu(this, m_tree, [this](QMenu& menu, const QModelIndex& row) { offerDevice(menu, row); });
}

void DeviceList::setSnapshot(SnapshotPtr snapshot)
{
    m_following = true;
    m_model->setSnapshot(std::move(snapshot));
    m_following = false;
    // The same capture under other names is a list anew, and the chosen device the same.
    showFocus(m_context.selection->focus());
}

void DeviceList::setFilter(const QString& words)
{
    m_following = true;
    m_model->setFilter(words);
    m_following = false;
    showFocus(m_context.selection->focus());
}

QString DeviceList::selectedText() const
{
    return selectedRows(m_tree);
}

void DeviceList::offerDevice(QMenu& menu, const QModelIndex& row)
{
    const DeviceId id{m_model->idAt(row.row())};
    const auto cell = [&row](DeviceModel::ColumnId column) { return row.siblingAtColumn(column).data().toString(); };
    QAction* only = menu.addAction(tr("Show only this &device"));
    only->setObjectName(QStringLiteral("onlyDevice"));
    connect(only, &QAction::triggered, this, [this, id] { m_context.selection->setDevice(id); });
    QAction* rename = menu.addAction(tr("&Rename…"));
    rename->setObjectName(QStringLiteral("renameDevice"));
    // As the window's own action has it: the list leaves the key to that.
    rename->setShortcut(Qt::Key_F2);
    rename->setEnabled(!cell(DeviceModel::Mac).isEmpty());
    connect(rename, &QAction::triggered, this, [this, id] { emit renameWanted(id); });
    Focus focus = m_context.selection->focus().ofTimes();
    focus.device = id;
    addPackets(menu, this, tr("Export its &packets…"), {focus, {}, m_model->snapshot()->final});
    menu.addSeparator();
    addCopy(menu, tr("Copy &MAC address"), cell(DeviceModel::Mac))->setObjectName(QStringLiteral("copyMac"));
    addCopy(menu, tr("Copy &address"), cell(DeviceModel::Address))->setObjectName(QStringLiteral("copyAddress"));
    addCopy(menu, tr("Copy &name"), cell(DeviceModel::Name))->setObjectName(QStringLiteral("copyName"));
}

void DeviceList::showEmptyOrList()
{
    const std::uint32_t all = m_model->total();
    const int shown = m_model->rowCount();
    m_count->setText(shown == static_cast<int>(all)
                         ? countText(all)
                         : tr("%1 of %2").arg(countText(static_cast<std::uint64_t>(shown)), countText(all)));
    if (shown > 0) {
        m_stack->setCurrentWidget(m_tree);
        return;
    }
    if (all > 0)
        m_empty->setTexts(tr("No device fits"), tr("Clear the filter, or press Esc to show the whole time."));
    else if (m_model->snapshot() && m_model->snapshot()->final && m_model->snapshot()->totals.packets == 0)
        m_empty->setNoPackets();
    else if (m_model->snapshot() && m_model->snapshot()->final)
        m_empty->setTexts(tr("No devices"), tr("No packet in this capture comes from an address at home."));
    else
        m_empty->setTexts(tr("No devices yet"), {});
    m_stack->setCurrentWidget(m_empty);
}

void DeviceList::showFocus(const Focus& focus)
{
    m_following = true;
    m_model->setFocus(focus);
    const int row = focus.device.valid() ? m_model->rowOf(focus.device.value) : -1;
    if (row >= 0)
        m_tree->setCurrentIndex(m_model->index(row, 0));
    else
        m_tree->selectionModel()->clear();
    m_following = false;
    showEmptyOrList();
}

/// The two lines take the width of the list; the other columns begin behind it.
void DeviceList::resizeEvent(QResizeEvent* event)
{
    View::resizeEvent(event);
    m_tree->header()->resizeSection(DeviceModel::Name,
                                    std::max(200, width() - m_tree->verticalScrollBar()->sizeHint().width()));
}

void DeviceList::offer(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("deviceMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("Order"));
    auto* orders = new QActionGroup(menu);
    const QHeaderView* header = m_tree->header();
    for (int column = -1; column < m_model->columnCount(); ++column) {
        const QString title = m_model->headerData(column, Qt::Horizontal).toString();
        QAction* action = menu->addAction(column < 0 ? tr("As they were seen") : tr("By %1", "column").arg(title));
        action->setCheckable(true);
        action->setChecked(header->sortIndicatorSection() == column);
        orders->addAction(action);
        // Of numbers and times, the largest and latest are looked for.
        const bool number = column >= DeviceModel::Sent && column <= DeviceModel::Last;
        const auto order = number ? Qt::DescendingOrder : Qt::AscendingOrder;
        connect(action, &QAction::triggered, m_tree, [this, column, order] { m_tree->sortByColumn(column, order); });
    }
    menu->addSection(tr("Columns"));
    for (int column = DeviceModel::Name + 1; column < m_model->columnCount(); ++column) {
        QAction* action = menu->addAction(m_model->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!m_tree->isColumnHidden(column));
        connect(action, &QAction::toggled, m_tree,
                [this, column](bool shown) { m_tree->setColumnHidden(column, !shown); });
    }
    menu->popup(at);
}

} // namespace phonehome
