// What the frame does beyond what HTML does by itself: menus close, the search finds.
import { closeOpenMenus } from "./menu.js";
import { openSearch } from "./search.js";
import { showStored } from "./storage.js";

closeOpenMenus();
openSearch();
showStored();
