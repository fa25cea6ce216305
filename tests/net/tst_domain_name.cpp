// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/net/domain_name.h"

using namespace phonehome;

class TestDomainName : public QObject {
    Q_OBJECT
private slots:
    void hostsHaveLettersDigitsDotsHyphensAndUnderscores()
    {
        for (const char* name : {"nat.wemo2.com", "a", "NAT_1.example-2.com", "192.0.2.7"})
            QVERIFY2(isHostName(name), name);
        for (const char* name :
             {"", "-option.example.com", "a b", "a,b", "a/b", "a\nb", "[0-3].pool.ntp.org", "b\u00fccher.de"})
            QVERIFY2(!isHostName(name), name);
        QVERIFY(isHostName(std::string(253, 'a')) && !isHostName(std::string(254, 'a')));
    }
    void whatSomebodyRegistered_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("domain");
        const auto row = [](const char* name, const char* domain) {
            QTest::newRow(name) << QByteArray(name) << QByteArray(domain);
        };
        row("nat.wemo2.com", "wemo2.com");
        row("wemo2.com", "wemo2.com");
        row("NAT.WeMo2.COM.", "wemo2.com");
        row("a.b.example.co.uk", "example.co.uk");
        row("0.openwrt.pool.ntp.org", "ntp.org");
        row("www.ck", "www.ck");                 // an exception of the list's
        row("shop.a.ck", "shop.a.ck");           // under a wildcard of the list's
        row("me.duckdns.org", "me.duckdns.org"); // who gives names away below its own
        row("xn--bcher-kva.example.de", "example.de");
        for (const char* nobody : {"", ".", "com", "co.uk", "printer.local", "nas.lan", "localhost", "192.0.2.7",
                                   "2001:db8::1", "_hue._tcp.local", "..", ".com"})
            row(nobody, "");
    }
    void whatSomebodyRegistered()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, domain);
        QCOMPARE(QByteArray::fromStdString(registeredDomain(name.toStdString())), domain);
    }
    void aNameWithANullIsNone() { QVERIFY(registeredDomain(std::string_view("nat.wemo2.com\0.org", 18)).empty()); }
    void theOneNumberOfANumberedName()
    {
        QCOMPARE(*numberedPattern("2.openwrt.pool.ntp.org"), (NumberedName{"", 2, ".openwrt.pool.ntp.org"}));
        QCOMPARE(*numberedPattern("Time3.Example.com"), (NumberedName{"time", 3, ".example.com"}));
        QCOMPARE(*numberedPattern("edge-12-fra.example.com"), (NumberedName{"edge-", 12, "-fra.example.com"}));
        // No number, more than one, too many digits, padded, the registered part itself, nobody's.
        for (const char* none : {"nat.wemo2.com", "ec2-1-2.example.com", "a1234.example.com", "a07.example.com",
                                 "wemo2.com", "3.local", "192.0.2.7", ""})
            QVERIFY2(!numberedPattern(none), none);
    }
    void theNumbersAsOneText()
    {
        const NumberedName time{"time", 1, ".example.com"};
        QCOMPARE(patternText(time, {4, 1, 2, 3, 1}), std::string("time[1-4].example.com"));
        QCOMPARE(patternText(time, {7, 1}), std::string("time[1,7].example.com"));
        QCOMPARE(patternText(time, {1, 3, 5, 7, 9, 11, 13}), std::string("time[1-13].example.com"));
        QCOMPARE(patternText(time, {1}), std::string("time1.example.com"));
    }
    void thePoolIsOnePattern()
    {
        for (const char* name : {"0.openwrt.pool.ntp.org", "3.OpenWrt.pool.NTP.org", "1.openwrt.pool.ntp.org."})
            QCOMPARE(poolPattern(name), std::string("[0-3].openwrt.pool.ntp.org"));
        QCOMPARE(poolPattern("0.pool.ntp.org"), std::string("[0-3].pool.ntp.org"));
        QCOMPARE(poolPattern("2.de.pool.ntp.org"), std::string("[0-3].de.pool.ntp.org"));
        for (const char* other :
             {"pool.ntp.org", "openwrt.pool.ntp.org", "4.openwrt.pool.ntp.org", "10.pool.ntp.org",
              "0.pool.ntp.org.example.com", "0.pool.ntp.com", "0pool.ntp.org", "time1.example.com", "0", ""})
            QVERIFY2(poolPattern(other).empty(), other);
    }
};

QTEST_APPLESS_MAIN(TestDomainName)
#include "tst_domain_name.moc"
