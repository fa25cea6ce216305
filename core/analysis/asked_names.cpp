// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/asked_names.h"

#include "core/analysis/name_table.h"

namespace phonehome {

namespace {

constexpr Duration kWindow = Duration::ofSeconds(2);
constexpr Duration kEarly = Duration::ofMillis(50);
constexpr std::size_t kOfDevice = 256;
constexpr std::size_t kDevicesMax = 65536;
constexpr std::size_t kGivenMax = 4096;

} // namespace

void AskedNames::add(DeviceId device, const AskedName& asked)
{
    if (m_asked.size() >= kDevicesMax && !m_asked.contains(device))
        return;
    auto& list = m_asked[device].names;
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
    for (AskedName& asked : found->second.names)
        asked.explained = asked.explained || asked.name == name;
}

std::optional<NameVerdict> AskedNames::take(DeviceId device, const IpAddress& address, Timestamp time, bool met)
{
    const auto found = m_asked.find(device);
    if (found == m_asked.end())
        return std::nullopt;
    AskedName* only = nullptr;
    for (AskedName& asked : found->second.names) {
        if (asked.explained || asked.asked > time + kEarly || time - asked.askedBefore > kWindow)
            continue;
        if (only)
            return std::nullopt;
        only = &asked;
    }
    if (!only)
        return std::nullopt;
    // An address that was met before is kept without asking: a question at the same time is for another.
    auto& given = found->second.given;
    const auto before = given.find(address);
    if (met && (before == given.end() || before->second != only->name))
        return std::nullopt;
    only->explained = true;
    if (given.size() < kGivenMax)
        given[address] = only->name;
    NameVerdict verdict;
    verdict.name = only->name;
    verdict.source = NameSource::TimeOnly;
    verdict.row = only->row;
    return verdict;
}

} // namespace phonehome
