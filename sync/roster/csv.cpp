// One pass over the text, cell by cell.
#include "sync/roster/csv.h"

namespace uketsuke {

namespace {

class CsvParser {
  public:
    CsvParser(std::string_view text, const CsvLimits& limits) : text_(text), limits_(limits) {}

    Csv parse() {
        while (at_ < text_.size()) {
            if (csv_.rows.size() >= limits_.rows_max) {
                problem("csv.too_many_rows", {"行が多すぎます。ファイルを分けてください。",
                                              "Too many rows. Split the file."});
                break;
            }
            read_row();
        }
        return std::move(csv_);
    }

  private:
    void problem(const char* code, Words what) {
        csv_.problems.add({line_, "", code, std::move(what)});
    }

    bool at_line_end() const {
        return at_ >= text_.size() || text_[at_] == '\n' ||
               (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n');
    }

    void read_row() {
        CsvRow row{line_, {}};
        while (true) {
            std::string cell = read_cell();
            check(cell);
            if (row.cells.size() < limits_.cells_max) row.cells.push_back(std::move(cell));
            if (at_ >= text_.size() || text_[at_] != ',') break;
            ++at_;
        }
        if (at_ < text_.size()) {
            at_ += text_[at_] == '\r' ? 2 : 1;
            ++line_;
        }
        if (row.cells.size() == 1 && row.cells.front().empty()) return;
        if (row.cells.size() == limits_.cells_max) {
            problem("csv.too_many_cells", {"列が多すぎます。", "Too many columns."});
        }
        csv_.rows.push_back(std::move(row));
    }

    std::string read_cell() {
        if (at_ < text_.size() && text_[at_] == '"') return read_quoted();
        const std::size_t from = at_;
        while (!at_line_end() && text_[at_] != ',') {
            if (text_[at_] == '"') {
                problem("csv.quote", {"引用符（\"）がセルの途中にあります。",
                                      "A quotation mark stands inside a cell without quotes."});
                skip_to_line_end();
                break;
            }
            ++at_;
        }
        return std::string(text_.substr(from, at_ - from));
    }

    std::string read_quoted() {
        const std::size_t line_begun = line_;
        std::string cell;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"') {
                const bool doubled = at_ + 1 < text_.size() && text_[at_ + 1] == '"';
                if (!doubled) {
                    ++at_;
                    return after_quote(std::move(cell));
                }
                ++at_;
            }
            if (text_[at_] == '\n') ++line_;
            cell += text_[at_];
        }
        csv_.problems.add({line_begun,
                           "",
                           "csv.quote",
                           {"引用符（\"）が閉じられていません。",
                            "A quotation mark is opened here and never closed."}});
        return cell;
    }

    std::string after_quote(std::string cell) {
        if (at_line_end() || text_[at_] == ',') return cell;
        problem("csv.quote", {"閉じた引用符（\"）の後に文字があります。",
                              "Something follows the closing quotation mark."});
        skip_to_line_end();
        return cell;
    }

    void skip_to_line_end() {
        while (!at_line_end()) ++at_;
    }

    void check(const std::string& cell) {
        if (cell.size() > limits_.cell_bytes_max) {
            problem("csv.cell_too_long", {"セルが長すぎます。", "A cell is too long."});
        }
        for (const char c : cell) {
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
                problem("csv.control", {"セルに改行などの制御文字があります。",
                                        "A cell holds a line break or another control character."});
                return;
            }
        }
    }

    std::string_view text_;
    CsvLimits limits_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    Csv csv_;
};

}  // namespace

Csv parse_csv(std::string_view utf8, const CsvLimits& limits) {
    return CsvParser(utf8, limits).parse();
}

}  // namespace uketsuke
