// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/unheard_cards.h"

using namespace phonehome;

namespace {

constexpr MacAddress kCard{{2, 0, 0, 0, 0, 7}};

IpAddress ip(const char* text)
{
    return *IpAddress::parse(text);
}

} // namespace

class TestUnheardCards : public QObject {
    Q_OBJECT
private slots:
    void whatOneCardMayHold_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("may");
        QTest::newRow("the same") << "192.168.1.7"
                                  << "192.168.1.7" << true;
        QTest::newRow("two at home") << "192.168.1.7"
                                     << "192.168.1.8" << false;
        QTest::newRow("two on the internet") << "198.51.100.7"
                                             << "203.0.113.7" << false;
        QTest::newRow("a router's two sides") << "192.168.1.1"
                                              << "203.0.113.7" << true;
        QTest::newRow("IPv4 and IPv6") << "192.168.1.7"
                                       << "fd00:1::7" << true;
        QTest::newRow("privacy addresses") << "2001:db8:1:2::7"
                                           << "2001:db8:1:2:a::9" << true;
        QTest::newRow("two sites") << "2001:db8:1::7"
                                   << "2001:db8:2::7" << false;
        QTest::newRow("two sites at home") << "fd00:1::7"
                                           << "fd00:0:2::7" << false;
        QTest::newRow("one of the link") << "169.254.1.7"
                                         << "192.168.1.7" << true;
        QTest::newRow("none") << "0.0.0.0"
                              << "192.168.1.7" << true;
    }
    void whatOneCardMayHold()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QFETCH(bool, may);
        QCOMPARE(mayShareCard(ip(one.toUtf8()), ip(other.toUtf8())), may);
        QCOMPARE(mayShareCard(ip(other.toUtf8()), ip(one.toUtf8())), may);
    }
    void severalAddressesAtHomeMakeARelay()
    {
        UnheardCards cards;
        QVERIFY(!cards.received(kCard, ip("192.168.1.7"))->relaysHome);
        for (const char* other : {"192.168.1.7", "198.51.100.7", "fd00:1::7", "224.0.0.251", "255.255.255.255", "::"})
            QVERIFY2(!cards.received(kCard, ip(other))->relaysHome, other);
        QVERIFY(cards.received(kCard, ip("192.168.1.8"))->relaysHome);
    }
    void severalOnTheInternetAreEveryRouters()
    {
        UnheardCards cards;
        cards.received(kCard, ip("198.51.100.7"));
        const UnheardCard* const card = cards.received(kCard, ip("203.0.113.7"));
        QVERIFY(card->relaysInternet);
        QVERIFY(!card->relaysHome);
    }
    void whoSpeaksIsUnheardNoMore()
    {
        UnheardCards cards;
        cards.received(kCard, ip("192.168.1.7"))->packets = 3;
        QCOMPARE(cards.take(kCard).packets, std::uint64_t{3});
        QCOMPARE(cards.find(kCard), nullptr);
        QCOMPARE(cards.take(kCard).packets, std::uint64_t{0});
    }
};

QTEST_APPLESS_MAIN(TestUnheardCards)
#include "tst_unheard_cards.moc"
