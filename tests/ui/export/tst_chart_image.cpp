// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/support/growing.h"
#include "tests/support/picture.h"
#include "ui/export/chart_image.h"

using namespace phonehome;

class TestChartImage : public QObject {
    Q_OBJECT
private slots:
    void thePictureIsNeitherBlankNorCut_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        QTest::addColumn<bool>("dark");
        QTest::newRow("as asked on screen") << QSize(1200, 640) << 1.0 << false;
        QTest::newRow("dark, doubled") << QSize(1200, 640) << 2.0 << true;
        QTest::newRow("too low for its lanes") << QSize(900, 100) << 1.0 << false;
        QTest::newRow("small") << QSize(480, 240) << 0.5 << false;
    }
    void thePictureIsNeitherBlankNorCut()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        QFETCH(bool, dark);
        TimeFormat time;
        time.setChoice(ZoneChoice::Utc);
        ChartImageOptions options;
        options.size = size;
        options.scale = scale;
        options.dark = dark;
        const QImage image = renderChart(sampleSnapshot(), {}, std::nullopt, time, options);
        QCOMPARE(image.width(), static_cast<int>(size.width() * scale));
        QVERIFY(image.height() >= static_cast<int>(size.height() * scale));
        QVERIFY(colourCount(image) > 10);
        QVERIFY(bordersAreEmpty(image, static_cast<int>(3 * scale)));
    }
    void aSpanIsDrawnFromEdgeToEdge()
    {
        TimeFormat time;
        const SnapshotPtr s = sampleSnapshot();
        const TimeSpan hour{s->totals.first, s->totals.first + Duration::ofSeconds(3600)};
        const QImage whole = renderChart(s, {}, std::nullopt, time, {});
        const QImage part = renderChart(s, {}, hour, time, {});
        QVERIFY(whole != part);
    }
    void writtenWholeOrNotAtAll()
    {
        const QTemporaryDir folder;
        TimeFormat time;
        const QImage image = renderChart(sampleSnapshot(), {}, std::nullopt, time, {});
        const QString path = folder.filePath(QStringLiteral("chart.png"));
        QVERIFY(saveChart(image, path));
        QCOMPARE(QImage(path).size(), image.size());
        const auto failed = saveChart(image, folder.filePath(QStringLiteral("none/chart.png")));
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::WriteFailed);
    }
};

QTEST_MAIN(TestChartImage)
#include "tst_chart_image.moc"
