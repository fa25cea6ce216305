// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include "core/base/file_guess.h"
#include "core/base/text.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(phonehome::ErrorText)
};

QString notACapture(const QString& file, const std::string& looksLike)
{
    const QString name = QString::fromStdString(looksLike);
    switch (kindOfFile(looksLike)) {
    case FileKind::Text:
        return ErrorText::tr("%1 is a text file, not a capture. Open a pcap or pcapng file.").arg(file);
    case FileKind::Archive:
        return looksLike == "zip"
                   ? ErrorText::tr("%1 is a zip archive, as OPNsense hands out. Unpack it and open the captures in it.")
                         .arg(file)
                   : ErrorText::tr("%1 is a %2 archive. Unpack it and open the captures in it.").arg(file, name);
    case FileKind::Packed:
        return ErrorText::tr("%1 is packed with %2. Unpack it and open that; what is packed with gzip or zstd can be "
                             "opened as it is.")
            .arg(file, name);
    case FileKind::OtherCapture:
        return ErrorText::tr("%1 is a capture of %2. Open it in Wireshark, save it there as pcap or pcapng and open "
                             "that.")
            .arg(file, name);
    case FileKind::Unknown: break;
    }
    return ErrorText::tr("%1 is not a capture: it is neither pcap nor pcapng. Save it from your capture program as "
                         "pcap or pcapng and open that.")
        .arg(file);
}

/// Where a damaged file stopped, and what is kept.
QString damage(const QString& what, const Error& e)
{
    const auto kept = e.frame > 0 ? e.frame - 1 : 0;
    return ErrorText::tr("%1 The damage is at byte %2; all %Ln packet(s) before it are shown.", nullptr,
                         static_cast<int>(std::min<std::uint64_t>(kept, 2'000'000'000)))
        .arg(what, QLocale().toString(static_cast<qulonglong>(e.offset)));
}

} // namespace

QString noTimesText()
{
    return ErrorText::tr(
        "The packets of this capture carry no times: what comes when and how often can't be told. Their "
        "order, names and peers are shown.");
}

QString errorText(const Error& e)
{
    const QString path = fromWire(utf8FromWire(e.file));
    const QString file = path.isEmpty() ? ErrorText::tr("The file") : QFileInfo(path).fileName();
    const QString detail = fromWire(utf8FromWire(e.detail));
    switch (e.code) {
    case ErrorCode::NotFound: return ErrorText::tr("%1 is not there. It may have been moved or renamed.").arg(path);
    case ErrorCode::NotReadable: return ErrorText::tr("%1 can't be read: %2. Check who may read it.").arg(path, detail);
    case ErrorCode::IsDirectory: return ErrorText::tr("%1 is a folder. Open the capture files in it.").arg(path);
    case ErrorCode::NotRegular:
        return ErrorText::tr(
                   "%1 is a pipe that nobody writes to, or a device. Start what writes to it first, or save the "
                   "capture to a file and open that.")
            .arg(path);
    case ErrorCode::Empty: return ErrorText::tr("%1 is empty: it holds no bytes at all.").arg(file);
    case ErrorCode::NotACapture: return notACapture(file, e.detail);
    case ErrorCode::CutInHeader:
        return ErrorText::tr("%1 ends inside its file header. The copy is probably not complete: fetch it again.")
            .arg(file);
    case ErrorCode::CutInRecord: return damage(ErrorText::tr("%1 ends inside a record header.").arg(file), e);
    case ErrorCode::CutInPacket: return damage(ErrorText::tr("%1 ends inside a packet.").arg(file), e);
    case ErrorCode::RecordTooLarge:
        return damage(ErrorText::tr("In %1 a record claims %2 bytes, more than a packet can have.").arg(file, detail),
                      e);
    case ErrorCode::BadBlock: return damage(ErrorText::tr("In %1 a block is damaged (%2).").arg(file, detail), e);
    case ErrorCode::BadCompression:
        return damage(
            ErrorText::tr("%1 can't be unpacked to its end: its %2 data is damaged or incomplete.").arg(file, detail),
            e);
    case ErrorCode::UnknownLinkType:
        return ErrorText::tr(
                   "%1 holds packets of a link layer that is not read here (%2). They are counted, not decoded.")
            .arg(file, detail);
    case ErrorCode::DamagedDatabase:
        return ErrorText::tr("%1 is no database of address owners (MMDB), or is damaged: %2. Fetch it again.")
            .arg(file, detail);
    case ErrorCode::WrongDatabase:
        return ErrorText::tr("%1 is a database of another kind (%2). Choose one of autonomous systems or countries.")
            .arg(file, detail);
    case ErrorCode::WrongRanges:
        return ErrorText::tr("%1 is not Amazon's list of address ranges: %2. Fetch ip-ranges.json again.")
            .arg(file, detail);
    case ErrorCode::WrongSession:
        return ErrorText::tr("%1 is no session that was saved here, or is damaged: %2. Open its captures instead.")
            .arg(file, detail);
    case ErrorCode::Cancelled: return ErrorText::tr("Reading was stopped. What was read until then is shown.");
    case ErrorCode::DiskFull:
        return ErrorText::tr("The disk that holds %1 is nearly full. What was captured until then is kept.").arg(path);
    case ErrorCode::CantListen:
        return ErrorText::tr(
                   "Nothing can be received on %1: %2. Choose an address that this computer has, and a port that no "
                   "other program uses.")
            .arg(path, detail);
    case ErrorCode::NotStarted: return ErrorText::tr("%1 can't be started: %2.").arg(path, detail);
    case ErrorCode::WriteFailed: return ErrorText::tr("%1 can't be written: %2.").arg(path, detail);
    case ErrorCode::UnknownEnding:
        return ErrorText::tr("%1 was not written: its name says what is to be in it by its end, and has none of %2. "
                             "Choose a name with one of these.")
            .arg(path, detail);
    }
    return {};
}

} // namespace phonehome
