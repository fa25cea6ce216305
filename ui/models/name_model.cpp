// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/name_model.h"

#include <QStringList>

#include "core/analysis/joined_name.h"
#include "core/net/domain_name.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

constexpr qsizetype kListed = 4;

const NameRow& row(const Cell& c)
{
    return c.snapshot.names[c.id];
}

JoinedName joined(const Cell& c)
{
    return joinedName(c.snapshot, NameId{c.id});
}

QString device(const Cell& c)
{
    if (row(c).source == NameSource::PtrNow)
        return NameModel::tr("this computer");
    return row(c).device.valid() ? deviceTitleText(c.snapshot, row(c).device) : QStringLiteral("–");
}

QString name(const Cell& c)
{
    return fromWire(c.snapshot.text(row(c).name));
}

QString rcodeText(std::uint8_t rcode)
{
    switch (rcode) {
    case 2: return NameModel::tr("server failed");
    case 3: return NameModel::tr("no such name");
    case 5: return NameModel::tr("refused");
    default: return NameModel::tr("error %1").arg(rcode);
    }
}

QString answers(const Cell& c)
{
    const NameRow r = joined(c).row;
    QStringList out;
    for (const NameAnswer& answer : r.answers)
        out << QString::fromStdString(answer.address.text());
    if (!out.isEmpty())
        return r.blocked ? NameModel::tr("blocked (%1)").arg(nameListText(out)) : nameListText(out);
    if (r.rcode != 0)
        return rcodeText(r.rcode);
    return r.answered > 0 ? NameModel::tr("no address of this type") : NameModel::tr("no answer seen");
}

QString chain(const Cell& c)
{
    QStringList out;
    const NameRow r = joined(c).row;
    for (const StringId alias : r.aliases)
        out << fromWire(c.snapshot.text(alias));
    return out.join(QStringLiteral(" → "));
}

QString resolver(const Cell& c)
{
    const NameRow r = joined(c).row;
    return r.resolver.isUnspecified() ? QString() : QString::fromStdString(r.resolver.text());
}

QString flows(const Cell& c)
{
    QStringList out;
    const NameRow r = joined(c).row;
    for (const FlowId id : r.flows) {
        if (id.value >= c.snapshot.flows.size())
            continue;
        const Flow& flow = c.snapshot.flows[id.value];
        out << QStringLiteral("%1 %2").arg(transportText(flow.transport)).arg(flow.peerPort);
    }
    out.removeDuplicates();
    return nameListText(out);
}

QString owner(const Cell& c)
{
    QStringList out;
    const NameRow r = joined(c).row;
    for (const NameAnswer& answer : r.answers) {
        if (const QString one = ownerText(c.snapshot, answer.address); !one.isEmpty())
            out << one;
    }
    out.removeDuplicates();
    return nameListText(out);
}

QString domain(const Cell& c)
{
    return fromWire(registeredDomain(c.snapshot.text(row(c).name)));
}

QString source(const Cell& c)
{
    return nameSourcesText(joined(c).sources);
}

SortKey number(double n)
{
    return {n, {}};
}

SortKey textKey(const QString& text)
{
    return {0, text};
}

constexpr Column kColumns[] = {
    Column{[] { return NameModel::tr("Asked name"); }, name, [](const Cell& c) { return textKey(name(c)); }},
    Column{[] { return NameModel::tr("Answers"); }, answers, [](const Cell& c) { return textKey(answers(c)); }},
    Column{[] { return NameModel::tr("Source"); }, source,
           [](const Cell& c) { return number(static_cast<double>(joined(c).sources.front())); }, false,
           [] {
               return NameModel::tr("Where the name is from, and how sure that is: ● certain, ◕ likely, ◑ probable, "
                                    "◔ a guess");
           }},
    Column{[] { return NameModel::tr("Device"); }, device, [](const Cell& c) { return textKey(device(c)); }, false,
           [] { return NameModel::tr("Who asked for it or used it"); }},
    Column{[] { return NameModel::tr("Asked"); }, [](const Cell& c) { return countText(joined(c).row.asked); },
           [](const Cell& c) { return number(joined(c).row.asked); }, true,
           [] { return NameModel::tr("How many times it was asked for"); }},
    Column{[] { return NameModel::tr("TTL"); },
           [](const Cell& c) {
               const NameRow r = joined(c).row;
               return r.hasTtl ? TimeFormat::period(static_cast<double>(r.ttl)) : QStringLiteral("–");
           },
           [](const Cell& c) {
               const NameRow r = joined(c).row;
               return number(r.hasTtl ? static_cast<double>(r.ttl) : -1.0);
           },
           true, [] { return NameModel::tr("How long the last answer holds"); }},
    Column{[] { return NameModel::tr("Type"); },
           [](const Cell& c) { return QString::fromStdString(dnsTypeText(row(c).type)); },
           [](const Cell& c) { return number(static_cast<double>(row(c).type)); }},
    Column{[] { return NameModel::tr("Used by"); }, flows,
           [](const Cell& c) { return number(static_cast<double>(joined(c).row.flows.size())); }},
    Column{[] { return NameModel::tr("Owner"); }, owner, [](const Cell& c) { return textKey(owner(c)); }},
    Column{[] { return NameModel::tr("First"); }, [](const Cell& c) { return c.time.dateTime(joined(c).row.first, 0); },
           [](const Cell& c) { return number(static_cast<double>(joined(c).row.first.ns)); }},
    Column{[] { return NameModel::tr("Last"); }, [](const Cell& c) { return c.time.dateTime(joined(c).row.last, 0); },
           [](const Cell& c) { return number(static_cast<double>(joined(c).row.last.ns)); }},
    Column{[] { return NameModel::tr("Domain"); }, domain, [](const Cell& c) { return textKey(domain(c)); }},
    Column{[] { return NameModel::tr("CNAME chain"); }, chain, [](const Cell& c) { return textKey(chain(c)); }},
    Column{[] { return NameModel::tr("Resolver"); }, resolver, [](const Cell& c) { return textKey(resolver(c)); }},
};

} // namespace

QString nameListText(const QStringList& all)
{
    if (all.size() <= kListed)
        return all.join(QStringLiteral(", "));
    return NameModel::tr("%1 and %n more", nullptr, static_cast<int>(all.size() - kListed))
        .arg(all.mid(0, kListed).join(QStringLiteral(", ")));
}

QString nameSourcesText(const std::vector<NameSource>& sources)
{
    QString out = sourceText(sources.front(), confidenceOf(sources.front()));
    for (std::size_t i = 1; i < sources.size(); ++i)
        out += QStringLiteral("; ") + nameSourceText(sources[i]);
    return out;
}

NameModel::NameModel(const TimeFormat* time, QObject* parent) : TableModel(time, kColumns, parent) {}

std::uint32_t NameModel::count(const Snapshot& snapshot) const
{
    return static_cast<std::uint32_t>(snapshot.names.size());
}

std::uint32_t NameModel::rows(const Snapshot& snapshot) const
{
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < snapshot.names.size(); ++i)
        out += snapshot.names[i].joinedTo.valid() ? 0U : 1U;
    return out;
}

bool NameModel::isInFocus(const Snapshot& snapshot, const Focus& focus, std::uint32_t id) const
{
    if (snapshot.names[id].joinedTo.valid())
        return false; // another row stands for it
    const NameRow r = joinedName(snapshot, NameId{id}).row;
    if (focus.device.valid() && r.device != focus.device)
        return false;
    return isAnyTimeInFocus(focus, r.first, r.last);
}

} // namespace phonehome
