// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/live/spool.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

class TestSpool : public QObject {
    Q_OBJECT
private slots:
    void filesKeepTheirOrderBeyondFiveDigits()
    {
        const TempFolder folder;
        std::vector<std::string> expected;
        for (const char* number : {"09999", "99998", "99999", "100000", "100001"})
            expected.push_back(folder.file("capture-" + std::string(number) + ".pcap", std::string_view("x")));
        folder.file("lock", std::string_view("x"));
        QCOMPARE(Spool::filesIn(folder.path()), expected);
    }
};

QTEST_APPLESS_MAIN(TestSpool)
#include "tst_spool.moc"
