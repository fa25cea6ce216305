// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/resolver_text.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

#include "ui/models/recording_text.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

struct ResolverText {
    Q_DECLARE_TR_FUNCTIONS(phonehome::ResolverText)
};

/// "AB:CD:…", in two lines that can be compared by eye.
QString fingerprint(const QByteArray& sha256)
{
    const QString text = QString::fromLatin1(sha256.toHex(':').toUpper());
    constexpr qsizetype kHalf = 48;
    return text.left(kHalf) + u'\n' + text.mid(kHalf);
}

bool has(const CertificateFacts& facts, QSslError::SslError fault)
{
    return std::find(facts.faults.begin(), facts.faults.end(), fault) != facts.faults.end();
}

QString loginProblemText(ResolverProblem problem, const QString& host, ResolverKind kind)
{
    switch (problem) {
    case ResolverProblem::WrongPassword:
        return kind == ResolverKind::PiHole
                   ? ResolverText::tr("%1 does not take that password. Use the one of its web page, or an app password "
                                      "from its settings under Web interface / API.")
                         .arg(host)
                   : ResolverText::tr("%1 does not take that user name and password. Use those of its web page.")
                         .arg(host);
    case ResolverProblem::CodeWanted:
        return ResolverText::tr(
                   "%1 wants a code of the second factor too. Type the one that your app shows now, or use an app "
                   "password, which needs none.")
            .arg(host);
    case ResolverProblem::WrongCode:
        return ResolverText::tr(
                   "%1 does not take that code: it is wrong or was used already. Wait for the next one and type it.")
            .arg(host);
    case ResolverProblem::SeatsTaken:
        return ResolverText::tr(
                   "%1 has as many sessions open as it allows. Log out elsewhere or wait half an hour for old ones to "
                   "end; webserver.api.max_sessions in its settings allows more.")
            .arg(host);
    case ResolverProblem::RateLimited:
        return ResolverText::tr("%1 was asked too often in a short time. Wait a minute, then try again; after several "
                                "wrong passwords, a quarter of an hour.")
            .arg(host);
    case ResolverProblem::SessionEnded:
        return ResolverText::tr(
                   "%1 ended the session again right after a new login. Restart its web server, then try again; what "
                   "was read is kept.")
            .arg(host);
    default: break;
    }
    return {};
}

QString networkProblemText(const ResolverNews& news, const QString& host)
{
    switch (news.problem) {
    case ResolverProblem::BadAddress:
        return ResolverText::tr("That is no address to ask: it begins with http:// or https://, as http://pi.hole.");
    case ResolverProblem::NameUnknown:
        return ResolverText::tr("Nobody knows the name %1. Check it, or use the address, as http://192.168.1.2.")
            .arg(host);
    case ResolverProblem::Refused:
        return ResolverText::tr("%1 is there, but no web server answers on that port. Check the port: AdGuard Home "
                                "often has 3000, Pi-hole 80, 443 or 8080.")
            .arg(host);
    case ResolverProblem::Unreachable:
        return ResolverText::tr(
                   "%1 can't be reached from here. Check its address and that you are in the same network.")
            .arg(host);
    case ResolverProblem::TimedOut:
        return ResolverText::tr("%1 does not answer in time. Try again; what was read is kept.").arg(host);
    case ResolverProblem::Cut:
        return ResolverText::tr("%1 broke off in the middle of an answer. Try again; what was read is kept.").arg(host);
    case ResolverProblem::UnknownCertificate:
        return ResolverText::tr("%1 was not asked: its certificate is not trusted.").arg(host);
    case ResolverProblem::ChangedCertificate:
        return ResolverText::tr("%1 was not asked: it shows another certificate than before.").arg(host);
    case ResolverProblem::TlsFailed:
        return ResolverText::tr("%1 and this computer find no common kind of TLS, or it speaks none on that port. Try "
                                "http:// or another port.")
            .arg(host);
    case ResolverProblem::Redirected:
        return ResolverText::tr("%1 sends us on to %2, which was not asked for. If that is right, ask there.")
            .arg(host, fromWire(news.detail.toStdString()));
    default: break;
    }
    return {};
}

} // namespace

QString resolverText(const ResolverNews& news, const QString& host, const TimeFormat& time)
{
    if (news.state == ResolverState::Connecting)
        return ResolverText::tr("Asking %1 …").arg(host);
    if (news.state == ResolverState::Following && news.lines == 0)
        return ResolverText::tr("%1: connected, no line yet").arg(host);
    QStringList parts;
    parts << (news.state == ResolverState::Waiting
                  ? ResolverText::tr("%1 does not answer; it is asked again").arg(host)
                  : ResolverText::tr("%1: %n line(s)", nullptr,
                                     static_cast<int>(std::min<std::uint64_t>(news.lines, 2'000'000'000)))
                        .arg(host));
    if (news.last.ns > 0)
        parts << ResolverText::tr("last %1").arg(time.time(news.last, 0));
    if (news.lost > 0)
        parts << ResolverText::tr("%1 missed").arg(countText(news.lost));
    return parts.join(QStringLiteral(" · "));
}

QString resolverProblemText(const ResolverNews& news, const QString& host, ResolverKind kind)
{
    switch (news.problem) {
    case ResolverProblem::None: return {};
    case ResolverProblem::NotPiHole:
        return ResolverText::tr(
                   "%1 does not answer as Pi-hole 6 does. Version 5 can't be asked: import its pihole.log or "
                   "pihole-FTL.db instead.")
            .arg(host);
    case ResolverProblem::NotAdGuard:
        return ResolverText::tr("%1 does not answer as AdGuard Home does. Check the port of its web page.").arg(host);
    case ResolverProblem::BadAnswer:
        return ResolverText::tr("%1 answers with something that is not understood. Is it up to date? What was read is "
                                "kept.")
            .arg(host);
    case ResolverProblem::TooLarge:
        return ResolverText::tr("An answer of %1 is larger than 16 MB and was not taken. What was read is kept.")
            .arg(host);
    case ResolverProblem::Full:
        return ResolverText::tr(
                   "No more of %1's log is taken: 512 MB are the limit, or the disk is full. What was read "
                   "is kept.")
            .arg(host);
    case ResolverProblem::Refusal:
        return ResolverText::tr("%1 refuses with status %2. Look into its own log; what was read is kept.")
            .arg(host, fromWire(news.detail.toStdString()));
    case ResolverProblem::Ssh: {
        const RemoteFailure failure = remoteFailure(news.ssh);
        return remoteFailureText(failure == RemoteFailure::None ? RemoteFailure::Other : failure, host, news.ssh);
    }
    case ResolverProblem::NoSuchLog:
        return ResolverText::tr("The log can't be read on %1: %2. Check its path, and that the user may read it.")
            .arg(host, fromWire(news.detail.toStdString()));
    case ResolverProblem::EmptyLog:
        return ResolverText::tr("The log on %1 holds no line: nothing was asked, or another file is written. Check its "
                                "path, and that the resolver logs its queries.")
            .arg(host);
    default: break;
    }
    const QString login = loginProblemText(news.problem, host, kind);
    return login.isEmpty() ? networkProblemText(news, host) : login;
}

QString resolverGapText(const ResolverNews& news, const QString& host)
{
    QStringList out;
    if (news.limited)
        out << ResolverText::tr("%1 has more history than is taken: the newest million entries were read.").arg(host);
    if (news.lost > 0)
        out << ResolverText::tr("%1 dropped %2 lines before they were asked for: names may be missing.")
                   .arg(host, countText(news.lost));
    return out.join(u' ');
}

QString certificateFaults(const CertificateFacts& facts)
{
    QStringList parts;
    if (has(facts, QSslError::SelfSignedCertificate) || has(facts, QSslError::SelfSignedCertificateInChain))
        parts << ResolverText::tr("it signed itself");
    else if (has(facts, QSslError::UnableToGetLocalIssuerCertificate) || has(facts, QSslError::CertificateUntrusted) ||
             has(facts, QSslError::UnableToVerifyFirstCertificate))
        parts << ResolverText::tr("nobody known here signed it");
    if (has(facts, QSslError::HostNameMismatch))
        parts << ResolverText::tr("it is made out to %1").arg(fromWire(facts.subject.toStdString()));
    if (has(facts, QSslError::CertificateExpired))
        parts << ResolverText::tr("it has expired");
    if (has(facts, QSslError::CertificateNotYetValid))
        parts << ResolverText::tr("it is not valid yet: check this computer's clock");
    return parts.isEmpty() ? ResolverText::tr("it can't be checked") : parts.join(QStringLiteral(", "));
}

QString certificateQuestion(const ResolverNews& news, const QString& host)
{
    const QString print = fingerprint(news.certificate.sha256);
    if (news.problem == ResolverProblem::ChangedCertificate)
        return ResolverText::tr(
                   "%1 shows another certificate than the one you trusted. If you did not set it up anew, somebody may "
                   "stand between. Nothing was sent.\n\nSHA-256 of the new one:\n%2\n\nTrust it instead of the old?")
            .arg(host, print);
    return ResolverText::tr(
               "The certificate of %1 proves nothing by itself: %2. A Pi-hole at home usually has such a one. Nothing "
               "was sent yet.\n\nSHA-256:\n%3\n\nTrust this certificate for %1 from now on?")
        .arg(host, certificateFaults(news.certificate), print);
}

} // namespace phonehome
