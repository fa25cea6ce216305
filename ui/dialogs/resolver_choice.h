// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include "core/live/remote_capture.h"
#include "core/session/resolver/resolver_plan.h"

namespace phonehome {

/// A resolver to ask, and how.
struct ResolverChoice {
    ResolverKind kind = ResolverKind::PiHole;
    QUrl url;     ///< Pi-hole and AdGuard Home
    QString user; ///< AdGuard Home
    QString password;
    QString code;        ///< second factor
    bool keeps = false;  ///< the password, in the system's keyring
    QByteArray trusted;  ///< SHA-256 of a certificate
    RemoteHost host;     ///< log over ssh
    QString path;        ///< of the log there
    QString zone;        ///< IANA name of the zone that its times are in; empty: this machine's
    ProcessPlan program; ///< the whole command

    bool isEmpty() const { return kind == ResolverKind::SshLog ? program.command.empty() : url.isEmpty(); }
    /// Under which its password is kept.
    QString key() const { return url.toString(QUrl::RemoveUserInfo) + (user.isEmpty() ? QString() : u' ' + user); }
    /// For sentences.
    QString hostName() const { return kind == ResolverKind::SshLog ? QString::fromStdString(host.host) : url.host(); }
};

} // namespace phonehome
