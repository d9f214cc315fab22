"""The names of the files that are delivered."""

BUNDLE_ROOT = "efiling-support"
BUNDLE = f"{BUNDLE_ROOT}.zip"
SLIM = f"{BUNDLE_ROOT}-slim.zip"
SINGLE = f"{BUNDLE_ROOT}.html"
SUMS = "SHA256SUMS"
FEED = "feed.xml"
JSON_FEED = "feed.json"
OPENSEARCH = "opensearch.xml"
DOWNLOADS = (BUNDLE, SLIM, SINGLE, SUMS)
