// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/compare_view.h"

#include <algorithm>
#include <memory>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/models/fleet_texts.h"
#include "ui/models/texts.h"
#include "ui/views/empty_state.h"
#include "ui/views/fleet_delegate.h"
#include "ui/views/labels.h"
#include "ui/views/table_menu.h"
#include "ui/views/table_page.h"
#include "ui/views/table_rows.h"

namespace phonehome {

namespace {

constexpr int kRestFactor = 10;    ///< how many times as long as working out takes until it is done again
constexpr int kMeasuredRows = 60;  ///< whose cells a column is made wide enough for
constexpr int kTitleShare = 3;     ///< of the width, one such part for what is said
constexpr int kColumnLetters = 22; ///< a column's width at most
constexpr int kMakerLetters = 22;

QString shortened(const QString& text)
{
    return text.size() <= kMakerLetters ? text : text.left(kMakerLetters - 1).trimmed() + u'…';
}

/// Titles that have too little room lose their middle: what tells them apart stands at their ends.
class ElidedHeader final : public QHeaderView {
public:
    using QHeaderView::QHeaderView;

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override
    {
        QHeaderView::initStyleOptionForIndex(option, section);
        const int room = orientation() == Qt::Horizontal ? sectionSize(section) : width();
        option->text = fontMetrics().elidedText(option->text, Qt::ElideMiddle, room - kEdge);
    }

private:
    static constexpr int kEdge = 10; ///< pixels beside a title
};

} // namespace

CompareView::CompareView(const ViewContext& context, QWidget* parent)
    : View(parent), m_context(context), m_work(new FleetWork(this)), m_model(new FleetModel(context.time, this)),
      m_table(new QTableView(this)), m_makers(new QComboBox(this)),
      m_onlyDiffering(new QCheckBox(tr("Only what &differs"), this)), m_sentence(elidedLabel(this, LabelKind::Strong)),
      m_empty(new EmptyState(this)), m_stack(new QStackedLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    column->addLayout(m_stack, 1);
    buildTable();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &CompareView::refresh);
    connect(m_makers, &QComboBox::activated, this, [this] {
        m_maker = m_makers->currentData().toString();
        workOut();
    });
    connect(m_work, &FleetWork::ready, this, &CompareView::showFleet);
    connect(m_onlyDiffering, &QCheckBox::toggled, this, &CompareView::showRows);
    connect(context.selection, &Selection::cleared, this, &CompareView::forget);
    connect(context.selection, &Selection::focusChanged, this, [this] {
        showRows();
        mark();
    });
    showEmptyOrTable();
}

QWidget* CompareView::buildHeader()
{
    auto* header = new QWidget(this);
    m_makers->setObjectName(QStringLiteral("compareMakers"));
    m_makers->setAccessibleName(tr("Devices that are compared"));
    m_makers->setToolTip(tr("Which devices are compared with one another"));
    m_makers->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_onlyDiffering->setObjectName(QStringLiteral("compareOnlyDiffering"));
    m_onlyDiffering->setToolTip(
        tr("Rows in which a device does otherwise than most, or of two devices only one says anything"));
    m_sentence->setObjectName(QStringLiteral("compareSentence"));
    auto* line = new QHBoxLayout(header);
    line->setContentsMargins(8, 4, 8, 4);
    line->addWidget(m_makers);
    line->addWidget(m_onlyDiffering);
    line->addSpacing(8);
    line->addWidget(m_sentence, 1);
    return header;
}

void CompareView::buildTable()
{
    m_table->setModel(m_model);
    m_table->setHorizontalHeader(new ElidedHeader(Qt::Horizontal, m_table));
    m_table->setVerticalHeader(new ElidedHeader(Qt::Vertical, m_table));
    prepareTable(m_table, {});
    m_table->setObjectName(QStringLiteral("compareTable"));
    m_table->setAccessibleName(tr("What each device says, side by side"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setItemDelegate(new FleetDelegate(m_table));
    // Rows and columns have an order that says something.
    m_table->setSortingEnabled(false);
    m_table->setColumnHidden(FleetModel::kTitleColumn, true);
    QHeaderView* titles = m_table->verticalHeader();
    titles->show();
    titles->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    titles->setSectionsClickable(false);
    titles->setHighlightSections(true);
    QHeaderView* devices = m_table->horizontalHeader();
    devices->setProperty(kColumnsAreData, true);
    devices->setHighlightSections(true);
    devices->setSectionsMovable(false);
    devices->setStretchLastSection(false);
    devices->setResizeContentsPrecision(kMeasuredRows);
    const QItemSelectionModel* selection = m_table->selectionModel();
    // A table that gets the keyboard makes its first cell the current one: that is nobody's choice.
    connect(selection, &QItemSelectionModel::currentChanged, this, [this, selection](const QModelIndex& now) {
        if (now.isValid() && selection->isSelected(now))
            choose(now);
    });
    connect(selection, &QItemSelectionModel::selectionChanged, this, [this, selection](const QItemSelection& added) {
        if (const QModelIndex now = selection->currentIndex(); added.contains(now))
            choose(now);
    });
    addTableMenu(this, m_table, [this](QMenu& menu, const QModelIndex& cell) {
        const GroupId group = m_model->groupAt(cell);
        QAction* show = menu.addAction(tr("Show its &cadence"));
        show->setEnabled(group.valid());
        connect(show, &QAction::triggered, this, [this, cell = QPersistentModelIndex(cell)] {
            choose(cell);
            emit tabWanted(QStringLiteral("cadence"));
        });
    });
}

void CompareView::setSnapshot(SnapshotPtr snapshot)
{
    m_snapshot = std::move(snapshot);
    refresh();
}

/// Of another capture nothing is kept.
void CompareView::forget()
{
    m_maker.reset();
    m_worked.reset();
    m_tookMs = 0;
    m_work->giveUp();
    showFleet(nullptr, nullptr);
}

void CompareView::setFilter(const QString& words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    showRows();
}

QString CompareView::selectedText() const
{
    return selectedRows(m_table);
}

void CompareView::showEvent(QShowEvent* event)
{
    View::showEvent(event);
    refresh();
}

void CompareView::resizeEvent(QResizeEvent* event)
{
    View::resizeEvent(event);
    m_table->verticalHeader()->setMaximumWidth(width() / kTitleShare);
}

void CompareView::refresh()
{
    if (m_snapshot == m_worked || (m_snapshot && !isVisible()))
        return;
    // While a capture grows, most of the time is left to the rest of the window.
    const bool grows = m_snapshot && m_worked && !m_snapshot->final;
    if (grows && m_work->isUnderWay())
        return;
    if (const qint64 rest = kRestFactor * m_tookMs; grows && m_since.isValid() && m_since.elapsed() < rest) {
        m_again.start(static_cast<int>(rest - m_since.elapsed()));
        return;
    }
    m_worked = m_snapshot;
    fillMakers();
    workOut();
}

void CompareView::fillMakers()
{
    const QSignalBlocker quiet(m_makers);
    m_families = m_worked ? fleetFamilies(*m_worked) : std::vector<FleetFamily>{};
    m_makers->clear();
    for (const FleetFamily& family : m_families) {
        const QString maker = fromWire(m_worked->text(family.vendor));
        m_makers->addItem(tr("%1 (%Ln)", nullptr, static_cast<int>(family.devices.size()))
                              .arg(maker.isEmpty() ? tr("Maker unknown") : shortened(maker)),
                          maker.isEmpty() ? QStringLiteral("?") : maker);
    }
    m_makers->addItem(tr("All devices"), QString());
    const int chosen = m_maker ? m_makers->findData(*m_maker) : 0;
    m_makers->setCurrentIndex(std::max(0, chosen));
}

void CompareView::workOut()
{
    m_begun.start();
    if (!m_worked) {
        m_work->giveUp();
        showFleet(nullptr, nullptr);
        return;
    }
    FleetChoice choice;
    const auto family = static_cast<std::size_t>(m_makers->currentIndex());
    if (family < m_families.size())
        choice.devices = m_families[family].devices;
    choice.times = m_context.selection->focus().times();
    m_work->start(m_worked, choice);
    showEmptyOrTable();
}

void CompareView::showFleet(const SnapshotPtr& snapshot, const FleetPtr& fleet)
{
    const QScopedValueRollback marking(m_marking, true);
    const QModelIndex current = m_table->currentIndex();
    const Role* const role = m_model->roleAt(current);
    const auto kept = role ? std::optional(*role) : std::nullopt;
    const DeviceId device = m_model->deviceAt(current);
    const int columns = m_model->columnCount();
    m_model->setFleet(snapshot, fleet);
    m_sentence->setText(fleet && fleet->columns.size() > 1 ? fleetSentence(*snapshot, *fleet) : QString());
    m_sentence->setToolTip(tipText(m_sentence->text()));
    if (columns != m_model->columnCount() || (snapshot && snapshot->final)) {
        m_table->resizeColumnsToContents();
        const int letter = m_table->fontMetrics().averageCharWidth();
        for (int column = 1; column < m_model->columnCount(); ++column)
            m_table->setColumnWidth(column, std::min(kColumnLetters * letter, m_table->columnWidth(column)));
    }
    m_table->setColumnHidden(FleetModel::kTitleColumn, true);
    if (const QModelIndex cell = kept ? m_model->indexOf(*kept, device) : QModelIndex(); cell.isValid())
        m_table->selectionModel()->setCurrentIndex(cell, QItemSelectionModel::ClearAndSelect);
    showEmptyOrTable();
    mark();
    if (m_begun.isValid())
        m_tookMs = m_begun.elapsed();
    m_since.start();
    // More came while it was worked out.
    if (m_snapshot != m_worked)
        m_again.start(static_cast<int>(kRestFactor * m_tookMs));
}

void CompareView::showRows()
{
    m_model->setRows({m_context.selection->focus().protocol, m_onlyDiffering->isChecked(), m_words});
    m_table->setColumnHidden(FleetModel::kTitleColumn, true);
    showEmptyOrTable();
}

void CompareView::showEmptyOrTable()
{
    const FleetPtr& fleet = m_model->fleet();
    const bool some = fleet && fleet->columns.size() > 1;
    m_onlyDiffering->setEnabled(some);
    m_makers->setEnabled(fleet != nullptr);
    if (some && m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_table);
        return;
    }
    if (!m_worked)
        m_empty->setTexts(tr("No capture is open"), tr("Open one with File > Open, or drop it here."));
    else if (!some && (!m_worked->final || !fleet))
        m_empty->setTexts(tr("Nothing yet"), tr("The capture is still being read."));
    else if (m_worked->totals.packets == 0)
        m_empty->setNoPackets();
    else if (!some)
        m_empty->setTexts(tr("Nothing to compare"), tr("Only one device here says anything that is counted; two are "
                                                       "needed to hold one against the other."));
    else if (!m_words.isEmpty())
        m_empty->setTexts(tr("No row holds \"%1\"").arg(m_words.join(u' ')),
                          tr("Clear the filter field to see all rows."));
    else if (m_onlyDiffering->isChecked())
        m_empty->setTexts(tr("Nothing differs"),
                          tr("No device does otherwise than most, as far as the capture shows."));
    else
        m_empty->setTexts(tr("Nothing in this selection"), tr("The protocol or time span chosen above leaves no row. "
                                                              "Press Esc to show all."));
    m_stack->setCurrentWidget(m_empty);
}

void CompareView::choose(const QModelIndex& cell)
{
    const DeviceId device = m_model->deviceAt(cell);
    if (m_marking || !device.valid())
        return;
    const QScopedValueRollback marking(m_marking, true);
    Focus focus = m_context.selection->focus();
    focus.device = device;
    focus.group = m_model->groupAt(cell);
    focus.name = {};
    m_context.selection->setFocus(focus);
}

void CompareView::mark()
{
    if (m_marking || !isVisible())
        return;
    const QScopedValueRollback marking(m_marking, true);
    const GroupId group = m_context.selection->focus().group;
    if (group.valid() && m_model->groupAt(m_table->currentIndex()) == group)
        return;
    if (const QModelIndex cell = group.valid() ? m_model->indexOf(group) : QModelIndex(); cell.isValid())
        m_table->selectionModel()->setCurrentIndex(cell, QItemSelectionModel::ClearAndSelect);
    else
        m_table->clearSelection();
}

} // namespace phonehome
