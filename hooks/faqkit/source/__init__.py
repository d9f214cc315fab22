"""Bytes to values that know their place: the tree of files, paths, git, text, YAML, schemas."""
