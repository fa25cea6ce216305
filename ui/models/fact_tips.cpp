// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fact_tips.h"

#include <QCoreApplication>

namespace phonehome {

namespace {

/// The labels are those of groupFacts(): one context, so that they are one text in every language.
struct Facts {
    Q_DECLARE_TR_FUNCTIONS(phonehome::GroupFacts)
};

struct Tip {
    QString (*label)();
    QString (*words)();
};

constexpr Tip kTips[] = {
    {[] { return Facts::tr("spread"); }, [] { return Facts::tr("How far from its time a beat usually is."); }},
    {[] { return Facts::tr("a late beat"); },
     [] { return Facts::tr("Whether the timer is wound up anew after each beat, or keeps to a clock."); }},
    {[] { return Facts::tr("missed"); },
     [] { return Facts::tr("Beats that were due and not seen. On the timeline, hollow marks."); }},
    {[] { return Facts::tr("due amid other talk"); },
     [] {
         return Facts::tr("Beats that were due while the device said much else: nobody can tell them from the rest.");
     }},
    {[] { return Facts::tr("doubled"); }, [] { return Facts::tr("Events beyond the first of a beat."); }},
    {[] { return Facts::tr("how sure"); },
     [] { return Facts::tr("There is little to tell the period from, so it stands with \"perhaps\"."); }},
    {[] { return Facts::tr("chance of coincidence"); },
     [] {
         return Facts::tr(
             "How likely events without any timer would be to fall into such a rhythm by chance. The smaller, "
             "the surer the period.");
     }},
    {[] { return Facts::tr("margin"); },
     [] { return Facts::tr("What is left of the promise when the next beat comes; below 0: it was over."); }},
    {[] { return Facts::tr("pace"); },
     [] { return Facts::tr("Whether the interval is made of what was promised, or hard-coded in the device."); }},
    {[] { return Facts::tr("survives"); },
     [] { return Facts::tr("So many beats in a row may be lost before the promise is over."); }},
    {[] { return Facts::tr("tries in it"); },
     [] {
         return Facts::tr(
             "A STUN request over UDP is sent up to seven times; so many leave before the promise is over.");
     }},
};

} // namespace

QString factTip(const QString& label)
{
    for (const Tip& tip : kTips) {
        if (tip.label() == label)
            return tip.words();
    }
    return {};
}

} // namespace phonehome
