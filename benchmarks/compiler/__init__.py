"""The lookup asked with real output of a compiler: 2,121 messages that nobody here wrote."""
