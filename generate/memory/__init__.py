"""What was approved before, proposed again; what people corrected, offered as rules."""
