// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/growing.h"
#include "tests/support/picture.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"
#include "ui/export/chart_file.h"
#include "ui/models/texts.h"

using namespace phonehome;

namespace {

ChartSubject sample(const TimeFormat& time)
{
    return {sampleSnapshot(), {}, std::nullopt, &time};
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

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
        const QImage image = renderChart(sample(time), options);
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
        const QImage whole = renderChart({s, {}, std::nullopt, &time}, {});
        const QImage part = renderChart({s, {}, hour, &time}, {});
        QVERIFY(whole != part);
    }
    void lanesAreDrawnAsAskedFor()
    {
        TimeFormat time;
        time.setChoice(ZoneChoice::Utc);
        std::vector<QImage> pictures;
        for (const LaneMode mode : kLaneModes) {
            ChartImageOptions options;
            options.lanes = mode;
            options.scale = 1;
            const QImage image = renderChart(sample(time), options);
            QVERIFY(bordersAreEmpty(image, 3));
            QVERIFY(image == renderChart(sample(time), options));
            for (const QImage& other : pictures)
                QVERIFY(image != other);
            pictures.push_back(image);
        }
        // Forty lanes are not cut: the picture grows.
        QVERIFY(pictures[1].height() > pictures[0].height() + 200);
    }
    void theCadenceIsAPictureToo()
    {
        TimeFormat time;
        ChartImageOptions options;
        options.kind = ChartKind::Cadence;
        options.size = {900, 420};
        options.scale = 1;
        const QImage image = renderChart(sample(time), options);
        QCOMPARE(image.size(), options.size);
        QVERIFY(colourCount(image) > 10);
        QVERIFY(bordersAreEmpty(image, 3));
        options.kind = ChartKind::Timeline;
        QVERIFY(renderChart(sample(time), options) != image);
    }
    void theNamesEndChoosesTheFormat()
    {
        const QTemporaryDir folder;
        TimeFormat time;
        time.setChoice(ZoneChoice::Utc);
        for (const ChartKind kind : {ChartKind::Timeline, ChartKind::Cadence}) {
            ChartImageOptions options;
            options.kind = kind;
            for (const char* end : {"png", "svg", "csv"}) {
                const QString path = folder.filePath(QStringLiteral("chart.") + QLatin1String(end));
                QVERIFY(exportChart(sample(time), options, path));
                const QByteArray once = bytesOf(path);
                QVERIFY(once.size() > 500);
                QVERIFY(exportChart(sample(time), options, path));
                QVERIFY2(bytesOf(path) == once, end); // the same input, the same bytes
            }
            QVERIFY(bytesOf(folder.filePath(QStringLiteral("chart.svg"))).contains("<svg"));
        }
    }
    void anEndOfNoFormatIsRefused()
    {
        const QTemporaryDir folder;
        TimeFormat time;
        for (const char* name : {"chart.pdf", "chart", "chart.png.tmp", ".png"}) {
            const QString path = folder.filePath(QLatin1String(name));
            QCOMPARE(isChartPath(path), name == QLatin1String(".png"));
            if (isChartPath(path))
                continue;
            const auto failed = exportChart(sample(time), {}, path);
            QVERIFY(!failed);
            QCOMPARE(failed.error().code, ErrorCode::UnknownEnding);
            QVERIFY(errorText(failed.error()).contains(QStringLiteral(".svg")));
            QVERIFY(!QFile::exists(path));
        }
        QVERIFY(isChartPath(QStringLiteral("Chart.SVG")));
    }
    void theTableHoldsWhatTheChartShows()
    {
        TimeFormat time;
        time.setChoice(ZoneChoice::Utc);
        const auto lines = [](const QByteArray& csv) { return csv.count('\n'); };
        ChartSubject subject = sample(time);
        QCOMPARE(lines(chartCsv(subject, ChartKind::Timeline)),
                 static_cast<qsizetype>(subject.snapshot->events.size() + 1));
        const QByteArray cadence = chartCsv(subject, ChartKind::Cadence);
        const Group* refresh = findGroup(*subject.snapshot, Protocol::Stun, "Refresh", "nat.wemo2.com");
        QCOMPARE(lines(cadence), static_cast<qsizetype>(refresh->events)); // one interval fewer, and the header
        QCOMPARE(cadence.count(",1,"), 4);                                 // missed
        subject.focus.protocol = Protocol::Dhcp;
        subject.visible = TimeSpan{subject.snapshot->totals.first, subject.snapshot->totals.first};
        QCOMPARE(lines(chartCsv(subject, ChartKind::Timeline)), 2);
    }
    void noCellIsAFormula()
    {
        DhcpFields request;
        request.type = 3;
        request.clientMac = kSwitchMac;
        const std::string name = "=HYPERLINK(\"http://x\")";
        request.options = {{12, {name.begin(), name.end()}}};
        const Route route{
            kSwitchMac, {{0xff, 0xff, 0xff, 0xff, 0xff, 0xff}}, {IpAddress::v4(0), 68}, {IpAddress::v4(~0U), 67}};
        TimeFormat time;
        const QByteArray csv = chartCsv(
            {analysed({{Timestamp{1'000'000'000}, udpFrame(route, dhcpPacket(request))}}), {}, std::nullopt, &time},
            ChartKind::Timeline);
        QVERIFY2(csv.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), csv.constData());
    }
    void writtenWholeOrNotAtAll()
    {
        const QTemporaryDir folder;
        TimeFormat time;
        const QImage image = renderChart(sample(time), {});
        const QString path = folder.filePath(QStringLiteral("chart.png"));
        QVERIFY(saveImage(image, path));
        QCOMPARE(QImage(path).size(), image.size());
        const auto failed = saveImage(image, folder.filePath(QStringLiteral("none/chart.png")));
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::WriteFailed);
    }
};

QTEST_MAIN(TestChartImage)
#include "tst_chart_image.moc"
