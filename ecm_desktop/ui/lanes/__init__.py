"""What a service makes of the lanes of the timeline: kept in the vault for every case, changed at their heads."""
