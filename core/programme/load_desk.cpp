// What a programme file tells the desk and the office besides rules: conditions, observation,
// unsuitable people, applications for vouchers and when vouchers are sent.
#include <utility>

#include "core/programme/load_context.h"

namespace uketsuke::loading {

namespace {

// One word of a fixed list, or a flaw that names the list.
template <class Value>
Value read_word(TableReader& table, const char* key,
                std::initializer_list<std::pair<const char*, Value>> words, Value otherwise) {
    const std::string word = table.text(key);
    std::string list;
    for (const auto& [name, value] : words) {
        if (word == name) return value;
        list += (list.empty() ? "" : ", ") + std::string(name);
    }
    if (!word.empty()) {
        table.flaw(key, {list + " のどれかです。", "This must be one of " + list + "."});
    }
    return otherwise;
}

void read_condition(Context& context, TableReader& table) {
    Condition condition;
    const std::string group = table.text("group");
    condition.group = context.programme.group_index(group);
    if (condition.group < 0 && !group.empty()) {
        table.flaw("group", {"「" + group + "」という区分はありません。",
                             "There is no group \"" + group + "\"."});
    }
    condition.under_treatment = table.truth_or("under_treatment", false);
    condition.clause = read_clause(context, table);
    condition.words = table.words();
    context.programme.conditions.push_back(std::move(condition));
}

void read_observation(Context& context, TableReader& table) {
    Observation observation;
    observation.minutes = table.number("minutes", 1, 240).value_or(0);
    if (!table.has("minutes")) table.text("minutes");
    observation.everyone = table.truth_or("everyone", false);
    observation.clause = read_clause(context, table);
    observation.words = table.words();
    context.programme.observations.push_back(std::move(observation));
}

void read_unsuitable(Context& context, TableReader& table) {
    Unsuitable unsuitable{table.text("id"), read_clause(context, table), table.words()};
    context.programme.unsuitable.push_back(std::move(unsuitable));
}

void read_application(Context& context, TableReader& table) {
    Application application;
    application.by =
        read_word(table, "by",
                  {std::pair("nobody", AppliedBy::nobody), std::pair("person", AppliedBy::person),
                   std::pair("institution", AppliedBy::institution)},
                  AppliedBy::nobody);
    application.ages = read_ages(context, table);
    application.months_after_last = table.number("months_after_last", 1, 120).value_or(0);
    application.groups = read_groups(context, table, "groups");
    application.clause = read_clause(context, table);
    application.words = table.words();
    context.programme.applications.push_back(std::move(application));
}

Span read_days(TableReader& table, const char* from, const char* until) {
    const Span span{table.day(from).value_or(day_always), table.day(until).value_or(day_never)};
    if (span.from > span.until) {
        table.flaw(until, {"終わりの日が始まりの日より前です。成り立つ日がありません。",
                           "The last day is before the first: this can never hold."});
    }
    return span;
}

void read_dispatch(Context& context, TableReader& table) {
    Dispatch dispatch;
    dispatch.doses = read_doses(table, 0);
    if (!table.has("doses")) table.text("doses");
    dispatch.ages = read_ages(context, table);
    dispatch.last = read_days(table, "last_from", "last_until");
    dispatch.born = read_days(table, "born_from", "born_until");
    const auto send_on = table.day("send_on");
    if (send_on) {
        dispatch.send_on = *send_on;
        if (table.has("state")) {
            table.flaw("state", {"send_on と state はどちらか一つです。",
                                 "Write send_on or state, not both."});
            table.text("state");
        }
    } else {
        dispatch.state = read_word(table, "state",
                                   {std::pair("sent", DispatchState::sent),
                                    std::pair("undecided", DispatchState::undecided),
                                    std::pair("as_needed", DispatchState::as_needed),
                                    std::pair("not_sent", DispatchState::not_sent)},
                                   DispatchState::undecided);
    }
    dispatch.clause = read_clause(context, table);
    dispatch.words = table.words();
    context.programme.dispatches.push_back(std::move(dispatch));
}

}  // namespace

void read_desk(Context& context, TableReader& root) {
    read_each(context, root, "condition", read_condition);
    read_each(context, root, "observation", read_observation);
    read_each(context, root, "unsuitable", read_unsuitable);
    read_each(context, root, "application", read_application);
    read_each(context, root, "dispatch", read_dispatch);
}

}  // namespace uketsuke::loading
