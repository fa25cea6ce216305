// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/resolver/reverse_lookups.h"

#include <algorithm>
#include <chrono>

#include <QDateTime>
#include <QNetworkProxy>
#include <QRandomGenerator>

#include "core/session/resolver/reverse_question.h"

namespace phonehome {

namespace {

constexpr qint64 kMessageMax = 64LL << 10U;

qint64 milliseconds()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace

ReverseLookups::ReverseLookups(FindServers find, const ReverseLimits& limits, QObject* parent)
    : QObject(parent), m_find(std::move(find)), m_limits(limits)
{
    constexpr int kLook = 100;
    m_late.setInterval(std::min(kLook, m_limits.answer));
    connect(&m_late, &QTimer::timeout, this, &ReverseLookups::giveUpLate);
    m_tell.setSingleShot(true);
    m_tell.setInterval(m_limits.tell);
    connect(&m_tell, &QTimer::timeout, this, [this] { emit changed(m_news); });
}

void ReverseLookups::ask(const std::vector<IpAddress>& addresses)
{
    for (std::size_t i = 0; i < addresses.size() && i < m_limits.most && m_known.size() < m_limits.mostEver; ++i) {
        if (m_known.insert(addresses[i]).second)
            m_waiting.push_back(addresses[i]);
    }
    if (m_waiting.empty() || m_news.underWay)
        return;
    m_news = {true, false, 0, 0, 0};
    m_silent = 0;
    m_heard = false;
    // New ports for each run: who waits on an old one learns nothing of the next.
    m_sockets.clear();
    const std::vector<NameServer> servers = m_find();
    for (std::size_t i = 0; i < servers.size(); ++i) {
        m_sockets.push_back(std::make_unique<QUdpSocket>());
        QUdpSocket& socket = *m_sockets.back();
        socket.setProxy(QNetworkProxy::NoProxy);
        connect(&socket, &QUdpSocket::readyRead, this, [this, i] { read(i); });
        socket.connectToHost(servers[i].address, servers[i].port);
    }
    m_late.start();
    // Not from within this call: who asks may want to show that it is under way.
    QMetaObject::invokeMethod(this, &ReverseLookups::askNext, Qt::QueuedConnection);
}

void ReverseLookups::stop()
{
    if (m_news.underWay)
        end(false);
}

void ReverseLookups::askNext()
{
    if (!m_news.underWay)
        return;
    while (!m_waiting.empty() && m_open.size() < m_limits.atOnce) {
        const IpAddress address = m_waiting.front();
        m_waiting.pop_front();
        if (!send({address, 0, 0}))
            return end(true);
    }
    m_news.wanted = m_news.asked + m_open.size() + m_waiting.size();
    // Where nobody said a word, it is not that there are no names.
    if (m_open.empty())
        end(m_news.asked > 0 && !m_heard);
}

bool ReverseLookups::send(Question question)
{
    for (; question.server < m_sockets.size(); ++question.server) {
        std::uint16_t id = 0;
        do
            id = static_cast<std::uint16_t>(QRandomGenerator::system()->bounded(0x10000));
        while (m_open.contains(id));
        QUdpSocket& socket = *m_sockets[question.server];
        const QByteArray message = reverseQuestion(id, question.address);
        if (socket.write(message) != message.size())
            continue;
        question.until = milliseconds() + m_limits.answer;
        m_open.emplace(id, question);
        return true;
    }
    return false;
}

void ReverseLookups::read(std::size_t server)
{
    QUdpSocket& socket = *m_sockets[server];
    while (m_news.underWay && socket.hasPendingDatagrams()) {
        QByteArray message(std::min(socket.pendingDatagramSize(), kMessageMax), Qt::Uninitialized);
        const qint64 size = socket.readDatagram(message.data(), message.size());
        if (size < 2) {
            if (size < 0)
                break; // nothing listens there: its questions end by their time
            continue;
        }
        message.truncate(size);
        const auto id = static_cast<std::uint16_t>(static_cast<std::uint8_t>(message[0]) << 8U |
                                                   static_cast<std::uint8_t>(message[1]));
        const auto open = m_open.find(id);
        if (open == m_open.end() || open->second.server != server)
            continue;
        const auto answer = reverseAnswer(message, open->second.address);
        if (!answer)
            continue;
        Question question = open->second;
        m_open.erase(open);
        m_silent = 0;
        m_heard = true;
        ++question.server;
        if (answer->failed && send(question))
            continue;
        answered({question.address, answer->name, now()});
    }
    askNext();
}

void ReverseLookups::giveUpLate()
{
    const qint64 time = milliseconds();
    std::vector<Question> late;
    for (auto it = m_open.begin(); it != m_open.end();) {
        const bool isLate = it->second.until <= time;
        if (isLate)
            late.push_back(it->second);
        it = isLate ? m_open.erase(it) : std::next(it);
    }
    for (Question& question : late) {
        ++question.server;
        if (send(question))
            continue;
        // No answer is not "no name": it may be asked again another time.
        m_known.erase(question.address);
        ++m_news.asked;
        if (++m_silent >= m_limits.silentMax)
            return end(true);
    }
    if (!late.empty())
        askNext();
}

void ReverseLookups::answered(const ReverseName& name)
{
    ++m_news.asked;
    m_news.named += name.name.empty() ? 0 : 1;
    m_names.push_back(name);
    if (!m_tell.isActive())
        m_tell.start();
}

void ReverseLookups::end(bool silent)
{
    for (const auto& [id, question] : m_open)
        m_known.erase(question.address);
    for (const IpAddress& address : m_waiting)
        m_known.erase(address);
    m_open.clear();
    m_waiting.clear();
    m_late.stop();
    m_tell.stop();
    m_news.underWay = false;
    m_news.silent = silent;
    m_news.wanted = m_news.asked;
    const ReverseNews news = m_news; // who hears of it may ask again
    emit changed(news);
}

Timestamp ReverseLookups::now()
{
    return {QDateTime::currentMSecsSinceEpoch() * 1'000'000};
}

} // namespace phonehome
