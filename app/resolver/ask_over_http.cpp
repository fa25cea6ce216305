// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/resolver/ask_over_http.h"

#include <array>
#include <atomic>
#include <csignal>

#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>

#include "app/cli/interrupt.h"
#include "app/resolver/application.h"
#include "app/resolver/password.h"
#include "core/base/text.h"
#include "core/session/resolver/http_address.h"
#include "core/session/resolver/resolver_feed.h"

namespace phonehome {

namespace {

struct ProblemRow {
    ResolverProblem problem;
    const char* words;
};

constexpr std::array kProblems{
    ProblemRow{ResolverProblem::BadAddress, "is no address to ask; it begins with http:// or https://"},
    ProblemRow{ResolverProblem::NameUnknown, "is a name that nobody knows; check it or use the address"},
    ProblemRow{ResolverProblem::Refused, "has no web server on that port; check the port"},
    ProblemRow{ResolverProblem::Unreachable, "can't be reached from here; check address and network"},
    ProblemRow{ResolverProblem::TimedOut, "does not answer in time; what was read is kept"},
    ProblemRow{ResolverProblem::Cut, "broke off in the middle of an answer; what was read is kept"},
    ProblemRow{ResolverProblem::TlsFailed, "and this machine find no common kind of TLS; try http:// or another port"},
    ProblemRow{ResolverProblem::Redirected, "sends us on, to where we were not asked to go:"},
    ProblemRow{ResolverProblem::NotPiHole, "does not answer as Pi-hole 6 does; of version 5, use its pihole.log with "
                                           "--dns-log"},
    ProblemRow{ResolverProblem::NotAdGuard, "does not answer as AdGuard Home does; check the port of its web page"},
    ProblemRow{ResolverProblem::WrongPassword, "does not take the password; it is read from PHONEHOME_PASSWORD or the "
                                               "terminal, the user from http://USER@HOST"},
    ProblemRow{ResolverProblem::CodeWanted, "wants a second factor; use an app password, which needs none"},
    ProblemRow{ResolverProblem::WrongCode, "wants a second factor; use an app password, which needs none"},
    ProblemRow{ResolverProblem::SeatsTaken, "has as many sessions open as it allows; log out elsewhere, or raise "
                                            "webserver.api.max_sessions"},
    ProblemRow{ResolverProblem::RateLimited, "was asked too often; wait a minute, then try again"},
    ProblemRow{ResolverProblem::SessionEnded, "ended the session again right after a new login; what was read is kept"},
    ProblemRow{ResolverProblem::BadAnswer, "answers with something that is not understood; what was read is kept"},
    ProblemRow{ResolverProblem::TooLarge, "gives an answer larger than 16 MB; what was read is kept"},
    ProblemRow{ResolverProblem::Full, "has more than 512 MB to tell, or the disk is full; what was read is kept"},
    ProblemRow{ResolverProblem::Refusal, "refuses; what was read is kept; status"},
};

std::string sentence(const ResolverNews& news, const std::string& place)
{
    if (news.problem == ResolverProblem::ChangedCertificate)
        return place +
               " was not asked: it shows another certificate than --trust names; if nobody made it anew, "
               "somebody stands between; its SHA-256 is " +
               news.certificate.sha256.toHex().toStdString();
    if (news.problem == ResolverProblem::UnknownCertificate)
        return place + " was not asked: nobody vouches for its certificate; if it is yours, add --trust " +
               news.certificate.sha256.toHex().toStdString();
    for (const ProblemRow& row : kProblems) {
        if (row.problem == news.problem &&
            (news.problem == ResolverProblem::Redirected || news.problem == ResolverProblem::Refusal))
            return place + " " + row.words + " " + visibleText(news.detail.toStdString());
        if (row.problem == news.problem)
            return place + " " + row.words;
    }
    return place + " could not be asked";
}

/// Until the feed has ended.
ResolverNews wait(ResolverFeed& feed)
{
    QEventLoop loop;
    std::optional<ResolverNews> end;
    QObject::connect(&feed, &ResolverFeed::ended, &loop, [&](const ResolverNews& news) {
        end = news;
        loop.quit();
    });
    QTimer watch;
    constexpr int kWatch = 100;
    QObject::connect(&watch, &QTimer::timeout, &feed, [&feed] {
        if (Interrupt::came())
            feed.stop();
    });
    const Interrupt interrupt;
    watch.start(kWatch);
    feed.start();
    if (!end)
        loop.exec();
    return *end;
}

} // namespace

FetchedLogs askOverHttp(const ResolverAddress& address, const std::optional<LogSpan>& capture)
{
    const std::unique_ptr<QCoreApplication> application = applicationIfNone();

    const auto folder = std::make_shared<const QTemporaryDir>();
    ResolverPlan plan;
    plan.kind = address.adguard ? ResolverKind::AdGuard : ResolverKind::PiHole;
    plan.url = typedAddress(QString::fromStdString(address.url));
    plan.user = plan.url.userName();
    plan.trusted = QByteArray::fromHex(QByteArray::fromStdString(address.trusted));
    plan.capture = capture;
    plan.folder = folder->path();
    const std::string place = visibleText(plan.url.host().isEmpty() ? address.url : plan.url.host().toStdString());
    plan.password = QString::fromStdString(passwordFor(place));
    const auto feed = ResolverFeed::make(std::move(plan));
    const ResolverNews news = wait(*feed);

    FetchedLogs out;
    out.isWhole = news.problem == ResolverProblem::None && !Interrupt::came();
    if (news.problem != ResolverProblem::None)
        out.said.push_back(sentence(news, place));
    if (news.limited)
        out.said.push_back(place + " has more history than is taken; the newest million entries were read");
    for (const QString& file : ResolverSpool::filesIn(folder->path()))
        out.paths.push_back(QFile::encodeName(file).toStdString());
    out.files = folder;
    return out;
}

} // namespace phonehome
