// What the frame does beyond what HTML does by itself: menus close, the search finds.
import { closeOpenMenus } from "./menu.js";
import { openSearchBox } from "./searchbox.js";
import { showStored } from "./storage.js";

closeOpenMenus();
openSearchBox();
showStored();
