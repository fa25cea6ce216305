// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/download_text.h"

#include <QCoreApplication>

#include "ui/models/resolver_text.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

struct DownloadText {
    Q_DECLARE_TR_FUNCTIONS(phonehome::DownloadText)
};

QString visible(const QString& text)
{
    return fromWire(text.toStdString());
}

/// "DBIP-ASN-Lite of 2026-11-01, AWS ip-ranges of 2026-11-20"
QString keptText(const OwnerDownloadNews& news)
{
    QStringList out;
    for (const HostingFacts& file : news.kept) {
        const QString type = fromWire(file.type);
        out << (file.date.empty() ? type
                                  : DownloadText::tr("%1 of %2", "database, its date").arg(type, fromWire(file.date)));
    }
    return out.join(QStringLiteral(", "));
}

/// The server said no.
QString refusalText(const OwnerDownloadFailure& failure, const QString& host)
{
    if (failure.detail == QLatin1String("404"))
        return DownloadText::tr("%1 has no file %2. Of data made each month, name a month that is out; else look up "
                                "the address at its maker's.")
            .arg(host, visible(failure.url.fileName()));
    return DownloadText::tr("%1 refuses with status %2. Try again later, or fetch the file with a browser and import "
                            "it.")
        .arg(host, visible(failure.detail));
}

} // namespace

QString downloadText(const OwnerDownloadNews& news)
{
    const QString host = visible(news.url.host());
    switch (news.state) {
    case OwnerDownloadNews::State::Connecting: return DownloadText::tr("Asking %1 …").arg(host);
    case OwnerDownloadNews::State::Trying:
        return DownloadText::tr("Unpacking and trying %1 …").arg(visible(news.url.fileName()));
    case OwnerDownloadNews::State::Fetching:
        return news.total > 0 ? DownloadText::tr("%1: %2 of %3")
                                    .arg(host, bytesText(static_cast<std::uint64_t>(news.bytes)),
                                         bytesText(static_cast<std::uint64_t>(news.total)))
                              : DownloadText::tr("%1: %2").arg(host, bytesText(static_cast<std::uint64_t>(news.bytes)));
    case OwnerDownloadNews::State::Ended: break;
    }
    const QString kept = keptText(news);
    if (news.cancelled)
        return kept.isEmpty() ? DownloadText::tr("Stopped. What was here before is as it was.")
                              : DownloadText::tr("Stopped. Fetched before that: %1.").arg(kept);
    return kept.isEmpty() ? QString() : DownloadText::tr("Fetched: %1.").arg(kept);
}

QString downloadProblemText(const OwnerDownloadFailure& failure)
{
    if (failure.error)
        return errorText(*failure.error);
    const QString host = visible(failure.url.host());
    switch (failure.problem) {
    case ResolverProblem::BadAddress:
        return DownloadText::tr("%1 is no address to fetch from: it begins with https:// or http://.")
            .arg(visible(failure.url.toDisplayString()));
    case ResolverProblem::NameUnknown:
        return DownloadText::tr("Nobody knows the name %1. Is this computer online? Else check the name.").arg(host);
    case ResolverProblem::Refused:
    case ResolverProblem::Unreachable:
        return DownloadText::tr("%1 can't be reached. Is this computer online? Else fetch the file elsewhere and "
                                "import it.")
            .arg(host);
    case ResolverProblem::ProxyFailed:
        return DownloadText::tr("The proxy that this computer's settings name does not let us through to %1. Check the "
                                "settings, or http_proxy and https_proxy; else fetch the file elsewhere and import it.")
            .arg(host);
    case ResolverProblem::TimedOut:
        return DownloadText::tr("%1 does not answer in time. Try again; what was here before is as it was.").arg(host);
    case ResolverProblem::Cut:
        return DownloadText::tr("%1 broke off in the middle of the file. Try again; what was here before is as it was.")
            .arg(host);
    case ResolverProblem::UnknownCertificate:
        return DownloadText::tr("Nothing was fetched from %1: its certificate is not good (%2). Somebody may stand "
                                "between, as a hotel's login page does.")
            .arg(host, certificateFaults(failure.certificate));
    case ResolverProblem::TlsFailed:
        return DownloadText::tr("%1 and this computer find no common kind of TLS, or it speaks none on that port.")
            .arg(host);
    case ResolverProblem::Redirected:
        return DownloadText::tr("%1 sends us on to %2, which is less safe or leads in a circle. If that is right, "
                                "name it yourself.")
            .arg(host, visible(failure.detail));
    case ResolverProblem::TooLarge:
        return DownloadText::tr("The file at %1 is larger than 256 MB and was not taken.").arg(host);
    case ResolverProblem::Full:
        return DownloadText::tr("The disk has no room for the file. Make some, then try again.");
    case ResolverProblem::Refusal: return refusalText(failure, host);
    default: break;
    }
    return DownloadText::tr("%1 answers with something that is not understood. Try again later.").arg(host);
}

} // namespace phonehome
