// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/name_facts.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

#include "core/analysis/joined_name.h"
#include "core/analysis/name_evidence.h"
#include "core/net/domain_name.h"
#include "ui/models/name_model.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

struct Facts {
    Q_DECLARE_TR_FUNCTIONS(phonehome::NameFacts)
};

constexpr std::size_t kListed = 8;

class FactLines {
public:
    explicit FactLines(EventFacts& facts) : m_facts(facts) {}

    void add(const QString& label, const QString& value)
    {
        if (!value.isEmpty())
            m_facts.lines.emplace_back(label, value);
    }

private:
    EventFacts& m_facts;
};

QString asker(const Snapshot& s, const NameRow& row)
{
    if (row.source == NameSource::PtrNow)
        return Facts::tr("this computer, not a device of the capture");
    return row.device.valid() ? deviceTitleText(s, row.device) : Facts::tr("nobody known");
}

QString ownerWithDate(const Snapshot& s, const IpAddress& address)
{
    const QString owner = ownerText(s, address);
    return owner.isEmpty() ? owner : Facts::tr("%1 – by %2", "owner, database").arg(owner, ownerSourceText(*s.hosting));
}

/// "nat.wemo2.com: ● DNS, certain, asked by wemo, 4 May 07:12:40"
QString evidenceText(const Snapshot& s, const NameEvidenceFor& evidence, const TimeFormat& time)
{
    const NameRow& row = s.names[evidence.row.value];
    return Facts::tr("%1: %2, asked by %3, %4")
        .arg(fromWire(s.text(row.name)), sourceText(evidence.source, confidenceOf(evidence.source)), asker(s, row),
             timesText(evidence.answer.first, evidence.answer.last, time));
}

void addEvidence(const Snapshot& s, FlowId id, const TimeFormat& time, FactLines& out)
{
    const Flow& flow = s.flows[id.value];
    const auto all = evidenceFor(s, id);
    const bool chosen = !all.empty() && all.front().chosen;
    if (chosen) {
        const NameRow& row = s.names[all.front().row.value];
        out.add(Facts::tr("asked by"), asker(s, row));
        out.add(Facts::tr("said"), timesText(all.front().answer.first, all.front().answer.last, time));
        if (const auto& until = all.front().answer.validUntil)
            out.add(Facts::tr("valid until"), time.dateTime(*until, 0));
        else
            out.add(Facts::tr("valid until"), Facts::tr("no TTL known"));
        QStringList chain;
        for (const StringId alias : row.aliases)
            chain << fromWire(s.text(alias));
        out.add(Facts::tr("by way of"), chain.join(QStringLiteral(" → ")));
        if (!row.resolver.isUnspecified())
            out.add(Facts::tr("resolver"), QString::fromStdString(row.resolver.text()));
    }
    if (s.audit && (!chosen || flow.nameSource == NameSource::PtrNow))
        out.add(Facts::tr("name"), missingLookupText(s.audit->of(flow)));
    const std::size_t first = chosen ? 1 : 0;
    for (std::size_t i = first; i < all.size() && i < first + kListed; ++i)
        out.add(i == first ? Facts::tr("also") : QString(), evidenceText(s, all[i], time));
    if (all.size() > first + kListed)
        out.add({}, Facts::tr("and %Ln other(s)", nullptr, static_cast<int>(all.size() - first - kListed)));
}

void addAnswers(const Snapshot& s, const NameRow& row, const TimeFormat& time, FactLines& out)
{
    for (std::size_t i = 0; i < row.answers.size() && i < kListed; ++i) {
        const NameAnswer& answer = row.answers[i];
        QStringList value{timesText(answer.first, answer.last, time)};
        if (answer.validUntil)
            value << Facts::tr("valid until %1").arg(time.dateTime(*answer.validUntil, 0));
        if (const QString owner = ownerText(s, answer.address); !owner.isEmpty())
            value << owner;
        out.add(QString::fromStdString(answer.address.text()), value.join(QStringLiteral("; ")));
    }
    if (row.answers.size() > kListed)
        out.add({}, Facts::tr("and %Ln other(s)", nullptr, static_cast<int>(row.answers.size() - kListed)));
}

QString flowLine(const Snapshot& s, const Flow& flow, const TimeFormat& time)
{
    const QString where = QString::fromStdString(Endpoint{flow.peer, flow.peerPort}.text());
    return Facts::tr("%1 to %2 by %3, %4")
        .arg(deviceTitleText(s, flow.device), where, transportText(flow.transport),
             timesText(flow.first, flow.last, time));
}

} // namespace

EventFacts flowFacts(const Snapshot& s, FlowId id, const TimeFormat& time)
{
    const Flow& flow = s.flows[id.value];
    EventFacts facts;
    facts.title = Facts::tr("%1 to %2").arg(deviceTitleText(s, flow.device), peerText(s, flow));
    FactLines out(facts);
    out.add(Facts::tr("address"), QString::fromStdString(Endpoint{flow.peer, flow.peerPort}.text()));
    out.add(Facts::tr("owner"), ownerWithDate(s, flow.peer));
    out.add(Facts::tr("transport"), transportText(flow.transport));
    out.add(Facts::tr("protocol"), protocolText(flow.app));
    out.add(Facts::tr("seen"), timesText(flow.first, flow.last, time));
    if (flow.nameSource != NameSource::None)
        out.add(Facts::tr("named by"), sourceText(flow.nameSource, flow.nameConfidence));
    addEvidence(s, id, time, out);
    return facts;
}

EventFacts nameFacts(const Snapshot& s, NameId id, const TimeFormat& time)
{
    const auto [row, sources] = joinedName(s, joinedTo(s, id));
    EventFacts facts;
    facts.title = fromWire(s.text(row.name));
    FactLines out(facts);
    out.add(Facts::tr("domain"), fromWire(registeredDomain(s.text(row.name))));
    out.add(Facts::tr("asked by"), asker(s, row));
    out.add(Facts::tr("type"), QString::fromStdString(dnsTypeText(row.type)));
    out.add(Facts::tr("source"), nameSourcesText(sources));
    if (row.asked > 0 || row.answered > 0)
        out.add(Facts::tr("asked"),
                Facts::tr("%1 times, answered %2 times").arg(countText(row.asked), countText(row.answered)));
    out.add(Facts::tr("seen"), timesText(row.first, row.last, time));
    out.add(Facts::tr("TTL"), row.hasTtl ? TimeFormat::period(static_cast<double>(row.ttl)) : Facts::tr("not known"));
    if (!row.resolver.isUnspecified())
        out.add(Facts::tr("resolver"), QString::fromStdString(row.resolver.text()));
    QStringList chain;
    for (const StringId alias : row.aliases)
        chain << fromWire(s.text(alias));
    out.add(Facts::tr("by way of"), chain.join(QStringLiteral(" → ")));
    if (row.blocked)
        out.add(Facts::tr("blocked"), Facts::tr("asked and refused: not a name of any address"));
    addAnswers(s, row, time, out);
    std::size_t listed = 0;
    for (const FlowId flow : row.flows) {
        if (flow.value < s.flows.size() && listed++ < kListed)
            out.add(listed == 1 ? Facts::tr("used by") : QString(), flowLine(s, s.flows[flow.value], time));
    }
    if (listed > kListed)
        out.add({}, Facts::tr("and %Ln other(s)", nullptr, static_cast<int>(listed - kListed)));
    if (!row.answers.empty() && s.hosting)
        out.add(Facts::tr("owners by"), ownerSourceText(*s.hosting));
    return facts;
}

} // namespace phonehome
