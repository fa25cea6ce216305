// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/resolver/http_client.h"

#include <algorithm>

#include <QCryptographicHash>
#include <QIODevice>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace phonehome {

namespace {

ResolverProblem problemOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::NoError: return ResolverProblem::None;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError: return ResolverProblem::ProxyFailed;
    case QNetworkReply::ConnectionRefusedError: return ResolverProblem::Refused;
    case QNetworkReply::HostNotFoundError: return ResolverProblem::NameUnknown;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: return ResolverProblem::TimedOut;
    case QNetworkReply::RemoteHostClosedError: return ResolverProblem::Cut;
    case QNetworkReply::SslHandshakeFailedError: return ResolverProblem::TlsFailed;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::UnknownContentError: return ResolverProblem::BadAnswer;
    default: break;
    }
    return ResolverProblem::Unreachable;
}

/// As the system's settings or http_proxy and its like say; asked anew for each question, for networks change.
class SystemProxy final : public QNetworkProxyFactory {
public:
    explicit SystemProxy(std::atomic<bool>& used) : m_used(used) {}
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        QList<QNetworkProxy> out = systemProxyForQuery(query);
        m_used = !out.isEmpty() && out.front().type() != QNetworkProxy::NoProxy;
        return out;
    }

private:
    std::atomic<bool>& m_used;
};

QNetworkRequest requestFor(const HttpQuestion& question, const ResolverLimits& limits)
{
    QNetworkRequest request(question.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    // Small servers in routers and single-board computers: what is old works everywhere.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Phonehome"));
    request.setRawHeader("Accept", "application/json");
    request.setTransferTimeout(limits.quiet);
    if (!question.body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    for (const auto& [name, value] : question.headers)
        request.setRawHeader(name, value);
    return request;
}

} // namespace

HttpClient::HttpClient(const ResolverLimits& limits, QByteArray trusted, HttpRoute route)
    : m_limits(limits), m_trusted(std::move(trusted))
{
    if (route == HttpRoute::SystemProxy)
        m_access.setProxyFactory(new SystemProxy(m_byProxy));
    else
        m_access.setProxy(QNetworkProxy::NoProxy);
    m_whole.setSingleShot(true);
    m_whole.setInterval(limits.whole);
    connect(&m_whole, &QTimer::timeout, this, [this] { fail(ResolverProblem::TimedOut); });
}

HttpClient::~HttpClient()
{
    drop();
}

void HttpClient::ask(const HttpQuestion& question, Done done)
{
    drop();
    m_answer = {};
    m_into = question.into;
    m_bytes = 0;
    m_done = std::move(done);
    QNetworkReply* reply = m_access.sendCustomRequest(requestFor(question, m_limits), question.verb, question.body);
    // Beyond this Qt leaves the rest in the socket, and the server waits.
    reply->setReadBufferSize(m_limits.answerBytes + 1);
    connect(reply, &QNetworkReply::sslErrors, this, &HttpClient::check);
    connect(reply, &QNetworkReply::readyRead, this, &HttpClient::read);
    connect(reply, &QNetworkReply::finished, this, &HttpClient::finish);
    m_reply = reply;
    m_whole.start();
}

void HttpClient::drop()
{
    ++m_number;
    m_done = nullptr;
    letGo();
}

void HttpClient::letGo()
{
    m_whole.stop();
    if (!m_reply)
        return;
    QNetworkReply* reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

void HttpClient::setWhole(int milliseconds)
{
    // Starts it anew where it runs.
    m_whole.setInterval(milliseconds);
}

void HttpClient::check(const QList<QSslError>& errors)
{
    const QSslCertificate certificate = m_reply->sslConfiguration().peerCertificate();
    CertificateFacts facts;
    facts.sha256 = certificate.digest(QCryptographicHash::Sha256);
    facts.subject = certificate.subjectInfo(QSslCertificate::CommonName).value(0);
    for (const QSslError& error : errors)
        facts.faults.push_back(error.error());
    if (!certificate.isNull() && !m_trusted.isEmpty() && facts.sha256 == m_trusted) {
        m_reply->ignoreSslErrors(errors);
        return;
    }
    m_answer.certificate = std::move(facts);
    fail(certificate.isNull()  ? ResolverProblem::TlsFailed
         : m_trusted.isEmpty() ? ResolverProblem::UnknownCertificate
                               : ResolverProblem::ChangedCertificate);
}

void HttpClient::read()
{
    if (!m_reply->isOpen())
        return;
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    const qint64 total = length.isValid() ? length.toLongLong() : -1;
    const QByteArray part = m_reply->read(std::min(m_reply->bytesAvailable(), m_limits.answerBytes + 1 - m_bytes));
    m_bytes += part.size();
    if (m_bytes > m_limits.answerBytes || total > m_limits.answerBytes) {
        m_answer.body.clear();
        fail(ResolverProblem::TooLarge);
        return;
    }
    if (!m_into || m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200) {
        m_answer.body += part;
    } else if (m_into->write(part) != part.size()) {
        fail(ResolverProblem::Full);
    } else {
        emit progressed(m_bytes, total);
    }
}

void HttpClient::finish()
{
    read();
    if (!m_reply)
        return;
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QUrl target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    if (!target.isEmpty())
        m_answer.redirect = m_reply->url().resolved(target);
    ResolverProblem problem = problemOf(m_reply->error());
    // Who could not be reached was the proxy then.
    const bool unreached = problem == ResolverProblem::Refused || problem == ResolverProblem::NameUnknown ||
                           problem == ResolverProblem::Unreachable;
    if (m_byProxy && unreached && m_answer.status == 0)
        problem = ResolverProblem::ProxyFailed;
    // Of an error that the server told, its status says more.
    if (m_answer.status == 0 || m_answer.status == 200 || problem == ResolverProblem::Cut ||
        problem == ResolverProblem::TimedOut || problem == ResolverProblem::ProxyFailed)
        m_answer.problem = problem;
    tell();
}

void HttpClient::fail(ResolverProblem problem)
{
    m_answer.problem = problem;
    tell();
}

void HttpClient::tell()
{
    letGo();
    // Not from within one of the reply's signals: what comes next may ask again.
    QMetaObject::invokeMethod(
        this,
        [this, number = m_number] {
            if (number != m_number || !m_done)
                return;
            const Done done = std::exchange(m_done, nullptr);
            done(std::exchange(m_answer, {}));
        },
        Qt::QueuedConnection);
}

} // namespace phonehome
