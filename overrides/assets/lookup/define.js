/* How the scripts know of one another: a script says its name, which is its path, and what it needs. The build puts them
   in an order in which each comes after what it needs (faqkit.scripts); pages get what their boxes need, and no more. */
(function (root) {
  "use strict";

  const made = {};
  const need = (name) => made[name];
  const lookup = (root.faqLookup = {
    /**
     * Make a part of the lookup, found later as `need(name)` and as `faqLookup.<last step of name>`.
     * @param {string} name the script's path without its ending
     * @param {(need: Function) => *} make what the part gives; it calls `need("…")` for each part that it uses
     */
    define(name, make) {
      made[name] = make(need);
      lookup[name.split("/").pop()] = made[name];
    },
  });
})(typeof window === "undefined" ? this : window);
