from django.urls import path

app_name = "haveyoursay"
urlpatterns: list = []
