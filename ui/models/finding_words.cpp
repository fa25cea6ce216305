// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/finding_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "ui/models/texts.h"

namespace phonehome {

namespace {

struct Findings {
    Q_DECLARE_TR_FUNCTIONS(phonehome::Findings)
};

constexpr std::size_t kListed = 6;

} // namespace

QString listedText(const std::vector<std::string>& all, const QString& between)
{
    QStringList shown;
    for (std::size_t i = 0; i < all.size() && i < kListed; ++i)
        shown << fromWire(all[i]);
    const QString list = shown.join(between);
    const int left = static_cast<int>(all.size()) - static_cast<int>(shown.size());
    return left == 0 ? list : Findings::tr("%1 and %Ln more", "names or addresses", left).arg(list);
}

QString findingTitle(const Snapshot& s, const Finding& f)
{
    return f.group.valid() ? groupTitle(s, s.groups[f.group.value]) : QString();
}

QString findingPeer(const Snapshot& s, const Finding& f)
{
    return f.group.valid() ? peerText(s, s.groups[f.group.value]) : QString();
}

} // namespace phonehome
