"""What answers look like, by kind of question: which hits come first, what is marked in them, and under which names."""
