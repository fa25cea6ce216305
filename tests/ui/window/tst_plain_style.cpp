// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QRadioButton>
#include <QtTest>
#include <cmath>

#include "ui/charts/theme.h"
#include "ui/window/plain_style.h"
#include "ui/window/theme_switch.h"

using namespace phonehome;

namespace {

/// Relative luminance and contrast as WCAG 2 has them.
double luminance(const QColor& colour)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a);
    const double two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

/// The strongest contrast to the window in the row of pixels through the mark's middle.
double markContrast(QWidget& widget)
{
    widget.resize(widget.sizeHint());
    const QImage image = widget.grab().toImage();
    double best = 1;
    const QColor back = widget.palette().color(QPalette::Window);
    for (int x = 0; x < 16; ++x)
        best = std::max(best, contrast(image.pixelColor(x, image.height() / 2), back));
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
};

QTEST_MAIN(TestPlainStyle)
#include "tst_plain_style.moc"
