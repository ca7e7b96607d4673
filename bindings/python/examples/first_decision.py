"""A first decision and a first due date.

    python first_decision.py
"""
from datetime import date

import interventions as ivn

ON = date(2026, 11, 23)
USER = {
    "sex": "male",
    "date_of_birth": date(1990, 4, 2),
    "sentences": [{"basis": "community_order", "rehabilitation_activity": True}],
}


def decide(services, service, user):
    """One answer with its reasons."""
    answer = services.assess(user, service, on=ON)
    print(answer.text)
    for finding in answer.findings:
        print(f"  {finding.rule}: {finding.reason}\n    {finding.source}")
    for question in answer.questions:
        print(f"  to find out: {question.title} ({question.pointer})")
    print()


def survey(services, user):
    """How many services give which answer."""
    answers = [answer.summary for answer in services.assess_all(user, on=ON)]
    for summary in ivn.Summary:
        print(f"{answers.count(summary):4} {summary.title}")
    print()


def main():
    services = ivn.Catalogue.builtin()
    decide(services, "personal-well-being/emotional", USER)
    decide(services, "building-better-relationships", USER)
    survey(services, USER)

    received, england = date(2026, 8, 22), ivn.Calendar("england-and-wales")
    due = england.add(received, 10)
    print(f"Received on {received:%A %d %B %Y}, due in 10 working days: {due:%A %d %B %Y}"
          + (" (provisional)" if due > england.horizon else ""))

    try:
        services.assess({"sex": "m", "date_of_birth": "2 April 1990"}, "mentoring", on=ON)
    except ivn.InvalidFacts as error:
        print("\nWhat mistakes look like:")
        for violation in error.violations:
            print(f"  {violation}")


if __name__ == "__main__":
    main()
