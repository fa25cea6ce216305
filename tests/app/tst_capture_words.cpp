// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <filesystem>
#include <sstream>

#include "app/cli/capture_progress.h"
#include "app/cli/spool_folder.h"
#include "core/live/spool.h"
#include "tests/support/frame_builder.h"
#include "tests/support/temp_file.h"

using namespace phonehome;
namespace fs = std::filesystem;

class TestCaptureWords : public QObject {
    Q_OBJECT
private slots:
    void eachChangeIsALine()
    {
        std::ostringstream err;
        CaptureProgress progress("br0 on router", err);
        RecordingNews news;
        const auto say = [&](RecordingState state, std::uint64_t packets) {
            news.state = state;
            news.packets = packets;
            progress.on(news);
        };
        say(RecordingState::Starting, 0);
        QCOMPARE(err.str(), std::string());
        say(RecordingState::Capturing, 0);
        say(RecordingState::Capturing, 7);
        say(RecordingState::Waiting, 9);
        say(RecordingState::Waiting, 9);
        say(RecordingState::Capturing, 10);
        say(RecordingState::Ended, 12);
        QCOMPARE(err.str(), std::string("capturing on br0 on router, until Ctrl+C\n"
                                        "connection lost after 9 packets, which are kept; trying again\n"
                                        "capturing again on br0 on router\n"));
    }
    void hostileNamesAreMadeVisible()
    {
        std::ostringstream err;
        CaptureProgress progress("x\x1b[2J", err);
        RecordingNews news;
        news.state = RecordingState::Capturing;
        progress.on(news);
        QVERIFY(err.str().find('\x1b') == std::string::npos);
    }
    void aFolderGoesUnlessItIsKept()
    {
        const TempFolder dir;
        const std::string file = dir.path() + "/a.pcapng";
        std::string gone;
        std::string kept;
        {
            const SpoolFolder first(file);
            SpoolFolder second(file);
            second.keep();
            gone = first.path();
            kept = second.path();
            QVERIFY(gone != kept && fs::is_directory(gone) && fs::is_directory(kept));
        }
        QVERIFY(!fs::exists(gone));
        QVERIFY(fs::is_directory(kept));
    }
    void whatACaptureLeftIsFound()
    {
        const TempFolder dir;
        const std::string file = dir.path() + "/a.pcapng";
        QCOMPARE(SpoolFolder::left(file), std::vector<std::string>());
        std::string spool;
        {
            SpoolFolder folder(file);
            folder.keep();
            spool = folder.spool();
        }
        fs::create_directory(spool);
        QCOMPARE(SpoolFolder::left(file), std::vector<std::string>()); // nothing in it
        const Route route{{{2, 0, 0, 0, 0, 1}},
                          {{2, 0, 0, 0, 0, 2}},
                          {IpAddress::v4(10, 0, 0, 1), 1},
                          {IpAddress::v4(10, 0, 0, 2), 2}};
        const std::vector<std::uint8_t> payload{1, 2, 3};
        dir.capture(fs::relative(Spool::pathOf(spool, 0, false), dir.path()),
                    {{Timestamp{1}, udpFrame(route, payload)}});
        QCOMPARE(SpoolFolder::left(file), std::vector<std::string>{spool});
        QCOMPARE(SpoolFolder::left(dir.path() + "/b.pcapng"), std::vector<std::string>());
        const Descriptor held = Spool::hold(spool);
        QCOMPARE(SpoolFolder::left(file), std::vector<std::string>()); // somebody writes to it
        QCOMPARE(SpoolFolder::left("/no/such/folder/a.pcapng"), std::vector<std::string>());
    }
};

QTEST_APPLESS_MAIN(TestCaptureWords)
#include "tst_capture_words.moc"
