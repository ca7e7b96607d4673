/*
 * The strict JSON reader: RFC 8259 and nothing else. It goes through the text once, from left to right, and builds the
 * tree with cJSON's constructors; its recursion is as deep as the text is nested, which the context limits.
 */
#include <string.h>

#include "base/json.h"
#include "base/json_names.h"
#include "base/json_number.h"

typedef struct reader {
    const char *start, *at, *end;
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

/* A text buffer failed: memory, or a string longer than a document may be. */
static int text_failed(reader *r, const ivni_text *text)
{
    if (text->status == IVN_ERROR_MEMORY)
        return no_memory(r);
    return refuse(r, text->status, r->at, "a string is longer than the context allows");
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

/* Gives a new node to its parent; the first one is the root. From then on the root owns it. */
static int attach(reader *r, cJSON *parent, cJSON *node)
{
    cJSON_bool done = 1;

    if (node == NULL)
        return no_memory(r);
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
    if (parent != NULL && cJSON_IsObject(parent))
        ivni_json_names_keep(&r->names, node->string);
    return 1;
}

#define EACH_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Whether one of eight bytes is not plain: a quote, a backslash, a control character, or not ASCII. */
static int has_special(uint64_t eight)
{
    uint64_t quote = eight ^ EACH_BYTE('"');
    uint64_t backslash = eight ^ EACH_BYTE('\\');
    uint64_t below = (eight - EACH_BYTE(0x20)) | (quote - EACH_BYTE(1)) | (backslash - EACH_BYTE(1));

    return ((below | eight) & EACH_BYTE(0x80)) != 0;
}

/* Goes over the characters of a string that stand for themselves. */
static void skip_plain(reader *r)
{
    const char *at = r->at, *end = r->end;

    for (;;) {
        uint64_t eight;
        unsigned char byte;
        size_t length = 1;

        while (end - at >= 8 && (memcpy(&eight, at, sizeof eight), !has_special(eight)))
            at += 8;
        if (at == end)
            break;
        byte = (unsigned char)*at;
        if (byte >= 0x80)
            length = ivni_utf8_character(at, (size_t)(end - at));
        else if (byte == '"' || byte == '\\' || byte < 0x20)
            break;
        if (length == 0)
            break;
        at += length;
    }
    r->at = at;
}

/* Four hexadecimal digits behind "\u". */
static int read_unit(const char *at, const char *end, uint32_t *out)
{
    uint32_t unit = 0;

    if (end - at < 6)
        return 0;
    for (int i = 2; i < 6; i++) {
        uint32_t digit = (unsigned char)at[i];

        if (digit >= '0' && digit <= '9')
            digit -= '0';
        else if ((digit | 0x20) >= 'a' && (digit | 0x20) <= 'f')
            digit = (digit | 0x20) - 'a' + 10;
        else
            return 0;
        unit = 16 * unit + digit;
    }
    *out = unit;
    return 1;
}

static void add_character(ivni_text *into, uint32_t code)
{
    char bytes[4];
    size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char first[] = {0, 0x00, 0xc0, 0xe0, 0xf0};

    for (size_t i = length - 1; i > 0; i--, code >>= 6)
        bytes[i] = (char)(0x80 | (code & 0x3f));
    bytes[0] = (char)(first[length] | code);
    ivni_text_bytes(into, bytes, length);
}

/* The low half that must follow a high surrogate at r->at. */
static int read_low_surrogate(reader *r, uint32_t *code)
{
    const char *low = r->at + 6;
    uint32_t unit;

    if (r->end - low < 6 || low[0] != '\\' || low[1] != 'u')
        return 0;
    if (!read_unit(low, r->end, &unit) || unit < 0xdc00 || unit > 0xdfff)
        return 0;
    *code = 0x10000 + ((*code - 0xd800) << 10) + (unit - 0xdc00);
    return 1;
}

static int read_unicode_escape(reader *r, ivni_text *into)
{
    uint32_t code;

    if (!read_unit(r->at, r->end, &code))
        return refuse(r, IVN_ERROR_ESCAPE, r->at, "four hexadecimal digits must follow \\u");
    if (code == 0)
        return refuse(r, IVN_ERROR_ESCAPE, r->at, "a string must not hold an escaped NUL");
    if (code >= 0xdc00 && code <= 0xdfff)
        return refuse(r, IVN_ERROR_ENCODING, r->at, "a low surrogate stands alone");
    if (code >= 0xd800 && code <= 0xdbff) {
        if (!read_low_surrogate(r, &code))
            return refuse(r, IVN_ERROR_ENCODING, r->at, "a high surrogate stands alone");
        r->at += 6;
    }
    r->at += 6;
    add_character(into, code);
    return 1;
}

static int read_escape(reader *r, ivni_text *into)
{
    static const char names[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    const char *name;

    if (r->end - r->at < 2) {
        r->at = r->end;
        return expected(r, "the rest of a string");
    }
    if (r->at[1] == 'u')
        return read_unicode_escape(r, into);
    name = memchr(names, r->at[1], sizeof names - 1);
    if (name == NULL)
        return refuse(r, IVN_ERROR_ESCAPE, r->at, "JSON has no such escape");
    ivni_text_bytes(into, &meanings[name - names], 1);
    r->at += 2;
    return 1;
}

/* What stopped skip_plain, other than the closing quote. */
static int read_special(reader *r, ivni_text *into)
{
    if (r->at == r->end)
        return expected(r, "the rest of a string");
    if (*r->at == '\\')
        return read_escape(r, into);
    if ((unsigned char)*r->at < 0x20)
        return refuse(r, IVN_ERROR_CONTROL, r->at, "a control character in a string must be escaped");
    return refuse(r, IVN_ERROR_ENCODING, r->at, "the text is not valid UTF-8");
}

/* Reads the string that starts here into a buffer, NUL-terminated. */
static int read_string(reader *r, ivni_text *into)
{
    into->size = 0;
    r->at += 1;
    for (;;) {
        const char *plain = r->at;

        skip_plain(r);
        ivni_text_bytes(into, plain, (size_t)(r->at - plain));
        if (stands(r, '"'))
            break;
        if (!read_special(r, into))
            return 0;
    }
    r->at += 1;
    if (into->status != IVN_OK)
        return text_failed(r, into);
    into->data[into->size] = '\0';
    return 1;
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

static int read_name(reader *r, ivni_json_scope *scope)
{
    const char *start;
    ivn_status status;

    skip_space(r);
    start = r->at;
    if (!stands(r, '"'))
        return expected(r, "the name of a member");
    if (!read_string(r, &r->name))
        return 0;
    status = ivni_json_names_add(&r->names, scope, r->name.data, r->name.size);
    if (status == IVN_ERROR_MEMORY)
        return no_memory(r);
    if (status == IVN_ERROR_DUPLICATE)
        return refuse(r, status, start, "an object must not hold the same name twice");
    return 1;
}

static int read_member(reader *r, cJSON *object, ivni_json_scope *scope)
{
    if (!read_name(r, scope))
        return 0;
    skip_space(r);
    if (!stands(r, ':'))
        return expected(r, "a colon");
    r->at += 1;
    return read_value(r, object);
}

static int read_object(reader *r, cJSON *parent)
{
    ivni_json_scope scope;
    cJSON *object;

    if (!enter(r, parent, cJSON_CreateObject, &object))
        return 0;
    skip_space(r);
    if (stands(r, '}'))
        return goes_on(r, '}', "") == 0;
    scope = ivni_json_names_open(&r->names);
    do {
        if (!read_member(r, object, &scope))
            return 0;
    } while (goes_on(r, '}', "a comma or the end of the object"));
    ivni_json_names_close(&r->names, &scope);
    return r->status == IVN_OK;
}

static int read_value(reader *r, cJSON *parent)
{
    skip_space(r);
    if (r->at == r->end)
        return expected(r, "a value");
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
    return r->at == r->end || refuse(r, IVN_ERROR_TRAILING, r->at, "text follows the end of the value");
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
