// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/owners/owner_download.h"

#include <QDir>

#include "core/hosting/install_owners.h"
#include "core/session/resolver/http_address.h"

namespace phonehome {

namespace {

constexpr int kMovesMax = 5;

/// As the server calls it, where that is a name; what is wrong is said of it.
QString fileNameOf(const QUrl& url)
{
    const QString name = url.fileName();
    return name.isEmpty() || name.startsWith(u'.') || name.contains(u'/') || name.contains(QChar(0)) ||
                   name.size() > 100
               ? QStringLiteral("owners")
               : name;
}

} // namespace

OwnerDownload::OwnerDownload(OwnerDownloadPlan plan, QObject* parent)
    : QObject(parent), m_plan(std::move(plan)), m_http(m_plan.limits, {}, HttpRoute::SystemProxy)
{
    connect(&m_http, &HttpClient::progressed, this, [this](qint64 bytes, qint64 total) {
        m_news.bytes = bytes;
        m_news.total = total;
        say(OwnerDownloadNews::State::Fetching);
    });
}

OwnerDownload::~OwnerDownload() = default;

void OwnerDownload::start()
{
    QDir().mkpath(m_plan.folder);
    m_fetched = std::make_unique<QTemporaryDir>(m_plan.folder + QStringLiteral("/fetch-XXXXXX"));
    fetchNext();
}

void OwnerDownload::fetchNext()
{
    if (m_news.cancelled || m_next >= m_plan.urls.size())
        return end();
    m_news.url = m_plan.urls[m_next++];
    m_news.bytes = 0;
    m_news.total = -1;
    m_moves = 0;
    say(OwnerDownloadNews::State::Connecting);
    if (!isHttpAddress(m_news.url))
        return fail({m_news.url, ResolverProblem::BadAddress, {}, {}, {}});
    m_file.setFileName(m_fetched->filePath(fileNameOf(m_news.url)));
    ask(m_news.url);
}

void OwnerDownload::ask(const QUrl& url)
{
    if (!m_fetched->isValid() || !m_file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        const QString why = m_fetched->isValid() ? m_file.errorString() : m_fetched->errorString();
        return fail(
            {url,
             ResolverProblem::Full,
             {},
             {},
             Error{ErrorCode::WriteFailed, QFile::encodeName(m_plan.folder).toStdString(), 0, 0, why.toStdString()}});
    }
    HttpQuestion question;
    question.url = url;
    // As it is stored: packed is packed.
    question.headers = {{"Accept", "*/*"}, {"Accept-Encoding", "identity"}};
    question.into = &m_file;
    m_http.ask(question, [this, url](const HttpAnswer& answer) { take(url, answer); });
}

void OwnerDownload::take(const QUrl& url, const HttpAnswer& answer)
{
    m_file.close();
    if (answer.problem != ResolverProblem::None)
        return fail({url, answer.problem, {}, answer.certificate, {}});
    if (!answer.redirect.isEmpty()) {
        const bool safe = isHttpAddress(answer.redirect) &&
                          (url.scheme() == QLatin1String("http") || answer.redirect.scheme() == QLatin1String("https"));
        if (safe && ++m_moves <= kMovesMax)
            return ask(answer.redirect);
        return fail({url, ResolverProblem::Redirected, answer.redirect.toDisplayString(), {}, {}});
    }
    if (answer.status != 200)
        return fail({url, ResolverProblem::Refusal, QString::number(answer.status), {}, {}});
    // What is in the file's buffer may not have found room.
    if (m_file.error() != QFileDevice::NoError)
        return fail({url, ResolverProblem::Full, {}, {}, {}});
    install();
}

void OwnerDownload::install()
{
    say(OwnerDownloadNews::State::Trying);
    m_worker = std::jthread([this, fetched = QFile::encodeName(m_file.fileName()).toStdString(),
                             folder = QFile::encodeName(m_plan.folder).toStdString(),
                             bytesMax = m_plan.unpackedBytes](const std::stop_token& stop) {
        const auto kept = installOwners(fetched, folder, bytesMax, stop);
        QMetaObject::invokeMethod(
            this,
            [this, kept] {
                m_file.remove();
                if (kept) {
                    m_news.kept.push_back(*kept);
                    fetchNext();
                } else {
                    fail({m_news.url, ResolverProblem::None, {}, {}, kept.error()});
                }
            },
            Qt::QueuedConnection);
    });
}

void OwnerDownload::cancel()
{
    if (m_news.state == OwnerDownloadNews::State::Ended)
        return;
    m_news.cancelled = true;
    if (m_news.state == OwnerDownloadNews::State::Trying) {
        m_worker.request_stop(); // it answers
        return;
    }
    m_http.drop();
    end();
}

void OwnerDownload::fail(OwnerDownloadFailure failure)
{
    if (!m_news.cancelled)
        m_news.failures.push_back(std::move(failure));
    // Not from within the call that began it.
    QMetaObject::invokeMethod(this, &OwnerDownload::fetchNext, Qt::QueuedConnection);
}

void OwnerDownload::say(OwnerDownloadNews::State state)
{
    m_news.state = state;
    emit changed(m_news);
}

void OwnerDownload::end()
{
    if (m_news.state == OwnerDownloadNews::State::Ended)
        return;
    m_news.state = OwnerDownloadNews::State::Ended;
    m_file.close();
    m_fetched.reset();
    emit changed(m_news);
    emit ended(m_news);
}

} // namespace phonehome
