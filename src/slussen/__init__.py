"""Slussen: regional skills supply and integration in Sweden, on published figures."""
