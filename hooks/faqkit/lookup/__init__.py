"""Documents in, answers out: the index, the engine in V8, readings, self-test, evaluation."""
