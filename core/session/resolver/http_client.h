// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>

#include <QNetworkAccessManager>
#include <QTimer>

#include "core/session/resolver/resolver_plan.h"

class QIODevice;
class QNetworkReply;

namespace phonehome {

struct HttpQuestion {
    QByteArray verb = "GET";
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;           ///< JSON; empty: none
    QIODevice* into = nullptr; ///< takes the body of a good answer instead; outlives the question
};

struct HttpAnswer {
    ResolverProblem problem = ResolverProblem::None; ///< that no answer came, or not all of it
    int status = 0;
    QByteArray body;
    QUrl redirect; ///< where the answer points to, absolute; empty: nowhere
    CertificateFacts certificate;

    bool isGood() const { return problem == ResolverProblem::None && status == 200; }
};

/// How a server is reached.
enum class HttpRoute {
    Direct,      ///< what is on the LAN: a proxy would be told its password, and seldom gets there
    SystemProxy, ///< what is on the internet: by the proxy that the system names, where it names one
};

/// One question at a time over HTTP, with limits. Follows no redirect, keeps no cookie; a certificate that nobody
/// vouches for is refused unless it is the one that is trusted.
class HttpClient final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const HttpAnswer&)>;

    HttpClient(const ResolverLimits& limits, QByteArray trusted, HttpRoute route = HttpRoute::Direct);
    ~HttpClient() override;

    /// done is called once, later, unless dropped. What was asked before is dropped.
    void ask(const HttpQuestion& question, Done done);
    /// Forgets the question under way.
    void drop();
    /// How long a whole answer may take, also the one that is awaited: from now on.
    void setWhole(int milliseconds);

signals:
    /// Bytes of a good answer's body so far; total: -1 where the server does not say.
    void progressed(qint64 bytes, qint64 total);

private:
    void check(const QList<QSslError>& errors);
    void read();
    void finish();
    void fail(ResolverProblem problem);
    void tell();
    void letGo();

    ResolverLimits m_limits;
    QByteArray m_trusted;
    std::atomic<bool> m_byProxy{false}; ///< outlives m_access
    QNetworkAccessManager m_access;
    QNetworkReply* m_reply = nullptr; ///< the one under way; m_access owns it
    QTimer m_whole;
    HttpAnswer m_answer;
    QIODevice* m_into = nullptr;
    qint64 m_bytes = 0; ///< of the body
    Done m_done;
    std::uint64_t m_number = 0; ///< of the question: a late answer to an earlier one is nobody's
};

} // namespace phonehome
