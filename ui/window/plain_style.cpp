// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/plain_style.h"

#include <QPainter>
#include <QStyleOption>

#include "ui/charts/theme.h"

namespace phonehome {

namespace {

/// Between background and text: WCAG asks for 3 : 1 to the background.
constexpr double kTextShare = 0.55;

QColor between(const QColor& back, const QColor& front)
{
    const auto mix = [](float a, float b) { return static_cast<float>(a + (b - a) * kTextShare); };
    return QColor::fromRgbF(mix(back.redF(), front.redF()), mix(back.greenF(), front.greenF()),
                            mix(back.blueF(), front.blueF()));
}

} // namespace

PlainStyle::PlainStyle() : QProxyStyle(QStringLiteral("fusion"))
{
    setObjectName(name());
}

const QString& PlainStyle::name()
{
    static const QString name = QStringLiteral("phonehome-plain");
    return name;
}

void PlainStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool box = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    // Fusion's frames are a shade of the window's colour, and black has none.
    const bool field = element == PE_FrameLineEdit && Theme::from(option->palette).contrast;
    if ((!box && !field && element != PE_IndicatorRadioButton) || (option->state & State_HasFocus) != 0)
        return;
    const auto group = (option->state & State_Enabled) != 0 ? QPalette::Active : QPalette::Disabled;
    const QColor outline =
        between(option->palette.color(group, QPalette::Base), option->palette.color(group, QPalette::Text));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(outline, 1));
    painter->setBrush(Qt::NoBrush);
    const QRectF edge = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (box || field)
        painter->drawRoundedRect(edge, 2, 2);
    else
        painter->drawEllipse(edge);
    painter->restore();
}

} // namespace phonehome
