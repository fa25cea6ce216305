// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/decode/observer.h"
#include "core/pipeline/read_again.h"

namespace phonehome {

/// Takes the messages of one protocol, with their fields; of a frame without any, what it carries.
class Collector final : public PacketObserver {
public:
    explicit Collector(Protocol protocol) : m_protocol(protocol) {}
    void onPacket(const Packet& packet) override;
    void onMessage(const Observation& observation) override;

    std::vector<ReadAgain> take();

private:
    Protocol m_protocol;
    std::vector<ReadAgain> m_found;
    std::optional<ReadAgain> m_carried;
};

/// The fields of bytes that are one message of the protocol; empty when they no longer decode. v6: it came over IPv6.
std::vector<Field> fieldsOf(Protocol protocol, ByteView bytes, bool v6);

} // namespace phonehome
