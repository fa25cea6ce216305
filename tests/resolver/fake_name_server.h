// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QMap>
#include <QStringList>
#include <QUdpSocket>

#include "core/decode/dns.h"
#include "core/session/resolver/name_servers.h"

namespace phonehome {

/// Answers reverse questions on the loopback interface, as it is told to.
struct FakeNameServer {
    QUdpSocket socket;
    QStringList asked;                 ///< names, in order
    QMap<QString, QByteArray> targets; ///< by asked name: the target on the wire; without one: no such name
    bool silent = false;
    std::uint8_t rcode = 0; ///< instead of answers
    /// Changes an answer before it leaves.
    std::function<QByteArray(QByteArray)> spoil;

    FakeNameServer()
    {
        socket.bind(QHostAddress::LocalHost);
        QObject::connect(&socket, &QUdpSocket::readyRead, &socket, [this] { read(); });
    }
    NameServer place() const { return {QHostAddress(QHostAddress::LocalHost), socket.localPort()}; }

    /// "a.b" as labels; a label may hold any byte.
    static QByteArray labels(const QList<QByteArray>& all)
    {
        QByteArray out;
        for (const QByteArray& label : all) {
            out += static_cast<char>(label.size());
            out += label;
        }
        return out + '\0';
    }
    static QByteArray name(const QByteArray& dotted) { return labels(dotted.split('.')); }

private:
    void read()
    {
        while (socket.hasPendingDatagrams()) {
            QByteArray question(512, '\0');
            QHostAddress from;
            quint16 port = 0;
            const qint64 size = socket.readDatagram(question.data(), question.size(), &from, &port);
            question.truncate(size);
            const auto message = decodeDns(
                ByteView(reinterpret_cast<const std::uint8_t*>(question.constData()), static_cast<std::size_t>(size)));
            if (!message || message->questions.empty())
                continue;
            const QString name = QString::fromStdString(message->questions.front().name);
            asked << name;
            if (silent)
                continue;
            constexpr char kNoSuchName = 3;
            const QByteArray target = targets.value(name);
            QByteArray answer = question;
            answer[2] = static_cast<char>(0x81);
            answer[3] = static_cast<char>(0x80 | (rcode != 0 ? rcode : target.isEmpty() ? kNoSuchName : 0));
            if (rcode == 0 && !target.isEmpty()) {
                answer[7] = 1;
                answer += QByteArray::fromHex("c00c000c000100000e10");
                answer += static_cast<char>(target.size() >> 8);
                answer += static_cast<char>(target.size() & 0xff);
                answer += target;
            }
            socket.writeDatagram(spoil ? spoil(answer) : answer, from, port);
        }
    }
};

} // namespace phonehome
