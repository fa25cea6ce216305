// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <unordered_map>

#include "core/base/result.h"
#include "core/hosting/owner.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// The address ranges that Amazon says are its cloud's (ip-ranges.json), with region and service.
class CloudRanges {
public:
    /// Errors: those of reading; WrongRanges where the file is JSON of another kind or none (detail: what is missing).
    static Result<CloudRanges> open(const std::string& path);
    /// The same of a file's text. path: what errors name.
    static Result<CloudRanges> parse(const std::string& text, const std::string& path);

    /// Fills in cloud, region and service, by the longest prefix that holds the address; of two alike, the one that
    /// names a service.
    void find(const IpAddress& address, Owner& owner) const;

    const std::string& path() const { return m_path; }
    /// "2026-11-20-22-13-07", as the file says; empty when it does not.
    const std::string& date() const { return m_date; }
    std::size_t size() const { return m_size; }

private:
    struct Range {
        std::string region;
        std::string service;
    };

    void add(const std::string& prefix, Range range);

    std::string m_path;
    std::string m_date;
    std::size_t m_size = 0;
    /// By length of the prefix in the 128-bit form, longest first; then by its first address.
    std::map<unsigned, std::unordered_map<IpAddress, Range>, std::greater<>> m_ranges;
};

} // namespace phonehome
