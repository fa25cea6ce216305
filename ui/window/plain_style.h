// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace phonehome {

/// Fusion, with what is seen on dark windows too: an outline around boxes and circles to be ticked, around fields and menus
/// on black, and the arrows that lead to what a toolbar has no room for. Fusion's own are the window's colour, darker.
class PlainStyle final : public QProxyStyle {
    Q_OBJECT
public:
    PlainStyle();

    static const QString& name();
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
};

} // namespace phonehome
