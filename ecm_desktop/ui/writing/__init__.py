"""Writing the formulation: the psychologist’s text under its headings, with the evidence beside it."""
