// Hills and valleys of a line, then the edges between them.
#include "platform/barcode/bar_widths.h"

#include <cstddef>

namespace uketsuke {

namespace {

// The places of hills and valleys by turns, a hill first: each is higher or lower by `depth` than
// what stands between it and its neighbours.
std::vector<std::size_t> turns_of(std::span<const std::uint8_t> line, int depth) {
    std::vector<std::size_t> turns;
    bool seeks_hill = true;
    std::size_t best = 0;  // The highest or lowest place since the last turn.
    for (std::size_t at = 1; at < line.size(); ++at) {
        const int rise = seeks_hill ? line[at] - line[best] : line[best] - line[at];
        if (rise > 0) {
            best = at;
        } else if (-rise >= depth) {
            turns.push_back(best);
            best = at;
            seeks_hill = !seeks_hill;
        }
    }
    if (!line.empty() && seeks_hill) turns.push_back(best);
    return turns;
}

// Where the line between a hill and a valley, in either order, crosses the middle of their greys.
double edge_between(std::span<const std::uint8_t> line, std::size_t first, std::size_t second) {
    const double middle = (line[first] + line[second]) / 2.0;
    const bool falls = line[first] > line[second];
    std::size_t at = first;
    while (at < second && (falls ? line[at] > middle : line[at] < middle)) ++at;
    if (at == first) return static_cast<double>(at);
    const double before = line[at - 1], here = line[at];
    const double part = before == here ? 0 : (before - middle) / (before - here);
    return static_cast<double>(at - 1) + part;
}

}  // namespace

std::vector<double> bar_widths(std::span<const std::uint8_t> line, int depth) {
    const std::vector<std::size_t> turns = turns_of(line, depth);
    std::vector<double> widths;
    double last = 0;
    for (std::size_t i = 1; i < turns.size(); ++i) {
        const double edge = edge_between(line, turns[i - 1], turns[i]);
        if (i > 1) widths.push_back(edge - last);
        last = edge;
    }
    return widths;
}

}  // namespace uketsuke
