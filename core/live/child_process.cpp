// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/child_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ; // NOLINT: POSIX names it

namespace phonehome {

namespace {

constexpr int kPatience = 2000; ///< milliseconds that each way to end it is given
constexpr int kStep = 10;
constexpr int kPipeBytes = 1 << 20;

struct Pipe {
    Descriptor read;
    Descriptor write;
};

std::optional<Pipe> makePipe()
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return std::nullopt;
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

std::vector<char*> pointers(std::vector<std::string>& words)
{
    std::vector<char*> out;
    out.reserve(words.size() + 1);
    for (std::string& word : words)
        out.push_back(word.data());
    out.push_back(nullptr);
    return out;
}

/// Ours, with what is given set anew.
std::vector<std::string> environmentWith(const std::vector<std::string>& given)
{
    std::vector<std::string> out = given;
    for (char** variable = environ; *variable; ++variable) {
        const std::string text = *variable;
        const std::string name = text.substr(0, text.find('=') + 1);
        bool replaced = false;
        for (const std::string& own : given)
            replaced = replaced || own.starts_with(name);
        if (!replaced)
            out.push_back(text);
    }
    return out;
}

} // namespace

void Descriptor::close()
{
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
}

Result<ChildProcess> ChildProcess::start(const ProcessPlan& plan)
{
    const auto refused = [&](int why) {
        const std::string name = plan.command.empty() ? std::string() : plan.command.front();
        return tl::make_unexpected(Error{ErrorCode::NotStarted, name, 0, 0, std::strerror(why)});
    };
    if (plan.command.empty())
        return refused(EINVAL);
    auto input = makePipe();
    auto output = makePipe();
    auto errors = makePipe();
    if (!input || !output || !errors)
        return refused(errno);
    // As much as an unprivileged user may have: a reader that pauses costs nothing then.
    fcntl(output->read.get(), F_SETPIPE_SZ, kPipeBytes);
    for (const int fd : {output->read.get(), errors->read.get()})
        fcntl(fd, F_SETFL, O_NONBLOCK);

    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input->read.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output->write.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors->write.get(), STDERR_FILENO);
    posix_spawnattr_t attributes{};
    posix_spawnattr_init(&attributes);
    sigset_t none{};
    sigemptyset(&none);
    sigset_t pipes{};
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &pipes);
    posix_spawnattr_setflags(&attributes,
                             static_cast<short>(POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
    std::vector<std::string> words = plan.command;
    std::vector<std::string> variables = environmentWith(plan.environment);
    pid_t pid = -1;
    const int failed = posix_spawnp(&pid, words.front().c_str(), &actions, &attributes, pointers(words).data(),
                                    pointers(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (failed != 0)
        return refused(failed);
    return ChildProcess(pid, std::move(input->write), std::move(output->read), std::move(errors->read));
}

ChildProcess::ChildProcess(pid_t pid, Descriptor input, Descriptor output, Descriptor errors)
    : m_pid(pid), m_input(std::move(input)), m_output(std::move(output)), m_errors(std::move(errors))
{
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_pid(std::exchange(other.m_pid, -1)), m_input(std::move(other.m_input)), m_output(std::move(other.m_output)),
      m_errors(std::move(other.m_errors)), m_exit(other.m_exit)
{
}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept
{
    std::swap(m_pid, other.m_pid);
    std::swap(m_input, other.m_input);
    std::swap(m_output, other.m_output);
    std::swap(m_errors, other.m_errors);
    std::swap(m_exit, other.m_exit);
    return *this;
}

ChildProcess::~ChildProcess()
{
    if (m_pid < 0 || m_exit)
        return;
    closeInput();
    // What it still has to say has no reader any more: nothing must hold it up.
    m_output.close();
    m_errors.close();
    if (waitFor(kPatience))
        return;
    signal(SIGTERM);
    if (waitFor(kPatience))
        return;
    signal(SIGKILL);
    waitFor(kPatience);
}

void ChildProcess::signal(int number)
{
    if (m_pid > 0 && !exitCode())
        kill(m_pid, number);
}

std::optional<ExitCode> ChildProcess::exitCode()
{
    int status = 0;
    if (!m_exit && m_pid > 0 && waitpid(m_pid, &status, WNOHANG) == m_pid)
        m_exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return m_exit;
}

std::optional<ExitCode> ChildProcess::waitFor(int milliseconds)
{
    for (int waited = 0; waited < milliseconds && !exitCode(); waited += kStep)
        poll(nullptr, 0, kStep);
    return exitCode();
}

} // namespace phonehome
