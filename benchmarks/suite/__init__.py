"""What the program costs as a user runs it, how the cost grows, and what other programs take for the same."""
