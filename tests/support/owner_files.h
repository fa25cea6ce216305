// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QProcess>

namespace phonehome {

/// Writes a small database of address owners by MaxMind's own writer (make_owners.pl). kind: "asn", "country", "flat",
/// "other". Empty where it could not.
inline std::string makeOwners(const std::string& folder, const char* kind)
{
    std::string path = folder + "/" + kind + ".mmdb";
    const int code =
        QProcess::execute(QStringLiteral("perl"), {QStringLiteral(PHONEHOME_SOURCE_DIR "/tests/support/make_owners.pl"),
                                                   QString::fromStdString(path), QLatin1String(kind)});
    return code == 0 ? path : std::string();
}

/// A part of ip-ranges.json over documentation blocks.
inline constexpr const char* kRanges = R"({"syncToken": "1795330000", "createDate": "2026-11-20-22-13-07", "prefixes": [
  {"ip_prefix": "198.51.100.0/24", "region": "us-east-1", "service": "AMAZON", "network_border_group": "us-east-1"},
  {"ip_prefix": "198.51.100.0/24", "region": "us-east-1", "service": "EC2", "network_border_group": "us-east-1"},
  {"ip_prefix": "198.51.100.128/25", "region": "eu-central-1", "service": "AMAZON"},
  {"ip_prefix": "nonsense", "region": "x", "service": "y"}, 7],
 "ipv6_prefixes": [{"ipv6_prefix": "2001:db8:1::/48", "region": "eu-west-1", "service": "S3"}]})";

} // namespace phonehome
