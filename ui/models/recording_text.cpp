// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/recording_text.h"

#include <cmath>

#include <QCoreApplication>

#include "core/base/text.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

struct RecordingText {
    Q_DECLARE_TR_FUNCTIONS(phonehome::RecordingText)
};

QString lastWords(const RecordingNews& news)
{
    return news.words.empty() ? QString() : fromWire(utf8FromWire(news.words.back()));
}

/// Who streams to us: anybody may, so it is said.
QString sendersText(const RecordingNews& news)
{
    QStringList senders;
    for (const TzspSender& sender : news.tzsp.senders)
        senders << QString::fromStdString(sender.address.text());
    return senders.isEmpty() ? QString() : RecordingText::tr("from %1").arg(senders.join(QStringLiteral(", ")));
}

} // namespace

QString remoteFailureText(RemoteFailure failure, const QString& host, const RecordingNews& news)
{
    switch (failure) {
    case RemoteFailure::None: return {};
    case RemoteFailure::HostKeyUnknown:
        return RecordingText::tr(
                   "%1 is not known to this computer yet. Connect to it once with ssh in a terminal and check its "
                   "key, or let Phonehome ask.")
            .arg(host);
    case RemoteFailure::HostKeyChanged:
        return RecordingText::tr(
                   "%1 shows another key than before. If you did not set it up anew, somebody may stand between. Else "
                   "remove its old key with ssh-keygen -R %1.")
            .arg(host);
    case RemoteFailure::Denied:
        return RecordingText::tr(
                   "%1 took neither key nor password. Check the user name and the key, and that the router allows "
                   "logins by ssh.")
            .arg(host);
    case RemoteFailure::Refused:
        return RecordingText::tr(
                   "%1 is there, but nothing answers ssh on that port. Turn on its ssh access, or check the port.")
            .arg(host);
    case RemoteFailure::NoRoute:
    case RemoteFailure::Unreachable:
        return RecordingText::tr(
                   "%1 can't be reached from here. Check its address and that you are in the same network.")
            .arg(host);
    case RemoteFailure::NameUnknown:
        return RecordingText::tr("Nobody knows the name %1. Check it, or use the router's address.").arg(host);
    case RemoteFailure::OldAlgorithms:
        return RecordingText::tr(
                   "%1 speaks only old kinds of ssh: %2. Update it, or allow that kind for it in ~/.ssh/config.")
            .arg(host, lastWords(news));
    case RemoteFailure::TimedOut:
        return RecordingText::tr("%1 does not answer any more. Check the connection; what came until then is kept.")
            .arg(host);
    case RemoteFailure::ClosedByRemote:
        return RecordingText::tr("%1 closed the connection. What came until then is kept.").arg(host);
    case RemoteFailure::NoTcpdump:
        return RecordingText::tr("%1 has no tcpdump. Install it there; on OpenWrt: opkg update; opkg install tcpdump.")
            .arg(host);
    case RemoteFailure::NoRight:
        return RecordingText::tr(
                   "That user may not capture on %1. Log in as root, or tick sudo and allow it tcpdump without a "
                   "password.")
            .arg(host);
    case RemoteFailure::SudoPassword:
        return RecordingText::tr(
                   "sudo on %1 wants a password. Allow the user tcpdump without one (NOPASSWD: /usr/bin/tcpdump), or "
                   "log in as root.")
            .arg(host);
    case RemoteFailure::NoInterface:
        return RecordingText::tr("%1 has no interface of that name. Read its interfaces and choose one.").arg(host);
    case RemoteFailure::InterfaceGone:
        return RecordingText::tr("The interface went away on %1. What came until then is kept.").arg(host);
    case RemoteFailure::BadFilter:
        return RecordingText::tr("tcpdump does not understand the filter: %1").arg(lastWords(news));
    case RemoteFailure::ShellSyntax:
        return RecordingText::tr("The router's shell does not understand the command: %1").arg(lastWords(news));
    case RemoteFailure::NoCapture:
        return RecordingText::tr("%1 answers with text instead of packets: %2")
            .arg(host, fromWire(utf8FromWire(news.preamble.substr(0, 200))));
    case RemoteFailure::NoSsh:
        return RecordingText::tr("This computer has no ssh. Install it: sudo apt install openssh-client.");
    case RemoteFailure::Other: break;
    }
    const QString words = lastWords(news);
    return words.isEmpty()
               ? RecordingText::tr(
                     "The capture on %1 ended without a word. Try its command in a terminal: it may say more.")
                     .arg(host)
               : RecordingText::tr("The capture on %1 ended: %2").arg(host, words);
}

QString recordingEndText(const RecordingNews& news)
{
    if (news.error)
        return errorText(*news.error);
    if (news.exitCode.value_or(0) == 0)
        return {};
    const QString words = lastWords(news);
    const QString text =
        words.isEmpty()
            ? RecordingText::tr("The capturing program ended without a word. Start it in a terminal: it may say more.")
            : words;
    return news.command.empty()
               ? text
               : RecordingText::tr("%1 Run this once: %2").arg(text, fromWire(utf8FromWire(news.command)));
}

QString recordingText(const RecordingNews& news, double packetsPerSecond)
{
    if (!news.listening.empty() && news.packets == 0) {
        const QString text = RecordingText::tr("Listening on %1: nothing has come yet; start the stream at the router")
                                 .arg(QString::fromStdString(news.listening));
        return news.tzsp.malformed + news.tzsp.foreign == 0
                   ? text
                   : RecordingText::tr("%1; %2 datagrams came that hold no frame")
                         .arg(text, countText(news.tzsp.malformed + news.tzsp.foreign));
    }
    if (news.state == RecordingState::Starting)
        return RecordingText::tr("Waiting for the first packets");
    if (news.state == RecordingState::Waiting)
        return RecordingText::tr("The source went away; it is asked again soon. Kept: %1", "packets")
            .arg(packetsText(news.packets));
    QStringList parts{
        packetsText(news.packets),
        RecordingText::tr("%1 per second").arg(countText(static_cast<std::uint64_t>(std::llround(packetsPerSecond)))),
        RecordingText::tr("%1 on disk").arg(bytesText(news.bytes)),
        news.dropped > 0  ? RecordingText::tr("%1 lost").arg(countText(news.dropped))
        : news.dropsKnown ? RecordingText::tr("none lost")
                          : RecordingText::tr("losses are told at the end")};
    if (const QString senders = sendersText(news); !senders.isEmpty())
        parts.insert(1, senders);
    if (const std::uint64_t other = news.tzsp.malformed + news.tzsp.foreign; other > 0)
        parts << RecordingText::tr("%1 not understood").arg(countText(other));
    if (news.reconnects > 0)
        parts << RecordingText::tr("reconnected %n time(s)", nullptr, static_cast<int>(news.reconnects));
    return parts.join(QStringLiteral(" · "));
}

} // namespace phonehome
