// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/chart_file.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QPainter>
#include <QSvgGenerator>

#include "ui/export/save_bytes.h"

namespace phonehome {

namespace {

constexpr auto kEndings = ".png, .svg, .csv";

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

bool isChartPath(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return !suffix.isEmpty() && QString::fromLatin1(kEndings).split(QStringLiteral(", ")).contains(u'.' + suffix);
}

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
    if (suffix == QStringLiteral("png"))
        return saveImage(renderChart(subject, options), path);
    return tl::unexpected(Error{ErrorCode::UnknownEnding, QFile::encodeName(path).toStdString(), 0, 0, kEndings});
}

} // namespace phonehome
