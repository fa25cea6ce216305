// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/cadence_chart.h"

#include <algorithm>

#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/charts/cadence_plot.h"

namespace phonehome {

CadenceChart::CadenceChart(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_view(new QChartView(this)), m_later(new QTimer(this))
{
    setObjectName(QStringLiteral("cadenceChart"));
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_later->setSingleShot(true);
    connect(m_later, &QTimer::timeout, this, &CadenceChart::rebuildIfStale);
    connect(context.time, &TimeFormat::changed, this, &CadenceChart::rebuild);
}

void CadenceChart::setGroup(const SnapshotPtr& snapshot, GroupId group)
{
    const bool grows = m_snapshot && snapshot && m_group == group && !m_snapshot->final;
    m_snapshot = snapshot;
    m_group = group;
    m_stale = true;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(m_next - std::chrono::steady_clock::now());
    if (!grows)
        rebuildIfStale();
    else if (!m_later->isActive()) // in a turn of its own, not with all else that a snapshot changes
        m_later->start(std::max(wait, std::chrono::milliseconds(1)));
}

void CadenceChart::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    rebuildIfStale();
}

void CadenceChart::rebuildIfStale()
{
    if (m_stale && isVisible())
        rebuild();
}

void CadenceChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        rebuild();
}

void CadenceChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // What fits changes in steps: labels and the histogram.
    if (plotShape() != m_shape)
        rebuild();
}

std::pair<int, int> CadenceChart::plotShape() const
{
    return {cadenceTicks(m_view->height(), font()), m_view->width() / 60};
}

void CadenceChart::rebuild()
{
    const auto begun = std::chrono::steady_clock::now();
    m_stale = false;
    m_shape = plotShape();
    const Theme theme = Theme::from(palette());
    m_view->setBackgroundBrush(theme.surface);
    // The view takes the new chart and hands the old one back.
    QChart* old = m_view->chart();
    m_view->setChart(
        cadencePlot({m_snapshot, m_group, m_context.time, theme, font(), QSizeF(m_view->size())}).release());
    delete old;
    const auto now = std::chrono::steady_clock::now();
    m_next = now + 9 * (now - begun);
}

} // namespace phonehome
