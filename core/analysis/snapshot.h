// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/analysis/clock_offset.h"
#include "core/analysis/device.h"
#include "core/analysis/event.h"
#include "core/analysis/flow.h"
#include "core/analysis/group.h"
#include "core/analysis/home_networks.h"
#include "core/analysis/mapping.h"
#include "core/analysis/name.h"
#include "core/analysis/own_name.h"
#include "core/analysis/restarts.h"
#include "core/base/chunked_table.h"
#include "core/base/result.h"
#include "core/decode/decoded.h"
#include "core/dnslog/report.h"
#include "core/hosting/hosting.h"

namespace phonehome {

class LookupAudit;
struct Found;

/// Sum of what was read.
struct Totals {
    std::uint64_t packets = 0;
    std::uint64_t bytes = 0; ///< wire length
    std::uint64_t capturedBytes = 0;
    std::uint64_t cutPackets = 0; ///< shortened by the snap length
    std::uint64_t encrypted = 0;  ///< 802.11 frames of which only the addresses can be read; undecoded too
    std::uint64_t undecoded = 0;  ///< frames whose link or network layer we do not read
    Timestamp first;              ///< earliest and latest packet; meaningless with packets == 0
    Timestamp last;
    std::array<std::uint64_t, kProtocolCount> messages{};
    std::array<std::uint64_t, kProtocolCount> refused{};
    /// The same by reason.
    std::array<std::array<std::uint64_t, kMalformedCount>, kProtocolCount> refusedFor{};
};

/// How much of the home's traffic the place of capture shows.
enum class Visibility : std::uint8_t { Seen, Partly, None };
/// "seen", "partly", "none" as in JSON.
const char* visibilityId(Visibility v);

struct Vantage {
    Visibility lanUnicast = Visibility::None; ///< talk between devices at home
    Visibility multicast = Visibility::None;
    Visibility internet = Visibility::None;
    Visibility lookups = Visibility::None; ///< DNS answers; None with internet Seen: the resolver is elsewhere
    bool half = false; ///< multicast questions without anybody's answers: the filter took one side only

    /// Devices talk with the internet and nobody asks for a name: their resolver is probably on the LAN.
    bool isResolverElsewhere() const { return lookups == Visibility::None && internet != Visibility::None; }
};

/// One file of the data set.
struct FileFacts {
    std::string path;
    std::uint32_t linkType = 0;
    std::uint64_t packets = 0;
    bool complete = true;
    bool opened = true;                ///< false: no capture, or not to be read at all
    std::uint64_t duplicates = 0;      ///< packets that another file of the set held too, and that count once
    std::uint64_t dropped = 0;         ///< packets that the capturing program lost, where the file says so
    std::vector<std::string> comments; ///< somebody's words in the file, hostile as all text from files
};

/// Where the capturing computer's clock was set within a file: back, or forward where that is known for sure.
struct ClockStep {
    Timestamp from; ///< of the packet before
    Timestamp to;
};

/// The time servers that DHCP offers a device.
struct TimeServerOffer {
    DeviceId device;
    std::vector<IpAddress> servers; ///< of either version
    std::vector<std::string> names; ///< DHCPv6 may give names instead
    bool wanted = false;            ///< the device asked DHCP for them
    Timestamp since;                ///< first time that it was told
};

/// The resolvers that DHCP or the router's advertisements offer a device.
struct ResolverOffer {
    DeviceId device;
    std::vector<IpAddress> resolvers;
    Timestamp since; ///< first time that it was told
};

/// How a log's clock was set against the capture's.
enum class OffsetOrigin : std::uint8_t {
    None, ///< taken as it is: too little to compare, or nothing that fits clearly
    Estimated,
    Given, ///< by the user
};
/// "none", "estimated", "given" as in JSON.
const char* offsetOriginId(OffsetOrigin origin);

/// One file of a resolver's log, and how it was laid beside the capture.
struct LogFacts {
    LogReport report;
    OffsetOrigin origin = OffsetOrigin::None;
    ClockOffset clock;
    std::uint64_t leftOut = 0; ///< records about addresses that the capture does not meet, when there were too many
};

/// Everything known at one moment, as an immutable value: shares its chunks with the worker's tables.
struct Snapshot {
    std::uint32_t revision = 0; ///< counts up with each snapshot of one capture
    bool final = false;         ///< nothing more will come (end, cancel or error)
    TableView<std::string> strings;
    TableView<Device> devices;
    TableView<Flow> flows;
    TableView<NameRow> names;
    TableView<Event> events; ///< in order of their first frame, so nearly in time order; holds() tells which are left
    std::uint64_t movedEvents = 0; ///< that went to another group than they first were taken to be of, by now
    TableView<Group> groups;
    TableView<Mapping> mappings;                  ///< in order of their first answer
    std::shared_ptr<const HomeNetworks> networks; ///< public addresses that are on the link; nullptr: none
    std::vector<IpAddress> externalAddresses;     ///< the home's, as its router told by PCP or NAT-PMP
    Totals totals;
    std::vector<DeviceRestart> restarts;      ///< when devices came up, as what they say then tells
    std::vector<TimeServerOffer> timeServers; ///< by device
    std::vector<ResolverOffer> resolvers;     ///< by device, of those that DHCP told of any
    std::vector<CaptureGap> gaps;             ///< when nothing was captured, between files or within one; sorted
    std::vector<ClockStep> clockSteps;        ///< in file order, those forward where it turned out; at most 64
    Vantage vantage;
    std::vector<FileFacts> files;
    std::vector<Error> problems;
    std::vector<LogFacts> logs;
    std::shared_ptr<const LookupAudit> audit; ///< why flows have no name; nullptr before the end
    std::shared_ptr<const Found> found;       ///< see findingsIn() and likeFindingsIn(); nullptr before the end
    HostingPtr hosting;                       ///< nullptr: the user gave no file that says whose addresses are
    OwnNamesPtr ownNames; ///< what a person calls devices; laid over them already (own_names.h). nullptr: nothing

    /// Is there such an event, and is it in memory still? Of a long recording, the oldest are not.
    bool holds(EventId id) const { return id.valid() && events.holds(id.value); }
    /// Is it somewhere on the internet, and not on the link that was captured?
    bool isAbroad(const IpAddress& address) const { return phonehome::isAbroad(address, networks.get()); }
    /// The string behind an id; empty for an invalid one.
    const std::string& text(StringId id) const { return strings[id.valid() ? id.value : 0]; }
    /// Whom a flow is with: the name, or else the address.
    std::string peerOf(const Flow& flow) const
    {
        return flow.nameSource == NameSource::None ? flow.peer.text() : text(flow.name);
    }
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// The same with the owners of addresses; shares all tables.
SnapshotPtr withHosting(const SnapshotPtr& snapshot, HostingPtr hosting);

/// Best name of a device for a person: what he calls it, its best learnt name, else vendor with the last half of the MAC, else MAC, else
/// address. Where two devices go by one name, that and in brackets what tells them apart. Never empty.
std::string deviceTitle(const Snapshot& snapshot, DeviceId device);

} // namespace phonehome
