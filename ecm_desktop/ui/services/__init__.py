"""The directory of local services: kept in the vault for every case, written and chosen over the plan."""
