// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/resolver/look_up_names.h"

#include <QEventLoop>

#include "app/cli/interrupt.h"
#include "app/resolver/application.h"
#include "core/session/resolver/reverse_lookups.h"

namespace phonehome {

LookedUpNames lookUpNames(const std::vector<IpAddress>& addresses)
{
    return lookUpNamesAt(systemNameServers(), addresses);
}

LookedUpNames lookUpNamesAt(const std::vector<NameServer>& servers, const std::vector<IpAddress>& addresses)
{
    const std::unique_ptr<QCoreApplication> application = applicationIfNone();
    ReverseLookups lookups([&servers] { return servers; });
    QEventLoop loop;
    QObject::connect(&lookups, &ReverseLookups::changed, &loop, [&loop](const ReverseNews& news) {
        if (!news.underWay)
            loop.quit();
    });
    QTimer watch;
    constexpr int kWatch = 100;
    QObject::connect(&watch, &QTimer::timeout, &lookups, [&lookups] {
        if (Interrupt::came())
            lookups.stop();
    });
    const Interrupt interrupt;
    watch.start(kWatch);
    lookups.ask(addresses);
    if (lookups.news().underWay)
        loop.exec();
    LookedUpNames out;
    out.names = lookups.names();
    if (lookups.news().silent)
        out.said.emplace_back("no DNS server of this computer answers; addresses stay without the names of now");
    return out;
}

} // namespace phonehome
