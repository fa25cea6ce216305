// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QDir>
#include <QFile>
#include <QtEndian>
#include <QtTest>

#include "core/live/pcapng_block.h"
#include "core/live/save_recording.h"
#include "core/source/capture_reader.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

namespace {

struct Saved {
    std::vector<Frame> frames; ///< their bytes are gone
    std::vector<std::size_t> captured;
    FileNotes notes;
    bool whole = false; ///< read to its end
};

Saved saved(const std::string& capture, const RecordingFacts& facts, const TempFolder& folder)
{
    Saved out;
    const std::string path = folder.path() + "/saved.pcapng";
    if (!saveRecording({capture}, facts, path))
        return out;
    auto reader = openCapture(path);
    while (reader) {
        const auto frame = (*reader)->next();
        out.notes = (*reader)->notes();
        out.whole = frame.has_value();
        if (!frame || !*frame)
            break;
        out.frames.push_back(**frame);
        out.captured.push_back((*frame)->data.size());
    }
    return out;
}

/// Three packets without a time, of an interface that keeps so many bytes of each.
std::string simplePackets(const TempFolder& folder, std::uint32_t snapLength)
{
    std::string bytes;
    PcapngBlock().sectionStart().appendTo(bytes, PcapngBlock::kSection);
    PcapngBlock().u16(1).u16(0).u32(snapLength).appendTo(bytes, PcapngBlock::kInterface);
    for (int i = 0; i < 3; ++i)
        PcapngBlock().u32(142).padded(std::string(snapLength, 'x')).appendTo(bytes, PcapngBlock::kSimplePacket);
    return folder.file("simple.pcapng", std::string_view(bytes));
}

/// The types of a little-endian pcapng's blocks.
std::vector<std::uint32_t> blockTypes(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    std::vector<std::uint32_t> out;
    for (qsizetype at = 0; at + 8 <= bytes.size();) {
        out.push_back(qFromLittleEndian<std::uint32_t>(bytes.constData() + at));
        at += qFromLittleEndian<std::uint32_t>(bytes.constData() + at + 4);
    }
    return out;
}

} // namespace

class TestSaveRecording : public QObject {
    Q_OBJECT
private slots:
    /// The captures among them, one of which may be called so.
    void filesBesideItStayWhatTheyAre()
    {
        const TempFolder folder;
        const std::string plain = simplePackets(folder, 100);
        const std::string other = folder.path() + "/out.pcapng.part";
        QVERIFY(QFile::copy(QString::fromStdString(plain), QString::fromStdString(other)));
        const std::string path = folder.path() + "/out.pcapng";
        const auto packets = saveRecording({other}, {}, path);
        QVERIFY(packets);
        QCOMPARE(*packets, std::uint64_t{3});
        QCOMPARE(blockTypes(other), blockTypes(plain));
        QCOMPARE(QDir(QString::fromStdString(folder.path())).entryList(QDir::Files).size(), 3);
    }
    void aLinkBesideItIsNotFollowed()
    {
        const TempFolder folder;
        const std::string plain = simplePackets(folder, 100);
        const QString target = QString::fromStdString(folder.path() + "/somebodys");
        QVERIFY(QFile::link(target, QString::fromStdString(folder.path() + "/out.pcapng.part")));
        QVERIFY(saveRecording({plain}, {}, folder.path() + "/out.pcapng"));
        QVERIFY(!QFile::exists(target));
    }
    /// The length of a simple packet is that of the wire: what is there of it, the interface would have to say.
    void cutPacketsWithoutATimeStayCut()
    {
        const TempFolder folder;
        const Saved s = saved(simplePackets(folder, 65), {}, folder);
        QVERIFY(s.whole);
        QCOMPARE(s.captured, (std::vector<std::size_t>{65, 65, 65}));
        QCOMPARE(s.frames.at(0).length, 142U);
        for (const std::uint32_t type : blockTypes(folder.path() + "/saved.pcapng"))
            QVERIFY(type != PcapngBlock::kSimplePacket);
    }
    void wholePacketsWithoutATimeStayWithout()
    {
        const TempFolder folder;
        const Saved s = saved(simplePackets(folder, 142), {}, folder);
        QVERIFY(s.whole);
        QCOMPARE(s.captured, (std::vector<std::size_t>{142, 142, 142}));
        QVERIFY(!s.frames.at(0).hasTime);
    }
    void lossesAreWrittenWhereTheyAreKnown()
    {
        const TempFolder folder;
        const std::string capture = simplePackets(folder, 142);
        for (const std::optional<std::uint64_t> dropped :
             {std::optional<std::uint64_t>(), std::optional<std::uint64_t>(0), std::optional<std::uint64_t>(500)}) {
            RecordingFacts facts;
            facts.dropped = dropped;
            const Saved s = saved(capture, facts, folder);
            QCOMPARE(s.notes.dropped, dropped.value_or(0));
            const auto types = blockTypes(folder.path() + "/saved.pcapng");
            const auto said = std::count(types.begin(), types.end(), std::uint32_t{PcapngBlock::kStatistics});
            QCOMPARE(said, dropped ? 1 : 0);
        }
    }
    void whatCapturesSayIsAdded()
    {
        RecordingFacts facts;
        facts.addWords(0, {"at home"});
        QVERIFY(!facts.dropped);
        facts.addWords(500, {});
        facts.addWords(7, {"in the cellar"});
        QCOMPARE(facts.dropped, std::optional<std::uint64_t>(507));
        QCOMPARE(facts.comments, (std::vector<std::string>{"at home", "in the cellar"}));
    }
    void commentsAreWrittenInOrder()
    {
        const TempFolder folder;
        RecordingFacts facts;
        facts.comments = {"the first", "", "the second"};
        facts.comments.resize(1000, std::string(4096, 'x'));
        const Saved s = saved(simplePackets(folder, 142), facts, folder);
        QVERIFY(s.whole);
        QCOMPARE(s.notes.comments.at(0), std::string("the first"));
        QCOMPARE(s.notes.comments.at(1), std::string("the second"));
        QVERIFY(s.notes.comments.size() > 200 && s.notes.comments.size() < 300);
    }
};

QTEST_APPLESS_MAIN(TestSaveRecording)
#include "tst_save_recording.moc"
