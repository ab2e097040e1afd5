"""ECM Desktop: the shared timeline, genogram and plan of Enhanced Case Management, offline."""

__version__ = "0.1.0"
