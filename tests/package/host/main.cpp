// SPDX-License-Identifier: Apache-2.0
//
// The least program on the host side: says which plugin lies in a folder.
#include <cotejo/manifest.hpp>
#include <iostream>

int main(int, char** arguments) {
    const auto manifest = cotejo::Manifest::load(arguments[1]);
    if (!manifest) {
        std::cout << cotejo::describe(manifest.error());
        return 1;
    }
    std::cout << manifest->id << ' ' << manifest->version << '\n';
}
