"""Every way in which something from outside becomes an article."""
