/*
 * The smallest host: built against an installed libinterventions with nothing but what pkg-config says, to show that an
 * installation is whole. Prints the version that runs, and fails when it is not the one of the headers' package.
 */
#include <interventions/interventions.h>
#include <stdio.h>
#include <string.h>

int main(int count, char **arguments)
{
    ivn_context *context = NULL;
    ivn_status status = ivn_context_new(NULL, &context);
    if (status != IVN_OK) {
        fprintf(stderr, "no context: %s\n", ivn_status_text(status));
        return 1;
    }
    ivn_context_free(context);

    unsigned version = ivn_version();
    char text[32];
    snprintf(text, sizeof text, "%u.%u.%u", version / 10000, version / 100 % 100, version % 100);
    printf("libinterventions %s\n", text);
    return count > 1 && strcmp(text, arguments[1]) != 0;
}
