// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/analysis/lookup_audit.h"
#include "core/analysis/snapshot.h"
#include "core/analysis/talk.h"
#include "core/base/result.h"

namespace phonehome {

/// Words for what core gives as enums and values. Every sentence a user reads about an error says what happened, what
/// was kept and what to do next.
QString protocolText(Protocol protocol);   ///< "STUN", "mDNS"
QString protocolTip(Protocol protocol);    ///< one sentence on what the protocol is for
QString nameSourceText(NameSource source); ///< "DNS", "load balancer's referral"
QString confidenceText(Confidence confidence);
/// "● DNS, certain": a mark that fills up with confidence, then words.
QString sourceText(NameSource source, Confidence confidence);
/// "no lookup seen: hard-coded address?"; empty where a lookup explains the talk.
QString missingLookupText(MissingLookup cause);
/// Whose the address is; empty where nobody knows, or no file was given that says so.
QString ownerText(const Snapshot& snapshot, const IpAddress& address);
/// "GeoLite2-ASN of 2026-11-20"
QString ownerSourceText(const Hosting& hosting);
QString outcomeText(Outcome outcome, Direction direction);
QString malformedText(Malformed reason); ///< "a name points forwards"
/// What could not be decoded, a line for each protocol and reason; empty when all could.
QString malformedList(const Totals& totals);
QString promiseKindText(PromiseKind kind);     ///< "lifetime", "TTL", "max-age"
QString transportText(std::uint8_t transport); ///< "UDP", "TCP", "ICMP", number
QString errorText(const Error& error);         ///< whole sentences, plain text
QString noTimesText();                         ///< the same of a capture whose packets carry no times
QString fromWire(const std::string& utf8);     ///< hostile text made visible, for every label

/// Several lines of hostile text as a tooltip takes them: what looks like markup in them is shown as it is.
QString tipText(const QString& plain);

/// "192.168.1.1:67"; without a port where the transport has none, empty where there is no address.
QString endpointText(const Endpoint& endpoint);
QString deviceTitleText(const Snapshot& snapshot, DeviceId device);
/// Whom a flow is with: its name; a device at home goes by its own; else its address.
QString peerText(const Snapshot& snapshot, const Flow& flow);
/// Whom a group, or one of its events, is with, likewise. Empty for a group that is with nobody.
QString peerText(const Snapshot& snapshot, const Group& group);
QString peerText(const Snapshot& snapshot, const Event& event);
QString talkTitleText(const Talk& talk);                          ///< "STUN Refresh to nat.wemo2.com"
QString groupTitle(const Snapshot& snapshot, const Group& group); ///< the same of a group
/// The same where there is little room: "STUN Refresh → nat.wemo2.com".
QString laneTitle(const Snapshot& snapshot, const Group& group);
QString laneTitle(const Talk& talk);
/// "STUN Refresh to nat.wemo2.com: every 310.0 s ± 0.04 s", or what else the group's verdict is.
QString cadenceHeading(const Snapshot& snapshot, const Group& group);
/// "1,947 beats, 4 missed. Granted lifetime 330 s: 20 s to spare."; empty where there is nothing to add.
QString cadenceExplanation(const Snapshot& snapshot, const Group& group);

QString packetsText(std::uint64_t n);   ///< "1 packet", "10,800 packets"
QString countText(std::uint64_t n);     ///< with the locale's thousands separator
QString bytesText(std::uint64_t bytes); ///< "3.4 MB"

} // namespace phonehome
