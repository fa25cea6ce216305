// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <optional>
#include <unordered_map>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/net/ip_address.h"

namespace phonehome {

struct NameVerdict;

/// A question whose answer is not known.
struct AskedName {
    StringId name;
    NameId row;
    Timestamp asked;
    Timestamp askedBefore;  ///< the question came before this: the log's clock is coarse
    bool explained = false; ///< a talk followed it already
};

/// The names that devices asked for lately, by logs that do not say the answer: a talk that begins within two seconds
/// of one question, and of no other, is probably with that name (rank 7: a guess).
class AskedNames {
public:
    void add(DeviceId device, const AskedName& asked);
    /// The answer became known after all.
    void explain(DeviceId device, StringId name);
    /// The only name without a talk that the device asked for just before; nullopt for none or several. met: the
    /// device has talked to the address before, so that only the name it was given then counts.
    std::optional<NameVerdict> take(DeviceId device, const IpAddress& address, Timestamp time, bool met);

private:
    struct Asked {
        std::deque<AskedName> names;
        std::unordered_map<IpAddress, StringId> given; ///< names that addresses got from here
    };
    std::unordered_map<DeviceId, Asked> m_asked;
};

} // namespace phonehome
