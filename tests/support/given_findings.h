// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/analysis/findings/findings.h"
#include "core/base/string_pool.h"

namespace phonehome {

/// Second of 2020-09-13 12:26:40 UTC.
Timestamp givenSecond(double s);

/// By a timer.
struct GivenTalk {
    std::string peer = "nat.example.com";
    double period = 310; ///< seconds
    std::string kind = "Refresh";
    Protocol protocol = Protocol::Stun;
    std::uint16_t ownPort = 0; ///< of one that is one of several sockets
};

struct GivenSilence {
    double from = 0; ///< seconds, as givenSecond() takes them
    double to = 0;
    std::uint64_t others = 0;
    double period = 60; ///< seconds, by which it speaks else
    bool open = false;  ///< it does not end
};

/// A snapshot whose devices, groups and findings are given by hand.
class GivenFindings {
public:
    DeviceId device(const std::string& name);
    GroupId talk(DeviceId device, const GivenTalk& talk);
    void add(Finding finding);
    /// "20 s to spare of 330 s" on talk of its own.
    void addMargin(DeviceId device, const std::string& peer, double spare, double promised = 330);
    void addSilence(DeviceId device, const GivenSilence& silence);

    /// Final, the findings in the order in which they are found.
    SnapshotPtr snapshot();

private:
    StringPool m_strings;
    ChunkedTable<Device> m_devices;
    ChunkedTable<Group> m_groups;
    std::vector<Finding> m_findings;
};

/// Twelve like devices with 20 s to spare, and one with 3 s.
SnapshotPtr twelveAlike();

} // namespace phonehome
