"""Addresses of the translators' screens in the admin."""

from __future__ import annotations

from django.urls import path

from translation.views import (
    ask,
    board,
    choices,
    days,
    figures,
    files,
    giving,
    machines,
    matches,
    mine,
    people,
    preferences,
    questions,
    remarks,
    rules,
    terms,
    workbench,
)
from translation.views import releasing as together

urlpatterns = [
    path("translations/", board.BoardView.as_view(), name="translations"),
    path("translations/machines/", machines.MachinesView.as_view(), name="translation_machines"),
    path("translations/release/<int:page_id>/", together.ReleaseGroupView.as_view(), name="translation_release"),
    path("translations/ask/<int:page_id>/", ask.AskView.as_view(), name="translation_ask"),
    path("translations/mine/", mine.MineView.as_view(), name="translation_mine"),
    path("translations/mine/settings/", preferences.PreferencesView.as_view(), name="translation_settings"),
    path("translations/unasked/", ask.UnaskedView.as_view(), name="translation_unasked"),
    path("translations/unasked/<int:pk>/seen/", ask.forget_failure, name="translation_not_asked_seen"),
    path("translations/people/", people.PeopleView.as_view(), name="translation_people"),
    path("translations/rules/", rules.RulesView.as_view(), name="translation_rules"),
    path("translations/rules/<int:pk>/", rules.RulesView.as_view(), name="translation_rule"),
    path("translations/days/", days.DaysView.as_view(), name="translation_days"),
    path("translations/figures/", figures.FiguresView.as_view(), name="translation_figures"),
    path("translations/payment/", figures.PaymentView.as_view(), name="translation_payment"),
    path("translations/payment/terms/", figures.TermsView.as_view(), name="translation_terms"),
    path("translations/reassign/", giving.reassign, name="translation_reassign"),
    path("translations/<int:pk>/claim/", giving.claim, name="translation_claim"),
    path("translations/<int:pk>/", workbench.WorkbenchView.as_view(), name="translation"),
    path("translations/<int:pk>/segments/<int:position>/", workbench.save, name="translation_save"),
    path("translations/<int:pk>/segments/<int:position>/finding/", workbench.finding, name="translation_finding"),
    path("translations/<int:pk>/file/", files.FileView.as_view(), name="translation_file"),
    path("translations/<int:pk>/file/<slug:form>/", files.take, name="translation_take"),
    path("translations/mine/<slug:language>/<slug:form>/", files.take_mine, name="translation_take_mine"),
    path("translations/<int:pk>/segments/<int:position>/matches/", matches.matches, name="translation_matches"),
    path("translations/<int:pk>/concordance/", matches.concordance, name="translation_concordance"),
    path("translations/<int:pk>/preview/", workbench.preview, name="translation_preview"),
    path("translations/<int:pk>/term/", terms.TermView.as_view(), name="translation_term"),
    path("translations/glossary/", terms.GlossaryView.as_view(), name="translation_glossary"),
    path("translations/glossary/<slug:language>/", terms.take, name="translation_glossary_take"),
    path("translations/<int:pk>/choices/", choices.ChoicesView.as_view(), name="translation_choices"),
    path("translations/<int:pk>/remarks/", remarks.RemarksView.as_view(), name="translation_remarks"),
    path("translations/<int:pk>/remarks/<int:remark>/", remarks.change, name="translation_remark"),
    path(
        "translations/<int:pk>/segments/<int:position>/remarks/",
        remarks.of_segment,
        name="translation_segment_remarks",
    ),
    path("translations/<int:pk>/segments/<int:position>/remark/", remarks.write, name="translation_segment_remark"),
    path("translations/questions/", questions.QuestionsView.as_view(), name="translation_questions"),
    path("translations/questions/<int:pk>/", questions.QuestionView.as_view(), name="translation_question"),
]
