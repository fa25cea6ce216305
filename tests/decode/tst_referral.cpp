// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/referral.h"
#include "tests/support/hostile.h"

using namespace phonehome;

namespace {

ByteView view(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

} // namespace

class TestReferral : public QObject {
    Q_OBJECT
private slots:
    void aBareAddress()
    {
        QCOMPARE(decodeReferral(view("198.51.100.34"))->address.text(), std::string("198.51.100.34"));
        QCOMPARE(decodeReferral(view("198.51.100.34\r\n"))->address.text(), std::string("198.51.100.34"));
        QCOMPARE(decodeReferral(view(std::string_view("1.2.3.4\0", 8)))->address.text(), std::string("1.2.3.4"));
    }
    void nothingElse()
    {
        for (const std::string_view text :
             {"", "1.2.3", "1.2.3.4.5", "256.1.1.1", "HTTP/1.1 200 OK", "::1", "a.b.c.d", "198.51.100.34 is it"})
            QVERIFY(!decodeReferral(view(text)));
    }
    void theQuestionBeforeIt()
    {
        QVERIFY(isReferralRequest(view("msggetTurnserverIpgetTS")));
        QVERIFY(!isReferralRequest(view("msggetTurnserver")));
        QVERIFY(!isReferralRequest(view("")));
    }
    void prefixesStayInside()
    {
        acceptedPrefixes(view("198.51.100.34\r\n"), [](ByteView v) { return decodeReferral(v).has_value(); });
        QVERIFY(!decodeReferral(view("198.51.100.")));
    }
};

QTEST_APPLESS_MAIN(TestReferral)
#include "tst_referral.moc"
