(function(){
// Keep the view whose root the address lies under; the longest root wins, as "/" contains "/en/".
var views=[].slice.call(document.querySelectorAll("[data-view]")),mine=views[0];
views.forEach(function(view){var root=view.getAttribute("data-view");
if(location.pathname.indexOf(root)===0&&root.length>mine.getAttribute("data-view").length)mine=view});
views.forEach(function(view){if(view!==mine)view.remove()});
mine.hidden=false;
mine.querySelector("main").id="main";
document.documentElement.lang=mine.lang;
document.title=mine.querySelector("h1").textContent;
})()
