"""Benchmarks: builds and the lookup measured beside stock configurations, on one corpus in one run.

    vocabulary, corpus   a synthetic catalogue of any size in the shape of the real one
    folders              a catalogue as a project of ours, and as a stock MkDocs project
    builds               our build beside the stock one: seconds, bytes
    engines, browser     a lookup as a page of its own, opened from file:// in Chromium
    speed                bytes, time to ready, time per keystroke
    rivals, quality      the development sets; docs/scoreboard.yml
    report               tables of all that

Run with `python -m benchmarks` (or `make bench`).
"""
