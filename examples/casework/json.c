/*
 * Puts an envelope around the library's JSON: one document for a caseload.
 */
#include "json.h"

#include <stdio.h>

#include "casework.h"
#include "files.h"

void print_json_string(const char *text)
{
    putchar('"');
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            printf("\\%c", *text);
        else if ((unsigned char)*text < 0x20)
            printf("\\u%04x", (unsigned)(unsigned char)*text);
        else
            putchar(*text);
    }
    putchar('"');
}

int print_text(ivn_status status, const ivn_error *error, ivn_text *text)
{
    if (status != IVN_OK)
        return failure(status, error);
    fwrite(ivn_text_data(text), 1, ivn_text_size(text), stdout);
    ivn_text_free(text);
    return DONE;
}

int print_json_line(ivn_status status, const ivn_error *error, ivn_text *text)
{
    int answer = print_text(status, error, text);

    if (answer == DONE)
        putchar('\n');
    return answer;
}

void print_json_begin(const struct desk *desk)
{
    char day[11] = "";

    ivn_date_format(desk->environment.on.value, day);
    printf("{\"day\":\"%s\",\"people\":[", day);
}

void print_json_person(const struct person *person, int is_first, const char *name)
{
    printf("%s\n{\"place\":%u,\"reference\":", is_first ? "" : ",", (unsigned)person->place);
    print_json_string(person->facts->reference != NULL ? person->facts->reference : "");
    printf(",\"%s\":", name);
}

void print_json_end(void)
{
    printf("]}\n");
}
