// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/privileges.h"

#include <array>
#include <cerrno>
#include <climits>
#include <cstring>

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "app/capture/shell_word.h"

namespace phonehome {

namespace {

using CapabilitySets = std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3>;

constexpr std::uint32_t kNetRaw = 1U << CAP_NET_RAW;
static_assert(CAP_NET_RAW < 32, "the right stands in the first of two words");

bool setCapabilities(CapabilitySets& sets)
{
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    return syscall(SYS_capset, &header, sets.data()) == 0;
}

bool isPermitted(std::uint32_t right)
{
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    CapabilitySets sets{};
    return syscall(SYS_capget, &header, sets.data()) == 0 && (sets[0].permitted & right) != 0;
}

std::string ownPath()
{
    std::array<char, PATH_MAX> path{};
    const ssize_t length = readlink("/proc/self/exe", path.data(), path.size());
    return length > 0 ? std::string(path.data(), static_cast<std::size_t>(length)) : "phonehome-capture";
}

} // namespace

void keepNetRaw()
{
    CapabilitySets sets{};
    if (isPermitted(kNetRaw))
        sets[0].effective = sets[0].permitted = kNetRaw;
    setCapabilities(sets);
}

bool dropEverything()
{
    const uid_t user = getuid();
    const gid_t group = getgid();
    CapabilitySets none{};
    return setresgid(group, group, group) == 0 && setresuid(user, user, user) == 0 && setCapabilities(none) &&
           prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

Ending noRight()
{
    const std::string path = ownPath();
    const bool marked = getxattr(path.c_str(), "security.capability", nullptr, 0) > 0;
    if (marked)
        return {End::NoRight,
                path + " has the right to capture, but the system does not grant it here. Its file system may be "
                       "mounted nosuid, or the program that started it may have given up new rights (containers and "
                       "sandboxes do).",
                ""};
    const std::string command = "sudo setcap cap_net_raw=ep " + shellWord(path);
    return {End::NoRight, path + " has no right to capture. Give it once with: " + command, command};
}

tl::expected<void, Ending> mayCapture()
{
    const int fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0);
    if (fd >= 0) {
        close(fd);
        return {};
    }
    if (errno == EPERM || errno == EACCES)
        return tl::unexpected(noRight());
    return tl::unexpected(
        Ending{End::Failed, std::string("This system gives no packet sockets: ") + std::strerror(errno) + ".", ""});
}

} // namespace phonehome
