// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/sandbox.h"

#include <cerrno>
#include <initializer_list>
#include <memory>

#include <linux/sockios.h>
#include <seccomp.h>
#include <sys/mman.h>

// The sanitizers' runtime maps, opens and signals as it likes, so in their builds what is dangerous is forbidden
// instead of all but the needed allowed.
#ifdef PHONEHOME_SANITIZED
// The leak check at exit attaches to its own process, which no sandbox allows. The runtime asks for this name.
const char* sanitizerOptions() asm("__asan_default_options");
const char* sanitizerOptions()
{
    return "detect_leaks=0";
}
#endif

namespace phonehome {

namespace {

class Rules {
public:
    explicit Rules(std::uint32_t otherwise)
        : m_context(seccomp_init(otherwise), seccomp_release), m_good(m_context != nullptr)
    {
    }
    void add(std::uint32_t action, int call, std::initializer_list<scmp_arg_cmp> conditions = {})
    {
        m_good = m_good && seccomp_rule_add_array(m_context.get(), action, call,
                                                  static_cast<unsigned>(conditions.size()), conditions.begin()) == 0;
    }
    bool load() { return m_good && seccomp_load(m_context.get()) == 0; }

private:
    std::unique_ptr<void, void (*)(scmp_filter_ctx)> m_context;
    bool m_good;
};

constexpr std::uint32_t kRefuse = SCMP_ACT_ERRNO(EPERM);

} // namespace

bool forbidSockets()
{
    Rules rules(SCMP_ACT_ALLOW);
    for (const int call : {SCMP_SYS(socket), SCMP_SYS(socketcall), SCMP_SYS(connect), SCMP_SYS(io_uring_setup),
                           SCMP_SYS(execve), SCMP_SYS(execveat)})
        rules.add(kRefuse, call);
    return rules.load();
}

#ifdef PHONEHOME_SANITIZED
bool allowOnlyCapturing(const std::vector<int>&, const std::vector<int>&, int)
{
    Rules rules(SCMP_ACT_ALLOW);
    for (const int call : {SCMP_SYS(bind), SCMP_SYS(sendto), SCMP_SYS(sendmsg), SCMP_SYS(unlink), SCMP_SYS(rename),
                           SCMP_SYS(kill), SCMP_SYS(setuid), SCMP_SYS(mount), SCMP_SYS(bpf)})
        rules.add(kRefuse, call);
    return rules.load();
}
#else
bool allowOnlyCapturing(const std::vector<int>& readable, const std::vector<int>& writable, int packetSocket)
{
    const auto argument = [](unsigned index, scmp_compare how, std::uint64_t first, std::uint64_t second = 0) {
        return scmp_arg_cmp{index, how, first, second};
    };
    const auto fd = [&](int number) { return argument(0, SCMP_CMP_EQ, static_cast<std::uint64_t>(number)); };
    Rules rules(kRefuse);
    for (const int number : readable) {
        rules.add(SCMP_ACT_ALLOW, SCMP_SYS(read), {fd(number)});
        rules.add(SCMP_ACT_ALLOW, SCMP_SYS(pread64), {fd(number)});
    }
    for (const int number : writable)
        rules.add(SCMP_ACT_ALLOW, SCMP_SYS(write), {fd(number)});
    rules.add(SCMP_ACT_ALLOW, SCMP_SYS(getsockopt), {fd(packetSocket)});
    rules.add(SCMP_ACT_ALLOW, SCMP_SYS(ioctl), {fd(packetSocket), argument(1, SCMP_CMP_EQ, SIOCGIFFLAGS)});
    rules.add(SCMP_ACT_ALLOW, SCMP_SYS(ioctl), {fd(packetSocket), argument(1, SCMP_CMP_EQ, SIOCGIFNAME)});
    rules.add(SCMP_ACT_ALLOW, SCMP_SYS(ioctl), {fd(packetSocket), argument(1, SCMP_CMP_EQ, SIOCGIFINDEX)});
    const scmp_arg_cmp noCode = argument(2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect)})
        rules.add(SCMP_ACT_ALLOW, call, {noCode});
    for (const int call :
         {SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(ppoll_time64), SCMP_SYS(clock_gettime), SCMP_SYS(clock_gettime64),
          SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(close),
          SCMP_SYS(rt_sigreturn), SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group)})
        rules.add(SCMP_ACT_ALLOW, call);
    return rules.load();
}
#endif

} // namespace phonehome
