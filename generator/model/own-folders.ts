const here = new URL('./', import.meta.url);

/** The folder of docwright's package.json, in which templates/ lies, too. */
export const packageFolder = new URL('../../', here);

/** The folder of docwright's code: `dist/bundle/` as it is installed; here, a module in a folder of its own, `dist/`. */
export const codeFolder = here.pathname.endsWith('/bundle/') ? here : new URL('../', here);
