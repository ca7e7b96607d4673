/*
 * The registry of statuses: for each value of ivn_status its name and one sentence, for logs and developers.
 */
#include <interventions/base.h>

typedef struct status_row {
    ivn_status status;
    const char *name;
    const char *text;
} status_row;

/* clang-format off */
#define ROW(status, text) {status, #status, text}

static const status_row rows[] = {
    ROW(IVN_OK,                    "Done."),
    ROW(IVN_UNCHANGED,             "Done, and nothing was different afterwards."),
    ROW(IVN_REPLAYED,              "Done before, by the same command."),
    ROW(IVN_PARTIAL,               "Done, except for elements that could not be computed: they hold the none value."),
    ROW(IVN_END,                   "Nothing more to read."),

    ROW(IVN_ERROR_ARGUMENT,        "An argument is null, out of its meaning, or a length without bytes."),
    ROW(IVN_ERROR_SIZE,            "The size of a struct is not known, or its unknown tail is not zero."),
    ROW(IVN_ERROR_RANGE,           "A day or a number lies outside the range that can be computed."),
    ROW(IVN_ERROR_RESERVED,        "A reserved member is not zero."),

    ROW(IVN_ERROR_LIMIT,           "A limit of the context was reached."),

    ROW(IVN_ERROR_SYNTAX,          "The bytes are not a JSON text."),
    ROW(IVN_ERROR_ENCODING,        "The bytes are not UTF-8, or a surrogate stands alone."),
    ROW(IVN_ERROR_CONTROL,         "A JSON string holds a raw control character."),
    ROW(IVN_ERROR_ESCAPE,          "A JSON string holds an unknown escape or an escaped NUL."),
    ROW(IVN_ERROR_NUMBER,          "A number is written in a way that JSON does not allow."),
    ROW(IVN_ERROR_INTEGER,         "A number is too large, has too many digits, or cannot be held where it stands."),
    ROW(IVN_ERROR_DUPLICATE,       "A JSON object holds the same name twice."),
    ROW(IVN_ERROR_TRAILING,        "There is text after the end of the JSON value."),
    ROW(IVN_ERROR_DEPTH,           "The JSON text is nested deeper than the context allows."),
    ROW(IVN_ERROR_DATE,            "A date is not of the form 2026-11-22, or there is no such day."),
    ROW(IVN_ERROR_INVALID,         "The document is well-formed, but not one of its kind: see the violations."),
    ROW(IVN_ERROR_VERSION,         "The document was written by a newer library."),

    ROW(IVN_ERROR_RULE,            "An override or a catalogue contradicts a rule of the rulebook."),
    ROW(IVN_ERROR_CYCLE,           "The eligibility of services depends on each other in a circle."),

    ROW(IVN_ERROR_STATE,           "Not allowed in the state that the thing is in."),

    ROW(IVN_ERROR_NOT_FOUND,       "There is no such service, rule, parameter, term or record."),

    ROW(IVN_ERROR_CONFLICT,        "Two inputs claim the same key, or a record is not at the expected revision."),
    ROW(IVN_ERROR_REUSED,          "The id of a command was used before, for another command."),
    ROW(IVN_ERROR_TAKEN,           "A key that no two records may have belongs to another record."),

    ROW(IVN_ERROR_STORE,           "A storage callback failed, or broke its rules."),
    ROW(IVN_ERROR_OUTCOME_UNKNOWN, "A store cannot tell whether a commit was done: repeat the command."),
    ROW(IVN_ERROR_DAMAGED,         "What a store holds is not a record."),

    ROW(IVN_ERROR_MEMORY,          "The allocator returned nothing."),
};
/* clang-format on */

static const status_row unknown = {0, "unknown status", "A status that this version of the library does not know."};

static const status_row *find(ivn_status status)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].status == status)
            return &rows[i];
    return &unknown;
}

const char *ivn_status_name(ivn_status status)
{
    return find(status)->name;
}

const char *ivn_status_text(ivn_status status)
{
    return find(status)->text;
}
