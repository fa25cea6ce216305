// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include <QFile>
#include <QObject>
#include <QTemporaryDir>

#include "core/hosting/hosting.h"
#include "core/session/resolver/http_client.h"

namespace phonehome {

struct OwnerDownloadPlan {
    QList<QUrl> urls; ///< http or https; fetched one after the other
    QString folder;   ///< made where it is missing; what is fetched stays there
    /// Of these, quiet, whole and answerBytes count.
    ResolverLimits limits = kLimits;
    std::uint64_t unpackedBytes = std::uint64_t{1} << 30U; ///< of one file

    static constexpr ResolverLimits kLimits{.quiet = 30'000, .whole = 3'600'000, .answerBytes = 256LL << 20U};
};

/// Why one file did not come, or could not be used.
struct OwnerDownloadFailure {
    QUrl url;
    ResolverProblem problem = ResolverProblem::None;
    QString detail; ///< of Refusal: its status; of Redirected: where to
    CertificateFacts certificate;
    std::optional<Error> error; ///< what is wrong with the file itself
};

struct OwnerDownloadNews {
    enum class State : std::uint8_t { Connecting, Fetching, Trying, Ended };

    State state = State::Connecting;
    QUrl url; ///< under way
    qint64 bytes = 0;
    qint64 total = -1; ///< -1: unknown
    std::vector<HostingFacts> kept;
    std::vector<OwnerDownloadFailure> failures;
    bool cancelled = false;
};

/// Fetches files that say whose addresses are, tries them, and keeps those that can be used in place of older ones.
/// Nothing is sent but the question for the file. One use each; unpacking has a thread of its own. Ends with ended().
class OwnerDownload final : public QObject {
    Q_OBJECT
public:
    explicit OwnerDownload(OwnerDownloadPlan plan, QObject* parent = nullptr);
    ~OwnerDownload() override; ///< gives up what is under way

    void start();
    /// Gives up; what was kept stays. ended() follows.
    void cancel();
    const OwnerDownloadNews& news() const { return m_news; }

signals:
    void changed(const phonehome::OwnerDownloadNews& news);
    void ended(const phonehome::OwnerDownloadNews& news);

private:
    void fetchNext();
    void ask(const QUrl& url);
    void take(const QUrl& url, const HttpAnswer& answer);
    void install();
    void fail(OwnerDownloadFailure failure);
    void say(OwnerDownloadNews::State state);
    void end();

    OwnerDownloadPlan m_plan;
    OwnerDownloadNews m_news;
    HttpClient m_http;
    std::unique_ptr<QTemporaryDir> m_fetched; ///< beside where the files go: they are renamed
    QFile m_file;
    qsizetype m_next = 0;
    int m_moves = 0;
    std::jthread m_worker; ///< goes first
};

} // namespace phonehome
