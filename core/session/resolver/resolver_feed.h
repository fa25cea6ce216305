// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>
#include <QTimer>

#include "core/session/resolver/http_client.h"
#include "core/session/resolver/resolver_spool.h"

namespace phonehome {

/// Asks a resolver what it did: the history that belongs to a capture, and then, where it follows, what comes. All is
/// written as logs to the plan's folder. One use each. Ends with ended(), after the session there was closed.
class ResolverFeed : public QObject {
    Q_OBJECT
public:
    static std::unique_ptr<ResolverFeed> make(ResolverPlan plan);

    virtual void start() = 0;
    /// Ends it; ended() follows soon.
    virtual void stop() = 0;
    const ResolverNews& news() const { return m_news; }

signals:
    void changed(const phonehome::ResolverNews& news);
    void ended(const phonehome::ResolverNews& news);

protected:
    explicit ResolverFeed(ResolverPlan plan);

    /// Adds lines to a log of the spool; false when full, and then it is ending.
    bool keep(const QString& name, const QByteArray& lines, std::uint64_t count);
    void say(ResolverState state);
    /// The history is read: false where that was all.
    bool goesOn();
    static Timestamp now();
    void fail(ResolverProblem problem, const QString& detail = {});
    bool isOver() const { return m_news.state == ResolverState::Closing || m_news.state == ResolverState::Ended; }

    ResolverPlan m_plan;
    ResolverNews m_news;
    ResolverSpool m_spool;
};

/// What the feeds over HTTP share: the address, questions that fail, polls.
class HttpFeed : public ResolverFeed {
    Q_OBJECT
public:
    void start() override;
    void stop() override;

protected:
    explicit HttpFeed(ResolverPlan plan);

    /// First question, without a word of who we are: does the right kind of server answer, and where? Goes on with
    /// login().
    virtual HttpQuestion probe() const = 0;
    /// None where the answer is one of ours.
    virtual ResolverProblem judge(const HttpAnswer& answer) = 0;
    virtual void login() = 0;
    virtual void poll() = 0;
    /// A session may come of the question under way: it is waited for, and logout() called again.
    virtual bool isLoggingIn() const { return false; }
    /// Ends the session, if there is one, and calls closed().
    virtual void logout() = 0;
    void closed();

    QUrl address(const QString& path, const QString& query = {}) const;
    HttpClient& http() { return m_http; }
    /// False, and it is ending, where the answer is not 200.
    bool isGood(const HttpAnswer& answer);
    /// While it follows: a failed poll is repeated a few times.
    void polled(bool good, const HttpAnswer& answer);
    /// After the history.
    void rest();
    /// What the history is wanted for.
    LogSpan wanted() const;

private:
    void ask();

    HttpClient m_http;
    QTimer m_pause;
    int m_failures = 0;
    int m_moves = 0;
};

} // namespace phonehome
