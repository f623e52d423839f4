// The scripts of the site for node, at the addresses at which a site serves them. Files of a site say
// nowhere that they are modules (browsers learn it from the script element), and each test wants them
// fresh: every call is another site.
import { register } from "node:module";

register("./served.js", import.meta.url);

let sites = 0;

/**
 * @param {string} name
 * @returns {Promise<any>} the script as a module, of a site where nothing has run yet
 */
export const load = (name) => import(`https://handbuch.example/${++sites}/assets/handbuch/${name}`);
