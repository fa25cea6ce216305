// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/sparkline.h"

#include <algorithm>

#include <QPainter>
#include <QPolygonF>

namespace phonehome {

void SparklineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QVariantList samples = index.data(kSamples).toList();
    if (samples.size() < 2)
        return;
    qreal most = 1;
    for (const QVariant& sample : samples)
        most = std::max(most, sample.toReal());
    const QRectF area = QRectF(option.rect).adjusted(6, 4, -6, -4);
    const qreal step = area.width() / static_cast<qreal>(samples.size() - 1);
    QPolygonF line;
    for (int i = 0; i < samples.size(); ++i)
        line << QPointF(area.left() + i * step, area.bottom() - samples[i].toReal() / most * area.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->setPen(QPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Highlight), 1.5));
    painter->drawPolyline(line);
    painter->restore();
}

} // namespace phonehome
