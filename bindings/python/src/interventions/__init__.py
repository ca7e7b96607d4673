"""libinterventions: who may be referred to which probation intervention, why, and by when.

    import interventions as ivn

    answer = ivn.Catalogue.builtin().assess(user, "personal-well-being/emotional", on=date(2026, 11, 23))
    due = ivn.Calendar("england-and-wales").add(date(2026, 8, 22), 10)
"""
from . import terms
from ._library import library_version
from .answers import (Assessment, ChangeOfAnswer, Comparison, Finding, OfferAnswer, Question, Recommendation,
                      Suggestion)
from .casework import (Change, DutyTable, Environment, Record, decide, duties_of, next_steps, rar_days, record_id,
                       reference_number)
from .casework_shapes import (AppointmentView, Duty, EndingNames, EntryForm, Explanation, IndexKey, NewsEvent, NextStep,
                              Obstacle, PersonalData, PersonalDatum, PlanView, RarRequirement, Referral)
from .calendar import COUNT_NONE, DATE_NONE, Calendar, add_months, british_date, years_between
from .catalogue import Catalogue, Screening
from .errors import (ArgumentError, ConflictError, DateError, InterventionsError, InvalidFacts, JsonError, LimitError,
                     NotFound, PartialWarning, RangeError, RuleError, StateError, StoreError, Violation)
from .facts import Caseload, ServiceUser, json_schema, personal_data
from .rulebook import Edition, Parameter, Rule, Rulebook
from .services import (Area, Contract, Criterion, Item, Nsi, Offer, Prison, Provision, Service, SessionRun)
from .terms import *

__all__ = [
    "COUNT_NONE", "DATE_NONE", "Area", "ArgumentError", "Assessment", "Calendar", "Caseload", "Catalogue",
    "ChangeOfAnswer", "Comparison", "ConflictError", "Contract", "Criterion", "DateError", "Edition", "Finding",
    "InterventionsError", "InvalidFacts", "Item", "JsonError", "LimitError", "NotFound", "Nsi", "Offer", "OfferAnswer",
    "Parameter", "PartialWarning", "Prison", "Provision", "Question", "RangeError", "Recommendation", "Rule",
    "RuleError", "Rulebook", "Screening", "Service", "ServiceUser", "SessionRun", "StateError", "StoreError",
    "Suggestion", "Violation", "add_months", "british_date", "json_schema", "library_version", "personal_data",
    "terms", "years_between", *terms.__all__,
]
