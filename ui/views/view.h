// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include <QAbstractItemModel>
#include <QWidget>

#include "core/analysis/snapshot.h"
#include "ui/models/selection.h"
#include "ui/models/time_format.h"

namespace phonehome {

/// What every view works with. Owned by the window, outlives the views.
struct ViewContext {
    Selection* selection = nullptr;
    TimeFormat* time = nullptr;
};

/// A page that shows a snapshot narrowed to the selection's focus. Empty views say why and what to do.
class View : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// A newer snapshot; nullptr = nothing is open. Called at most 10 times a second.
    virtual void setSnapshot(SnapshotPtr snapshot) = 0;
    /// Rows that hold all these words; empty = all rows.
    virtual void setFilter(const QString& words) { Q_UNUSED(words) }
    /// Selected rows as tab-separated text with a header line, for Edit > Copy; empty when nothing is selected.
    virtual QString selectedText() const { return {}; }

signals:
    /// What the user asked for is in the tab of this id.
    void tabWanted(const QString& id);
    /// What can be set at the router for this device, or for all with an invalid one.
    void settingsWanted(phonehome::DeviceId device);
    /// The user wants the packets of this as a file; flow: that one's, invalid for all of the focus.
    void packetsWanted(const phonehome::Focus& focus, phonehome::FlowId flow);
    /// The user wants to give this device a name, or note something of it.
    void renameWanted(phonehome::DeviceId device);
    /// The user wants this table as a file, as it is filtered and sorted.
    void exportWanted(const QAbstractItemModel* table);
};

/// A row of the table of tabs below the timeline.
struct ViewRow {
    const char* id;     ///< object name, settings key
    QString (*title)(); ///< translated tab title
    View* (*create)(const ViewContext& context, QWidget* parent);
};

/// The tabs in their order: cadence, beats, names, flows, events, findings, compare.
std::span<const ViewRow> tabViews();

} // namespace phonehome
