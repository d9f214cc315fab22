location.replace(document.querySelector("a").href+location.hash)
