/*
 * The library's version at run time.
 */
#include <interventions/base.h>

uint32_t ivn_version(void)
{
    return IVNI_VERSION;
}
