"""The two deliveries, and everything in them that is written without a Markdown page."""
