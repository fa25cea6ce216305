// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <csignal>

#include <QtTest>

using namespace phonehome;

namespace {

using Handler = void (*)(int);

Handler handlerOf(int number)
{
    struct sigaction now = {};
    sigaction(number, nullptr, &now);
    return now.sa_handler;
}

} // namespace

class TestInterrupt : public QObject {
    Q_OBJECT

private slots:
    /// The test library takes them too.
    void init()
    {
        for (const int number : {SIGINT, SIGTERM, SIGHUP})
            std::signal(number, SIG_DFL);
    }

    void eachOfItsSignalsIsTold()
    {
        for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
            const Interrupt interrupt{SIGINT, SIGTERM, SIGHUP};
            QVERIFY(!Interrupt::came());
            std::raise(number);
            QVERIFY(Interrupt::came());
        }
    }

    void theSecondOneEndsNothingEither()
    {
        const Interrupt interrupt{SIGTERM};
        std::raise(SIGTERM);
        std::raise(SIGTERM);
        QVERIFY(Interrupt::came());
    }

    void takesCtrlCAlone()
    {
        const Interrupt interrupt;
        QVERIFY(handlerOf(SIGINT) != SIG_DFL);
        QVERIFY(handlerOf(SIGTERM) == SIG_DFL);
        QVERIFY(handlerOf(SIGHUP) == SIG_DFL);
    }

    void leavesThemAsTheyWere()
    {
        std::signal(SIGTERM, SIG_IGN);
        {
            const Interrupt interrupt{SIGINT, SIGTERM};
            QVERIFY(handlerOf(SIGTERM) != SIG_IGN);
        }
        QVERIFY(handlerOf(SIGINT) == SIG_DFL);
        QVERIFY(handlerOf(SIGTERM) == SIG_IGN);
    }

    void nohupHolds()
    {
        std::signal(SIGHUP, SIG_IGN);
        const Interrupt interrupt{SIGINT, SIGHUP};
        QVERIFY(handlerOf(SIGHUP) == SIG_IGN);
        std::raise(SIGHUP);
        QVERIFY(!Interrupt::came());
    }

    /// As a shell starts what it runs in the background.
    void anIgnoredCtrlCIsTaken()
    {
        std::signal(SIGINT, SIG_IGN);
        const Interrupt interrupt;
        std::raise(SIGINT);
        QVERIFY(Interrupt::came());
    }
};

QTEST_APPLESS_MAIN(TestInterrupt)
#include "tst_interrupt.moc"
