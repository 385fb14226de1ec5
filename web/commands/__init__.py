"""One module per verb of the ``huisuan`` command: ``add_arguments`` and ``run``. Heavy imports stay inside ``run``."""
