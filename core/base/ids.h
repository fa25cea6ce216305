// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace phonehome {

/// Index into one table, told apart by its tag so that a device id can't be used as a flow id.
template <typename Tag> struct Id {
    static constexpr std::uint32_t kNone = 0xffffffff;

    std::uint32_t value = kNone;

    constexpr bool valid() const { return value != kNone; }
    constexpr auto operator<=>(const Id&) const = default;
};

using DeviceId = Id<struct DeviceTag>;
using FlowId = Id<struct FlowTag>;
using EventId = Id<struct EventTag>;
using GroupId = Id<struct GroupTag>;
using StringId = Id<struct StringTag>;
using NameId = Id<struct NameTag>;

} // namespace phonehome

template <typename Tag> struct std::hash<phonehome::Id<Tag>> {
    std::size_t operator()(phonehome::Id<Tag> id) const noexcept { return id.value; }
};
