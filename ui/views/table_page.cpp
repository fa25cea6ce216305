// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/table_page.h"

#include <algorithm>
#include <utility>

#include <QHeaderView>
#include <QStackedLayout>
#include <QStringList>
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

QString selectedRows(const QAbstractItemView* view)
{
    const QAbstractItemModel* model = view->model();
    QModelIndexList rows = view->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return {};
    // In the order in which they stand: a row of a tree below what it belongs to.
    const auto place = [](const QModelIndex& row) {
        return row.parent().isValid() ? std::pair(row.parent().row(), row.row()) : std::pair(row.row(), -1);
    };
    std::sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
    QStringList lines;
    const auto addLine = [&](auto textOf) {
        QStringList cells;
        for (int column = 0; column < model->columnCount(); ++column) {
            QString text = textOf(column);
            cells << text.replace(u'\t', u' ').replace(u'\n', u' ');
        }
        lines << cells.join(u'\t');
    };
    addLine([&](int column) { return model->headerData(column, Qt::Horizontal).toString(); });
    for (const QModelIndex& row : rows)
        addLine([&](int column) { return row.siblingAtColumn(column).data().toString(); });
    return lines.join(u'\n') + u'\n';
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
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        if (now.isValid())
            onChosen(m_model->idAt(now.row()));
    });
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

void TablePage::showEmptyOrTable()
{
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_body);
        return;
    }
    if (!m_model->snapshot()) {
        m_empty->setTexts(tr("No capture is open"), tr("Open one with File > Open, or drop it here."));
    } else if (m_model->total() == 0 && !m_model->snapshot()->final) {
        m_empty->setTexts(tr("Nothing yet"), tr("The capture is still being read."));
    } else if (m_model->total() == 0 && m_model->snapshot()->totals.packets == 0) {
        m_empty->setNoPackets();
    } else if (m_model->total() == 0) {
        const Reason reason = reasonForNone(*m_model->snapshot());
        m_empty->setTexts(reason.line, reason.why);
    } else if (!m_model->filter().isEmpty()) {
        m_empty->setTexts(tr("No row holds \"%1\"").arg(m_model->filter()),
                          tr("Clear the filter field to see all rows."));
    } else {
        m_empty->setTexts(tr("Nothing in this selection"),
                          tr("The device, protocol or time span chosen above leaves no row. Press Esc to show all."));
    }
    m_stack->setCurrentWidget(m_empty);
}

} // namespace phonehome
