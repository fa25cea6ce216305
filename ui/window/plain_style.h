// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace phonehome {

/// Fusion, with an outline around boxes and circles to be ticked that is seen on dark windows too: Fusion's own is the
/// window's colour, darker.
class PlainStyle final : public QProxyStyle {
    Q_OBJECT
public:
    PlainStyle();

    static const QString& name();
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
};

} // namespace phonehome
