// The status bar: the clock, what the hub has not acknowledged yet and since when, when it last
// answered, and the language. Green only where nothing waits (design.md section 1, 6).
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

using std::chrono::minutes;

std::string age_text(const Look& look, Instant from, Instant now) {
    const auto age = std::chrono::duration_cast<minutes>(now - from).count();
    if (age < 1) return look.tr("bar.just_now");
    if (age < 60) return look.tr("bar.minutes", {{"count", std::to_string(age)}});
    if (age < 48 * 60) return look.tr("bar.hours", {{"count", std::to_string(age / 60)}});
    return look.tr("bar.days", {{"count", std::to_string(age / (24 * 60))}});
}

struct Sending {
    Sign sign = Sign::check;
    Colour colour = theme::bar_text;
    std::string text;
    std::vector<std::string> more;  // The first that fits is shown.
};

Sending waiting_of(const Look& look, const Bar& bar) {
    const HubReport& hub = bar.hub;
    const Colour green = theme::bar_good;
    const Colour amber = theme::confirm.ground;
    const std::string answered =
        hub.last_answer ? look.tr("bar.answered", {{"time", clock_text(*hub.last_answer)}})
                        : look.tr("bar.no_answer");
    if (!hub.enrolled) return {Sign::dot, amber, look.tr("bar.alone"), {look.tr("bar.kept_here")}};
    if (hub.unsent == 0 && unheard(bar))
        return {Sign::dot, amber, look.tr("bar.unheard"), {answered}};
    if (hub.unsent == 0) return {Sign::check, green, look.tr("bar.all_sent"), {answered}};
    std::string text = look.tr("bar.unsent", {{"count", std::to_string(hub.unsent)}});
    if (!hub.oldest_unsent) return {Sign::clock, amber, std::move(text), {answered}};
    const std::string between = look.tr("bar.between");
    const std::string oldest =
        look.tr("bar.oldest", {{"age", age_text(look, *hub.oldest_unsent, bar.now)}});
    if (!bar.exported) {
        return {Sign::clock, amber, std::move(text), {oldest + between + answered, oldest}};
    }
    const std::string exported = look.tr(
        "bar.exported",
        {{"count", std::to_string(bar.exported->count)}, {"time", clock_text(bar.exported->at)}});
    return {Sign::clock, amber, std::move(text), {exported + between + oldest, exported, oldest}};
}

// While the roster is being loaded that comes before all but the count: what is not found may not
// be here yet.
Sending sending_of(const Look& look, const Bar& bar) {
    // Until somebody does something: who scanned looks at the screen now.
    if (bar.scan_unused)
        return {Sign::triangle, theme::confirm.ground, look.tr("bar.scan_unused"), {}};
    Sending sending = waiting_of(look, bar);
    const auto stopped = std::ranges::find_if(
        bar.papers, [](const PaperOnItsWay& paper) { return paper.trouble.has_value(); });
    if (stopped != bar.papers.end())
        return {Sign::triangle,
                theme::confirm.ground,
                look.words().pick(stopped->trouble->what),
                {sending.text}};
    if (!bar.hub.loading) return sending;
    const std::string loading =
        look.tr("bar.loading", {{"percent", std::to_string(*bar.hub.loading)}});
    sending.more = {loading + look.tr("bar.between") + sending.more.front(), loading};
    return sending;
}

void draw_sending(Look& look, Box rest, const Bar& bar) {
    const Sending sending = sending_of(look, bar);
    const float side = std::round(look.font_pixels(Role::strong));
    const Box sign = cut_left(rest, side);
    draw_sign({sign.x, std::round(sign.centre_y() - side / 2), side, side}, sending.sign,
              sending.colour, theme::bar.ground);
    cut_left(rest, look.px(12));
    const float width = std::min(text_width(look, Role::strong, sending.text) + 1, rest.w);
    draw_line_fitted(look, cut_left(rest, width), {Role::strong, sending.colour}, sending.text);
    cut_left(rest, look.px(space::gap));
    for (const std::string& more : sending.more) {
        if (text_width(look, Role::caption, more) > rest.w) continue;
        return draw_text_middle(look, rest, {Role::caption, theme::bar_soft.text}, more);
    }
}

// A button on the right end of what is left of the bar.
bool bar_button(Look& look, Box& rest, const char* key, std::optional<Sign> sign) {
    const ButtonStyle style{.weight = Weight::bar, .sign = sign};
    Box place = cut_right(rest, button_width(look, look.tr(key), style));
    place = {place.x, std::round(place.centre_y() - look.px(24)), place.w, look.px(48)};
    cut_right(rest, look.px(12));
    return button(look, place, key, style);
}

// One that needs no words: a square.
bool sign_button(Look& look, Box& rest, const char* id, Sign sign) {
    Box place = cut_right(rest, look.px(52));
    place = {place.x, std::round(place.centre_y() - look.px(24)), place.w, look.px(48)};
    cut_right(rest, look.px(12));
    const bool tapped = button(look, place, id, "", {.weight = Weight::bar});
    draw_sign(inset(place, look.px(13)), sign, theme::bar.text, theme::bar.ground);
    return tapped;
}

// 訓練, where nobody overlooks it.
void draw_training_tag(Look& look, Box& rest) {
    const std::string words = look.tr("training.tag");
    const float width = text_width(look, Role::strong, words) + 2 * look.px(12);
    Box tag = cut_left(rest, width);
    cut_left(rest, look.px(space::gap));
    const float height = std::min(tag.h, line_height(look, Role::strong) + look.px(space::small));
    tag = {tag.x, std::round(tag.centre_y() - height / 2), tag.w, height};
    fill(tag, theme::confirm.ground, look.px(space::small));
    cut_left(tag, look.px(12));
    draw_text_middle(look, tag, {Role::strong, theme::confirm.text}, words);
}

// Japanese, in simple words, English, and round again. Of the simple words the flow knows nothing.
Happened next_tongue(Look& look) {
    const Tongue now = look.words().tongue();
    look.words().speak_easily(now == Tongue::japanese);
    if (now == Tongue::japanese) return std::nullopt;
    const bool easy = now == Tongue::easy_japanese;
    return LanguageChosen{easy ? Language::english : Language::japanese};
}

}  // namespace

float bar_height(const Look& look) { return std::max(look.px(64), look.text_px(52)); }

Happened draw_bar(Look& look, const Bar& bar, Lockable lockable, const Box& box) {
    Happened happened;
    fill(box, theme::bar.ground);
    Box rest = box;
    cut_left(rest, look.px(space::margin));
    cut_right(rest, look.px(space::gap));

    if (bar_button(look, rest, "bar.language", Sign::globe)) happened = next_tongue(look);
    // The size of the text is the reader's, not the flow's: the look keeps it.
    const bool large = look.text_size() == TextSize::large;
    if (bar_button(look, rest, large ? "bar.text_normal" : "bar.text_large", std::nullopt)) {
        look.use_text_size(large ? TextSize::normal : TextSize::large);
    }
    const bool dark = look.shade() == Shade::dark;
    if (sign_button(look, rest, "bar shade", dark ? Sign::sun : Sign::moon))
        look.use_shade(dark ? Shade::light : Shade::dark);
    if (lockable == Lockable::yes && bar_button(look, rest, "bar.lock", std::nullopt))
        happened = LockWanted{};
    const std::string time = clock_text(bar.now);
    const float clock_width = text_width(look, Role::lead, time) + look.px(space::small);
    draw_text_middle(look, cut_right(rest, clock_width), {Role::lead, theme::bar.text}, time);
    cut_right(rest, look.px(space::gap));
    if (bar.training) draw_training_tag(look, rest);
    draw_sending(look, rest, bar);
    return happened;
}

}  // namespace uketsuke::look
