// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/prefetch.h"
#include "core/decode/observer.h"
#include "core/pipeline/source_state.h"
#include "core/source/capture_reader.h"

namespace phonehome {

/// What some hundred frames said, as values: filled in one thread, told in another to an observer as if it stood behind
/// the dissector. Filled anew, it keeps its memory.
///
/// Of a frame's bytes only their number crosses, which is what is asked for later: they read as zeros. Of a message's
/// bytes none, but their hash where it is said to all. Two in a row share no cache line: one is filled while the other is told.
class alignas(kCacheLine) FrameBatch {
public:
    /// What follows it.
    enum class Then : std::uint8_t {
        GoOn,
        Pause,   ///< the reader waits until it is told to go on
        Stopped, ///< nothing: it was stopped
        End,     ///< nothing: all was read
    };

    FrameBatch() : m_packets(kPackets + 1) {}

    void clear();
    /// Where the next frame's packet may be written, so that adding it copies nothing; until seal() or clear().
    Packet& room()
    {
        if (m_packetCount + kAhead < kPackets)
            willWrite(m_packets[m_packetCount + kAhead]);
        return m_packets[m_packetCount];
    }
    /// The frame's bytes go: what was written to room() keeps their numbers only.
    void seal();
    /// Frames that stand behind the packets: those that others carry have none of their own.
    std::uint64_t frames() const { return m_frames; }
    /// As much as one batch should hold.
    bool isFull() const
    {
        return m_packetCount + m_otherCount >= kPackets || m_messageCount >= kPackets || m_messageBytes >= kBytes;
    }

    void add(const Packet& packet);
    /// Takes the message.
    void add(const Observation& observation);
    void add(const Refusal& refusal);
    /// A name that a file gives, behind what was added before.
    void add(const FileName& name, Timestamp time);

    /// Tells all in the order in which it was added. Names go to learn(const FileName&, Timestamp); before(Timestamp) is
    /// called ahead of each packet and name. An observer that has comesSoon(), comesNext() and comesNow() is told what comes.
    template <typename Observer, typename Before, typename Learn>
    void tell(Observer& observer, const Before& before, const Learn& learn);

    Then then = Then::GoOn;
    std::unique_ptr<SourceState> sources; ///< as they are behind it, if somebody asked

private:
    static constexpr std::size_t kPackets = 512;
    static constexpr std::size_t kBytes = std::size_t{1} << 18U;
    static constexpr std::size_t kAhead = 4; ///< packets that are fetched before their turn
    static constexpr std::size_t kSoon = 16; ///< entries before its turn, a packet's connection is looked for
    static constexpr std::size_t kNext = 8;  ///< and fetched, as a message is
    static constexpr std::size_t kNow = 3;   ///< and its flow, or what a message holds apart

    enum class Kind : std::uint8_t { Packet, Said, Refused, Named };
    struct Entry {
        Kind kind{};
        Protocol protocol{};
        bool inFrame = true;
        Violation violation{};
        std::uint32_t packet = 0;    ///< index, beyond kPackets of the others
        std::uint32_t item = 0;      ///< index of the message or the name; of a packet, its connectionHash()
        std::uint64_t wordsHash = 0; ///< of a message that is said to all
    };
    struct Given {
        FileName name;
        Timestamp time;
    };

    /// Fetches what a message holds apart, once it is there itself.
    static void willReadParts(const Message& message);
    /// Index of a packet that was added, or that a message of a TCP stream brings from before.
    std::uint32_t indexOf(const Packet& packet);
    std::uint32_t keep(const Packet& packet);
    const Packet& packetAt(std::uint32_t i) const
    {
        return i <= kPackets ? m_packets[i] : m_others[i - (kPackets + 1)];
    }

    std::vector<Entry> m_entries;
    std::vector<Packet> m_packets;   ///< written in place, the first m_packetCount of them; never moved
    std::vector<Packet> m_others;    ///< copied, likewise
    std::vector<Message> m_messages; ///< likewise: what is left of earlier ones is freed where it was made
    std::vector<Given> m_names;
    std::size_t m_packetCount = 0;
    std::size_t m_otherCount = 0;
    bool m_open = false; ///< the last of m_packets still has its frame's bytes
    std::size_t m_messageCount = 0;
    std::size_t m_messageBytes = 0; ///< that the messages were decoded from
    std::uint64_t m_frames = 0;
    const Packet* m_last = nullptr; ///< the dissector's, that was added last
    std::uint32_t m_lastIndex = 0;  ///< of its copy
};

template <typename Observer, typename Before, typename Learn>
void FrameBatch::tell(Observer& observer, const Before& before, const Learn& learn)
{
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if constexpr (requires { observer.comesSoon(std::uint32_t{}); }) {
            if (i + kSoon < m_entries.size() && m_entries[i + kSoon].kind == Kind::Packet)
                observer.comesSoon(m_entries[i + kSoon].item);
            if (i + kNext < m_entries.size() && m_entries[i + kNext].kind == Kind::Packet)
                observer.comesNext(m_entries[i + kNext].item);
            if (i + kNow < m_entries.size() && m_entries[i + kNow].kind == Kind::Packet)
                observer.comesNow(m_entries[i + kNow].item);
        }
        if (i + kNext < m_entries.size() && m_entries[i + kNext].kind == Kind::Said)
            willRead(m_messages[m_entries[i + kNext].item]);
        if (i + kNow < m_entries.size() && m_entries[i + kNow].kind == Kind::Said)
            willReadParts(m_messages[m_entries[i + kNow].item]);
        const Entry& entry = m_entries[i];
        switch (entry.kind) {
        case Kind::Packet:
            if (entry.packet + kAhead < m_packetCount)
                willRead(m_packets[entry.packet + kAhead]);
            before(packetAt(entry.packet).frame.time);
            observer.onPacket(packetAt(entry.packet));
            break;
        case Kind::Said:
            observer.onMessage({packetAt(entry.packet), entry.protocol, m_messages[entry.item], ByteView(),
                                entry.inFrame, entry.wordsHash});
            break;
        case Kind::Refused: observer.onRefusal({packetAt(entry.packet), entry.protocol, entry.violation}); break;
        case Kind::Named:
            before(m_names[entry.item].time);
            learn(m_names[entry.item].name, m_names[entry.item].time);
            break;
        }
    }
}

/// The last of a dissector's observers: adds what it is told to a batch.
class BatchWriter final : public PacketObserver {
public:
    /// Where to write from now on; outlives the next calls.
    void into(FrameBatch& batch) { m_batch = &batch; }

    void onPacket(const Packet& packet) override { m_batch->add(packet); }
    void onMessage(const Observation& observation) override { m_batch->add(observation); }
    void onRefusal(const Refusal& refusal) override { m_batch->add(refusal); }

private:
    FrameBatch* m_batch = nullptr;
};

} // namespace phonehome
