// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QHostAddress>
#include <QString>

namespace phonehome {

/// A server that answers DNS questions.
struct NameServer {
    QHostAddress address;
    quint16 port = 53;
};

/// Those that this computer asks, in order, at most three, out of its resolv.conf (resolv.conf(5)); this computer
/// itself where the file names none.
std::vector<NameServer> systemNameServers(const QString& file = QStringLiteral("/etc/resolv.conf"));

} // namespace phonehome
