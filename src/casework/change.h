/*
 * How a decision becomes a change. Serves decide.c.
 */
#ifndef IVNI_CASEWORK_CHANGE_H
#define IVNI_CASEWORK_CHANGE_H

#include "casework/casework.h"

/*
 * The change from the record that the question was about to `record`, which belongs to the change from here on, also
 * where it fails. `decided`: IVN_OK, or why nothing is to be committed. IVN_ERROR_MEMORY or IVN_ERROR_LIMIT.
 */
ivn_status ivni_change_new(const ivni_asking *asking, ivn_record *record, ivn_status decided, ivn_change **out);

#endif
