// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/base/file_guess.h"
#include "core/export/problem_text.h"
#include "core/source/capture_reader.h"
#include "tests/support/hex.h"

using namespace phonehome;

Q_DECLARE_METATYPE(phonehome::FileKind)

/// What people try to open beside captures.
class TestFileGuess : public QObject {
    Q_OBJECT

private slots:
    void names_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("name");
        QTest::addColumn<FileKind>("kind");
        QTest::addColumn<QString>("sentence"); ///< a part of it
        const auto row = [](const char* name, QByteArray head, FileKind kind, const char* sentence) {
            // A file that went on: longer than any header that is asked for.
            head.append(QByteArray(600 - head.size(), '\x01'));
            QTest::addRow("%s", name) << head << QString(name) << kind << QString(sentence);
        };
        row("zip", QByteArray::fromHex("504b0304140000000800"), FileKind::Archive, "as OPNsense hands out; unpack it");
        row("7z", QByteArray::fromHex("377abcaf271c0004"), FileKind::Archive, "a 7z archive; unpack it");
        row("RAR", QByteArray::fromHex("526172211a070100"), FileKind::Archive, "a RAR archive; unpack it");
        // The name of its first file, then 257 bytes on what it is: as tar writes "capture.pcap".
        QByteArray tar("capture.pcap");
        tar.append(QByteArray(257 - tar.size(), '\0'));
        row("tar", tar + "ustar  ", FileKind::Archive, "a tar archive; unpack it");
        row("xz", QByteArray::fromHex("fd377a585a000004"), FileKind::Packed, "packed with xz; unpack it first");
        row("bzip2", "BZh91AY&SY", FileKind::Packed, "packed with bzip2; unpack it first");
        row("lz4", QByteArray::fromHex("04224d186440a7"), FileKind::Packed, "packed with lz4; unpack it first");
        row("Microsoft Network Monitor", "GMBU\x03\x02", FileKind::OtherCapture,
            "save it as pcap or pcapng in Wireshark");
        row("AIX iptrace", "iptrace 2.0", FileKind::OtherCapture, "a capture of AIX iptrace");
    }
    void names()
    {
        QFETCH(QByteArray, head);
        QFETCH(QString, name);
        QFETCH(FileKind, kind);
        QFETCH(QString, sentence);
        const auto refused = openCaptureBytes({head.begin(), head.end()});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotACapture);
        QCOMPARE(QString::fromStdString(refused.error().detail), name);
        QCOMPARE(kindOfFile(refused.error().detail), kind);
        const QString said = QString::fromStdString(problemText(refused.error()));
        QVERIFY2(said.contains(sentence), qPrintable(said));
    }
    /// What ends before its mark is not that.
    void tooShort()
    {
        QCOMPARE(guessFile(hex("50 4b")), std::string_view("text"));
        QCOMPARE(kindOfFile(guessFile(hex("00 01 02 03"))), FileKind::Unknown);
        QCOMPARE(kindOfFile(guessFile(hex("68 69 0a"))), FileKind::Text);
    }
};

QTEST_APPLESS_MAIN(TestFileGuess)
#include "tst_file_guess.moc"
