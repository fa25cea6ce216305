// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/natural_order.h"

using namespace phonehome;

class TestNaturalOrder : public QObject {
    Q_OBJECT
private slots:
    void numbersGoByTheirValue()
    {
        const std::vector<std::string> wanted{"",        "Plug",     "plug 1",  "plug 2",  "Plug 10", "plug 010b",
                                              "plug 11", "plug 11a", "plug a1", "plug a9", "plug a10"};
        std::vector<std::string> names(wanted.rbegin(), wanted.rend());
        std::sort(names.begin(), names.end(), comesBefore);
        QCOMPARE(names, wanted);
    }
    void itIsAStrictOrder()
    {
        const std::vector<std::string> names{"a",
                                             "A",
                                             "a1",
                                             "a01",
                                             "a001",
                                             "a1b",
                                             "a01b",
                                             "1",
                                             "01",
                                             "",
                                             "-1",
                                             "\xc3",
                                             "a99999999999999999999999999",
                                             "a100000000000000000000000000"};
        for (const std::string& a : names) {
            QVERIFY(!comesBefore(a, a));
            for (const std::string& b : names) {
                if (a != b)
                    QVERIFY2(comesBefore(a, b) != comesBefore(b, a), (a + " " + b).c_str());
                for (const std::string& c : names) {
                    if (comesBefore(a, b) && comesBefore(b, c))
                        QVERIFY2(comesBefore(a, c), (a + " " + b + " " + c).c_str());
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestNaturalOrder)
#include "tst_natural_order.moc"
