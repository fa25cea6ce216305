// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/asked_names.h"

#include "core/analysis/name_table.h"

namespace phonehome {

namespace {

constexpr Duration kWindow = Duration::ofSeconds(2);
constexpr Duration kEarly = Duration::ofMillis(50);
constexpr std::size_t kOfDevice = 256;
constexpr std::size_t kDevicesMax = 65536;

} // namespace

void AskedNames::add(DeviceId device, const AskedName& asked)
{
    if (m_asked.size() >= kDevicesMax && !m_asked.contains(device))
        return;
    auto& list = m_asked[device];
    while (!list.empty() && (list.size() >= kOfDevice || asked.asked - list.front().askedBefore > kWindow))
        list.pop_front();
    // A and AAAA of one name are one question.
    for (AskedName& known : list) {
        if (known.name == asked.name && !known.explained) {
            known.asked = asked.asked;
            known.askedBefore = asked.askedBefore;
            return;
        }
    }
    list.push_back(asked);
}

void AskedNames::explain(DeviceId device, StringId name)
{
    const auto found = m_asked.find(device);
    if (found == m_asked.end())
        return;
    for (AskedName& asked : found->second)
        asked.explained = asked.explained || asked.name == name;
}

std::optional<NameVerdict> AskedNames::take(DeviceId device, Timestamp time)
{
    const auto found = m_asked.find(device);
    if (found == m_asked.end())
        return std::nullopt;
    AskedName* only = nullptr;
    for (AskedName& asked : found->second) {
        if (asked.explained || asked.asked > time + kEarly || time - asked.askedBefore > kWindow)
            continue;
        if (only)
            return std::nullopt;
        only = &asked;
    }
    if (!only)
        return std::nullopt;
    only->explained = true;
    NameVerdict verdict;
    verdict.name = only->name;
    verdict.source = NameSource::TimeOnly;
    verdict.row = only->row;
    return verdict;
}

} // namespace phonehome
