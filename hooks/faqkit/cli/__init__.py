"""The commands that editors, the Makefile and the workflows call."""
