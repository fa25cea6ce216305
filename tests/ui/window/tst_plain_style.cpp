// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QtTest>

#include "ui/charts/theme.h"
#include "ui/window/plain_style.h"
#include "ui/window/theme_switch.h"

using namespace phonehome;

namespace {

/// The strongest contrast to the window in the row of pixels through the mark's middle.
double markContrast(QWidget& widget)
{
    widget.resize(widget.sizeHint());
    const QImage image = widget.grab().toImage();
    double best = 1;
    const QColor back = widget.palette().color(QPalette::Window);
    for (int x = 0; x < 16; ++x)
        best = std::max(best, contrastRatio(image.pixelColor(x, image.height() / 2), back));
    return best;
}

} // namespace

class TestPlainStyle : public QObject {
    Q_OBJECT
private slots:
    void marksToBeTickedAreSeen_data()
    {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << static_cast<int>(ThemeChoice::Light);
        QTest::newRow("dark") << static_cast<int>(ThemeChoice::Dark);
        QTest::newRow("contrast") << static_cast<int>(ThemeChoice::Contrast);
    }
    void marksToBeTickedAreSeen()
    {
        QFETCH(const int, theme);
        applyTheme(static_cast<ThemeChoice>(theme));
        QCOMPARE(QApplication::style()->objectName(), PlainStyle::name());
        QCheckBox box;
        QRadioButton circle;
        QVERIFY2(markContrast(box) >= 3, qPrintable(QString::number(markContrast(box))));
        QVERIFY2(markContrast(circle) >= 3, qPrintable(QString::number(markContrast(circle))));
    }
    void fieldsHaveAFrameOnBlack()
    {
        applyTheme(ThemeChoice::Contrast);
        QLineEdit field;
        QVERIFY2(markContrast(field) >= 3, qPrintable(QString::number(markContrast(field))));
    }
    void coloursStandOut_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::addColumn<double>("text");
        QTest::addColumn<double>("faint");
        QTest::addColumn<double>("marks");
        QTest::newRow("light") << plainPalette(false) << 7.0 << 4.5 << 3.0;
        QTest::newRow("dark") << plainPalette(true) << 7.0 << 4.5 << 3.0;
        QTest::newRow("contrast") << contrastPalette() << 20.0 << 7.0 << 7.0;
    }
    void coloursStandOut()
    {
        QFETCH(const QPalette, palette);
        QFETCH(const double, text);
        QFETCH(const double, faint);
        QFETCH(const double, marks);
        const Theme theme = Theme::from(palette);
        QVERIFY(contrastRatio(theme.text, theme.surface) >= text);
        QVERIFY(contrastRatio(theme.faint, theme.surface) >= faint);
        QVERIFY(contrastRatio(theme.onAccent, theme.accent) >= 3);
        for (std::size_t p = 0; p < kProtocolCount; ++p) {
            const double seen = contrastRatio(theme.protocol(static_cast<Protocol>(p)), theme.surface);
            QVERIFY2(seen >= marks, qPrintable(QStringLiteral("%1: %2").arg(p).arg(seen)));
        }
    }
};

QTEST_MAIN(TestPlainStyle)
#include "tst_plain_style.moc"
