// SPDX-License-Identifier: GPL-3.0-or-later
// live_window HELPER INTERFACE: the window, without a display, captures on an interface by our own program until its
// input ends. Prints what came and what the kernel dropped.
#include <cstdio>

#include <QApplication>
#include <QSocketNotifier>
#include <QTemporaryDir>

#include <unistd.h>

#include "core/live/local_capture.h"
#include "ui/window/main_window.h"

using namespace phonehome;

int main(int argc, char** argv)
{
    if (argc != 3)
        return 2;
    const QTemporaryDir folder;
    qputenv("XDG_DATA_HOME", folder.path().toUtf8());
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    const QApplication app(argc, argv);
    Settings settings;
    CaptureRight right;
    right.program = CaptureRight::Program::Helper;
    right.helper = argv[1];
    RecordingChoice choice;
    choice.title = choice.interface = QString::fromLocal8Bit(argv[2]);
    choice.program = localCapture(right, argv[2], {});
    Questions questions = Questions::asked();
    questions.recording = [choice](QWidget*, const RecordingOffer&, const auto& done) { done(choice); };
    MainWindow window(settings, questions);
    window.resize(1280, 800);
    window.show();
    RecordingNews news;
    SnapshotPtr last;
    int updates = 0;
    QObject::connect(&window.session(), &CaptureSession::recordingChanged, &window, [&](const RecordingNews& n) {
        if (n.state == RecordingState::Capturing && news.state != n.state)
            std::fputs("ready\n", stderr);
        news = n;
    });
    QObject::connect(&window.session(), &CaptureSession::updated, &window, [&](const SnapshotPtr& s) {
        last = s;
        ++updates;
    });
    QObject::connect(&window.session(), &CaptureSession::finished, &window, [&] { QCoreApplication::quit(); });
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &window, [&] {
        input.setEnabled(false);
        window.session().cancel();
    });
    window.findChild<QAction*>(QStringLiteral("actionRecord"))->trigger();
    QApplication::exec();
    std::printf("{\"packets\":%llu,\"dropped\":%llu,\"shown\":%llu,\"updates\":%d,\"devices\":%zu}\n",
                static_cast<unsigned long long>(news.packets), static_cast<unsigned long long>(news.dropped),
                static_cast<unsigned long long>(last ? last->totals.packets : 0), updates,
                last ? last->devices.size() : 0);
    return news.dropsKnown ? 0 : 1;
}
