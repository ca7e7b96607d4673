"""The dataclasses follow the structs of the headers, member by member."""
import dataclasses

import pytest

from interventions import answers, caseload, casework_shapes, level_shapes, rulebook, services
from interventions._ffi import ffi

STRUCTS = {
    answers.Finding: "ivn_finding", answers.Question: "ivn_question", answers.OfferAnswer: "ivn_offer_answer",
    answers.Assessment: "ivn_assessment_view", answers.Assessments: "ivn_assessments_view",
    answers.Suggestion: "ivn_suggestion", answers.Recommendation: "ivn_recommendation_view",
    answers.ChangeOfAnswer: "ivn_change_of_answer", answers.Comparison: "ivn_comparison_view",
    services.Criterion: "ivn_criterion", services.Offer: "ivn_offer", services.SessionRun: "ivn_session",
    services.Provision: "ivn_provision", services.Nsi: "ivn_nsi", services.Item: "ivn_item",
    services.Service: "ivn_service", services.Area: "ivn_area", services.Prison: "ivn_prison",
    services.Contract: "ivn_contract", services.Directory: "ivn_directory",
    rulebook.Edition: "ivn_edition", rulebook.Parameter: "ivn_parameter", rulebook.Rule: "ivn_rule",
    rulebook.RulebookContents: "ivn_rulebook_view",
    casework_shapes.Duty: "ivn_duty", casework_shapes.Duties: "ivn_duties_view",
    casework_shapes.AppointmentView: "ivn_appointment_view", casework_shapes.PlanView: "ivn_plan_view",
    casework_shapes.Referral: "ivn_referral_view", casework_shapes.NewsEvent: "ivn_event",
    casework_shapes.Obstacle: "ivn_obstacle", casework_shapes.NextStep: "ivn_next_step",
    casework_shapes.Next: "ivn_next_view", casework_shapes.Explanation: "ivn_explanation",
    casework_shapes.Explanations: "ivn_explanations_view", casework_shapes.EndingNames: "ivn_ending_names",
    casework_shapes.RarRequirement: "ivn_rar_requirement", casework_shapes.Rar: "ivn_rar_view",
    casework_shapes.EntryForm: "ivn_form_view", casework_shapes.PersonalDatum: "ivn_personal_datum",
    casework_shapes.PersonalData: "ivn_personal_data_view", casework_shapes.Entry: "ivn_entry",
    level_shapes.LevelAnswer: "ivn_level", level_shapes.Levels: "ivn_levels_view", level_shapes.LevelTally: "ivn_level_tally",
    level_shapes.LevelFigure: "ivn_level_figure", level_shapes.QualityFigure: "ivn_quality_figure",
    level_shapes.ReportLine: "ivn_report_line", level_shapes.ReportRule: "ivn_report_rule",
    level_shapes.ReportView: "ivn_report_view", level_shapes.ReportPair: "ivn_report_pair",
    level_shapes.ReportPairs: "ivn_report_pairs_view", level_shapes.WorkloadDay: "ivn_workload_day",
    level_shapes.WorkloadMonth: "ivn_workload_month", level_shapes.WorkloadLine: "ivn_workload_line",
    level_shapes.WorkloadView: "ivn_workload_view", level_shapes.Headroom: "ivn_headroom",
    level_shapes.Headrooms: "ivn_headrooms_view",
    casework_shapes.IndexKey: "ivn_index_key", caseload.Due: "ivn_due", caseload.Dues: "ivn_dues_view",
    caseload.Unread: "ivn_unread",
}


# Counts that tell something by themselves; any other is that of a list.
TOLD = {"answer_count", "referral_count", "liaison_count"}


def members(struct):
    """Names of what a struct tells: its size, unused space and the counts of its lists and bytes are left out."""
    def is_count(name, field):
        return field.type.cname == "uint32_t" and (name == "count" or name.endswith("_count")) and name not in TOLD

    return {name for name, field in ffi.typeof(struct).fields
            if not is_count(name, field) and name not in ("size", "length") and not name.startswith("reserved")}


@pytest.mark.parametrize("shape", STRUCTS, ids=lambda shape: shape.__name__)
def test_a_dataclass_has_the_members_of_its_struct(shape):
    names = {field.name.removesuffix("_") for field in dataclasses.fields(shape)}
    assert names == members(STRUCTS[shape])


def test_every_dataclass_is_held_to_its_struct():
    found = {each for module in (answers, caseload, casework_shapes, level_shapes, rulebook, services) for each in vars(module).values()
             if dataclasses.is_dataclass(each) and each.__module__ == module.__name__}
    assert found == set(STRUCTS)
