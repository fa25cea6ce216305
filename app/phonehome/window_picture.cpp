// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/phonehome/window_picture.h"

#include <iostream>

#include <QApplication>
#include <QImage>
#include <QKeyEvent>
#include <QTimer>

#include "ui/charts/timeline.h"
#include "ui/export/chart_file.h"
#include "ui/models/texts.h"
#include "ui/window/main_window.h"

namespace phonehome {

namespace {

constexpr int kSettleMs = 400;
/// Of the capture: a few dozen beats of a keepalive of some minutes.
const Duration kShown = Duration::ofSeconds(7200);

/// Two hours in the middle, with the first event in them selected.
void lookCloser(MainWindow& window)
{
    auto* timeline = window.findChild<Timeline*>();
    const TimeSpan whole = timeline->visibleSpan();
    if (whole.to - whole.from > Duration{4 * kShown.ns}) {
        const Timestamp middle = whole.from + Duration{(whole.to - whole.from).ns / 2};
        timeline->setVisibleSpan({middle, middle + kShown});
    }
    timeline->setFocus();
    QKeyEvent right(QEvent::KeyPress, Qt::Key_Right, Qt::NoModifier);
    QApplication::sendEvent(timeline, &right);
}

/// Exit code.
int save(MainWindow& window, const Options& options)
{
    QImage picture(options.chart.size * options.chart.scale, QImage::Format_RGB32);
    picture.setDevicePixelRatio(options.chart.scale);
    window.render(&picture);
    const auto saved = saveImage(picture, options.windowPath);
    if (!saved)
        std::cerr << "phonehome: " << errorText(saved.error()).toStdString() << "\n";
    return saved ? 0 : 1;
}

} // namespace

void exportWindow(MainWindow& window, const Options& options)
{
    window.resize(options.chart.size);
    window.show();
    QObject::connect(&window.session(), &CaptureSession::finished, &window, [&window, options](LoadEnd end) {
        if (end == LoadEnd::Failed) {
            for (const QString& path : options.files)
                std::cerr << "phonehome: " << fromWire(path.toStdString()).toStdString() << " could not be opened\n";
            QApplication::exit(1);
            return;
        }
        lookCloser(window);
        QTimer::singleShot(kSettleMs, &window, [&window, options] { QApplication::exit(save(window, options)); });
    });
    window.openFiles(options.files, options.logs);
}

} // namespace phonehome
