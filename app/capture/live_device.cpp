// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/live_device.h"

#include <array>

#include <arpa/inet.h>

#include "app/capture/filter.h"
#include "app/capture/interfaces.h"
#include "app/capture/link_type.h"
#include "app/capture/privileges.h"
#include "app/capture/shell_word.h"

namespace phonehome {

namespace {

// The ring that holds packets while this process does not run. Immediate mode would cut it into slots of a whole
// snapshot length, 64 packets in all.
constexpr int kRingBytes = 16 << 20;
// The kernel hands over a block of packets after this time even if it is not full.
constexpr int kBlockMilliseconds = 100;

Ending activationFailed(pcap_t* handle, const std::string& name, int code)
{
    const std::string shown = shownName(name);
    switch (code) {
    case PCAP_ERROR_PERM_DENIED:
    case PCAP_ERROR_PROMISC_PERM_DENIED: return noRight();
    case PCAP_ERROR_NO_SUCH_DEVICE: return {End::NoInterface, "There is no interface " + shown + ".", ""};
    case PCAP_ERROR_IFACE_NOT_UP: {
        const std::string command = "sudo ip link set " + shellWord(name) + " up";
        return {End::InterfaceDown, shown + " is down. Bring it up with: " + command, command};
    }
    default:
        return {End::Failed,
                shown + " could not be opened: " + pcap_statustostr(code) + " (" + pcap_geterr(handle) + ").", ""};
    }
}

} // namespace

std::string shownName(const std::string& name)
{
    constexpr std::size_t kShownBytesMax = 40;
    return name.size() <= kShownBytesMax ? name : name.substr(0, kShownBytesMax) + "…";
}

tl::expected<LiveDevice, Ending> openDevice(const std::string& name)
{
    // libpcap would open USB buses and D-Bus by their names too.
    if (!isInterface(name))
        return tl::unexpected(Ending{End::NoInterface, "There is no interface " + shownName(name) + ".", ""});
    std::array<char, PCAP_ERRBUF_SIZE> problem{};
    LiveDevice device{name, {pcap_create(name.c_str(), problem.data()), pcap_close}};
    pcap_t* handle = device.handle.get();
    if (handle == nullptr)
        return tl::unexpected(
            Ending{End::Failed, shownName(name) + " could not be opened: " + problem.data() + ".", ""});
    pcap_set_snaplen(handle, kSnapLength);
    pcap_set_promisc(handle, 1);
    pcap_set_timeout(handle, kBlockMilliseconds);
    pcap_set_buffer_size(handle, kRingBytes);
    // Linux stamps every packet in nanoseconds, so the stream never is in anything else.
    if (pcap_set_tstamp_precision(handle, PCAP_TSTAMP_PRECISION_NANO) != 0)
        return tl::unexpected(Ending{End::Failed, shownName(name) + " gives no times in nanoseconds.", ""});
    const int activated = pcap_activate(handle);
    if (activated < 0)
        return tl::unexpected(activationFailed(handle, name, activated));
    if (activated > 0)
        device.warning = std::string(pcap_statustostr(activated)) + ".";
    // Of the two cooked formats the newer says which interface a packet was seen on.
    if (name == "any")
        pcap_set_datalink(handle, DLT_LINUX_SLL2);
    device.linkType = linkTypeOfDlt(pcap_datalink(handle));
    bpf_u_int32 network = 0;
    bpf_u_int32 netmask = 0;
    // Given in network byte order, wanted in the host's.
    if (pcap_lookupnet(name.c_str(), &network, &netmask, problem.data()) == 0)
        device.netmask = ntohl(netmask);
    if (pcap_setnonblock(handle, 1, problem.data()) != 0)
        return tl::unexpected(Ending{End::Failed, std::string(problem.data()) + ".", ""});
    return device;
}

tl::expected<void, Ending> setFilter(const LiveDevice& device, const std::string& text)
{
    auto filter = Filter::compile(device.handle.get(), text, device.netmask);
    if (!filter)
        return tl::unexpected(filter.error());
    if (pcap_setfilter(device.handle.get(), filter->program()) != 0)
        return tl::unexpected(Ending{
            End::BadFilter, std::string("The filter could not be set: ") + pcap_geterr(device.handle.get()) + ".", ""});
    return {};
}

} // namespace phonehome
