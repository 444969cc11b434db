// SPDX-License-Identifier: Apache-2.0
//
// listed_zones: pictures of zones with the truth beside them, as a list `file,format,condition,line1,line2,line3`.

#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace shared {

struct ListedZone {
    std::filesystem::path picture;
    std::string format, condition;
    std::vector<std::string> lines;
};

/// Reads a list; its pictures lie beside it. Empty where there is none.
inline std::vector<ListedZone> listed_zones(const std::filesystem::path& list) {
    std::vector<ListedZone> zones;
    std::ifstream in(list);
    std::string row;
    std::getline(in, row); // the names of the columns
    while (std::getline(in, row)) {
        if (row.ends_with('\r')) row.pop_back();
        std::istringstream cells(row);
        std::string file, line;
        ListedZone zone;
        std::getline(cells, file, ',');
        std::getline(cells, zone.format, ',');
        std::getline(cells, zone.condition, ',');
        while (std::getline(cells, line, ','))
            if (!line.empty()) zone.lines.push_back(line);
        zone.picture = list.parent_path() / file;
        zones.push_back(std::move(zone));
    }
    return zones;
}

}  // namespace shared
