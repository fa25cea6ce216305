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

    void start() override;
    void stop() override;

private:
    void read();
    void hear();
    void rest();
    void finish(int exitCode);

    QProcess m_process;
    QTimer m_quiet; ///< no line for so long: what was there before is read
    QTimer m_closing;
    QByteArray m_part; ///< of a line
};

} // namespace phonehome
