// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <utility>

#include <QWidget>

#include "core/analysis/snapshot.h"
#include "ui/charts/theme.h"
#include "ui/views/view.h"

class QChartView;
class QTimer;

namespace phonehome {

/// Interval against time of one group: each dot is the time since the beat before; the period as a line, the promise
/// dashed with what is to spare between them, missed beats hollow.
class CadenceChart final : public QWidget {
    Q_OBJECT
public:
    explicit CadenceChart(const ViewContext& context, QWidget* parent = nullptr);

    /// A chart is laid out when it is seen, and of a capture that grows not more often than takes a tenth of the time.
    void setGroup(const SnapshotPtr& snapshot, GroupId group);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    void rebuildIfStale();
    std::pair<int, int> plotShape() const;

    ViewContext m_context;
    SnapshotPtr m_snapshot;
    GroupId m_group;
    QChartView* m_view;
    std::pair<int, int> m_shape;
    QTimer* m_later;
    bool m_stale = false;                         ///< the chart is not of what was set last
    std::chrono::steady_clock::time_point m_next; ///< until then a growing capture waits
};

} // namespace phonehome
