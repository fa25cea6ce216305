// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/plain_style.h"

#include <algorithm>

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
    const bool contrast = Theme::from(option->palette).contrast;
    const bool field = element == PE_FrameLineEdit && contrast;
    const bool popup = (element == PE_PanelMenu || element == PE_FrameMenu || element == PE_PanelTipLabel) && contrast;
    if ((!box && !field && !popup && element != PE_IndicatorRadioButton) || (option->state & State_HasFocus) != 0)
        return;
    // Menus do not say that they are enabled.
    const auto group = popup || (option->state & State_Enabled) != 0 ? QPalette::Active : QPalette::Disabled;
    const QColor outline =
        between(option->palette.color(group, QPalette::Base), option->palette.color(group, QPalette::Text));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(outline, 1));
    painter->setBrush(Qt::NoBrush);
    const QRectF edge = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (popup)
        painter->drawRect(edge);
    else if (box || field)
        painter->drawRoundedRect(edge, 2, 2);
    else
        painter->drawEllipse(edge);
    painter->restore();
}

int PlainStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const int width = QProxyStyle::pixelMetric(metric, option, widget);
    // Without a frame of its own, a menu's rows cover its edge.
    return metric == PM_MenuPanelWidth ? std::max(1, width) : width;
}

void PlainStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const
{
    const bool more = widget && widget->objectName() == QLatin1String("qt_toolbar_ext_button");
    if (element != CE_ToolButtonLabel || !more) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    // Fusion's arrows are a picture, black on whatever there is.
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(option->palette.color(QPalette::ButtonText), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = QRectF(option->rect).center();
    for (const double x : {-3.5, 0.5})
        painter->drawPolyline(
            QPolygonF({middle + QPointF(x, -3.5), middle + QPointF(x + 3, 0), middle + QPointF(x, 3.5)}));
    painter->restore();
}

} // namespace phonehome
