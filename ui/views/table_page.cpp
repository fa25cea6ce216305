// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/table_page.h"

#include <algorithm>
#include <utility>

#include <QHeaderView>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/views/empty_state.h"

namespace phonehome {

namespace {

/// Unsorted until the header is clicked; sorting a table of no order is then one click on its first column.
constexpr int kNoColumn = -1;

} // namespace

void prepareTable(QTableView* table, std::span<const int> widths)
{
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setAlternatingRowColors(true);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(std::max(24, table->fontMetrics().height() + 8));
    QHeaderView* header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setSortIndicator(kNoColumn, Qt::AscendingOrder);
    header->setSortIndicatorClearable(true);
    table->setSortingEnabled(true);
    const int letter = table->fontMetrics().averageCharWidth();
    for (std::size_t i = 0; i < widths.size(); ++i)
        table->setColumnWidth(static_cast<int>(i), widths[i] * letter + 16);
}

TablePage::TablePage(const ViewContext& context, TableModel* model, std::span<const int> widths, QWidget* parent)
    : View(parent), m_context(context), m_model(model), m_table(new QTableView(this)), m_body(m_table),
      m_empty(new EmptyState(this)), m_column(new QVBoxLayout(this)), m_stack(new QStackedLayout)
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addLayout(m_stack, 1);
    model->setParent(this);
    m_table->setModel(model);
    prepareTable(m_table, widths);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    connect(context.selection, &Selection::focusChanged, this, [this](const Focus& focus) {
        m_model->setFocus(narrowed(focus));
        showEmptyOrTable();
    });
    onRowChosen(m_table, [this](const QModelIndex& row) { onChosen(m_model->idAt(row.row())); });
    addTableMenu(this, m_table, [this](QMenu& menu, const QModelIndex& row) { offer(menu, row); });
}

void TablePage::setSnapshot(SnapshotPtr snapshot)
{
    m_model->setSnapshot(std::move(snapshot));
    showEmptyOrTable();
}

void TablePage::setFilter(const QString& words)
{
    m_model->setFilter(words);
    showEmptyOrTable();
}

QString TablePage::selectedText() const
{
    return selectedRows(m_table);
}

void TablePage::offer(QMenu&, const QModelIndex&) {}

void TablePage::setHeader(QWidget* header)
{
    m_column->insertWidget(0, header);
}

void TablePage::setBody(QWidget* body)
{
    m_body = body;
    if (m_stack->indexOf(body) < 0)
        m_stack->addWidget(body);
    showEmptyOrTable();
}

TablePage::Reason TablePage::reasonForNotYet() const
{
    return {tr("Nothing yet"), tr("The capture is still being read.")};
}

TablePage::Reason TablePage::reasonForNoneShown() const
{
    return {tr("Nothing in this selection"),
            tr("The device, protocol or time span chosen above leaves no row. Press Esc to show all.")};
}

void TablePage::showEmptyOrTable()
{
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_body);
        return;
    }
    if (!m_model->snapshot()) {
        m_empty->setTexts(tr("No capture is open"), tr("Open one with File > Open, or drop it here."));
    } else if (m_model->total() == 0 && !m_model->snapshot()->final) {
        const Reason reason = reasonForNotYet();
        m_empty->setTexts(reason.line, reason.why);
    } else if (m_model->total() == 0 && m_model->snapshot()->totals.packets == 0) {
        m_empty->setNoPackets();
    } else if (m_model->total() == 0) {
        const Reason reason = reasonForNone(*m_model->snapshot());
        m_empty->setTexts(reason.line, reason.why);
    } else if (!m_model->filter().isEmpty()) {
        m_empty->setTexts(tr("No row holds \"%1\"").arg(m_model->filter()),
                          tr("Clear the filter field to see all rows."));
    } else {
        const Reason reason = reasonForNoneShown();
        m_empty->setTexts(reason.line, reason.why);
    }
    m_stack->setCurrentWidget(m_empty);
}

} // namespace phonehome
