// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>

namespace phonehome {

/// A value that may be there, as std::optional holds one, but lies apart from what holds it, which stays small: one that
/// is large and rare.
template <typename T> class Apart {
public:
    Apart() = default;
    // Stands for the value wherever one is given.
    Apart(T value) : m_value(std::make_unique<T>(std::move(value))) {} // NOLINT(google-explicit-constructor)
    Apart(const Apart& other) : m_value(other.m_value ? std::make_unique<T>(*other.m_value) : nullptr) {}
    Apart(Apart&&) noexcept = default;
    Apart& operator=(const Apart& other)
    {
        if (this != &other)
            m_value = other.m_value ? std::make_unique<T>(*other.m_value) : nullptr;
        return *this;
    }
    Apart& operator=(Apart&&) noexcept = default;
    ~Apart() = default;

    explicit operator bool() const { return m_value != nullptr; }
    const T& operator*() const { return *m_value; }
    T& operator*() { return *m_value; }
    const T* operator->() const { return m_value.get(); }

private:
    std::unique_ptr<T> m_value;
};

} // namespace phonehome
