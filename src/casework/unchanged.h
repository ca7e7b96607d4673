/*
 * Serves decide.c.
 */
#ifndef IVNI_CASEWORK_UNCHANGED_H
#define IVNI_CASEWORK_UNCHANGED_H

#include "casework/casework.h"

/* Whether the command of the question leaves the referral as it is; `amended`: its facts after an amendment. */
int ivni_changes_nothing(const ivni_asking *asking, const ivn_referral_facts *amended);

#endif
