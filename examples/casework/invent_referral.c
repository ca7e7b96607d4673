/*
 * The plot of one invented referral to a personal well-being service: how it goes when all keep to the rules, and the
 * ways in which it may go wrong. Shares are in percent and invented; nothing here says how often anything happens.
 */
#include <stdio.h>
#include <string.h>

#include "invent.h"
#include "words.h"

static const struct area {
    const char *service, *area, *outcome, *activity;
} areas[] = {
    {"personal-well-being/emotional", "emotional", "1", "b"}, {"personal-well-being/lifestyle", "lifestyle", "2", "b"},
    {"personal-well-being/emotional", "emotional", "3", "a"}, {"personal-well-being/lifestyle", "lifestyle", "1", "e"},
    {"personal-well-being/family", "family", "1", "c"},
};

static const struct level {
    const char *complexity;
    int32_t sessions;
} levels[] = {{"low", 3}, {"medium", 5}, {"high", 8}};

/* One referral as it is told. */
struct tale {
    struct plot *plot;
    const struct area *area;
    const struct level *level;
    const ivn_contract *contract; /* or NULL */
    int32_t slow;                 /* how many in a hundred wait too long for an offer */
    ivn_instant now;
    int32_t sessions, held;
    char appointment[37]; /* the latest */
    struct words body;
};

static const char *text_of(struct tale *tale)
{
    return words_text(&tale->body);
}

static void tell(struct tale *tale, const char *role, const char *type, const char *body)
{
    say(tale->plot, tale->now, role, type, body);
}

static const char *instant_text(ivn_instant at)
{
    static char texts[4][25];
    static int place;

    place = (place + 1) % 4;
    ivn_instant_format(at, texts[place]);
    return texts[place];
}

static const char *day_text(ivn_instant at, int32_t days)
{
    static char texts[4][11];
    static int place;
    ivn_date day;

    place = (place + 1) % 4;
    ivn_date_of_instant(at, &day);
    ivn_date_format(day + days, texts[place]);
    return texts[place];
}

/* --- the practitioner --------------------------------------------------------------------------------------------- */

/* An area of the contract. */
static const char *home_of(const struct tale *tale)
{
    return tale->contract == NULL ? "southend"
                                  : tale->contract->areas[tale->plot->person / 7 % (int32_t)tale->contract->area_count];
}

static void draft(struct tale *tale, int eligible)
{
    struct plot *plot = tale->plot;

    words_clear(&tale->body);
    words_add(&tale->body,
              "{\"service_user\":{\"reference\":\"EX-%06d\",\"sex\":\"%s\",\"date_of_birth\":\"%d-%02d-%02d\","
              "\"home_area\":\"%s\",\"sentences_complete\":true,\"sentences\":[{\"basis\":\"community_order\","
              "\"imposed\":\"%s\",\"ends\":\"%s\",\"rehabilitation_activity\":%s,"
              "\"rehabilitation_activity_days\":20,\"requirements_complete\":true}]}",
              (int)plot->person, eligible ? "male" : "female", (int)between(plot, 1955, 2005),
              (int)between(plot, 1, 12), (int)between(plot, 1, 28), home_of(tale), day_text(tale->now, -30),
              day_text(tale->now, 700), "true");
    words_add(&tale->body,
              ",\"service\":\"%s\",\"%s\":\"%s\",\"sentence\":\"event 1\",\"requirement\":\"RAR 1\","
              "\"practitioner\":\"officer %d\",\"practitioner_team\":\"team %d\",\"purpose\":\"invented\","
              "\"support\":\"invented\",\"risk\":\"none that is known\",\"priority\":\"medium\",\"place\":\"Southend\","
              "\"complete_by\":\"%s\",\"enforceable_days\":%d,\"sessions\":%d}",
              tale->area->service, tale->contract != NULL ? "contract" : "provider",
              tale->contract != NULL ? tale->contract->key : "Lantern Row", (int)plot->person % 40 + 1,
              (int)plot->person % 9 + 1, day_text(tale->now, 300), (int)tale->sessions + 4, (int)tale->sessions);
    plot->record[0] = '\0';
    tell(tale, "practitioner", "draft", text_of(tale));
    ivn_record_id(IVN_RECORD_REFERRAL, plot->id, plot->record);
}

static void choose_needs(struct tale *tale)
{
    tale->now = minutes_later(tale->now, 6);
    words_clear(&tale->body);
    words_add(&tale->body, "{\"needs\":[{\"area\":\"%s\",\"complexity\":\"%s\",\"outcomes\":[\"%s\"]}]}",
              tale->area->area, tale->level->complexity, tale->area->outcome);
    tell(tale, "practitioner", "choose_needs", text_of(tale));
}

/* Sends it, after trying to without the needs now and then. 0: it went nowhere. */
static int refer(struct tale *tale)
{
    int eligible = !happens(tale->plot, 5), overridden = !eligible && happens(tale->plot, 30);

    draft(tale, eligible);
    if (happens(tale->plot, 4)) {
        tale->now = minutes_later(tale->now, 3);
        tell(tale, "practitioner", "send", NULL);
    }
    choose_needs(tale);
    tale->now = minutes_later(tale->now, 9);
    tell(tale, "practitioner", "send", overridden ? "{\"override\":\"agreed with the contract manager\"}" : NULL);
    return eligible || overridden;
}

/* --- the supplier ------------------------------------------------------------------------------------------------- */

static void take_on(struct tale *tale)
{
    tale->now = minutes_later(tale->now, 1);
    tell(tale, "supplier", "receive", NULL);
    tale->now = later(tale->plot, tale->now, 1);
    tell(tale, "supplier", "accept", NULL);
    tale->now = minutes_later(tale->now, 5);
    words_clear(&tale->body);
    words_add(&tale->body, "{\"to\":\"case worker %d\"}", (int)tale->plot->person % 25 + 1);
    tell(tale, "supplier", "assign", text_of(tale));
}

static void appointment(struct tale *tale, const char *type, const char *kind, ivn_instant starts, int32_t session)
{
    words_clear(&tale->body);
    words_add(&tale->body,
              "{\"kind\":\"%s\",\"starts\":\"%s\",\"minutes\":60,\"mode\":\"face_to_face\",\"place\":"
              "\"probation_office\",\"office\":\"EXSOUTH\",\"enforceable\":true",
              kind, instant_text(starts));
    if (session > 0)
        words_add(&tale->body, ",\"session\":%d,\"activities\":[\"%s\"]", (int)session, tale->area->activity);
    if (strcmp(type, "offer_appointment") != 0)
        words_add(&tale->body, ",\"other\":\"%s\"", tale->appointment);
    if (strcmp(type, "reschedule_appointment") == 0)
        words_add(&tale->body, ",\"requested_by\":\"service_user\",\"why\":\"invented\"");
    words_add(&tale->body, "}");
    tell(tale, "supplier", type, text_of(tale));
    ivn_appointment_id(tale->plot->record, tale->plot->id, tale->appointment);
}

/* What happened, and its record. The session itself begins at `now`. */
static void record(struct tale *tale, int came, int record_late)
{
    tale->now = minutes_later(tale->now, 70);
    if (happens(tale->plot, 2))
        tell(tale, "supplier", "submit_feedback",
             "{\"appointment\":\"00000000-0000-4000-8000-000000000000\","
             "\"notify_concerns\":false}");
    words_clear(&tale->body);
    words_add(&tale->body, "{\"appointment\":\"%s\",\"attended\":%s,\"happened\":%s", tale->appointment,
              came ? "true" : "false", came ? "true,\"late\":false}" : "false,\"detail\":\"did not come\"}");
    tell(tale, "supplier", "record_attendance", text_of(tale));
    if (record_late)
        tale->now = later(tale->plot, tale->now, 2);
    tale->now = minutes_later(tale->now, 10);
    words_clear(&tale->body);
    words_add(&tale->body, "{\"appointment\":\"%s\",\"notify_concerns\":false", tale->appointment);
    if (came)
        words_add(&tale->body, ",\"notify_behaviour\":%s,\"summary\":\"invented\",\"response\":\"invented\"",
                  happens(tale->plot, 4) ? "true,\"behaviour\":\"invented\"" : "false");
    words_add(&tale->body, "}");
    tell(tale, "supplier", "submit_feedback", text_of(tale));
}

/* 0: it ended before there was an offer. */
static int assess(struct tale *tale)
{
    int late = happens(tale->plot, 12);
    ivn_instant starts;

    if (happens(tale->plot, tale->slow))
        tale->now = later(tale->plot, tale->now, between(tale->plot, 9, 13));
    if (happens(tale->plot, 3)) {
        tale->now = later(tale->plot, tale->now, between(tale->plot, 1, 5));
        tell(tale, "practitioner", "withdraw", "{\"reason\":\"moved_away\",\"text\":\"invented\"}");
        return 0;
    }
    starts = later(tale->plot, tale->now, late ? between(tale->plot, 10, 16) : between(tale->plot, 2, 7));

    appointment(tale, "offer_appointment", "supplier_assessment", starts, 0);
    if (happens(tale->plot, 10)) {
        tale->now = minutes_later(tale->now, 200);
        starts = later(tale->plot, starts, 1);
        appointment(tale, "reschedule_appointment", "supplier_assessment", starts, 0);
    }
    tale->now = starts;
    if (happens(tale->plot, 8)) {
        record(tale, 0, 0);
        tale->now = minutes_later(tale->now, 20);
        starts = later(tale->plot, tale->now, 3);
        appointment(tale, "replace_appointment", "supplier_assessment", starts, 0);
        tale->now = starts;
    }
    record(tale, 1, happens(tale->plot, 8));
    return 1;
}

static void say_plan(struct tale *tale, int32_t sessions)
{
    words_clear(&tale->body);
    words_add(&tale->body,
              "{\"sessions\":%d,\"activities\":[{\"area\":\"%s\",\"key\":\"%s\",\"text\":\"invented\","
              "\"responsible\":\"supplier\",\"by\":\"%s\"}],\"outcomes\":[{\"area\":\"%s\",\"key\":\"%s\"}]}",
              (int)sessions, tale->area->area, tale->area->activity, day_text(tale->now, 200), tale->area->area,
              tale->area->outcome);
    tell(tale, "supplier", "submit_action_plan", text_of(tale));
}

static void plan(struct tale *tale)
{
    tale->now = later(tale->plot, tale->now, happens(tale->plot, 12) ? between(tale->plot, 6, 9) : 3);
    say_plan(tale, tale->sessions);
    tale->now = minutes_later(tale->now, 5);
    tell(tale, "supplier", "share_action_plan", NULL);
    if (happens(tale->plot, 3))
        tell(tale, "supplier", "approve_action_plan", NULL);
    tale->now = later(tale->plot, tale->now, between(tale->plot, 1, 3));
    tell(tale, "practitioner", "approve_action_plan", NULL);
    if (happens(tale->plot, 3)) {
        tale->now = minutes_later(tale->now, 30);
        say_plan(tale, tale->sessions - 1);
    }
    if (strcmp(tale->area->area, "family") == 0 && !happens(tale->plot, 10)) {
        tale->now = minutes_later(tale->now, 15);
        tell(tale, "supplier", "liaise", "{\"outcome\":true,\"text\":\"safe to begin\"}");
    }
}

/* 0: it ended early. */
static int deliver(struct tale *tale)
{
    for (int32_t session = 1; session <= tale->sessions; session++) {
        ivn_instant starts = later(tale->plot, tale->now, between(tale->plot, 4, 6));
        int came;

        tale->now = minutes_later(tale->now, 20);
        appointment(tale, "offer_appointment", session == 1 ? "intervention_commencement" : "session", starts, session);
        tale->now = starts;
        if (happens(tale->plot, 2)) {
            tale->now = minutes_later(tale->now, 30);
            tell(tale, "practitioner", "withdraw", "{\"reason\":\"moved_away\",\"text\":\"invented\"}");
            return session > 1;
        }
        came = !happens(tale->plot, 8);
        record(tale, came, happens(tale->plot, 8));
        tale->held += came;
    }
    return 1;
}

static void report(struct tale *tale)
{
    tale->now = later(tale->plot, tale->now, happens(tale->plot, 12) ? 8 : 3);
    words_clear(&tale->body);
    words_add(&tale->body,
              "{\"outcomes\":[{\"area\":\"%s\",\"key\":\"%s\",\"achievement\":\"%s\",\"progress\":\"invented\"}],"
              "\"sessions_delivered\":%d,\"next_steps\":\"invented\"}",
              tale->area->area, tale->area->outcome,
              happens(tale->plot, 60)   ? "achieved"
              : happens(tale->plot, 60) ? "partially_achieved"
                                        : "not_achieved",
              (int)tale->held + happens(tale->plot, 2));
    tell(tale, "supplier", "write_report", text_of(tale));
    tale->now = minutes_later(tale->now, 30);
    tell(tale, "supplier", "submit_report", NULL);
    if (happens(tale->plot, 2)) {
        tale->now = minutes_later(tale->now, 90);
        tell(tale, "practitioner", "amend", "{\"place\":\"Basildon\"}");
    }
}

void invent_referral(struct plot *plot, int32_t day_of_year)
{
    struct tale tale = {.plot = plot,
                        .area = &areas[one_of(plot, (int32_t)(sizeof areas / sizeof *areas))],
                        .level = &levels[one_of(plot, (int32_t)(sizeof levels / sizeof *levels))],
                        .slow = 8};
    ivn_date january;

    if (plot->contract_count > 0) {
        static const int32_t slow[] = {4, 11, 7, 19, 5};
        uint32_t at = (uint32_t)one_of(plot, (int32_t)plot->contract_count);

        tale.contract = plot->contracts[at];
        tale.slow = slow[at % (sizeof slow / sizeof *slow)];
    }

    ivn_date_from_ymd(2026, 1, 1, &january);
    tale.sessions = tale.level->sessions;
    tale.now = later(plot, (int64_t)(january + day_of_year) * 86400000, 0);
    if (refer(&tale) && !happens(plot, 2)) {
        take_on(&tale);
        if (!happens(plot, 4) && assess(&tale)) {
            plan(&tale);
            if (deliver(&tale))
                report(&tale);
        }
    }
    words_free(&tale.body);
}
