// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/session/capture_session.h"
#include "ui/views/view.h"

class QSplitter;
class QAction;
class QTabWidget;

namespace phonehome {

class DetailsPane;
class DeviceList;
class Narrowing;
class Timeline;

/// Everything about an open capture: devices left, timeline and tabs in the middle, the selected event right.
class CapturePage final : public View {
    Q_OBJECT
public:
    /// importLog: offered where the capture shows no lookups.
    CapturePage(const ViewContext& context, QAction* importLog, QWidget* parent = nullptr);

    void setSnapshot(SnapshotPtr snapshot) override;
    /// As it is shown: with what cadences are at the times that the views are narrowed to.
    const SnapshotPtr& shown() const { return m_shown; }
    void setFilter(const QString& words) override;
    /// Of the view that has the keyboard, else of the tab on top.
    QString selectedText() const override;

    Timeline* timeline() const { return m_timeline; }
    DetailsPane* details() const { return m_details; }
    QTabWidget* tabs() const { return m_tabs; }

    bool isDetailsShown() const;
    /// By the user's wish, also in a window in which the pane would fold.
    void showDetails(bool shown);

signals:
    void detailsShown(bool shown);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fold();
    void show(const SnapshotPtr& shown);

    Selection* m_selection;
    SnapshotPtr m_whole;
    SnapshotPtr m_shown;
    TimeChoice m_times; ///< of m_shown, or of what it will be
    Narrowing* m_narrowing;

    std::vector<View*> m_views;
    DeviceList* m_devices;
    Timeline* m_timeline;
    DetailsPane* m_details;
    QTabWidget* m_tabs;
    bool m_detailsWanted = true;
    bool m_detailsForced = false;
};

} // namespace phonehome
