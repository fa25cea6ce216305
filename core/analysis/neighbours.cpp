// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/neighbours.h"

namespace phonehome {

namespace {

constexpr std::uint8_t kFromTheLink = 255; ///< RFC 4861 s6.1, 7.1: hops that nobody can have handed on

} // namespace

void learnNeighbours(DeviceTable& devices, const IcmpMessage& m, const Sighting& s)
{
    if (!m.v6 || s.packet().hopLimit != kFromTheLink)
        return;
    if (m.kind == IcmpKind::RouterAdvertisement) {
        for (const AnnouncedPrefix& prefix : m.router.prefixes) {
            if (prefix.onLink && prefix.validSeconds > 0)
                devices.announced(prefix.prefix, prefix.length);
        }
        return;
    }
    const bool answers = m.kind == IcmpKind::NeighbourAdvertisement;
    if ((!answers && m.kind != IcmpKind::NeighbourSolicitation) || !m.target || !m.target->isInternet())
        return;
    devices.met(*m.target);
    if (answers && s.sender.valid() && s.packet().claimed == *m.target)
        devices.claims(s.sender, *m.target);
}

void learnNeighbours(DeviceTable& devices, const ArpMessage& m, const Sighting& s)
{
    if (m.operation != 1 || m.isProbe() || m.senderMac != s.packet().source)
        return;
    if (m.senderIp.isInternet())
        devices.met(m.senderIp);
    else if (const DeviceId card = devices.findMac(m.senderMac); card.valid())
        devices.asksFor(card, m.senderIp, s.time());
}

} // namespace phonehome
