// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/fleet_delegate.h"

#include <QPainter>

#include "ui/charts/theme.h"
#include "ui/models/fleet_model.h"

namespace phonehome {

void FleetDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.data(FleetModel::DiffersRole).toBool())
        option->font.setWeight(QFont::DemiBold);
    else if (!index.data(FleetModel::SpeaksRole).toBool())
        option->palette.setColor(QPalette::Text, Theme::from(option->palette).faint);
}

void FleetDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    constexpr int kBesideFrame = 3; // pixels, for the text
    QStyleOptionViewItem inner = option;
    if (index.data(FleetModel::DiffersRole).toBool()) {
        const Theme theme = Theme::from(option.palette);
        const auto protocol = static_cast<Protocol>(index.data(FleetModel::ProtocolRole).toInt());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme.protocol(protocol), 1.5));
        painter->setBrush(theme.band(protocol));
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1.5, 2, -1.5, -2), 4, 4);
        painter->restore();
        inner.rect.adjust(kBesideFrame, 0, -kBesideFrame, 0);
    }
    QStyledItemDelegate::paint(painter, inner, index);
}

} // namespace phonehome
