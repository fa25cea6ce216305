// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/resolver/password.h"

#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace phonehome {

namespace {

constexpr std::size_t kLongest = 4096;
constexpr char kCtrlC = 0x03;
constexpr char kCtrlBackslash = 0x1c;

void tell(int terminal, const std::string& text)
{
    if (write(terminal, text.data(), text.size()) < 0)
        return; // nobody reads it
}

} // namespace

std::string passwordFor(const std::string& place)
{
    if (const char* given = std::getenv("PHONEHOME_PASSWORD"))
        return given;
    const int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY); // NOLINT: POSIX names it so
    termios before{};
    if (terminal < 0 || tcgetattr(terminal, &before) != 0) {
        if (terminal >= 0)
            close(terminal);
        return {};
    }
    termios silent = before;
    // Ctrl+C comes as a character, so that the terminal gets its echo back.
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
    tcsetattr(terminal, TCSAFLUSH, &silent);
    tell(terminal, "Password for " + place + ": ");
    std::string out;
    bool cancelled = false;
    for (char c = 0; out.size() < kLongest && read(terminal, &c, 1) == 1 && c != '\n' && !cancelled;) {
        cancelled = c == kCtrlC || c == kCtrlBackslash;
        out += c;
    }
    tcsetattr(terminal, TCSAFLUSH, &before);
    tell(terminal, "\n");
    close(terminal);
    if (cancelled)
        std::raise(SIGINT);
    return out;
}

} // namespace phonehome
