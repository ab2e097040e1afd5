"""Windows, pages and dialogs: they join a session to widgets and words."""
