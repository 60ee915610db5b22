// ImGui scrolls by wheel and bar; a finger drags, so the dragging is ours.
#include "kiosk/look/scroll.h"

#include <algorithm>
#include <cmath>

#include "core/base/require.h"

namespace uketsuke::look {

namespace {

constexpr float endless = 1e6F;

}  // namespace

ScrollArea::ScrollArea(Look& look, const char* id, const Box& box) : look_(look), box_(box) {
    ImGui::SetCursorScreenPos({box.x, box.y});
    ImGui::BeginChild(
        id, {box.w, box.h}, false,
        ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
    const float bar = look.px(space::gap);
    // Shown anew, it starts at its top: the last visitor's place in a list is nobody's business.
    if (ImGui::IsWindowAppearing()) ImGui::SetScrollY(0);
    const float scrolled = ImGui::IsWindowAppearing() ? 0 : ImGui::GetScrollY();
    room_ = {box.x, std::round(box.y - scrolled), box.w - bar, endless};
    bottom_ = room_.y;
    require(look_.scrolling == 0, "an area that scrolls holds no other");
    look_.scrolling = ++look_.inventory().areas;
}

ScrollArea::~ScrollArea() {
    look_.scrolling = 0;
    const float height = bottom_ - room_.y;
    ImGui::SetCursorScreenPos({room_.x, room_.y});
    ImGui::Dummy({1, height});
    const float hidden = std::max(0.0F, height - box_.h);
    const bool over = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    if (over && hidden > 0 && ImGui::IsMouseDragging(0, look_.px(space::small))) {
        ImGui::SetScrollY(
            std::clamp(ImGui::GetScrollY() - ImGui::GetIO().MouseDelta.y, 0.0F, hidden));
    }
    if (hidden > 0) {
        const float part = box_.h / height;
        const float at = ImGui::GetScrollY() / hidden;
        const float width = look_.px(6);
        const Box rail{box_.right() - width, box_.y, width, box_.h};
        fill(rail, theme::well, width / 2);
        fill({rail.x, rail.y + at * rail.h * (1 - part), width, rail.h * part}, theme::soft_ink,
             width / 2);
    }
    ImGui::EndChild();
}

}  // namespace uketsuke::look
