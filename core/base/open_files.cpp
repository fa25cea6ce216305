// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/open_files.h"

#include <sys/resource.h>

namespace phonehome {

void allowManyOpenFiles()
{
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0)
        return;
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

} // namespace phonehome
