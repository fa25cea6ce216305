// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/device_delegate.h"

#include <algorithm>
#include <cmath>

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/charts/theme.h"
#include "ui/models/device_model.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

constexpr int kPad = 8;
constexpr double kIcon = 32;
constexpr double kMark = 9;
constexpr double kMarkGap = 4;

/// A small plug-like sign, so that a row is seen as a device.
void paintIcon(QPainter& p, const QRectF& box, const Theme& theme)
{
    p.setPen(Qt::NoPen);
    p.setBrush(theme.grid);
    p.drawRoundedRect(box, 6, 6);
    p.setPen(QPen(theme.faint, 1.5));
    p.setBrush(Qt::NoBrush);
    const QRectF body = box.adjusted(9, 7, -9, -7);
    p.drawRoundedRect(body, 3, 3);
    p.drawLine(QPointF(body.center().x() - 2, body.bottom() - 3.5),
               QPointF(body.center().x() + 2, body.bottom() - 3.5));
}

/// Where the squares are in a row.
QRectF marksRect(const QStyleOptionViewItem& option)
{
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    const double title = QFontMetricsF(bold).height();
    const double width = kCategories.size() * (kMark + kMarkGap) - kMarkGap;
    const double middle = QRectF(option.rect).center().y() - 1 - title / 2;
    return {option.rect.right() + 1 - kPad - width, middle - kMark / 2, width, kMark};
}

/// Filled: spoken. Each also has its place, so that colour is not the only sign.
void paintMarks(QPainter& p, const QPointF& topLeft, quint32 marks, const Theme& theme, bool selected)
{
    for (std::size_t i = 0; i < kCategories.size(); ++i) {
        const QRectF box(topLeft.x() + static_cast<double>(i) * (kMark + kMarkGap), topLeft.y(), kMark, kMark);
        const bool on = (marks & (1U << i)) != 0;
        const QColor colour = theme.protocol(kCategories[i]);
        p.setPen(QPen(on ? (selected ? theme.onAccent : colour) : theme.faint, on && selected ? 1.2 : 0.8));
        p.setBrush(on ? QBrush(colour) : QBrush(Qt::NoBrush));
        p.drawRoundedRect(box, 2, 2);
    }
}

} // namespace

void DeviceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.text.clear();
    const QWidget* widget = option.widget;
    const QStyle* drawn = widget ? widget->style() : QApplication::style();
    drawn->drawControl(QStyle::CE_ItemViewItem, &cell, painter, widget);

    const Theme theme = Theme::from(option.palette);
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    const QColor text = selected ? theme.onAccent : theme.text;
    const QColor faint = selected ? theme.onAccent : theme.faint;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    const QRectF row = QRectF(option.rect).adjusted(kPad, 0, -kPad, 0);
    paintIcon(*painter, {row.left(), row.center().y() - kIcon / 2, kIcon, kIcon}, theme);

    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    const QFontMetricsF boldMetrics(bold);
    const QFontMetricsF metrics(option.font);
    const double left = row.left() + kIcon + kPad;
    const double marks = kCategories.size() * (kMark + kMarkGap) - kMarkGap;
    const double middle = row.center().y();
    const QRectF title(left, middle - boldMetrics.height() - 1, row.right() - left - marks - kPad,
                       boldMetrics.height());
    const QRectF subtitle(left, middle + 1, row.right() - left, metrics.height());

    painter->setFont(bold);
    painter->setPen(text);
    painter->drawText(title, Qt::AlignLeft | Qt::AlignVCenter,
                      boldMetrics.elidedText(index.data().toString(), Qt::ElideRight, title.width()));
    const double named = boldMetrics.horizontalAdvance(index.data().toString()) + kPad;
    painter->setFont(option.font);
    painter->setPen(faint);
    const QString source = index.data(DeviceModel::SourceRole).toString();
    if (named + metrics.horizontalAdvance(source) <= title.width())
        painter->drawText(title.adjusted(named, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, source);
    painter->drawText(
        subtitle, Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(index.data(DeviceModel::SubtitleRole).toString(), Qt::ElideRight, subtitle.width()));
    paintMarks(*painter, marksRect(option).topLeft(), index.data(DeviceModel::MarksRole).toUInt(), theme, selected);
    painter->restore();
}

bool DeviceDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                               const QModelIndex& index)
{
    const QRectF marks = marksRect(option);
    // Half a gap around each belongs to it.
    const double at = event->pos().x() - marks.left() + kMarkGap / 2;
    const QStringList texts = index.data(DeviceModel::MarkTextsRole).toStringList();
    const auto mark = static_cast<qsizetype>(std::floor(at / (kMark + kMarkGap)));
    const bool over = std::abs(event->pos().y() - marks.center().y()) <= kMark && mark >= 0 && mark < texts.size();
    if (event->type() != QEvent::ToolTip || !over)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const Protocol protocol = kCategories.at(static_cast<std::size_t>(mark));
    QToolTip::showText(event->globalPos(), tipText(texts[mark] + u'\n' + protocolTip(protocol)), view);
    return true;
}

QSize DeviceDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int lines = 2 * QFontMetrics(option.font).height() + 2;
    return {200, std::max(56, lines + 2 * kPad)};
}

} // namespace phonehome
