"""The addresses of what the work is worth."""

from django.urls import path

from . import worth, worth_beside, worth_files, worth_inputs, worth_rows

urlpatterns = [
    path("worth/", worth.maps, name="maps"),
    path("worth/new/", worth.new, name="map-new"),
    path("worth/beside/", worth_beside.beside, name="maps-beside"),
    path("worth/bring/", worth_files.bring, name="map-bring"),
    path("worth/bring/sheet.xlsx", worth_files.sheet, name="map-sheet"),
    path("worth/rows/<slug:ref>/all/", worth_rows.whole, name="row"),
    path("worth/rows/<slug:ref>/remove/", worth_rows.remove, name="row-remove"),
    path("worth/rows/<slug:ref>/restore/", worth_rows.restore, name="row-restore"),
    path("worth/rows/<slug:ref>/<slug:ask>/", worth_rows.ask, name="row-ask"),
    path("worth/inputs/<slug:ref>/drop/", worth_inputs.drop, name="input-drop"),
    path("worth/maps/<slug:ref>/", worth.map_, name="map"),
    path("worth/maps/<slug:ref>/about/", worth.about, name="map-about"),
    path("worth/maps/<slug:ref>/rows/new/", worth_rows.add, name="row-add"),
    path("worth/maps/<slug:ref>/table/", worth_rows.table, name="map-table"),
    path("worth/maps/<slug:ref>/money/", worth_inputs.money, name="map-money"),
    path("worth/maps/<slug:ref>/hours/", worth_inputs.hours, name="map-hours"),
    path("worth/maps/<slug:ref>/costs/", worth_inputs.costs, name="map-costs"),
    path("worth/maps/<slug:ref>/left-out/", worth.left_out, name="map-left-out"),
    path("worth/maps/<slug:ref>/keep/", worth.keep, name="map-keep"),
    path("worth/maps/<slug:ref>/go-on/", worth.go_on, name="map-go-on"),
    path("worth/maps/<slug:ref>/remove/", worth.remove, name="map-remove"),
    path("worth/maps/<slug:ref>/restore/", worth.restore, name="map-restore"),
    path("worth/maps/<slug:ref>/map.csv", worth_files.csv, name="map-csv"),
    path("worth/maps/<slug:ref>/map.xlsx", worth_files.xlsx, name="map-xlsx"),
    path("worth/maps/<slug:ref>/outside/", worth_files.outside, name="map-outside"),
    path("worth/maps/<slug:ref>/easy-read/", worth_files.easy, name="map-easy"),
    path("worth/maps/<slug:ref>/map.pdf", worth_files.pdf, name="map-pdf"),
    path("worth/maps/<slug:ref>/easy-read.pdf", worth_files.easy_pdf, name="map-easy-pdf"),
]
