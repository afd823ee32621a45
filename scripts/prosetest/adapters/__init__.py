"""The hosts: each adapter is the only code that knows its own."""
