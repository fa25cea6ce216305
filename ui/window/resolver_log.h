// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QEventLoopLocker>
#include <QObject>
#include <QTemporaryDir>

#include "core/session/capture_session.h"
#include "core/session/resolver/resolver_feed.h"
#include "ui/dialogs/resolver_choice.h"
#include "ui/settings/settings.h"

namespace phonehome {

/// What a resolver is asked for the open capture: begun, stopped, joined when it is whole. While a capture is under
/// way the session reads it as it grows; afterwards the capture is read again with it.
class ResolverLog final : public QObject {
    Q_OBJECT
public:
    ResolverLog(CaptureSession* session, Settings& settings, const TimeFormat& time, QObject* parent);

    /// capture: when the open capture was made, where it is whole already.
    void start(const ResolverChoice& choice, const std::optional<LogSpan>& capture);
    void stop();
    bool isUnderWay() const { return m_feed != nullptr; }
    QList<ResolverChoice> known() const;
    /// Is this a file of what it was asked for, which goes when the program ends?
    bool keeps(const QString& path) const;
    /// The program goes on until the session there is closed, though no window is open.
    void outliveWindow();

signals:
    /// How it stands, for the status bar; empty when it has ended.
    void said(const QString& text);
    /// The open capture is to be read again with these.
    void joinWanted(const phonehome::LogInputs& logs);
    /// It ended by itself, or something is missing.
    void complained(const QString& sentence);
    /// A certificate that nobody vouches for; trusted: what to start with if it is to be trusted, with the password.
    void certificateShown(const QString& question, const phonehome::ResolverChoice& trusted);

private:
    void end(const ResolverNews& news);
    void joinWhenWhole();

    CaptureSession* m_session;
    Settings& m_settings;
    const TimeFormat& m_time;
    QTemporaryDir m_folder;
    QString m_asking;        ///< folder of the latest asking
    ResolverChoice m_choice; ///< with its password while it is asked
    bool m_follows = false;
    std::unique_ptr<ResolverFeed> m_feed;
    std::optional<CaptureId> m_joins; ///< what the log is for, until it is joined to it
    std::unique_ptr<QEventLoopLocker> m_locker;
    int m_count = 0;
};

} // namespace phonehome
