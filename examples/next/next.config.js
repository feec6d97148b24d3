import path from 'node:path';

/** The packages of this repository lie beside the examples: an app of your own needs no such line. */
export default { turbopack: { root: path.join(import.meta.dirname, '../..') } };
