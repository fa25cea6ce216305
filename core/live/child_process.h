// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>

#include "core/base/result.h"

namespace phonehome {

/// A file descriptor that closes itself.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Descriptor() { close(); }

    int get() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }
    void close();

private:
    int m_fd = -1;
};

/// What is to be started: the program's name or path, its arguments, and variables ("NAME=value") beside our own.
struct ProcessPlan {
    std::vector<std::string> command;
    std::vector<std::string> environment;
    int stopSignal = 0; ///< sent when it is to end, beside the end of its input; 0: that is enough for it
};

/// How a program ended: its exit code, or 128 and the signal's number as a shell says it.
using ExitCode = int;

/// A program that was started in a session of its own (no terminal to ask on), with its three streams as pipes. Whoever
/// captures for us ends when its input closes.
class ChildProcess {
public:
    /// Errors: NotStarted, with the system's words.
    static Result<ChildProcess> start(const ProcessPlan& plan);
    ChildProcess(ChildProcess&&) noexcept;
    ChildProcess& operator=(ChildProcess&&) noexcept;
    /// Ends it, by force at last.
    ~ChildProcess();

    int output() const { return m_output.get(); }
    int errors() const { return m_errors.get(); }
    /// Asks it to end.
    void closeInput() { m_input.close(); }
    /// A signal to it alone: sent only while it is known to live.
    void signal(int number);
    /// How it ended; nullopt while it runs.
    std::optional<ExitCode> exitCode();
    /// Waits up to so many milliseconds for its end.
    std::optional<ExitCode> waitFor(int milliseconds);

private:
    ChildProcess(pid_t pid, Descriptor input, Descriptor output, Descriptor errors);

    pid_t m_pid = -1;
    Descriptor m_input;
    Descriptor m_output;
    Descriptor m_errors;
    std::optional<ExitCode> m_exit;
};

} // namespace phonehome
