/*
 * The strict JSON reader: RFC 8259 and nothing else. It goes through the text once, from left to right, and builds the
 * tree with cJSON's constructors; its recursion is as deep as the text is nested, which the context limits.
 */
#include <string.h>

#include "base/json.h"
#include "base/json_names.h"
#include "base/json_number.h"
#include "base/json_string.h"

typedef struct reader {
    const char *start, *at, *end;
    const char *value_at; /* where the value begins that is being read */
    const ivn_context *context;
    ivn_error *error;
    ivn_status status;
    uint32_t depth;
    cJSON *root;
    ivni_text name;  /* of the member that is being read */
    ivni_text value; /* of the string that is being read */
    ivni_json_names names;
} reader;

static int read_value(reader *r, cJSON *parent);

static int refuse(reader *r, ivn_status status, const char *at, const char *message)
{
    r->status = ivni_fail_at(r->error, status, at - r->start, "", "%s", message);
    return 0;
}

/* Something else stands here than what the grammar asks for. */
static int expected(reader *r, const char *what)
{
    r->status = ivni_fail_at(r->error, IVN_ERROR_SYNTAX, r->at - r->start, "",
                             r->at == r->end ? "expected %s, but the text ends" : "expected %s", what);
    return 0;
}

static int no_memory(reader *r)
{
    r->status = ivni_fail_memory(r->error);
    return 0;
}

static void skip_space(reader *r)
{
    const char *at = r->at;

    while (at < r->end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
        at += 1;
    r->at = at;
}

static int stands(const reader *r, char what)
{
    return r->at < r->end && *r->at == what;
}

/*
 * Gives a new node to its parent; the first one is the root. From then on the root owns it. cJSON's `valueint` says
 * nothing that `valuedouble` does not: it is where the value begins.
 */
static int attach(reader *r, cJSON *parent, cJSON *node)
{
    cJSON_bool done = 1;

    if (node == NULL)
        return no_memory(r);
    node->valueint = (int)(uint32_t)(r->value_at - r->start);
    if (parent == NULL)
        r->root = node;
    else if (cJSON_IsArray(parent))
        done = cJSON_AddItemToArray(parent, node);
    else
        done = cJSON_AddItemToObject(parent, r->name.data, node);
    if (!done) {
        cJSON_Delete(node);
        return no_memory(r);
    }
    return 1;
}

static int read_string(reader *r, ivni_text *into)
{
    const char *fault;
    ivn_status status = ivni_json_string_read(&r->at, r->end, into, &fault);

    if (status == IVN_OK)
        return 1;
    if (status == IVN_ERROR_MEMORY)
        return no_memory(r);
    if (status == IVN_ERROR_LIMIT)
        return refuse(r, status, r->at, "a string is longer than the context allows");
    return refuse(r, status, r->at, fault);
}

static int read_string_value(reader *r, cJSON *parent)
{
    return read_string(r, &r->value) && attach(r, parent, cJSON_CreateString(r->value.data));
}

static int read_number(reader *r, cJSON *parent)
{
    double value;
    size_t length;
    const char *fault;
    ivn_status status = ivni_json_number_read(r->at, (size_t)(r->end - r->at), &value, &length, &fault);

    if (status != IVN_OK)
        return refuse(r, status, r->at + length, fault);
    r->at += length;
    return attach(r, parent, cJSON_CreateNumber(value));
}

/* One of the three words. */
static int read_word(reader *r, cJSON *parent, const char *word, cJSON *(*create)(void))
{
    size_t length = strlen(word);

    if ((size_t)(r->end - r->at) < length || memcmp(r->at, word, length) != 0)
        return expected(r, "a value");
    r->at += length;
    return attach(r, parent, create());
}

/* Opens an array or object; the bracket is skipped. */
static int enter(reader *r, cJSON *parent, cJSON *(*create)(void), cJSON **node)
{
    if (r->depth == r->context->max_depth)
        return refuse(r, IVN_ERROR_DEPTH, r->at, "nested deeper than the context allows");
    r->depth += 1;
    r->at += 1;
    *node = create();
    return attach(r, parent, *node);
}

/* After an element: 1 when another one follows, 0 when the closing bracket was read or something is wrong. */
static int goes_on(reader *r, char closing, const char *what)
{
    skip_space(r);
    if (stands(r, ',')) {
        r->at += 1;
        return 1;
    }
    if (!stands(r, closing))
        return expected(r, what);
    r->at += 1;
    r->depth -= 1;
    return 0;
}

static int read_array(reader *r, cJSON *parent)
{
    cJSON *array;

    if (!enter(r, parent, cJSON_CreateArray, &array))
        return 0;
    skip_space(r);
    if (stands(r, ']'))
        return goes_on(r, ']', "") == 0;
    do {
        if (!read_value(r, array))
            return 0;
    } while (goes_on(r, ']', "a comma or the end of the array"));
    return r->status == IVN_OK;
}

static int read_name(reader *r)
{
    const char *start;

    skip_space(r);
    start = r->at;
    if (!stands(r, '"'))
        return expected(r, "the name of a member");
    if (!read_string(r, &r->name))
        return 0;
    if (!ivni_json_names_add(&r->names, r->name.data, r->name.size, (uint32_t)(start - r->start)))
        return no_memory(r);
    return 1;
}

static int read_member(reader *r, cJSON *object)
{
    if (!read_name(r))
        return 0;
    skip_space(r);
    if (!stands(r, ':'))
        return expected(r, "a colon");
    r->at += 1;
    return read_value(r, object);
}

static int end_object(reader *r, const cJSON *object, uint32_t first)
{
    uint32_t offset = 0;
    ivn_status status = ivni_json_names_close(&r->names, first, object, &offset);

    if (status == IVN_ERROR_MEMORY)
        return no_memory(r);
    if (status == IVN_ERROR_DUPLICATE)
        return refuse(r, status, r->start + offset, "an object must not hold the same name twice");
    return 1;
}

static int read_object(reader *r, cJSON *parent)
{
    cJSON *object;
    uint32_t first;

    if (!enter(r, parent, cJSON_CreateObject, &object))
        return 0;
    skip_space(r);
    if (stands(r, '}'))
        return goes_on(r, '}', "") == 0;
    first = ivni_json_names_open(&r->names);
    do {
        if (!read_member(r, object))
            return 0;
    } while (goes_on(r, '}', "a comma or the end of the object"));
    return r->status == IVN_OK && end_object(r, object, first);
}

static int read_value(reader *r, cJSON *parent)
{
    skip_space(r);
    if (r->at == r->end)
        return expected(r, "a value");
    r->value_at = r->at;
    switch (*r->at) {
    case '{':
        return read_object(r, parent);
    case '[':
        return read_array(r, parent);
    case '"':
        return read_string_value(r, parent);
    case 't':
        return read_word(r, parent, "true", cJSON_CreateTrue);
    case 'f':
        return read_word(r, parent, "false", cJSON_CreateFalse);
    case 'n':
        return read_word(r, parent, "null", cJSON_CreateNull);
    case '+':
    case '.':
        return refuse(r, IVN_ERROR_NUMBER, r->at, "a number must start with a minus sign or a digit");
    default:
        if (*r->at == '-' || (*r->at >= '0' && *r->at <= '9'))
            return read_number(r, parent);
        return expected(r, "a value");
    }
}

static int read_text(reader *r)
{
    if (!read_value(r, NULL))
        return 0;
    skip_space(r);
    if (r->at < r->end)
        return refuse(r, IVN_ERROR_TRAILING, r->at, "text follows the end of the value");
    return 1;
}

ivn_status ivni_json_read(const ivn_context *context, const char *data, size_t size, cJSON **out, ivn_error *error)
{
    reader r = {.context = context, .error = error};

    if (size > context->max_json_bytes)
        return ivni_fail(error, IVN_ERROR_LIMIT, "the text is longer than the context allows");
    r.start = r.at = size > 0 ? data : "";
    r.end = r.start + size;
    ivni_text_init(&r.name, context);
    ivni_text_init(&r.value, context);
    ivni_json_names_init(&r.names, &context->allocator);
    if (read_text(&r))
        *out = r.root;
    else
        cJSON_Delete(r.root);
    ivni_text_discard(&r.name);
    ivni_text_discard(&r.value);
    ivni_json_names_free(&r.names);
    return r.status;
}

int64_t ivni_json_offset(const cJSON *node)
{
    return (int64_t)(uint32_t)node->valueint;
}

const cJSON *ivni_json_member(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

int ivni_json_integer(const cJSON *node, int64_t low, int64_t high, int64_t *out)
{
    int64_t value;

    if (!cJSON_IsNumber(node) || !(node->valuedouble >= -1e15 && node->valuedouble <= 1e15))
        return 0;
    value = (int64_t)node->valuedouble;
    if ((double)value != node->valuedouble || value < low || value > high)
        return 0;
    *out = value;
    return 1;
}
