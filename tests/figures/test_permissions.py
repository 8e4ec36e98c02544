import pytest
from django.core.exceptions import PermissionDenied

from slussen.accounts.models import User
from slussen.figures.permissions import check_user_can_publish_figures, user_can_publish_figures


@pytest.mark.parametrize(
    ("operator", "active", "may"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_only_the_operator(operator: bool, active: bool, may: bool) -> None:
    user = User(is_superuser=operator, is_active=active)
    assert user_can_publish_figures(user) is may
    if may:
        check_user_can_publish_figures(user)
    else:
        with pytest.raises(PermissionDenied):
            check_user_can_publish_figures(user)
