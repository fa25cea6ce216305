// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>

#include "core/analysis/snapshot.h"
#include "core/export/mask_addresses.h"
#include "core/export/mask_cards.h"
#include "core/export/mask_names.h"

namespace phonehome {

/// Takes out of texts what tells whose home a capture is of, so that they can be published, and leaves what tells what
/// its devices do:
/// - network cards keep their maker's half, and UUIDs go (MaskedCards);
/// - the home's public addresses, and its local IPv6 ones, become "home address 1" (MaskedAddresses);
/// - names of devices, which often are people's, become "device 1", other names that lead home "home name 1"
///   (MaskedNames);
/// - files lose their folders.
/// Servers on the internet and private IPv4 addresses stay. One mask gives one thing one number, in the order in which it
/// is asked.
class Mask {
public:
    /// What is to be hidden, by all that the snapshot knows of the home.
    explicit Mask(const Snapshot& snapshot);

    /// "device 1 (Belkin)"
    std::string title(DeviceId device) const;
    /// The text without it.
    std::string masked(std::string_view text);
    /// The snapshot with devices that go by their titles here: what is written of it needs no masking of their names.
    SnapshotPtr titled() const;
    /// A text that a router reads, written of that: only names of several words go, and cards and addresses.
    std::string maskedSettings(std::string_view text);

private:
    std::string without(std::string_view text, MaskedNames::Of names);
    void addDevices(const Snapshot& snapshot);
    void addDeviceNames(DeviceId device);
    void addHomeNames(const Snapshot& snapshot);
    void addHomeName(std::string_view name);
    void addSerial(const Group& group);
    bool isAskedFor(std::string_view name) const;
    void addAnswered(const NameRow& row, const std::string& name);
    void addFolder(const std::string& path);

    const Snapshot& m_snapshot;
    MaskedCards m_cards;
    MaskedAddresses m_addresses;
    MaskedNames m_names;
    std::set<std::string> m_folders;
    std::unordered_set<std::string> m_asked; ///< names, in lower case
    std::size_t m_homeNames = 0;
};

} // namespace phonehome
