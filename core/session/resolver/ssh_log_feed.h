// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

#include "core/session/resolver/resolver_feed.h"

namespace phonehome {

/// A log that a command writes out over ssh, and goes on writing.
class SshLogFeed final : public ResolverFeed {
    Q_OBJECT
public:
    explicit SshLogFeed(ResolverPlan plan);
    ~SshLogFeed() override;

    void start() override;
    void stop() override;

private:
    void read();
    void hear();
    void rest();
    void finish(int exitCode);

    QProcess m_process;
    QTimer m_quiet; ///< no line for so long: what was there before is read, or there is none
    QTimer m_log;   ///< a busy log makes no pause
    QTimer m_closing;
    bool m_connected = false; ///< the command there runs
    QByteArray m_part;        ///< of a line
    QByteArray m_said;        ///< of a line of its other stream
};

} // namespace phonehome
