// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/hosting/owner.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// A database of address owners in MaxMind's format (MMDB 2.0): autonomous systems, countries or both, of MaxMind,
/// DB-IP, IPinfo or others who name their fields alike. The file is mapped, not read: it must stay as it is while this
/// lives. May be asked from several threads.
class OwnerDatabase {
public:
    /// Errors: NotFound, NotReadable, IsDirectory, Empty, DamagedDatabase (detail: how), WrongDatabase (detail: what it
    /// says it is, where it knows no owners).
    static Result<OwnerDatabase> open(const std::string& path);

    /// Fills in what is known of the address and not yet in owner.
    void find(const IpAddress& address, Owner& owner) const;

    const std::string& path() const { return m_path; }
    /// As the database calls itself: "GeoLite2-ASN".
    const std::string& type() const { return m_type; }
    /// When it was made.
    Timestamp date() const { return m_date; }

private:
    struct Mapping;

    std::string m_path;
    std::string m_type;
    Timestamp m_date;
    std::shared_ptr<const Mapping> m_mapping;
};

} // namespace phonehome
