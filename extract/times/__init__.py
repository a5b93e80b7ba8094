"""When: expressions of time as spans, deadlines and rhythms."""
