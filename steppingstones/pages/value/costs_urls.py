"""The addresses of what it took, within the room Value."""

from django.urls import path

from . import costs, costs_files

urlpatterns = [
    path("costs/", costs.costs, name="costs"),
    path("costs/written/", costs.written, name="costs-written"),
    path("costs/new/", costs.new, name="cost-new"),
    path("costs/rates/", costs.rates, name="costs-rates"),
    path("costs/rates/<slug:ref>/drop/", costs.rate_drop, name="costs-rate-drop"),
    path("costs/counting/", costs.counting, name="costs-counting"),
    path("costs/sheet/", costs_files.bring, name="costs-bring"),
    path("costs/sheet.xlsx", costs_files.sheet, name="costs-sheet"),
    path("costs/costs.csv", costs_files.as_csv, name="costs-csv"),
    path("costs/costs.pdf", costs_files.as_pdf, {"kind": "costs"}, name="costs-pdf"),
    path("costs/costs-easy-read.pdf", costs_files.as_pdf, {"kind": "costs-easy-read"}, name="costs-easy-pdf"),
    path("costs/costs.xlsx", costs_files.as_xlsx, name="costs-xlsx"),
    path("costs/written/<slug:ref>/", costs.change, name="cost"),
    path("costs/written/<slug:ref>/remove/", costs.remove, name="cost-remove"),
    path("costs/written/<slug:ref>/restore/", costs.restore, name="cost-restore"),
]
