"""Values to the frozen `Catalogue`: documents, messages, translations, permanent ids, addresses, words."""
