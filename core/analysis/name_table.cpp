// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/name_table.h"

#include <algorithm>
#include <array>
#include <limits>

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
// A log without TTLs: an answer is taken to hold this long at least.
constexpr Duration kLogValidity = Duration::ofSeconds(300);
constexpr std::uint32_t kTtlMax = 86400;
constexpr std::uint32_t kTtlOfZero = 5;

} // namespace

std::size_t NameTable::RowKeyHash::operator()(const RowKey& k) const noexcept
{
    return mixHash(mixHash(k.device.value, k.name.value),
                   static_cast<std::size_t>(k.type) << 8 | static_cast<std::size_t>(k.source));
}

std::size_t NameTable::AddressKeyHash::operator()(const AddressKey& k) const noexcept
{
    return mixHash(std::hash<IpAddress>{}(k.address), k.device.value);
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
    join(key, id);
    return id;
}

void NameTable::join(const RowKey& key, NameId id)
{
    // Those that tell what a device asked for, or what it called the one it talked to.
    constexpr std::array kJoined{NameSource::Dns,      NameSource::DnsLog,   NameSource::Sni,     NameSource::QuicSni,
                                 NameSource::HttpHost, NameSource::Referral, NameSource::TimeOnly};
    if (!key.device.valid() || std::find(kJoined.begin(), kJoined.end(), key.source) == kJoined.end())
        return;
    for (const NameSource source : kJoined) {
        RowKey other = key;
        other.source = source;
        const auto found = source == key.source ? m_index.end() : m_index.find(other);
        if (found == m_index.end())
            continue;
        const NameId known = m_rows[found->second.value].joinedTo;
        const NameId first = known.valid() ? known : found->second;
        NameId last = first;
        while (m_rows[last.value].next.valid())
            last = m_rows[last.value].next;
        m_rows.edit(last.value).next = id;
        m_rows.edit(id.value).joinedTo = first;
        return;
    }
}

NameId NameTable::asked(DeviceId device, StringId name, DnsType type, Timestamp time, NameSource source)
{
    const NameId id = row({device, name, type, source}, time);
    if (!id.valid())
        return id;
    NameRow& r = m_rows.edit(id.value);
    seen(r, time);
    ++r.asked;
    return id;
}

void NameTable::seen(NameRow& row, Timestamp time)
{
    const bool fresh = row.asked == 0 && row.answered == 0;
    row.first = fresh ? time : std::min(row.first, time);
    row.last = fresh ? time : std::max(row.last, time);
}

NameId NameTable::learn(const NameEvidence& e)
{
    const StringId name = e.nameId.valid() ? e.nameId : m_strings.intern(e.name);
    const NameId id = row({e.device, name, e.type, e.source}, e.time);
    if (!id.valid())
        return id;
    NameRow& r = m_rows.edit(id.value);
    seen(r, e.time);
    ++r.answered;
    const bool answers = !e.addresses.empty() && !e.blocked;
    if (answers && (e.source == NameSource::Dns || e.source == NameSource::DnsLog))
        m_askedNames.explain(e.device, name);
    // What the log of a resolver gives no TTL for holds until it answers the name otherwise.
    if (!e.hasTtl && e.source == NameSource::DnsLog && answers)
        endOthers(r, id, e);
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
    const Timestamp until = e.always   ? Timestamp{std::numeric_limits<std::int64_t>::max() - kGrace.ns}
                            : e.hasTtl ? e.time + ttl
                                       : e.time + Duration::ofSeconds(kTtlMax);
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
        Binding binding{name, id, e.source, e.time, e.time, until, e.time + e.resolution, e.hasTtl};
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
        const Timestamp first = known->first;
        std::move(known + 1, list.end(), known);
        list.back() = binding;
        // A clock that was set back makes the later one the earlier.
        list.back().first = std::min(first, binding.first);
        return;
    }
    if (list.size() >= kNamesPerAddress)
        list.erase(list.begin());
    list.push_back(binding);
}

void NameTable::forgetLogs()
{
    const auto isLog = [](NameSource source) { return source == NameSource::DnsLog || source == NameSource::TimeOnly; };
    for (auto it = m_bindings.begin(); it != m_bindings.end(); ++it)
        std::erase_if(it.value(), [&](const Binding& binding) { return isLog(binding.source); });
    for (const auto& [key, id] : m_index) {
        if (!isLog(key.source))
            continue;
        NameRow& row = m_rows.edit(id.value);
        row.answers.clear();
        row.asked = row.answered = 0;
    }
    m_askedNames = {};
}

void NameTable::endOthers(const NameRow& row, NameId id, const NameEvidence& e)
{
    // Those of the last answer: what came before was ended by it.
    Timestamp last = row.first;
    for (const NameAnswer& answer : row.answers)
        last = std::max(last, answer.last);
    for (const NameAnswer& answer : row.answers) {
        if (answer.last < last ||
            std::find(e.addresses.begin(), e.addresses.end(), answer.address) != e.addresses.end())
            continue;
        endBinding({e.device, answer.address}, id, e.time);
        endBinding({DeviceId{}, answer.address}, id, e.time);
    }
}

void NameTable::endBinding(const AddressKey& key, NameId row, Timestamp time)
{
    const auto found = m_bindings.find(key);
    if (found == m_bindings.end())
        return;
    for (Binding& b : found.value()) {
        if (b.row == row && !b.hasTtl)
            b.validUntil = std::min(b.validUntil, std::max(time, b.last + kLogValidity));
    }
}

NameVerdict NameTable::judge(const Bindings& bindings, Timestamp time, bool own, std::size_t& found) const
{
    NameVerdict best;
    std::vector<StringId> names;
    bool disputed = false;
    for (std::size_t i = 0; i < bindings.size(); ++i) {
        const Binding& b = bindings[i];
        if (b.first > time + kTolerance)
            continue; // an answer explains no flow before it
        if (std::find(names.begin(), names.end(), b.name) == names.end())
            names.push_back(b.name);
        NameSource source = b.source;
        const bool fresh = time <= b.validUntil + kGrace;
        const bool answer = source == NameSource::Dns || source == NameSource::DnsLog;
        if (answer && !fresh)
            source = NameSource::Stale;
        if (source == NameSource::Sni || source == NameSource::QuicSni)
            source = NameSource::SniElsewhere;
        if (!own) {
            if (!fresh || source == NameSource::Referral)
                continue;
            if (answer || source == NameSource::SniElsewhere)
                source = NameSource::OtherDevice;
        }
        // What others were told names an address only as long as they were all told the same.
        if (source == NameSource::OtherDevice && best.source == source && best.name != b.name)
            disputed = true;
        bool better = best.source == NameSource::None || source < best.source;
        if (source == best.source) {
            // The more recent word (rule 6). Of words of one moment, the one that no talk has followed yet.
            const Binding& other = bindings[found];
            const bool oneMoment = source == NameSource::DnsLog && time < std::max(b.doubtful, other.doubtful) &&
                                   b.last < other.doubtful && other.last < b.doubtful;
            better = oneMoment ? b.used < other.used : b.last >= other.last;
        }
        if (better) {
            best.name = b.name;
            best.source = source;
            best.row = b.row;
            found = i;
        }
    }
    if (disputed && best.source == NameSource::OtherDevice)
        return {};
    best.others = static_cast<std::uint16_t>(names.empty() ? 0 : names.size() - 1);
    return best;
}

NameTable::Found NameTable::find(DeviceId device, const IpAddress& address, Timestamp time) const
{
    for (const DeviceId asker : {device, DeviceId{}}) {
        const auto known = m_bindings.find({asker, address});
        if (known == m_bindings.end())
            continue;
        Found out;
        out.asker = asker;
        out.verdict = judge(known->second, time, asker.valid(), out.binding);
        if (out.verdict.source != NameSource::None)
            return out;
    }
    Found nothing;
    nothing.verdict.name = StringId{0};
    return nothing;
}

NameVerdict NameTable::best(DeviceId device, const IpAddress& address, Timestamp time) const
{
    return find(device, address, time).verdict;
}

NameVerdict NameTable::take(DeviceId device, const IpAddress& address, Timestamp time, bool met)
{
    const Found found = find(device, address, time);
    if (found.verdict.source != NameSource::None) {
        ++m_bindings[{found.asker, address}][found.binding].used;
        return found.verdict;
    }
    return address.isInternet() ? m_askedNames.take(device, address, time, met).value_or(found.verdict) : found.verdict;
}

NameId NameTable::askedOnly(DeviceId device, std::string_view text, DnsType type, Timestamp time, Duration resolution)
{
    const StringId name = m_strings.intern(text);
    const NameId id = asked(device, name, type, time, NameSource::TimeOnly);
    const bool forAddress = type == DnsType::A || type == DnsType::AAAA || type == DnsType::HTTPS;
    if (id.valid() && device.valid() && forAddress && !isAnswered(device, name, type))
        m_askedNames.add(device, {name, id, time, time + resolution});
    return id;
}

bool NameTable::isAnswered(DeviceId device, StringId name, DnsType type) const
{
    for (const NameSource source : {NameSource::Dns, NameSource::DnsLog}) {
        const auto known = m_index.find({device, name, type, source});
        if (known != m_index.end() && !m_rows[known->second.value].answers.empty())
            return true;
    }
    return false;
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
