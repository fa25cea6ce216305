// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QElapsedTimer>
#include <QTimer>

#include "ui/models/fleet_model.h"
#include "ui/views/fleet_work.h"
#include "ui/views/view.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QStackedLayout;
class QTableView;

namespace phonehome {

class EmptyState;

/// Devices side by side: a column for each, a row for what is said to whom; who does otherwise stands out. Choosing a cell
/// drives all views. Worked out only while it is shown.
class CompareView final : public View {
    Q_OBJECT
public:
    CompareView(const ViewContext& context, QWidget* parent);

    void setSnapshot(SnapshotPtr snapshot) override;
    void setFilter(const QString& words) override;
    QString selectedText() const override;

    QTableView* table() const { return m_table; }

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildHeader();
    void buildTable();
    /// Works out the fleet, unless nobody sees it or the last time was too short a while ago.
    void refresh();
    void forget();
    void fillMakers();
    void workOut();
    void showFleet(const SnapshotPtr& snapshot, const FleetPtr& fleet);
    void showRows();
    void showEmptyOrTable();
    void choose(const QModelIndex& cell);
    /// Shows the cell of the group that the views are about, without making it the user's choice.
    void mark();

    ViewContext m_context;
    SnapshotPtr m_snapshot;
    SnapshotPtr m_worked; ///< what is shown, or under way, is worked out from
    FleetWork* m_work;
    FleetModel* m_model;
    QTableView* m_table;
    QComboBox* m_makers;
    QCheckBox* m_onlyDiffering;
    QLabel* m_sentence;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
    QStringList m_words;
    std::vector<FleetFamily> m_families;
    std::optional<QString> m_maker; ///< that the user chose; "" for all
    QTimer m_again;
    QElapsedTimer m_begun; ///< to work out what is shown or under way
    QElapsedTimer m_since; ///< it was shown
    qint64 m_tookMs = 0;
    bool m_marking = false;
};

} // namespace phonehome
