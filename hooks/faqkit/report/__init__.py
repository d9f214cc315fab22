"""What a change does to the site, which links are dead, what is due for another look."""
