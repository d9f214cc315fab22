"""The catalogue to pages: view models, the context of each kind of page, bodies filled in."""
