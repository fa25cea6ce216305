// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/chart_file.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPainter>
#include <QSvgGenerator>

#include "ui/export/save_bytes.h"

namespace phonehome {

namespace {

QByteArray pngOf(const QImage& image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

QByteArray svgOf(const ChartSubject& subject, const ChartImageOptions& options)
{
    const QSizeF size = chartSize(subject, options);
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize((size * options.scale).toSize());
    generator.setViewBox(QRectF({0, 0}, size));
    generator.setTitle(QStringLiteral("Phonehome"));
    QPainter painter(&generator);
    paintChart(painter, subject, options, size);
    painter.end();
    return buffer.data();
}

} // namespace

Result<bool> saveImage(const QImage& image, const QString& path)
{
    return saveBytes(pngOf(image), path);
}

Result<bool> exportChart(const ChartSubject& subject, const ChartImageOptions& options, const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QStringLiteral("csv"))
        return saveBytes(chartCsv(subject, options.kind), path);
    if (suffix == QStringLiteral("svg"))
        return saveBytes(svgOf(subject, options), path);
    return saveImage(renderChart(subject, options), path);
}

} // namespace phonehome
