"""The addresses of the room Value.

Those of "What it is worth" go through `money.in_money`: a group that never uses money has none of them.
"""

from .changed_urls import urlpatterns as changed_urls
from .costs_urls import urlpatterns as costs_urls
from .money import in_money
from .weigh_urls import urlpatterns as weigh_urls
from .without_urls import urlpatterns as without_urls
from .worth_urls import urlpatterns as worth_urls

app_name = "value"
urlpatterns = [*weigh_urls, *changed_urls, *without_urls, *costs_urls, *in_money(worth_urls)]
