"""The library of interventions: examples for each level, to begin a recommendation from, and a service's own."""
