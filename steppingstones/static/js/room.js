// On a phone the row of a room's pages scrolls sideways: bring the page where we are into sight.
document.querySelector(".room-pages [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
