// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "core/analysis/asked_names.h"
#include "core/analysis/name.h"
#include "core/base/chunked_table.h"
#include "core/base/hash_map.h"
#include "core/base/string_pool.h"

namespace phonehome {

/// What a resolver (or another source) said at one time.
struct NameEvidence {
    DeviceId device;       ///< asker; invalid = unknown
    std::string_view name; ///< as asked
    StringId nameId;       ///< the same, where it is known
    DnsType type = DnsType::A;
    NameSource source = NameSource::Dns;
    std::vector<IpAddress> addresses;
    std::vector<std::string_view> aliases; ///< CNAME chain without the asked name
    IpAddress resolver;
    Timestamp time;
    std::uint32_t ttl = 0; ///< seconds
    bool hasTtl = false;
    std::uint8_t rcode = 0;
    bool blocked = false;
    bool always = false; ///< from a list without times
    Duration resolution; ///< of the time: the true moment is not earlier, and later by less than this
};

/// The best name for an address at a time, with how it is known.
struct NameVerdict {
    StringId name; ///< the empty string's id when there is none
    NameSource source = NameSource::None;
    NameId row;               ///< where it comes from; invalid without one
    std::uint16_t others = 0; ///< further names of this address for this device
};

/// The DNS-to-address table, and the answer to "what is this address called for that device at this time".
class NameTable {
public:
    explicit NameTable(StringPool& strings) : m_strings(strings) {}

    /// A question was asked (the row appears before its answer). source: Dns or DnsLog.
    NameId asked(DeviceId device, StringId name, DnsType type, Timestamp time, NameSource source = NameSource::Dns);
    NameId learn(const NameEvidence& evidence);
    /// A log without answers says that a name was asked: all that can be told from it is the time.
    NameId askedOnly(DeviceId device, std::string_view name, DnsType type, Timestamp time, Duration resolution);
    /// Correlation rules: own answer within TTL and grace, referral, own but stale, SNI of another flow, other
    /// device's answer. Never an answer that came more than 50 ms after the time.
    NameVerdict best(DeviceId device, const IpAddress& address, Timestamp time) const;
    /// The same, for a talk that begins: of two names that a log gave the address in one and the same moment, the
    /// first talk takes the first. Falls back to a name that was asked just before, by a log without answers. met: the
    /// device has talked to the address before.
    NameVerdict take(DeviceId device, const IpAddress& address, Timestamp time, bool met);
    /// What resolvers' logs said is to be told anew, with other times: until then it explains nothing.
    void forgetLogs();
    /// Notes that a flow got its name from a row.
    void usedBy(NameId row, FlowId flow);

    std::size_t size() const { return m_rows.size(); }
    const NameRow& operator[](NameId id) const { return m_rows[id.value]; }
    TableView<NameRow> snapshot() { return m_rows.snapshot(); }

private:
    struct RowKey {
        DeviceId device;
        StringId name;
        DnsType type{};
        NameSource source{};
        bool operator==(const RowKey&) const = default;
    };
    struct RowKeyHash {
        std::size_t operator()(const RowKey& k) const noexcept;
    };
    struct AddressKey {
        DeviceId device; ///< invalid: of all devices
        IpAddress address;
        bool operator==(const AddressKey&) const = default;
    };
    struct AddressKeyHash {
        std::size_t operator()(const AddressKey& k) const noexcept;
    };
    /// A name an address had: from when, until when by its TTL.
    struct Binding {
        StringId name;
        NameId row;
        NameSource source{};
        Timestamp first;
        Timestamp last;
        Timestamp validUntil;
        Timestamp doubtful; ///< a talk before this may have begun before the answer did: a coarse log's clock
        bool hasTtl = false;
        std::uint32_t used = 0; ///< talks begun with it since it was last learnt
    };
    using Bindings = std::vector<Binding>;

    NameId row(const RowKey& key, Timestamp time);
    /// Joins a row that was just made to those that other sources told of before.
    void join(const RowKey& key, NameId id);
    static void seen(NameRow& row, Timestamp time);
    void bind(const AddressKey& key, const Binding& binding);
    /// A later answer of the same name without the address ends what no TTL ends.
    void endBinding(const AddressKey& key, NameId row, Timestamp time);
    void endOthers(const NameRow& row, NameId id, const NameEvidence& evidence);
    /// True when another source knows what the device was told.
    bool isAnswered(DeviceId device, StringId name, DnsType type) const;
    /// found: index of the binding that won.
    NameVerdict judge(const Bindings& bindings, Timestamp time, bool own, std::size_t& found) const;
    /// A verdict and the binding that gave it.
    struct Found {
        NameVerdict verdict;
        DeviceId asker;
        std::size_t binding = 0;
    };
    Found find(DeviceId device, const IpAddress& address, Timestamp time) const;

    StringPool& m_strings;
    ChunkedTable<NameRow> m_rows;
    HashMap<RowKey, NameId, RowKeyHash> m_index;
    HashMap<AddressKey, Bindings, AddressKeyHash> m_bindings;
    AskedNames m_askedNames;
};

} // namespace phonehome
