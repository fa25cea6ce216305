// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/mapping.h"

#include <algorithm>

namespace phonehome {

namespace {

constexpr std::size_t kRowsMax = 65536;
/// Who is silent for longer does not count on being remembered (RFC 8656 s7.2: no LIFETIME is to be longer).
constexpr Duration kIdleMost = Duration::ofSeconds(3600);

} // namespace

const char* mappingCauseId(MappingCause cause)
{
    switch (cause) {
    case MappingCause::NewSocket: return "new-socket";
    case MappingCause::AddressChanged: return "address-changed";
    case MappingCause::Forgotten: return "forgotten";
    case MappingCause::First: break;
    }
    return "first";
}

void MappingTable::seen(DeviceId device, FlowId flow, std::uint32_t connection, const Endpoint& mapped, Timestamp time)
{
    if (!device.valid() || !mapped.address.isInternet())
        return;
    const std::uint64_t family = static_cast<std::uint64_t>(device.value) << 1U | (mapped.address.isV4() ? 1U : 0U);
    m_byConnection.age(time);
    const std::uint32_t* const own = connection == 0 ? nullptr : m_byConnection.renew(connection);
    const auto last = m_byDevice.find(family);
    const bool known = own != nullptr;
    const std::uint32_t before = known ? *own : last == m_byDevice.end() ? 0 : last->second;
    MappingCause cause = MappingCause::First;
    if (known || last != m_byDevice.end()) {
        const Mapping& row = m_rows[before];
        if (row.mapped == mapped && row.flow == flow) {
            Mapping& same = m_rows.edit(before);
            same.last = std::max(same.last, time);
            ++same.seen;
            m_byDevice[family] = before;
            if (connection != 0)
                m_byConnection.put(connection, before);
            return;
        }
        // Against the device's last one: an old connection may still say what others said anew long ago.
        const Mapping& latest = m_rows[last == m_byDevice.end() ? before : last->second];
        if (latest.mapped.address != mapped.address)
            cause = MappingCause::AddressChanged;
        else if (known && row.mapped.address == mapped.address && time - row.last <= kIdleMost)
            cause = MappingCause::Forgotten;
        else
            cause = MappingCause::NewSocket;
    }
    if (m_rows.size() >= kRowsMax)
        return;
    const auto row = static_cast<std::uint32_t>(m_rows.append({device, flow, mapped, time, time, 1, cause}));
    m_byDevice[family] = row;
    if (connection != 0)
        m_byConnection.put(connection, row);
}

} // namespace phonehome
