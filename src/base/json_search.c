/*
 * Where a JSON pointer leads. Serves the lists of violations, which know pointers and are to tell bytes.
 */
#include "base/json.h"

#include <string.h>

#define FAR 16u /* elements; what is nearer is found from the start of its list */

static const cJSON *find_member(ivni_json_search *search, const cJSON *object, const char *name, size_t length)
{
    const cJSON *child = object->child;

    for (; child != NULL && search->steps > 0; child = child->next, search->steps--)
        if (strncmp(child->string, name, length) == 0 && child->string[length] == '\0')
            return child;
    return NULL;
}

static uint32_t number_of(const char *digits, size_t length)
{
    uint32_t number = 0;

    for (size_t i = 0; i < length; i++)
        number = 10 * number + (uint32_t)(unsigned char)digits[i] - '0';
    return number;
}

static const cJSON *find_element(ivni_json_search *search, const cJSON *list, uint32_t index)
{
    int goes_on = search->list == list && search->index <= index;
    const cJSON *child = goes_on ? search->element : list->child;

    for (uint32_t i = goes_on ? search->index : 0; child != NULL && i < index; i++, search->steps--) {
        if (search->steps == 0)
            return NULL;
        child = child->next;
    }
    if (index >= FAR && child != NULL) {
        search->list = list;
        search->element = child;
        search->index = index;
    }
    return child;
}

const cJSON *ivni_json_find(ivni_json_search *search, const char *pointer)
{
    const cJSON *found = search->tree, *next = found;

    while (*pointer == '/' && next != NULL) {
        size_t length = strcspn(pointer + 1, "/");

        if (cJSON_IsArray(found))
            next = find_element(search, found, number_of(pointer + 1, length));
        else
            next = find_member(search, found, pointer + 1, length);
        found = next != NULL ? next : found;
        pointer += 1 + length;
    }
    return search->steps > 0 ? found : NULL;
}
