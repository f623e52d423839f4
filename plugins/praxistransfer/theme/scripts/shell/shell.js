// What the frame does beyond what HTML does by itself: the search finds, the Merkliste is counted.
import { completeAddress, showCount } from "./frame.js";
import { openSearchBox } from "../search/searchbox.js";
import { showStored } from "./clear-storage.js";

/**
 * Run what only some pages need; they stay readable without it.
 * @param {string} mark
 * @param {(place: HTMLElement) => unknown} show
 */
function where(mark, show) {
  const place = document.querySelector(`[${mark}]`);
  if (place instanceof HTMLElement) show(place);
}

completeAddress();
showCount();
openSearchBox();
showStored();
where("data-place", async (place) => (await import("../start/place.js")).showPlaces(place));
where("data-finder", async (place) => (await import("../finder/finder.js")).showFinder(place));
where("data-practice", async (place) => (await import("../practice/practice-page.js")).showPractice(place));
where("data-remembered", async (place) => (await import("../merkliste/merkliste-page.js")).showMerkliste(place));
where("data-fit", async (place) => (await import("../takeover/fit-page.js")).showFit(place));
where("data-compared", async (place) => (await import("../takeover/comparison-page.js")).showComparison(place));
