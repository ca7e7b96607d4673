/*
 * What the offences on record come to: of what nature they are, what the index offence is, and when the last one was.
 */
#include "people/parts.h"

/* An ivn_flag for each of five natures, two bits each, so that all five are looked at together. */
typedef uint32_t natures;
enum { VIOLENT = 0, SEXUAL = 2, ABUSE = 4, PARTNER = 6, DRINK = 8 };
#define OPEN IVN_UNKNOWN
#define NO IVN_NO
#define YES IVN_YES
#define NATURES(violent, sexual, abuse, partner, drink)                                                                \
    ((uint32_t)(violent) << VIOLENT | (uint32_t)(sexual) << SEXUAL | (uint32_t)(abuse) << ABUSE |                      \
     (uint32_t)(partner) << PARTNER | (uint32_t)(drink) << DRINK)
#define ALL_NO NATURES(NO, NO, NO, NO, NO)
#define ALL_YES NATURES(YES, YES, YES, YES, YES)

/*
 * What a category settles by itself; the rest is not known unless a flag says so. Sexual offences, drink driving and
 * domestic abuse have categories of their own, so that for instance theft is none of them; but violence may well be
 * domestic abuse, and so may damage, disorder, the breach of an order, or harassment (other).
 */
/* clang-format off */
static const natures by_category[] = {
    /*                                        violent sexual abuse partner drink */
    [0]                           = NATURES(OPEN,   OPEN,  OPEN, OPEN,   OPEN),
    [IVN_OFFENCE_VIOLENCE]        = NATURES(YES,    NO,    OPEN, OPEN,   NO),
    [IVN_OFFENCE_SEXUAL]          = NATURES(OPEN,   YES,   OPEN, OPEN,   NO),
    [IVN_OFFENCE_DOMESTIC_ABUSE]  = NATURES(OPEN,   OPEN,  YES,  OPEN,   NO),
    [IVN_OFFENCE_ROBBERY]         = NATURES(YES,    NO,    NO,   NO,     NO),
    [IVN_OFFENCE_THEFT]           = NATURES(NO,     NO,    NO,   NO,     NO),
    [IVN_OFFENCE_BURGLARY]        = NATURES(NO,     NO,    NO,   NO,     NO),
    [IVN_OFFENCE_FRAUD]           = NATURES(NO,     NO,    NO,   NO,     NO),
    [IVN_OFFENCE_DRUGS]           = NATURES(NO,     NO,    NO,   NO,     NO),
    [IVN_OFFENCE_DRINK_DRIVING]   = NATURES(NO,     NO,    NO,   NO,     YES),
    [IVN_OFFENCE_OTHER_MOTORING]  = NATURES(NO,     NO,    NO,   NO,     NO),
    [IVN_OFFENCE_CRIMINAL_DAMAGE] = NATURES(OPEN,   NO,    OPEN, OPEN,   NO),
    [IVN_OFFENCE_ARSON]           = NATURES(OPEN,   NO,    OPEN, OPEN,   NO),
    [IVN_OFFENCE_PUBLIC_ORDER]    = NATURES(OPEN,   NO,    OPEN, OPEN,   NO),
    [IVN_OFFENCE_WEAPONS]         = NATURES(OPEN,   NO,    OPEN, OPEN,   NO),
    [IVN_OFFENCE_BREACH]          = NATURES(OPEN,   OPEN,  OPEN, OPEN,   NO),
    [IVN_OFFENCE_OTHER]           = NATURES(OPEN,   OPEN,  OPEN, OPEN,   NO),
};
/* clang-format on */

static ivn_flag flag_of(natures of, unsigned nature)
{
    return of >> nature & 3u;
}

static int is_no(natures of, unsigned nature)
{
    return flag_of(of, nature) == NO;
}

/* Where the first says nothing, the second speaks. */
static natures first_of(natures first, natures second)
{
    natures said = (first | first >> 1) & ALL_NO;

    return first | (second & ~(said * 3u));
}

/* Flags first, then what follows from them, then the category. Violence against a partner is violent and abuse. */
static natures natures_of(const ivn_offence *offence)
{
    natures flags = NATURES(offence->violent, offence->sexual, offence->domestic_abuse, offence->intimate_partner,
                            offence->drink_driving);
    natures all = first_of(flags, by_category[offence->category]);
    natures no_partner = (all & ~NATURES(OPEN, OPEN, OPEN, 3, OPEN)) | NATURES(OPEN, OPEN, OPEN, NO, OPEN);

    if (flag_of(flags, PARTNER) == YES)
        return first_of(flags, first_of(NATURES(YES, OPEN, YES, OPEN, OPEN), all));
    return ivni_choose(is_no(all, VIOLENT) | is_no(all, ABUSE), no_partner, all);
}

/* On record on the day: neither committed nor convicted after it. */
static int counts(const ivn_offence *offence, ivn_date day)
{
    return ((offence->committed.known & (uint32_t)(offence->committed.value > day)) |
            (offence->convicted.known & (uint32_t)(offence->convicted.value > day))) == 0;
}

/* --- dates: when an offence of known or unknown date can have been ------------------------------------------------ */

static ivn_date earliest(const ivn_service_user *user)
{
    return ivni_known_or(user->date_of_birth, IVNI_FIRST_CIVIL);
}

static ivni_range committed(const ivn_service_user *user, const ivn_offence *offence, ivn_date day)
{
    ivn_date last = ivni_known_or(offence->convicted, day);

    return (ivni_range){ivni_known_or(offence->committed, earliest(user)), ivni_known_or(offence->committed, last)};
}

static ivni_range convicted(const ivn_service_user *user, const ivn_offence *offence, ivn_date day)
{
    ivn_date first = ivni_known_or(offence->committed, earliest(user));

    return (ivni_range){ivni_known_or(offence->convicted, first), ivni_known_or(offence->convicted, day)};
}

static ivn_date later(ivn_date a, ivn_date b)
{
    return a > b ? a : b;
}

static void move_latest(ivni_range *latest, ivn_flag is, ivni_range when)
{
    latest->low = later(latest->low, ivni_choose_number(is == YES, when.low, IVN_DATE_NONE));
    latest->high = later(latest->high, ivni_choose_number(is == NO, IVN_DATE_NONE, when.high));
}

/* --- deriving --------------------------------------------------------------------------------------------------- */

/* Any of several offences: bits of YES where one is, of NO where none is. */
typedef struct several {
    natures yes, no;
} several;

typedef struct record {
    several any;      /* of all that count */
    several index;    /* of those that are marked as the index offence */
    several possible; /* of those of which it is not known whether they are */
    int index_marked;
    ivni_range last_violent, last_abuse;
} record;

static void add_if(several *to, int holds, natures of)
{
    to->yes |= of & ALL_YES & ivni_if(holds);
    to->no &= of | ~ivni_if(holds);
}

/*
 * What any of several may be, as it stands in ivni_subjects.may, for all natures at once: no unless one is, yes where
 * one is, is not known, or is not listed.
 */
static natures any_may(several all, int complete)
{
    natures yes = all.yes | (~all.no << 1 & ALL_YES) | (ivni_if(!complete) & ALL_YES);

    return yes | (~(all.yes >> 1) & ALL_NO);
}

/* Without a marked index offence, any that is not ruled out may be it, and so may one that is not listed; or none. */
static natures index_may(const record *all, int complete)
{
    return ivni_choose(all->index_marked, any_may(all->index, 1), any_may(all->possible, complete) | ALL_NO);
}

static uint8_t may_of(natures may, unsigned nature)
{
    return (uint8_t)(may >> nature & 3u);
}

/* Yes where either may be; no where both may be not. */
static uint8_t either_may(uint8_t a, uint8_t b)
{
    return (uint8_t)(((a | b) & IVNI_MAY_BE_YES) | (a & b & IVNI_MAY_BE_NO));
}

static record read_record(const ivn_service_user *user, ivn_date day)
{
    const several none = {0, ALL_NO};
    const ivni_range unlisted = {IVN_DATE_NONE, user->offences_complete == IVN_YES ? IVN_DATE_NONE : day};
    record found = {none, none, none, 0, unlisted, unlisted};

    for (uint32_t i = 0; i < user->offence_count; i++) {
        const ivn_offence *offence = user->offences[i];
        natures of = natures_of(offence);
        if (!counts(offence, day))
            continue;
        add_if(&found.any, 1, of);
        add_if(&found.index, offence->index == IVN_YES, of);
        add_if(&found.possible, offence->index == IVN_UNKNOWN, of);
        found.index_marked |= offence->index == IVN_YES;
        move_latest(&found.last_violent, flag_of(of, VIOLENT), committed(user, offence, day));
        move_latest(&found.last_abuse, flag_of(of, ABUSE), convicted(user, offence, day));
    }
    return found;
}

static int says_convicted_of_sexual_offence(const ivn_service_user *user)
{
    int said = 0;

    for (uint32_t i = 0; i < user->cohort_count; i++)
        said |= user->cohorts[i] == IVN_COHORT_SEXUAL_OFFENCE;
    return said;
}

void ivni_offences_derive(const ivn_service_user *user, ivn_date day, ivni_subjects *out)
{
    record found = read_record(user, day);
    int complete = user->offences_complete == IVN_YES;
    natures any = any_may(found.any, complete), index = index_may(&found, complete);
    uint8_t said =
        either_may(ivni_flag_may(user->domestic_abuse_pattern), ivni_flag_may(user->domestic_abuse_acknowledged));

    out->may[IVN_SUBJECT_SEXUAL_OFFENCE] = may_of(any, SEXUAL);
    out->may[IVN_SUBJECT_PARTNER_VIOLENCE_CONVICTION] = may_of(any, PARTNER);
    out->may[IVN_SUBJECT_DRINK_DRIVING_OFFENCE] = may_of(any, DRINK);
    out->may[IVN_SUBJECT_INDEX_VIOLENCE] = may_of(index, VIOLENT);
    out->may[IVN_SUBJECT_INDEX_DOMESTIC_ABUSE] = may_of(index, ABUSE);
    out->may[IVN_SUBJECT_DOMESTIC_ABUSE_PERPETRATOR] = either_may(may_of(any, ABUSE), said);
    out->ranges[IVN_SUBJECT_LAST_VIOLENT_OFFENCE] = found.last_violent;
    out->ranges[IVN_SUBJECT_LAST_DOMESTIC_ABUSE_CONVICTION] = found.last_abuse;
    if (says_convicted_of_sexual_offence(user))
        out->may[IVN_SUBJECT_SEXUAL_OFFENCE] = IVNI_MAY_BE_YES;
}

/* --- what is missing -------------------------------------------------------------------------------------------- */

static void write_offence(ivni_text *out, uint32_t place, const char *member)
{
    ivni_text_string(out, "/offences/");
    ivni_text_integer(out, place);
    ivni_text_string(out, "/");
    ivni_text_string(out, member);
}

static const char *const members[] = {[VIOLENT] = "violent",
                                      [SEXUAL] = "sexual",
                                      [ABUSE] = "domestic_abuse",
                                      [PARTNER] = "intimate_partner",
                                      [DRINK] = "drink_driving"};

/* The first offence that leaves the nature open, among all or among those marked as the index offence. */
static int missing_nature(const ivni_asked *asked, unsigned nature, int index_only, ivni_text *out)
{
    for (uint32_t i = 0; i < asked->user->offence_count; i++) {
        const ivn_offence *offence = asked->user->offences[i];
        if (!counts(offence, asked->day) || (index_only && offence->index != IVN_YES) ||
            flag_of(natures_of(offence), nature) != OPEN)
            continue;
        write_offence(out, i, members[nature]);
        return 1;
    }
    return 0;
}

static void missing_index(const ivni_asked *asked, unsigned nature, ivni_text *out)
{
    if (missing_nature(asked, nature, 1, out))
        return;
    for (uint32_t i = 0; i < asked->user->offence_count; i++) {
        const ivn_offence *offence = asked->user->offences[i];
        if (counts(offence, asked->day) && offence->index == IVN_UNKNOWN &&
            flag_of(natures_of(offence), nature) != NO) {
            write_offence(out, i, "index");
            return;
        }
    }
    ivni_text_string(out, "/offences");
}

/* The first offence that may be later than the latest that is certain: what it was, or when. */
static void missing_date(const ivni_asked *asked, unsigned nature, ivni_text *out)
{
    for (uint32_t i = 0; i < asked->user->offence_count; i++) {
        const ivn_offence *offence = asked->user->offences[i];
        ivn_flag is = flag_of(natures_of(offence), nature);
        ivni_range when = nature == VIOLENT ? committed(asked->user, offence, asked->day)
                                            : convicted(asked->user, offence, asked->day);
        if (!counts(offence, asked->day) || is == NO || when.high <= asked->range.low)
            continue;
        if (is == OPEN)
            write_offence(out, i, members[nature]);
        else
            write_offence(out, i, nature == VIOLENT ? "committed" : "convicted");
        return;
    }
    ivni_text_string(out, "/offences");
}

static void missing_abuse(const ivni_asked *asked, ivni_text *out)
{
    if (missing_nature(asked, ABUSE, 0, out))
        return;
    if (asked->user->offences_complete != IVN_YES)
        ivni_text_string(out, "/offences");
    else if (asked->user->domestic_abuse_pattern == IVN_UNKNOWN)
        ivni_text_string(out, "/domestic_abuse_pattern");
    else
        ivni_text_string(out, "/domestic_abuse_acknowledged");
}

void ivni_offences_missing(const ivni_asked *asked, ivni_text *out)
{
    if (asked->subject == IVN_SUBJECT_DOMESTIC_ABUSE_PERPETRATOR) {
        missing_abuse(asked, out);
    } else if (asked->subject == IVN_SUBJECT_LAST_VIOLENT_OFFENCE) {
        missing_date(asked, VIOLENT, out);
    } else if (asked->subject == IVN_SUBJECT_LAST_DOMESTIC_ABUSE_CONVICTION) {
        missing_date(asked, ABUSE, out);
    } else if (asked->subject == IVN_SUBJECT_INDEX_VIOLENCE || asked->subject == IVN_SUBJECT_INDEX_DOMESTIC_ABUSE) {
        missing_index(asked, asked->subject == IVN_SUBJECT_INDEX_VIOLENCE ? VIOLENT : ABUSE, out);
    } else {
        unsigned nature = asked->subject == IVN_SUBJECT_SEXUAL_OFFENCE          ? SEXUAL
                          : asked->subject == IVN_SUBJECT_DRINK_DRIVING_OFFENCE ? DRINK
                                                                                : PARTNER;
        if (!missing_nature(asked, nature, 0, out))
            ivni_text_string(out, "/offences");
    }
}
