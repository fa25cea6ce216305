// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/support/picture.h"
#include "tests/support/temp_file.h"

namespace {

const QString kSample = QStringLiteral(PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap");

struct Said {
    int code = -1;
    QString out;
    QString err;
};

QString program(const char* name)
{
    return QStringLiteral(PHONEHOME_BINARY_DIR "/bin/") + QLatin1String(name);
}

/// As on a machine without a display.
QProcessEnvironment bare()
{
    QProcessEnvironment env = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        env.remove(QLatin1String(name));
    return env;
}

Said run(const char* name, const QStringList& arguments)
{
    QProcess process;
    process.setProcessEnvironment(bare());
    process.start(program(name), arguments);
    process.waitForFinished(60000);
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

class TestPrograms : public QObject {
    Q_OBJECT
private slots:
    void theChartIsDrawnWithoutADisplay()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("chart.png"));
        const Said said = run("phonehome", {QStringLiteral("--export-chart"), path, QStringLiteral("--size"),
                                            QStringLiteral("1000x600"), QStringLiteral("--scale"), QStringLiteral("1"),
                                            QStringLiteral("--utc"), kSample});
        QCOMPARE(said.code, 0);
        const QImage image(path);
        QCOMPARE(image.width(), 1000);
        QVERIFY(phonehome::colourCount(image) > 10);
        QVERIFY(phonehome::bordersAreEmpty(image, 3));
        // The same again is the same picture.
        const QString again = folder.filePath(QStringLiteral("again.png"));
        run("phonehome", {QStringLiteral("--export-chart=") + again, QStringLiteral("--size=1000x600"),
                          QStringLiteral("--scale=1"), QStringLiteral("--utc"), kSample});
        QCOMPARE(QImage(again), image);
    }
    void lanesAreDrawnAsAskedFor()
    {
        const QTemporaryDir folder;
        QList<QByteArray> pictures;
        for (const char* lanes : {"protocol", "group", "device", "peer", "peer"}) {
            const QString path = folder.filePath(QStringLiteral("%1.png").arg(pictures.size()));
            QCOMPARE(
                run("phonehome", {QStringLiteral("--export-chart"), path, QStringLiteral("--scale=1"),
                                  QStringLiteral("--utc"), QStringLiteral("--lanes"), QLatin1String(lanes), kSample})
                    .code,
                0);
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            pictures << file.readAll();
        }
        QCOMPARE(pictures[4], pictures[3]); // the same bytes each time
        for (int i = 1; i < 4; ++i)
            QVERIFY(pictures[i] != pictures[i - 1]);
    }
    void theWindowIsDrawnWithoutADisplay()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("window.png"));
        QCOMPARE(run("phonehome", {QStringLiteral("--export-window"), path, QStringLiteral("--size=1200x800"),
                                   QStringLiteral("--scale=1"), kSample})
                     .code,
                 0);
        QCOMPARE(QImage(path).size(), QSize(1200, 800));
        QVERIFY(phonehome::colourCount(QImage(path)) > 30);
        QCOMPARE(run("phonehome", {QStringLiteral("--export-window"), path, QStringLiteral("/nowhere.pcap")}).code, 1);
    }
    void wrongOptionsAreSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto words = [](const char* text) { return QString::fromLatin1(text).split(u' '); };
        QTest::newRow("unknown") << words("--frobnicate");
        QTest::newRow("size") << words("--export-chart x.png --size big a.pcap");
        QTest::newRow("size too small") << words("--export-chart x.png --size 10x10 a.pcap");
        QTest::newRow("scale") << words("--export-chart x.png --scale 99 a.pcap");
        QTest::newRow("chart") << words("--export-chart x.png --chart pie a.pcap");
        QTest::newRow("lanes") << words("--export-chart x.png --lanes colour a.pcap");
        QTest::newRow("zone") << words("--export-chart x.png --dns-log-zone Mars/Olympus a.pcap");
        QTest::newRow("theme") << words("--export-chart x.png --theme purple a.pcap");
        QTest::newRow("ending") << words("--export-chart x.pdf a.pcap");
        QTest::newRow("no ending") << words("--export-chart chart a.pcap");
        QTest::newRow("ending of the window") << words("--export-window x.svg a.pcap");
        QTest::newRow("nothing to draw") << words("--export-chart x.png");
    }
    void wrongOptionsAreSaid()
    {
        QFETCH(QStringList, arguments);
        if (!arguments.front().startsWith(QStringLiteral("--export-")))
            arguments << QStringLiteral("--version"); // no display is looked for
        const Said said = run("phonehome", arguments);
        QCOMPARE(said.code, 2);
        QVERIFY(said.err.contains(QStringLiteral("--help")));
    }
    void whatCannotBeReadIsSaid()
    {
        const QTemporaryDir folder;
        const Said none = run("phonehome", {QStringLiteral("--export-chart"), folder.filePath(QStringLiteral("c.png")),
                                            QStringLiteral("/nowhere.pcap")});
        QCOMPARE(none.code, 1);
        QVERIFY(none.err.contains(QStringLiteral("/nowhere.pcap is not there.")));
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("c.png"))));
        const Said unwritable =
            run("phonehome", {QStringLiteral("--export-chart"), QStringLiteral("/nowhere/c.png"), kSample});
        QCOMPARE(unwritable.code, 1);
    }
    void aChartOnBlackIsDark_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << QStringLiteral("light") << false;
        QTest::newRow("dark") << QStringLiteral("dark") << true;
        QTest::newRow("contrast") << QStringLiteral("contrast") << true;
    }
    void aChartOnBlackIsDark()
    {
        QFETCH(const QString, theme);
        QFETCH(const bool, dark);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("c.png"));
        const Said said = run("phonehome", {QStringLiteral("--export-chart"), path, QStringLiteral("--size"),
                                            QStringLiteral("800x400"), QStringLiteral("--theme"), theme, kSample});
        QCOMPARE(said.code, 0);
        const QImage picture(path);
        QVERIFY(!picture.isNull());
        QCOMPARE(picture.pixelColor(0, 0).lightness() < 128, dark);
    }
    void helpIsInTheLanguageAskedFor()
    {
        const Said english = run("phonehome", {QStringLiteral("--help")});
        QCOMPARE(english.code, 0);
        QVERIFY(english.out.contains(QStringLiteral("--export-chart")));
        const Said german =
            run("phonehome", {QStringLiteral("--help"), QStringLiteral("--language"), QStringLiteral("de")});
        QVERIFY(german.out.contains(QStringLiteral("Zeichnet das")));
    }
    void theWindowOpensAndStays()
    {
        QProcess process;
        QProcessEnvironment env = bare();
        env.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        process.setProcessEnvironment(env);
        process.start(program("phonehome"), {QStringLiteral("--language"), QStringLiteral("de"), kSample});
        QVERIFY(process.waitForStarted(10000));
        QVERIFY(!process.waitForFinished(1500));
        process.terminate();
        QVERIFY(process.waitForFinished(10000));
    }
    void theCommandLineGoesThroughAPipe()
    {
        const Said said = run("phonehome-cli", {QStringLiteral("summary"), kSample});
        QCOMPARE(said.code, 0);
        QVERIFY(said.out.contains(QStringLiteral("nat.wemo2.com every 310 s, lifetime 330 s, margin 20 s")));
        QCOMPARE(run("phonehome-cli", {QStringLiteral("summary"), QStringLiteral("/nowhere.pcap")}).code, 3);
    }
};

QTEST_GUILESS_MAIN(TestPrograms)
#include "tst_programs.moc"
