// SPDX-License-Identifier: GPL-3.0-or-later
// A session's file: who opens one need not have saved it.
#include <string>

#include "core/saved/saved_session.h"
#include "tests/fuzz/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace phonehome;
    const std::string path = "/caps/week.phonehome";
    const auto session = parseSession({reinterpret_cast<const char*>(data), size}, path); // bytes are bytes
    if (!session) {
        check(session.error().code == ErrorCode::WrongSession && !session.error().detail.empty());
        return 0;
    }
    check(!session->captures.empty());
    for (const std::string& capture : session->captures)
        check(capture.starts_with('/') && capture.find('\0') == std::string::npos);
    const SavedView& view = session->view;
    for (std::size_t i = 0; i < view.excluded.size(); ++i) {
        check(view.excluded[i].from <= view.excluded[i].to);
        check(i == 0 || view.excluded[i - 1].to < view.excluded[i].from);
    }
    // What was understood is what is saved.
    const auto text = sessionText(*session, path);
    check(text.has_value());
    const auto again = parseSession(*text, path);
    check(again.has_value() && *again == *session);
    return 0;
}
