"""The school's plan as a Draft: legal bases, sections, the table of tasks, each line with its origin."""
