(function(r){r.className="js";try{var t=localStorage.getItem("faq-theme");if(t==="light"||t==="dark")r.dataset.theme=t}catch(e){}})(document.documentElement)
