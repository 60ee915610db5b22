// Not a parser of C++: it keeps a stack of braces and judges each by the text before it.
#include "tests/tidy/functions.h"

#include <algorithm>
#include <string>

namespace uketsuke::tidy {

namespace {

constexpr std::size_t function_lines_max = 70;

enum class Scope { open, function, other };  // `open`: a namespace or class, looked into.

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool has_word(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
        const bool begins = at == 0 || !is_name(text[at - 1]);
        const bool ends = at + word.size() == text.size() || !is_name(text[at + word.size()]);
        if (begins && ends) return true;
    }
    return false;
}

// "template <class T = int> requires (...)" says nothing about what follows.
std::string_view without_template(std::string_view head) {
    while (head.starts_with("template")) {
        int depth = 0;
        std::size_t at = head.find('<');
        if (at == head.npos) return head;
        for (; at < head.size(); ++at) {
            if (head[at] == '<') ++depth;
            if (head[at] == '>' && --depth == 0) break;
        }
        head.remove_prefix(std::min(at + 1, head.size()));
        while (!head.empty() && is_space(head.front())) head.remove_prefix(1);
    }
    return head;
}

Scope scope_of(std::string_view head) {
    head = without_template(head);
    const auto parameters = head.find('(');
    const auto before = head.substr(0, parameters);
    for (const char* word : {"namespace", "class", "struct", "union", "enum", "extern"}) {
        if (has_word(before, word) && parameters == head.npos) return Scope::open;
    }
    if (parameters == head.npos) return Scope::other;
    const bool value = before.find('=') != before.npos && !has_word(before, "operator");
    return value ? Scope::other : Scope::function;
}

// Blanks for comments, literals and preprocessor lines with their continuations.
std::string bare_code(std::string_view text) {
    std::string code = without_comments(text, Literals::blank);
    bool directive = false;
    for (std::size_t from = 0; from < code.size();) {
        const auto end = std::min(code.find('\n', from), code.size());
        const auto first = code.find_first_not_of(" \t", from);
        directive = directive || (first < end && code[first] == '#');
        const bool goes_on = directive && end > from && code[end - 1] == '\\';
        if (directive)
            std::fill(code.begin() + static_cast<long>(from), code.begin() + static_cast<long>(end),
                      ' ');
        directive = goes_on;
        from = end + 1;
    }
    return code;
}

class BraceWalk {
  public:
    explicit BraceWalk(std::string_view text) : code_(bare_code(text)) {}

    std::vector<FunctionSpan> walk() {
        for (std::size_t at = 0; at < code_.size(); ++at) {
            const char c = code_[at];
            if (c == '(') ++parentheses_;
            if (c == ')') --parentheses_;
            if (c == '{') open(at);
            if (c == '}') close(at);
            if (c == ';' && parentheses_ == 0) head_ = at + 1;
            if (c == ':' && ends_access(at)) head_ = at + 1;
        }
        return std::move(found_);
    }

  private:
    struct Brace {
        Scope scope;
        std::size_t head;
    };

    bool inside_function() const {
        return std::ranges::any_of(stack_, [](const Brace& b) { return b.scope != Scope::open; });
    }

    // "public:" ends nothing but begins a new head all the same.
    bool ends_access(std::size_t at) const {
        const std::string_view head = std::string_view(code_).substr(head_, at - head_);
        return head.size() < 200 && head.find('(') == head.npos &&
               (has_word(head, "public") || has_word(head, "private") ||
                has_word(head, "protected")) &&
               !has_word(head, "class") && !has_word(head, "struct");
    }

    void open(std::size_t at) {
        auto begin = head_;
        while (begin < at && is_space(code_[begin])) ++begin;
        const auto head = std::string_view(code_).substr(begin, at - begin);
        const bool nested = parentheses_ > 0 || inside_function();
        stack_.push_back({nested ? Scope::other : scope_of(head), begin});
        if (stack_.back().scope == Scope::open) head_ = at + 1;
    }

    void close(std::size_t at) {
        if (stack_.empty()) return;
        const Brace brace = stack_.back();
        stack_.pop_back();
        if (brace.scope == Scope::function) {
            const auto first = line_at(code_, brace.head);
            found_.push_back({first, line_at(code_, at) - first + 1});
        }
        // After a value in braces the head goes on: "int a{1}, b{2};".
        if (brace.scope != Scope::other) head_ = at + 1;
    }

    std::string code_;
    std::vector<Brace> stack_;
    std::vector<FunctionSpan> found_;
    std::size_t head_ = 0;
    int parentheses_ = 0;
};

}  // namespace

std::vector<FunctionSpan> functions_of(std::string_view text) { return BraceWalk(text).walk(); }

std::vector<Finding> long_functions(const Source& source) {
    std::vector<Finding> out;
    if (!is_cpp(source.path)) return out;
    for (const auto& function : functions_of(source.text)) {
        if (function.lines <= function_lines_max) continue;
        out.push_back({source.path, function.first_line,
                       "a function of " + std::to_string(function.lines) + " lines; at most 70"});
    }
    return out;
}

}  // namespace uketsuke::tidy
