// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/name_table.h"

#include <algorithm>

namespace phonehome {

namespace {

constexpr std::size_t kRowsMax = 1'000'000;
constexpr std::size_t kBindingsMax = 4'000'000;
constexpr std::size_t kNamesPerAddress = 32;
constexpr std::size_t kAnswersMax = 256;
constexpr std::size_t kFlowsMax = 64;
constexpr std::size_t kAliasesMax = 16;
// Stub resolvers and programs use an answer beyond its TTL (correlation rule 1).
constexpr Duration kGrace = Duration::ofSeconds(300);
// Capture points see an answer a little after the device acted on it.
constexpr Duration kTolerance = Duration::ofMillis(50);
constexpr std::uint32_t kTtlMax = 86400;
constexpr std::uint32_t kTtlOfZero = 5;

std::size_t mix(std::size_t a, std::size_t b)
{
    return (a ^ (b + 0x9e3779b97f4a7c15ULL + (a << 6) + (a >> 2))) * 0xff51afd7ed558ccdULL;
}

} // namespace

std::size_t NameTable::RowKeyHash::operator()(const RowKey& k) const noexcept
{
    return mix(mix(k.device.value, k.name.value),
               static_cast<std::size_t>(k.type) << 8 | static_cast<std::size_t>(k.source));
}

std::size_t NameTable::AddressKeyHash::operator()(const AddressKey& k) const noexcept
{
    return mix(std::hash<IpAddress>{}(k.address), k.device.value);
}

NameId NameTable::row(const RowKey& key, Timestamp time)
{
    if (const auto found = m_index.find(key); found != m_index.end())
        return found->second;
    if (m_rows.size() >= kRowsMax)
        return {};
    NameRow row;
    row.device = key.device;
    row.name = key.name;
    row.type = key.type;
    row.source = key.source;
    row.first = row.last = time;
    const NameId id{static_cast<std::uint32_t>(m_rows.append(std::move(row)))};
    m_index.emplace(key, id);
    return id;
}

NameId NameTable::asked(DeviceId device, std::string_view name, DnsType type, Timestamp time)
{
    const NameId id = row({device, m_strings.intern(name), type, NameSource::Dns}, time);
    if (!id.valid())
        return id;
    NameRow& r = m_rows.edit(id.value);
    ++r.asked;
    r.first = std::min(r.first, time);
    r.last = std::max(r.last, time);
    return id;
}

NameId NameTable::learn(const NameEvidence& e)
{
    const StringId name = m_strings.intern(e.name);
    const NameId id = row({e.device, name, e.type, e.source}, e.time);
    if (!id.valid())
        return id;
    NameRow& r = m_rows.edit(id.value);
    r.first = std::min(r.first, e.time);
    r.last = std::max(r.last, e.time);
    ++r.answered;
    r.resolver = e.resolver;
    r.rcode = e.rcode;
    r.blocked = e.blocked;
    r.ttl = e.ttl;
    r.hasTtl = e.hasTtl;
    r.aliases.clear();
    for (std::size_t i = 0; i < e.aliases.size() && i < kAliasesMax; ++i)
        r.aliases.push_back(m_strings.intern(e.aliases[i]));
    // A TTL of 0 means "do not keep", yet the program that asked uses the answer for the moment (rule 5).
    const Duration ttl = Duration::ofSeconds(e.ttl == 0 ? kTtlOfZero : std::min(e.ttl, kTtlMax));
    const Timestamp until = e.hasTtl ? e.time + ttl : e.time + Duration::ofSeconds(kTtlMax);
    for (const IpAddress& address : e.addresses) {
        // Blocked names are asked, not met: never attribute (rule 8).
        if (e.blocked || address.isUnspecified())
            continue;
        const auto known =
            std::find_if(r.answers.begin(), r.answers.end(), [&](const NameAnswer& a) { return a.address == address; });
        const std::optional<Timestamp> valid = e.hasTtl ? std::optional(until) : std::nullopt;
        if (known != r.answers.end()) {
            known->last = e.time;
            known->validUntil = valid;
        } else if (r.answers.size() < kAnswersMax) {
            r.answers.push_back({address, e.time, e.time, valid});
        }
        const Binding binding{name, id, e.source, e.time, e.time, until};
        bind({e.device, address}, binding);
        if (e.device.valid())
            bind({DeviceId{}, address}, binding);
    }
    return id;
}

void NameTable::bind(const AddressKey& key, const Binding& binding)
{
    if (m_bindings.size() >= kBindingsMax && !m_bindings.contains(key))
        return;
    auto& list = m_bindings[key];
    const auto known = std::find_if(list.begin(), list.end(), [&](const Binding& b) {
        return b.name == binding.name && b.source == binding.source;
    });
    if (known != list.end()) {
        Binding renewed = binding;
        renewed.first = known->first;
        list.erase(known);
        list.push_back(renewed);
        return;
    }
    if (list.size() >= kNamesPerAddress)
        list.erase(list.begin());
    list.push_back(binding);
}

NameVerdict NameTable::judge(const std::vector<Binding>& bindings, Timestamp time, bool own) const
{
    NameVerdict best;
    Timestamp bestLast;
    std::vector<StringId> names;
    for (const Binding& b : bindings) {
        if (b.first > time + kTolerance)
            continue; // an answer explains no flow before it
        if (std::find(names.begin(), names.end(), b.name) == names.end())
            names.push_back(b.name);
        NameSource source = b.source;
        const bool fresh = time <= b.validUntil + kGrace;
        if (source == NameSource::Dns && !fresh)
            source = NameSource::Stale;
        if (source == NameSource::Sni || source == NameSource::QuicSni)
            source = NameSource::SniElsewhere;
        if (!own) {
            if (!fresh || source == NameSource::Referral)
                continue;
            if (source == NameSource::Dns || source == NameSource::SniElsewhere)
                source = NameSource::OtherDevice;
        }
        // The better source first, then the more recent word (rule 6).
        if (best.source == NameSource::None || source < best.source || (source == best.source && b.last >= bestLast)) {
            best.name = b.name;
            best.source = source;
            best.row = b.row;
            bestLast = b.last;
        }
    }
    best.others = static_cast<std::uint16_t>(names.empty() ? 0 : names.size() - 1);
    return best;
}

NameVerdict NameTable::best(DeviceId device, const IpAddress& address, Timestamp time) const
{
    NameVerdict verdict;
    verdict.name = StringId{0};
    if (const auto own = m_bindings.find({device, address}); own != m_bindings.end()) {
        if (const auto judged = judge(own->second, time, true); judged.source != NameSource::None)
            return judged;
    }
    if (const auto all = m_bindings.find({DeviceId{}, address}); all != m_bindings.end()) {
        if (const auto judged = judge(all->second, time, false); judged.source != NameSource::None)
            return judged;
    }
    return verdict;
}

void NameTable::usedBy(NameId row, FlowId flow)
{
    if (!row.valid())
        return;
    const auto& known = m_rows[row.value].flows;
    if (known.size() >= kFlowsMax || std::find(known.begin(), known.end(), flow) != known.end())
        return;
    m_rows.edit(row.value).flows.push_back(flow);
}

} // namespace phonehome
