// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/view.h"

class QLabel;
class QStackedLayout;
class QTableView;

namespace phonehome {

class CadenceChart;
class EmptyState;
class FactsModel;

/// The answer in one sentence, what it rests on, its intervals as a chart, and beside it the chart's numbers as a table.
class CadenceView final : public View {
    Q_OBJECT
public:
    CadenceView(const ViewContext& context, QWidget* parent);

    void setSnapshot(SnapshotPtr snapshot) override;
    QString selectedText() const override;

private:
    void refresh();

    ViewContext m_context;
    SnapshotPtr m_snapshot;
    GroupId m_group; ///< that is shown; invalid: none
    FactsModel* m_model;
    QLabel* m_sentence;
    QLabel* m_explanation;
    CadenceChart* m_chart;
    QTableView* m_table;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
};

} // namespace phonehome
