// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "core/dnslog/resolver_answers.h"
#include "core/session/resolver/resolver_feed.h"

namespace phonehome {

/// Pi-hole v6. Its query log (a ring of some 500 lines) is the only thing that says which address a name had; the list
/// of queries says what was asked before the ring begins, the list of devices who asked.
class PiHoleFeed final : public HttpFeed {
    Q_OBJECT
public:
    explicit PiHoleFeed(ResolverPlan plan) : HttpFeed(std::move(plan)) {}

protected:
    HttpQuestion probe() const override;
    ResolverProblem judge(const HttpAnswer& answer) override;
    void login() override;
    void poll() override;
    bool isLoggingIn() const override { return m_loggingIn; }
    void logout() override;

private:
    using Then = std::function<void(const HttpAnswer&)>;

    /// A question within the session; a session that has ended is begun anew, once.
    void get(const QString& path, const QString& query, const Then& then);
    void loggedIn(const HttpAnswer& answer);
    void readLog();
    bool takeLog(const QByteArray& json);
    void readDevices();
    void readQueries();
    void takeQueries(const QByteArray& json);

    /// A stretch of the list of queries, and where it is kept.
    struct Stretch {
        LogSpan span;
        bool onDisk = false;
    };

    std::string m_sid;
    bool m_open = false; ///< no password is set: a session without sid
    bool m_renewed = false;
    bool m_loggingIn = false;
    Then m_again; ///< what a new session is for
    QString m_againPath;
    QString m_againQuery;
    std::uint64_t m_next = 0;
    std::int64_t m_process = 0;
    bool m_counting = false;          ///< the log's ids go on from m_next
    std::optional<Timestamp> m_first; ///< where the log begins
    std::vector<Stretch> m_stretches;
    std::optional<std::uint64_t> m_cursor;
    std::uint64_t m_start = 0;
    std::uint64_t m_entries = 0;
};

} // namespace phonehome
