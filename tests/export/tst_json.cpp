// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/export/json.h"

using namespace phonehome;

class TestJson : public QObject {
    Q_OBJECT
private slots:
    /// A name from the wire must not move a terminal's cursor, nor turn the text round; who reads it has it as it was.
    void whatHidesIsEscaped()
    {
        const std::string name = "a\xc2\x9b"
                                 "31mred\xe2\x80\xaetxt\x7f \xf0\x9d\x85\xb3 K\xc3\xbc"
                                 "che \xf0\x9f\x98\x80\"\\\n";
        const std::string text = jsonText(Json{{"name", name}, {name, 1}});
        QVERIFY2(text.find("a\\u009b31mred\\u202etxt\\u007f \\ud834\\udd73 K\xc3\xbc"
                           "che \xf0\x9f\x98\x80\\\"\\\\\\n") != std::string::npos,
                 text.c_str());
        for (const char* bad : {"\xc2\x9b", "\xe2\x80\xae", "\x7f", "\xf0\x9d\x85\xb3"})
            QVERIFY(text.find(bad) == std::string::npos);
        const Json again = Json::parse(text);
        QCOMPARE(again["name"].get<std::string>(), name);
        QVERIFY(again.contains(name));
        // Bytes that are no text stay replaced.
        QVERIFY(jsonText(Json{{"name", "a\xff\xc2"}}).find("a\xef\xbf\xbd\xef\xbf\xbd") != std::string::npos);
        QCOMPARE(jsonText(Json{{"name", "plain"}}), std::string("{\n \"name\": \"plain\"\n}\n"));
    }
    void timesAreSortedByTheirNumber()
    {
        // Nine digits of seconds until September 2001, and fewer before 1973.
        const std::vector<std::int64_t> seconds{-70, -8, 0, 9, 70'000'000, 999'999'999, 1'000'000'000, 1'700'000'000};
        Json list = Json::array();
        for (std::size_t i = 0; i < seconds.size(); ++i) {
            const Timestamp time{seconds[(i * 5) % seconds.size()] * 1'000'000'000 + 5};
            list.push_back({{"device", "a"}, {"first", epochText(time)}});
        }
        sortBy(list, {"device", byTime("first")});
        for (std::size_t i = 0; i < seconds.size(); ++i)
            QCOMPARE(list[i]["first"].get<std::string>(), epochText({seconds[i] * 1'000'000'000 + 5}));
    }
    void theFirstKeyCountsMost()
    {
        Json list = Json::array({{{"device", "b"}, {"time", "1.000000000"}},
                                 {{"device", "a"}, {"time", "10.000000000"}},
                                 {{"device", "a"}, {"time", nullptr}},
                                 {{"device", "a"}, {"time", "9.000000000"}}});
        sortBy(list, {"device", byTime("time")});
        QVERIFY(list[0]["time"].is_null());
        QCOMPARE(list[1]["time"].get<std::string>(), std::string("9.000000000"));
        QCOMPARE(list[2]["time"].get<std::string>(), std::string("10.000000000"));
        QCOMPARE(list[3]["device"].get<std::string>(), std::string("b"));
    }
};

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
