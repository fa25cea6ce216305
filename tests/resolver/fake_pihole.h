// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include "tests/resolver/fake_server.h"

namespace phonehome {

/// Pi-hole v6 as its specification says (src/api/docs/content/specs): sessions, seats, second factor, the ring of log
/// lines, queries by page, devices.
class FakePiHole {
public:
    explicit FakePiHole(const FakeIdentity* identity = nullptr)
        : server([this](const FakeRequest& request) { return answer(request); }, identity)
    {
    }

    QString password = QStringLiteral("right horse");
    int code = 0; ///< of the second factor; 0: none wanted
    int seats = 4;
    QSet<QByteArray> sessions;
    int opened = 0; ///< sessions ever
    int process = 812;
    int ring = 515; ///< lines of the log that it holds
    QJsonArray log;
    QJsonArray queries; ///< newest first
    QJsonArray devices;
    /// Asked first; nullopt: as the specification says.
    std::function<std::optional<FakeReply>(const FakeRequest&)> instead;
    FakeServer server;

    void say(double time, const QString& message)
    {
        log.append(QJsonObject{{QStringLiteral("timestamp"), time},
                               {QStringLiteral("message"), message},
                               {QStringLiteral("prio"), QJsonValue::Null}});
    }
    void query(double time, const QString& client, const QString& domain, const QString& status)
    {
        queries.prepend(
            QJsonObject{{QStringLiteral("id"), queries.size() + 1},
                        {QStringLiteral("time"), time},
                        {QStringLiteral("type"), QStringLiteral("A")},
                        {QStringLiteral("domain"), domain},
                        {QStringLiteral("status"), status},
                        {QStringLiteral("client"), QJsonObject{{QStringLiteral("ip"), client},
                                                               {QStringLiteral("name"), QStringLiteral("switch.lan")}}},
                        {QStringLiteral("reply"), QJsonObject{{QStringLiteral("type"), QStringLiteral("IP")}}}});
    }
    /// All sessions there are end by themselves.
    void expire() { sessions.clear(); }

private:
    static QByteArray text(const QJsonObject& object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }
    static FakeReply refusal(int status, const char* key, const char* message)
    {
        return {status, text({{QStringLiteral("error"), QJsonObject{{QStringLiteral("key"), QLatin1String(key)},
                                                                    {QStringLiteral("message"), QLatin1String(message)},
                                                                    {QStringLiteral("hint"), QJsonValue::Null}}}})};
    }
    FakeReply session(int status, bool valid, const QByteArray& sid = {}) const
    {
        return {status,
                text({{QStringLiteral("session"),
                       QJsonObject{{QStringLiteral("valid"), valid},
                                   {QStringLiteral("totp"), code != 0},
                                   {QStringLiteral("sid"), sid.isEmpty() ? QJsonValue() : QString::fromLatin1(sid)},
                                   {QStringLiteral("validity"), valid ? 1800 : -1}}}})};
    }

    FakeReply answer(const FakeRequest& request)
    {
        if (instead) {
            if (const auto reply = instead(request))
                return *reply;
        }
        const QByteArray sid = request.headers.value("x-ftl-sid");
        const bool known = password.isEmpty() || sessions.contains(sid);
        if (request.path() == QLatin1String("/api/auth")) {
            if (request.verb == "POST")
                return login(QJsonDocument::fromJson(request.body).object());
            if (request.verb == "DELETE")
                return sessions.remove(sid) ? FakeReply{204} : refusal(401, "unauthorized", "Unauthorized");
            return session(known ? 200 : 401, known);
        }
        if (!known)
            return refusal(401, "unauthorized", "Unauthorized");
        if (request.path() == QLatin1String("/api/logs/dnsmasq"))
            return logFrom(request.value("nextID").toInt());
        if (request.path() == QLatin1String("/api/queries"))
            return page(request);
        if (request.path() == QLatin1String("/api/network/devices"))
            return {200, text({{QStringLiteral("devices"), devices}})};
        return refusal(404, "not_found", "Not found");
    }

    FakeReply login(const QJsonObject& json)
    {
        if (json.value(QStringLiteral("password")).toString() != password)
            return session(401, false);
        if (code != 0 && !json.contains(QStringLiteral("totp")))
            return refusal(400, "bad_request", "No 2FA token found in JSON payload");
        if (code != 0 && json.value(QStringLiteral("totp")).toInt() != code)
            return refusal(401, "unauthorized", "Invalid 2FA token");
        if (sessions.size() >= seats)
            return refusal(429, "api_seats_exceeded", "API seats exceeded");
        const QByteArray sid = "vFA+EP4MQ5JJvJg+3Q2Jnw" + QByteArray::number(++opened) + "=";
        sessions.insert(sid);
        return session(200, true, sid);
    }

    FakeReply logFrom(int next) const
    {
        const int size = static_cast<int>(log.size());
        QJsonArray lines;
        for (int i = std::max({0, next, size - ring}); i < size; ++i)
            lines.append(log[i]);
        return {200, text({{QStringLiteral("log"), lines},
                           {QStringLiteral("nextID"), size},
                           {QStringLiteral("pid"), process},
                           {QStringLiteral("file"), QStringLiteral("/var/log/pihole/pihole.log")}})};
    }

    FakeReply page(const FakeRequest& request) const
    {
        QJsonArray found;
        for (const auto& query : queries) {
            const double time = query[QStringLiteral("time")].toDouble();
            if (time >= request.value("from").toDouble() && time <= request.value("until").toDouble())
                found.append(query);
        }
        QJsonArray part;
        const int start = request.value("start").toInt();
        for (int i = start; i < std::min<int>(static_cast<int>(found.size()), start + request.value("length").toInt());
             ++i)
            part.append(found[i]);
        return {200, text({{QStringLiteral("queries"), part},
                           {QStringLiteral("cursor"), static_cast<int>(queries.size())},
                           {QStringLiteral("recordsTotal"), static_cast<int>(queries.size())}})};
    }
};

inline constexpr double kFakeNoon = 1'777'896'000; ///< 2026-05-04 12:00:00 UTC

/// One lookup before the log begins, one in it, and the device that asked.
inline void fill(FakePiHole& hole)
{
    hole.query(kFakeNoon - 30, QStringLiteral("192.168.1.2"), QStringLiteral("before.example"),
               QStringLiteral("FORWARDED"));
    hole.query(kFakeNoon + 1, QStringLiteral("192.168.1.2"), QStringLiteral("api.xbcs.net"),
               QStringLiteral("FORWARDED"));
    hole.say(kFakeNoon + 1, QStringLiteral("query[A] api.xbcs.net from 192.168.1.2"));
    hole.say(kFakeNoon + 1.25, QStringLiteral("reply api.xbcs.net is 198.51.100.20"));
    hole.devices.append(QJsonObject{
        {QStringLiteral("hwaddr"), QStringLiteral("24:f5:a2:00:00:01")},
        {QStringLiteral("ips"), QJsonArray{QJsonObject{{QStringLiteral("ip"), QStringLiteral("192.168.1.2")},
                                                       {QStringLiteral("name"), QStringLiteral("switch.lan")},
                                                       {QStringLiteral("lastSeen"), kFakeNoon}}}}});
}

} // namespace phonehome
