// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/copy_filter.h"
#include "core/analysis/transactions.h"

namespace phonehome {

/// Names that Windows and its like give themselves on the local network: LLMNR (RFC 4795) and NetBIOS (RFC 1002).
/// Who asks for a name says nothing of his own; who answers for it or registers it does.
class LocalNames {
public:
    explicit LocalNames(Tables tables) : m_tables(tables) {}

    void onLlmnr(const DnsMessage& message, const Sighting& sighting);
    void onNbns(const NbnsMessage& message, const Sighting& sighting);

private:
    Tables m_tables;
    CopyFilter m_copies;
};

} // namespace phonehome
