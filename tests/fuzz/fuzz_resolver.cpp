// SPDX-License-Identifier: GPL-3.0-or-later
// What resolvers answer over HTTP: the first byte chooses the question.
#include "core/dnslog/resolver_answers.h"

#include "tests/fuzz/check.h"

namespace {

using namespace phonehome;

void checkLine(const std::string& line)
{
    check(!line.empty() && line.find('\n') == std::string::npos && line.find('\r') == std::string::npos);
}

void checkPage(const std::optional<EntryPage>& page)
{
    if (!page)
        return;
    check(page->entries.size() <= page->count);
    for (const EntryPage::Entry& entry : page->entries) {
        checkLine(entry.line);
        check(entry.line.front() == '{' && entry.line.back() == '}');
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 1)
        return 0;
    const std::string_view json(static_cast<const char*>(static_cast<const void*>(data)) + 1, size - 1);
    constexpr std::uint8_t kQuestions = 6;
    switch (data[0] % kQuestions) {
    case 0:
        if (const auto session = parsePiHoleSession(json)) {
            for (const char c : session->sid)
                check(c > ' ' && c <= '~');
        }
        break;
    case 1: check(parsePiHoleRefusal(json).message.find('\n') == std::string::npos); break;
    case 2:
        if (const auto page = parsePiHoleLog(json)) {
            check(page->lines.empty() || (page->first && page->last));
            for (const std::string& line : page->lines) {
                checkLine(line);
                check(line.front() == '[' && line.find("] dnsmasq[") != std::string::npos);
            }
        }
        break;
    case 3: checkPage(parsePiHoleQueries(json)); break;
    case 4: checkPage(parsePiHoleDevices(json)); break;
    default: checkPage(parseAdGuardQueries(json)); break;
    }
    return 0;
}
