// A report as a sheet of fields, from top to bottom: headings, labelled values side by side, and
// lines to write on for what the records do not know. In Japanese; millimetres.
#pragma once

#include <initializer_list>
#include <string>

#include "core/base/date.h"
#include "core/certificate/pen.h"
#include "core/ledger/facts.h"

namespace uketsuke::paper {

// 令和4年12月1日 10:05; empty where it is not set.
std::string date_and_time(Instant at);
// In Japanese.
const char* sex_text(Sex sex);

class FieldSheet : protected Pen {
  protected:
    struct Measures {
        double label_width = 0;  // Each value stands to the right of it.
        double line_height = 0;  // Of a line to write on.
    };
    struct Field {
        const char* words;
        std::string value;  // Empty: a line to write on.
        double size_pt = 10.5;
        Face face = Face::gothic_bold;
    };

    explicit FieldSheet(Measures measures) : Pen(Labels::japanese), measures_(measures) {}

    double y() const { return y_; }  // Where the next row begins.
    void go_down(double height) { y_ += height; }

    void heading(const char* words);
    // Side by side, each with its share of the width.
    void row(double height, std::initializer_list<Field> fields);
    void lines(const char* words, int count);

  private:
    Measures measures_;
    double y_ = 60;  // Below the title and what is said of the form.
};

}  // namespace uketsuke::paper
