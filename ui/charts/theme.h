// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

#include "core/decode/message.h"

namespace phonehome {

/// The colours of everything we paint ourselves, out of the user's palette. Protocols' colours after Okabe and Ito, told
/// apart by colour-blind eyes, in a shade for light and one for dark surfaces.
struct Theme {
    bool dark = false;
    bool contrast = false; ///< white on black is asked for: nothing is faint, every colour stands out 7 : 1
    QColor surface;
    QColor text;
    QColor faint; ///< secondary text, still readable
    QColor grid;
    QColor accent;
    QColor onAccent;
    QColor gap; ///< where the capture could not see

    static Theme from(const QPalette& palette);
    /// The same for pictures, without a palette of anybody's.
    static Theme plain(bool dark);
    QColor protocol(Protocol protocol) const;
    /// Behind beats: as far as their promise holds.
    QColor band(Protocol protocol) const;
};

/// A palette in our light or dark colours, for the theme choice and for pictures.
QPalette plainPalette(bool dark);
/// White and yellow on black.
QPalette contrastPalette();

/// How far apart two colours are, 1 to 21 (WCAG 2.1, contrast ratio).
double contrastRatio(const QColor& a, const QColor& b);

} // namespace phonehome
