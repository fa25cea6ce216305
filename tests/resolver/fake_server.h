// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QFile>
#include <QMap>
#include <QProcess>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUrl>
#include <QUrlQuery>

namespace phonehome {

struct FakeRequest {
    QByteArray verb;
    QUrl url;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    QString path() const { return url.path(); }
    QString value(const char* key) const { return QUrlQuery(url).queryItemValue(QLatin1String(key)); }
};

struct FakeReply {
    int status = 200;
    QByteArray body = {};
    QList<QByteArray> headers = {};
    qsizetype cutAfter = -1; ///< bytes of the body, then the connection ends
    bool silent = false;     ///< never answers
};

/// A certificate that nobody vouches for, made anew.
struct FakeIdentity {
    QSslCertificate certificate;
    QSslKey key;

    static FakeIdentity make()
    {
        const QTemporaryDir folder;
        const QString key = folder.filePath(QStringLiteral("key.pem"));
        const QString certificate = folder.filePath(QStringLiteral("certificate.pem"));
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
                      {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                       QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-days"),
                       QStringLiteral("3"), QStringLiteral("-subj"), QStringLiteral("/CN=pi.hole"),
                       QStringLiteral("-keyout"), key, QStringLiteral("-out"), certificate});
        openssl.waitForFinished();
        FakeIdentity out;
        if (QFile file(key); file.open(QIODevice::ReadOnly))
            out.key = QSslKey(&file, QSsl::Rsa);
        if (QFile file(certificate); file.open(QIODevice::ReadOnly))
            out.certificate = QSslCertificate(&file);
        return out;
    }
};

/// An HTTP server on 127.0.0.1 that answers as a function says.
class FakeServer {
public:
    using Answer = std::function<FakeReply(const FakeRequest&)>;

    explicit FakeServer(Answer answer, const FakeIdentity* identity = nullptr) : m_answer(std::move(answer))
    {
        if (identity) {
            auto server = std::make_unique<QSslServer>();
            QSslConfiguration configuration;
            configuration.setLocalCertificate(identity->certificate);
            configuration.setPrivateKey(identity->key);
            server->setSslConfiguration(configuration);
            m_server = std::move(server);
        } else {
            m_server = std::make_unique<QTcpServer>();
        }
        m_scheme = identity ? QStringLiteral("https") : QStringLiteral("http");
        QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(), [this] { accept(); });
        m_server->listen(QHostAddress::LocalHost, 0);
    }

    QUrl url() const { return QUrl(QStringLiteral("%1://127.0.0.1:%2").arg(m_scheme).arg(m_server->serverPort())); }
    quint16 port() const { return m_server->serverPort(); }
    void close() { m_server->close(); }
    /// "POST /api/auth", in order.
    QStringList asked;
    QList<FakeRequest> requests;

private:
    void accept()
    {
        while (QTcpSocket* socket = m_server->nextPendingConnection()) {
            auto buffer = std::make_shared<QByteArray>();
            const auto read = [this, socket, buffer] {
                *buffer += socket->readAll();
                take(socket, *buffer);
            };
            QObject::connect(socket, &QTcpSocket::readyRead, socket, read);
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            read();
        }
    }

    void take(QTcpSocket* socket, QByteArray& buffer)
    {
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        FakeRequest request;
        const QList<QByteArray> lines = buffer.left(end).split('\n');
        const QList<QByteArray> first = lines.value(0).trimmed().split(' ');
        request.verb = first.value(0);
        request.url = url().resolved(QUrl(QString::fromLatin1(first.value(1))));
        for (const QByteArray& line : lines.mid(1))
            request.headers[line.left(line.indexOf(':')).toLower()] = line.mid(line.indexOf(':') + 1).trimmed();
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (buffer.size() < end + 4 + length)
            return;
        request.body = buffer.mid(end + 4, length);
        buffer.remove(0, end + 4 + length);
        asked << QString::fromLatin1(request.verb) + u' ' + request.path();
        requests << request;
        write(socket, m_answer(request));
    }

    static void write(QTcpSocket* socket, const FakeReply& reply)
    {
        if (reply.silent)
            return;
        QByteArray out = "HTTP/1.1 " + QByteArray::number(reply.status) +
                         " As told\r\nContent-Length: " + QByteArray::number(reply.body.size()) +
                         "\r\nContent-Type: application/json\r\n";
        for (const QByteArray& header : reply.headers)
            out += header + "\r\n";
        out += "\r\n" + (reply.cutAfter < 0 ? reply.body : reply.body.left(reply.cutAfter));
        socket->write(out);
        if (reply.cutAfter >= 0)
            socket->disconnectFromHost();
    }

    Answer m_answer;
    QString m_scheme;
    std::unique_ptr<QTcpServer> m_server;
};

} // namespace phonehome
