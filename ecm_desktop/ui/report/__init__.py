"""The parts of the report page: what is asked for, what is left out, the preview, and what was made so far."""
