// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <string>
#include <vector>

#include "app/cli/commands.h"
#include "core/base/open_files.h"
#ifdef PHONEHOME_ASKS_RESOLVERS
#include "app/resolver/ask_over_http.h"
#include "app/resolver/look_up_names.h"
#endif

int main(int argc, char** argv)
{
    phonehome::allowManyOpenFiles();
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    phonehome::NetworkAccess network;
#ifdef PHONEHOME_ASKS_RESOLVERS
    network = {phonehome::askOverHttp, phonehome::lookUpNames};
#endif
    return phonehome::runCommand(arguments, std::cout, std::cerr, network);
}
