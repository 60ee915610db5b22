// Reads ImGui's keys, and writes nothing but a ring.
#include "kiosk/look/focus.h"

#include <algorithm>
#include <vector>

#include "kiosk/look/paint.h"

namespace uketsuke::look {

namespace {

bool is_pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); }

std::vector<const Target*> enabled_in(const Inventory& inventory) {
    std::vector<const Target*> targets;
    for (const Target& target : inventory.targets) {
        if (target.enabled) targets.push_back(&target);
    }
    return targets;
}

}  // namespace

void Focus::take_keys(const Inventory& last) {
    moved_ = pressed_ = false;
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseDown[0]) on_.clear();
    if (is_pressed(ImGuiKey_Tab)) move(last, io.KeyShift ? -1 : 1);
    if (!on_.empty() && is_pressed(ImGuiKey_Space)) {
        pressed_ = true;
        ++spaces_;
    }
    swallow_spaces();
    if (!io.InputQueueCharacters.empty()) on_.clear();
}

// Round and round; from nowhere to the primary action, which is what is wanted most.
void Focus::move(const Inventory& over, int by) {
    const auto targets = enabled_in(over);
    if (targets.empty()) return on_.clear();
    const auto count = static_cast<int>(targets.size());
    const auto here = std::ranges::find(targets, on_, &Target::id);
    const auto primary = std::ranges::find(targets, true, &Target::primary);
    int next = by > 0 ? 0 : count - 1;
    if (here != targets.end()) {
        next = (static_cast<int>(here - targets.begin()) + by + count) % count;
    } else if (primary != targets.end()) {
        next = static_cast<int>(primary - targets.begin());
    }
    on_ = targets[static_cast<std::size_t>(next)]->id;
    moved_ = true;
}

// A space that was a tap is not typed into a field. It comes some frames later, because what a
// person types is told from a scanner by its pace first.
void Focus::swallow_spaces() {
    auto& typed = ImGui::GetIO().InputQueueCharacters;
    for (int i = 0; i < typed.Size && spaces_ > 0;) {
        if (typed[i] != ' ') {
            ++i;
            continue;
        }
        typed.erase(&typed[i]);
        --spaces_;
    }
}

bool Focus::taps(const std::string& id) {
    if (id != on_ || !pressed_) return false;
    pressed_ = false;
    return true;
}

void Focus::draw(const Look& look, const Inventory& drawn) {
    const auto found = std::ranges::find(drawn.targets, on_, &Target::id);
    if (found == drawn.targets.end() || !found->enabled) return on_.clear();
    // Dark around light, so that it is seen on every ground.
    const Box outer = inset(found->box, -look.px(5));
    const Box inner = inset(found->box, -look.px(2));
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const auto ring = [&](const Box& box, Colour colour) {
        list.AddRect({box.x, box.y}, {box.right(), box.bottom()}, to_imgui(colour),
                     look.px(space::round), 0, look.px(3));
    };
    ring(inner, theme::paper);
    ring(outer, theme::ink);
}

}  // namespace uketsuke::look
