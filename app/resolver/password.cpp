// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/resolver/password.h"

#include <cstdlib>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace phonehome {

namespace {

constexpr std::size_t kLongest = 4096;

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
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(terminal, TCSAFLUSH, &silent);
    tell(terminal, "Password for " + place + ": ");
    std::string out;
    for (char c = 0; out.size() < kLongest && read(terminal, &c, 1) == 1 && c != '\n';)
        out += c;
    tcsetattr(terminal, TCSAFLUSH, &before);
    tell(terminal, "\n");
    close(terminal);
    return out;
}

} // namespace phonehome
