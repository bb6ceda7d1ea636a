from django.urls import path

app_name = "understand"
urlpatterns: list = []
