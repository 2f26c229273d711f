"""What happens when an update comes: unpack, call, render, reply."""
