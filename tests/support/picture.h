// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include <QImage>

namespace phonehome {

/// Distinct colours, looked for in every third pixel.
inline std::size_t colourCount(const QImage& image)
{
    std::set<QRgb> colours;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            colours.insert(image.pixel(x, y));
    }
    return colours.size();
}

/// True when nothing is painted within so many pixels of the edges: nothing was cut off there.
inline bool bordersAreEmpty(const QImage& image, int pixels)
{
    const QRgb background = image.pixel(0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const bool border = x < pixels || y < pixels || x >= image.width() - pixels || y >= image.height() - pixels;
            if (border && image.pixel(x, y) != background)
                return false;
        }
    }
    return true;
}

} // namespace phonehome
