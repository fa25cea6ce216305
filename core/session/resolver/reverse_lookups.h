// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <QObject>
#include <QTimer>
#include <QUdpSocket>

#include "core/analysis/reverse_names.h"
#include "core/session/resolver/name_servers.h"

namespace phonehome {

/// How much is asked, how fast, and how long is waited. Times in milliseconds.
struct ReverseLimits {
    std::size_t atOnce = 8;        ///< questions that wait for their answers
    std::size_t most = 1024;       ///< addresses of one capture
    std::size_t mostEver = 16'384; ///< addresses while the program runs
    int answer = 2'000;            ///< for one answer; then the next server is asked, at last nobody
    int tell = 1'000;              ///< between two changed()
    int silentMax = 8;             ///< answers in a row that did not come: then it is given up
};

struct ReverseNews {
    bool underWay = false;
    bool silent = false; ///< given up: no server answers
    std::size_t asked = 0;
    std::size_t wanted = 0;
    std::size_t named = 0;
};

/// Asks this computer's DNS servers what addresses are called (PTR), each address once while the program runs. Whoever
/// answers learns of every address: nothing is asked before ask(). In the thread of its owner; by datagrams of its own,
/// because a lookup of the C library can be neither bounded nor cancelled.
class ReverseLookups final : public QObject {
    Q_OBJECT
public:
    /// Whom to ask: called whenever it begins, because networks change.
    using FindServers = std::function<std::vector<NameServer>()>;

    explicit ReverseLookups(FindServers find, const ReverseLimits& limits = ReverseLimits(), QObject* parent = nullptr);

    void setServers(FindServers find) { m_find = std::move(find); }
    std::vector<NameServer> servers() const { return m_find(); }
    /// Asks for those that were not asked for yet, in their order; what is under way goes on.
    void ask(const std::vector<IpAddress>& addresses);
    /// Forgets the questions under way: late answers are nobody's.
    void stop();
    /// In the order of the answers; an empty name for addresses that have none.
    const std::vector<ReverseName>& names() const { return m_names; }
    const ReverseNews& news() const { return m_news; }
    const ReverseLimits& limits() const { return m_limits; }

signals:
    /// Names came, or it ended.
    void changed(const phonehome::ReverseNews& news);

private:
    struct Question {
        IpAddress address;
        std::size_t server = 0;
        qint64 until = 0; ///< of the steady clock, in milliseconds
    };

    void askNext();
    /// Sends it to its server, or the next one that can be reached; false where there is none left.
    bool send(Question question);
    void read(std::size_t server);
    void giveUpLate();
    void answered(const ReverseName& name);
    void end(bool silent);
    static Timestamp now();

    FindServers m_find;
    ReverseLimits m_limits;
    std::vector<std::unique_ptr<QUdpSocket>> m_sockets; ///< one a server, connected: others' datagrams do not come in
    std::deque<IpAddress> m_waiting;
    std::unordered_map<std::uint16_t, Question> m_open; ///< by DNS transaction id
    std::unordered_set<IpAddress> m_known;              ///< asked, or waiting
    std::vector<ReverseName> m_names;
    ReverseNews m_news;
    QTimer m_late;
    QTimer m_tell;
    int m_silent = 0;     ///< answers in a row that did not come
    bool m_heard = false; ///< one came since it began
};

} // namespace phonehome
