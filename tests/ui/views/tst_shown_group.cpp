// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QTableView>
#include <QtTest>

#include "tests/support/growing.h"
#include "tests/support/view_context.h"
#include "ui/models/group_model.h"
#include "ui/models/texts.h"
#include "ui/views/beats_view.h"
#include "ui/views/cadence_view.h"
#include "ui/views/details_pane.h"

using namespace phonehome;

class TestShownGroup : public QObject {
    Q_OBJECT
private slots:
    void allViewsSpeakOfTheGroupOfTheEventThatWasClicked()
    {
        Context c;
        const SnapshotPtr s = sampleSnapshot();
        BeatsView beats(c.view, nullptr);
        CadenceView cadence(c.view, nullptr);
        DetailsPane pane(c.view);
        for (View* view : std::initializer_list<View*>{&beats, &cadence, &pane})
            view->setSnapshot(s);
        const auto* sentence = cadence.findChild<QLabel*>(QStringLiteral("cadenceSentence"));
        const auto* title = pane.findChild<QLabel*>(QStringLiteral("eventTitle"));
        const auto* table = beats.findChild<QTableView*>(QStringLiteral("groupsTable"));
        const auto allSay = [&](const QString& what) {
            return sentence->text().startsWith(what) && title->text().startsWith(what) &&
                   table->currentIndex().siblingAtColumn(GroupModel::What).data().toString() == what;
        };
        const auto groupOf = [&](Protocol protocol) {
            Focus focus;
            focus.protocol = protocol;
            return mainGroup(*s, focus);
        };
        const auto titleOf = [&](GroupId group) { return groupTitle(*s, s->groups[group.value]); };
        const GroupId stun = groupOf(Protocol::Stun);
        const GroupId ntp = groupOf(Protocol::Ntp);
        const GroupId ssdp = groupOf(Protocol::Ssdp);
        QVERIFY(allSay(titleOf(stun)));
        c.selection.setEvent(s->groups[ntp.value].latest);
        QVERIFY(allSay(titleOf(ntp)));
        QVERIFY(!c.selection.focus().group.valid()); // shown, not chosen
        // What is chosen later wins, and gives way to what is clicked after that.
        c.selection.setGroup(ssdp);
        QVERIFY(allSay(titleOf(ssdp)));
        c.selection.setEvent(s->groups[ntp.value].latest);
        QVERIFY(allSay(titleOf(ntp)));
        c.selection.setProtocol(Protocol::Ssdp);
        QVERIFY(allSay(titleOf(ssdp)));
    }
};

QTEST_MAIN(TestShownGroup)
#include "tst_shown_group.moc"
