// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/log_lookups.h"

#include "core/base/text.h"

namespace phonehome {

DeviceId LogLookups::deviceOf(const IpAddress& address, Timestamp time, const AddressHistory& history)
{
    // A client that sends no packet in the data set is nobody the capture knows.
    const auto holder = address.isUnspecified() ? std::nullopt : history.holderAt(address, time);
    if (!holder)
        return {};
    return holder->mac ? m_tables.devices.expect(*holder->mac, holder->first)
                       : m_tables.devices.byAddress(address, holder->first);
}

void LogLookups::on(const LogRecord& record, bool hasAnswers, AddressHistory& history)
{
    if (record.says == LogSays::Reverse) {
        reverse(record, history);
        return;
    }
    const DeviceId device = deviceOf(record.client, record.time, history);
    const std::string name = asciiLower(record.name);
    if (record.says == LogSays::Asked) {
        if (hasAnswers)
            m_tables.names.asked(device, m_tables.strings.intern(name), record.type, record.time, NameSource::DnsLog);
        else
            m_tables.names.askedOnly(device, name, record.type, record.time, record.resolution);
        return;
    }
    NameEvidence evidence;
    evidence.device = device;
    evidence.name = name;
    evidence.type = record.type;
    evidence.source = NameSource::DnsLog;
    evidence.addresses = record.addresses;
    evidence.aliases.assign(record.aliases.begin(), record.aliases.end());
    evidence.time = record.time;
    evidence.ttl = record.ttl.value_or(0);
    evidence.hasTtl = record.ttl.has_value();
    evidence.rcode = record.rcode;
    evidence.blocked = record.says == LogSays::Blocked;
    evidence.always = record.timeless;
    evidence.resolution = record.resolution;
    learnName(m_tables, evidence);
}

void LogLookups::reverse(const LogRecord& record, const AddressHistory& history)
{
    for (const IpAddress& address : record.addresses) {
        // At home it is the name that the resolver gives a device.
        if (!address.isInternet()) {
            if (const DeviceId device = deviceOf(address, record.time, history); device.valid())
                m_tables.devices.addName(device, record.name, NameSource::DnsLog, record.time);
            continue;
        }
        NameEvidence evidence;
        evidence.name = record.name;
        evidence.type = DnsType::PTR;
        evidence.source = NameSource::Ptr;
        evidence.addresses = {address};
        evidence.time = record.time;
        learnName(m_tables, evidence);
    }
}

void LogLookups::onHost(const LogHost& host, AddressHistory& history)
{
    if (const DeviceId device = deviceOf(host.address, host.time, history); device.valid())
        m_tables.devices.addName(device, host.name, NameSource::DnsLog, host.time);
}

} // namespace phonehome
