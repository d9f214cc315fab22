"""Safe changes to the editors' files: planned as text, checked, then written all or none."""
