// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace phonehome {

/// A folder of our own beside the file that comes of a capture, so that both have the same room. It goes with the object,
/// unless it is kept.
class SpoolFolder {
public:
    /// Makes it, readable by its owner alone; where that fails path() is empty and errno says why.
    explicit SpoolFolder(const std::string& beside);
    ~SpoolFolder();
    SpoolFolder(const SpoolFolder&) = delete;
    SpoolFolder& operator=(const SpoolFolder&) = delete;

    const std::string& path() const { return m_path; }
    /// Where the capture's pieces are.
    std::string spool() const { return m_path + "/spool"; }
    /// What is in it is all there is of the capture.
    void keep() { m_kept = true; }

    /// Spools beside the file of captures that never came to their end: nobody writes to them, and they hold packets.
    static std::vector<std::string> left(const std::string& beside);

private:
    std::string m_path;
    bool m_kept = false;
};

} // namespace phonehome
