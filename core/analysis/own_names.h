// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/analysis/ethers_text.h"
#include "core/analysis/snapshot.h"

namespace phonehome {

/// Reads a file of names as ethers(5) has them; an empty one has none. Errors: NotFound, NotReadable, IsDirectory,
/// NotRegular, and NotReadable for more than a megabyte.
Result<EthersText> readEthers(const std::string& path);

/// The same with what a person calls devices laid over: their best name from now on, with the source User and no times,
/// before all that they call themselves. Devices are known by their network cards; none is merged with another. Shares all
/// tables but those of devices and texts. What was laid over before goes. Costs a look at each
/// device.
SnapshotPtr withOwnNames(const SnapshotPtr& snapshot, OwnNamesPtr names);

/// What a person says of a device; nullptr where nobody said anything.
const OwnName* ownNameOf(const Snapshot& snapshot, DeviceId device);

} // namespace phonehome
