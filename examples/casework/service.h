/*
 * One service of the catalogue on a page.
 */
#ifndef SERVICE_H
#define SERVICE_H

#include "desk.h"

void print_service(const struct desk *desk, const ivn_service *service);

#endif
