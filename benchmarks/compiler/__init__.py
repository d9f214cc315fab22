"""The lookup asked with real output of the TypeScript compiler: 2,121 messages that nobody here wrote, in two languages."""
