// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timeline_accessible.h"

#include <map>

#include <QAccessibleWidget>

#include "ui/charts/timeline.h"
#include "ui/charts/timeline_table.h"

namespace phonehome {

namespace {

class TimelineCell final : public QAccessibleInterface, public QAccessibleTableCellInterface {
public:
    TimelineCell(Timeline* timeline, int row, int column) : m_timeline(timeline), m_row(row), m_column(column) {}

    bool isValid() const override { return m_row < static_cast<int>(m_timeline->lanes().all().size()); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessibleInterface* parent() const override { return table(); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QString text(QAccessible::Text what) const override
    {
        if (what != QAccessible::Name || !isValid())
            return {};
        const Lane& lane = m_timeline->lanes().all()[static_cast<std::size_t>(m_row)];
        return timelineRow(m_timeline->scene(), lane).value(m_column);
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override
    {
        const QRectF lane = m_timeline->laneRect(m_row);
        return {m_timeline->mapToGlobal(lane.topLeft().toPoint()), lane.size().toSize()};
    }
    QAccessible::Role role() const override { return m_column == 0 ? QAccessible::RowHeader : QAccessible::Cell; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.readOnly = true;
        state.invalid = !isValid();
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface*>(this) : nullptr;
    }

    bool isSelected() const override { return false; }
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface*> rowHeaderCells() const override
    {
        return {table()->tableInterface()->cellAt(m_row, 0)};
    }
    int columnIndex() const override { return m_column; }
    int rowIndex() const override { return m_row; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface* table() const override { return QAccessible::queryAccessibleInterface(m_timeline); }

private:
    Timeline* m_timeline;
    int m_row;
    int m_column;
};

/// The widget's own children come first, then the cells, row by row.
class AccessibleTimeline final : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit AccessibleTimeline(Timeline* timeline)
        : QAccessibleWidget(timeline, QAccessible::Table), m_timeline(timeline)
    {
    }
    ~AccessibleTimeline() override
    {
        for (const auto& [place, id] : m_cells)
            QAccessible::deleteAccessibleInterface(id);
    }
    AccessibleTimeline(const AccessibleTimeline&) = delete;
    AccessibleTimeline& operator=(const AccessibleTimeline&) = delete;

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface*>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    int childCount() const override { return QAccessibleWidget::childCount() + rowCount() * columnCount(); }
    QAccessibleInterface* child(int index) const override
    {
        const int cell = index - QAccessibleWidget::childCount();
        return cell < 0 ? QAccessibleWidget::child(index) : cellAt(cell / columnCount(), cell % columnCount());
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* cell = dynamic_cast<const TimelineCell*>(child);
        if (!cell)
            return QAccessibleWidget::indexOfChild(child);
        return QAccessibleWidget::childCount() + cell->rowIndex() * columnCount() + cell->columnIndex();
    }

    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    QAccessibleInterface* cellAt(int row, int column) const override
    {
        if (row < 0 || column < 0 || row >= rowCount() || column >= columnCount())
            return nullptr;
        const auto [at, isNew] = m_cells.try_emplace({row, column}, 0);
        if (isNew)
            at->second = QAccessible::registerAccessibleInterface(new TimelineCell(m_timeline, row, column));
        return QAccessible::accessibleInterface(at->second);
    }
    int selectedCellCount() const override { return 0; }
    QList<QAccessibleInterface*> selectedCells() const override { return {}; }
    QString columnDescription(int column) const override { return timelineHeader().value(column); }
    QString rowDescription(int row) const override
    {
        const auto& lanes = m_timeline->lanes().all();
        return row >= 0 && row < rowCount() ? lanes[static_cast<std::size_t>(row)].row.title : QString();
    }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    int columnCount() const override { return static_cast<int>(timelineHeader().size()); }
    int rowCount() const override { return static_cast<int>(m_timeline->lanes().all().size()); }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override {}

private:
    Timeline* m_timeline;
    mutable std::map<std::pair<int, int>, QAccessible::Id> m_cells;
};

QAccessibleInterface* make(const QString& className, QObject* object)
{
    auto* timeline = className == QLatin1String("phonehome::Timeline") ? qobject_cast<Timeline*>(object) : nullptr;
    return timeline ? new AccessibleTimeline(timeline) : nullptr;
}

} // namespace

void makeTimelinesAccessible()
{
    static const bool done = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(done)
}

} // namespace phonehome
