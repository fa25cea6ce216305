// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/capture_page.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/charts/timeline.h"
#include "ui/views/breadcrumb.h"
#include "ui/views/details_pane.h"
#include "ui/views/device_list.h"
#include "ui/views/vantage_panel.h"
#include "ui/window/narrowing.h"

namespace phonehome {

namespace {

constexpr int kNarrow = 1100;

QSplitter* splitter(Qt::Orientation orientation, const char* name, const std::vector<QWidget*>& parts)
{
    auto* split = new QSplitter(orientation);
    split->setObjectName(QLatin1String(name));
    split->setChildrenCollapsible(false);
    for (QWidget* part : parts)
        split->addWidget(part);
    return split;
}

} // namespace

CapturePage::CapturePage(const ViewContext& context, QAction* importLog, QWidget* parent)
    : View(parent), m_selection(context.selection), m_narrowing(new Narrowing(this)),
      m_devices(new DeviceList(context)), m_timeline(new Timeline(context)), m_details(new DetailsPane(context)),
      m_tabs(new QTabWidget)
{
    setObjectName(QStringLiteral("capturePage"));
    auto* vantage = new VantagePanel(importLog);
    auto* breadcrumb = new Breadcrumb(context);
    m_views = {m_devices, vantage, breadcrumb, m_timeline};
    m_tabs->setObjectName(QStringLiteral("tabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setMinimumHeight(15 * m_tabs->fontMetrics().height());
    for (const ViewRow& row : tabViews()) {
        View* view = row.create(context, m_tabs);
        view->setObjectName(QLatin1String(row.id));
        m_tabs->addTab(view, row.title());
        connect(view, &View::settingsWanted, this, &View::settingsWanted);
        m_views.push_back(view);
    }
    m_views.push_back(m_details);
    for (const View* view : m_views) {
        connect(view, &View::tabWanted, this,
                [this](const QString& id) { m_tabs->setCurrentWidget(m_tabs->findChild<View*>(id)); });
        connect(view, &View::exportWanted, this, &View::exportWanted);
        connect(view, &View::renameWanted, this, &View::renameWanted);
        connect(view, &View::packetsWanted, this, &View::packetsWanted);
    }

    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    leftColumn->addWidget(m_devices, 1);
    leftColumn->addWidget(vantage);

    QSplitter* stack = splitter(Qt::Vertical, "middleSplitter", {m_timeline, m_tabs});
    // A lower window takes from the tabs first: lanes without their axis say little.
    stack->setStretchFactor(0, 0);
    stack->setStretchFactor(1, 1);
    stack->setSizes({430, 390});
    auto* middle = new QWidget;
    auto* middleColumn = new QVBoxLayout(middle);
    middleColumn->setContentsMargins(0, 0, 0, 0);
    middleColumn->setSpacing(0);
    middleColumn->addWidget(breadcrumb);
    middleColumn->addWidget(stack, 1);

    QSplitter* all = splitter(Qt::Horizontal, "mainSplitter", {left, middle, m_details});
    all->setStretchFactor(0, 0);
    all->setStretchFactor(1, 1);
    all->setStretchFactor(2, 0);
    all->setSizes({300, 788, 352});
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(all);
    setFocusProxy(m_timeline);

    connect(m_narrowing, &Narrowing::ready, this, &CapturePage::show);
    connect(m_selection, &Selection::focusChanged, this, [this](const Focus& focus) {
        if (focus.times() == m_times)
            return;
        m_times = focus.times();
        m_narrowing->show(m_whole, m_times);
    });
}

void CapturePage::setSnapshot(SnapshotPtr snapshot)
{
    m_whole = std::move(snapshot);
    m_narrowing->show(m_whole, m_times);
}

void CapturePage::show(const SnapshotPtr& shown)
{
    m_shown = shown;
    for (View* view : m_views)
        view->setSnapshot(shown);
}

void CapturePage::setFilter(const QString& words)
{
    for (int i = 0; i < m_tabs->count(); ++i)
        static_cast<View*>(m_tabs->widget(i))->setFilter(words);
}

QString CapturePage::selectedText() const
{
    const QWidget* focused = window()->focusWidget();
    for (const View* view : {static_cast<const View*>(m_devices), static_cast<const View*>(m_details)}) {
        if (focused && view->isAncestorOf(focused))
            return view->selectedText();
    }
    return static_cast<const View*>(m_tabs->currentWidget())->selectedText();
}

bool CapturePage::isDetailsShown() const
{
    return !m_details->isHidden();
}

void CapturePage::showDetails(bool shown)
{
    m_detailsWanted = shown;
    m_detailsForced = shown && width() < kNarrow;
    fold();
}

void CapturePage::resizeEvent(QResizeEvent* event)
{
    View::resizeEvent(event);
    if (width() >= kNarrow)
        m_detailsForced = false;
    fold();
}

void CapturePage::fold()
{
    const bool shown = m_detailsWanted && (width() >= kNarrow || m_detailsForced);
    if (shown == isDetailsShown())
        return;
    m_details->setVisible(shown);
    emit detailsShown(shown);
}

} // namespace phonehome
