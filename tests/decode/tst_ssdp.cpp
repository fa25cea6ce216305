// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/field.h"
#include "core/decode/ssdp.h"
#include "tests/support/hostile.h"

using namespace phonehome;

namespace {

ByteView view(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

constexpr std::string_view kNotify = "NOTIFY * HTTP/1.1\r\n"
                                     "HOST: 239.255.255.250:1900\r\n"
                                     "CACHE-CONTROL: max-age=86400\r\n"
                                     "LOCATION: http://192.168.1.107:49153/setup.xml\r\n"
                                     "NT: upnp:rootdevice\r\n"
                                     "NTS: ssdp:alive\r\n"
                                     "SERVER: Unspecified, UPnP/1.0, Unspecified\r\n"
                                     "BOOTID.UPNP.ORG: 7\r\n"
                                     "USN: uuid:Lightswitch-3_0-1::upnp:rootdevice\r\n\r\n";

} // namespace

class TestSsdp : public QObject {
    Q_OBJECT
private slots:
    void notify()
    {
        const auto m = decodeSsdp(view(kNotify));
        QVERIFY(m);
        QCOMPARE(m->kind, SsdpKind::Notify);
        QCOMPARE(m->maxAge, std::optional<std::uint32_t>(86400));
        QCOMPARE(m->nt().value(), std::string_view("upnp:rootdevice"));
        QCOMPARE(m->nts().value(), std::string_view("ssdp:alive"));
        QCOMPARE(m->bootId, std::optional<std::uint32_t>(7));
        QCOMPARE(ssdpDeviceId(m->usn().value()), std::string_view("uuid:Lightswitch-3_0-1"));
        QCOMPARE(m->headers.size(), std::size_t{8});
    }
    void searchAndReply()
    {
        const auto search =
            decodeSsdp(view("M-SEARCH * HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nMX: 3\r\nST: ssdp:all\r\n\r\n"));
        QVERIFY(search);
        QCOMPARE(search->kind, SsdpKind::Search);
        QCOMPARE(search->mx, std::optional<std::uint32_t>(3));
        const std::string_view reply = "HTTP/1.1 200 OK\r\nST: ssdp:all\r\nCACHE-CONTROL:max-age = 100\r\n\r\n";
        QVERIFY(looksLikeSsdpReply(view(reply)));
        const auto m = decodeSsdp(view(reply));
        QVERIFY(m);
        QCOMPARE(m->status, std::optional<std::uint16_t>(200));
        QVERIFY(!looksLikeSsdpReply(view("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")));
    }
    void firstHeaderOfANameCounts()
    {
        const auto m = decodeSsdp(view("NOTIFY * HTTP/1.1\r\nnt:  a \r\nNT: b\r\n\r\n"));
        QVERIFY(m);
        QCOMPARE(m->nt().value(), std::string_view("a"));
    }
    void aFoldedLineBelongsToTheHeaderBefore()
    {
        const auto m = decodeSsdp(view("NOTIFY * HTTP/1.1\r\nNT: a\r\n b\r\n\tc\r\nUSN: d\r\n\r\n"));
        QVERIFY(m);
        QCOMPARE(m->nt().value(), std::string_view("a b c"));
        QCOMPARE(m->usn().value(), std::string_view("d"));
        QCOMPARE(m->headers[0].name, std::string_view("NT"));
    }
    /// Headers that stand as they came, and those that are put together, beside one another.
    void foldedLinesLeaveTheOtherHeadersAsTheyAre()
    {
        const auto m = decodeSsdp(view("NOTIFY * HTTP/1.1\r\nHost:a\r\nNT: first\r\n second\r\n\tthird \r\nUSN:\r\n"
                                       "SERVER:\r\n fourth\r\nLOCATION: l\r\nNTS: last"));
        QVERIFY(m);
        QCOMPARE(m->headers.size(), std::size_t{6});
        QCOMPARE(m->headers[0].name, std::string_view("Host"));
        QCOMPARE(m->headers[0].value, std::string_view("a"));
        QCOMPARE(m->headers[1].name, std::string_view("NT"));
        QCOMPARE(m->nt().value(), std::string_view("first second third"));
        QCOMPARE(m->usn().value(), std::string_view());
        QCOMPARE(m->server().value(), std::string_view(" fourth"));
        QCOMPARE(m->location().value(), std::string_view("l"));
        QCOMPARE(m->nts().value(), std::string_view("last"));
    }
    void maxAgeStandsAmongOthersToo()
    {
        const auto maxAgeOf = [](std::string_view directives) {
            return decodeSsdp(view("NOTIFY * HTTP/1.1\r\nCache-Control:" + std::string(directives) + "\r\n\r\n"))
                ->maxAge;
        };
        QCOMPARE(maxAgeOf("max-age=1800"), std::optional<std::uint32_t>(1800));
        QCOMPARE(maxAgeOf("max-age=1800, x"), std::optional<std::uint32_t>(1800));
        QCOMPARE(maxAgeOf("no-cache, Max-Age = \"60\""), std::optional<std::uint32_t>(60));
        QCOMPARE(maxAgeOf("max-age=x"), std::optional<std::uint32_t>());
        QCOMPARE(maxAgeOf("max-age="), std::optional<std::uint32_t>());
        QCOMPARE(maxAgeOf("max-age=99999999999"), std::optional<std::uint32_t>());
    }
    /// Of their size and their first letter.
    void namesLikeThoseAskedForAreOthers()
    {
        const auto m = decodeSsdp(view("NOTIFY * HTTP/1.1\r\nNX: a\r\nSX: b\r\nNTX: c\r\nUSX: d\r\nSERVED: e\r\n"
                                       "LOCATIOM: f\r\n: g\r\nCACHE-CONTROK: max-age=1\r\nMY: 3\r\n\r\n"));
        QVERIFY(m);
        QVERIFY(!m->nt() && !m->st() && !m->nts() && !m->usn() && !m->server() && !m->location());
        QVERIFY(!m->maxAge && !m->mx && !m->bootId && !m->configId);
    }
    void badStartLines()
    {
        for (const std::string_view line : {"", "GET / HTTP/1.1\r\n\r\n", "NOTIFY", "HTTP/1.1\r\n\r\n", "\r\n\r\n"}) {
            const auto m = decodeSsdp(view(line));
            QVERIFY(!m);
            QCOMPARE(m.error().reason, Malformed::BadStartLine);
        }
    }
    void badBytesBecomeReplacementCharacters()
    {
        const auto m = decodeSsdp(view("NOTIFY * HTTP/1.1\r\nSERVER: a\xff\r\n\r\n"));
        QVERIFY(m);
        QCOMPARE(m->server().value(), std::string_view("a\uFFFD"));
    }
    void manyHeadersAreNotKept()
    {
        std::string text = "NOTIFY * HTTP/1.1\r\n";
        for (int i = 0; i < 500; ++i)
            text += "X" + std::to_string(i) + ": y\r\n";
        const auto m = decodeSsdp(view(text));
        QVERIFY(!m || m->headers.size() <= 64);
    }
    void everyPrefixAndEveryWrongByte()
    {
        // Text without its end is still text: what counts is that nothing is read past it.
        acceptedPrefixes(view(kNotify), [](ByteView v) { return decodeSsdp(v).has_value(); });
        QCOMPARE(decodeSsdp(view(kNotify.substr(0, 10))).has_value(), false);
        withEachByteWrong(view(kNotify), [](ByteView v) {
            if (const auto m = decodeSsdp(v))
                QVERIFY(!describe(*m).empty());
        });
    }
};

QTEST_APPLESS_MAIN(TestSsdp)
#include "tst_ssdp.moc"
