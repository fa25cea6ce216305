// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/transactions.h"

namespace phonehome {

/// HTTP requests: each is an event by its method or its SOAP action, and the host asked for names the flow itself.
class WebRequests {
public:
    explicit WebRequests(Tables tables) : m_tables(tables) {}

    void on(const HttpRequest& request, const Sighting& sighting);

private:
    Tables m_tables;
};

} // namespace phonehome
