// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/cadence_chart.h"

#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QVBoxLayout>

#include "ui/charts/cadence_plot.h"

namespace phonehome {

CadenceChart::CadenceChart(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_view(new QChartView(this))
{
    setObjectName(QStringLiteral("cadenceChart"));
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(context.time, &TimeFormat::changed, this, &CadenceChart::rebuild);
}

void CadenceChart::setGroup(const SnapshotPtr& snapshot, GroupId group)
{
    m_snapshot = snapshot;
    m_group = group;
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
    m_shape = plotShape();
    const Theme theme = Theme::from(palette());
    m_view->setBackgroundBrush(theme.surface);
    // The view takes the new chart and hands the old one back.
    QChart* old = m_view->chart();
    m_view->setChart(
        cadencePlot({m_snapshot, m_group, m_context.time, theme, font(), QSizeF(m_view->size())}).release());
    delete old;
}

} // namespace phonehome
