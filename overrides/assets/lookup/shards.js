(function (root) {
  "use strict";
  const lookup = root.faqLookup;
  lookup.shards = { shard: () => null };
})(typeof window === "undefined" ? this : window);
