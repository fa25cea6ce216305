// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QByteArray>
#include <QSslError>
#include <QString>
#include <QUrl>

#include "core/dnslog/importer.h"
#include "core/live/child_process.h"
#include "core/live/recording_news.h"

namespace phonehome {

enum class ResolverKind : std::uint8_t {
    PiHole,  ///< version 6, by its HTTP API
    AdGuard, ///< AdGuard Home, by its HTTP API
    SshLog,  ///< any log that a command on another machine writes out
};

/// How long is waited and how much is taken. Times in milliseconds.
struct ResolverLimits {
    int quiet = 15'000;                ///< without a byte of an awaited answer; over ssh: with no further line
    int whole = 60'000;                ///< for one answer
    int log = 600'000;                 ///< over ssh, for all that was there before: a busy log makes no pause
    int poll = 2'000;                  ///< from one answer to the next question
    int closing = 3'000;               ///< for the end of the session
    int retries = 15;                  ///< polls in a row that may fail
    qint64 answerBytes = 16LL << 20U;  ///< of one answer
    qint64 spoolBytes = 512LL << 20U;  ///< of all that is kept
    std::uint64_t entries = 1'000'000; ///< of history
};

/// What is asked, where and how. Passwords live here and nowhere else.
struct ResolverPlan {
    ResolverKind kind = ResolverKind::PiHole;
    QUrl url;     ///< scheme, host and port; http or https
    QString user; ///< AdGuard Home
    QString password;
    QString code;                   ///< second factor, six digits; empty where none is wanted
    QByteArray trusted;             ///< SHA-256 of a certificate that is taken whoever signed it; empty: none
    ProcessPlan ssh;                ///< SshLog: the whole command
    QString zone;                   ///< SshLog: IANA name of the zone of its times; empty: this machine's
    std::optional<LogSpan> capture; ///< what the history is wanted for; nullopt: the hour before now
    bool follows = false;           ///< goes on asking after the history
    QString folder;                 ///< exists, ours: the logs are written there
    ResolverLimits limits;
};

enum class ResolverProblem : std::uint8_t {
    None,
    BadAddress, ///< no http or https address
    NameUnknown,
    Refused, ///< nothing listens there
    Unreachable,
    ProxyFailed, ///< the one that the system names for the internet
    TimedOut,
    Cut, ///< the connection ended within an answer
    UnknownCertificate,
    ChangedCertificate, ///< another one than was trusted
    TlsFailed,
    Redirected, ///< to somewhere that was not asked for; detail: where
    NotPiHole,  ///< or version 5
    NotAdGuard,
    WrongPassword,
    CodeWanted, ///< two-factor authentication
    WrongCode,
    SeatsTaken,   ///< Pi-hole has as many sessions as it allows
    RateLimited,  ///< too many attempts
    SessionEnded, ///< again right after a new login
    BadAnswer,
    TooLarge,  ///< an answer beyond its limit
    Full,      ///< the spool's limit, or the disk's
    Refusal,   ///< another HTTP status; detail: its number
    Ssh,       ///< see ssh
    NoSuchLog, ///< detail: tail's words
    EmptyLog,  ///< over ssh: connected, and no line came
};

/// What was wrong with a certificate.
struct CertificateFacts {
    QByteArray sha256;
    QString subject; ///< common name, as it is written
    std::vector<QSslError::SslError> faults;
};

enum class ResolverState : std::uint8_t {
    Connecting,
    Reading, ///< history
    Following,
    Waiting, ///< it does not answer, and is asked again
    Closing,
    Ended,
};

/// How it stands.
struct ResolverNews {
    ResolverState state = ResolverState::Connecting;
    std::uint64_t lines = 0; ///< of logs, kept
    std::uint64_t lost = 0;  ///< lines that the resolver had dropped before they were asked for
    Timestamp last;          ///< time of the latest line; 0: none, or it says none
    bool limited = false;    ///< the history is longer than what is taken
    bool historyRead = false;
    ResolverProblem problem = ResolverProblem::None;
    QString detail;
    CertificateFacts certificate;
    RecordingNews ssh; ///< words and exit code
};

} // namespace phonehome
