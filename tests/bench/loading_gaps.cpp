// SPDX-License-Identifier: GPL-3.0-or-later
// loading_gaps FILE: opens a capture in the window, with each of its tabs in front in turn, and ticks in the window's
// thread while it loads. Prints the largest gap between two ticks and the time to the first rows, less what the thread
// stood in line for a processor; fails beyond 50 and 300 ms. No display is needed.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <vector>

#include <unistd.h>

#include <QApplication>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTimer>
#include <QTreeView>

#include "ui/window/main_window.h"

using namespace phonehome;

namespace {

constexpr double kGapMaxMs = 50;
constexpr double kFirstRowsMaxMs = 300;

/// Milliseconds of this thread's life: all of them, and those in which others had the processors.
struct Moment {
    double passed = 0;
    double waited = 0;

    static Moment now()
    {
        Moment moment;
        moment.passed =
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
        // "run time, time in line, turns", in nanoseconds (Documentation/scheduler/sched-stats).
        static std::ifstream facts("/proc/self/task/" + std::to_string(gettid()) + "/schedstat");
        facts.clear();
        facts.seekg(0);
        double ran = 0;
        double waited = 0;
        if (facts >> ran >> waited)
            moment.waited = waited / 1e6;
        return moment;
    }
    double since(const Moment& earlier) const { return passed - earlier.passed - (waited - earlier.waited); }
};

struct Measured {
    double largest = 0;
    double firstRows = -1;
    bool loaded = false;
};

Measured load(const QString& path, int tab)
{
    Settings settings;
    MainWindow window(settings);
    window.resize(1280, 720);
    window.show();
    QApplication::processEvents();
    auto* tabs = window.findChild<QTabWidget*>();
    tabs->setCurrentIndex(tab);
    auto* devices = window.findChild<QTreeView*>(QStringLiteral("deviceList"));

    Measured out;
    const Moment begun = Moment::now();
    Moment last = begun;
    QTimer ticks;
    ticks.setInterval(0);
    QObject::connect(&ticks, &QTimer::timeout, &window, [&] {
        const Moment now = Moment::now();
        out.largest = std::max(out.largest, now.since(last));
        last = now;
        if (out.firstRows < 0 && devices->model()->rowCount() > 0)
            out.firstRows = now.since(begun);
        usleep(500); // ticks of no interval would take a processor from what loads
    });
    QObject::connect(&window.session(), &CaptureSession::finished, &window, [&](LoadEnd end) {
        out.loaded = end == LoadEnd::Complete;
        // What the last snapshot gives to paint is loading too.
        QTimer::singleShot(200, &window, [] { QApplication::quit(); });
    });
    ticks.start();
    window.openFiles({path});
    QApplication::exec();
    return out;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication app(argc, argv);
    if (argc != 2)
        return 2;
    bool good = true;
    for (int tab = 0, tabs = 1; tab < tabs; ++tab) {
        Settings settings;
        MainWindow shown(settings);
        auto* widget = shown.findChild<QTabWidget*>();
        tabs = widget->count();
        const QString name = widget->tabText(tab).remove('&');
        const Measured m = load(QString::fromLocal8Bit(argv[1]), tab);
        const bool within = m.loaded && m.largest <= kGapMaxMs && m.firstRows >= 0 && m.firstRows <= kFirstRowsMaxMs;
        good = good && within;
        std::printf("%-12s largest gap %6.1f ms (%.0f allowed), first rows %6.1f ms (%.0f allowed)%s\n",
                    qPrintable(name), m.largest, kGapMaxMs, m.firstRows, kFirstRowsMaxMs, within ? "" : "  ABOVE");
    }
    return good ? 0 : 1;
}
