from django.urls import path

app_name = "show"
urlpatterns: list = []
