// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/own_names.h"

#include <cerrno>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/base/hash_map.h"
#include "core/base/readable_file.h"

namespace phonehome {

namespace {

constexpr std::uint64_t kFileMax = 1U << 20U;
constexpr const char* kTooLarge = "too large for a list of names";

/// Names that were shared by two may be no longer, and the other way round.
void findSharers(ChunkedTable<Device>& devices, const ChunkedTable<std::string>& strings)
{
    HashMap<std::string_view, int> bearers;
    const auto best = [&](const Device& device) -> std::string_view {
        return device.names.empty() ? std::string_view() : strings[device.names.front().text.value];
    };
    for (std::size_t i = 0; i < devices.size(); ++i)
        ++bearers[best(devices[i])];
    for (std::size_t i = 0; i < devices.size(); ++i) {
        const std::string_view name = best(devices[i]);
        const bool shared = !name.empty() && bearers[name] > 1;
        if (devices[i].sharesName != shared)
            devices.edit(i).sharesName = shared;
    }
}

/// Is its best name one that was laid over?
bool isOwn(const Device& device)
{
    return !device.names.empty() && device.names.front().source == NameSource::User;
}

/// Empty where it is not named.
std::string nameFor(const Device& device, const OwnNamesPtr& names)
{
    if (!device.mac || !names)
        return {};
    const auto found = names->find(*device.mac);
    return found == names->end() ? std::string() : found->second.name;
}

} // namespace

Result<EthersText> readEthers(const std::string& path)
{
    const auto fail = [&path](const std::string& why) {
        return tl::make_unexpected(Error{ErrorCode::NotReadable, path, 0, 0, why});
    };
    const auto size = checkReadable(path);
    if (!size && size.error().code == ErrorCode::Empty)
        return EthersText();
    if (!size)
        return tl::make_unexpected(size.error());
    if (*size > kFileMax)
        return fail(kTooLarge);
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return fail(std::generic_category().message(errno));
    // Half a list would be written back over the whole one. It may have shrunk or grown since its size was asked.
    std::string text(kFileMax + 1, '\0');
    errno = 0;
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (in.bad())
        return fail(std::generic_category().message(errno != 0 ? errno : EIO));
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (text.size() > kFileMax)
        return fail(kTooLarge);
    return EthersText(text);
}

SnapshotPtr withOwnNames(const SnapshotPtr& snapshot, OwnNamesPtr names)
{
    const auto says = [](const OwnNamesPtr& all) { return all && !all->empty(); };
    if (!snapshot || snapshot->ownNames == names || (!says(names) && !says(snapshot->ownNames)))
        return snapshot;
    auto out = std::make_shared<Snapshot>(*snapshot);
    ChunkedTable<Device> devices(snapshot->devices);
    ChunkedTable<std::string> strings(snapshot->strings);
    bool changed = false;
    for (std::size_t i = 0; i < devices.size(); ++i) {
        const std::string name = nameFor(devices[i], names);
        const bool before = isOwn(devices[i]);
        if (name.empty() && !before)
            continue;
        changed = true;
        std::vector<DeviceName>& all = devices.edit(i).names;
        if (before)
            all.erase(all.begin());
        if (!name.empty())
            all.insert(all.begin(), {{static_cast<std::uint32_t>(strings.append(name))}, NameSource::User, {}, {}});
    }
    if (changed) {
        findSharers(devices, strings);
        out->devices = devices.snapshot();
        out->strings = strings.snapshot();
    }
    out->ownNames = std::move(names);
    return out;
}

const OwnName* ownNameOf(const Snapshot& snapshot, DeviceId device)
{
    if (!snapshot.ownNames || !device.valid() || device.value >= snapshot.devices.size())
        return nullptr;
    const auto& mac = snapshot.devices[device.value].mac;
    const auto found = mac ? snapshot.ownNames->find(*mac) : snapshot.ownNames->end();
    return found == snapshot.ownNames->end() ? nullptr : &found->second;
}

} // namespace phonehome
