"""The commands of `talks-index`, a file for each group."""
