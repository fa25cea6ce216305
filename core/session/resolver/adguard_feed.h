// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <utility>

#include "core/dnslog/resolver_answers.h"
#include "core/session/resolver/resolver_feed.h"

namespace phonehome {

/// AdGuard Home: its query log, with all answers, from the newest entry back. Each question carries name and password
/// (RFC 7617): there is no session to close.
class AdGuardFeed final : public HttpFeed {
    Q_OBJECT
public:
    explicit AdGuardFeed(ResolverPlan plan) : HttpFeed(std::move(plan)) {}

protected:
    HttpQuestion probe() const override;
    ResolverProblem judge(const HttpAnswer& answer) override;
    void login() override;
    void poll() override;
    void logout() override { closed(); }

private:
    void read(const QString& olderThan);
    void take(const QString& olderThan, const HttpAnswer& answer);
    /// Keeps what is not known yet; false when full.
    bool add(const EntryPage& page);

    bool m_history = true;
    Timestamp m_until;           ///< the sweep ends where entries are older than this
    Timestamp m_newest;          ///< of all entries
    std::uint64_t m_entries = 0; ///< of the sweep
    /// Entries that the next sweep meets again, by time and hash: the log is in the order in which questions were
    /// answered, not asked.
    std::set<std::pair<Timestamp, std::size_t>> m_known;
};

} // namespace phonehome
