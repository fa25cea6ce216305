// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>

#include "ui/models/table_model.h"
#include "ui/views/table_menu.h"
#include "ui/views/table_rows.h"
#include "ui/views/view.h"

class QMenu;
class QStackedLayout;
class QTableView;
class QVBoxLayout;

namespace phonehome {

class EmptyState;

/// A view that is one table over a snapshot, with an explanation in its place when it has no rows.
class TablePage : public View {
    Q_OBJECT
public:
    void setSnapshot(SnapshotPtr snapshot) override;
    void setFilter(const QString& words) override;
    QString selectedText() const override;

    QTableView* table() const { return m_table; }

protected:
    /// The model becomes a child. widths: of the first columns, in letters.
    TablePage(const ViewContext& context, TableModel* model, std::span<const int> widths, QWidget* parent);

    struct Reason {
        QString line;
        QString why;
    };
    /// Why a capture that has packets has nothing for this table at all.
    virtual Reason reasonForNone(const Snapshot& snapshot) const = 0;
    /// Why there is nothing yet of a capture that still grows.
    virtual Reason reasonForNotYet() const;
    /// Why all rows that there are, which the filter field would let pass, are left out.
    virtual Reason reasonForNoneShown() const;
    /// Also after rows came or went by other ways than the selection.
    void showEmptyOrTable();
    /// A row was chosen by the user; id of the snapshot's table.
    virtual void onChosen(std::uint32_t id) = 0;
    /// Adds what is offered for a row.
    virtual void offer(QMenu& menu, const QModelIndex& row);
    /// What of the selection's focus narrows the rows.
    virtual Focus narrowed(Focus focus) const { return focus; }

    const ViewContext& context() const { return m_context; }
    TableModel* model() const { return m_model; }
    /// A line of controls above the rows.
    void setHeader(QWidget* header);
    /// What shows the rows; the table at first.
    void setBody(QWidget* body);

private:
    ViewContext m_context;
    TableModel* m_model;
    QTableView* m_table;
    QWidget* m_body;
    EmptyState* m_empty;
    QVBoxLayout* m_column;
    QStackedLayout* m_stack;
};

/// Property of a header whose columns are data, so that nothing of them is kept for the next capture.
inline constexpr const char* kColumnsAreData = "columnsAreData";

/// Row height, selection, sorting by click on the header: what all our tables have in common.
void prepareTable(QTableView* table, std::span<const int> widths);

} // namespace phonehome
