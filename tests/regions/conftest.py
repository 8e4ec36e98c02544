from tests.accounts.conftest import addresses_in_swedish, no_tries_yet

__all__ = ["addresses_in_swedish", "no_tries_yet"]
