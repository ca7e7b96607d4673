"""libinterventions: who may be referred to which probation intervention, why, and by when.

    import interventions as ivn

    answer = ivn.Catalogue.builtin().assess(user, "personal-well-being/emotional", on=date(2026, 11, 23))
    due = ivn.Calendar("england-and-wales").add(date(2026, 8, 22), 10)
    change = ivn.decide(None, {"type": "draft", "body": facts}, ivn.Environment(now, "practitioner"))
    change = ivn.Caseload(store).do({"type": "send", "record": change.id}, ivn.Environment(now, "practitioner"))
"""
from . import terms
from ._library import library_version
from .answers import (Assessment, ChangeOfAnswer, Comparison, Finding, OfferAnswer, Question, Recommendation,
                      Suggestion)
from .calendar import COUNT_NONE, DATE_NONE, Calendar, add_months, british_date, years_between
from .caseload import Caseload, Cases, Due, Dues, Unread, Unreadable
from .casework import (Change, Record, appointment_id, decide, next_steps, rar_days, record_id,
                       reference_number)
from .casework_shapes import (AppointmentView, Duty, EndingNames, Entry, EntryForm, Explanation, IndexKey, NewsEvent,
                              NextStep, Obstacle, PersonalData, PersonalDatum, PlanView, RarRequirement, Referral)
from .catalogue import Catalogue, Screening
from .duties import DutyTable, duties_many, duties_of, trigger_range
from .environment import Environment
from .errors import (ArgumentError, Conflict, ConflictError, DateError, InterventionsError, InvalidFacts, JsonError,
                     LimitError, NotFound, OutcomeUnknown, PartialWarning, RangeError, RuleError, StateError,
                     StoreError, Taken, Violation)
from .facts import People, ServiceUser, json_schema, personal_data
from .level_columns import LevelTallies
from .level_shapes import (Headroom, LevelAnswer, LevelFigure, LevelTally, QualityFigure, ReportLine, ReportPair,
                           ReportPairs, ReportRule, ReportView, WorkloadDay, WorkloadLine, WorkloadMonth,
                           WorkloadView)
from .levels import DAY_NOT_KNOWN, LevelFacts, level_figure, levels_of, share
from .reporting import Capacities, Report, Workload
from .rulebook import Edition, Parameter, Rule, Rulebook
from .services import (Area, Contract, Criterion, Item, Nsi, Offer, Prison, Provision, Service, SessionRun)
from .store import Batch, Found, MemoryStore, OutboxEvent, Query, Store, Stored
from .terms import *

__all__ = [
    "COUNT_NONE", "DATE_NONE", "DAY_NOT_KNOWN", "AppointmentView", "Area", "ArgumentError", "Assessment", "Batch",
    "Calendar", "Capacities", "Caseload", "Cases", "Catalogue", "Change", "ChangeOfAnswer", "Comparison", "Conflict",
    "ConflictError", "Contract", "Criterion", "DateError", "Due", "Dues", "Duty", "DutyTable", "Edition",
    "EndingNames", "Entry", "EntryForm", "Environment", "Explanation", "Finding", "Found", "Headroom", "IndexKey",
    "InterventionsError", "InvalidFacts", "Item", "JsonError", "LevelAnswer", "LevelFacts", "LevelFigure", "LevelTallies",
    "LevelTally", "LimitError", "MemoryStore", "NewsEvent", "NextStep", "NotFound", "Nsi", "Obstacle", "Offer",
    "OfferAnswer", "OutboxEvent", "OutcomeUnknown", "Parameter", "PartialWarning", "People", "PersonalData",
    "PersonalDatum", "PlanView", "Prison", "Provision", "QualityFigure", "Query", "Question", "RangeError",
    "RarRequirement", "Recommendation", "Record", "Referral", "Report", "ReportLine", "ReportPair", "ReportPairs",
    "ReportRule", "ReportView", "Rule", "RuleError", "Rulebook", "Screening", "Service", "ServiceUser", "SessionRun",
    "StateError", "Store", "StoreError", "Stored", "Suggestion", "Taken", "Unread", "Unreadable", "Violation",
    "Workload", "WorkloadDay", "WorkloadLine", "WorkloadMonth", "WorkloadView", "add_months", "appointment_id",
    "british_date", "decide", "duties_many", "duties_of", "json_schema", "level_figure", "levels_of",
    "library_version", "next_steps", "personal_data", "rar_days", "record_id", "reference_number", "share", "terms",
    "trigger_range", "years_between", *terms.__all__,
]
